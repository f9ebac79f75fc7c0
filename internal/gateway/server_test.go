package gateway

import (
	"context"
	"io"
	"log/slog"
	"net"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/shardwell/shardwell/internal/service"
)

func listen(t *testing.T) net.Listener {
	t.Helper()
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	return ln
}

// A server answers HTTP/1.1 and HTTP/2 by prior knowledge on one port, and its
// headers are the same on both.
func TestServerProtocols(t *testing.T) {
	_, g := newFake(t, Config{})
	ln := listen(t)
	s := NewServer(g, slog.New(slog.DiscardHandler), TLS{})
	served := make(chan error, 1)
	go func() { served <- s.Serve(ln) }()
	for _, http2 := range []bool{false, true} {
		protocols := new(http.Protocols)
		protocols.SetHTTP1(!http2)
		protocols.SetUnencryptedHTTP2(http2)
		client := &http.Client{Transport: &http.Transport{Protocols: protocols}}
		r, err := http.NewRequest("POST", "http://"+ln.Addr().String(), strings.NewReader("{}"))
		if err != nil {
			t.Fatal(err)
		}
		r.Header.Set("Content-Type", json11)
		r.Header.Set("X-Amz-Target", "Kinesis_20131202.ListStreams")
		r.Header.Set("X-Amz-Date", "20261101T000000Z")
		r.Header.Set("Authorization", signed)
		resp, err := client.Do(r)
		if err != nil {
			t.Fatal(err)
		}
		body, err := io.ReadAll(resp.Body)
		resp.Body.Close()
		if err != nil || resp.StatusCode != 200 || string(body) != `{"StreamNames":["a"],"HasMoreStreams":false}` {
			t.Errorf("%s: got %d %s, %v", resp.Proto, resp.StatusCode, body, err)
		}
		if len(resp.Header.Get("x-amzn-RequestId")) != 36 || resp.Header.Get("Date") == "" || resp.ContentLength != int64(len(body)) {
			t.Errorf("%s: headers %v", resp.Proto, resp.Header)
		}
		if (resp.ProtoMajor == 2) != http2 {
			t.Errorf("spoke %s", resp.Proto)
		}
		client.CloseIdleConnections()
	}
	if err := s.Shutdown(t.Context()); err != nil {
		t.Error(err)
	}
	if err := <-served; err != nil {
		t.Error(err)
	}
}

// Shutdown lets a request in flight finish, does not wait for connections
// that never said anything, and takes no new ones.
func TestShutdown(t *testing.T) {
	f, g := newFake(t, Config{})
	entered, leave := make(chan struct{}), make(chan struct{})
	f.describe = func(context.Context) (service.Reply, error) {
		close(entered)
		<-leave
		return service.Reply{}, nil
	}
	ln := listen(t)
	s := NewServer(g, slog.New(slog.DiscardHandler), TLS{})
	served := make(chan error, 1)
	go func() { served <- s.Serve(ln) }()

	silent, err := net.Dial("tcp", ln.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	defer silent.Close()
	answered := make(chan string, 1)
	go func() {
		r, err := http.NewRequest("POST", "http://"+ln.Addr().String(), strings.NewReader(`{"StreamName":"a"}`))
		if err != nil {
			answered <- err.Error()
			return
		}
		r.Header.Set("Content-Type", json11)
		r.Header.Set("X-Amz-Target", "Kinesis_20131202.DescribeStream")
		r.Header.Set("X-Amz-Date", "20261101T000000Z")
		r.Header.Set("Authorization", signed)
		resp, err := http.DefaultClient.Do(r)
		if err != nil {
			answered <- err.Error()
			return
		}
		resp.Body.Close()
		answered <- resp.Status
	}()
	<-entered
	down := make(chan error, 1)
	go func() { down <- s.Shutdown(t.Context()) }()
	// The silent connection ends although a request is still in flight.
	if _, err := silent.Read(make([]byte, 1)); err == nil {
		t.Error("the silent connection got an answer")
	}
	close(leave)
	if err := <-down; err != nil {
		t.Error(err)
	}
	if got := <-answered; got != "200 OK" {
		t.Errorf("the request in flight got %s", got)
	}
	if err := <-served; err != nil {
		t.Error(err)
	}
	if c, err := net.DialTimeout("tcp", ln.Addr().String(), time.Second); err == nil {
		c.Close()
		t.Error("still accepting")
	}
}
