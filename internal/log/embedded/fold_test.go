package embedded

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/shardwell/shardwell/internal/log"
	"github.com/shardwell/shardwell/internal/segment"
	"github.com/shardwell/shardwell/internal/vfs/memfs"
)

// The fold of the segments up to any of them is what a fresh recovery of just
// those segments finds, and goes on from its own bytes.
func TestFoldIsRecovery(t *testing.T) {
	compared := 0
	for seed := range uint64(campaign(2, 6, 40)) {
		synctest.Test(t, func(t *testing.T) {
			fs := foldable(t, seed)
			f := newFold(nil)
			for seq := uint64(1); ; seq++ {
				c, err := readContents(fs, seq)
				if err != nil {
					break // the last segment has no successor
				}
				must(t, f.segment(c))
				_, _, tail, err := newScanner(c.file).block(c.file.FileOffset(c.end), c.file.held)
				must(t, err)
				must(t, c.close())
				again, err := segment.DecodeCheckpoint(segment.AppendCheckpoint(nil, f.checkpoint()))
				must(t, err)
				f = newFold(again)
				if c.file.held < c.file.Bytes || tail {
					continue // without its successor it would end elsewhere
				}
				if err := sameAsRecovered(t, f, fs.Kill(), seq); err != nil {
					t.Fatalf("seed %d, segment %d: %v", seed, seq, err)
				}
				compared++
			}
		})
	}
	if compared < 10 {
		t.Errorf("only %d segments were compared", compared)
	}
}

// foldable is the directory of an engine that has done a little of everything
// and was killed at times.
func foldable(t *testing.T, seed uint64) *memfs.FS {
	rng := rand.New(rand.NewPCG(seed, 7))
	fs := memfs.New()
	opt := small()
	opt.noSort = true
	opt.SegmentBytes, opt.FirstSegmentBytes = 32<<10, 16<<10
	made := log.LogID(0)
	for range 3 {
		e, err := Open(t.Context(), fs, opt)
		must(t, err)
		for range 60 {
			id := 1 + log.LogID(rng.Uint64N(uint64(made)+1))
			var err error
			switch k := rng.IntN(12); {
			case k == 0 || made < 3:
				made++
				err = e.Create(t.Context(), log.Data+log.Kind(rng.IntN(2)), made)
			case k == 1:
				_, err = e.Seal(t.Context(), id)
			case k == 2:
				err = e.Delete(t.Context(), id)
			case k < 5:
				err = e.Trim(t.Context(), id, log.Position(rng.IntN(40)))
			default:
				var out [1]log.Appended
				err = e.Append(t.Context(), []log.Entry{{Log: id, Data: make([]byte, rng.IntN(4000))}}, out[:])
				err = errors.Join(err, out[0].Err)
			}
			if strings.HasPrefix(class(err), "unexpected") {
				t.Fatal(err)
			}
			<-time.After(time.Duration(rng.IntN(100)) * time.Millisecond)
		}
		left := fs.Kill()
		must(t, e.Close())
		if rng.IntN(2) == 0 {
			fs = left
		}
	}
	return fs
}

// sameAsRecovered compares a fold with what recovery makes of the segments up
// to its own.
func sameAsRecovered(t *testing.T, f *fold, fs *memfs.FS, last uint64) error {
	entries, err := fs.ReadDir(commitDir)
	must(t, err)
	for _, entry := range entries {
		if seq, ok := parseSegmentName(entry.Name()); ok && seq > last {
			must(t, fs.Remove(segmentName(seq)))
		}
	}
	opt := small()
	opt.noSort = true
	e, err := Open(t.Context(), fs, opt)
	if err != nil {
		return err
	}
	defer func() { must(t, e.Close()) }()
	if h := e.Health(); !h.OK {
		return fmt.Errorf("health: %+v", h)
	}
	if uint64(e.control.next) != f.at.ControlNext {
		return fmt.Errorf("control log ends at %d, recovered %d", f.at.ControlNext, e.control.next)
	}
	var deleted []segment.IDRange
	ids := 0
	for _, id := range sortedIDs(e) {
		st, err := e.lookup(id)
		must(t, err)
		b, err := e.Bounds(t.Context(), id)
		if errors.Is(err, log.ErrDeleted) {
			deleted = addID(deleted, uint64(id))
			continue
		}
		must(t, err)
		ids++
		got := f.logs[uint64(id)]
		want := segment.LogState{Log: uint64(id), Kind: uint8(st.kind), Sealed: b.Sealed, First: uint64(b.First), Next: uint64(b.End), LastArrival: int64(b.LastArrival)}
		if got == nil || fmt.Sprint(*got) != fmt.Sprint(want) {
			return fmt.Errorf("log %d: fold %+v, recovered %+v", id, got, want)
		}
	}
	if ids != len(f.logs) || !slices.Equal(deleted, f.at.Deleted) {
		return fmt.Errorf("%d logs and deleted %v, recovered %d and %v", len(f.logs), f.at.Deleted, ids, deleted)
	}
	return nil
}

