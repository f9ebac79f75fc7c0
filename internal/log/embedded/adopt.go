package embedded

import (
	"errors"
	"fmt"
	"io/fs"
	"syscall"

	"github.com/shardwell/shardwell/internal/log"
	"github.com/shardwell/shardwell/internal/planted"
	"github.com/shardwell/shardwell/internal/segment"
)

// adopt makes the log fit to be written again. The tail may be in the page
// cache only, so it is never served nor written to where it is: it is copied
// into a new segment, and only that counts from then on. Until the new segment
// has its name, nothing has changed and a crash begins recovery anew.
func (r *recovery) adopt() error {
	e, s := r.e, &r.e.state
	last := r.files[len(r.files)-1]
	s.durable, s.marked, s.last, s.lastSeq = r.durable, r.durable, last.ID, last.Seq
	if err := e.adoptSpare(); err != nil {
		return err
	}
	frames := 0
	for _, t := range r.tail {
		frames += t.block.Frames
	}
	e.report = r.beginning() + fmt.Sprintf("%d segments; %d frames were not known to be durable and are kept, %d blocks behind them cut", len(r.files), frames, r.cut)
	e.opt.Log.Info("the commit log is open", "segments", len(r.files), "kept", frames, "cut", r.cut)
	if frames == 0 {
		return nil // the next append begins a segment
	}
	if planted.On(planted.ReuseTail) {
		return r.reuseTail(last)
	}
	f, err := r.copyTail(last)
	if err != nil {
		return err
	}
	s.cur, s.writing, s.at = f, f, f.FileOffset(r.tailEnd)
	s.durable, s.marked = r.tailEnd, r.tailEnd
	return r.takeTail(f)
}

// beginning says for people where recovery has begun.
func (r *recovery) beginning() string {
	text := ""
	if r.base != nil {
		text = fmt.Sprintf("the state at the end of segment %d, and behind it ", r.base.Seq)
	}
	for _, d := range r.spoiled {
		text = fmt.Sprintf("%s could not be used (%s); ", d.File, d.Reason) + text
	}
	return text
}

// takeTail puts the tail's frames into the index, from where they are in f.
func (r *recovery) takeTail(f *file) error {
	sc := newScanner(f)
	for _, t := range r.tail {
		at := f.FileOffset(t.block.Offset)
		b, header, ok, err := sc.block(at, f.Bytes)
		if err == nil && !ok {
			err = fmt.Errorf("%s has no block at byte %d, where one has just been written", f.name, at)
		}
		if err != nil {
			return err
		}
		if err := r.take(f, b, header); err != nil {
			return err
		}
	}
	if len(r.e.damage) > 0 {
		return fmt.Errorf("recover the tail: %w", r.e.damage[0])
	}
	return nil
}

// reuseTail is a planted bug: it goes on in the old segment.
func (r *recovery) reuseTail(last *file) error {
	w, err := r.e.fs.Open(last.name)
	if err != nil {
		return err
	}
	if err := last.f.Close(); err != nil {
		return err
	}
	last.f = w
	s := &r.e.state
	s.cur, s.writing, s.at, s.durable = last, last, last.FileOffset(r.tailEnd), r.tailEnd
	return r.takeTail(last)
}

// adoptSpare takes over the spare segment that an earlier run has prepared, if
// nothing has been written to it since, and removes what is unfinished.
func (e *Engine) adoptSpare() error {
	if err := e.fs.Remove(tempName); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("remove an unfinished segment: %w", err)
	}
	h, err := e.fs.Open(spareName)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("open the spare segment: %w", err)
	}
	page := make([]byte, segment.PageBytes)
	size, err := h.Size()
	if err == nil {
		err = readFull(h, page, 0)
	}
	if err != nil {
		return errors.Join(fmt.Errorf("read the spare segment: %w", err), h.Close())
	}
	used := [segment.PageBytes]byte(page) != [segment.PageBytes]byte{}
	if used || size < segment.MinBytes || size%segment.PageBytes != 0 {
		return errors.Join(h.Close(), e.fs.Remove(spareName))
	}
	e.state.spare = &file{name: spareName, f: h, held: size, reserve: size < min(e.opt.FirstSegmentBytes, e.opt.SegmentBytes)}
	return nil
}

// copyTail writes the tail into a new segment that begins where the durable
// part ends.
func (r *recovery) copyTail(last *file) (*file, error) {
	e := r.e
	need := r.tailEnd - r.durable + 2*segment.PageBytes // and the header, and a mark
	f, name := e.state.spare, spareName
	if f != nil && f.held >= need {
		e.state.spare = nil
	} else {
		var err error
		name = tempName
		if f, err = e.makeFile(name, need+e.opt.FirstSegmentBytes, e.opt.MinFreeBytes); errors.Is(err, syscall.ENOSPC) {
			if f, err = e.makeFile(name, max(need, segment.MinBytes), 0); err == nil {
				f.reserve = true
			}
		}
		if err != nil {
			return nil, fmt.Errorf("%w: recovery needs %d bytes for what was written last: %w", log.ErrFull, need, err)
		}
	}
	f.assign(last.Seq+1, last.ID, r.durable)
	f.Clock = int64(e.clock)
	if err := r.copyBlocks(last, f); err != nil {
		return nil, errors.Join(fmt.Errorf("copy the tail of %s: %w", last.name, err), f.f.Close())
	}
	if err := e.enterSegment(f, name); err != nil {
		return nil, errors.Join(err, f.f.Close())
	}
	return f, nil
}

func (r *recovery) copyBlocks(from, to *file) error {
	for _, t := range r.tail {
		p := make([]byte, t.block.Bytes())
		if err := readFull(from.f, p, t.at); err != nil {
			return err
		}
		// The block may have been in the page cache alone, and be gone from it
		// since it was found. A new header would make what is there pass.
		b, err := segment.DecodeBlock(p, from.ID, t.block.Offset)
		if err != nil || b != t.block || !r.pass(b, p, p[b.HeaderBytes():]) {
			return fmt.Errorf("the block at byte %d has changed while it was read", t.at)
		}
		b.Segment, b.DurableThrough = to.ID, r.durable
		b.Seal(p)
		if _, err := to.f.WriteAt(p, to.FileOffset(b.Offset)); err != nil {
			return err
		}
	}
	// The file gets its name only when all of it is durable, so that the mark
	// can say so already.
	mark := &block{seg: to, at: to.FileOffset(r.tailEnd), memory: make([]byte, segment.MaxBlockHeaderBytes+segment.PageBytes)}
	_, err := to.f.WriteAt(mark.encode(r.tailEnd, int64(r.e.clock)), mark.at)
	return err
}
