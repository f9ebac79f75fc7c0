package embedded

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"runtime"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"github.com/shardwell/shardwell/internal/log"
	"github.com/shardwell/shardwell/internal/vfs"
	"github.com/shardwell/shardwell/internal/vfs/memfs"
)

// crasher runs a workload and crashes it at every boundary of an operation on
// the disk, in several ways each.
type crasher struct {
	t      *testing.T
	opt    Options
	mu     sync.Mutex
	truth  *truth
	engine *Engine // what runs now; nil while it opens
	seed   uint64
	rounds int // appends of each writer in each life
	lives  int
	did    tally
	// looking: the engine is being read, which may remove files that had no
	// other reader left.
	looking atomic.Bool
	points  atomic.Int64
	failed  atomic.Bool
}

// No crash loses what was acknowledged or shown, brings back what was trimmed
// or deleted, or gives a position twice: at every operation on the disk, with
// unsynced data lost, torn or reordered, after kill -9 followed by a loss of
// power, and when recovery itself crashes.
func TestCrashPoints(t *testing.T) {
	points, did := int64(0), tally{}
	for seed := range uint64(proof(1, 2, 12)) {
		synctest.Test(t, func(t *testing.T) {
			c := &crasher{t: t, opt: hurried(), truth: newTruth(), did: did, seed: seed << 32, rounds: proof(6, 13, 24)}
			c.run(seed)
			points += c.points.Load()
		})
	}
	t.Logf("proof: %d crash points while there were %s", points, did)
	if points < 20_000 && !t.Failed() && proves() {
		t.Errorf("only %d crash points", points)
	}
	if !t.Failed() && proves() {
		did.complete(t)
	}
}

func (c *crasher) fail(format string, args ...any) {
	if !c.failed.Swap(true) {
		c.t.Errorf(format, args...)
	}
}

// run lives through two lives of an engine on one disk.
func (c *crasher) run(seed uint64) {
	fs := memfs.New()
	fs.OnOp(func(n int, op vfs.Op) {
		if op.Kind.Mutates() && !(op.Kind == vfs.OpRemove && c.looking.Load()) {
			c.boundary(fs, n, op)
		}
	})
	rng := rand.New(rand.NewPCG(seed, 1))
	for c.lives = 1; c.lives <= 2; c.lives++ {
		e, err := Open(c.t.Context(), fs, c.opt)
		if err != nil {
			c.fail("open: %v", err)
			return
		}
		c.mu.Lock()
		c.engine = e
		c.mu.Unlock()
		c.workload(e, rng)
		c.did.add(e)
		if err := e.Close(); err != nil {
			c.fail("close: %v", err)
		}
		c.mu.Lock()
		c.engine = nil
		c.mu.Unlock()
	}
}

// boundary crashes the disk as it is now.
func (c *crasher) boundary(fs *memfs.FS, n int, op vfs.Op) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.failed.Load() || !proves() && n%8 != 0 {
		return
	}
	if c.engine != nil {
		c.looking.Store(true)
		err := c.truth.observe(c.t, c.engine)
		c.looking.Store(false)
		if err != nil {
			c.fail("before a crash: %v", err)
			return
		}
	}
	c.seed++
	where := fmt.Sprintf("seed %#x, operation %d (%v, done %v)", c.seed, n, op, op.Done)
	c.verify(fs.Crash(memfs.RandomCut(c.seed)), where+", cut", c.seed%8 == 0)
	c.seed++
	switch c.seed / 2 % 4 {
	case 0:
		c.verify(fs.Crash(memfs.Cut{Data: memfs.Nothing, Entries: memfs.Nothing}), where+", all unsynced lost", false)
	case 1:
		c.verify(fs.Crash(memfs.RandomCut(c.seed)), where+", second cut", false)
	default:
		c.verify(fs.Kill(), where+", kill", c.seed%16 == 0)
	}
}

// verify recovers a crashed disk, holds it to the truth, goes on with it, and
// crashes it once more. deep crashes the recovery too, at every operation.
func (c *crasher) verify(fs *memfs.FS, where string, deep bool) {
	truth := c.truth.clone()
	c.points.Add(1)
	if deep {
		before := c.truth.clone()
		fs.OnOp(func(n int, op vfs.Op) {
			if op.Kind.Mutates() && !c.failed.Load() {
				c.points.Add(1)
				again := fs.Crash(memfs.RandomCut(c.seed + uint64(n)))
				c.check(again, before.clone(), fmt.Sprintf("%s, then in recovery at %d (%v)", where, n, op))
			}
		})
	}
	e, err := Open(c.t.Context(), fs, c.opt)
	if err != nil {
		c.fail("%s: open: %v", where, err)
		return
	}
	if deep {
		settle(e)
	}
	fs.OnOp(nil)
	err = truth.observe(c.t, e)
	// What the recovered engine shows now must survive the next crash.
	if err == nil {
		c.check(fs.Crash(memfs.Cut{Data: memfs.Nothing, Entries: memfs.Nothing}), truth.clone(), where+", then power lost")
		err = truth.appendAll(c.t, e)
	}
	if err == nil {
		c.check(fs.Crash(memfs.RandomCut(c.seed)), truth.clone(), where+", then appended, then cut")
		c.points.Add(2)
	}
	if closeErr := e.Close(); err == nil {
		err = closeErr
	}
	if err != nil {
		c.fail("%s: %v", where, err)
	}
}

