package embedded

import (
	"context"
	"errors"
	"math/rand/v2"
	"slices"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"
	"testing/synctest"
	"time"

	"github.com/shardwell/shardwell/internal/log"
	"github.com/shardwell/shardwell/internal/vfs"
	"github.com/shardwell/shardwell/internal/vfs/faultfs"
	"github.com/shardwell/shardwell/internal/vfs/memfs"
)

// tiny makes segments so small that they are sorted all the time, and merges
// of what was sorted frequent and in several steps.
func tiny() Options {
	return Options{
		SegmentBytes: 32 << 10, FirstSegmentBytes: 16 << 10, MinFreeBytes: -1,
		SortedBlockBytes: 4 << 10, MergeFiles: 4, MergedBytes: 128 << 10, stepBytes: 8 << 10,
	}
}

// rested waits until the sorter has nothing to do; in a bubble.
func rested(t *testing.T, e *Engine) {
	t.Helper()
	<-time.After(time.Minute)
	synctest.Wait()
	if h := e.Health(); !h.OK || h.UnsortedSegments > 0 {
		t.Fatalf("the sorter rests, and health is %+v", h)
	}
}

// workload appends to six logs and trims them, n times, and holds e to what it
// says.
type sortLoad struct {
	t     *testing.T
	rng   *rand.Rand
	truth *truth
}

func newSortLoad(t *testing.T, e *Engine, seed uint64) *sortLoad {
	l := &sortLoad{t, rand.New(rand.NewPCG(seed, 11)), newTruth()}
	for id := log.LogID(1); id <= 6; id++ {
		must(t, e.Create(t.Context(), log.Data, id))
		l.truth.created(id)
	}
	return l
}

func (l *sortLoad) run(e *Engine, n int) {
	t := l.t
	for i := range n {
		id := 1 + log.LogID(l.rng.IntN(6))
		of := l.truth.logs[id]
		if l.rng.IntN(30) == 0 {
			to := log.Position(1 + l.rng.IntN(int(of.end)))
			must(t, e.Trim(t.Context(), id, to))
			of.first = max(of.first, to)
			continue
		}
		data := l.truth.next(id, 1+l.rng.IntN(2000))
		var out [1]log.Appended
		must(t, e.Append(t.Context(), []log.Entry{{Log: id, Data: []byte(data)}}, out[:]))
		must(t, of.holds(out[0].Position, data))
		if i%50 == 0 {
			must(t, l.truth.observe(t, e))
		}
	}
}

// Everything that is not trimmed is there after it was sorted and after it was
// rewritten, in its order, whatever was done and across restarts.
func TestSortKeepsAll(t *testing.T) {
	for seed := range uint64(campaign(2, 8, 60)) {
		synctest.Test(t, func(t *testing.T) {
			fs := memfs.New()
			e, err := Open(t.Context(), fs, tiny())
			must(t, err)
			l := newSortLoad(t, e, seed)
			for range 4 {
				l.run(e, 150)
				if l.rng.IntN(2) == 0 {
					rested(t, e)
				}
				must(t, l.truth.observe(t, e))
				if m := e.Metrics(); m.Sorts < 2 || m.Checkpoints == 0 {
					t.Errorf("seed %d: %+v", seed, m)
				}
				must(t, e.Close())
				if l.rng.IntN(2) == 0 {
					fs = fs.Crash(memfs.RandomCut(seed))
				}
				e, err = Open(t.Context(), fs, tiny())
				must(t, err)
				must(t, l.truth.observe(t, e))
			}
			rested(t, e)
			if h := e.Health(); h.SortedFiles == 0 || h.CheckpointSeq == 0 {
				t.Errorf("seed %d: %+v", seed, h)
			}
			must(t, e.Close())
		})
	}
}

