package embedded

import (
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
