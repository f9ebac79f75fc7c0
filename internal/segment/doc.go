// Package segment is the bytes of the embedded engine's files, to and from
// memory: segments of the commit log with their blocks, frames and control
// entries, sorted files, and checkpoints.
//
// It promises that whatever bytes it is given, decoding neither panics nor
// allocates more than the input calls for, and that what it accepts has had
// every checksum and length checked. Every block is bound to its segment and
// offset, every frame to its log and first position, so that bytes that are
// valid somewhere else are not valid here.
//
// The package is pure: no clock, file, goroutine or randomness; all of them
// are arguments. Functions are safe for concurrent use; a Summer is not.
//
// docs/formats (commit-log.md, sorted-files.md, checkpoint.md) describes the
// same bytes in prose. Read header.go first, then block.go, frame.go and
// control.go; then sorted.go and footer.go, and checkpoint.go.
package segment
