package audit

import (
	"errors"
	"fmt"
	"io/fs"
	"strconv"

	"github.com/shardwell/shardwell/internal/vfs"
)

// file is the file that is written, and those before it: NAME.1 is the one before,
// NAME.2 the one before that. It is for one goroutine.
type file struct {
	dir  vfs.FS
	name string
	max  int64 // bytes, from which on the next file is begun
	kept int   // files before this one

	f     vfs.File // nil if it could not be opened the last time
	size  int64
	dirty bool
}

// open opens the file, or makes it. A line that an earlier process did not finish is
// ended, so that the next one is whole.
func (a *file) open() error {
	f, err := a.dir.Open(a.name)
	if errors.Is(err, fs.ErrNotExist) {
		if f, err = a.dir.Create(a.name); err == nil {
			err = a.dir.SyncDir(".")
		}
	}
	if err != nil {
		return err
	}
	size, err := f.Size()
	if err != nil {
		return errors.Join(err, f.Close())
	}
	a.f, a.size = f, size
	if size == 0 {
		return nil
	}
	var last [1]byte
	if _, err := f.ReadAt(last[:], size-1); err == nil && last[0] == '\n' {
		return nil
	}
	return a.append([]byte("\n"))
}

// append writes lines at the end. After an error none of them counts.
func (a *file) append(lines []byte) error {
	if a.f == nil {
		if err := a.open(); err != nil {
			return err
		}
	}
	a.dirty = true
	if _, err := a.f.WriteAt(lines, a.size); err != nil {
		// What has been written of them would be half a line.
		return errors.Join(err, a.f.Truncate(a.size))
	}
	a.size += int64(len(lines))
	return nil
}

// sync makes what has been written durable.
func (a *file) sync() error {
	if !a.dirty || a.f == nil {
		return nil
	}
	a.dirty = false
	return a.f.Sync()
}

// close makes what has been written durable and closes the file.
func (a *file) close() error {
	if a.f == nil {
		return nil
	}
	f := a.f
	err := errors.Join(a.sync(), f.Close())
	a.f = nil
	return err
}

// rotate begins the next file if this one is full. If it cannot, this one goes on.
func (a *file) rotate() error {
	if a.size < a.max {
		return nil
	}
	err := a.close()
	if err == nil {
		err = a.shift()
	}
	if err = errors.Join(err, a.open()); err != nil {
		return fmt.Errorf("begin the next file of the audit log: %w", err)
	}
	return nil
}

// shift renames the files, the oldest away.
func (a *file) shift() error {
	for i := a.kept; i > 0; i-- {
		err := a.dir.Rename(a.numbered(i-1), a.numbered(i))
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	return a.dir.SyncDir(".")
}

func (a *file) numbered(i int) string {
	if i == 0 {
		return a.name
	}
	return a.name + "." + strconv.Itoa(i)
}
