package scaling

import (
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"
	"time"
)

// stream makes a stream of equal shards that take so many records a second.
func stream(need int, records ...float64) Stream {
	s := Stream{Need: need, Most: 1000}
	for i, r := range records {
		s.Open = append(s.Open, Shard{Index: uint32(i), Rate: Rate{Records: r}, Width: 1})
	}
	return s
}

// Each rule of the documentation and of this package, by example.
func TestDecide(t *testing.T) {
	single := stream(0, 900)
	single.Open[0].Single = true
	bounded := stream(0, 900, 900)
	bounded.Most = 3
	quiet := func(s Stream) Stream { s.Quiet = true; return s }
	wide := quiet(stream(0, 0, 0, 0, 0, 0))
	wide.Open[0].Width = 3
	bytes := stream(0, 0, 0, 0, 0)
	bytes.Open[2].Rate.Bytes = HotBytes + 1
	for _, c := range []struct {
		name  string
		s     Stream
		wants Change
	}{
		{"nothing is hot", stream(0, 500, 500, 500, 500), Change{}},
		{"hot by records", stream(0, 100, 501, 100, 100), Change{Splits: []uint32{1}}},
		{"hot by bytes", bytes, Change{Splits: []uint32{2}}},
		{"all are hot, the hottest first", stream(0, 600, 900, 700, 800), Change{Splits: []uint32{1, 3, 2, 0}}},
		{"one hash key cannot be halved", single, Change{}},
		{"no more than there may be", bounded, Change{Splits: []uint32{0}}},
		{"a single hot key is not pursued for ever", stream(0, 600, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0), Change{}},
		{"too few for the peak, the widest first", stream(4, 0, 0), Change{Splits: []uint32{0, 1}}},
		{"too few to be warm", stream(3, 0, 0), Change{Splits: []uint32{0}}},
		{"one shard is left alone", quiet(stream(0, 0)), Change{}},
		{"idle, but not for long", stream(0, 0, 0, 0, 0, 0, 0), Change{}},
		{"idle for long", quiet(stream(0, 0, 0, 0, 0, 0, 0)), Change{Merges: [][2]uint32{{0, 1}, {2, 3}}}},
		{"the narrow ones first", wide, Change{Merges: [][2]uint32{{1, 2}}}},
		{"never below four", quiet(stream(0, 0, 0, 0, 0)), Change{}},
		{"never below what it needs", quiet(stream(6, 0, 0, 0, 0, 0, 0, 0)), Change{Merges: [][2]uint32{{0, 1}}}},
		{"never below twice what it takes", quiet(stream(0, 450, 450, 450, 450, 450, 450, 450, 0, 0)), Change{Merges: [][2]uint32{{7, 8}}}},
		{"busy neighbours stay", quiet(stream(0, 100, 100, 100, 100, 100, 100)), Change{}},
		{"nothing is merged while something is hot", quiet(stream(0, 600, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)), Change{}},
	} {
		if got := c.s.Decide(); !reflect.DeepEqual(got, c.wants) {
			t.Errorf("%s: %+v, want %+v", c.name, got, c.wants)
		}
	}
}

// For any traffic that stays as it is, deciding again and again comes to rest,
// with every shard that is not one hash key's cool, or as many shards as there
// is a point in; no decision names a shard twice.
func TestDecideComesToRest(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for range 500 {
		keys := make([]float64, 1+random.IntN(30)) // records a second at places in [0, 1)
		places := make([]float64, len(keys))
		for i := range keys {
			keys[i], places[i] = random.Float64()*random.Float64()*3000, random.Float64()
		}
		world := simulate(keys, places)
		s := world(nil, 4)
		s.Need = random.IntN(20)
		rest := false
		for range 200 {
			s.Quiet = true
			change := s.Decide()
			if rest = change.None(); rest {
				break
			}
			seen := map[uint32]bool{}
			for _, index := range slices.Concat(change.Splits, flat(change.Merges)) {
				if seen[index] {
					t.Fatalf("%d is changed twice in %+v", index, change)
				}
				seen[index] = true
			}
			need := s.Need
			s = world(apply(s, change), 0)
			s.Need = need
		}
		if !rest || len(s.Open) < s.Need || len(s.Open) < Least {
			t.Fatalf("%v at %v: rest %v with %d shards, need %d", keys, places, rest, len(s.Open), s.Need)
		}
	}
}

func flat(pairs [][2]uint32) (all []uint32) {
	for _, p := range pairs {
		all = append(all, p[0], p[1])
	}
	return all
}

// apply gives the widths after a change.
func apply(s Stream, c Change) (widths []float64) {
	for i := 0; i < len(s.Open); i++ {
		sh := s.Open[i]
		switch {
		case slices.Contains(c.Splits, sh.Index):
			widths = append(widths, sh.Width/2, sh.Width/2)
		case slices.ContainsFunc(c.Merges, func(p [2]uint32) bool { return p[0] == sh.Index }):
			widths = append(widths, sh.Width+s.Open[i+1].Width)
			i++
		default:
			widths = append(widths, sh.Width)
		}
	}
	return widths
}

// simulate gives a function that makes a stream of shards of some widths, or of
// so many equal ones, which take what the keys at their places bring.
func simulate(keys, places []float64) func([]float64, int) Stream {
	return func(widths []float64, equal int) Stream {
		for range equal {
			widths = append(widths, 1/float64(equal))
		}
		s := Stream{Most: 1000}
		from := 0.0
		for i, w := range widths {
			sh := Shard{Index: uint32(i), Width: w, Single: w < 1e-12}
			for k := range keys {
				if places[k] >= from && (places[k] < from+w || i == len(widths)-1) {
					sh.Rate.Records += keys[k]
				}
			}
			s.Open, from = append(s.Open, sh), from+w
		}
		return s
	}
}

// A window gives the mean over all of its time, not before that is long enough,
// and begins anew; what a shard took before is not in it.
func TestWindow(t *testing.T) {
	var w Window
	now := time.Now()
	counts := map[uint32]Count{0: {Bytes: 1000, Records: 10}}
	look := func(after time.Duration, indices ...uint32) (bool, []Shard) {
		var open []Shard
		for _, i := range indices {
			open = append(open, Shard{Index: i})
		}
		return w.Look(now.Add(after), open, func(i uint32) Count { return counts[i] }), open
	}
	if full, _ := look(0, 0); full {
		t.Error("full at once")
	}
	counts[0] = Count{Bytes: 121000, Records: 610}
	if full, _ := look(Sustained-1, 0); full {
		t.Error("full too early")
	}
	if full, open := look(2*Sustained, 0); !full || open[0].Rate != (Rate{Bytes: 1000, Records: 5}) {
		t.Errorf("full %v, %+v", full, open)
	}
	counts[0] = Count{Bytes: 121000, Records: 610 + 60*HotRecords}
	counts[1] = Count{Records: 60 * (HotRecords + 1)}
	if full, open := look(3*Sustained, 0, 1); !full || open[0].Rate != (Rate{Records: HotRecords}) || open[1].Rate != (Rate{Records: HotRecords + 1}) {
		t.Errorf("full %v, %+v", full, open)
	}
	if !w.QuietSince().Equal(now.Add(3 * Sustained)) {
		t.Errorf("quiet since %v", w.QuietSince().Sub(now))
	}
	if full, open := look(4*Sustained, 1); !full || open[0].Rate != (Rate{}) || !w.QuietSince().Equal(now.Add(3*Sustained)) {
		t.Errorf("full %v, %+v, quiet since %v", full, open, w.QuietSince().Sub(now))
	}
}
