// Package embedded is the log engine that keeps its logs in files of one
// directory, on this machine.
//
// All logs share one commit log, so that one sync serves every Append that
// waits for it. It promises the contract of package log, across kill -9 and
// loss of power: an entry is acknowledged, and shown to readers, only when it
// and every byte before it in the commit log is durable. After the first
// failed write or sync nothing is acknowledged any more (reads go on).
//
// The index of the commit log is in memory, 16 bytes a frame; records are read
// from the files. The log only grows.
//
// Concurrency: everything exported is safe for concurrent use. Engine.mu
// guards what appending needs (positions, the open block, space) and is held
// for a few microseconds; each log has a lock of its own for what readers
// need. When both are taken, Engine.mu comes first. Three goroutines belong to
// an Engine, and Close waits for them: the writer and the syncer (commit.go)
// and the keeper of spare segments (spare.go).
//
// Read engine.go first, then append.go, place.go and commit.go (an entry's way
// in), read.go (its way out), and recover.go (what a crash leaves).
package embedded