// The log of a machine shares no block with other logs: damage to a client's
// records must not cost it.
func TestControlLogsStandAlone(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		opt := tiny()
		opt.SortedBlockBytes = 64 << 10
		e := open(t, memfs.New(), opt)
		must(t, e.Create(t.Context(), log.Data, 1, 2, 4, 5))
		must(t, e.Create(t.Context(), log.Control, 3))
		for i := range 200 {
			add(t, e, log.LogID(1+i%5), strings.Repeat("x", 300))
		}
		rested(t, e)
		shared, alone := 0, 0
		for _, f := range e.sorted.Load().files {
			runs, err := f.runs()
			must(t, err)
			users := map[int64][]uint64{}
			for _, run := range runs {
				refs, err := f.refs(run)
				must(t, err)
				for _, ref := range refs {
					users[ref.Offset] = append(users[ref.Offset], run.Log)
				}
			}
			for _, logs := range users {
				if slices.Contains(logs, 3) {
					if alone++; len(logs) > 1 {
						t.Errorf("logs %v share a block", logs)
					}
				} else if len(logs) > 1 {
					shared++
				}
			}
		}
		if shared == 0 || alone == 0 {
			t.Errorf("%d blocks of several logs, %d of the control log", shared, alone)
		}
	})
}

// A directory stays small while as much is trimmed as is appended, and
// segments are used again instead of being filled with zeros anew.
func TestDirectoryIsBounded(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		fs := memfs.New()
		e := open(t, fs, tiny())
		const logs, kept = 5, 40
		for id := log.LogID(1); id <= logs; id++ {
			must(t, e.Create(t.Context(), log.Data, id))
		}
		most := int64(0)
		for i := range campaign(3000, 6000, 60000) {
			id := log.LogID(1 + i%logs)
			var out [1]log.Appended
			must(t, e.Append(t.Context(), []log.Entry{{Log: id, Data: make([]byte, 1000)}}, out[:]))
			if p := out[0].Position; p > kept && i%23 == 0 {
				must(t, e.Trim(t.Context(), id, p-kept))
			}
			if <-time.After(20 * time.Millisecond); i > 1000 {
				most = max(most, fs.Used())
			}
		}
		rested(t, e)
		m, h := e.Metrics(), e.Health()
		if most > 3<<20 || m.Recycled < m.Sorts/2 || h.SortedBytes > 1<<20 {
			t.Errorf("%d bytes at most, %+v, %+v", most, m, h)
		}
		t.Logf("at most %d bytes for %d that are kept", most, logs*kept*1000)
	})
}

// With commits that are large beside a page, no byte is written more than three
// times in all, but for headers, tables and padding.
func TestWriteAmplification(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		fs := memfs.New()
		var written atomic.Int64
		fs.OnOp(func(_ int, op vfs.Op) {
			if op.Kind == vfs.OpWriteAt && op.Done {
				written.Add(int64(op.Bytes))
			}
		})
		opt := Options{SegmentBytes: 1 << 20, MinFreeBytes: -1, MergeFiles: 8, MergedBytes: 8 << 20}
		e := open(t, fs, opt)
		ids := []log.LogID{1, 2, 3, 4, 5, 6, 7, 8}
		must(t, e.Create(t.Context(), log.Data, ids...))
		appended := int64(0)
		entries, out := make([]log.Entry, 64), make([]log.Appended, 64)
		for range 700 {
			for i := range entries {
				entries[i] = log.Entry{Log: ids[i%len(ids)], Data: make([]byte, 1000)}
			}
			must(t, e.Append(t.Context(), entries, out))
			appended += 64 * 1000
		}
		rested(t, e)
		m := e.Metrics()
		// What the first segments cost to be filled with zeros is not repeated.
		zeroed := (m.Sorts + 2 - m.Recycled) * opt.SegmentBytes
		factor := float64(written.Load()-zeroed) / float64(appended)
		if factor > 3.15 || m.Merges < 4 || m.Recycled < 30 {
			t.Errorf("each byte was written %.2f times, %+v", factor, m)
		}
		t.Logf("each byte was written %.2f times", factor)
	})
}

