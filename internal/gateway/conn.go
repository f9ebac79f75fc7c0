package gateway

import (
	"bytes"
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	"net"
	"sync"
	"sync/atomic"
	"time"

	"github.com/shardwell/shardwell/internal/meter"
)

// One port takes every transport. The first byte of a connection tells TLS from
// plain HTTP, and what comes out of the TLS is given to net/http as if it were
// plain: it then speaks HTTP/1.1 or HTTP/2, whichever the client begins with,
// whether the client has asked for it by ALPN or not. (A *tls.Conn it would let
// speak HTTP/2 after ALPN only, which Java clients do not ask for unless they are told to.)

// tlsHandshake is the type of the first record of TLS (RFC 8446 §5.1). No
// request of HTTP begins with it.
const tlsHandshake = 0x16

// handshakeTimeout is how long a client may take for a handshake, and
// maxHandshakeBytes how much it may send for it: clients have no certificates
// here, so that it is mostly less than 4 KiB.
const (
	handshakeTimeout  = 10 * time.Second
	maxHandshakeBytes = 32 << 10
)

// closeTimeout is how long the end of TLS may take to be handed to the system:
// next to nothing, because whoever closes may hold up others.
const closeTimeout = 10 * time.Millisecond

// What became of connections that were no use.
var (
	errPlainRefused  = errors.New("plain HTTP where only TLS is taken")
	errTLSRefused    = errors.New("TLS to a server without it")
	errDistrusted    = errors.New("the client does not trust the certificate")
	errHandshakeSize = errors.New("the client sent too much for a handshake")
)

// conn is a connection that finds out what it speaks when it is read from for
// the first time, by the goroutine that net/http has for it: nobody else waits.
// It must not have a method ConnectionState, which would make net/http take it
// for TLS. Safe for concurrent use as far as net.Conn is.
type conn struct {
	net.Conn // the raw one
	server   *Server
	place    string // where it comes from; see placeOf
	closed   atomic.Bool

	begin sync.Once
	err   error // why it is no use
	first []byte
	tls   atomic.Pointer[tls.Conn] // nil if it is plain

	// What it speaks, for the log and the metrics; set by the first reads.
	version, alpn string // of TLS; "" if it is plain
	head          []byte // what has been read, until the protocol is known
	open          *meter.Gauge
}

// Read implements net.Conn.
func (c *conn) Read(p []byte) (int, error) {
	if len(p) == 0 {
		return 0, nil
	}
	c.begin.Do(func() { c.err = c.start(p) })
	if c.err != nil {
		// What is to be said is said. To an error that does not look like the
		// network's net/http would answer in plain words, after an alert of TLS.
		return 0, &net.OpError{Op: "read", Net: "tcp", Err: c.err}
	}
	n, err := c.read(p)
	if c.open == nil && n > 0 {
		c.classify(p[:n])
	}
	return n, err
}

// read reads what the client sends to HTTP.
func (c *conn) read(p []byte) (int, error) {
	if t := c.tls.Load(); t != nil {
		return t.Read(p)
	}
	if len(c.first) > 0 {
		n := copy(p, c.first)
		c.first = c.first[n:]
		return n, nil
	}
	return c.Conn.Read(p)
}

// start reads the first bytes, with room for which it is lent p, and finds out
// what the client speaks.
func (c *conn) start(p []byte) error {
	n, err := c.Conn.Read(p)
	if n == 0 {
		return err
	}
	c.first = bytes.Clone(p[:n])
	switch isTLS := p[0] == tlsHandshake; {
	case isTLS && c.server.tls.Certificate == nil:
		return c.refuseTLS()
	case isTLS:
		return c.handshake()
	case c.server.tls.Certificate != nil && !isLoopback(c.LocalAddr()):
		return c.refusePlain()
	}
	return nil
}

