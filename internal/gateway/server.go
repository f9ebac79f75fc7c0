package gateway

import (
	"context"
	"errors"
	"log/slog"
	"net"
	"net/http"
	"sync"
	"time"
)

// Timeouts of a connection. Reading and writing are bounded per request.
const (
	headerTimeout  = 10 * time.Second
	readTimeout    = 60 * time.Second
	writeTimeout   = 60 * time.Second
	idleTimeout    = 2 * time.Minute
	maxHeaderBytes = 64 << 10

	// maxStreams is how many requests one HTTP/2 connection may have open. The
	// KCL opens one per shard on a few connections.
	maxStreams = 1000
)

// Server serves a handler on a listener: HTTP/1.1, and HTTP/2 by prior
// knowledge, which some SDKs use even without TLS. Safe for concurrent use.
type Server struct {
	http *http.Server

	silent sync.Map // net.Conn → nil: connections that have sent nothing yet
}

// NewServer returns a server for h. Complaints about connections go to log, at
// debug, because clients cause them. If h is a *Gateway, Shutdown ends its
// streams.
func NewServer(h http.Handler, log *slog.Logger) *Server {
	protocols := new(http.Protocols)
	protocols.SetHTTP1(true)
	protocols.SetUnencryptedHTTP2(true)
	s := new(Server)
	s.http = &http.Server{
		Handler:           h,
		ReadHeaderTimeout: headerTimeout,
		ReadTimeout:       readTimeout,
		WriteTimeout:      writeTimeout,
		IdleTimeout:       idleTimeout,
		MaxHeaderBytes:    maxHeaderBytes,
		Protocols:         protocols,
		HTTP2:             &http.HTTP2Config{MaxConcurrentStreams: maxStreams},
		ErrorLog:          slog.NewLogLogger(log.Handler(), slog.LevelDebug),
		ConnState:         s.connState,
		// OPTIONS * is the API's too.
		DisableGeneralOptionsHandler: true,
	}
	if g, ok := h.(*Gateway); ok {
		s.http.RegisterOnShutdown(g.EndStreams)
	}
	return s
}

// connState keeps s.silent.
func (s *Server) connState(c net.Conn, state http.ConnState) {
	if state == http.StateNew {
		s.silent.Store(c, nil)
	} else {
		s.silent.Delete(c)
	}
}

// Serve answers on ln until Shutdown, and then returns nil.
func (s *Server) Serve(ln net.Listener) error {
	if err := s.http.Serve(ln); !errors.Is(err, http.ErrServerClosed) {
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
