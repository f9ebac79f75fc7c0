package history

import (
	"fmt"
	"maps"
	"math"
	"slices"
)

// Check judges a run. reads is one whole reading of all logs by one reader,
// the entries of each log in the order in which they came.
func Check(appends []Append, reads []Read, opts Options) *Verdict {
	c := &checker{appends: appends, reads: reads, opts: opts, verdict: &Verdict{Read: len(reads)}}
	acked := byLog(appends, func(a *Append) (string, Place, bool) {
		return a.Log, a.Place, a.Fate == Acked && a.Place.Compare(opts.First[a.Log]) >= 0
	})
	read := byLog(reads, func(r *Read) (string, Place, bool) { return r.Log, r.Place, true })
	logs := make(map[string]bool)
	for log := range acked {
		logs[log] = true
	}
	for log := range read {
		logs[log] = true
	}
	for _, log := range slices.Sorted(maps.Keys(logs)) {
		c.log = log
		c.verdict.Acked += len(acked[log])
		c.readOrder(read[log])
		sortPlaces(read[log])
		sortPlaces(acked[log])
		c.ackOrder(acked[log])
		c.places(acked[log], read[log])
		c.gaps(read[log])
	}
	c.payloads()
	return c.verdict
}

type checker struct {
	appends []Append
	reads   []Read
	opts    Options
	verdict *Verdict
	log     string // the one being judged
}

// A ref is an append or a read, by its index, together with its place: what
// the sorting moves about is small.
type ref struct {
	place Place
	i     int
}

// byLog parts what key says ok of by log, in the order given.
func byLog[T any](all []T, key func(*T) (log string, at Place, ok bool)) map[string][]ref {
	lists := make(map[string]*[]ref)
	for i := range all {
		log, at, ok := key(&all[i])
		if !ok {
			continue
		}
		list := lists[log]
		if list == nil {
			list = new([]ref)
			lists[log] = list
		}
		*list = append(*list, ref{at, i})
	}
	parted := make(map[string][]ref, len(lists))
	for log, list := range lists {
		parted[log] = *list
	}
	return parted
}

func sortPlaces(refs []ref) {
	slices.SortFunc(refs, func(a, b ref) int { return a.place.Compare(b.place) })
}

func (c *checker) add(kind Kind, at Place, format string, args ...any) {
	c.verdict.Violations = append(c.verdict.Violations, Violation{kind, c.log, at, fmt.Sprintf(format, args...)})
}

// readOrder looks for entries that came after a later one.
func (c *checker) readOrder(reads []ref) {
	var highest Place
	for _, r := range reads {
		if r.place.Compare(highest) < 0 {
			c.add(Reordered, r.place, "was read after %s", highest)
			continue
		}
		highest = r.place
	}
}

// ackOrder looks for places given twice, and for appends that began after the
// answer to another and were placed before it. From the end, the earliest
// answer so far is all there is to remember.
func (c *checker) ackOrder(acked []ref) {
	earliest := &Append{End: math.MaxInt64}
	for k := len(acked) - 1; k >= 0; k-- {
		a := &c.appends[acked[k].i]
		if k+1 < len(acked) && acked[k+1].place == a.Place {
			c.add(Duplicated, a.Place, "given to writers %d and %d", a.Writer, c.appends[acked[k+1].i].Writer)
		}
		if a.Start == a.End {
			continue
		}
		if a.Start > earliest.End && a.Place != earliest.Place {
			c.add(Reordered, a.Place, "writer %d began at %d, when writer %d had been told %s at %d",
				a.Writer, a.Start, earliest.Writer, earliest.Place, earliest.End)
		}
		if a.End < earliest.End {
			earliest = a
		}
	}
}

// places holds what was acknowledged against what was read, place by place.
func (c *checker) places(acked, reads []ref) {
	for _, at := range acked {
		for len(reads) > 0 && reads[0].place.Compare(at.place) < 0 {
			reads = reads[1:]
		}
		a := &c.appends[at.i]
		if len(reads) == 0 || reads[0].place != at.place {
			c.add(Lost, a.Place, "acknowledged to writer %d", a.Writer)
		} else if hash := c.reads[reads[0].i].Hash; hash != a.Hash {
			c.add(Altered, a.Place, "writer %d wrote %#x, there is %#x", a.Writer, a.Hash, hash)
		}
	}
}

// gaps looks at neighbours among what was read.
func (c *checker) gaps(reads []ref) {
	for k := 1; k < len(reads); k++ {
		a, b := reads[k-1].place, reads[k].place
		switch {
		case a == b:
			c.add(Duplicated, b, "read twice")
		case c.opts.Dense && a.Epoch == b.Epoch && b.Index != a.Index+1:
			c.add(Gap, b, "comes next after %s", a)
		}
	}
}

// payloads counts how often each payload was read and may have been written.
func (c *checker) payloads() {
	written := make([]uint64, 0, len(c.appends))
	for i := range c.appends {
		if c.appends[i].Fate != Refused {
			written = append(written, c.appends[i].Hash)
		}
	}
	read := make([]uint64, len(c.reads))
	for i := range c.reads {
		read[i] = c.reads[i].Hash
	}
	slices.Sort(written)
	slices.Sort(read)
	excess := make(map[uint64][2]int) // how often read and written
	for len(read) > 0 {
		hash := read[0]
		for len(written) > 0 && written[0] < hash {
			written = written[1:]
		}
		wrote, n := countFront(written, hash), countFront(read, hash)
		if n > wrote {
			excess[hash] = [2]int{n, wrote}
		}
		read = read[n:]
	}
	c.excess(excess)
}

// excess says where the payloads are that were read too often.
func (c *checker) excess(excess map[uint64][2]int) {
	if len(excess) == 0 {
		return
	}
	for i := range c.reads {
		r := &c.reads[i]
		times, ok := excess[r.Hash]
		if !ok {
			continue
		}
		c.log = r.Log
		if times[1] == 0 {
			c.add(Invented, r.Place, "%#x was written by nobody", r.Hash)
		} else {
			c.add(Duplicated, r.Place, "%#x was read %d times, written %d times", r.Hash, times[0], times[1])
		}
	}
}

// countFront is how often hash stands at the front of sorted.
func countFront(sorted []uint64, hash uint64) int {
	n := 0
	for n < len(sorted) && sorted[n] == hash {
		n++
	}
	return n
}
