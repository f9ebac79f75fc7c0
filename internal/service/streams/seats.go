package streams

import (
	"errors"
	"maps"
	"sync"
	"time"

	"github.com/shardwell/shardwell/internal/service/streams/catalog"
	"github.com/shardwell/shardwell/internal/service/streams/quota"
)

// exclusiveFor is how long a subscription cannot be taken over after it was made
// (AWS documentation).
const exclusiveFor = 5 * time.Second

// fanoutLimits are the quotas of pushing, worked out once. Without one on calls
// a subscription can be taken over at once.
type fanoutLimits struct {
	calls quota.Rate
	bytes quota.Rate
}

func fanoutLimitsOf(set *quota.Set) fanoutLimits {
	return fanoutLimits{
		calls: quota.NewRate(set.Value(quota.SubscribesPerSecond)).HoldingAtLeast(1),
		bytes: quota.NewRate(set.Value(quota.SubscribeBytesPerSecond)),
	}
}

// seat is what one consumer has of one shard: at most one subscription at a time,
// and its quotas, which outlast it. It is in memory only: a restart ends all
// subscriptions anyway.
type seat struct {
	// Guarded by the table's mu.
	calls   quota.Bucket
	taken   bool          // at least once
	takenAt quota.Instant // the last time
	lost    chan struct{} // closed to end the subscription that has the seat; nil if there is none

	mu    sync.Mutex
	bytes quota.Bucket
}

// owes is how long nothing may be pushed.
func (s *seat) owes(now quota.Instant, rate quota.Rate) time.Duration {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.bytes.Owes(now, rate)
}

// charge takes the bytes of an event.
func (s *seat) charge(now quota.Instant, rate quota.Rate, n int64) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.bytes.Take(now, rate.Cost(n))
}

// idle says whether there is nothing to remember the seat for.
func (s *seat) idle(now quota.Instant) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.lost == nil && now-s.takenAt >= exclusiveFor && s.calls.Full(now) && s.bytes.Full(now)
}

// seatKey is a consumer's shard.
type seatKey struct {
	stream   string // its UID
	consumer catalog.ConsumerID
	shard    uint32
}

// Why a seat is not given.
var (
	errSeatTaken    = errors.New("another subscription has been made just now")
	errTooManyCalls = errors.New("too many calls for a seat")
)

// seatTable knows who is subscribed to what. Safe for concurrent use; the zero
// value is ready.
type seatTable struct {
	mu      sync.Mutex
	seats   map[seatKey]*seat
	sweepAt int // how many seats there are when idle ones are looked for
}

// fewestSeats is how many seats are kept without looking for idle ones.
const fewestSeats = 1024

// take gives a seat to a new subscription and ends the one that had it; the
// channel is closed when the next one takes it. The error is errSeatTaken for
// exclusiveFor after it was taken, and errTooManyCalls if the consumer calls too
// often, for which each call counts that is not refused for it. With dry set
// nothing changes.
func (t *seatTable) take(k seatKey, now quota.Instant, limits fanoutLimits, dry bool) (*seat, <-chan struct{}, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	s := t.seats[k]
	if s == nil {
		s = &seat{}
	}
	fits := s.calls.Fits(now, limits.calls, limits.calls.Cost(1))
	if fits && !dry {
		s.calls.Take(now, limits.calls.Cost(1))
	}
	switch {
	case limits.calls.Limits() && s.taken && now-s.takenAt < exclusiveFor:
		return nil, nil, errSeatTaken
	case !fits:
		return nil, nil, errTooManyCalls
	case dry:
		return nil, nil, nil
	}
	if s.lost != nil {
		close(s.lost)
	}
	s.taken, s.takenAt, s.lost = true, now, make(chan struct{})
	t.keep(k, s, now)
	return s, s.lost, nil
}

// keep stores a seat, and from time to time forgets idle ones.
func (t *seatTable) keep(k seatKey, s *seat, now quota.Instant) {
	if t.seats == nil {
		t.seats = map[seatKey]*seat{}
	}
	t.seats[k] = s
	if len(t.seats) <= max(t.sweepAt, fewestSeats) {
		return
	}
	maps.DeleteFunc(t.seats, func(_ seatKey, s *seat) bool { return s.idle(now) })
	t.sweepAt = 2 * len(t.seats)
}

// leave gives up a seat, unless another subscription has taken it. lost is what
// take gave.
func (t *seatTable) leave(s *seat, lost <-chan struct{}) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if s.lost == lost {
		s.lost = nil
	}
}
