package gateway

import (
	"bytes"
	"io"
	"log/slog"
	"net"
	"net/http"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/shardwell/shardwell/internal/api/kinesis"
	"github.com/shardwell/shardwell/internal/sigv4"
)

// Failures are counted by address and key, within a minute, and take a bounded
// memory however many there are.
func TestFailures(t *testing.T) {
	var f failures
	start := time.Unix(1e9, 0)
	for i := range 3 {
		if n := f.count(failure{"a", "k"}, start.Add(time.Duration(i)*time.Second)); n != i+1 {
			t.Errorf("number %d is %d", i+1, n)
		}
	}
	if n := f.count(failure{"b", "k"}, start); n != 1 {
		t.Errorf("another address begins with %d", n)
	}
	for i := range 10 * maxFailures {
		f.count(failure{strconv.Itoa(i), ""}, start)
	}
	if len(f.counts) > maxFailures+1 {
		t.Errorf("%d are kept", len(f.counts))
	}
	if n := f.count(failure{"a", "k"}, start.Add(failureWindow)); n != 1 {
		t.Errorf("the next minute begins with %d", n)
	}
}

// The operator is told of many refused signatures, with address and key, but not of
// each.
func TestManyFailures(t *testing.T) {
	var lines bytes.Buffer
	p := newPeople(t, `{"Effect":"Allow","Action":"*","Resource":"*"}`)
	f := &fake{}
	g := New(Config{Auth: p, Log: slog.New(slog.NewJSONHandler(&lines, nil)), Services: []Service{{API: kinesis.Service, Handlers: f.handlers()}}})
	for range 25 {
		signedCall(g, sigv4.Credentials{AccessKeyID: "AKIAIOSFODNN7EXAMPLE", SecretAccessKey: "x"}, time.Now(), "ListStreams", "{}", nil)
	}
	want := `"hint":"10 signatures from 192.0.2.1 with the access key AKIAIOSFODNN7EXAMPLE have been refused within a minute"`
	if strings.Count(lines.String(), `"hint"`) != 1 || !strings.Contains(lines.String(), want) {
		t.Errorf("the log is\n%s", &lines)
	}
}

// Signatures are verified over HTTP/1.1 and HTTP/2, whatever these do to headers.
func TestSignaturesByProtocol(t *testing.T) {
	p := newPeople(t, `{"Effect":"Allow","Action":"*","Resource":"*"}`)
	_, g := newGuarded(t, p)
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	server := NewServer(g, slog.New(slog.DiscardHandler), TLS{})
	served := make(chan error, 1)
	go func() { served <- server.Serve(ln) }()
	defer func() {
		if err := server.Shutdown(t.Context()); err != nil {
			t.Error(err)
		}
		<-served
	}()
	for _, version := range []int{1, 2} {
		protocols := new(http.Protocols)
		protocols.SetHTTP1(version == 1)
		protocols.SetUnencryptedHTTP2(version == 2)
		transport := &http.Transport{Protocols: protocols}
		for body, want := range map[string]int{`{"StreamName":"s"}`: 200, `{"StreamName":"t"}`: 400} {
			r, err := http.NewRequestWithContext(t.Context(), "POST", "http://"+ln.Addr().String()+"/", strings.NewReader(body))
			if err != nil {
				t.Fatal(err)
			}
			sign(r, aliceCredentials, time.Now(), "DescribeStream", `{"StreamName":"s"}`)
			resp, err := transport.RoundTrip(r)
			if err != nil {
				t.Fatal(err)
			}
			answer, err := io.ReadAll(resp.Body)
			resp.Body.Close()
			if err != nil || resp.StatusCode != want || resp.ProtoMajor != version {
				t.Errorf("HTTP/%d: %s: got %d %s %s, %v", version, body, resp.StatusCode, resp.Proto, answer, err)
			}
		}
		transport.CloseIdleConnections()
	}
}
