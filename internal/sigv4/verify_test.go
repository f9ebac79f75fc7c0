package sigv4

import (
	"encoding/hex"
	"fmt"
	"net/url"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/shardwell/shardwell/internal/redact"
)

var testNow = time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)

const (
	testKey    = "AKIATEST"
	testSecret = "test/secret+of=forty-characters/abcdefgh"
)

// testRules are those of Kinesis in one region.
func testRules() *Rules {
	return &Rules{Service: "kinesis", Region: func(r string) bool { return r == "eu-west-1" }}
}

// testKeys knows a key of each status. A session is "alive" or "over".
func testKeys(id, token string) Key {
	secret := redact.New(testSecret)
	switch {
	case id == "AKIAOFF":
		return Key{Secret: secret, Status: Inactive}
	case id == "ASIATEST" && token == "alive":
		return Key{Secret: secret, Status: Active}
	case id == "ASIATEST" && token == "over":
		return Key{Secret: secret, Status: Expired}
	case id == testKey && token == "":
		return Key{Secret: secret, Status: Active, Holder: "the holder"}
	case id == "AKIAEMPTY":
		return Key{Status: Active}
	}
	return Key{}
}

// putRecord is a signed request in the header form.
func putRecord(c Credentials, at time.Time) Received {
	body := []byte(`{"StreamName":"s","Data":"AAAA","PartitionKey":"p"}`)
	headers := []Pair{
		{"Host", "kinesis.eu-west-1.amazonaws.com:4567"}, {"Content-Type", "application/x-amz-json-1.1"},
		{"X-Amz-Target", "Kinesis_20131202.PutRecord"}, {"Content-Length", fmt.Sprint(len(body))},
	}
	added := Sign(Request{Method: "POST", Path: "/", Headers: headers, Body: body}, c, "eu-west-1", "kinesis", at)
	headers = append(headers, Pair{"User-Agent", "aws-sdk/1"}, Pair{"Amz-Sdk-Request", "attempt=1"})
	return Received{Method: "POST", Path: "/", Headers: append(headers, added...), Body: body}
}

// presign is a request of the query form. extra are parameters beside those of
// the signature, already escaped.
func presign(c Credentials, at time.Time, expires, extra string) Received {
	stamp := at.UTC().Format(stampLayout)
	query := "X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=" + url.QueryEscape(c.AccessKeyID+"/"+stamp[:8]+"/eu-west-1/kinesis/aws4_request") +
		"&X-Amz-Date=" + stamp
	if expires != "" {
		query += "&X-Amz-Expires=" + expires
	}
	if c.SessionToken != "" {
		query += "&X-Amz-Security-Token=" + url.QueryEscape(c.SessionToken)
	}
	query += "&X-Amz-SignedHeaders=host"
	// In their order already, but for what is extra.
	sorted := strings.Split(query, "&")
	if extra != "" {
		sorted = append(sorted, strings.Split(extra, "&")...)
	}
	slices.Sort(sorted)
	canonical := "POST\n/\n" + strings.Join(sorted, "&") + "\nhost:h\n\nhost\n" + hexSum(nil)
	toSign := Algorithm + "\n" + stamp + "\n" + stamp[:8] + "/eu-west-1/kinesis/aws4_request\n" + hexSum([]byte(canonical))
	signature := hex.EncodeToString(mac(signingKey(c.SecretAccessKey.Reveal(), stamp[:8], "eu-west-1", "kinesis"), toSign))
	if extra != "" {
		query = extra + "&" + query
	}
	return Received{Method: "POST", Path: "/", Query: query + "&X-Amz-Signature=" + signature, Headers: []Pair{{"Host", "h"}}}
}

// setHeader changes the value of a header, or takes it away with "".
func setHeader(r *Received, name, value string) {
	r.Headers = slices.Clone(r.Headers)
	for i := range r.Headers {
		if r.Headers[i].Name == name {
			r.Headers[i].Value = value
			if value == "" {
				r.Headers = slices.Delete(r.Headers, i, i+1)
			}
			return
		}
	}
	r.Headers = append(r.Headers, Pair{name, value})
}

