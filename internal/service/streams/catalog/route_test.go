package catalog_test

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/service/streams/catalog"
)

// Every hash key is routed to the shard whose range holds it, in streams of
// any number of equal shards, at the edges of the ranges and between them.
func TestRoute(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	m := catalog.New()
	for _, shards := range []int{1, 2, 3, 7, 100, 256, 999} {
		s := active(t, m, begin, create(home, fmt.Sprint("s", shards), shards))
		check := func(k shardwell.HashKey) {
			if sh := s.Route(k); !sh.Range.Contains(k) {
				t.Fatalf("%d shards: %s is routed to %s, which has %v", shards, k, sh.ID(), sh.Range)
			}
		}
		for _, sh := range s.Open() {
			check(sh.Range.Start)
			check(sh.Range.End)
		}
		for range 1000 {
			check(shardwell.HashKey{Hi: random.Uint64(), Lo: random.Uint64()})
		}
	}
}

// BenchmarkRoute is one key of many among 256 shards.
func BenchmarkRoute(b *testing.B) {
	m := catalog.New()
	command := create(home, "s", 256)
	m.Apply(begin, command.Encode())
	s := m.Stream(home, "s")
	random := rand.New(rand.NewPCG(1, 2))
	var keys [1024]shardwell.HashKey
	for i := range keys {
		keys[i] = shardwell.HashKey{Hi: random.Uint64(), Lo: random.Uint64()}
	}
	for i := 0; b.Loop(); i++ {
		s.Route(keys[i%len(keys)])
	}
}
