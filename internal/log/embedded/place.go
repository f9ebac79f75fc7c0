package embedded

import (
	"fmt"
	"sync"
	"time"

	"github.com/shardwell/shardwell/internal/log"
	"github.com/shardwell/shardwell/internal/planted"
	"github.com/shardwell/shardwell/internal/segment"
)

// admission is what giving places needs; Engine.mu guards it.
type admission struct {
	cur   *file // the segment that new blocks go to; nil until one is needed
	at    int64 // file offset of the open block, or of the next one
	spare *file // zeroed and durable under spareName
	wants int64 // size the next spare must have, if the usual one is too small
	// spareErr is why there is no spare; nil while one is being made.
	spareErr error
	// wantsReserve asks for a reserve that something for a control log waits for;
	// noReserve says that the last attempt at a spare found no room for one either.
	wantsReserve, noReserve bool

	last    segment.ID // of the newest segment, when cur is nil
	lastSeq uint64

	open    *block   // takes frames; nil if there is none
	sealed  []*block // full; the writer takes them from the front
	unacked []*block // every block that has a place and is not acknowledged
	pending int64    // bytes of them
	room    chan struct{}
	free    []*block // for reuse: a few, so that an idle engine is small

	writing *file    // the segment that blocks are being written to
	written []*block // not synced, and no sync that covers them has begun
	newest  *commit  // of the last block that became durable; it may not be published yet
	syncing bool     // blocks are written and not acknowledged
	durable int64    // global offset that everything before is durable
	marked  int64    // the highest durable offset that a block has told

	syncSince  time.Time // zero: no call of Sync is running
	writeSince time.Time // likewise: of what the writer does otherwise

	sorting sorting

	poison   error
	readOnly bool
	closing  bool
	stopped  bool // the writer has ended; the syncer follows
}

// commit is the fate of one block, shared by all who wait for it.
type commit struct {
	done chan struct{}
	err  error // valid once done is closed
}

// block is a block of the commit log while it is in memory. Frames get their
// room in it under Engine.mu and are copied there without it.
type block struct {
	seg     *file
	at      int64 // file offset
	limit   int64 // the most bytes it may take
	memory  []byte
	body    int
	frames  []placed
	ops     []segment.Control // one for every frame of the control log, in order
	copiers sync.WaitGroup    // frames that have room and are not copied yet
	commit  *commit
}

// placed is a frame with its place.
type placed struct {
	segment.Frame
	stream  *stream
	arrival log.Millis
}

func newBlock(bytes int64) *block {
	return &block{memory: make([]byte, segment.MaxBlockHeaderBytes+bytes)}
}

func (b *block) bytes() int64  { return segment.BlockBytes(len(b.frames), b.body) }
func (b *block) global() int64 { return b.seg.GlobalOffset(b.at) }
func (b *block) end() int64    { return b.global() + b.bytes() }

// fits says whether one more frame of n bytes has room.
func (b *block) fits(n int) bool {
	return len(b.frames) < segment.MaxFrames &&
		segment.MaxBlockHeaderBytes+b.body+n <= len(b.memory) &&
		segment.BlockBytes(len(b.frames)+1, b.body+n) <= b.limit
}

// room returns the memory of a frame.
func (b *block) room(at, n int) []byte {
	at += segment.MaxBlockHeaderBytes
	return b.memory[at : at+n : at+n]
}

// fit makes the open block one that a frame of n bytes fits. If it returns a
// channel the caller must let go of mu, wait for it and try again. mu is held.
func (e *Engine) fit(n int, kind log.Kind) (<-chan struct{}, error) {
	s := &e.state
	if err := e.refusal(); err != nil {
		return nil, err
	}
	if s.pending > 0 && s.pending+int64(n) > e.opt.BufferBytes {
		e.metrics.WaitedForBuffer.Add(1)
		return s.room, nil
	}
	if s.open != nil && s.open.fits(n) && e.mayUse(s.open.at+segment.BlockBytes(len(s.open.frames)+1, s.open.body+n), kind) {
		return nil, nil
	}
	need := segment.BlockBytes(1, n)
	e.sealOpen()
	if s.cur == nil || s.at+need > s.cur.Bytes || !e.mayUse(s.at+need, kind) {
		if s.spare == nil || s.spare.held < 2*segment.PageBytes+need || s.spare.reserve && kind != log.Control {
			return e.noSpare(need, kind)
		}
		if wait, err := e.awaitSorter(kind); wait != nil || err != nil {
			return wait, err
		}
		e.takeSpare()
	}
	e.openBlock(need)
	return nil, nil
}

// refusal is why nothing at all is taken now.
func (e *Engine) refusal() error {
	s := &e.state
	switch {
	case s.closing:
		return log.ErrClosed
	case s.poison != nil:
		e.metrics.RefusedPoisoned.Add(1)
		return s.poison
	case s.readOnly:
		e.metrics.RefusedReadOnly.Add(1)
		return log.ErrReadOnly
	}
	if doing, since := s.hanging(e.opt.HangAfter); doing != "" {
		e.metrics.RefusedBusy.Add(1)
		return fmt.Errorf("%w: a %s has been running for %v", log.ErrBusy, doing, since.Round(time.Second))
	}
	return nil
}

