package embedded

import (
	"errors"
	"fmt"
	"io/fs"
)

// upgradeFormat makes the directory one of the format that this program
// writes, durably, if it is not. It must have returned nil before the first
// control entry that an older program does not know: that program then refuses
// the directory in one sentence. Safe for concurrent use; a failed sync is a
// syncError.
func (e *Engine) upgradeFormat() error {
	e.formatMu.Lock()
	defer e.formatMu.Unlock()
	if e.format >= writerVersion {
		return nil
	}
	for _, dir := range []string{sortedDir, catalogDir} {
		if err := e.fs.Mkdir(dir); err != nil && !errors.Is(err, fs.ErrExist) {
			return fmt.Errorf("upgrade the data directory: %w", err)
		}
	}
	if err := e.writeFormatTemp(); err != nil {
		return fmt.Errorf("upgrade the data directory: %w", err)
	}
	if err := e.nameFormat(); err != nil {
		return fmt.Errorf("upgrade the data directory: %w", err)
	}
	e.opt.Log.Info("the data directory has been upgraded; older releases will not open it any more", "from", e.format, "to", writerVersion)
	e.format = writerVersion
	return nil
}

// writeFormatTemp makes FORMAT.tmp, durably; an error leaves none that counts.
func (e *Engine) writeFormatTemp() error {
	if err := e.fs.Remove(formatTemp); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	f, err := e.fs.Create(formatTemp)
	if err != nil {
		return err
	}
	_, err = f.WriteAt(fmt.Appendf(nil, formatText, readerVersion, writerVersion), 0)
	if err == nil {
		if err = f.Sync(); err != nil {
			err = syncError{err}
		}
	}
	if err = errors.Join(err, f.Close()); err != nil {
		return err
	}
	if err := e.fs.SyncDir("."); err != nil {
		return syncError{err}
	}
	return nil
}

// nameFormat gives FORMAT.tmp its name, durably.
func (e *Engine) nameFormat() error {
	if err := e.fs.Rename(formatTemp, formatName); err != nil {
		return err
	}
	if err := e.fs.SyncDir("."); err != nil {
		return syncError{err}
	}
	return nil
}
