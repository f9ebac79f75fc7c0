package embedded

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"hash/fnv"
	"math/rand/v2"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/shardwell/shardwell/internal/log"
	"github.com/shardwell/shardwell/internal/segment"
	"github.com/shardwell/shardwell/internal/vfs/memfs"
)

var (
	replaySeed = flag.Int("metamorphic.seed", -1, "replay this sequence of operations alone")
	replaySet  = flag.Int("metamorphic.set", -1, "replay under this set of options alone")
)

// Options, restarts, kills and losses of power between operations do not show:
// whatever they are, a sequence of operations gets the same answers, which are
// those of the model, to the last position, byte, arrival and kind of error.
func TestOptionsDoNotShow(t *testing.T) {
	seeds, sets, operations, deaths := proof(1, 4, 10), proof(20, 24, 50), 0, 0
	for seed := range seeds {
		if *replaySeed >= 0 {
			seed = *replaySeed
		}
		plan := newPlan(uint64(seed), 300)
		var want []string
		synctest.Test(t, func(t *testing.T) {
			want = plan.run(t, &log.Model{Now: func() log.Millis { return log.Millis(time.Now().UnixMilli()) }}, nil)
		})
		for set := range sets {
			if *replaySet >= 0 {
				set = *replaySet
			}
			v := newVariant(uint64(set))
			got := v.run(t, plan)
			operations += len(got)
			deaths += v.deaths
			for i := range want {
				if got[i] != want[i] {
					t.Fatalf("sequence %d, options %d (%v): operation %d\n\tsays  %s\n\tmodel %s\nbefore it:\n\t%s\nreplay: go test -run '^TestOptionsDoNotShow$' ./internal/log/embedded -metamorphic.seed=%d -metamorphic.set=%d",
						seed, set, v, i, got[i], want[i], strings.Join(want[max(0, i-10):i], "\n\t"), seed, set)
				}
			}
		}
	}
	t.Logf("proof: %d sets of options, %d operations of %d sequences under them, %d restarts, kills and losses of power", sets, operations, seeds, deaths)
}

// A planned operation does the same to any engine. It returns what there was
// to see.
type planned func(ctx context.Context, e log.Engine, buf *log.Buffer) string

// A plan is a sequence of operations and pauses. What it asks for depends on
// its seed alone, never on an answer.
type plan struct {
	rng    *rand.Rand
	steps  []planned
	pauses []time.Duration
	tried  map[log.LogID]int // entries for each log
}

const planLogs = 10

func newPlan(seed uint64, n int) *plan {
	p := &plan{rng: rand.New(rand.NewPCG(seed, 5)), tried: map[log.LogID]int{}}
	for range n {
		p.steps = append(p.steps, p.step())
		p.pauses = append(p.pauses, time.Duration(p.rng.IntN(4))*time.Millisecond)
	}
	for id := range log.LogID(planLogs) {
		p.steps = append(p.steps, look(id+1), readTo(id+1, 0, log.Limit{Records: 1 << 20, Bytes: 1 << 30}),
			readTo(id+1, 1, log.Limit{Records: 1 << 20, Bytes: 1 << 30}))
		p.pauses = append(p.pauses, 0, 0, 0)
	}
	return p
}

func (p *plan) log() log.LogID { return log.LogID(1 + p.rng.IntN(planLogs)) }

// place is a position of a log, mostly one that it may have.
func (p *plan) place(id log.LogID) log.Position {
	return log.Position(p.rng.IntN(p.tried[id] + 3))
}

func (p *plan) step() planned {
	id := p.log()
	switch k := p.rng.IntN(100); {
	case k < 8:
		return p.create()
	case k < 50:
		return p.append()
	case k < 70:
		limit := log.Limit{Records: 1 + p.rng.IntN(40), Bytes: 1 + p.rng.IntN(5000)}
		return readTo(id, p.place(id), limit)
	case k < 78:
		return look(id)
	case k < 84:
		return p.seek(id)
	case k < 91:
		before := p.place(id)
		return func(ctx context.Context, e log.Engine, _ *log.Buffer) string {
			return fmt.Sprintf("trim %d before %d: %s", id, before, class(e.Trim(ctx, id, before)))
		}
	case k < 96:
		from := p.place(id)
		return func(ctx context.Context, e log.Engine, _ *log.Buffer) string {
			ended, cancel := context.WithCancel(ctx)
			cancel()
			return fmt.Sprintf("wait %d for %d: %s", id, from, class(e.Wait(ended, id, from)))
		}
	case k < 98:
		ids := []log.LogID{id, p.log()}
		return func(ctx context.Context, e log.Engine, _ *log.Buffer) string {
			ends, err := e.Seal(ctx, ids...)
			return fmt.Sprintf("seal %d: %d %s", ids, ends, class(err))
		}
	}
	return func(ctx context.Context, e log.Engine, _ *log.Buffer) string {
		return fmt.Sprintf("delete %d: %s", id, class(e.Delete(ctx, id)))
	}
}

