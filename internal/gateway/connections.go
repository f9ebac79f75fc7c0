package gateway

import (
	"errors"
	"io"
	"net"
	"slices"
	"time"

	"github.com/shardwell/shardwell/internal/meter"
)

// serverMetrics is what a Server counts about connections.
type serverMetrics struct {
	connections *meter.Counters // by version of TLS, by version of HTTP, by what ALPN agreed on
	open        *meter.Gauges   // likewise
	refused     *meter.Counters // by what was spoken
	failed      *meter.Counters // handshakes, by reason
	underWay    *meter.Gauge
	all         *meter.Gauge   // connections
	limited     *meter.Counter // of them
}

func newServerMetrics(r *meter.Registry) *serverMetrics {
	return &serverMetrics{
		connections: r.Counter("shardwell_connections_total",
			"Connections that have begun a request, by version of TLS (empty if plain), by version of HTTP, and by the protocol that ALPN agreed on (empty without it).", "tls", "http", "alpn"),
		open: r.Gauge("shardwell_connections_open", "Such connections that are open.", "tls", "http", "alpn"),
		refused: r.Counter("shardwell_connections_refused_total",
			"Connections refused because they spoke plain HTTP where only TLS is taken (plain) or TLS to a server without it (tls).", "spoke"),
		failed: r.Counter("shardwell_tls_handshakes_failed_total",
			"TLS handshakes that came to nothing: the client does not trust the certificate (untrusted), sent another alert (alert), went away (gone), took too long (timeout), was cut because too many others wanted to begin (crowded), or shares no version or cipher with us or is no client of TLS (protocol).", "reason"),
		all: r.Gauge("shardwell_connections", "Connections that are open, whether anything has come on them or not.").With(),
		limited: r.Counter("shardwell_connections_limited_total",
			"Connections closed at once because there were too many, of all or from one address.").With(),
		underWay: r.Gauge("shardwell_tls_handshakes_under_way", "TLS handshakes that have begun and not ended.").With(),
	}
}

// connected counts a connection that has begun a request, and returns where it
// is counted while it is open.
func (m *serverMetrics) connected(c *conn, version string) *meter.Gauge {
	m.connections.With(c.version, version, c.alpn).Add(1)
	open := m.open.With(c.version, version, c.alpn)
	open.Add(1)
	return open
}

// warnEvery is how often the log says that a client does not trust the
// certificate: clients try again and again.
const warnEvery = time.Minute

// handshakeFailed counts a handshake that has come to nothing, and says so in
// the log: at debug, since clients cause it, unless there is something to do.
func (s *Server) handshakeFailed(c *conn, err error) {
	reason := handshakeFailure(err)
	s.metrics.failed.With(reason).Add(1)
	remote := c.RemoteAddr().String()
	s.log.Debug("a TLS handshake failed", "remote", remote, "reason", reason, "error", err)
	if reason != "untrusted" {
		return
	}
	now, last := time.Now().Unix(), s.warned.Load()
	if now-last >= int64(warnEvery/time.Second) && s.warned.CompareAndSwap(last, now) {
		s.log.Warn("a client does not trust this server's certificate: shardwell cert says what to set", "remote", remote, "error", err)
	}
}

// untrusted are the alerts by which clients say that they do not trust a
// certificate (RFC 8446 §6.2): crypto/tls gives them as text.
var untrusted = []string{"tls: bad certificate", "tls: unknown certificate", "tls: unknown certificate authority", "tls: expired certificate"}

// handshakeFailure sorts the errors of handshakes.
func handshakeFailure(err error) string {
	op, isOp := errors.AsType[*net.OpError](err)
	late, isNet := errors.AsType[net.Error](err)
	switch {
	case errors.Is(err, errCrowded):
		return "crowded"
	case errors.Is(err, errDistrusted):
		return "untrusted"
	case isNet && late.Timeout():
		return "timeout"
	case isOp && op.Op == "remote error" && slices.Contains(untrusted, op.Err.Error()):
		return "untrusted"
	case isOp && op.Op == "remote error":
		return "alert"
	case isOp, errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF), errors.Is(err, net.ErrClosed):
		return "gone"
	}
	return "protocol"
}
