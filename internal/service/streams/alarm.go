package streams

import (
	"time"

	"github.com/shardwell/shardwell/internal/service/streams/quota"
)

// alarm is a timer that is set anew only where it would ring too late: who says
// something all the time puts off the next sign of life all the time, and a ring
// that comes too early costs less than that. Not safe for concurrent use.
type alarm struct {
	*time.Timer
	at    quota.Instant   // when it rings
	moved <-chan struct{} // closed when the clock that at is of has been moved
	armed bool
}

func newAlarm() *alarm {
	timer := time.NewTimer(time.Hour)
	timer.Stop()
	return &alarm{Timer: timer}
}

// set makes the alarm ring when wait is over, or before. moved is the clock's for
// its next move, taken before now was read.
func (a *alarm) set(now quota.Instant, wait time.Duration, moved <-chan struct{}) {
	if at := now + wait; !a.armed || at < a.at || moved != a.moved {
		a.Reset(wait)
		a.at, a.moved, a.armed = at, moved, true
	}
}

// rang must be called when the alarm has rung.
func (a *alarm) rang() { a.armed = false }
