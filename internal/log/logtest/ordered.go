package logtest

import (
	"encoding/binary"
	"errors"
	"fmt"
	"hash/maphash"
	"math/rand/v2"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/shardwell/shardwell/internal/history"
	"github.com/shardwell/shardwell/internal/log"
)

// The shape of a bulk run.
const (
	orderedLogs    = 64
	orderedWriters = 24 // every third one appends single entries, the others batches
	orderedBatch   = 200
)

// RunOrdered has many writers append about n small entries to 64 logs while a
// reader follows each log, and judges by history.Check what the followers were
// shown and, where the harness can reopen, what is there after a restart:
// nothing lost, altered, twice, out of order or invented, and without gaps if
// the engine's positions are dense. Nobody's order is taken from a clock: an
// append that began after the answer to another must come after it.
func RunOrdered(t *testing.T, open func(t *testing.T) Harness, n int) {
	harness := open(t)
	b := &bulk{t: t, engine: harness.Engine}
	ids := make([]log.LogID, orderedLogs)
	for i := range ids {
		ids[i] = log.LogID(i + 1)
		b.names = append(b.names, fmt.Sprint(i+1))
	}
	if err := b.engine.Create(t.Context(), log.Data, ids...); err != nil {
		t.Fatal(err)
	}
	var writing, reading sync.WaitGroup
	followed := make([][]history.Read, len(ids))
	for i := range ids {
		reading.Go(func() { followed[i] = b.follow(i) })
	}
	written := make([][]history.Append, orderedWriters)
	for w := range written {
		writing.Go(func() { written[w] = b.write(w, n) })
	}
	writing.Wait()
	if _, err := b.engine.Seal(t.Context(), ids...); err != nil {
		t.Fatal(err) // the followers end with the engine
	}
	reading.Wait()
	var appends []history.Append
	for _, list := range written {
		appends = append(appends, list...)
	}
	opts := history.Options{Dense: b.engine.Capabilities().Dense}
	b.judge("followers", appends, followed, opts)
	if harness.Reopen != nil {
		b.engine = harness.Reopen()
		for i := range ids {
			followed[i] = b.follow(i)
		}
		b.judge("after a restart", appends, followed, opts)
	}
	t.Logf("proof: %d entries in order, appended in %d calls, read in %d", len(appends), b.calls.Load(), b.pages.Load())
	if len(appends) < n {
		t.Errorf("only %d entries", len(appends))
	}
}

// bulk is what the goroutines of a bulk run share.
type bulk struct {
	t      *testing.T
	engine log.Engine
	names  []string     // of the logs, for the history
	clock  atomic.Int64 // orders calls and answers
	tried  atomic.Int64 // entries
	calls  atomic.Int64
	pages  atomic.Int64
}

func (b *bulk) judge(who string, appends []history.Append, parts [][]history.Read, opts history.Options) {
	var reads []history.Read
	for _, part := range parts {
		reads = append(reads, part...)
	}
	verdict := history.Check(appends, reads, opts)
	b.t.Logf("%s: %v", who, verdict)
	if !verdict.OK() || verdict.Acked != len(appends) {
		b.t.Errorf("%s: %d entries acknowledged: %v", who, len(appends), verdict)
	}
}

// write appends entries until n have been tried by all writers together.
func (b *bulk) write(w, n int) []history.Append {
	rng := rand.New(rand.NewPCG(uint64(w), 3))
	entries, out := make([]log.Entry, orderedBatch), make([]log.Appended, orderedBatch)
	memory := make([]byte, 48*orderedBatch)
	var done []history.Append
	for made := uint64(0); ; {
		size := 1
		if w%3 != 0 {
			size += rng.IntN(orderedBatch)
		}
		if b.tried.Add(int64(size))-int64(size) >= int64(n) {
			return done
		}
		first := len(done)
		for i := range size {
			made++
			data := memory[48*i : 48*i+16+rng.IntN(32)]
			binary.BigEndian.PutUint64(data, uint64(w)<<40|made)
			to := rng.IntN(orderedLogs)
			entries[i] = log.Entry{Log: log.LogID(to + 1), Data: data}
			done = append(done, history.Append{Log: b.names[to], Hash: maphash.Bytes(payloadSeed, data), Writer: w, Fate: history.Acked})
		}
		start := b.clock.Add(1)
		err := b.engine.Append(b.t.Context(), entries[:size], out[:size])
		end := b.clock.Add(1)
		b.calls.Add(1)
		for i := range done[first:] {
			a := &done[first+i]
			a.Start, a.End, a.Place = start, end, history.At(uint64(out[i].Position))
			if err = errors.Join(err, out[i].Err); err != nil {
				b.t.Errorf("append: %v", err)
				return done[:first]
			}
		}
	}
}

// follow reads a log until it is sealed and read to its end.
func (b *bulk) follow(i int) []history.Read {
	id := log.LogID(i + 1)
	var reads []history.Read
	var buf log.Buffer
	for from := log.Position(1); ; {
		bounds, err := b.engine.Bounds(b.t.Context(), id)
		if err == nil && bounds.Sealed && from == bounds.End {
			return reads
		}
		if err == nil {
			err = b.engine.Wait(b.t.Context(), id, from)
		}
		var page log.Page
		if err == nil {
			page, err = b.engine.Read(b.t.Context(), id, from, log.Limit{Records: 1000, Bytes: 64 << 10}, &buf)
		}
		if err != nil {
			b.t.Errorf("log %d: %v", id, err)
			return reads
		}
		b.pages.Add(1)
		for _, r := range page.Records {
			reads = append(reads, history.Read{Log: b.names[i], Place: history.At(uint64(r.Position)), Hash: maphash.Bytes(payloadSeed, r.Data)})
		}
		from = page.Next
	}
}