// A merge lets segments that are complete be sorted before it goes on.
func TestMergeYieldsToSort(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		fs := memfs.New()
		opt := tiny()
		opt.MergeFiles, opt.MergedBytes = 8, 256<<10
		e := open(t, fs, opt)
		must(t, e.Create(t.Context(), log.Data, 1))
		merging := make(chan struct{})
		var begun, between atomic.Int64
		fs.OnOp(func(_ int, op vfs.Op) {
			switch {
			case !op.Done:
			case op.Kind == vfs.OpCreate && op.Name == mergeTemp && begun.Add(1) == 1:
				close(merging)
			case op.Kind == vfs.OpWriteAt && op.Name == mergeTemp && begun.Load() == 1:
				<-time.After(time.Second) // a slow disk
			case op.Kind == vfs.OpRename && op.Name == sortTemp && begun.Load() == 1:
				between.Add(1)
			case op.Kind == vfs.OpRename && op.Name == mergeTemp:
				begun.Add(1)
			}
		})
		appending := func() { add(t, e, 1, strings.Repeat("x", 3000)) }
		for merged := false; !merged; {
			select {
			case <-merging:
				merged = true
			default:
				appending()
			}
			<-time.After(100 * time.Millisecond)
		}
		for range 60 {
			appending()
		}
		rested(t, e)
		if between.Load() < 3 || e.Metrics().WaitedForSorter > 200 {
			t.Errorf("%d sorts during the merge, %+v", between.Load(), e.Metrics())
		}
	})
}

// A merged file whose entry is refused because the disk hangs does not stay
// beside those that it was made of.
func TestRefusedMergeLeavesNothing(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		fs := memfs.New()
		e := open(t, fs, tiny())
		l := newSortLoad(t, e, 6)
		var hanging, done atomic.Bool
		answer, appended := make(chan struct{}), make(chan error, 1)
		fs.OnOp(func(_ int, op vfs.Op) {
			switch {
			case op.Kind == vfs.OpSync && !op.Done && hanging.Load() && strings.HasPrefix(op.Name, commitDir):
				<-answer
			case op.Kind == vfs.OpRename && op.Name == mergeTemp && op.Done && !done.Swap(true):
				hanging.Store(true)
				go func() {
					var out [1]log.Appended
					appended <- e.Append(t.Context(), []log.Entry{{Log: 7}}, out[:])
				}()
				go func() {
					<-time.After(8 * time.Second)
					hanging.Store(false)
					close(answer)
				}()
				<-time.After(6 * time.Second)
			}
		})
		must(t, e.Create(t.Context(), log.Data, 7))
		for !done.Load() {
			l.run(e, 1)
			<-time.After(20 * time.Millisecond)
		}
		must(t, <-appended)
		if n := e.Metrics().RefusedBusy; n == 0 {
			t.Error("the merge's entry was not refused")
		}
		rested(t, e)
		if files, h := filesIn(t, fs, sortedDir), e.Health(); len(files) != h.SortedFiles {
			t.Errorf("%d files are live, there are %q", h.SortedFiles, files)
		}
		must(t, l.truth.observe(t, e))
	})
}

// Close in the middle of a sort, a merge or a checkpoint does not wait for its
// end, and loses nothing.
func TestCloseWhileSorting(t *testing.T) {
	for k := int64(1); k < int64(campaign(40, 200, 1000)); k += int64(campaign(13, 7, 1)) {
		synctest.Test(t, func(t *testing.T) {
			fs := memfs.New()
			e, err := Open(t.Context(), fs, tiny())
			must(t, err)
			l := newSortLoad(t, e, uint64(k))
			var seen, after atomic.Int64
			closing, closed := make(chan struct{}), make(chan error)
			fs.OnOp(func(_ int, op vfs.Op) {
				if op.Done || !op.Kind.Mutates() || !ofSorter(op) {
					return
				}
				if seen.Add(1) == k {
					close(closing)
					<-time.After(time.Millisecond)
				} else if seen.Load() > k {
					after.Add(1)
				}
			})
			go func() {
				<-closing
				closed <- e.Close()
			}()
			for open := true; open; {
				id := 1 + log.LogID(l.rng.IntN(6))
				data := l.truth.next(id, 1000)
				var out [1]log.Appended
				err := e.Append(t.Context(), []log.Entry{{Log: id, Data: []byte(data)}}, out[:])
				if open = err == nil; open {
					must(t, l.truth.logs[id].holds(out[0].Position, data))
				}
				<-time.After(50 * time.Millisecond)
			}
			must(t, <-closed)
			if n := after.Load(); n > 6 {
				t.Errorf("after Close the sorter made %d changes", n)
			}
			fs.OnOp(nil)
			e, err = Open(t.Context(), fs, tiny())
			must(t, err)
			must(t, l.truth.observe(t, e))
			rested(t, e)
			must(t, l.truth.observe(t, e))
			must(t, e.Close())
		})
	}
}

