package envelope_test

import (
	"bytes"
	"encoding/hex"
	"errors"
	"fmt"
	"testing"

	"github.com/shardwell/shardwell/internal/envelope"
)

var (
	key   = envelope.Key{1, 2, 3}
	nonce = envelope.Nonce{9, 8, 7}
)

// A secret comes back under the same key for the same purpose, and only then;
// one flipped bit anywhere is noticed.
func TestOpenUndoesSeal(t *testing.T) {
	for _, secret := range []string{"", "x", "a token key of thirty-two bytes."} {
		sealed := envelope.Seal(key, nonce, "token key 1", []byte(secret))
		got, err := envelope.Open(key, "token key 1", sealed)
		if err != nil || string(got) != secret {
			t.Errorf("%q came back as %q, %v", secret, got, err)
		}
		if _, err := envelope.Open(key, "token key 2", sealed); !errors.Is(err, envelope.ErrOpen) {
			t.Errorf("another purpose: %v", err)
		}
		if _, err := envelope.Open(envelope.Key{1}, "token key 1", sealed); !errors.Is(err, envelope.ErrOpen) {
			t.Errorf("another key: %v", err)
		}
		for bit := range len(sealed) * 8 {
			changed := bytes.Clone(sealed)
			changed[bit/8] ^= 1 << (bit % 8)
			if got, err := envelope.Open(key, "token key 1", changed); err == nil {
				t.Fatalf("bit %d flipped: opened to %q", bit, got)
			}
		}
		for n := range sealed {
			if _, err := envelope.Open(key, "token key 1", sealed[:n]); err == nil {
				t.Fatalf("cut to %d bytes: opened", n)
			}
		}
	}
}

// Secrets sealed by the first release stay readable.
func TestSealedBytes(t *testing.T) {
	sealed := envelope.Seal(key, nonce, "golden", []byte("secret"))
	if got, want := hex.EncodeToString(sealed), goldenSealed; got != want {
		t.Errorf("sealed to %s, want %s", got, want)
	}
}

const goldenSealed = "010908070000000000000000007b7fafa6291a9d78eccc90177a24bab21d605c46464b"

// However a key is printed, it does not show.
func TestKeyDoesNotPrint(t *testing.T) {
	for _, format := range []string{"%v", "%+v", "%#v", "%s", "%d", "%x"} {
		got := fmt.Sprintf(format, key)
		if bytes.Contains([]byte(got), []byte("010203")) || bytes.Contains([]byte(got), []byte("1 2 3")) {
			t.Errorf("%s prints %s", format, got)
		}
	}
}

// FuzzOpen: whatever bytes are given, opening them neither panics nor succeeds.
func FuzzOpen(f *testing.F) {
	f.Add([]byte{})
	f.Add(envelope.Seal(envelope.Key{5}, nonce, "p", []byte("s")))
	f.Fuzz(func(t *testing.T, sealed []byte) {
		if got, err := envelope.Open(key, "p", sealed); err == nil {
			t.Errorf("%x opened to %q", sealed, got)
		}
	})
}
