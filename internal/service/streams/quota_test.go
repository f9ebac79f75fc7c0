package streams

import (
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/api/kinesis"
	"github.com/shardwell/shardwell/internal/service/streams/catalog"
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

// Of calls that were admitted at the same time, one gets a page of 10 MiB: the
// others are refused and do not lengthen what is to be paid.
func TestReadQuotaAtTheSameTime(t *testing.T) {
	limits := throughputOf(quota.Of(quota.AWS))
	var q readQuota
	for range 3 {
		if !q.admit(0, &limits) {
			t.Fatal("refused with nothing read")
		}
	}
	if !q.charge(0, &limits, 10<<20) || q.charge(0, &limits, 10<<20) || q.charge(time.Second, &limits, 1) {
		t.Error("not exactly one page was given")
	}
	if q.admit(4999*time.Millisecond, &limits) || !q.admit(5*time.Second, &limits) {
		t.Error("what was refused has been charged")
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

// Quotas that are set hold exactly, and however low one is, a record that is not
// large fits in.
func TestQuotasThatAreSet(t *testing.T) {
	limits := throughputOf(quotas(t, quota.AWS, "writeRecordsPerSecond=7", "writeKiBPerSecond=3", "readCallsPerSecond=2", "readBytesPerSecond=1000"))
	var w writeQuota
	if !w.admit(0, &limits, 7, 0) || w.admit(0, &limits, 1, 0) {
		t.Error("seven records a second are not exactly that")
	}
	w = writeQuota{}
	if !w.admit(0, &limits, 1, 1024) || w.admit(0, &limits, 1, 1) || w.admit(time.Second, &limits, 1, 4) || !w.admit(time.Second, &limits, 1, 3) {
		t.Error("a slow shard does not take a record of 1 MiB and then 3 KiB a second")
	}
	var r readQuota
	for call := range 3 {
		if r.admit(0, &limits) != (call < 2) {
			t.Error("two calls a second are not exactly that")
		}
	}
	r.charge(0, &limits, 5000)
	if r.admit(4999*time.Millisecond, &limits) || !r.admit(5*time.Second, &limits) {
		t.Error("a page of 5,000 bytes at 1,000 a second does not stop reads for 5 s")
	}

	off := throughputOf(quota.Of(quota.Off))
	if off.writes || off.reads || off.iterators {
		t.Errorf("nothing is limited, and yet shards are asked: %+v", off)
	}
	half := throughputOf(quotas(t, quota.AWS, "writeKiBPerSecond=off", "readCallsPerSecond=off"))
	w, r = writeQuota{}, readQuota{}
	if !w.admit(0, &half, 1000, 1<<30) || w.admit(0, &half, 1, 0) || !w.admitLarge(time.Second, &half, 1<<20) {
		t.Error("without a quota on bytes the one on records does not hold alone")
	}
	for range 1000 {
		if !r.admit(0, &half) {
			t.Fatal("without a quota on calls a call was refused")
		}
	}
}

// The on-demand streams of an account share what it may write and read: a call
// may overdraw it, and the next ones wait until that is made up for. Provisioned
// streams and other accounts have nothing to do with it.
func TestOnDemandAccount(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := newPlane(t, quota.Off)
		p.limitTo(quotas(t, quota.Off, "onDemandWriteMiBPerSecond=1", "onDemandReadMiBPerSecond=1"))
		onDemand := func(c *catalog.Create) { c.Mode, c.MaxRecordSizeInKiB = catalog.OnDemand, 10240 }
		p.stream("a", 4, onDemand)
		p.stream("b", 4, onDemand)
		p.stream("provisioned", 1)
		p.stream("foreign", 1, onDemand, func(c *catalog.Create) { c.Tenant = abroad })

		mebibytes := make([]byte, 3<<20-1)
		p.put("a", "k", string(mebibytes)) // owes two seconds beyond the one that it may have at once
		small := &kinesis.PutRecordInput{StreamName: "b", PartitionKey: "k", Data: []byte("x")}
		refused := func(when string) {
			t.Helper()
			_, err := p.tryPut(small)
			wantRefusal(t, when, err, shardwell.CodeProvisionedThroughput, "")
			out, err := p.tryPuts(&kinesis.PutRecordsInput{StreamName: "b", Records: kinesis.PutRecordsRequestEntryList{{PartitionKey: "k"}, {PartitionKey: "l"}}})
			if err != nil || *out.FailedRecordCount != 2 || out.Records[1].ErrorCode != shardwell.CodeProvisionedThroughput {
				t.Errorf("%s: a batch: %+v, %v", when, out, err)
			}
		}
		refused("at once")
		p.put("provisioned", "k", "x")
		if _, err := p.putRecord(t.Context(), abroad, &kinesis.PutRecordInput{StreamName: "foreign", PartitionKey: "k"}); err != nil {
			t.Errorf("another account: %v", err)
		}
		time.Sleep(2*time.Second - time.Millisecond)
		refused("a moment before it is made up for")
		time.Sleep(time.Millisecond)
		shard := p.put("b", "k", "x").ShardId
		token := p.iterator("a", shard, trimHorizon)
		p.get(token, 0)
		_, err := p.tryGet(p.iterator("b", shard, trimHorizon), 0)
		wantRefusal(t, "reading at once", err, shardwell.CodeProvisionedThroughput, "Rate exceeded for shard "+shard+" in stream b"+inAccount+".")
		time.Sleep(2 * time.Second)
		p.get(p.iterator("b", shard, trimHorizon), 0)
	})
}

// Traffic is made for as many shards as are used, in whatever order, and one
// shard's is never made twice.
func TestTrafficOfManyShards(t *testing.T) {
	var table trafficTable
	table.quotas = quota.Of(quota.AWS)
	tr := table.of(&catalog.Stream{UID: "u"})
	seen := map[*shardTraffic]uint32{}
	order := []uint32{0, 1, 2, 9999, 5000}
	for i := range uint32(12_000) {
		order = append(order, i)
	}
	first := map[uint32]*shardTraffic{}
	for _, index := range order {
		got := tr.shard(index)
		if first[index] == nil {
			first[index] = got
		}
		if other, known := seen[got]; first[index] != got || known && other != index {
			t.Fatalf("shard %d has the traffic of shard %d, or another than before", index, other)
		}
		seen[got] = index
	}
}
