package gateway

import (
	"bufio"
	"bytes"
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"io"
	"log/slog"
	"math/big"
	"net"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/shardwell/shardwell/internal/meter"
	"github.com/shardwell/shardwell/internal/service"
)

// testCertificate is a self-signed certificate for 127.0.0.1, and what trusts
// it.
var testCertificate = sync.OnceValues(func() (tls.Certificate, *x509.CertPool) {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		panic(err)
	}
	template := &x509.Certificate{
		// Good at any time, in bubbles of synctest too.
		SerialNumber: big.NewInt(1), NotAfter: time.Date(2099, 1, 1, 0, 0, 0, 0, time.UTC), IPAddresses: []net.IP{net.IPv4(127, 0, 0, 1)},
		IsCA: true, BasicConstraintsValid: true,
	}
	der, err := x509.CreateCertificate(rand.Reader, template, template, key.Public(), key)
	if err != nil {
		panic(err)
	}
	leaf, err := x509.ParseCertificate(der)
	if err != nil {
		panic(err)
	}
	roots := x509.NewCertPool()
	roots.AddCert(leaf)
	return tls.Certificate{Certificate: [][]byte{der}, PrivateKey: key, Leaf: leaf}, roots
})

// withTLS is how a server speaks TLS with testCertificate.
func withTLS() TLS {
	c, _ := testCertificate()
	return TLS{Certificate: func(*tls.ClientHelloInfo) (*tls.Certificate, error) { return &c, nil }}
}

// serveTLS serves g with TLS and returns the address.
func serveTLS(t *testing.T, g http.Handler) (address string, s *Server) {
	t.Helper()
	ln := listen(t)
	s = NewServer(g, slog.New(slog.DiscardHandler), withTLS())
	served := make(chan error, 1)
	go func() { served <- s.Serve(ln) }()
	t.Cleanup(func() {
		ctx, cancel := context.WithTimeout(context.Background(), time.Second)
		defer cancel()
		_ = s.Shutdown(ctx) // it may have been shut down
		if err := <-served; err != nil {
			t.Error(err)
		}
	})
	return ln.Addr().String(), s
}

// plainLooking hides a *tls.Conn from net/http, which then speaks to it as if it
// were plain: HTTP/2 by prior knowledge without ALPN.
type plainLooking struct{ net.Conn }

// transport is a client of one of the six combinations.
type transport struct {
	name, scheme string
	http2        bool
	tls, alpn    string // as the metrics have them
	roundTripper *http.Transport
}

// transports are clients of all combinations of plain and TLS, with and without
// ALPN, HTTP/1.1 and HTTP/2.
func transports(t *testing.T) []*transport {
	_, roots := testCertificate()
	all := []*transport{
		{name: "plain HTTP/1.1", scheme: "http"},
		{name: "plain HTTP/2", scheme: "http", http2: true},
		{name: "TLS, ALPN http/1.1", scheme: "https", tls: "1.3", alpn: "http/1.1"},
		{name: "TLS, ALPN h2", scheme: "https", http2: true, tls: "1.3", alpn: "h2"},
		{name: "TLS, no ALPN, HTTP/1.1", scheme: "https", tls: "1.3"},
		{name: "TLS, no ALPN, HTTP/2", scheme: "https", http2: true, tls: "1.3"},
	}
	for _, x := range all {
		x.roundTripper = x.client(roots)
		t.Cleanup(x.roundTripper.CloseIdleConnections)
	}
	return all
}

func (x *transport) client(roots *x509.CertPool) *http.Transport {
	protocols := new(http.Protocols)
	r := &http.Transport{Protocols: protocols, TLSClientConfig: &tls.Config{RootCAs: roots}}
	switch {
	case x.scheme == "http":
		protocols.SetHTTP1(!x.http2)
		protocols.SetUnencryptedHTTP2(x.http2)
	case x.alpn != "":
		protocols.SetHTTP1(!x.http2)
		protocols.SetHTTP2(x.http2)
		r.TLSClientConfig.NextProtos = []string{x.alpn}
	default:
		// The scheme of the request stays http, so that net/http takes the
		// connection for a plain one.
		x.scheme = "http"
		protocols.SetHTTP1(!x.http2)
		protocols.SetUnencryptedHTTP2(x.http2)
		r.DialContext = func(ctx context.Context, network, address string) (net.Conn, error) {
			c, err := (&tls.Dialer{Config: &tls.Config{RootCAs: roots}}).DialContext(ctx, network, address)
			if err != nil {
				return nil, err
			}
			return plainLooking{c}, nil
		}
	}
	return r
}

