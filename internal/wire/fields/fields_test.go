package fields_test

import (
	"math"
	"strings"
	"testing"

	"github.com/shardwell/shardwell/internal/api"
	"github.com/shardwell/shardwell/internal/wire/fields"
)

// Property: floats lose their fraction, toward zero, and are clamped to what 64
// bits hold; what is no number is 0.
func TestTruncate(t *testing.T) {
	for f, want := range map[float64]int64{
		0.9: 0, -0.9: 0, 1.5: 1, -1.5: -1, 1 << 53: 1 << 53, 1 << 63: math.MaxInt64, -1 << 63: math.MinInt64, -1e300: math.MinInt64, math.Inf(1): math.MaxInt64, math.Inf(-1): math.MinInt64,
	} {
		if got := fields.Truncate(f); got != want {
			t.Errorf("%v: got %d, want %d", f, got, want)
		}
	}
	if got := fields.Truncate(math.NaN()); got != 0 {
		t.Errorf("NaN: got %d", got)
	}
}

// Property: a list keeps enough beyond its maximum to be refused for it, and
// everything where there is no maximum.
func TestKeep(t *testing.T) {
	for max, want := range map[int64]int{0: 100, 500: 600, 1 << 40: math.MaxInt32, math.MaxInt32: math.MaxInt32} {
		if got := fields.Keep(&api.Shape{Max: api.Limit{Set: true, Int: max}}); got != want {
			t.Errorf("maximum %d: keeps %d, want %d", max, got, want)
		}
	}
	if got := fields.Keep(new(api.Shape)); got != math.MaxInt32 {
		t.Errorf("without a maximum: keeps %d", got)
	}
}

// Property: the first complaint counts, and a body without one has no error.
func TestComplaint(t *testing.T) {
	var c fields.Complaint
	if c.Err() != nil {
		t.Errorf("an error without a complaint: %v", c.Err())
	}
	c.Complain("first")
	c.Complain("second")
	if err := c.Err(); err == nil || err.Error() != "first" {
		t.Errorf("got %v", err)
	}
}

// Property: strings are the text they were copied from, also when there are more
// and longer ones than the ones before them promised, and stay so.
func TestStrings(t *testing.T) {
	var s fields.Strings
	var got, want []string
	body := []byte(strings.Repeat("0123456789", 1000))
	read := 1
	for n := 0; read+n < len(body); n++ {
		want = append(want, string(body[read:read+n]))
		got = append(got, s.Copy(body[read:read+n], read, len(body)-read))
		read += n
	}
	clear(body)
	for i := range want {
		if got[i] != want[i] {
			t.Fatalf("string %d became %q, want %q", i, got[i], want[i])
		}
	}
	if allocations := testing.AllocsPerRun(10, func() {
		var s fields.Strings
		for i := range 500 {
			s.Copy(body[:10], 1+i*10, len(body)-i*10)
		}
	}); allocations > 8 {
		t.Errorf("%v allocations for 500 strings", allocations)
	}
}
