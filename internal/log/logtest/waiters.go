package logtest

import (
	"context"
	"fmt"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"

	"github.com/shardwell/shardwell/internal/log"
)

// RunWaiters has readers wait on each of many logs, in a bubble of synctest,
// and shows that what happens to one log wakes its readers and nobody else.
// It counts who comes back from Wait, and how often anybody looks at a
// context: whoever is woken inside Wait and waits on must look again. So a
// crowd that is woken to find nothing is found, too, and no clock is read.
func RunWaiters(t *testing.T, open func(t *testing.T) Harness, logs, readers int) {
	for _, fault := range wakeUps(t, open, logs, readers) {
		t.Error(fault)
	}
	t.Logf("proof: %d waiting readers, on %d logs", logs*readers, logs)
}

// wakeUps says what RunWaiters finds.
func wakeUps(t *testing.T, open func(t *testing.T) Harness, logs, readers int) (faults []string) {
	synctest.Test(t, func(t *testing.T) {
		w := &waiters{t: t, engine: open(t).Engine, woken: make([]atomic.Int64, logs)}
		ids := make([]log.LogID, logs)
		for i := range ids {
			ids[i] = log.LogID(i + 1)
		}
		w.must(w.engine.Create(t.Context(), log.Data, ids...))
		var all sync.WaitGroup
		for i := range logs * readers {
			all.Go(func() { w.wait(i % logs) })
		}
		w.expect("nothing", -1, 0, logs*readers)
		for _, i := range []int{0, logs / 2, logs - 1, logs / 2} {
			out := make([]log.Appended, 1)
			w.must(w.engine.Append(t.Context(), []log.Entry{{Log: ids[i], Data: []byte("x")}}, out))
			w.must(out[0].Err)
			w.expect("an append", i, readers, readers)
		}
		w.must(w.engine.Trim(t.Context(), ids[0], 2))
		w.expect("a trim", 0, 0, 0)
		w.must(w.engine.Create(t.Context(), log.Data, log.LogID(logs+1)))
		w.expect("a new log", -1, 0, 0)
		_, err := w.engine.Seal(t.Context(), ids[1])
		w.must(err)
		w.expect("a seal", 1, readers, 0)
		w.must(w.engine.Delete(t.Context(), ids[2]))
		w.expect("a delete", 2, readers, 0)
		_, err = w.engine.Seal(t.Context(), append(ids[:2:2], ids[3:]...)...)
		w.must(err)
		all.Wait()
		faults = w.faults
	})
	return faults
}

// waiters is what the readers share.
type waiters struct {
	t      *testing.T
	engine log.Engine
	woken  []atomic.Int64 // how often Wait returned, by log
	looks  atomic.Int64   // at any context
	faults []string
}

func (w *waiters) must(err error) {
	w.t.Helper()
	if err != nil {
		w.t.Fatal(err)
	}
}

// wait waits on one log for entry after entry until nothing more can come.
func (w *waiters) wait(i int) {
	id := log.LogID(i + 1)
	ctx := looked{w.t.Context(), &w.looks}
	for from := log.Position(1); ; from++ {
		err := w.engine.Wait(ctx, id, from)
		w.woken[i].Add(1)
		if err != nil {
			return
		}
		if b, err := w.engine.Bounds(w.t.Context(), id); err != nil || b.Sealed {
			return
		}
	}
}

// expect waits until nobody can go on and finds fault unless since the last
// time exactly so many returned from Wait, all of them on log i, and contexts
// were looked at only by those who then waited again.
func (w *waiters) expect(what string, i, woken, waiting int) {
	synctest.Wait()
	for k := range w.woken {
		want := 0
		if k == i {
			want = woken
		}
		if got := w.woken[k].Swap(0); got != int64(want) {
			w.faults = append(w.faults, fmt.Sprintf("%s at log %d woke %d readers of log %d, want %d", what, i, got, k, want))
		}
	}
	if got := w.looks.Swap(0); got != int64(waiting) {
		w.faults = append(w.faults, fmt.Sprintf("%s at log %d: contexts were looked at %d times, want %d", what, i, got, waiting))
	}
}

// looked is a context that counts who asks when it ends.
type looked struct {
	context.Context
	times *atomic.Int64
}

func (c looked) Done() <-chan struct{} {
	c.times.Add(1)
	return c.Context.Done()
}
