package logtest

import (
	"fmt"
	"math"
	"strings"
	"time"

	"github.com/shardwell/shardwell/internal/log"
)

// Reading at the end gives an empty page, beyond it or before the first entry
// an error, anywhere between at least one record.
func readEdges(t *tester) {
	t.create(id(1))
	if p := t.page(id(1), 1, wholePage); len(p.Records) != 0 || p.Next != 1 || p.End != 1 {
		t.Errorf("page of an empty log is %+v", p)
	}
	out := t.append(id(1), "a", "b", "c")
	end := t.bounds(id(1)).End
	if p := t.page(id(1), end, wholePage); len(p.Records) != 0 || p.Next != end || p.End != end {
		t.Errorf("page at end %d is %+v", end, p)
	}
	for i, a := range out {
		p := t.page(id(1), a.Position, wholePage)
		if len(p.Records) == 0 || string(p.Records[0].Data) != string(rune('a'+i)) || p.Records[0].Position != a.Position {
			t.Errorf("page from %d is %+v", a.Position, p)
		}
		if p.End != end || p.Next <= a.Position || p.Next > end {
			t.Errorf("page from %d goes on at %d of %d", a.Position, p.Next, p.End)
		}
	}
	var buf log.Buffer
	for _, at := range []log.Position{end + 1, end + 1000, math.MaxUint64} {
		_, err := t.Read(t.Context(), id(1), at, wholePage, &buf)
		t.is(fmt.Sprint("read at ", at), err, log.ErrBeyondEnd)
	}
	_, err := t.Read(t.Context(), id(1), 0, wholePage, &buf)
	t.trimmed("read at 0", err, 1)
}

// A page keeps to both limits, except that the first record always comes; the
// next page goes on where it ended.
func readLimits(t *tester) {
	t.create(id(1))
	var texts []string
	for i := range 40 {
		texts = append(texts, strings.Repeat(string(rune('a'+i%26)), i*i))
	}
	t.append(id(1), texts...)
	for _, limit := range []log.Limit{
		{Records: 1, Bytes: 1}, {Records: 1, Bytes: math.MaxInt}, {Records: math.MaxInt, Bytes: 1},
		{Records: 3, Bytes: 1 << 30}, {Records: 1000, Bytes: 500}, {Records: 7, Bytes: 2000},
		{Records: math.MaxInt, Bytes: math.MaxInt},
	} {
		read := 0
		for at := log.Position(1); at < t.bounds(id(1)).End; {
			p := t.page(id(1), at, limit)
			size := 0
			for _, r := range p.Records {
				if string(r.Data) != texts[read] {
					t.Fatalf("%+v: entry %d is %q", limit, read, r.Data)
				}
				size += len(r.Head) + len(r.Data)
				read++
			}
			if n := len(p.Records); n == 0 || n > limit.Records || n > 1 && size > limit.Bytes {
				t.Fatalf("%+v: page of %d records, %d bytes", limit, n, size)
			}
			at = p.Next
		}
		if read != len(texts) {
			t.Errorf("%+v: %d entries in all pages, want %d", limit, read, len(texts))
		}
	}
}

// One buffer serves any number of reads of any logs; two do not meet.
func bufferReuse(t *tester) {
	t.create(id(1), id(2))
	t.append(id(1), "one", strings.Repeat("long", 1000))
	t.append(id(2), "two", "three", "four")
	var a, b log.Buffer
	for range 3 {
		p, err := t.Read(t.Context(), id(1), 1, wholePage, &a)
		t.must("read", err)
		q, err := t.Read(t.Context(), id(2), 1, log.Limit{Records: 2, Bytes: 100}, &b)
		t.must("read", err)
		if string(p.Records[0].Data) != "one" || string(p.Records[0].Head) != "h" || string(q.Records[1].Data) != "three" {
			t.Fatalf("pages are %q and %q", p.Records[0].Data, q.Records[1].Data)
		}
		clear(q.Records[0].Data) // the caller's own memory now
		if p, err = t.Read(t.Context(), id(2), 1, wholePage, &a); err != nil || string(p.Records[0].Data) != "two" {
			t.Fatalf("read again: %q, %v", p.Records[0].Data, err)
		}
	}
}

// Seek finds the first readable entry that arrived at or after a time, among
// equal arrivals the first of them.
func seekByTime(t *tester) {
	t.create(id(1), id(2))
	at := func(in log.LogID, when time.Time) log.Position {
		t.Helper()
		p, err := t.Seek(t.Context(), in, when)
		t.must("seek", err)
		return p
	}
	now := time.Now()
	if p := at(id(2), now); p != 1 {
		t.Errorf("seek in an empty log gives %d", p)
	}
	var out []log.Appended
	for range 5 {
		out = append(out, t.append(id(1), "a", "b", "c")...)
		out = append(out, t.append(id(1), "d")...)
		<-time.After(2 * time.Millisecond) // so that arrivals differ
	}
	end := t.bounds(id(1)).End
	first := func(when time.Time) log.Position {
		for _, a := range out {
			if !a.Arrival.Time().Before(when) {
				return a.Position
			}
		}
		return end
	}
	for _, a := range out {
		for _, off := range []time.Duration{-time.Millisecond, -1, 0, 1, time.Millisecond} {
			if when := a.Arrival.Time().Add(off); at(id(1), when) != first(when) {
				t.Errorf("seek %v from the arrival of %d gives %d, want %d", off, a.Position, at(id(1), when), first(when))
			}
		}
	}
	for when, want := range map[time.Time]log.Position{
		{}: 1, time.Unix(0, 0): 1, time.Unix(1<<40, 0): end,
	} {
		if p := at(id(1), when); p != want {
			t.Errorf("seek %v gives %d, want %d", when, p, want)
		}
	}
	cut := out[7].Position
	t.must("trim", t.Trim(t.Context(), id(1), cut))
	if p := at(id(1), out[0].Arrival.Time()); p != cut {
		t.Errorf("seek before what is trimmed gives %d, want %d", p, cut)
	}
	t.must("trim", t.Trim(t.Context(), id(1), end))
	if p := at(id(1), out[0].Arrival.Time()); p != end {
		t.Errorf("seek in a log trimmed whole gives %d, want %d", p, end)
	}
}

// Bounds tell first, end, seal and last arrival, also when nothing is left.
func bounds(t *tester) {
	t.create(id(1))
	want := log.Bounds{First: 1, End: 1}
	check := func(when string) {
		t.Helper()
		if got := t.bounds(id(1)); got != want {
			t.Errorf("%s: bounds are %+v, want %+v", when, got, want)
		}
	}
	check("new")
	out := t.append(id(1), "a", "b", "c")
	want.End, want.LastArrival = t.bounds(id(1)).End, out[2].Arrival
	if want.End <= out[2].Position {
		t.Errorf("end %d after last position %d", want.End, out[2].Position)
	}
	check("three entries")
	t.must("trim", t.Trim(t.Context(), id(1), out[1].Position))
	want.First = out[1].Position
	check("one trimmed")
	t.must("trim", t.Trim(t.Context(), id(1), want.End))
	want.First = want.End
	check("all trimmed")
	want.Sealed = true
	if ends := t.seal(id(1)); ends[0] != want.End {
		t.Errorf("sealed at %d, want %d", ends[0], want.End)
	}
	check("sealed")
}
