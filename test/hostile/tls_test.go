package hostile

import (
	"bytes"
	"crypto/tls"
	"errors"
	"io"
	"net"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

// startTLS runs a server that speaks TLS, too.
func startTLS(t *testing.T, args ...string) victim {
	t.Helper()
	return start(t, append([]string{"--log-level", "error", "--tls", "--tls-dir", filepath.Join(t.TempDir(), "tls")}, args...)...)
}

// dialTLS opens a connection of TLS that asks for protocols of ALPN. What the
// server is, is no matter here.
func (v victim) dialTLS(t *testing.T, alpn ...string) net.Conn {
	t.Helper()
	c := tls.Client(v.dial(t), &tls.Config{InsecureSkipVerify: true, NextProtos: alpn})
	if err := c.Handshake(); err != nil {
		t.Fatal(err)
	}
	return c
}

// servesTLS fails the test unless an ordinary request over TLS is answered.
func (v victim) servesTLS(t *testing.T) {
	t.Helper()
	c := v.dialTLS(t)
	if _, err := io.WriteString(c, v.request("ListStreams", "{}")); err != nil {
		t.Fatal(err)
	}
	if a := read(c); a.status != 200 {
		t.Fatalf("an ordinary request over TLS got %s\n%s", a, v.Output())
	}
	_ = c.Close() // it has served its purpose
}

// hello is what a client of TLS sends first.
func hello(t *testing.T) []byte {
	t.Helper()
	var sent recorder
	if err := tls.Client(&sent, &tls.Config{ServerName: "localhost"}).Handshake(); !errors.Is(err, io.EOF) {
		t.Fatal(err)
	}
	return sent.Bytes()
}

// recorder is a connection on which nothing comes and that keeps what is sent.
type recorder struct {
	net.Conn // nil: nothing else of it is used
	bytes.Buffer
}

func (r *recorder) Read([]byte) (int, error)         { return 0, io.EOF }
func (r *recorder) Write(p []byte) (int, error)      { return r.Buffer.Write(p) }
func (r *recorder) SetDeadline(time.Time) error      { return nil }
func (r *recorder) SetReadDeadline(time.Time) error  { return nil }
func (r *recorder) SetWriteDeadline(time.Time) error { return nil }
func (r *recorder) Close() error                     { return nil }

// A thousand connections that begin TLS and do not go on, at any point, cost
// little and keep nobody out, and their descriptors are free when they are closed.
func TestHalfHandshakes(t *testing.T) {
	t.Parallel()
	v := startTLS(t)
	v.serves(t)
	v.servesTLS(t)
	before := v.descriptors()
	first := hello(t)
	var conns []net.Conn
	for i := range 1000 {
		var c net.Conn
		var err error
		switch i % 10 {
		case 0: // silent when it is done
			c = v.dialTLS(t)
		case 1: // half a request
			c = v.dialTLS(t)
			_, err = io.WriteString(c, v.head("ListStreams"))
		case 2: // all of it, and the answer is not read
			c = v.dial(t)
			_, err = c.Write(first)
		case 3:
			c = v.dial(t)
			_, err = c.Write(first[:1])
		default:
			c = v.dial(t)
			_, err = c.Write(first[:len(first)/2])
		}
		conns = append(conns, c)
		if err != nil {
			t.Fatal(err)
		}
	}
	v.serves(t)
	v.servesTLS(t)
	t.Logf("1000 handshakes or so under way: %d MiB resident", v.residentMiB())
	for _, c := range conns {
		if err := c.Close(); err != nil {
			t.Fatal(err)
		}
	}
	eventually(t, "descriptors are free", func() bool { return v.descriptors() <= before+1 })
	v.servesTLS(t)
	v.unharmed(t, 256)
}

// What is no TLS behind its first byte, or none any more later on, ends its
// connection and nothing else.
func TestOddTLS(t *testing.T) {
	t.Parallel()
	v := startTLS(t)
	many := strings.Repeat
	var clients sync.WaitGroup
	record := func(kind, body string) string {
		return kind + "\x03\x03" + string([]byte{byte(len(body) >> 8), byte(len(body))}) + body
	}
	for name, raw := range map[string]string{
		"zeros":                        "\x16" + many("\x00", 4096),
		"junk":                         "\x16" + many("junk", 4096),
		"a record of no length":        "\x16\x03\x01\x00\x00" + many("\x16\x03\x01\x00\x00", 4096),
		"a record beyond its bound":    "\x16\x03\x01\xff\xff" + many("a", 1<<17),
		"a hello of 16 MiB":            record("\x16", "\x01\xff\xff\xff"+many("a", 16000)) + many(record("\x16", many("a", 16000)), 64),
		"a hello of SSL 3":             record("\x16", "\x01\x00\x00\x02\x03\x00"),
		"data before the handshake":    record("\x16", "")[:1] + "\x03\x03\x00\x01\x00" + record("\x17", "data"),
		"the hello of a server":        record("\x16", "\x02\x00\x00\x26\x03\x03"+many("\x00", 36)),
		"a finished in place of hello": record("\x16", "\x14\x00\x00\x0c"+many("\x00", 12)),
	} {
		c := v.dial(t)
		clients.Go(func() {
			_, _ = io.WriteString(c, raw) // it may be cut off by now
			if _, err := io.Copy(io.Discard, c); errors.Is(err, os.ErrDeadlineExceeded) {
				t.Errorf("%s: the connection is open", name)
			}
		})
	}
	clients.Wait()
	for name, raw := range map[string]string{
		"plain HTTP within TLS's connection": v.request("ListStreams", "{}"),
		"a record that fails its check":      record("\x17", many("a", 100)),
		"another hello":                      string(hello(t)),
	} {
		c := v.dialTLS(t)
		_, _ = io.WriteString(c.(*tls.Conn).NetConn(), raw) // as above
		if _, err := io.Copy(io.Discard, c.(*tls.Conn).NetConn()); errors.Is(err, os.ErrDeadlineExceeded) {
			t.Errorf("%s after the handshake: the connection is open", name)
		}
	}
	v.servesTLS(t)
	v.unharmed(t, 256)
}
