package blob_test

import (
	"bytes"
	"encoding/hex"
	"errors"
	"maps"
	"testing"

	"github.com/shardwell/shardwell/internal/service/keys/blob"
)

var (
	from     = blob.From{KeyID: "01234567-89ab-cdef-0123-456789abcdef", Material: 3}
	material = bytes.Repeat([]byte{7}, blob.MaterialBytes)
	salt     = blob.Salt{1, 2, 3}
	about    = map[string]string{"a": "b", "stream": "orders"}
)

func seal(t testing.TB, context map[string]string, plain string) []byte {
	t.Helper()
	sealed, err := blob.Seal(from, material, salt, context, []byte(plain))
	if err != nil {
		t.Fatal(err)
	}
	return sealed
}

// Property: what was sealed comes back under the same material for the same context,
// and only then; a bit changed anywhere, or a byte less, is noticed; and the blob says
// where it is from.
func TestOpenUndoesSeal(t *testing.T) {
	sealed := seal(t, about, "secret")
	if got, err := blob.Read(sealed); got != from || err != nil {
		t.Errorf("it is from %+v, %v", got, err)
	}
	if got, err := blob.Open(sealed, material, maps.Clone(about)); string(got) != "secret" || err != nil {
		t.Errorf("opened to %q, %v", got, err)
	}
	for _, other := range []map[string]string{nil, {"a": "b"}, {"a": "b", "stream": "order"}, {"a": "bs", "tream": "orders"}, {"A": "b", "stream": "orders"}} {
		if got, err := blob.Open(sealed, material, other); !errors.Is(err, blob.ErrOpen) {
			t.Errorf("for %v it opened to %q, %v", other, got, err)
		}
	}
	if _, err := blob.Open(sealed, bytes.Repeat([]byte{8}, blob.MaterialBytes), about); !errors.Is(err, blob.ErrOpen) {
		t.Errorf("under other material: %v", err)
	}
	for bit := range len(sealed) * 8 {
		changed := bytes.Clone(sealed)
		changed[bit/8] ^= 1 << (bit % 8)
		if got, err := blob.Open(changed, material, about); err == nil {
			t.Fatalf("bit %d changed: opened to %q", bit, got)
		}
	}
	for n := range sealed {
		if _, err := blob.Open(sealed[:n], material, about); err == nil {
			t.Fatalf("cut to %d bytes: opened", n)
		}
	}
	if n := len(sealed) - len("secret"); n != blob.Overhead {
		t.Errorf("a blob is %d bytes longer than what is in it, not %d", n, blob.Overhead)
	}
}

// Property: ids that are no UUIDs and material of a wrong length are refused, not
// sealed under.
func TestSealRefuses(t *testing.T) {
	for _, id := range []string{"", "0123456789abcdef0123456789abcdef", "01234567-89ab-cdef-0123-456789abcdeg"} {
		if _, err := blob.Seal(blob.From{KeyID: id}, material, salt, nil, nil); err == nil {
			t.Errorf("sealed under key %q", id)
		}
	}
	if _, err := blob.Seal(from, material[1:], salt, nil, nil); err == nil {
		t.Error("sealed under short material")
	}
}

// What the first release sealed stays readable, and is written so byte by byte.
func TestSealedBytes(t *testing.T) {
	if got := hex.EncodeToString(seal(t, about, "secret")); got != golden {
		t.Errorf("sealed to %s", got)
	}
}

const golden = "010123456789abcdef0123456789abcdef000000030102030000000000000000000000000000000000000000000000000076a2587ee1540e4606de89c6e8b1cab4ec72e8aa0b91"

// FuzzOpen: whatever bytes are given, reading and opening them does not panic, and
// opens nothing that was not sealed.
func FuzzOpen(f *testing.F) {
	f.Add([]byte{})
	f.Add(seal(f, about, "secret"))
	f.Add(seal(f, nil, ""))
	f.Add(make([]byte, blob.Overhead))
	f.Fuzz(func(t *testing.T, sealed []byte) {
		_, _ = blob.Read(sealed)
		if plain, err := blob.Open(sealed, material, about); err == nil && !bytes.Equal(sealed, seal(t, about, string(plain))) {
			t.Errorf("%x opened to %q", sealed, plain)
		}
	})
}
