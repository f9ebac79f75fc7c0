package gateway

import (
	"bytes"
	"context"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/api"
	"github.com/shardwell/shardwell/internal/api/kinesis"
	"github.com/shardwell/shardwell/internal/meter"
	"github.com/shardwell/shardwell/internal/service"
)

const (
	json11 = "application/x-amz-json-1.1"
	cbor11 = "application/x-amz-cbor-1.1"
	signed = "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20261101/eu-west-1/kinesis/aws4_request, SignedHeaders=host;x-amz-date, Signature=00"
)

// fake is a service of three operations that remembers how it was called.
type fake struct {
	mu      sync.Mutex
	tenants []shardwell.Tenant
	inputs  []api.Struct

	describe func(ctx context.Context) (service.Reply, error)
}

// calls is how often an operation was carried out.
func (f *fake) calls() int {
	f.mu.Lock()
	defer f.mu.Unlock()
	return len(f.inputs)
}

func (f *fake) handlers() map[string]service.Handler {
	remember := func(t shardwell.Tenant, in api.Struct) {
		f.mu.Lock()
		defer f.mu.Unlock()
		f.tenants, f.inputs = append(f.tenants, t), append(f.inputs, in)
	}
	return map[string]service.Handler{
		"ListStreams": func(_ context.Context, t shardwell.Tenant, in api.Struct) (service.Reply, error) {
			remember(t, in)
			more := false
			return service.Reply{Body: &kinesis.ListStreamsOutput{StreamNames: []string{"a"}, HasMoreStreams: more}}, nil
		},
		"DeleteStream": func(_ context.Context, t shardwell.Tenant, in api.Struct) (service.Reply, error) {
			remember(t, in)
			return service.Reply{}, nil
		},
		"DescribeStream": func(ctx context.Context, t shardwell.Tenant, in api.Struct) (service.Reply, error) {
			remember(t, in)
			return f.describe(ctx)
		},
		"PutRecord": func(_ context.Context, t shardwell.Tenant, in api.Struct) (service.Reply, error) {
			remember(t, in)
			return service.Reply{Body: &kinesis.PutRecordOutput{ShardId: "s", SequenceNumber: "1"}}, nil
		},
	}
}

func newFake(t *testing.T, c Config) (*fake, *Gateway) {
	t.Helper()
	f := &fake{describe: func(context.Context) (service.Reply, error) { return service.Reply{}, nil }}
	c.Services = []Service{{API: kinesis.Service, Handlers: f.handlers(), Elsewhere: func(_ shardwell.Tenant, stream string) []shardwell.Tenant {
		return []shardwell.Tenant{{Account: "111111111111", Region: "us-west-2"}}
	}}, {API: &api.Service{ID: "Part", TargetPrefix: "Part_1"}, Partial: true}}
	return f, New(c)
}

// call is a request in short: headers alternate name and value, and override
// the complete set that is sent otherwise. A value of "-" leaves one out.
func call(g http.Handler, method, url, body string, headers ...string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(method, url, strings.NewReader(body))
	r.Header.Set("Content-Type", json11)
	r.Header.Set("X-Amz-Target", "Kinesis_20131202.ListStreams")
	r.Header.Set("X-Amz-Date", "20261101T000000Z")
	r.Header.Set("Authorization", signed)
	for i := 0; i < len(headers); i += 2 {
		if headers[i+1] == "-" {
			r.Header.Del(headers[i])
		} else {
			r.Header.Set(headers[i], headers[i+1])
		}
	}
	w := httptest.NewRecorder()
	g.ServeHTTP(w, r)
	return w
}

// raw is a response header by its exact spelling, which httptest keeps.
func raw(w *httptest.ResponseRecorder, name string) string {
	if v := w.Header()[name]; len(v) == 1 {
		return v[0]
	}
	return ""
}

const accessDeniedXML = "<AccessDeniedException>\n  <Message>Unable to determine service/operation name to be authorized</Message>\n</AccessDeniedException>\n"

