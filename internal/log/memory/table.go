package memory

import (
	"sync"
	"sync/atomic"

	"github.com/shardwell/shardwell/internal/log"
)

// stripes spread the logs over locks, so that appends to different logs
// rarely meet.
const stripes = 64

// A table finds logs by id. A deleted log leaves a nil behind: its id stays
// taken.
type table struct {
	creating sync.Mutex // makes Create and Delete whole, across stripes
	stripe   [stripes]struct {
		mu   sync.RWMutex
		logs map[log.LogID]*stream
	}
}

// init empties the table.
func (t *table) init() {
	t.creating.Lock()
	defer t.creating.Unlock()
	for i := range t.stripe {
		st := &t.stripe[i]
		st.mu.Lock()
		st.logs = make(map[log.LogID]*stream)
		st.mu.Unlock()
	}
}

// get returns the log, ErrNotFound or ErrDeleted.
func (t *table) get(id log.LogID) (*stream, error) {
	st := &t.stripe[id%stripes]
	st.mu.RLock()
	s, ok := st.logs[id]
	st.mu.RUnlock()
	switch {
	case !ok:
		return nil, log.ErrNotFound
	case s == nil:
		return nil, log.ErrDeleted
	}
	return s, nil
}

// create makes the logs that do not exist, or none when one was deleted.
func (t *table) create(kind log.Kind, ids []log.LogID) error {
	t.creating.Lock()
	defer t.creating.Unlock()
	for _, id := range ids {
		if _, err := t.get(id); err == log.ErrDeleted {
			return err
		}
	}
	for _, id := range ids {
		st := &t.stripe[id%stripes]
		st.mu.Lock()
		if _, ok := st.logs[id]; !ok {
			st.logs[id] = newStream(kind)
		}
		st.mu.Unlock()
	}
	return nil
}

// bury takes the log out of the table for ever. The stream is nil when it was
// deleted before.
func (t *table) bury(id log.LogID) (*stream, error) {
	t.creating.Lock()
	defer t.creating.Unlock()
	st := &t.stripe[id%stripes]
	st.mu.Lock()
	defer st.mu.Unlock()
	s, ok := st.logs[id]
	if !ok {
		return nil, log.ErrNotFound
	}
	st.logs[id] = nil
	return s, nil
}

// A budget counts the bytes that chunks take.
type budget struct {
	max  int64
	used atomic.Int64
}

// take reserves n bytes, or reports that they are not there.
func (b *budget) take(n int64, kind log.Kind) bool {
	limit := b.max
	if kind == log.Control {
		limit += b.max / 8
	}
	for {
		used := b.used.Load()
		if used+n > limit {
			return false
		}
		if b.used.CompareAndSwap(used, used+n) {
			return true
		}
	}
}

func (b *budget) give(n int64) { b.used.Add(-n) }