// post sends a request of the API.
func (x *transport) post(ctx context.Context, address, operation, body string) (*http.Response, error) {
	r, err := http.NewRequestWithContext(ctx, "POST", x.scheme+"://"+address, strings.NewReader(body))
	if err != nil {
		return nil, err
	}
	r.Header.Set("Content-Type", json11)
	r.Header.Set("X-Amz-Target", "Kinesis_20131202."+operation)
	r.Header.Set("X-Amz-Date", "20261101T000000Z")
	r.Header.Set("Authorization", signed)
	return x.roundTripper.RoundTrip(r)
}

// One port speaks all six transports, gives the same answer on each, and counts
// what it speaks.
func TestTransports(t *testing.T) {
	registry := meter.New()
	_, g := newFake(t, Config{Meter: registry})
	address, _ := serveTLS(t, g)
	for _, x := range transports(t) {
		for range 2 {
			resp, err := x.post(t.Context(), address, "ListStreams", "{}")
			if err != nil {
				t.Fatalf("%s: %v", x.name, err)
			}
			body, err := io.ReadAll(resp.Body)
			resp.Body.Close()
			if err != nil || resp.StatusCode != 200 || string(body) != `{"StreamNames":["a"],"HasMoreStreams":false}` {
				t.Errorf("%s: got %d %s, %v", x.name, resp.StatusCode, body, err)
			}
			if (resp.ProtoMajor == 2) != x.http2 {
				t.Errorf("%s: spoke %s", x.name, resp.Proto)
			}
		}
		version := "1.1"
		if x.http2 {
			version = "2"
		}
		series := `{tls="` + x.tls + `",http="` + version + `",alpn="` + x.alpn + `"} 1` + "\n"
		for _, name := range []string{"shardwell_connections_total", "shardwell_connections_open"} {
			if text := string(registry.AppendText(nil)); !strings.Contains(text, name+series) {
				t.Errorf("%s: no %s%s in\n%s", x.name, name, series, text)
			}
		}
	}
}

// At shutdown a request in flight is answered on every transport, a connection
// of HTTP/2 is told to go away and one that is idle is closed; nobody can
// connect any more, and nothing is left open.
func TestDrain(t *testing.T) {
	for _, x := range transports(t) {
		t.Run(x.name, func(t *testing.T) {
			f, g := newFake(t, Config{})
			entered, leave := make(chan struct{}), make(chan struct{})
			f.describe = func(context.Context) (service.Reply, error) {
				close(entered)
				<-leave
				return service.Reply{}, nil
			}
			address, s := serveTLS(t, g)
			idle, err := tls.Dial("tcp", address, &tls.Config{InsecureSkipVerify: true})
			if err != nil {
				t.Fatal(err)
			}
			defer idle.Close()
			if _, err := io.WriteString(idle, "GET / HTTP/1.1\r\nHost: x\r\n\r\n"); err != nil {
				t.Fatal(err)
			}
			before, err := http.ReadResponse(bufio.NewReader(idle), nil)
			if err != nil {
				t.Fatal(err)
			}
			if _, err := io.Copy(io.Discard, before.Body); err != nil {
				t.Fatal(err)
			}
			type answer struct {
				status string
				err    error
			}
			answered := make(chan answer, 1)
			go func() {
				resp, err := x.post(t.Context(), address, "DescribeStream", `{"StreamName":"a"}`)
				if err != nil {
					answered <- answer{err: err}
					return
				}
				_, err = io.Copy(io.Discard, resp.Body)
				resp.Body.Close()
				answered <- answer{resp.Status, err}
			}()
			select {
			case <-entered:
			case a := <-answered:
				t.Fatal(a)
			}
			down := make(chan error, 1)
			go func() { down <- s.Shutdown(t.Context()) }()
			// What is idle ends while the request is still in flight, and cleanly.
			if _, err := idle.Read(make([]byte, 1)); !errors.Is(err, io.EOF) {
				t.Errorf("the idle connection ended with %v", err)
			}
			close(leave)
			if a := <-answered; a.err != nil || a.status != "200 OK" {
				t.Errorf("the request in flight got %s, %v", a.status, a.err)
			}
			if err := <-down; err != nil {
				t.Error(err)
			}
			if c, err := net.Dial("tcp", address); err == nil {
				c.Close()
				t.Error("still accepting")
			}
		})
	}
}

