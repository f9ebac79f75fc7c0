package scaling

import "time"

// Count is what a shard has taken since some moment.
type Count struct {
	Bytes   int64
	Records int64
}

// Window measures the rates of a stream's shards over Sustained or longer. The
// zero value has seen nothing. Times are readings of one steady clock.
type Window struct {
	began time.Time
	base  map[uint32]Count
	quiet time.Time // since when nothing was hot
}

// Due says whether Look has something to do.
func (w *Window) Due(now time.Time) bool { return w.base == nil || now.Sub(w.began) >= Sustained }

// Look takes what the stream's open shards have taken so far; count gives that
// of one. When the window has lasted long enough it fills in the rates, says so,
// and begins anew. A shard that is new in a window has taken nothing before it.
func (w *Window) Look(now time.Time, open []Shard, count func(index uint32) Count) (full bool) {
	if w.base == nil {
		w.begin(now, open, count)
		w.quiet = now
		return false
	}
	took := now.Sub(w.began)
	if took < Sustained {
		return false
	}
	for i := range open {
		sh := &open[i]
		after, before := count(sh.Index), w.base[sh.Index]
		sh.Rate = Rate{
			Bytes:   float64(after.Bytes-before.Bytes) / took.Seconds(),
			Records: float64(after.Records-before.Records) / took.Seconds(),
		}
	}
	if (Stream{Open: open}).Hot() {
		w.quiet = now
	}
	w.begin(now, open, count)
	return true
}

func (w *Window) begin(now time.Time, open []Shard, count func(uint32) Count) {
	w.began, w.base = now, make(map[uint32]Count, len(open))
	for i := range open {
		if c := count(open[i].Index); c != (Count{}) {
			w.base[open[i].Index] = c
		}
	}
}

// QuietSince is since when no window of the stream had a hot shard in it.
func (w *Window) QuietSince() time.Time { return w.quiet }
