package cbor

import (
	"encoding/binary"
	"math"
	"unicode/utf8"

	"github.com/shardwell/shardwell/internal/wire"
	"github.com/shardwell/shardwell/internal/wire/fields"
)

// Major types of RFC 8949, in the upper three bits of an item's first byte.
const (
	majorUnsigned = 0 << 5
	majorNegative = 1 << 5
	majorBytes    = 2 << 5
	majorText     = 3 << 5
	majorArray    = 4 << 5
	majorMap      = 5 << 5
	majorTag      = 6 << 5
	majorSimple   = 7 << 5
)

// What the lower five bits of an item's first byte say beyond small numbers.
const (
	infoOneByte    = 24
	infoTwoBytes   = 25
	infoFourBytes  = 26
	infoEightBytes = 27
	infoIndefinite = 31
)

// Single bytes, and the lower bits of those that begin a float.
const (
	simpleFalse     = majorSimple | 20
	simpleTrue      = majorSimple | 21
	simpleNull      = majorSimple | 22
	simpleUndefined = majorSimple | 23
	floatDouble     = majorSimple | infoEightBytes
	breakCode       = majorSimple | infoIndefinite
)

// head is what an item begins with: its type, and its value, its length or, of a
// float, its bits.
type head struct {
	major byte
	info  byte // of the lower five bits
	arg   uint64
}

// isNull tells whether the item is null or undefined.
func (h head) isNull() bool {
	return h.major == majorSimple && (h.info == simpleNull&31 || h.info == simpleUndefined&31)
}

// scanner reads items. Its methods leave pos behind what they have read.
type scanner struct {
	body  []byte
	pos   int
	depth int
	text  fields.Strings
}

func (s *scanner) left() int { return len(s.body) - s.pos }

// head consumes the head of the next item, and whatever tags stand before it:
// none of them changes what an item is here.
func (s *scanner) head() (head, error) {
	for s.pos < len(s.body) {
		c := s.body[s.pos]
		s.pos++
		h := head{major: c &^ 31, info: c & 31}
		switch {
		case h.info < infoOneByte:
			h.arg = uint64(h.info)
		case h.info <= infoEightBytes:
			n := 1 << (h.info - infoOneByte)
			if s.left() < n {
				return h, wire.ErrSyntax
			}
			h.arg = bigEndian(s.body[s.pos : s.pos+n])
			s.pos += n
		case h.info != infoIndefinite || h.major < majorBytes || h.major > majorMap:
			return h, wire.ErrSyntax
		}
		if h.major == majorSimple && !h.isKnownSimple() {
			return h, wire.ErrSyntax
		}
		if h.major != majorTag {
			return h, nil
		}
	}
	return head{}, wire.ErrSyntax
}

// bigEndian reads 1, 2, 4 or 8 bytes.
func bigEndian(b []byte) uint64 {
	switch len(b) {
	case 1:
		return uint64(b[0])
	case 2:
		return uint64(binary.BigEndian.Uint16(b))
	case 4:
		return uint64(binary.BigEndian.Uint32(b))
	}
	return binary.BigEndian.Uint64(b)
}

// items is what is left of an open array or map.
type items struct {
	count      uint64
	indefinite bool
}

// open begins an array or a map, whose head is consumed, and counts the level.
// What is left of the body must have room for as many items as it promises.
func (s *scanner) open(h head) (items, error) {
	s.depth++
	room := uint64(s.left())
	if h.major == majorMap {
		room /= 2
	}
	if s.depth > fields.MaxDepth || h.info != infoIndefinite && h.arg > room {
		return items{}, wire.ErrSyntax
	}
	return items{h.arg, h.info == infoIndefinite}, nil
}

// more tells whether another item, or pair of items, follows, and consumes the
// end otherwise.
func (s *scanner) more(of *items) (bool, error) {
	switch {
	case !of.indefinite && of.count > 0:
		of.count--
		return true, nil
	case of.indefinite && s.pos == len(s.body):
		return false, wire.ErrSyntax
	case of.indefinite && s.body[s.pos] != breakCode:
		return true, nil
	case of.indefinite:
		s.pos++
	}
	s.depth--
	return false, nil
}

