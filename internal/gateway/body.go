package gateway

import (
	"errors"
	"io"
	"math/bits"
	"net"
	"net/http"
	"sync"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/meter"
)

// budget is how many bytes of request bodies may be held at once. Safe for
// concurrent use.
type budget struct {
	max   int64
	mu    sync.Mutex
	used  int64
	inUse *meter.Gauge
}

// reserve takes n bytes, or reports that there are not so many left.
func (b *budget) reserve(n int64) bool {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.used+n > b.max {
		return false
	}
	b.used += n
	b.inUse.Set(b.used)
	return true
}

func (b *budget) release(n int64) {
	if n == 0 {
		return
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	b.used -= n
	b.inUse.Set(b.used)
}

// readBody reads the body into x.body. If there is too much of it, or no
// memory for it now, or it does not arrive, it answers and returns false.
func (x *exchange) readBody() bool {
	limit := x.gateway.config.MaxBodyBytes
	declared := x.r.ContentLength
	if declared > limit {
		x.sendEmpty(http.StatusRequestEntityTooLarge)
		return false
	}
	if declared >= 0 {
		if !x.reserve(declared) {
			return false
		}
		x.body = buffers.get(int(declared))[:declared]
		_, err := io.ReadFull(x.r.Body, x.body)
		return x.bodyArrived(err)
	}
	return x.readChunked(limit)
}

// readChunked reads a body of undeclared length, paying for it piece by piece.
func (x *exchange) readChunked(limit int64) bool {
	const piece = 64 << 10
	if !x.reserve(piece) {
		return false
	}
	x.body = buffers.get(piece)
	for {
		if len(x.body) == cap(x.body) {
			if !x.reserve(int64(cap(x.body))) {
				return false
			}
			grown := append(buffers.get(2*cap(x.body)), x.body...)
			buffers.put(x.body)
			x.body = grown
		}
		n, err := x.r.Body.Read(x.body[len(x.body):cap(x.body)])
		x.body = x.body[:len(x.body)+n]
		if int64(len(x.body)) > limit {
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

// reserve takes n bytes more from the budget, or answers 503.
func (x *exchange) reserve(n int64) bool {
	if !x.gateway.budget.reserve(n) {
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

// bufferPool keeps byte slices by size class, four times apart, so that a
// small request never holds a large buffer. What is larger than the largest
// class is left to the garbage collector, which also empties the pool when it
// is not used. Safe for concurrent use.
type bufferPool struct {
	classes [bufferClasses]sync.Pool
}

const (
	smallestBuffer = 4 << 10
	bufferClasses  = 7 // 4 KiB up to 16 MiB
)

// get returns an empty slice with room for n bytes.
func (p *bufferPool) get(n int) []byte {
	class, size := 0, smallestBuffer
	for size < n {
		class++
		size *= 4
	}
	if class >= bufferClasses {
		return make([]byte, 0, n)
	}
	if b, _ := p.classes[class].Get().(*[]byte); b != nil {
		return (*b)[:0]
	}
	return make([]byte, 0, size)
}

// put takes a buffer back; nobody may use it afterwards.
func (p *bufferPool) put(b []byte) {
	if cap(b) < smallestBuffer {
		return
	}
	// The largest class whose size the buffer reaches.
	class := (bits.Len(uint(cap(b)/smallestBuffer)) - 1) / 2
	if class >= bufferClasses {
		return
	}
	p.classes[class].Put(&b)
}
