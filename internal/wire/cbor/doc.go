// Package cbor writes the CBOR that replies of the CBOR protocol need. At
// present these are error replies only: requests in CBOR are refused.
//
// It promises RFC 8949 with definite lengths. Invalid UTF-8 becomes U+FFFD.
//
// Concurrency: pure functions.
//
// Read error.go.
package cbor
