package gateway

import (
	"bytes"
	"crypto/tls"
	"errors"
	"io"
	"log/slog"
	"net"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"golang.org/x/net/http2"
	"golang.org/x/net/http2/hpack"
)

// pipes is a listener of connections that exist in memory only, so that their
// time is that of a test.
type pipes struct{ next chan net.Conn }

func (p pipes) Accept() (net.Conn, error) {
	if c, ok := <-p.next; ok {
		return c, nil
	}
	return nil, net.ErrClosed
}

func (p pipes) Close() error   { return nil }
func (p pipes) Addr() net.Addr { return &net.TCPAddr{} }

// watched is a connection that tells when it is closed.
type watched struct {
	net.Conn
	once   sync.Once
	closed chan struct{}
}

func (w *watched) Close() error {
	w.once.Do(func() { close(w.closed) })
	return w.Conn.Close()
}

// frames has what and headers that the clients of these tests send.
type frames struct {
	bytes.Buffer
	*http2.Framer
}

func begin() *frames {
	r := &frames{}
	r.WriteString(http2.ClientPreface)
	r.Framer = http2.NewFramer(&r.Buffer, nil)
	_ = r.WriteSettings() // to memory, as all of it
	return r
}

// head begins a request.
func (r *frames) head(end, complete bool) *frames { return r.headOf("ListStreams", end, complete) }

// headOf begins a request for an operation.
func (r *frames) headOf(operation string, end, complete bool) *frames {
	var block bytes.Buffer
	h := hpack.NewEncoder(&block)
	for _, f := range [][2]string{{":method", "POST"}, {":scheme", "http"}, {":path", "/"}, {":authority", "localhost"}, {"content-type", json11},
		{"x-amz-target", "Kinesis_20131202." + operation}, {"x-amz-date", "20261101T000000Z"}, {"authorization", signed}} {
		_ = h.WriteField(hpack.HeaderField{Name: f[0], Value: f[1]})
	}
	_ = r.WriteHeaders(http2.HeadersFrameParam{StreamID: 1, BlockFragment: block.Bytes(), EndStream: end, EndHeaders: complete})
	return r
}

const halfRequest = "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Type: " + json11 + "\r\nX-Amz-Target: Kinesis_20131202.ListStreams\r\n"

// Whatever a client leaves out, or sends a byte of at a time, its connection is
// closed when the time for that phase is over.
func TestDeadlines(t *testing.T) {
	const bodyless = halfRequest + "X-Amz-Date: 20261101T000000Z\r\nAuthorization: " + signed + "\r\nContent-Length: 100\r\n\r\n"
	const goAway = time.Second // that clients of HTTP/2 mostly have to read why
	for _, c := range []struct {
		name    string
		send    string
		trickle string // sent over and over, a second between
		deaf    bool   // reads nothing
		after   time.Duration
	}{
		{"nothing", "", "", false, headerTimeout},
		{"half of the headers", halfRequest, "", false, headerTimeout},
		{"headers that come slowly", halfRequest, "X-A: b\r\n", false, headerTimeout},
		{"no body", bodyless, "", false, readTimeout},
		{"a body that comes slowly", bodyless, " ", false, readTimeout},
		{"silence between requests", "GET /_shardwell/health HTTP/1.1\r\nHost: localhost\r\n\r\n", "", false, idleTimeout},
		{"an answer that is not read", strings.Repeat("GET /_shardwell/health HTTP/1.1\r\nHost: localhost\r\n\r\n", 2), "", true, writeTimeout},
		{"half of the preface", http2.ClientPreface[:20], "", false, headerTimeout},
		{"no settings", http2.ClientPreface, "", false, 2*time.Second + goAway},
		{"silence after the settings", begin().String(), "", false, idleTimeout + goAway},
		{"pings and no requests", begin().String(), "\x00\x00\x08\x06\x00\x00\x00\x00\x0001234567", false, idleTimeout + goAway},
		{"half of a header block", begin().head(true, false).String(), "", false, idleTimeout + goAway},
		{"a header block that never ends", begin().head(true, false).String(), "\x00\x00\x00\x09\x00\x00\x00\x00\x01", false, idleTimeout + goAway},
		{"half of a frame", begin().String() + "\x00\x00\x08\x06", "", false, idleTimeout + goAway},
		{"no body on a stream", begin().head(false, true).String(), "", false, readTimeout + goAway},
		{"a body of empty frames", begin().head(false, true).String(), "\x00\x00\x00\x00\x00\x00\x00\x00\x01", false, readTimeout + goAway},
		{"settings that are not read", begin().String(), "", true, writeTimeout},
		{"half of a hello", "\x16\x03\x01\x02\x00\x01\x00", "", false, handshakeTimeout},
		{"a hello that comes slowly", "\x16\x03\x01\x40\x00\x01\x00", "a", false, handshakeTimeout},
	} {
		t.Run(c.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				took := converse(t, c.send, c.trickle, c.deaf)
				if took > c.after || took < c.after-goAway {
					t.Errorf("closed after %v, want %v", took, c.after)
				}
			})
		})
	}
}

// converse is a connection to a server, from its beginning until the server
// closes it. It returns how long that took.
func converse(t *testing.T, send, trickle string, deaf bool) time.Duration {
	_, g := newFake(t, Config{})
	s := NewServer(g, slog.New(slog.DiscardHandler), TLS{Certificate: func(*tls.ClientHelloInfo) (*tls.Certificate, error) {
		return nil, errors.New("there is none")
	}})
	ln := pipes{make(chan net.Conn)}
	served := make(chan error, 1)
	go func() { served <- s.Serve(ln) }()
	client, far := net.Pipe()
	end := &watched{Conn: loopback{Conn: far}, closed: make(chan struct{})}
	began := time.Now()
	ln.next <- end
	var talk sync.WaitGroup
	if !deaf {
		talk.Go(func() { _, _ = io.Copy(io.Discard, client) })
	}
	talk.Go(func() {
		_, err := io.WriteString(client, send)
		tick := time.NewTicker(time.Second)
		defer tick.Stop()
		for err == nil && trickle != "" {
			<-tick.C
			_, err = io.WriteString(client, trickle)
		}
	})
	<-end.closed
	took := time.Since(began)
	_ = client.Close()
	talk.Wait()
	close(ln.next)
	if err := s.Shutdown(t.Context()); err != nil {
		t.Error(err)
	}
	<-served // an error of a listener that has ended
	return took
}

// loopback is a connection that comes from this machine.
type loopback struct {
	net.Conn
	from net.IP // 127.0.0.1 if there is none
}

func (loopback) LocalAddr() net.Addr { return &net.TCPAddr{IP: net.IPv4(127, 0, 0, 1)} }
func (l loopback) RemoteAddr() net.Addr {
	if l.from != nil {
		return &net.TCPAddr{IP: l.from}
	}
	return l.LocalAddr()
}
