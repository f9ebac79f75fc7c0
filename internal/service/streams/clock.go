package streams

import (
	"context"
	"fmt"
	"sync/atomic"
	"time"

	"github.com/shardwell/shardwell/internal/clock"
	"github.com/shardwell/shardwell/internal/log"
	"github.com/shardwell/shardwell/internal/service/streams/catalog"
)

// A wall clock can be wrong: a machine without a battery boots in another
// decade, a bad time server moves it while the program runs. Retention that
// believed it would take every record away at once. So the clock is doubted
// when it stands further beyond the newest record than clockDoubt, at the start,
// or has moved forward by so much while the program runs. Retention then stands
// still at the last time that was known: no record is hidden, none freed, until
// somebody says that the clock is right or it comes back by itself. That is
// remembered in the catalog: records that arrive meanwhile carry the doubtful
// time, and the next start could not tell any more.

const (
	// clockDoubt is how far the clock may jump forward unasked.
	clockDoubt = 30 * 24 * time.Hour
	// watchEvery is how often the clock is looked at. Reads do not wait for it.
	watchEvery = time.Minute
	// freeAfter is how long a process runs at least before it gives back space
	// of records past their retention: time to see that something is wrong.
	freeAfter = time.Hour
)

// serviceClock is the time that the service goes by, and how far it is believed.
// The zero value believes time.Now. Safe for concurrent use once it has begun,
// but for look.
type serviceClock struct {
	source *clock.Clock
	trust  bool // whatever it says
	known  atomic.Pointer[knownTime]
	heldAt atomic.Int64 // milliseconds where retention stands still; 0: it does not
}

// knownTime is a time that is believed, and when it was so by the steady
// clock: a move by order moves what is expected as well, and is no reason to
// doubt.
type knownTime struct {
	wall  log.Millis
	since time.Time
}

// begin sets the clock going. stored is the newest arrival in the logs, 0 if
// there is none; held is where retention stood still in an earlier process.
func (c *serviceClock) begin(source *clock.Clock, trust bool, stored, held log.Millis) {
	c.source, c.trust = source, trust
	if stored == 0 {
		stored = millis(c.now())
	}
	c.known.Store(&knownTime{stored, c.steady()})
	c.heldAt.Store(int64(held))
	c.look()
}

// now is the wall clock.
func (c *serviceClock) now() time.Time { return c.source.Now() }

// steady is for measuring how long something takes that a client can notice.
// Unlike now it is never set, only moved on by order.
func (c *serviceClock) steady() time.Time { return c.source.Steady() }

// moved is closed when the clock is moved by order.
func (c *serviceClock) moved() <-chan struct{} { return c.source.Moved() }

// retention is the time that decides what is past its retention: the wall
// clock's, unless that is in doubt.
func (c *serviceClock) retention() time.Time {
	now := c.now()
	if held := c.heldAt.Load(); held != 0 {
		return earlier(now, log.Millis(held).Time())
	}
	if expected := c.expected(); expected != 0 && !c.trust && now.Sub(expected.Time()) > clockDoubt {
		return expected.Time()
	}
	return now
}

// expected is what the time must be at least by what is known; 0 if nothing is.
func (c *serviceClock) expected() log.Millis {
	known := c.known.Load()
	if known == nil {
		return 0
	}
	return known.wall + log.Millis(c.source.Since(known.since).Milliseconds())
}

// look compares the wall clock with what is known, and decides whether
// retention goes on. One goroutine at a time may look.
func (c *serviceClock) look() {
	now, expected, held := c.now(), c.expected(), log.Millis(c.heldAt.Load())
	switch {
	case c.trust:
		held = 0
	case held == 0 && now.Sub(expected.Time()) > clockDoubt:
		held = expected
	case held != 0 && now.Sub(held.Time()) <= clockDoubt:
		held = 0 // it has come back
	}
	c.heldAt.Store(int64(held))
	if held == 0 {
		// Never back: a clock that is set right again after it has been slow
		// must not look like one that jumps.
		c.known.Store(&knownTime{max(expected, millis(now)), c.steady()})
	}
}

// BelievedTime is the time that retention goes by, for whatever else is not to be done
// because a clock is wrong: the wall clock's, or an earlier one while that is in doubt.
// Any goroutine may call it.
func (s *Service) BelievedTime() time.Time { return s.data.clock.retention() }

// held is where retention stands still; 0 if it does not.
func (c *serviceClock) held() log.Millis { return log.Millis(c.heldAt.Load()) }

func millis(t time.Time) log.Millis { return log.Millis(t.UnixMilli()) }

func earlier(a, b time.Time) time.Time {
	if a.Before(b) {
		return a
	}
	return b
}

// keepHold writes down in the catalog whether retention stands still, and tells
// the operator when that changes.
func (s *Service) keepHold(ctx context.Context) {
	held, written := s.data.clock.held(), s.heldAt()
	if held == written {
		return
	}
	if held != 0 {
		s.log.Warn(s.ClockProblem())
	} else {
		s.log.Info("the clock is believed again: records past their retention are hidden and their space is given back")
	}
	if _, err := s.propose(ctx, catalog.HoldRetention{At: held}.Encode()); err != nil && ctx.Err() == nil {
		s.log.Warn("cannot write down whether retention stands still; trying again", "error", err)
	}
}

func (s *Service) heldAt() (at log.Millis) {
	s.runner.View(func() { at = s.catalog.HeldAt() })
	return at
}

// watchClock looks at the clock.
func (s *Service) watchClock(ctx context.Context) (again time.Duration) {
	s.data.clock.look()
	s.keepHold(ctx)
	return watchEvery
}

// ClockProblem says in one sentence what is wrong with the clock and what to
// do; "" if nothing is.
func (s *Service) ClockProblem() string {
	c := &s.data.clock
	now, held := c.now().UTC(), c.held()
	if held != 0 {
		return fmt.Sprintf("the clock says %s, but the last time known is %s: no record is taken away until that is settled;"+
			" set the clock right, or restart with --accept-clock if it is right",
			now.Format(time.DateTime), held.Time().Format(time.DateTime))
	}
	if ahead := s.newestArrival(); ahead.Time().Sub(now) > clockDoubt {
		return fmt.Sprintf("the clock says %s, but records have arrived with times up to %s: new records carry that time, too,"+
			" and are kept until it is over; set the clock right if it is slow",
			now.Format(time.DateTime), ahead.Time().Format(time.DateTime))
	}
	return ""
}

// newestArrival is where the engine's arrivals stand; 0 if it does not tell.
func (s *Service) newestArrival() log.Millis {
	if s.cfg.Arrivals == nil {
		return 0
	}
	return s.cfg.Arrivals()
}
