package embedded

import (
	"sync/atomic"
	"testing"
	"time"

	"github.com/shardwell/shardwell/internal/log"
	"github.com/shardwell/shardwell/internal/vfs/memfs"
)

// wall is a clock that a test moves while the engine's own goroutines look at it.
type wall struct{ at atomic.Int64 }

func newWall() *wall {
	w := new(wall)
	w.at.Store(time.UnixMilli(1_700_000_000_000).UnixNano())
	return w
}

func (w *wall) now() time.Time { return time.Unix(0, w.at.Load()) }

func (w *wall) move(by time.Duration) { w.at.Add(int64(by)) }

// Whatever the wall clock does, while the engine runs or between two runs,
// arrivals do not step back, positions rise, and a search by time finds the
// first entry that did not arrive before it.
func TestWallClockMoves(t *testing.T) {
	wall := newWall()
	opt := small()
	opt.Now = wall.now
	fs := memfs.New()
	e := open(t, fs, opt)
	must(t, e.Create(t.Context(), log.Data, 1))
	var arrivals []log.Millis
	for i, step := range []time.Duration{0, time.Hour, -time.Hour, time.Minute, -2 * time.Hour, 3 * time.Hour, -100 * 24 * time.Hour} {
		wall.move(step)
		if i%2 == 1 {
			must(t, e.Close())
			e = open(t, fs, opt)
			if got := e.Clock(); got != arrivals[len(arrivals)-1] {
				t.Errorf("after a restart the clock stands at %d, the last arrival was %d", got, arrivals[len(arrivals)-1])
			}
		}
		var out [1]log.Appended
		must(t, e.Append(t.Context(), []log.Entry{{Log: 1, Data: []byte{byte(i)}}}, out[:]))
		if want := log.Position(i + 1); out[0].Position != want {
			t.Errorf("entry %d has position %d", want, out[0].Position)
		}
		if n := len(arrivals); n > 0 && out[0].Arrival < arrivals[n-1] {
			t.Errorf("entry %d arrived at %d, after one at %d", i+1, out[0].Arrival, arrivals[n-1])
		}
		arrivals = append(arrivals, out[0].Arrival)
	}
	for i, arrival := range arrivals {
		first := i
		for first > 0 && arrivals[first-1] == arrival {
			first--
		}
		at, err := e.Seek(t.Context(), 1, arrival.Time())
		must(t, err)
		if at != log.Position(first+1) {
			t.Errorf("the search for %d finds position %d, not %d", arrival, at, first+1)
		}
	}
}
