package bench

import (
	"bytes"
	"crypto/sha256"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync"
	"testing"
	"time"
)

// Every request of a load over HTTP/2, plain and over TLS, reaches the server
// whole, with its headers, bodies longer than its windows included; replies longer
// than a frame are counted when they have ended. A reply that fails the check, or
// is no success, ends the load.
func TestClosedStreams(t *testing.T) {
	for _, way := range []crossing{{false, true}, {true, true}} {
		t.Run(way.String(), func(t *testing.T) { testClosedStreams(t, way) })
	}
}

func testClosedStreams(t *testing.T, way crossing) {
	var mu sync.Mutex
	seen := map[string]int{}
	server := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, err := io.ReadAll(r.Body)
		sum := sha256.Sum256(body)
		mu.Lock()
		seen[r.URL.Path+" "+r.Header.Get("X-Amz-Target")+" "+string(sum[:])]++
		mu.Unlock()
		if err != nil || r.ProtoMajor != 2 || r.Method != http.MethodPost || r.URL.Path == "/fail" {
			http.Error(w, "no", http.StatusBadRequest)
			return
		}
		if r.URL.Path == "/empty" {
			return
		}
		io.WriteString(w, "good"+strings.Repeat("x", 100_000))
	}))
	server.Config.Protocols = new(http.Protocols)
	server.Config.Protocols.SetUnencryptedHTTP2(true)
	server.Config.Protocols.SetHTTP2(true)
	if server.EnableHTTP2 = way.secure; way.secure {
		server.StartTLS()
	} else {
		server.Start()
	}
	defer server.Close()
	address, err := url.Parse(server.URL)
	if err != nil {
		t.Fatal(err)
	}
	to := &target{url: address}
	good := func(body []byte) bool { return bytes.HasPrefix(body, []byte("good")) && len(body) == nearBytes }
	small, large := []byte("{}"), noise(3<<20)
	requests := []request{
		to.buildFor(way, "/", "PutRecord", jsonType, small, good),
		to.buildFor(way, "/path", "PutRecords", cborType, large, good),
		to.buildFor(way, "/empty", "None", jsonType, nil, nil),
	}
	result, err := closedStreams(t.Context(), way.dialTo(to.url, to.url), 2, 3, 50*time.Millisecond, requests)
	if err != nil {
		t.Fatal(err)
	}
	total := 0
	for _, want := range []struct {
		name string
		body []byte
	}{{"/ Kinesis_20131202.PutRecord", small}, {"/path Kinesis_20131202.PutRecords", large}, {"/empty Kinesis_20131202.None", nil}} {
		sum := sha256.Sum256(want.body)
		n := seen[want.name+" "+string(sum[:])]
		if n == 0 {
			t.Errorf("%s did not arrive", want.name)
		}
		total += n
	}
	if total != result.allRequests || total < 6 || len(seen) != 3 {
		t.Errorf("%d requests counted, %d arrived, of %d kinds", result.allRequests, total, len(seen))
	}

	for _, bad := range []request{
		to.buildFor(way, "/fail", "PutRecord", jsonType, small, nil),
		to.buildFor(way, "/", "PutRecord", jsonType, small, func([]byte) bool { return false }),
	} {
		if _, err := closedStreams(t.Context(), way.dialTo(to.url, to.url), 1, 2, time.Millisecond, []request{bad}); err == nil {
			t.Error("no error")
		}
	}
}

// Lengths of headers are written as HPACK has them (RFC 7541, section 5.1).
func TestHeaderLengths(t *testing.T) {
	for n, want := range map[int]string{0: "\x00", 126: "\x7e", 127: "\x7f\x00", 254: "\x7f\x7f", 255: "\x7f\x80\x01", 1337: "\x7f\xba\x09"} {
		if got := string(appendText(nil, strings.Repeat("x", n))[:len(want)]); got != want {
			t.Errorf("%d: %x, not %x", n, got, want)
		}
	}
}
