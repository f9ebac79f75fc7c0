// Package history judges what a run did to ordered logs, from its records
// alone: what clients tried to append and were told, and what a reader got
// back in the end.
//
// Check promises to find every acknowledged append that is lost, altered,
// there twice or out of order, every place that was skipped, and everything
// that nobody can have written. It works by sorting and one sweep over each
// order, so that a million operations take about a second; it needs no model
// of the system and shares no code with it.
//
// CheckLineage judges what readers were given that follow a stream through
// changes of its shards: the order of each key, and parents before children.
//
// Both are pure functions: concurrent calls are safe as long as nobody
// changes what they were given.
//
// Read history.go first (the records), then check.go and lineage.go.
package history
