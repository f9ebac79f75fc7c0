package json

import (
	"encoding/base64"
	"math"
	"slices"
	"strconv"
	"time"
	"unicode/utf8"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/api"
	"github.com/shardwell/shardwell/internal/wire/fields"
)

// Append appends a structure as a JSON object.
func Append(dst []byte, v api.Struct) []byte {
	dst = append(dst, '{')
	start := len(dst)
	s, present := v.Shape(), v.Presence()
	for i := range s.Members {
		m := &s.Members[i]
		if m.Location != api.InBody || m.Shape.EventStream {
			continue
		}
		field := v.Field(i)
		if !fields.Wanted(field, m, present.Has(i)) {
			continue
		}
		if len(dst) > start {
			dst = append(dst, ',')
		}
		dst = append(appendString(dst, m.Wire), ':')
		dst = appendValue(dst, field, m)
	}
	return append(dst, '}')
}

// appendValue appends a member that is wanted, an element, or a map's value.
func appendValue(dst []byte, field any, m *api.Member) []byte {
	switch x := field.(type) {
	case *string:
		return appendString(dst, *x)
	case *[]byte:
		dst = append(dst, '"')
		dst = base64.StdEncoding.AppendEncode(dst, *x)
		return append(dst, '"')
	case *time.Time:
		return appendTime(dst, *x, formatOf(m))
	case *api.Document:
		return appendDocument(dst, *x)
	case *map[string]string:
		return appendStringMap(dst, *x)
	case api.Ref:
		return Append(dst, x.Get())
	case api.Struct:
		return Append(dst, x)
	case api.List:
		return appendList(dst, x, m.Shape.Elem)
	case api.Map:
		return appendMap(dst, x, m.Shape.Value)
	}
	return appendNumber(dst, field)
}

func appendNumber(dst []byte, field any) []byte {
	switch x := field.(type) {
	case *bool:
		return strconv.AppendBool(dst, *x)
	case **bool:
		return strconv.AppendBool(dst, **x)
	case *int32:
		return strconv.AppendInt(dst, int64(*x), 10)
	case **int32:
		return strconv.AppendInt(dst, int64(**x), 10)
	case *int64:
		return strconv.AppendInt(dst, *x, 10)
	case **int64:
		return strconv.AppendInt(dst, **x, 10)
	case *float64:
		return appendFloat(dst, *x)
	case **float64:
		return appendFloat(dst, **x)
	}
	panic("json: value of a type that api.Struct does not allow")
}

// appendFloat appends a float; JSON has no numbers for some, AWS has words.
func appendFloat(dst []byte, f float64) []byte {
	switch {
	case math.IsNaN(f):
		return append(dst, `"NaN"`...)
	case math.IsInf(f, 1):
		return append(dst, `"Infinity"`...)
	case math.IsInf(f, -1):
		return append(dst, `"-Infinity"`...)
	}
	return strconv.AppendFloat(dst, f, 'g', -1, 64)
}

func appendTime(dst []byte, at time.Time, format api.TimestampFormat) []byte {
	switch format {
	case api.TimestampISO8601:
		return append(at.UTC().Truncate(time.Millisecond).AppendFormat(append(dst, '"'), layoutISO8601), '"')
	case api.TimestampRFC822:
		return append(at.UTC().Truncate(time.Millisecond).AppendFormat(append(dst, '"'), layoutRFC822), '"')
	}
	return appendMillis(dst, at.UnixMilli())
}

// appendMillis appends milliseconds as seconds with as many decimals as needed.
func appendMillis(dst []byte, ms int64) []byte {
	n := uint64(ms)
	if ms < 0 {
		dst = append(dst, '-')
		n = -n
	}
	dst = strconv.AppendUint(dst, n/1000, 10)
	n %= 1000
	if n == 0 {
		return dst
	}
	dst = append(dst, '.', '0'+byte(n/100), '0'+byte(n/10%10), '0'+byte(n%10))
	for dst[len(dst)-1] == '0' {
		dst = dst[:len(dst)-1]
	}
	return dst
}

// appendDocument appends raw JSON, null in place of an empty one.
func appendDocument(dst []byte, document api.Document) []byte {
	if len(document) == 0 {
		return append(dst, "null"...)
	}
	return append(dst, document...)
}

func appendList(dst []byte, list api.List, elem *api.Member) []byte {
	dst = append(dst, '[')
	for i := 0; i < list.Len(); i++ {
		if i > 0 {
			dst = append(dst, ',')
		}
		dst = appendValue(dst, list.At(i), elem)
	}
	return append(dst, ']')
}

func appendStringMap(dst []byte, m map[string]string) []byte {
	var room [64]string
	keys := room[:0]
	for key := range m {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	dst = append(dst, '{')
	for i, key := range keys {
		if i > 0 {
			dst = append(dst, ',')
		}
		dst = append(appendString(dst, key), ':')
		dst = appendString(dst, m[key])
	}
	return append(dst, '}')
}

func appendMap(dst []byte, m api.Map, value *api.Member) []byte {
	keys := m.Keys(nil)
	slices.Sort(keys)
	dst = append(dst, '{')
	for i, key := range keys {
		if i > 0 {
			dst = append(dst, ',')
		}
		dst = append(appendString(dst, key), ':')
		dst = appendValue(dst, m.At(key), value)
	}
	return append(dst, '}')
}

// appendString appends a quoted string, with U+FFFD for bytes that are not
// UTF-8.
func appendString(dst []byte, s string) []byte {
	dst = append(dst, '"')
	start := 0
	for i := 0; i < len(s); {
		c := s[i]
		if c >= ' ' && c < utf8.RuneSelf && c != '"' && c != '\\' {
			i++
			continue
		}
		size := 1
		if c >= utf8.RuneSelf {
			var r rune
			if r, size = utf8.DecodeRuneInString(s[i:]); r != utf8.RuneError || size > 1 {
				i += size
				continue
			}
		}
		dst = append(dst, s[start:i]...)
		dst = appendEscape(dst, c)
		i += size
		start = i
	}
	return append(append(dst, s[start:]...), '"')
}

// appendEscape appends a byte that cannot stand in a string.
func appendEscape(dst []byte, c byte) []byte {
	const digits = "0123456789abcdef"
	switch c {
	case '"', '\\':
		return append(dst, '\\', c)
	case '\n':
		return append(dst, '\\', 'n')
	case '\r':
		return append(dst, '\\', 'r')
	case '\t':
		return append(dst, '\\', 't')
	}
	if c >= utf8.RuneSelf {
		return utf8.AppendRune(dst, utf8.RuneError)
	}
	return append(dst, '\\', 'u', '0', '0', digits[c>>4], digits[c&15])
}

// AppendError appends an error's body: __type and, unless message is empty,
// message, which the serialization error alone spells Message (recorded from
// AWS).
func AppendError(dst []byte, code, message string) []byte {
	dst = appendString(append(dst, `{"__type":`...), code)
	if message != "" {
		key := `,"message":`
		if code == shardwell.CodeSerialization {
			key = `,"Message":`
		}
		dst = appendString(append(dst, key...), message)
	}
	return append(dst, '}')
}

// AppendMessage appends what an exception inside an event stream carries: its
// message, if it has one.
func AppendMessage(dst []byte, message string) []byte {
	if message == "" {
		return append(dst, "{}"...)
	}
	return append(appendString(append(dst, `{"message":`...), message), '}')
}
