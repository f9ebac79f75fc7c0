package api

import (
	"regexp"
	"strings"
	"sync"
	"sync/atomic"
)

// slowLength is how long a string is at least that is worth remembering.
const slowLength = 32

// Pattern is a constraint on a whole string. It is compiled at first use and
// may be used concurrently.
type Pattern struct {
	// Source is the expression as the model and AWS's messages have it.
	Source string
	// Go is the same in Go's syntax, where that differs.
	Go string

	once sync.Once
	re   *regexp.Regexp
	// last is a string that matched: clients say the same ARN again and again, and
	// expressions of ARNs are slow.
	last atomic.Pointer[string]
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
	if last := p.last.Load(); last != nil && *last == s {
		return true
	}
	if !p.re.MatchString(s) {
		return false
	}
	if len(s) >= slowLength {
		p.last.Store(new(strings.Clone(s)))
	}
	return true
}
