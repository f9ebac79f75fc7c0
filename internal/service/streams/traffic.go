package streams

import (
	"cmp"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/service/streams/catalog"
	"github.com/shardwell/shardwell/internal/service/streams/quota"
	"github.com/shardwell/shardwell/internal/service/streams/scaling"
)

// traffic is what the data path keeps in memory about one stream: quotas of
// its shards and counters. None of it is durable; a restart begins anew. Safe
// for concurrent use.
type traffic struct {
	stream  catalog.Key
	account *accountQuota

	grow   sync.Mutex // held to add shards
	shards atomic.Pointer[[]*shardTraffic]
	turn   atomic.Uint64 // of the open shards, when the stream spreads records by itself

	counters counters
	keys     streamKeys

	consumers sync.Map // by name, of those that have subscribed: string → *consumerCounters
}

// consumer gives the counters of one of the stream's consumers.
func (t *traffic) consumer(name string) *consumerCounters {
	if c, ok := t.consumers.Load(name); ok {
		return c.(*consumerCounters)
	}
	c, _ := t.consumers.LoadOrStore(name, new(consumerCounters))
	return c.(*consumerCounters)
}

// keepConsumers forgets the consumers that the stream has not any more.
func (t *traffic) keepConsumers(stream *catalog.Stream) {
	t.consumers.Range(func(name, _ any) bool {
		if stream.Consumer(name.(string)) == nil {
			t.consumers.Delete(name)
		}
		return true
	})
}

// shardTraffic is the part of traffic that belongs to one shard.
type shardTraffic struct {
	bytes   atomic.Int64 // taken, of data and partition keys
	records atomic.Int64

	write writeQuota
	read  readQuota
}

// shard gives the traffic of the shard with the given index.
func (t *traffic) shard(index uint32) *shardTraffic {
	if known := t.shards.Load(); known != nil && int(index) < len(*known) {
		return (*known)[index]
	}
	t.grow.Lock()
	defer t.grow.Unlock()
	var all []*shardTraffic
	if known := t.shards.Load(); known != nil {
		all = slices.Clone(*known)
	}
	if short := int(index) + 1 - len(all); short > 0 {
		// Twice as many at least, so that a large stream is not copied for each
		// of its shards.
		block := make([]shardTraffic, max(short, min(len(all), growAtMost)))
		for i := range block {
			all = append(all, &block[i])
		}
		t.shards.Store(&all)
	}
	return all[index]
}

// growAtMost is how many shards' traffic is made ahead of need.
const growAtMost = 1024

// took counts records that a shard has taken.
func (st *shardTraffic) took(records, bytes int64) {
	st.records.Add(records)
	st.bytes.Add(bytes)
}

// taken is what a shard has taken since the service started.
func (t *traffic) taken(index uint32) scaling.Count {
	known := t.shards.Load()
	if known == nil || int(index) >= len(*known) {
		return scaling.Count{}
	}
	st := (*known)[index]
	return scaling.Count{Bytes: st.bytes.Load(), Records: st.records.Load()}
}

// rateExceeded is the text that refuses a call for the quotas of a shard.
func (t *traffic) rateExceeded(index uint32) string {
	return rateExceededText(shardwell.FormatShardID(index), t.stream.Name, t.stream.Account)
}

// errRateExceeded refuses a call for the quotas of a shard.
func (t *traffic) errRateExceeded(index uint32) error {
	return &shardwell.Error{Code: shardwell.CodeProvisionedThroughput, Message: t.rateExceeded(index)}
}

// refuseRead counts a GetRecords call that the quotas of a shard refuse, and
// gives what to answer.
func (t *traffic) refuseRead(index uint32) error {
	t.counters.readsThrottled.Add(1)
	return t.errRateExceeded(index)
}

// counters count since the service started. They are added to per call, not
// per record.
type counters struct {
	incomingBytes   atomic.Int64
	incomingRecords atomic.Int64

	putRecord  callCounters
	putRecords callCounters
	getRecords callCounters

	putRecordBytes   atomic.Int64
	putRecordsBytes  atomic.Int64
	putRecordsTotal  atomic.Int64
	putRecordsFailed atomic.Int64

	getRecordsBytes   atomic.Int64
	getRecordsRecords atomic.Int64
	iteratorAgeMillis atomic.Int64

	writesThrottled     atomic.Int64
	putRecordsThrottled atomic.Int64
	readsThrottled      atomic.Int64
}

// consumerCounters count what is pushed to one consumer.
type consumerCounters struct {
	subscribed   atomic.Int64
	rateExceeded atomic.Int64

	events       atomic.Int64
	bytes        atomic.Int64
	records      atomic.Int64
	behindMillis atomic.Int64 // of the last event
}

// sent counts an event.
func (c *consumerCounters) sent(records, bytes, behindMillis int64) {
	c.events.Add(1)
	c.records.Add(records)
	c.bytes.Add(bytes)
	c.behindMillis.Store(behindMillis)
}

// callCounters count the calls of one operation.
type callCounters struct {
	calls   atomic.Int64
	success atomic.Int64
	nanos   atomic.Int64
}

func (c *callCounters) done(took time.Duration, success bool) {
	c.calls.Add(1)
	c.nanos.Add(int64(took))
	if success {
		c.success.Add(1)
	}
}

// trafficTable finds the traffic of a stream without a lock that all share.
type trafficTable struct {
	quotas   *quota.Set
	byUID    sync.Map // string → *traffic
	accounts sync.Map // shardwell.Tenant → *accountQuota
}

// known gives the traffic of a stream, or nil if it has had none.
func (tt *trafficTable) known(stream *catalog.Stream) *traffic {
	if t, ok := tt.byUID.Load(stream.UID); ok {
		return t.(*traffic)
	}
	return nil
}

// of gives the traffic of a stream, made at first use.
func (tt *trafficTable) of(stream *catalog.Stream) *traffic {
	if t, ok := tt.byUID.Load(stream.UID); ok {
		return t.(*traffic)
	}
	account, known := tt.accounts.Load(stream.Tenant)
	if !known {
		account, _ = tt.accounts.LoadOrStore(stream.Tenant, newAccountQuota(tt.quotas, stream.Tenant))
	}
	t, _ := tt.byUID.LoadOrStore(stream.UID, &traffic{stream: stream.Key, account: account.(*accountQuota), keys: newStreamKeys()})
	return t.(*traffic)
}

// keep forgets the streams whose uid is not alive, and accounts without streams.
func (tt *trafficTable) keep(alive map[string]*catalog.Stream) {
	accounts := map[shardwell.Tenant]bool{}
	tt.byUID.Range(func(uid, t any) bool {
		if stream := alive[uid.(string)]; stream != nil {
			accounts[stream.Tenant] = true
			t.(*traffic).keepConsumers(stream)
		} else {
			tt.byUID.Delete(uid)
		}
		return true
	})
	tt.accounts.Range(func(tenant, _ any) bool {
		if !accounts[tenant.(shardwell.Tenant)] {
			tt.accounts.Delete(tenant)
		}
		return true
	})
}

// read gives the metrics of all streams, ordered by account, region and name.
func (tt *trafficTable) read() []StreamMetrics {
	var all []StreamMetrics
	tt.byUID.Range(func(_, t any) bool {
		all = append(all, t.(*traffic).read())
		return true
	})
	slices.SortFunc(all, func(a, b StreamMetrics) int {
		return cmp.Or(
			cmp.Compare(a.Tenant.Account, b.Tenant.Account),
			cmp.Compare(a.Tenant.Region, b.Tenant.Region),
			cmp.Compare(a.Stream, b.Stream))
	})
	return all
}
