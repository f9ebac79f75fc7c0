package blackbox

import (
	"bytes"
	"crypto/ecdsa"
	"crypto/x509"
	"encoding/base64"
	"encoding/binary"
	"encoding/hex"
	"encoding/pem"
	"fmt"
	"io"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"sync"
)

// minCanaryBytes is how long a secret must be to be looked for: what is shorter is
// found where it is not.
const minCanaryBytes = 16

// canaries are secrets that are looked for in all that is put out. They may be used
// by several goroutines.
type canaries struct {
	mu    sync.Mutex
	names []string
	index map[uint64][]needle // by the first eight bytes
	first [1 << 16]bool       // the first two bytes that any has

	searched int // bytes
}

// needle is one form of a secret.
type needle struct {
	text []byte
	of   string // what the secret is
	form string
}

// plant adds a secret, in every form in which a program may show it by mistake.
func (c *canaries) plant(what, secret string) {
	if len(secret) < minCanaryBytes {
		panic("blackbox: too short to be looked for: " + what)
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.names = append(c.names, what)
	text := []byte(secret)
	c.add(what, "as it is", text)
	c.add(what, "in hexadecimal", []byte(hex.EncodeToString(text)))
	c.add(what, "in hexadecimal", []byte(strings.ToUpper(hex.EncodeToString(text))))
	c.add(what, "in a URL", []byte(url.QueryEscape(secret)))
	c.add(what, "as Go writes it", []byte(strings.Trim(fmt.Sprintf("%+q", secret), `"`)))
	c.add(what, "as numbers", []byte(strings.Trim(fmt.Sprint(text), "[]")))
	// In base64 a text looks different after one and two bytes of another; its
	// first and last characters depend on its neighbours.
	for skip := range 3 {
		padded := append(make([]byte, skip), text...)
		whole := len(padded) / 3 * 3
		for _, encoding := range []*base64.Encoding{base64.StdEncoding, base64.URLEncoding} {
			c.add(what, "in base64", []byte(encoding.EncodeToString(padded[:whole]))[(skip*8+5)/6:])
		}
	}
}

// plantHex adds a secret that is written in hexadecimal, in its own bytes too.
func (c *canaries) plantHex(what, text string) error {
	raw, err := hex.DecodeString(text)
	if err != nil {
		return fmt.Errorf("%s is not in hexadecimal", what)
	}
	c.plant(what, string(raw))
	c.mu.Lock()
	defer c.mu.Unlock()
	c.add(what, "in hexadecimal, in base64", []byte(base64.StdEncoding.EncodeToString([]byte(text))))
	return nil
}

// plantKeys adds the private keys of a PEM file: of each the number that is the
// secret, and the lines of the file.
func (c *canaries) plantKeys(what string, text []byte) error {
	found := false
	for block, rest := pem.Decode(text); block != nil; block, rest = pem.Decode(rest) {
		if !strings.Contains(block.Type, "PRIVATE KEY") {
			continue
		}
		parsed, err := x509.ParsePKCS8PrivateKey(block.Bytes)
		if err != nil {
			if parsed, err = x509.ParseECPrivateKey(block.Bytes); err != nil {
				return fmt.Errorf("%s: %w", what, err)
			}
		}
		key, ok := parsed.(*ecdsa.PrivateKey)
		if !ok {
			return fmt.Errorf("%s: a key of another kind", what)
		}
		number, err := key.Bytes()
		if err != nil {
			return fmt.Errorf("%s: %w", what, err)
		}
		c.plant(what, string(number))
		found = true
		c.mu.Lock()
		for line := range strings.Lines(string(pem.EncodeToMemory(block))) {
			// The last line is mostly the public half.
			if line = strings.TrimSpace(line); len(line) == 64 {
				c.add(what, "as a line of PEM", []byte(line))
			}
		}
		c.mu.Unlock()
	}
	if !found {
		return fmt.Errorf("%s: there is none", what)
	}
	return nil
}

func (c *canaries) add(what, form string, text []byte) {
	if len(text) < minCanaryBytes {
		return
	}
	if c.index == nil {
		c.index = map[uint64][]needle{}
	}
	at := binary.LittleEndian.Uint64(text)
	if slices.ContainsFunc(c.index[at], func(n needle) bool { return bytes.Equal(n.text, text) }) {
		return
	}
	c.index[at] = append(c.index[at], needle{text, what, form})
	c.first[binary.LittleEndian.Uint16(text)] = true
}

// search looks for every secret in a text and tells what was found, and at which
// byte, once for each form, never the secret itself.
func (c *canaries) search(where string, text []byte) (hits []string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.searched += len(text)
	for i := range max(0, len(text)-7) {
		if !c.first[binary.LittleEndian.Uint16(text[i:])] {
			continue
		}
		for _, n := range c.index[binary.LittleEndian.Uint64(text[i:])] {
			if bytes.HasPrefix(text[i:], n.text) {
				hits = append(hits, fmt.Sprintf("%s holds %s, %s, at byte %d", where, n.of, n.form, i))
			}
		}
	}
	return hits
}

// count is how many secrets there are.
func (c *canaries) count() int {
	c.mu.Lock()
	defer c.mu.Unlock()
	return len(c.names)
}

// bytes is how much was searched.
func (c *canaries) bytes() int {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.searched
}

// shown are the places where the API shows a secret, once, to whom it is given.
var shown = regexp.MustCompile(`("SecretAccessKey": ?"|"SessionToken": ?"|<SecretAccessKey>|<SessionToken>)([A-Za-z0-9+/=_-]{16,})(["<])`)

// takeShown plants the secrets that an answer gives, and gives the answer without.
func (c *canaries) takeShown(what string, text []byte) []byte {
	for _, m := range shown.FindAllSubmatch(text, -1) {
		c.plant("what "+what+" was given", string(m[2]))
	}
	return shown.ReplaceAll(text, []byte("$1$3"))
}

// tally is what the searches of this process come to.
type tally struct {
	mu                    sync.Mutex
	secrets, bytes, found int
}

var total tally

// end adds what came of a server.
func (t *tally) end(c *canaries, found int) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.secrets += c.count()
	t.bytes += c.bytes()
	t.found += found
}

// WriteCanaries writes, in a line, what the searches of this process have come to;
// nothing if there was none. It is for the end of a TestMain.
func WriteCanaries(w io.Writer) {
	total.mu.Lock()
	defer total.mu.Unlock()
	if total.secrets > 0 {
		fmt.Fprintf(w, "canaries: %d secrets, %d bytes searched, %d hits\n", total.secrets, total.bytes, total.found)
	}
}