// TLS to a server without it, and plain HTTP to an address that takes TLS only,
// are answered with a sentence, and counted.
func TestWrongTransport(t *testing.T) {
	registry := meter.New()
	_, g := newFake(t, Config{Meter: registry})
	url, _ := listening(t, g)
	_, err := tls.Dial("tcp", strings.TrimPrefix(url, "http://"), &tls.Config{InsecureSkipVerify: true})
	if header, ok := errors.AsType[tls.RecordHeaderError](err); !ok || string(header.RecordHeader[:]) != "HTTP/" {
		t.Errorf("TLS where there is none: %v", err)
	}

	s := NewServer(g, slog.New(slog.DiscardHandler), withTLS())
	for _, x := range []struct{ sent, want string }{
		{"GET / HTTP/1.1\r\nHost: x\r\n\r\n", refusedPlain},
		{"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\x00\x00\x00\x04\x00\x00\x00\x00\x00", string(goAway(refusedPlain))},
	} {
		client, server := tcpPair(t)
		go func() {
			c := &conn{Conn: outside{server}, server: s}
			if _, err := c.Read(make([]byte, 4096)); !errors.Is(err, errPlainRefused) {
				t.Errorf("read gave %v", err)
			}
			c.Close()
		}()
		if _, err := io.WriteString(client, x.sent); err != nil {
			t.Fatal(err)
		}
		if got, err := io.ReadAll(client); err != nil || !strings.Contains(string(got), x.want) {
			t.Errorf("%q was answered %q, %v", x.sent, got, err)
		}
	}
	text := string(registry.AppendText(nil))
	for _, want := range []string{`shardwell_connections_refused_total{spoke="plain"} 2`, `shardwell_connections_refused_total{spoke="tls"} 1`} {
		if !strings.Contains(text, want) {
			t.Errorf("no %s in\n%s", want, text)
		}
	}
}

// outside is a connection that came in by an address other machines reach.
type outside struct{ *net.TCPConn }

func (outside) LocalAddr() net.Addr { return &net.TCPAddr{IP: net.IPv4(192, 0, 2, 1), Port: 4567} }

// tcpPair is both ends of a connection.
func tcpPair(t *testing.T) (client, server *net.TCPConn) {
	t.Helper()
	ln := listen(t)
	defer ln.Close()
	c, err := net.Dial("tcp", ln.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	s, err := ln.Accept()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { c.Close(); s.Close() })
	return c.(*net.TCPConn), s.(*net.TCPConn)
}

// A client that does not trust the certificate is told apart from others whose
// handshakes fail, and only the former is worth a warning, once a minute.
func TestFailedHandshakes(t *testing.T) {
	registry := meter.New()
	_, g := newFake(t, Config{Meter: registry})
	var log lockedLog
	s := NewServer(g, slog.New(slog.NewTextHandler(&log, nil)), withTLS())
	failures := func(reason string, act func(c net.Conn)) {
		t.Helper()
		client, server := tcpPair(t)
		done := make(chan error, 1)
		go func() {
			c := &conn{Conn: server, server: s}
			if _, err := c.Read(make([]byte, 4096)); !errors.Is(err, c.err) {
				t.Errorf("read gave %v", err)
			}
			c.Close()
			done <- c.err
		}()
		act(client)
		if err := <-done; err == nil || handshakeFailure(err) != reason {
			t.Errorf("failed with %v, which counts as %s and not as %s", err, handshakeFailure(err), reason)
		}
	}
	for range 2 {
		failures("untrusted", func(c net.Conn) { _ = tls.Client(c, &tls.Config{ServerName: "x"}).Handshake() })
	}
	failures("untrusted", func(c net.Conn) { // as OpenSSL says it
		_, _ = c.Write(append(clientHello(t), 21, 3, 3, 0, 2, 2, 48))
	})
	failures("protocol", func(c net.Conn) {
		_ = tls.Client(c, &tls.Config{ServerName: "x", MaxVersion: tls.VersionTLS11, MinVersion: tls.VersionTLS10}).Handshake()
	})
	failures("protocol", func(c net.Conn) { _, _ = c.Write([]byte{tlsHandshake, 3, 1, 0, 4, 'a', 'b', 'c', 'd'}) })
	failures("gone", func(c net.Conn) { _, _ = c.Write([]byte{tlsHandshake, 3, 1}); c.Close() })
	failures("protocol", func(c net.Conn) {
		// A hello in as many bytes as it says that it has, and too many.
		record := append([]byte{tlsHandshake, 3, 1, 0x40, 0, 1, 0, 0xff, 0}, make([]byte, 0x4000-4)...)
		next := append([]byte{tlsHandshake, 3, 1, 0x40, 0}, make([]byte, 0x4000)...)
		_, _ = c.Write(append(append(record, next...), next...))
	})
	if n := strings.Count(log.String(), "does not trust"); n != 1 {
		t.Errorf("%d warnings:\n%s", n, log.String())
	}
	if text := string(registry.AppendText(nil)); !strings.Contains(text, `shardwell_tls_handshakes_failed_total{reason="untrusted"} 3`) || !strings.Contains(text, "shardwell_tls_handshakes_under_way 0") {
		t.Error(text)
	}
}

