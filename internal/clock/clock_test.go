package clock

import (
	"context"
	"errors"
	"math"
	"sync"
	"testing"
	"testing/synctest"
	"time"
)

// A moved clock and everything measured with it agree about how much time has
// passed, whatever becomes of the time of day meanwhile; the nil clock is the
// system's.
func TestTimePasses(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		step := time.Duration(0)
		c := New(func() time.Time { return time.Now().Add(step) })
		now, steady := c.Now(), c.Steady()
		if err := c.Advance(time.Hour); err != nil {
			t.Fatal(err)
		}
		<-time.After(time.Minute)
		const passed = time.Hour + time.Minute
		if got := c.Now().Sub(now); got != passed {
			t.Errorf("Now has gone on by %v", got)
		}
		step = -24 * time.Hour
		if got := c.Since(steady); got != passed || c.Offset() != time.Hour {
			t.Errorf("%v have passed, %v by order", got, c.Offset())
		}
		if got := c.Now().Sub(now); got != passed+step {
			t.Errorf("after the time of day was set, Now has gone on by %v", got)
		}

		var system *Clock
		if !system.Now().Equal(time.Now()) || !system.Steady().Equal(time.Now()) || system.Offset() != 0 || system.Moved() != nil {
			t.Error("a nil clock is not the system's")
		}
		if err := system.Sleep(t.Context(), time.Minute); err != nil {
			t.Error(err)
		}
	})
}

// What cannot be done changes nothing and wakes nobody.
func TestRefusedMoves(t *testing.T) {
	c := New(nil)
	moved := c.Moved()
	for _, m := range []struct {
		by   time.Duration
		want error
	}{{-1, ErrBackwards}, {math.MinInt64, ErrBackwards}, {math.MaxInt64, ErrTooFar}, {time.Until(end) + time.Hour, ErrTooFar}} {
		if err := c.Advance(m.by); !errors.Is(err, m.want) || c.Offset() != 0 {
			t.Errorf("by %v: %v, moved by %v", m.by, err, c.Offset())
		}
	}
	select {
	case <-moved:
		t.Error("somebody was woken")
	default:
	}
	if err := c.Advance(time.Until(end) - time.Hour); err != nil {
		t.Errorf("almost to the end: %v", err)
	}
	if err := c.Advance(2 * time.Hour); !errors.Is(err, ErrTooFar) {
		t.Errorf("beyond the end in two moves: %v", err)
	}
	if err := (*Clock)(nil).Advance(0); !errors.Is(err, ErrFixed) {
		t.Errorf("the system's clock: %v", err)
	}
}

// Who waits for a time is woken when a move passes it, not by one that does
// not, and by time that passes after a move; who gives up gets the reason.
func TestSleep(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		c := New(nil)
		woken := make(chan error, 1)
		go func() { woken <- c.SleepUntil(t.Context(), c.Now().Add(time.Hour)) }()
		synctest.Wait()
		for _, by := range []time.Duration{30 * time.Minute, 29 * time.Minute} {
			if err := c.Advance(by); err != nil {
				t.Fatal(err)
			}
			synctest.Wait()
			if len(woken) > 0 {
				t.Fatal("woken too early")
			}
		}
		began := time.Now()
		if err := <-woken; err != nil || time.Since(began) != time.Minute {
			t.Errorf("woken after %v more: %v", time.Since(began), err)
		}

		ctx, cancel := context.WithCancel(t.Context())
		go func() { woken <- c.Sleep(ctx, time.Hour) }()
		synctest.Wait()
		cancel()
		if err := <-woken; !errors.Is(err, context.Canceled) {
			t.Errorf("given up: %v", err)
		}
	})
}

// A move in the middle of working out how long to wait is not waited for once
// more: the wall is read between the two readings of the clock.
func TestMoveWhileWorkingOut(t *testing.T) {
	var c *Clock
	moves := 1
	c = New(func() time.Time {
		if moves > 0 {
			moves--
			c.offset.Add(int64(time.Hour)) // Advance itself asks for the time
		}
		return time.Now()
	})
	want := time.Now().Add(2 * time.Hour)
	if left := c.steadyAt(want).Sub(c.Steady()); left <= 0 || left > time.Hour {
		t.Errorf("%v to go an hour before the time", left)
	}
}

// Moves from many sides at once all count, and a sleeper sees their sum.
func TestConcurrentMoves(t *testing.T) {
	c := New(nil)
	until := c.Now().Add(800 * time.Hour)
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			if err := c.SleepUntil(t.Context(), until); err != nil {
				t.Error(err)
			}
		})
		all.Go(func() {
			for range 100 {
				if err := c.Advance(time.Hour); err != nil {
					t.Error(err)
				}
			}
		})
	}
	all.Wait()
	if c.Offset() != 800*time.Hour {
		t.Errorf("moved by %v", c.Offset())
	}
}
