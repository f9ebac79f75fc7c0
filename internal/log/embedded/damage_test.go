package embedded

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/shardwell/shardwell/internal/log"
	"github.com/shardwell/shardwell/internal/segment"
	"github.com/shardwell/shardwell/internal/vfs"
	"github.com/shardwell/shardwell/internal/vfs/memfs"
)

// written is a directory with a few segments, closed in good order, and what
// it holds.
func written(t testing.TB) (*memfs.FS, *truth) {
	fs := memfs.New()
	truth := newTruth()
	for range 2 {
		e, err := Open(t.Context(), fs, unsorted())
		must(t, err)
		must(t, e.Create(t.Context(), log.Data, 1, 2, 3))
		for id := range log.LogID(3) {
			truth.created(id + 1)
		}
		for i := range 16 {
			entries := make([]log.Entry, 0, 9)
			for k := range 9 {
				id := log.LogID(1 + k%3)
				entries = append(entries, log.Entry{Log: id, Data: []byte(truth.next(id, 40*(i%9)))})
			}
			out := make([]log.Appended, len(entries))
			must(t, e.Append(t.Context(), entries, out))
			for k, en := range entries {
				must(t, truth.logs[en.Log].holds(out[k].Position, string(en.Data)))
			}
		}
		must(t, e.Close())
	}
	return fs, truth
}

// files lists the segments of a directory.
func segments(t testing.TB, fs vfs.FS) []string {
	entries, err := fs.ReadDir(commitDir)
	must(t, err)
	var names []string
	for _, entry := range entries {
		if _, ok := parseSegmentName(entry.Name()); ok {
			names = append(names, commitDir+"/"+entry.Name())
		}
	}
	return names
}

func readFile(t testing.TB, fs vfs.FS, name string) []byte {
	f, err := fs.OpenRead(name)
	must(t, err)
	defer f.Close()
	size, err := f.Size()
	must(t, err)
	p := make([]byte, size)
	must(t, readFull(f, p, 0))
	return p
}

func overwrite(t testing.TB, fs vfs.FS, name string, offset int64, p []byte) {
	f, err := fs.Open(name)
	must(t, err)
	defer f.Close()
	_, err = f.WriteAt(p, offset)
	must(t, err)
	must(t, f.Sync())
}

// A page of zeros, as a lost write leaves it, is damage wherever something
// was acknowledged, and what lies behind it is still there.
func TestZeroedPages(t *testing.T) {
	fs, truth := written(t)
	zeroed, found := 0, 0
	for _, name := range segments(t, fs) {
		for at := 0; at < len(readFile(t, fs, name)); at += segment.PageBytes {
			damaged := fs.Crash(memfs.Cut{})
			overwrite(t, damaged, name, int64(at), make([]byte, segment.PageBytes))
			zeroed++
			lost, err := survey(t, damaged, truth, 9, limit(at))
			if err != nil {
				t.Fatalf("%s, page at %d: %v", name, at, err)
			}
			if lost {
				found++
			}
		}
	}
	t.Logf("proof: %d zeroed pages, %d with something acknowledged", zeroed, found)
	if found < zeroed/4 {
		t.Errorf("too few to show anything")
	}
}

// A segment that is gone is damage; the others can still be read.
func TestMissingSegment(t *testing.T) {
	fs, truth := written(t)
	for _, name := range segments(t, fs)[:2] {
		damaged := fs.Crash(memfs.Cut{})
		must(t, damaged.Remove(name))
		if lost, err := survey(t, damaged, truth, 0, anything); err != nil || !lost {
			t.Errorf("%s: lost %v, %v", name, lost, err)
		}
	}
	for _, name := range segments(t, fs) {
		must(t, fs.Remove(name))
	}
	if e, err := Open(t.Context(), fs, unsorted()); err == nil || !strings.Contains(err.Error(), "lost its commit log") {
		t.Errorf("without any segment: %v, %v", e, err)
	}
}

// What damage may cost: anything, or the entries of the block that it hit,
// unless it hit the segment's header.
const anything = 1 << 30

func limit(at int) int {
	if at < segment.PageBytes {
		return anything
	}
	return 9
}

// survey opens a damaged directory and compares what it shows with the truth.
// The error is a lie that it told; lost says that it reported a loss. frames
// is the most that damage to frames may cost, all the most that any may.
func survey(t *testing.T, fs *memfs.FS, truth *truth, frames, all int) (lost bool, err error) {
	e, err := Open(t.Context(), fs, unsorted())
	if err != nil {
		return false, fmt.Errorf("open: %w", err)
	}
	defer e.Close()
	healthy := e.Health().OK
	var out [1]log.Appended
	err = e.Append(t.Context(), []log.Entry{{Log: 1}}, out[:])
	switch {
	case healthy && err != nil:
		return false, fmt.Errorf("healthy, but append says %w", err)
	case !healthy && !errors.Is(err, log.ErrReadOnly) && !errors.Is(err, log.ErrNotFound):
		return false, fmt.Errorf("damaged, but append says %w", err)
	}
	reported, gone := 0, 0
	for id, l := range truth.logs {
		right, corrupt, err := surveyLog(t, e, id, l)
		if err != nil {
			return false, fmt.Errorf("log %d: %w", id, err)
		}
		reported += len(corrupt)
		for p := range l.entries {
			if !right[p] {
				gone++
			}
			if healthy && !right[p] && !corrupt[p] {
				return false, fmt.Errorf("log %d: healthy, but position %d is gone without a word", id, p)
			}
		}
	}
	if healthy && gone > frames || gone > all {
		return false, fmt.Errorf("the damage cost %d entries", gone)
	}
	return reported > 0 || !healthy, nil
}

// surveyLog reads a whole log. It returns the positions that are there with
// the right bytes, and those that are reported lost.
func surveyLog(t *testing.T, e *Engine, id log.LogID, l *trueLog) (right, lost map[log.Position]bool, err error) {
	right, lost = map[log.Position]bool{}, map[log.Position]bool{}
	b, err := e.Bounds(t.Context(), id)
	if errors.Is(err, log.ErrNotFound) {
		return right, lost, nil
	} else if err != nil {
		return nil, nil, err
	}
	var buf log.Buffer
	for from := b.First; from < b.End; {
		page, err := e.Read(t.Context(), id, from, log.Limit{Records: 10, Bytes: 1000}, &buf)
		var corrupt *log.CorruptError
		if errors.As(err, &corrupt) {
			if corrupt.Last < from || corrupt.Log != id || corrupt.File == "" {
				return nil, nil, fmt.Errorf("from %d: %+v", from, corrupt)
			}
			// Positions may have been left out before it, entries not.
			for p := range l.entries {
				if from <= p && p < corrupt.First {
					return nil, nil, fmt.Errorf("from %d: %+v, but %d is before that", from, corrupt, p)
				}
			}
			from = max(from, corrupt.First)
			for ; from <= corrupt.Last; from++ {
				lost[from] = true
			}
			continue
		}
		if err != nil {
			return nil, nil, err
		}
		for _, r := range page.Records {
			if want, ok := l.entries[r.Position]; ok && want != string(r.Data) {
				return nil, nil, fmt.Errorf("position %d holds %.20q instead of %.20q", r.Position, r.Data, want)
			}
			right[r.Position] = true
		}
		if page.Next <= from {
			return nil, nil, fmt.Errorf("no progress at %d of %d", from, b.End)
		}
		from = page.Next
	}
	return right, lost, nil
}
