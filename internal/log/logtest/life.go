package logtest

import (
	"fmt"
	"slices"
	"time"

	"github.com/shardwell/shardwell/internal/log"
)

// Creating a log again leaves it as it is. When one of several ids was
// deleted, none is made.
func create(t *tester) {
	t.create(id(1), id(2))
	t.append(id(1), "a")
	t.seal(id(2))
	t.create(id(1), id(2), id(3))
	t.must("create with another kind", t.Create(t.Context(), log.Control, id(1)))
	t.holds(id(1), "a")
	if !t.bounds(id(2)).Sealed {
		t.Error("creating it again has opened a sealed log")
	}
	t.must("delete", t.Delete(t.Context(), id(3)))
	t.is("create a deleted log", t.Create(t.Context(), log.Data, id(3)), log.ErrDeleted)
	t.is("create with a deleted log", t.Create(t.Context(), log.Data, id(4), id(3), id(5)), log.ErrDeleted)
	for _, n := range []uint64{4, 5} {
		_, err := t.Bounds(t.Context(), id(n))
		t.is("bounds of a log that was not created", err, log.ErrNotFound)
	}
	t.must("create nothing", t.Create(t.Context(), log.Data))
}

// Nothing is appended after Seal; its ends come in the order asked for, and
// again when asked again; reading goes on.
func seal(t *tester) {
	t.create(id(1), id(2), id(3))
	t.append(id(1), "a", "b")
	t.append(id(3), "c")
	want := []log.Position{t.bounds(id(3)).End, t.bounds(id(1)).End, t.bounds(id(2)).End}
	for range 2 {
		if ends := t.seal(id(3), id(1), id(2)); !slices.Equal(ends, want) {
			t.Fatalf("sealed at %v, want %v", ends, want)
		}
	}
	out := t.appendEntries([]log.Entry{{Log: id(1)}, {Log: id(2)}, {Log: id(3)}})
	for i := range out {
		t.is("append to a sealed log", out[i].Err, log.ErrSealed)
	}
	t.holds(id(1), "a", "b")
	t.must("trim a sealed log", t.Trim(t.Context(), id(1), 2))
	t.holds(id(1), "b")
	if ends := t.seal(id(1)); ends[0] != want[1] {
		t.Errorf("trimming has moved the end from %d to %d", want[1], ends[0])
	}
}

// Trimmed entries are hidden at once, never come back, and take no position
// with them.
func trim(t *tester) {
	t.create(id(1), id(2))
	out := t.append(id(1), "a", "b", "c", "d", "e")
	trim := func(before log.Position) {
		t.Helper()
		t.must(fmt.Sprint("trim ", before), t.Trim(t.Context(), id(1), before))
	}
	trim(1)
	t.holds(id(1), "a", "b", "c", "d", "e")
	trim(out[2].Position)
	t.holds(id(1), "c", "d", "e")
	for _, p := range []log.Position{0, out[0].Position, out[1].Position} {
		_, err := t.Read(t.Context(), id(1), p, wholePage, new(log.Buffer))
		t.trimmed("read what is trimmed", err, out[2].Position)
	}
	trim(out[1].Position)
	t.holds(id(1), "c", "d", "e")
	end := t.bounds(id(1)).End
	trim(end + 1000)
	if b := t.bounds(id(1)); b.First != end || b.End != end {
		t.Errorf("trimmed beyond end %d, bounds are %+v", end, b)
	}
	t.holds(id(1))
	if got := t.append(id(1), "f")[0]; got.Position < end {
		t.Errorf("position %d has been given again", got.Position)
	}
	t.holds(id(1), "f")
	trim(0)
	t.must("trim an empty log", t.Trim(t.Context(), id(2), 5))
	t.append(id(2), "a")
	t.holds(id(2), "a")
}

// A deleted log answers nothing, and its id stays taken.
func deleteLog(t *tester) {
	t.create(id(1), id(2), id(3))
	t.append(id(1), "a")
	t.seal(id(2))
	for _, n := range []uint64{1, 2, 3, 1} {
		t.must("delete", t.Delete(t.Context(), id(n)))
	}
	for _, n := range []uint64{1, 2, 3} {
		t.refuses(id(n), log.ErrDeleted)
		t.is("create", t.Create(t.Context(), log.Data, id(n)), log.ErrDeleted)
	}
}

// A log that was never created answers ErrNotFound to everything.
func missing(t *tester) {
	t.create(id(1))
	t.refuses(id(2), log.ErrNotFound)
	t.is("delete", t.Delete(t.Context(), id(2)), log.ErrNotFound)
	t.create(id(2))
	t.append(id(2), "a")
}

