package embedded

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"time"

	"github.com/shardwell/shardwell/internal/log"
	"github.com/shardwell/shardwell/internal/planted"
	"github.com/shardwell/shardwell/internal/segment"
)

// pageScratch is the memory of one Read that is not the caller's.
type pageScratch struct {
	refs   []ref
	spans  []span
	summer segment.Summer
}

// span is a stretch of one file that is read with one call: frames that are
// next to each other, or nearly so.
type span struct {
	file   *file
	offset int64
	bytes  int
	refs   int // how many frames of the page it covers
}

// nearBytes is how far apart frames may be and still be read together: less
// costs more calls, more costs more copying.
const nearBytes = 4096

// entryOverhead is the most that an entry's lengths take in a frame.
const entryOverhead = 8

// Read implements log.Engine. Every frame it touches is verified.
func (e *Engine) Read(ctx context.Context, id log.LogID, from log.Position, limit log.Limit, buf *log.Buffer) (log.Page, error) {
	if limit.Records <= 0 || limit.Bytes <= 0 {
		return log.Page{}, fmt.Errorf("read: limit of %d records and %d bytes", limit.Records, limit.Bytes)
	}
	if err := ctx.Err(); err != nil {
		return log.Page{}, err
	}
	if err := e.enterFiles(); err != nil {
		return log.Page{}, err
	}
	defer e.life.RUnlock()
	st, err := e.lookup(id)
	if err != nil {
		return log.Page{}, err
	}
	sc := e.pages.Get().(*pageScratch)
	defer e.pages.Put(sc)
	end, err := st.gather(from, limit, sc)
	page := log.Page{Next: from, End: end}
	if err != nil || len(sc.refs) == 0 {
		return page, err
	}
	if err := e.load(sc, buf); err != nil {
		return log.Page{}, err
	}
	buf.Records = buf.Records[:0]
	err = e.parse(st, sc, &page, limit, buf)
	if len(page.Records) > 0 {
		return page, nil // damage behind them is told when it is reached
	}
	return page, err
}

// gather finds the frames of one page, enough of them to fill it.
func (s *stream) gather(from log.Position, limit log.Limit, sc *pageScratch) (end log.Position, err error) {
	sc.refs = sc.refs[:0]
	s.mu.RLock()
	defer s.mu.RUnlock()
	switch {
	case s.deleted:
		return 0, log.ErrDeleted
	case from > s.end:
		return 0, log.ErrBeyondEnd
	case from < s.first:
		return 0, &log.TrimmedError{First: s.first}
	}
	stop := s.end // the next hole ends the page
	for _, h := range s.holes {
		if from >= h.first && from <= h.last {
			return 0, h.err(s.id)
		}
		if h.first > from {
			stop = h.first
			break
		}
	}
	if from == s.end || s.index.len() == 0 {
		return s.end, nil
	}
	records, bytes := uint64(0), 0
	for i := s.index.find(from); i < s.index.len(); i++ {
		r := s.index.at(i)
		if r.first >= stop || records >= uint64(limit.Records) || bytes >= limit.Bytes {
			break
		}
		sc.refs = append(sc.refs, r)
		after := s.end
		if i+1 < s.index.len() {
			after = s.index.at(i + 1).first
		}
		if r.first >= from {
			records += uint64(after - r.first)
			bytes += max(0, r.bytes()-segment.FrameHeaderBytes-segment.FrameAlign-entryOverhead*int(min(after-r.first, 1<<20)))
		} else {
			records += uint64(after - from)
		}
	}
	return s.end, nil
}

func (h *hole) err(id log.LogID) error {
	return &log.CorruptError{File: h.file, Offset: h.offset, Log: id, First: h.first, Last: h.last, Reason: "lost with a damaged block"}
}

