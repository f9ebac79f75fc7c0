package faultfs

import (
	"context"
	"fmt"
	"io"
	"io/fs"
	"strings"
	"sync"
	"syscall"

	"github.com/shardwell/shardwell/internal/vfs"
)

// Fault is one failure to come.
type Fault struct {
	// K says which operation fails: the K-th, from 1, of those that Match
	// accepts, counted from the call of Inject. 0 means 1.
	K int

	// Match chooses the operations that count. nil means Mutating.
	Match func(vfs.Op) bool

	// Err is the error, wrapped in an *fs.PathError: syscall.EIO, ENOSPC ...
	// nil means EIO.
	Err error

	// Sticky makes every matching operation from the K-th on fail, not one.
	Sticky bool

	// Prefix is how many bytes a failing WriteAt writes, or a failing ReadAt
	// reads, before it gives Err; at most all of them.
	Prefix int

	// Applied makes the operation happen in full and give Err all the same,
	// as when only its answer is lost.
	Applied bool
}

// Mutating accepts operations that can change what is on disk or durable.
func Mutating(op vfs.Op) bool { return op.Kind.Mutates() }

// All accepts every operation.
func All(vfs.Op) bool { return true }

// Kinds accepts operations of the given kinds.
func Kinds(kinds ...vfs.Kind) func(vfs.Op) bool {
	return func(op vfs.Op) bool {
		for _, k := range kinds {
			if op.Kind == k {
				return true
			}
		}
		return false
	}
}

// traceLines bounds what Trace remembers.
const traceLines = 1000

// FS is a vfs.FS that fails on demand. See New.
type FS struct {
	inner vfs.FS

	mu     sync.Mutex
	faults []*armed
	ops    int // that mutate
	all    int
	fired  int
	trace  []traced // the last traceLines, oldest at all % traceLines once full
	hold   *Hold
}

type armed struct {
	Fault
	seen int
}

type traced struct {
	n  int
	op vfs.Op
}

var _ vfs.FS = (*FS)(nil)

// New wraps inner. Nothing fails until Inject.
func New(inner vfs.FS) *FS { return &FS{inner: inner} }

// Inject arms a fault. Several may be armed; the first that is due decides.
func (f *FS) Inject(fault Fault) {
	f.mu.Lock()
	defer f.mu.Unlock()
	fault.K = max(1, fault.K)
	if fault.Err == nil {
		fault.Err = syscall.EIO
	}
	if fault.Match == nil {
		fault.Match = Mutating
	}
	f.faults = append(f.faults, &armed{Fault: fault})
}

// Clear disarms all faults; the disk works again.
func (f *FS) Clear() {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.faults = nil
}

// Ops is how many mutating operations have begun. Run a workload once without
// faults to learn how many there are to fail.
func (f *FS) Ops() int {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.ops
}

// AllOps is how many operations of any kind have begun.
func (f *FS) AllOps() int {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.all
}

// Fired is how many operations were made to fail.
func (f *FS) Fired() int {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.fired
}

// Trace lists the last operations (up to 1,000), one a line with its number
// over all operations; those made to fail carry the fault's error.
func (f *FS) Trace() string {
	f.mu.Lock()
	defer f.mu.Unlock()
	var b strings.Builder
	for i := range f.trace {
		t := f.trace[i]
		if len(f.trace) == traceLines {
			t = f.trace[(f.all+i)%traceLines]
		}
		fmt.Fprintf(&b, "%d %s\n", t.n, t.op)
	}
	return b.String()
}

// Hold makes syncs wait. See HoldSync.
type Hold struct {
	fs      *FS
	entered chan struct{}
	gate    chan struct{}
	once    sync.Once
}

// HoldSync makes every Sync and SyncDir that begins from now on wait until
// Release, before it reaches the wrapped FS: it then also covers what was
// written while it waited. It replaces an earlier Hold, which it releases.
func (f *FS) HoldSync() *Hold {
	h := &Hold{fs: f, entered: make(chan struct{}, 1), gate: make(chan struct{})}
	f.mu.Lock()
	old := f.hold
	f.hold = h
	f.mu.Unlock()
	if old != nil {
		old.Release()
	}
	return h
}