func editHeader(r *Received, name, from, to string) {
	for _, h := range r.Headers {
		if h.Name == name {
			setHeader(r, name, strings.ReplaceAll(h.Value, from, to))
		}
	}
}

// What is wrong with a request is told in AWS's words, and the first thing that
// is wrong before all others: each case is wrong in its own way and in all the
// ways that follow it.
func TestOrderOfChecks(t *testing.T) {
	r := putRecord(Credentials{"ASIATEST", redact.New(testSecret), "over"}, testNow)
	type check struct {
		name, want string
		reason     Reason
		spoil      func(r *Received)
	}
	scope := "20260102/eu-west-1/kinesis/aws4_request"
	checks := []check{ // the last first
		{"session over", "The security token included in the request is expired", ExpiredSession, func(*Received) {}},
		{"other body", mismatchText, Mismatch, func(r *Received) { r.Body = []byte("{}") }},
		{"unknown key", "The security token included in the request is invalid.", UnknownKey, func(r *Received) { editHeader(r, "Authorization", "ASIATEST", "AKIANOBODY") }},
		{"scope", "Credential should be scoped to a valid region, not 'c'. Credential should be scoped to correct service: 'kinesis'. " +
			"Credential should be scoped with a valid terminator: 'aws4_request', not 'e'. " +
			"Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: 'b' != '20260102', from '20260102T030405Z'.",
			WrongScope, func(r *Received) { editHeader(r, "Authorization", scope, "b/c/d/e") }},
		{"elements", "Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, got 'AKIANOBODY/b/c/d'",
			IncompleteHeader, func(r *Received) { editHeader(r, "Authorization", "/e,", ",") }},
		{"algorithm", "Unsupported AWS 'algorithm': 'AWS4-HMAC-SHA25' (only AWS4-HMAC-SHA256 for now). ", WrongAlgorithm,
			func(r *Received) { editHeader(r, "Authorization", "SHA256 ", "SHA25 ") }},
		{"target unsigned", "'X-Amz-Target' must be a 'SignedHeader' in the AWS Authorization.", UnsignedHeader,
			func(r *Received) { editHeader(r, "Authorization", ";x-amz-target", "") }},
		{"host unsigned", "'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization.", UnsignedHeader,
			func(r *Received) { editHeader(r, "Authorization", ";host", "") }},
		{"expired", "Signature expired: 20260102T025904Z is now earlier than 20260102T025905Z (20260102T030405Z - 5 min.)", TooOld,
			func(r *Received) { setHeader(r, "X-Amz-Date", "20260102T025904Z") }},
		{"early", "Signature not yet current: 20260102T030906Z is still later than 20260102T030905Z (20260102T030405Z + 5 min.)", TooEarly,
			func(r *Received) { setHeader(r, "X-Amz-Date", "20260102T030906Z") }},
		{"date", "Date must be in ISO-8601 'basic format'. Got '201'. See http://en.wikipedia.org/wiki/ISO_8601", IncompleteHeader,
			func(r *Received) { setHeader(r, "X-Amz-Date", "201") }},
		{"no signature", "Authorization header requires 'Signature' parameter. Authorization=X", IncompleteHeader,
			func(r *Received) { editHeader(r, "Authorization", "Signature=", "Nothing=") }},
		{"nothing", "Authorization header requires 'Credential' parameter. Authorization header requires 'Signature' parameter. " +
			"Authorization header requires 'SignedHeaders' parameter. Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header. Authorization=X",
			IncompleteHeader, func(r *Received) { setHeader(r, "X-Amz-Date", ""); setHeader(r, "Authorization", "X") }},
		{"no equal-sign", "'Credential' not a valid key=value pair (missing equal-sign) in Authorization header: 'X Credential'.", IncompleteHeader,
			func(r *Received) { setHeader(r, "Authorization", "X Credential") }},
		{"query", "The query string contains a syntax error: a % that begins no escape.", MalformedQuery, func(r *Received) { r.Query = "a=%4" }},
		{"unsigned", "Missing Authentication Token", NoSignature, func(r *Received) { setHeader(r, "Authorization", "") }},
		{"both", "Found both 'X-Amz-Algorithm' as a query-string param and 'Authorization' as HTTP header.", BothForms,
			func(r *Received) { r.Query = "X-Amz-Algorithm=%4"; setHeader(r, "Authorization", "X") }},
	}
	v := NewVerifier(testKeys, 10)
	for _, c := range checks {
		c.spoil(&r)
		_, refusal := v.Verify(&r, testRules(), testNow)
		if refusal == nil {
			t.Fatalf("%s: accepted", c.name)
		}
		want := c.want
		if c.name == "no signature" {
			want = refusal.Message[:strings.Index(refusal.Message, "Authorization=")] + "Authorization=X"
			if want != c.want {
				t.Errorf("%s: %s", c.name, refusal.Message)
			}
			continue
		}
		if refusal.Message != want || refusal.Reason != c.reason {
			t.Errorf("%s:\n got %d %q\nwant %d %q", c.name, refusal.Reason, refusal.Message, c.reason, want)
		}
	}
}

