package shardwell

import (
	"encoding/binary"
	"math/bits"
)

// wide is an unsigned 192-bit integer, most significant word first: room for
// hash keys (128 bits) and sequence numbers (186), which the API writes in
// decimal. math/big would do, at the price of garbage for every record.
type wide [3]uint64

// chunk is the largest power of ten in a word: decimals are read and written
// chunkDigits at a time.
const (
	chunk       = 10_000_000_000_000_000_000
	chunkDigits = 19
)

// parseWide reads a canonical decimal: digits only, no leading zero but for
// "0" itself, below 2^192.
func parseWide(s string) (w wide, ok bool) {
	if s == "" || len(s) > 58 || s[0] == '0' && len(s) > 1 {
		return wide{}, false
	}
	for len(s) > 0 {
		n := min(len(s), chunkDigits)
		digits, scale := uint64(0), uint64(1)
		for i := range n {
			c := s[i] - '0'
			if c > 9 {
				return wide{}, false
			}
			digits, scale = digits*10+uint64(c), scale*10
		}
		if !w.mulAdd(scale, digits) {
			return wide{}, false
		}
		s = s[n:]
	}
	return w, true
}

// mulAdd sets w to w*m+a, and says whether that fits.
func (w *wide) mulAdd(m, a uint64) bool {
	for i := 2; i >= 0; i-- {
		hi, lo := bits.Mul64(w[i], m)
		lo, carry := bits.Add64(lo, a, 0)
		w[i], a = lo, hi+carry
	}
	return a == 0
}

// divChunk divides w by chunk and returns the remainder.
func (w *wide) divChunk() (rest uint64) {
	for i, word := range w {
		if rest == 0 && word < chunk {
			w[i], rest = 0, word
			continue
		}
		w[i], rest = divide(rest, word)
	}
	return rest
}

// divide divides the two words hi, lo by chunk; hi is below chunk. It is
// bits.Div64 for one divisor, with its reciprocal known (Möller and Granlund,
// "Improved division by invariant integers", algorithm 4; chunk has its top
// bit set, as that asks). That halves the time to write a sequence number.
func divide(hi, lo uint64) (quotient, rest uint64) {
	const reciprocal = (1<<128-1)/chunk - 1<<64
	quotient, low := bits.Mul64(reciprocal, hi)
	low, carry := bits.Add64(low, lo, 0)
	quotient += hi + carry + 1
	rest = lo - quotient*chunk
	if rest > low {
		quotient--
		rest += chunk
	}
	if rest >= chunk {
		quotient++
		rest -= chunk
	}
	return quotient, rest
}

// appendDecimal appends w in decimal to dst.
func (w wide) appendDecimal(dst []byte) []byte {
	var digits [4 * chunkDigits]byte
	at := len(digits)
	for w != (wide{}) {
		at -= chunkDigits
		putChunk((*[chunkDigits]byte)(digits[at:]), w.divChunk())
	}
	for at < len(digits) && digits[at] == '0' {
		at++
	}
	if at == len(digits) {
		return append(dst, '0')
	}
	return append(dst, digits[at:]...)
}

// putChunk writes v, below chunk, with all its leading zeros.
func putChunk(dst *[chunkDigits]byte, v uint64) {
	first := v / 1e18
	dst[0] = byte('0' + first)
	put18((*[18]byte)(dst[1:]), v-first*1e18)
}

// put18 writes v, below 10^18, with all its leading zeros. Sequence numbers are
// written for every record, so most of it goes eight digits at a time.
func put18(dst *[18]byte, v uint64) {
	head := v / 1e16
	tail := v - head*1e16
	upper := tail / 1e8
	dst[0], dst[1] = byte('0'+head/10), byte('0'+head%10)
	binary.LittleEndian.PutUint64(dst[2:], eightDigits(upper))
	binary.LittleEndian.PutUint64(dst[10:], eightDigits(tail-upper*1e8))
}

// eightDigits gives the digits of v, below 10^8, in ASCII, the first in the
// lowest byte. It halves the number three times, in all parts of a word at
// once: 4 and 4 digits, then 2 each, then 1 each. The quotients by 100 and 10
// are products with reciprocals that are exact for numbers so small.
func eightDigits(v uint64) uint64 {
	const zeros = 0x3030303030303030
	x := v/1e4 | v%1e4<<32
	q := x * 10486 >> 20 & 0x7f_0000007f
	x = q | (x-q*100)<<16
	q = x * 103 >> 10 & 0x000f_000f_000f_000f
	return (q | (x-q*10)<<8) + zeros
}
