package embedded

import (
	"context"
	"fmt"
	"testing"
	"testing/synctest"
	"time"

	"github.com/shardwell/shardwell/internal/log"
	"github.com/shardwell/shardwell/internal/vfs"
	"github.com/shardwell/shardwell/internal/vfs/memfs"
)

// small makes segments change often and uses no timer that a test could meet.
func small() Options {
	return Options{SegmentBytes: 64 << 10, FirstSegmentBytes: 32 << 10, MinFreeBytes: -1}
}

// unsorted is small for tests of the commit log alone: all of it stays.
func unsorted() Options {
	opt := small()
	opt.noSort = true
	return opt
}

func open(t testing.TB, fs vfs.FS, opt Options) *Engine {
	t.Helper()
	e, err := Open(t.Context(), fs, opt)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := e.Close(); err != nil {
			t.Error(err)
		}
	})
	return e
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// add appends data to one log and returns its place.
func add(t testing.TB, e *Engine, id log.LogID, data string) log.Appended {
	t.Helper()
	var out [1]log.Appended
	must(t, e.Append(t.Context(), []log.Entry{{Log: id, Head: []byte("h"), Data: []byte(data)}}, out[:]))
	must(t, out[0].Err)
	return out[0]
}

// readAll reads a whole log, page by page.
func readLog(t testing.TB, e *Engine, id log.LogID) []string {
	t.Helper()
	b, err := e.Bounds(t.Context(), id)
	must(t, err)
	var all []string
	var buf log.Buffer
	for from := b.First; from < b.End; {
		page, err := e.Read(t.Context(), id, from, log.Limit{Records: 7, Bytes: 1 << 20}, &buf)
		must(t, err)
		for _, r := range page.Records {
			if r.Position < from || string(r.Head) != "h" {
				t.Fatalf("log %d: position %d, head %q after %d", id, r.Position, r.Head, from)
			}
			all = append(all, string(r.Data))
		}
		if page.Next <= from {
			t.Fatalf("log %d: no progress at %d", id, from)
		}
		from = page.Next
	}
	return all
}

// What was appended is there again after a clean stop, over several segments
// and several restarts.
func TestRestart(t *testing.T) {
	fs := memfs.New()
	want := map[log.LogID][]string{}
	for round := range 4 {
		e, err := Open(context.Background(), fs, unsorted())
		must(t, err)
		must(t, e.Create(t.Context(), log.Data, 1, 2))
		for i := range 40 {
			id := log.LogID(1 + i%2)
			data := fmt.Sprintf("%d/%d %01000d", round, i, i)
			add(t, e, id, data)
			want[id] = append(want[id], data)
		}
		if h := e.Health(); !h.OK {
			t.Errorf("round %d: %+v", round, h)
		}
		must(t, e.Close())
	}
	e := open(t, fs, unsorted())
	for id, all := range want {
		got := readLog(t, e, id)
		if fmt.Sprint(got) != fmt.Sprint(all) {
			t.Errorf("log %d has %d entries, want %d", id, len(got), len(all))
		}
	}
	if h := e.Health(); h.Segments < 4 {
		t.Errorf("only %d segments: %+v", h.Segments, h)
	}
}

// Arrivals never step back, not even over a restart with the wall clock far
// behind what has been given before.
func TestArrivalClock(t *testing.T) {
	fs := memfs.New()
	e, err := Open(t.Context(), fs, small())
	must(t, err)
	must(t, e.Create(t.Context(), log.Data, 1))
	first := add(t, e, 1, "now").Arrival
	e.mu.Lock()
	e.clock += 1_000_000_000
	e.mu.Unlock()
	far := add(t, e, 1, "far ahead").Arrival
	must(t, e.Close())
	e = open(t, fs, small())
	after := add(t, e, 1, "after").Arrival
	if far < first+1_000_000_000 || after < far {
		t.Errorf("arrivals %d, %d, %d", first, far, after)
	}
	p, err := e.Seek(t.Context(), 1, far.Time())
	if b, boundsErr := e.Bounds(t.Context(), 1); err != nil || boundsErr != nil || p != 2 || b.LastArrival != after {
		t.Errorf("seek %d, %v; bounds %+v, %v", p, err, b, boundsErr)
	}
}

// An engine without work writes down that all is durable, so that after a kill
// nothing is left for recovery to guess.
func TestIdleMark(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		fs := memfs.New()
		e := open(t, fs, small())
		must(t, e.Create(t.Context(), log.Data, 1))
		add(t, e, 1, "one")
		in, err := Inspect(t.Context(), fs.Kill(), InspectOptions{})
		must(t, err)
		if in.KeptFrames == 0 {
			t.Errorf("before the mark: %+v", in)
		}
		<-time.After(60 * time.Millisecond)
		if in, err = Inspect(t.Context(), fs.Kill(), InspectOptions{}); err != nil || in.KeptFrames != 0 || len(in.Damage) != 0 {
			t.Errorf("after the mark: %+v, %v", in, err)
		}
		syncs := e.Metrics().Syncs
		<-time.After(time.Minute)
		if m := e.Metrics(); m.Syncs != syncs || m.Marks != 1 {
			t.Errorf("an idle engine works: %+v", m)
		}
	})
}

// An append makes no garbage for each entry.
func TestAppendGarbage(t *testing.T) {
	e := open(t, memfs.New(), Options{MinFreeBytes: -1})
	entries, out := make([]log.Entry, 500), make([]log.Appended, 500)
	for i := range entries {
		entries[i] = log.Entry{Log: log.LogID(1 + i%100), Data: make([]byte, 100)}
	}
	for id := range log.LogID(100) {
		must(t, e.Create(t.Context(), log.Data, id+1))
	}
	append := func() { must(t, e.Append(t.Context(), entries, out)) }
	if n := testing.AllocsPerRun(50, append); n > 100 {
		t.Errorf("%v allocations for 500 entries in 100 frames", n)
	}
}
