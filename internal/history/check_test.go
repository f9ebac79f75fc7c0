package history

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/shardwell/shardwell"
)

// run makes a faultless history: appends of several writers to some logs, a
// few of them unknown (there or not) or refused, and a reading of it all.
func run(rng *rand.Rand, logs, n int) (appends []Append, reads []Read) {
	next := make([]uint64, logs)
	for i := range n {
		l := rng.IntN(logs)
		a := Append{Log: fmt.Sprintf("shardId-%012d", l), Hash: rng.Uint64(), Writer: rng.IntN(8), Fate: Acked,
			Start: int64(10*i - rng.IntN(50)), End: int64(10*i + 1 + rng.IntN(50))}
		switch rng.IntN(20) {
		case 0:
			a.Fate = Refused
		case 1:
			a.Fate = Unknown
		}
		if a.Fate == Acked || a.Fate == Unknown && rng.IntN(2) == 0 {
			next[l]++
			a.Place = At(next[l])
			reads = append(reads, Read{a.Log, a.Place, a.Hash})
		}
		if a.Fate != Acked {
			a.Log, a.Place = "", Place{}
		}
		appends = append(appends, a)
	}
	// Each log in its order, one after the other as a reader would.
	slices.SortStableFunc(reads, func(a, b Read) int { return strings.Compare(a.Log, b.Log) })
	rng.Shuffle(len(appends), func(i, j int) { appends[i], appends[j] = appends[j], appends[i] })
	return appends, reads
}

// A faultless history is found faultless, with all its acknowledgements counted.
func TestFaultless(t *testing.T) {
	for seed := range uint64(50) {
		appends, reads := run(rand.New(rand.NewPCG(seed, 0)), 5, 2000)
		v := Check(appends, reads, Options{Dense: true})
		want := 0
		for _, a := range appends {
			if a.Fate == Acked {
				want++
			}
		}
		if !v.OK() || v.Acked != want || v.Read != len(reads) {
			t.Fatalf("seed %d: %v", seed, v)
		}
	}
	if v := Check(nil, nil, Options{Dense: true}); !v.OK() {
		t.Error(v)
	}
}

// Every kind of violation that is planted is found, and no other is claimed.
func TestPlanted(t *testing.T) {
	// plant changes a history at a random place; at is an acknowledged append
	// and its read.
	type plant func(rng *rand.Rand, appends *[]Append, reads *[]Read, a, r int)
	tests := []struct {
		name  string
		plant plant
		want  []Kind
	}{
		{"acknowledged entry missing", func(_ *rand.Rand, _ *[]Append, reads *[]Read, _, r int) {
			*reads = slices.Delete(*reads, r, r+1)
		}, []Kind{Lost, Gap}},
		{"other bytes", func(_ *rand.Rand, _ *[]Append, reads *[]Read, _, r int) {
			(*reads)[r].Hash ^= 1
		}, []Kind{Altered, Invented}},
		{"same payload at another place", func(_ *rand.Rand, appends *[]Append, reads *[]Read, a, r int) {
			*reads = append(*reads, Read{"zzz", At(1), (*reads)[r].Hash})
		}, []Kind{Duplicated}},
		{"read twice", func(_ *rand.Rand, appends *[]Append, reads *[]Read, a, r int) {
			*appends = append(*appends, Append{Hash: (*reads)[r].Hash})
			*reads = slices.Insert(*reads, r, (*reads)[r])
		}, []Kind{Duplicated}},
		{"place given twice", func(_ *rand.Rand, appends *[]Append, _ *[]Read, a, _ int) {
			*appends = append(*appends, (*appends)[a])
		}, []Kind{Duplicated}},
		{"read out of order", func(_ *rand.Rand, _ *[]Append, reads *[]Read, _, r int) {
			(*reads)[r], (*reads)[r-1] = (*reads)[r-1], (*reads)[r]
		}, []Kind{Reordered}},
		{"placed before an earlier answer", func(_ *rand.Rand, appends *[]Append, _ *[]Read, a, _ int) {
			(*appends)[a].Start, (*appends)[a].End = 1<<40, 1<<40+1
		}, []Kind{Reordered}},
		{"unacknowledged place skipped", func(rng *rand.Rand, appends *[]Append, reads *[]Read, a, r int) {
			(*appends)[a].Fate = Unknown
			*reads = slices.Delete(*reads, r, r+1)
		}, []Kind{Gap}},
		{"written by nobody", func(rng *rand.Rand, _ *[]Append, reads *[]Read, _, _ int) {
			*reads = append(*reads, Read{"zzz", At(1), rng.Uint64()})
		}, []Kind{Invented}},
		{"refused and there", func(_ *rand.Rand, appends *[]Append, _ *[]Read, a, _ int) {
			(*appends)[a].Fate = Refused
		}, []Kind{Invented}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			for seed := range uint64(30) {
				rng := rand.New(rand.NewPCG(seed, 1))
				appends, reads := run(rng, 3, 600)
				a, r := pick(rng, appends, reads)
				test.plant(rng, &appends, &reads, a, r)
				v := Check(appends, reads, Options{Dense: true})
				for _, kind := range []Kind{Lost, Altered, Duplicated, Reordered, Gap, Invented} {
					if found := v.Count(kind) > 0; found != slices.Contains(test.want, kind) {
						t.Fatalf("seed %d: want %v: %v", seed, test.want, v)
					}
				}
			}
		})
	}
}

