package gateway

import (
	"errors"
	"io"
	"math/bits"
	"net"
	"net/http"
	"sync"
	"time"

	"github.com/shardwell/shardwell"
)

// readBody reads the body into x.body. If there is too much of it, or no
// memory for it now, or it does not arrive, it answers and returns false.
func (x *exchange) readBody() bool {
	limit := x.gateway.config.MaxBodyBytes
	declared := x.r.ContentLength
	if declared > limit {
		x.drain()
		x.sendEmpty(http.StatusRequestEntityTooLarge)
		return false
	}
	if declared >= 0 {
		if !x.reserve(decodedToo * int64(buffers.capacity(int(declared)))) {
			return false
		}
		x.body = buffers.get(int(declared))[:declared]
		x.gateway.arrivals.begin(&x.arriving, x.w, x.place, x.reserved)
		n, err := io.ReadFull((*arrivingBody)(x), x.body)
		x.gateway.arrivals.end(&x.arriving)
		x.bytesIn = n
		return x.bodyArrived(err)
	}
	return x.readChunked(limit)
}

// arrivingBody is the body of an exchange; what has arrived of it is counted.
type arrivingBody exchange

// Read implements io.Reader.
func (b *arrivingBody) Read(p []byte) (int, error) {
	n, err := b.r.Body.Read(p)
	b.arriving.bytes.Add(int64(n))
	return n, err
}

// decodedToo is how many times a body's buffer is paid for: what is decoded
// from it takes up to as much again, and for a moment there are both.
const decodedToo = 2

// dropBody gives the body's buffer back early; nothing decoded points into it.
// What pays for the decoded stays reserved.
func (x *exchange) dropBody() {
	if x.body == nil {
		return
	}
	buffers.put(x.body)
	x.body = nil
	half := x.reserved / decodedToo
	x.gateway.budget.release(x.place, half)
	x.reserved -= half
}

// drainTimeout bounds how long a refused body is waited for, maxDrains how many long
// ones are read at once: to read and forget them must not cost those their time that are
// served.
const (
	drainTimeout = 2 * time.Second
	maxDrains    = 2
	longDrain    = 64 << 10
)

// drain reads and forgets a body that is refused, up to the longest that would
// have been taken: a client that is still sending when its connection is closed
// sees a reset connection in place of the answer.
func (x *exchange) drain() {
	if x.r.Header.Get("Expect") != "" {
		return // It waits for our word before it sends.
	}
	if n := x.r.ContentLength; n < 0 || n > longDrain {
		patience := time.NewTimer(drainTimeout)
		defer patience.Stop()
		select {
		case x.gateway.drains <- struct{}{}:
			defer func() { <-x.gateway.drains }()
		case <-patience.C:
			return
		case <-x.r.Context().Done():
			return
		}
	}
	// What cannot be read is none of our business any more, and a connection
	// without deadlines has those of its server.
	_ = http.NewResponseController(x.w).SetReadDeadline(time.Now().Add(drainTimeout))
	scratch := buffers.get(longDrain)
	defer buffers.put(scratch)
	for left := x.gateway.config.MaxBodyBytes; left > 0; {
		n, err := x.r.Body.Read(scratch[:cap(scratch)])
		if err != nil {
			return
		}
		left -= int64(n)
	}
}

// readChunked reads a body of undeclared length, paying for it piece by piece:
// little at first, because one connection of HTTP/2 can announce a thousand of
// which nothing comes.
func (x *exchange) readChunked(limit int64) bool {
	const piece = smallestBuffer
	if !x.reserve(decodedToo * piece) {
		return false
	}
	x.body = buffers.get(piece)
	x.gateway.arrivals.begin(&x.arriving, x.w, x.place, x.reserved)
	defer x.gateway.arrivals.end(&x.arriving)
	for {
		if len(x.body) == cap(x.body) && !x.growBody(limit) {
			return false
		}
		n, err := (*arrivingBody)(x).Read(x.body[len(x.body):cap(x.body)])
		x.body = x.body[:len(x.body)+n]
		x.bytesIn = len(x.body)
		if int64(len(x.body)) > limit {
			x.dropBody()
			x.drain()
			x.sendEmpty(http.StatusRequestEntityTooLarge)
			return false
		}
		if err == io.EOF {
			return true
		}
		if err != nil {
			return x.bodyArrived(err)
		}
	}
}