// A client whose handshake comes to nothing gets an alert and no plain words after
// it.
func TestAlertIsTheEnd(t *testing.T) {
	_, g := newFake(t, Config{})
	address, _ := serveTLS(t, g)
	raw, err := net.Dial("tcp", address)
	if err != nil {
		t.Fatal(err)
	}
	defer raw.Close()
	var got bytes.Buffer
	c := tls.Client(taped{raw, &got}, &tls.Config{InsecureSkipVerify: true, NextProtos: []string{"spdy/3"}})
	if err := c.Handshake(); err == nil || !strings.Contains(err.Error(), "no application protocol") {
		t.Errorf("the handshake ended with %v", err)
	}
	// A reset is an end, too.
	_, _ = io.Copy(&got, raw)
	if text := got.String(); len(text) != alertBytes {
		t.Errorf("got %q", text)
	}
}

// taped is a connection that writes down what is read from it.
type taped struct {
	net.Conn
	tape io.Writer
}

func (c taped) Read(p []byte) (int, error) {
	n, err := c.Conn.Read(p)
	c.tape.Write(p[:n])
	return n, err
}

// clientHello is the first that a client of TLS sends.
func clientHello(t *testing.T) []byte {
	t.Helper()
	client, server := net.Pipe()
	done := make(chan error, 1)
	go func() { done <- tls.Client(client, &tls.Config{InsecureSkipVerify: true}).Handshake() }()
	hello := make([]byte, 16<<10)
	n, err := server.Read(hello)
	if err != nil {
		t.Fatal(err)
	}
	_ = server.Close()
	if err := <-done; err == nil {
		t.Fatal("a handshake with nobody")
	}
	return hello[:n]
}

type lockedLog struct {
	mu   sync.Mutex
	text strings.Builder
}

func (l *lockedLog) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.text.Write(p)
}

func (l *lockedLog) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.text.String()
}

// A request that is alone on its connection says over which TLS it came in the
// log, and only then.
func TestLogOfTransport(t *testing.T) {
	var log lockedLog
	_, g := newFake(t, Config{Log: slog.New(slog.NewTextHandler(&log, &slog.HandlerOptions{Level: slog.LevelDebug}))})
	address, s := serveTLS(t, g)
	for _, x := range transports(t) {
		resp, err := x.post(t.Context(), address, "ListStreams", "{}")
		if err != nil {
			t.Fatal(err)
		}
		resp.Body.Close()
	}
	if err := s.Shutdown(t.Context()); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(strings.NewReader(log.String()))
	counts := map[string]int{}
	for lines.Scan() {
		for _, protocol := range []string{"protocol=HTTP/1.1 tls=1.3", "protocol=HTTP/2.0 tls=1.3", "protocol=HTTP/1.1 account", "protocol=HTTP/2.0 account"} {
			counts[protocol] += strings.Count(lines.Text(), protocol)
		}
	}
	if counts["protocol=HTTP/1.1 tls=1.3"] != 2 || counts["protocol=HTTP/2.0 tls=1.3"] != 2 || counts["protocol=HTTP/1.1 account"] != 1 || counts["protocol=HTTP/2.0 account"] != 1 {
		t.Errorf("%v in\n%s", counts, log.String())
	}
}
