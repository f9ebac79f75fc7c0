// Package keys is KMS: keys that never leave it, what is encrypted under them, and
// who may have that done. Handlers carry out the operations; Service is also the
// service.Keys by which other services encrypt what they store.
//
// It promises that key material is stored sealed under the master key only, and is in
// memory only while it is used; that every change of a key counts for the very next
// call; that a key whose deletion was scheduled goes when the clock has come there, and
// what was encrypted under it with it; that a rotated key still opens what it sealed
// before; and that the keys alias/aws/kinesis and alias/aws/firehose are there for
// every account, made by their first use.
//
// State is a machine (package keyring below), one for all accounts. What is encrypted
// has a form of its own (package blob below).
//
// A Service is safe for concurrent use. It owns the goroutines of its machine's runner
// and one that carries out what is due; Close waits for them.
//
// Read service.go first, then find.go and cryptography.go; operations are in
// lifecycle.go, aliases.go, policies.go, tags.go, rotation.go and grants.go, and what
// each asks of its caller in access.go, with facts.go.
package keys
