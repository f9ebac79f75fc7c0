// Package streams is Amazon Kinesis Data Streams: its operations, one file
// each, on a log engine.
//
// A shard is a log of the engine; everything else that lasts is in the catalog,
// a state machine on a log of its own. In memory there are only the catalog's
// state, quotas and counters, so a Service can be closed, or die, at any moment
// and another one goes on: state changes that were under way are finished by
// the reconciler, and iterators and page tokens keep working, because they are
// sealed and hold all they mean.
//
// It promises AWS's answers: codes, texts and the order of checks. Where no
// record of AWS settles an answer, the choice is in decisions.go.
//
// Concurrency: all methods of Service and all handlers may be called from any
// goroutine. The data operations share no lock; streams come to them as
// immutable values that the catalog publishes. Service owns its background
// goroutines (one for each stream that changes its state, one for each of the
// chores in chores.go, one for each shard that somebody has subscribed to) and
// Close waits for them.
//
// Time is what Config.Clock says, and nothing here asks the system for it but
// to measure how fast this program is: tests move that clock.
//
// Read streams.go first, then handlers.go for the operations. The way in is
// putrecords.go, the way out getrecords.go, or subscription.go where records are
// pushed; a stream's life createstream.go and
// reconcile.go.
package streams
