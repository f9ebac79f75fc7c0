// Package masterkey says how the master key is kept: as it is, or sealed by a
// key service (AWS KMS, or the transit engine of Vault and OpenBao), which alone
// can open it.
//
// It promises that what Seal gives can be opened by the same provider, because
// it tries; that a provider is asked with a limit on time; and that an error is
// one sentence that names the provider, and never has the key or a token in it. Which
// file holds a Kept is the program's business.
//
// AWS KMS is asked by libraries, because its credentials come from a dozen places.
// Vault is asked by two calls of our own: vault.go says why.
//
// Values are immutable, and any goroutine may use them. Read kept.go first.
package masterkey
