package gateway

import (
	"context"
	"crypto/tls"
	"errors"
	"log/slog"
	"net"
	"net/http"
	"sync"
	"sync/atomic"
	"time"

	"github.com/shardwell/shardwell/internal/meter"
)

// Timeouts of a connection. Reading and writing are bounded per request.
const (
	headerTimeout  = 10 * time.Second
	readTimeout    = 60 * time.Second
	writeTimeout   = 60 * time.Second
	idleTimeout    = 2 * time.Minute
	maxHeaderBytes = 64 << 10

	// maxStreams is how many requests one HTTP/2 connection may have open: the
	// KCL opens one per shard on a few connections.
	maxStreams = 1000
)

// TLS is how a Server speaks TLS, 1.2 or later, beside plain HTTP on the same
// port. On connections that come in by an address other machines reach, it
// speaks nothing else.
type TLS struct {
	// Certificate gives the certificate for each handshake, so that another one
	// can take its place at any time. Without it there is no TLS.
	Certificate func(*tls.ClientHelloInfo) (*tls.Certificate, error)
}

// Server serves a handler on a listener: HTTP/1.1 and HTTP/2, either plain or
// over TLS, and HTTP/2 whether it was agreed on beforehand or not. Safe for
// concurrent use.
type Server struct {
	http       *http.Server
	log        *slog.Logger
	tls        TLS
	tlsConfig  *tls.Config
	handshakes *handshakes
	open       *budget // connections
	metrics    *serverMetrics

	silent sync.Map     // net.Conn → nil: connections that have sent nothing yet
	warned atomic.Int64 // when it was last said that a client does not trust us, in Unix seconds
}

// NewServer returns a server for h. Complaints about connections go to log, at
// debug, because clients cause them. If h is a *Gateway, Shutdown ends its
// streams, and its metrics tell about connections.
func NewServer(h http.Handler, log *slog.Logger, t TLS) *Server {
	protocols := new(http.Protocols)
	protocols.SetHTTP1(true)
	protocols.SetUnencryptedHTTP2(true)
	s := &Server{log: log, tls: t}
	s.tlsConfig = &tls.Config{
		MinVersion:     tls.VersionTLS12,
		NextProtos:     []string{"h2", "http/1.1"},
		GetCertificate: t.Certificate,
	}
	s.http = &http.Server{
		Handler:           h,
		ReadHeaderTimeout: headerTimeout,
		ReadTimeout:       readTimeout,
		WriteTimeout:      writeTimeout,
		IdleTimeout:       idleTimeout,
		MaxHeaderBytes:    maxHeaderBytes,
		Protocols:         protocols,
		// A connection that takes nothing would outlive its requests.
		HTTP2:       &http.HTTP2Config{MaxConcurrentStreams: maxStreams, WriteByteTimeout: writeTimeout},
		ErrorLog:    slog.NewLogLogger(log.Handler(), slog.LevelDebug),
		ConnState:   s.connState,
		ConnContext: keepConn,
		// OPTIONS * is the API's too.
		DisableGeneralOptionsHandler: true,
	}
	registry, limit := meter.New(), Config{}.withDefaults().MaxConnections
	if g, ok := h.(*Gateway); ok {
		s.http.RegisterOnShutdown(g.EndStreams)
		registry, limit = g.config.Meter, g.config.MaxConnections
	}
	s.metrics = newServerMetrics(registry)
	s.open = newBudget(limit, s.metrics.all)
	s.handshakes = newHandshakes(maxHandshakes, s.metrics.underWay)
	return s
}

// connKey is the key of the context by which a request finds its connection.
type connKey struct{}

func keepConn(ctx context.Context, c net.Conn) context.Context {
	return context.WithValue(ctx, connKey{}, c)
}

// tlsOf is the version of TLS by which a request has come, "" if by none.
func tlsOf(r *http.Request) string {
	if c, ok := r.Context().Value(connKey{}).(*conn); ok {
		return c.version
	}
	return ""
}

// connState keeps s.silent, and counts connections that have ended.
func (s *Server) connState(c net.Conn, state http.ConnState) {
	if state == http.StateNew {
		s.silent.Store(c, nil)
		return
	}
	s.silent.Delete(c)
	if c, ok := c.(*conn); ok && state == http.StateClosed && c.open != nil {
		c.open.Add(-1)
	}
}

// Serve answers on ln until Shutdown, and then returns nil.
func (s *Server) Serve(ln net.Listener) error {
	if err := s.http.Serve(listener{ln, s}); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return nil
}

// Shutdown stops accepting, waits for requests in flight until ctx ends, and
// cuts off what is left then. It returns ctx's error if there was something.
func (s *Server) Shutdown(ctx context.Context) error {
	done := make(chan error, 1)
	go func() { done <- s.http.Shutdown(ctx) }()
	// net/http would give connections that are silent five seconds to begin a
	// request; there is nothing in flight on them.
	tick := time.NewTicker(10 * time.Millisecond)
	defer tick.Stop()
	for {
		s.closeSilent()
		select {
		case err := <-done:
			if err != nil {
				err = errors.Join(err, s.http.Close())
			}
			return err
		case <-tick.C:
		}
	}
}

func (s *Server) closeSilent() {
	s.silent.Range(func(c, _ any) bool {
		// An error means that it is closed already.
		_ = c.(net.Conn).Close()
		return true
	})
}
