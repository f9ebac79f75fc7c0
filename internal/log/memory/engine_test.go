package memory

import (
	"context"
	"errors"
	"fmt"
	"os"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/shardwell/shardwell/internal/log"
	"github.com/shardwell/shardwell/internal/log/logtest"
)

// The engine keeps the contract.
func TestContract(t *testing.T) {
	logtest.Run(t, func(t *testing.T) logtest.Harness {
		e := New(Config{})
		t.Cleanup(func() { e.Close() })
		return logtest.Harness{Engine: e}
	})
}

// proof is how much of something a test does: little in an ordinary go test,
// more with CHAOS in the environment, as in make chaos.
func proof(quick, usual int) int {
	if os.Getenv("CHAOS") == "" {
		return quick
	}
	return usual
}

// Whatever concurrent clients see, one log could have answered one operation
// after the other.
func TestLinearizable(t *testing.T) {
	histories := proof(30, 500)
	logtest.RunLinear(t, func(t *testing.T) logtest.Harness {
		return logtest.Harness{Engine: New(Config{})}
	}, histories)
}

// Of a million entries and more, none is lost, altered, twice, out of order or
// invented for those who read along.
func TestOrderedLogs(t *testing.T) {
	entries := proof(50_000, 1_000_000)
	logtest.RunOrdered(t, func(t *testing.T) logtest.Harness {
		return logtest.Harness{Engine: New(Config{})}
	}, entries)
}

// An append to one of 2,000 logs wakes its readers and no others.
func TestWaiters(t *testing.T) {
	logs := proof(200, 2000)
	logtest.RunWaiters(t, func(t *testing.T) logtest.Harness {
		return logtest.Harness{Engine: New(Config{})}
	}, logs, 20)
}

func appendOne(t testing.TB, e *Engine, id log.LogID, data []byte) error {
	t.Helper()
	out := make([]log.Appended, 1)
	if err := e.Append(context.Background(), []log.Entry{{Log: id, Data: data}}, out); err != nil {
		t.Fatal(err)
	}
	return out[0].Err
}

// Memory stays below the bound; trimming or deleting lifts ErrFull, and gives
// back all that was taken.
func TestBoundedMemory(t *testing.T) {
	const maxBytes = 4 << 20
	for name, free := range map[string]func(e *Engine){
		"trim":   func(e *Engine) { e.Trim(t.Context(), 1, 1<<60) },
		"delete": func(e *Engine) { e.Delete(t.Context(), 1); e.Create(t.Context(), log.Data, 2) },
	} {
		e := New(Config{MaxBytes: maxBytes})
		e.Create(t.Context(), log.Data, 1)
		e.Create(t.Context(), log.Control, 9)
		data := make([]byte, 1000)
		stored := 0
		for ; appendOne(t, e, 1, data) == nil; stored++ {
			if stored > maxBytes/len(data) {
				t.Fatalf("%s: more was stored than fits", name)
			}
		}
		if err := appendOne(t, e, 1, data); !errors.Is(err, log.ErrFull) {
			t.Fatalf("%s: full engine gave %v", name, err)
		}
		if used := e.UsedBytes(); used > maxBytes || stored*len(data) < maxBytes*8/10 {
			t.Errorf("%s: %d bytes stored, %d used, of %d", name, stored*len(data), used, maxBytes)
		}
		if err := appendOne(t, e, 9, data); err != nil {
			t.Errorf("%s: control log in a full engine: %v", name, err)
		}
		e.Delete(t.Context(), 9)
		free(e)
		if used := e.UsedBytes(); used != 0 {
			t.Errorf("%s: %d bytes used when nothing is left", name, used)
		}
		if appendOne(t, e, 1, data) != nil && appendOne(t, e, 2, data) != nil {
			t.Errorf("%s: still full", name)
		}
	}
}