func (p *plan) create() planned {
	kind, ids := log.Data+log.Kind(p.rng.IntN(2)), []log.LogID{p.log(), p.log(), p.log()}
	return func(ctx context.Context, e log.Engine, _ *log.Buffer) string {
		return fmt.Sprintf("create %d: %s", ids, class(e.Create(ctx, kind, ids...)))
	}
}

func (p *plan) append() planned {
	entries := make([]log.Entry, 1+p.rng.IntN(12))
	for i := range entries {
		bytes := p.rng.IntN(300)
		switch p.rng.IntN(60) {
		case 0:
			bytes = p.rng.IntN(40_000)
		case 1:
			bytes = 0
		}
		data := make([]byte, bytes)
		for k := range data {
			data[k] = byte(p.rng.Uint32())
		}
		id := p.log()
		p.tried[id]++
		entries[i] = log.Entry{Log: id, Head: data[:p.rng.IntN(len(data)/2+1)], Data: data}
	}
	if p.rng.IntN(60) == 0 {
		entries[0].Data = make([]byte, 200_000)
	}
	return func(ctx context.Context, e log.Engine, _ *log.Buffer) string {
		out := make([]log.Appended, len(entries))
		err := e.Append(ctx, entries, out)
		var b strings.Builder
		fmt.Fprintf(&b, "append: %s", class(err))
		for i, a := range out {
			fmt.Fprintf(&b, ", %d at %d (%d) %s", entries[i].Log, a.Position, a.Arrival, class(a.Err))
		}
		return b.String()
	}
}

func (p *plan) seek(id log.LogID) planned {
	ago := time.Duration(p.rng.IntN(len(p.steps)+1)) * 1500 * time.Microsecond
	return func(ctx context.Context, e log.Engine, _ *log.Buffer) string {
		at, err := e.Seek(ctx, id, time.Now().Add(-ago))
		return fmt.Sprintf("seek %d %v ago: %d %s", id, ago, at, class(err))
	}
}

func look(id log.LogID) planned {
	return func(ctx context.Context, e log.Engine, _ *log.Buffer) string {
		b, err := e.Bounds(ctx, id)
		return fmt.Sprintf("bounds of %d: %+v %s", id, b, class(err))
	}
}

// readTo reads a page from a position, or all that there is from 0.
func readTo(id log.LogID, from log.Position, limit log.Limit) planned {
	return func(ctx context.Context, e log.Engine, buf *log.Buffer) string {
		at := from
		if b, err := e.Bounds(ctx, id); err == nil && at == 0 {
			at = b.First
		}
		page, err := e.Read(ctx, id, at, limit, buf)
		if err != nil {
			return fmt.Sprintf("read %d from %d: %s", id, at, class(err))
		}
		sum := fnv.New64a()
		for _, r := range page.Records {
			fmt.Fprintf(sum, "%d %d %d %d ", r.Position, r.Arrival, len(r.Head), len(r.Data))
			sum.Write(r.Head)
			sum.Write(r.Data)
		}
		return fmt.Sprintf("read %d from %d: %d records, next %d, end %d, %x", id, at, len(page.Records), page.Next, page.End, sum.Sum64())
	}
}

// class is the kind of an error, without what is only for people.
func class(err error) string {
	if err == nil {
		return "ok"
	}
	if trimmed, ok := errors.AsType[*log.TrimmedError](err); ok {
		return fmt.Sprintf("trimmed to %d", trimmed.First)
	}
	for _, kind := range []error{log.ErrNotFound, log.ErrDeleted, log.ErrSealed, log.ErrTooLarge, log.ErrBeyondEnd, context.Canceled} {
		if errors.Is(err, kind) {
			return kind.Error()
		}
	}
	return "unexpected: " + err.Error()
}

