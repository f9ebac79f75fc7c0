package gateway

import (
	"bytes"
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/api"
	"github.com/shardwell/shardwell/internal/api/kinesis"
	"github.com/shardwell/shardwell/internal/policy"
	"github.com/shardwell/shardwell/internal/redact"
	"github.com/shardwell/shardwell/internal/service"
	"github.com/shardwell/shardwell/internal/sigv4"
)

// The keys that people knows.
var (
	rootCredentials  = sigv4.Credentials{AccessKeyID: "AKIAROOT", SecretAccessKey: redact.New("root's secret")}
	aliceCredentials = sigv4.Credentials{AccessKeyID: "AKIAALICE", SecretAccessKey: redact.New("alice's secret")}
	overCredentials  = sigv4.Credentials{AccessKeyID: "ASIAOVER", SecretAccessKey: redact.New("a session's"), SessionToken: "over"}
)

// people is an authority that knows a root, a user with one policy, and a session
// that is over.
type people struct {
	alice policy.Policies
	asked []policy.Request // what was asked, in order
	facts policy.Context   // of the last
	use   *service.KeyUse  // of alice's key
}

func newPeople(t testing.TB, statement string) *people {
	t.Helper()
	p, err := policy.Parse(policy.Managed, "alice's", `{"Version":"2012-10-17","Statement":`+statement+`}`)
	if err != nil {
		t.Fatal(err)
	}
	return &people{alice: policy.Policies{Identity: []*policy.Policy{p}}}
}

func (p *people) Key(id, token string) sigv4.Key {
	switch {
	case id == rootCredentials.AccessKeyID && token == "":
		return sigv4.Key{Secret: rootCredentials.SecretAccessKey, Status: sigv4.Active, Holder: service.Root("aws", "111111111111", id)}
	case id == aliceCredentials.AccessKeyID && token == "":
		alice := &service.Caller{AccessKeyID: id, Use: p.use, Principal: policy.Principal{
			Kind: policy.User, Account: "111111111111", ARN: "arn:aws:iam::111111111111:user/alice", Name: "alice", ID: "AIDAALICE"}}
		return sigv4.Key{Secret: aliceCredentials.SecretAccessKey, Status: sigv4.Active, Holder: alice}
	case id == overCredentials.AccessKeyID && token == overCredentials.SessionToken:
		return sigv4.Key{Secret: overCredentials.SecretAccessKey, Status: sigv4.Expired}
	}
	return sigv4.Key{}
}

func (p *people) Decide(c *service.Caller, r *policy.Request, by policy.Policies) policy.Decision {
	p.asked, p.facts = append(p.asked, *r), r.Context
	if c.Name == "alice" {
		by.Identity = p.alice.Identity
	}
	return policy.Decide(r, &by)
}

// newGuarded is a gateway with authentication in front of the fake service, which
// asks for kinesis:OPERATION on the stream named.
func newGuarded(t testing.TB, p *people) (*fake, *Gateway) {
	f := &fake{describe: func(context.Context) (service.Reply, error) { return service.Reply{}, nil }}
	access := func(t shardwell.Tenant, operation string, in api.Struct, into *service.Access) error {
		into.Asks = append(into.Asks, service.Ask{
			Action: policy.NewAction("kinesis:" + operation), Resource: t.StreamARN(stringMember(in, "StreamName")), Tags: map[string]string{"team": "blue"},
		})
		return nil
	}
	return f, New(Config{Auth: p, Services: []Service{{API: kinesis.Service, Handlers: f.handlers(), Access: access}}})
}

// signedCall is a request that is signed as a whole; spoil may change it afterwards.
func signedCall(g http.Handler, c sigv4.Credentials, at time.Time, target, body string, spoil func(*http.Request)) *httptest.ResponseRecorder {
	r := httptest.NewRequest("POST", "http://kinesis.test/", strings.NewReader(body))
	sign(r, c, at, target, body)
	if spoil != nil {
		spoil(r)
	}
	w := httptest.NewRecorder()
	g.ServeHTTP(w, r)
	return w
}

func sign(r *http.Request, c sigv4.Credentials, at time.Time, target, body string) {
	headers := []sigv4.Pair{{Name: "Host", Value: r.Host}, {Name: "Content-Type", Value: json11}, {Name: "X-Amz-Target", Value: "Kinesis_20131202." + target}}
	added := sigv4.Sign(sigv4.Request{Method: r.Method, Path: "/", Headers: headers, Body: []byte(body)}, c, "eu-west-1", "kinesis", at)
	for _, h := range append(headers[1:], added...) {
		r.Header.Set(h.Name, h.Value)
	}
}

