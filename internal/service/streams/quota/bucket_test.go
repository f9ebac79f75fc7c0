package quota

import (
	"testing"
	"time"
)

// A bucket gives a second's worth at once, refills evenly, and rest fills it to
// no more than that.
func TestBucketRefillsEvenly(t *testing.T) {
	var b Bucket
	r := NewRate(1000)
	take := func(now Instant, amount int64) bool {
		fits := b.Fits(now, r, r.Cost(amount))
		if fits {
			b.Take(now, r.Cost(amount))
		}
		return fits
	}
	if take(0, 1001) || !take(0, 1000) || take(0, 1) {
		t.Error("it does not hold exactly a second's worth")
	}
	if !take(time.Millisecond, 1) || take(time.Millisecond, 1) {
		t.Error("a millisecond does not give exactly one")
	}
	if b.Full(2*time.Second-time.Nanosecond) != true || b.Full(time.Second) {
		t.Error("it is not full a second after it was emptied")
	}
	if take(time.Hour, 1001) || !take(time.Hour, 1000) {
		t.Error("rest fills it to other than a second's worth")
	}
}

// What is taken beyond the depth is owed, for as long as the rate says.
func TestBucketOwes(t *testing.T) {
	var b Bucket
	r := NewRate(2 << 20)
	b.Take(0, r.Cost(3<<20))
	if b.Fits(499*time.Millisecond, r, 0) || !b.Fits(500*time.Millisecond, r, 0) {
		t.Error("3 MiB at 2 MiB/s do not cost half a second beyond the depth")
	}
	if b.Owes(0, r) != 500*time.Millisecond || b.Owes(500*time.Millisecond, r) != 0 || b.Owes(0, NewRate(Unlimited)) != 0 {
		t.Errorf("it owes %v, and half a second later %v", b.Owes(0, r), b.Owes(500*time.Millisecond, r))
	}
}

// No limit gives everything and keeps no account; a bucket may be deeper than a
// second.
func TestBucketDepths(t *testing.T) {
	var b Bucket
	none := NewRate(Unlimited)
	b.Take(0, none.Cost(1<<40))
	if !none.Holds(1<<40) || NewRate(5).Holds(6) || !NewRate(5).Holds(5) {
		t.Error("what a full bucket has is told wrongly")
	}
	if !b.Full(0) || !b.Fits(0, none, none.Cost(1<<40)) || none.Limits() {
		t.Error("no limit is one")
	}
	burst := NewRate(1024).Holding(10240)
	if !b.Fits(0, burst, burst.Cost(10240)) || b.Fits(0, burst, burst.Cost(10241)) {
		t.Error("the bucket does not hold what it was made for")
	}
	if slow := NewRate(10).HoldingAtLeast(1024); !b.Fits(0, slow, slow.Cost(1024)) || b.Fits(0, slow, slow.Cost(1025)) {
		t.Error("a slow bucket does not hold one large amount")
	}
	if fast := NewRate(4096).HoldingAtLeast(1024); !b.Fits(0, fast, fast.Cost(4096)) {
		t.Error("a fast bucket does not hold a second's worth")
	}
}
