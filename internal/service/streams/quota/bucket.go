package quota

import "time"

// Instant is monotonic time since an origin that all users of a bucket share.
type Instant = time.Duration

// depth is how much a bucket holds, in time: a second's worth may come at once,
// then it refills evenly. AWS allows short bursts and does not say how short.
const depth = time.Second

// Rate is a rate and how much of it may come at once. The zero value is no
// limit.
type Rate struct {
	perSecond int64
	each      time.Duration // of one, where that is a whole number of nanoseconds, else 0
	depth     time.Duration
}

// NewRate gives the rate of a quota's value: a second's worth of it may come at
// once. Unlimited gives no limit.
func NewRate(perSecond int64) Rate {
	r := Rate{perSecond: perSecond, depth: depth}
	if perSecond > 0 && int64(time.Second)%perSecond == 0 {
		r.each = time.Second / time.Duration(perSecond)
	}
	return r
}

// Holding gives the same rate in a bucket that holds an amount, whatever time
// it takes to refill.
func (r Rate) Holding(amount int64) Rate {
	r.depth = r.Cost(amount)
	return r
}

// HoldingAtLeast gives the same rate in a bucket that holds an amount or a
// second's worth, whichever is more: what is asked for at once must fit in.
func (r Rate) HoldingAtLeast(amount int64) Rate {
	r.depth = max(r.depth, r.Cost(amount))
	return r
}

// Limits says whether there is a limit at all.
func (r Rate) Limits() bool { return r.perSecond > 0 }

// Holds says whether a full bucket has an amount.
func (r Rate) Holds(amount int64) bool { return r.perSecond <= 0 || r.Cost(amount) <= r.depth }

// Cost is the time in which an amount comes back; 0 without a limit.
func (r Rate) Cost(amount int64) time.Duration {
	if r.perSecond <= 0 {
		return 0
	}
	if r.each > 0 {
		return time.Duration(amount) * r.each
	}
	return time.Duration(amount * int64(time.Second) / r.perSecond)
}

// Bucket is a token bucket, kept as the instant at which it is full again. The
// zero value is full. It is not safe for concurrent use.
type Bucket struct {
	full Instant
}

// Fits says whether an amount can be taken that costs so much at the rate.
func (b *Bucket) Fits(now Instant, r Rate, cost time.Duration) bool {
	return r.perSecond <= 0 || max(b.full, now)+cost <= now+r.depth
}

// Take takes what costs so much, whether or not it fits: what is too much is
// owed.
func (b *Bucket) Take(now Instant, cost time.Duration) {
	b.full = max(b.full, now) + cost
}

// Owes is how long it takes until the bucket is no longer overdrawn; 0 if it is
// not.
func (b *Bucket) Owes(now Instant, r Rate) time.Duration {
	if r.perSecond <= 0 {
		return 0
	}
	return max(0, b.full-now-r.depth)
}

// Full says whether nothing is missing: such a bucket may be forgotten.
func (b *Bucket) Full(now Instant) bool { return b.full <= now }