// Every step of the front door answers with the status, content type and body
// recorded from AWS, and the earlier step wins.
func TestFrontDoor(t *testing.T) {
	const target = "X-Amz-Target"
	deep := strings.Repeat(`{"a":`, 100000) + "1" + strings.Repeat("}", 100000)
	for _, c := range []struct {
		name        string
		method      string
		body        string
		headers     []string
		status      int
		contentType string
		want        string
	}{
		{name: "2 GET", method: "GET", status: 403, want: accessDeniedXML},
		{name: "2 GET beats the rest", method: "GET", headers: []string{target, "-", "Content-Type", "-", "Authorization", "-"}, status: 403, want: accessDeniedXML},
		{name: "4 empty, known", status: 400, contentType: json11, want: `{"__type":"SerializationException"}`},
		{name: "4 empty, unknown", headers: []string{target, "Kinesis_20131202.Nope"}, status: 400, contentType: json11, want: `{"__type":"UnknownOperationException"}`},
		{name: "4 empty, not served yet", headers: []string{target, "Kinesis_20131202.CreateChannel"}, status: 400, contentType: json11, want: `{"__type":"UnknownOperationException"}`},
		{name: "5 no content type, target", body: "{}", headers: []string{"Content-Type", "-"}, status: 404, want: "<UnknownOperationException/>\n"},
		{name: "5 no content type, no target", body: "{}", headers: []string{"Content-Type", "text/plain", target, "-"}, status: 403, want: accessDeniedXML},
		{name: "5 no content type, half a target", body: "{}", headers: []string{"Content-Type", "text/plain", target, "Kinesis_20131202."}, status: 403, want: accessDeniedXML},
		{name: "6 no JSON", body: "{", status: 400, contentType: json11, want: `{"__type":"SerializationException"}`},
		{name: "6 no JSON beats no target", body: "{", headers: []string{target, "-"}, status: 400, contentType: json11, want: `{"__type":"SerializationException"}`},
		{name: "6 no object", body: `["x"]`, status: 400, contentType: json11, want: `{"__type":"SerializationException"}`},
		{name: "6 broken off after a type error", body: `{"Limit":"x"`, status: 400, contentType: json11, want: `{"__type":"SerializationException"}`},
		{name: "6 trailing garbage", body: `{} x`, status: 400, contentType: json11, want: `{"__type":"SerializationException"}`},
		{name: "6 too deep", body: deep, status: 400, contentType: json11, want: `{"__type":"SerializationException"}`},
		{name: "6 invalid UTF-8", body: "{\"ExclusiveStartStreamName\":\"\xff\"}", status: 400, contentType: json11, want: `{"__type":"SerializationException"}`},
		{name: "6 plain JSON", body: "{}", headers: []string{"Content-Type", "application/json"}, status: 404, contentType: "application/json", want: `{"Output":{"__type":"com.amazon.coral.service#UnknownOperationException"},"Version":"1.0"}`},
		{name: "6 plain JSON, broken", body: "{", headers: []string{"Content-Type", "application/json"}, status: 400, contentType: "application/json", want: `{"Output":{"__type":"com.amazon.coral.service#SerializationException"},"Version":"1.0"}`},
		{name: "7 unknown operation", body: "{}", headers: []string{target, "Kinesis_20131202.Nope"}, status: 400, contentType: json11, want: `{"__type":"UnknownOperationException"}`},
		{name: "7 part of a service", body: "{}", headers: []string{target, "Part_1.Nope"}, status: 400, contentType: json11,
			want: `{"__type":"UnknownOperationException","message":"This operation of Part is not supported by this server."}`},
		{name: "7 other service", body: "{}", headers: []string{target, "DynamoDB_20120810.ListTables"}, status: 400, contentType: json11, want: `{"__type":"UnknownOperationException"}`},
		{name: "7 beats 8", body: "{}", headers: []string{target, "-", "Authorization", "-"}, status: 400, contentType: json11, want: `{"__type":"UnknownOperationException"}`},
		{name: "8 no auth", body: "{}", headers: []string{"Authorization", "-"}, status: 400, contentType: json11, want: `{"__type":"MissingAuthenticationTokenException","message":"Missing Authentication Token"}`},
		{name: "8 beats 9", body: `{"Limit":"x"}`, headers: []string{"Authorization", "-"}, status: 400, contentType: json11, want: `{"__type":"MissingAuthenticationTokenException","message":"Missing Authentication Token"}`},
		{name: "9 type error", body: `{"ExclusiveStartStreamName":true}`, status: 400, contentType: json11, want: `{"__type":"SerializationException","Message":"class java.lang.Boolean can not be converted to an String"}`},
		{name: "10 constraint", body: `{"Limit":0}`, status: 400, contentType: json11, want: `{"__type":"ValidationException","message":"1 validation error detected: Value '0' at 'limit' failed to satisfy constraint: Member must have value greater than or equal to 1"}`},
		{name: "ok", body: "{}", status: 200, contentType: json11, want: `{"StreamNames":["a"],"HasMoreStreams":false}`},
		{name: "ok with parameters", body: "{}", headers: []string{"Content-Type", json11 + " ; charset=utf-8"}, status: 200, contentType: json11, want: `{"StreamNames":["a"],"HasMoreStreams":false}`},
		{name: "ok, unknown members, nulls, duplicates", body: `{"Nope":[{}],"Limit":null,"StreamId":"x","Limit":1,"Limit":2}`, status: 200, contentType: json11, want: `{"StreamNames":["a"],"HasMoreStreams":false}`},
		{name: "ok, huge number clamps and fails", body: `{"Limit":1e999999999}`, status: 400, contentType: json11, want: `{"__type":"ValidationException","message":"1 validation error detected: Value '2147483647' at 'limit' failed to satisfy constraint: Member must have value less than or equal to 10000"}`},
		{name: "ok without output", body: `{"StreamName":"a"}`, headers: []string{target, "Kinesis_20131202.DeleteStream"}, status: 200, contentType: json11, want: ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, g := newFake(t, Config{})
			if c.method == "" {
				c.method = "POST"
			}
			w := call(g, c.method, "/any/path", c.body, c.headers...)
			if w.Code != c.status || w.Body.String() != c.want {
				t.Errorf("got %d %s\nwant %d %s", w.Code, w.Body, c.status, c.want)
			}
			if got := w.Result().Header.Get("Content-Type"); got != c.contentType {
				t.Errorf("content type %q, want %q", got, c.contentType)
			}
			checkHeaders(t, w)
		})
	}
}

