package history

import (
	"fmt"
	"strings"
	"testing"
)

// A faultless reading: a is split into b and c, which are merged into d; two
// keys go on through all of them, and one turn was tried again.
func faultless() (steps []Step, parents map[string][]string) {
	step := func(shard string, epoch, index uint64, key string, turn int) {
		steps = append(steps, Step{Read{Log: shard, Place: Place{epoch, index}}, key, turn})
	}
	step("a", 1, 1, "x", 1)
	step("a", 1, 2, "y", 1)
	step("a", 1, 3, "x", 2)
	step("c", 2, 1, "y", 2)
	step("b", 2, 1, "x", 2)
	step("b", 2, 2, "x", 3)
	step("d", 3, 1, "x", 4)
	step("d", 3, 2, "y", 3)
	return steps, map[string][]string{"b": {"a"}, "c": {"a"}, "d": {"b", "c"}}
}

// A faultless reading has no violation, and repeated turns are counted.
func TestFaultlessLineage(t *testing.T) {
	if l := CheckLineage(faultless()); !l.OK() || l.Keys != 2 || l.Repeated != 1 {
		t.Errorf("%+v", l)
	}
}

// Every violation that is planted is found, and named.
func TestPlantedLineage(t *testing.T) {
	for _, row := range []struct {
		plant func(steps []Step)
		want  string
	}{
		{func(s []Step) { s[6].Turn = 2 }, "reordered: d at 3.1: turn 2 of x came after turn 3"},
		{func(s []Step) { s[6].Place = Place{2, 2} }, "reordered: d at 2.2: turn 4 of x is not above 2.2 of b"},
		{func(s []Step) { s[2], s[3] = s[3], s[2] }, "reordered: a at 1.3: came when c, which was made of it, had begun"},
		// b and c hold nothing, so that a and d are next to each other.
		{func(s []Step) {
			s[3].Log, s[4].Log, s[5].Log = "d", "d", "d"
			s[2], s[3] = s[3], s[2]
		}, "reordered: a at 1.3: came when d, which was made of it, had begun"},
	} {
		steps, parents := faultless()
		row.plant(steps)
		l := CheckLineage(steps, parents)
		var found []string
		for _, v := range l.Violations {
			found = append(found, v.String())
		}
		if !strings.Contains(fmt.Sprintln(strings.Join(found, "\n")), row.want+"\n") {
			t.Errorf("found %q, not %q", found, row.want)
		}
	}
}
