// Package state runs deterministic state machines on logs: commands in,
// replies out, snapshots now and then. Everything durable that is not a
// client's record is such a machine.
//
// A Machine is pure; the Runner does everything else: it appends a command to
// the machine's log, applies the log in order, hands the reply to whoever
// proposed it, writes snapshots and trims what they cover. Replay gives the
// same state on every node and after every crash.
//
// Rules and Form are for machines whose commands and snapshots are JSON: the
// table of versioned commands, and the frame of a snapshot. They are pure and
// machines need not use them.
//
// Read state.go first, then runner.go.
package state
