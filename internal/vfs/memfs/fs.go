package memfs

import (
	"io"
	"io/fs"
	"path"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"

	"github.com/shardwell/shardwell/internal/vfs"
)

// FS is a vfs.FS in memory. The zero value is not usable; see New.
type FS struct {
	hook atomic.Pointer[func(n int, op vfs.Op)]
	ops  atomic.Int64

	mu       sync.RWMutex
	root     *node
	dirOps   []dirOp // unsynced, in order
	seq      uint64  // numbers changes and dirOps
	capacity int64   // pages; 0 = no limit
	used     int64   // pages
}

var _ vfs.FS = (*FS)(nil)

// New makes an empty FS without a limit on its capacity.
func New() *FS { return &FS{root: newDir()} }

// OnOp sets the hook that is called before every operation, with Done false,
// and after it, with Done true and the error it will return. n counts the
// operations that mutate (vfs.Kind.Mutates) from 1, the present one included.
// The hook may block (a slow disk) and may use the FS: Crash and Kill in it
// see the state at that boundary. Operations it does itself are counted and
// hooked too. nil removes it.
//
// A Sync or SyncDir covers what had happened when it was called, before the
// hook: what others write while the hook holds it up stays unsynced.
func (f *FS) OnOp(hook func(n int, op vfs.Op)) {
	if hook == nil {
		f.hook.Store(nil)
		return
	}
	f.hook.Store(&hook)
}

// Ops is how many mutating operations have begun.
func (f *FS) Ops() int { return int(f.ops.Load()) }

// SetCapacity limits the bytes that files may take, counted in pages of
// 4 KiB. Beyond it a write stops short with ENOSPC; bytes that have space are
// overwritten freely. 0 lifts the limit.
func (f *FS) SetCapacity(bytes int64) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.capacity = bytes / pageBytes
	if bytes > 0 && f.capacity == 0 {
		f.capacity = 1
	}
}

// Used is how many bytes files take, removed ones included while they are open.
func (f *FS) Used() int64 {
	f.mu.RLock()
	defer f.mu.RUnlock()
	return f.used * pageBytes
}

// FailSync makes the next Sync of the file, or SyncDir of the directory, fail
// with err and drop what it should have made durable: reads still show it,
// later syncs succeed without it, and a power cut loses it.
func (f *FS) FailSync(name string, err error) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	n, lookupErr := f.lookup(name)
	if lookupErr != nil {
		return pathError(vfs.OpSync, name, lookupErr)
	}
	n.failSync = err
	return nil
}

// ShortWrite makes the next WriteAt of the file stop after at most bytes and
// return err.
func (f *FS) ShortWrite(name string, bytes int, err error) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	n, lookupErr := f.lookup(name)
	if lookupErr != nil {
		return pathError(vfs.OpWriteAt, name, lookupErr)
	}
	n.short = &shortWrite{bytes: bytes, err: err}
	return nil
}

// DropUnsyncedDir forgets the directory's unsynced entries, as a failed
// SyncDir does.
func (f *FS) DropUnsyncedDir(name string) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	d, err := f.lookupDir(name)
	if err != nil {
		return pathError(vfs.OpSyncDir, name, err)
	}
	f.takeDirOps(d, f.seq)
	return nil
}

// Create implements vfs.FS.
func (f *FS) Create(name string) (vfs.File, error) {
	return f.handle(vfs.Op{Kind: vfs.OpCreate, Name: name}, true, func() (*node, error) {
		dir, base, err := f.parent(name)
		if err != nil {
			return nil, err
		}
		if dir.entries[base] != nil {
			return nil, fs.ErrExist
		}
		n := newFile()
		f.change(entryChange{dir, base, n})
		return n, nil
	})
}

// Open implements vfs.FS.
func (f *FS) Open(name string) (vfs.File, error) {
	return f.handle(vfs.Op{Kind: vfs.OpOpen, Name: name}, true, func() (*node, error) { return f.lookup(name) })
}

// OpenRead implements vfs.FS.
func (f *FS) OpenRead(name string) (vfs.File, error) {
	return f.handle(vfs.Op{Kind: vfs.OpOpenRead, Name: name}, false, func() (*node, error) { return f.lookup(name) })
}