// A presigned request that lacks parameters is told which, and what does not
// belong there is refused.
func TestPresignedChecks(t *testing.T) {
	v := NewVerifier(testKeys, 10)
	good := func() Received { return presign(Credentials{testKey, redact.New(testSecret), ""}, testNow, "60", "") }
	for _, c := range []struct {
		name, from, to, want string
		reason               Reason
	}{
		{"as it is", "", "", "", 0},
		{"only the algorithm", good().Query, "X-Amz-Algorithm=x", "AWS query-string parameters must include 'X-Amz-Credential'. AWS query-string parameters must include 'X-Amz-Signature'. " +
			"AWS query-string parameters must include 'X-Amz-SignedHeaders'. AWS query-string parameters must include 'X-Amz-Date'. Re-examine the query-string parameters.", IncompleteQuery},
		{"twice", "X-Amz-Date=", "X-Amz-Date=20260101T000000Z&X-Amz-Date=", "AWS query-string parameters must include 'X-Amz-Date' once. Re-examine the query-string parameters.", IncompleteQuery},
		{"escaped twin", "X-Amz-Signature=", "X%2DAmz-Signature=00&X-Amz-Signature=", "AWS query-string parameters must include 'X-Amz-Signature' once. Re-examine the query-string parameters.", IncompleteQuery},
		{"no number", "Expires=60", "Expires=1m", "X-Amz-Expires should be a number", IncompleteQuery},
		{"sign", "Expires=60", "Expires=%2B60", "X-Amz-Expires should be a number", IncompleteQuery},
		{"empty", "Expires=60", "Expires=", "X-Amz-Expires should be a number", IncompleteQuery},
		{"negative", "Expires=60", "Expires=-60", "X-Amz-Expires must be non-negative", IncompleteQuery},
		{"too long", "Expires=60", "Expires=604801", "X-Amz-Expires must be less than a week (in seconds); that is, the given X-Amz-Expires must be less than 604800 seconds", IncompleteQuery},
		{"beyond numbers", "Expires=60", "Expires=99999999999999999999", "X-Amz-Expires must be less than a week (in seconds); that is, the given X-Amz-Expires must be less than 604800 seconds", IncompleteQuery},
		{"longer", "Expires=60", "Expires=61", mismatchText, Mismatch},
		{"4a", "AWS4-HMAC-SHA256", "AWS4-ECDSA-P256-SHA256", "Unsupported AWS 'algorithm': 'AWS4-ECDSA-P256-SHA256' (only AWS4-HMAC-SHA256 for now). " +
			"This is Signature Version 4A, for several regions at once: sign for one region with Signature Version 4. ", WrongAlgorithm},
		{"date form", "X-Amz-Date=20260102T030405Z", "X-Amz-Date=Fri,%2002%20Jan%202026%2003:04:05%20GMT", "Date must be in ISO-8601 'basic format'. Got 'Fri, 02 Jan 2026 03:04:05 GMT'. See http://en.wikipedia.org/wiki/ISO_8601", IncompleteQuery},
		{"elements", "%2Faws4_request", "", "Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, got 'AKIATEST/20260102/eu-west-1/kinesis'", IncompleteQuery},
	} {
		r := good()
		r.Query = strings.Replace(r.Query, c.from, c.to, 1)
		got, refusal := v.Verify(&r, testRules(), testNow)
		if c.want == "" {
			if refusal != nil || !got.Presigned || got.Expires != time.Minute {
				t.Errorf("%s: %+v, %v", c.name, got, refusal)
			}
			continue
		}
		if refusal == nil || refusal.Message != c.want || refusal.Reason != c.reason {
			t.Errorf("%s:\n got %v\nwant %s", c.name, refusal, c.want)
		}
	}
}

