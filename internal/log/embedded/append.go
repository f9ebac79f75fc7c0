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
	whole := e.placeAll(ctx, c, entries)
	if len(c.pieces) > 0 {
		err := c.await(ctx, out)
		if whole == nil {
			whole = err
		}
	}
	c.release()
	e.calls.Put(c)
	e.metrics.CommitTime.observe(time.Since(began).Microseconds())
	if whole == nil {
		return nil
	}
	for i := range out {
		if !errors.Is(out[i].Err, whole) {
			return nil
		}
	}
	return whole
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
		if len(en.Head)+len(en.Data) > log.MaxEntryBytes {
			out[i].Err = log.ErrTooLarge
			continue
		}
		slot := c.slot(en.Log, slots)
		if k := *slot; k > 0 {
			if p := &c.pieces[k-1]; segment.FrameBytes(p.bytes+n) <= segment.MaxFrameBytes {
				c.next[p.tail] = int32(i)
				p.tail, p.count, p.bytes = int32(i), p.count+1, p.bytes+n
				continue
			}
		}
		st := e.logs[en.Log]
		if st == nil {
			out[i].Err = log.ErrNotFound
			continue
		}
		c.pieces = append(c.pieces, piece{stream: st, head: int32(i), tail: int32(i), count: 1, bytes: n})
		*slot = int32(len(c.pieces))
	}
}

// slot finds a log's place in the table.
func (c *call) slot(id log.LogID, slots int) *int32 {
	h := uint64(id) * 0x9e3779b97f4a7c15
	for i := h >> 32; ; i++ {
		slot := &c.table[i&uint64(slots-1)]
		if *slot == 0 || c.pieces[*slot-1].stream.id == id {
			return slot
		}
	}
}

// placeAll gives every piece a place and copies it there. It returns the error
// that stopped it, if one concerns the whole engine; the pieces without a
// place have it too.
func (e *Engine) placeAll(ctx context.Context, c *call, entries []log.Entry) error {
	for i := 0; i < len(c.pieces); {
		from := i
		var wait <-chan struct{}
		var err error
		e.mu.Lock()
		now := e.now()
		for ; i < len(c.pieces) && wait == nil && err == nil; i++ {
			if wait, err = e.placePiece(&c.pieces[i], now); wait != nil || err != nil {
				break
			}
		}
		e.wakeWriter()
		e.mu.Unlock()
		c.copy(entries, from, i)
		if errors.Is(err, log.ErrFull) {
			c.pieces[i].err = err // the others may belong to control logs
			i++
			if i == len(c.pieces) {
				return err
			}
			continue
		}
		if wait != nil {
			select {
			case <-wait:
				continue
			case <-ctx.Done():
				err = fmt.Errorf("%w: %w", log.ErrBusy, ctx.Err())
				e.metrics.RefusedBusy.Add(1)
			}
		}
		if err != nil {
			for ; i < len(c.pieces); i++ {
				c.pieces[i].err = err
			}
			return err
		}
	}
	return nil
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
func (c *call) await(ctx context.Context, out []log.Appended) error {
	var whole error
	var last *commit
	var fate error
	for i := range c.pieces {
		p := &c.pieces[i]
		if p.commit != nil && p.commit != last {
			last = p.commit
			fate = last.wait(ctx)
		}
		err := p.err
		if p.commit != nil && fate != nil {
			err = fate
		}
		if err != nil {
			whole = err
		}
		position := p.first
		for k := p.head; k >= 0; k = c.next[k] {
			if err != nil {
				out[k] = log.Appended{Err: err}
				continue
			}
			out[k] = log.Appended{Position: position, Arrival: p.arrival}
			position++
		}
	}
	return whole
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
