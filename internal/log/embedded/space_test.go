package embedded

import (
	"context"
	"errors"
	"strings"
	"sync"
	"syscall"
	"testing"
	"testing/synctest"
	"time"

	"github.com/shardwell/shardwell/internal/log"
	"github.com/shardwell/shardwell/internal/vfs"
	"github.com/shardwell/shardwell/internal/vfs/faultfs"
	"github.com/shardwell/shardwell/internal/vfs/memfs"
)

// An engine that starts on a full disk has no segment to write to, and still
// takes what frees space and what control logs say, start after start; data
// only when there is room again.
func TestRestartOnFullDisk(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		fs := memfs.New()
		fs.SetCapacity(264 << 10)
		opt := Options{SegmentBytes: 64 << 10, FirstSegmentBytes: 64 << 10, MinFreeBytes: 80 << 10}
		e, err := Open(t.Context(), fs, opt)
		must(t, err)
		must(t, e.Create(t.Context(), log.Data, 1, 3))
		must(t, e.Create(t.Context(), log.Control, 2))
		var out [1]log.Appended
		entry := func(id log.LogID) []log.Entry { return []log.Entry{{Log: id, Data: make([]byte, 3000)}} }
		for err == nil {
			err = e.Append(t.Context(), entry(1), out[:])
		}
		for range 3 {
			must(t, e.Close())
			fs.SetCapacity(fs.Used() + 70<<10)
			if e, err = Open(t.Context(), fs, opt); err != nil {
				t.Fatal(err)
			}
			if err := e.Append(t.Context(), entry(1), out[:]); !errors.Is(err, log.ErrFull) {
				t.Errorf("data on a full disk: %v", err)
			}
			must(t, e.Append(t.Context(), entry(2), out[:]))
			must(t, e.Trim(t.Context(), 1, 5))
			must(t, e.Delete(t.Context(), 3))
			if h := e.Health(); h.State != "full" {
				t.Errorf("health: %+v", h)
			}
		}
		fs.SetCapacity(0)
		<-time.After(2 * time.Second)
		must(t, e.Append(t.Context(), entry(1), out[:]))
		if h := e.Health(); !h.OK {
			t.Errorf("after there was space: %+v", h)
		}
		must(t, e.Close())
	})
}

// What control logs say is taken on a full disk for as long as there is room for
// another reserve, at once and not when the next attempt at a segment is due, and
// refused when there is none.
func TestReserveAfterReserve(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		fs := memfs.New()
		fs.SetCapacity(264 << 10)
		opt := Options{SegmentBytes: 64 << 10, FirstSegmentBytes: 64 << 10, MinFreeBytes: 80 << 10}
		e, err := Open(t.Context(), fs, opt)
		must(t, err)
		must(t, e.Create(t.Context(), log.Data, 1))
		must(t, e.Create(t.Context(), log.Control, 2))
		var out [1]log.Appended
		for err == nil {
			err = e.Append(t.Context(), []log.Entry{{Log: 1, Data: make([]byte, 3000)}}, out[:])
		}
		must(t, e.Close())
		fs.SetCapacity(fs.Used() + 70<<10)
		e, err = Open(t.Context(), fs, opt)
		must(t, err)
		began, taken := time.Now(), 0
		for ; err == nil && taken < 100; taken++ {
			err = e.Append(t.Context(), []log.Entry{{Log: 2, Data: make([]byte, 3000)}}, out[:])
		}
		if took := time.Since(began); taken < 8 || took > 0 || !errors.Is(err, log.ErrFull) {
			t.Errorf("%d entries of a control log taken in %v, then %v", taken, took, err)
		}
		fs.SetCapacity(0)
		<-time.After(2 * time.Second)
		must(t, e.Append(t.Context(), []log.Entry{{Log: 1, Data: make([]byte, 3000)}}, out[:]))
		must(t, e.Close())
	})
}

// Recovery may use the space that new segments must leave free: refusing to
// open would take even reading away.
func TestRecoverWithinMinFree(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		fs := memfs.New()
		opt := Options{SegmentBytes: 64 << 10, FirstSegmentBytes: 32 << 10, MinFreeBytes: 64 << 10}
		e := open(t, fs, opt)
		must(t, e.Create(t.Context(), log.Data, 1))
		for range 17 {
			add(t, e, 1, strings.Repeat("x", 3000))
		}
		synctest.Wait() // the next spare has its name
		killed := fs.Kill()
		must(t, killed.Remove(spareName)) // as if none could be made
		killed.SetCapacity(killed.Used() + 60<<10)
		if got := readLog(t, open(t, killed, opt), 1); len(got) != 17 {
			t.Errorf("%d entries", len(got))
		}
	})
}

