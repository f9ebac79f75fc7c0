package faultfs

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"strings"
	"syscall"
	"testing"

	"github.com/shardwell/shardwell/internal/vfs"
	"github.com/shardwell/shardwell/internal/vfs/memfs"
)

func check(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// workload does every kind of operation once or more, in a fixed order, and
// stops at the first error.
func workload(fsys vfs.FS) error {
	lock, err := fsys.Lock("LOCK")
	if err != nil {
		return err
	}
	defer lock.Close()
	if err := fsys.Mkdir("d"); err != nil {
		return err
	}
	f, err := fsys.Create("d/a")
	if err != nil {
		return err
	}
	defer f.Close()
	p := make([]byte, 4)
	for _, step := range []func() error{
		func() error { _, err := f.WriteAt([]byte("abcd"), 0); return err },
		func() error { return f.Truncate(3) },
		func() error { _, err := f.ReadAt(p[:3], 0); return err },
		func() error { _, err := f.Size(); return err },
		f.Sync,
		func() error { return fsys.Rename("d/a", "d/b") },
		func() error { return fsys.SyncDir("d") },
		func() error { return fsys.SyncDir(".") },
		func() error { _, err := fsys.ReadDir("d"); return err },
		func() error { _, err := fsys.Stat("d/b"); return err },
		func() error { _, err := fsys.Free(); return err },
		func() error { return fsys.Remove("d/b") },
		func() error { return reopen(fsys) },
	} {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

func reopen(fsys vfs.FS) error {
	for _, open := range []func(string) (vfs.File, error){fsys.Open, fsys.OpenRead} {
		f, err := open("LOCK")
		if err != nil {
			return err
		}
		if err := f.Close(); err != nil {
			return err
		}
	}
	return nil
}

// Property: for every k the k-th operation fails with the given error and no
// other does; one beyond the last changes nothing. A file opened by a failed
// operation is not left open.
func TestEveryOperationCanFail(t *testing.T) {
	for name, match := range map[string]func(vfs.Op) bool{"mutating": Mutating, "all": All} {
		plain := New(memfs.New())
		check(t, workload(plain))
		count := plain.Ops()
		if name == "all" {
			count = plain.AllOps() - 1 // without the deferred close, whose error goes nowhere
		}
		if count < 10 {
			t.Fatalf("%s: only %d operations", name, count)
		}
		for k := 1; k <= count+3; k++ {
			for _, applied := range []bool{false, true} {
				inner := memfs.New()
				fsys := New(inner)
				fsys.Inject(Fault{K: k, Match: match, Err: syscall.EIO, Applied: applied})
				err := workload(fsys)
				var path *fs.PathError
				if due := k <= count; due != errors.Is(err, syscall.EIO) || due && !errors.As(err, &path) {
					t.Errorf("%s %d of %d: %v\n%s", name, k, count, err, fsys.Trace())
				}
				if fsys.Fired() > 1 || k <= count && fsys.Fired() != 1 {
					t.Errorf("%s %d of %d: %d faults", name, k, count, fsys.Fired())
				}
				if lock, err := inner.Lock("LOCK"); err != nil {
					t.Errorf("%s %d: the lock is left held: %v", name, k, err)
				} else {
					check(t, lock.Close())
				}
			}
		}
	}
}

// Property: a fault that is applied happens and is reported as failed; one that
// is not leaves nothing.
func TestApplied(t *testing.T) {
	for _, applied := range []bool{false, true} {
		inner := memfs.New()
		fsys := New(inner)
		fsys.Inject(Fault{Err: syscall.EIO, Applied: applied})
		if err := fsys.Mkdir("d"); !errors.Is(err, syscall.EIO) {
			t.Fatal(err)
		}
		if _, err := inner.Stat("d"); (err == nil) != applied {
			t.Errorf("applied %v: stat gives %v", applied, err)
		}
	}
}

// Property: a handle that the caller is not given is closed.
func TestAppliedLeavesNothingOpen(t *testing.T) {
	inner := memfs.New()
	fsys := New(inner)
	f, err := fsys.Create("a")
	check(t, err)
	_, err = f.WriteAt([]byte("x"), 0)
	check(t, err)
	check(t, f.Close())
	fsys.Inject(Fault{Match: Kinds(vfs.OpOpen), Applied: true})
	if _, err := fsys.Open("a"); !errors.Is(err, syscall.EIO) {
		t.Fatal(err)
	}
	check(t, fsys.Remove("a"))
	if used := inner.Used(); used != 0 {
		t.Errorf("the removed file still takes %d bytes: somebody has it open", used)
	}
}

// Property: K counts from Inject; a sticky fault lasts until Clear, and then
// the disk works.
func TestStickyUntilClear(t *testing.T) {
	fsys := New(memfs.New())
	f, err := fsys.Create("a")
	check(t, err)
	fsys.Inject(Fault{K: 2, Match: Kinds(vfs.OpWriteAt), Err: syscall.ENOSPC, Sticky: true})
	for i, want := range []error{nil, syscall.ENOSPC, syscall.ENOSPC} {
		if _, err := f.WriteAt([]byte("x"), 0); !errors.Is(err, want) {
			t.Errorf("write %d: %v", i+1, err)
		}
		check(t, f.Sync())
	}
	fsys.Clear()
	_, err = f.WriteAt([]byte("x"), 0)
	check(t, err)
}

// Property: a write or read with a prefix moves exactly that much.
func TestPrefix(t *testing.T) {
	inner := memfs.New()
	fsys := New(inner)
	f, err := fsys.Create("a")
	check(t, err)
	for prefix, want := range map[int]int{0: 0, 2: 2, 99: 4} {
		check(t, f.Truncate(0))
		fsys.Inject(Fault{Match: Kinds(vfs.OpWriteAt), Err: syscall.EIO, Prefix: prefix})
		n, err := f.WriteAt([]byte("abcd"), 0)
		size, sizeErr := f.Size()
		check(t, sizeErr)
		if n != want || size != int64(want) || !errors.Is(err, syscall.EIO) {
			t.Errorf("prefix %d: wrote %d, size %d, %v", prefix, n, size, err)
		}
	}
	_, err = f.WriteAt([]byte("abcd"), 0)
	check(t, err)
	p := make([]byte, 4)
	fsys.Inject(Fault{Match: Kinds(vfs.OpReadAt), Err: syscall.EIO, Prefix: 2})
	if n, err := f.ReadAt(p, 0); n != 2 || string(p) != "ab\x00\x00" || !errors.Is(err, syscall.EIO) {
		t.Errorf("read %d %q, %v", n, p, err)
	}
	if n, err := f.ReadAt(p, 2); n != 2 || err != io.EOF {
		t.Errorf("then %d, %v", n, err)
	}
}

// Property: a failed Sync or SyncDir over memfs drops what was not durable, so
// that a later sync that succeeds does not bring it back.
func TestFailedSyncDrops(t *testing.T) {
	inner := memfs.New()
	fsys := New(inner)
	f, err := fsys.Create("a")
	check(t, err)
	check(t, fsys.SyncDir("."))
	_, err = f.WriteAt([]byte("lost"), 0)
	check(t, err)
	fsys.Inject(Fault{Match: Kinds(vfs.OpSync), Err: syscall.EIO})
	fsys.Inject(Fault{Match: Kinds(vfs.OpSyncDir)})
	check(t, fsys.Mkdir("d"))
	if err := f.Sync(); !errors.Is(err, syscall.EIO) {
		t.Fatal(err)
	}
	if err := fsys.SyncDir("."); !errors.Is(err, syscall.EIO) {
		t.Fatal(err)
	}
	check(t, f.Sync())
	check(t, fsys.SyncDir("."))
	after := inner.Crash(memfs.Cut{Data: memfs.Everything, Entries: memfs.Everything})
	info, err := after.Stat("a")
	check(t, err)
	if _, err := after.Stat("d"); info.Size() != 0 || !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a failed sync's changes survive: %d bytes, %v", info.Size(), err)
	}
}

// Property: a held sync waits until Release while other operations go on;
// afterwards syncs run freely.
func TestHoldSync(t *testing.T) {
	fsys := New(memfs.New())
	f, err := fsys.Create("a")
	check(t, err)
	hold := fsys.HoldSync()
	done := make(chan error, 1)
	go func() { done <- f.Sync() }()
	check(t, hold.Entered(t.Context()))
	_, err = f.WriteAt([]byte("x"), 0)
	check(t, err)
	select {
	case err := <-done:
		t.Fatalf("the sync ended while held: %v", err)
	default:
	}
	hold.Release()
	check(t, <-done)
	hold.Release()
	check(t, f.Sync())
	check(t, fsys.SyncDir("."))
	ended, cancel := context.WithCancel(t.Context())
	cancel()
	if err := fsys.HoldSync().Entered(ended); !errors.Is(err, context.Canceled) {
		t.Errorf("nothing was held, but %v", err)
	}
}

// Property: Trace gives the last operations in order, with what failed.
func TestTrace(t *testing.T) {
	fsys := New(memfs.New())
	fsys.Inject(Fault{K: 2, Err: syscall.EIO})
	f, err := fsys.Create("a")
	check(t, err)
	if _, err := f.WriteAt([]byte("x"), 7); err == nil {
		t.Error("write succeeded")
	}
	if got := fsys.Trace(); got != "1 create a\n2 write a 7+1: input/output error\n" {
		t.Errorf("trace %q", got)
	}
	for range traceLines {
		_, err := f.Size()
		check(t, err)
	}
	check(t, f.Close())
	lines := strings.Split(fsys.Trace(), "\n")
	if len(lines) != traceLines+1 || lines[0] != "4 size a" || lines[traceLines-1] != "1003 close a" {
		t.Errorf("%d lines, %q ... %q", len(lines), lines[0], lines[traceLines-1])
	}
}
