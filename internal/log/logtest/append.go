package logtest

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"sync"

	"github.com/shardwell/shardwell/internal/log"
)

// Positions begin at 1 and strictly increase, without holes where the engine
// says so; arrivals do not step back; what was appended is read as it was.
func positionsFollow(t *tester) {
	t.create(id(1), id(2))
	var last log.Appended
	for i := range 50 {
		got := t.append(id(1), fmt.Sprint(i))[0]
		t.append(id(2), "other")
		if i == 0 && got.Position != 1 {
			t.Fatalf("first position is %d", got.Position)
		}
		if got.Position <= last.Position || t.Capabilities().Dense && got.Position != last.Position+1 {
			t.Fatalf("position %d after %d", got.Position, last.Position)
		}
		if got.Arrival < last.Arrival || got.Arrival <= 0 {
			t.Fatalf("arrival %d after %d", got.Arrival, last.Arrival)
		}
		if r := t.page(id(1), got.Position, wholePage).Records; len(r) != 1 ||
			r[0].Position != got.Position || r[0].Arrival != got.Arrival || string(r[0].Data) != fmt.Sprint(i) {
			t.Fatalf("appended %d as %+v, read %+v", i, got, r)
		}
		last = got
	}
}

// Entries of one call that go to the same log keep their order, whatever
// stands between them.
func batchKeepsOrder(t *tester) {
	t.create(id(1), id(2), id(3))
	var entries []log.Entry
	want := make(map[log.LogID][]string)
	for i := range 300 {
		to := id(uint64(i*i%3) + 1)
		text := fmt.Sprint("text ", i)
		want[to] = append(want[to], text)
		entries = append(entries, log.Entry{Log: to, Head: []byte("h"), Data: []byte(text)})
	}
	out := t.appendEntries(entries)
	for to, texts := range want {
		records := t.holds(to, texts...)
		for i, e := range entries {
			if e.Log == to {
				if records[0].Position != out[i].Position || out[i].Err != nil {
					t.Fatalf("entry %d: told %+v, is at %d", i, out[i], records[0].Position)
				}
				records = records[1:]
			}
		}
	}
}

// Some entries of a call may fail while the others succeed.
func entriesAreIndependent(t *tester) {
	t.create(id(1), id(2), id(3), id(4))
	t.seal(id(2))
	t.must("delete", t.Delete(t.Context(), id(3)))
	entry := func(n uint64, text string) log.Entry {
		return log.Entry{Log: id(n), Head: []byte("h"), Data: []byte(text)}
	}
	large := entry(1, "")
	large.Data = make([]byte, log.MaxEntryBytes)
	out := t.appendEntries([]log.Entry{
		entry(1, "a"), entry(2, "x"), entry(1, "b"), entry(3, "x"), entry(4, "c"),
		entry(99, "x"), large, entry(1, "d"), entry(2, "x"),
	})
	for i, want := range []error{nil, log.ErrSealed, nil, log.ErrDeleted, nil,
		log.ErrNotFound, log.ErrTooLarge, nil, log.ErrSealed} {
		t.is(fmt.Sprint("entry ", i), out[i].Err, want)
	}
	t.holds(id(1), "a", "b", "d")
	t.holds(id(2))
	t.holds(id(4), "c")
	t.must("append nothing", t.Append(t.Context(), nil, nil))
}

