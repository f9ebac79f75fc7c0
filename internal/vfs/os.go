//go:build linux || darwin

package vfs

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
)

// OS opens an existing directory as an FS. Names cannot leave it: "..",
// absolute names and symbolic links that point outside are refused. Files are
// made with mode 0600 and directories with 0700. The FS also is an io.Closer,
// which releases the directory's descriptor; open files stay usable.
func OS(dir string) (FS, error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, err
	}
	return &osFS{root: root}, nil
}

// MakeDir makes the directory dir with mode 0700 unless it exists, and makes
// its entry in the parent durable. The parent must exist. A dir that exists is
// left as it is; something else of that name gives fs.ErrExist.
func MakeDir(dir string) error {
	err := os.Mkdir(dir, 0o700)
	if errors.Is(err, fs.ErrExist) {
		info, statErr := os.Stat(dir)
		if statErr != nil {
			return statErr
		}
		if !info.IsDir() {
			return err
		}
		return nil
	}
	if err != nil {
		return err
	}
	parent, err := os.Open(filepath.Dir(filepath.Clean(dir)))
	if err != nil {
		return err
	}
	return errors.Join(parent.Sync(), parent.Close())
}

type osFS struct{ root *os.Root }

type osFile struct {
	*os.File
	name string
}

func (o *osFS) Create(name string) (File, error) {
	return o.open(OpCreate, name, os.O_RDWR|os.O_CREATE|os.O_EXCL)
}

func (o *osFS) Open(name string) (File, error) { return o.open(OpOpen, name, os.O_RDWR) }

// OpenRead refuses directories, which the system would open for reading.
func (o *osFS) OpenRead(name string) (File, error) {
	f, err := o.open(OpOpenRead, name, os.O_RDONLY)
	if err != nil {
		return nil, err
	}
	info, err := f.Stat()
	if err == nil && info.IsDir() {
		err = syscall.EISDIR
	}
	if err != nil {
		return nil, errors.Join(pathError(OpOpenRead, name, err), f.Close())
	}
	return f, nil
}

func (o *osFS) open(kind Kind, name string, flag int) (*osFile, error) {
	if !fs.ValidPath(name) {
		return nil, pathError(kind, name, fs.ErrInvalid)
	}
	f, err := o.root.OpenFile(name, flag, 0o600)
	if err != nil {
		return nil, pathError(kind, name, err)
	}
	return &osFile{File: f, name: name}, nil
}

func (o *osFS) Rename(oldName, newName string) error {
	if !fs.ValidPath(oldName) || !fs.ValidPath(newName) {
		return pathError(OpRename, oldName, fs.ErrInvalid)
	}
	return pathError(OpRename, oldName, o.root.Rename(oldName, newName))
}

func (o *osFS) Remove(name string) error {
	if !fs.ValidPath(name) {
		return pathError(OpRemove, name, fs.ErrInvalid)
	}
	return pathError(OpRemove, name, o.root.Remove(name))
}

func (o *osFS) Mkdir(name string) error {
	if !fs.ValidPath(name) {
		return pathError(OpMkdir, name, fs.ErrInvalid)
	}
	return pathError(OpMkdir, name, o.root.Mkdir(name, 0o700))
}

func (o *osFS) ReadDir(name string) ([]fs.DirEntry, error) {
	f, err := o.open(OpReadDir, name, os.O_RDONLY|syscall.O_DIRECTORY)
	if err != nil {
		return nil, err
	}
	entries, err := f.ReadDir(-1)
	if err = errors.Join(err, f.Close()); err != nil {
		return nil, pathError(OpReadDir, name, err)
	}
	slices.SortFunc(entries, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	return entries, nil
}

func (o *osFS) Stat(name string) (fs.FileInfo, error) {
	if !fs.ValidPath(name) {
		return nil, pathError(OpStat, name, fs.ErrInvalid)
	}
	info, err := o.root.Stat(name)
	return info, pathError(OpStat, name, err)
}

func (o *osFS) SyncDir(name string) error {
	f, err := o.open(OpSyncDir, name, os.O_RDONLY|syscall.O_DIRECTORY)
	if err != nil {
		return err
	}
	return pathError(OpSyncDir, name, errors.Join(f.File.Sync(), f.Close()))
}

// Lock uses flock, which belongs to the open file: the system drops it when
// the process ends, however it ends.
func (o *osFS) Lock(name string) (io.Closer, error) {
	f, err := o.open(OpLock, name, os.O_RDWR|os.O_CREATE)
	if err != nil {
		return nil, err
	}
	err = withDescriptor(f.File, func(fd int) error {
		return syscall.Flock(fd, syscall.LOCK_EX|syscall.LOCK_NB)
	})
	if errors.Is(err, syscall.EWOULDBLOCK) {
		err = ErrLocked
	}
	if err != nil {
		return nil, pathError(OpLock, name, errors.Join(err, f.Close()))
	}
	return f, nil
}

func (o *osFS) Free() (int64, error) {
	dir, err := o.root.Open(".")
	if err != nil {
		return 0, pathError(OpFree, ".", err)
	}
	var st syscall.Statfs_t
	err = withDescriptor(dir, func(fd int) error { return syscall.Fstatfs(fd, &st) })
	if err = errors.Join(err, dir.Close()); err != nil {
		return 0, pathError(OpFree, ".", err)
	}
	return int64(st.Bavail) * int64(st.Bsize), nil
}

// Close releases the descriptor of the root.
func (o *osFS) Close() error { return o.root.Close() }

func (f *osFile) Sync() error { return pathError(OpSync, f.name, syncData(f.File)) }

func (f *osFile) Size() (int64, error) {
	info, err := f.Stat()
	if err != nil {
		return 0, pathError(OpSize, f.name, err)
	}
	return info.Size(), nil
}

// withDescriptor runs call on f's descriptor, again after a signal.
func withDescriptor(f *os.File, call func(fd int) error) error {
	conn, err := f.SyscallConn()
	if err != nil {
		return err
	}
	// Control itself fails only on a closed file, with an error of its own.
	if conn.Control(func(fd uintptr) {
		for {
			if err = call(int(fd)); err != syscall.EINTR {
				return
			}
		}
	}) != nil {
		return fs.ErrClosed
	}
	return err
}

// pathError gives err the one shape FS promises, whatever the os package
// wrapped it in. nil stays nil.
func pathError(kind Kind, name string, err error) error {
	if err == nil {
		return nil
	}
	var path *fs.PathError
	if errors.As(err, &path) {
		err = path.Err
	}
	var link *os.LinkError
	if errors.As(err, &link) {
		err = link.Err
	}
	return &fs.PathError{Op: kind.String(), Path: name, Err: err}
}
