package sigv4

import (
	_ "embed"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/shardwell/shardwell/internal/redact"
)

//go:embed testdata/suite.txt
var suite string

const (
	suiteKey    = "AKIDEXAMPLE"
	suiteSecret = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"
)

var suiteTime = time.Date(2015, 8, 30, 12, 36, 0, 0, time.UTC)

// vector is one signed request of AWS's suite.
type vector struct {
	name, form string
	flags      string
	request    Received
}

// oneKey is a lookup that knows one key, whatever the session.
func oneKey(id, secret string) Lookup {
	return func(accessKeyID, _ string) Key {
		if accessKeyID != id {
			return Key{}
		}
		return Key{Secret: redact.New(secret), Status: Active}
	}
}

// readSuite reads testdata/suite.txt.
func readSuite(t testing.TB) []vector {
	t.Helper()
	heading := regexp.MustCompile(`(?m)^-- (\S+) (header|query)([a-z -]*?) --\n`)
	at := heading.FindAllStringSubmatchIndex(suite, -1)
	var vectors []vector
	for i, m := range at {
		end := len(suite)
		if i+1 < len(at) {
			end = at[i+1][0]
		}
		v := vector{name: suite[m[2]:m[3]], form: suite[m[4]:m[5]], flags: suite[m[6]:m[7]]}
		v.request = readRequest(t, suite[m[1]:end])
		vectors = append(vectors, v)
	}
	return vectors
}

// readRequest reads an HTTP request as the suite writes it: white space in the
// path, folded headers.
func readRequest(t testing.TB, text string) Received {
	t.Helper()
	head, body, _ := strings.Cut(text, "\n\n")
	lines := strings.Split(head, "\n")
	method, target, ok := strings.Cut(strings.TrimSuffix(lines[0], " HTTP/1.1"), " ")
	if !ok {
		t.Fatalf("%q is no request line", lines[0])
	}
	r := Received{Method: method, Body: []byte(strings.TrimSuffix(body, "\n"))}
	r.Path, r.Query, _ = strings.Cut(target, "?")
	for _, line := range lines[1:] {
		if strings.HasPrefix(line, " ") {
			r.Headers[len(r.Headers)-1].Value += "\n" + line
			continue
		}
		name, value, _ := strings.Cut(line, ":")
		r.Headers = append(r.Headers, Pair{name, value})
	}
	return r
}

func (v vector) rules() *Rules {
	rules := &Rules{Service: "service", Region: func(r string) bool { return r == "us-east-1" }}
	if strings.Contains(v.flags, "unnormalised") {
		rules.Path = PathOnce
	}
	return rules
}

// Verify accepts every signed request of AWS's test suite, in both forms, and
// refuses each once its signature, body or method is another. The one whose
// session token was added unsigned is refused as it is.
func TestSuite(t *testing.T) {
	vectors := readSuite(t)
	v := NewVerifier(oneKey(suiteKey, suiteSecret), 10)
	accepted := 0
	for _, c := range vectors {
		t.Run(c.name+"/"+c.form, func(t *testing.T) {
			if strings.Contains(c.flags, "late-token") {
				if _, refusal := v.Verify(&c.request, c.rules(), suiteTime); refusal == nil {
					t.Fatal("an unsigned session token is accepted")
				}
				c.request = withoutToken(c.request)
			}
			got, refusal := v.Verify(&c.request, c.rules(), suiteTime)
			if refusal != nil {
				t.Fatalf("refused: %s", refusal)
			}
			if got.AccessKeyID != suiteKey || got.Region != "us-east-1" || !got.SignedAt.Equal(suiteTime) || got.Presigned != (c.form == "query") {
				t.Errorf("verified as %+v", got)
			}
			if got.Presigned && got.Expires != time.Hour {
				t.Errorf("expires after %v", got.Expires)
			}
			accepted++
			other := c.request
			other.Body = append([]byte("x"), other.Body...)
			if _, refusal := v.Verify(&other, c.rules(), suiteTime); refusal == nil || refusal.Reason != Mismatch {
				t.Errorf("another body is %v", refusal)
			}
			other = c.request
			other.Method = "PUT"
			if _, refusal := v.Verify(&other, c.rules(), suiteTime); refusal == nil || refusal.Reason != Mismatch {
				t.Errorf("another method is %v", refusal)
			}
		})
	}
	if len(vectors) != 76 {
		t.Errorf("the suite has %d requests, want 76", len(vectors))
	}
	t.Logf("proof: vectors: %d of %d accepted, and refused with another body or method", accepted, len(vectors))
}

