package embedded

import (
	"fmt"
	"maps"
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
	p := pourer{contents: j.contents, step: s.step, frames: s.wanted(j.contents.frames)}
	p.group()
	return p.eachChunk(chunkBytes, func(fr segment.Frame, frame []byte) error {
		arrival := arrivalOfFrame(&p.summer, fr, frame)
		j.damaged = j.damaged || arrival < 0
		return o.add(fr, frame, arrival)
	})
}

// checkFrames looks for frames that do not pass in a segment that has been
// sorted already, so that it is kept if there are any.
func (s *sorter) checkFrames(j *sortJob) error {
	p := pourer{contents: j.contents, step: s.step, frames: s.wanted(j.contents.frames)}
	p.leave()
	return p.eachChunk(windowMost, func(fr segment.Frame, frame []byte) error {
		j.damaged = j.damaged || arrivalOfFrame(&p.summer, fr, frame) < 0
		return nil
	})
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

// pourer reads frames of a segment in another order than theirs.
type pourer struct {
	contents *contents
	step     func() error
	frames   []contentFrame // in the order of the segment
	sorted   []int32        // their numbers, in the order that is wanted
	rank     []int32        // the reverse: of each frame, where it is in sorted

	memory []byte // the frames of a chunk, in its order
	at     []int  // where each begins
	order  []int32
	window []byte
	summer segment.Summer
}

// leave keeps the order of the segment.
func (p *pourer) leave() {
	p.sorted = make([]int32, len(p.frames))
	for i := range p.sorted {
		p.sorted[i] = int32(i)
	}
	p.rank = p.sorted
}

// group orders frames by log. Those of one log are in the order of their
// positions already, or the fold would not have taken them.
func (p *pourer) group() {
	next := map[uint64]int32{}
	for i := range p.frames {
		next[p.frames[i].log]++
	}
	begin := int32(0)
	for _, id := range slices.Sorted(maps.Keys(next)) {
		count := next[id]
		next[id] = begin
		begin += count
	}
	p.sorted, p.rank = make([]int32, len(p.frames)), make([]int32, len(p.frames))
	for i := range p.frames {
		id := p.frames[i].log
		p.rank[i] = next[id]
		p.sorted[next[id]] = int32(i)
		next[id]++
	}
}

// eachChunk calls found for every frame, in order, and reads as many at a time
// as fit in some bytes. A frame is valid until found returns.
func (p *pourer) eachChunk(most int, found func(fr segment.Frame, frame []byte) error) error {
	for from := 0; from < len(p.sorted); {
		to, bytes := from, 0
		for to < len(p.sorted) && (to == from || bytes+p.frames[p.sorted[to]].ref.bytes() <= most) {
			bytes += p.frames[p.sorted[to]].ref.bytes()
			to++
		}
		if err := p.load(from, to, bytes); err != nil {
			return err
		}
		for i := from; i < to; i++ {
			f := &p.frames[p.sorted[i]]
			fr := segment.Frame{Log: f.log, First: f.first(), Count: f.count, Bytes: uint32(f.ref.bytes())}
			if err := found(fr, p.memory[p.at[i-from]:][:f.ref.bytes()]); err != nil {
				return err
			}
		}
		from = to
	}
	return nil
}

// load reads a chunk: the frames that sorted has in a range, which take so many
// bytes.
func (p *pourer) load(from, to, bytes int) error {
	if cap(p.memory) < bytes {
		p.memory = make([]byte, bytes)
	}
	p.memory, p.at, p.order = p.memory[:bytes], p.at[:0], p.order[:0]
	at := 0
	for _, i := range p.sorted[from:to] {
		p.at = append(p.at, at)
		at += p.frames[i].ref.bytes()
	}
	for i, rank := range p.rank {
		if int(rank) >= from && int(rank) < to {
			p.order = append(p.order, int32(i))
		}
	}
	for rest := p.order; len(rest) > 0; {
		n, err := p.loadSome(from, rest)
		if err != nil {
			return err
		}
		rest = rest[n:]
	}
	return nil
}

// loadSome reads frames that are near each other in the segment with one call.
// chunk is the rank of the chunk's first frame.
func (p *pourer) loadSome(chunk int, order []int32) (n int, err error) {
	if err := p.step(); err != nil {
		return 0, err
	}
	from := p.frames[order[0]].ref.global()
	to := from + int64(p.frames[order[0]].ref.bytes())
	for n = 1; n < len(order); n++ {
		r := p.frames[order[n]].ref
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
		r := p.frames[i].ref
		copy(p.memory[p.at[int(p.rank[i])-chunk]:][:r.bytes()], p.window[r.global()-from:])
	}
	return n, nil
}
