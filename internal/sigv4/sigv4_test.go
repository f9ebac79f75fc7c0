package sigv4

import (
	"strings"
	"testing"
	"time"

	"github.com/shardwell/shardwell/internal/redact"
)

const vectorToken = "AQoDYXdzEPT//////////wEXAMPLEtc764bNrC9SAPBSM22wDOk4x4HIZ8j4FZTwdQWLWsKWHGBuFqwAeMicRXmxfpSPfIeoIYRqTflfKD8YUuwthAx7mSEI/qkPpKPi/kMcGdQrmGdeehM4IC1NtBmUpp2wUE8phUZampKsburEDy0KPkyQDYwT7WZ0wq5VSXDvp75YU9HFvlRd8Tx6q6fE8YQcHNVXAkiY9q6d+xo0rKwT38xVqr7ZD0u0iPPkUL64lIZbqBAz+scqKmlzm8FDrypNC9Yjc8fPOLn9FX9KSYvKTr4rvx3iSIlTJabIQwj2ICCR/oLxBA=="

// Sign gives the signatures of AWS's published Signature Version 4 test suite.
func TestVectors(t *testing.T) {
	const unreserved = "-._~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
	for _, v := range []struct {
		name    string
		method  string
		path    string
		query   []Pair
		headers []Pair
		body    string
		token   string
		want    string
	}{
		{name: "get-vanilla", want: "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31"},
		{name: "get-header-key-duplicate", headers: []Pair{{"My-Header1", "value2"}, {"My-Header1", "value2"}, {"My-Header1", "value1"}},
			want: "c9d5ea9f3f72853aea855b47ea873832890dbdd183b4468f858259531a5138ea"},
		{name: "get-header-value-trim", headers: []Pair{{"My-Header1", " value1"}, {"My-Header2", ` "a   b   c"`}},
			want: "acc3ed3afb60bb290fc8d2dd0098b9911fcaa05412b367055dee359757a9c736"},
		{name: "get-unreserved", path: "/" + unreserved, want: "07ef7494c76fa4850883e2b006601f940f8a34d404d0cfa977f52a65bbf5f24f"},
		{name: "get-utf8", path: "/ሴ", want: "8318018e0b0f223aa2bbf98705b62bb787dc9c0e678f255a891fd03141be5d85"},
		{name: "get-vanilla-query-order-key-case", query: []Pair{{"Param2", "value2"}, {"Param1", "value1"}},
			want: "b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500"},
		{name: "get-vanilla-query-unreserved", query: []Pair{{unreserved, unreserved}},
			want: "9c3e54bfcdf0b19771a7f523ee5669cdf59bc7cc0884027167c21bb143a40197"},
		{name: "get-vanilla-utf8-query", query: []Pair{{"ሴ", "bar"}},
			want: "2cdec8eed098649ff3a119c94853b13c643bcf08f8b0a1d91e12c9027818dd04"},
		{name: "post-vanilla", method: "POST", want: "5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b"},
		{name: "post-header-value-case", method: "POST", headers: []Pair{{"My-Header1", "VALUE1"}},
			want: "cdbc9802e29d2942e5e10b5bccfdd67c5f22c7c4e8ae67b53629efa58b974b7d"},
		{name: "post-sts-header-before", method: "POST", token: vectorToken,
			want: "85d96828115b5dc0cfc3bd16ad9e210dd772bbebba041836c64533a82be05ead"},
		{name: "post-x-www-form-urlencoded", method: "POST", headers: []Pair{{"Content-Type", "application/x-www-form-urlencoded"}},
			body: "Param1=value1", want: "ff11897932ad3f4e8b18135d722051e5ac45fc38421b1da7b9d196a0fe09473a"},
	} {
		t.Run(v.name, func(t *testing.T) {
			r := Request{Method: "GET", Path: v.path, Query: v.query, Body: []byte(v.body),
				Headers: append([]Pair{{"Host", "example.amazonaws.com"}}, v.headers...)}
			if v.method != "" {
				r.Method = v.method
			}
			c := Credentials{"AKIDEXAMPLE", redact.New("wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"), v.token}
			added := Sign(r, c, "us-east-1", "service", time.Date(2015, 8, 30, 12, 36, 0, 0, time.UTC))
			if added[0] != (Pair{"X-Amz-Date", "20150830T123600Z"}) {
				t.Errorf("date header is %v", added[0])
			}
			got := ParseAuthorization(added[len(added)-1].Value)
			if got.Signature != v.want {
				t.Errorf("signature %s, want %s", got.Signature, v.want)
			}
			if got.Credential != "AKIDEXAMPLE/20150830/us-east-1/service/aws4_request" || got.Algorithm != Algorithm {
				t.Errorf("parsed back as %+v", got)
			}
		})
	}
}

