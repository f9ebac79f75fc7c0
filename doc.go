// Package shardwell is the vocabulary of Amazon Kinesis Data Streams, in Go's
// standard library alone: what a hash key, a sequence number, a shard id, a
// stream ARN, a limit and an error code are. It has no behaviour, no clock and
// no state; every value is safe to copy and to use from many goroutines.
// Everything else in this repository speaks these words.
//
// # The house
//
// Shardwell is Kinesis in one binary. Two primitives carry it: a log (many
// ordered, durable, append-only logs; a shard is one of them) and a state
// machine fed by a log (all metadata). Imports go strictly downwards:
//
//	/                    this vocabulary
//	internal/api         what a service's API looks like: shapes, constraints
//	internal/api/kinesis ... of Data Streams, generated from the public model
//	internal/vfs         the only door to the disk; memfs and faultfs for tests
//	internal/wire        constraint checks and the codecs (pure)
//	internal/sigv4       AWS signatures (pure)
//	internal/envelope    sealing of secrets under the master key (pure)
//	internal/segment     the bytes of the embedded engine's files (pure)
//	internal/log         the contract of a log engine, its model and test suite
//	internal/log/memory  ... an engine that keeps everything in memory
//	internal/log/embedded ... an engine on local files: one commit log, one sync
//	internal/state       runs a deterministic state machine on a log
//	internal/meter       counters, gauges, histograms
//	internal/service     how the gateway calls a service
//	internal/service/streams  Data Streams, one file per operation
//	internal/gateway     HTTP: front door, routing by target, error shapes
//	cmd/shardwell        the program, one file per subcommand
//	test                 black box: tutorials with the real clients, kill -9
//	docs                 architecture, promises, formats, parity with AWS
//
// Pure packages start no goroutine and touch no clock, file or socket: those
// are arguments.
//
// # Where to read
//
// sequence.go holds the one format that takes explaining. hashkey.go says how
// a record finds its shard. errors.go and limits.go are lists to look things
// up in. Then internal/log, internal/state and internal/service/streams.
package shardwell
