package memfs

import (
	"io/fs"
	"path"
	"strings"
	"syscall"
	"time"

	"github.com/shardwell/shardwell/internal/vfs"
)

// change does one operation on directories, now and pending. f.mu is held.
func (f *FS) change(changes ...entryChange) {
	f.seq++
	f.dirOps = append(f.dirOps, dirOp{seq: f.seq, changes: changes})
	for _, c := range changes {
		if old := c.dir.link(c.name, c.to); old != nil {
			defer f.release(old)
		}
	}
}

// release gives back the space of a file that nothing names or has open.
func (f *FS) release(n *node) {
	if n.links == 0 && n.opens == 0 {
		f.used -= int64(n.now.pages)
		n.now = tree{owner: new(token)}
	}
}

// takeDirOps removes d's part of the pending operations up to seq and returns
// it in order. The other half of a rename between directories stays pending.
func (f *FS) takeDirOps(d *node, seq uint64) []entryChange {
	var taken []entryChange
	left := f.dirOps[:0]
	for _, op := range f.dirOps {
		if op.seq > seq {
			left = append(left, op)
			continue
		}
		var others []entryChange
		for _, c := range op.changes {
			if c.dir == d {
				taken = append(taken, c)
			} else {
				others = append(others, c)
			}
		}
		if len(others) > 0 {
			left = append(left, dirOp{op.seq, others})
		}
	}
	clear(f.dirOps[len(left):])
	f.dirOps = left
	return taken
}

// lookup finds a node by its path.
func (f *FS) lookup(name string) (*node, error) {
	if !fs.ValidPath(name) {
		return nil, fs.ErrInvalid
	}
	n := f.root
	if name == "." {
		return n, nil
	}
	for part := range strings.SplitSeq(name, "/") {
		if !n.dir {
			return nil, syscall.ENOTDIR
		}
		if n = n.entries[part]; n == nil {
			return nil, fs.ErrNotExist
		}
	}
	return n, nil
}

func (f *FS) lookupDir(name string) (*node, error) {
	n, err := f.lookup(name)
	if err == nil && !n.dir {
		err = syscall.ENOTDIR
	}
	return n, err
}

// parent finds the directory that has, or would have, the entry for name.
func (f *FS) parent(name string) (dir *node, base string, err error) {
	if !fs.ValidPath(name) || name == "." {
		return nil, "", fs.ErrInvalid
	}
	dir, err = f.lookupDir(path.Dir(name))
	return dir, path.Base(name), err
}

func pathError(kind vfs.Kind, name string, err error) error {
	if err == nil {
		return nil
	}
	return &fs.PathError{Op: kind.String(), Path: name, Err: err}
}

// info describes a node under the name it was found by.
type info struct {
	name string
	size int64
	mode fs.FileMode
}

func (n *node) info(name string) info {
	if n.dir {
		return info{name: name, mode: fs.ModeDir | 0o700}
	}
	return info{name: name, size: n.now.size, mode: 0o600}
}

func (i info) Name() string       { return i.name }
func (i info) Size() int64        { return i.size }
func (i info) Mode() fs.FileMode  { return i.mode }
func (i info) ModTime() time.Time { return time.Time{} }
func (i info) IsDir() bool        { return i.mode.IsDir() }
func (i info) Sys() any           { return nil }
