package embedded

import (
	"errors"
	"fmt"
	"slices"
	"syscall"

	"github.com/shardwell/shardwell/internal/log"
)

// sorting is what others know of the sorter. Engine.mu guards it.
type sorting struct {
	through  uint64 // segments up to here are sorted
	limit    uint64 // so many sealed ones may wait before data has to
	reusable uint64 // segments up to here are not needed for recovery
	kept     []uint64
	err      error // why sorting is postponed
	mergeErr error // why a rewriting is postponed
	halted   error // why nothing will be sorted until a restart
}

// isKept says whether a segment is damaged and must stay as it is.
func (g *sorting) isKept(seq uint64) bool { return slices.Contains(g.kept, seq) }

// unsorted is how many sealed segments wait to be sorted, the current one
// counted as if it were sealed now. mu is held.
func (e *Engine) unsorted() uint64 {
	s := &e.state
	newest := s.lastSeq
	if s.cur != nil {
		newest = s.cur.Seq
	}
	return newest - min(newest, s.sorting.through)
}

// awaitSorter says whether another segment may be begun for an entry: if
// sorting falls behind, data waits for it. mu is held.
func (e *Engine) awaitSorter(kind log.Kind) (<-chan struct{}, error) {
	s, g := &e.state, &e.state.sorting
	if kind == log.Control || g.halted != nil || e.unsorted() <= g.limit {
		return nil, nil
	}
	if errors.Is(g.err, syscall.ENOSPC) {
		e.metrics.RefusedFull.Add(1)
		return nil, fmt.Errorf("%w: %w", log.ErrFull, g.err)
	}
	e.metrics.WaitedForSorter.Add(1)
	return s.room, nil
}
