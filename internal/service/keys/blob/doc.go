// Package blob is the form of what KMS encrypts: who encrypted it is in it, and the
// encryption context is bound to it.
//
// It is pure: material, salt and nonce are arguments. It promises that Open gives
// back only what Seal was given, under the same material and for the same encryption
// context, and says ErrOpen to everything else; that any number of blobs may be
// sealed under one material, since each has a key of its own, derived from it and
// the salt; and that no bytes make it panic. Every function may be called from any
// goroutine.
//
// Read blob.go; it is all there is.
package blob
