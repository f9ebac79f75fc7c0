package history

import (
	"fmt"
	"maps"
	"slices"
)

// A Step is an entry as it was given to readers that follow a stream through
// changes of its shards.
type Step struct {
	Read
	Key  string // entries of one key keep their order
	Turn int    // what the key's writer counted; a turn may have been tried again
}

// A Lineage is what CheckLineage found.
type Lineage struct {
	Keys       int
	Repeated   int // steps of a turn that had been read before: a writer tried again
	Violations []Violation
}

// OK reports whether nothing was found.
func (l *Lineage) OK() bool { return len(l.Violations) == 0 }

// CheckLineage judges a reading of shards whose readers go on from parents to
// children: steps in the order in which they were given, and each shard's
// parents. It finds turns of a key that come after a later one, places of a key
// that do not rise from shard to shard, and entries of a shard that came when
// one made of it had begun.
func CheckLineage(steps []Step, parents map[string][]string) *Lineage {
	l := &Lineage{}
	last := make(map[string]*Step)
	begun, ended := make(map[string]int), make(map[string]int) // by shard: index of first and last step
	for i := range steps {
		s := &steps[i]
		if _, ok := begun[s.Log]; !ok {
			begun[s.Log] = i
		}
		ended[s.Log] = i
		if before := last[s.Key]; before != nil {
			switch {
			case s.Turn < before.Turn:
				l.add(s, "turn %d of %s came after turn %d", s.Turn, s.Key, before.Turn)
			case s.Turn == before.Turn:
				l.Repeated++
			}
			if s.Place.Compare(before.Place) <= 0 {
				l.add(s, "turn %d of %s is not above %s of %s", s.Turn, s.Key, before.Place, before.Log)
			}
		}
		last[s.Key] = s
	}
	l.Keys = len(last)
	for _, shard := range slices.Sorted(maps.Keys(begun)) {
		for _, ancestor := range ancestors(shard, parents) {
			if end, ok := ended[ancestor]; ok && end > begun[shard] {
				l.add(&steps[end], "came when %s, which was made of it, had begun", shard)
			}
		}
	}
	return l
}

func (l *Lineage) add(at *Step, format string, args ...any) {
	l.Violations = append(l.Violations, Violation{Reordered, at.Log, at.Place, fmt.Sprintf(format, args...)})
}

// ancestors gives all shards that one was made of, directly or not.
func ancestors(shard string, parents map[string][]string) []string {
	var all []string
	for next := slices.Clone(parents[shard]); len(next) > 0; next = next[1:] {
		if !slices.Contains(all, next[0]) {
			all = append(all, next[0])
			next = append(next, parents[next[0]]...)
		}
	}
	return all
}
