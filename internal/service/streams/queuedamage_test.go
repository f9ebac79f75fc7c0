package streams

import (
	"context"
	"sync/atomic"
	"testing"

	"github.com/shardwell/shardwell/internal/log"
	"github.com/shardwell/shardwell/internal/log/memory"
)

// moth eats positions of a log when it is told to.
type moth struct {
	log.Engine
	eaten atomic.Pointer[hole]
}

type hole struct {
	log         log.LogID
	first, last log.Position
}

func (m *moth) Read(ctx context.Context, id log.LogID, from log.Position, limit log.Limit, buf *log.Buffer) (log.Page, error) {
	eaten := m.eaten.Load()
	here := eaten != nil && eaten.log == id
	if here && from >= eaten.first && from <= eaten.last {
		return log.Page{}, &log.CorruptError{File: "f", Log: id, First: from, Last: eaten.last, Reason: "eaten"}
	}
	page, err := m.Engine.Read(ctx, id, from, limit, buf)
	for i, r := range page.Records {
		if here && r.Position == eaten.first {
			page.Records, page.Next = page.Records[:i], eaten.first
			break
		}
	}
	return page, err
}

// Where records of a shard are lost to damage, a queue goes on with the other
// shards, and health names what is lost; records that were received before the
// damage was there do not stand in the way of others.
func TestQueueOnDamagedShard(t *testing.T) {
	inner := memory.New(memory.Config{})
	t.Cleanup(func() { inner.Close() })
	m := &moth{Engine: inner}
	s := openServer(t, m, Config{})
	s.onDemand("s")
	arn := s.queue("work", "s")
	s.puts("s", 0, 100)
	again := s.receiveWith(arn, 10, 1, -1) // visible again at once
	if len(again) != 10 {
		t.Fatalf("received %d records", len(again))
	}
	st := s.service.catalog.Stream(home, "s")
	bad := &st.Shards[0]
	bounds, err := inner.Bounds(t.Context(), bad.Log)
	if err != nil {
		t.Fatal(err)
	}
	m.eaten.Store(&hole{bad.Log, 3, 5})
	got := map[string]bool{}
	for range 20 {
		records := s.receiveWith(arn, 10, 1, 43200)
		if len(records) == 0 {
			break
		}
		for i := range records {
			got[string(records[i].Data)] = true
		}
	}
	whole := 100 - int(bounds.End-1) // of the other shards
	if len(got) < whole+2 || len(got) > 97 {
		t.Errorf("received %d records beside the damage, want at least %d", len(got), whole+2)
	}
	if lost := s.service.Damage(t.Context()); len(lost) == 0 || lost[0].Shard != bad.ID() {
		t.Errorf("health says %+v", lost)
	}
}
