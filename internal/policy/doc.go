// Package policy is the language of IAM: it reads policies and decides by them
// who may do what.
//
// Parse turns a document into a Policy or refuses it with AWS's text, in the
// order in which AWS looks. Decide is a function of a Request and the Policies
// that bear on it: the same arguments give the same Decision, which tells what
// decided and, where it is a denial, AWS's sentence for the client.
//
// It promises that a document costs memory in proportion to its length, which is
// bounded; that a decision allocates nothing but what its Context does, and what
// variables need in patterns of more than 512 bytes or without case; that matching a
// name of n bytes takes at most n² steps, whatever the pattern; and that doubt
// denies: what cannot be understood in a stored policy never allows, and denies
// where it was written to deny.
//
// The package is pure: no clock, no lock, no goroutine. A Policy never changes
// once made and may be used by any goroutine; a Request belongs to one decision
// at a time.
//
// Simulate is Decide for people: it tells every statement that decided, its place in
// the document, and which condition keys had no value.
//
// Read decide.go first, then compile.go, gate.go and condition.go; what documents must look
// like is in document.go and verify.go. What each operation of Kinesis needs is a
// table in internal/service/streams/permission.
package policy