// hanging says what the disk has been doing for longer than a time; "" if
// nothing. mu is held.
func (s *admission) hanging(limit time.Duration) (doing string, since time.Duration) {
	if !s.syncSince.IsZero() && time.Since(s.syncSince) > limit {
		return "sync", time.Since(s.syncSince)
	}
	if !s.writeSince.IsZero() && time.Since(s.writeSince) > limit {
		return "write", time.Since(s.writeSince)
	}
	return "", 0
}

// mayUse says whether a block may reach up to a file offset of the current
// segment: while there is no spare, its last part is kept for control logs. The
// last page is for a mark in any case. Without one nobody could tell rot in
// what was acknowledged last from a tail that never was.
func (e *Engine) mayUse(end int64, kind log.Kind) bool {
	s := &e.state
	switch {
	case kind == log.Control:
		return true
	case s.cur.reserve, end > s.cur.Bytes-segment.PageBytes:
		return false
	}
	return s.spare != nil && !s.spare.reserve || end <= s.cur.Bytes-e.reserved(s.cur)
}

// reserved is how much of a segment is kept for control logs.
func (e *Engine) reserved(f *file) int64 { return min(e.opt.ReserveBytes, f.Bytes/4) }

// noSpare says what to do without a spare that is large enough: to wait, or why
// there is nothing to wait for. What is for a control log may free space, and so
// it is refused only when a reserve has been tried in vain, too.
func (e *Engine) noSpare(need int64, kind log.Kind) (<-chan struct{}, error) {
	s := &e.state
	if s.spare != nil && !s.spare.reserve {
		// Twice the size, so that the new segment holds it beside its reserve.
		s.wants = max(s.wants, segment.PageUp(2*need)+segment.MinBytes)
	} else if s.spareErr != nil {
		if kind != log.Control || s.spare != nil || s.noReserve {
			e.metrics.RefusedFull.Add(1)
			return nil, fmt.Errorf("%w: %w", log.ErrFull, s.spareErr)
		}
		s.wantsReserve = true
	}
	poke(e.wakeSpare)
	e.metrics.WaitedForSegment.Add(1)
	return s.room, nil
}

// takeSpare makes the spare the current segment. Its file gets its header and
// name when the writer reaches it.
func (e *Engine) takeSpare() {
	s := &e.state
	f := s.spare
	if s.cur != nil {
		f.assign(s.cur.Seq+1, s.cur.ID, s.cur.GlobalOffset(s.at))
	} else {
		f.assign(s.lastSeq+1, s.last, s.durable)
	}
	s.cur, s.at, s.spare, s.wants = f, segment.PageBytes, nil, 0
}

// openBlock begins a block for a frame that makes it need bytes long.
func (e *Engine) openBlock(need int64) {
	s := &e.state
	var b *block
	switch n := len(s.free); {
	case need > segment.MaxBlockBytes:
		b = newBlock(need)
	case n > 0:
		b, s.free = s.free[n-1], s.free[:n-1]
	default:
		b = newBlock(segment.MaxBlockBytes)
	}
	b.seg, b.at = s.cur, s.at
	b.limit = min(max(segment.MaxBlockBytes, need), s.cur.Bytes-s.at)
	b.commit = &commit{done: make(chan struct{})}
	s.open = b
	s.unacked = append(s.unacked, b)
	s.pending += segment.BlockBytes(0, 0)
}

// sealOpen closes the open block to further frames and hands it to the writer.
func (e *Engine) sealOpen() {
	s := &e.state
	if s.open == nil {
		return
	}
	s.at += s.open.bytes()
	s.sealed = append(s.sealed, s.open)
	s.open = nil
}

// put gives a frame its place in the open block, after fit, and its positions.
// The caller copies the frame there and then calls copiers.Done.
func (e *Engine) put(st *stream, count uint32, n int, arrival log.Millis) (b *block, at int, first log.Position) {
	b = e.state.open
	before := b.bytes()
	first = st.next
	if planted.On(planted.ReusePosition) && st.id != segment.ControlLog {
		first = st.end
	}
	st.next = first + log.Position(count)
	at = b.body
	b.body += n
	b.frames = append(b.frames, placed{segment.Frame{Log: uint64(st.id), First: uint64(first), Count: count, Bytes: uint32(n)}, st, arrival})
	b.copiers.Add(1)
	e.state.pending += b.bytes() - before
	return b, at, first
}

// wakeRoom lets everybody who waits for room try again. mu is held.
func (e *Engine) wakeRoom() {
	close(e.state.room)
	e.state.room = make(chan struct{})
}

// wakeWriter calls the writer if there is something it can do now. mu is held.
func (e *Engine) wakeWriter() {
	if s := &e.state; len(s.sealed) > 0 || s.open != nil && !s.syncing {
		poke(e.wakeWrite)
	}
}

// newest is the commit that everything in flight is published with; nil if
// there never was one. mu is held.
func (e *Engine) newest() *commit {
	if u := e.state.unacked; len(u) > 0 {
		return u[len(u)-1].commit
	}
	return e.state.newest
}
