package embedded

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"sync"

	"github.com/shardwell/shardwell/internal/log"
	"github.com/shardwell/shardwell/internal/segment"
	"github.com/shardwell/shardwell/internal/vfs"
)

// errReplaced says that a file has been given up: what it held is found by
// looking at the log anew.
var errReplaced = errors.New("the file has been replaced")

// sortedFile is a live sorted file. It is opened when it is first needed, and
// so are its tables: a file that cannot be read costs what is in it and nothing
// else. Safe for concurrent use.
type sortedFile struct {
	segment.SortedFile
	pins
	fs    vfs.FS
	name  string
	cache *refCache // nil: none; set before other goroutines see the file

	mu     sync.Mutex
	f      vfs.File
	table  []segment.LogRun
	where  segment.Trailer
	broken *log.CorruptError // found by loading; it stays as it is
	hurt   *log.CorruptError // the first damage found in any table
	saved  *salvage          // instead of damaged tables
}

func newSortedFile(fs vfs.FS, meta segment.SortedFile) *sortedFile {
	return &sortedFile{SortedFile: meta, fs: fs, name: sortedName(meta.Number)}
}

// share makes the file keep what it reads of its block index in c.
func (f *sortedFile) share(c *refCache) {
	if f.cache == nil {
		f.cache = c
	}
}

// runs returns what the file holds of each log, by log. The error is a
// *log.CorruptError without log and positions if the file is damaged,
// errReplaced if it has been given up.
func (f *sortedFile) runs() ([]segment.LogRun, error) {
	f.mu.Lock()
	table, broken := f.table, f.broken
	f.mu.Unlock()
	switch {
	case broken != nil:
		return nil, broken
	case table != nil:
		return table, nil
	case !f.pin():
		return nil, errReplaced
	}
	defer f.unpin() // not under mu, which closing the file takes
	f.mu.Lock()
	defer f.mu.Unlock()
	err := f.load()
	return f.table, err
}

// load opens the file and reads its tables, once. The caller has pinned it and
// holds mu.
func (f *sortedFile) load() error {
	if f.broken != nil {
		return f.broken
	}
	if f.table != nil {
		return nil
	}
	err := f.open()
	if err == nil {
		err = f.readTables()
	}
	if errors.As(err, &f.broken) {
		f.hurt = f.broken
	}
	return err
}

// shown is the table of runs that readers go by, once readable has given it.
func (f *sortedFile) shown() []segment.LogRun {
	if f.table == nil {
		return f.saved.runs
	}
	return f.table
}

// damage is what was found damaged in the file's tables so far; nil if nothing.
func (f *sortedFile) damage() *log.CorruptError {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.hurt
}

// note keeps the first damage found and returns it.
func (f *sortedFile) note(c *log.CorruptError) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.hurt == nil {
		f.hurt = c
	}
	return c
}

func (f *sortedFile) open() error {
	if f.f != nil {
		return nil
	}
	h, err := f.fs.OpenRead(f.name)
	if errors.Is(err, fs.ErrNotExist) {
		return f.corrupt(0, "the file is missing")
	}
	if err != nil {
		return fmt.Errorf("open a sorted file: %w", err)
	}
	f.f = h
	return nil
}

func (f *sortedFile) readTables() error {
	size, err := f.f.Size()
	if err != nil {
		return fmt.Errorf("ask for the length of %s: %w", f.name, err)
	}
	if size != f.Bytes {
		return f.corrupt(min(size, f.Bytes), fmt.Sprintf("it is %d bytes long instead of %d", size, f.Bytes))
	}
	at := f.Bytes - segment.TrailerBytes
	page, err := f.bytes(at, segment.TrailerBytes)
	if err != nil {
		return err
	}
	where, err := segment.DecodeTrailer(page)
	switch {
	case err != nil:
		return f.corrupt(at, err.Error())
	case where.ID != f.ID || where.Sum != f.TrailerSum || where.Bytes != f.Bytes:
		return f.corrupt(at, "it is not the file that the commit log names")
	}
	at, n := where.RunsBytes()
	p, err := f.bytes(at, n)
	if err != nil {
		return err
	}
	table, err := segment.DecodeRuns(p, where)
	if err != nil {
		return f.corrupt(at, err.Error())
	}
	f.table, f.where = table, where
	return nil
}

// bytes reads part of the file; what lies behind its end reads as zero.
func (f *sortedFile) bytes(offset, n int64) ([]byte, error) {
	p := make([]byte, n)
	if err := readFull(f.f, p, offset); err != nil {
		return nil, fmt.Errorf("read %s at byte %d: %w", f.name, offset, err)
	}
	return p, nil
}

func (f *sortedFile) corrupt(offset int64, reason string) *log.CorruptError {
	return &log.CorruptError{File: f.name, Offset: offset, Reason: reason}
}

// find returns the number of a log's run, whose table has been loaded.
func findRun(table []segment.LogRun, id log.LogID) (i int, found bool) {
	return slices.BinarySearchFunc(table, uint64(id), func(r segment.LogRun, id uint64) int { return cmp.Compare(r.Log, id) })
}

// refs returns the blocks of a run, in order; nobody may change them. The
// caller has pinned the file. The error is a *log.CorruptError without log and
// positions if the file is damaged there.
func (f *sortedFile) refs(run segment.LogRun) ([]segment.BlockRef, error) {
	key := refKey{f.Number, run.Ref}
	if refs := f.cache.get(key); refs != nil {
		return refs, nil
	}
	f.mu.Lock()
	err, where := f.load(), f.where
	f.mu.Unlock()
	if err != nil {
		return nil, err
	}
	at, n := where.RefsBytes(run)
	p, err := f.bytes(at, n)
	if err != nil {
		return nil, err
	}
	refs, err := segment.DecodeRefs(p, run)
	if err != nil {
		return nil, f.note(f.corrupt(at, err.Error()))
	}
	if last := refs[len(refs)-1]; last.Offset+int64(last.Bytes) > where.Footer {
		return nil, f.note(f.corrupt(at, "a block that reaches into the tables"))
	}
	f.cache.put(key, refs)
	return refs, nil
}

// close closes the file if it is open. Nobody uses it any more.
func (f *sortedFile) close() error {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.f == nil {
		return nil
	}
	err := f.f.Close()
	f.f = nil
	return err
}

// tableBytes is the memory that the file's tables take now.
func (f *sortedFile) tableBytes() int64 {
	f.mu.Lock()
	defer f.mu.Unlock()
	n := int64(cap(f.table)) * segment.LogRunBytes
	if s := f.saved; s != nil {
		n += int64(cap(s.runs))*segment.LogRunBytes + int64(cap(s.refs))*refBytesInMemory
	}
	return n
}