// Entries from empty to the largest are stored; one byte more is refused.
func entrySizes(t *tester) {
	t.create(id(1))
	sizes := []struct{ head, data int }{
		{0, 0}, {1, 0}, {0, 1}, {0, 4096}, {4 << 10, 10 << 20}, {0, log.MaxEntryBytes},
		{1 << 16, 1 << 16}, {0, 1<<20 - 1}, {0, 1 << 20}, {log.MaxEntryBytes, 0}, {0, 0},
	}
	rng := rand.NewChaCha8([32]byte{1})
	var wrote []log.Entry
	for _, size := range sizes {
		e := log.Entry{Log: id(1), Head: make([]byte, size.head), Data: make([]byte, size.data)}
		rng.Read(e.Head)
		rng.Read(e.Data)
		if err := t.appendEntries([]log.Entry{e})[0].Err; err != nil {
			t.Fatalf("entry of %d+%d bytes: %v", size.head, size.data, err)
		}
		wrote = append(wrote, e)
	}
	over := log.Entry{Log: id(1), Head: []byte{1}, Data: make([]byte, log.MaxEntryBytes)}
	t.is("entry that is too large", t.appendEntries([]log.Entry{over})[0].Err, log.ErrTooLarge)
	records := t.all(id(1))
	if len(records) != len(wrote) {
		t.Fatalf("%d entries, want %d", len(records), len(wrote))
	}
	for i, r := range records {
		if !bytes.Equal(r.Head, wrote[i].Head) || !bytes.Equal(r.Data, wrote[i].Data) {
			t.Errorf("entry of %d+%d bytes was altered", sizes[i].head, sizes[i].data)
		}
	}
}

// The caller may reuse its bytes as soon as Append has returned.
func appendCopies(t *tester) {
	t.create(id(1))
	e := log.Entry{Log: id(1), Head: []byte("h"), Data: []byte("before")}
	t.appendEntries([]log.Entry{e})
	copy(e.Head, "x")
	copy(e.Data, "after!")
	t.holds(id(1), "before")
}

// A call with an ended context either does its work or says in out, too, that
// it did not.
func cancelledAppend(t *tester) {
	t.create(id(1))
	entries := []log.Entry{{Log: id(1), Data: []byte("0")}, {Log: id(1), Data: []byte("1")}}
	out := make([]log.Appended, len(entries))
	err := t.Append(cancelled(), entries, out)
	for i := range out {
		if err != nil && out[i].Err == nil {
			t.Errorf("the call failed (%v), but entry %d did not", err, i)
		}
	}
	t.fates([]fate{{"0", out[0]}, {"1", out[1]}})
}

// Whatever a cancelled caller is told is true: an entry with a position is
// there, one with an error is not, and only an unknown one may be either.
func cancelsInFlight(t *tester) {
	t.create(id(1))
	const workers, each = 8, 60
	var mu sync.Mutex
	var fates []fate
	var wg sync.WaitGroup
	for w := range workers {
		wg.Go(func() {
			rng := rand.New(rand.NewPCG(uint64(w), 1))
			for i := range each {
				ctx, cancel := context.WithCancel(context.Background())
				gone := elsewhere(func() error {
					for range rng.IntN(200) {
						ctx.Err()
					}
					cancel()
					return nil
				})
				text := fmt.Sprintf("%d/%d", w, i)
				out := make([]log.Appended, 1)
				err := t.Append(ctx, []log.Entry{{Log: id(1), Data: []byte(text)}}, out)
				<-gone
				if err != nil && out[0].Err == nil {
					t.Errorf("the call failed (%v), but its entry did not", err)
				}
				mu.Lock()
				fates = append(fates, fate{text, out[0]})
				mu.Unlock()
			}
		})
	}
	wg.Wait()
	t.append(id(1), "last") // durable, so everything before it is settled
	t.fates(fates)
}

// A fate is what became of one entry, according to the engine.
type fate struct {
	text string
	told log.Appended
}

// fates fails unless log 1 agrees with what was told about its entries.
func (t *tester) fates(fates []fate) {
	t.Helper()
	at := make(map[string]log.Position)
	for _, r := range t.all(id(1)) {
		if at[string(r.Data)] != 0 {
			t.Errorf("%q is there twice", r.Data)
		}
		at[string(r.Data)] = r.Position
	}
	for _, f := range fates {
		switch p := at[f.text]; {
		case f.told.Err == nil && p != f.told.Position:
			t.Errorf("%q was told position %d, is at %d", f.text, f.told.Position, p)
		case f.told.Err != nil && !errors.Is(f.told.Err, log.ErrUnknown) && p != 0:
			t.Errorf("%q is at %d, but was told %v", f.text, p, f.told.Err)
		}
	}
}
