package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/http/pprof"
	"os"
	"syscall"
	"time"
)

// profiler serves runtime profiles on a unix socket, which only this user can
// connect to: profiles tell what the program holds.
type profiler struct {
	server *http.Server
	served chan error
}

// startProfiler listens at path. A socket that a killed server has left there
// is taken over; anything else of that name is left alone and refused.
func startProfiler(path string) (*profiler, error) {
	ln, err := net.Listen("unix", path)
	if errors.Is(err, syscall.EADDRINUSE) && isDeadSocket(path) {
		if err := os.Remove(path); err != nil {
			return nil, coded(exitAddress, "--pprof-socket %s is left over and cannot be removed: %w", path, err)
		}
		ln, err = net.Listen("unix", path)
	}
	if err != nil {
		return nil, coded(exitAddress, "cannot listen on --pprof-socket %s: %w", path, err)
	}
	if err := os.Chmod(path, 0o600); err != nil {
		return nil, errors.Join(fmt.Errorf("protect the socket of --pprof-socket: %w", err), ln.Close())
	}
	mux := http.NewServeMux()
	mux.HandleFunc("/debug/pprof/", pprof.Index)
	mux.HandleFunc("/debug/pprof/profile", pprof.Profile)
	mux.HandleFunc("/debug/pprof/trace", pprof.Trace)
	p := &profiler{server: &http.Server{Handler: mux, ReadHeaderTimeout: 10 * time.Second}, served: make(chan error, 1)}
	go func() { p.served <- p.server.Serve(ln) }()
	return p, nil
}

// isDeadSocket says whether path is a socket that nobody listens on.
func isDeadSocket(path string) bool {
	// Connecting to a file is refused in the same words.
	if info, err := os.Lstat(path); err != nil || info.Mode().Type() != os.ModeSocket {
		return false
	}
	conn, err := new(net.Dialer).DialContext(context.Background(), "unix", path)
	if err == nil {
		_ = conn.Close() // it was only to see who answers
	}
	return errors.Is(err, syscall.ECONNREFUSED)
}

// close cuts profiles off that are being taken, and removes the socket.
func (p *profiler) close() error {
	err := p.server.Close()
	if served := <-p.served; !errors.Is(served, http.ErrServerClosed) {
		err = errors.Join(err, served)
	}
	return err
}
