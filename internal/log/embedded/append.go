package embedded

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/shardwell/shardwell/internal/log"
	"github.com/shardwell/shardwell/internal/segment"
)

// call is the scratch memory of one Append, reused so that appending makes no
// garbage per entry.
type call struct {
	pieces []piece
	next   []int32 // of each entry: the following entry of its piece, or -1
	table  []int32 // hash table from log to its newest piece, plus one
	summer segment.Summer
}

// piece is what one log gets from one Append: a frame. What would make a frame
// too long for a block becomes a further piece.
type piece struct {
	id         log.LogID // of stream, which is not looked at until the frame has its place
	stream     *stream
	head, tail int32 // first and last entry
	count      uint32
	bytes      int // of the entries
	at         int
	block      *block // nil once the frame has been copied, or if it has no place
	first      log.Position
	arrival    log.Millis
	commit     *commit // of the block, or of what ended the log
	err        error
}

// Append implements log.Engine.
func (e *Engine) Append(ctx context.Context, entries []log.Entry, out []log.Appended) error {
	if len(out) != len(entries) {
		return fmt.Errorf("append: %d entries and room for %d results", len(entries), len(out))
	}
	began := time.Now()
	c := e.calls.Get().(*call)
	c.group(e, entries, out)
	e.placeAll(ctx, c, entries)
	c.await(ctx, out)
	refused := len(c.pieces) == 0
	c.release()
	e.calls.Put(c)
	if refused && e.isClosed() {
		for i := range out {
			out[i].Err = log.ErrClosed
		}
	}
	e.metrics.CommitTime.observe(time.Since(began).Microseconds())
	return whole(out)
}

// whole is the error of a call of which every entry failed for a reason that
// is the engine's and not the log's. If the fate of one entry is unknown, so is
// that of the call.
func whole(out []log.Appended) (whole error) {
	for i := range out {
		err := out[i].Err
		switch {
		case err == nil || !engineWide(err):
			return nil
		case whole == nil, errors.Is(err, log.ErrUnknown) && !errors.Is(whole, log.ErrUnknown):
			whole = err
		}
	}
	return whole
}

func engineWide(err error) bool {
	for _, kind := range []error{log.ErrUnknown, log.ErrBusy, log.ErrFull, log.ErrPoisoned, log.ErrReadOnly, log.ErrClosed} {
		if errors.Is(err, kind) {
			return true
		}
	}
	return false
}

func (c *call) release() {
	clear(c.pieces)
	c.pieces = c.pieces[:0]
}

// group sorts entries into pieces and refuses those that have nowhere to go.
func (c *call) group(e *Engine, entries []log.Entry, out []log.Appended) {
	slots := 16
	for slots < 2*len(entries) {
		slots *= 2
	}
	if cap(c.table) < slots {
		c.table = make([]int32, slots)
	}
	if cap(c.next) < len(entries) {
		c.next = make([]int32, len(entries))
	}
	c.table, c.next = c.table[:slots], c.next[:len(entries)]
	clear(c.table)
	e.logsMu.RLock()
	defer e.logsMu.RUnlock()
	for i := range entries {
		out[i] = log.Appended{}
		c.next[i] = -1
		en := &entries[i]
		n := segment.EntryBytes(len(en.Head), len(en.Data))
		slot := c.slot(en.Log, slots)
		if k := *slot; k > 0 && n <= segment.MaxFrameBytes {
			if p := &c.pieces[k-1]; segment.FrameBytes(p.bytes+n) <= segment.MaxFrameBytes {
				c.next[p.tail] = int32(i)
				p.tail, p.count, p.bytes = int32(i), p.count+1, p.bytes+n
				continue
			}
		}
		st := e.logs[en.Log]
		if st == nil {
			out[i].Err = e.absent(en.Log)
			continue
		}
		if out[i].Err = st.refuses(en); out[i].Err != nil {
			continue
		}
		c.pieces = append(c.pieces, piece{id: en.Log, stream: st, head: int32(i), tail: int32(i), count: 1, bytes: n})
		*slot = int32(len(c.pieces))
	}
}

// refuses says why an entry cannot go to s, whatever room there is.
func (s *stream) refuses(en *log.Entry) error {
	if len(en.Head)+len(en.Data) <= log.MaxEntryBytes {
		return nil
	}
	s.mu.RLock()
	defer s.mu.RUnlock()
	switch {
	case s.deleted:
		return log.ErrDeleted
	case s.sealed:
		return log.ErrSealed
	}
	return log.ErrTooLarge
}

