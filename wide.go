package shardwell

import "math/bits"

// wide is an unsigned 192-bit integer, most significant word first: room for
// hash keys (128 bits) and sequence numbers (186), which the API writes in
// decimal. math/big would do, at the price of garbage for every record.
type wide [3]uint64

// chunk is the largest power of ten in a word: decimals are read and written
// chunkDigits at a time.
const (
	chunk       = 1e19
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
	for i := range w {
		if w[i] >= chunk || rest != 0 {
			w[i], rest = bits.Div64(rest, w[i], chunk)
		} else {
			w[i], rest = 0, w[i]
		}
	}
	return rest
}

// appendDecimal appends w in decimal to dst.
func (w wide) appendDecimal(dst []byte) []byte {
	var digits [4 * chunkDigits]byte
	at := len(digits)
	for w != (wide{}) {
		rest := w.divChunk()
		for range chunkDigits {
			at--
			digits[at] = byte('0' + rest%10)
			rest /= 10
		}
	}
	for at < len(digits) && digits[at] == '0' {
		at++
	}
	if at == len(digits) {
		return append(dst, '0')
	}
	return append(dst, digits[at:]...)
}
