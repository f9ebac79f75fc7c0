// Package envelope seals secrets under the master key, so that they can be
// kept in logs and backups, which everybody who runs the program can read,
// while the master key stays in a file of its own.
//
// It is pure: the key and the nonce are arguments, and it keeps no state, so
// every function may be called from any goroutine.
//
// Read envelope.go; it is all there is.
package envelope
