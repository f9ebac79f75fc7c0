package certs

import (
	"crypto/tls"
	"crypto/x509"
	"encoding/pem"
	"log/slog"
	"net"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/shardwell/shardwell/internal/vfs"
)

// opened opens the directory path as Local does.
func opened(t *testing.T, path string) vfs.FS {
	t.Helper()
	if err := vfs.MakeDir(path); err != nil {
		t.Fatal(err)
	}
	dir, err := vfs.OS(path)
	if err != nil {
		t.Fatal(err)
	}
	return dir
}

func names(t *testing.T, hosts ...string) []string {
	t.Helper()
	all, err := Names(hosts...)
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// start opens a directory and gives the certificate in force.
func start(t *testing.T, path string, c Config) (*Keeper, *tls.Certificate) {
	t.Helper()
	k, err := Local(opened(t, path), c)
	if err != nil {
		t.Fatal(err)
	}
	got, err := k.Certificate(nil)
	if err != nil {
		t.Fatal(err)
	}
	return k, got
}

func roots(t *testing.T, path string) *x509.CertPool {
	t.Helper()
	ca, err := ReadCA(opened(t, path))
	if err != nil {
		t.Fatal(err)
	}
	pool := x509.NewCertPool()
	pool.AddCert(ca)
	return pool
}

// A certificate that is issued is trusted by those who trust the authority, for
// every name it is for and no other, when the clock of the client is an hour
// behind, too; nothing in the directory is for anybody else; and the next start
// uses the same.
func TestIssue(t *testing.T) {
	path := filepath.Join(t.TempDir(), "tls")
	_, c := start(t, path, Config{Names: names(t, "Kinesis.Example.com.", "192.0.2.7")})
	pool := roots(t, path)
	for name, want := range map[string]bool{
		"localhost": true, "127.0.0.1": true, "::1": true, "192.0.2.7": true, "192.0.2.8": false,
		"x.localhost": true, "111122223333.control-kinesis.localhost": true, "kinesis.example.com": true,
		"111122223333.data-kinesis.kinesis.example.com": true, "111122223333.kinesis.example.com": true,
		"example.com": false, "a.b.kinesis.example.com": false, "google.com": false,
	} {
		_, err := c.Leaf.Verify(x509.VerifyOptions{Roots: pool, DNSName: name, CurrentTime: time.Now().Add(-time.Hour)})
		if (err == nil) != want {
			t.Errorf("%s: %v", name, err)
		}
	}
	if life := c.Leaf.NotAfter.Sub(c.Leaf.NotBefore); life > 398*day {
		t.Errorf("it lasts %v", life)
	}
	entries, err := os.ReadDir(path)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range append(entries, nil) {
		at := path
		if e != nil {
			at = filepath.Join(path, e.Name())
		}
		if info, err := os.Stat(at); err != nil || info.Mode().Perm()&0o077 != 0 {
			t.Errorf("%s: %v, %v", at, info.Mode(), err)
		}
	}
	if _, again := start(t, path, Config{Names: names(t, "192.0.2.7", "kinesis.example.com")}); !again.Leaf.Equal(c.Leaf) {
		t.Error("the next start has issued another one")
	}
	if _, other := start(t, path, Config{Names: names(t)}); other.Leaf.Equal(c.Leaf) || len(other.Leaf.IPAddresses) != 2 {
		t.Error("a certificate for names that were taken away is still used")
	} else if _, err := other.Leaf.Verify(x509.VerifyOptions{Roots: pool, DNSName: "localhost"}); err != nil {
		t.Error(err)
	}
}

// Connections made by way of Certificate work, and go on when another
// certificate takes its place.
func TestHandshakeAcrossRenewal(t *testing.T) {
	path := filepath.Join(t.TempDir(), "tls")
	now := time.Now().Add(-338 * day)
	k, first := start(t, path, Config{Names: names(t), Now: func() time.Time { return now }})
	dial := func() (client, server *tls.Conn) {
		a, b := net.Pipe()
		client = tls.Client(a, &tls.Config{RootCAs: roots(t, path), ServerName: "localhost"})
		server = tls.Server(b, &tls.Config{GetCertificate: k.Certificate})
		done := make(chan error, 1)
		go func() { done <- server.Handshake() }()
		if err := client.Handshake(); err != nil {
			t.Fatal(err)
		}
		if err := <-done; err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { a.Close(); b.Close() })
		return client, server
	}
	client, server := dial()
	k.check()
	if c, _ := k.Certificate(nil); c != first {
		t.Error("renewed long before it is time")
	}
	now = first.Leaf.NotAfter.Add(-renewDays * day)
	k.check()
	second, _ := k.Certificate(nil)
	if second == first || second.Leaf.NotAfter.Before(now.Add(390*day)) {
		t.Fatal("not renewed 60 days before the end")
	}
	go func() { _, _ = server.Write([]byte("x")) }()
	if n, err := client.Read(make([]byte, 1)); n != 1 || err != nil {
		t.Errorf("the connection from before: %v", err)
	}
	client, _ = dial()
	if !client.ConnectionState().PeerCertificates[0].Equal(second.Leaf) {
		t.Error("a new connection got the old certificate")
	}
}

