package shardwell_test

import (
	"errors"
	"math/big"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/shardwell/shardwell"
)

// Partition keys land on the hash keys and shards that AWS puts them on, in
// streams of one to five shards.
func TestHashOfVectors(t *testing.T) {
	for _, v := range []struct {
		key, hash string
		shards    [5]int
	}{
		{"123", "42767516990368493138776584305024125808", [5]int{0, 0, 0, 0, 0}},
		{"1", "261578874264819908609102035485573088411", [5]int{0, 1, 2, 3, 3}},
		{"124", "267174373771988661416381715658526078021", [5]int{0, 1, 2, 3, 3}},
		{"125", "82324359399928500054185503234815398877", [5]int{0, 0, 0, 0, 1}},
		{"a", "16955237001963240173058271559858726497", [5]int{0, 0, 0, 0, 0}},
		{"b", "195289424170611159128911017612795795343", [5]int{0, 1, 1, 2, 2}},
		{"e", "299611584147932843547128611849858313266", [5]int{0, 1, 2, 3, 4}},
		{"f", "190917122200326810055233066464581373159", [5]int{0, 1, 1, 2, 2}},
		{"foobar", "74898682069089879245859786506254861887", [5]int{0, 0, 0, 0, 1}},
		{"partitionkey1", "102020854461654457130574887995442709418", [5]int{0, 0, 0, 1, 1}},
		{"partitionkey2", "268906406119868172465282756628632281597", [5]int{0, 1, 2, 3, 3}},
		{"partitionkey3", "41084194540441379257308514897828927764", [5]int{0, 0, 0, 0, 0}},
		{"partitionkey", "278942316422165464922406716631207443189", [5]int{0, 1, 2, 3, 4}},
		{"你好", "168533693406285666036269695096618078167", [5]int{0, 0, 1, 1, 2}},
	} {
		hash := shardwell.HashOf(v.key)
		if hash.String() != v.hash {
			t.Errorf("HashOf(%q) = %s, want %s", v.key, hash, v.hash)
		}
		for n, want := range v.shards {
			for shard, r := range shardwell.InitialRanges(n + 1) {
				if r.Contains(hash) != (shard == want) {
					t.Errorf("%q among %d shards: shard %d contains it: %v", v.key, n+1, shard, r.Contains(hash))
				}
			}
		}
	}
}

// New shards start where AWS lets them start.
func TestInitialRangesVectors(t *testing.T) {
	for n, starts := range map[int]string{
		1: "0",
		2: "0 170141183460469231731687303715884105728",
		3: "0 113427455640312821154458202477256070485 226854911280625642308916404954512140970",
		4: "0 85070591730234615865843651857942052864 170141183460469231731687303715884105728 255211775190703847597530955573826158592",
		5: "0 68056473384187692692674921486353642291 136112946768375385385349842972707284582 204169420152563078078024764459060926873 272225893536750770770699685945414569164",
	} {
		var got []string
		for _, r := range shardwell.InitialRanges(n) {
			got = append(got, r.Start.String())
		}
		if strings.Join(got, " ") != starts {
			t.Errorf("%d shards start at %v, want %s", n, got, starts)
		}
	}
	seven := shardwell.InitialRanges(7)
	if got := seven[3].Start.String(); got != "145835300108973627198589117470757804908" {
		t.Errorf("shard 3 of 7 starts at %s", got)
	}
}

// Initial ranges cover the hash space exactly once, in steps of
// floor(2^128/n).
func TestInitialRangesCover(t *testing.T) {
	whole := new(big.Int).Lsh(big.NewInt(1), 128)
	for _, n := range []int{1, 2, 3, 5, 6, 7, 8, 10, 16, 100, 255, 256, 1000, 9999, 10000} {
		step, _ := new(big.Int).SetString(new(big.Int).Div(whole, big.NewInt(int64(n))).String(), 10)
		ranges := shardwell.InitialRanges(n)
		next := shardwell.HashKey{}
		for i, r := range ranges {
			if r.Start != next {
				t.Fatalf("%d shards: shard %d starts at %s, want %s", n, i, r.Start, next)
			}
			if want := new(big.Int).Mul(step, big.NewInt(int64(i))).String(); r.Start.String() != want {
				t.Fatalf("%d shards: shard %d starts at %s, want %s", n, i, r.Start, want)
			}
			next = r.End.Next()
		}
		if len(ranges) != n || ranges[n-1].End != shardwell.MaxHashKey {
			t.Fatalf("%d shards: %d ranges, the last ends at %s", n, len(ranges), ranges[n-1].End)
		}
	}
}

