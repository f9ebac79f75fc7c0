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
// that come cut the oldest. Safe for concurrent use.
type handshakes struct {
	max      int
	underWay *meter.Gauge

	mu    sync.Mutex
	slots []*slot       // oldest first
	freed chan struct{} // closed, and made anew, when a slot is given back
}

// slot is one handshake under way.
type slot struct {
	conn  net.Conn
	began time.Time
	cut   atomic.Bool
}

func newHandshakes(limit int, underWay *meter.Gauge) *handshakes {
	return &handshakes{max: limit, underWay: underWay, freed: make(chan struct{})}
}

// enter waits for a slot for c's handshake, for handshakeTimeout at most.
func (h *handshakes) enter(c net.Conn) (*slot, error) {
	if s, _, _ := h.try(c); s != nil {
		return s, nil
	}
	patience := time.NewTimer(handshakeTimeout)
	defer patience.Stop()
	for {
		s, freed, ripe := h.try(c)
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
func (h *handshakes) try(c net.Conn) (taken *slot, freed <-chan struct{}, ripe time.Duration) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if len(h.slots) >= h.max {
		oldest := h.slots[0]
		if ripe = time.Until(oldest.began.Add(crowdedAge)); ripe > 0 {
			return nil, h.freed, ripe
		}
		oldest.cut.Store(true)
		// Its owner sees the connection closed, whatever Close says.
		_ = oldest.conn.Close()
		h.slots = slices.Delete(h.slots, 0, 1)
	}
	taken = &slot{conn: c, began: time.Now()}
	h.slots = append(h.slots, taken)
	h.underWay.Set(int64(len(h.slots)))
	return taken, nil, 0
}

// leave gives a slot back, unless it has been taken away.
func (h *handshakes) leave(s *slot) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if at := slices.Index(h.slots, s); at >= 0 {
		h.slots = slices.Delete(h.slots, at, at+1)
		h.underWay.Set(int64(len(h.slots)))
		close(h.freed)
		h.freed = make(chan struct{})
	}
}
