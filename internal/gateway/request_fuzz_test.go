package gateway

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/shardwell/shardwell/internal/sigv4"
)

// Whatever arrives at a gateway with authentication on, it is answered without a
// panic, and nothing is carried out of it unless it is signed: a request that the
// fuzzer signs itself only by an unknown key.
func FuzzRequest(f *testing.F) {
	fake, g := newGuarded(f, newPeople(f, `{"Effect":"Allow","Action":"*","Resource":"*"}`))
	f.Add("POST", "/", json11, "Kinesis_20131202.DescribeStream", "", `{"StreamName":"s"}`, true)
	f.Add("POST", "/?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Signature=0", cbor11, "Kinesis_20131202.PutRecord", "AWS4-HMAC-SHA256 Credential=AKIAALICE/////", "\xa1\x64Data\x41a", false)
	f.Add("GET", "/?Action=ListUsers&Version=2010-05-08", "", "", "AWS4-HMAC-SHA256 Credential=AKIAALICE/20260101/r/iam/aws4_request, SignedHeaders=host, Signature=0", "", false)
	f.Add("OPTIONS", "/_shardwell/health", "text/plain", "Kinesis_20131202.", "Bearer x", "", false)
	stranger := sigv4.Credentials{AccessKeyID: "AKIANOBODY", SecretAccessKey: aliceCredentials.SecretAccessKey}
	f.Fuzz(func(t *testing.T, method, target, contentType, operation, authorization, body string, signed bool) {
		r, err := http.NewRequestWithContext(t.Context(), method, "http://kinesis.test/", strings.NewReader(body))
		if err != nil {
			return // net/http takes no such method
		}
		if r.URL, err = r.URL.Parse(target); err != nil {
			return // nor such a target
		}
		r.RequestURI, r.RemoteAddr = target, "192.0.2.1:1234"
		r.Header["Content-Type"], r.Header["X-Amz-Target"], r.Header["Authorization"] = []string{contentType}, []string{operation}, []string{authorization}
		if signed {
			sign(r, stranger, time.Now(), strings.TrimPrefix(operation, "Kinesis_20131202."), body)
		}
		w := httptest.NewRecorder()
		g.ServeHTTP(w, r)
		if w.Code < 200 || w.Code > 599 || w.Code == http.StatusInternalServerError {
			t.Errorf("answered %d %s", w.Code, w.Body)
		}
		if fake.calls() > 0 {
			t.Fatalf("carried out: %q", authorization)
		}
	})
}
