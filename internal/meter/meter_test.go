package meter

import (
	"strings"
	"sync"
	"testing"
)

// The text is the Prometheus format byte for byte: sorted, escaped, histogram
// buckets cumulative. Compared with a literal.
func TestText(t *testing.T) {
	r := New()
	c := r.Counter("b_total", `Back\slash`, "op", "code")
	c.With("PutRecord", "").Add(2)
	c.With("Get\"\n\\", "X").Add(1)
	r.Gauge("a", "In flight.").With().Set(-3)
	h := r.Histogram("c_seconds", "Latency.", []float64{0.5, 1}, "op")
	for _, v := range []float64{0.5, 0.75, 7} {
		h.With("Put").Observe(v)
	}
	r.Collect(func(c *Collection) {
		c.Gauge("d", "Collected.", 1.5, "shard", "0")
		c.Gauge("d", "Collected.", 2, "shard", "1")
		c.Histogram("e", "Collected.", []float64{1}, []uint64{2, 1}, 7.5)
	})
	r.Counter("unused_total", "Nothing counted yet.", "op")
	want := `# HELP a In flight.
# TYPE a gauge
a -3
# HELP b_total Back\\slash
# TYPE b_total counter
b_total{op="Get\"\n\\",code="X"} 1
b_total{op="PutRecord",code=""} 2
# HELP c_seconds Latency.
# TYPE c_seconds histogram
c_seconds_bucket{op="Put",le="0.5"} 1
c_seconds_bucket{op="Put",le="1"} 2
c_seconds_bucket{op="Put",le="+Inf"} 3
c_seconds_sum{op="Put"} 8.25
c_seconds_count{op="Put"} 3
# HELP d Collected.
# TYPE d gauge
d{shard="0"} 1.5
d{shard="1"} 2
# HELP e Collected.
# TYPE e histogram
e_bucket{le="1"} 2
e_bucket{le="+Inf"} 3
e_sum 7.5
e_count 3
`
	if got := string(r.AppendText(nil)); got != want {
		t.Errorf("got:\n%s\nwant:\n%s", got, want)
	}
	var names []string
	r.Each(func(s Sample) { names = append(names, s.Name) })
	if got := strings.Join(names, " "); got != "a b_total b_total c_seconds_bucket c_seconds_bucket c_seconds_bucket c_seconds_sum c_seconds_count d d e_bucket e_bucket e_sum e_count" {
		t.Errorf("Each gave %s", got)
	}
}

// Nothing is lost when many goroutines count into the same series, also the
// first time it is asked for, while somebody reads.
func TestConcurrent(t *testing.T) {
	r := New()
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for range 1000 {
				r.Counter("n_total", "N.", "op").With("x").Add(1)
				r.Histogram("h", "H.", Seconds).With().Observe(0.5)
			}
		})
	}
	r.AppendText(nil)
	wg.Wait()
	if got := r.Counter("n_total", "N.", "op").With("x").Value(); got != 8000 {
		t.Errorf("counted %d, want 8000", got)
	}
	h := r.Histogram("h", "H.", Seconds).With()
	if h.Count() != 8000 || h.Sum() != 4000 {
		t.Errorf("histogram has %d values summing to %v, want 8000 and 4000", h.Count(), h.Sum())
	}
}

// A name declared twice with different labels is a mistake found at once.
func TestDeclaredTwice(t *testing.T) {
	r := New()
	r.Counter("n", "N.", "op")
	defer func() {
		if recover() == nil {
			t.Error("no panic")
		}
	}()
	r.Gauge("n", "N.", "op")
}

// Counting does not allocate.
func TestNoAllocations(t *testing.T) {
	r := New()
	c := r.Counter("n", "N.").With()
	h := r.Histogram("h", "H.", Seconds).With()
	if n := testing.AllocsPerRun(100, func() { c.Add(1); h.Observe(0.2) }); n != 0 {
		t.Errorf("%v allocations a count", n)
	}
}
