package faultfs

import (
	"errors"
	"io"
	"io/fs"

	"github.com/shardwell/shardwell/internal/vfs"
)

type file struct {
	fs    *FS
	inner vfs.File
	name  string
}

// ReadAt implements vfs.File.
func (h *file) ReadAt(p []byte, offset int64) (int, error) {
	return h.transfer(vfs.OpReadAt, p, offset, h.inner.ReadAt)
}

// WriteAt implements vfs.File.
func (h *file) WriteAt(p []byte, offset int64) (int, error) {
	return h.transfer(vfs.OpWriteAt, p, offset, h.inner.WriteAt)
}

func (h *file) transfer(kind vfs.Kind, p []byte, offset int64, inner func([]byte, int64) (int, error)) (int, error) {
	op := vfs.Op{Kind: kind, Name: h.name, Offset: offset, Bytes: len(p)}
	fault := h.fs.begin(op)
	if fault == nil {
		return inner(p, offset)
	}
	part := p[:min(len(p), max(0, fault.Prefix))]
	if fault.Applied {
		part = p
	}
	n := 0
	if len(part) > 0 {
		var err error
		if n, err = inner(part, offset); err != nil && err != io.EOF {
			return n, err
		}
	}
	return n, h.wrap(op, fault)
}

func (h *file) wrap(op vfs.Op, fault *Fault) error {
	return &fs.PathError{Op: op.Kind.String(), Path: h.name, Err: fault.Err}
}

// Sync implements vfs.File. A failed one drops the unsynced data where the
// wrapped file has DropUnsynced.
func (h *file) Sync() error {
	op := vfs.Op{Kind: vfs.OpSync, Name: h.name}
	fault := h.fs.begin(op)
	if fault == nil {
		return h.inner.Sync()
	}
	if fault.Applied {
		if err := h.inner.Sync(); err != nil {
			return err
		}
	} else if d, ok := h.inner.(interface{ DropUnsynced() }); ok {
		d.DropUnsynced()
	}
	return h.wrap(op, fault)
}

// Truncate implements vfs.File.
func (h *file) Truncate(size int64) error {
	op := vfs.Op{Kind: vfs.OpTruncate, Name: h.name, Offset: size}
	return h.fs.run(op, func() error { return h.inner.Truncate(size) })
}

// Size implements vfs.File.
func (h *file) Size() (size int64, err error) {
	err = h.fs.run(vfs.Op{Kind: vfs.OpSize, Name: h.name}, func() (err error) {
		size, err = h.inner.Size()
		return err
	})
	return size, err
}

// Close implements vfs.File. The handle is closed even when a fault is due.
func (h *file) Close() error {
	op := vfs.Op{Kind: vfs.OpClose, Name: h.name}
	fault := h.fs.begin(op)
	err := h.inner.Close()
	if err == nil && fault != nil {
		err = h.wrap(op, fault)
	}
	return err
}

// closing gives back what an operation took that is reported as failed.
func closing(err error, c io.Closer) error { return errors.Join(err, c.Close()) }
