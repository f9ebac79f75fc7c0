package embedded

import (
	"math/rand/v2"
	"testing"
	"testing/synctest"
	"time"

	"github.com/shardwell/shardwell/internal/log"
	"github.com/shardwell/shardwell/internal/vfs/memfs"
)

// hurried makes everything happen that happens to a directory as it grows old,
// within a few hundred entries: segments are sorted, sorted files rewritten and
// given up, checkpoints written, segments used again.
func hurried() Options {
	return Options{
		SegmentBytes: 32 << 10, FirstSegmentBytes: 16 << 10, MinFreeBytes: -1,
		SortedBlockBytes: 4 << 10, MergeFiles: 3, MergedBytes: 256 << 10, UnsortedSegments: 2,
		RetrySpace: 10 * time.Millisecond, stepBytes: 8 << 10,
	}
}

// worn is a directory that has been in use for some time, closed in good
// order, and what it holds. It has files of every kind.
func worn(t *testing.T) (disk *memfs.FS, truth *truth) {
	for seed := range uint64(50) {
		if disk, truth = wear(t, seed); !hasEveryKind(t, disk) {
			continue
		}
		return disk, truth
	}
	t.Fatal("no directory came to have files of every kind")
	return nil, nil
}

func hasEveryKind(t testing.TB, disk *memfs.FS) bool {
	obsolete := filesIn(t, disk, commitDir)[0] <= segmentName(checkpointsOf(t, disk)[0])
	_, err := disk.Stat(spareName)
	return obsolete && err == nil && len(filesIn(t, disk, sortedDir)) > 2
}

func wear(t *testing.T, seed uint64) (disk *memfs.FS, truth *truth) {
	disk, truth = memfs.New(), newTruth()
	synctest.Test(t, func(t *testing.T) {
		rng := rand.New(rand.NewPCG(seed, 12))
		for life := range 2 {
			e, err := Open(t.Context(), disk, hurried())
			must(t, err)
			ids := []log.LogID{1, 2, 3, 4, log.LogID(10 + life)}
			must(t, e.Create(t.Context(), log.Data, ids...))
			for _, id := range ids {
				truth.created(id)
			}
			for i := range 60 {
				truth.grow(t, e, ids, rng)
				if i%6 == 5 {
					<-time.After(20 * time.Millisecond)
				}
				if i == 40 {
					truth.trim(t, e, 1, truth.logs[1].end-3)
					truth.trim(t, e, 2, truth.logs[2].end/2)
				}
			}
			must(t, e.Delete(t.Context(), ids[4]))
			delete(truth.logs, ids[4])
			<-time.After(time.Second)
			for range 6 {
				truth.grow(t, e, ids[:4], rng)
			}
			must(t, e.Close())
		}
	})
	return disk, truth
}

// grow appends a few entries of mixed sizes with one call.
func (t *truth) grow(tb testing.TB, e *Engine, ids []log.LogID, rng *rand.Rand) {
	entries := make([]log.Entry, 0, 9)
	for len(entries) < cap(entries) {
		id := ids[rng.IntN(len(ids))]
		entries = append(entries, log.Entry{Log: id, Data: []byte(t.next(id, rng.IntN(600)))})
	}
	out := make([]log.Appended, len(entries))
	must(tb, e.Append(tb.Context(), entries, out))
	for i, en := range entries {
		must(tb, out[i].Err)
		must(tb, t.logs[en.Log].holds(out[i].Position, string(en.Data)))
	}
}

func (t *truth) trim(tb testing.TB, e *Engine, id log.LogID, to log.Position) {
	must(tb, e.Trim(tb.Context(), id, to))
	l := t.logs[id]
	l.first = max(l.first, to)
	for p := range l.entries {
		if p < l.first {
			delete(l.entries, p)
		}
	}
}
