package catalog_test

import (
	"bytes"
	"fmt"
	"testing"
	"time"

	"github.com/shardwell/shardwell/internal/service/streams/catalog"
)

// many is a machine with so many streams of so many shards.
func many(tb testing.TB, streams, shards int) *catalog.Machine {
	tb.Helper()
	m := catalog.New()
	for i := range streams {
		c := create(home, fmt.Sprint("stream-", i), shards)
		c.Limits = catalog.Limits{}
		if _, ok := m.Apply(time.Unix(1700000000, 0), c.Encode()).(*catalog.Stream); !ok {
			tb.Fatal("a stream was not made")
		}
		m.Apply(time.Unix(1700000000, 0), catalog.Activate{Key: c.Key, UID: c.UID}.Encode())
	}
	return m
}

// BenchmarkMany is what many streams, and many shards of one, cost: to make, to
// write into a snapshot and to read from one.
func BenchmarkMany(b *testing.B) {
	for _, c := range []struct{ streams, shards int }{{10_000, 1}, {1, 10_000}} {
		b.Run(fmt.Sprintf("make %dx%d", c.streams, c.shards), func(b *testing.B) {
			for b.Loop() {
				many(b, c.streams, c.shards)
			}
		})
		m := many(b, c.streams, c.shards)
		var snapshot bytes.Buffer
		b.Run(fmt.Sprintf("write %dx%d", c.streams, c.shards), func(b *testing.B) {
			for b.Loop() {
				snapshot.Reset()
				if err := m.Snapshot(&snapshot); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(snapshot.Len())/10_000, "B/shard")
		})
		b.Run(fmt.Sprintf("read %dx%d", c.streams, c.shards), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if err := catalog.New().Restore(bytes.NewReader(snapshot.Bytes())); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
