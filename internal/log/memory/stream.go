package memory

import (
	"slices"
	"sort"
	"sync"

	"github.com/shardwell/shardwell/internal/log"
)

// A stream is one log. Positions are dense from 1.
type stream struct {
	kind log.Kind

	mu      sync.RWMutex
	first   log.Position // first entry that can be read
	next    log.Position // of the next entry
	last    log.Millis   // arrival of the last entry
	sealed  bool
	deleted bool
	chunks  []*chunk      // hold at least first..next-1
	changed chan struct{} // made by the first waiter, closed by the next change
}

func newStream(kind log.Kind) *stream { return &stream{kind: kind, first: 1, next: 1} }

// writable gives the reason why an entry of size bytes cannot be appended.
// The caller holds mu.
func (s *stream) writable(size int) error {
	switch {
	case s.deleted:
		return log.ErrDeleted
	case s.sealed:
		return log.ErrSealed
	case size > log.MaxEntryBytes:
		return log.ErrTooLarge
	}
	return nil
}

// tail returns a chunk with room for size bytes, taking a new one from the
// budget when the last is full. The caller holds mu.
func (s *stream) tail(size int, b *budget) (*chunk, error) {
	want := minChunkBytes
	if n := len(s.chunks); n > 0 {
		c := s.chunks[n-1]
		if c.fits(size) {
			return c, nil
		}
		want = min(2*cap(c.bytes), maxChunkBytes)
	}
	want = max(want, size)
	if !b.take(chunkCost(want), s.kind) {
		want = max(size, minChunkBytes)
		if !b.take(chunkCost(want), s.kind) {
			return nil, log.ErrFull
		}
	}
	c := newChunk(s.next, want)
	s.chunks = append(s.chunks, c)
	return c, nil
}

// wake tells everyone who waits on this log to look again. The caller holds mu.
func (s *stream) wake() {
	if s.changed != nil {
		close(s.changed)
		s.changed = nil
	}
}

// find returns the place of position p among the chunks. p is at least first
// and below next. The caller holds mu.
func (s *stream) find(p log.Position) (chunkIndex, itemIndex int) {
	k := sort.Search(len(s.chunks), func(i int) bool { return s.chunks[i].end() > p })
	return k, int(p - s.chunks[k].base)
}

// read copies entries from position from on into buf.
func (s *stream) read(from log.Position, limit log.Limit, buf *log.Buffer) (log.Page, error) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	switch {
	case s.deleted:
		return log.Page{}, log.ErrDeleted
	case from < s.first:
		return log.Page{}, &log.TrimmedError{First: s.first}
	case from > s.next:
		return log.Page{}, log.ErrBeyondEnd
	}
	buf.Records = buf.Records[:0]
	if from == s.next {
		return log.Page{Records: buf.Records, Next: from, End: s.next}, nil
	}
	ci, ii := s.find(from)
	count, size := s.measure(ci, ii, limit)
	// All the room first: the records point into it.
	buf.Bytes = slices.Grow(buf.Bytes[:0], size)
	buf.Records = slices.Grow(buf.Records, count)
	for next := from; next < from+log.Position(count); ci, ii = ci+1, 0 {
		c := s.chunks[ci]
		for ; ii < len(c.items) && next < from+log.Position(count); ii++ {
			start, head := len(buf.Bytes), int(c.items[ii].head)
			buf.Bytes = append(buf.Bytes, c.entry(ii)...)
			end := len(buf.Bytes)
			buf.Records = append(buf.Records, log.Record{
				Position: next,
				Arrival:  c.items[ii].arrival,
				Head:     buf.Bytes[start : start+head : start+head],
				Data:     buf.Bytes[start+head : end : end],
			})
			next++
		}
	}
	return log.Page{Records: buf.Records, Next: from + log.Position(count), End: s.next}, nil
}

// measure returns how many entries from the given place on fit the limit, and
// their bytes. The caller holds mu.
func (s *stream) measure(ci, ii int, limit log.Limit) (count, size int) {
	for ; ci < len(s.chunks); ci, ii = ci+1, 0 {
		c := s.chunks[ci]
		for ; ii < len(c.items); ii++ {
			n := len(c.entry(ii))
			if count > 0 && (count >= limit.Records || size+n > limit.Bytes) {
				return count, size
			}
			count, size = count+1, size+n
		}
	}
	return count, size
}

// seek returns the first readable position whose arrival is at or after t.
func (s *stream) seek(t log.Millis) (log.Position, error) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	if s.deleted {
		return 0, log.ErrDeleted
	}
	k := sort.Search(len(s.chunks), func(i int) bool {
		items := s.chunks[i].items
		return items[len(items)-1].arrival >= t
	})
	if k == len(s.chunks) {
		return s.next, nil
	}
	c := s.chunks[k]
	i := sort.Search(len(c.items), func(i int) bool { return c.items[i].arrival >= t })
	return max(s.first, c.base+log.Position(i)), nil
}

// trim hides entries before the given position and frees whole chunks.
func (s *stream) trim(before log.Position, b *budget) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.deleted {
		return log.ErrDeleted
	}
	s.first = max(s.first, min(before, s.next))
	n := 0
	for n < len(s.chunks) && s.chunks[n].end() <= s.first {
		b.give(s.chunks[n].cost())
		n++
	}
	s.chunks = slices.Delete(s.chunks, 0, n)
	return nil
}

// remove empties the log for ever.
func (s *stream) remove(b *budget) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, c := range s.chunks {
		b.give(c.cost())
	}
	s.chunks, s.deleted = nil, true
	s.wake()
}

// ready reports whether Wait may return, and if not, what to wait for.
func (s *stream) ready(from log.Position) (changed <-chan struct{}, err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	switch {
	case s.deleted:
		return nil, log.ErrDeleted
	case s.sealed || from < s.next:
		return nil, nil
	}
	if s.changed == nil {
		s.changed = make(chan struct{})
	}
	return s.changed, nil
}
