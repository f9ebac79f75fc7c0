package logtest

import (
	"context"
	"fmt"
	"strings"
	"sync"
	"sync/atomic"

	"github.com/shardwell/shardwell/internal/log"
)

// Wait returns at once when there is something to read, or never will be.
func waitReady(t *tester) {
	t.create(id(1), id(2))
	out := t.append(id(1), "a", "b")
	t.must("wait for the first", t.wait(id(1), 1))
	t.must("wait for the last", t.wait(id(1), out[1].Position))
	t.waits("wait for the next", id(1), t.bounds(id(1)).End)
	t.waits("wait in an empty log", id(2), 1)
	t.must("trim", t.Trim(t.Context(), id(1), 100))
	t.must("wait for what is trimmed", t.wait(id(1), 1))
	t.seal(id(1), id(2))
	t.must("wait in a sealed log", t.wait(id(2), 1))
	t.must("wait beyond its end", t.wait(id(1), 1000))
}

// Everyone who waits on a log wakes when it is appended to, sealed or deleted,
// and does not on account of another log.
func waitWakes(t *tester) {
	const waiters = 8
	wake := func(log0 uint64, change func(log.LogID), want error) {
		t.Helper()
		on, other := id(log0), id(log0+1)
		t.create(on, other)
		var done []<-chan error
		for range waiters {
			done = append(done, elsewhere(func() error { return t.wait(on, 1) }))
		}
		t.append(other, "x")
		t.waits("wait while another log grows", on, 1)
		change(on)
		for _, d := range done {
			t.is("wait", result(t, d), want)
		}
	}
	for n := range uint64(20) {
		wake(10*n, func(on log.LogID) { t.append(on, "x") }, nil)
		wake(10*n+2, func(on log.LogID) { t.seal(on) }, nil)
		wake(10*n+4, func(on log.LogID) { t.must("delete", t.Delete(t.Context(), on)) }, log.ErrDeleted)
	}
	t.create(id(1000))
	third := elsewhere(func() error { return t.wait(id(1000), 3) })
	for range 2 {
		t.append(id(1000), "x")
		t.waits("wait for the third", id(1000), 3)
	}
	t.append(id(1000), "x")
	t.must("wait for the third", result(t, third))
}

// Wait ends with its context, and that harms nobody else who waits.
func waitEndsWithContext(t *tester) {
	t.create(id(1))
	stays := elsewhere(func() error { return t.wait(id(1), 1) })
	for range 20 {
		ctx, cancel := context.WithCancel(t.Context())
		done := elsewhere(func() error { return t.Wait(ctx, id(1), 1) })
		cancel()
		t.is("wait", result(t, done), context.Canceled)
	}
	t.append(id(1), "x")
	t.must("wait", result(t, stays))
}

// While many append to shared logs and logs of their own, every reader sees at
// any moment a prefix without gaps of what is there in the end, and in it all
// that had been acknowledged before.
func appendersAndReaders(t *tester) {
	const writers, batches = 6, 40
	shared := []log.LogID{id(100), id(101)}
	t.create(shared...)
	acked := make([]atomic.Uint64, len(shared))
	var reading, writing sync.WaitGroup
	seen := make([][]log.Record, 2*len(shared))
	for i := range seen {
		reading.Go(func() { seen[i] = t.tail(shared[i%2], &acked[i%2]) })
	}
	for w := range writers {
		own := id(uint64(w))
		t.create(own)
		writing.Go(func() { t.write(w, own, shared, batches, acked) })
	}
	writing.Wait()
	t.seal(shared...)
	reading.Wait()
	for i, records := range seen {
		all := t.all(shared[i%2])
		if len(records) != len(all) || len(all) != writers*batches*2 {
			t.Fatalf("reader saw %d records of %d, want %d", len(records), len(all), writers*batches*2)
		}
		next := make([]int, writers)
		for k, r := range records {
			if r.Position != all[k].Position || string(r.Data) != string(all[k].Data) {
				t.Fatalf("reader saw %q at %d, there is %q at %d", r.Data, r.Position, all[k].Data, all[k].Position)
			}
			var w, n int
			if _, err := fmt.Sscanf(string(r.Data), "%d/%d", &w, &n); err != nil || n != next[w] {
				t.Fatalf("%q, want the writer's number %d (%v)", r.Data, next[w], err)
			}
			next[w]++
		}
	}
}

