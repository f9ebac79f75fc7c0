package shardwell_test

import (
	"math/big"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/shardwell/shardwell"
)

type number = shardwell.SequenceNumber

// Numbers that AWS issued, or that follow from its rules, have exactly these
// decimal forms, both ways.
func TestSequenceNumberVectors(t *testing.T) {
	const created = 1700000000
	for _, v := range []struct {
		name    string
		decimal string
		number  number
	}{
		{"a record of 2022", "49631010431464371151031729505167814065343619411222724610",
			number{Created: 1656763929, Shard: 0, Index: 968, Time: 1656765219}},
		{"start of shard 0", "49646437577108476416916876405825929425585429676275269634",
			shardwell.FirstNumber(0, created)},
		{"start of shard 1", "49646437577130777162115407028967465143858078037781250066",
			shardwell.FirstNumber(1, created)},
		{"start of shard 16, whose nibble is 0", "49646437577108476416916876405825929425585429676275269890",
			shardwell.FirstNumber(16, created)},
		{"a record", "49646437577108476416916876405831974054683503509343567874",
			number{Created: created, Shard: 0, Index: 5, Time: created + 10}},
		{"end of a shard closed after 600 s", "49646437577119626789516141717395488358902180459539595266",
			shardwell.LastNumber(0, created, created+600)},
		{"start of its child", "49646437791597043736384409781116467771917411941200429090",
			shardwell.FirstNumber(2, created+601)},
	} {
		if got := v.number.String(); got != v.decimal {
			t.Errorf("%s: %+v is written %s, want %s", v.name, v.number, got, v.decimal)
		}
		got, err := shardwell.ParseSequenceNumber(v.decimal)
		if err != nil || got != v.number {
			t.Errorf("%s: %s is read as %+v, %v, want %+v", v.name, v.decimal, got, err, v.number)
		}
	}
	real, err := shardwell.ParseSequenceNumber("49674026002850188218576229259473476449429298564223254594")
	if err != nil || real.Shard != 3076 {
		t.Errorf("the continuation number of shard 3076 is read as %+v, %v", real, err)
	}
}

// Anything but a version 2 number in canonical form is refused.
func TestSequenceNumberRefusals(t *testing.T) {
	good := number{Created: 1700000000, Shard: 3, Index: 5, Time: 1700000010}
	big56, _ := new(big.Int).SetString(good.String(), 10)
	changed := func(change func(*big.Int)) string {
		n := new(big.Int).Set(big56)
		change(n)
		return n.String()
	}
	xor := func(bit int) func(*big.Int) {
		return func(n *big.Int) { n.SetBit(n, bit, n.Bit(bit)^1) }
	}
	for name, s := range map[string]string{
		"empty":               "",
		"zero":                "0",
		"five":                "5",
		"letters":             "garbage",
		"a sign":              "+" + good.String(),
		"a leading zero":      "0" + good.String(),
		"a space":             good.String() + " ",
		"version 3":           changed(xor(0)),
		"version 0":           changed(xor(1)),
		"lead 3":              changed(xor(184)),
		"lead 0":              changed(xor(185)),
		"bit 186":             changed(xor(186)),
		"bit 191":             changed(xor(191)),
		"bit 192":             changed(xor(192)),
		"the unknown byte":    changed(xor(72)),
		"index of 2^63":       changed(xor(143)),
		"a foreign nibble":    changed(xor(144)),
		"a negative shard":    changed(xor(35)),
		"creation too late":   number{Created: 16025175000}.String(),
		"one hundred digits":  good.String() + good.String()[:44],
		"a very long number":  string(slices.Repeat([]byte("9"), 129)),
		"a version 1 number":  "49540477395713900132837183574446166399513136426420371457",
		"full width nonsense": "４９",
	} {
		if n, err := shardwell.ParseSequenceNumber(s); err == nil {
			t.Errorf("%s: %q is taken as %+v", name, s, n)
		}
	}
	if _, err := shardwell.ParseSequenceNumber(number{Created: 16025174999}.String()); err != nil {
		t.Errorf("the last creation time is refused: %v", err)
	}
	if _, err := shardwell.ParseSequenceNumber(number{}.String()); err != nil {
		t.Errorf("zero times are refused: %v", err)
	}
}