// Both ends of the window are in it, to the second, and so is the last second
// of a presigned request; a replay after it is refused.
func TestClockEdges(t *testing.T) {
	v := NewVerifier(testKeys, 10)
	c := Credentials{testKey, redact.New(testSecret), ""}
	header := putRecord(c, testNow)
	minute, week := presign(c, testNow, "60", ""), presign(c, testNow, "604800", "")
	instant, open := presign(c, testNow, "0", ""), presign(c, testNow, "", "")
	for _, e := range []struct {
		name    string
		request *Received
		now     time.Duration // after signing
		reason  Reason
	}{
		{"header, 5 min late", &header, 5 * time.Minute, 0},
		{"header, within the same second", &header, 5*time.Minute + time.Second - 1, 0},
		{"header, a second more", &header, 5*time.Minute + time.Second, TooOld},
		{"header, 5 min early", &header, -5 * time.Minute, 0},
		{"header, a nanosecond more", &header, -5*time.Minute - 1, TooEarly},
		{"header, a second more early", &header, -5*time.Minute - time.Second, TooEarly},
		{"minute, to its end", &minute, time.Minute, 0},
		{"minute, replayed", &minute, time.Minute + time.Second, TooOld},
		{"minute, replayed in a year", &minute, 365 * 24 * time.Hour, TooOld},
		{"minute, early", &minute, -5 * time.Minute, 0},
		{"minute, too early", &minute, -5*time.Minute - time.Second, TooEarly},
		{"week, to its end", &week, 7 * 24 * time.Hour, 0},
		{"week, replayed", &week, 7*24*time.Hour + time.Second, TooOld},
		{"no lifetime at all", &instant, 0, 0},
		{"no lifetime at all, replayed", &instant, time.Second, TooOld},
		{"no expiry, 5 min late", &open, 5 * time.Minute, 0},
		{"no expiry, replayed", &open, 5*time.Minute + time.Second, TooOld},
	} {
		_, refusal := v.Verify(e.request, testRules(), testNow.Add(e.now).In(time.FixedZone("", 5*3600)))
		if (refusal == nil) != (e.reason == 0) || refusal != nil && refusal.Reason != e.reason {
			t.Errorf("%s: %v, want reason %d", e.name, refusal, e.reason)
		}
	}
	short := presign(c, testNow, "61", "")
	if _, refusal := v.Verify(&short, testRules(), testNow.Add(2*time.Minute)); refusal.Message != "Signature expired: 20260102T030405Z is now earlier than 20260102T030504Z (20260102T030605Z - 61 sec.)" {
		t.Error(refusal.Message)
	}
}

// Only an active key is believed, and only with the session token that is its
// own; the others' answers do not depend on the signature where a stranger
// could learn something from them.
func TestKeyStatus(t *testing.T) {
	v := NewVerifier(testKeys, 10)
	for _, c := range []struct {
		id, secret, token string
		reason            Reason
	}{
		{testKey, testSecret, "", 0},
		{testKey, "another", "", Mismatch},
		{testKey, testSecret, "alive", UnknownKey},
		{"AKIANOBODY", nobody.Reveal(), "", UnknownKey},
		{"AKIANOBODY", "another", "", UnknownKey},
		{"AKIAOFF", testSecret, "", UnknownKey},
		{"AKIAEMPTY", "", "", UnknownKey},
		{"ASIATEST", testSecret, "alive", 0},
		{"ASIATEST", testSecret, "", UnknownKey},
		{"ASIATEST", testSecret, "forged", UnknownKey},
		{"ASIATEST", testSecret, "over", ExpiredSession},
		{"ASIATEST", "another", "over", Mismatch},
	} {
		creds := Credentials{c.id, redact.New(c.secret), c.token}
		for form, r := range map[string]Received{"header": putRecord(creds, testNow), "query": presign(creds, testNow, "60", "")} {
			got, refusal := v.Verify(&r, testRules(), testNow)
			if (refusal == nil) != (c.reason == 0) || refusal != nil && refusal.Reason != c.reason {
				t.Errorf("%s %+v: %v, want reason %d", form, c, refusal, c.reason)
			}
			if holder, _ := got.Holder.(string); holder == "the holder" != (refusal == nil && c.id == testKey) {
				t.Errorf("%+v: the holder is %q", c, holder)
			}
			if refusal == nil && (got.AccessKeyID != c.id || got.SessionToken != c.token) {
				t.Errorf("%s: verified as %+v", form, got)
			}
			if refusal != nil && !reflect.DeepEqual(got, Verified{}) {
				t.Errorf("%s: a refused request is %+v", form, got)
			}
		}
	}
}

