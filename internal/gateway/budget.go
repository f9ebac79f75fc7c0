package gateway

import (
	"context"
	"slices"
	"sync"
	"time"

	"github.com/shardwell/shardwell/internal/meter"
)

// budget is how much of something, bytes mostly, may be held at once, and by whom.
// Nobody may take the last of it: what a holder may have is so many times what is left
// for others that alone it can have nearly all, and that of many who want all of it
// each has as much, and who comes next finds something.
//
// Who finds too little may wait: what is released goes to whoever of those who wait
// holds the least, and among a holder's own to the one that came first; but if that one
// has waited for long, there is too much for all of them, and the last that came is the one
// whose client is the least likely to have given up. Whoever needs less than
// what is left meanwhile passes them. Safe for concurrent use.
type budget struct {
	max   int64
	inUse *meter.Gauge
	// press asks those who hold bytes idly to give n up for a holder; may be nil.
	press func(n int64, name string)

	mu      sync.Mutex
	used    int64
	waits   int // how many wait
	turn    uint64
	holders map[string]*holder
	hungry  []*holder // those with somebody who waits
}

// holder is one of those who share a budget: an address, or a caller.
type holder struct {
	name    string
	held    int64
	waiting []*waiter // in the order in which they came
}

// waiter is who waits for bytes.
type waiter struct {
	holder  *holder
	bytes   int64
	turn    uint64 // lower ones came earlier
	since   time.Time
	granted chan struct{} // closed when they are taken
}

const (
	// maxWaiting bounds how many wait at once.
	maxWaiting = 4096
	// othersShare is the part of a budget that one holder leaves when it takes all that
	// it can get: one in so many.
	othersShare = 16
	// tooLong is how long a wait is that shows that there is too much for all.
	tooLong = memoryPatience / 4
	// maxIdleHolders is how many are remembered that hold nothing, only because they
	// may come again.
	maxIdleHolders = 1024
)

func newBudget(limit int64, inUse *meter.Gauge) *budget {
	return &budget{max: limit, inUse: inUse, holders: make(map[string]*holder)}
}

// holder finds a holder by its name. mu is held.
func (b *budget) holder(name string) *holder {
	h := b.holders[name]
	if h == nil {
		h = &holder{name: name}
		b.holders[name] = h
	}
	return h
}

// reserve takes n for a holder, or reports that there is not so much for it.
func (b *budget) reserve(name string, n int64) bool {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.take(b.holder(name), n)
}

// take is reserve with mu held. Who holds nothing can have all that is left.
func (b *budget) take(h *holder, n int64) bool {
	left := b.max - b.used - n
	if left < 0 || h.held > 0 && h.held+n > left*(othersShare-1) {
		b.forget(h)
		return false
	}
	h.held += n
	b.used += n
	b.inUse.Set(b.used)
	return true
}

// forget lets go of a holder that has nothing, if there are many. mu is held.
func (b *budget) forget(h *holder) {
	if h.held == 0 && len(h.waiting) == 0 && len(b.holders) > maxIdleHolders {
		delete(b.holders, h.name)
	}
}

// await takes n for a holder as soon as it can have them, and reports whether
// that was within patience and before ctx ended.
func (b *budget) await(ctx context.Context, name string, n int64, patience time.Duration) bool {
	b.mu.Lock()
	h := b.holder(name)
	if b.take(h, n) {
		b.mu.Unlock()
		return true
	}
	if n > b.max || patience <= 0 || b.waits == maxWaiting {
		b.mu.Unlock()
		return false
	}
	w := b.queue(name, n)
	b.mu.Unlock()
	if b.wait(ctx, w, patience) {
		return true
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	at := slices.Index(w.holder.waiting, w)
	if at < 0 {
		return true // granted at the last moment
	}
	b.dequeue(w.holder, at)
	b.forget(w.holder)
	b.grant() // it may have been in the way
	return false
}

// queue has a holder wait for n. mu is held.
func (b *budget) queue(name string, n int64) *waiter {
	h := b.holder(name)
	w := &waiter{h, n, b.turn, time.Now(), make(chan struct{})}
	b.turn++
	b.waits++
	if len(h.waiting) == 0 {
		b.hungry = append(b.hungry, h)
	}
	h.waiting = append(h.waiting, w)
	return w
}

// dequeue takes one of those away who wait for a holder. mu is held.
func (b *budget) dequeue(h *holder, at int) {
	h.waiting = slices.Delete(h.waiting, at, at+1)
	b.waits--
	if len(h.waiting) == 0 {
		b.hungry = slices.DeleteFunc(b.hungry, func(other *holder) bool { return other == h })
	}
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
		b.pressFor(w)
	}
	for {
		select {
		case <-w.granted:
			return true
		case <-again:
			b.pressFor(w)
		case <-timer.C:
			return false
		case <-ctx.Done():
			return false
		}
	}
}

// pressFor presses for the first of those who wait for a holder: it is enough that one
// does.
func (b *budget) pressFor(w *waiter) {
	b.mu.Lock()
	first := len(w.holder.waiting) > 0 && w.holder.waiting[0] == w
	b.mu.Unlock()
	if first {
		b.press(w.bytes, w.holder.name)
	}
}

// heldBy is what a holder has.
func (b *budget) heldBy(name string) int64 {
	b.mu.Lock()
	defer b.mu.Unlock()
	if h := b.holders[name]; h != nil {
		return h.held
	}
	return 0
}

// tight says whether more than half is taken.
func (b *budget) tight() bool {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.used > b.max/2
}

// release gives n back that a holder has.
func (b *budget) release(name string, n int64) {
	if n == 0 {
		return
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	h := b.holder(name)
	h.held -= n
	b.used -= n
	b.inUse.Set(b.used)
	b.forget(h)
	b.grant()
}

// grant gives to those who wait, as far as it goes. mu is held.
func (b *budget) grant() {
	for len(b.hungry) > 0 {
		h := b.hungriest()
		at := 0
		if time.Since(h.waiting[0].since) > tooLong {
			at = len(h.waiting) - 1
		}
		next := h.waiting[at]
		if !b.take(h, next.bytes) {
			return
		}
		close(next.granted)
		b.dequeue(h, at)
	}
}

// hungriest is who holds the least of those who wait, and among such the one that
// has waited longest. mu is held.
func (b *budget) hungriest() *holder {
	return slices.MinFunc(b.hungry, func(a, other *holder) int {
		if a.held != other.held {
			return int(min(max(a.held-other.held, -1), 1))
		}
		return int(min(max(int64(a.waiting[0].turn-other.waiting[0].turn), -1), 1))
	})
}
