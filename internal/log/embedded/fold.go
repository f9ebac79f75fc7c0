package embedded

import (
	"cmp"
	"fmt"
	"maps"
	"slices"

	"github.com/shardwell/shardwell/internal/log"
	"github.com/shardwell/shardwell/internal/segment"
)

// fold is the state of all logs exactly at the end of one segment: what a
// checkpoint holds. It is made of the segments alone, never of what the engine
// knows by now, so that replay can go on from it. Not safe for concurrent use.
type fold struct {
	at   segment.Checkpoint // all of it but Logs
	logs map[uint64]*segment.LogState
}

// newFold is the state that a checkpoint holds, or that before the first
// segment if there is none.
func newFold(c *segment.Checkpoint) *fold {
	f := &fold{at: segment.Checkpoint{ControlNext: 1, NextNumber: 1}, logs: map[uint64]*segment.LogState{}}
	if c == nil {
		return f
	}
	f.at = *c
	f.at.Logs = nil
	f.at.NextNumber = max(f.at.NextNumber, 1)
	f.at.Files, f.at.Kept, f.at.Deleted = slices.Clone(c.Files), slices.Clone(c.Kept), slices.Clone(c.Deleted)
	for _, l := range c.Logs {
		l.Absent = slices.Clone(l.Absent)
		f.logs[l.Log] = &l
	}
	return f
}

// checkpoint is the state as it is now, sharing no memory with f.
func (f *fold) checkpoint() *segment.Checkpoint {
	c := f.at
	c.Files, c.Kept, c.Deleted = slices.Clone(f.at.Files), slices.Clone(f.at.Kept), slices.Clone(f.at.Deleted)
	c.Logs = make([]segment.LogState, 0, len(f.logs))
	for _, id := range slices.Sorted(maps.Keys(f.logs)) {
		l := *f.logs[id]
		l.Absent = slices.Clone(l.Absent)
		c.Logs = append(c.Logs, l)
	}
	return &c
}

// keep notes that the segment last folded is damaged and must stay.
func (f *fold) keep() {
	if n := len(f.at.Kept); n == 0 || f.at.Kept[n-1] != f.at.Seq {
		f.at.Kept = append(f.at.Kept, f.at.Seq)
	}
}

// segment goes on to the end of the next segment. A *log.CorruptError says
// that it does not follow from what came before; f is then of no more use.
func (f *fold) segment(s *contents) error {
	h := &s.file.Header
	if h.Seq != f.at.Seq+1 || f.at.Seq > 0 && (h.Predecessor != f.at.ID || h.Start != f.at.End) {
		return &log.CorruptError{File: s.file.name, Reason: fmt.Sprintf("does not follow segment %d, which ends at %d", f.at.Seq, f.at.End)}
	}
	done := 0
	for _, c := range s.controls {
		if err := f.frames(s, done, c.before); err != nil {
			return err
		}
		done = c.before
		if err := f.controls(c); err != nil {
			return &log.CorruptError{File: s.file.name, Offset: c.at, Reason: err.Error()}
		}
	}
	if err := f.frames(s, done, len(s.frames)); err != nil {
		return err
	}
	for id, arrival := range s.arrivals {
		if l := f.logs[id]; l != nil {
			l.LastArrival = max(l.LastArrival, arrival)
		}
	}
	f.at.Seq, f.at.ID, f.at.End, f.at.Clock = h.Seq, h.ID, s.end, max(f.at.Clock, s.clock)
	return nil
}

// frames takes in some of a segment's frames.
func (f *fold) frames(s *contents, from, to int) error {
	for i := from; i < to; i++ {
		fr := &s.frames[i]
		l := f.logs[fr.log]
		if l == nil || l.Sealed || l.Next != fr.first() {
			return &log.CorruptError{
				File: s.file.name, Offset: s.file.FileOffset(fr.ref.global()),
				Log: log.LogID(fr.log), First: fr.ref.first, Last: log.Position(fr.next() - 1),
				Reason: "the log does not go on here",
			}
		}
		l.Next = fr.next()
	}
	return nil
}

