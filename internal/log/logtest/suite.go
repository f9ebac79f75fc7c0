package logtest

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"testing"
	"time"

	"github.com/shardwell/shardwell/internal/log"
)

// A Harness is an engine to be tested, empty at first.
type Harness struct {
	Engine log.Engine

	// Reopen closes Engine in good order and opens what it left behind. It may
	// be called over and over. nil: the engine's logs do not outlive it.
	Reopen func() log.Engine

	// Crash leaves Engine as it is and opens what would be left if the process
	// or the machine died now. What the engine that was left does afterwards
	// reaches the new one no more. nil: the engine's logs do not outlive that.
	Crash func() log.Engine
}

// Run holds the engines that open makes to the contract. Every sub-test opens
// its own; open registers what has to be cleaned up with t.
func Run(t *testing.T, open func(t *testing.T) Harness) {
	for _, promise := range promises {
		t.Run(promise.name, func(t *testing.T) {
			h := open(t)
			promise.test(&tester{T: t, Engine: h.Engine, reopen: h.Reopen})
		})
	}
	for seed := range uint64(5) {
		t.Run(fmt.Sprintf("Random%d", seed+1), func(t *testing.T) { RunRandom(t, open, seed+1, 2000) })
	}
}

// promises are the sub-tests of Run.
var promises = []struct {
	name string
	test func(*tester)
}{
	{"PositionsFollowEachOther", positionsFollow},
	{"BatchKeepsOrder", batchKeepsOrder},
	{"EntriesAreIndependent", entriesAreIndependent},
	{"EntrySizes", entrySizes},
	{"AppendCopies", appendCopies},
	{"CancelledAppend", cancelledAppend},
	{"CancelsInFlight", cancelsInFlight},
	{"ReadEdges", readEdges},
	{"ReadLimits", readLimits},
	{"BufferReuse", bufferReuse},
	{"SeekByTime", seekByTime},
	{"Bounds", bounds},
	{"Create", create},
	{"Seal", seal},
	{"Trim", trim},
	{"Delete", deleteLog},
	{"Missing", missing},
	{"WaitReady", waitReady},
	{"WaitWakes", waitWakes},
	{"WaitEndsWithContext", waitEndsWithContext},
	{"CloseEndsAll", closeEndsAll},
	{"TenThousandLogs", tenThousandLogs},
	{"AppendersAndReaders", appendersAndReaders},
	{"SealAmongAppends", sealAmongAppends},
	{"Reopen", reopened},
}

// A tester is a test of one engine. Its helpers end the test when the engine
// does not do what they ask for.
type tester struct {
	*testing.T
	log.Engine
	reopen func() log.Engine
}

func id(n uint64) log.LogID { return log.Owner(7, n) }

func (t *tester) create(ids ...log.LogID) {
	t.Helper()
	if err := t.Create(t.Context(), log.Data, ids...); err != nil {
		t.Fatalf("create: %v", err)
	}
}

// append appends one entry for each text, all to one log, in one call.
func (t *tester) append(to log.LogID, texts ...string) []log.Appended {
	t.Helper()
	entries := make([]log.Entry, len(texts))
	for i, text := range texts {
		entries[i] = log.Entry{Log: to, Head: []byte("h"), Data: []byte(text)}
	}
	out := t.appendEntries(entries)
	for i := range out {
		if out[i].Err != nil {
			t.Fatalf("append %q: %v", texts[i], out[i].Err)
		}
	}
	return out
}

func (t *tester) appendEntries(entries []log.Entry) []log.Appended {
	t.Helper()
	out := make([]log.Appended, len(entries))
	if err := t.Append(t.Context(), entries, out); err != nil {
		t.Fatalf("append: %v", err)
	}
	return out
}

var wholePage = log.Limit{Records: 1 << 20, Bytes: 1 << 30}

