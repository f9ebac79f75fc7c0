package streams

import (
	"testing"
	"testing/synctest"
	"time"

	"github.com/shardwell/shardwell/internal/service/streams/quota"
)

// An alarm rings when the earliest of what it was set to is over, however often
// that was put off; and when its clock has been moved, by what is left after that.
func TestAlarm(t *testing.T) { synctest.Test(t, testAlarm) }

func testAlarm(t *testing.T) {
	begin := time.Now()
	a := newAlarm()
	defer a.Stop()
	var ahead time.Duration // by how much the clock was moved
	now := func() quota.Instant { return quota.Instant(time.Since(begin) + ahead) }
	rings := func(want time.Duration) {
		t.Helper()
		<-a.C
		a.rang()
		if got := time.Since(begin); got != want {
			t.Errorf("rang after %v, not %v", got, want)
		}
	}
	moved := make(chan struct{})
	a.set(now(), 5*time.Second, moved)
	time.Sleep(time.Second)
	a.set(now(), 5*time.Second, moved) // later than it is set to
	rings(5 * time.Second)
	a.set(now(), time.Second, moved)
	rings(6 * time.Second)
	a.set(now(), 5*time.Second, moved)
	a.set(now(), 2*time.Second, moved) // earlier
	rings(8 * time.Second)

	a.set(now(), 5*time.Second, moved)
	ahead = 3 * time.Second
	a.set(now(), 2*time.Second, make(chan struct{}))
	rings(10 * time.Second)
}