// With authentication on, the checks come in AWS's order: the body's form, target,
// signature, types, constraints, permission, operation. Each request is wrong in its
// own way and in all that come later.
func TestOrderWithSignatures(t *testing.T) {
	f, g := newGuarded(t, newPeople(t, `{"Effect":"Allow","Action":"kinesis:PutRecord","Resource":"*"}`))
	now := time.Now()
	stranger := sigv4.Credentials{AccessKeyID: "AKIANOBODY", SecretAccessKey: redact.New("x")}
	wrong := sigv4.Credentials{AccessKeyID: "AKIAALICE", SecretAccessKey: redact.New("not hers")}
	for _, c := range []struct {
		name   string
		by     sigv4.Credentials
		at     time.Time
		target string
		body   string
		spoil  func(*http.Request)
		want   string
	}{
		{"no message", stranger, now, "Nope", `{"StreamName":`, nil, `{"__type":"SerializationException"}`},
		{"no operation", stranger, now, "Nope", `{"StreamName":7}`, nil, `{"__type":"UnknownOperationException"}`},
		{"no signature", stranger, now, "DescribeStream", `{"StreamName":7}`, func(r *http.Request) { r.Header.Del("Authorization") },
			`{"__type":"MissingAuthenticationTokenException","message":"Missing Authentication Token"}`},
		{"too old", stranger, now.Add(-6 * time.Minute), "DescribeStream", `{"StreamName":7}`, nil, `{"__type":"InvalidSignatureException","message":"Signature expired: `},
		{"too early", stranger, now.Add(6 * time.Minute), "DescribeStream", `{"StreamName":7}`, nil, `{"__type":"InvalidSignatureException","message":"Signature not yet current: `},
		{"unknown key", stranger, now, "DescribeStream", `{"StreamName":7}`, nil,
			`{"__type":"UnrecognizedClientException","message":"The security token included in the request is invalid."}`},
		{"wrong secret", wrong, now, "DescribeStream", `{"StreamName":7}`, nil,
			`{"__type":"InvalidSignatureException","message":"The request signature we calculated does not match the signature you provided. `},
		{"session over", overCredentials, now, "DescribeStream", `{"StreamName":7}`, nil,
			`{"__type":"ExpiredTokenException","message":"The security token included in the request is expired"}`},
		{"wrong type", aliceCredentials, now, "DescribeStream", `{"StreamName":7,"Limit":0}`, nil, `{"__type":"SerializationException","Message":"`},
		{"out of range", aliceCredentials, now, "DescribeStream", `{"StreamName":"s","Limit":0}`, nil, `{"__type":"ValidationException","message":"1 validation error detected: `},
		{"not allowed", aliceCredentials, now, "DescribeStream", `{"StreamName":"s"}`, nil,
			`{"__type":"AccessDeniedException","message":"User: arn:aws:iam::111111111111:user/alice is not authorized to perform: kinesis:DescribeStream ` +
				`on resource: arn:aws:kinesis:eu-west-1:111111111111:stream/s because no identity-based policy allows the kinesis:DescribeStream action"}`},
	} {
		w := signedCall(g, c.by, c.at, c.target, c.body, c.spoil)
		if w.Code != 400 || !strings.HasPrefix(w.Body.String(), c.want) {
			t.Errorf("%s: got %d %s\nwant %s", c.name, w.Code, w.Body, c.want)
		}
	}
	if f.calls() > 0 {
		t.Errorf("%d refused calls were carried out", f.calls())
	}
	for target, by := range map[string]sigv4.Credentials{"PutRecord": aliceCredentials, "DescribeStream": rootCredentials} {
		body := `{"StreamName":"s","PartitionKey":"\u0070\/","Data":"AAAA"}` // with escapes: what was sent is hashed, not what it means
		if w := signedCall(g, by, now, target, body, nil); w.Code != 200 {
			t.Errorf("%s: got %d %s", target, w.Code, w.Body)
		}
	}
	if want := (shardwell.Tenant{Account: "111111111111", Region: "eu-west-1"}); f.calls() != 2 || f.tenants[0] != want || f.tenants[1] != want {
		t.Errorf("calls went to %v, want two to %v", f.tenants, want)
	}
}

