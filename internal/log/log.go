package log

import (
	"context"
	"time"
)

// LogID names one log for ever: an id is never given to another log, not even
// after Delete. The upper 16 bits say who owns the log (see Owner), so that
// independent state machines can hand out ids without talking to each other.
// Zero is reserved for the engines' own use.
type LogID uint64

// Owner builds the LogID number n of owner o. n must fit in 48 bits.
func Owner(o uint16, n uint64) LogID { return LogID(uint64(o)<<48 | n&(1<<48-1)) }

// Position is an entry's place in its log. The first entry has position 1;
// positions strictly increase and are never reused. Callers must not rely on
// their being dense unless Capabilities says so.
type Position uint64

// Millis is a time in milliseconds since the Unix epoch.
type Millis int64

// Time converts m to a time.Time in UTC.
func (m Millis) Time() time.Time { return time.UnixMilli(int64(m)).UTC() }

// Kind says what a log is for. It decides who may write when space runs out.
type Kind uint8

const (
	// Data logs carry clients' records. Appending to one fails with ErrFull
	// when no new space can be taken.
	Data Kind = iota + 1
	// Control logs carry state machines' commands and snapshots. They may use
	// the engine's reserve, so that deleting works on a full disk.
	Control
)

// MaxEntryBytes bounds len(Head)+len(Data) of one entry: the largest Kinesis
// record (10 MiB) and room for its header. Larger entries get ErrTooLarge.
const MaxEntryBytes = 10<<20 + 4<<10

// Entry is one thing to append. Head is the owner's own header, Data the
// client's bytes; engines store both and look into neither. Append copies
// them once and keeps no reference.
type Entry struct {
	Log  LogID
	Head []byte
	Data []byte
}

// Appended is what became of one Entry: where it is and when it arrived, or
// Err. Arrival is given by the engine and does not step back within a log.
type Appended struct {
	Position Position
	Arrival  Millis
	Err      error
}

// Record is one entry as Read returns it. Head and Data point into the
// Buffer given to Read and are valid until that Buffer is used again.
type Record struct {
	Position Position
	Arrival  Millis
	Head     []byte
	Data     []byte
}

// Limit bounds one Read. Both fields must be positive. A page holds at most
// Records records and at most Bytes bytes of Head and Data, except that the
// first record is returned whatever its size.
type Limit struct {
	Records int
	Bytes   int
}

// Page is the answer to one Read.
type Page struct {
	Records []Record // in position order; may be empty only at the end
	Next    Position // where to read on
	End     Position // one past the last durable entry when the page was read
}

// Buffer is memory that a caller lends to Read, over and over. The zero value
// is ready. Not safe for concurrent use; its contents belong to the last Read.
type Buffer struct {
	Bytes   []byte
	Records []Record
}

// Bounds describes a log at one instant.
type Bounds struct {
	First       Position // the first entry not trimmed; equals End when empty
	End         Position // one past the last durable entry
	Sealed      bool     // nothing will ever be appended again
	LastArrival Millis   // of the last durable entry; 0 if there never was one
}

// Capabilities is what an engine promises beyond the contract.
type Capabilities struct {
	Dense            bool // positions have no holes (but for jumps after repair)
	SurvivesPowerCut bool // an acknowledged entry survives loss of power
	Nodes            int  // how many processes may serve the same logs
}

// Engine stores many ordered, append-only logs. All methods are safe for
// concurrent use. See the package documentation for the contract that the
// suite in logtest holds every engine to.
type Engine interface {
	// Create makes logs of one kind. It is idempotent: a log that exists is
	// left as it is. A deleted id gives ErrDeleted, and then nothing is created.
	Create(ctx context.Context, kind Kind, ids ...LogID) error

	// Append adds entries, each to its own log, and returns when all of them
	// are durable. out must be as long as entries; out[i] tells the fate of
	// entries[i]. Entries of one call are independent: some may fail (ErrSealed,
	// ErrNotFound, ErrTooLarge ...) while others succeed; entries of the same
	// log keep their order. A non-nil return means the call as a whole failed
	// and is also in every out[i].Err. An error that Is ErrUnknown means the
	// entry may or may not have been written: the caller must not guess.
	Append(ctx context.Context, entries []Entry, out []Appended) error

	// Seal ends logs for ever and returns their ends, in argument order. After
	// it has returned, Append gives ErrSealed. Idempotent.
	Seal(ctx context.Context, ids ...LogID) ([]Position, error)

	// Read returns durable entries from position from on, in order. from equal
	// to the end gives an empty page; beyond it gives ErrBeyondEnd; before the
	// first entry gives *TrimmedError. Read never waits for entries.
	Read(ctx context.Context, id LogID, from Position, limit Limit, buf *Buffer) (Page, error)

	// Seek returns the position of the first entry that arrived at or after t,
	// or the end. It first waits for entries in flight that arrived before t.
	Seek(ctx context.Context, id LogID, t time.Time) (Position, error)

	// Bounds describes the log. End counts durable entries only.
	Bounds(ctx context.Context, id LogID) (Bounds, error)

	// Wait returns nil when an entry at or after from is durable or the log is
	// sealed, ErrDeleted or ErrClosed when that happens, ctx.Err() when ctx ends.
	Wait(ctx context.Context, id LogID, from Position) error

	// Trim hides entries before the given position at once and frees their
	// space later. Trimming further back than before does nothing; trimming
	// beyond the end trims to the end.
	Trim(ctx context.Context, id LogID, before Position) error

	// Delete removes the log. Its id stays taken. Idempotent.
	Delete(ctx context.Context, id LogID) error

	// Capabilities says what this engine promises beyond the contract.
	Capabilities() Capabilities

	// Close finishes what is in flight and releases everything. Later calls
	// give ErrClosed.
	Close() error
}
