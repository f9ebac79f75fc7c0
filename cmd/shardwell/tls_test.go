package main

import (
	"crypto/tls"
	"crypto/x509"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/shardwell/shardwell/internal/certs"
	"github.com/shardwell/shardwell/internal/vfs"
)

// trusting is a client that trusts the authority in dir and nobody else.
func trusting(t *testing.T, dir string) *http.Client {
	t.Helper()
	at, err := vfs.OS(dir)
	if err != nil {
		t.Fatal(err)
	}
	ca, err := certs.ReadCA(at)
	if err != nil {
		t.Fatal(err)
	}
	roots := x509.NewCertPool()
	roots.AddCert(ca)
	transport := &http.Transport{TLSClientConfig: &tls.Config{RootCAs: roots}, ForceAttemptHTTP2: true}
	t.Cleanup(transport.CloseIdleConnections)
	return &http.Client{Transport: transport}
}

// With --tls the same port takes plain HTTP and TLS, which clients verify by
// nothing but the file that is made; the data directory stays usable without
// TLS, and the authority is the same at the next start.
func TestServeTLS(t *testing.T) {
	for _, args := range [][]string{{}, {"--memory"}} {
		dir := filepath.Join(t.TempDir(), "data")
		args = append(args, "--data", dir, "--tls")
		s := serve(t, args...)
		client := trusting(t, filepath.Join(dir, tlsDirName))
		for range 2 {
			for _, url := range []string{s.url, strings.Replace(s.url, "http://127.0.0.1", "https://localhost", 1), strings.Replace(s.url, "http:", "https:", 1)} {
				resp, err := client.Get(url + "/_shardwell/health")
				if err != nil {
					t.Fatalf("%v: %v", args, err)
				}
				resp.Body.Close()
				if resp.StatusCode != 200 || (resp.ProtoMajor == 2) != strings.HasPrefix(url, "https") {
					t.Errorf("%v: %s: %s %s", args, url, resp.Proto, resp.Status)
				}
			}
			if code := s.end(); code != 0 {
				t.Fatalf("ended with %d: %s", code, s.err)
			}
			s = serve(t, args...)
		}
		s.end()
		if s := serve(t, "--data", dir); s.end() != 0 {
			t.Error(s.err)
		}
	}
}

// Flags of TLS that do not go together, and certificates that cannot be used,
// are refused in one sentence and with a code of their own.
func TestTLSRefusals(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "file")
	if err := os.WriteFile(file, []byte("x"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, x := range []struct {
		args []string
		code int
		want string
	}{
		{[]string{"--tls-cert", file}, exitUsage, "give both or neither"},
		{[]string{"--tls-key", file}, exitUsage, "give both or neither"},
		{[]string{"--tls-dir", dir}, exitUsage, "only with --tls"},
		{[]string{"--tls", "--tls-dir", dir, "--tls-cert", file, "--tls-key", file}, exitUsage, "leave it out"},
		{[]string{"--tls-cert", file, "--tls-key", filepath.Join(dir, "none")}, exitTLS, "cannot read the key " + filepath.Join(dir, "none") + ": no such file"},
		{[]string{"--tls-cert", file, "--tls-key", file}, exitTLS, "no certificate with its key"},
		{[]string{"--tls", "--tls-dir", file}, exitTLS, "file exists"},
		{[]string{"--tls", "--host", "a b"}, exitUsage, `"a b" is neither a host name`},
		{[]string{"--tls", "--listen", "0.0.0.0:0"}, exitUsage, "takes --auth sigv4 and --tls"},
	} {
		args := append([]string{"serve", "--memory", "--data", filepath.Join(dir, "data"), "--listen", "127.0.0.1:0"}, x.args...)
		code, _, stderr := shell(t, "", args...)
		if code != x.code || !strings.Contains(stderr, x.want) || strings.Count(strings.TrimSpace(stderr), "\n") != 0 {
			t.Errorf("%v: %d %s, want %d %s", x.args, code, stderr, x.code, x.want)
		}
	}
}

// What a server says to type next is what it takes: where plain HTTP is refused,
// https:// with the authority to trust.
func TestWelcomeOverTLS(t *testing.T) {
	for address, plain := range map[string]bool{"127.0.0.1": true, "0.0.0.0": true, "::1": true, "192.0.2.2": false, "fd00::2": false} {
		for _, flags := range []tlsFlags{{TLS: true, TLSDir: "/a b"}, {TLSCert: "c", TLSKey: "k"}, {}} {
			var out strings.Builder
			(&serveCommand{tlsFlags: flags}).welcome(&out, &net.TCPAddr{IP: net.ParseIP(address), Port: 1}, "", nil)
			https := flags != (tlsFlags{}) && !plain
			for _, want := range []string{"AWS_ENDPOINT_URL=http", "--endpoint http", "Health: http"} {
				if strings.Contains(out.String(), want+"s:") != https || strings.Contains(out.String(), want+":") == https {
					t.Errorf("%s, %+v: %s", address, flags, out.String())
				}
			}
			for _, want := range []string{"export AWS_CA_BUNDLE='/a b/ca.pem' ", " --ca '/a b/ca.pem' hello"} {
				if strings.Contains(out.String(), want) != (https && flags.TLS) {
					t.Errorf("%s, %+v: %s", address, flags, out.String())
				}
			}
		}
	}
}
