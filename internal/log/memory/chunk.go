package memory

import (
	"unsafe"

	"github.com/shardwell/shardwell/internal/log"
)

// Chunks of a log double from the smallest to the largest size, so that ten
// thousand nearly empty logs stay cheap and a busy one allocates rarely.
const (
	minChunkBytes = 1 << 10
	maxChunkBytes = 256 << 10

	// bytesPerItem sizes the index of a chunk. A chunk whose entries are
	// smaller than this on average is full before its bytes are.
	bytesPerItem = 128
)

// An item says where one entry lies in its chunk. Its data ends where the next
// item starts.
type item struct {
	arrival log.Millis
	start   uint32
	head    uint32
}

// A chunk holds neighbouring entries of one log. Its capacity is fixed when it
// is made, and it is freed as a whole.
type chunk struct {
	base  log.Position // of items[0]
	items []item
	bytes []byte
}

// chunkCost is what a chunk for bytes bytes takes from the engine's budget.
func chunkCost(bytes int) int64 {
	return int64(bytes) + int64(itemsFor(bytes))*int64(unsafe.Sizeof(item{}))
}

func itemsFor(bytes int) int { return bytes/bytesPerItem + 1 }

func newChunk(base log.Position, bytes int) *chunk {
	return &chunk{base: base, items: make([]item, 0, itemsFor(bytes)), bytes: make([]byte, 0, bytes)}
}

func (c *chunk) cost() int64 { return chunkCost(cap(c.bytes)) }

// fits reports whether an entry of size bytes can be added.
func (c *chunk) fits(size int) bool {
	return len(c.items) < cap(c.items) && size <= cap(c.bytes)-len(c.bytes)
}

func (c *chunk) add(arrival log.Millis, head, data []byte) {
	c.items = append(c.items, item{arrival: arrival, start: uint32(len(c.bytes)), head: uint32(len(head))})
	c.bytes = append(c.bytes, head...)
	c.bytes = append(c.bytes, data...)
}

// entry returns the stored bytes of item i, head and data in one piece.
func (c *chunk) entry(i int) []byte {
	end := len(c.bytes)
	if i+1 < len(c.items) {
		end = int(c.items[i+1].start)
	}
	return c.bytes[c.items[i].start:end]
}

// end is the position after the last entry.
func (c *chunk) end() log.Position { return c.base + log.Position(len(c.items)) }