// handshake turns the connection into TLS. It has a time of its own, and the
// request that follows has all of its.
func (c *conn) handshake() error {
	s := c.server
	slot, err := s.handshakes.enter(c.Conn, c.place)
	if err != nil {
		s.handshakeFailed(c, err)
		return err
	}
	defer s.handshakes.leave(slot)
	raw := &rawConn{Conn: c.Conn, first: c.first, left: maxHandshakeBytes}
	c.first = nil
	t := tls.Server(raw, s.tlsConfig)
	err = c.Conn.SetDeadline(time.Now().Add(handshakeTimeout))
	if err == nil {
		err = t.Handshake()
	}
	if err != nil {
		if slot.cut.Load() {
			err = errCrowded
		} else if raw.distrusted() {
			err = fmt.Errorf("%w (%w)", errDistrusted, err)
		}
		s.handshakeFailed(c, err)
		return err
	}
	raw.free, raw.tail = true, nil
	if err := errors.Join(c.Conn.SetWriteDeadline(time.Time{}), c.Conn.SetReadDeadline(time.Now().Add(headerTimeout))); err != nil {
		return err
	}
	state := t.ConnectionState()
	c.version, c.alpn = tlsVersion(state.Version), state.NegotiatedProtocol
	c.tls.Store(t)
	return nil
}

// tlsVersion is a version's number as people say it.
func tlsVersion(v uint16) string {
	if v == tls.VersionTLS12 {
		return "1.2"
	}
	return "1.3"
}

// classify counts the connection as soon as its first bytes tell the version of
// HTTP.
func (c *conn) classify(p []byte) {
	const preface = "PRI"
	c.head = append(c.head, p[:min(len(p), len(preface))]...)
	version := "1.1"
	switch {
	case bytes.HasPrefix(c.head, []byte(preface)):
		version = "2"
	case bytes.HasPrefix([]byte(preface), c.head):
		return
	}
	c.head = nil
	c.open = c.server.metrics.connected(c, version)
}

// Write implements net.Conn.
func (c *conn) Write(p []byte) (int, error) {
	if t := c.tls.Load(); t != nil {
		return t.Write(p)
	}
	return c.Conn.Write(p)
}

// Close implements net.Conn. TLS tells its client that this is the end, if that
// can be done at once.
func (c *conn) Close() error {
	if !c.closed.Swap(true) {
		c.server.open.release(c.place, 1)
	}
	t := c.tls.Load()
	if t == nil {
		return c.Conn.Close()
	}
	t.NetConn().(*rawConn).closing.Store(true)
	return t.Close()
}

// CloseWrite ends what is sent, so that the client can read the rest before the
// connection is closed.
func (c *conn) CloseWrite() error {
	if t := c.tls.Load(); t != nil {
		return t.CloseWrite()
	}
	if raw, ok := c.Conn.(interface{ CloseWrite() error }); ok {
		return raw.CloseWrite()
	}
	return nil
}

// rawConn is what TLS reads from and writes to. Until it is free, its client
// can send only so much.
type rawConn struct {
	net.Conn
	first   []byte // what has been read before
	left    int
	free    bool
	tail    []byte // the last bytes read before it is free
	closing atomic.Bool
}

// Read implements net.Conn.
func (r *rawConn) Read(p []byte) (n int, err error) {
	if !r.free && r.left <= 0 {
		return 0, errHandshakeSize
	}
	if len(r.first) > 0 {
		n = copy(p, r.first)
		r.first = r.first[n:]
	} else {
		n, err = r.Conn.Read(p)
	}
	r.left -= n
	if !r.free {
		r.tail = append(r.tail, p[max(0, n-alertBytes):n]...)
		r.tail = r.tail[max(0, len(r.tail)-alertBytes):]
	}
	return n, err
}

// alertBytes is the length of an alert in the clear, a record of its own.
const alertBytes = 7

// distrusted says whether the last that the client sent is an alert in the clear
// that it does not trust the certificate. OpenSSL, and what is built on it, sends
// it so in TLS 1.3, where crypto/tls expects it encrypted and takes it for damage.
func (r *rawConn) distrusted() bool {
	const alert, badCertificate, expired, unknown, unknownCA = 21, 42, 45, 46, 48 // RFC 8446 §6
	if len(r.tail) != alertBytes || !bytes.Equal(r.tail[:2], []byte{alert, 3}) || !bytes.Equal(r.tail[3:5], []byte{0, 2}) {
		return false
	}
	return bytes.IndexByte([]byte{badCertificate, expired, unknown, unknownCA}, r.tail[6]) >= 0
}

