package json

import (
	"encoding/base64"
	"encoding/binary"
	"slices"
)

// Base64 as records need it: decoded up to the closing quote, so that nobody
// has to look for that first, and encoded two characters at a time. What is
// not plain and correct is left to encoding/base64 and its callers.

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"

// notBase64 is set in what pairs says of characters outside the alphabet.
const notBase64 = 0xf000

// pairs gives the 12 bits of two characters, the first in the low byte of the
// index. Of its 128 KiB, base64 touches no more than a cache has room for.
var pairs = func() *[1 << 16]uint16 {
	table := new([1 << 16]uint16)
	for i := range table {
		table[i] = notBase64
	}
	for hi, first := range []byte(alphabet) {
		for lo, second := range []byte(alphabet) {
			table[pair(first, second)] = uint16(hi<<6 | lo)
		}
	}
	return table
}()

func pair(first, second byte) uint16 { return uint16(first) | uint16(second)<<8 }

// characters gives the two characters of 12 bits, the first in the low byte.
var characters = func() (table [1 << 12]uint16) {
	for bits := range table {
		table[bits] = uint16(alphabet[bits>>6]) | uint16(alphabet[bits&63])<<8
	}
	return table
}()

// decodeQuoted decodes the base64 at the beginning of src, which a quote ends,
// into dst, and gives the lengths of the result and of the text. It is not ok
// if that is not base64 to the last bit or dst is too short; dst may be
// written to beyond the result.
func decodeQuoted(dst, src []byte) (written, read int, ok bool) {
	d, s, table := dst, src, pairs
	for len(s) >= 16 && len(d) >= 16 { // twice the next loop: it does not wait for one half
		x, y := binary.LittleEndian.Uint64(s), binary.LittleEndian.Uint64(s[8:])
		a, b, c, e := table[uint16(x)], table[uint16(x>>16)], table[uint16(x>>32)], table[uint16(x>>48)]
		f, g, h, i := table[uint16(y)], table[uint16(y>>16)], table[uint16(y>>32)], table[uint16(y>>48)]
		if (a|b|c|e|f|g|h|i)&notBase64 != 0 {
			break
		}
		out := (*[16]byte)(d)
		binary.BigEndian.PutUint64(out[:], uint64(a)<<52|uint64(b)<<40|uint64(c)<<28|uint64(e)<<16)
		binary.BigEndian.PutUint64(out[6:], uint64(f)<<52|uint64(g)<<40|uint64(h)<<28|uint64(i)<<16)
		s, d = s[16:], d[12:]
	}
	for len(s) >= 8 && len(d) >= 8 {
		x := binary.LittleEndian.Uint64(s)
		a, b, c, e := table[uint16(x)], table[uint16(x>>16)], table[uint16(x>>32)], table[uint16(x>>48)]
		if (a|b|c|e)&notBase64 != 0 {
			break
		}
		binary.BigEndian.PutUint64(d, uint64(a)<<52|uint64(b)<<40|uint64(c)<<28|uint64(e)<<16)
		s, d = s[8:], d[6:]
	}
	for len(s) >= 4 && len(d) >= 3 {
		a, b := table[pair(s[0], s[1])], table[pair(s[2], s[3])]
		if (a|b)&notBase64 != 0 {
			break
		}
		d[0], d[1], d[2] = byte(a>>4), byte(a<<4|b>>8), byte(b)
		s, d = s[4:], d[3:]
	}
	if len(s) > 0 && s[0] == '"' {
		return len(dst) - len(d), len(src) - len(s), true
	}
	n := decodeLast(d, s)
	return len(dst) - len(d) + n, len(src) - len(s) + 4, n > 0
}

// decodeLast decodes four characters that end with padding and the quote
// behind them. It gives 0 if they are anything else.
func decodeLast(dst, src []byte) int {
	if len(src) < 5 || src[3] != '=' || src[4] != '"' {
		return 0
	}
	n, third := 2, src[2]
	if third == '=' {
		n, third = 1, 'A' // which stands for zeros
	}
	a, b := pairs[pair(src[0], src[1])], pairs[pair(third, 'A')]
	v := uint32(a)<<12 | uint32(b)
	if (a|b)&notBase64 != 0 || v<<(8+8*n) != 0 || len(dst) < n {
		return 0
	}
	copy(dst, []byte{byte(v >> 16), byte(v >> 8)}[:n])
	return n
}

// appendBase64 appends data in base64, without quotes.
func appendBase64(dst, data []byte) []byte {
	n := base64.StdEncoding.EncodedLen(len(data))
	dst = slices.Grow(dst, n)
	out := dst[len(dst) : len(dst)+n]
	for len(data) >= 16 && len(out) >= 16 {
		in, to := (*[16]byte)(data), (*[16]byte)(out)
		binary.LittleEndian.PutUint64(to[:8], eightCharacters(binary.BigEndian.Uint64(in[:])))
		binary.LittleEndian.PutUint64(to[8:], eightCharacters(binary.BigEndian.Uint64(in[6:])))
		data, out = data[12:], out[16:]
	}
	for len(data) >= 8 && len(out) >= 8 {
		binary.LittleEndian.PutUint64(out, eightCharacters(binary.BigEndian.Uint64(data)))
		data, out = data[6:], out[8:]
	}
	base64.StdEncoding.Encode(out, data)
	return dst[:len(dst)+n]
}

// eightCharacters gives the characters of the upper 48 bits of x, the first in
// the lowest byte.
func eightCharacters(x uint64) uint64 {
	return uint64(characters[x>>52]) | uint64(characters[x>>40&0xfff])<<16 |
		uint64(characters[x>>28&0xfff])<<32 | uint64(characters[x>>16&0xfff])<<48
}
