package sigv4

import (
	"crypto/sha256"
	"crypto/subtle"
	"encoding/hex"
	"sync"
	"time"

	"github.com/shardwell/shardwell/internal/redact"
)

// Received is a request as it came over the wire.
type Received struct {
	Method string
	// Path and Query are escaped, as on the request line (http.Request's
	// RequestURI, not its URL, which may spell escapes in another way), and
	// without the question mark between them.
	Path, Query string
	// Headers has every header, those of one name in the order received. It must
	// have Host, and Content-Length if there was one: net/http may have taken
	// them out of its headers, and clients sign both. Host stands for HTTP/2's
	// :authority, too.
	Headers []Pair
	// Body is hashed unless the rules let the client declare the hash.
	Body []byte
}

// PathRule is how a path becomes part of what is signed (AWS docs).
type PathRule uint8

// The rules.
const (
	// PathTwice escapes the path as sent once more, after "//", "/./" and
	// "/../" have been resolved: every service but S3.
	PathTwice PathRule = iota
	// PathOnce takes the path as sent, with its escapes in their one spelling.
	PathOnce
)

// Rules are what a service expects of a request.
type Rules struct {
	Service string
	// Region says whether a request may be signed for a region; nil takes any.
	Region func(region string) bool
	// Window is how far the time of signing may be from now; 0 is five minutes.
	Window time.Duration
	Path   PathRule
	// Payloads has what a client may sign instead of the body's hash.
	Payloads Payloads
	// Explain has a mismatch tell what should have been signed, as AWS does.
	// That is the whole request but its body: session tokens, too.
	Explain bool
}

// DefaultWindow is AWS's for all services but S3, which takes fifteen minutes.
const DefaultWindow = 5 * time.Minute

// Status is what is known of an access key.
type Status uint8

// The statuses. Only Active keys are believed.
const (
	Unknown Status = iota // no such key, or the session token is not its own
	Inactive
	Expired // the session is over
	Active
)

// Key is what a Lookup finds. Secret is not looked at when Status is Unknown.
type Key struct {
	Secret redact.Secret
	Status Status
	// Holder is who has the key. It is handed on in Verified.
	Holder any
}

// Lookup finds an access key. sessionToken is "" where the request has none.
// It is called for every request that has come that far, so it should take the
// same time for keys that exist and for others; it is called by many at once.
type Lookup func(accessKeyID, sessionToken string) Key

// Verified is who signed a request, for what, and when. Its strings are parts
// of the request.
type Verified struct {
	AccessKeyID  string
	SessionToken string
	Date         string // yyyymmdd
	Region       string
	Service      string
	SignedAt     time.Time
	Presigned    bool
	Expires      time.Duration // of a presigned request that has one, from SignedAt
	// Payload says what of the body has been verified, and so what is left to
	// do: see the constants.
	Payload      Payload
	DeclaredHash string // hex, with PayloadDeclared
	Seed         *Seed  // with PayloadChunked and PayloadChunkedTrailer
	Holder       any    // of the Key
}

// Verifier verifies requests. It may be used by many goroutines at once.
type Verifier struct {
	// Hash is SHA-256, of bodies; nil for crypto/sha256's. It is set before the first
	// request, and called by many goroutines at once.
	Hash func(body []byte) [sha256.Size]byte

	lookup Lookup
	// Two caches, so that requests with invented keys can push out each other's
	// signing keys only, and cost what requests with real ones cost.
	known, unknown keyCache
}

// NewVerifier keeps the signing keys of up to 2*keys known keys and scopes, and
// as many unknown ones, about 300 bytes each.
func NewVerifier(lookup Lookup, keys int) *Verifier {
	v := &Verifier{lookup: lookup}
	v.known.most, v.unknown.most = max(keys, 1), max(keys, 1)
	return v
}

// nobody's secret stands in for the secrets of unknown keys: no signature that
// is made with it is believed.
var nobody = redact.New("this-secret-has-no-access-key-whatsoever")

var scratches = sync.Pool{New: func() any { return new(scratch) }}

