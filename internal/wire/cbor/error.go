package cbor

import (
	"encoding/binary"
	"strings"

	"github.com/shardwell/shardwell"
)

// Major types of RFC 8949, in the upper three bits of an item's first byte.
const (
	majorText = 3 << 5
	majorMap  = 5 << 5
)

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

func appendText(dst []byte, s string) []byte {
	s = strings.ToValidUTF8(s, "\uFFFD")
	return append(appendHead(dst, majorText, uint64(len(s))), s...)
}

// appendHead appends an item's first byte and its length in the shortest form.
func appendHead(dst []byte, major byte, n uint64) []byte {
	switch {
	case n < 24:
		return append(dst, major|byte(n))
	case n < 1<<8:
		return append(dst, major|24, byte(n))
	case n < 1<<16:
		return binary.BigEndian.AppendUint16(append(dst, major|25), uint16(n))
	case n < 1<<32:
		return binary.BigEndian.AppendUint32(append(dst, major|26), uint32(n))
	}
	return binary.BigEndian.AppendUint64(append(dst, major|27), n)
}
