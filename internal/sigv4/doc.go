// Package sigv4 speaks AWS Signature Version 4: it signs requests for our own
// clients and takes apart the Authorization header of others.
//
// It promises the signatures of AWS's published test vectors, and that parsing
// any bytes neither panics nor allocates beyond a constant. It does not check
// signatures. The package is pure: the time is an argument, a request is plain
// values, and every function is safe for concurrent use.
//
// Read sign.go first; parse.go is what the gateway uses.
package sigv4