// Verify says who signed a request, or why it is not believed: a Refusal for
// the first thing that is wrong, in AWS's order. What a Verified says of the
// payload is for the caller to see to.
//
// A request whose access key is unknown is hashed and its signature computed
// like any other's before it is refused.
func (v *Verifier) Verify(r *Received, rules *Rules, now time.Time) (Verified, *Refusal) {
	s := scratches.Get().(*scratch)
	defer func() {
		s.reset()
		scratches.Put(s)
	}()
	return v.verify(s, r, rules, now)
}

func (v *Verifier) verify(s *scratch, r *Received, rules *Rules, now time.Time) (Verified, *Refusal) {
	c, refusal := s.readClaim(r)
	if refusal != nil {
		return Verified{}, refusal
	}
	verified, refusal := s.judge(&c, rules, now)
	if refusal == nil {
		verified.Payload, refusal = c.payloadOf(rules.Payloads)
	}
	if refusal == nil {
		refusal = v.match(s, r, &c, rules, &verified)
	}
	if refusal != nil {
		refusal.Presigned = c.presigned
		return Verified{}, refusal
	}
	return verified, nil
}

// judge makes all the checks that need neither key nor body.
func (s *scratch) judge(c *claim, rules *Rules, now time.Time) (Verified, *Refusal) {
	signedAt, refusal := c.checkTime(rules.Window, now)
	if refusal != nil {
		return Verified{}, refusal
	}
	if refusal := s.checkSigned(c.signedHeaders); refusal != nil {
		return Verified{}, refusal
	}
	if refusal := c.checkAlgorithm(); refusal != nil {
		return Verified{}, refusal
	}
	credential, refusal := c.checkScope(rules)
	if refusal != nil {
		return Verified{}, refusal
	}
	return Verified{AccessKeyID: credential.AccessKeyID, SessionToken: c.token, Date: credential.Date,
		Region: credential.Region, Service: credential.Service, SignedAt: signedAt,
		Presigned: c.presigned, Expires: c.lifetime}, nil
}

// match computes the signature and compares.
func (v *Verifier) match(s *scratch, r *Received, c *claim, rules *Rules, verified *Verified) *Refusal {
	hash := c.payload
	if verified.Payload == PayloadBody {
		sum := s.bodySum(r.Body, v.Hash)
		hex.Encode(s.bodyHash[:], sum[:])
		hash = ""
	}
	wellFormed := s.appendCanonical(r, c, rules.Path, hash)
	s.appendToSign(c, verified)

	id := scopedKey{verified.AccessKeyID, verified.Date, verified.Region, verified.Service}
	key := v.lookup(verified.AccessKeyID, verified.SessionToken)
	cache := &v.known
	if key.Secret.Empty() {
		key.Status = Unknown // an empty secret is nobody's: anyone could sign with it
	}
	if key.Status == Unknown {
		cache, key.Secret = &v.unknown, nobody
	}
	signing, derived := cache.signingKey(id, key.Secret)
	if derived {
		s.did.derivations++
	}
	sum := s.mac(&signing, s.toSign)
	var want [2 * sha256.Size]byte
	hex.Encode(want[:], sum[:])
	matches := subtle.ConstantTimeCompare(want[:], []byte(c.signature)) == 1

	switch {
	case key.Status == Unknown || key.Status == Inactive:
		return &Refusal{Reason: UnknownKey, Message: "The security token included in the request is invalid."}
	case !matches || !wellFormed:
		return &Refusal{Reason: Mismatch, Message: s.mismatch(rules.Explain)}
	case key.Status != Active:
		return &Refusal{Reason: ExpiredSession, Message: "The security token included in the request is expired"}
	}
	verified.Holder = key.Holder
	switch verified.Payload {
	case PayloadDeclared:
		verified.DeclaredHash = c.payload
	case PayloadChunked, PayloadChunkedTrailer:
		verified.Seed = newSeed(signing, c, verified)
	}
	return nil
}

const mismatchText = "The request signature we calculated does not match the signature you provided. " +
	"Check your AWS Secret Access Key and signing method. Consult the service documentation for details."

// mismatch is AWS's text, with what should have been signed if that is wanted.
func (s *scratch) mismatch(explain bool) string {
	if !explain {
		return mismatchText
	}
	return mismatchText + "\n\nThe Canonical String for this request should have been\n'" + string(s.out) +
		"'\n\nThe String-to-Sign should have been\n'" + string(s.toSign) + "'\n"
}
