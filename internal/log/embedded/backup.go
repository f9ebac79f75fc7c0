package embedded

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"log/slog"
	"slices"

	"github.com/shardwell/shardwell/internal/log"
	"github.com/shardwell/shardwell/internal/segment"
	"github.com/shardwell/shardwell/internal/vfs"
)

// unfinishedName is what FORMAT is called in a backup that is not complete: a
// directory with a file of that name is no data directory.
const unfinishedName = "FORMAT.unfinished"

// JumpDistance is how many positions an open data log leaves out after a
// backup and after a repair. A position that somebody keeps elsewhere then
// never lies ahead of the log, where new entries would be taken for old ones.
const JumpDistance = 1 << 40

// BackupOptions are settings of Backup; the zero value will do.
type BackupOptions struct {
	// Progress is called as bytes are copied; total may grow. May be nil.
	Progress func(done, total int64)
	Log      *slog.Logger // nil means nobody
}

// BackupReport is what a backup holds.
type BackupReport struct {
	Through     int64 `json:"through"` // global offset: the copy holds everything before it
	Segments    int   `json:"segments"`
	SortedFiles int   `json:"sortedFiles"`
	Bytes       int64 `json:"bytes"` // that were copied
	Logs        int   `json:"logs"`  // open data logs, which go on JumpDistance later
}

// errMoved says that a server has changed the directory while it was read.
var errMoved = errors.New("the directory has changed")

// backupAttempts bounds how often a backup begins again from a newer state.
const backupAttempts = 100

// backup is one run of Backup.
type backup struct {
	from, to vfs.FS
	opt      BackupOptions
	report   BackupReport
	total    int64
	have     []segment.SortedFile // copied by this attempt or an earlier one
	memory   []byte
}

// Backup copies the logs in a data directory to an empty one, from which an
// engine can be opened once Backup has returned without an error. It takes no
// lock, writes nothing to the source, and works while an engine is open on it:
// the copy is the state at one instant after the call, and so holds every
// entry that was acknowledged before. In the copy, open data logs go on
// JumpDistance later, so that no position is given to two entries, one here
// and one there.
//
// The source's damaged entries stay damaged in the copy. Where an engine would
// be read-only there is no copy: the error says what is wrong.
func Backup(ctx context.Context, from, to vfs.FS, opt BackupOptions) (*BackupReport, error) {
	if opt.Log == nil {
		opt.Log = slog.New(slog.DiscardHandler)
	}
	fresh, err := checkDirectory(from)
	if err != nil {
		return nil, err
	}
	if fresh {
		return nil, fmt.Errorf("back up: there is no data: %w", fs.ErrNotExist)
	}
	b := &backup{from: from, to: to, opt: opt, memory: make([]byte, zeroBytes)}
	if err := b.prepare(); err != nil {
		return nil, err
	}
	if err := b.copyAll(ctx); err != nil {
		return nil, fmt.Errorf("back up: %w", err)
	}
	if err := b.moveOn(ctx); err != nil {
		return nil, fmt.Errorf("complete the backup: %w", err)
	}
	if err := to.Rename(unfinishedName, formatName); err != nil {
		return nil, fmt.Errorf("complete the backup: %w", err)
	}
	if err := to.SyncDir("."); err != nil {
		return nil, fmt.Errorf("complete the backup: %w", errors.Join(err, to.Rename(formatName, unfinishedName)))
	}
	return &b.report, nil
}

// NotEmptyError says that a directory holds something already.
type NotEmptyError struct{ Name string }

func (e *NotEmptyError) Error() string {
	return fmt.Sprintf("the directory is not empty: it holds %q", e.Name)
}

// prepare makes the target's directories.
func (b *backup) prepare() error {
	entries, err := b.to.ReadDir(".")
	if err != nil {
		return fmt.Errorf("read the backup's directory: %w", err)
	}
	for _, entry := range entries {
		if entry.Name() != "lost+found" {
			return &NotEmptyError{entry.Name()}
		}
	}
	err = writeFile(b.to, unfinishedName, fmt.Appendf(nil, formatText, readerVersion, writerVersion))
	for _, dir := range []string{commitDir, sortedDir, catalogDir} {
		if err == nil {
			err = b.to.Mkdir(dir)
		}
	}
	if err == nil {
		err = b.to.SyncDir(".")
	}
	if err != nil {
		return fmt.Errorf("make the backup's directory: %w", err)
	}
	return nil
}

// writeFile makes a file that is durable but for its name.
func writeFile(dir vfs.FS, name string, content []byte) error {
	f, err := dir.Create(name)
	if err != nil {
		return err
	}
	if _, err = f.WriteAt(content, 0); err == nil {
		err = f.Sync()
	}
	return errors.Join(err, f.Close())
}