// A certificate that ends with its authority is kept to the end: another one
// would be good for no longer. The log says once a day that it is time for another
// authority, and nothing is issued every hour.
func TestAuthorityEnds(t *testing.T) {
	path := filepath.Join(t.TempDir(), "tls")
	begin := time.Now()
	now := begin
	c := Config{Names: names(t), Now: func() time.Time { return now }}
	start(t, path, c)
	now = begin.Add((caDays - 30) * day)
	var log lockedLog
	c.Log = slog.New(slog.NewTextHandler(&log, nil))
	k, first := start(t, path, c)
	for range 72 {
		now = now.Add(checkLocalEvery)
		k.check()
	}
	if got, _ := k.Certificate(nil); !got.Leaf.Equal(first.Leaf) {
		t.Error("issued again, to end at the same time")
	}
	if n := strings.Count(log.String(), "ends soon"); n != 4 {
		t.Errorf("warned %d times in three days", n)
	}
	if _, again := start(t, path, c); !again.Leaf.Equal(first.Leaf) {
		t.Error("a start has issued another one")
	}
}

// A certificate that was issued while the clock was ahead is replaced as soon as
// the clock is right, without a start; of an authority that was made then, the
// log says that it has not begun.
func TestClockWasAhead(t *testing.T) {
	path := filepath.Join(t.TempDir(), "tls")
	now := time.Now()
	var log lockedLog
	c := Config{Names: names(t), Now: func() time.Time { return now }, Log: slog.New(slog.NewTextHandler(&log, nil))}
	start(t, path, c)
	now = now.Add(1000 * day)
	k, _ := start(t, path, c)
	now = now.Add(-1000 * day)
	k.check()
	if got, _ := k.Certificate(nil); got.Leaf.NotBefore.After(now) {
		t.Error("there is still the one that has not begun")
	}
	if strings.Contains(log.String(), "has not begun") {
		t.Errorf("the authority has begun: %s", log.String())
	}
	now = now.Add(-2 * day)
	start(t, path, c)
	if !strings.Contains(log.String(), "has not begun") {
		t.Error("nothing is said of an authority that has not begun")
	}
}

// While nothing can be written the certificate in force stays in force.
func TestRenewalFails(t *testing.T) {
	path := filepath.Join(t.TempDir(), "tls")
	now := time.Now()
	k, first := start(t, path, Config{Names: names(t), Now: func() time.Time { return now }})
	if err := os.WriteFile(filepath.Join(path, caKeyName), []byte("gone"), 0o600); err != nil {
		t.Fatal(err)
	}
	now = first.Leaf.NotAfter.Add(-day)
	k.check()
	if c, _ := k.Certificate(nil); c != first {
		t.Error("there is another certificate")
	}
}

