package bench

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"strings"
	"sync"
	"testing"

	"github.com/shardwell/shardwell/internal/api"
	"github.com/shardwell/shardwell/internal/api/kinesis"
	wirejson "github.com/shardwell/shardwell/internal/wire/json"
)

func bodyOf(q request) []byte {
	_, body, _ := bytes.Cut(q.raw, []byte("\r\n\r\n"))
	return body
}

// The requests are what they are called: so many records of so many bytes, and
// no two of one request with the same key.
func TestRequests(t *testing.T) {
	server := &target{url: serverURL(t, nil)}
	for _, p := range []put{putSmall, putLarge} {
		var in kinesis.PutRecordsInput
		if err := wirejson.Decode(bodyOf(p.requests(server, "/", "s", nil)[3]), &in); err != nil {
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

// What b″ does with a body is what the codec of the server makes of it: the
// same data, as many records, and a reply of the size of the real one.
func TestScan(t *testing.T) {
	server := &target{url: serverURL(t, nil)}
	for _, p := range []put{putSmall, putLarge, putSingle} {
		body := bodyOf(p.requests(server, "/", "s", nil)[0])
		var want []byte
		var out api.Struct = &kinesis.PutRecordOutput{ShardId: anyShard, SequenceNumber: anyNumber}
		if p.records == 1 {
			var in kinesis.PutRecordInput
			if err := wirejson.Decode(body, &in); err != nil {
				t.Fatal(err)
			}
			want = in.Data
		} else {
			var in kinesis.PutRecordsInput
			if err := wirejson.Decode(body, &in); err != nil {
				t.Fatal(err)
			}
			var failed int32
			full := &kinesis.PutRecordsOutput{FailedRecordCount: &failed}
			for _, r := range in.Records {
				want = append(want, r.Data...)
				full.Records = append(full.Records, kinesis.PutRecordsResultEntry{ShardId: anyShard, SequenceNumber: anyNumber})
			}
			out = full
		}
		var s scanner
		for range 2 { // the second time with what the first left
			if err := s.scan(body); err != nil || s.records != p.records || !bytes.Equal(s.data, want) {
				t.Fatalf("%s: %d records, %d bytes, %v", p.name, s.records, len(s.data), err)
			}
		}
		if reply := s.reply(nil, p.records > 1); len(reply) != len(wirejson.Append(nil, out)) || !p.succeeded(reply) {
			t.Errorf("%s: a reply of %d bytes, want %d", p.name, len(reply), len(wirejson.Append(nil, out)))
		}
	}
	for _, bad := range []string{"", "{}", `{"Data":"a`, `{"Records":[{"Data":"!!!!","PartitionKey":"k"}]}`} {
		if err := new(scanner).scan([]byte(bad)); err == nil {
			t.Errorf("%s: no error", bad)
		}
	}
}

// The spool writes every byte it is given, from however many at once, and a
// disk that fails is an error for those who give.
func TestSpool(t *testing.T) {
	dir := t.TempDir()
	r, err := newRing(dir, "x")
	if err != nil {
		t.Fatal(err)
	}
	s := startSpool(r)
	var giving sync.WaitGroup
	for range 4 {
		giving.Go(func() {
			for range 10 {
				if err := s.add(1 << 20); err != nil {
					t.Error(err)
				}
			}
		})
	}
	giving.Wait()
	if err := s.stop(); err != nil || s.pending != 0 || r.at != 40<<20 {
		t.Errorf("%v, %d bytes left, %d written", err, s.pending, r.at)
	}
	if err := r.close(); err != nil {
		t.Fatal(err)
	}
	if left, err := os.ReadDir(dir); err != nil || len(left) > 0 {
		t.Errorf("left behind: %v, %v", left, err)
	}
	s = startSpool(r)
	for range 3 {
		if err = s.add(maxAhead); err != nil {
			break
		}
	}
	if errors.Join(err, s.stop()) == nil {
		t.Error("writing to a closed file is no error")
	}
}

// The baseline serves until its context ends, and refuses what it is not for.
func TestBaseline(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	reader, writer := io.Pipe()
	ended := make(chan error)
	go func() { ended <- Baseline(ctx, t.TempDir(), writer) }()
	line := make([]byte, 100)
	n, err := reader.Read(line)
	if err != nil || !strings.Contains(string(line[:n]), "http://127.0.0.1:") {
		t.Fatalf("%q, %v", line[:n], err)
	}
	cancel()
	if err := <-ended; err != nil {
		t.Error(err)
	}
	server := &target{url: serverURL(t, baselineHandler(nil))}
	conn, err := dial(t.Context(), server.url, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	if got, err := conn.call(server.build(baselineRead+"5", "GetRecords", &kinesis.GetRecordsInput{}, nil), true); err != nil || len(got) != 8 {
		t.Errorf("a page of 5 bytes: %q, %v", got, err)
	}
	if _, err := conn.call(server.build(baselineRecords, "PutRecords", &kinesis.GetRecordsInput{}, nil), true); err == nil {
		t.Error("a body without records is no error")
	}
}

// A page of b″ is a page of the real form, with what was asked for in it.
func TestBaselinePage(t *testing.T) {
	server := &target{url: serverURL(t, baselineHandler(nil))}
	conn, err := dial(t.Context(), server.url, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	body, err := conn.call(server.build(baselinePage+"7/100", "GetRecords", &kinesis.GetRecordsInput{}, nil), true)
	if err != nil {
		t.Fatal(err)
	}
	var out kinesis.GetRecordsOutput
	if err := wirejson.Decode(body, &out); err != nil || len(out.Records) != 7 || len(out.Records[6].Data) != 100 {
		t.Fatalf("%v: %s", err, body)
	}
	if real := wirejson.Append(nil, &out); !bytes.Equal(real, body) {
		t.Errorf("got  %s\nwant %s", body, real)
	}
	var counted shardDrain
	if counted.count(body); counted.records != 7 || counted.bytes != 700 {
		t.Errorf("%d records of %d bytes", counted.records, counted.bytes)
	}
}

// What is forgotten can still be read.
func TestForget(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(dir+"/a", []byte("text"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := forget(dir); err != nil && !errors.Is(err, errors.ErrUnsupported) {
		t.Fatal(err)
	}
	if text, err := os.ReadFile(dir + "/a"); err != nil || string(text) != "text" {
		t.Errorf("%q, %v", text, err)
	}
}
