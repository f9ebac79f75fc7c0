package memfs

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"syscall"

	"github.com/shardwell/shardwell/internal/vfs"
)

// file is an open handle.
type file struct {
	fs     *FS
	node   *node
	name   string
	write  bool
	closed bool // guarded by fs.mu
}

// lock is the handle that holds a file's lock.
type lock struct{ file }

var errNegative = errors.New("negative offset")

// ReadAt implements vfs.File.
func (h *file) ReadAt(p []byte, offset int64) (n int, err error) {
	op := vfs.Op{Kind: vfs.OpReadAt, Name: h.name, Offset: offset, Bytes: len(p)}
	// io.EOF goes out as it is, as io.ReaderAt demands.
	ended := false
	err = h.fs.do(op, func() error {
		switch {
		case h.closed:
			return fs.ErrClosed
		case offset < 0:
			return errNegative
		}
		if left := h.node.now.size - offset; len(p) > 0 && int64(len(p)) > left {
			ended = true
			p = p[:max(0, left)]
		}
		h.node.now.read(p, offset)
		n = len(p)
		return nil
	})
	if err == nil && ended {
		err = io.EOF
	}
	return n, err
}

// WriteAt implements vfs.File.
func (h *file) WriteAt(p []byte, offset int64) (n int, err error) {
	op := vfs.Op{Kind: vfs.OpWriteAt, Name: h.name, Offset: offset, Bytes: len(p)}
	err = h.fs.do(op, func() error {
		switch {
		case h.closed:
			return fs.ErrClosed
		case offset < 0:
			return errNegative
		case !h.write:
			return syscall.EBADF
		case offset > maxBytes-int64(len(p)):
			return syscall.EFBIG
		}
		var err error
		n, err = h.fs.room(h.node, offset, len(p))
		if n > 0 {
			h.fs.put(h.node, p[:n], offset)
		}
		return err
	})
	return n, err
}

// room is how many bytes may be written, and why no more.
func (f *FS) room(n *node, offset int64, want int) (int, error) {
	if s := n.short; s != nil {
		n.short = nil
		return min(want, s.bytes), s.err
	}
	if f.capacity == 0 {
		return want, nil
	}
	fits := n.now.fits(offset, want, f.capacity-f.used)
	if fits < want {
		return fits, syscall.ENOSPC
	}
	return want, nil
}

// put writes p, now and pending.
func (f *FS) put(n *node, p []byte, offset int64) {
	f.seq++
	c := change{seq: f.seq, offset: offset, bytes: len(p)}
	if !isZero(p) {
		c.data = bytes.Clone(p)
	}
	before := n.now.pages
	n.now.write(p, offset)
	f.used += int64(n.now.pages - before)
	n.pending = append(n.pending, c)
}

func isZero(p []byte) bool {
	for len(p) > 0 {
		n := min(len(p), pageBytes)
		if !bytes.Equal(p[:n], zeroPage.data[:n]) {
			return false
		}
		p = p[n:]
	}
	return true
}

// Truncate implements vfs.File.
func (h *file) Truncate(size int64) error {
	return h.fs.do(vfs.Op{Kind: vfs.OpTruncate, Name: h.name, Offset: size}, func() error {
		switch {
		case h.closed:
			return fs.ErrClosed
		case size < 0 || !h.write:
			return syscall.EINVAL
		case size > maxBytes:
			return syscall.EFBIG
		}
		n := h.node
		before := n.now.pages
		n.now.truncate(size)
		h.fs.used += int64(n.now.pages - before)
		h.fs.seq++
		n.pending = append(n.pending, change{seq: h.fs.seq, truncate: true, offset: size})
		return nil
	})
}

// Sync implements vfs.File.
func (h *file) Sync() error {
	mark := h.fs.mark()
	return h.fs.do(vfs.Op{Kind: vfs.OpSync, Name: h.name}, func() error {
		if h.closed {
			return fs.ErrClosed
		}
		if err := h.node.failSync; err != nil {
			h.node.failSync = nil
			h.node.drop(mark)
			return err
		}
		h.node.settle(mark)
		return nil
	})
}

// DropUnsynced forgets the file's unsynced changes, as a failed Sync does.
func (h *file) DropUnsynced() {
	h.fs.mu.Lock()
	defer h.fs.mu.Unlock()
	h.node.drop(h.fs.seq)
}

// Size implements vfs.File.
func (h *file) Size() (size int64, err error) {
	err = h.fs.do(vfs.Op{Kind: vfs.OpSize, Name: h.name}, func() error {
		if h.closed {
			return fs.ErrClosed
		}
		size = h.node.now.size
		return nil
	})
	return size, err
}

// Close implements vfs.File.
func (h *file) Close() error {
	return h.fs.do(vfs.Op{Kind: vfs.OpClose, Name: h.name}, h.close)
}

func (h *file) close() error {
	if h.closed {
		return fs.ErrClosed
	}
	h.closed = true
	h.node.opens--
	h.fs.release(h.node)
	return nil
}

// Close lets the lock go.
func (l *lock) Close() error {
	return l.fs.do(vfs.Op{Kind: vfs.OpClose, Name: l.name}, func() error {
		if err := l.close(); err != nil {
			return err
		}
		l.node.locked = false
		return nil
	})
}