// settle gives the sorter of an engine time to finish, without letting time pass
// for others.
func settle(e *Engine) {
	for range 1000 {
		if e.Health().UnsortedSegments == 0 {
			return
		}
		runtime.Gosched()
	}
}

// check recovers a crashed disk and holds it to the truth.
func (c *crasher) check(fs *memfs.FS, truth *truth, where string) {
	e, err := Open(c.t.Context(), fs, c.opt)
	if err != nil {
		c.fail("%s: open: %v", where, err)
		return
	}
	if err = truth.observe(c.t, e); err == nil && !e.Health().OK {
		err = fmt.Errorf("health: %+v", e.Health())
	}
	if closeErr := e.Close(); err == nil {
		err = closeErr
	}
	if err != nil {
		c.fail("%s: %v", where, err)
	}
}

// workload uses every operation: three writers with logs of their own, and one
// that seals, trims, deletes and creates. Pauses let marks be written.
func (c *crasher) workload(e *Engine, rng *rand.Rand) {
	ids := []log.LogID{1, 2, 3, 4, 5, 6}
	c.create(e, ids...)
	var wg sync.WaitGroup
	for w := range 3 {
		own := rand.New(rand.NewPCG(rng.Uint64(), 2))
		wg.Go(func() {
			for range c.rounds {
				c.append(e, own, ids[2*w:2*w+2])
				if own.IntN(4) == 0 {
					<-time.After(100 * time.Millisecond)
				}
			}
		})
	}
	wg.Go(func() { c.administer(e, rng) })
	wg.Wait()
}

func (c *crasher) create(e *Engine, ids ...log.LogID) {
	if err := e.Create(c.t.Context(), log.Data, ids...); err != nil {
		c.fail("create: %v", err)
		return
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	for _, id := range ids {
		c.truth.created(id)
	}
}

func (c *crasher) append(e *Engine, rng *rand.Rand, ids []log.LogID) {
	entries := make([]log.Entry, 1+rng.IntN(6))
	out := make([]log.Appended, len(entries))
	c.mu.Lock()
	for i := range entries {
		id := ids[rng.IntN(len(ids))]
		bytes := 20
		if rng.IntN(5) == 0 {
			bytes = 5000
		}
		entries[i] = log.Entry{Log: id, Data: []byte(c.truth.next(id, bytes))}
	}
	c.mu.Unlock()
	if err := e.Append(c.t.Context(), entries, out); err != nil {
		c.fail("append: %v", err)
		return
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	for i, en := range entries {
		if out[i].Err != nil {
			c.fail("append: %v", out[i].Err)
			return
		}
		if err := c.truth.logs[en.Log].holds(out[i].Position, string(en.Data)); err != nil {
			c.fail("append to log %d: %v", en.Log, err)
		}
	}
}

// administer makes logs, seals and deletes them, and trims the writers'.
func (c *crasher) administer(e *Engine, rng *rand.Rand) {
	for i := range c.rounds / 3 {
		id := log.LogID(100*c.lives + i)
		c.create(e, id)
		c.append(e, rng, []log.LogID{id})
		if ends, err := e.Seal(c.t.Context(), id); err != nil {
			c.fail("seal: %v", err)
		} else {
			c.mu.Lock()
			if l := c.truth.logs[id]; l.end != ends[0] {
				c.fail("log %d is sealed at %d, its end was %d", id, ends[0], l.end)
			} else {
				l.sealed = true
			}
			c.mu.Unlock()
		}
		if rng.IntN(2) == 0 {
			c.mu.Lock()
			c.truth.logs[id].dying = true
			c.mu.Unlock()
			if err := e.Delete(c.t.Context(), id); err != nil {
				c.fail("delete: %v", err)
			}
			c.mu.Lock()
			c.truth.logs[id].deleted = true
			c.mu.Unlock()
		}
		for range 2 {
			c.trim(e, log.LogID(1+rng.IntN(6)), rng)
		}
	}
}

func (c *crasher) trim(e *Engine, id log.LogID, rng *rand.Rand) {
	c.mu.Lock()
	l := c.truth.logs[id]
	to := l.end - log.Position(rng.IntN(int(l.end-l.first)+1))
	c.mu.Unlock()
	if err := e.Trim(c.t.Context(), id, to); err != nil {
		c.fail("trim: %v", err)
		return
	}
	b, err := e.Bounds(c.t.Context(), id)
	if err != nil || b.First < to {
		c.fail("trimmed to %d, bounds %+v: %v", to, b, errors.Join(err))
		return
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.truth.logs[id].first = max(c.truth.logs[id].first, to)
}
