package state

import (
	"io"
	"time"
)

// Machine is a deterministic state machine. Its state is a function of the
// commands applied to it and nothing else: no clock, no randomness, no map
// order, no I/O. The Runner calls its methods one at a time.
type Machine interface {
	// Apply carries out one command and returns the reply for its proposer.
	// at is the command's arrival, and never steps back from one call to the
	// next. A command that is refused is answered with an error value as reply
	// and changes nothing. Apply never panics on any input; a command of a
	// version it does not know is answered with *UnknownVersion, which stops
	// the node before it can diverge.
	Apply(at time.Time, command []byte) (reply any)

	// Snapshot writes the whole state. The same state gives the same bytes.
	Snapshot(w io.Writer) error

	// Restore replaces the state by one that Snapshot wrote, of this release
	// or of any earlier one.
	Restore(r io.Reader) error
}

// UnknownVersion is a Machine's reply to a command (or its error for a
// snapshot) that was written by a newer release.
type UnknownVersion struct {
	Machine string // the machine's name, as people know it: "streams"
	Version int    // the version that was met
	Known   int    // the newest version this program knows
}

func (e *UnknownVersion) Error() string {
	return "the " + e.Machine + " state was written by a newer release of Shardwell; start that release or a later one"
}
