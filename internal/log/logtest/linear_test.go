package logtest

import (
	"context"
	"sync/atomic"
	"testing"
	"time"

	"github.com/anishathalye/porcupine"

	"github.com/shardwell/shardwell/internal/log"
	"github.com/shardwell/shardwell/internal/log/memory"
)

// A liar is a good engine that tells a lie now and then.
type liar struct {
	log.Engine
	lie    string
	calls  atomic.Int64
	oldEnd atomic.Uint64
}

// tells says whether it is time for a lie.
func (l *liar) tells(lie string, every int64) bool {
	return l.lie == lie && l.calls.Add(1)%every == 0
}

func (l *liar) Append(ctx context.Context, entries []log.Entry, out []log.Appended) error {
	switch {
	case l.tells("acknowledges what it drops", 200):
		b, err := l.Engine.Bounds(ctx, entries[0].Log)
		out[0] = log.Appended{Position: b.End, Err: err}
		return err
	case l.tells("refuses what it stores", 200):
		_ = l.Engine.Append(ctx, entries, out) // the lie is the point
		out[0].Err = log.ErrBusy
		return nil
	case l.tells("gives wrong positions", 200):
		err := l.Engine.Append(ctx, entries, out)
		out[0].Position++
		return err
	case l.tells("says it is sealed", 200):
		out[0].Err = log.ErrSealed
		return nil
	}
	return l.Engine.Append(ctx, entries, out)
}

func (l *liar) Bounds(ctx context.Context, id log.LogID) (log.Bounds, error) {
	b, err := l.Engine.Bounds(ctx, id)
	if l.tells("remembers an old end", 10) {
		if old := l.oldEnd.Swap(uint64(b.End)); old != 0 {
			b.End = log.Position(old)
		}
	}
	return b, err
}

func (l *liar) Seek(ctx context.Context, id log.LogID, t time.Time) (log.Position, error) {
	p, err := l.Engine.Seek(ctx, id, t)
	if l.tells("seeks ahead", 20) {
		p++
	}
	return p, err
}

func (l *liar) Seal(ctx context.Context, ids ...log.LogID) ([]log.Position, error) {
	if l.tells("seals nothing", 1) {
		b, err := l.Engine.Bounds(ctx, ids[0])
		return []log.Position{b.End}, err
	}
	return l.Engine.Seal(ctx, ids...)
}

// The checker finds every kind of lie, in all but the odd history in which it
// happens to make no difference, and calls no history of an honest engine
// wrong.
func TestLiesAreFound(t *testing.T) {
	const histories = 12
	for _, lie := range []string{"", "acknowledges what it drops", "refuses what it stores", "gives wrong positions",
		"says it is sealed", "remembers an old end", "seeks ahead", "seals nothing", "forgets the last in a crash"} {
		found := 0
		for seed := range uint64(histories) {
			l := &liar{Engine: memory.New(memory.Config{}), lie: lie}
			h := record(t, Harness{Engine: l, Crash: l.forget}, 3*seed+1+seed%2) // all of them seal, most crash
			verdict := linearizable(h.done)
			if verdict == porcupine.Illegal || len(h.faults) > 0 {
				found++
			} else if verdict == porcupine.Unknown {
				t.Errorf("%q, seed %d: the checker gave up", lie, seed)
			}
		}
		t.Logf("%q: found in %d of %d histories", lie, found, histories)
		if lie == "" && found > 0 || lie != "" && found < histories/3 {
			t.Errorf("%q: found in %d of %d histories", lie, found, histories)
		}
	}
}

// forget makes the engine that is left of l: all but its last entries, if that
// is its lie.
func (l *liar) forget() log.Engine {
	left := &liar{Engine: memory.New(memory.Config{}), lie: l.lie}
	ctx := context.Background()
	b, err := l.Engine.Bounds(ctx, linearLog)
	if err != nil {
		panic(err)
	}
	page, err := l.Engine.Read(ctx, linearLog, 1, wholePage, new(log.Buffer))
	if err == nil {
		err = left.Create(ctx, log.Data, linearLog)
	}
	records := page.Records
	if l.lie == "forgets the last in a crash" {
		records = records[:max(0, len(records)-8)]
	}
	entries, out := make([]log.Entry, len(records)), make([]log.Appended, len(records))
	for i, r := range records {
		entries[i] = log.Entry{Log: linearLog, Head: r.Head, Data: r.Data}
	}
	if err == nil {
		err = left.Engine.Append(ctx, entries, out)
	}
	if err == nil && b.Sealed {
		_, err = left.Engine.Seal(ctx, linearLog)
	}
	if err != nil {
		panic(err) // the engine in memory does all of this
	}
	return left
}
