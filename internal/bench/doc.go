// Package bench measures Shardwell beside the machine's own limits, all in one
// run: what the disk does with bare writes and syncs, what net/http does with
// the same requests and no server behind it, and what Shardwell does in a
// process of its own. Ratios are the result; absolute figures mean something
// only beside the limits of the same run.
//
// It promises honest circumstances: the server syncs before it acknowledges,
// every reply is checked for success, everything written is read back and
// counted, the load generator shares the machine but does next to nothing
// (requests are built and signed beforehand, connections are raw), and the
// baselines run in a process of their own like the server, each right before
// it. A server that is not ours gets the same requests.
//
// Run starts goroutines for connections and waits for all of them. Calls of
// Run must not overlap: they would measure each other.
//
// Read bench.go first, then work.go and load.go; report.go says what the
// figures are.
package bench
