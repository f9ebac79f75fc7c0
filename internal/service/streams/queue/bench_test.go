package queue_test

import (
	"math/rand/v2"
	"runtime"
	"testing"

	"github.com/shardwell/shardwell/internal/log"
	"github.com/shardwell/shardwell/internal/service/streams/queue"
)

const most = 120_000 // unacknowledged records

// heapBytes is what the program holds, without garbage.
func heapBytes() uint64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

// scattered is a machine with as many unacknowledged records as there can be,
// of more than twice as many that were received, all over four shards.
func scattered(random *rand.Rand) *queue.Machine {
	m := queue.New()
	held := make([][]log.Position, 4)
	for n := 0; n < most; {
		for shard := range uint32(4) {
			from := m.Next(shard)
			apply(m, start, fresh(shard, from, from+250, 1000))
			held[shard] = append(held[shard], all(from, from+250)...)
			n += 250
			if n <= most/2 {
				continue
			}
			var c queue.Settle
			for range 125 + random.IntN(20) {
				at := random.IntN(len(held[shard]))
				c.Items = append(c.Items, queue.Item{Shard: shard, Position: held[shard][at], Receipt: 1})
				held[shard][at] = held[shard][len(held[shard])-1]
				held[shard] = held[shard][:len(held[shard])-1]
			}
			apply(m, start, c)
			n -= len(c.Items)
		}
	}
	return m
}

// An unacknowledged record costs up to 64 bytes of memory, wherever the
// acknowledged ones between them were.
func TestMemory(t *testing.T) {
	before := heapBytes()
	m := scattered(rand.New(rand.NewPCG(1, 2)))
	after := heapBytes()
	n := m.Counts(start).InFlight
	each := float64(after-before) / float64(n)
	t.Logf("%d records, %.1f bytes each", n, each)
	if n < most || each > 64 {
		t.Errorf("%d records cost %.1f bytes each", n, each)
	}
	runtime.KeepAlive(m)
}

// BenchmarkReceiveAndAcknowledge is what the machine costs for a record, in
// batches as of 32 workers, beside a hundred thousand that are in flight.
func BenchmarkReceiveAndAcknowledge(b *testing.B) {
	m := scattered(rand.New(rand.NewPCG(1, 2)))
	const batch = 320
	b.ReportAllocs()
	for b.Loop() {
		from := m.Next(0)
		apply(m, start, fresh(0, from, from+batch, 1000))
		c := queue.Settle{Items: make([]queue.Item, batch)}
		for i := range c.Items {
			c.Items[i] = queue.Item{Position: from + log.Position(i), Receipt: 1}
		}
		apply(m, start, c)
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/batch, "ns/record")
}

// BenchmarkSnapshot is how long commands wait for the snapshot of a full queue.
func BenchmarkSnapshot(b *testing.B) {
	m := scattered(rand.New(rand.NewPCG(1, 2)))
	var n int
	for b.Loop() {
		n = len(snapshot(b, m))
	}
	b.ReportMetric(float64(n)/most, "bytes/record")
}
