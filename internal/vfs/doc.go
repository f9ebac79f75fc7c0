// Package vfs is the only door to the disk.
//
// Everything Shardwell keeps goes through FS, so that tests can put a file
// system there that crashes (memfs) or fails (faultfs) where they choose. The
// interface is small and says exactly when a thing is durable: a file's bytes
// after Sync, a name after SyncDir of its directory, and nothing before.
//
// Implementations are safe for concurrent use. Read vfs.go first, then os.go.
package vfs
