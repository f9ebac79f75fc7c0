package streams

import (
	"context"
	"fmt"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"

	"github.com/shardwell/shardwell/internal/log"
	"github.com/shardwell/shardwell/internal/log/memory"
)

// countingEngine counts what is read.
type countingEngine struct {
	log.Engine
	reads atomic.Int64
}

func (e *countingEngine) Read(ctx context.Context, id log.LogID, from log.Position, limit log.Limit, buffer *log.Buffer) (log.Page, error) {
	e.reads.Add(1)
	return e.Engine.Read(ctx, id, from, limit, buffer)
}

// One read in the engine serves all who push a shard's records and stand at the
// same place. Who is behind, because its client takes nothing, gets everything in
// order as well, and in the end no memory is held for anybody.
func TestOneReadServesAll(t *testing.T) { synctest.Test(t, testOneReadServesAll) }

func testOneReadServesAll(t *testing.T) {
	engine := &countingEngine{Engine: memory.New(memory.Config{})}
	t.Cleanup(func() { engine.Close() })
	s := openServer(t, engine, Config{})
	s.create("s", 1)
	var all []*subscriber
	for i := range 20 {
		all = append(all, s.subscribe(s.register(fmt.Sprint("c", i)).ConsumerARN, "0", from("LATEST")))
	}
	synctest.Wait()
	feeds := &s.service.fanout.feeds
	check := func(what, want string, readers []*subscriber, reads int64) {
		t.Helper()
		synctest.Wait()
		for i, c := range readers {
			if got := said(c.take()); got != want {
				t.Errorf("%s: consumer %d got %q, not %q", what, i, got, want)
			}
		}
		if got := engine.reads.Swap(0); got != reads {
			t.Errorf("%s: %d reads, not %d", what, got, reads)
		}
	}
	engine.reads.Store(0)
	for _, data := range []string{"a", "b"} {
		s.put(data)
		check(data, data, all, 1)
		if n := feeds.lentBytes.Load(); n != 0 {
			t.Errorf("%d bytes are held when all have read", n)
		}
	}

	resume := all[0].stall()
	s.put("c") // which it is stuck with
	check("c", "c", all[1:], 1)
	s.put("d")
	check("d", "d", all[1:], 1)
	s.put("e")
	check("e", "e", all[1:], 1)
	resume()
	check("resumed", "c d e", all[:1], 1)
	for _, c := range all {
		c.leave()
		<-c.ended
	}
	if n := feeds.lentBytes.Load(); n != 0 {
		t.Errorf("%d bytes are held for nobody", n)
	}
}

// Who waits for a read that comes to nothing, or whose own request ends, reads
// alone. What is lent beyond the bound is lent to nobody. What is borrowed stays
// as it is when something else is read.
func TestBorrow(t *testing.T) { synctest.Test(t, testBorrow) }

func testBorrow(t *testing.T) {
	table := &feedTable{}
	f := &feed{table: table, readers: 3}
	ctx := context.Background()
	buffer := func(n int) *log.Buffer { return &log.Buffer{Bytes: make([]byte, n)} }
	some := log.Page{Records: make([]log.Record, 1), Next: 8, End: 8}
	wantNothing := func(what string, ctx context.Context, from log.Position) {
		t.Helper()
		if l, first := f.borrow(ctx, from); l != nil || first {
			t.Errorf("%s: %v %v", what, l, first)
		}
	}
	wantFirst := func(from log.Position) {
		t.Helper()
		if l, first := f.borrow(ctx, from); l != nil || !first {
			t.Errorf("at %d: %v %v", from, l, first)
		}
	}

	wantFirst(7)
	wantNothing("elsewhere", ctx, 6)
	ended, end := context.WithCancel(ctx)
	end()
	wantNothing("ended", ended, 7)
	var waiting sync.WaitGroup
	waiting.Go(func() { wantNothing("came to nothing", ctx, 7) })
	synctest.Wait()
	f.offer(7, log.Page{}, buffer(1))
	waiting.Wait()

	wantFirst(7)
	if l := f.offer(7, some, buffer(maxLentBytes+1)); l != nil || table.lentBytes.Load() != 0 {
		t.Error("lent beyond the bound")
	}
	wantFirst(7)
	mine := f.offer(7, some, buffer(10))
	theirs, _ := f.borrow(ctx, 7)
	if theirs != mine || table.lentBytes.Load() != 10 {
		t.Fatalf("lent %p, borrowed %p, %d bytes", mine, theirs, table.lentBytes.Load())
	}
	wantFirst(8)
	next := f.offer(8, some, buffer(100))
	if n := table.lentBytes.Load(); n != 110 {
		t.Errorf("%d bytes are held", n)
	}
	f.giveBack(mine)
	f.giveBack(theirs)
	f.giveBack(next)
	if n := table.lentBytes.Load(); n != 100 {
		t.Errorf("%d bytes are held for those who have not asked", n)
	}
	f.joined(-2)
	if n := table.lentBytes.Load(); n != 0 || f.last != nil {
		t.Errorf("%d bytes are held for one alone", n)
	}
	wantNothing("alone", ctx, 8)
}
