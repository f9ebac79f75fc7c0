package bench

import (
	"os"
	"syscall"
)

// forgetFile is posix_fadvise with POSIX_FADV_DONTNEED, for the whole file.
func forgetFile(f *os.File) error {
	const dontNeed = 4
	if _, _, errno := syscall.Syscall6(syscall.SYS_FADVISE64, f.Fd(), 0, 0, dontNeed, 0, 0); errno != 0 {
		return &os.PathError{Op: "fadvise", Path: f.Name(), Err: errno}
	}
	return nil
}
