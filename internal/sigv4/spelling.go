package sigv4

import "bytes"

// appendTrimmed appends a header's value without the white space around it,
// and with one space for any within (AWS docs). White space is ASCII's, which
// is what AWS's own signer takes for it.
func appendTrimmed(dst []byte, value string) []byte {
	pending, begun := false, false
	for i := range len(value) {
		if isSpace(value[i]) {
			pending = begun
			continue
		}
		if pending {
			dst = append(dst, ' ')
		}
		pending, begun = false, true
		dst = append(dst, value[i])
	}
	return dst
}

func isSpace(c byte) bool { return c == ' ' || c >= '\t' && c <= '\r' }

// isUnreserved says whether RFC 3986 lets a character stand for itself
// everywhere.
func isUnreserved(c byte) bool {
	return c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-' || c == '.' || c == '_' || c == '~'
}

const upperHex = "0123456789ABCDEF"

func appendEscape(dst []byte, c byte) []byte { return append(dst, '%', upperHex[c>>4], upperHex[c&15]) }

// appendEscaped escapes all but unreserved characters.
func appendEscaped(dst []byte, text string) []byte {
	for i := range len(text) {
		if c := text[i]; isUnreserved(c) {
			dst = append(dst, c)
		} else {
			dst = appendEscape(dst, c)
		}
	}
	return dst
}

// place is where escaped text stands.
type place uint8

const (
	inQuery place = iota // a + is a space
	inPath               // a / parts, and is not the same as %2F
)

// appendSpelled appends escaped text in the one spelling that escapes have when
// they are signed: nothing unreserved is escaped, all else is, in upper case.
// It says whether every % in text begins an escape.
func appendSpelled(dst []byte, text string, where place) (_ []byte, ok bool) {
	ok = true
	for i := 0; i < len(text); i++ {
		c := text[i]
		switch {
		case c == '%':
			high, low := -1, -1
			if i+2 < len(text) {
				high, low = unhex(text[i+1]), unhex(text[i+2])
			}
			if high < 0 || low < 0 {
				ok = false
				dst = appendEscape(dst, c)
				continue
			}
			i += 2
			c = byte(high<<4 | low)
			if isUnreserved(c) {
				dst = append(dst, c)
			} else {
				dst = appendEscape(dst, c)
			}
		case isUnreserved(c) || c == '/' && where == inPath:
			dst = append(dst, c)
		case c == '+' && where == inQuery:
			dst = appendEscape(dst, ' ')
		default:
			dst = appendEscape(dst, c)
		}
	}
	return dst, ok
}

// unescape undoes the escapes of text in the one spelling.
func unescape(text []byte) string {
	out := make([]byte, 0, len(text))
	for i := 0; i < len(text); i++ {
		c := text[i]
		if c == '%' && i+2 < len(text) {
			c = byte(unhex(text[i+1])<<4 | unhex(text[i+2]))
			i += 2
		}
		out = append(out, c)
	}
	return string(out)
}

func unhex(c byte) int {
	switch {
	case c >= '0' && c <= '9':
		return int(c - '0')
	case c >= 'a' && c <= 'f':
		return int(c-'a') + 10
	case c >= 'A' && c <= 'F':
		return int(c-'A') + 10
	}
	return -1
}

// appendPath appends a path as it is signed, and says whether it is one.
func appendPath(dst []byte, path string, rule PathRule) (_ []byte, ok bool) {
	if rule == PathOnce {
		if path == "" || path[0] != '/' {
			dst = append(dst, '/')
		}
		return appendSpelled(dst, path, inPath)
	}
	start := len(dst)
	for i := 0; i < len(path); {
		if path[i] == '/' {
			i++
			continue
		}
		end := i
		for end < len(path) && path[end] != '/' {
			end++
		}
		switch segment := path[i:end]; segment {
		case ".":
		case "..":
			dst = dst[:start+max(0, bytes.LastIndexByte(dst[start:], '/'))]
		default:
			dst = appendEscaped(append(dst, '/'), segment)
		}
		i = end
	}
	if len(dst) == start || path[len(path)-1] == '/' {
		dst = append(dst, '/')
	}
	return dst, true
}