// handle opens the file that find finds.
func (f *FS) handle(op vfs.Op, write bool, find func() (*node, error)) (vfs.File, error) {
	var opened *file
	err := f.do(op, func() error {
		n, err := find()
		if err != nil {
			return err
		}
		if n.dir {
			return syscall.EISDIR
		}
		n.opens++
		opened = &file{fs: f, node: n, name: op.Name, write: write}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return opened, nil
}

// Rename implements vfs.FS.
func (f *FS) Rename(oldName, newName string) error {
	return f.do(vfs.Op{Kind: vfs.OpRename, Name: oldName, To: newName}, func() error {
		from, oldBase, err := f.parent(oldName)
		if err != nil {
			return err
		}
		to, newBase, err := f.parent(newName)
		if err != nil {
			return err
		}
		n, target := from.entries[oldBase], to.entries[newBase]
		switch {
		case n == nil:
			return fs.ErrNotExist
		case n == target:
			return nil
		case n.dir && strings.HasPrefix(newName, oldName+"/"):
			return syscall.EINVAL
		case target == nil:
		case target.dir && !n.dir:
			return syscall.EISDIR
		case n.dir && !target.dir:
			return syscall.ENOTDIR
		case target.dir && len(target.entries) > 0:
			return syscall.ENOTEMPTY
		}
		f.change(entryChange{from, oldBase, nil}, entryChange{to, newBase, n})
		return nil
	})
}

// Remove implements vfs.FS.
func (f *FS) Remove(name string) error {
	return f.do(vfs.Op{Kind: vfs.OpRemove, Name: name}, func() error {
		dir, base, err := f.parent(name)
		if err != nil {
			return err
		}
		n := dir.entries[base]
		if n == nil {
			return fs.ErrNotExist
		}
		if len(n.entries) > 0 {
			return syscall.ENOTEMPTY
		}
		f.change(entryChange{dir, base, nil})
		return nil
	})
}

// Mkdir implements vfs.FS.
func (f *FS) Mkdir(name string) error {
	return f.do(vfs.Op{Kind: vfs.OpMkdir, Name: name}, func() error {
		dir, base, err := f.parent(name)
		if err != nil {
			return err
		}
		if dir.entries[base] != nil {
			return fs.ErrExist
		}
		f.change(entryChange{dir, base, newDir()})
		return nil
	})
}

// ReadDir implements vfs.FS.
func (f *FS) ReadDir(name string) (entries []fs.DirEntry, err error) {
	err = f.do(vfs.Op{Kind: vfs.OpReadDir, Name: name}, func() error {
		dir, err := f.lookupDir(name)
		if err != nil {
			return err
		}
		for _, base := range dir.names() {
			entries = append(entries, fs.FileInfoToDirEntry(dir.entries[base].info(base)))
		}
		return nil
	})
	return entries, err
}

// Stat implements vfs.FS.
func (f *FS) Stat(name string) (found fs.FileInfo, err error) {
	err = f.do(vfs.Op{Kind: vfs.OpStat, Name: name}, func() error {
		n, err := f.lookup(name)
		if err != nil {
			return err
		}
		found = n.info(path.Base(name))
		return nil
	})
	return found, err
}

// SyncDir implements vfs.FS.
func (f *FS) SyncDir(name string) error {
	mark := f.mark()
	return f.do(vfs.Op{Kind: vfs.OpSyncDir, Name: name}, func() error {
		d, err := f.lookupDir(name)
		if err != nil {
			return err
		}
		changes := f.takeDirOps(d, mark)
		if err := d.failSync; err != nil {
			d.failSync = nil
			return err
		}
		for _, c := range changes {
			setEntry(d.safeEntries, c.name, c.to)
		}
		return nil
	})
}

// Lock implements vfs.FS. The lock lasts until it is closed; clones made by
// Crash and Kill do not have it.
func (f *FS) Lock(name string) (io.Closer, error) {
	var held *lock
	err := f.do(vfs.Op{Kind: vfs.OpLock, Name: name}, func() error {
		dir, base, err := f.parent(name)
		if err != nil {
			return err
		}
		n := dir.entries[base]
		switch {
		case n == nil:
			n = newFile()
			f.change(entryChange{dir, base, n})
		case n.dir:
			return syscall.EISDIR
		case n.locked:
			return vfs.ErrLocked
		}
		n.locked = true
		n.opens++
		held = &lock{file{fs: f, node: n, name: name}}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return held, nil
}

// Free implements vfs.FS. Without a capacity it is a pebibyte.
func (f *FS) Free() (free int64, err error) {
	err = f.do(vfs.Op{Kind: vfs.OpFree, Name: "."}, func() error {
		free = 1 << 50
		if f.capacity > 0 {
			free = max(0, f.capacity-f.used) * pageBytes
		}
		return nil
	})
	return free, err
}

// do runs one operation under the lock, between the two calls of the hook.
func (f *FS) do(op vfs.Op, run func() error) error {
	n := int(f.ops.Load())
	if op.Kind.Mutates() {
		n = int(f.ops.Add(1))
	}
	hook := f.hook.Load()
	if hook != nil {
		(*hook)(n, op)
	}
	f.mu.Lock()
	err := pathError(op.Kind, op.Name, run())
	f.mu.Unlock()
	if hook != nil {
		op.Done, op.Err = true, err
		(*hook)(n, op)
	}
	return err
}

// mark is the number of the last change so far: what a sync that begins now
// has to cover.
func (f *FS) mark() uint64 {
	f.mu.RLock()
	defer f.mu.RUnlock()
	return f.seq
}
