package embedded

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/shardwell/shardwell/internal/segment"
)

// Sorting works in bounded memory: chunkBytes of frames at a time are put into
// their order, and for each such chunk the segment is read once more, in
// windows of up to windowMost bytes and over gaps of up to gapMost. The page
// cache mostly has it.
const (
	chunkBytes = 16 << 20
	windowMost = 1 << 20
	gapMost    = 32 << 10
)

// pour puts the frames of a segment that are still wanted into o, in order.
// Frames that do not pass are copied as they are: reads report them.
func (s *sorter) pour(j *sortJob, o *output) error {
	c := j.contents
	frames := s.wanted(c.frames)
	slices.SortFunc(frames, func(a, b contentFrame) int {
		return cmp.Or(cmp.Compare(a.log, b.log), cmp.Compare(a.ref.first, b.ref.first))
	})
	p := pourer{contents: c, step: s.step}
	for len(frames) > 0 {
		n, bytes := 1, frames[0].ref.bytes()
		for n < len(frames) && bytes+frames[n].ref.bytes() <= chunkBytes {
			bytes += frames[n].ref.bytes()
			n++
		}
		if err := p.load(frames[:n], bytes); err != nil {
			return err
		}
		damaged, err := p.add(o, frames[:n])
		if err != nil {
			return err
		}
		j.damaged = j.damaged || damaged
		frames = frames[n:]
	}
	return nil
}

// wanted are the frames of which not everything is trimmed.
func (s *sorter) wanted(all []contentFrame) []contentFrame {
	type limit struct {
		first  uint64
		wanted bool
	}
	limits := map[uint64]limit{}
	kept := make([]contentFrame, 0, len(all))
	for _, f := range all {
		l, known := limits[f.log]
		if !known {
			l.first, l.wanted = s.horizon(f.log)
			limits[f.log] = l
		}
		if l.wanted && f.next() > l.first {
			kept = append(kept, f)
		}
	}
	return kept
}

// pourer reads frames of a segment, whatever their order.
type pourer struct {
	contents *contents
	step     func() error
	memory   []byte // the frames of a chunk, in its order
	at       []int  // where each begins
	order    []int32
	window   []byte
	summer   segment.Summer
}

// load reads the frames of a chunk, which take so many bytes.
func (p *pourer) load(frames []contentFrame, bytes int) error {
	if cap(p.memory) < bytes {
		p.memory = make([]byte, bytes)
	}
	p.memory, p.at, p.order = p.memory[:bytes], p.at[:0], p.order[:0]
	at := 0
	for i := range frames {
		p.at = append(p.at, at)
		p.order = append(p.order, int32(i))
		at += frames[i].ref.bytes()
	}
	slices.SortFunc(p.order, func(a, b int32) int {
		return cmp.Compare(frames[a].ref.global(), frames[b].ref.global())
	})
	for rest := p.order; len(rest) > 0; {
		n, err := p.loadSome(frames, rest)
		if err != nil {
			return err
		}
		rest = rest[n:]
	}
	return nil
}

// loadSome reads frames that are near each other in the segment with one call.
func (p *pourer) loadSome(frames []contentFrame, order []int32) (n int, err error) {
	if err := p.step(); err != nil {
		return 0, err
	}
	from := frames[order[0]].ref.global()
	to := from + int64(frames[order[0]].ref.bytes())
	for n = 1; n < len(order); n++ {
		r := frames[order[n]].ref
		if r.global()-to > gapMost || r.global()+int64(r.bytes())-from > windowMost {
			break
		}
		to = r.global() + int64(r.bytes())
	}
	if cap(p.window) < int(to-from) {
		p.window = make([]byte, max(int(min(windowMost, p.contents.file.Bytes)), int(to-from)))
	}
	p.window = p.window[:to-from]
	f := p.contents.file
	if err := readFull(f.f, p.window, f.FileOffset(from)); err != nil {
		return 0, fmt.Errorf("read %s at byte %d: %w", f.name, f.FileOffset(from), err)
	}
	for _, i := range order[:n] {
		r := frames[i].ref
		copy(p.memory[p.at[i]:][:r.bytes()], p.window[r.global()-from:])
	}
	return n, nil
}

// add hands the chunk over.
func (p *pourer) add(o *output, frames []contentFrame) (damaged bool, err error) {
	for i := range frames {
		f := &frames[i]
		fr := segment.Frame{Log: f.log, First: f.first(), Count: f.count, Bytes: uint32(f.ref.bytes())}
		frame := p.memory[p.at[i]:][:f.ref.bytes()]
		arrival := arrivalOfFrame(&p.summer, fr, frame)
		damaged = damaged || arrival < 0
		if err := o.add(fr, frame, arrival); err != nil {
			return damaged, err
		}
	}
	return damaged, nil
}

// checkFrames looks for frames that do not pass in a segment that has been
// sorted already, so that it is kept if there are any.
func (s *sorter) checkFrames(j *sortJob) error {
	p := pourer{contents: j.contents, step: s.step}
	for rest := s.wanted(j.contents.frames); len(rest) > 0; {
		n, bytes := 1, rest[0].ref.bytes()
		for n < len(rest) && bytes+rest[n].ref.bytes() <= windowMost {
			bytes += rest[n].ref.bytes()
			n++
		}
		if err := p.load(rest[:n], bytes); err != nil {
			return err
		}
		for i := range rest[:n] {
			f := &rest[i]
			fr := segment.Frame{Log: f.log, First: f.first(), Count: f.count, Bytes: uint32(f.ref.bytes())}
			j.damaged = j.damaged || arrivalOfFrame(&p.summer, fr, p.memory[p.at[i]:][:f.ref.bytes()]) < 0
		}
		rest = rest[n:]
	}
	return nil
}
