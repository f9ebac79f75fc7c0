package vfs

import (
	"os"
	"syscall"
)

// syncData leaves out the times of the inode, which fsync would write too; the
// length is metadata that fdatasync does write.
func syncData(f *os.File) error { return withDescriptor(f, syscall.Fdatasync) }
