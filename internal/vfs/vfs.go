package vfs

import (
	"io"
	"io/fs"
)

// FS is a directory tree. Names are slash-separated paths relative to the
// root the FS was opened on; "." is the root. Errors are *fs.PathError and
// answer errors.Is for fs.ErrNotExist, fs.ErrExist, fs.ErrPermission and the
// syscall error numbers (ENOSPC, EIO ...). Safe for concurrent use.
type FS interface {
	// Create makes a new file for reading and writing with mode 0600. It fails
	// with fs.ErrExist if the name is taken. The name is durable only after
	// SyncDir of its directory.
	Create(name string) (File, error)

	// Open opens an existing file for reading and writing.
	Open(name string) (File, error)

	// OpenRead opens an existing file for reading only.
	OpenRead(name string) (File, error)

	// Rename replaces newName by oldName in one step. Durable after SyncDir of
	// the directory (of both, if they differ).
	Rename(oldName, newName string) error

	// Remove unlinks a file or an empty directory.
	Remove(name string) error

	// Mkdir makes a directory with mode 0700; its parent must exist.
	Mkdir(name string) error

	// ReadDir lists a directory, sorted by name.
	ReadDir(name string) ([]fs.DirEntry, error)

	// Stat describes a file or directory.
	Stat(name string) (fs.FileInfo, error)

	// SyncDir makes a directory's entries durable.
	SyncDir(name string) error

	// Lock takes an exclusive lock held until the returned Closer is closed or
	// the process ends, creating the file if need be. A lock held by another
	// gives ErrLocked.
	Lock(name string) (io.Closer, error)

	// Free is how many bytes the volume still has for this user.
	Free() (int64, error)
}

// File is an open file. ReadAt and WriteAt may be called concurrently, also
// during Sync; a Sync covers the writes that had returned when it was called.
type File interface {
	io.ReaderAt
	io.WriterAt
	io.Closer

	// Sync makes the file's data and length durable (fdatasync; F_FULLFSYNC on
	// macOS). After an error nothing is known about the data.
	Sync() error

	// Truncate sets the length. Bytes added read as zero.
	Truncate(size int64) error

	// Size is the file's current length in bytes.
	Size() (int64, error)
}
