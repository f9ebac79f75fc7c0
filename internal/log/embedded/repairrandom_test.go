package embedded

import (
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"testing"
	"testing/synctest"

	"github.com/shardwell/shardwell/internal/log"
	"github.com/shardwell/shardwell/internal/vfs/memfs"
)

// aged is a directory that has been sorted, merged and trimmed, and has
// segments that are not sorted yet; closed in good order.
func aged(t *testing.T) (*memfs.FS, *truth) {
	t.Helper()
	disk, truth := memfs.New(), newTruth()
	opt := tiny()
	for life := range 2 {
		e, err := Open(t.Context(), disk, opt)
		must(t, err)
		for id := log.LogID(1); id <= 3; id++ {
			must(t, e.Create(t.Context(), log.Data, id))
			truth.created(id)
		}
		for i := range 60 {
			must(t, truth.appendAll(t, e))
			if i%20 == 19 {
				must(t, e.Trim(t.Context(), 2, truth.logs[2].end-10))
			}
		}
		if !opt.noSort {
			rested(t, e)
		}
		must(t, truth.observe(t, e))
		if m := e.Metrics(); life == 0 && (m.Sorts == 0 || m.Merges == 0) {
			t.Errorf("%d sorts, %d merges", m.Sorts, m.Merges)
		}
		must(t, e.Close())
		opt.noSort = true
	}
	return disk, truth
}

// Whatever is damaged, in whichever files, a repair makes the directory one
// that can be opened and written to and shows no wrong byte, and it has told
// of every entry that is gone.
func TestRepairAnything(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		disk, truth := aged(t)
		lost, damaged := 0, 0
		seeds := uint64(proof(30, 1000, 5000))
		for seed := range seeds {
			left := disk.Crash(memfs.Cut{})
			rng := rand.New(rand.NewPCG(seed, 77))
			var what string
			for range 1 + rng.IntN(3) {
				what += hurtAnything(t, left, rng) + "; "
			}
			report, err := Repair(t.Context(), left, RepairOptions{Apply: true})
			if err != nil {
				t.Fatalf("seed %d, %s: %v", seed, what, err)
			}
			if len(report.Damage) > 0 {
				damaged++
			}
			lost += len(report.Lost)
			if err := checkRepaired(t, left, truth.clone(), report, 1000); err != nil {
				t.Fatalf("seed %d, %s: %v\n%+v", seed, what, err, report)
			}
			again, err := Repair(t.Context(), left, RepairOptions{})
			if err != nil || len(again.Damage) > 0 {
				t.Fatalf("seed %d, %s: after the repair %v, %+v", seed, what, err, again)
			}
		}
		t.Logf("proof: %d repairs of random damage, which cost %d ranges of entries", damaged, lost)
		if damaged < int(seeds)/3 || lost < int(seeds)/10 {
			t.Error("too few to show anything")
		}
	})
}

// hurtAnything turns a bit over or removes a file, and says which.
func hurtAnything(t *testing.T, disk *memfs.FS, rng *rand.Rand) string {
	t.Helper()
	var names []string
	for _, dir := range []string{commitDir, sortedDir, catalogDir} {
		entries, err := disk.ReadDir(dir)
		must(t, err)
		for _, entry := range entries {
			if name := dir + "/" + entry.Name(); name != spareName {
				names = append(names, name)
			}
		}
	}
	name := names[rng.IntN(len(names))]
	if rng.IntN(5) == 0 && name != names[len(names)-1] && !isLastSegment(t, disk, name) {
		must(t, disk.Remove(name))
		return name + " removed"
	}
	content := readFile(t, disk, name)
	at := rng.IntN(len(content))
	for try := 0; content[at] == 0 && try < 100; try++ {
		at = rng.IntN(len(content))
	}
	overwrite(t, disk, name, int64(at), []byte{content[at] ^ 1<<rng.IntN(8)})
	return fmt.Sprintf("%s at byte %d", name, at)
}

// isLastSegment: without it nothing tells that there was one.
func isLastSegment(t *testing.T, disk *memfs.FS, name string) bool {
	t.Helper()
	seq, ok := parseNumbered(name, segmentTail, segmentName)
	_, err := disk.Stat(segmentName(seq + 1))
	return ok && errors.Is(err, fs.ErrNotExist)
}