// withoutToken takes the session token out of a request.
func withoutToken(r Received) Received {
	var headers []Pair
	for _, h := range r.Headers {
		if h.Name != "X-Amz-Security-Token" {
			headers = append(headers, h)
		}
	}
	r.Headers = headers
	r.Query = regexp.MustCompile(`&X-Amz-Security-Token=[^&]*`).ReplaceAllString(r.Query, "")
	return r
}

// The examples of AWS's documentation of S3: the path as it is, declared
// hashes, a presigned request whose body is not signed.
func TestDocumentedS3(t *testing.T) {
	const key, secret = "AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"
	at := time.Date(2013, 5, 24, 0, 0, 0, 0, time.UTC)
	rules := &Rules{Service: "s3", Window: 15 * time.Minute, Path: PathOnce,
		Payloads: Allow(PayloadDeclared, PayloadUnsigned, PayloadChunked)}
	const empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
	authorization := func(signed, signature string) Pair {
		return Pair{"Authorization", "AWS4-HMAC-SHA256 Credential=" + key + "/20130524/us-east-1/s3/aws4_request,SignedHeaders=" + signed + ",Signature=" + signature}
	}
	for _, c := range []struct {
		name    string
		request Received
		payload Payload
		hash    string
	}{
		{"get object", Received{Method: "GET", Path: "/test.txt", Headers: []Pair{
			{"Host", "examplebucket.s3.amazonaws.com"}, {"Range", "bytes=0-9"}, {"x-amz-content-sha256", empty}, {"x-amz-date", "20130524T000000Z"},
			authorization("host;range;x-amz-content-sha256;x-amz-date", "f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41"),
		}}, PayloadDeclared, empty},
		{"put object", Received{Method: "PUT", Path: "/test%24file.text", Headers: []Pair{
			{"Host", "examplebucket.s3.amazonaws.com"}, {"Date", "Fri, 24 May 2013 00:00:00 GMT"}, {"x-amz-date", "20130524T000000Z"},
			{"x-amz-storage-class", "REDUCED_REDUNDANCY"}, {"x-amz-content-sha256", "44ce7dd67c959e0d3524ffac1771dfbba87d2b6b4b4e99e42034a8b803f8b072"},
			authorization("date;host;x-amz-content-sha256;x-amz-date;x-amz-storage-class", "98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd"),
		}}, PayloadDeclared, "44ce7dd67c959e0d3524ffac1771dfbba87d2b6b4b4e99e42034a8b803f8b072"},
		{"get lifecycle", Received{Method: "GET", Path: "/", Query: "lifecycle", Headers: []Pair{
			{"Host", "examplebucket.s3.amazonaws.com"}, {"x-amz-date", "20130524T000000Z"}, {"x-amz-content-sha256", empty},
			authorization("host;x-amz-content-sha256;x-amz-date", "fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543"),
		}}, PayloadDeclared, empty},
		{"list", Received{Method: "GET", Path: "/", Query: "max-keys=2&prefix=J", Headers: []Pair{
			{"Host", "examplebucket.s3.amazonaws.com"}, {"x-amz-date", "20130524T000000Z"}, {"x-amz-content-sha256", empty},
			authorization("host;x-amz-content-sha256;x-amz-date", "34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7"),
		}}, PayloadDeclared, empty},
		{"presigned", Received{Method: "GET", Path: "/test.txt", Query: "X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20130524%2Fus-east-1%2Fs3%2Faws4_request" +
			"&X-Amz-Date=20130524T000000Z&X-Amz-Expires=86400&X-Amz-SignedHeaders=host&X-Amz-Signature=aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404",
			Headers: []Pair{{"Host", "examplebucket.s3.amazonaws.com"}}}, PayloadUnsigned, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, refusal := NewVerifier(oneKey(key, secret), 1).Verify(&c.request, rules, at)
			if refusal != nil {
				t.Fatalf("refused: %s", refusal)
			}
			if got.Payload != c.payload || got.DeclaredHash != c.hash {
				t.Errorf("payload %d with hash %q, want %d with %q", got.Payload, got.DeclaredHash, c.payload, c.hash)
			}
		})
	}
}
