package embedded

import (
	"container/list"
	"sync"

	"github.com/shardwell/shardwell/internal/segment"
)

// maxRefCacheBytes bounds the memory of a refCache.
const maxRefCacheBytes = 8 << 20

// refBytesInMemory is what one BlockRef takes in memory, and refsOverhead what
// the cache needs for those of one run.
const (
	refBytesInMemory = 32
	refsOverhead     = 192
)

// refCache keeps the block indexes that were used last, so that a reader that
// goes through a run reads them once. Numbers of files are never given twice,
// so nothing in it becomes wrong. The zero value is ready, and a nil one keeps
// nothing. Safe for concurrent use.
type refCache struct {
	mu    sync.Mutex
	runs  map[refKey]*list.Element
	order list.List // of cachedRefs, the last used first
	bytes int64
}

// refKey names a run: a file by its number, and the run's first ref in it.
type refKey struct {
	number uint64
	ref    uint32
}

type cachedRefs struct {
	key  refKey
	refs []segment.BlockRef
}

func (c *cachedRefs) bytes() int64 { return refsOverhead + int64(len(c.refs))*refBytesInMemory }

func (c *refCache) get(key refKey) []segment.BlockRef {
	if c == nil {
		return nil
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	at := c.runs[key]
	if at == nil {
		return nil
	}
	c.order.MoveToFront(at)
	return at.Value.(*cachedRefs).refs
}

func (c *refCache) put(key refKey, refs []segment.BlockRef) {
	if c == nil {
		return
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.runs[key] != nil {
		return // two readers have read it at the same time
	}
	if c.runs == nil {
		c.runs = map[refKey]*list.Element{}
	}
	entry := &cachedRefs{key, refs}
	c.runs[key] = c.order.PushFront(entry)
	for c.bytes += entry.bytes(); c.bytes > maxRefCacheBytes; {
		old := c.order.Remove(c.order.Back()).(*cachedRefs)
		delete(c.runs, old.key)
		c.bytes -= old.bytes()
	}
}

func (c *refCache) size() int64 {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.bytes
}
