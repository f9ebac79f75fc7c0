package json

import (
	"bytes"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/shardwell/shardwell/internal/wire"
	"github.com/shardwell/shardwell/internal/wire/fields"
)

// scanner reads tokens. Its methods leave pos behind what they have read.
type scanner struct {
	body  []byte // valid UTF-8
	text  string // a copy of body, which strings are cut from; made on demand
	pos   int
	depth int
}

// peek skips white space and gives the next byte, 0 at the end. (A literal NUL
// is no token either.)
func (s *scanner) peek() byte {
	for s.pos < len(s.body) {
		switch c := s.body[s.pos]; c {
		case ' ', '\t', '\n', '\r':
			s.pos++
		default:
			return c
		}
	}
	return 0
}

// take consumes the byte c, which must come next.
func (s *scanner) take(c byte) error {
	if s.peek() != c {
		return wire.ErrSyntax
	}
	s.pos++
	return nil
}

// open consumes an opening bracket and counts the level.
func (s *scanner) open() error {
	s.pos++
	s.depth++
	if s.depth > fields.MaxDepth {
		return wire.ErrSyntax
	}
	return nil
}

// more is called at the start of an object or array and after each of its
// items: it tells whether another item follows, and consumes the comma before
// it or the closing bracket.
func (s *scanner) more(first bool, closing byte) (bool, error) {
	switch c := s.peek(); {
	case c == closing:
		s.pos++
		s.depth--
		return false, nil
	case first:
		return true, nil
	case c == ',':
		s.pos++
		if s.peek() == closing {
			return false, wire.ErrSyntax
		}
		return true, nil
	}
	return false, wire.ErrSyntax
}

// key consumes a key and its colon.
func (s *scanner) key() (string, error) {
	if s.peek() != '"' {
		return "", wire.ErrSyntax
	}
	key, err := s.str()
	if err != nil {
		return "", err
	}
	return key, s.take(':')
}

// literal consumes true, false or null.
func (s *scanner) literal(word string) error {
	if !bytes.HasPrefix(s.body[s.pos:], []byte(word)) {
		return wire.ErrSyntax
	}
	s.pos += len(word)
	return nil
}

// number consumes a number and gives its text.
func (s *scanner) number() ([]byte, error) {
	start := s.pos
	if s.at('-') {
		s.pos++
	}
	if s.at('0') {
		s.pos++
	} else if s.digits() == 0 {
		return nil, wire.ErrSyntax
	}
	if s.at('.') {
		s.pos++
		if s.digits() == 0 {
			return nil, wire.ErrSyntax
		}
	}
	if s.at('e') || s.at('E') {
		s.pos++
		if s.at('+') || s.at('-') {
			s.pos++
		}
		if s.digits() == 0 {
			return nil, wire.ErrSyntax
		}
	}
	return s.body[start:s.pos], nil
}

func (s *scanner) at(c byte) bool { return s.pos < len(s.body) && s.body[s.pos] == c }

// digits consumes decimal digits and counts them.
func (s *scanner) digits() int {
	start := s.pos
	for s.pos < len(s.body) && '0' <= s.body[s.pos] && s.body[s.pos] <= '9' {
		s.pos++
	}
	return s.pos - start
}

// str consumes a string and gives its value.
func (s *scanner) str() (string, error) {
	raw, escaped, err := s.quoted()
	if err != nil {
		return "", err
	}
	if !plain(raw) {
		return "", wire.ErrSyntax
	}
	if escaped {
		value, err := unescape(nil, raw)
		return string(value), err
	}
	if s.text == "" {
		s.text = string(s.body)
	}
	end := s.pos - 1
	return s.text[end-len(raw) : end], nil
}

// quoted consumes a string and gives what stands between the quotes, and
// whether there are escapes in it. Neither they nor the characters are checked.
func (s *scanner) quoted() (raw []byte, escaped bool, err error) {
	s.pos++
	start := s.pos
	for {
		n := bytes.IndexByte(s.body[s.pos:], '"')
		if n < 0 {
			return nil, false, wire.ErrSyntax
		}
		end := s.pos + n
		s.pos = end + 1
		// The quote is itself escaped if an odd number of backslashes stands
		// before it; most strings have none.
		slashes := 0
		for end-slashes > start && s.body[end-slashes-1] == '\\' {
			slashes++
		}
		escaped = escaped || slashes > 0
		if slashes%2 == 0 {
			raw = s.body[start:end]
			return raw, escaped || bytes.IndexByte(raw, '\\') >= 0, nil
		}
	}
}

