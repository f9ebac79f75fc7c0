// Package scaling decides which shards of an on-demand stream are to be halved
// and which are to be merged, from what they take and from what the stream must
// be ready for.
//
// It is pure: it is told rates and says what to change, so that every rule can
// be tested with numbers alone. It promises that a stream it is asked about
// again and again ends in a state that it leaves alone while traffic stays as it
// is, and that no shard is in two changes of one decision. What a throttle is
// for follows from the quotas of single shards: a stream that is asked for more
// than twice what it has taken lately meets them until it has been scaled.
//
// Nothing here is shared between goroutines; whoever holds a Window sees to that.
//
// Read scaling.go first, then window.go.
package scaling
