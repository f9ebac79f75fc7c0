package queue

import (
	"cmp"
	"slices"

	"github.com/shardwell/shardwell/internal/log"
)

// entry is one record that has been received and not acknowledged.
type entry struct {
	position log.Position
	until    log.Millis // visible from then on
	first    log.Millis // when it was first received
	receipt  uint32     // the number of the last receipt
	counted  uint32     // receipts since it was fresh or restored, and the mark of dead letters
}

const (
	deadMark  = 1 << 31
	countMask = deadMark - 1
)

func (e *entry) dead() bool    { return e.counted&deadMark != 0 }
func (e *entry) count() uint32 { return e.counted & countMask }

// exhausted says whether the record has had its receipts and is not marked yet.
func (e *entry) exhausted(maxReceive uint32) bool {
	return maxReceive > 0 && !e.dead() && e.count() >= maxReceive
}

// chunkEntries is how many entries a chunk holds at most.
const chunkEntries = 128

// set is entries by position. New ones come at the end only, since records are
// received in order, and go anywhere; so it is a row of chunks of which only
// the last grows. Each knows when the first of its records becomes visible, so
// that finding those is a walk along the chunks.
type set struct {
	chunks []*chunk // none is empty
}

type chunk struct {
	entries []entry
	// The earliest until of records that are neither dead letters nor about to
	// be, of those about to be, and of dead letters; never if there are none.
	live, exhausted, dead log.Millis
	dirty                 bool // these are out of date
}

// earliest gives when the first record is visible on a side.
func (c *chunk) earliest(side Side) log.Millis {
	if side == Live {
		return c.live
	}
	return min(c.exhausted, c.dead)
}

// summarise works out when the records become visible.
func (c *chunk) summarise(maxReceive uint32) {
	c.live, c.exhausted, c.dead = never, never, never
	for i := range c.entries {
		e := &c.entries[i]
		switch {
		case e.dead():
			c.dead = min(c.dead, e.until)
		case e.exhausted(maxReceive):
			c.exhausted = min(c.exhausted, e.until)
		default:
			c.live = min(c.live, e.until)
		}
	}
}

// bury marks the dead letters, and says how many they were.
func (c *chunk) bury(at log.Millis, maxReceive uint32) (marked int) {
	for i := range c.entries {
		if e := &c.entries[i]; e.exhausted(maxReceive) && e.until <= at {
			e.counted |= deadMark
			marked++
		}
	}
	c.summarise(maxReceive)
	return marked
}

// index gives the chunk that a position would be in.
func (s *set) index(p log.Position) int {
	i, found := slices.BinarySearchFunc(s.chunks, p, func(c *chunk, p log.Position) int {
		return cmp.Compare(c.entries[0].position, p)
	})
	if !found {
		i--
	}
	return i
}

// find gives the entry at a position, or nils.
func (s *set) find(p log.Position) (*chunk, *entry) {
	i := s.index(p)
	if i < 0 {
		return nil, nil
	}
	c := s.chunks[i]
	at, found := c.search(p)
	if !found {
		return nil, nil
	}
	return c, &c.entries[at]
}

func (c *chunk) search(p log.Position) (int, bool) {
	return slices.BinarySearchFunc(c.entries, p, func(e entry, p log.Position) int { return cmp.Compare(e.position, p) })
}

// add makes an entry for a position above all others. The chunk's summary is
// the caller's business. The entry is valid until the set changes.
func (s *set) add(p log.Position) (*chunk, *entry) {
	var c *chunk
	if n := len(s.chunks); n > 0 && len(s.chunks[n-1].entries) < chunkEntries {
		c = s.chunks[n-1]
	} else {
		c = &chunk{live: never, exhausted: never, dead: never}
		s.chunks = append(s.chunks, c)
	}
	if len(c.entries) == cap(c.entries) {
		grown := make([]entry, len(c.entries), min(chunkEntries, max(4, 2*len(c.entries))))
		copy(grown, c.entries)
		c.entries = grown
	}
	c.entries = append(c.entries, entry{position: p})
	return c, &c.entries[len(c.entries)-1]
}

// remove takes out e, which is in c. It gives the chunk that has what is left
// of c, whose summary is the caller's business; nil if nothing is left.
func (s *set) remove(c *chunk, e *entry) *chunk {
	at := s.index(e.position)
	i, _ := c.search(e.position)
	c.entries = slices.Delete(c.entries, i, i+1)
	return s.shrink(at)
}

// removeBefore takes out all entries before a position. gone is called for
// each, changed for chunks that keep some.
func (s *set) removeBefore(p log.Position, gone func(*entry), changed func(*chunk)) {
	whole := 0
	for _, c := range s.chunks {
		n, _ := c.search(p)
		for i := range c.entries[:n] {
			gone(&c.entries[i])
		}
		if n < len(c.entries) {
			if n > 0 {
				c.entries = slices.Clone(c.entries[n:])
				changed(c)
			}
			break
		}
		c.entries = nil
		whole++
	}
	s.chunks = slices.Delete(s.chunks, 0, whole)
	if len(s.chunks) == 0 {
		s.chunks = nil
	}
}

// shrink gives back memory of the chunk with an index when too much of it is
// unused: it goes away, or together with a neighbour, or gets a smaller array.
// The last one, which grows again, is left more. It gives the chunk that has the
// entries then, nil if there are none.
func (s *set) shrink(at int) *chunk {
	c, last := s.chunks[at], at == len(s.chunks)-1
	if len(c.entries) == 0 {
		s.drop(at)
		return nil
	}
	if 8*len(c.entries) >= 5*cap(c.entries) || last && 4*len(c.entries) >= cap(c.entries) {
		return c
	}
	const together = chunkEntries * 3 / 4
	switch {
	case !last && len(c.entries)+len(s.chunks[at+1].entries) <= together:
		return s.join(at)
	case at > 0 && len(c.entries)+len(s.chunks[at-1].entries) <= together:
		return s.join(at - 1)
	}
	c.entries = append(make([]entry, 0, len(c.entries)), c.entries...)
	return c
}

// join moves the entries of the chunk after at into that at at.
func (s *set) join(at int) *chunk {
	into, from := s.chunks[at], s.chunks[at+1]
	all := make([]entry, 0, len(into.entries)+len(from.entries))
	into.entries = append(append(all, into.entries...), from.entries...)
	from.entries = nil
	s.drop(at + 1)
	return into
}

func (s *set) drop(at int) {
	s.chunks = slices.Delete(s.chunks, at, at+1)
	if len(s.chunks) == 0 {
		s.chunks = nil
	}
}