// checkHeaders holds every answer to the headers that clients look for.
func checkHeaders(t *testing.T, w *httptest.ResponseRecorder) {
	t.Helper()
	if id := raw(w, headerRequestID); len(id) != 36 || id[14] != '4' || strings.Count(id, "-") != 4 {
		t.Errorf("x-amzn-RequestId is %q", id)
	}
	if id := raw(w, headerExtendedID); len(id) != 96 {
		t.Errorf("x-amz-id-2 is %q", id)
	}
	if length := raw(w, "Content-Length"); length == "" {
		t.Error("no Content-Length")
	}
	if code := raw(w, headerErrorType); (code != "") != (w.Code != 200) {
		t.Errorf("X-Amzn-ErrorType is %q with status %d", code, w.Code)
	}
}

// A lone surrogate in a string is no reason to fall over: it is taken or
// refused in AWS's words, and the next request works.
func TestLoneSurrogate(t *testing.T) {
	_, g := newFake(t, Config{})
	w := call(g, "POST", "/", `{"StreamName":"a","PartitionKey":"\ud800","Data":""}`, "X-Amz-Target", "Kinesis_20131202.PutRecord")
	if w.Code != 200 && w.Code != 400 {
		t.Errorf("status %d", w.Code)
	}
	if w := call(g, "POST", "/", "{}"); w.Code != 200 {
		t.Errorf("afterwards status %d", w.Code)
	}
}

