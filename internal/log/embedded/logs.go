package embedded

import (
	"slices"
	"sync"
	"sync/atomic"

	"github.com/shardwell/shardwell/internal/log"
)

// stream is one log.
type stream struct {
	id   log.LogID
	kind log.Kind

	// Guarded by Engine.mu: what is decided when an entry gets its place.
	next     log.Position // of the next entry
	sealing  *commit      // set once a seal has its place
	deleting *commit      // set once a delete has its place

	// Guarded by mu: what is durable, which is all that readers see.
	mu          sync.RWMutex
	index       index  // the frames that are in no sorted file
	holes       []hole // positions without an entry, in order; replaced, or added to
	first       log.Position
	end         log.Position
	lastArrival log.Millis // 0: not known, or no entry
	sealed      bool
	deleted     bool
	waiters     []*waiter

	runs atomic.Pointer[runList] // where the sorted files have the log; nil until it is read there
}

// hole is a range of positions that no entry will be found at.
type hole struct {
	first, last log.Position
	file        string // what is damaged; unless jump
	offset      int64
	jump        bool // never given to an entry: readers pass over them
}

type waiter struct {
	from log.Position
	done chan struct{}
}

func newStream(id log.LogID, kind log.Kind) *stream {
	return &stream{id: id, kind: kind, next: 1, first: 1, end: 1}
}

// publish shows a durable frame to readers. A segment can be sorted before all
// of its frames are published: those are not for the index.
func (s *stream) publish(r ref, count uint32, arrival log.Millis, sorted *atomic.Pointer[fileSet]) {
	s.mu.Lock()
	if !s.deleted {
		if r.global() >= sorted.Load().through {
			s.index.add(r)
		}
		s.end = r.first + log.Position(count)
		s.lastArrival = arrival
		s.wake(false)
	}
	s.mu.Unlock()
}

// wake ends the waits that are over, or all of them. mu is held.
func (s *stream) wake(all bool) {
	if len(s.waiters) == 0 {
		return
	}
	kept := s.waiters[:0]
	for _, w := range s.waiters {
		if all || w.from < s.end {
			close(w.done)
		} else {
			kept = append(kept, w)
		}
	}
	clear(s.waiters[len(kept):])
	s.waiters = kept
}

func (s *stream) publishSeal() {
	s.mu.Lock()
	s.sealed = true
	s.wake(true)
	s.mu.Unlock()
}

func (s *stream) publishTrim(before log.Position) {
	s.mu.Lock()
	if before > s.first && !s.deleted {
		s.first = before
		s.index.trim(before)
		n := 0
		for n < len(s.holes) && s.holes[n].last < before {
			n++
		}
		s.holes = slices.Clip(s.holes[n:])
	}
	s.mu.Unlock()
}

// publishJump shows that the log goes on at a position.
func (s *stream) publishJump(to log.Position) {
	s.mu.Lock()
	if to > s.end && !s.deleted {
		s.holes = append(slices.Clip(s.holes), hole{first: s.end, last: to - 1, jump: true})
		s.end = to
		s.wake(false)
	}
	s.mu.Unlock()
}

func (s *stream) publishDelete() {
	s.mu.Lock()
	s.deleted = true
	s.index = index{}
	s.holes = nil
	s.runs.Store(nil)
	s.wake(true)
	s.mu.Unlock()
}

// lookup finds a log that exists, durably.
func (e *Engine) lookup(id log.LogID) (*stream, error) {
	e.logsMu.RLock()
	s := e.logs[id]
	e.logsMu.RUnlock()
	if s == nil {
		return nil, e.absent(id)
	}
	return s, nil
}

// absent says why there is no log: ids of deleted logs stay taken.
func (e *Engine) absent(id log.LogID) error {
	if _, was := slices.BinarySearchFunc(e.deleted, uint64(id), compareRange); was {
		return log.ErrDeleted
	}
	return log.ErrNotFound
}

func (e *Engine) addStream(s *stream) {
	e.logsMu.Lock()
	e.logs[s.id] = s
	e.logsMu.Unlock()
}