// copyAll copies until a copy is of one instant.
func (b *backup) copyAll(ctx context.Context) error {
	for range backupAttempts {
		before, err := listing(b.from)
		if err != nil {
			return err
		}
		err = b.copyOnce(ctx)
		if err == nil {
			return b.syncDirs()
		}
		if ctx.Err() != nil {
			return ctx.Err()
		}
		after, listErr := listing(b.from)
		if listErr != nil {
			return listErr
		}
		_, damaged := errors.AsType[*log.CorruptError](err)
		if !damaged && !errors.Is(err, errMoved) && !errors.Is(err, fs.ErrNotExist) || slices.Equal(before, after) {
			return err
		}
		b.opt.Log.Info("the directory changes faster than it is copied; beginning again from its newer state", "cause", err)
		if err := b.sweep(); err != nil {
			return err
		}
	}
	return fmt.Errorf("%w %d times while it was being copied", errMoved, backupAttempts)
}

// sweep removes what an attempt has copied of the commit log. Sorted files
// never change, so that those copied already may do for the next attempt.
func (b *backup) sweep() error {
	for _, dir := range []string{commitDir, catalogDir} {
		entries, err := b.to.ReadDir(dir)
		if err != nil {
			return err
		}
		for _, entry := range entries {
			if err := b.to.Remove(dir + "/" + entry.Name()); err != nil {
				return err
			}
		}
	}
	return nil
}

func (b *backup) syncDirs() error {
	for _, dir := range []string{commitDir, sortedDir, catalogDir, "."} {
		if err := b.to.SyncDir(dir); err != nil {
			return err
		}
	}
	return nil
}

// copied notes bytes for the report.
func (b *backup) copied(n int) {
	b.report.Bytes += int64(n)
	if b.opt.Progress != nil {
		b.opt.Progress(b.report.Bytes, max(b.total, b.report.Bytes))
	}
}

// copyBytes copies the first bytes of a file to a new one, durable but for its
// name, in small steps: a long sync holds up the commits of a server beside.
func (b *backup) copyBytes(ctx context.Context, from io.ReaderAt, name string, bytes int64) (vfs.File, error) {
	to, err := b.to.Create(name)
	if err != nil {
		return nil, err
	}
	for at := int64(0); at < bytes; at += int64(len(b.memory)) {
		p := b.memory[:min(int64(len(b.memory)), bytes-at)]
		if err = ctx.Err(); err == nil {
			err = readFull(from, p, at)
		}
		if err == nil {
			_, err = to.WriteAt(p, at)
		}
		if err == nil {
			err = to.Sync()
		}
		if err != nil {
			return nil, errors.Join(fmt.Errorf("copy %s: %w", name, err), to.Close())
		}
		b.copied(len(p))
	}
	return to, nil
}

// moveOn opens the copy, which shows that it can be opened, and lets its logs
// go on where the source never will.
func (b *backup) moveOn(ctx context.Context) error {
	e, err := Open(ctx, unfinished{b.to}, Options{Log: b.opt.Log, MinFreeBytes: -1, SegmentBytes: backupSegmentBytes})
	if err != nil {
		return err
	}
	if h := e.Health(); !h.OK {
		return errors.Join(fmt.Errorf("the copy is %s: %v", h.State, h.Problems), e.Close())
	}
	b.report.Logs, err = e.Jump(ctx, JumpDistance)
	return errors.Join(err, e.Close())
}

// backupSegmentBytes is the size of the segments that the copy gets for its
// own entries.
const backupSegmentBytes = 1 << 20

// unfinished shows a directory whose FORMAT has its final name last as one
// that has it already.
type unfinished struct{ vfs.FS }

func (u unfinished) name(name string) string {
	if name == formatName {
		return unfinishedName
	}
	return name
}

func (u unfinished) OpenRead(name string) (vfs.File, error) { return u.FS.OpenRead(u.name(name)) }
func (u unfinished) Rename(from, to string) error           { return u.FS.Rename(u.name(from), u.name(to)) }
func (u unfinished) Remove(name string) error               { return u.FS.Remove(u.name(name)) }
func (u unfinished) Stat(name string) (fs.FileInfo, error)  { return u.FS.Stat(u.name(name)) }

func (u unfinished) ReadDir(name string) ([]fs.DirEntry, error) {
	entries, err := u.FS.ReadDir(name)
	for i, entry := range entries {
		if name == "." && entry.Name() == unfinishedName {
			entries[i] = formatEntry{entry}
		}
	}
	return entries, err
}

type formatEntry struct{ fs.DirEntry }

func (formatEntry) Name() string { return formatName }
