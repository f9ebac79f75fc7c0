package logtest

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/shardwell/shardwell/internal/log"
)

// replaySeed replays one random run in place of those that a test asks for.
var replaySeed = flag.Uint64("logtest.seed", 0, "seed of the random run to replay")

// RunRandom does n random operations on an engine and on log.Model, and
// compares what they answer, one by one, and in the end all that they hold;
// where the harness can reopen, it does so every now and then. A failure
// prints the operations before it, the seed, and the line that replays it.
func RunRandom(t *testing.T, open func(t *testing.T) Harness, seed uint64, n int) {
	if *replaySeed != 0 {
		seed = *replaySeed
	}
	h := open(t)
	r := &random{
		tester: &tester{T: t, Engine: h.Engine, reopen: h.Reopen},
		rng:    rand.New(rand.NewPCG(seed, 0)),
		places: make(map[log.LogID][]log.Position),
	}
	r.model = &log.Model{Now: r.arrival}
	t.Cleanup(func() {
		if t.Failed() {
			t.Logf("last operations:\n\t%s\nreplay: go test -run '%s' -logtest.seed=%d",
				strings.Join(r.done, "\n\t"), replayName(t.Name()), seed)
		}
	})
	for range n {
		r.step()
		if t.Failed() {
			return
		}
	}
	for of := range r.places {
		r.compareAll(of)
	}
}

// replayName is the -run pattern for exactly one test.
func replayName(name string) string {
	return "^" + strings.ReplaceAll(name, "/", "$/^") + "$"
}

const randomLogs = 12

// A random run drives an engine and the model side by side.
type random struct {
	*tester
	model    *log.Model
	rng      *rand.Rand
	arrivals []log.Millis // that the engine gave, for the model to give too
	done     []string     // the last operations
	buf      log.Buffer

	// places has the engine's position for each of the model's, which are
	// dense: places[id][p-1].
	places map[log.LogID][]log.Position
}

func (r *random) arrival() log.Millis {
	if len(r.arrivals) == 0 {
		return 0 // the engine did not store what the model does; compared below
	}
	a := r.arrivals[0]
	r.arrivals = r.arrivals[1:]
	return a
}

func (r *random) note(format string, args ...any) {
	r.done = append(r.done, fmt.Sprintf(format, args...))
	if len(r.done) > 30 {
		r.done = r.done[1:]
	}
}

func (r *random) step() {
	switch n := r.rng.IntN(200); {
	case n < 12:
		r.createSome()
	case n < 80:
		r.appendSome()
	case n < 130:
		r.readSome()
	case n < 145:
		r.seekSome()
	case n < 165:
		r.compareBounds(r.anyLog())
	case n < 178:
		r.trimSome()
	case n < 184:
		r.sealSome()
	case n < 187:
		r.deleteOne()
	case n < 198:
		r.waitOne()
	case r.reopen != nil:
		r.note("reopen")
		r.Engine = r.reopen()
	}
}

// anyLog is one of few logs: it may be new, sealed or deleted. Which ones are
// in use moves on, because ids are spent by and by.
func (r *random) anyLog() log.LogID {
	return id(uint64(r.rng.IntN(randomLogs) + len(r.places)/2))
}

func (r *random) someLogs() []log.LogID {
	ids := make([]log.LogID, 1+r.rng.IntN(3))
	for i := range ids {
		ids[i] = r.anyLog()
	}
	return ids
}

// engine gives the engine's position for one of the model's.
func (r *random) engine(of log.LogID, p log.Position) log.Position {
	places := r.places[of]
	switch {
	case r.Capabilities().Dense || p == 0:
		return p
	case int(p) <= len(places):
		return places[p-1]
	}
	b, err := r.Bounds(r.Context(), of)
	if err != nil {
		return p
	}
	return b.End + p - log.Position(len(places)) - 1
}

// toModel gives the model's position for one of the engine's: that of the
// first entry there or after it.
func (r *random) toModel(of log.LogID, p log.Position) log.Position {
	if r.Capabilities().Dense || p == 0 {
		return p
	}
	i, _ := slices.BinarySearch(r.places[of], p)
	return log.Position(i) + 1
}