// load reads the gathered frames into the caller's buffer, back to back but
// for the gaps inside spans.
func (e *Engine) load(sc *pageScratch, buf *log.Buffer) error {
	sc.spans = sc.spans[:0]
	total := 0
	for _, r := range sc.refs {
		f := e.fileFor(r.global())
		if f == nil {
			return fmt.Errorf("no segment holds offset %d", r.global())
		}
		at := f.FileOffset(r.global())
		if n := len(sc.spans); n > 0 {
			last := &sc.spans[n-1]
			if gap := at - last.offset - int64(last.bytes); last.file == f && gap >= 0 && gap <= nearBytes {
				total += int(gap) + r.bytes()
				last.bytes += int(gap) + r.bytes()
				last.refs++
				continue
			}
		}
		sc.spans = append(sc.spans, span{f, at, r.bytes(), 1})
		total += r.bytes()
	}
	buf.Bytes = slices.Grow(buf.Bytes[:0], total)[:total]
	at := 0
	for _, s := range sc.spans {
		if err := readFull(s.file.f, buf.Bytes[at:at+s.bytes], s.offset); err != nil {
			return fmt.Errorf("read %s at byte %d: %w", s.file.name, s.offset, err)
		}
		at += s.bytes
	}
	return nil
}

// readFull reads all of p; what lies beyond the end of the file reads as zero,
// so that a file cut short shows as damage to the frames that it lost.
func readFull(f io.ReaderAt, p []byte, offset int64) error {
	n, err := f.ReadAt(p, offset)
	clear(p[n:])
	if errors.Is(err, io.EOF) {
		return nil
	}
	return err
}

// parse verifies the frames in buf and makes records of them.
func (e *Engine) parse(st *stream, sc *pageScratch, page *log.Page, limit log.Limit, buf *log.Buffer) error {
	from, bytes, at, i := page.Next, 0, 0, 0
	defer func() { page.Records = buf.Records }()
	for _, s := range sc.spans {
		base := sc.refs[i].global()
		for range s.refs {
			r := sc.refs[i]
			i++
			begin := at + int(r.global()-base)
			entries, err := sc.summer.Check(buf.Bytes[begin:begin+r.bytes()], uint64(st.id), uint64(r.first))
			if err != nil && planted.On(planted.SkipCRC) {
				entries, err = segment.Peek(buf.Bytes[begin : begin+r.bytes()])
			}
			if err != nil {
				return e.corrupt(st, r, page.Next, s)
			}
			for p := r.first; p < r.first+log.Position(entries.Count); p++ {
				head, data, err := entries.Next()
				if err != nil {
					return e.corrupt(st, r, page.Next, s)
				}
				if p < from {
					continue
				}
				bytes += len(head) + len(data)
				if len(buf.Records) > 0 && (len(buf.Records) >= limit.Records || bytes > limit.Bytes) {
					return nil
				}
				buf.Records = append(buf.Records, log.Record{Position: p, Arrival: log.Millis(entries.Arrival), Head: head, Data: data})
				page.Next = p + 1
			}
		}
		at += s.bytes
	}
	return nil
}

// corrupt is the error for a frame that does not pass: it costs the frame's
// positions, from the one asked for on.
func (e *Engine) corrupt(st *stream, r ref, from log.Position, s span) error {
	e.metrics.CorruptFrames.Add(1)
	st.mu.RLock()
	last := st.end - 1
	if i := st.index.find(r.first) + 1; i < st.index.len() {
		last = st.index.at(i).first - 1
	}
	st.mu.RUnlock()
	return &log.CorruptError{
		File: s.file.name, Offset: s.file.FileOffset(r.global()), Log: st.id,
		First: max(from, r.first), Last: last, Reason: "frame checksum",
	}
}

// Bounds implements log.Engine.
func (e *Engine) Bounds(ctx context.Context, id log.LogID) (log.Bounds, error) {
	if err := e.enterFiles(); err != nil {
		return log.Bounds{}, err
	}
	defer e.life.RUnlock()
	st, err := e.lookup(id)
	if err != nil {
		return log.Bounds{}, err
	}
	st.mu.RLock()
	b := log.Bounds{First: st.first, End: st.end, Sealed: st.sealed, LastArrival: st.lastArrival}
	deleted, x := st.deleted, st.index
	st.mu.RUnlock()
	if deleted {
		return log.Bounds{}, log.ErrDeleted
	}
	if b.LastArrival != 0 || x.len() == 0 {
		return b, nil
	}
	// After a restart: the newest frame that can be read tells.
	if b.LastArrival, err = e.lastArrival(st, x); err != nil {
		return log.Bounds{}, err
	}
	st.mu.Lock()
	st.lastArrival = max(st.lastArrival, b.LastArrival)
	st.mu.Unlock()
	return b, nil
}

