package json

import (
	"encoding/binary"
	"math/bits"
)

// special marks, in the highest bit of each of eight bytes (the first in the
// lowest), those that may not stand for themselves in a JSON string or are not
// ASCII: control characters, quotes, backslashes, bytes from 0x80 on. Only the
// lowest mark is exact: a borrow may mark bytes above it wrongly.
func special(x uint64) uint64 {
	const each, high = 0x0101010101010101, 0x8080808080808080
	quote, slash := x^'"'*each, x^'\\'*each
	return ((x-' '*each)&^x | (quote-each)&^quote | (slash-each)&^slash | x) & high
}

// plainRun gives how many bytes at the beginning of text are not special.
func plainRun(text []byte) int {
	n := 0
	for ; len(text)-n >= 8; n += 8 {
		if marks := special(binary.LittleEndian.Uint64(text[n:])); marks != 0 {
			return n + bits.TrailingZeros64(marks)/8
		}
	}
	for n < len(text) && text[n] >= ' ' && text[n] < 0x80 && text[n] != '"' && text[n] != '\\' {
		n++
	}
	return n
}

// appendText is appendString, faster where nothing is to be escaped.
func appendText[T string | []byte](dst []byte, s T) []byte {
	start := len(dst)
	dst = append(append(dst, '"'), s...)
	if plainRun(dst[start+1:]) < len(s) {
		return appendString(dst[:start], string(s))
	}
	return append(dst, '"')
}

// textBytes is how many bytes appendText appends.
func textBytes(s []byte) int {
	if plainRun(s) < len(s) {
		return len(appendString(nil, string(s)))
	}
	return len(s) + len(`""`)
}
