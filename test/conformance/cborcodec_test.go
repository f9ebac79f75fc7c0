package conformance

import (
	"bytes"
	"encoding/base64"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"math/big"
	"slices"
	"strconv"
	"strings"
)

// CBOR as the tests write and read it, from RFC 8949 alone. Both directions go by
// way of JSON: data are base64 there and bytes here, times are seconds there and
// milliseconds with tag 1 here.

// cborHead is an item's first bytes, in the shortest form.
func cborHead(major byte, n uint64) []byte {
	switch {
	case n < 24:
		return []byte{major<<5 | byte(n)}
	case n < 1<<8:
		return []byte{major<<5 | 24, byte(n)}
	case n < 1<<16:
		return binary.BigEndian.AppendUint16([]byte{major<<5 | 25}, uint16(n))
	case n < 1<<32:
		return binary.BigEndian.AppendUint32([]byte{major<<5 | 26}, uint32(n))
	}
	return binary.BigEndian.AppendUint64([]byte{major<<5 | 27}, n)
}

func cborText(s string) []byte { return append(cborHead(3, uint64(len(s))), s...) }

func cborInteger(n int64) []byte {
	if n < 0 {
		return cborHead(1, uint64(-1-n))
	}
	return cborHead(0, uint64(n))
}

// cborOf writes a JSON value as the Java SDK would: maps and lists are of
// indefinite length. key is the member that it stands under.
func cborOf(v any, key string) []byte {
	switch v := v.(type) {
	case nil:
		return []byte{0xf6}
	case bool:
		if v {
			return []byte{0xf5}
		}
		return []byte{0xf4}
	case string:
		if data, err := base64.StdEncoding.DecodeString(v); err == nil && key == "Data" {
			return append(cborHead(2, uint64(len(data))), data...)
		}
		return cborText(v)
	case json.Number:
		return cborNumber(string(v), key)
	case []any:
		out := []byte{0x9f}
		for _, item := range v {
			out = append(out, cborOf(item, key)...)
		}
		return append(out, 0xff)
	case object:
		out := []byte{0xbf}
		keys := make([]string, 0, len(v))
		for k := range v {
			keys = append(keys, k)
		}
		slices.Sort(keys)
		for _, k := range keys {
			out = append(append(out, cborText(k)...), cborOf(v[k], k)...)
		}
		return append(out, 0xff)
	}
	panic(fmt.Sprintf("%T is nothing that JSON has", v))
}

func cborNumber(text, key string) []byte {
	f, err := strconv.ParseFloat(text, 64)
	if strings.HasSuffix(key, "Timestamp") {
		return append([]byte{0xc1}, cborInteger(int64(math.Round(f*1000)))...)
	}
	if n, err := strconv.ParseInt(text, 10, 64); err == nil {
		return cborInteger(n)
	}
	_ = err // a number out of range is infinite
	return binary.BigEndian.AppendUint64([]byte{0xfb}, math.Float64bits(f))
}

// toCBOR gives a JSON object as CBOR; false if it is none.
func toCBOR(body []byte) ([]byte, bool) {
	decoder := json.NewDecoder(bytes.NewReader(body))
	decoder.UseNumber()
	var v object
	if err := decoder.Decode(&v); err != nil || v == nil || decoder.More() {
		return nil, false
	}
	return cborOf(v, ""), true
}

var errCBOR = errors.New("that is not the CBOR that is expected of an answer")

// fromCBOR reads one item as what JSON would have, and gives what is behind it.
// It takes what an answer may have: definite lengths, text keys, tag 1 before
// integers, no floats.
func fromCBOR(b []byte) (v any, rest []byte, err error) {
	if len(b) == 0 {
		return nil, nil, errCBOR
	}
	if b[0] >= 0xf4 && b[0] <= 0xf6 {
		return map[byte]any{0xf4: false, 0xf5: true, 0xf6: nil}[b[0]], b[1:], nil
	}
	major, n, b, err := cutHead(b)
	if err != nil {
		return nil, nil, err
	}
	switch major {
	case 0:
		return json.Number(strconv.FormatUint(n, 10)), b, nil
	case 1:
		return json.Number(strconv.FormatInt(-1-int64(n), 10)), b, nil
	case 2, 3:
		if n > uint64(len(b)) {
			return nil, nil, errCBOR
		}
		if major == 2 {
			return base64.StdEncoding.EncodeToString(b[:n]), b[n:], nil
		}
		return string(b[:n]), b[n:], nil
	case 4:
		list := []any{}
		for range n {
			if v, b, err = fromCBOR(b); err != nil {
				return nil, nil, err
			}
			list = append(list, v)
		}
		return list, b, nil
	case 5:
		return mapFromCBOR(n, b)
	}
	ms, b, err := fromCBOR(b)
	number, ok := ms.(json.Number)
	if err != nil || n != 1 || !ok {
		return nil, nil, errCBOR
	}
	return seconds(number), b, nil
}

// cutHead takes a head off.
func cutHead(b []byte) (major byte, n uint64, rest []byte, err error) {
	major, info, b := b[0]>>5, b[0]&31, b[1:]
	if info < 24 {
		return major, uint64(info), b, nil
	}
	size := 1 << (info - 24)
	if info > 27 || len(b) < size || major == 7 {
		return 0, 0, nil, errCBOR
	}
	for _, c := range b[:size] {
		n = n<<8 | uint64(c)
	}
	return major, n, b[size:], nil
}

func mapFromCBOR(n uint64, b []byte) (any, []byte, error) {
	out := object{}
	for range n {
		key, rest, err := fromCBOR(b)
		name, ok := key.(string)
		if err != nil || !ok {
			return nil, nil, errCBOR
		}
		if _, twice := out[name]; twice {
			return nil, nil, errCBOR
		}
		if out[name], b, err = fromCBOR(rest); err != nil {
			return nil, nil, err
		}
	}
	return out, b, nil
}

// seconds gives milliseconds as the number of seconds that JSON answers have.
func seconds(ms json.Number) json.Number {
	r, _ := new(big.Rat).SetString(string(ms))
	text := r.Quo(r, big.NewRat(1000, 1)).FloatString(3)
	return json.Number(strings.TrimSuffix(strings.TrimRight(text, "0"), "."))
}

// objectFromCBOR reads an answer's body, which is one map.
func objectFromCBOR(body []byte) (object, error) {
	v, rest, err := fromCBOR(body)
	out, ok := v.(object)
	if err == nil && (!ok || len(rest) > 0) {
		err = errCBOR
	}
	return out, err
}
