// Package digest computes SHA-256 for many goroutines at once.
//
// The signature of a request covers its body, so every body is hashed, and on
// processors without instructions for SHA-256 (Intel's before Ice Lake among them)
// that takes as long as much of the rest of a request. Those that have AVX-512 hash
// eight texts in little more than the time of one: a Combiner has goroutines that
// want a hash at the same time do it together.
//
// It promises the hash of crypto/sha256, whichever way it was computed; that a text
// is hashed with others only if that costs less than one after the other; that
// nobody waits for texts that are yet to come, and for texts longer than its own only
// who does the work; and no garbage. On other processors, and for short texts, it is
// crypto/sha256.
//
// A Combiner is safe for concurrent use. It starts no goroutine: whoever comes
// first does the work of those who have come by then.
//
// It is written by hand because the standard library hashes one text at a time, and
// the one library that does several (minio/sha256-simd) has had no release since 2023
// and has every text wait on a timer for others. There is a second way to each hash,
// crypto/sha256, and the tests and FuzzSums compare the two.
//
// Read combiner.go first, then lanes.go.
package digest
