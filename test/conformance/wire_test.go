package conformance

import (
	"bytes"
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

var uuid = regexp.MustCompile(`^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$`)

// Every answer carries a UUID as request id and an extended request id, on
// success and on error.
func TestCheck01_RequestIDs(t *testing.T) {
	covers(t)
	h := serve(t)
	for _, op := range []string{"ListStreams", "DescribeStream"} {
		a := h.call(t, op, `{}`)
		if id := a.Header.Get("x-amzn-RequestId"); !uuid.MatchString(id) {
			t.Errorf("%s: x-amzn-RequestId is %q", op, id)
		}
		if id := a.Header.Get("x-amz-id-2"); len(id) < 70 {
			t.Errorf("%s: x-amz-id-2 is %q", op, id)
		}
		want(t, op+": content type", a.Header.Get("Content-Type"), "application/x-amz-json-1.1")
	}
}

// Anything but POST is refused in XML.
func TestCheck02_GetIsRefused(t *testing.T) {
	covers(t)
	h := serve(t)
	req, err := http.NewRequest(http.MethodGet, h.URL+"/", nil)
	if err != nil {
		t.Fatal(err)
	}
	a := h.send(t, req)
	want(t, "status", a.Status, http.StatusForbidden)
	want(t, "body", string(a.Body), "<AccessDeniedException>\n  <Message>Unable to determine service/operation name to be authorized</Message>\n</AccessDeniedException>\n")
}

// An unknown operation has a code and no message; so has no operation at all.
func TestCheck03_UnknownOperation(t *testing.T) {
	covers(t)
	h := serve(t)
	a := h.call(t, "Nope", `{}`)
	want(t, "status", a.Status, http.StatusBadRequest)
	want(t, "body", string(a.Body), `{"__type":"UnknownOperationException"}`)
	req := h.NewRequest("Nope", []byte(`{}`))
	req.Header.Del("X-Amz-Target")
	want(t, "body without a target", string(h.send(t, req).Body), `{"__type":"UnknownOperationException"}`)
}

// A body that is no JSON object has a code and no message.
func TestCheck04_BrokenBody(t *testing.T) {
	covers(t)
	h := serve(t)
	for _, body := range []string{`{`, `[]`, `"x"`, `{"Limit":1}x`, `{"Limit":}`, strings.Repeat(`{"a":`, 20000)} {
		a := h.call(t, "ListStreams", body)
		want(t, brief(body)+": status", a.Status, http.StatusBadRequest)
		want(t, brief(body)+": body", string(a.Body), `{"__type":"SerializationException"}`)
	}
}

// An empty body is a broken one, answered in the request's protocol.
func TestCheck05_EmptyBody(t *testing.T) {
	covers(t)
	h := serve(t)
	a := h.send(t, h.NewRequest("ListStreams", nil))
	want(t, "status", a.Status, http.StatusBadRequest)
	want(t, "body", string(a.Body), `{"__type":"SerializationException"}`)

	req := h.NewRequest("ListStreams", nil)
	req.Header.Set("Content-Type", "application/x-amz-cbor-1.1")
	a = h.send(t, req)
	want(t, "CBOR status", a.Status, http.StatusBadRequest)
	want(t, "CBOR content type", a.Header.Get("Content-Type"), "application/x-amz-cbor-1.1")
	// A map of one pair, definite or indefinite, of two text strings.
	pair := append([]byte{0x60 | 6}, "__type"...)
	pair = append(append(pair, 0x60|22), "SerializationException"...)
	if !bytes.Equal(a.Body, append([]byte{0xa1}, pair...)) && !bytes.Equal(a.Body, append(append([]byte{0xbf}, pair...), 0xff)) {
		t.Errorf("CBOR body is %x", a.Body)
	}
}

// Without credentials, with two kinds of them, or with incomplete ones, the
// request is refused before it is looked at.
func TestCheck06_Authentication(t *testing.T) {
	covers(t)
	h := serve(t)
	req := h.NewRequest("ListStreams", []byte(`{}`))
	req.Header.Del("Authorization")
	h.send(t, req).wantError(t, "MissingAuthenticationTokenException", "Missing Authentication Token")

	req = h.NewRequest("ListStreams", []byte(`{}`))
	req.URL.RawQuery = "X-Amz-Algorithm=AWS4-HMAC-SHA256"
	h.send(t, req).wantError(t, "InvalidSignatureException", "Found both 'X-Amz-Algorithm' as a query-string param and 'Authorization' as HTTP header.")

	const only = "AWS4-HMAC-SHA256 Credential=test/20260101/us-east-1/kinesis/aws4_request"
	req = h.NewRequest("ListStreams", []byte(`{}`))
	req.Header.Set("Authorization", only)
	req.Header.Del("X-Amz-Date")
	h.send(t, req).wantError(t, "IncompleteSignatureException",
		"Authorization header requires 'Signature' parameter. Authorization header requires 'SignedHeaders' parameter. "+
			"Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header. Authorization="+only)
}

// A preflight needs no credentials and is answered with what was asked for.
func TestCheck07_Preflight(t *testing.T) {
	covers(t)
	h := serve(t, "--cors", "aws")
	req, err := http.NewRequest(http.MethodOptions, h.URL+"/", nil)
	if err != nil {
		t.Fatal(err)
	}
	req.Header.Set("Origin", "https://example.com")
	req.Header.Set("Access-Control-Request-Headers", "content-type,x-amz-target")
	req.Header.Set("Access-Control-Request-Method", "POST")
	a := h.send(t, req)
	want(t, "status", a.Status, http.StatusOK)
	want(t, "body", string(a.Body), "")
	for name, value := range map[string]string{
		"Access-Control-Allow-Origin":  "*",
		"Access-Control-Allow-Headers": "content-type,x-amz-target",
		"Access-Control-Allow-Methods": "POST",
		"Access-Control-Max-Age":       "172800",
		"x-amz-id-2":                   "",
	} {
		want(t, name, a.Header.Get(name), value)
	}
	if a.Header.Get("x-amzn-RequestId") == "" {
		t.Error("no x-amzn-RequestId")
	}
	post := h.NewRequest("ListStreams", []byte(`{}`))
	post.Header.Set("Origin", "https://example.com")
	a = h.send(t, post)
	want(t, "Access-Control-Allow-Origin", a.Header.Get("Access-Control-Allow-Origin"), "*")
	want(t, "Access-Control-Expose-Headers", a.Header.Get("Access-Control-Expose-Headers"),
		"x-amzn-RequestId,x-amzn-ErrorType,x-amz-request-id,x-amz-id-2,x-amzn-ErrorMessage,Date")
}

// Parameters of the content type are ignored.
func TestCheck08_ContentTypeParameters(t *testing.T) {
	covers(t)
	h := serve(t)
	req := h.NewRequest("ListStreams", []byte(`{}`))
	req.Header.Set("Content-Type", "application/x-amz-json-1.1; charset=utf-8")
	want(t, "status", h.send(t, req).Status, http.StatusOK)
	req = h.NewRequest("ListStreams", []byte(`{}`))
	req.Header.Set("Content-Type", "text/plain")
	a := h.send(t, req)
	want(t, "another type: status", a.Status, http.StatusNotFound)
	want(t, "another type: body", string(a.Body), "<UnknownOperationException/>\n")
}

// Codes are bare names; service errors say message, type errors Message.
func TestCheck13_ErrorShape(t *testing.T) {
	covers(t)
	h := serve(t)
	a := h.call(t, "DescribeStream", `{"StreamName":"missing"}`)
	a.wantError(t, "ResourceNotFoundException", "Stream missing under account "+account+" not found.")
	want(t, "keys", len(a.JSON), 2)
	want(t, "X-Amzn-ErrorType", a.Header.Get("X-Amzn-ErrorType"), "ResourceNotFoundException")
	a = h.call(t, "DescribeStream", `{"StreamName":5}`)
	want(t, "keys of a type error", len(a.JSON), 2)
	if text(a.JSON["Message"]) == "" {
		t.Errorf("a type error without Message: %s", a.Body)
	}
}

// A value of the wrong type is named by its Java class.
func TestCheck14_TypeErrors(t *testing.T) {
	covers(t, "PutRecord")
	h := serve(t)
	for _, c := range []struct{ op, body, message string }{
		{"DescribeStream", `{"StreamName": true}`, "class java.lang.Boolean can not be converted to an String"},
		{"DescribeStream", `{"StreamName": 12}`, "class com.amazon.coral.value.json.numbers.TruncatingBigNumber can not be converted to an String"},
		{"DescribeStream", `{"StreamName": []}`, "Start of list found where not expected"},
		{"DescribeStream", `{"StreamName": {}}`, "Start of structure or map found where not expected."},
		{"ListStreams", `{"Limit": "5"}`, "class java.lang.String can not be converted to an Integer"},
		{"ListStreams", `{"Limit": true}`, "class java.lang.Boolean can not be converted to an Integer"},
		{"GetShardIterator", `{"Timestamp": "now"}`, "class java.lang.String can not be converted to milliseconds since epoch"},
		{"PutRecord", `{"Data": true}`, "class java.lang.Boolean can not be converted to a Blob"},
		{"PutRecord", `{"Data": "23456"}`, h.either("'23456' can not be converted to a Blob: Base64 encoded length is expected a multiple of 4 bytes but found: 5",
			"class java.lang.String can not be converted to a Blob")},
		{"PutRecords", `{"Records": "x"}`, "Expected list or null"},
		{"PutRecords", `{"Records": ["x"]}`, "Expected null"},
		{"CreateStream", `{"Tags": "x"}`, "Expected map or null"},
	} {
		a := h.call(t, c.op, c.body)
		want(t, c.op+" "+c.body+": status", a.Status, http.StatusBadRequest)
		want(t, c.op+" "+c.body+": code", a.JSON["__type"], any("SerializationException"))
		want(t, c.op+" "+c.body+": Message", a.JSON["Message"], any(c.message))
	}
}

// Constraint errors are counted, ordered within a field, and joined.
func TestCheck15_ConstraintErrors(t *testing.T) {
	covers(t, "DescribeStream")
	h := serve(t)
	h.call(t, "DescribeStream", `{"StreamName":""}`).wantError(t, "ValidationException",
		"2 validation errors detected: Value '' at 'streamName' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+; "+
			"Value '' at 'streamName' failed to satisfy constraint: Member must have length greater than or equal to 1")
	h.call(t, "ListStreams", `{"Limit":0}`).wantError(t, "ValidationException",
		"1 validation error detected: Value '0' at 'limit' failed to satisfy constraint: Member must have value greater than or equal to 1")
	h.call(t, "CreateStream", `{}`).wantErrorWith(t, "ValidationException",
		"Value null at 'streamName' failed to satisfy constraint: Member must not be null")
	h.call(t, "GetShardIterator", `{"StreamName":"s","ShardId":"0","ShardIteratorType":"X"}`).wantErrorWith(t, "ValidationException",
		"Value 'X' at 'shardIteratorType' failed to satisfy constraint: Member must satisfy enum value set: [AFTER_SEQUENCE_NUMBER, LATEST, AT_TIMESTAMP, AT_SEQUENCE_NUMBER, TRIM_HORIZON]")
}

// Unknown members and nulls are ignored; fractions of integers are cut off.
func TestCheck16_UnknownMembersAndNulls(t *testing.T) {
	covers(t)
	h := serve(t)
	h.must(t, "ListStreams", `{"Nonsense":{"a":[1,{"b":null}]},"Limit":null,"ExclusiveStartStreamName":null}`)
	h.must(t, "ListStreams", `{"Limit":10.9}`)
	h.must(t, "CreateStream", `{"StreamName":"s","ShardCount":1,"StreamModeDetails":null,"Tags":null,"What":1}`)
}

// Operations without output answer 200 with no bytes at all (every test of this
// package looks at every such answer).
func TestCheck17_EmptyAnswers(t *testing.T) {
	covers(t, "CreateStream", "DeleteStream")
	h := serve(t)
	for _, c := range []struct{ op, body string }{
		{"CreateStream", `{"StreamName":"s","ShardCount":1}`},
		{"DeleteStream", `{"StreamName":"s"}`},
	} {
		a := h.call(t, c.op, c.body)
		want(t, c.op+": status", a.Status, http.StatusOK)
		want(t, c.op+": length", a.Header.Get("Content-Length"), "0")
		want(t, c.op+": body", len(a.Body), 0)
	}
}

// The same request is answered over HTTP/1.1 and HTTP/2, plain and over TLS,
// where the client asks for HTTP/2 by ALPN or begins with it.
func TestCheck18_HTTPVersions(t *testing.T) {
	covers(t, "ListStreams")
	data := t.TempDir()
	h := serve(t, "--stream", "s", "--data", data, "--tls")
	text, err := os.ReadFile(filepath.Join(data, "tls", "ca.pem"))
	roots := x509.NewCertPool()
	if err != nil || !roots.AppendCertsFromPEM(text) {
		t.Fatalf("no authority: %v", err)
	}
	for _, x := range []struct{ http2, tls, alpn bool }{
		{}, {http2: true}, {tls: true}, {tls: true, alpn: true}, {tls: true, http2: true}, {tls: true, http2: true, alpn: true},
	} {
		transport := transportOf(roots, x.http2, x.tls, x.alpn)
		defer transport.CloseIdleConnections()
		for range 2 { // the second on the connection of the first
			req := h.NewRequest("ListStreams", []byte(`{}`))
			noteCall(t, req)
			if err := h.Sign(req); err != nil {
				t.Fatal(err)
			}
			if x.alpn {
				req.URL.Scheme = "https"
			}
			resp, err := transport.RoundTrip(req)
			if err != nil {
				t.Fatalf("%+v: %v", x, err)
			}
			body, err := io.ReadAll(resp.Body)
			if err := errors.Join(err, resp.Body.Close()); err != nil {
				t.Fatalf("%+v: %v", x, err)
			}
			want(t, "version", resp.ProtoMajor == 2, x.http2)
			want(t, "status", resp.StatusCode, http.StatusOK)
			if !bytes.Contains(body, []byte(`"StreamNames":["s"]`)) {
				t.Errorf("%+v: %s", x, body)
			}
		}
	}
}

// transportOf speaks one version of HTTP, plain or over TLS with ALPN. TLS
// without it is hidden from net/http, which takes the connection for a plain one.
func transportOf(roots *x509.CertPool, http2, overTLS, alpn bool) *http.Transport {
	protocols := new(http.Protocols)
	protocols.SetHTTP1(!http2)
	transport := &http.Transport{Protocols: protocols, TLSClientConfig: &tls.Config{RootCAs: roots}}
	if alpn {
		protocols.SetHTTP2(http2)
		if !http2 {
			transport.TLSClientConfig.NextProtos = []string{"http/1.1"}
		}
		return transport
	}
	protocols.SetUnencryptedHTTP2(http2)
	if overTLS {
		transport.DialContext = func(ctx context.Context, network, address string) (net.Conn, error) {
			c, err := (&tls.Dialer{Config: &tls.Config{RootCAs: roots}}).DialContext(ctx, network, address)
			return struct{ net.Conn }{c}, err
		}
	}
	return transport
}

// A StreamId in a request is ignored; none is ever sent (every test of this
// package looks for one in every answer).
func TestCheck19_StreamIDIsIgnored(t *testing.T) {
	covers(t, "DescribeStreamSummary", "PutRecord")
	h := serve(t, "--stream", "s")
	a := h.call(t, "DescribeStreamSummary", `{"StreamName":"s","StreamId":"abcdefghij0123456789-abc"}`)
	want(t, "status", a.Status, http.StatusOK)
	want(t, "name", at(a.JSON, "StreamDescriptionSummary.StreamName"), any("s"))
	a = h.call(t, "PutRecord", `{"StreamName":"s","StreamId":"abcdefghij0123456789-abc","PartitionKey":"k","Data":""}`)
	want(t, "PutRecord status", a.Status, http.StatusOK)
}
