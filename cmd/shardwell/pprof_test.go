package main

import (
	"context"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"testing"
)

// askProfiler gets a page from the socket at path.
func askProfiler(t *testing.T, path, page string) string {
	t.Helper()
	transport := &http.Transport{DialContext: func(ctx context.Context, _, _ string) (net.Conn, error) {
		return new(net.Dialer).DialContext(ctx, "unix", path)
	}}
	defer transport.CloseIdleConnections()
	reply, err := (&http.Client{Transport: transport}).Get("http://server" + page)
	if err != nil {
		t.Fatal(err)
	}
	defer reply.Body.Close()
	body, err := io.ReadAll(reply.Body)
	if err != nil || reply.StatusCode != http.StatusOK || len(body) == 0 {
		t.Fatalf("%s: %d bytes, %s, %v", page, len(body), reply.Status, err)
	}
	return string(body)
}

// Profiles are to be had from the socket, by its owner alone; it goes away with
// the server; one that a killed server has left does not stop the next, and
// what is no such socket is left alone.
func TestProfileSocket(t *testing.T) {
	dir, err := os.MkdirTemp("", "pprof") // names of sockets must be short
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	path := filepath.Join(dir, "socket")
	leaveSocket(t, path)
	s := serve(t, "--memory", "--pprof-socket", path)
	askProfiler(t, path, "/debug/pprof/goroutine?debug=1")
	askProfiler(t, path, "/debug/pprof/heap")
	if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("the socket's mode is %v, %v", info.Mode(), err)
	}
	if code, _, stderr := shell(t, "", "serve", "--memory", "--listen", "127.0.0.1:0", "--pprof-socket", path); code != exitAddress {
		t.Errorf("a second server on the socket ended with %d: %s", code, stderr)
	}
	if code := s.end(); code != 0 {
		t.Errorf("the server ended with %d: %s", code, s.err)
	}
	if _, err := os.Stat(path); !os.IsNotExist(err) {
		t.Errorf("the socket is still there: %v", err)
	}
	if err := os.WriteFile(path, []byte("a file"), 0o600); err != nil {
		t.Fatal(err)
	}
	if code, _, stderr := shell(t, "", "serve", "--memory", "--listen", "127.0.0.1:0", "--pprof-socket", path); code != exitAddress {
		t.Errorf("a server in place of a file ended with %d: %s", code, stderr)
	}
	if text, err := os.ReadFile(path); err != nil || string(text) != "a file" {
		t.Errorf("the file holds %q, %v", text, err)
	}
}

// leaveSocket leaves a socket behind as a killed program does.
func leaveSocket(t *testing.T, path string) {
	t.Helper()
	ln, err := net.ListenUnix("unix", &net.UnixAddr{Name: path, Net: "unix"})
	if err != nil {
		t.Fatal(err)
	}
	ln.SetUnlinkOnClose(false)
	if err := ln.Close(); err != nil {
		t.Fatal(err)
	}
}
