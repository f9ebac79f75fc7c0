package embedded

import (
	"bytes"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"strings"

	"github.com/shardwell/shardwell/internal/segment"
	"github.com/shardwell/shardwell/internal/vfs"
)

// Names below the data directory. formatTemp is there while a new directory is
// being made: nothing has been acknowledged then.
const (
	formatName  = "FORMAT"
	formatTemp  = "FORMAT.tmp"
	lockName    = "LOCK"
	commitDir   = "commit"
	sortedDir   = "sorted"
	catalogDir  = "catalog"
	spareName   = "commit/spare"
	tempName    = "commit/new.tmp"
	segmentTail = ".log"
	sortedTail  = ".run"
	sortTemp    = "sorted/sort.tmp"
	mergeTemp   = "sorted/merge.tmp"

	checkpointTemp = "catalog/new.tmp"
)

// ours are the names that a data directory may hold; not all are the engine's.
var ours = []string{formatName, formatTemp, lockName, commitDir, sortedDir, catalogDir, "master.key", "master.key.tmp",
	"root.key", "root.key.tmp", "admin.token", "admin.token.tmp", "tls", "audit", "lost+found"}

// The versions of the directory's format that this program reads and writes.
const (
	readerVersion = 2
	writerVersion = 2
)

const formatText = "Shardwell data directory\nmin-reader %d\nmin-writer %d\n"

// ForeignError says that a directory is not a Shardwell data directory.
type ForeignError struct{ Name string } // something in it that is not ours

func (e *ForeignError) Error() string {
	switch {
	case e.Name == unfinishedName:
		return "the directory holds a backup that was not completed; remove it and make the backup again"
	case e.Name == otherFormat, strings.HasSuffix(e.Name, noFormat):
		return fmt.Sprintf("the directory is not a Shardwell data directory (it holds %q); choose an empty one, or put %s back if it is one", e.Name, formatName)
	}
	return fmt.Sprintf("the directory is not a Shardwell data directory (it holds %q); choose an empty one", e.Name)
}

// What ForeignError.Name says of a directory that may have been ours.
const (
	otherFormat = formatName + " in another form"
	noFormat    = " but no " + formatName
)

// VersionError says that a newer release wrote the directory.
type VersionError struct{ MinReader, MinWriter int }

func (e *VersionError) Error() string {
	return fmt.Sprintf("the data directory was written by a newer release (format %d, this program knows %d); start that release or a later one",
		max(e.MinReader, e.MinWriter), writerVersion)
}

// checkDirectory looks without writing. fresh: there is no data here yet.
func checkDirectory(dir vfs.FS) (fresh bool, err error) {
	entries, err := dir.ReadDir(".")
	if err != nil {
		return false, fmt.Errorf("read the data directory: %w", err)
	}
	has := map[string]bool{}
	foreign := ""
	for _, entry := range entries {
		has[entry.Name()] = true
		if foreign == "" && !slices.Contains(ours, entry.Name()) {
			foreign = entry.Name()
		}
	}
	if has[formatName] {
		return false, checkFormat(dir)
	}
	if foreign != "" {
		return false, &ForeignError{foreign}
	}
	for _, name := range []string{commitDir, sortedDir, catalogDir} {
		if has[formatTemp] || !has[name] {
			continue
		}
		left, err := dir.ReadDir(name)
		if err != nil {
			return false, fmt.Errorf("read the data directory: %w", err)
		}
		if len(left) > 0 {
			return false, &ForeignError{name + "/" + left[0].Name() + noFormat}
		}
	}
	return true, nil
}

func checkFormat(dir vfs.FS) error {
	v, err := readFormat(dir)
	if err == nil && (v.MinReader > readerVersion || v.MinWriter > writerVersion) {
		return &v
	}
	return err
}

// readFormat reads FORMAT.
func readFormat(dir vfs.FS) (v VersionError, err error) {
	text, err := readAll(dir, formatName)
	if err != nil {
		return v, err
	}
	if _, err := fmt.Fscanf(bytes.NewReader(text), formatText, &v.MinReader, &v.MinWriter); err != nil || min(v.MinReader, v.MinWriter) < 1 {
		return v, &ForeignError{otherFormat}
	}
	return v, nil
}

func readAll(dir vfs.FS, name string) ([]byte, error) {
	f, err := dir.OpenRead(name)
	if err != nil {
		return nil, fmt.Errorf("open %s: %w", name, err)
	}
	p := make([]byte, 4096)
	n, err := f.ReadAt(p, 0)
	if errors.Is(err, io.EOF) {
		err = nil
	}
	if err = errors.Join(err, f.Close()); err != nil {
		return nil, fmt.Errorf("read %s: %w", name, err)
	}
	return p[:n], nil
}

// enterDirectory takes the lock of a directory that is ours or empty.
func (e *Engine) enterDirectory() (lock io.Closer, fresh bool, err error) {
	if _, err := checkDirectory(e.fs); err != nil {
		return nil, false, err
	}
	lock, err = e.fs.Lock(lockName)
	if err != nil {
		return nil, false, fmt.Errorf("lock the data directory: %w", err)
	}
	// Another process may have made the directory in between.
	fresh, err = checkDirectory(e.fs)
	if err != nil {
		return nil, false, errors.Join(err, lock.Close())
	}
	return lock, fresh, nil
}

// Lock takes a data directory for oneself, as a running engine does, until the
// result is closed: for programs that change what is in it beside the logs. One
// that is not a data directory gives the errors of Open, an empty one
// fs.ErrNotExist.
func Lock(dir vfs.FS) (io.Closer, error) {
	fresh, err := checkDirectory(dir)
	if err != nil {
		return nil, err
	}
	if fresh {
		return nil, fmt.Errorf("look for %s: %w", formatName, fs.ErrNotExist)
	}
	lock, err := dir.Lock(lockName)
	if err != nil {
		return nil, fmt.Errorf("lock the data directory: %w", err)
	}
	return lock, nil
}

