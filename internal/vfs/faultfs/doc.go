// Package faultfs wraps a file system and makes chosen operations fail.
//
// Operations are counted from 1 as they begin, over the whole FS and the
// files opened through it. A Fault names the operation to fail by its number
// and says how: an error with nothing done, an error after doing it, a write
// that stops early, once or from then on. A failed Sync drops the unsynced
// data if the wrapped FS can model that (memfs does). HoldSync makes syncs
// wait, for what must happen when a disk hangs. Trace lists the last
// operations, for messages of failing tests.
//
// An FS is safe for concurrent use. With concurrent callers the numbers go by
// the order in which operations begin.
//
// Read faultfs.go first.
package faultfs
