// Package catalog is the state machine that knows every stream: tenants'
// streams with their shards and settings, and the keys that tokens are sealed
// with. What clients are told about streams is read from here; what they put
// into them is in the shards' logs, which this package only names.
//
// It is pure: its state is a function of the commands applied to it. Commands
// carry what is random, and the time a command has arrived at is given. So
// replay gives the same state, and every rule about streams can be tested
// without a server. Refusals are *shardwell.Error replies, in the words that
// reach the client; a refused command changes nothing.
//
// Concurrency: Apply, Snapshot, Restore and the methods that range over
// streams are called one at a time, as state.Runner does it (its View gives
// everybody else a turn). Machine.Stream, Watch, Queue and Channel may be called
// from any goroutine at any time: they answer from concurrent maps of immutable
// *Stream values, so the data path takes no lock and a stream in hand never
// changes.
//
// Whatever belongs to a stream hangs on it: consumers, queues, channels, tags and
// policies. Their states change without the stream's.
//
// Nothing here touches the world. A stream that is CREATING or DELETING has a
// deadline; the reconciler above makes or deletes its logs and then proposes
// Activate or Removed. So with what hangs on it.
//
// Read stream.go first, then commands.go, then rules.go and apply.go.
package catalog
