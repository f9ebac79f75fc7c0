package sigv4

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"
	"time"

	"github.com/shardwell/shardwell/internal/redact"
)

// Algorithm is the only one there is.
const Algorithm = "AWS4-HMAC-SHA256"

// terminator ends a credential scope (AWS docs).
const terminator = "aws4_request"

// Credentials are what a request is signed with. SessionToken may be empty.
type Credentials struct {
	AccessKeyID     string
	SecretAccessKey redact.Secret
	SessionToken    string
}

// Pair is a header or a query parameter, unescaped.
type Pair struct{ Name, Value string }

// Request is what a signature covers.
type Request struct {
	Method  string
	Path    string // as sent; "" means "/"
	Query   []Pair
	Headers []Pair // must include Host; all of them are signed
	Body    []byte
}

// Sign returns the headers to add to r before it is sent: X-Amz-Date,
// Authorization, and X-Amz-Security-Token if the credentials have a session.
func Sign(r Request, c Credentials, region, service string, at time.Time) []Pair {
	stamp := at.UTC().Format("20060102T150405Z")
	added := []Pair{{"X-Amz-Date", stamp}}
	if c.SessionToken != "" {
		added = append(added, Pair{"X-Amz-Security-Token", c.SessionToken})
	}
	headers, signed := canonicalHeaders(append(slices.Clone(r.Headers), added...))
	canonical := strings.Join([]string{
		r.Method, canonicalPath(r.Path), canonicalQuery(r.Query), headers, signed, hexSum(r.Body),
	}, "\n")
	scope := strings.Join([]string{stamp[:8], region, service, terminator}, "/")
	toSign := strings.Join([]string{Algorithm, stamp, scope, hexSum([]byte(canonical))}, "\n")
	signature := hex.EncodeToString(mac(signingKey(c.SecretAccessKey.Reveal(), stamp[:8], region, service), toSign))
	return append(added, Pair{"Authorization", Algorithm + " Credential=" + c.AccessKeyID + "/" + scope +
		", SignedHeaders=" + signed + ", Signature=" + signature})
}

func signingKey(secret, date, region, service string) []byte {
	key := mac([]byte("AWS4"+secret), date)
	return mac(mac(mac(key, region), service), terminator)
}

func mac(key []byte, text string) []byte {
	h := hmac.New(sha256.New, key)
	h.Write([]byte(text))
	return h.Sum(nil)
}

func hexSum(b []byte) string {
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:])
}

func canonicalPath(path string) string {
	if path == "" {
		return "/"
	}
	return escape(path, true)
}

// canonicalQuery sorts by the escaped form, names first.
func canonicalQuery(query []Pair) string {
	parts := make([]Pair, len(query))
	for i, p := range query {
		parts[i] = Pair{escape(p.Name, false), escape(p.Value, false)}
	}
	slices.SortFunc(parts, func(a, b Pair) int {
		if c := strings.Compare(a.Name, b.Name); c != 0 {
			return c
		}
		return strings.Compare(a.Value, b.Value)
	})
	var b strings.Builder
	for i, p := range parts {
		if i > 0 {
			b.WriteByte('&')
		}
		b.WriteString(p.Name + "=" + p.Value)
	}
	return b.String()
}

// canonicalHeaders returns the header block and the list of signed names.
// Values of the same name are joined in the order given.
func canonicalHeaders(headers []Pair) (block, signed string) {
	byName := make(map[string][]string)
	var names []string
	for _, h := range headers {
		name := strings.ToLower(h.Name)
		if byName[name] == nil {
			names = append(names, name)
		}
		byName[name] = append(byName[name], string(appendTrimmed(nil, h.Value)))
	}
	slices.Sort(names)
	var b strings.Builder
	for _, name := range names {
		b.WriteString(name + ":" + strings.Join(byName[name], ",") + "\n")
	}
	return b.String(), strings.Join(names, ";")
}

// escape percent-encodes all but RFC 3986's unreserved characters.
func escape(s string, keepSlash bool) string {
	var b strings.Builder
	for i := range len(s) {
		c := s[i]
		switch {
		case c >= 'A' && c <= 'Z', c >= 'a' && c <= 'z', c >= '0' && c <= '9',
			c == '-', c == '.', c == '_', c == '~', c == '/' && keepSlash:
			b.WriteByte(c)
		default:
			const digits = "0123456789ABCDEF"
			b.Write([]byte{'%', digits[c>>4], digits[c&15]})
		}
	}
	return b.String()
}