// CBOR requests are answered in CBOR, in the same order of checks as others.
func TestCBOR(t *testing.T) {
	for _, c := range []struct{ body, target, auth, code string }{
		{"", "Kinesis_20131202.ListStreams", signed, "SerializationException"},
		{"", "Kinesis_20131202.Nope", signed, "UnknownOperationException"},
		{"\xbf\xff", "Kinesis_20131202.Nope", signed, "UnknownOperationException"},
		{"{}", "Kinesis_20131202.Nope", signed, "SerializationException"},
		{"{}", "Kinesis_20131202.ListStreams", "-", "SerializationException"},
		{"\xbf\xff\x00", "Kinesis_20131202.ListStreams", signed, "SerializationException"},
		{"\xbf\xff", "Kinesis_20131202.ListStreams", "-", "MissingAuthenticationTokenException"},
		{"\xa1\x65Limit\x61x", "Kinesis_20131202.ListStreams", "-", "MissingAuthenticationTokenException"},
		{"\xa1\x65Limit\x61x", "Kinesis_20131202.ListStreams", signed, "SerializationException"},
		{"\xa1\x65Limit\x00", "Kinesis_20131202.ListStreams", signed, "ValidationException"},
	} {
		_, g := newFake(t, Config{})
		w := call(g, "POST", "/", c.body, "Content-Type", cbor11, "X-Amz-Target", c.target, "Authorization", c.auth)
		if w.Code != 400 || w.Header().Get("Content-Type") != cbor11 || raw(w, headerErrorType) != c.code {
			t.Errorf("%q to %s: got %d %v", c.body, c.target, w.Code, w.Header())
		}
		// A map whose first key is the text "__type", then the code.
		if !bytes.Contains(w.Body.Bytes(), []byte("\x66__type")) || !bytes.Contains(w.Body.Bytes(), []byte(c.code)) {
			t.Errorf("%q to %s: body %q", c.body, c.target, w.Body)
		}
	}
	_, g := newFake(t, Config{})
	for _, body := range []string{"\xbf\xff", "\xa0", "\xd9\xd9\xf7\xa0", "\xa1\x64Nope\x80"} {
		w := call(g, "POST", "/", body, "Content-Type", cbor11)
		if w.Code != 200 || w.Header().Get("Content-Type") != cbor11 || w.Body.String() != "\xa2\x6bStreamNames\x81\x61a\x6eHasMoreStreams\xf4" {
			t.Errorf("%q: got %d %q", body, w.Code, w.Body)
		}
		checkHeaders(t, w)
	}
	if w := call(g, "POST", "/", "\xa1\x6aStreamName\x61a", "Content-Type", cbor11, "X-Amz-Target", "Kinesis_20131202.DeleteStream"); w.Code != 200 || w.Body.Len() > 0 {
		t.Errorf("an operation without output: %d %q", w.Code, w.Body)
	}
	// AWS falls back to CBOR for an empty body of no known type.
	if w := call(g, "POST", "/", "", "Content-Type", "-"); w.Header().Get("Content-Type") != cbor11 {
		t.Errorf("empty body of no type answered as %q", w.Header().Get("Content-Type"))
	}
}

