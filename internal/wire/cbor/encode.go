package cbor

import (
	"encoding/binary"
	"math"
	"slices"
	"time"
	"unicode/utf8"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/api"
	"github.com/shardwell/shardwell/internal/wire/fields"
)

// tagTime stands before a time.
const tagTime = majorTag | 1

// Append appends a structure as a CBOR map.
func Append(dst []byte, v api.Struct) []byte {
	s, present := v.Shape(), v.Presence()
	written := func(i int) (field any, ok bool) {
		m := &s.Members[i]
		if m.Location != api.InBody || m.Shape.EventStream || m.Shape.Kind == api.KindDocument {
			return nil, false
		}
		field = v.Field(i)
		return field, fields.Wanted(field, m, present.Has(i))
	}
	n := uint64(0)
	for i := range s.Members {
		if _, ok := written(i); ok {
			n++
		}
	}
	dst = appendHead(dst, majorMap, n)
	for i := range s.Members {
		if field, ok := written(i); ok {
			dst = appendValue(appendText(dst, s.Members[i].Wire), field, &s.Members[i])
		}
	}
	return dst
}

// appendValue appends a member that is wanted, an element, or a map's value.
func appendValue(dst []byte, field any, m *api.Member) []byte {
	switch x := field.(type) {
	case *string:
		return appendText(dst, *x)
	case *[]byte:
		return append(appendHead(dst, majorBytes, uint64(len(*x))), *x...)
	case *time.Time:
		return appendTime(dst, x.UnixMilli())
	case *map[string]string:
		return appendStringMap(dst, *x)
	case api.Ref:
		return Append(dst, x.Get())
	case api.Struct:
		return Append(dst, x)
	case api.List:
		dst = appendHead(dst, majorArray, uint64(x.Len()))
		for i := range x.Len() {
			dst = appendValue(dst, x.At(i), m.Shape.Elem)
		}
		return dst
	case api.Map:
		return appendMap(dst, x, m.Shape.Value)
	}
	return appendNumber(dst, field)
}

func appendNumber(dst []byte, field any) []byte {
	switch x := field.(type) {
	case *bool:
		return appendBool(dst, *x)
	case **bool:
		return appendBool(dst, **x)
	case *int32:
		return appendInt(dst, int64(*x))
	case **int32:
		return appendInt(dst, int64(**x))
	case *int64:
		return appendInt(dst, *x)
	case **int64:
		return appendInt(dst, **x)
	case *float64:
		return appendFloat(dst, *x)
	case **float64:
		return appendFloat(dst, **x)
	}
	panic("cbor: value of a type that api.Struct does not allow")
}

func appendBool(dst []byte, value bool) []byte {
	if value {
		return append(dst, simpleTrue)
	}
	return append(dst, simpleFalse)
}

func appendInt(dst []byte, n int64) []byte {
	if n < 0 {
		return appendHead(dst, majorNegative, uint64(-1-n))
	}
	return appendHead(dst, majorUnsigned, uint64(n))
}

func appendFloat(dst []byte, f float64) []byte {
	return binary.BigEndian.AppendUint64(append(dst, floatDouble), math.Float64bits(f))
}

func appendTime(dst []byte, ms int64) []byte { return appendInt(append(dst, tagTime), ms) }

func appendStringMap(dst []byte, m map[string]string) []byte {
	var room [64]string
	keys := room[:0]
	for key := range m {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	dst = appendHead(dst, majorMap, uint64(len(keys)))
	for _, key := range keys {
		dst = appendText(appendText(dst, key), m[key])
	}
	return dst
}

func appendMap(dst []byte, m api.Map, value *api.Member) []byte {
	keys := m.Keys(nil)
	slices.Sort(keys)
	dst = appendHead(dst, majorMap, uint64(len(keys)))
	for _, key := range keys {
		dst = appendValue(appendText(dst, key), m.At(key), value)
	}
	return dst
}

// appendText appends a text string, with U+FFFD for bytes that are not UTF-8.
func appendText[T string | []byte](dst []byte, s T) []byte {
	if !validText(s) {
		text := string([]rune(string(s)))
		return append(appendHead(dst, majorText, uint64(len(text))), text...)
	}
	return append(appendHead(dst, majorText, uint64(len(s))), s...)
}

// validText tells whether s is UTF-8.
func validText[T string | []byte](s T) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return utf8.ValidString(string(s[i:]))
		}
	}
	return true
}

// appendHead appends an item's first byte and its length in the shortest form.
func appendHead(dst []byte, major byte, n uint64) []byte {
	switch {
	case n < infoOneByte:
		return append(dst, major|byte(n))
	case n < 1<<8:
		return append(dst, major|infoOneByte, byte(n))
	case n < 1<<16:
		return binary.BigEndian.AppendUint16(append(dst, major|infoTwoBytes), uint16(n))
	case n < 1<<32:
		return binary.BigEndian.AppendUint32(append(dst, major|infoFourBytes), uint32(n))
	}
	return binary.BigEndian.AppendUint64(append(dst, major|infoEightBytes), n)
}

// AppendError appends an error's body: a map of __type and, unless message is
// empty, message, which the serialization error alone spells Message (recorded
// from AWS).
func AppendError(dst []byte, code, message string) []byte {
	if message == "" {
		return appendText(appendText(append(dst, majorMap|1), "__type"), code)
	}
	key := "message"
	if code == shardwell.CodeSerialization {
		key = "Message"
	}
	dst = appendText(appendText(append(dst, majorMap|2), "__type"), code)
	return appendText(appendText(dst, key), message)
}

// AppendMessage appends what an exception inside an event stream carries: its
// message, if it has one.
func AppendMessage(dst []byte, message string) []byte {
	if message == "" {
		return append(dst, majorMap)
	}
	return appendText(appendText(append(dst, majorMap|1), "message"), message)
}
