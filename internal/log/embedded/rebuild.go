package embedded

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"slices"

	"github.com/shardwell/shardwell/internal/log"
	"github.com/shardwell/shardwell/internal/segment"
)

// rebuild makes a state to begin at where no checkpoint can be read and the
// segments do not begin with the first one any more: from what the sorted
// files say of themselves. Trims, seals and deletions before the oldest
// segment are forgotten by it: what was hidden may show again.
func (s *rescue) rebuild() error {
	dir := s.e.fs
	if _, err := dir.Stat(segmentName(1)); !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	c := &segment.Checkpoint{ControlNext: 1, NextNumber: 1}
	if err := s.oldestSegment(c); err != nil {
		return err
	}
	numbers, err := s.e.listSorted()
	if err != nil {
		return err
	}
	var files []segment.SortedFile
	for _, n := range numbers {
		c.NextNumber = max(c.NextNumber, n+1)
		if meta, ok := s.e.describeSorted(n); ok && (c.End == 0 || meta.To <= c.End) {
			files = append(files, meta)
		}
	}
	for _, meta := range preferred(files) {
		if !slices.ContainsFunc(c.Files, func(f segment.SortedFile) bool { return f.From < meta.To && meta.From < f.To }) {
			c.Files = append(c.Files, meta)
			c.SortedThrough = max(c.SortedThrough, meta.To)
		}
	}
	slices.SortFunc(c.Files, func(a, b segment.SortedFile) int { return int(min(max(a.From-b.From, -1), 1)) })
	c.End = max(c.End, c.SortedThrough)
	c.SortedThrough = c.End
	if c.Logs, err = s.rebuildLogs(c.Files); err != nil {
		return err
	}
	s.r.base = c
	s.r.restore(c)
	return nil
}

// oldestSegment finds where the segments begin that are there.
func (s *rescue) oldestSegment(c *segment.Checkpoint) error {
	entries, err := s.e.fs.ReadDir(commitDir)
	if err != nil {
		return fmt.Errorf("read the commit log: %w", err)
	}
	for _, entry := range entries { // names sort by number
		seq, ok := parseSegmentName(entry.Name())
		if !ok {
			continue
		}
		f, err := openSealed(s.e.fs, seq)
		if _, bad := errors.AsType[*log.CorruptError](err); bad {
			continue
		}
		if err != nil {
			return err
		}
		c.Seq, c.ID, c.End = seq-1, f.Predecessor, f.Start
		return f.f.Close()
	}
	return nil
}

// rebuildLogs is what sorted files say of the logs.
func (s *rescue) rebuildLogs(files []segment.SortedFile) ([]segment.LogState, error) {
	states := map[uint64]*segment.LogState{}
	for _, meta := range files {
		f := newSortedFile(s.e.fs, meta)
		table, err := f.runs()
		if _, bad := errors.AsType[*log.CorruptError](err); err != nil && !bad {
			return nil, err
		}
		if err := f.close(); err != nil {
			return nil, err
		}
		for _, run := range table {
			l := states[run.Log]
			if l == nil {
				l = &segment.LogState{Log: run.Log, Kind: uint8(log.Data), First: run.First}
				states[run.Log] = l
			}
			l.First, l.Next = min(l.First, run.First), max(l.Next, run.Next)
			l.LastArrival = max(l.LastArrival, run.LastArrival)
		}
	}
	logs := make([]segment.LogState, 0, len(states))
	for _, id := range slices.Sorted(maps.Keys(states)) {
		logs = append(logs, *states[id])
	}
	return logs, nil
}
