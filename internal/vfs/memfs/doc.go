// Package memfs is a file system in memory that crashes as a disk does.
//
// It promises that nothing survives Crash which was not synced, unless the
// Cut says so: every write since the last Sync may be there, missing or torn
// at 512-byte sectors, each on its own; every directory entry since the last
// SyncDir may be there or missing. Kill is the milder death, of the process
// alone: all that was written stays, handles and locks go. Both return a new
// FS and leave the old one as it was, so a test can crash the same run at
// every operation (see OnOp). Clones share 4 KiB pages until one is written.
//
// A failed Sync (FailSync) drops what it should have written, as Linux does:
// reads go on showing it, the next Sync succeeds, a power cut takes it away.
//
// An FS is safe for concurrent use, its clones independently of it. Hooks run
// without locks, on the goroutine of the call, and may use the FS. Times of
// files are zero: this package has no clock.
//
// Read fs.go first, then crash.go, then tree.go.
package memfs