// growBody makes a full buffer twice as large, up to one byte more than the
// limit, or answers 503.
func (x *exchange) growBody(limit int64) bool {
	full := x.body
	size := min(2*cap(full), int(limit)+1)
	// Nothing is decoded yet, so that what has been paid for twice has room for both.
	if !x.reserve(decodedToo*int64(buffers.capacity(size)) - x.reserved) {
		return false
	}
	x.body = append(buffers.get(size), full...)
	buffers.put(full)
	x.gateway.arrivals.hold(&x.arriving, x.reserved)
	return true
}

// memoryPatience is how long a request waits for memory before it is refused.
// A client that waits costs nothing, since its body is not read; one that is
// refused costs the reading of what it is sending already, and comes again.
const memoryPatience = 2 * time.Second

// reserve takes n bytes more from the budget, or answers 503. A request that
// has something already does not wait: the others may be waiting for it.
func (x *exchange) reserve(n int64) bool {
	patience := memoryPatience
	if x.reserved > 0 {
		patience = 0
	}
	if !x.gateway.budget.await(x.r.Context(), x.place, n, patience) {
		x.dropBody()
		x.drain()
		x.w.Header().Set("Connection", "close")
		x.gateway.metrics.refusedForMemory.Add(1)
		x.refuse(&shardwell.Error{Code: shardwell.CodeServiceUnavailable,
			Message: "Too many request bytes are in flight. Try again."})
		return false
	}
	x.reserved += n
	return true
}

// bodyArrived answers if reading the body gave an error. A client that has
// gone sees nothing of it; one that was too slow gets 408.
func (x *exchange) bodyArrived(err error) bool {
	if err == nil {
		return true
	}
	x.cause = err
	status := http.StatusBadRequest
	var timeout net.Error
	if errors.As(err, &timeout) && timeout.Timeout() {
		status = http.StatusRequestTimeout
	}
	x.sendEmpty(status)
	return false
}

// buffers is where bodies and replies live.
var buffers bufferPool

// bufferPool keeps byte slices by size class, twice apart, so that a request
// never holds much more than it needs. What is larger than the largest class
// is left to the garbage collector, which also empties the pool when it is not
// used. Safe for concurrent use.
type bufferPool struct {
	classes [bufferClasses]sync.Pool
}

const (
	smallestBuffer = 4 << 10
	bufferClasses  = 13 // 4 KiB up to 16 MiB
)

// class is where a buffer of n bytes comes from: the least class that is large
// enough, which may be beyond the last one.
func class(n int) int { return bits.Len(uint(max(n, 1)-1) / smallestBuffer) }

// capacity is how many bytes get(n) takes.
func (p *bufferPool) capacity(n int) int {
	if c := class(n); c < bufferClasses {
		return smallestBuffer << c
	}
	return n
}

// get returns an empty slice with room for n bytes.
func (p *bufferPool) get(n int) []byte {
	if c := class(n); c < bufferClasses {
		if b, _ := p.classes[c].Get().(*[]byte); b != nil {
			return (*b)[:0]
		}
	}
	return make([]byte, 0, p.capacity(n))
}

// put takes a buffer back; nobody may use it afterwards.
func (p *bufferPool) put(b []byte) {
	if cap(b) < smallestBuffer {
		return
	}
	// The largest class whose size the buffer reaches.
	if c := bits.Len(uint(cap(b)/smallestBuffer)) - 1; cap(b) <= smallestBuffer<<(bufferClasses-1) {
		p.classes[c].Put(&b)
	}
}