// A key whose secret changes is verified with the new one at once, though the
// old one's signing key is still there.
func TestChangedSecret(t *testing.T) {
	secret := "one"
	v := NewVerifier(func(string, string) Key { return Key{Secret: redact.New(secret), Status: Active} }, 10)
	one, two := putRecord(Credentials{testKey, redact.New("one"), ""}, testNow), putRecord(Credentials{testKey, redact.New("two"), ""}, testNow)
	for range 3 {
		for _, secret = range []string{"one", "two"} {
			_, first := v.Verify(&one, testRules(), testNow)
			_, second := v.Verify(&two, testRules(), testNow)
			if (first == nil) != (secret == "one") || (second == nil) != (secret == "two") {
				t.Fatalf("with secret %s: %v, %v", secret, first, second)
			}
		}
	}
}

// A request that is dated by Date alone is verified by it, in both forms that
// it may have; X-Amz-Date goes before it.
func TestDate(t *testing.T) {
	v := NewVerifier(testKeys, 10)
	sign := func(headers ...Pair) Received {
		headers = append([]Pair{{"Host", "h"}}, headers...)
		block, signed := canonicalHeaders(headers)
		canonical := "POST\n/\n\n" + block + "\n" + signed + "\n" + hexSum(nil)
		toSign := Algorithm + "\n20260102T030405Z\n20260102/eu-west-1/kinesis/aws4_request\n" + hexSum([]byte(canonical))
		return Received{Method: "POST", Path: "/", Headers: append(headers, Pair{"Authorization", Algorithm + " Credential=" + testKey +
			"/20260102/eu-west-1/kinesis/aws4_request,SignedHeaders=" + signed + ",Signature=" + hex.EncodeToString(mac(signingKey(testSecret, "20260102", "eu-west-1", "kinesis"), toSign))})}
	}
	for _, c := range []struct {
		headers []Pair
		reason  Reason
	}{
		{[]Pair{{"Date", "Fri, 02 Jan 2026 03:04:05 GMT"}}, 0},
		{[]Pair{{"Date", "20260102T030405Z"}}, 0},
		{[]Pair{{"Date", "Thu, 01 Jan 1970 00:00:00 GMT"}, {"X-Amz-Date", "20260102T030405Z"}}, 0},
		{[]Pair{{"Date", "20260102T030405Z"}, {"X-Amz-Date", "Fri, 02 Jan 2026 03:04:05 GMT"}}, IncompleteHeader},
		{[]Pair{{"X-Amz-Date", "20260102T030405Z"}, {"X-Amz-Date", "20260102T030405Z"}}, IncompleteHeader},
		{[]Pair{{"Date", "2026-01-02T03:04:05Z"}}, IncompleteHeader},
		{[]Pair{{"Date", "20260102T030405.5Z"}}, IncompleteHeader},
		{[]Pair{{"Date", "20260199T030405Z"}}, IncompleteHeader},
		{[]Pair{{"X-Amz-Date", "20260102t030405z"}}, IncompleteHeader},
	} {
		r := sign(c.headers...)
		_, refusal := v.Verify(&r, testRules(), testNow)
		if (refusal == nil) != (c.reason == 0) || refusal != nil && refusal.Reason != c.reason {
			t.Errorf("%v: %v, want reason %d", c.headers, refusal, c.reason)
		}
	}
}

