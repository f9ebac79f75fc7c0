package streams

import (
	"time"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/meter"
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

// CallMetrics counts the calls of one operation on one stream.
type CallMetrics struct {
	Calls   int64
	Success int64
	Latency time.Duration // of all calls together
}

func (c *callCounters) read() CallMetrics {
	return CallMetrics{Calls: c.calls.Load(), Success: c.success.Load(), Latency: time.Duration(c.nanos.Load())}
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

// metricNames say under which name each CloudWatch metric of a stream is
// exposed to Prometheus.
var metricNames = []struct {
	name, help string
	value      func(*StreamMetrics) float64
}{
	{"incoming_bytes", "IncomingBytes", func(m *StreamMetrics) float64 { return float64(m.IncomingBytes) }},
	{"incoming_records", "IncomingRecords", func(m *StreamMetrics) float64 { return float64(m.IncomingRecords) }},
	{"put_record_bytes", "PutRecord.Bytes", func(m *StreamMetrics) float64 { return float64(m.PutRecordBytes) }},
	{"put_records_bytes", "PutRecords.Bytes", func(m *StreamMetrics) float64 { return float64(m.PutRecordsBytes) }},
	{"put_records_total_records", "PutRecords.TotalRecords", func(m *StreamMetrics) float64 { return float64(m.PutRecordsTotalRecords) }},
	{"put_records_successful_records", "PutRecords.SuccessfulRecords", func(m *StreamMetrics) float64 { return float64(m.PutRecordsSuccessfulRecords) }},
	{"put_records_failed_records", "PutRecords.FailedRecords", func(m *StreamMetrics) float64 { return float64(m.PutRecordsFailedRecords) }},
	{"put_records_throttled_records", "PutRecords.ThrottledRecords", func(m *StreamMetrics) float64 { return float64(m.PutRecordsThrottledRecords) }},
	{"get_records_bytes", "GetRecords.Bytes", func(m *StreamMetrics) float64 { return float64(m.GetRecordsBytes) }},
	{"get_records_records", "GetRecords.Records", func(m *StreamMetrics) float64 { return float64(m.GetRecordsRecords) }},
	{"write_provisioned_throughput_exceeded", "WriteProvisionedThroughputExceeded: records refused", func(m *StreamMetrics) float64 { return float64(m.WriteProvisionedThroughputExceeded) }},
	{"read_provisioned_throughput_exceeded", "ReadProvisionedThroughputExceeded: calls refused", func(m *StreamMetrics) float64 { return float64(m.ReadProvisionedThroughputExceeded) }},
}

// Collect reports the counters of every stream, for meter.Registry.Collect.
func (s *Service) Collect(c *meter.Collection) {
	for _, m := range s.Metrics() {
		collect(c, &m)
	}
}

func collect(c *meter.Collection, m *StreamMetrics) {
	labels := []string{"account", m.Tenant.Account, "region", m.Tenant.Region, "stream", m.Stream}
	for _, metric := range metricNames {
		c.Counter("kinesis_"+metric.name+"_total", metric.help, metric.value(m), labels...)
	}
	for operation, calls := range map[string]CallMetrics{
		"PutRecord": m.PutRecord, "PutRecords": m.PutRecords, "GetRecords": m.GetRecords,
	} {
		labels := append([]string{"operation", operation}, labels...)
		c.Counter("kinesis_calls_total", "calls of an operation", float64(calls.Calls), labels...)
		c.Counter("kinesis_success_total", "PutRecord.Success, PutRecords.Success, GetRecords.Success", float64(calls.Success), labels...)
		c.Counter("kinesis_latency_milliseconds_total", "PutRecord.Latency, PutRecords.Latency, GetRecords.Latency, summed up",
			float64(calls.Latency)/float64(time.Millisecond), labels...)
	}
	c.Gauge("kinesis_get_records_iterator_age_milliseconds", "GetRecords.IteratorAgeMilliseconds of the last call",
		float64(m.IteratorAgeMilliseconds), labels...)
}