// A key is used by whatever is signed with it rightly, allowed or not, for the service
// and in the region that were called, and by nothing else.
func TestKeyUse(t *testing.T) {
	p := newPeople(t, `{"Effect":"Allow","Action":"kinesis:PutRecord","Resource":"*"}`)
	now := time.Now()
	for what, c := range map[string]struct {
		by     sigv4.Credentials
		target string
		want   bool
	}{
		"an allowed call":         {aliceCredentials, "PutRecord", true},
		"a denied call":           {aliceCredentials, "DescribeStream", true},
		"a wrong signature":       {sigv4.Credentials{AccessKeyID: "AKIAALICE", SecretAccessKey: redact.New("not hers")}, "PutRecord", false},
		"another's, kept by none": {rootCredentials, "PutRecord", false},
	} {
		p.use = service.NewKeyUse(func() time.Time { return now })
		_, g := newGuarded(t, p)
		signedCall(g, c.by, now, c.target, `{"StreamName":"s","PartitionKey":"k","Data":"AAAA"}`, nil)
		last := p.use.Last()
		if (last != nil) != c.want || last != nil && *last != (service.Use{At: now.Truncate(time.Minute), Service: "kinesis", Region: "eu-west-1"}) {
			t.Errorf("%s: the last use is %+v", what, last)
		}
	}
}

// Nothing that a signature covers can be changed on the way.
func TestChangedRequests(t *testing.T) {
	f, g := newGuarded(t, newPeople(t, `{"Effect":"Allow","Action":"*","Resource":"*"}`))
	for name, spoil := range map[string]func(*http.Request){
		"body":      func(r *http.Request) { r.Body = io.NopCloser(strings.NewReader(`{"StreamName":"t"}`)) },
		"operation": func(r *http.Request) { r.Header.Set("X-Amz-Target", "Kinesis_20131202.DeleteStream") },
		"host":      func(r *http.Request) { r.Host = "kinesis.us-west-2.amazonaws.com" },
		"query":     func(r *http.Request) { r.RequestURI = "/?x=1" },
		"path":      func(r *http.Request) { r.RequestURI = "/x" },
		"account": func(r *http.Request) {
			r.Header.Set("Authorization", strings.Replace(r.Header.Get("Authorization"), "AKIAALICE", "AKIAROOT", 1))
		},
		"region": func(r *http.Request) {
			r.Header.Set("Authorization", strings.Replace(r.Header.Get("Authorization"), "eu-west-1", "us-west-2", 1))
		},
	} {
		w := signedCall(g, aliceCredentials, time.Now(), "DescribeStream", `{"StreamName":"s"}`, spoil)
		if w.Code != 400 || !strings.Contains(w.Body.String(), `"InvalidSignatureException"`) {
			t.Errorf("another %s: got %d %s", name, w.Code, w.Body)
		}
	}
	if f.calls() > 0 {
		t.Errorf("%d changed requests were carried out", f.calls())
	}
}

// A presigned request is good for its time and no longer.
func TestPresigned(t *testing.T) {
	_, g := newGuarded(t, newPeople(t, `{"Effect":"Allow","Action":"*","Resource":"*"}`))
	body := `{"StreamName":"s"}`
	for _, c := range []struct {
		age  time.Duration
		want string
	}{{0, ""}, {50 * time.Second, ""}, {70 * time.Second, "Signature expired: "}} {
		at := time.Now().Add(-c.age).UTC()
		stamp := at.Format("20060102T150405Z")
		query := []sigv4.Pair{
			{Name: "X-Amz-Algorithm", Value: "AWS4-HMAC-SHA256"}, {Name: "X-Amz-Credential", Value: "AKIAALICE/" + stamp[:8] + "/eu-west-1/kinesis/aws4_request"},
			{Name: "X-Amz-Date", Value: stamp}, {Name: "X-Amz-Expires", Value: "60"}, {Name: "X-Amz-SignedHeaders", Value: "content-type;host;x-amz-target"},
		}
		values := url.Values{}
		for _, p := range query {
			values.Set(p.Name, p.Value)
		}
		values.Set("X-Amz-Signature", presignature(t, body, at, query))
		r := httptest.NewRequest("POST", "http://kinesis.test/?"+values.Encode(), strings.NewReader(body))
		r.Header.Set("Content-Type", json11)
		r.Header.Set("X-Amz-Target", "Kinesis_20131202.DescribeStream")
		w := httptest.NewRecorder()
		g.ServeHTTP(w, r)
		if c.want == "" && w.Code != 200 || !strings.Contains(w.Body.String(), c.want) {
			t.Errorf("after %s: got %d %s", c.age, w.Code, w.Body)
		}
	}
}