// What is wrong with a directory is said in one sentence that names the file and
// the way out, and nothing in it is touched.
func TestWrongFiles(t *testing.T) {
	elsewhere := filepath.Join(t.TempDir(), "tls")
	start(t, elsewhere, Config{Names: names(t)})
	copied := func(t *testing.T, from, to string) {
		t.Helper()
		text, err := os.ReadFile(filepath.Join(elsewhere, from))
		if err == nil {
			err = os.WriteFile(to, text, 0o600)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	must := func(t *testing.T, err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	for _, x := range []struct {
		name  string
		spoil func(t *testing.T, path string)
		later time.Duration
		want  []string
	}{
		{name: "directory for all", spoil: func(t *testing.T, path string) { must(t, os.Chmod(path, 0o755)) }, want: []string{"chmod 700"}},
		{name: "key for all", spoil: func(t *testing.T, path string) { must(t, os.Chmod(filepath.Join(path, caKeyName), 0o644)) }, want: []string{"ca.key", "chmod 600"}},
		{name: "server's key for all", spoil: func(t *testing.T, path string) { must(t, os.Chmod(filepath.Join(path, serverKey), 0o640)) }, want: []string{"server.key", "chmod 600"}},
		{name: "no CA key", spoil: func(t *testing.T, path string) { must(t, os.Remove(filepath.Join(path, caKeyName))) }, want: []string{"ca.key is missing", "remove ca.pem"}},
		{name: "no CA", spoil: func(t *testing.T, path string) { must(t, os.Remove(filepath.Join(path, CAName))) }, want: []string{"ca.pem is missing", "remove ca.key"}},
		{name: "other CA key", spoil: func(t *testing.T, path string) { copied(t, caKeyName, filepath.Join(path, caKeyName)) }, want: []string{"ca.pem and ca.key do not go together", "remove"}},
		{name: "damaged CA", spoil: func(t *testing.T, path string) {
			must(t, os.WriteFile(filepath.Join(path, CAName), []byte("x"), 0o600))
		}, want: []string{"ca.pem is damaged", "remove"}},
		{name: "damaged CA key", spoil: func(t *testing.T, path string) { must(t, os.WriteFile(filepath.Join(path, caKeyName), nil, 0o600)) }, want: []string{"ca.key is damaged", "remove"}},
		{name: "block of rubbish", spoil: func(t *testing.T, path string) {
			must(t, os.WriteFile(filepath.Join(path, serverName), pem.EncodeToMemory(&pem.Block{Type: certificateType, Bytes: []byte("x")}), 0o600))
		}, want: []string{"server.pem is damaged", "remove server.pem and server.key"}},
		{name: "CA over", spoil: func(*testing.T, string) {}, later: (caDays + 1) * day, want: []string{"ended on", "remove ca.pem and ca.key"}},
		{name: "no CA at all", spoil: func(t *testing.T, path string) {
			for from, to := range map[string]string{serverName: CAName, serverKey: caKeyName} {
				copied(t, from, filepath.Join(path, to))
			}
		}, want: []string{"ca.pem is no certificate authority", "--tls-cert"}},
	} {
		t.Run(x.name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "tls")
			start(t, path, Config{Names: names(t)})
			x.spoil(t, path)
			before := contents(t, path)
			_, err := Local(opened(t, path), Config{Names: names(t), Now: func() time.Time { return time.Now().Add(x.later) }})
			if err == nil {
				t.Fatal("no error")
			}
			for _, want := range x.want {
				if !strings.Contains(err.Error(), want) {
					t.Errorf("%q does not say %q", err, want)
				}
			}
			if after := contents(t, path); after != before {
				t.Errorf("changed from %s to %s", before, after)
			}
		})
	}
}

// contents are the names and bytes of all files in a directory.
func contents(t *testing.T, path string) (all string) {
	t.Helper()
	entries, err := os.ReadDir(path)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		text, err := os.ReadFile(filepath.Join(path, e.Name()))
		if err != nil {
			t.Fatal(err)
		}
		all += e.Name() + "\n" + string(text) + "\n"
	}
	return all
}

// Names that no certificate can hold are refused, with the name.
func TestNames(t *testing.T) {
	for _, bad := range []string{"", "a b", "-x", "exämple", "a..b", "*", "a.*.b", "http://x", strings.Repeat("a", 64), strings.Repeat("a.", 120) + "a"} {
		if got, err := Names(bad); err == nil || !strings.Contains(err.Error(), "neither") {
			t.Errorf("%q gave %v, %v", bad, got, err)
		}
	}
	if got := names(t, "*.kinesis.test"); len(got) != 7 {
		t.Errorf("got %v", got)
	}
}
