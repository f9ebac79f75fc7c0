package log

import (
	"errors"
	"fmt"
)

// The errors of the contract. Engines wrap them with detail for operators;
// callers use errors.Is and errors.As.
var (
	ErrNotFound  = errors.New("log does not exist")
	ErrDeleted   = errors.New("log has been deleted")
	ErrSealed    = errors.New("log is sealed")
	ErrTooLarge  = errors.New("entry is larger than the engine takes")
	ErrBeyondEnd = errors.New("position is beyond the end of the log")

	// ErrFull: no new space could be taken. Lifts by itself when there is some.
	ErrFull = errors.New("no space left for new entries")
	// ErrBusy: the engine cannot take the entry now (its buffer stayed full
	// until the deadline, or a sync hangs). Nothing was written; try again.
	ErrBusy = errors.New("engine is busy")
	// ErrPoisoned: a write or sync has failed, so nothing more will be
	// acknowledged by this process. Reads go on.
	ErrPoisoned = errors.New("engine has stopped acknowledging after a disk error")
	// ErrReadOnly: damage was found that needs repair before writing again.
	ErrReadOnly = errors.New("engine is read-only until it is repaired")
	// ErrUnknown: the entry may or may not become durable.
	ErrUnknown = errors.New("outcome is unknown")
	// ErrClosed: the engine has been closed.
	ErrClosed = errors.New("engine is closed")
)

// TrimmedError is what Read gives for a position that has been trimmed.
type TrimmedError struct {
	First Position // the first position that can still be read
}

func (e *TrimmedError) Error() string {
	return fmt.Sprintf("position has been trimmed; the log now begins at %d", e.First)
}

// CorruptError says exactly what damage was found and what it costs: entries
// First up to and including Last of Log cannot be read.
type CorruptError struct {
	File   string // path below the data directory; "" if the damage is in no file, but in what was stored
	Offset int64  // byte offset of the damage in File
	Log    LogID  // 0 when the damage is not confined to one log
	First  Position
	Last   Position
	Reason string
}

func (e *CorruptError) Error() string {
	if e.File == "" {
		return fmt.Sprintf("positions %d to %d of log %#x are damaged: %s", e.First, e.Last, uint64(e.Log), e.Reason)
	}
	if e.Log == 0 {
		return fmt.Sprintf("%s is damaged at byte %d: %s", e.File, e.Offset, e.Reason)
	}
	return fmt.Sprintf("%s is damaged at byte %d (%s): log %#x loses positions %d to %d",
		e.File, e.Offset, e.Reason, uint64(e.Log), e.First, e.Last)
}