// page reads with a buffer of its own.
func (t *tester) page(from log.LogID, at log.Position, limit log.Limit) log.Page {
	t.Helper()
	page, err := t.Read(t.Context(), from, at, limit, new(log.Buffer))
	if err != nil {
		t.Fatalf("read log %#x from %d: %v", uint64(from), at, err)
	}
	return page
}

// all reads a log from its first entry to its end, page by page.
func (t *tester) all(from log.LogID) []log.Record {
	t.Helper()
	var records []log.Record
	for at := t.bounds(from).First; ; {
		page := t.page(from, at, wholePage)
		if len(page.Records) == 0 {
			return records
		}
		records = append(records, page.Records...)
		at = page.Next
	}
}

// holds fails unless a log's readable entries carry exactly these texts.
func (t *tester) holds(in log.LogID, texts ...string) []log.Record {
	t.Helper()
	records := t.all(in)
	if len(records) != len(texts) {
		t.Fatalf("log %#x holds %d entries, want %d", uint64(in), len(records), len(texts))
	}
	for i, text := range texts {
		if got := string(records[i].Data); got != text {
			t.Fatalf("entry %d of log %#x is %q, want %q", i+1, uint64(in), got, text)
		}
		if !bytes.Equal(records[i].Head, []byte("h")) {
			t.Fatalf("head of entry %d of log %#x is %q", i+1, uint64(in), records[i].Head)
		}
	}
	return records
}

func (t *tester) bounds(of log.LogID) log.Bounds {
	t.Helper()
	b, err := t.Bounds(t.Context(), of)
	if err != nil {
		t.Fatalf("bounds of log %#x: %v", uint64(of), err)
	}
	return b
}

func (t *tester) seal(ids ...log.LogID) []log.Position {
	t.Helper()
	ends, err := t.Seal(t.Context(), ids...)
	if err != nil {
		t.Fatalf("seal: %v", err)
	}
	if len(ends) != len(ids) {
		t.Fatalf("seal returned %d ends for %d logs", len(ends), len(ids))
	}
	return ends
}

// must fails when an operation did.
func (t *tester) must(doing string, err error) {
	t.Helper()
	if err != nil {
		t.Fatalf("%s: %v", doing, err)
	}
}

// is fails unless an operation failed in the one right way.
func (t *tester) is(doing string, err, want error) {
	t.Helper()
	if !errors.Is(err, want) {
		t.Errorf("%s: got %v, want %v", doing, err, want)
	}
}

// trimmed fails unless err says that a log now begins at first.
func (t *tester) trimmed(doing string, err error, first log.Position) {
	t.Helper()
	trimmed, ok := errors.AsType[*log.TrimmedError](err)
	if !ok || trimmed.First != first {
		t.Errorf("%s: got %v, want trimmed to %d", doing, err, first)
	}
}

// patience is when a wait is taken not to end at all.
const patience = time.Minute

// result receives what a goroutine sends.
func result[T any](t *tester, from <-chan T) T {
	t.Helper()
	select {
	case v := <-from:
		return v
	case <-time.After(patience):
		t.Fatal("nothing happened for a minute")
		panic("unreachable")
	}
}

// elsewhere calls wait in a goroutine and gives what it returns.
func elsewhere(wait func() error) <-chan error {
	done := make(chan error, 1)
	go func() { done <- wait() }()
	return done
}

// wait waits for what must come; it fails instead of hanging.
func (t *tester) wait(of log.LogID, from log.Position) error {
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	defer cancel()
	return t.Wait(ctx, of, from)
}

// waits fails unless there is nothing yet that a Wait would return for.
func (t *tester) waits(doing string, of log.LogID, from log.Position) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), moment)
	defer cancel()
	t.is(doing, t.Wait(ctx, of, from), context.DeadlineExceeded)
}

// moment is long enough for a wait to end if it is going to end wrongly. One
// that is right passes whatever it is.
const moment = 2 * time.Millisecond

// cancelled is a context that has ended.
func cancelled() context.Context {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	return ctx
}
