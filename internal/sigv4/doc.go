// Package sigv4 speaks AWS Signature Version 4: it verifies the signatures of
// requests and of the chunks of a body, signs requests for our own clients, and
// takes apart the Authorization header of those that are not verified.
//
// Verify promises that a request is accepted only if it is, in AWS's canonical
// form, the one that the holder of an active key signed for this service and
// region about now, or for a lifetime that is not over; that every header that
// must be signed is; and that a refusal is AWS's for the first thing wrong, in
// AWS's order. It refuses Version 4A. An unknown key costs the work of a known
// one, and signatures are compared in constant time.
//
// Reading any bytes neither panics nor takes memory out of proportion to them.
// A request in the header form makes no garbage once its signing key is cached.
//
// Decisions that AWS's documentation leaves open:
//   - every X-Amz-* header but X-Amz-User-Agent must be signed, and Host by that
//     name or as :authority;
//   - a signed header that is absent is a mismatch, not an empty value;
//   - headers and parameters of the signature itself that are there twice make
//     it incomplete or unreadable: no order among them is believed;
//   - the list of signed headers may be in any order and case, with no name twice;
//   - a + in a query is a space, %2F in a path is not a slash;
//   - white space in a header's value is that of ASCII.
//
// The package is pure: the time is an argument, a request is plain values, and
// keys come from a function. Functions and a Verifier are safe for concurrent
// use, a Chunks is not.
//
// Read verify.go first: what goes in, what comes out. claim.go and window.go
// have the checks in their order, canonical.go and spelling.go what is signed,
// refusal.go what clients are told, keys.go the cache, chunks.go bodies in
// chunks. sign.go is the other direction; parse.go reads without verifying.
package sigv4
