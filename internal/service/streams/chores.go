package streams

import (
	"context"
	"time"

	"github.com/shardwell/shardwell/internal/clock"
)

// A chore is something that the service does time and again, by its clock, such
// as giving space back. Each has a goroutine of its own, which does it when it
// is due, and at once when somebody asks because the clock has been moved.
type chore struct {
	asked chan chan<- struct{} // to be closed when the chore has been done once more
}

// tend does a chore after the time first and then whenever it says, until the
// service closes. It is for Open, which begins chores in the order in which
// CatchUp does them.
func (s *Service) tend(first time.Duration, do func(context.Context) (again time.Duration)) {
	c := &chore{asked: make(chan chan<- struct{})}
	s.chores = append(s.chores, c)
	s.running.Go(func() { c.run(s.background, s.cfg.Clock, first, do) })
}

func (c *chore) run(ctx context.Context, clk *clock.Clock, wait time.Duration, do func(context.Context) time.Duration) {
	for due := clk.Steady().Add(wait); ; {
		moved := clk.Moved()
		timer := time.NewTimer(due.Sub(clk.Steady()))
		var done chan<- struct{}
		select {
		case <-timer.C:
		case <-moved:
			timer.Stop()
			continue // the timer knows whether it is due now
		case done = <-c.asked:
		case <-ctx.Done():
			timer.Stop()
			return
		}
		timer.Stop()
		due = clk.Steady().Add(do(ctx))
		if done != nil {
			close(done)
		}
	}
}

// again does the chore once more and returns when that is done, or when ctx or
// the service ends.
func (c *chore) again(ctx, service context.Context) error {
	done := make(chan struct{})
	select {
	case c.asked <- done:
	case <-ctx.Done():
		return ctx.Err()
	case <-service.Done():
		return service.Err()
	}
	select {
	case <-done:
	case <-ctx.Done():
		return ctx.Err()
	case <-service.Done():
		return service.Err()
	}
	return nil
}

// CatchUp returns when everything has happened that was due by the clock when
// it was called: state changes whose time is over are complete or have failed
// once, space is given back. It is for after a move of the clock. The error is
// ctx's, or says that the service closes.
func (s *Service) CatchUp(ctx context.Context) error {
	for _, c := range s.chores {
		if err := c.again(ctx, s.background); err != nil {
			return err
		}
	}
	return s.tasks.catchUp(ctx)
}
