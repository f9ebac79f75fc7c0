package streams

import (
	"context"

	"github.com/shardwell/shardwell/internal/log"
)

// Those who push a shard's records mostly stand at the same place: they are woken
// together, and each needs what the others need. So one of them reads in the
// engine, and lends what it has read to the rest.

// maxLentBytes bounds the memory that is held for lending, of all feeds together;
// beyond it everybody reads alone.
const maxLentBytes = 8 << 20

// lent is what one has read for all. Nobody writes to it.
type lent struct {
	from   log.Position
	page   log.Page
	buffer *log.Buffer // that page points into
	bytes  int64       // of the buffer

	// Guarded by the feed's mu.
	left int // how many have not asked for it
	refs int // how many use it, the feed among them
}

// borrow gives what another has read from a position on; it must be given back.
// If there is nothing, first says that others wait for who asks now: it must call
// offer when it has read.
func (f *feed) borrow(ctx context.Context, from log.Position) (l *lent, first bool) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.readers <= 1 {
		return nil, false
	}
	if l := f.take(from); l != nil {
		return l, false
	}
	if f.reading == nil {
		f.reading, f.readingFrom = make(chan struct{}), from
		return nil, true
	}
	if f.readingFrom != from {
		return nil, false
	}
	reading := f.reading
	f.mu.Unlock()
	select {
	case <-reading:
	case <-ctx.Done():
	}
	f.mu.Lock()
	return f.take(from), false
}

// take is borrow of what there is. mu is held.
func (f *feed) take(from log.Position) *lent {
	l := f.last
	if l == nil || l.from != from {
		return nil
	}
	l.refs++
	if l.left--; l.left <= 0 {
		f.forget()
	}
	return l
}

// offer lends what the first has read to the others, and gives what it must give
// back like them; the buffer belongs to that. If there is nothing to lend, which
// an empty page says, or no memory for it, it is nil, and the buffer stays the
// caller's.
func (f *feed) offer(from log.Position, page log.Page, buffer *log.Buffer) *lent {
	f.mu.Lock()
	defer f.mu.Unlock()
	close(f.reading)
	f.reading = nil
	if len(page.Records) == 0 || f.readers <= 1 {
		return nil
	}
	bytes := bufferBytes(buffer)
	if f.table.lentBytes.Add(bytes) > maxLentBytes {
		f.table.lentBytes.Add(-bytes)
		return nil
	}
	f.forget()
	f.last = &lent{from: from, page: page, buffer: buffer, bytes: bytes, left: f.readers - 1, refs: 2}
	return f.last
}

// giveBack ends the use of what was borrowed or offered.
func (f *feed) giveBack(l *lent) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.drop(l)
}

// forget lends what was read last to nobody any more. mu is held.
func (f *feed) forget() {
	if f.last != nil {
		f.drop(f.last)
		f.last = nil
	}
}

// drop is giveBack with mu held.
func (f *feed) drop(l *lent) {
	if l.refs--; l.refs == 0 {
		f.table.lentBytes.Add(-l.bytes)
		buffers.Put(l.buffer)
	}
}

// bufferBytes is the memory of a buffer, whatever is in it.
func bufferBytes(b *log.Buffer) int64 {
	const recordBytes = 64 // of a log.Record
	return int64(cap(b.Bytes) + cap(b.Records)*recordBytes)
}