// same compares errors, and reports whether both succeeded.
func (r *random) same(of log.LogID, got, want error) bool {
	r.Helper()
	trimmed, cut := errors.AsType[*log.TrimmedError](want)
	switch {
	case want == nil && got == nil:
		return true
	case cut:
		if it, ok := errors.AsType[*log.TrimmedError](got); !ok || r.toModel(of, it.First) != trimmed.First {
			r.Fatalf("%s: engine gave %v, model %v", r.last(), got, want)
		}
	case want == nil || !errors.Is(got, want):
		r.Fatalf("%s: engine gave %v, model %v", r.last(), got, want)
	}
	return false
}

func (r *random) last() string { return r.done[len(r.done)-1] }

func (r *random) createSome() {
	ids := r.someLogs()
	r.note("create %x", ids)
	want := r.model.Create(r.Context(), log.Data, ids...)
	r.same(0, r.Create(r.Context(), log.Data, ids...), want)
	if want == nil {
		for _, of := range ids {
			if r.places[of] == nil {
				r.places[of] = []log.Position{}
			}
		}
	}
}

func (r *random) appendSome() {
	entries := make([]log.Entry, 1+r.rng.IntN(20))
	var to log.LogID
	for i := range entries {
		if i == 0 || r.rng.IntN(3) == 0 {
			to = r.anyLog()
		}
		entries[i] = log.Entry{Log: to, Head: r.bytes(20), Data: r.bytes(200)}
		if r.rng.IntN(300) == 0 {
			entries[i].Data = r.bytes(300_000)
		}
	}
	r.note("append %d entries, first to %x", len(entries), entries[0].Log)
	got, want := make([]log.Appended, len(entries)), make([]log.Appended, len(entries))
	err := r.Append(r.Context(), entries, got)
	r.arrivals = r.arrivals[:0]
	for i := range got {
		if got[i].Err == nil {
			r.arrivals = append(r.arrivals, got[i].Arrival)
		}
	}
	r.same(0, err, r.model.Append(r.Context(), entries, want))
	for i, e := range entries {
		if !r.same(e.Log, got[i].Err, want[i].Err) {
			continue
		}
		r.places[e.Log] = append(r.places[e.Log], got[i].Position)
		if p := r.engine(e.Log, want[i].Position); got[i].Position != p || got[i].Arrival != want[i].Arrival {
			r.Fatalf("%s: entry %d is %+v, model says %+v", r.last(), i, got[i], want[i])
		}
		if n := len(r.places[e.Log]); n > 1 && r.places[e.Log][n-2] >= got[i].Position {
			r.Fatalf("%s: entry %d is at %d, after %d", r.last(), i, got[i].Position, r.places[e.Log][n-2])
		}
	}
}

func (r *random) bytes(below int) []byte {
	b := make([]byte, r.rng.IntN(below))
	for i := range b {
		b[i] = byte(r.rng.Uint32())
	}
	return b
}

// place is a position of a log, mostly one that it has had.
func (r *random) place(of log.LogID) log.Position {
	return log.Position(r.rng.IntN(len(r.places[of]) + 3))
}

func (r *random) readSome() {
	of := r.anyLog()
	at := r.place(of)
	limit := log.Limit{Records: 1 + r.rng.IntN(30), Bytes: 1 + r.rng.IntN(3000)}
	r.note("read %x from %d, %+v", of, at, limit)
	want, wantErr := r.model.Read(r.Context(), of, at, limit, &log.Buffer{})
	got, err := r.Read(r.Context(), of, r.engine(of, at), limit, &r.buf)
	if !r.same(of, err, wantErr) {
		return
	}
	// A page may be shorter than it could be, but must not be empty for that.
	n := len(got.Records)
	if n > len(want.Records) || n == 0 && len(want.Records) > 0 {
		r.Fatalf("%s: %d records, model says %d", r.last(), n, len(want.Records))
	}
	if next := r.toModel(of, got.Next); next != at+log.Position(n) || r.toModel(of, got.End) != want.End {
		r.Fatalf("%s: %d records, next %d, end %d; model says next %d, end %d", r.last(), n, got.Next, got.End, want.Next, want.End)
	}
	for i, g := range got.Records {
		w := want.Records[i]
		if g.Position != r.engine(of, w.Position) || g.Arrival != w.Arrival || !bytes.Equal(g.Head, w.Head) || !bytes.Equal(g.Data, w.Data) {
			r.Fatalf("%s: record %d is at %d, arrived %d, %d+%d bytes; model says %d, %d, %d+%d or other bytes", r.last(), i,
				g.Position, g.Arrival, len(g.Head), len(g.Data), w.Position, w.Arrival, len(w.Head), len(w.Data))
		}
	}
}