// plain tells whether a string holds no control characters, which JSON wants
// escaped.
func plain(raw []byte) bool {
	for _, c := range raw {
		if c < ' ' {
			return false
		}
	}
	return true
}

// unescape appends the value of a string with escapes.
func unescape(dst, raw []byte) ([]byte, error) {
	for len(raw) > 0 {
		n := bytes.IndexByte(raw, '\\')
		if n < 0 {
			return append(dst, raw...), nil
		}
		dst = append(dst, raw[:n]...)
		raw = raw[n:]
		if len(raw) < 2 {
			return nil, wire.ErrSyntax
		}
		if raw[1] == 'u' {
			r, size := unicodeEscape(raw)
			if size == 0 {
				return nil, wire.ErrSyntax
			}
			dst = utf8.AppendRune(dst, r)
			raw = raw[size:]
			continue
		}
		c := simpleEscape(raw[1])
		if c == 0 {
			return nil, wire.ErrSyntax
		}
		dst = append(dst, c)
		raw = raw[2:]
	}
	return dst, nil
}

// simpleEscape gives the character of a two-character escape, or 0.
func simpleEscape(c byte) byte {
	switch c {
	case '"', '\\', '/':
		return c
	case 'b':
		return '\b'
	case 'f':
		return '\f'
	case 'n':
		return '\n'
	case 'r':
		return '\r'
	case 't':
		return '\t'
	}
	return 0
}

// unicodeEscape reads \uXXXX, or two of them that are a surrogate pair, and
// gives the length read, 0 if it is malformed.
func unicodeEscape(raw []byte) (rune, int) {
	first, ok := hex4(raw)
	if !ok {
		return 0, 0
	}
	if !utf16.IsSurrogate(first) {
		return first, 6
	}
	if len(raw) >= 12 && raw[6] == '\\' && raw[7] == 'u' {
		if second, ok := hex4(raw[6:]); ok {
			if r := utf16.DecodeRune(first, second); r != utf8.RuneError {
				return r, 12
			}
		}
	}
	return utf8.RuneError, 6
}

// hex4 reads the four digits of \uXXXX.
func hex4(raw []byte) (rune, bool) {
	if len(raw) < 6 {
		return 0, false
	}
	var r rune
	for _, c := range raw[2:6] {
		switch {
		case '0' <= c && c <= '9':
			c -= '0'
		case 'a' <= c && c <= 'f':
			c -= 'a' - 10
		case 'A' <= c && c <= 'F':
			c -= 'A' - 10
		default:
			return 0, false
		}
		r = r<<4 | rune(c)
	}
	return r, true
}

// skip consumes any value.
func (s *scanner) skip() error {
	switch c := s.peek(); {
	case c == '{':
		return s.skipObject()
	case c == '[':
		return s.skipArray()
	case c == '"':
		raw, escaped, err := s.quoted()
		if err != nil || !plain(raw) {
			return wire.ErrSyntax
		}
		if escaped {
			_, err = unescape(nil, raw)
		}
		return err
	case c == 't':
		return s.literal("true")
	case c == 'f':
		return s.literal("false")
	case c == 'n':
		return s.literal("null")
	case c == '-' || '0' <= c && c <= '9':
		_, err := s.number()
		return err
	}
	return wire.ErrSyntax
}

func (s *scanner) skipObject() error {
	if err := s.open(); err != nil {
		return err
	}
	for first := true; ; first = false {
		more, err := s.more(first, '}')
		if err != nil || !more {
			return err
		}
		if _, err := s.key(); err != nil {
			return err
		}
		if err := s.skip(); err != nil {
			return err
		}
	}
}

func (s *scanner) skipArray() error {
	if err := s.open(); err != nil {
		return err
	}
	for first := true; ; first = false {
		more, err := s.more(first, ']')
		if err != nil || !more {
			return err
		}
		if err := s.skip(); err != nil {
			return err
		}
	}
}
