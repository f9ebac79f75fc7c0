package blackbox

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"regexp"
	"strings"
	"testing"
)

// authorization is what a client with the access key "test" in us-east-1
// sends; the signature is well-formed and not verified by servers without
// authentication.
const authorization = "AWS4-HMAC-SHA256 Credential=test/20260101/us-east-1/kinesis/aws4_request, " +
	"SignedHeaders=host;x-amz-date;x-amz-target, Signature=0000000000000000000000000000000000000000000000000000000000000000"

// Response is an HTTP answer, read to its end.
type Response struct {
	Status int
	Header http.Header
	Body   []byte
}

// Error is an answer that is no success, as AWS's JSON protocol writes it.
type Error struct {
	Status  int
	Code    string // __type
	Message string // message or Message
}

func (e *Error) Error() string { return fmt.Sprintf("%d %s: %s", e.Status, e.Code, e.Message) }

// NewRequest makes a complete JSON 1.1 request for a Kinesis operation.
func (s *Server) NewRequest(op string, body []byte) *http.Request {
	req, err := http.NewRequest(http.MethodPost, s.URL+"/", bytes.NewReader(body))
	if err != nil {
		panic(err) // the URL is ours
	}
	req.Header.Set("Content-Type", "application/x-amz-json-1.1")
	req.Header.Set("X-Amz-Target", "Kinesis_20131202."+op)
	req.Header.Set("X-Amz-Date", "20260101T000000Z")
	req.Header.Set("Authorization", authorization)
	return req
}

// unsigned is what authorization ends with.
var unsigned = "Signature=" + strings.Repeat("0", 64)

// scope has the region and the service of a signature.
var scope = regexp.MustCompile(`Credential=[^/]+/[0-9]+/([^/]+)/([^/]+)/aws4_request`)

// Do sends a request and reads the answer. A transport failure is an error;
// any HTTP status is not. To a secure server it goes signed (see Sign) and over TLS.
func (s *Server) Do(req *http.Request) (Response, error) {
	client := client
	if err := s.Sign(req); err != nil {
		return Response{}, err
	}
	if s.security != nil && req.URL.Scheme == "http" {
		client, req.URL.Scheme = s.security.https, "https"
	}
	resp, err := client.Do(req)
	if err != nil {
		return Response{}, err
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	return Response{Status: resp.StatusCode, Header: resp.Header, Body: body}, err
}

// Sign has the root sign a request that still has the signature of NewRequest, for
// the region and the service that it names, if the server is secure. Do does it; it is for requests
// that are sent in another way.
func (s *Server) Sign(req *http.Request) error {
	authorization := req.Header.Get("Authorization")
	m := scope.FindStringSubmatch(authorization)
	if s.security == nil || m == nil || !strings.HasSuffix(authorization, unsigned) {
		return nil
	}
	return s.security.root.Sign(req, m[1], m[2])
}

// Call carries out an operation: in is encoded as JSON, the answer decoded
// into out unless out is nil. A refusal is an *Error.
func (s *Server) Call(op string, in, out any) error {
	body, err := json.Marshal(in)
	if err != nil {
		return err
	}
	resp, err := s.Do(s.NewRequest(op, body))
	if err != nil {
		return err
	}
	if resp.Status != http.StatusOK {
		return asError(resp)
	}
	if out == nil {
		return nil
	}
	return json.Unmarshal(resp.Body, out)
}

// MustCall is Call for steps that have to succeed.
func (s *Server) MustCall(tb testing.TB, op string, in, out any) {
	tb.Helper()
	if err := s.Call(op, in, out); err != nil {
		tb.Fatalf("%s: %v", op, err)
	}
}

func asError(resp Response) error {
	var body struct {
		Type    string `json:"__type"`
		Message string `json:"message"`
	}
	if err := json.Unmarshal(resp.Body, &body); err != nil {
		return fmt.Errorf("status %d with a body that is no error: %q", resp.Status, resp.Body)
	}
	return &Error{Status: resp.Status, Code: body.Type, Message: body.Message}
}

var client = &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: 256}}
