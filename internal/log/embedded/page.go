package embedded

import (
	"fmt"

	"github.com/shardwell/shardwell/internal/log"
	"github.com/shardwell/shardwell/internal/planted"
	"github.com/shardwell/shardwell/internal/segment"
)

// slackBytes is what may be read for a page beyond twice what it can hold: a
// page whose records are thinly spread over shared blocks ends early.
const slackBytes = 1 << 20

// pageMemory is where the bytes of a page go.
type pageMemory struct {
	buf  *log.Buffer
	used int
	left int64 // bytes that may still be read
}

// take returns n bytes behind those that have been taken. What was returned
// before stays where it is: records point there.
func (m *pageMemory) take(n int) []byte {
	if m.used+n > cap(m.buf.Bytes) {
		m.buf.Bytes = make([]byte, 0, max(n, m.used+n))
		m.used = 0
	}
	begin := m.used
	m.used += n
	m.left -= int64(n)
	m.buf.Bytes = m.buf.Bytes[:m.used]
	return m.buf.Bytes[begin:]
}

// load reads the planned spans, back to back. If one cannot be read the page
// ends before it; the error is about the first.
func (e *Engine) load(sc *pageScratch, m *pageMemory) ([]byte, error) {
	total := 0
	for i := range sc.spans {
		total += sc.spans[i].bytes
	}
	p := m.take(total)
	at := 0
	for i := range sc.spans {
		s := &sc.spans[i]
		f, name := s.file()
		if err := readFull(f, p[at:at+s.bytes], s.offset); err != nil {
			if sc.spans = sc.spans[:i]; i > 0 {
				return p[:at], nil
			}
			return nil, fmt.Errorf("read %s at byte %d: %w", name, s.offset, err)
		}
		at += s.bytes
	}
	return p, nil
}

// builder makes records of the bytes of a page.
type builder struct {
	e       *Engine
	v       *view
	stop    log.Position // the page does not reach it
	limit   log.Limit
	summer  *segment.Summer
	records []log.Record
	bytes   int
	next    log.Position // that the page needs
	full    bool         // it has no room for that one, or reaches stop
}

// parse verifies the spans of a page and makes records of them. Positions are
// read, never counted: one that is not where it should be is lost.
func (b *builder) parse(sc *pageScratch, p []byte) error {
	refs := sc.refs
	for i := range sc.spans {
		s := &sc.spans[i]
		var err error
		if s.segment != nil {
			err = b.frames(s, refs[:s.refs], p[:s.bytes])
			refs = refs[s.refs:]
		} else {
			err = b.blocks(s, p[:s.bytes])
		}
		if err != nil || b.full {
			return err
		}
		p = p[s.bytes:]
	}
	return nil
}

// frames takes in the frames of a span of a segment.
func (b *builder) frames(s *span, refs []ref, p []byte) error {
	base := refs[0].global()
	for _, r := range refs {
		begin := int(r.global() - base)
		frame := p[begin : begin+r.bytes()]
		if r.first > b.next {
			return b.corrupt(s, s.offset+int64(begin), r.first-1, errMissing)
		}
		if err := b.frame(frame, r.first); err != nil {
			return b.corrupt(s, s.offset+int64(begin), b.frameEnd(r)-1, err)
		}
		if b.full {
			return nil
		}
	}
	return nil
}

// frameEnd is where the frame behind one of the index begins.
func (b *builder) frameEnd(r ref) log.Position {
	x := &b.v.index
	if i := x.find(r.first) + 1; i < x.len() {
		return x.at(i).first
	}
	return b.v.end
}

// blocks takes in the log's frames in a span of a sorted file.
func (b *builder) blocks(s *span, p []byte) error {
	for i, ref := range s.blocks {
		next := s.next
		if i+1 < len(s.blocks) {
			next = log.Position(s.blocks[i+1].First)
		}
		if err := b.block(s, ref, next, p[:ref.Bytes]); err != nil || b.full {
			return err
		}
		p = p[ref.Bytes:]
	}
	return nil
}

// block takes in the log's frames in one block; behind it the log goes on at
// next.
func (b *builder) block(s *span, ref segment.BlockRef, next log.Position, p []byte) error {
	h, err := segment.DecodeBlock(p, s.sorted.ID, ref.Offset)
	if err != nil || h.Bytes() != int64(ref.Bytes) {
		return b.corrupt(s, ref.Offset, next-1, errBlockHeader)
	}
	at := h.HeaderBytes()
	for i := range h.Frames {
		fr := segment.FrameAt(p, i)
		frame := p[at : at+int(fr.Bytes)]
		first, end := log.Position(fr.First), log.Position(fr.First)+log.Position(fr.Count)
		if fr.Log == uint64(b.v.st.id) && end > b.next {
			if first > b.next {
				return b.corrupt(s, ref.Offset, min(first, next)-1, errMissing)
			}
			if err := b.frame(frame, first); err != nil {
				return b.corrupt(s, ref.Offset+int64(at), end-1, err)
			}
			if b.full {
				return nil
			}
		}
		at += int(fr.Bytes)
	}
	if b.next < next {
		return b.corrupt(s, ref.Offset, next-1, errMissing)
	}
	return nil
}

// frame takes in one frame that begins at or before the position that the page
// needs next.
func (b *builder) frame(frame []byte, first log.Position) error {
	entries, err := b.summer.Check(frame, uint64(b.v.st.id), uint64(first))
	if err != nil && planted.On(planted.SkipCRC) {
		entries, err = segment.Peek(frame)
	}
	if err != nil {
		return errFrameSum
	}
	for p := first; p < first+log.Position(entries.Count); p++ {
		head, data, err := entries.Next()
		if err != nil {
			return errFrameSum
		}
		if p < b.next {
			continue
		}
		b.bytes += len(head) + len(data)
		if len(b.records) > 0 && b.bytes > b.limit.Bytes {
			b.full = true
			return nil
		}
		b.records = append(b.records, log.Record{Position: p, Arrival: log.Millis(entries.Arrival), Head: head, Data: data})
		b.next = p + 1
		if b.next >= b.stop || len(b.records) >= b.limit.Records || b.bytes > b.limit.Bytes {
			b.full = true
			return nil
		}
	}
	return nil
}

// What can be wrong with a page's bytes; CorruptError.Reason.
const (
	errFrameSum    = damage("frame checksum")
	errBlockHeader = damage("block header")
	errMissing     = damage("positions are missing")
)

type damage string

func (d damage) Error() string { return string(d) }

// corrupt is the error for what does not pass: it costs the positions from the
// one that is needed next up to last.
func (b *builder) corrupt(s *span, offset int64, last log.Position, why error) error {
	b.e.metrics.CorruptFrames.Add(1)
	_, name := s.file()
	return &log.CorruptError{
		File: name, Offset: offset, Log: b.v.st.id,
		First: b.next, Last: min(last, b.stop-1), Reason: why.Error(),
	}
}
