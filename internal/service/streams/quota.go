package streams

import (
	"sync"
	"time"
)

// The data-plane quotas of one shard (AWS documentation), as buckets of one
// second's depth: a second's worth may come at once, then it refills evenly.
const (
	writeRecordsPerSecond = 1000
	writeKiBPerSecond     = 1024
	readCallsPerSecond    = 5
	readBytesPerSecond    = 2 << 20

	// Records above 1 MiB draw on a bucket of their own that holds 10 MiB and
	// refills at 1 MiB a second.
	largeRecordKiB = 1024
	largeBurstKiB  = 10240

	// A page larger than a second's worth stops the shard's reads until its
	// bytes are paid for: 5 s after one of 10 MiB.
	bucketDepth     = time.Second
	largeBurstDepth = largeBurstKiB * time.Second / writeKiBPerSecond
)

// instant is monotonic time since the service started.
type instant = time.Duration

// bucket is a token bucket, kept as the instant at which it is full again.
// The zero value is full.
type bucket struct {
	full instant
}

// fits says whether cost can be taken from a bucket of the given depth.
func (b *bucket) fits(now instant, cost, depth time.Duration) bool {
	return max(b.full, now)+cost <= now+depth
}

func (b *bucket) take(now instant, cost time.Duration) {
	b.full = max(b.full, now) + cost
}

func kibCost(kib int64) time.Duration { return time.Duration(kib) * time.Second / writeKiBPerSecond }

// kibOf rounds up to whole KiB, as the write quota does.
func kibOf(bytes int64) int64 { return (bytes + 1023) >> 10 }

// writeQuota admits records to one shard. Safe for concurrent use.
type writeQuota struct {
	mu      sync.Mutex
	records bucket
	kib     bucket
	large   bucket
}

// admit takes the share of records that together count kib KiB, and says
// whether there was room; if not, nothing is taken. None of the records may be
// larger than largeRecordKiB.
func (q *writeQuota) admit(now instant, records, kib int64) bool {
	return q.take(now, records, kib, &q.kib, bucketDepth)
}

// admitLarge is admit for one record above largeRecordKiB.
func (q *writeQuota) admitLarge(now instant, kib int64) bool {
	return q.take(now, 1, kib, &q.large, largeBurstDepth)
}

// take takes records from their bucket and kib from size, or nothing.
func (q *writeQuota) take(now instant, records, kib int64, size *bucket, depth time.Duration) bool {
	recordsCost := time.Duration(records) * (time.Second / writeRecordsPerSecond)
	q.mu.Lock()
	defer q.mu.Unlock()
	if !q.records.fits(now, recordsCost, bucketDepth) || !size.fits(now, kibCost(kib), depth) {
		return false
	}
	q.records.take(now, recordsCost)
	size.take(now, kibCost(kib))
	return true
}

// readQuota admits GetRecords calls to one shard. Safe for concurrent use.
type readQuota struct {
	mu    sync.Mutex
	calls bucket
	bytes bucket
	until instant // no reads before, after a large page
}

// admit takes one call's share and says whether there was room. What the call
// then reads is charged afterwards: a page may go into debt, and the next calls
// wait until it is paid.
func (q *readQuota) admit(now instant) bool {
	const callCost = time.Second / readCallsPerSecond
	q.mu.Lock()
	defer q.mu.Unlock()
	if now < q.until || !q.bytes.fits(now, 0, bucketDepth) || !q.calls.fits(now, callCost, bucketDepth) {
		return false
	}
	q.calls.take(now, callCost)
	return true
}

// charge takes the bytes of a page that was read.
func (q *readQuota) charge(now instant, pageBytes int64) {
	cost := time.Duration(pageBytes) * time.Second / readBytesPerSecond
	q.mu.Lock()
	defer q.mu.Unlock()
	q.bytes.take(now, cost)
	if pageBytes > readBytesPerSecond {
		q.until = max(q.until, now+cost)
	}
}
