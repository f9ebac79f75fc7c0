package cbor_test

import (
	"bytes"
	"encoding/base64"
	"encoding/binary"
	stdjson "encoding/json"
	"math"
	"strconv"
	"strings"
	"testing"

	"github.com/shardwell/shardwell/internal/api"
	"github.com/shardwell/shardwell/internal/api/kinesis"
	wirejson "github.com/shardwell/shardwell/internal/wire/json"
)

// transcoder writes a JSON body as the CBOR that says the same, in which data is
// bytes and a time is milliseconds. It knows no more of the codec under test than
// RFC 8949.
type transcoder struct {
	*stdjson.Decoder
	indefinite bool // maps and arrays, and strings in pieces
	// apart is set where the two syntaxes cannot say the same: text that is not
	// base64 for data, an integer too long for CBOR for a boolean.
	apart bool
}

// fromJSON transcodes a valid body for an operation's structure.
func fromJSON(t testing.TB, body []byte, shape *api.Shape, indefinite bool) (encoded []byte, apart bool) {
	t.Helper()
	x := transcoder{Decoder: stdjson.NewDecoder(bytes.NewReader(body)), indefinite: indefinite}
	x.UseNumber()
	encoded, err := x.value(shape)
	if err != nil {
		t.Skip(err) // deeper than the library likes
	}
	return encoded, x.apart
}

// item is an item's head and bytes.
func item(major byte, n int, content []byte) []byte {
	return append(binary.BigEndian.AppendUint32([]byte{major<<5 | 26}, uint32(n)), content...)
}

func (x *transcoder) text(s string) []byte {
	if x.indefinite && len(s) > 1 && s[1] < 0x80 && s[0] < 0x80 {
		return append(append(append([]byte{3<<5 | 31}, item(3, 1, []byte(s[:1]))...), item(3, len(s)-1, []byte(s[1:]))...), 0xff)
	}
	return item(3, len(s), []byte(s))
}

func (x *transcoder) value(shape *api.Shape) ([]byte, error) {
	token, err := x.Token()
	if err != nil {
		return nil, err
	}
	switch v := token.(type) {
	case bool:
		if v {
			return []byte{0xf5}, nil
		}
		return []byte{0xf4}, nil
	case string:
		return x.str(v, shape), nil
	case stdjson.Number:
		return x.number(string(v), shape), nil
	case stdjson.Delim:
		return x.items(v == '{', shape)
	}
	return []byte{0xf6}, nil
}

func (x *transcoder) str(s string, shape *api.Shape) []byte {
	if shape == nil || shape.Kind != api.KindBlob {
		return x.text(s)
	}
	data, err := base64.StdEncoding.Strict().DecodeString(s)
	if err != nil || strings.ContainsAny(s, "\r\n") {
		x.apart = true
	}
	if x.indefinite {
		half := len(data) / 2
		return append(append(append([]byte{2<<5 | 31}, item(2, half, data[:half])...), item(2, len(data)-half, data[half:])...), 0xff)
	}
	return item(2, len(data), data)
}

func (x *transcoder) number(text string, shape *api.Shape) []byte {
	kind := api.KindString
	if shape != nil {
		kind = shape.Kind
	}
	if kind == api.KindTimestamp {
		var in kinesis.GetShardIteratorInput
		if wirejson.Decode([]byte(`{"Timestamp":`+text+`}`), &in) != nil {
			panic("a number is no timestamp")
		}
		return append([]byte{0xc1}, integer(in.Timestamp.UnixMilli())...)
	}
	if n, err := strconv.ParseInt(text, 10, 64); err == nil {
		return integer(n)
	}
	if kind == api.KindBoolean && !strings.ContainsAny(text, ".eE") {
		x.apart = true
	}
	f, _ := strconv.ParseFloat(text, 64)
	return binary.BigEndian.AppendUint64([]byte{0xfb}, math.Float64bits(f))
}

func integer(n int64) []byte {
	major := byte(0)
	if n < 0 {
		major, n = 1, -1-n
	}
	return binary.BigEndian.AppendUint64([]byte{major<<5 | 27}, uint64(n))
}

// items transcodes what is in brackets.
func (x *transcoder) items(object bool, shape *api.Shape) ([]byte, error) {
	var content []byte
	n := 0
	for ; x.More(); n++ {
		var inner *api.Shape
		if object {
			token, err := x.Token()
			if err != nil {
				return nil, err
			}
			key := token.(string)
			content = append(content, x.text(key)...)
			inner = valueShape(shape, key)
		} else if shape != nil && shape.Kind == api.KindList {
			inner = shape.Elem.Shape
		}
		value, err := x.value(inner)
		if err != nil {
			return nil, err
		}
		content = append(content, value...)
	}
	if _, err := x.Token(); err != nil {
		return nil, err
	}
	major := byte(4)
	if object {
		major = 5
	}
	if x.indefinite {
		return append(append([]byte{major<<5 | 31}, content...), 0xff), nil
	}
	return item(major, n, content), nil
}

// valueShape is that of the value under a key, nil if the key is unknown.
func valueShape(shape *api.Shape, key string) *api.Shape {
	switch {
	case shape == nil:
	case shape.Kind == api.KindMap:
		return shape.Value.Shape
	case shape.Kind == api.KindStructure:
		if i := shape.Index(key, 0); i >= 0 {
			return shape.Members[i].Shape
		}
	}
	return nil
}
