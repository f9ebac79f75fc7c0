package gateway

import (
	"errors"
	"net"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"github.com/shardwell/shardwell/internal/meter"
)

// maxHandshakes is how many handshakes may be under way. One that is half done
// holds up to about 60 KiB.
const maxHandshakes = 2048

// crowdedAge is the age at which a handshake is cut so that another can begin
// while there are too many. Honest ones take milliseconds.
const crowdedAge = time.Second

// errCrowded says that a handshake was given up for others.
var errCrowded = errors.New("too many TLS handshakes are under way")

// handshakes bounds the handshakes of TLS that are under way. Clients that begin
// one and do not go on must not keep others out: while there are too many, those
// that come cut the oldest, and while there are too many from their own address, the oldest of
// these; an address leaves others as much as a budget's holder does. Safe for concurrent use.
type handshakes struct {
	max      int
	underWay *meter.Gauge

	mu    sync.Mutex
	slots []*slot        // oldest first
	of    map[string]int // how many of them are of an address
	freed chan struct{}  // closed, and made anew, when a slot is given back
}

// slot is one handshake under way.
type slot struct {
	conn  net.Conn
	place string // see placeOf
	began time.Time
	cut   atomic.Bool
}

func newHandshakes(limit int, underWay *meter.Gauge) *handshakes {
	return &handshakes{max: limit, underWay: underWay, of: make(map[string]int), freed: make(chan struct{})}
}

// enter waits for a slot for the handshake of c, which comes from a place, for
// handshakeTimeout at most.
func (h *handshakes) enter(c net.Conn, place string) (*slot, error) {
	if s, _, _ := h.try(c, place); s != nil {
		return s, nil
	}
	patience := time.NewTimer(handshakeTimeout)
	defer patience.Stop()
	for {
		s, freed, ripe := h.try(c, place)
		if s != nil {
			return s, nil
		}
		timer := time.NewTimer(ripe)
		select {
		case <-freed:
		case <-timer.C:
		case <-patience.C:
			timer.Stop()
			return nil, errCrowded
		}
		timer.Stop()
	}
}

// try takes a slot, or cuts the oldest handshake that is old enough. If there is
// neither, it says what to wait for and when the oldest will be old enough.
func (h *handshakes) try(c net.Conn, place string) (taken *slot, freed <-chan struct{}, ripe time.Duration) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if oldest := h.inTheWay(place); oldest != nil {
		if ripe = time.Until(oldest.began.Add(crowdedAge)); ripe > 0 {
			return nil, h.freed, ripe
		}
		oldest.cut.Store(true)
		// Its owner sees the connection closed, whatever Close says.
		_ = oldest.conn.Close()
		h.remove(oldest)
	}
	taken = &slot{conn: c, place: place, began: time.Now()}
	h.slots = append(h.slots, taken)
	h.of[place]++
	h.underWay.Set(int64(len(h.slots)))
	return taken, nil, 0
}

// inTheWay is the handshake that must end before one from a place can begin; nil if none
// must. mu is held.
func (h *handshakes) inTheWay(place string) *slot {
	left, own := h.max-len(h.slots)-1, h.of[place]
	switch {
	case left < 0:
		return h.slots[0]
	case own > 0 && own+1 > left*(othersShare-1):
		return h.slots[slices.IndexFunc(h.slots, func(s *slot) bool { return s.place == place })]
	}
	return nil
}

// remove takes a handshake away and reports whether it was there. mu is held.
func (h *handshakes) remove(s *slot) bool {
	at := slices.Index(h.slots, s)
	if at < 0 {
		return false
	}
	h.slots = slices.Delete(h.slots, at, at+1)
	if h.of[s.place]--; h.of[s.place] == 0 {
		delete(h.of, s.place)
	}
	return true
}

// leave gives a slot back, unless it has been taken away.
func (h *handshakes) leave(s *slot) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.remove(s) {
		h.underWay.Set(int64(len(h.slots)))
		close(h.freed)
		h.freed = make(chan struct{})
	}
}