// What an operation returns decides the status and body; what it keeps from
// the client goes to the log.
func TestHandlerErrors(t *testing.T) {
	for _, c := range []struct {
		name   string
		give   func(context.Context) (service.Reply, error)
		status int
		body   string
		logged string
	}{
		{"refusal", func(context.Context) (service.Reply, error) {
			return service.Reply{}, shardwell.Errorf(shardwell.CodeResourceNotFound, "Stream a under account 000000000000 not found.")
		}, 400, `{"__type":"ResourceNotFoundException","message":"Stream a under account 000000000000 not found."}`,
			"this server has a stream a under account 111111111111 in region us-west-2; the request asked account 000000000000 in region eu-west-1"},
		{"wrapped refusal", func(context.Context) (service.Reply, error) {
			return service.Reply{}, errors.Join(errors.New("detail"), shardwell.Errorf(shardwell.CodeLimitExceeded, "x"))
		}, 400, `{"__type":"LimitExceededException","message":"x"}`, ""},
		{"overload", func(context.Context) (service.Reply, error) {
			return service.Reply{}, shardwell.Errorf(shardwell.CodeServiceUnavailable, "x")
		}, 503, `{"__type":"ServiceUnavailable","message":"x"}`, ""},
		{"unexpected", func(context.Context) (service.Reply, error) {
			return service.Reply{}, errors.New("disk on fire")
		}, 500, `{"__type":"InternalFailure"}`, "disk on fire"},
		{"panic", func(context.Context) (service.Reply, error) { panic("boom") },
			500, `{"__type":"InternalFailure"}`, "boom"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var logged bytes.Buffer
			f, g := newFake(t, Config{Log: slog.New(slog.NewTextHandler(&logged, nil))})
			f.describe = c.give
			w := call(g, "POST", "/", `{"StreamName":"a"}`, "X-Amz-Target", "Kinesis_20131202.DescribeStream")
			if w.Code != c.status || w.Body.String() != c.body {
				t.Errorf("got %d %s, want %d %s", w.Code, w.Body, c.status, c.body)
			}
			checkHeaders(t, w)
			if !strings.Contains(logged.String(), c.logged) {
				t.Errorf("log does not say %q:\n%s", c.logged, &logged)
			}
			if c.status == 500 && !strings.Contains(logged.String(), raw(w, headerRequestID)) {
				t.Errorf("log does not name the request:\n%s", &logged)
			}
		})
	}
}

// A reply's memory is released once, after it has been encoded, and also when
// the operation fails or encoding panics.
func TestRelease(t *testing.T) {
	for _, body := range []api.Struct{&kinesis.DescribeStreamOutput{}, (*kinesis.DescribeStreamOutput)(nil), nil} {
		f, g := newFake(t, Config{})
		released := 0
		f.describe = func(context.Context) (service.Reply, error) {
			return service.Reply{Body: body, Release: func() { released++ }}, nil
		}
		call(g, "POST", "/", `{"StreamName":"a"}`, "X-Amz-Target", "Kinesis_20131202.DescribeStream")
		if released != 1 {
			t.Errorf("%T: released %d times", body, released)
		}
	}
}

// Whose resources a request sees follows from its credential alone.
func TestTenant(t *testing.T) {
	header := func(credential string) []string {
		return []string{"Authorization", "AWS4-HMAC-SHA256 Credential=" + credential + ", SignedHeaders=host, Signature=00"}
	}
	for _, c := range []struct {
		headers []string
		query   string
		want    shardwell.Tenant
	}{
		{header("AK/20261101/eu-west-1/kinesis/aws4_request"), "", shardwell.Tenant{Account: "222222222222", Region: "eu-west-1"}},
		{header("123456789012/20261101/eu-west-1/kinesis/aws4_request"), "", shardwell.Tenant{Account: "123456789012", Region: "eu-west-1"}},
		{header("1234567890123/20261101/eu-west-1/kinesis/aws4_request"), "", shardwell.Tenant{Account: "222222222222", Region: "eu-west-1"}},
		{header("AK/nonsense"), "", shardwell.Tenant{Account: "222222222222", Region: "ap-south-1"}},
		{header("123456789012"), "", shardwell.Tenant{Account: "123456789012", Region: "ap-south-1"}},
		{[]string{"Authorization", "-"}, "?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AK%2F20261101%2Fsa-east-1%2Fkinesis%2Faws4_request&X-Amz-Signature=0&X-Amz-SignedHeaders=host&X-Amz-Date=20261101T000000Z",
			shardwell.Tenant{Account: "222222222222", Region: "sa-east-1"}},
	} {
		f, g := newFake(t, Config{Account: "222222222222", Region: "ap-south-1"})
		if w := call(g, "POST", "/"+c.query, "{}", c.headers...); w.Code != 200 {
			t.Errorf("%v%s: got %d %s", c.headers, c.query, w.Code, w.Body)
		} else if f.tenants[0] != c.want {
			t.Errorf("%v%s: got %+v, want %+v", c.headers, c.query, f.tenants[0], c.want)
		}
	}
}