// SetWriteDeadline implements net.Conn. The end of TLS gives itself seconds.
func (r *rawConn) SetWriteDeadline(t time.Time) error {
	if r.closing.Load() {
		t = time.Now().Add(closeTimeout)
	}
	return r.Conn.SetWriteDeadline(t)
}

// What clients are told that speak the wrong thing. Most clients of TLS that
// get plain HTTP say so in words, which no alert makes them do.
const (
	refusedTLS   = "This server does not speak TLS: use http://, or start it with --tls."
	refusedPlain = "This address takes TLS only: use https://. shardwell cert says how to trust its certificate."
)

// refuseTLS tells a client of TLS that there is none.
func (c *conn) refuseTLS() error {
	c.server.metrics.refused.With("tls").Add(1)
	c.server.log.Debug("a client spoke TLS, and this server was started without --tls", "remote", c.RemoteAddr().String())
	c.bid(plainAnswer(refusedTLS))
	return errTLSRefused
}

// refusePlain tells a client of plain HTTP that there is TLS only.
func (c *conn) refusePlain() error {
	c.server.metrics.refused.With("plain").Add(1)
	c.server.log.Debug("a client spoke plain HTTP to an address that takes TLS only", "remote", c.RemoteAddr().String())
	answer := plainAnswer(refusedPlain)
	if bytes.HasPrefix(c.first, []byte("PRI")) {
		answer = goAway(refusedPlain)
	}
	c.bid(answer)
	return errPlainRefused
}

// plainAnswer is an answer of HTTP/1.1 that ends the connection.
func plainAnswer(text string) []byte {
	return []byte("HTTP/1.1 400 Bad Request\r\nContent-Type: text/plain; charset=utf-8\r\nConnection: close\r\n\r\n" + text + "\n")
}

// goAway is the beginning and the end of a connection of HTTP/2: empty settings,
// then GOAWAY with INADEQUATE_SECURITY and the text (RFC 9113 §6.5, §6.8).
func goAway(text string) []byte {
	const settings, goAway, inadequateSecurity = 4, 7, 12
	n := 8 + len(text)
	b := []byte{0, 0, 0, settings, 0, 0, 0, 0, 0}
	b = append(b, byte(n>>16), byte(n>>8), byte(n), goAway, 0, 0, 0, 0, 0)
	return append(append(b, 0, 0, 0, 0, 0, 0, 0, inadequateSecurity), text...)
}

// How long a client has to read why it is refused, and how much of what it is
// sending meanwhile is read: closed with something unread, the connection would
// take the answer with it.
const (
	bidTimeout  = time.Second
	maxBidBytes = 1 << 20
)

// bid sends the last bytes of a connection that is no use.
func (c *conn) bid(answer []byte) {
	// An error means that there is nobody to tell.
	if c.Conn.SetDeadline(time.Now().Add(bidTimeout)) != nil {
		return
	}
	if _, err := c.Conn.Write(answer); err != nil || c.CloseWrite() != nil {
		return
	}
	_, _ = io.CopyN(io.Discard, c.Conn, maxBidBytes)
}

// isLoopback says whether an address is this machine's own.
func isLoopback(a net.Addr) bool {
	tcp, ok := a.(*net.TCPAddr)
	return ok && tcp.IP.IsLoopback()
}

// listener hands out conns.
type listener struct {
	net.Listener
	server *Server
}

// Accept implements net.Listener. It waits for nobody but the next client. One for
// which there is no room is told nothing: that would take a handshake, and its client
// tries again whatever it is told.
func (l listener) Accept() (net.Conn, error) {
	for {
		raw, err := l.Listener.Accept()
		if err != nil {
			return nil, err
		}
		place := placeOf(raw.RemoteAddr().String())
		if l.server.open.reserve(place, 1) {
			return &conn{Conn: raw, server: l.server, place: place}, nil
		}
		l.server.metrics.limited.Add(1)
		_ = raw.Close() // it is of no use, whatever comes of this
	}
}
