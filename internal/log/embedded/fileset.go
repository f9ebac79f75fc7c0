package embedded

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"slices"

	"github.com/shardwell/shardwell/internal/segment"
)

// fileSet is which sorted files are live. It never changes: sorting and
// rewriting put another one in its place.
type fileSet struct {
	files   []*sortedFile // by From; their ranges do not overlap
	through int64         // every frame before this global offset that still counts is in files
}

// with is the set after a control entry. opened holds the files that the entry
// adds; gone are those of s that it removes. It changes nothing.
func (s *fileSet) with(r segment.FilesReplaced, opened []*sortedFile) (next *fileSet, gone []*sortedFile, err error) {
	next = &fileSet{through: max(s.through, r.SortedThrough)}
	for _, f := range s.files {
		if slices.Contains(r.Old, f.Number) {
			gone = append(gone, f)
		} else {
			next.files = append(next.files, f)
		}
	}
	if len(gone) != len(r.Old) {
		return nil, nil, fmt.Errorf("replace sorted files %d: only %d of them are live", r.Old, len(gone))
	}
	for _, meta := range r.New {
		i := slices.IndexFunc(opened, func(f *sortedFile) bool { return f.SortedFile == meta })
		if i < 0 {
			return nil, nil, fmt.Errorf("add sorted file %d: it has not been opened", meta.Number)
		}
		next.files = append(next.files, opened[i])
	}
	slices.SortFunc(next.files, func(a, b *sortedFile) int { return cmp.Compare(a.From, b.From) })
	for i, f := range next.files {
		if i > 0 && f.From < next.files[i-1].To || f.To > next.through {
			return nil, nil, fmt.Errorf("sorted file %d covers offsets %d to %d, which are not its own", f.Number, f.From, f.To)
		}
	}
	return next, gone, nil
}

// switchFiles makes readers use next, once the control entry that it follows
// from is durable, and unlinks the files that are gone when the last reader
// has left them. The caller is the only one that switches.
func (e *Engine) switchFiles(next *fileSet, gone []*sortedFile) {
	e.showFiles(next)
	for _, f := range gone {
		f.retire(func() {
			err := f.close()
			if removeErr := e.fs.Remove(f.name); !errors.Is(removeErr, fs.ErrNotExist) {
				err = errors.Join(err, removeErr)
			}
			if err != nil {
				e.opt.Log.Warn("a sorted file that is not needed any more stays until the next start", "file", f.name, "error", err)
			}
		})
	}
}

// showFiles makes next the live set without touching what was live before.
//
// A reader looks at its log's index first and at the set after that. So the set
// is published before the index loses what is in it, and segments are given up
// only when no index refers to them: whoever finds a file given up looks again
// and finds the frames elsewhere.
func (e *Engine) showFiles(next *fileSet) {
	for _, f := range next.files {
		f.share(&e.refs)
	}
	e.sorted.Store(next)
	e.logsMu.RLock()
	streams := make([]*stream, 0, len(e.logs))
	for _, st := range e.logs {
		streams = append(streams, st)
	}
	e.logsMu.RUnlock()
	for _, st := range streams {
		e.rememberArrival(st, next.through)
		st.mu.Lock()
		st.index.dropBefore(next.through)
		st.mu.Unlock()
		st.runs.Store(nil) // it would keep the files of the old set in memory
	}
	for _, f := range e.dropSegments(next.through) {
		f.retire(func() {
			if err := f.f.Close(); err != nil {
				e.opt.Log.Warn("cannot close a segment that is not needed any more", "file", f.name, "error", err)
			}
			e.mu.Lock()
			e.obsolete = append(e.obsolete, f)
			e.mu.Unlock()
			poke(e.wakeSpare)
		})
	}
}

// rememberArrival learns when the newest entry of a log arrived, if that is not
// known since a restart, before its frame leaves the index: it may have been
// trimmed, and then no sorted file has it.
func (e *Engine) rememberArrival(st *stream, through int64) {
	st.mu.RLock()
	n := st.index.len()
	unknown := n > 0 && st.lastArrival == 0 && st.index.at(n-1).global() < through
	x := st.index
	st.mu.RUnlock()
	if !unknown {
		return
	}
	arrival, err := e.lastArrival(st, x)
	if err != nil {
		e.opt.Log.Warn("cannot tell when the last entry of a log arrived", "log", fmt.Sprintf("%#x", uint64(st.id)), "error", err)
		return
	}
	st.mu.Lock()
	st.lastArrival = max(st.lastArrival, arrival)
	st.mu.Unlock()
}

// dropSegments takes the segments that end at or before a global offset out of
// the list. The last one never ends.
func (e *Engine) dropSegments(through int64) []*file {
	for {
		old := e.files.Load()
		n := 0
		for n+1 < len(*old) && (*old)[n+1].Start <= through {
			n++
		}
		if n == 0 {
			return nil
		}
		rest := slices.Clone((*old)[n:])
		if e.files.CompareAndSwap(old, &rest) {
			return (*old)[:n]
		}
	}
}
