package api

import (
	"regexp"
	"sync"
)

// Pattern is a constraint on a whole string. It is compiled at first use and
// may be used concurrently.
type Pattern struct {
	// Source is the expression as the model and AWS's messages have it.
	Source string
	// Go is the same in Go's syntax, where that differs.
	Go string

	once sync.Once
	re   *regexp.Regexp
}

// Match tells whether the whole of s matches.
func (p *Pattern) Match(s string) bool {
	p.once.Do(func() {
		source := p.Go
		if source == "" {
			source = p.Source
		}
		// The generator has refused expressions that do not compile.
		p.re = regexp.MustCompile(`\A(?:` + source + `)\z`)
	})
	return p.re.MatchString(s)
}
