package embedded

import (
	"errors"
	"fmt"
	"slices"
	"syscall"

	"github.com/shardwell/shardwell/internal/segment"
)

// keptObsolete is how many obsolete segments stay to be used again: one for
// the next spare, one for the one after it.
const keptObsolete = 2

// sortRoom is what sorting a segment of a size may need: headers, padding and
// tables make the sorted file a little longer.
func sortRoom(size int64) int64 { return size + size/8 + 8*segment.PageBytes }

// leave is what a spare of a size must leave free: beside the usual, room for
// one sort, without which no segment could ever be given up. Negative: nobody
// asks.
func (e *Engine) leave(size int64) int64 {
	if e.opt.MinFreeBytes < 0 {
		return -1
	}
	return e.opt.MinFreeBytes + sortRoom(size)
}

// findObsolete lists the segments that the newest checkpoint covers: recovery
// has not opened them.
func (s *sorter) findObsolete() error {
	e := s.e
	entries, err := e.fs.ReadDir(commitDir)
	if err != nil {
		return fmt.Errorf("look for segments that are not needed: %w", err)
	}
	var found []*file
	for _, entry := range entries {
		seq, ok := parseSegmentName(entry.Name())
		if !ok || seq > s.fold.at.Seq {
			continue
		}
		info, err := e.fs.Stat(segmentName(seq))
		if err != nil {
			return fmt.Errorf("look for segments that are not needed: %w", err)
		}
		f := &file{name: segmentName(seq), held: info.Size()}
		f.Seq = seq
		found = append(found, f)
	}
	e.mu.Lock()
	defer e.mu.Unlock()
	for _, f := range found {
		same := func(o *file) bool { return o.Seq == f.Seq }
		if !slices.ContainsFunc(e.obsolete, same) && !slices.ContainsFunc(*e.files.Load(), same) {
			e.obsolete = append(e.obsolete, f)
		}
	}
	return nil
}

// prune removes the segments that nobody needs, but for a few to be used again
// where there is room for that.
func (s *sorter) prune() {
	e := s.e
	short := errors.Is(e.spaceFor(0, e.leave(e.opt.SegmentBytes)), syscall.ENOSPC)
	var remove, stay []*file
	e.mu.Lock()
	g := &e.state.sorting
	short = short || errors.Is(g.err, syscall.ENOSPC)
	again := 0
	for _, f := range e.obsolete {
		switch {
		case g.isKept(f.Seq):
		case f.Seq > g.reusable:
			stay = append(stay, f)
		case !short && f.held == e.opt.SegmentBytes && again < keptObsolete:
			again++
			stay = append(stay, f)
		default:
			remove = append(remove, f)
		}
	}
	e.obsolete = stay
	e.mu.Unlock()
	for _, f := range remove {
		s.note("remove "+f.name, e.fs.Remove(f.name))
	}
	if len(remove) > 0 {
		poke(e.wakeSpare)
	}
}

// takeObsolete returns a segment that can be used again as one of a size; nil
// if there is none. mu is held.
func (e *Engine) takeObsolete(size int64) *file {
	i := e.findObsoleteOf(size)
	if i < 0 {
		return nil
	}
	f := e.obsolete[i]
	e.obsolete = slices.Delete(e.obsolete, i, i+1)
	return f
}

// findObsoleteOf returns which of the obsolete segments can be used again as
// one of a size; -1 if none can. mu is held.
func (e *Engine) findObsoleteOf(size int64) int {
	g := &e.state.sorting
	return slices.IndexFunc(e.obsolete, func(f *file) bool {
		return f.held == size && f.Seq <= g.reusable && !g.isKept(f.Seq)
	})
}

// reuse makes an obsolete segment an unfinished spare: without a header, and
// durably so. What is behind is not zero, but belongs to an id that no header
// will have again.
func (e *Engine) reuse(old *file) (*file, error) {
	if err := e.fs.Rename(old.name, tempName); err != nil {
		return nil, fmt.Errorf("use %s again: %w", old.name, err)
	}
	h, err := e.fs.Open(tempName)
	if err != nil {
		return nil, fmt.Errorf("use %s again: %w", old.name, err)
	}
	size, err := h.Size()
	if err == nil && size != old.held {
		err = fmt.Errorf("it is %d bytes long instead of %d", size, old.held)
	}
	if err == nil {
		_, err = h.WriteAt(zeros[:segment.PageBytes], 0)
	}
	if err == nil {
		if err = h.Sync(); err != nil {
			err = syncError{err}
		}
	}
	if err != nil {
		return nil, errors.Join(fmt.Errorf("use %s again: %w", old.name, err), h.Close(), e.fs.Remove(tempName))
	}
	e.metrics.Recycled.Add(1)
	return &file{name: tempName, f: h, held: size}, nil
}