// refuses fails unless every use of a log gives the error.
func (t *tester) refuses(of log.LogID, want error) {
	t.Helper()
	ctx := t.Context()
	out := []log.Appended{{}}
	err := t.Append(ctx, []log.Entry{{Log: of}}, out)
	if err == nil {
		err = out[0].Err
	}
	t.is("append", err, want)
	t.is("append, in out", out[0].Err, want)
	_, err = t.Seal(ctx, of)
	t.is("seal", err, want)
	_, err = t.Read(ctx, of, 1, wholePage, new(log.Buffer))
	t.is("read", err, want)
	_, err = t.Seek(ctx, of, log.Millis(1).Time())
	t.is("seek", err, want)
	_, err = t.Bounds(ctx, of)
	t.is("bounds", err, want)
	t.is("wait", t.wait(of, 1), want)
	t.is("trim", t.Trim(ctx, of, 1), want)
}

// After Close every call gives ErrClosed.
func closeEndsAll(t *tester) {
	t.create(id(1))
	t.append(id(1), "a")
	var done []<-chan error
	for range 4 {
		done = append(done, elsewhere(func() error { return t.wait(id(1), 2) }))
	}
	<-time.After(moment) // so that most of them do wait
	t.must("close", t.Close())
	for _, d := range done {
		t.is("wait across close", result(t, d), log.ErrClosed)
	}
	t.refuses(id(1), log.ErrClosed)
	t.is("create", t.Create(t.Context(), log.Data, id(2)), log.ErrClosed)
	t.is("delete", t.Delete(t.Context(), id(1)), log.ErrClosed)
}

// Ten thousand logs are created, written and sealed by one call each.
func tenThousandLogs(t *tester) {
	const n = 10_000
	ids := make([]log.LogID, n)
	entries := make([]log.Entry, 2*n)
	for i := range ids {
		ids[i] = id(uint64(i))
		entries[i] = log.Entry{Log: ids[i], Head: []byte("h"), Data: fmt.Append(nil, "first ", i)}
		entries[2*n-1-i] = log.Entry{Log: ids[i], Head: []byte("h"), Data: fmt.Append(nil, "second ", i)}
	}
	t.create(ids...)
	for i, a := range t.appendEntries(entries) {
		t.must(fmt.Sprint("entry ", i), a.Err)
	}
	ends := t.seal(ids...)
	for i := range ids {
		if b := t.bounds(ids[i]); !b.Sealed || b.End != ends[i] {
			t.Fatalf("log %d: sealed at %d, bounds are %+v", i, ends[i], b)
		}
	}
	for i := 0; i < n; i += 97 {
		t.holds(ids[i], fmt.Sprint("first ", i), fmt.Sprint("second ", i))
	}
	for _, a := range t.appendEntries(entries[:n]) {
		t.is("append to a sealed log", a.Err, log.ErrSealed)
	}
}

// What was true before a clean restart is true after it, and no position or id
// is given again.
func reopened(t *tester) {
	if t.reopen == nil {
		return // this engine's logs do not outlive it: nothing is promised
	}
	t.create(id(1), id(2), id(3), id(4), id(5))
	t.append(id(1), "a", "b", "c")
	t.append(id(2), "d")
	last := t.append(id(5), "e", "f")[1]
	t.must("trim", t.Trim(t.Context(), id(1), 2))
	t.must("trim", t.Trim(t.Context(), id(5), 3))
	t.seal(id(2))
	t.must("delete", t.Delete(t.Context(), id(3)))
	before := make(map[log.LogID]log.Bounds)
	for _, n := range []uint64{1, 2, 4, 5} {
		before[id(n)] = t.bounds(id(n))
	}
	for range 3 {
		t.Engine = t.reopen()
		for of, want := range before {
			if got := t.bounds(of); got != want {
				t.Errorf("bounds of log %#x were %+v, are %+v", uint64(of), want, got)
			}
		}
		t.holds(id(1), "b", "c")
		t.holds(id(2), "d")
		t.holds(id(4))
		t.refuses(id(3), log.ErrDeleted)
		t.is("create", t.Create(t.Context(), log.Data, id(3)), log.ErrDeleted)
		t.is("append", t.appendEntries([]log.Entry{{Log: id(2)}})[0].Err, log.ErrSealed)
	}
	next := t.append(id(5), "g")[0]
	if next.Position <= last.Position || next.Arrival < last.Arrival {
		t.Errorf("%+v after %+v", next, last)
	}
	t.holds(id(5), "g")
}