// run does the plan in a bubble of synctest, where arrivals depend on nothing
// else. next, if any, gives the engine to go on with after each operation.
func (p *plan) run(t *testing.T, e log.Engine, next func(log.Engine) log.Engine) []string {
	var seen []string
	var buf log.Buffer
	for i, step := range p.steps {
		seen = append(seen, step(t.Context(), e, &buf))
		<-time.After(p.pauses[i])
		if next != nil {
			e = next(e)
		}
	}
	return seen
}

// A variant is a way to run an engine that nobody should notice.
type variant struct {
	opt    Options
	rng    *rand.Rand
	often  int // an engine's life ends after one in so many operations; 0: never
	deaths int
}

// newVariant draws a set of options. 0 are the usual ones, without a restart.
func newVariant(set uint64) *variant {
	rng := rand.New(rand.NewPCG(set, 6))
	v := &variant{rng: rng}
	if set == 0 {
		return v
	}
	sizes := []int64{segment.MinBytes, 16 << 10, 40 << 10, 64 << 10, 256 << 10, 1 << 20}
	any := func(of ...int64) int64 { return of[rng.IntN(len(of))] }
	v.opt = Options{
		SegmentBytes: any(sizes...), FirstSegmentBytes: any(sizes...), BufferBytes: any(1, 4<<10, 100<<10, 0),
		ReserveBytes: any(0, 1, 4<<10, 1<<20), MinFreeBytes: any(-1, 0),
		IdleMark:   time.Duration(any(1, int64(time.Millisecond), int64(20*time.Millisecond), int64(time.Hour))),
		RetrySpace: time.Duration(any(1, int64(time.Second))),
	}
	v.opt.SortedBlockBytes, v.opt.MergeFiles = int(any(0, 1, 4<<10, 20_000)), int(any(0, 2, 3, 5))
	v.opt.MergedBytes, v.opt.UnsortedSegments = any(0, 1, 64<<10, 1<<20), int(any(0, 1, 2, 10))
	v.often = int(any(0, 10, 30, 30, 100))
	return v
}

func (v *variant) String() string {
	o := v.opt
	return fmt.Sprintf("sorted blocks of %d, %d files merged up to %d, %d segments unsorted, ", o.SortedBlockBytes, o.MergeFiles, o.MergedBytes, o.UnsortedSegments) +
		fmt.Sprintf("segments of %d and %d, buffer %d, reserve %d, free %d, mark after %v, space asked for after %v, a death in %d",
			o.SegmentBytes, o.FirstSegmentBytes, o.BufferBytes, o.ReserveBytes, o.MinFreeBytes, o.IdleMark, o.RetrySpace, v.often)
}

func (v *variant) run(t *testing.T, plan *plan) (seen []string) {
	synctest.Test(t, func(t *testing.T) {
		disk := memfs.New()
		e, err := Open(t.Context(), disk, v.opt)
		must(t, err)
		seen = plan.run(t, e, func(log.Engine) log.Engine {
			if v.often > 0 && v.rng.IntN(v.often) == 0 {
				e, disk = v.die(t, e, disk)
			}
			return e
		})
		if h := e.Health(); !h.OK {
			t.Errorf("%v: health %+v", v, h)
		}
		must(t, e.Close())
	})
	return seen
}

// die ends an engine's life, and perhaps the next one's while it begins, and
// opens what is left.
func (v *variant) die(t *testing.T, e *Engine, disk *memfs.FS) (*Engine, *memfs.FS) {
	v.deaths++
	left := disk
	switch v.rng.IntN(4) {
	case 0:
		must(t, e.Close())
	case 1:
		left = disk.Kill()
	case 2:
		left = disk.Crash(memfs.Cut{})
	default:
		left = disk.Crash(memfs.RandomCut(v.rng.Uint64()))
	}
	if left != disk {
		must(t, e.Close()) // on a disk that nobody looks at any more
	}
	next, err := Open(t.Context(), left, v.opt)
	must(t, err)
	if v.rng.IntN(4) == 0 {
		return v.die(t, next, left)
	}
	return next, left
}
