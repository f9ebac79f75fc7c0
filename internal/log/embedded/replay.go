package embedded

import (
	"fmt"

	"github.com/shardwell/shardwell/internal/log"
	"github.com/shardwell/shardwell/internal/planted"
	"github.com/shardwell/shardwell/internal/segment"
)

// take puts the frames of one block into the index. Positions are read, never
// counted: a gap in them is damage that must show.
func (r *recovery) take(f *file, b segment.Block, header []byte) error {
	global := b.Offset + int64(b.HeaderBytes())
	for i := range b.Frames {
		fr := segment.FrameAt(header, i)
		if fr.Log == segment.ControlLog {
			if err := r.takeControl(f, fr, global); err != nil {
				return err
			}
		} else {
			r.takeFrame(f, fr, global)
		}
		global += int64(fr.Bytes)
	}
	return nil
}

func (r *recovery) takeFrame(f *file, fr segment.Frame, global int64) {
	at := f.FileOffset(global)
	st, err := r.e.lookup(log.LogID(fr.Log))
	if err != nil {
		r.damage(f.name, at, fmt.Sprintf("entries of log %#x, whose creation is not there", fr.Log))
		st = newStream(log.LogID(fr.Log), log.Data)
		r.e.addStream(st)
	}
	first := log.Position(fr.First)
	if planted.On(planted.CountPositions) {
		first = st.next
	}
	switch {
	case first < st.next || st.sealing != nil || st.deleting != nil:
		r.damage(f.name, at, fmt.Sprintf("log %#x has position %d after its end %d", fr.Log, first, st.next))
		return
	case first > st.next:
		r.lose(st, first, f.name, at)
	}
	st.index.add(makeRef(first, global, int(fr.Bytes)))
	st.next = first + log.Position(fr.Count)
	st.end = st.next
	st.lastArrival = 0 // the frame tells, when somebody asks
}

// lose notes that a log's positions up to one are gone.
func (r *recovery) lose(st *stream, next log.Position, name string, at int64) {
	if n := len(r.e.damage); n > 0 {
		name, at = r.e.damage[n-1].File, r.e.damage[n-1].Offset
	}
	r.e.damage = append(r.e.damage, &log.CorruptError{
		File: name, Offset: at, Log: st.id, First: st.next, Last: next - 1, Reason: "lost with a damaged block",
	})
	st.holes = append(st.holes, hole{first: st.next, last: next - 1, file: name, offset: at})
	st.next, st.end = next, next
}

// takeControl carries out a control entry.
func (r *recovery) takeControl(f *file, fr segment.Frame, global int64) error {
	at := f.FileOffset(global)
	frame := make([]byte, fr.Bytes)
	if err := readFull(f.f, frame, at); err != nil {
		return fmt.Errorf("read %s at byte %d: %w", f.name, at, err)
	}
	c := r.e.control
	if log.Position(fr.First) != c.next {
		r.damage(f.name, at, fmt.Sprintf("control entries %d to %d are missing", c.next, fr.First-1))
	}
	c.next = log.Position(fr.First) + log.Position(fr.Count)
	entries, err := r.summer.Check(frame, fr.Log, fr.First)
	if err != nil || entries.Count != fr.Count {
		r.damage(f.name, at, "checksum of a control entry")
		return nil
	}
	for range entries.Count {
		_, data, err := entries.Next()
		var op segment.Control
		if err == nil {
			op, err = segment.DecodeControl(data)
		}
		if err != nil {
			r.damage(f.name, at, err.Error())
			return nil
		}
		r.carryOut(op, f.name, at)
	}
	return nil
}

func (r *recovery) carryOut(op segment.Control, name string, at int64) {
	for _, it := range op.Items {
		st, err := r.e.lookup(log.LogID(it.Log))
		if err != nil {
			if op.Op != segment.OpCreate {
				r.damage(name, at, fmt.Sprintf("operation on log %#x, whose creation is not there", it.Log))
			}
			continue
		}
		if p := log.Position(it.Position); op.Op != segment.OpDelete && p > st.next {
			r.lose(st, p, name, at)
		}
		switch op.Op {
		case segment.OpSeal:
			st.sealing = settled
		case segment.OpDelete:
			st.deleting = settled
		}
	}
	r.e.apply(op)
}
