package streams

import (
	"context"
	"sync"
	"sync/atomic"

	"github.com/shardwell/shardwell/internal/log"
)

// feed tells those who push one shard's records when there are more. However
// many they are, one goroutine waits in the engine for them all. Safe for
// concurrent use.
type feed struct {
	id    log.LogID
	table *feedTable
	stop  context.CancelFunc

	mu      sync.Mutex
	readers int           // who have joined; written with the table's mu held, too
	end     log.Position  // of the log, as far as is known
	more    chan struct{} // closed when end moves, or the log can be read no more

	last        *lent         // what was read last, nil if nobody needs it any more
	reading     chan struct{} // closed when what is being read can be borrowed; nil if nobody reads for others
	readingFrom log.Position
}

// look gives the end of the log, and a channel that is closed when it has moved
// or there is something else to find out by reading.
func (f *feed) look() (end log.Position, more <-chan struct{}) {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.end, f.more
}

// joined counts those who use the feed. The last one to leave leaves nothing.
func (f *feed) joined(n int) (users int) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.readers += n; f.readers <= 1 {
		f.forget()
	}
	return f.readers
}

// tell wakes all that wait.
func (f *feed) tell(end log.Position) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.end = max(f.end, end)
	close(f.more)
	f.more = make(chan struct{})
}

// follow waits for the log to grow, until ctx ends or it cannot grow any more:
// it is sealed, or gone, which who reads it finds out.
func (f *feed) follow(ctx context.Context, engine log.Engine) {
	for from := log.Position(1); ; {
		err := engine.Wait(ctx, f.id, from)
		if ctx.Err() != nil {
			return
		}
		var bounds log.Bounds
		if err == nil {
			bounds, err = engine.Bounds(ctx, f.id)
		}
		f.tell(bounds.End)
		if err != nil || bounds.Sealed {
			return
		}
		from = bounds.End
	}
}

// feedTable has the feeds of shards that are pushed to somebody. Safe for
// concurrent use once engine and ctx are set.
type feedTable struct {
	engine  log.Engine
	ctx     context.Context // ends all feeds
	running sync.WaitGroup

	lentBytes atomic.Int64 // held by what feeds lend

	mu    sync.Mutex
	byLog map[log.LogID]*feed
}

// join gives the feed of a log, which must be left.
func (t *feedTable) join(id log.LogID) *feed {
	t.mu.Lock()
	defer t.mu.Unlock()
	f := t.byLog[id]
	if f == nil {
		f = &feed{id: id, table: t, more: make(chan struct{})}
		var ctx context.Context
		ctx, f.stop = context.WithCancel(t.ctx)
		if t.byLog == nil {
			t.byLog = map[log.LogID]*feed{}
		}
		t.byLog[id] = f
		if ctx.Err() == nil {
			t.running.Go(func() { f.follow(ctx, t.engine) })
		}
	}
	f.joined(1)
	return f
}

// leave ends a feed that nobody uses any more.
func (t *feedTable) leave(f *feed) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if f.joined(-1) == 0 {
		f.stop()
		delete(t.byLog, f.id)
	}
}

// wait waits for the feeds' goroutines after ctx has ended.
func (t *feedTable) wait() {
	t.mu.Lock() // none is started from here on
	defer t.mu.Unlock()
	t.running.Wait()
}
