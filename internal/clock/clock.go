package clock

import (
	"context"
	"errors"
	"sync"
	"sync/atomic"
	"time"
)

// Clock is a clock that can be moved ahead. See the package documentation for
// what a nil one is.
type Clock struct {
	wall   func() time.Time
	offset atomic.Int64 // a Duration; written with mu held

	mu    sync.Mutex
	moved chan struct{} // closed by the next move
}

// The end of the time that a clock can be moved to. Sequence numbers and the
// arithmetic of durations go on far beyond it.
var end = time.Date(2200, 1, 1, 0, 0, 0, 0, time.UTC)

// What Advance refuses.
var (
	ErrBackwards = errors.New("time goes forward only")
	ErrTooFar    = errors.New("the clock cannot be moved beyond the year 2199")
	ErrFixed     = errors.New("this clock cannot be moved")
)

// New returns a clock that stands where wall does, time.Now if nil, until it is
// moved.
func New(wall func() time.Time) *Clock {
	if wall == nil {
		wall = time.Now
	}
	return &Clock{wall: wall, moved: make(chan struct{})}
}

// Now is the time of day. It can be wrong, as every machine's can.
func (c *Clock) Now() time.Time {
	if c == nil {
		return time.Now()
	}
	return c.wall().Add(c.Offset())
}

// Steady is for measuring: the difference of two readings is the time that has
// passed between them, what was passed by order included, however the time of
// day was set meanwhile. As a time of day a reading means nothing.
func (c *Clock) Steady() time.Time {
	if c == nil {
		return time.Now()
	}
	return time.Now().Add(c.Offset())
}

// Since is the time that has passed since a reading of Steady.
func (c *Clock) Since(steady time.Time) time.Duration { return c.Steady().Sub(steady) }

// Offset is by how much the clock has been moved in all.
func (c *Clock) Offset() time.Duration {
	if c == nil {
		return 0
	}
	return time.Duration(c.offset.Load())
}

// Advance moves the clock ahead by d and wakes everybody who waits for it. The
// error is one of those above, and then nothing has changed.
func (c *Clock) Advance(d time.Duration) error {
	if c == nil {
		return ErrFixed
	}
	if d < 0 {
		return ErrBackwards
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	// Sub stops at the largest duration there is, which is beyond the end.
	if d > end.Sub(c.Now()) {
		return ErrTooFar
	}
	c.offset.Add(int64(d))
	close(c.moved)
	c.moved = make(chan struct{})
	return nil
}

// Moved is closed when the clock is moved the next time. Whoever waits for a
// time of the clock takes it before reading how long that is:
//
//	moved := c.Moved()
//	timer := time.NewTimer(deadline.Sub(c.Steady()))
//	select { case <-timer.C: case <-moved: ... }
func (c *Clock) Moved() <-chan struct{} {
	if c == nil {
		return nil // blocks for ever
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.moved
}

// Sleep waits until d has passed by this clock, or until ctx ends, whose error
// it then returns.
func (c *Clock) Sleep(ctx context.Context, d time.Duration) error {
	return c.sleepTo(ctx, c.Steady().Add(d))
}

// SleepUntil is Sleep until Now is t.
func (c *Clock) SleepUntil(ctx context.Context, t time.Time) error {
	return c.sleepTo(ctx, c.steadyAt(t))
}

// steadyAt is the reading of Steady when Now is t. A move between the two
// readings that it takes would count twice, so it takes them again.
func (c *Clock) steadyAt(t time.Time) time.Time {
	for {
		offset := c.Offset()
		at := c.Steady().Add(t.Sub(c.Now()))
		if c.Offset() == offset {
			return at
		}
	}
}

// sleepTo waits until Steady is at, or until ctx ends.
func (c *Clock) sleepTo(ctx context.Context, at time.Time) error {
	for {
		moved := c.Moved()
		left := at.Sub(c.Steady())
		if left <= 0 || ctx.Err() != nil {
			return ctx.Err()
		}
		timer := time.NewTimer(left)
		select {
		case <-timer.C:
		case <-moved:
		case <-ctx.Done():
		}
		timer.Stop()
	}
}
