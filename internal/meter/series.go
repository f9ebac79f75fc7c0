package meter

import (
	"math"
	"slices"
	"sync/atomic"
)

// Counter is a number that only grows. Safe for concurrent use.
type Counter struct{ n atomic.Uint64 }

// Add adds n.
func (c *Counter) Add(n uint64) { c.n.Add(n) }

// Value is the sum of what was added.
func (c *Counter) Value() uint64 { return c.n.Load() }

// Gauge is a number that goes up and down. Safe for concurrent use.
type Gauge struct{ n atomic.Int64 }

// Add adds n, which may be negative.
func (g *Gauge) Add(n int64) { g.n.Add(n) }

// Set replaces the value.
func (g *Gauge) Set(n int64) { g.n.Store(n) }

// Value is the current value.
func (g *Gauge) Value() int64 { return g.n.Load() }

// Histogram counts values by fixed buckets. Safe for concurrent use; a reader
// may see a value in its bucket a moment before it is in the sum.
type Histogram struct {
	bounds  []float64
	buckets []atomic.Uint64 // one more than bounds: the last has no upper bound
	sum     atomic.Uint64   // bits of a float64
}

// Observe counts one value.
func (h *Histogram) Observe(v float64) {
	i, _ := slices.BinarySearch(h.bounds, v)
	h.buckets[i].Add(1)
	for {
		old := h.sum.Load()
		if h.sum.CompareAndSwap(old, math.Float64bits(math.Float64frombits(old)+v)) {
			return
		}
	}
}

// Count is how many values have been observed.
func (h *Histogram) Count() uint64 {
	var n uint64
	for i := range h.buckets {
		n += h.buckets[i].Load()
	}
	return n
}

// Sum is the sum of the values observed.
func (h *Histogram) Sum() float64 { return math.Float64frombits(h.sum.Load()) }

// Counters is a family of counters that differ in their labels.
type Counters struct{ f *family }

// With returns the counter for these label values, in the order the labels
// were declared. Keep the result where it is used often.
func (c *Counters) With(values ...string) *Counter {
	return c.f.with(values, func() any { return new(Counter) }).(*Counter)
}

// Gauges is a family of gauges that differ in their labels.
type Gauges struct{ f *family }

// With returns the gauge for these label values, as Counters.With does.
func (g *Gauges) With(values ...string) *Gauge {
	return g.f.with(values, func() any { return new(Gauge) }).(*Gauge)
}

// Histograms is a family of histograms that differ in their labels.
type Histograms struct{ f *family }

// With returns the histogram for these label values, as Counters.With does.
func (h *Histograms) With(values ...string) *Histogram {
	return h.f.with(values, func() any {
		return &Histogram{bounds: h.f.bounds, buckets: make([]atomic.Uint64, len(h.f.bounds)+1)}
	}).(*Histogram)
}

// Seconds are bucket bounds for latencies, from a tenth of a millisecond to
// ten seconds.
var Seconds = []float64{0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10}