// pick chooses an acknowledged append, neither first nor last in its log nor
// near an end of it, and its read.
func pick(rng *rand.Rand, appends []Append, reads []Read) (a, r int) {
	for {
		r = rng.IntN(len(reads)-100) + 50
		if reads[r-50].Log != reads[r].Log || reads[r+50].Log != reads[r].Log {
			continue
		}
		a = slices.IndexFunc(appends, func(a Append) bool { return a.Fate == Acked && a.Hash == reads[r].Hash })
		if a >= 0 {
			return a, r
		}
	}
}

// What was trimmed is not missed; what was not, is.
func TestTrimmed(t *testing.T) {
	appends, reads := run(rand.New(rand.NewPCG(1, 1)), 1, 100)
	log := reads[0].Log
	opts := Options{Dense: true, First: map[string]Place{log: reads[20].Place}}
	if v := Check(appends, reads[20:], opts); !v.OK() {
		t.Error(v)
	}
	if v := Check(appends, reads[40:], opts); v.Count(Lost) == 0 {
		t.Error(v)
	}
}

// Holes are no fault of a log that is not dense, and a new epoch is none of one
// that is.
func TestHoles(t *testing.T) {
	number := func(created int64, index uint64) Place {
		return Of(shardwell.SequenceNumber{Created: created, Index: index})
	}
	var appends []Append
	var reads []Read
	for i, p := range []Place{number(5, 1), number(5, 2), number(9, 1), number(9, 7)} {
		appends = append(appends, Append{Log: "a", Place: p, Hash: uint64(i), Fate: Acked})
		reads = append(reads, Read{"a", p, uint64(i)})
	}
	if v := Check(appends, reads, Options{}); !v.OK() {
		t.Error(v)
	}
	if v := Check(appends, reads, Options{Dense: true}); v.Count(Gap) != 1 || len(v.Violations) != 1 {
		t.Error(v)
	}
}

// A verdict names what it found, but not without end.
func TestVerdictIsReadable(t *testing.T) {
	appends, reads := run(rand.New(rand.NewPCG(1, 1)), 3, 2000)
	s := Check(appends, reads[:len(reads)/2], Options{}).String()
	if lines := strings.Count(s, "\n"); lines != shownOfEach || !strings.Contains(s, "lost: shardId-000000000001 at ") {
		t.Error(s)
	}
}

func BenchmarkCheckMillion(b *testing.B) {
	appends, reads := run(rand.New(rand.NewPCG(1, 1)), 256, 1_000_000)
	for b.Loop() {
		start := time.Now()
		if v := Check(appends, reads, Options{Dense: true}); !v.OK() {
			b.Fatal(v)
		}
		b.ReportMetric(time.Since(start).Seconds(), "s/check")
	}
}