// A spare that is taken between the keeper's decision to replace it and doing
// so keeps its file: the name that the writer is about to give is its own.
func TestSpareTakenMeanwhile(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		disk := memfs.New()
		fs := faultfs.New(disk)
		e := open(t, fs, small())
		must(t, e.Create(t.Context(), log.Data, 1))
		<-time.After(time.Second)
		hold := fs.HoldSync()
		errs := make(chan error, 2)
		appending := func(bytes int) {
			var out [1]log.Appended
			errs <- e.Append(context.WithoutCancel(t.Context()), []log.Entry{{Log: 1, Data: make([]byte, bytes)}}, out[:])
		}
		go appending(1)
		must(t, hold.Entered(t.Context()))
		go appending(30000)
		synctest.Wait()
		e.mu.Lock()
		taken := e.state.cur != e.state.writing
		e.mu.Unlock()
		if !taken {
			t.Fatal("the second append has not taken the spare")
		}
		go func() {
			<-time.After(time.Millisecond)
			hold.Release()
		}()
		e.makeSpare()
		must(t, <-errs)
		must(t, <-errs)
		left := open(t, disk.Crash(memfs.Cut{}), small())
		if b, err := left.Bounds(t.Context(), 1); err != nil || b.End != 3 || !left.Health().OK {
			t.Errorf("after a loss of power: %+v, %v, %+v", b, err, left.Health())
		}
	})
}

// A directory sync that hangs, as every segment change has one, is told like
// any other sync.
func TestHangingDirSync(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		fs := &heldDir{FS: memfs.New(), gate: make(chan struct{})}
		e := open(t, fs, Options{MinFreeBytes: -1, SegmentBytes: 64 << 10, FirstSegmentBytes: 64 << 10})
		must(t, e.Create(t.Context(), log.Data, 1))
		<-time.After(time.Second)
		fs.hold(true)
		errs := make(chan error, 20)
		for range cap(errs) {
			go func() {
				var out [1]log.Appended
				errs <- e.Append(context.WithoutCancel(t.Context()), []log.Entry{{Log: 1, Data: make([]byte, 4000)}}, out[:])
			}()
		}
		<-time.After(6 * time.Second)
		if h := e.Health(); h.OK || h.State != "hanging" {
			t.Errorf("while a directory sync hangs: %+v", h)
		}
		fs.hold(false)
		close(fs.gate)
		for range cap(errs) {
			must(t, <-errs)
		}
	})
}

type heldDir struct {
	vfs.FS
	mu   sync.Mutex
	held bool
	gate chan struct{}
}

func (d *heldDir) hold(on bool) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.held = on
}

func (d *heldDir) SyncDir(name string) error {
	d.mu.Lock()
	held := d.held
	d.mu.Unlock()
	if held {
		<-d.gate
	}
	return d.FS.SyncDir(name)
}

// Whatever fails, once, Open and Close leave no file open.
func TestNoHandleIsLeft(t *testing.T) {
	for k, fired := 1, true; fired && !t.Failed(); k += campaign(5, 1, 1) {
		synctest.Test(t, func(t *testing.T) {
			fs := faultfs.New(memfs.New())
			counted := &countingFS{FS: fs}
			fs.Inject(faultfs.Fault{K: k, Err: syscall.EIO, Match: faultfs.All})
			for range 2 {
				e, err := Open(t.Context(), counted, small())
				if err != nil {
					continue
				}
				// What the fault does to these is other tests' business.
				_ = e.Create(t.Context(), log.Data, 1)
				var out [1]log.Appended
				for range 40 {
					_ = e.Append(t.Context(), []log.Entry{{Log: 1, Data: make([]byte, 4000)}}, out[:])
				}
				_ = e.Close()
			}
			if counted.open != 0 {
				t.Errorf("fault %d: %d files are open\n%s", k, counted.open, fs.Trace())
			}
			fired = fs.Fired() > 0
		})
	}
}

// countingFS counts the files that are open.
type countingFS struct {
	vfs.FS
	mu   sync.Mutex
	open int
}

type countedFile struct {
	vfs.File
	fs *countingFS
}

func (c *countingFS) add(n int) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.open += n
}

func (c *countingFS) counted(f vfs.File, err error) (vfs.File, error) {
	if err != nil {
		return nil, err
	}
	c.add(1)
	return &countedFile{f, c}, nil
}

func (c *countingFS) Create(name string) (vfs.File, error)   { return c.counted(c.FS.Create(name)) }
func (c *countingFS) Open(name string) (vfs.File, error)     { return c.counted(c.FS.Open(name)) }
func (c *countingFS) OpenRead(name string) (vfs.File, error) { return c.counted(c.FS.OpenRead(name)) }

func (f *countedFile) Close() error {
	f.fs.add(-1)
	return f.File.Close()
}