// Hash keys are read and written as the integers they are; neighbours are one
// apart.
func TestHashKeyDecimal(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for range 10000 {
		k := shardwell.HashKey{Hi: r.Uint64() >> r.IntN(65), Lo: r.Uint64() >> r.IntN(65)}
		want := new(big.Int).SetUint64(k.Hi)
		want.Lsh(want, 64).Or(want, new(big.Int).SetUint64(k.Lo))
		if k.String() != want.String() {
			t.Fatalf("%+v is written %s, want %s", k, k, want)
		}
		if back, err := shardwell.ParseHashKey(k.String()); err != nil || back != k {
			t.Fatalf("%s is read as %+v, %v", k, back, err)
		}
		if k != shardwell.MaxHashKey && k.Next().Compare(k) != 1 || k.Next().Prev() != k {
			t.Fatalf("%s has neighbours %s and %s", k, k.Prev(), k.Next())
		}
	}
	for _, s := range []string{"", "00", "01", "-1", "+1", " 1", "1 ", "x",
		"340282366920938463463374607431768211456", "999999999999999999999999999999999999999"} {
		if k, err := shardwell.ParseHashKey(s); !errors.Is(err, shardwell.ErrHashKey) {
			t.Errorf("%q is taken as %v, %v", s, k, err)
		}
	}
}

// Hashing a key, however long, makes no garbage.
func TestHashOfAllocations(t *testing.T) {
	key := strings.Repeat("語", 256)
	if got := testing.AllocsPerRun(100, func() { shardwell.HashOf(key) }); got != 0 {
		t.Errorf("%v allocations, want none", got)
	}
}

func BenchmarkHashOf(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		shardwell.HashOf("partition-key-1234")
	}
}

// Whatever is read is written back the same.
func FuzzParseHashKey(f *testing.F) {
	f.Add("0")
	f.Add("340282366920938463463374607431768211455")
	f.Fuzz(func(t *testing.T, s string) {
		var k shardwell.HashKey
		if err := k.UnmarshalText([]byte(s)); err == nil && k.String() != s {
			t.Errorf("%q is read as %+v, written %q", s, k, k)
		}
	})
}

// Middle divides every range of two keys or more into halves whose sizes differ
// by one at most, the lower being the larger one.
func TestMiddle(t *testing.T) {
	last := shardwell.MaxHashKey
	if _, ok := (shardwell.HashRange{Start: last, End: last}).Middle(); ok {
		t.Error("a single hash key was divided")
	}
	if k, ok := (shardwell.HashRange{Start: last.Prev(), End: last}).Middle(); !ok || k != last {
		t.Errorf("the last two keys are divided before %v", k)
	}
	two := func(exponent int) shardwell.HashKey {
		if exponent < 64 {
			return shardwell.HashKey{Lo: 1 << exponent}
		}
		return shardwell.HashKey{Hi: 1 << (exponent - 64)}
	}
	if k, ok := (shardwell.HashRange{End: last}).Middle(); !ok || k != two(127) {
		t.Errorf("the whole space is divided before %v", k)
	}
	// From 2^e to 2^(e+1)-1 there are 2^e keys; to 2^(e+1), one more.
	for e := 1; e < 127; e++ {
		start, half := two(e), two(e-1)
		want := shardwell.HashKey{Hi: start.Hi + half.Hi, Lo: start.Lo + half.Lo}
		if k, ok := (shardwell.HashRange{Start: start, End: two(e + 1).Prev()}).Middle(); !ok || k != want {
			t.Errorf("2^%d keys are divided before %v, not %v", e, k, want)
		}
		if k, ok := (shardwell.HashRange{Start: start, End: two(e + 1)}).Middle(); !ok || k != want.Next() {
			t.Errorf("2^%d+1 keys are divided before %v, not %v", e, k, want.Next())
		}
	}
}
