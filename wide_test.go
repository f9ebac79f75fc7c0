package shardwell

import (
	"encoding/binary"
	"fmt"
	"math"
	"math/big"
	"math/rand/v2"
	"testing"
)

// Every four digits are written right, in either half of eight, and numbers of
// every size with all their leading zeros.
func TestPutDigits(t *testing.T) {
	var got [8]byte
	for v := range uint64(1e4) {
		for _, n := range []uint64{v*1e4 + (9999 - v), v * 1e4, v} {
			binary.LittleEndian.PutUint64(got[:], eightDigits(n))
			if want := fmt.Sprintf("%08d", n); string(got[:]) != want {
				t.Fatalf("got %s, want %s", got, want)
			}
		}
	}
	r := rand.New(rand.NewPCG(1, 2))
	for range 100_000 {
		v := r.Uint64() >> r.IntN(64) % chunk
		var digits [chunkDigits]byte
		if putChunk(&digits, v); string(digits[:]) != fmt.Sprintf("%019d", v) {
			t.Fatalf("%d is written %s", v, digits)
		}
	}
}

// A sequence number is written as the integer it is, at the ends of its fields
// too: what AppendDecimal takes for granted of its size holds for all.
func TestSequenceNumberSize(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	numbers := []SequenceNumber{
		{}, {Created: math.MaxInt64, Shard: math.MaxUint32, Index: math.MaxUint64, Time: math.MaxInt64}, {Created: -1, Time: -1},
	}
	for range 20_000 {
		numbers = append(numbers, SequenceNumber{
			Created: int64(r.Uint64()) >> r.IntN(64), Shard: r.Uint32() >> r.IntN(32),
			Index: r.Uint64() >> r.IntN(64), Time: int64(r.Uint64()) >> r.IntN(64),
		})
	}
	for _, n := range numbers {
		want := new(big.Int)
		for _, word := range n.wide() {
			want.Lsh(want, 64).Or(want, new(big.Int).SetUint64(word))
		}
		if got := string(n.AppendDecimal([]byte("x"))); got != "x"+want.String() || len(got) != 1+SequenceDigits {
			t.Fatalf("%+v is written %s, want %s", n, got, want)
		}
	}
}
