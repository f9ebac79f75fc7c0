package faults

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"github.com/shardwell/shardwell"
)

// Table is the rules in force. The zero value is ready, a nil Table has none.
type Table struct {
	armed atomic.Bool // some rule is not spent

	mu    sync.Mutex
	last  int64
	rules []*live // by id
}

// MaxRules bounds how many rules there may be, spent ones included.
const MaxRules = 1000

// live is a rule with what has become of it. The table's mu guards it.
type live struct {
	Rule
	id      int64
	shard   uint32 // of Rule.Shard, if that is given
	chance  *rand.Rand
	seen    int64 // matching calls; of FailEntries matching entries
	fired   int64 // calls hit
	entries int64 // entries failed
}

// Listed is a rule as it is listed.
type Listed struct {
	ID int64 `json:"id"`
	Rule
	// Seen is how many calls have matched, Fired how many of them were hit. Of
	// FailEntries, Seen counts entries, and Failed those that were hit.
	Seen   int64 `json:"seen"`
	Fired  int64 `json:"fired"`
	Failed int64 `json:"failed,omitempty"`
	// Spent says that Count has been reached.
	Spent bool `json:"spent"`
}

// Add puts a rule behind the others and gives its number, which no other rule
// of the table ever has. A rule that makes no sense, or is one too many, is
// refused.
func (t *Table) Add(r Rule) (id int64, err error) {
	if err := r.check(); err != nil {
		return 0, err
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	if len(t.rules) >= MaxRules {
		return 0, fmt.Errorf("there are %d rules already, and more are not possible: delete some", len(t.rules))
	}
	t.last++
	l := &live{Rule: r, id: t.last}
	l.Entries = slices.Clone(r.Entries)
	l.shard, _ = shardwell.ParseShardIndex(r.Shard)
	if r.Action == FailEntries && r.Code == "" {
		l.Code = shardwell.CodeProvisionedThroughput
	}
	if r.Rate > 0 {
		seed := uint64(l.id)
		if r.Seed != nil {
			seed = *r.Seed
		}
		l.Seed, l.chance = &seed, rand.New(rand.NewPCG(seed, 0))
	}
	t.rules = append(t.rules, l)
	t.armed.Store(true)
	return l.id, nil
}

// Remove takes a rule away and says whether it was there.
func (t *Table) Remove(id int64) bool {
	t.mu.Lock()
	defer t.mu.Unlock()
	before := len(t.rules)
	t.rules = slices.DeleteFunc(t.rules, func(l *live) bool { return l.id == id })
	t.arm()
	return len(t.rules) < before
}

// Clear takes all rules away and says how many there were.
func (t *Table) Clear() int {
	t.mu.Lock()
	defer t.mu.Unlock()
	n := len(t.rules)
	t.rules = nil
	t.arm()
	return n
}

// List gives all rules, in the order in which they were added.
func (t *Table) List() []Listed {
	t.mu.Lock()
	defer t.mu.Unlock()
	all := make([]Listed, len(t.rules))
	for i, l := range t.rules {
		all[i] = Listed{ID: l.id, Rule: l.Rule, Seen: l.seen, Fired: l.fired, Failed: l.entries, Spent: l.spent()}
	}
	return all
}

// Armed says whether any rule can still hit. Where it says no there is no need
// to ask further.
func (t *Table) Armed() bool { return t != nil && t.armed.Load() }

// arm works out armed. mu is held.
func (t *Table) arm() {
	t.armed.Store(slices.ContainsFunc(t.rules, func(l *live) bool { return !l.spent() }))
}

// Call is a call as far as rules look at it. Stream and Shard are "" if it is
// about none, or about more than one.
type Call struct {
	Operation, Stream, Shard string
}

// Fault is what is to go wrong with a call.
type Fault struct {
	Rule       int64 // its number
	Action     Action
	Delay      time.Duration // of the action Delay
	Afterwards bool
}

// Next gives the fault of a call, if it is to have one: that of the first rule
// which hits it. It is asked once for each call.
func (t *Table) Next(c Call) (Fault, bool) {
	if !t.Armed() {
		return Fault{}, false
	}
	index, oneShard := shardwell.ParseShardIndex(c.Shard)
	t.mu.Lock()
	defer t.mu.Unlock()
	for _, l := range t.rules {
		if l.Action == FailEntries || l.spent() || !l.about(c.Operation, c.Stream) ||
			l.Shard != "" && (!oneShard || l.shard != index) {
			continue
		}
		l.seen++
		if !l.hits() {
			continue
		}
		l.fired++
		t.arm()
		return Fault{l.id, l.Action, time.Duration(l.Delay), l.Afterwards}, true
	}
	return Fault{}, false
}

// Entry is an entry of a PutRecords.
type Entry struct {
	PartitionKey string
	Shard        uint32 // index of its shard
}

// Entries decides which of a PutRecords' n entries fail, and calls fail with the
// index and the code of each, in order. It is asked once for each call.
func (t *Table) Entries(stream string, n int, entry func(i int) Entry, fail func(i int, code string)) {
	if !t.Armed() {
		return
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	var hit []*live // by index, nil for entries that do not fail
	for _, l := range t.rules {
		if l.Action != FailEntries || l.spent() || !l.about("PutRecords", stream) {
			continue
		}
		if hit == nil {
			hit = make([]*live, n)
		}
		l.choose(hit, entry)
	}
	t.arm()
	for i, l := range hit {
		if l != nil {
			fail(i, l.Code)
		}
	}
}

// choose takes the entries that the rule hits, of those that none has.
func (l *live) choose(hit []*live, entry func(i int) Entry) {
	any := false
	for i := range hit {
		if hit[i] != nil || len(l.Rule.Entries) > 0 && !slices.Contains(l.Rule.Entries, i) {
			continue
		}
		if e := entry(i); l.Shard != "" && e.Shard != l.shard || l.PartitionKey != "" && e.PartitionKey != l.PartitionKey {
			continue
		}
		l.seen++
		if l.Every > 0 && l.seen%l.Every != 0 || !l.hits() {
			continue
		}
		hit[i], any = l, true
		l.entries++
	}
	if any {
		l.fired++
	}
}

func (l *live) spent() bool { return l.Count > 0 && l.fired >= l.Count }

// about says whether the rule is about an operation on a stream.
func (l *live) about(operation, stream string) bool {
	return (l.Operation == "" || l.Operation == operation) && (l.Stream == "" || l.Stream == stream)
}

// hits draws whether a matching call is hit.
func (l *live) hits() bool { return l.chance == nil || l.chance.Float64() < l.Rate }
