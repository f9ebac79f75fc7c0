package gateway

import (
	"net/http"
	"strconv"
	"sync"
	"time"

	"github.com/shardwell/shardwell/internal/sigv4"
)

// failures counts requests that were not believed, by where they come from and which
// key they name, within about a minute, and holds those up who have many.
//
// Whoever has a wrong key, or none, shall not cost the others much; whoever has a right
// one shall not be kept out because somebody else behind the same address has not. So
// signatures are verified as long as that costs little, and it is the answer to
// a wrong one that takes long: an address that has had many refused gets each further
// refusal late, on a connection that is of no other use meanwhile. Only when an address
// has more such answers under way than it may, or more long bodies, it is refused before
// it is read and verified, and even then not what names a key that has been
// right from there of late.
//
// The zero value is ready. Safe for concurrent use.
type failures struct {
	mu     sync.Mutex
	since  time.Time
	counts map[failure]int
	places map[string]*suspect
	slow   int // answers that are being held up

	rightSince time.Time
	right      map[failure]struct{} // names of keys that were right
	wasRight   map[failure]struct{} // in the time before
}

// failure is where a request comes from and the key that it names; the zero value
// stands for all that there is no room for.
type failure struct{ address, key string }

// suspect is an address with refused signatures.
type suspect struct {
	failed int // in this window
	slow   int // answers that are being held up
	long   int // requests with long bodies, until they are answered
}

const (
	failureWindow = time.Minute
	maxFailures   = 1024

	// freeFailures is how many signatures an address may have refused in a window
	// without consequences: programs with a wrong key try again, too.
	freeFailures = 100
	// failurePause is how late a refusal is after that, and maxSlow and maxSlowAtOnce
	// how many are at the same time, of all and of one address.
	failurePause  = time.Second
	maxSlow       = 4096
	maxSlowAtOnce = 64
	// suspectBytes is the longest body that is read from an address after that, but for
	// maxLongAtOnce at a time: a right key that is used for nothing else, as that of a new
	// session may be, finds its way between.
	suspectBytes  = 64 << 10
	maxLongAtOnce = 4

	// A key that was right is remembered for one or two of these.
	rightWindow = 5 * time.Minute
	maxRight    = 4096
)

// renew begins another window when it is time. mu is held.
func (f *failures) renew(now time.Time) {
	if f.counts == nil || now.Sub(f.since) >= failureWindow {
		f.since, f.counts, f.places = now, make(map[failure]int), make(map[string]*suspect)
	}
	if f.right == nil || now.Sub(f.rightSince) >= rightWindow {
		f.rightSince, f.wasRight, f.right = now, f.right, make(map[failure]struct{})
	}
}

// count counts one more refused signature and gives how many there have been.
func (f *failures) count(of failure, place string, now time.Time) (n int, from *suspect) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.renew(now)
	if _, known := f.counts[of]; !known && len(f.counts) >= maxFailures {
		of = failure{}
	}
	f.counts[of]++
	if f.places[place] == nil && len(f.places) >= maxFailures {
		place = ""
	}
	from = f.places[place]
	if from == nil {
		from = new(suspect)
		f.places[place] = from
	}
	from.failed++
	return f.counts[of], from
}

// believed notes that a key was right.
func (f *failures) believed(of failure, now time.Time) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.renew(now)
	if _, known := f.right[of]; !known && len(f.right) < maxRight {
		f.right[of] = struct{}{}
	}
}

// suspects says whether a request from an address is to be refused before it is read,
// unless its key was right: its body is so long, or -1 if that is not known. One with a
// long body that is not refused is counted, by what is given, until endLong.
func (f *failures) suspects(place string, length int64, now time.Time) (long *suspect, refused bool) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.renew(now)
	from := f.places[place] // not what stands for all others: that is of no one's making
	switch {
	case from == nil || from.failed <= freeFailures:
		return nil, false
	case from.slow >= maxSlowAtOnce || f.slow >= maxSlow:
		return nil, true
	case length >= 0 && length <= suspectBytes:
		return nil, false
	case from.long >= maxLongAtOnce:
		return nil, true
	}
	from.long++
	return from, false
}

// endLong counts a request with a long body no more.
func (f *failures) endLong(from *suspect) {
	f.mu.Lock()
	defer f.mu.Unlock()
	from.long--
}

// known says whether a key has been right of late.
func (f *failures) known(of failure) bool {
	f.mu.Lock()
	defer f.mu.Unlock()
	_, lately := f.right[of]
	_, before := f.wasRight[of]
	return lately || before
}

// hold takes a place among the answers that are held up, if one is to be and can be.
func (f *failures) hold(from *suspect) (held, late bool) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if from.failed <= freeFailures {
		return false, false
	}
	if from.slow >= maxSlowAtOnce || f.slow >= maxSlow {
		return false, true
	}
	from.slow++
	f.slow++
	return true, true
}

// letGo gives a place back.
func (f *failures) letGo(from *suspect) {
	f.mu.Lock()
	defer f.mu.Unlock()
	from.slow--
	f.slow--
}

// isSuspect says whether the request is refused for where it comes from, and answers
// then.
func (x *exchange) isSuspect() bool {
	g := x.gateway
	if g.verifier == nil {
		return false
	}
	refused := false
	x.long, refused = g.failures.suspects(x.place, x.r.ContentLength, x.start)
	switch {
	case x.long == nil && !refused:
		return false
	case g.failures.known(failure{x.place, namedKey(x.r)}):
		x.leaveLong() // to others, which are not known
		return false
	case !refused:
		return false
	}
	g.limits.limited.With(limitedSignatures).Add(1)
	x.refuse(errSuspect())
	return true
}

// leaveLong counts the request's long body no more.
func (x *exchange) leaveLong() {
	if x.long != nil {
		x.gateway.failures.endLong(x.long)
		x.long = nil
	}
}

// noteFailure counts a request that is not believed and tells the operator of the
// tenth, the hundredth and so on: a program with a wrong key, or somebody who tries.
func (x *exchange) noteFailure() {
	of := failure{sourceIP(x.r.RemoteAddr), claimedKey(x)}
	n, from := x.gateway.failures.count(of, x.place, x.start)
	x.suspect = from
	if !isRound(n) {
		return
	}
	with := ""
	if of.key != "" {
		with = " with the access key " + of.key
	}
	x.hint = strconv.Itoa(n) + " signatures from " + of.address + with + " have been refused within a minute"
}

// linger holds the refusal of a signature up, where there have been many. Nothing
// is held for the request meanwhile.
func (x *exchange) linger() {
	f := &x.gateway.failures
	held, late := f.hold(x.suspect)
	if !late {
		return
	}
	if !held {
		// Who wants to go on must connect again.
		x.w.Header().Set("Connection", "close")
		return
	}
	defer f.letGo(x.suspect)
	x.dropInput()
	x.freeInput()
	_ = x.pause(failurePause) // one who has gone sees no answer
}

// namedKey is the access key that a request says it is signed with, whatever it is.
func namedKey(r *http.Request) string {
	credential := sigv4.ParseAuthorization(r.Header.Get("Authorization")).Credential
	if credential == "" {
		credential = r.URL.Query().Get("X-Amz-Credential")
	}
	c, _ := sigv4.ParseCredential(credential)
	return c.AccessKeyID
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