// lastArrival is the arrival of the newest frame of x that can be read.
func (e *Engine) lastArrival(st *stream, x index) (log.Millis, error) {
	var memory []byte
	for i := x.len() - 1; i >= 0; i-- {
		arrival, ok, err := e.arrivalOf(st, x.at(i), &memory)
		if ok || err != nil {
			return arrival, err
		}
	}
	return 0, nil
}

// arrivalOf reads the arrival of a frame; ok is false if it is damaged.
func (e *Engine) arrivalOf(st *stream, r ref, memory *[]byte) (arrival log.Millis, ok bool, err error) {
	f := e.fileFor(r.global())
	*memory = slices.Grow((*memory)[:0], r.bytes())[:r.bytes()]
	if err := readFull(f.f, *memory, f.FileOffset(r.global())); err != nil {
		return 0, false, fmt.Errorf("read %s at byte %d: %w", f.name, f.FileOffset(r.global()), err)
	}
	var summer segment.Summer
	entries, err := summer.Check(*memory, uint64(st.id), uint64(r.first))
	if err != nil {
		return 0, false, nil
	}
	return log.Millis(entries.Arrival), true, nil
}

// Seek implements log.Engine. Damaged frames are passed over: they count as
// arriving with the next one that can be read.
func (e *Engine) Seek(ctx context.Context, id log.LogID, t time.Time) (log.Position, error) {
	if err := e.settle(ctx, id); err != nil {
		return 0, err
	}
	if err := e.enterFiles(); err != nil {
		return 0, err
	}
	defer e.life.RUnlock()
	st, err := e.lookup(id)
	if err != nil {
		return 0, err
	}
	want := log.Millis(t.UnixMilli())
	if t.After(want.Time()) {
		want++ // an arrival in the same millisecond is before t
	}
	// The copy stays as it is: frames are only added behind it.
	st.mu.RLock()
	x, end, first, deleted := st.index, st.end, st.first, st.deleted
	st.mu.RUnlock()
	if deleted {
		return 0, log.ErrDeleted
	}
	at, err := e.search(st, x, first, want)
	if err != nil || at == x.len() {
		return end, err
	}
	return max(first, x.at(at).first), nil
}

// search finds the first frame of x, from the one that holds first on, that
// arrived at want or later; x.len() if there is none.
func (e *Engine) search(st *stream, x index, first log.Position, want log.Millis) (int, error) {
	lo, hi := x.find(first), x.len()
	var memory []byte
	for lo < hi {
		mid := lo + (hi-lo)/2
		probe, arrival, ok := mid, log.Millis(0), false
		for ; probe < hi && !ok; probe++ {
			var err error
			if arrival, ok, err = e.arrivalOf(st, x.at(probe), &memory); err != nil {
				return 0, err
			}
		}
		if !ok || arrival >= want {
			hi = mid
		} else {
			lo = probe
		}
	}
	return lo, nil
}

// settle waits for what is in flight now.
func (e *Engine) settle(ctx context.Context, id log.LogID) error {
	if e.isClosed() {
		return log.ErrClosed
	}
	st, err := e.lookup(id)
	if err != nil {
		return err
	}
	e.mu.Lock()
	st.mu.RLock()
	flying := st.next != st.end
	st.mu.RUnlock()
	c := e.newest()
	e.mu.Unlock()
	if !flying || c == nil {
		return nil
	}
	select {
	case <-c.done:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// Wait implements log.Engine.
func (e *Engine) Wait(ctx context.Context, id log.LogID, from log.Position) error {
	if e.isClosed() {
		return log.ErrClosed
	}
	st, err := e.lookup(id)
	if err != nil {
		return err
	}
	w := &waiter{from: from, done: make(chan struct{})}
	st.mu.Lock()
	switch {
	case st.deleted:
		st.mu.Unlock()
		return log.ErrDeleted
	case st.sealed || from < st.end:
		st.mu.Unlock()
		return nil
	}
	st.waiters = append(st.waiters, w)
	st.mu.Unlock()
	select {
	case <-w.done:
		st.mu.RLock()
		defer st.mu.RUnlock()
		if st.deleted {
			return log.ErrDeleted
		}
		return nil
	case <-ctx.Done():
		err = ctx.Err()
	case <-e.closed:
		err = log.ErrClosed
	}
	st.mu.Lock()
	st.waiters = slices.DeleteFunc(st.waiters, func(x *waiter) bool { return x == w })
	st.mu.Unlock()
	return err
}
