package gateway

import (
	"strconv"
	"sync"
	"time"
)

// failures counts requests that were not believed, by where they come from and which
// key they name, within about a minute. The zero value is ready. Safe for concurrent
// use.
type failures struct {
	mu     sync.Mutex
	since  time.Time
	counts map[failure]int
}

// failure is where a request comes from that was not believed; the zero value stands
// for all that there is no room for.
type failure struct{ address, key string }

const (
	failureWindow = time.Minute
	maxFailures   = 1024
)

// count counts one more and gives how many there have been.
func (f *failures) count(of failure, now time.Time) int {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.counts == nil || now.Sub(f.since) >= failureWindow {
		f.since, f.counts = now, make(map[failure]int)
	}
	if _, known := f.counts[of]; !known && len(f.counts) >= maxFailures {
		of = failure{}
	}
	f.counts[of]++
	return f.counts[of]
}

// noteFailure counts a request that is not believed and tells the operator of the
// tenth, the hundredth and so on: a program with a wrong key, or somebody who tries.
func (x *exchange) noteFailure() {
	of := failure{sourceIP(x.r.RemoteAddr), claimedKey(x)}
	n := x.gateway.failures.count(of, x.start)
	if !isRound(n) {
		return
	}
	with := ""
	if of.key != "" {
		with = " with the access key " + of.key
	}
	x.hint = strconv.Itoa(n) + " signatures from " + of.address + with + " have been refused within a minute"
}

// isRound says whether n is ten or another power of it.
func isRound(n int) bool {
	if n < 10 {
		return false
	}
	for n%10 == 0 {
		n /= 10
	}
	return n == 1
}
