package cbor_test

import (
	"bytes"
	"encoding/hex"
	"strings"
	"testing"

	"github.com/shardwell/shardwell/internal/wire/cbor"
)

// Property: an error is a CBOR map with the keys of the JSON form. The bytes
// are worked out by hand from RFC 8949.
func TestAppendError(t *testing.T) {
	for _, c := range []struct{ code, message, want string }{
		{"InternalFailure", "", "a1" + "66" + text("__type") + "6f" + text("InternalFailure")},
		{"SerializationException", "", "a1" + "66" + text("__type") + "76" + text("SerializationException")},
		{"SerializationException", "Expected null", "a2" + "66" + text("__type") + "76" + text("SerializationException") + "67" + text("Message") + "6d" + text("Expected null")},
		{"A", "b", "a2" + "66" + text("__type") + "61" + text("A") + "67" + text("message") + "61" + text("b")},
		{"A", strings.Repeat("é", 12), "a2" + "66" + text("__type") + "61" + text("A") + "67" + text("message") + "7818" + text(strings.Repeat("é", 12))},
		{"A", strings.Repeat("x", 256), "a2" + "66" + text("__type") + "61" + text("A") + "67" + text("message") + "790100" + text(strings.Repeat("x", 256))},
		{"A", strings.Repeat("x", 1<<16), "a2" + "66" + text("__type") + "61" + text("A") + "67" + text("message") + "7a00010000" + text(strings.Repeat("x", 1<<16))},
		{"A", "\xff", "a2" + "66" + text("__type") + "61" + text("A") + "67" + text("message") + "63" + text("\uFFFD")},
	} {
		want, err := hex.DecodeString(c.want)
		if err != nil {
			t.Fatal(err)
		}
		if got := cbor.AppendError([]byte("x"), c.code, c.message); !bytes.Equal(got, append([]byte("x"), want...)) {
			t.Errorf("%s, %.20q:\n got %.80x\nwant 78%.80x", c.code, c.message, got, want)
		}
	}
}

func text(s string) string { return hex.EncodeToString([]byte(s)) }