// key consumes the key of a pair, which must be text.
func (s *scanner) key() ([]byte, error) {
	h, err := s.head()
	if err != nil {
		return nil, err
	}
	if h.major != keyMajor {
		return nil, wire.ErrSyntax
	}
	return s.str(nil, h)
}

// str consumes the rest of a text or byte string and gives it, as a part of the
// body if it is in one piece, else appended to dst. Text is valid UTF-8.
func (s *scanner) str(dst []byte, h head) ([]byte, error) {
	if h.info != infoIndefinite {
		return s.piece(h)
	}
	for s.pos < len(s.body) {
		c := s.body[s.pos]
		if c == breakCode {
			s.pos++
			return dst, nil
		}
		if c&^31 != h.major || c&31 == infoIndefinite {
			return nil, wire.ErrSyntax
		}
		part, err := s.head()
		if err != nil {
			return nil, err
		}
		text, err := s.piece(part)
		if err != nil {
			return nil, err
		}
		dst = append(dst, text...)
	}
	return nil, wire.ErrSyntax
}

// piece consumes the bytes of a string, or of a part of one.
func (s *scanner) piece(h head) ([]byte, error) {
	if h.arg > uint64(s.left()) {
		return nil, wire.ErrSyntax
	}
	text := s.body[s.pos : s.pos+int(h.arg)]
	if h.major == majorText && !utf8.Valid(text) {
		return nil, wire.ErrSyntax
	}
	s.pos += len(text)
	return text, nil
}

// copied is text that str has given, as a string of its own.
func (s *scanner) copied(text []byte, h head) string {
	if h.info == infoIndefinite {
		return string(text)
	}
	return s.text.Copy(text, s.pos, s.left()+len(text))
}

// skip consumes the rest of any item. The parts of strings are checked and not
// put together.
func (s *scanner) skip(h head) error {
	switch h.major {
	case majorBytes, majorText:
		if h.info == infoIndefinite {
			return s.skipPieces(h.major)
		}
		_, err := s.piece(h)
		return err
	case majorArray, majorMap:
		return s.skipItems(h)
	}
	return nil
}

// skipPieces consumes the parts of a string.
func (s *scanner) skipPieces(major byte) error {
	for s.pos < len(s.body) && s.body[s.pos] != breakCode {
		if c := s.body[s.pos]; c&^31 != major || c&31 == infoIndefinite {
			return wire.ErrSyntax
		}
		part, err := s.head()
		if err != nil {
			return err
		}
		if _, err := s.piece(part); err != nil {
			return err
		}
	}
	if s.pos == len(s.body) {
		return wire.ErrSyntax
	}
	s.pos++
	return nil
}

func (s *scanner) skipItems(h head) error {
	left, err := s.open(h)
	if err != nil {
		return err
	}
	for {
		more, err := s.more(&left)
		if err != nil || !more {
			return err
		}
		if h.major == majorMap {
			k, err := s.head()
			if err != nil || k.major != keyMajor {
				return wire.ErrSyntax
			}
			if err := s.skip(k); err != nil {
				return err
			}
		}
		value, err := s.head()
		if err != nil {
			return err
		}
		if err := s.skip(value); err != nil {
			return err
		}
	}
}

// float gives the value of a float.
func (h head) float() float64 {
	switch h.info {
	case infoTwoBytes:
		return half(uint16(h.arg))
	case infoFourBytes:
		return float64(math.Float32frombits(uint32(h.arg)))
	}
	return math.Float64frombits(h.arg)
}

// half gives the value of a float of 16 bits.
func half(bits uint16) float64 {
	exponent, mantissa := int(bits>>10&31), float64(bits&(1<<10-1))
	var f float64
	switch exponent {
	case 0:
		f = math.Ldexp(mantissa, -24)
	case 31:
		if f = math.Inf(1); mantissa != 0 {
			f = math.NaN()
		}
	default:
		f = math.Ldexp(mantissa+1<<10, exponent-25)
	}
	if bits>>15 != 0 {
		f = -f
	}
	return f
}

// integer gives the value of an integer, clamped to what 64 bits hold.
func (h head) integer() int64 {
	n := int64(min(h.arg, math.MaxInt64))
	if h.major == majorNegative {
		return -1 - n
	}
	return n
}
