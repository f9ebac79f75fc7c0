package streams

import (
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/shardwell/shardwell/internal/service/streams/quota"
)

// A shard takes 1,000 records at once, then one more for every millisecond.
func TestWriteQuotaRecords(t *testing.T) {
	limits := throughputOf(quota.Of(quota.AWS))
	var q writeQuota
	for i := range 1000 {
		if !q.admit(0, &limits, 1, 0) {
			t.Fatalf("record %d was refused", i+1)
		}
	}
	if q.admit(0, &limits, 1, 0) {
		t.Error("record 1001 was admitted at once")
	}
	if !q.admit(time.Millisecond, &limits, 1, 0) || q.admit(time.Millisecond, &limits, 1, 0) {
		t.Error("a millisecond later not exactly one record was admitted")
	}
	if q.admit(2*time.Second, &limits, 1001, 0) || !q.admit(2*time.Second, &limits, 1000, 0) {
		t.Error("rest does not fill the bucket to exactly a second's worth")
	}
}

// A shard takes 1 MiB at once, then 1 KiB for every 1/1024 s; what is refused
// costs nothing.
func TestWriteQuotaBytes(t *testing.T) {
	limits := throughputOf(quota.Of(quota.AWS))
	var q writeQuota
	if q.admit(0, &limits, 1, 1025) || !q.admit(0, &limits, 1, 1024) || q.admit(0, &limits, 1, 1) {
		t.Error("the bucket does not hold exactly 1 MiB")
	}
	if q.admit(time.Second/2, &limits, 1, 513) || !q.admit(time.Second/2, &limits, 1, 512) {
		t.Error("half a second does not refill exactly half a MiB")
	}
}

// A record of 10 MiB goes through once and leaves the ordinary bucket alone;
// the next one needs ten seconds.
func TestWriteQuotaLargeRecords(t *testing.T) {
	limits := throughputOf(quota.Of(quota.AWS))
	var q writeQuota
	if !q.admitLarge(0, &limits, 10240) || q.admitLarge(0, &limits, 1025) {
		t.Error("the burst bucket does not hold exactly 10 MiB")
	}
	if !q.admit(0, &limits, 1, 1024) {
		t.Error("a large record was charged to the ordinary bucket")
	}
	if q.admitLarge(9*time.Second, &limits, 10240) || !q.admitLarge(10*time.Second, &limits, 10240) {
		t.Error("the burst bucket does not refill in exactly ten seconds")
	}
}

// Sizes count in whole KiB, rounded up.
func TestKiBRounding(t *testing.T) {
	for bytes, want := range map[int64]int64{0: 0, 1: 1, 1024: 1, 1025: 2, 1 << 20: 1024} {
		if got := kibOf(bytes); got != want {
			t.Errorf("%d bytes count as %d KiB, not %d", bytes, got, want)
		}
	}
}

// Five reads a second are admitted and the sixth is not.
func TestReadQuotaCalls(t *testing.T) {
	limits := throughputOf(quota.Of(quota.AWS))
	var q readQuota
	for i := range 5 {
		if !q.admit(0, &limits) {
			t.Fatalf("call %d was refused", i+1)
		}
	}
	if q.admit(0, &limits) || q.admit(199*time.Millisecond, &limits) || !q.admit(200*time.Millisecond, &limits) {
		t.Error("the sixth call does not need exactly 200 ms")
	}
}

// Reads of up to 2 MiB a second go on; a page of 10 MiB stops the shard's reads
// for 5 s, neither more nor less.
func TestReadQuotaBytes(t *testing.T) {
	limits := throughputOf(quota.Of(quota.AWS))
	var q readQuota
	q.charge(0, &limits, 2<<20)
	if !q.admit(0, &limits) {
		t.Error("refused after a page of 2 MiB")
	}
	q.charge(0, &limits, 1<<20)
	if q.admit(0, &limits) || q.admit(499*time.Millisecond, &limits) || !q.admit(500*time.Millisecond, &limits) {
		t.Error("3 MiB in a second do not cost half a second")
	}

	const later = time.Minute
	q.charge(later, &limits, 10<<20)
	if q.admit(later+4999*time.Millisecond, &limits) || !q.admit(later+5*time.Second, &limits) {
		t.Error("a page of 10 MiB does not stop reads for 5 s")
	}
}

// However many writers there are, a shard admits its quota and no more.
func TestWriteQuotaConcurrent(t *testing.T) {
	limits := throughputOf(quota.Of(quota.AWS))
	var q writeQuota
	var admitted atomic.Int64
	var writers sync.WaitGroup
	for range 8 {
		writers.Go(func() {
			for range 500 {
				if q.admit(0, &limits, 1, 1) {
					admitted.Add(1)
				}
			}
		})
	}
	writers.Wait()
	if got := admitted.Load(); got != 1000 {
		t.Errorf("8 writers got %d records through", got)
	}
}
