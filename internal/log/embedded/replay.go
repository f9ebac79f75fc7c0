package embedded

import (
	"errors"
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
	if errors.Is(err, log.ErrDeleted) {
		r.damage(f.name, at, fmt.Sprintf("entries of log %#x, which is deleted", fr.Log))
		return
	}
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
	r.eachControl(frame, fr, f.name, at, func(op segment.Control) { r.carryOut(op, f.name, at) })
	return nil
}

// eachControl calls do for the entries of a frame of the control log.
func (r *recovery) eachControl(frame []byte, fr segment.Frame, name string, at int64, do func(segment.Control)) {
	entries, err := r.summer.Check(frame, fr.Log, fr.First)
	if err != nil || entries.Count != fr.Count {
		r.damage(name, at, "checksum of a control entry")
		return
	}
	for range entries.Count {
		_, data, err := entries.Next()
		var op segment.Control
		if err == nil {
			op, err = segment.DecodeControl(data)
		}
		if err != nil {
			r.damage(name, at, err.Error())
			return
		}
		do(op)
	}
}

func (r *recovery) carryOut(op segment.Control, name string, at int64) {
	if op.Op == segment.OpFiles {
		r.replaceFiles(op.Files, name, at)
		return
	}
	for _, it := range op.Items {
		st, err := r.e.lookup(log.LogID(it.Log))
		if err != nil {
			if op.Op != segment.OpCreate && errors.Is(err, log.ErrNotFound) {
				r.damage(name, at, fmt.Sprintf("operation on log %#x, whose creation is not there", it.Log))
			}
			continue
		}
		p := log.Position(it.Position)
		if (op.Op == segment.OpSeal || op.Op == segment.OpTrim) && p > st.next {
			r.lose(st, p, name, at)
		}
		switch op.Op {
		case segment.OpJump:
			st.next = max(st.next, p)
		case segment.OpSeal:
			st.sealing = settled
		case segment.OpDelete:
			st.deleting = settled
		}
	}
	r.e.apply(op)
}