// Trimming frees whole chunks while the rest can be read.
func TestTrimFreesChunks(t *testing.T) {
	e := New(Config{})
	e.Create(t.Context(), log.Data, 1)
	for range 10_000 {
		appendOne(t, e, 1, make([]byte, 300))
	}
	before := e.UsedBytes()
	e.Trim(t.Context(), 1, 9_000)
	if after := e.UsedBytes(); after > before/3 {
		t.Errorf("%d bytes used before trimming nine tenths, %d after", before, after)
	}
	page, err := e.Read(t.Context(), 1, 9_000, log.Limit{Records: 5000, Bytes: 1 << 20}, &log.Buffer{})
	if err != nil || len(page.Records) != 1001 {
		t.Errorf("%d records left, %v", len(page.Records), err)
	}
}

// Ten thousand logs of one small entry each stay small.
func TestManySmallLogs(t *testing.T) {
	e := New(Config{})
	for id := range log.LogID(10_000) {
		e.Create(t.Context(), log.Data, id+1)
		appendOne(t, e, id+1, []byte("x"))
	}
	if used := e.UsedBytes(); used > 10_000*2048 {
		t.Errorf("%d bytes used", used)
	}
}

// Arrivals follow the clock, equal within one batch.
func TestArrivalIsTheClock(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		e := New(Config{})
		e.Create(t.Context(), log.Data, 1)
		for range 3 {
			out := make([]log.Appended, 2)
			e.Append(t.Context(), []log.Entry{{Log: 1}, {Log: 1}}, out)
			for _, a := range out {
				if !a.Arrival.Time().Equal(time.Now()) {
					t.Errorf("arrival is %v, clock is %v", a.Arrival.Time(), time.Now())
				}
			}
			<-time.After(time.Second)
		}
	})
}

// Appending and reading allocate nothing for each entry.
func TestNoGarbagePerEntry(t *testing.T) {
	e := New(Config{})
	entries := make([]log.Entry, 500)
	for i := range entries {
		entries[i] = log.Entry{Log: log.LogID(i%16 + 1), Head: make([]byte, 20), Data: make([]byte, 100)}
		e.Create(t.Context(), log.Data, entries[i].Log)
	}
	out := make([]log.Appended, len(entries))
	if n := testing.AllocsPerRun(200, func() { e.Append(context.Background(), entries, out) }); n > 20 {
		t.Errorf("%v allocations for a batch of %d", n, len(entries))
	}
	var buf log.Buffer
	limit := log.Limit{Records: 1000, Bytes: 1 << 20}
	if n := testing.AllocsPerRun(50, func() { e.Read(context.Background(), 1, 1, limit, &buf) }); n > 0 {
		t.Errorf("%v allocations for a page", n)
	}
}

func BenchmarkAppend500x100(b *testing.B) {
	e := New(Config{MaxBytes: 1 << 40})
	for id := range log.LogID(256) {
		e.Create(b.Context(), log.Data, id+1)
	}
	var trim sync.Mutex
	b.ReportAllocs()
	b.RunParallel(func(pb *testing.PB) {
		entries, out := make([]log.Entry, 500), make([]log.Appended, 500)
		for i := range entries {
			entries[i] = log.Entry{Log: log.LogID(i*37%256 + 1), Head: make([]byte, 20), Data: make([]byte, 100)}
		}
		for pb.Next() {
			if err := e.Append(b.Context(), entries, out); err != nil {
				b.Fatal(err)
			}
			if e.UsedBytes() > 512<<20 && trim.TryLock() {
				for id := range log.LogID(256) {
					e.Trim(b.Context(), id+1, 1<<60)
				}
				trim.Unlock()
			}
		}
	})
	b.ReportMetric(float64(b.N)*500/b.Elapsed().Seconds(), "records/s")
}

func BenchmarkRead(b *testing.B) {
	for _, size := range []int{100, 10_000} {
		b.Run(fmt.Sprint(size), func(b *testing.B) {
			e := New(Config{})
			e.Create(b.Context(), log.Data, 1)
			for range (8 << 20) / size {
				appendOne(b, e, 1, make([]byte, size))
			}
			var buf log.Buffer
			b.SetBytes(1 << 20)
			for b.Loop() {
				if _, err := e.Read(b.Context(), 1, 100, log.Limit{Records: 1 << 20, Bytes: 1 << 20}, &buf); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
