package sigv4

import (
	"bufio"
	"io"
	"net/http"
	"strconv"
	"strings"
	"testing"
)

// receivedFrom is how a server of net/http asks for a verification: the target
// as it was on the request line, and the two headers put back that net/http
// keeps elsewhere.
func receivedFrom(r *http.Request) (Received, error) {
	body, err := io.ReadAll(r.Body)
	got := Received{Method: r.Method, Body: body, Headers: []Pair{{"Host", r.Host}}}
	got.Path, got.Query, _ = strings.Cut(r.RequestURI, "?")
	if r.Header.Get("Content-Length") == "" && r.ContentLength > 0 {
		got.Headers = append(got.Headers, Pair{"Content-Length", strconv.FormatInt(r.ContentLength, 10)})
	}
	for name, values := range r.Header {
		for _, value := range values {
			got.Headers = append(got.Headers, Pair{name, value})
		}
	}
	return got, err
}

// The requests of AWS's suite are accepted when net/http has read them off the
// wire, too: folded, doubled and spaced headers, escapes and bytes above ASCII
// in the target. Those with a space in the target are no HTTP.
func TestSuiteThroughHTTP(t *testing.T) {
	v := NewVerifier(oneKey(suiteKey, suiteSecret), 10)
	accepted, unreadable := 0, 0
	for _, c := range readSuite(t) {
		if strings.Contains(c.flags, "late-token") {
			continue
		}
		target := c.request.Path
		if c.request.Query != "" {
			target += "?" + c.request.Query
		}
		wire := c.request.Method + " " + target + " HTTP/1.1\r\n"
		for _, h := range c.request.Headers {
			wire += h.Name + ":" + strings.ReplaceAll(h.Value, "\n", "\r\n") + "\r\n"
		}
		r, err := http.ReadRequest(bufio.NewReader(strings.NewReader(wire + "\r\n" + string(c.request.Body))))
		if err != nil {
			unreadable++
			if !strings.Contains(target, " ") {
				t.Errorf("%s: %v", c.name, err)
			}
			continue
		}
		got, err := receivedFrom(r)
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		if _, refusal := v.Verify(&got, c.rules(), suiteTime); refusal != nil {
			t.Errorf("%s, %s: %s", c.name, c.form, refusal)
			continue
		}
		accepted++
	}
	t.Logf("%d requests accepted, %d with a space in the target", accepted, unreadable)
	if accepted != 70 || unreadable != 4 {
		t.Errorf("%d requests were accepted and %d were no HTTP, want 70 and 4", accepted, unreadable)
	}
}