func (r *random) seekSome() {
	of := r.anyLog()
	when := time.Now()
	page, err := r.model.Read(r.Context(), of, r.place(of), log.Limit{Records: 1, Bytes: 1}, &log.Buffer{})
	if err == nil && len(page.Records) > 0 {
		when = page.Records[0].Arrival.Time().Add(time.Duration(r.rng.IntN(5)-2) * (time.Millisecond / 2))
	}
	r.note("seek %x to %v", of, when)
	want, wantErr := r.model.Seek(r.Context(), of, when)
	got, err := r.Seek(r.Context(), of, when)
	if r.same(of, err, wantErr) && r.toModel(of, got) != want {
		r.Fatalf("%s: engine gave %d, model %d", r.last(), got, want)
	}
}

func (r *random) compareBounds(of log.LogID) bool {
	r.note("bounds %x", of)
	want, wantErr := r.model.Bounds(r.Context(), of)
	got, err := r.Bounds(r.Context(), of)
	if !r.same(of, err, wantErr) {
		return false
	}
	got.First, got.End = r.toModel(of, got.First), r.toModel(of, got.End)
	if got != want {
		r.Fatalf("%s: engine gave %+v, model %+v", r.last(), got, want)
	}
	return true
}

func (r *random) trimSome() {
	of := r.anyLog()
	before := r.place(of)
	r.note("trim %x before %d", of, before)
	want := r.model.Trim(r.Context(), of, before)
	r.same(of, r.Trim(r.Context(), of, r.engine(of, before)), want)
}

func (r *random) sealSome() {
	ids := r.someLogs()
	for _, of := range ids {
		// What else is sealed when one of several is missing, nobody promises.
		if _, err := r.model.Bounds(r.Context(), of); err != nil {
			ids = []log.LogID{of}
			break
		}
	}
	r.note("seal %x", ids)
	want, wantErr := r.model.Seal(r.Context(), ids...)
	got, err := r.Seal(r.Context(), ids...)
	if !r.same(ids[0], err, wantErr) {
		return
	}
	for i, of := range ids {
		if r.toModel(of, got[i]) != want[i] {
			r.Fatalf("%s: engine gave %d, model %d", r.last(), got, want)
		}
	}
}

func (r *random) deleteOne() {
	of := r.anyLog()
	r.note("delete %x", of)
	want := r.model.Delete(r.Context(), of)
	r.same(of, r.Delete(r.Context(), of), want)
}

func (r *random) waitOne() {
	of := r.anyLog()
	from := r.place(of)
	r.note("wait %x from %d", of, from)
	want := r.model.Wait(cancelled(), of, from)
	if errors.Is(want, context.Canceled) {
		r.waits(r.last(), of, r.engine(of, from))
		return
	}
	r.same(of, r.wait(of, r.engine(of, from)), want)
}

// compareAll compares everything that a log holds.
func (r *random) compareAll(of log.LogID) {
	if !r.compareBounds(of) {
		return
	}
	r.note("read all of %x", of)
	want := (&tester{T: r.T, Engine: r.model}).all(of)
	got := r.all(of)
	if len(got) != len(want) {
		r.Fatalf("%s: %d records, model has %d", r.last(), len(got), len(want))
	}
	for i, g := range got {
		w := want[i]
		if r.toModel(of, g.Position) != w.Position || g.Arrival != w.Arrival || !bytes.Equal(g.Head, w.Head) || !bytes.Equal(g.Data, w.Data) {
			r.Fatalf("%s: record %d differs from the model's", r.last(), i)
		}
	}
}
