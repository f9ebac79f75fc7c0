package gateway

import (
	"net/http"
	"regexp"
	"strings"
	"testing"

	"github.com/shardwell/shardwell"
)

// The form of a request's authentication is refused in AWS's words, each
// missing part by name.
func TestAuth(t *testing.T) {
	_, g := newFake(t, Config{})
	for _, c := range []struct {
		query   string
		headers []string
		code    string
		message string
	}{
		{"?X-Amz-Algorithm=x", nil, "InvalidSignatureException", "Found both 'X-Amz-Algorithm' as a query-string param and 'Authorization' as HTTP header."},
		{"", []string{"Authorization", "-"}, "MissingAuthenticationTokenException", "Missing Authentication Token"},
		{"", []string{"Authorization", "X", "X-Amz-Date", "-"}, "IncompleteSignatureException",
			"Authorization header requires 'Credential' parameter. Authorization header requires 'Signature' parameter. Authorization header requires 'SignedHeaders' parameter. Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header. Authorization=X"},
		{"", []string{"Authorization", "AWS4-HMAC-SHA256 x", "X-Amz-Date", "-"}, "IncompleteSignatureException",
			"Authorization header requires 'Credential' parameter. Authorization header requires 'Signature' parameter. Authorization header requires 'SignedHeaders' parameter. Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header. Authorization=AWS4-HMAC-SHA256 x"},
		{"", []string{"Authorization", "AWS4-HMAC-SHA256 Credential=a, SignedHeaders=b"}, "IncompleteSignatureException",
			"Authorization header requires 'Signature' parameter. Authorization=AWS4-HMAC-SHA256 Credential=a, SignedHeaders=b"},
		{"?X-Amz-Algorithm=x", []string{"Authorization", "-"}, "IncompleteSignatureException",
			"AWS query-string parameters must include 'X-Amz-Credential'. AWS query-string parameters must include 'X-Amz-Signature'. AWS query-string parameters must include 'X-Amz-SignedHeaders'. AWS query-string parameters must include 'X-Amz-Date'. Re-examine the query-string parameters."},
	} {
		w := call(g, "POST", "/"+c.query, "{}", c.headers...)
		want := `{"__type":"` + c.code + `","message":"` + c.message + `"}`
		if w.Code != 400 || w.Body.String() != want {
			t.Errorf("%s %v: got %d %s\nwant %s", c.query, c.headers, w.Code, w.Body, want)
		}
	}
	if w := call(g, "POST", "/", "{}", "X-Amz-Date", "-", "Date", "Sun, 01 Nov 2026 00:00:00 GMT"); w.Code != 200 {
		t.Errorf("Date instead of X-Amz-Date: got %d %s", w.Code, w.Body)
	}
}

// Whatever the header, it is either refused with a code of the front door or
// gives a tenant with twelve digits and a region.
func FuzzAuth(f *testing.F) {
	f.Add(signed, "20261101T000000Z", "")
	f.Add("AWS4-", "", "X-Amz-Algorithm=&X-Amz-Credential=/////")
	f.Add("AWS4-HMAC-SHA256 Credential=/,SignedHeaders=;,Signature=,", "x", "%zz")
	f.Fuzz(func(t *testing.T, header, date, query string) {
		r, err := http.NewRequest("POST", "http://localhost/", nil)
		if err != nil {
			t.Fatal(err)
		}
		r.URL.RawQuery = query
		r.Header["Authorization"], r.Header["X-Amz-Date"] = []string{header}, []string{date}
		credential, refusal := checkAuth(r)
		if refusal != nil {
			if !strings.HasSuffix(refusal.Code, "Exception") || refusal.Message == "" {
				t.Fatalf("refused as %+v", refusal)
			}
			return
		}
		tenant := tenantOf(credential, "127.0.0.1:4567", shardwell.Tenant{Account: "000000000000", Region: "us-east-1"})
		if !isAccount(tenant.Account) || tenant.Region == "" {
			t.Fatalf("tenant %+v", tenant)
		}
	})
}

// A region's name is what the regular expression says that finds it in a host's.
func FuzzRegionName(f *testing.F) {
	plain := regexp.MustCompile(`^[a-z]{2,9}(?:-[a-z]{1,20}){1,3}-[0-9]{1,3}$`)
	for _, name := range []string{
		"us-east-1", "us-gov-west-1", "eu-isoe-west-12", "a-b-1", "ab-1", "ab-c-d-e-1", "ab-c-d-e-f-1", "ab--1", "us-east-", "us-east-1234", "us-east-1-",
		"-us-east-1", "us_east-1", "US-east-1", "us-east1-1", "us-east-1a", "us-east", "", "abcdefghij-a-1", "ab-abcdefghijklmnopqrstu-1", "us-east-1\n",
	} {
		f.Add(name)
	}
	f.Fuzz(func(t *testing.T, name string) {
		if got, want := isRegionName(name), plain.MatchString(name); got != want {
			t.Errorf("%q: %v", name, got)
		}
	})
}

// A request belongs to the region it was signed for; if that is only a part of
// an address, to the one its Host names, or else to the default.
func TestRegionOf(t *testing.T) {
	for _, c := range []struct{ signed, host, want string }{
		{"eu-west-1", "127.0.0.1:4567", "eu-west-1"},
		{"us-gov-west-1", "kinesis.us-east-2.amazonaws.com", "us-gov-west-1"},
		{"0", "kinesis.us-east-2.amazonaws.com", "us-east-2"},
		{"localhost", "kinesis.cn-north-1.amazonaws.com.cn", "cn-north-1"},
		{"0", "127.0.0.1:4567", "us-east-1"},
		{"0", "kinesis.example.com", "us-east-1"},
		{"home", "localhost:4567", "home"},
	} {
		if got := regionOf(c.signed, c.host, "us-east-1"); got != c.want {
			t.Errorf("signed for %q at %q: got %q, want %q", c.signed, c.host, got, c.want)
		}
	}
}