// A header is taken apart whatever separates its parameters, and what it
// lacks is empty.
func TestParseAuthorization(t *testing.T) {
	full := Authorization{Algorithm, "AK/20260101/r/kinesis/aws4_request", "host;x-amz-date", "00ff"}
	for value, want := range map[string]Authorization{
		"": {},
		"AWS4-HMAC-SHA256 Credential=AK/20260101/r/kinesis/aws4_request, SignedHeaders=host;x-amz-date, Signature=00ff": full,
		"AWS4-HMAC-SHA256 Credential=AK/20260101/r/kinesis/aws4_request,SignedHeaders=host;x-amz-date,Signature=00ff":   full,
		" AWS4-HMAC-SHA256  Signature=00ff SignedHeaders=host;x-amz-date Credential=AK/20260101/r/kinesis/aws4_request": full,
		"AWS4-HMAC-SHA256 Credential":               {Algorithm: Algorithm},
		"AWS4-HMAC-SHA256 Credential=a=b Signature": {Algorithm: Algorithm, Credential: "a=b"},
	} {
		if got := ParseAuthorization(value); got != want {
			t.Errorf("%q: got %+v, want %+v", value, got, want)
		}
	}
}

// A credential's scope is read from the end, so keys with slashes work.
func TestParseCredential(t *testing.T) {
	for s, want := range map[string]Credential{
		"AK/20260101/us-east-1/kinesis/aws4_request":  {"AK", "20260101", "us-east-1", "kinesis"},
		"A/K/20260101/us-east-1/kinesis/aws4_request": {"A/K", "20260101", "us-east-1", "kinesis"},
	} {
		if got, ok := ParseCredential(s); got != want || !ok {
			t.Errorf("%q: got %+v %v, want %+v", s, got, ok, want)
		}
	}
	for s, key := range map[string]string{
		"": "", "AK": "AK", "AK/x": "AK", "AK/20260101/us-east-1/kinesis/aws5": "AK",
		"/20260101/us-east-1/kinesis/aws4_request": "", "AK/20260101//kinesis/aws4_request": "AK",
	} {
		if got, ok := ParseCredential(s); ok || got.AccessKeyID != key {
			t.Errorf("%q: got %+v %v, want a malformed scope of key %q", s, got, ok, key)
		}
	}
}

// No header makes the parsers panic, and what they return is cut from it.
func FuzzParse(f *testing.F) {
	f.Add("AWS4-HMAC-SHA256 Credential=AK/20260101/r/kinesis/aws4_request, SignedHeaders=host, Signature=00ff")
	f.Add("AWS4- ,,,=/,Credential=////")
	f.Fuzz(func(t *testing.T, value string) {
		a := ParseAuthorization(value)
		c, ok := ParseCredential(a.Credential)
		for _, s := range []string{a.Algorithm, a.Credential, a.SignedHeaders, a.Signature, c.AccessKeyID, c.Region} {
			if !strings.Contains(value, s) {
				t.Fatalf("%q is not part of %q", s, value)
			}
		}
		if ok && c.AccessKeyID+"/"+c.Date+"/"+c.Region+"/"+c.Service+"/aws4_request" != a.Credential {
			t.Fatalf("%+v is not %q", c, a.Credential)
		}
	})
}
