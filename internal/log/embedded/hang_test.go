package embedded

import (
	"context"
	"errors"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/shardwell/shardwell/internal/log"
	"github.com/shardwell/shardwell/internal/vfs"
	"github.com/shardwell/shardwell/internal/vfs/memfs"
)

// hangingDisk is a disk of which operations of some kinds on segments wait
// once it has been told to hang.
type hangingDisk struct {
	*memfs.FS
	answer chan struct{}
}

func hang(fs *memfs.FS, kinds ...vfs.Kind) *hangingDisk {
	d := &hangingDisk{fs, make(chan struct{})}
	fs.OnOp(func(_ int, op vfs.Op) {
		for _, kind := range kinds {
			if op.Kind == kind && !op.Done && strings.HasPrefix(op.Name, commitDir) {
				<-d.answer
			}
		}
	})
	return d
}

// While a write or a sync hangs, new entries are refused at once and health
// says so; when it returns, everything goes on, and what was in flight is
// acknowledged.
func TestHangingWrite(t *testing.T) {
	for _, kind := range []vfs.Kind{vfs.OpWriteAt, vfs.OpSync} {
		synctest.Test(t, func(t *testing.T) {
			fs := memfs.New()
			e := open(t, fs, small())
			must(t, e.Create(t.Context(), log.Data, 1))
			<-time.After(time.Second)
			disk := hang(fs, kind)
			first := make(chan error, 1)
			go func() {
				var out [1]log.Appended
				first <- e.Append(context.WithoutCancel(t.Context()), []log.Entry{{Log: 1, Data: []byte("a")}}, out[:])
			}()
			<-time.After(6 * time.Second)
			var out [1]log.Appended
			began := time.Now()
			if err := e.Append(t.Context(), []log.Entry{{Log: 1}}, out[:]); !errors.Is(err, log.ErrBusy) || time.Since(began) > 0 {
				t.Errorf("while a %v hangs: %v after %v", kind, err, time.Since(began))
			}
			if h := e.Health(); h.OK || h.State != "hanging" || !strings.Contains(h.Problems[0], kind.String()) {
				t.Errorf("while a %v hangs: %+v", kind, h)
			}
			close(disk.answer)
			must(t, <-first)
			add(t, e, 1, "b")
			if h := e.Health(); !h.OK {
				t.Errorf("after the %v: %+v", kind, h)
			}
		})
	}
}

// Close does not wait for a disk that hangs for ever: whoever waits for an
// append learns that its outcome is unknown, and the directory stays locked,
// because what hangs may yet be written.
func TestCloseOfHangingDisk(t *testing.T) {
	for _, kind := range []vfs.Kind{vfs.OpWriteAt, vfs.OpSync} {
		synctest.Test(t, func(t *testing.T) {
			fs := memfs.New()
			e, err := Open(t.Context(), fs, small())
			must(t, err)
			must(t, e.Create(t.Context(), log.Data, 1))
			<-time.After(time.Second)
			disk := hang(fs, kind)
			first := make(chan error, 1)
			go func() {
				var out [1]log.Appended
				first <- e.Append(context.WithoutCancel(t.Context()), []log.Entry{{Log: 1, Data: []byte("a")}}, out[:])
			}()
			synctest.Wait()
			if err := e.Close(); err == nil {
				t.Error("closed in good order")
			}
			if err := <-first; !errors.Is(err, log.ErrUnknown) {
				t.Errorf("what was in flight: %v", err)
			}
			var out [1]log.Appended
			if err := e.Append(t.Context(), []log.Entry{{Log: 1}}, out[:]); !errors.Is(err, log.ErrClosed) {
				t.Errorf("after the close: %v", err)
			}
			fs.OnOp(nil)
			if _, err := Open(t.Context(), fs, small()); !errors.Is(err, vfs.ErrLocked) {
				t.Errorf("opened anew beside what hangs: %v", err)
			}
			close(disk.answer)
			synctest.Wait()
			again := open(t, fs, small())
			if b, err := again.Bounds(t.Context(), 1); err != nil || b.End > 2 {
				t.Errorf("afterwards: %+v, %v", b, err)
			}
		})
	}
}
