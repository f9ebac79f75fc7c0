package embedded

import (
	"strings"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"github.com/shardwell/shardwell/internal/log"
	"github.com/shardwell/shardwell/internal/vfs"
	"github.com/shardwell/shardwell/internal/vfs/memfs"
)

// A sorted file goes only when the entry that replaces it is durable: whenever
// the process is killed or the power lost as one is unlinked, all that was
// acknowledged is there, and no file is missed.
func TestUnlinkAfterEntry(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		fs := memfs.New()
		e := open(t, fs, tiny())
		must(t, e.Create(t.Context(), log.Data, 1))
		type crash struct {
			fs    *memfs.FS
			acked int64
		}
		var left []crash
		var acked atomic.Int64
		fs.OnOp(func(_ int, op vfs.Op) {
			if op.Kind == vfs.OpRemove && op.Done && op.Err == nil && strings.HasSuffix(op.Name, sortedTail) && len(left) < 60 {
				n := acked.Load()
				left = append(left, crash{fs.Kill(), n}, crash{fs.Crash(memfs.RandomCut(uint64(len(left)))), n})
			}
		})
		for range 300 {
			add(t, e, 1, strings.Repeat("x", 1000))
			acked.Add(1)
			<-time.After(10 * time.Millisecond)
		}
		rested(t, e)
		fs.OnOp(nil)
		if len(left) < 20 {
			t.Fatalf("only %d crashes", len(left))
		}
		for i, c := range left {
			again, err := Open(t.Context(), c.fs, unsorted())
			must(t, err)
			if h := again.Health(); !h.OK {
				t.Errorf("crash %d: %+v", i, h)
			} else if got := int64(len(readLog(t, again, 1))); got < c.acked {
				t.Errorf("crash %d: %d entries of %d", i, got, c.acked)
			}
			must(t, again.Close())
		}
	})
}