// ofSorter says whether an operation is on files that the sorter alone writes.
func ofSorter(op vfs.Op) bool {
	return strings.HasPrefix(op.Name, sortedDir) || strings.HasPrefix(op.Name, catalogDir)
}

// A disk that is full or does not read or write postpones what the sorter
// does, which health tells; then it lifts by itself, and nothing is lost.
func TestSorterIsPostponed(t *testing.T) {
	for what, fault := range map[string]faultfs.Fault{
		"full for sorts":       {Err: syscall.ENOSPC, Match: writes(sortTemp)},
		"full for checkpoints": {Err: syscall.ENOSPC, Match: writes(checkpointTemp)},
		"cannot write sorts":   {Err: syscall.EIO, Match: writes(sortTemp), Prefix: 100},
		"cannot create":        {Err: syscall.EIO, Match: func(op vfs.Op) bool { return op.Kind == vfs.OpCreate && ofSorter(op) }},
		"cannot rename":        {Err: syscall.EIO, Match: func(op vfs.Op) bool { return op.Kind == vfs.OpRename && ofSorter(op) }},
		"cannot read segments": {Err: syscall.EIO, Match: func(op vfs.Op) bool { return op.Kind == vfs.OpReadAt && strings.HasPrefix(op.Name, commitDir) }},
	} {
		t.Run(what, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				fs := faultfs.New(memfs.New())
				e := open(t, fs, tiny())
				l := newSortLoad(t, e, 3)
				fault.Sticky = true
				fs.Inject(fault)
				for range 2 {
					ctx, cancel := context.WithTimeout(t.Context(), 10*time.Second)
					var err error
					for err == nil {
						id := 1 + log.LogID(l.rng.IntN(6))
						data := l.truth.next(id, 1000)
						var out [1]log.Appended
						if err = e.Append(ctx, []log.Entry{{Log: id, Data: []byte(data)}}, out[:]); err == nil {
							must(t, l.truth.logs[id].holds(out[0].Position, data))
						}
					}
					cancel()
					if want := map[bool]error{true: log.ErrFull, false: log.ErrBusy}[fault.Err == syscall.ENOSPC]; !errors.Is(err, want) && !errors.Is(err, log.ErrFull) {
						t.Errorf("when too much is unsorted: %v", err)
					}
					if h := e.Health(); h.OK || h.State != "unsorted" || len(h.Problems) == 0 || h.UnsortedSegments != 4 {
						t.Errorf("while nothing can be sorted: %+v", h)
					}
				}
				fs.Clear()
				rested(t, e)
				l.run(e, 300)
				rested(t, e)
				must(t, l.truth.observe(t, e))
			})
		})
	}
}

func writes(name string) func(vfs.Op) bool {
	return func(op vfs.Op) bool { return op.Kind == vfs.OpWriteAt && op.Name == name }
}

// A merge that fails is no reason to refuse anything, and is made later.
func TestMergeIsPostponed(t *testing.T) {
	for _, cause := range []error{syscall.ENOSPC, syscall.EIO} {
		synctest.Test(t, func(t *testing.T) {
			fs := faultfs.New(memfs.New())
			e := open(t, fs, tiny())
			l := newSortLoad(t, e, 4)
			fs.Inject(faultfs.Fault{Err: cause, Match: writes(mergeTemp), Sticky: true})
			l.run(e, 400)
			rested(t, e)
			if h, m := e.Health(), e.Metrics(); !h.OK || len(h.Problems) != 1 || m.Merges != 0 || m.SortFailures == 0 {
				t.Errorf("health %+v, %+v", h, m)
			}
			fs.Clear()
			rested(t, e)
			must(t, l.truth.observe(t, e))
			if h, m := e.Health(), e.Metrics(); len(h.Problems) != 0 || m.Merges == 0 {
				t.Errorf("after it was healed: %+v, %+v", h, m)
			}
		})
	}
}

