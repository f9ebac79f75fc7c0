package memory

import (
	"context"
	"math"
	"sync"
	"sync/atomic"
	"time"

	"github.com/shardwell/shardwell/internal/log"
)

// DefaultMaxBytes is the memory that logs may take when Config does not say.
const DefaultMaxBytes = 1 << 30

// Config says how large the engine may grow. The zero value is ready.
type Config struct {
	// MaxBytes bounds the memory taken for entries, their index included. An
	// append that needs more gets ErrFull. Control logs may go an eighth
	// beyond, so that deleting works when memory is full. 0: DefaultMaxBytes.
	MaxBytes int64
	// Now is the wall clock, which gives arrivals; nil means time.Now.
	Now func() time.Time
}

// Engine implements log.Engine in memory.
type Engine struct {
	budget  budget
	wall    func() time.Time
	clock   atomic.Int64 // last arrival given, in ms
	table   table
	closing sync.Once
	closed  chan struct{}
}

var _ log.Engine = (*Engine)(nil)

// New makes an empty engine.
func New(cfg Config) *Engine {
	if cfg.MaxBytes <= 0 {
		cfg.MaxBytes = DefaultMaxBytes
	}
	if cfg.Now == nil {
		cfg.Now = time.Now
	}
	e := &Engine{wall: cfg.Now, closed: make(chan struct{})}
	e.budget.max = cfg.MaxBytes
	e.table.init()
	return e
}

// UsedBytes is the memory now taken for entries and their index.
func (e *Engine) UsedBytes() int64 { return e.budget.used.Load() }

// Create implements log.Engine.
func (e *Engine) Create(ctx context.Context, kind log.Kind, ids ...log.LogID) error {
	if err := e.usable(ctx); err != nil {
		return err
	}
	return e.table.create(kind, ids)
}

// Append implements log.Engine. An entry can be read as soon as it is stored,
// which may be before Append returns.
func (e *Engine) Append(ctx context.Context, entries []log.Entry, out []log.Appended) error {
	out = out[:len(entries)]
	if err := e.usable(ctx); err != nil {
		for i := range out {
			out[i] = log.Appended{Err: err}
		}
		return err
	}
	for i := 0; i < len(entries); {
		n := i + 1
		for n < len(entries) && entries[n].Log == entries[i].Log {
			n++
		}
		e.appendRun(entries[i:n], out[i:n])
		i = n
	}
	return nil
}

// appendRun appends entries that all belong to one log, under one lock.
func (e *Engine) appendRun(entries []log.Entry, out []log.Appended) {
	s, err := e.table.get(entries[0].Log)
	if err != nil {
		for i := range out {
			out[i] = log.Appended{Err: err}
		}
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	// Taken under the log's lock, so that arrivals do not step back in it.
	now := e.now()
	begin := s.next
	for i := range entries {
		out[i] = e.appendOne(s, &entries[i], now)
	}
	if s.next != begin {
		s.wake()
	}
}

func (e *Engine) appendOne(s *stream, entry *log.Entry, now log.Millis) log.Appended {
	size := len(entry.Head) + len(entry.Data)
	if err := s.writable(size); err != nil {
		return log.Appended{Err: err}
	}
	c, err := s.tail(size, &e.budget)
	if err != nil {
		return log.Appended{Err: err}
	}
	c.add(now, entry.Head, entry.Data)
	s.last = now
	s.next++
	return log.Appended{Position: s.next - 1, Arrival: now}
}

// Seal implements log.Engine. When one of the logs does not exist, none is sealed.
func (e *Engine) Seal(ctx context.Context, ids ...log.LogID) ([]log.Position, error) {
	if err := e.usable(ctx); err != nil {
		return nil, err
	}
	streams := make([]*stream, len(ids))
	for i, id := range ids {
		s, err := e.table.get(id)
		if err != nil {
			return nil, err
		}
		streams[i] = s
	}
	ends := make([]log.Position, len(ids))
	for i, s := range streams {
		s.mu.Lock()
		ends[i] = s.next
		if !s.sealed {
			s.sealed = true
			s.wake()
		}
		s.mu.Unlock()
	}
	return ends, nil
}

// Read implements log.Engine.
func (e *Engine) Read(ctx context.Context, id log.LogID, from log.Position, limit log.Limit, buf *log.Buffer) (log.Page, error) {
	s, err := e.find(ctx, id)
	if err != nil {
		return log.Page{}, err
	}
	return s.read(from, limit, buf)
}

// Seek implements log.Engine. No entry is ever in flight here: it gets its
// arrival and becomes readable under one lock.
func (e *Engine) Seek(ctx context.Context, id log.LogID, t time.Time) (log.Position, error) {
	s, err := e.find(ctx, id)
	if err != nil {
		return 0, err
	}
	return s.seek(ceilMillis(t))
}

// Bounds implements log.Engine.
func (e *Engine) Bounds(ctx context.Context, id log.LogID) (log.Bounds, error) {
	s, err := e.find(ctx, id)
	if err != nil {
		return log.Bounds{}, err
	}
	s.mu.RLock()
	defer s.mu.RUnlock()
	if s.deleted {
		return log.Bounds{}, log.ErrDeleted
	}
	return log.Bounds{First: s.first, End: s.next, Sealed: s.sealed, LastArrival: s.last}, nil
}

// Wait implements log.Engine.
func (e *Engine) Wait(ctx context.Context, id log.LogID, from log.Position) error {
	s, err := e.find(ctx, id)
	if err != nil {
		return err
	}
	for {
		changed, err := s.ready(from)
		if changed == nil {
			return err
		}
		select {
		case <-changed:
		case <-e.closed:
			return log.ErrClosed
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

// Trim implements log.Engine. Memory is freed at once, chunk by chunk.
func (e *Engine) Trim(ctx context.Context, id log.LogID, before log.Position) error {
	s, err := e.find(ctx, id)
	if err != nil {
		return err
	}
	return s.trim(before, &e.budget)
}

// Delete implements log.Engine.
func (e *Engine) Delete(ctx context.Context, id log.LogID) error {
	if err := e.usable(ctx); err != nil {
		return err
	}
	s, err := e.table.bury(id)
	if s != nil {
		s.remove(&e.budget)
	}
	return err
}

// Capabilities implements log.Engine.
func (e *Engine) Capabilities() log.Capabilities {
	return log.Capabilities{Dense: true, Nodes: 1}
}

// Close implements log.Engine.
func (e *Engine) Close() error {
	err := log.ErrClosed
	e.closing.Do(func() {
		close(e.closed)
		e.table.init()
		err = nil
	})
	return err
}

func (e *Engine) usable(ctx context.Context) error {
	select {
	case <-e.closed:
		return log.ErrClosed
	default:
		return ctx.Err()
	}
}

func (e *Engine) find(ctx context.Context, id log.LogID) (*stream, error) {
	if err := e.usable(ctx); err != nil {
		return nil, err
	}
	return e.table.get(id)
}

// now reads the arrival clock, which follows the wall clock but never back.
func (e *Engine) now() log.Millis {
	now := e.wall().UnixMilli()
	for {
		last := e.clock.Load()
		if now <= last {
			return log.Millis(last)
		}
		if e.clock.CompareAndSwap(last, now) {
			return log.Millis(now)
		}
	}
}

// ceilMillis is the first whole millisecond that is not before t.
func ceilMillis(t time.Time) log.Millis {
	ms := t.UnixMilli()
	if t.Nanosecond()%int(time.Millisecond) != 0 && ms < math.MaxInt64 {
		ms++
	}
	return log.Millis(ms)
}
