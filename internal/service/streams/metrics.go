package streams

import (
	"cmp"
	"slices"
	"time"

	"github.com/shardwell/shardwell"
)

// StreamMetrics is what one stream's counters read, in the terms of the
// CloudWatch metrics of namespace AWS/Kinesis. All but the age count up from
// the start of the service.
type StreamMetrics struct {
	Tenant shardwell.Tenant
	Stream string

	IncomingBytes   int64 // data and partition keys of records taken
	IncomingRecords int64

	PutRecord      CallMetrics
	PutRecordBytes int64

	PutRecords                  CallMetrics // success: at least one record taken
	PutRecordsBytes             int64
	PutRecordsTotalRecords      int64
	PutRecordsSuccessfulRecords int64
	PutRecordsFailedRecords     int64 // internal failures
	PutRecordsThrottledRecords  int64

	GetRecords        CallMetrics
	GetRecordsBytes   int64
	GetRecordsRecords int64
	// IteratorAgeMilliseconds is that of the last GetRecords.
	IteratorAgeMilliseconds int64

	WriteProvisionedThroughputExceeded int64 // records
	ReadProvisionedThroughputExceeded  int64 // calls
}

// ConsumerMetrics is what the counters of one of a stream's consumers read, in
// the same terms.
type ConsumerMetrics struct {
	Tenant   shardwell.Tenant
	Stream   string
	Consumer string

	SubscribeToShardSuccess      int64
	SubscribeToShardRateExceeded int64 // for an active subscription too

	SubscribeToShardEventSuccess int64
	SubscribeToShardEventBytes   int64 // data and partition keys
	SubscribeToShardEventRecords int64
	// SubscribeToShardEventMillisBehindLatest is that of the last event.
	SubscribeToShardEventMillisBehindLatest int64
}

// CallMetrics counts the calls of one operation on one stream.
type CallMetrics struct {
	Calls   int64
	Success int64
	Latency time.Duration // of all calls together
}

func (c *callCounters) read() CallMetrics {
	return CallMetrics{Calls: c.calls.Load(), Success: c.success.Load(), Latency: time.Duration(c.nanos.Load())}
}

func (t *traffic) readConsumers() (all []ConsumerMetrics) {
	t.consumers.Range(func(name, counters any) bool {
		c := counters.(*consumerCounters)
		all = append(all, ConsumerMetrics{
			Tenant:                                  t.stream.Tenant,
			Stream:                                  t.stream.Name,
			Consumer:                                name.(string),
			SubscribeToShardSuccess:                 c.subscribed.Load(),
			SubscribeToShardRateExceeded:            c.rateExceeded.Load(),
			SubscribeToShardEventSuccess:            c.events.Load(),
			SubscribeToShardEventBytes:              c.bytes.Load(),
			SubscribeToShardEventRecords:            c.records.Load(),
			SubscribeToShardEventMillisBehindLatest: c.behindMillis.Load(),
		})
		return true
	})
	return all
}

func (t *traffic) read() StreamMetrics {
	c := &t.counters
	m := StreamMetrics{
		Tenant:          t.stream.Tenant,
		Stream:          t.stream.Name,
		IncomingBytes:   c.incomingBytes.Load(),
		IncomingRecords: c.incomingRecords.Load(),

		PutRecord:      c.putRecord.read(),
		PutRecordBytes: c.putRecordBytes.Load(),

		PutRecords:                 c.putRecords.read(),
		PutRecordsBytes:            c.putRecordsBytes.Load(),
		PutRecordsTotalRecords:     c.putRecordsTotal.Load(),
		PutRecordsFailedRecords:    c.putRecordsFailed.Load(),
		PutRecordsThrottledRecords: c.putRecordsThrottled.Load(),

		GetRecords:              c.getRecords.read(),
		GetRecordsBytes:         c.getRecordsBytes.Load(),
		GetRecordsRecords:       c.getRecordsRecords.Load(),
		IteratorAgeMilliseconds: c.iteratorAgeMillis.Load(),

		WriteProvisionedThroughputExceeded: c.writesThrottled.Load(),
		ReadProvisionedThroughputExceeded:  c.readsThrottled.Load(),
	}
	m.PutRecordsSuccessfulRecords = max(0, m.PutRecordsTotalRecords-m.PutRecordsFailedRecords-m.PutRecordsThrottledRecords)
	return m
}

// Metrics gives the counters of every stream that was used since the service
// started, ordered by account, region and name.
func (s *Service) Metrics() []StreamMetrics { return s.data.traffic.read() }

// ConsumerMetrics gives the counters of every consumer that has subscribed since
// the service started, ordered by account, region, stream and name.
func (s *Service) ConsumerMetrics() []ConsumerMetrics {
	var all []ConsumerMetrics
	s.data.traffic.byUID.Range(func(_, t any) bool {
		all = append(all, t.(*traffic).readConsumers()...)
		return true
	})
	slices.SortFunc(all, func(a, b ConsumerMetrics) int {
		return cmp.Or(
			cmp.Compare(a.Tenant.Account, b.Tenant.Account),
			cmp.Compare(a.Tenant.Region, b.Tenant.Region),
			cmp.Compare(a.Stream, b.Stream),
			cmp.Compare(a.Consumer, b.Consumer))
	})
	return all
}
