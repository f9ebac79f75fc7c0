package streams

import (
	"sync/atomic"
	"time"

	"github.com/shardwell/shardwell/internal/service/streams/catalog"
)

// Delays are how long state changes take at least, by the state that they show
// meanwhile. With 0 an operation that changes a state returns when the change is
// complete.
type Delays struct {
	Creating, Updating, Deleting time.Duration
}

// delays are the Delays in force. Safe for concurrent use.
type delays struct {
	now     atomic.Pointer[Delays]
	longest atomic.Int64 // a Duration: the longest that was ever in force
}

// Delays gives how long state changes take at least.
func (s *Service) Delays() Delays { return *s.delays.now.Load() }

// SetDelays makes it so for changes that begin from now on.
func (s *Service) SetDelays(d Delays) {
	for longest := int64(max(d.Creating, d.Updating, d.Deleting)); ; {
		known := s.delays.longest.Load()
		if longest <= known || s.delays.longest.CompareAndSwap(known, longest) {
			break
		}
	}
	s.delays.now.Store(&d)
}

// longestDelay is what no state of this process needs to be waited for longer
// than.
func (s *Service) longestDelay() time.Duration { return time.Duration(s.delays.longest.Load()) }

// stateDelay is how long a state lasts at least that comes before a lasting one.
func (s *Service) stateDelay(of catalog.Status) time.Duration {
	d := s.delays.now.Load()
	switch of {
	case catalog.Creating:
		return d.Creating
	case catalog.Deleting:
		return d.Deleting
	}
	return d.Updating
}
