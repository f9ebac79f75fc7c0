package embedded

import (
	"fmt"
	"runtime"
	"testing"

	"github.com/shardwell/shardwell/internal/log"
	"github.com/shardwell/shardwell/internal/log/logtest"
	"github.com/shardwell/shardwell/internal/vfs"
	"github.com/shardwell/shardwell/internal/vfs/memfs"
)

// The engine keeps the contract of package log, with segments so small that
// they change all the time, with the usual ones, and on a real disk.
func TestContract(t *testing.T) {
	t.Run("SmallSegments", func(t *testing.T) {
		logtest.Run(t, func(t *testing.T) logtest.Harness { return harness(t, memfs.New(), small()) })
	})
	t.Run("Disk", func(t *testing.T) {
		opt := Options{SegmentBytes: 1 << 20}
		logtest.Run(t, func(t *testing.T) logtest.Harness {
			fs, err := vfs.OS(t.TempDir())
			must(t, err)
			return harness(t, fs, opt)
		})
	})
}

func harness(t *testing.T, fs vfs.FS, opt Options) logtest.Harness {
	e, err := Open(t.Context(), fs, opt)
	must(t, err)
	t.Cleanup(func() {
		if err := e.Close(); err != nil {
			t.Error(err)
		}
	})
	return logtest.Harness{Engine: e, Reopen: func() log.Engine {
		must(t, e.Close())
		e, err = Open(t.Context(), fs, opt)
		must(t, err)
		return e
	}}
}

// Whatever concurrent clients see, also over restarts, kills and losses of
// power, one log could have answered one operation after the other.
func TestLinearizable(t *testing.T) {
	crashes := uint64(0)
	logtest.RunLinear(t, func(t *testing.T) logtest.Harness {
		disk := slowly(memfs.New())
		h := harness(t, disk, hurried())
		h.Crash = func() log.Engine {
			switch crashes++; crashes % 4 {
			case 0:
				disk = disk.Kill()
			case 1:
				disk = disk.Crash(memfs.RandomCut(crashes))
			default:
				disk = disk.Crash(memfs.Cut{})
			}
			return open(t, slowly(disk), hurried())
		}
		return h
	}, proof(30, 500, 2500))
}

// slowly makes syncs of a disk take their time, so that there is one to crash.
func slowly(disk *memfs.FS) *memfs.FS {
	disk.OnOp(func(_ int, op vfs.Op) {
		if op.Kind == vfs.OpSync && !op.Done {
			for range 20 {
				runtime.Gosched()
			}
		}
	})
	return disk
}

// Of a million entries and more, none is lost, altered, twice, out of order or
// invented, neither for those who read along nor after a restart.
func TestOrderedLogs(t *testing.T) {
	for round := range proof(1, 1, 5) {
		t.Run(fmt.Sprintf("Round%d", round+1), func(t *testing.T) {
			logtest.RunOrdered(t, func(t *testing.T) logtest.Harness {
				fs, err := vfs.OS(t.TempDir())
				must(t, err)
				return harness(t, fs, Options{SegmentBytes: 8 << 20, MergeFiles: 4, MergedBytes: 64 << 20})
			}, proof(50_000, 1_000_000, 1_000_000))
		})
	}
}

// An append to one of 2,000 logs wakes its readers and no others.
func TestWaiters(t *testing.T) {
	logtest.RunWaiters(t, func(t *testing.T) logtest.Harness {
		return harness(t, memfs.New(), Options{SegmentBytes: 1 << 20, MinFreeBytes: -1})
	}, proof(200, 2000, 2000), 20)
}
