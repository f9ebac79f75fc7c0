package embedded

import (
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"
)

// campaign is how much of something a test does: less with -short, half of what
// make chaos does with CHAOS=brief, and much more with CHAOS=long in the
// environment.
func campaign(short, usual, long int) int {
	switch {
	case level() == "long":
		return long
	case testing.Short():
		return short
	case level() == "brief":
		return (short + usual) / 2
	}
	return usual
}

// proof is the same for what make chaos runs and counts: an ordinary go test
// does a little of it only.
func proof(quick, usual, long int) int {
	if level() == "" {
		return quick
	}
	return campaign(quick, usual, long)
}

// proves says whether a test must reach the numbers that make chaos prints.
func proves() bool {
	return (level() == "short" || level() == "long") && !testing.Short()
}

// level is CHAOS as a replay has to set it.
func level() string { return os.Getenv("CHAOS") }

// tally counts what engines have done in the background, so that a test can
// tell that it met all of it.
type tally map[string]int64

// add adds what e has done since it was opened.
func (c tally) add(e *Engine) {
	m := e.Metrics()
	c["sorts"] += m.Sorts
	c["rewritings"] += m.Merges
	c["checkpoints"] += m.Checkpoints
	c["segments used again"] += m.Recycled
	c["waits for the sorter"] += m.WaitedForSorter
}

func (c tally) String() string {
	var parts []string
	for _, what := range slices.Sorted(maps.Keys(c)) {
		parts = append(parts, fmt.Sprintf("%d %s", c[what], what))
	}
	return strings.Join(parts, ", ")
}

// complete fails the test if something never happened.
func (c tally) complete(t *testing.T) {
	for what, n := range c {
		if n == 0 {
			t.Errorf("there were no %s", what)
		}
	}
}
