// Package eventstream is AWS's binary framing of replies that go on for a
// while: each message is a frame of its own, with headers, a payload and two
// checksums (application/vnd.amazon.eventstream).
//
//	bytes 0-3     length of the whole frame, big-endian like every number here
//	bytes 4-7     length of the headers
//	bytes 8-11    CRC-32 (IEEE) of bytes 0-7
//	then          headers: name length (1 byte), name, type 7 (text),
//	              value length (2 bytes), value; and so on
//	then          payload
//	last 4 bytes  CRC-32 of everything before them
//
// Writing promises frames of that form without garbage or copies: Begin puts
// the head of a frame into a buffer, the caller appends the payload behind it,
// Finish fills in lengths and checksums. Headers are encoded once and used for
// every frame of their kind.
//
// Reading promises that a damaged or endless frame is told as such: lengths are
// bounded before memory is taken for them, and both checksums are verified.
// Headers of other types than text, which Kinesis does not use, are refused.
//
// Concurrency: pure functions, but for Reader; Headers are not written to and
// may be shared.
//
// Read frame.go first, then headers.go and decode.go.
package eventstream
