package masterkey

import (
	"bytes"
	"context"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"github.com/shardwell/shardwell/internal/envelope"
)

// Kept is a master key in the form in which it is kept. Its text is either a line
// of 64 hexadecimal digits, the key itself, or a line of JSON, the key as a
// provider has sealed it:
//
//	{"v":1,"by":"aws-kms://arn:aws:kms:eu-west-1:111122223333:key/...","sealed":"AQIC..."}
type Kept struct {
	plain  envelope.Key
	sealed []byte // nil if the key is kept as it is
	by     string // the URI of the provider that sealed it
}

// The errors of Open and Parse that are not a provider's.
var (
	// ErrSealed says that the key is sealed and no provider was given.
	ErrSealed = errors.New("the master key is sealed")
	// ErrPlain says that a provider was given and the key is not sealed.
	ErrPlain = errors.New("the master key is not sealed")
	// ErrDamaged says that a text is no Kept.
	ErrDamaged = fmt.Errorf("it must be one line, of %d hexadecimal digits or of JSON", 2*envelope.KeyBytes)
	// ErrNewer says that a newer release has written a text.
	ErrNewer = errors.New("it was written by a newer release of Shardwell; start that release or a later one")
)

// version is that of the sealed form.
const version = 1

// maxSealedBytes is more than any provider makes of a key.
const maxSealedBytes = 2 << 10

// MaxTextBytes is more than any Text has.
const MaxTextBytes = 2*maxSealedBytes + maxURIBytes

type sealedForm struct {
	V      int    `json:"v"`
	By     string `json:"by"`
	Sealed []byte `json:"sealed"`
}

// Plain keeps a key as it is.
func Plain(key envelope.Key) Kept { return Kept{plain: key} }

// Seal has a provider seal a key, and open it again, so that a provider that would
// not open it is found before anything depends on it.
func Seal(ctx context.Context, p Provider, key envelope.Key) (Kept, error) {
	sealed, err := p.seal(ctx, key[:])
	if err != nil {
		return Kept{}, err
	}
	if len(sealed) == 0 || len(sealed) > maxSealedBytes {
		return Kept{}, p.refusal("seal", fmt.Errorf("its answer has %d bytes", len(sealed)))
	}
	k := Kept{sealed: sealed, by: p.URI()}
	switch again, err := k.Open(ctx, &p); {
	case err != nil:
		return Kept{}, err
	case again != key:
		return Kept{}, p.refusal("open", errors.New("what it sealed it opens as something else"))
	}
	return k, nil
}

// Open gives the key. It asks the provider if the key is sealed; without one the
// error is ErrSealed. One that is given for a key that is not sealed is ErrPlain.
func (k Kept) Open(ctx context.Context, p *Provider) (key envelope.Key, err error) {
	switch {
	case k.sealed == nil && p != nil:
		return key, ErrPlain
	case k.sealed == nil:
		return k.plain, nil
	case p == nil:
		return key, ErrSealed
	}
	plain, err := p.open(ctx, k.sealed)
	if err != nil {
		return key, err
	}
	defer clear(plain)
	if len(plain) != len(key) {
		return key, p.refusal("open", fmt.Errorf("its answer has %d bytes", len(plain)))
	}
	copy(key[:], plain)
	return key, nil
}

// Format hides the key from every verb of package fmt: what package envelope does for
// it does not count in a field that is not exported.
func (k Kept) Format(f fmt.State, _ rune) { fmt.Fprintf(f, "[master key, kept by %q]", k.by) }

// By is the URI of the provider that sealed the key, "" if none did.
func (k Kept) By() string { return k.by }

// Text is the form of the key that Parse reads, with a line feed at its end. If
// no provider sealed the key, it is the secret itself.
func (k Kept) Text() string {
	if k.sealed == nil {
		return hex.EncodeToString(k.plain[:]) + "\n"
	}
	var b bytes.Buffer
	lines := json.NewEncoder(&b)
	lines.SetEscapeHTML(false)
	if err := lines.Encode(sealedForm{version, k.by, k.sealed}); err != nil {
		// Two numbers of bytes and a string are always JSON.
		panic(fmt.Sprintf("masterkey: %v", err))
	}
	return b.String()
}

// Parse reads a Text. Errors are ErrDamaged and ErrNewer.
func Parse(text string) (k Kept, err error) {
	text = strings.TrimSpace(text)
	if !strings.HasPrefix(text, "{") {
		raw, err := hex.DecodeString(text)
		if err != nil || len(raw) != len(k.plain) {
			return Kept{}, ErrDamaged
		}
		copy(k.plain[:], raw)
		clear(raw)
		return k, nil
	}
	var form sealedForm
	if err := json.Unmarshal([]byte(text), &form); err != nil || form.V < 1 {
		return Kept{}, ErrDamaged
	}
	if form.V > version {
		return Kept{}, ErrNewer
	}
	if form.By == "" || len(form.By) > maxURIBytes || len(form.Sealed) == 0 || len(form.Sealed) > maxSealedBytes {
		return Kept{}, ErrDamaged
	}
	return Kept{sealed: form.Sealed, by: form.By}, nil
}
