package bench

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
)

// profiled does work, and meanwhile takes a CPU profile of the server if that
// was asked for: for as long as one measurement lasts, in whole seconds, and
// to the end even if the work ends before.
func (r *run) profiled(ctx context.Context, name string, work func() error) error {
	if r.Profiles == "" || r.server.child == nil {
		return work()
	}
	done := make(chan error, 1)
	go func() { done <- r.profile(ctx, name) }()
	err := work()
	return errors.Join(err, <-done)
}

// profile takes one profile and keeps it in a file named after the row.
func (r *run) profile(ctx context.Context, name string) (err error) {
	seconds := max(1, int(r.Each.Seconds()))
	transport := &http.Transport{DialContext: func(ctx context.Context, _, _ string) (net.Conn, error) {
		return new(net.Dialer).DialContext(ctx, "unix", r.server.child.socket)
	}}
	defer transport.CloseIdleConnections()
	ask, err := http.NewRequestWithContext(ctx, http.MethodGet, fmt.Sprintf("http://server/debug/pprof/profile?seconds=%d", seconds), nil)
	if err != nil {
		return err
	}
	reply, err := transport.RoundTrip(ask)
	if err != nil {
		return fmt.Errorf("ask for a profile: %w", err)
	}
	defer func() { err = errors.Join(err, reply.Body.Close()) }()
	if reply.StatusCode != http.StatusOK {
		return fmt.Errorf("ask for a profile: answered %s", reply.Status)
	}
	f, err := os.Create(filepath.Join(r.Profiles, fileName(name)+".pprof"))
	if err != nil {
		return err
	}
	_, err = io.Copy(f, reply.Body)
	return errors.Join(err, f.Close())
}

// fileName makes a row's name one of a file.
func fileName(row string) string {
	return strings.NewReplacer(" ", "-", ",", "", "/", "-").Replace(row)
}