// A sync that fails poisons the engine, wherever in the sorter's work it is.
func TestSorterPoisons(t *testing.T) {
	for what, match := range map[string]func(vfs.Op) bool{
		"a sorted file":      func(op vfs.Op) bool { return op.Kind == vfs.OpSync && op.Name == sortTemp },
		"a merged file":      func(op vfs.Op) bool { return op.Kind == vfs.OpSync && op.Name == mergeTemp },
		"their directory":    func(op vfs.Op) bool { return op.Kind == vfs.OpSyncDir && op.Name == sortedDir },
		"a checkpoint":       func(op vfs.Op) bool { return op.Kind == vfs.OpSync && op.Name == checkpointTemp },
		"its directory":      func(op vfs.Op) bool { return op.Kind == vfs.OpSyncDir && op.Name == catalogDir },
		"a recycled segment": func(op vfs.Op) bool { return op.Kind == vfs.OpSync && op.Name == tempName },
	} {
		t.Run(what, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				fs := faultfs.New(memfs.New())
				e := open(t, fs, tiny())
				l := newSortLoad(t, e, 5)
				l.run(e, 60)
				fs.Inject(faultfs.Fault{Err: syscall.EIO, Match: match})
				var out [1]log.Appended
				var err error
				for i := 0; err == nil && i < 1000; i++ {
					err = e.Append(t.Context(), []log.Entry{{Log: 1, Data: make([]byte, 1000)}}, out[:])
					<-time.After(50 * time.Millisecond)
				}
				if h := e.Health(); !errors.Is(err, log.ErrPoisoned) || h.State != "poisoned" {
					t.Errorf("%v, %+v", err, h)
				}
				if _, err := e.Read(t.Context(), 2, 1, log.Limit{Records: 1, Bytes: 1}, new(log.Buffer)); err != nil && !strings.Contains(err.Error(), "trimmed") {
					t.Errorf("reads after that: %v", err)
				}
			})
		})
	}
}

// patiently does something that a full disk may refuse for a few seconds: in
// segments as small as these the reserve is a handful of entries.
func patiently(t *testing.T, do func() error) {
	t.Helper()
	err := do()
	for i := 0; i < 5 && errors.Is(err, log.ErrFull); i++ {
		<-time.After(time.Second)
		err = do()
	}
	must(t, err)
}

// A full disk has room again once logs are deleted, and takes records again,
// without any help.
func TestSpaceComesBack(t *testing.T) {
	for what, free := range map[string]func(t *testing.T, e *Engine){
		"deletes": func(t *testing.T, e *Engine) {
			for id := log.LogID(1); id <= 6; id++ {
				patiently(t, func() error { return e.Delete(t.Context(), id) })
			}
		},
		"trims": func(t *testing.T, e *Engine) {
			for id := log.LogID(1); id <= 6; id++ {
				b, err := e.Bounds(t.Context(), id)
				must(t, err)
				patiently(t, func() error { return e.Trim(t.Context(), id, b.End) })
			}
		},
		"most deletes": func(t *testing.T, e *Engine) {
			for id := log.LogID(1); id <= 5; id++ {
				patiently(t, func() error { return e.Delete(t.Context(), id) })
			}
		},
	} {
		t.Run(what, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				fs := memfs.New()
				fs.SetCapacity(2 << 20)
				opt := tiny()
				opt.MinFreeBytes = 64 << 10
				e := open(t, fs, opt)
				must(t, e.Create(t.Context(), log.Data, 1, 2, 3, 4, 5, 6, 7))
				fill := func(ids int) (taken int) {
					for i := 0; ; i++ {
						var out [1]log.Appended
						err := e.Append(t.Context(), []log.Entry{{Log: log.LogID(7 - i%ids), Data: make([]byte, 1000)}}, out[:])
						if errors.Is(err, log.ErrFull) {
							return taken
						}
						must(t, err)
						taken += 1000
					}
				}
				first := fill(7)
				for round := range 3 {
					if round == 0 {
						free(t, e)
					} else {
						b, err := e.Bounds(t.Context(), 7)
						must(t, err)
						patiently(t, func() error { return e.Trim(t.Context(), 7, b.End) })
					}
					<-time.After(2 * time.Minute)
					if h := e.Health(); !h.OK {
						t.Fatalf("after %s: %+v", what, h)
					}
					if taken := fill(1); taken < first/3 {
						t.Errorf("round %d: %d bytes were taken at first, and after %s %d", round, first, what, taken)
					}
				}
				t.Logf("%d bytes of %d", first, 2<<20)
			})
		})
	}
}
