// Package embedded is the log engine that keeps its logs in files of one
// directory, on this machine.
//
// All logs share one commit log, so that one sync serves every Append that
// waits for it. It promises the contract of package log, across kill -9 and
// loss of power: an entry is acknowledged, and shown to readers, only when it
// and every byte before it in the commit log is durable. After the first
// failed write or sync nothing is acknowledged any more (reads go on).
//
// Complete segments of the commit log are sorted in the background: their
// frames go, by log and position, into sorted files, which are merged and, when
// most of them is trimmed, rewritten. Which sorted files are live is itself
// told by entries of the commit log. Behind each sorted segment a checkpoint of
// all logs is written, so that recovery reads the segments after it only, and
// those before the last two checkpoints are used again. Of frames that are not
// sorted yet an index is in memory, 16 bytes each; records are read from the
// files. A reader looks at its log's index and then at the published set of
// sorted files, and pins every file it reads, so that none is given up under it.
//
// Inspect, Backup and Repair work on a directory, not on an Engine: the first
// two also beside one that another process has open.
//
// Concurrency: everything exported is safe for concurrent use. Engine.mu
// guards what appending needs (positions, the open block, space) and is held
// for a few microseconds; each log has a lock of its own for what readers
// need. When both are taken, Engine.mu comes first. Four goroutines belong to
// an Engine, and Close waits for them: the writer and the syncer (commit.go),
// the keeper of spare segments (spare.go) and the sorter (sort.go).
//
// Read engine.go first, then append.go, place.go and commit.go (an entry's way
// in), read.go and plan.go (its way out), fileset.go (how readers come to use
// other files), recover.go (what a crash leaves), and sort.go (what becomes of
// complete segments) with fold.go, pour.go, output.go, save.go, rewrite.go,
// policy.go and recycle.go. What operators use begins in inspect.go, backup.go and
// repair.go.
package embedded
