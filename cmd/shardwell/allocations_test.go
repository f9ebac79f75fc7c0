package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"testing"
	"time"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/api"
	"github.com/shardwell/shardwell/internal/api/kinesis"
	"github.com/shardwell/shardwell/internal/envelope"
	"github.com/shardwell/shardwell/internal/gateway"
	"github.com/shardwell/shardwell/internal/log/embedded"
	"github.com/shardwell/shardwell/internal/service/keys"
	kinesisstreams "github.com/shardwell/shardwell/internal/service/streams"
	"github.com/shardwell/shardwell/internal/service/streams/quota"
	"github.com/shardwell/shardwell/internal/vfs"
	"github.com/shardwell/shardwell/internal/wire/cbor"
	wirejson "github.com/shardwell/shardwell/internal/wire/json"
)

// payload is how requests and answers are written.
type payload struct {
	contentType string
	append      func(dst []byte, v api.Struct) []byte
	decode      func(body []byte, into api.Struct) error
}

var (
	inJSON = payload{"application/x-amz-json-1.1", wirejson.Append, wirejson.Decode}
	inCBOR = payload{"application/x-amz-cbor-1.1", cbor.Append, cbor.Decode}
)

// sink is a client that keeps nothing but the last answer, and makes no
// garbage.
type sink struct {
	payload payload
	header  http.Header
	status  int
	body    []byte
}

func (s *sink) Header() http.Header         { return s.header }
func (s *sink) WriteHeader(status int)      { s.status = status }
func (s *sink) Write(p []byte) (int, error) { s.body = append(s.body, p...); return len(p), nil }

// ask sends a request to a handler.
func (s *sink) ask(t testing.TB, h http.Handler, operation string, body []byte) {
	t.Helper()
	request, err := http.NewRequest(http.MethodPost, "/", io.NopCloser(bytes.NewReader(body)))
	if err != nil {
		t.Fatal(err)
	}
	request.ContentLength = int64(len(body))
	request.Header.Set("Content-Type", s.payload.contentType)
	request.Header.Set("X-Amz-Target", kinesis.Service.TargetPrefix+"."+operation)
	request.Header.Set("X-Amz-Date", "20261101T000000Z")
	request.Header.Set("Authorization", "AWS4-HMAC-SHA256 Credential=AK/20261101/us-east-1/kinesis/aws4_request, SignedHeaders=host, Signature=00")
	clear(s.header)
	s.body = s.body[:0]
	if h.ServeHTTP(s, request); s.status != http.StatusOK {
		t.Fatalf("%s: %d %.200s", operation, s.status, s.body)
	}
}

// newHandler is all that serves a request but the sockets: the gateway, the
// streams service and the engine on a real directory.
func newHandler(t testing.TB, shards int) http.Handler {
	t.Helper()
	dir := t.TempDir()
	files, err := vfs.OS(dir)
	if err != nil {
		t.Fatal(err)
	}
	engine, err := embedded.Open(t.Context(), files, embedded.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { engine.Close() })
	service, err := kinesisstreams.Open(t.Context(), engine, kinesisstreams.Config{
		MasterKey: envelope.Key{}, Keys: keys.Unavailable{}, Quotas: quota.Of(quota.Off), Log: slog.New(slog.DiscardHandler), StateDelay: time.Millisecond,
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { service.Close() })
	tenant := shardwell.Tenant{Account: "000000000000", Region: "us-east-1"}
	if err := service.EnsureStream(context.Background(), tenant, "s", shards); err != nil {
		t.Fatal(err)
	}
	return gateway.New(gateway.Config{Services: []gateway.Service{{API: kinesis.Service, Handlers: service.Handlers()}}})
}

// From the request's body to the answer's, a record costs no allocation of its
// own, neither on its way in nor on its way out, in JSON or in CBOR: what is left
// is by request.
func TestAllocationsPerRecord(t *testing.T) {
	for _, p := range []payload{inJSON, inCBOR} {
		t.Run(p.contentType, func(t *testing.T) { allocationsPerRecord(t, p) })
	}
}

func allocationsPerRecord(t *testing.T, p payload) {
	const shards, records = 16, 500
	h := newHandler(t, shards)
	s := &sink{payload: p, header: http.Header{}}
	puts := func(n int) []byte {
		in := &kinesis.PutRecordsInput{StreamName: "s"}
		for i := range n {
			in.Records = append(in.Records, kinesis.PutRecordsRequestEntry{Data: make([]byte, 100), PartitionKey: fmt.Sprint("key ", i)})
		}
		return p.append(nil, in)
	}
	perRecord := func(name string, few, many func()) {
		t.Helper()
		a, b := testing.AllocsPerRun(50, few), testing.AllocsPerRun(50, many)
		if each := (b - a) / (records - 1); each > 0.25 {
			t.Errorf("%s: %.0f allocations for a record, %.0f for %d: %.2f each", name, a, b, records, each)
		}
	}
	one, all := puts(1), puts(records)
	put := func(body []byte) func() { return func() { s.ask(t, h, "PutRecords", body) } }
	for range 10 { // memory that is made once
		put(all)()
	}
	perRecord("PutRecords", put(one), put(all))

	var it kinesis.GetShardIteratorOutput
	s.ask(t, h, "GetShardIterator", p.append(nil, &kinesis.GetShardIteratorInput{StreamName: "s", ShardId: "0", ShardIteratorType: "TRIM_HORIZON"}))
	if err := p.decode(s.body, &it); err != nil {
		t.Fatal(err)
	}
	get := func(limit int32) func() {
		body := p.append(nil, &kinesis.GetRecordsInput{ShardIterator: it.ShardIterator, Limit: &limit})
		return func() { s.ask(t, h, "GetRecords", body) }
	}
	get(records)()
	var page kinesis.GetRecordsOutput
	if err := p.decode(s.body, api.Struct(&page)); err != nil || len(page.Records) != records {
		t.Fatalf("%d records, %v", len(page.Records), err)
	}
	perRecord("GetRecords", get(1), get(records))
}
