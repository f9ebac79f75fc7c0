package streams

import (
	"sync"

	"github.com/shardwell/shardwell/internal/service/streams/quota"
)

// largeRecordKiB is the size above which a record draws on a bucket of its own
// (AWS documentation).
const largeRecordKiB = 1024

// throughput is what the quotas give to each shard and account on the data
// path, worked out once.
type throughput struct {
	writes, reads, iterators bool // whether there is anything to ask for

	writeRecords, writeKiB, large quota.Rate
	readCalls, readBytes          quota.Rate
	iteratorCalls                 quota.Rate

	set *quota.Set
}

func throughputOf(set *quota.Set) throughput {
	of := func(n quota.Name) quota.Rate { return quota.NewRate(set.Value(n)) }
	limits := throughput{
		writeRecords: of(quota.WriteRecordsPerSecond).HoldingAtLeast(1),
		// Whatever the rate, a record that is not large must fit in.
		writeKiB:      of(quota.WriteKiBPerSecond).HoldingAtLeast(largeRecordKiB),
		readCalls:     of(quota.ReadCallsPerSecond).HoldingAtLeast(1),
		readBytes:     of(quota.ReadBytesPerSecond),
		iteratorCalls: of(quota.GetShardIteratorsPerSecond).HoldingAtLeast(1),
		set:           set,
	}
	if burst := set.Value(quota.LargeRecordBurstKiB); burst != quota.Unlimited {
		limits.large = of(quota.WriteKiBPerSecond).Holding(burst)
	}
	limits.writes = limits.writeRecords.Limits() || limits.writeKiB.Limits()
	limits.reads = limits.readCalls.Limits() || limits.readBytes.Limits()
	limits.iterators = limits.iteratorCalls.Limits()
	return limits
}

// kibOf rounds up to whole KiB, as the write quota does.
func kibOf(bytes int64) int64 { return (bytes + 1023) >> 10 }

// writeQuota admits records to one shard. Safe for concurrent use.
type writeQuota struct {
	mu      sync.Mutex
	records quota.Bucket
	kib     quota.Bucket
	large   quota.Bucket
}

// admit takes the share of records that together count kib KiB, and says
// whether there was room; if not, nothing is taken. None of the records may be
// larger than largeRecordKiB.
func (q *writeQuota) admit(now quota.Instant, t *throughput, records, kib int64) bool {
	return q.take(now, t, records, kib, &q.kib, t.writeKiB)
}

// admitLarge is admit for one record above largeRecordKiB.
func (q *writeQuota) admitLarge(now quota.Instant, t *throughput, kib int64) bool {
	return q.take(now, t, 1, kib, &q.large, t.large)
}

// take takes records from their bucket and kib from size, or nothing.
func (q *writeQuota) take(now quota.Instant, t *throughput, records, kib int64, size *quota.Bucket, rate quota.Rate) bool {
	recordsCost, sizeCost := t.writeRecords.Cost(records), rate.Cost(kib)
	q.mu.Lock()
	defer q.mu.Unlock()
	if !q.records.Fits(now, t.writeRecords, recordsCost) || !size.Fits(now, rate, sizeCost) {
		return false
	}
	q.records.Take(now, recordsCost)
	size.Take(now, sizeCost)
	return true
}

// readQuota admits GetRecords and GetShardIterator calls to one shard. Safe for
// concurrent use.
type readQuota struct {
	mu        sync.Mutex
	calls     quota.Bucket
	bytes     quota.Bucket
	iterators quota.Bucket
	until     quota.Instant // no reads before, after a large page
}

// admit takes one GetRecords call's share and says whether there was room. What
// the call then reads is for charge to take: a page may go into debt, and the
// next calls wait until it is paid.
func (q *readQuota) admit(now quota.Instant, t *throughput) bool {
	q.mu.Lock()
	defer q.mu.Unlock()
	cost := t.readCalls.Cost(1)
	if q.owing(now, t) || !q.calls.Fits(now, t.readCalls, cost) {
		return false
	}
	q.calls.Take(now, cost)
	return true
}

// charge takes the bytes of a page that was read. One larger than a second's
// worth stops the shard's reads until it is paid for. It takes nothing and says
// false if reads were stopped since the call was admitted: calls that run at the
// same time must not get several large pages for the debt of one.
func (q *readQuota) charge(now quota.Instant, t *throughput, pageBytes int64) bool {
	q.mu.Lock()
	defer q.mu.Unlock()
	if q.owing(now, t) {
		return false
	}
	cost := t.readBytes.Cost(pageBytes)
	q.bytes.Take(now, cost)
	if !t.readBytes.Holds(pageBytes) {
		q.until = max(q.until, now+cost)
	}
	return true
}

// owing says whether an earlier page is still to be paid for. q.mu is held.
func (q *readQuota) owing(now quota.Instant, t *throughput) bool {
	return now < q.until || !q.bytes.Fits(now, t.readBytes, 0)
}

// admitIterator takes the share of one GetShardIterator call and says whether
// there was room.
func (q *readQuota) admitIterator(now quota.Instant, t *throughput) bool {
	q.mu.Lock()
	defer q.mu.Unlock()
	cost := t.iteratorCalls.Cost(1)
	if !q.iterators.Fits(now, t.iteratorCalls, cost) {
		return false
	}
	q.iterators.Take(now, cost)
	return true
}

// accountQuota is what the on-demand streams of an account may take together in
// a region. A call may overdraw it; the next ones wait until that is made up
// for. Safe for concurrent use.
type accountQuota struct {
	mu            sync.Mutex
	written, read quota.Bucket

	writes, reads quota.Rate // of bytes
}

// mayWrite says whether what has been written is made up for.
func (q *accountQuota) mayWrite(now quota.Instant) bool {
	return q.may(now, &q.written, q.writes)
}

// mayRead says whether what has been read is made up for.
func (q *accountQuota) mayRead(now quota.Instant) bool {
	return q.may(now, &q.read, q.reads)
}

func (q *accountQuota) may(now quota.Instant, b *quota.Bucket, r quota.Rate) bool {
	if !r.Limits() {
		return true
	}
	q.mu.Lock()
	defer q.mu.Unlock()
	return b.Fits(now, r, 0)
}

// wrote charges bytes that are about to be written.
func (q *accountQuota) wrote(now quota.Instant, bytes int64) {
	q.charge(now, &q.written, q.writes, bytes)
}

// hasRead charges bytes that were read.
func (q *accountQuota) hasRead(now quota.Instant, bytes int64) {
	q.charge(now, &q.read, q.reads, bytes)
}

func (q *accountQuota) charge(now quota.Instant, b *quota.Bucket, r quota.Rate, bytes int64) {
	if !r.Limits() {
		return
	}
	q.mu.Lock()
	defer q.mu.Unlock()
	b.Take(now, r.Cost(bytes))
}
