package digest

import (
	"crypto/sha256"
	"runtime"
	"sync"
)

// Combiner computes hashes. The zero Combiner is ready.
type Combiner struct {
	mu      sync.Mutex
	waiting []*job
	led     bool // somebody is about to take those who wait
}

// job is a text that somebody waits for the hash of.
type job struct {
	text []byte
	sum  [sha256.Size]byte
	wake chan word
}

// word is what somebody who waits is told.
type word uint8

const (
	leads word = iota // takes those who wait, and hashes for them
	done              // the sum is there
	alone             // there is nobody to hash with
)

var (
	jobs    = sync.Pool{New: func() any { return &job{wake: make(chan word, 1)} }}
	batches = sync.Pool{New: func() any { return new(batch) }}
)

// leastBytes is how long a text is that is worth waiting for others with.
const leastBytes = 8 << 10

// Sum256 is the SHA-256 of a text, which must not change meanwhile.
func (c *Combiner) Sum256(text []byte) [sha256.Size]byte {
	if !vectors || len(text) < leastBytes {
		return sha256.Sum256(text)
	}
	j := jobs.Get().(*job)
	j.text = text
	c.mu.Lock()
	c.waiting = append(c.waiting, j)
	first := !c.led
	c.led = true
	c.mu.Unlock()
	told := leads
	if !first {
		told = <-j.wake
	}
	if told == leads {
		c.lead()
		told = <-j.wake
	}
	sum := j.sum
	if told == alone {
		sum = sha256.Sum256(text)
	}
	j.text = nil
	jobs.Put(j)
	return sum
}

// lead hashes the texts that wait, up to as many as there are lanes, and tells each
// as soon as its own is done; the leader's is the first of them. Whoever waits then
// leads the next, at once.
func (c *Combiner) lead() {
	// Those who can run may be about to come: without this there would be hardly ever
	// two. Nothing but speed depends on it.
	runtime.Gosched()
	b := batches.Get().(*batch)
	c.mu.Lock()
	n := min(len(c.waiting), lanes)
	for _, j := range c.waiting[:n] {
		b.add(j.text, j)
	}
	rest := copy(c.waiting, c.waiting[n:])
	clear(c.waiting[rest:])
	c.waiting = c.waiting[:rest]
	if rest > 0 {
		c.waiting[0].wake <- leads
	} else {
		c.led = false
	}
	c.mu.Unlock()
	b.sumAll()
	b.reset()
	batches.Put(b)
}