// In CBOR a refusal is CBOR, too; every answer has a Date, by which clients correct
// their clocks.
func TestRefusalsOverTheWire(t *testing.T) {
	_, g := newGuarded(t, newPeople(t, `{"Effect":"Allow","Action":"*","Resource":"*"}`))
	server := httptest.NewServer(g)
	defer server.Close()
	for contentType, want := range map[string]string{
		json11: `{"__type":"MissingAuthenticationTokenException","message":"Missing Authentication Token"}`,
		cbor11: "\xa2\x66__type\x78\x23MissingAuthenticationTokenException\x67message\x78\x1cMissing Authentication Token",
	} {
		r, err := http.NewRequestWithContext(t.Context(), "POST", server.URL, strings.NewReader(map[string]string{json11: "{}", cbor11: "\xa0"}[contentType]))
		if err != nil {
			t.Fatal(err)
		}
		r.Header.Set("Content-Type", contentType)
		r.Header.Set("X-Amz-Target", "Kinesis_20131202.ListStreams")
		resp, err := server.Client().Do(r)
		if err != nil {
			t.Fatal(err)
		}
		body, err := io.ReadAll(resp.Body)
		resp.Body.Close()
		if err != nil || string(body) != want || resp.StatusCode != 400 {
			t.Errorf("%s: got %d %q, %v", contentType, resp.StatusCode, body, err)
		}
		if _, err := http.ParseTime(resp.Header.Get("Date")); err != nil {
			t.Errorf("%s: Date: %v", contentType, err)
		}
	}
}

// presignature signs a presigned request of alice's, by the book (AWS documentation).
func presignature(t *testing.T, body string, at time.Time, query []sigv4.Pair) string {
	t.Helper()
	mac := func(key []byte, text string) []byte {
		h := hmac.New(sha256.New, key)
		h.Write([]byte(text))
		return h.Sum(nil)
	}
	sum := func(text string) string {
		all := sha256.Sum256([]byte(text))
		return hex.EncodeToString(all[:])
	}
	values := url.Values{}
	for _, p := range query {
		values.Set(p.Name, p.Value)
	}
	canonical := "POST\n/\n" + values.Encode() + "\ncontent-type:" + json11 + "\nhost:kinesis.test\nx-amz-target:Kinesis_20131202.DescribeStream\n\n" +
		"content-type;host;x-amz-target\n" + sum(body)
	stamp := at.Format("20060102T150405Z")
	toSign := "AWS4-HMAC-SHA256\n" + stamp + "\n" + stamp[:8] + "/eu-west-1/kinesis/aws4_request\n" + sum(canonical)
	key := []byte("AWS4" + aliceCredentials.SecretAccessKey.Reveal())
	for _, part := range []string{stamp[:8], "eu-west-1", "kinesis", "aws4_request"} {
		key = mac(key, part)
	}
	return hex.EncodeToString(mac(key, toSign))
}

// What a client puts into its Authorization header is not logged, whatever it is: it
// may be a secret in the wrong place.
func TestNoCredentialsInTheLog(t *testing.T) {
	var lines bytes.Buffer
	p := newPeople(t, `{"Effect":"Allow","Action":"*","Resource":"*"}`)
	f := &fake{}
	g := New(Config{Auth: p, Log: slog.New(slog.NewJSONHandler(&lines, nil)), Services: []Service{{API: kinesis.Service, Handlers: f.handlers()}}})
	for _, header := range []string{"Bearer s3cret", "Basic s3cret==", "AWS4-HMAC-SHA256 s3cret", "AWS4-HMAC-SHA256 Credential=s3cret, SignedHeaders=host;x-amz-date;x-amz-target, Signature=s3cret"} {
		stamp := time.Now().UTC().Format("20060102T150405Z")
		w := call(g, "POST", "/", "{}", "Authorization", header, "X-Amz-Date", stamp)
		if w.Code != 400 {
			t.Errorf("%s: got %d %s", header, w.Code, w.Body)
		}
	}
	if strings.Count(lines.String(), "\n") != 4 || strings.Contains(lines.String(), "s3cret") {
		t.Errorf("the log is\n%s", &lines)
	}
}