// What a client may sign instead of the body is for the service to allow; where
// it does not, the body is hashed, whatever the client declares.
func TestPayloads(t *testing.T) {
	other := hexSum([]byte("other"))
	s3 := Allow(PayloadDeclared, PayloadUnsigned, PayloadChunked)
	for _, c := range []struct {
		declared string // X-Amz-Content-SHA256
		signed   string // what the canonical request ends with
		allowed  Payloads
		payload  Payload
		reason   Reason
	}{
		{"", hexSum([]byte("body")), 0, PayloadBody, 0},
		{other, hexSum([]byte("body")), 0, PayloadBody, 0},
		{other, other, 0, 0, Mismatch},
		{unsignedPayload, hexSum([]byte("body")), 0, PayloadBody, 0},
		{unsignedPayload, unsignedPayload, 0, 0, Mismatch},
		{streaming, streaming, 0, 0, Mismatch},
		{unsignedPayload, unsignedPayload, Allow(PayloadUnsigned), PayloadUnsigned, 0},
		{unsignedPayload, hexSum([]byte("body")), Allow(PayloadUnsigned), 0, Mismatch},
		{other, other, s3, PayloadDeclared, 0},
		{other, hexSum([]byte("body")), s3, 0, Mismatch},
		{streaming, streaming, s3, PayloadChunked, 0},
		{streamingTrailer, streamingTrailer, s3, 0, WrongPayloadHash},
		{streamingUnsigned, streamingUnsigned, Allow(PayloadUnsignedTrailer), PayloadUnsignedTrailer, 0},
		{strings.ToUpper(other), strings.ToUpper(other), s3, 0, WrongPayloadHash},
		{"", hexSum([]byte("body")), s3, 0, NoPayloadHash},
	} {
		headers := []Pair{{"Host", "h"}, {"X-Amz-Date", "20260102T030405Z"}}
		if c.declared != "" {
			headers = append(headers, Pair{"X-Amz-Content-SHA256", c.declared})
		}
		block, signed := canonicalHeaders(headers)
		toSign := Algorithm + "\n20260102T030405Z\n20260102/eu-west-1/kinesis/aws4_request\n" + hexSum([]byte("PUT\n/\n\n"+block+"\n"+signed+"\n"+c.signed))
		r := Received{Method: "PUT", Path: "/", Body: []byte("body"), Headers: append(headers, Pair{"Authorization", Algorithm + " Credential=" + testKey +
			"/20260102/eu-west-1/kinesis/aws4_request,SignedHeaders=" + signed + ",Signature=" + hex.EncodeToString(mac(signingKey(testSecret, "20260102", "eu-west-1", "kinesis"), toSign))})}
		rules := testRules()
		rules.Payloads = c.allowed
		got, refusal := NewVerifier(testKeys, 1).Verify(&r, rules, testNow)
		if (refusal == nil) != (c.reason == 0) || refusal != nil && refusal.Reason != c.reason {
			t.Errorf("%+v: %v", c, refusal)
			continue
		}
		hash := ""
		if c.payload == PayloadDeclared && refusal == nil {
			hash = c.declared
		}
		if got.Payload != c.payload || got.DeclaredHash != hash || (got.Seed != nil) != (c.payload == PayloadChunked && refusal == nil) {
			t.Errorf("%+v: verified as %+v", c, got)
		}
	}
}

// A mismatch tells what should have been signed if that is asked for, as AWS
// does, and nothing of the secret.
func TestExplain(t *testing.T) {
	rules := testRules()
	rules.Explain = true
	r := putRecord(Credentials{testKey, redact.New("another"), ""}, testNow)
	_, refusal := NewVerifier(testKeys, 1).Verify(&r, rules, testNow)
	for _, part := range []string{"The Canonical String for this request should have been\n'POST\n/\n\n", "x-amz-target:Kinesis_20131202.PutRecord\n",
		"The String-to-Sign should have been\n'AWS4-HMAC-SHA256\n20260102T030405Z\n20260102/eu-west-1/kinesis/aws4_request\n"} {
		if !strings.Contains(refusal.Message, part) {
			t.Errorf("%q lacks %q", refusal.Message, part)
		}
	}
	if strings.Contains(refusal.Message, testSecret) {
		t.Error("the secret is told")
	}
}

