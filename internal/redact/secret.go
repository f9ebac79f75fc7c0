package redact

import (
	"crypto/subtle"
	"fmt"
	"log/slog"
)

// Stars are what every secret prints as, an empty one included.
const Stars = "*****"

// Secret is text that prints as stars. The zero Secret is empty.
type Secret struct {
	// A pointer, because fmt shows the fields of a struct that it cannot call
	// methods on (one inside an unexported field) as they are: an address then.
	text *string
}

// New makes text a secret.
func New(text string) Secret {
	if text == "" {
		return Secret{}
	}
	return Secret{text: &text}
}

// Reveal gives the text. Whoever calls it answers for where the text goes.
func (s Secret) Reveal() string {
	if s.text == nil {
		return ""
	}
	return *s.text
}

// Empty says whether there is no text.
func (s Secret) Empty() bool { return s.text == nil }

// Equal says whether two secrets have the same text, in a time that depends on
// the lengths only.
func (s Secret) Equal(t Secret) bool {
	if s.text == t.text {
		return true
	}
	return subtle.ConstantTimeCompare([]byte(s.Reveal()), []byte(t.Reveal())) == 1
}

// String gives stars.
func (s Secret) String() string { return Stars }

// Format prints stars, whatever the verb.
func (s Secret) Format(f fmt.State, _ rune) {
	// A State that cannot be written to has nowhere to report it but here.
	_, _ = f.Write([]byte(Stars))
}

// MarshalText gives stars: for JSON, XML, flags and keys of maps.
func (s Secret) MarshalText() ([]byte, error) { return []byte(Stars), nil }

// LogValue gives stars.
func (s Secret) LogValue() slog.Value { return slog.StringValue(Stars) }
