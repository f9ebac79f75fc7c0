package shardwell

import (
	"cmp"
	"crypto/md5"
	"encoding/binary"
	"errors"
	"math/bits"
)

// HashKey is a place in the hash space: an unsigned 128-bit integer. On the
// wire it is a decimal number without leading zeros.
type HashKey struct {
	Hi, Lo uint64
}

// MaxHashKey is the last hash key, 2^128-1.
var MaxHashKey = HashKey{^uint64(0), ^uint64(0)}

// ErrHashKey says that a text is not a hash key.
var ErrHashKey = errors.New("hash key is not a decimal number in [0, 2^128-1]")

// HashOf gives the hash key of a partition key: the MD5 of its UTF-8 bytes,
// read as a big-endian number (AWS documentation). It allocates nothing.
func HashOf(partitionKey string) HashKey {
	var short [128]byte
	if len(partitionKey) > len(short) {
		return hashOfLong(partitionKey)
	}
	return hashOf(short[:copy(short[:], partitionKey)])
}

// hashOfLong is apart from HashOf so that ordinary keys do not pay for
// clearing room for the longest.
func hashOfLong(partitionKey string) HashKey {
	return hashOf(append(make([]byte, 0, 4*MaxPartitionKey), partitionKey...))
}

func hashOf(key []byte) HashKey {
	sum := md5.Sum(key)
	return HashKey{binary.BigEndian.Uint64(sum[:8]), binary.BigEndian.Uint64(sum[8:])}
}

// ParseHashKey reads a decimal hash key, which must be canonical: no sign, no
// leading zero. It allocates nothing.
func ParseHashKey(s string) (HashKey, error) {
	w, ok := parseWide(s)
	if !ok || w[0] != 0 {
		return HashKey{}, ErrHashKey
	}
	return HashKey{w[1], w[2]}, nil
}

// String gives the decimal form.
func (k HashKey) String() string { return string(k.AppendDecimal(nil)) }

// AppendDecimal appends the decimal form to dst.
func (k HashKey) AppendDecimal(dst []byte) []byte {
	return wide{0, k.Hi, k.Lo}.appendDecimal(dst)
}

// MarshalText gives the decimal form, so that JSON holds hash keys as the API
// does.
func (k HashKey) MarshalText() ([]byte, error) { return k.AppendDecimal(nil), nil }

// UnmarshalText reads the decimal form.
func (k *HashKey) UnmarshalText(text []byte) (err error) {
	*k, err = ParseHashKey(string(text))
	return err
}

// Compare gives -1, 0 or +1 as k is below, equal to or above o.
func (k HashKey) Compare(o HashKey) int {
	if c := cmp.Compare(k.Hi, o.Hi); c != 0 {
		return c
	}
	return cmp.Compare(k.Lo, o.Lo)
}

// Next is k+1; after MaxHashKey it is 0.
func (k HashKey) Next() HashKey {
	lo, carry := bits.Add64(k.Lo, 1, 0)
	return HashKey{k.Hi + carry, lo}
}

// Prev is k-1; before 0 it is MaxHashKey.
func (k HashKey) Prev() HashKey {
	lo, borrow := bits.Sub64(k.Lo, 1, 0)
	return HashKey{k.Hi - borrow, lo}
}

// HashRange is the part of the hash space that a shard owns. Both ends are
// inclusive.
type HashRange struct {
	Start HashKey `json:"start"`
	End   HashKey `json:"end"`
}

// Contains says whether k lies in the range.
func (r HashRange) Contains(k HashKey) bool {
	return r.Start.Compare(k) <= 0 && k.Compare(r.End) <= 0
}

// Middle gives the hash key before which the range is split in half: the upper
// half begins with it and, if they differ, is the smaller one. A range of one
// hash key cannot be split.
func (r HashRange) Middle() (k HashKey, ok bool) {
	if r.Start == r.End {
		return HashKey{}, false
	}
	lo, borrow := bits.Sub64(r.End.Lo, r.Start.Lo, 0)
	hi := r.End.Hi - r.Start.Hi - borrow
	lo, carry := bits.Add64(r.Start.Lo, hi<<63|lo>>1, 0)
	return HashKey{r.Start.Hi + hi>>1 + carry, lo}.Next(), true
}

// InitialRanges divides the hash space among the n shards of a new stream: n
// equal steps, rounded down, the last taking what is left over (AWS, recorded).
// n must be positive.
func InitialRanges(n int) []HashRange {
	if n < 1 {
		panic("a stream has at least one shard")
	}
	ranges := make([]HashRange, n)
	if n > 1 {
		// floor(2^128/n) = floor((2^128-1)/n) unless n divides 2^128.
		d := uint64(n)
		hi, r := bits.Div64(0, MaxHashKey.Hi, d)
		lo, r := bits.Div64(r, MaxHashKey.Lo, d)
		step := HashKey{hi, lo}
		if r == d-1 {
			step = step.Next()
		}
		for i := range ranges {
			ranges[i] = HashRange{step.times(uint64(i)), step.times(uint64(i + 1)).Prev()}
		}
	}
	ranges[n-1].End = MaxHashKey
	return ranges
}

// times is k*m modulo 2^128.
func (k HashKey) times(m uint64) HashKey {
	hi, lo := bits.Mul64(k.Lo, m)
	return HashKey{hi + k.Hi*m, lo}
}