// write appends batches that spread over a log of its own and shared ones.
func (t *tester) write(w int, own log.LogID, shared []log.LogID, batches int, acked []atomic.Uint64) {
	out := make([]log.Appended, 5)
	var mine []string
	for b := range batches {
		text := func(n int) []byte { return fmt.Appendf(nil, "%d/%d", w, n) }
		entries := []log.Entry{
			{Log: shared[0], Data: text(2 * b)}, {Log: own, Head: []byte("h"), Data: text(b)},
			{Log: shared[1], Data: text(2 * b)}, {Log: shared[0], Data: text(2*b + 1)}, {Log: shared[1], Data: text(2*b + 1)},
		}
		mine = append(mine, string(text(b)))
		if err := t.Append(t.Context(), entries, out); err != nil {
			t.Errorf("append: %v", err)
			return
		}
		for i, at := range []int{3, 4} {
			for p := uint64(out[at].Position); ; {
				was := acked[i].Load()
				if was >= p || acked[i].CompareAndSwap(was, p) {
					break
				}
			}
		}
	}
	t.holdsQuietly(own, mine)
}

// holdsQuietly is holds for goroutines, which must not end the test.
func (t *tester) holdsQuietly(in log.LogID, texts []string) {
	page, err := t.Read(t.Context(), in, 1, wholePage, new(log.Buffer))
	if err != nil {
		t.Errorf("read: %v", err)
		return
	}
	var got []string
	for _, r := range page.Records {
		got = append(got, string(r.Data))
	}
	if strings.Join(got, " ") != strings.Join(texts, " ") {
		t.Errorf("log %#x holds %q, want %q", uint64(in), got, texts)
	}
}

// tail reads a log until it is sealed and read to its end.
func (t *tester) tail(of log.LogID, acked *atomic.Uint64) []log.Record {
	var records []log.Record
	var end log.Position
	for at := log.Position(1); ; {
		b, err := t.Bounds(t.Context(), of)
		if err == nil {
			err = t.wait(of, at)
		}
		must := log.Position(acked.Load())
		var page log.Page
		if err == nil {
			page, err = t.Read(t.Context(), of, at, log.Limit{Records: 7, Bytes: 1000}, new(log.Buffer))
		}
		switch {
		case err != nil:
			t.Errorf("tail: %v", err)
			return records
		case page.End <= must || page.End < end || page.End < b.End:
			t.Errorf("end is %d, after %d and acknowledged %d", page.End, max(end, b.End), must)
		case len(page.Records) == 0 && b.Sealed:
			return records
		}
		for _, r := range page.Records {
			if r.Position < at || t.Capabilities().Dense && r.Position != at {
				t.Errorf("position %d, want %d", r.Position, at)
			}
			at = r.Position + 1
		}
		records = append(records, page.Records...)
		at, end = page.Next, page.End
	}
}

// A seal among appends splits them: those told a position lie before the end
// it returned, all others got ErrSealed, and nothing comes after.
func sealAmongAppends(t *tester) {
	for round := range uint64(20) {
		in := id(round)
		t.create(in)
		var acked atomic.Int64
		var last atomic.Uint64
		var wg sync.WaitGroup
		started := make(chan struct{}, 1000)
		for range 4 {
			wg.Go(func() {
				out := make([]log.Appended, 1)
				for {
					if err := t.Append(t.Context(), []log.Entry{{Log: in, Head: []byte("h")}}, out); err != nil {
						t.Errorf("append: %v", err)
						return
					}
					if out[0].Err != nil {
						t.is("append after seal", out[0].Err, log.ErrSealed)
						return
					}
					acked.Add(1)
					last.Store(max(last.Load(), uint64(out[0].Position)))
					select {
					case started <- struct{}{}:
					default:
					}
				}
			})
		}
		for range 5 {
			result(t, started)
		}
		end := t.seal(in)[0]
		wg.Wait()
		b := t.bounds(in)
		if n := int64(len(t.all(in))); b.End != end || n != acked.Load() || log.Position(last.Load()) >= end {
			t.Fatalf("sealed at %d, end %d; %d acknowledged (last %d), %d there", end, b.End, acked.Load(), last.Load(), n)
		}
	}
}
