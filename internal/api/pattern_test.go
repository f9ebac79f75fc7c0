package api

import (
	"regexp"
	"strings"
	"testing"
)

// Whatever was matched before, a pattern matches what its expression matches as a
// whole.
func TestPatternMatch(t *testing.T) {
	const source = `arn:aws.*:kinesis:.*:\d{12}:queue/\S+`
	p, want := &Pattern{Source: source}, regexp.MustCompile(`\A(?:`+source+`)\z`)
	good := "arn:aws:kinesis:us-east-1:000000000000:queue/abc"
	for _, s := range []string{good, good, good + "d", good, good + " ", good, strings.ToUpper(good), "", "arn", good, good[:len(good)-3], good} {
		if got := p.Match(s); got != want.MatchString(s) {
			t.Errorf("%q matches: %v", s, got)
		}
	}
}
