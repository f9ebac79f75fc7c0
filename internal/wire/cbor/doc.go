// Package cbor is the CBOR codec: it turns bodies into the structures of the API
// tables and back, for every shape and in both directions, as package json beside
// it does; what is not about syntax is shared with it (package fields).
//
// CBOR 1.1 of AWS is the JSON protocol in RFC 8949, but that data are byte strings
// and times are integer milliseconds, which carry tag 1 in spite of that.
//
// Decoding promises
//
//   - well-formed CBOR, at most 1,000 levels deep, nothing after the map: anything
//     else is wire.ErrSyntax, even after a type error. Lengths may be definite or
//     indefinite, heads longer than need be. Keys are text, and text is valid
//     UTF-8. A length beyond what is left of the body is refused before anything
//     is reserved;
//   - AWS's texts for members of the wrong type, as JSON has them; the first one
//     in the body counts;
//   - that unknown members, null and undefined count as absent, that the last of
//     two equal keys wins, that fractions of integers are cut off and integers out
//     of range clamped;
//   - memory in proportion to the body: strings are parts of a few pieces that hold
//     nothing else, blobs of one arena; lists and maps keep 100 elements more than
//     their maximum.
//
// What AWS does is not known in some cases: decisions.go says what this package does
// there. Tags are skipped wherever they stand. Documents, which no operation of
// Kinesis has, are left out.
//
// Encoding promises one spelling for each value: definite lengths, the shortest
// heads, members in the model's order, map keys sorted, floats in 64 bits, times
// with tag 1. A member is left out where JSON leaves it out. Bytes that are not
// UTF-8 become U+FFFD.
//
// Each direction is written twice, as in package json: the code driven by the tables
// is the reference. Beside it stand the fast paths: fast_put.go decodes the inputs
// of PutRecords and PutRecord if their members are known, different and in one
// piece, and fast_get.go writes pages, events and results record by record. Fuzz
// tests hold them to the same values and bytes, and the whole codec to what package
// json makes of the same bodies.
//
// Neither direction uses reflection or makes garbage per record. Bodies and
// structures stay the caller's; decoded values do not point into the body.
//
// Concurrency: pure functions, but for PageWriter; they may be called concurrently
// for different values.
//
// Read decode.go first, then scan.go; encode.go stands alone.
package cbor
