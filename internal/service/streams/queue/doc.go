// Package queue is the state machine that knows how far a queue has got with
// its stream: which records nobody has received yet, which are in flight,
// visible again or dead letters. What is in none of these has been
// acknowledged, and is not kept. Records themselves are in the shards' logs;
// they are named by shard and position.
//
// It is pure: its state is a function of the commands applied to it, and time
// is a command's arrival. A record's place is derived from when its visibility
// runs out and how often it has been received, so nothing has to happen at that
// instant, and a crash neither loses nor revives an acknowledgement.
//
// What it keeps is bounded: fresh records are not handed out while there are
// too many unacknowledged ones or dead letters, with limits that the command
// carries. One record costs 32 bytes and its share of the slack: below 64.
//
// Concurrency: Apply and Restore are called one at a time; everything else only
// reads, and may run together but not beside them, as state.Runner's View has
// it.
//
// Read commands.go first, then machine.go, then set.go.
package queue