// Every refusal has a code, a status and a text in every protocol, and those
// that SDKs branch on are AWS's.
func TestAnswers(t *testing.T) {
	for reason := BothForms; reason < reasons; reason++ {
		for p := range protocols {
			a := (&Refusal{Reason: reason, Message: "text"}).In(p)
			if a.Code == "" || a.Message == "" || a.Status < 400 || a.Status > 404 {
				t.Errorf("reason %d, protocol %d: %+v", reason, p, a)
			}
			if strings.HasSuffix(a.Code, "Exception") != (p == JSON || p == RESTJSON) && reason != MalformedQuery {
				t.Errorf("reason %d, protocol %d: code %s", reason, p, a.Code)
			}
		}
	}
	for _, c := range []struct {
		r    Refusal
		p    Protocol
		want string
	}{
		{Refusal{Reason: Mismatch}, JSON, "InvalidSignatureException 400"},
		{Refusal{Reason: Mismatch}, RESTJSON, "InvalidSignatureException 403"},
		{Refusal{Reason: Mismatch}, Query, "SignatureDoesNotMatch 403"},
		{Refusal{Reason: Mismatch}, RESTXML, "SignatureDoesNotMatch 403"},
		{Refusal{Reason: UnknownKey}, JSON, "UnrecognizedClientException 400"},
		{Refusal{Reason: UnknownKey}, Query, "InvalidClientTokenId 403"},
		{Refusal{Reason: UnknownKey}, RESTXML, "InvalidAccessKeyId 403"},
		{Refusal{Reason: ExpiredSession}, JSON, "ExpiredTokenException 400"},
		{Refusal{Reason: ExpiredSession}, Query, "ExpiredToken 403"},
		{Refusal{Reason: TooOld}, JSON, "InvalidSignatureException 400"},
		{Refusal{Reason: TooOld}, RESTXML, "RequestTimeTooSkewed 403"},
		{Refusal{Reason: TooOld, Presigned: true}, RESTXML, "AccessDenied 403"},
		{Refusal{Reason: IncompleteHeader}, Query, "IncompleteSignature 400"},
		{Refusal{Reason: IncompleteQuery}, RESTXML, "AuthorizationQueryParametersError 400"},
	} {
		if a := c.r.In(c.p); a.Code+" "+strconv.Itoa(a.Status) != c.want {
			t.Errorf("%+v in protocol %d: %+v, want %s", c.r, c.p, a, c.want)
		}
	}
}

// Host is signed under its own name or, over HTTP/2, as :authority; in either
// case another host is refused.
func TestAuthority(t *testing.T) {
	v := NewVerifier(testKeys, 1)
	for _, name := range []string{"host", ":authority"} {
		canonical := "POST\n/\n\n" + name + ":h:4567\nx-amz-date:20260102T030405Z\n\n" + name + ";x-amz-date\n" + hexSum(nil)
		toSign := Algorithm + "\n20260102T030405Z\n20260102/eu-west-1/kinesis/aws4_request\n" + hexSum([]byte(canonical))
		r := Received{Method: "POST", Path: "/", Headers: []Pair{{"Host", "h:4567"}, {"X-Amz-Date", "20260102T030405Z"}, {"Authorization", Algorithm + " Credential=" + testKey +
			"/20260102/eu-west-1/kinesis/aws4_request, SignedHeaders=" + name + ";x-amz-date, Signature=" + hex.EncodeToString(mac(signingKey(testSecret, "20260102", "eu-west-1", "kinesis"), toSign))}}}
		if _, refusal := v.Verify(&r, testRules(), testNow); refusal != nil {
			t.Errorf("%s: %s", name, refusal)
		}
		setHeader(&r, "Host", "other:4567")
		if _, refusal := v.Verify(&r, testRules(), testNow); refusal == nil || refusal.Reason != Mismatch {
			t.Errorf("%s: another host is %v", name, refusal)
		}
	}
}
