package gateway

import (
	"context"
	"slices"
	"sync"
	"time"

	"github.com/shardwell/shardwell/internal/meter"
)

// budget is how many bytes may be held at once. Who finds too few left may wait:
// those who wait get what is released in the order in which they came, and
// whoever needs less than what is left meanwhile passes them. Safe for
// concurrent use.
type budget struct {
	max   int64
	inUse *meter.Gauge
	press func(n int64) // asks those who hold bytes idly to give n up; may be nil

	mu      sync.Mutex
	used    int64
	waiting []*waiter
}

// waiter is who waits for bytes.
type waiter struct {
	bytes   int64
	granted chan struct{} // closed when they are taken
}

// maxWaiting bounds how many wait at once.
const maxWaiting = 4096

// reserve takes n bytes, or reports that there are not so many left.
func (b *budget) reserve(n int64) bool {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.take(n)
}

// take is reserve with mu held.
func (b *budget) take(n int64) bool {
	if b.used+n > b.max {
		return false
	}
	b.used += n
	b.inUse.Set(b.used)
	return true
}

// await takes n bytes as soon as there are so many left, and reports whether
// that was within patience and before ctx ended.
func (b *budget) await(ctx context.Context, n int64, patience time.Duration) bool {
	b.mu.Lock()
	if b.take(n) {
		b.mu.Unlock()
		return true
	}
	if n > b.max || patience <= 0 || len(b.waiting) == maxWaiting {
		b.mu.Unlock()
		return false
	}
	w := &waiter{n, make(chan struct{})}
	b.waiting = append(b.waiting, w)
	b.mu.Unlock()
	if b.wait(ctx, w, patience) {
		return true
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	at := slices.Index(b.waiting, w)
	if at < 0 {
		return true // granted at the last moment
	}
	b.waiting = slices.Delete(b.waiting, at, at+1)
	b.grant() // it may have been in the way
	return false
}

// wait waits until w has its bytes, pressing for them, and reports whether that
// was within patience and before ctx ended.
func (b *budget) wait(ctx context.Context, w *waiter, patience time.Duration) bool {
	timer := time.NewTimer(patience)
	defer timer.Stop()
	var again <-chan time.Time
	if b.press != nil {
		tick := time.NewTicker(pressEvery)
		defer tick.Stop()
		again = tick.C
		b.press(w.bytes)
	}
	for {
		select {
		case <-w.granted:
			return true
		case <-again:
			b.press(w.bytes)
		case <-timer.C:
			return false
		case <-ctx.Done():
			return false
		}
	}
}

// tight says whether more than half is taken.
func (b *budget) tight() bool {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.used > b.max/2
}

// release gives n bytes back.
func (b *budget) release(n int64) {
	if n == 0 {
		return
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	b.used -= n
	b.inUse.Set(b.used)
	b.grant()
}

// grant gives to those who wait, in order, as far as it goes. mu is held.
func (b *budget) grant() {
	for len(b.waiting) > 0 && b.take(b.waiting[0].bytes) {
		close(b.waiting[0].granted)
		b.waiting = slices.Delete(b.waiting, 0, 1)
	}
}
