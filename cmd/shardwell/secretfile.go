package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"

	"github.com/shardwell/shardwell/internal/masterkey"
	"github.com/shardwell/shardwell/internal/vfs"
)

// maxSecretBytes is how long a file of secrets may be.
const maxSecretBytes = masterkey.MaxTextBytes

// readSecretFile reads a file of the data directory. One that is not there gives
// fs.ErrNotExist.
func readSecretFile(dir vfs.FS, name string) (string, error) {
	f, err := dir.OpenRead(name)
	if err != nil {
		return "", err
	}
	text := make([]byte, maxSecretBytes)
	n, err := f.ReadAt(text, 0)
	if errors.Is(err, io.EOF) {
		err = nil
	}
	if err = errors.Join(err, f.Close()); err != nil {
		return "", fmt.Errorf("read %s: %w", name, err)
	}
	return string(text[:n]), nil
}

// writeSecretFile makes a file durable under its name, with mode 0600, or leaves no
// such name.
func writeSecretFile(dir vfs.FS, name, text string) error {
	if err := removeUnfinished(dir, name); err != nil {
		return err
	}
	temp := name + unfinished
	f, err := dir.Create(temp)
	if err != nil {
		return fmt.Errorf("create %s: %w", temp, err)
	}
	_, err = f.WriteAt([]byte(text), 0)
	if err == nil {
		err = f.Sync()
	}
	if err = errors.Join(err, f.Close()); err != nil {
		return fmt.Errorf("write %s: %w", temp, err)
	}
	if err := dir.Rename(temp, name); err != nil {
		return fmt.Errorf("rename %s: %w", temp, err)
	}
	if err := dir.SyncDir("."); err != nil {
		return fmt.Errorf("sync the data directory: %w", err)
	}
	return nil
}

// unfinished is the end of the name of a file that is being written.
const unfinished = ".tmp"

// removeUnfinished removes what an earlier start did not finish writing.
func removeUnfinished(dir vfs.FS, name string) error {
	if err := dir.Remove(name + unfinished); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("remove %s: %w", name+unfinished, err)
	}
	return nil
}

// readPrivateFile reads a file of the operator's, which nobody else may read.
func readPrivateFile(path string) (_ string, err error) {
	f, err := os.Open(path)
	if err != nil {
		return "", err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	info, err := f.Stat()
	if err != nil {
		return "", err
	}
	if info.Mode().Perm()&0o077 != 0 {
		return "", fmt.Errorf("%s can be read by others: chmod 600 it", path)
	}
	text, err := io.ReadAll(io.LimitReader(f, maxSecretBytes))
	return string(text), err
}
