// Package certs keeps the server's certificate for TLS: one that it issues
// itself, under a certificate authority (CA) of its own in a directory of the
// data directory, or one that the operator brings.
//
// It promises that a handshake always finds a certificate; that one it issues is
// renewed well before it ends, and one that is brought taken up when its files
// change, both without touching connections that are open; and that a bad new
// one never takes a good one's place. The CA's key is in a file that only its
// owner can read, and files are replaced in one step, under a lock that programs
// with the same directory share. What is wrong with a file that is there is said
// in one sentence, with the way out; it is never overwritten.
//
// A Keeper is safe for concurrent use; it has one goroutine at most, which its
// owner runs (Keep). Read keeper.go first, then local.go.
package certs
