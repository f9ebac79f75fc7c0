package bench

import (
	"context"
	"encoding/base64"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// serverURL starts a server for a test.
func serverURL(t *testing.T, handler http.Handler) *url.URL {
	server := httptest.NewServer(handler)
	t.Cleanup(server.Close)
	u, err := url.Parse(server.URL)
	if err != nil {
		t.Fatal(err)
	}
	return u
}

// A reply that is no success, or says that records failed, ends a load with an
// error, at any size and spacing of the reply: failures must never pass as
// speed.
func TestLoadChecksReplies(t *testing.T) {
	late := `{"EncryptionType":"` + strings.Repeat("N", 5000) + `","FailedRecordCount" : `
	for _, c := range []struct{ name, answer, says string }{
		{"good", `{"FailedRecordCount":0,"Records":[]}`, ""},
		{"good, spaced", `{"FailedRecordCount": 0, "Records": []}`, ""},
		{"good, late", late + `0}`, ""},
		{"status", "", "answered 400"},
		{"failed records", `{"FailedRecordCount":3,"Records":[]}`, "answered 200"},
		{"failed records, late", late + `30}`, "answered 200"},
		{"another reply", `{}`, "answered 200 {}"},
	} {
		u := serverURL(t, http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
			if c.answer == "" {
				w.WriteHeader(http.StatusBadRequest)
			}
			w.Write([]byte(c.answer))
		}))
		requests := putSmall.requests(&target{url: u}, "/", "s", putSmall.succeeded)
		for name, load := range map[string]func() (*loadResult, error){
			"closed": func() (*loadResult, error) { return closedLoop(t.Context(), u, 2, time.Millisecond, sending(requests)) },
			"open":   func() (*loadResult, error) { return openLoop(t.Context(), u, 2, requests, 1e4, time.Millisecond) },
		} {
			result, err := load()
			if c.says == "" && (err != nil || result.allRequests < 1) {
				t.Errorf("%s, %s: %v, %+v", c.name, name, err, result)
			}
			if c.says != "" && (err == nil || !strings.Contains(err.Error(), c.says)) {
				t.Errorf("%s, %s: %v, want %q", c.name, name, err, c.says)
			}
		}
	}
}

// A server that closes the connection ends a load with an error, one that
// hangs ends it when the context does.
func TestLoadEnds(t *testing.T) {
	u := serverURL(t, http.HandlerFunc(func(http.ResponseWriter, *http.Request) { panic(http.ErrAbortHandler) }))
	requests := putSingle.requests(&target{url: u}, "/", "s", nil)
	if _, err := closedLoop(t.Context(), u, 2, time.Millisecond, sending(requests)); err == nil || !strings.Contains(err.Error(), "EOF") {
		t.Errorf("closed connection: %v", err)
	}
	ctx, cancel := context.WithCancelCause(t.Context())
	hung := make(chan struct{})
	u = serverURL(t, http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		cancel(errTimeUp)
		<-hung
	}))
	defer close(hung)
	if _, err := closedLoop(ctx, u, 2, time.Millisecond, sending(requests)); err != errTimeUp {
		t.Errorf("hanging server: %v", err)
	}
}

// Bodies in chunks are read as whole ones are.
func TestChunkedReply(t *testing.T) {
	want := strings.Repeat("0123456789", 20000)
	u := serverURL(t, http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		for part := want; part != ""; part = part[1000:] {
			w.Write([]byte(part[:1000]))
			w.(http.Flusher).Flush()
		}
	}))
	conn, err := dial(t.Context(), u, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	for range 2 {
		if got, err := conn.call(putSingle.requests(&target{url: u}, "/", "s", nil)[0], true); err != nil || string(got) != want {
			t.Fatalf("%d bytes, %v", len(got), err)
		}
	}
}

// The count of a page's records and bytes is exact for every padding and with
// spaces.
func TestDrainCounts(t *testing.T) {
	page := `{"Records":[`
	var want int64
	for n := range 10 {
		page += `{"Data": "` + base64.StdEncoding.EncodeToString(make([]byte, n)) + `","PartitionKey":"k"},`
		want += int64(n)
	}
	var d shardDrain
	d.count([]byte(strings.TrimSuffix(page, ",") + `],"NextShardIterator":"it","MillisBehindLatest":0}`))
	if d.records != 10 || d.bytes != want {
		t.Errorf("counted %d records of %d bytes, want 10 of %d", d.records, d.bytes, want)
	}
}

// Members are found whatever the spacing, and only when they are whole.
func TestMember(t *testing.T) {
	for _, c := range []struct {
		body, want string
		ok         bool
	}{
		{`{"A":"x","N":"it"}`, "it", true}, {`{"N" : 0}`, "0", true}, {`{"N":12,"B":1}`, "12", true}, {`{"N":""}`, "", true},
		{`{"N":1`, "", false}, {`{"N":"i`, "", false}, {`{"N"`, "", false}, {`{"M":1}`, "", false},
	} {
		if got, ok := member([]byte(c.body), "N"); string(got) != c.want || ok != c.ok {
			t.Errorf("%s: %q %t", c.body, got, ok)
		}
	}
}

// A program that does not start is reported with what it said.
func TestChildThatFails(t *testing.T) {
	if _, err := startChild(t.Context(), "/bin/sh", "-c", "echo nonsense >&2; exit 3"); err == nil || !strings.Contains(err.Error(), "nonsense") {
		t.Errorf("got %v", err)
	}
}

// A run that ends because its time is up says so, whatever it was waiting for.
func TestTimeUp(t *testing.T) {
	hangs := filepath.Join(t.TempDir(), "hangs")
	if err := os.WriteFile(hangs, []byte("#!/bin/sh\nexec sleep 60\n"), 0o700); err != nil {
		t.Fatal(err)
	}
	report, err := Run(t.Context(), Options{
		Binary: hangs, Dir: t.TempDir(), Each: 1, Longest: 300 * time.Millisecond, Progress: func(string) {},
	})
	if err != nil || len(report.NotMeasured) != 1 || !strings.HasPrefix(report.NotMeasured[0], "the rest: ") ||
		!strings.Contains(report.NotMeasured[0], "the time was up") {
		t.Errorf("%v, %+v", err, report)
	}
}