// Entered waits until a sync is being held, or ctx ends.
func (h *Hold) Entered(ctx context.Context) error {
	select {
	case <-h.entered:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// Release lets held and later syncs go on. It may be called more than once.
func (h *Hold) Release() {
	h.once.Do(func() {
		h.fs.mu.Lock()
		if h.fs.hold == h {
			h.fs.hold = nil
		}
		h.fs.mu.Unlock()
		close(h.gate)
	})
}

// begin counts the operation and returns the fault that is due, or nil. It
// waits while syncs are held.
func (f *FS) begin(op vfs.Op) *Fault {
	f.mu.Lock()
	fault := f.due(op)
	if op.Kind.Mutates() {
		f.ops++
	}
	if fault != nil {
		f.fired++
		op.Err = fault.Err
	}
	line := traced{n: f.all + 1, op: op}
	if len(f.trace) < traceLines {
		f.trace = append(f.trace, line)
	} else {
		f.trace[f.all%traceLines] = line
	}
	f.all++
	var hold *Hold
	if op.Kind == vfs.OpSync || op.Kind == vfs.OpSyncDir {
		hold = f.hold
	}
	f.mu.Unlock()
	if hold != nil {
		select {
		case hold.entered <- struct{}{}:
		default:
		}
		<-hold.gate
	}
	return fault
}

func (f *FS) due(op vfs.Op) *Fault {
	var due *Fault
	for _, a := range f.faults {
		if !a.Match(op) {
			continue
		}
		a.seen++
		if due == nil && (a.seen == a.K || a.Sticky && a.seen > a.K) {
			due = &a.Fault
		}
	}
	return due
}

// run does one operation that has no bytes to cut short.
func (f *FS) run(op vfs.Op, inner func() error) error {
	fault := f.begin(op)
	if fault == nil {
		return inner()
	}
	if fault.Applied {
		if err := inner(); err != nil {
			return err
		}
	}
	return &fs.PathError{Op: op.Kind.String(), Path: op.Name, Err: fault.Err}
}

// Create implements vfs.FS.
func (f *FS) Create(name string) (vfs.File, error) {
	return f.handle(vfs.Op{Kind: vfs.OpCreate, Name: name}, f.inner.Create)
}

// Open implements vfs.FS.
func (f *FS) Open(name string) (vfs.File, error) {
	return f.handle(vfs.Op{Kind: vfs.OpOpen, Name: name}, f.inner.Open)
}

// OpenRead implements vfs.FS.
func (f *FS) OpenRead(name string) (vfs.File, error) {
	return f.handle(vfs.Op{Kind: vfs.OpOpenRead, Name: name}, f.inner.OpenRead)
}

func (f *FS) handle(op vfs.Op, open func(string) (vfs.File, error)) (vfs.File, error) {
	var opened vfs.File
	err := f.run(op, func() (err error) {
		opened, err = open(op.Name)
		return err
	})
	if err == nil {
		return &file{fs: f, inner: opened, name: op.Name}, nil
	}
	if opened != nil { // applied, but the caller is told otherwise
		err = closing(err, opened)
	}
	return nil, err
}

// Rename implements vfs.FS.
func (f *FS) Rename(oldName, newName string) error {
	op := vfs.Op{Kind: vfs.OpRename, Name: oldName, To: newName}
	return f.run(op, func() error { return f.inner.Rename(oldName, newName) })
}

// Remove implements vfs.FS.
func (f *FS) Remove(name string) error {
	return f.run(vfs.Op{Kind: vfs.OpRemove, Name: name}, func() error { return f.inner.Remove(name) })
}

// Mkdir implements vfs.FS.
func (f *FS) Mkdir(name string) error {
	return f.run(vfs.Op{Kind: vfs.OpMkdir, Name: name}, func() error { return f.inner.Mkdir(name) })
}

// ReadDir implements vfs.FS.
func (f *FS) ReadDir(name string) (entries []fs.DirEntry, err error) {
	err = f.run(vfs.Op{Kind: vfs.OpReadDir, Name: name}, func() (err error) {
		entries, err = f.inner.ReadDir(name)
		return err
	})
	if err != nil {
		return nil, err
	}
	return entries, nil
}

// Stat implements vfs.FS.
func (f *FS) Stat(name string) (info fs.FileInfo, err error) {
	err = f.run(vfs.Op{Kind: vfs.OpStat, Name: name}, func() (err error) {
		info, err = f.inner.Stat(name)
		return err
	})
	if err != nil {
		return nil, err
	}
	return info, nil
}

// SyncDir implements vfs.FS. A failed one drops the unsynced entries where
// the wrapped FS has DropUnsyncedDir.
func (f *FS) SyncDir(name string) error {
	op := vfs.Op{Kind: vfs.OpSyncDir, Name: name}
	fault := f.begin(op)
	if fault == nil {
		return f.inner.SyncDir(name)
	}
	err := error(&fs.PathError{Op: op.Kind.String(), Path: name, Err: fault.Err})
	if fault.Applied {
		if innerErr := f.inner.SyncDir(name); innerErr != nil {
			return innerErr
		}
		return err
	}
	if d, ok := f.inner.(interface{ DropUnsyncedDir(string) error }); ok {
		if dropErr := d.DropUnsyncedDir(name); dropErr != nil {
			return dropErr
		}
	}
	return err
}

// Lock implements vfs.FS.
func (f *FS) Lock(name string) (io.Closer, error) {
	var held io.Closer
	err := f.run(vfs.Op{Kind: vfs.OpLock, Name: name}, func() (err error) {
		held, err = f.inner.Lock(name)
		return err
	})
	if err == nil {
		return held, nil
	}
	if held != nil {
		err = closing(err, held)
	}
	return nil, err
}

// Free implements vfs.FS.
func (f *FS) Free() (free int64, err error) {
	err = f.run(vfs.Op{Kind: vfs.OpFree, Name: "."}, func() (err error) {
		free, err = f.inner.Free()
		return err
	})
	return free, err
}
