// Package meter counts things: counters, gauges and histograms with fixed
// buckets, kept in a Registry and written as Prometheus text.
//
// It promises that counting costs one atomic addition and no allocation, that
// a Registry writes the same values as the same bytes (families and series are
// sorted), and that the number of series is bounded by what callers put into
// labels: operations, codes and reasons, never anything a client chooses.
//
// The official Prometheus client is not used: it brings protocol buffers and a
// dozen modules for what is three hundred lines here, and the same numbers must
// also be read back as CloudWatch metrics, which needs Each, not a text format.
//
// Everything is safe for concurrent use. Read registry.go first.
package meter
