package gateway

import (
	"sync/atomic"
	"time"

	"github.com/shardwell/shardwell/internal/meter"
)

// metrics is what the gateway counts.
type metrics struct {
	requests         *meter.Counters   // by operation and code
	seconds          *meter.Histograms // by operation
	bytesIn          *meter.Counters   // by operation
	bytesOut         *meter.Counters   // by operation
	inFlight         *meter.Gauge
	bytesInFlight    *meter.Gauge
	refusedForMemory *meter.Counter
	panics           *meter.Counter
	unbelieved       *meter.Counters // by code
	denied           *meter.Counter
	none             routeMetrics // requests that name no operation

	replyBytesInFlight *meter.Gauge
	eventBytesInFlight *meter.Gauge
	streams            *meter.Gauge
}

// routeMetrics are one operation's own, looked up once.
type routeMetrics struct {
	succeeded *meter.Counter
	seconds   *meter.Histogram
	bytesIn   *meter.Counter
	bytesOut  *meter.Counter
	replySize *atomic.Int64 // of late, in bytes
}

func newMetrics(r *meter.Registry) *metrics {
	m := &metrics{
		requests: r.Counter("shardwell_requests_total", "Requests answered, by operation and by error code; the code is empty on success.", "operation", "code"),
		seconds:  r.Histogram("shardwell_request_seconds", "From a request's headers to the last byte of its answer handed to the system.", meter.Seconds, "operation"),
		bytesIn:  r.Counter("shardwell_request_bytes_total", "Bytes of request bodies.", "operation"),
		bytesOut: r.Counter("shardwell_response_bytes_total", "Bytes of response bodies.", "operation"),
		inFlight: r.Gauge("shardwell_requests_in_flight", "Requests being served.").With(),
		bytesInFlight: r.Gauge("shardwell_request_bytes_in_flight",
			"Bytes of buffers for request bodies that are held or have been reserved.").With(),
		replyBytesInFlight: r.Gauge("shardwell_response_bytes_in_flight",
			"Bytes of buffers of long replies that clients have not taken yet.").With(),
		eventBytesInFlight: r.Gauge("shardwell_event_bytes_in_flight",
			"Bytes of buffers of events that clients have not taken yet, or that have been reserved for such.").With(),
		streams: r.Gauge("shardwell_event_streams_open", "Replies with events that have not ended.").With(),
		refusedForMemory: r.Counter("shardwell_requests_refused_for_memory_total",
			"Requests refused with 503 because too many bytes of requests, replies or events were in flight.").With(),
		panics: r.Counter("shardwell_request_panics_total", "Requests that made the program panic.").With(),
	}
	m.unbelieved = r.Counter("shardwell_signatures_refused_total", "Requests whose signature was not believed, by error code.", "code")
	m.denied = r.Counter("shardwell_requests_denied_total", "Requests of known callers whose policies do not allow them.").With()
	m.none = m.route("")
	return m
}

func (m *metrics) route(operation string) routeMetrics {
	return routeMetrics{
		succeeded: m.requests.With(operation, ""),
		seconds:   m.seconds.With(operation),
		bytesIn:   m.bytesIn.With(operation),
		bytesOut:  m.bytesOut.With(operation),
		replySize: new(atomic.Int64),
	}
}

// replyHint is how large a buffer the next reply will probably need.
func (m *routeMetrics) replyHint() int { return int(m.replySize.Load()) }

// sized learns from a reply: growth counts at once, shrinking by halves, so
// that a few small replies after a large one do not all take large buffers.
func (m *routeMetrics) sized(n int) {
	old := m.replySize.Load()
	if next := max(int64(n), old/2); next != old {
		m.replySize.Store(next)
	}
}

// record counts and logs a finished exchange.
func (x *exchange) record() {
	duration := time.Since(x.start)
	m := x.gateway.metrics
	of := &m.none
	if x.route != nil {
		of = &x.route.metrics
	}
	if x.code == "" {
		of.succeeded.Add(1)
	} else {
		m.requests.With(x.operationName(), x.code).Add(1)
	}
	of.seconds.Observe(duration.Seconds())
	of.bytesIn.Add(uint64(x.bytesIn))
	of.bytesOut.Add(uint64(x.bytesOut))
	x.log(duration)
}
