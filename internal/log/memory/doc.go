// Package memory keeps logs in memory: the engine behind "serve --memory" and
// most tests.
//
// It promises the whole contract of package log but survival: what it holds is
// gone when the process ends. Memory is bounded by Config.MaxBytes; beyond it
// appends get ErrFull until something is trimmed or deleted.
//
// All methods are safe for concurrent use. Each log has its own lock, and
// nothing waits by polling. No goroutine is started. Lock order: a stripe of
// the table of logs is never held while a log's lock is taken.
//
// Read engine.go first, then stream.go (one log) and chunk.go (its storage).
package memory