// initialise makes a new directory. FORMAT comes last: while it is missing the
// work can begin again from the start.
func (e *Engine) initialise() error {
	if err := e.sweepStarted(); err != nil {
		return fmt.Errorf("make the data directory: %w", err)
	}
	if err := e.writeFormatTemp(); err != nil {
		return fmt.Errorf("make the data directory: %w", err)
	}
	for _, dir := range []string{commitDir, sortedDir, catalogDir} {
		if err := e.fs.Mkdir(dir); err != nil {
			return fmt.Errorf("make the data directory: %w", err)
		}
	}
	if err := e.fs.SyncDir("."); err != nil {
		return fmt.Errorf("make the data directory: %w", err)
	}
	f, err := e.makeFile(tempName, e.opt.FirstSegmentBytes, e.opt.MinFreeBytes)
	if err != nil {
		return err
	}
	f.assign(1, segment.ID{}, 0)
	if err := e.enterSegment(f, tempName); err != nil {
		return errors.Join(err, f.f.Close())
	}
	e.state.cur, e.state.at, e.state.writing = f, segment.PageBytes, f
	e.format = writerVersion
	if err := e.fs.Rename(formatTemp, formatName); err != nil {
		return fmt.Errorf("make the data directory: %w", err)
	}
	if err := e.fs.SyncDir("."); err != nil {
		// A later sync may say yes without having the new name: take it back.
		return errors.Join(fmt.Errorf("make the data directory: %w", err), e.fs.Rename(formatName, formatTemp))
	}
	return nil
}

// sweepStarted removes what an interrupted initialise left.
func (e *Engine) sweepStarted() error {
	entries, err := e.fs.ReadDir(commitDir)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	for _, entry := range entries {
		if err := e.fs.Remove(commitDir + "/" + entry.Name()); err != nil {
			return err
		}
	}
	if len(entries) > 0 {
		// Before FORMAT.tmp goes: without it these files would look foreign.
		if err := e.fs.SyncDir(commitDir); err != nil {
			return err
		}
	}
	// The directories go too: if their names were never synced, or that failed,
	// only making them anew gives the next sync something to write.
	for _, name := range []string{commitDir, sortedDir, catalogDir, formatTemp} {
		if err := e.fs.Remove(name); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	return nil
}

// file is one segment file that is open.
type file struct {
	segment.Header
	pins
	name string
	f    vfs.File
	held int64 // bytes the file takes

	// reserve: made of the last free space, for the entries of control logs.
	reserve bool
}

func segmentName(seq uint64) string { return fmt.Sprintf("%s/%010d%s", commitDir, seq, segmentTail) }

// parseSegmentName returns the number in a name below commitDir.
func parseSegmentName(base string) (seq uint64, ok bool) {
	return parseNumbered(commitDir+"/"+base, segmentTail, segmentName)
}

func sortedName(number uint64) string {
	return fmt.Sprintf("%s/%010d%s", sortedDir, number, sortedTail)
}

// openSegment opens a segment for reading. damage says what is wrong with its
// header, if that is all that is wrong.
func openSegment(fs vfs.FS, name string) (f *file, damage, err error) {
	h, err := fs.OpenRead(name)
	if err != nil {
		return nil, nil, fmt.Errorf("open a segment: %w", err)
	}
	f = &file{name: name, f: h}
	page := make([]byte, segment.PageBytes)
	if f.held, err = h.Size(); err == nil {
		err = readFull(h, page, 0)
	}
	if err != nil {
		return nil, nil, errors.Join(fmt.Errorf("read the header of %s: %w", name, err), h.Close())
	}
	f.Header, damage = segment.DecodeHeader(page)
	if damage == nil && segmentName(f.Seq) != name {
		damage = fmt.Errorf("header of segment %d", f.Seq)
	}
	return f, damage, nil
}

// assign makes f the segment that begins at a global offset, with a new id.
func (f *file) assign(seq uint64, predecessor segment.ID, start int64) {
	f.Header = segment.Header{Seq: seq, Predecessor: predecessor, Bytes: f.held, Start: start}
	rand.Read(f.ID[:])
}

// fileFor finds the segment that holds a global offset.
func (e *Engine) fileFor(global int64) *file {
	files := *e.files.Load()
	// The last one that begins at or before it: an empty segment and the one
	// that took its place begin at the same offset.
	i, _ := slices.BinarySearchFunc(files, global, func(f *file, g int64) int {
		if f.Start <= g {
			return -1
		}
		return 1
	})
	if i == 0 {
		return nil
	}
	return files[i-1]
}

func (e *Engine) addFile(f *file) {
	for {
		old := e.files.Load()
		files := append(slices.Clip(*old), f)
		if e.files.CompareAndSwap(old, &files) { // the sorter takes files away
			return
		}
	}
}

func (e *Engine) closeFiles() error {
	var errs []error
	for _, f := range *e.files.Load() {
		if f.f != nil {
			errs = append(errs, f.f.Close())
		}
	}
	for _, f := range e.sorted.Load().files {
		errs = append(errs, f.close())
	}
	e.mu.Lock()
	defer e.mu.Unlock()
	s := &e.state
	if s.spare != nil {
		errs = append(errs, s.spare.f.Close())
		s.spare = nil
	}
	// A spare that was taken and that the writer, having failed, never reached.
	if s.cur != nil && !slices.Contains(*e.files.Load(), s.cur) {
		errs = append(errs, s.cur.f.Close())
	}
	return errors.Join(errs...)
}