func randomNumber(r *rand.Rand) number {
	// Narrow fields often, so that comparisons reach the later ones.
	if r.IntN(2) == 0 {
		return number{Created: r.Int64N(2), Shard: r.Uint32N(40), Index: r.Uint64N(2), Time: r.Int64N(2)}
	}
	return number{
		Created: r.Int64N(16025175000), Shard: r.Uint32N(1 << 31),
		Index: r.Uint64N(1 << 63), Time: r.Int64N(1 << 36),
	}
}

// Compare orders numbers as the integers they are written as, and reading
// undoes writing.
func TestSequenceNumberOrder(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 20000 {
		a, b := randomNumber(r), randomNumber(r)
		x, _ := new(big.Int).SetString(a.String(), 10)
		y, _ := new(big.Int).SetString(b.String(), 10)
		if x.BitLen() != 186 || len(a.String()) != shardwell.SequenceDigits {
			t.Fatalf("%+v has %d bits and %d digits", a, x.BitLen(), len(a.String()))
		}
		if got, want := a.Compare(b), x.Cmp(y); got != want {
			t.Fatalf("%+v and %+v compare as %d, want %d", a, b, got, want)
		}
		if back, err := shardwell.ParseSequenceNumber(a.String()); err != nil || back != a {
			t.Fatalf("%+v is read back as %+v, %v", a, back, err)
		}
	}
}

// Neighbouring starting numbers and neighbouring records differ by the
// constants that people see on AWS.
func TestSequenceNumberSteps(t *testing.T) {
	value := func(n number) *big.Int {
		v, _ := new(big.Int).SetString(n.String(), 10)
		return v
	}
	step := func(a, b number) string { return new(big.Int).Sub(value(b), value(a)).String() }
	for shard := range uint32(15) {
		got := step(shardwell.FirstNumber(shard, 1700000000), shardwell.FirstNumber(shard+1, 1700000000))
		if want := "22300745198530623141535718272648361505980432"; got != want {
			t.Errorf("shards %d and %d start %s apart, want %s", shard, shard+1, got, want)
		}
	}
	a := number{Created: 1700000000, Index: 7, Time: 1700000100}
	b := a
	b.Index++
	if got, want := step(a, b), "1208925819614629174706176"; got != want {
		t.Errorf("neighbouring records are %s apart, want %s", got, want)
	}
}

// Writing and reading a number makes no garbage.
func TestSequenceNumberAllocations(t *testing.T) {
	n := number{Created: 1700000000, Shard: 3, Index: 5, Time: 1700000010}
	text := n.String()
	buf := make([]byte, 0, shardwell.SequenceDigits)
	if got := testing.AllocsPerRun(100, func() {
		buf = n.AppendDecimal(buf[:0])
		if _, err := shardwell.ParseSequenceNumber(text); err != nil {
			t.Fatal(err)
		}
	}); got != 0 {
		t.Errorf("%v allocations, want none", got)
	}
}

// Whatever is read is written back the same.
func FuzzParseSequenceNumber(f *testing.F) {
	f.Add("49631010431464371151031729505167814065343619411222724610")
	f.Add("0")
	f.Fuzz(func(t *testing.T, s string) {
		n, err := shardwell.ParseSequenceNumber(s)
		if err == nil && n.String() != s {
			t.Errorf("%q is read as %+v, written %q", s, n, n.String())
		}
	})
}

func BenchmarkSequenceNumberAppendDecimal(b *testing.B) {
	n := number{Created: 1700000000, Shard: 3, Index: 5, Time: 1700000010}
	buf := make([]byte, 0, shardwell.SequenceDigits)
	b.ReportAllocs()
	for b.Loop() {
		buf = n.AppendDecimal(buf[:0])
	}
}