// The body's limits hold for declared and for chunked bodies, and what a
// request reserves is given back whatever becomes of it.
func TestBodyLimits(t *testing.T) {
	const limit = 1 << 20
	f, g := newFake(t, Config{MaxBodyBytes: limit, MaxRequestBytesInFlight: 7 << 20, Meter: meter.New()})
	_ = f
	pad := func(n int) string { return "{" + strings.Repeat(" ", n-2) + "}" }
	for _, c := range []struct {
		size   int
		status int
	}{{2, 200}, {4096, 200}, {100000, 200}, {limit, 200}, {limit + 1, 413}, {3 * limit, 413}} {
		for _, chunked := range []bool{false, true} {
			r := httptest.NewRequest("POST", "/", strings.NewReader(pad(c.size)))
			if chunked {
				r.Body, r.ContentLength = io.NopCloser(strings.NewReader(pad(c.size))), -1
			}
			r.Header.Set("Content-Type", json11)
			r.Header.Set("X-Amz-Target", "Kinesis_20131202.ListStreams")
			r.Header.Set("X-Amz-Date", "20261101T000000Z")
			r.Header.Set("Authorization", signed)
			w := httptest.NewRecorder()
			g.ServeHTTP(w, r)
			if w.Code != c.status {
				t.Errorf("%d bytes, chunked %v: got %d, want %d", c.size, chunked, w.Code, c.status)
			}
			if c.status == 413 && w.Body.Len() != 0 {
				t.Errorf("%d bytes: body %q, want none", c.size, w.Body)
			}
			if g.budget.total() != 0 {
				t.Fatalf("%d bytes, chunked %v: %d bytes stay reserved", c.size, chunked, g.budget.total())
			}
		}
	}
}

// By default a body may have 20 MiB: enough for a PutRecords of 10 MiB in
// base64. One byte more is too much.
func TestDefaultBodyLimit(t *testing.T) {
	_, g := newFake(t, Config{})
	body := "{" + strings.Repeat(" ", 20<<20-2) + "}"
	if w := call(g, "POST", "/", body); w.Code != 200 {
		t.Errorf("20 MiB: got %d %s", w.Code, w.Body)
	}
	if w := call(g, "POST", "/", body+" "); w.Code != 413 || w.Body.Len() != 0 {
		t.Errorf("20 MiB and a byte: got %d %s", w.Code, w.Body)
	}
}

// A body that breaks off is refused and leaves nothing reserved.
func TestTruncatedBody(t *testing.T) {
	_, g := newFake(t, Config{})
	r := httptest.NewRequest("POST", "/", io.MultiReader(strings.NewReader("{"), brokenReader{}))
	r.ContentLength = 100
	w := httptest.NewRecorder()
	g.ServeHTTP(w, r)
	if w.Code != 400 || g.budget.total() != 0 {
		t.Errorf("got %d, %d bytes reserved", w.Code, g.budget.total())
	}
}

type brokenReader struct{}

func (brokenReader) Read([]byte) (int, error) { return 0, io.ErrUnexpectedEOF }

// Requests are counted by operation and code.
func TestMetrics(t *testing.T) {
	_, g := newFake(t, Config{})
	call(g, "POST", "/", "{}")
	call(g, "POST", "/", `{"Limit":0}`)
	call(g, "GET", "/", "")
	w := httptest.NewRecorder()
	g.ServeHTTP(w, httptest.NewRequest("GET", "http://localhost/_shardwell/metrics", nil))
	for _, line := range []string{
		`shardwell_requests_total{operation="ListStreams",code=""} 1`,
		`shardwell_requests_total{operation="ListStreams",code="ValidationException"} 1`,
		`shardwell_requests_total{operation="",code="AccessDeniedException"} 1`,
		`shardwell_request_seconds_count{operation="ListStreams"} 2`,
		`shardwell_requests_in_flight 0`,
	} {
		if !strings.Contains(w.Body.String(), line+"\n") {
			t.Errorf("no line %s in\n%s", line, w.Body)
		}
	}
}
