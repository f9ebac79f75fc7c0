package bench

import (
	"bytes"
	"context"
	"encoding/base64"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/shardwell/shardwell/internal/api/kinesis"
	wirejson "github.com/shardwell/shardwell/internal/wire/json"
)

// A reply that is no success, or says that records failed, ends a load with an
// error: failures must never pass as speed.
func TestLoadChecksReplies(t *testing.T) {
	for _, c := range []struct {
		name   string
		answer http.HandlerFunc
		says   string
	}{
		{"good", func(w http.ResponseWriter, _ *http.Request) { w.Write([]byte(`{"FailedRecordCount":0,"Records":[]}`)) }, ""},
		{"status", func(w http.ResponseWriter, _ *http.Request) { http.Error(w, "no", http.StatusBadRequest) }, "answered 400 no"},
		{"failed records", func(w http.ResponseWriter, _ *http.Request) { w.Write([]byte(`{"FailedRecordCount":3,"Records":[]}`)) }, "answered 200"},
		{"no reply", func(http.ResponseWriter, *http.Request) { panic(http.ErrAbortHandler) }, "EOF"},
	} {
		server := httptest.NewServer(c.answer)
		o := Options{Connections: 2, Each: time.Millisecond}
		result, err := o.load(t.Context(), &child{address: strings.TrimPrefix(server.URL, "http://")}, puts[0].requests("/", 500))
		if c.says == "" && (err != nil || result.allRequests < 2) {
			t.Errorf("%s: %v, %+v", c.name, err, result)
		}
		if c.says != "" && (err == nil || !strings.Contains(err.Error(), c.says)) {
			t.Errorf("%s: %v, want %q", c.name, err, c.says)
		}
		server.Close()
	}
}

// The requests are what they are called: so many records of so many bytes, and
// no two of one request with the same key.
func TestRequests(t *testing.T) {
	for _, p := range puts[:2] {
		_, body, _ := bytes.Cut(p.requests("/", p.records)[3].raw, []byte("\r\n\r\n"))
		var in kinesis.PutRecordsInput
		if err := wirejson.Decode(body, &in); err != nil {
			t.Fatal(err)
		}
		keys := map[string]bool{}
		for _, r := range in.Records {
			keys[r.PartitionKey] = true
			if len(r.Data) != p.size {
				t.Errorf("%s: a record of %d bytes", p.name, len(r.Data))
			}
		}
		if len(in.Records) != p.records || len(keys) != p.records {
			t.Errorf("%s: %d records with %d keys", p.name, len(in.Records), len(keys))
		}
	}
}

// The count of a page's records and bytes is exact for every padding.
func TestDrainCounts(t *testing.T) {
	page := `{"Records":[`
	var want int64
	for n := range 10 {
		page += `{"Data":"` + base64.StdEncoding.EncodeToString(make([]byte, n)) + `","PartitionKey":"k"},`
		want += int64(n)
	}
	var d shardDrain
	d.count([]byte(strings.TrimSuffix(page, ",") + `],"NextShardIterator":"it","MillisBehindLatest":0}`))
	if d.records != 10 || d.bytes != want {
		t.Errorf("counted %d records of %d bytes, want 10 of %d", d.records, d.bytes, want)
	}
	if got, err := member([]byte(page+`],"NextShardIterator":"it"}`), "NextShardIterator"); got != "it" || err != nil {
		t.Errorf("member: %q, %v", got, err)
	}
}

// A program that does not start is reported with what it said.
func TestChildThatFails(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	if _, err := startChild(ctx, "/bin/sh", "-c", "echo nonsense >&2; exit 3"); err == nil || !strings.Contains(err.Error(), "nonsense") {
		t.Errorf("got %v", err)
	}
}
