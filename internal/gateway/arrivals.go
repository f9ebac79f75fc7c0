package gateway

import (
	"net/http"
	"sync"
	"sync/atomic"
	"time"
)

// What a body has to keep to while others wait for the memory that it holds: it
// has so long to begin with, and then arrives at so many bytes a second. While
// nobody waits it has the time of any request.
const (
	bodyGrace        = memoryPatience / 2
	bodyBytesASecond = 64 << 10
	pressEvery       = memoryPatience / 8
)

// arrivals are the bodies that are being read. Clients that announce bodies and
// do not send them must not keep others out for as long as a request may take.
// Safe for concurrent use.
type arrivals struct {
	mu          sync.Mutex
	first, last *arrival // oldest first
}

// arrival is a body that is being read. Its list owns what is not atomic.
type arrival struct {
	since      time.Time
	bytes      atomic.Int64 // that have arrived
	held       int64        // bytes of the budget
	place      string       // whose they are
	w          http.ResponseWriter
	prev, next *arrival
	listed     bool
}

// begin lists a body, for which so many bytes are held by a place.
func (l *arrivals) begin(a *arrival, w http.ResponseWriter, place string, held int64) {
	l.mu.Lock()
	defer l.mu.Unlock()
	a.since, a.w, a.place, a.held = time.Now(), w, place, held
	a.prev, a.next, a.listed = l.last, nil, true
	if l.last == nil {
		l.first = a
	} else {
		l.last.next = a
	}
	l.last = a
}

// hold notes that so many bytes are held for a body now.
func (l *arrivals) hold(a *arrival, held int64) {
	l.mu.Lock()
	defer l.mu.Unlock()
	a.held = held
}

// end takes a body from the list, if it is still there. From then on nobody uses
// its connection.
func (l *arrivals) end(a *arrival) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.remove(a)
}

// remove is end with mu held.
func (l *arrivals) remove(a *arrival) {
	if !a.listed {
		return
	}
	if a.prev == nil {
		l.first = a.next
	} else {
		a.prev.next = a.next
	}
	if a.next == nil {
		l.last = a.prev
	} else {
		a.next.prev = a.prev
	}
	a.listed, a.prev, a.next = false, nil, nil
}

// late says whether too little has arrived by now.
func (a *arrival) late(now time.Time) bool {
	const each = time.Second / bodyBytesASecond
	return now.Sub(a.since) > bodyGrace+time.Duration(a.bytes.Load())*each
}

// makeRoom ends the reading of late bodies, the oldest first, until n bytes of
// the budget will be free. It spares those of places that may not be asked to give way.
func (l *arrivals) makeRoom(n int64, mayAsk func(place string) bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	now := time.Now()
	for a := l.first; a != nil && n > 0 && now.Sub(a.since) > bodyGrace; {
		next := a.next
		if a.late(now) && mayAsk(a.place) {
			n -= a.held
			l.remove(a)
			// Whoever reads it gets an error. A connection without deadlines has
			// those of its server.
			_ = http.NewResponseController(a.w).SetReadDeadline(now)
		}
		a = next
	}
}
