package embedded

import (
	"sync"
	"sync/atomic"
	"testing"

	"github.com/shardwell/shardwell/internal/log"
)

// A file is idle exactly once, after it has been retired and its last user has
// gone, and nobody can pin it from then on.
func TestPins(t *testing.T) {
	for range 50 {
		var p pins
		var idle, users atomic.Int32
		var wg sync.WaitGroup
		for range 4 {
			wg.Go(func() {
				for p.pin() {
					users.Add(1)
					if idle.Load() != 0 {
						t.Error("a user of an idle file")
					}
					users.Add(-1)
					p.unpin()
				}
			})
		}
		wg.Go(func() {
			p.retire(func() {
				if users.Load() != 0 || idle.Add(1) != 1 {
					t.Error("idle while in use, or twice")
				}
			})
		})
		wg.Wait()
		if idle.Load() != 1 || p.pin() {
			t.Error("never idle, or of use again")
		}
	}
}

// An index from which frames are dropped, by offset or by position, holds
// exactly the others, and copies of it stay as they were.
func TestIndexDrops(t *testing.T) {
	var x index
	var all []ref
	first := 0 // of all that x must have
	check := func(x *index, want []ref) {
		t.Helper()
		if x.len() != len(want) {
			t.Fatalf("%d frames, want %d", x.len(), len(want))
		}
		for i, r := range want {
			if x.at(i) != r || x.find(r.first) != i {
				t.Fatalf("frame %d is %+v, found at %d; want %+v", i, x.at(i), x.find(r.first), r)
			}
		}
	}
	for i := range 4000 {
		r := makeRef(log.Position(1+2*len(all)), int64(len(all))*64, 64)
		all = append(all, r)
		x.add(r)
		if i%97 != 0 {
			continue
		}
		before, had := x, all[first:]
		if i%3 == 0 {
			first = max(first, len(all)-1-i%1100)
			x.dropBefore(int64(first)*64 - 8) // between two frames
		} else {
			to := max(first, len(all)-200)
			x.trim(all[to].first)
			if first = len(all) - x.len(); first > to {
				t.Fatalf("a trim to frame %d took those up to %d", to, first)
			}
		}
		check(&x, all[first:])
		check(&before, had)
	}
	x.dropBefore(1 << 40)
	check(&x, nil)
	if x.bytes() != 0 {
		t.Errorf("an empty index takes %d bytes", x.bytes())
	}
}
