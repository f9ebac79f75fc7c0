// Package fields holds what decoders and encoders do to the members of a
// structure whatever the syntax they read and write: how much of a list they keep,
// what is absent, what AWS says of a value of the wrong type, and where the strings
// and the data of a request's records go. The codecs are driven by it, so that they
// differ in syntax alone.
//
// It promises AWS's texts (recorded from AWS, most of them by kinesalite's tests).
//
// Concurrency: pure functions, but for Memory, Strings and Complaint, which are for
// one goroutine at a time.
//
// Read complaint.go first, then memory.go.
package fields
