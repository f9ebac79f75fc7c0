package embedded

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"testing/synctest"

	"github.com/shardwell/shardwell/internal/log"
	"github.com/shardwell/shardwell/internal/vfs/faultfs"
	"github.com/shardwell/shardwell/internal/vfs/memfs"
)

// Two faults are no worse than one: both in a run, over its restart too, or
// the second in the recovery from what the first and a crash have left. The
// same holds when everything fails from the second on.
func TestPairsOfFaults(t *testing.T) {
	pairs, fired := proof(40, 400, 4000), map[string]int{}
	for seed := range uint64(pairs) {
		synctest.Test(t, func(t *testing.T) {
			rng := rand.New(rand.NewPCG(seed, 7))
			first, second := anyFault(rng, 350), anyFault(rng, 350)
			where := "run"
			if seed%2 == 0 {
				where, second = "recovery", anyFault(rng, 30)
			}
			if where == "run" {
				second.Sticky = rng.IntN(4) == 0 && second.Match == nil
			}
			w := &faulty{t: t, truth: newTruth()}
			n, err := w.pair(where, first, second, rng)
			fired[fmt.Sprintf("%s %d", where, n)]++
			if err != nil {
				t.Errorf("seed %d, in the %s: %+v then %+v: %v", seed, where, first, second, err)
			}
		})
		if t.Failed() {
			return
		}
	}
	var summary []string
	for _, what := range slices.Sorted(maps.Keys(fired)) {
		summary = append(summary, fmt.Sprintf("%s: %d", what, fired[what]))
	}
	t.Logf("proof: %d pairs of faults, by where the second was due and how many fired: %s", pairs, strings.Join(summary, ", "))
	if fired["run 2"] < pairs/20 || fired["recovery 2"] < pairs/20 {
		t.Error("too few pairs to show anything")
	}
}

// anyFault draws a way to fail and one of the first so many operations.
func anyFault(rng *rand.Rand, operations int) faultfs.Fault {
	ways := slices.Sorted(maps.Keys(waysToFail))
	fault := waysToFail[ways[rng.IntN(len(ways))]]
	fault.K = 1 + rng.IntN(operations)
	return fault
}

// pair suffers two faults and returns how many of them happened.
func (w *faulty) pair(where string, first, second faultfs.Fault, rng *rand.Rand) (fired int, err error) {
	faults := []faultfs.Fault{first}
	if where == "run" {
		faults = append(faults, second)
	}
	disk, fs, err := w.suffer(faults...)
	fired = min(fs.Fired(), len(faults))
	if err != nil {
		return fired, fmt.Errorf("%w\n%s", err, fs.Trace())
	}
	left := disk.Kill()
	switch rng.IntN(3) {
	case 0:
		left = disk.Crash(memfs.Cut{})
	case 1:
		left = disk.Crash(memfs.RandomCut(rng.Uint64()))
	}
	if where == "recovery" {
		again := faultfs.New(left)
		again.Inject(second)
		w.recoverFrom(again)
		fired += again.Fired()
		fs, left = again, left.Crash(memfs.Cut{})
	}
	if err := w.reopen(left); err != nil {
		return fired, fmt.Errorf("in the end: %w\n%s", err, fs.Trace())
	}
	return fired, nil
}

// recoverFrom opens a disk with a fault, and uses it as far as that goes. What
// it shows and acknowledges is promised.
func (w *faulty) recoverFrom(fs *faultfs.FS) {
	e, err := Open(w.t.Context(), fs, hurried())
	if err != nil {
		return // a fault has kept it from opening
	}
	w.faults = 1
	if err := w.stillReads(e); err != nil {
		w.t.Errorf("after a fault in recovery: %v\n%s", err, fs.Trace())
	}
	for id, l := range w.truth.logs {
		if l.dying {
			continue
		}
		data := w.truth.next(id, 10)
		var out [1]log.Appended
		if e.Append(w.t.Context(), []log.Entry{{Log: id, Data: []byte(data)}}, out[:]) != nil || out[0].Err != nil {
			continue // the fault's
		}
		if err := l.holds(out[0].Position, data); err != nil {
			w.t.Error(err)
		}
	}
	_ = e.Close() // its error is the fault's
}