func sortedIDs(e *Engine) (ids []log.LogID) {
	for id := range e.logs {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	return ids
}

// A segment that does not go on from what was folded is damage, whatever it is
// that does not fit.
func TestFoldIsStrict(t *testing.T) {
	file := &file{name: "commit/0000000002.log"}
	file.Seq, file.Predecessor, file.Start = 2, segment.ID{1}, 4096
	op := func(op segment.Op, log, position uint64) []contentControl {
		return []contentControl{{first: 5, ops: []segment.Control{{Op: op, Items: []segment.Item{{Log: log, Position: position}}}}}}
	}
	frame := func(id, first uint64) []contentFrame {
		return []contentFrame{{id, makeRef(log.Position(first), 8192, 64), 2}}
	}
	for name, c := range map[string]struct {
		contents contents
		fits     bool
	}{
		"the next frame":       {contents{frames: frame(1, 10)}, true},
		"a gap":                {contents{frames: frame(1, 11)}, false},
		"a position again":     {contents{frames: frame(1, 9)}, false},
		"a sealed log":         {contents{frames: frame(2, 10)}, false},
		"an unknown log":       {contents{frames: frame(7, 1)}, false},
		"a deleted log":        {contents{frames: frame(3, 1)}, false},
		"a seal at the end":    {contents{controls: op(segment.OpSeal, 1, 10)}, true},
		"a seal elsewhere":     {contents{controls: op(segment.OpSeal, 1, 11)}, false},
		"a trim":               {contents{controls: op(segment.OpTrim, 1, 10)}, true},
		"a trim of the future": {contents{controls: op(segment.OpTrim, 1, 11)}, false},
		"a jump":               {contents{controls: op(segment.OpJump, 1, 99)}, true},
		"a delete again":       {contents{controls: op(segment.OpDelete, 3, 0)}, true},
		"an unknown delete":    {contents{controls: op(segment.OpDelete, 8, 0)}, false},
		"a control gap":        {contents{controls: []contentControl{{first: 6}}}, false},
		"an unknown file": {contents{controls: []contentControl{{first: 5, ops: []segment.Control{
			{Op: segment.OpFiles, Files: segment.FilesReplaced{Old: []uint64{4}}},
		}}}}, false},
	} {
		f := newFold(&segment.Checkpoint{
			Seq: 1, ID: segment.ID{1}, End: 4096, ControlNext: 5, NextNumber: 1, Deleted: []segment.IDRange{{First: 3, Last: 3}},
			Logs: []segment.LogState{{Log: 1, First: 1, Next: 10}, {Log: 2, First: 1, Next: 10, Sealed: true}},
		})
		c.contents.file, c.contents.end = file, 64<<10
		var damage *log.CorruptError
		if err := f.segment(&c.contents); c.fits != (err == nil) || err != nil && !errors.As(err, &damage) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// Ids of deleted logs are kept in as few ranges as there can be.
func TestAddID(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 1))
	for range 200 {
		var set []segment.IDRange
		has := map[uint64]bool{}
		for range 30 {
			id := 1 + rng.Uint64N(40)
			set, has[id] = addID(set, id), true
		}
		var want []segment.IDRange
		for id := uint64(1); id <= 40; id++ {
			switch n := len(want); {
			case !has[id]:
			case n > 0 && want[n-1].Last == id-1:
				want[n-1].Last = id
			default:
				want = append(want, segment.IDRange{First: id, Last: id})
			}
		}
		if !slices.Equal(set, want) {
			t.Fatalf("got %v, want %v", set, want)
		}
	}
}