func (f *fold) controls(c contentControl) error {
	if c.first != f.at.ControlNext {
		return fmt.Errorf("control entries %d to %d are missing", f.at.ControlNext, c.first-1)
	}
	f.at.ControlNext += uint64(len(c.ops))
	for _, op := range c.ops {
		if op.Op == segment.OpFiles {
			if err := f.files(op.Files); err != nil {
				return err
			}
		}
		for _, it := range op.Items {
			if err := f.item(op, it); err != nil {
				return err
			}
		}
	}
	return nil
}

// files replaces sorted files by others.
func (f *fold) files(r segment.FilesReplaced) error {
	for _, number := range r.Old {
		i := slices.IndexFunc(f.at.Files, func(s segment.SortedFile) bool { return s.Number == number })
		if i < 0 {
			return fmt.Errorf("sorted file %d is replaced and was not there", number)
		}
		f.at.Files = slices.Delete(f.at.Files, i, i+1)
	}
	for _, file := range r.New {
		f.at.Files = append(f.at.Files, file)
		f.at.NextNumber = max(f.at.NextNumber, file.Number+1)
	}
	slices.SortFunc(f.at.Files, func(a, b segment.SortedFile) int { return cmp.Compare(a.From, b.From) })
	for i := 1; i < len(f.at.Files); i++ {
		if a, b := &f.at.Files[i-1], &f.at.Files[i]; a.To > b.From {
			return fmt.Errorf("sorted files %d and %d overlap", a.Number, b.Number)
		}
	}
	if r.SortedThrough < f.at.SortedThrough {
		return fmt.Errorf("sorted up to %d after %d", r.SortedThrough, f.at.SortedThrough)
	}
	f.at.SortedThrough = r.SortedThrough
	return nil
}

// item carries out an operation on one log. What was done before may be done
// again, as in Engine.apply.
func (f *fold) item(op segment.Control, it segment.Item) error {
	l := f.logs[it.Log]
	if op.Op == segment.OpCreate {
		if l == nil && !f.isDeleted(it.Log) {
			f.logs[it.Log] = &segment.LogState{Log: it.Log, Kind: op.Kind, First: 1, Next: 1}
		}
		return nil
	}
	if l == nil {
		if f.isDeleted(it.Log) {
			return nil
		}
		return fmt.Errorf("operation on log %#x, whose creation is not there", it.Log)
	}
	switch op.Op {
	case segment.OpSeal:
		if it.Position != l.Next {
			return fmt.Errorf("log %#x is sealed at position %d, its end is %d", it.Log, it.Position, l.Next)
		}
		l.Sealed = true
	case segment.OpTrim:
		if it.Position > l.Next {
			return fmt.Errorf("log %#x is trimmed to position %d, its end is %d", it.Log, it.Position, l.Next)
		}
		l.First = max(l.First, it.Position)
		l.Absent = slices.DeleteFunc(l.Absent, func(a segment.Absent) bool { return a.Last < l.First })
	case segment.OpJump:
		if it.Position > l.Next {
			l.Absent = append(l.Absent, segment.Absent{First: l.Next, Last: it.Position - 1})
			l.Next = it.Position
		}
	case segment.OpDelete:
		delete(f.logs, it.Log)
		f.at.Deleted = addID(f.at.Deleted, it.Log)
	}
	return nil
}

func (f *fold) isDeleted(id uint64) bool {
	_, found := slices.BinarySearchFunc(f.at.Deleted, id, compareRange)
	return found
}

// compareRange says whether a range is before, after or around an id.
func compareRange(r segment.IDRange, id uint64) int {
	switch {
	case r.Last < id:
		return -1
	case r.First > id:
		return 1
	}
	return 0
}

// addID puts an id into a set of ranges.
func addID(set []segment.IDRange, id uint64) []segment.IDRange {
	i, found := slices.BinarySearchFunc(set, id, compareRange)
	if found {
		return set
	}
	before := i > 0 && set[i-1].Last == id-1
	after := i < len(set) && set[i].First == id+1
	switch {
	case before && after:
		set[i-1].Last = set[i].Last
		return slices.Delete(set, i, i+1)
	case before:
		set[i-1].Last = id
	case after:
		set[i].First = id
	default:
		return slices.Insert(set, i, segment.IDRange{First: id, Last: id})
	}
	return set
}