// slot finds a log's place in the table.
func (c *call) slot(id log.LogID, slots int) *int32 {
	h := uint64(id) * 0x9e3779b97f4a7c15
	for i := h >> 32; ; i++ {
		slot := &c.table[i&uint64(slots-1)]
		if *slot == 0 || c.pieces[*slot-1].id == id {
			return slot
		}
	}
}

// placeAll gives every piece a place and copies it there, or an error.
func (e *Engine) placeAll(ctx context.Context, c *call, entries []log.Entry) {
	for i := 0; i < len(c.pieces); {
		placed, room, err := e.placeSome(c.pieces[i:])
		c.copy(entries, i, i+placed)
		i += placed
		if room != nil {
			err = e.waitForRoom(ctx, room)
		}
		switch {
		case err == nil:
		case errors.Is(err, log.ErrFull):
			c.pieces[i].err = err // the others may belong to control logs
			i++
		default:
			for ; i < len(c.pieces); i++ {
				c.pieces[i].err = err
			}
		}
	}
}

// placeSome gives places to pieces until one has to wait for room or fails. It
// returns how many have been dealt with, and what is with the next.
func (e *Engine) placeSome(pieces []piece) (placed int, room <-chan struct{}, err error) {
	e.mu.Lock()
	defer e.mu.Unlock()
	now := e.now()
	for placed < len(pieces) {
		if room, err = e.placePiece(&pieces[placed], now); room != nil || err != nil {
			break
		}
		placed++
	}
	e.wakeWriter()
	return placed, room, err
}

// waitForRoom waits until it is worth trying again.
func (e *Engine) waitForRoom(ctx context.Context, room <-chan struct{}) error {
	select {
	case <-room:
		return nil
	case <-ctx.Done():
		e.metrics.RefusedBusy.Add(1)
		return fmt.Errorf("%w: %w", log.ErrBusy, ctx.Err())
	}
}

// placePiece gives one piece its place. mu is held.
func (e *Engine) placePiece(p *piece, now log.Millis) (<-chan struct{}, error) {
	st := p.stream
	switch {
	case st.deleting != nil:
		p.commit, p.err = st.deleting, log.ErrDeleted
		return nil, e.refusalIfDead()
	case st.sealing != nil:
		p.commit, p.err = st.sealing, log.ErrSealed
		return nil, e.refusalIfDead()
	}
	n := segment.FrameBytes(p.bytes)
	if wait, err := e.fit(n, st.kind); wait != nil || err != nil {
		return wait, err
	}
	p.block, p.at, p.first = e.put(st, p.count, n, now)
	p.arrival, p.commit = now, p.block.commit
	return nil, nil
}

// refusalIfDead refuses even what needs no room once the engine is closed.
func (e *Engine) refusalIfDead() error {
	if e.state.closing {
		return log.ErrClosed
	}
	return nil
}

// copy writes the frames of pieces that have a place.
func (c *call) copy(entries []log.Entry, from, to int) {
	for i := from; i < to; i++ {
		p := &c.pieces[i]
		if p.block == nil {
			continue
		}
		frame := p.block.room(p.at, segment.FrameBytes(p.bytes))
		at := segment.FrameHeaderBytes
		for k := p.head; k >= 0; k = c.next[k] {
			at += segment.PutEntry(frame[at:], entries[k].Head, entries[k].Data)
		}
		c.summer.Finish(frame, uint64(p.stream.id), uint64(p.first), p.count, int64(p.arrival), p.bytes)
		p.block.copiers.Done()
		p.block = nil
	}
}

// await waits for the pieces' commits and fills in out.
func (c *call) await(ctx context.Context, out []log.Appended) {
	var last *commit
	var fate error // of last
	for i := range c.pieces {
		p := &c.pieces[i]
		err := p.err
		if p.commit != nil {
			if p.commit != last {
				last, fate = p.commit, p.commit.wait(ctx)
			}
			if fate != nil {
				err = fate
			}
		}
		position := p.first
		for k := p.head; k >= 0; k = c.next[k] {
			if err != nil {
				out[k].Err = err
				continue
			}
			out[k] = log.Appended{Position: position, Arrival: p.arrival}
			position++
		}
	}
}

// wait returns what became of a block, or ErrUnknown if ctx ends first.
func (c *commit) wait(ctx context.Context) error {
	select {
	case <-c.done:
		return c.err
	default:
	}
	select {
	case <-c.done:
		return c.err
	case <-ctx.Done():
		return fmt.Errorf("%w: %w", log.ErrUnknown, ctx.Err())
	}
}
