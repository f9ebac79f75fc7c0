package main

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/shardwell/shardwell/internal/certs"
)

// withAuthority is a directory of certificates in a path that a shell must be
// told in quotation marks.
func withAuthority(t *testing.T) (dir string) {
	t.Helper()
	data := filepath.Join(t.TempDir(), "it's here")
	s := serve(t, "--memory", "--data", data, "--tls")
	s.end()
	return filepath.Join(data, tlsDirName)
}

// What cert prints is a script that sets variables to what there is; it names
// no private key, in words or in JSON, and says the same in both.
func TestCert(t *testing.T) {
	dir := withAuthority(t)
	ca := filepath.Join(dir, certs.CAName)
	code, script, stderr := shell(t, "", "cert", "--tls-dir", dir, "--endpoint", "https://kinesis.test:9")
	if code != 0 {
		t.Fatal(stderr)
	}
	code, text, stderr := shell(t, "", "cert", "--data", filepath.Dir(dir), "--endpoint", "https://kinesis.test:9", "--json")
	if code != 0 {
		t.Fatal(stderr)
	}
	for _, out := range []string{script, text} {
		for _, secret := range []string{"PRIVATE", "ca.key", "server.key"} {
			if strings.Contains(out, secret) {
				t.Errorf("%s in\n%s", secret, out)
			}
		}
	}
	var all struct {
		CA, SHA256, Endpoint string
		Clients              []struct {
			Client      string
			Environment []struct{ Name, Value string }
		}
	}
	if err := json.Unmarshal([]byte(text), &all); err != nil {
		t.Fatal(err)
	}
	if all.CA != ca || len(all.SHA256) != 64 || all.Endpoint != "https://kinesis.test:9" || len(all.Clients) < 10 {
		t.Errorf("%+v", all)
	}
	for _, c := range all.Clients {
		code, script, stderr := shell(t, "", "cert", "--tls-dir", dir, "--endpoint", "https://kinesis.test:9", "--for", c.Client, "--pkcs12", filepath.Join(dir, "trust.p12"))
		if code != 0 {
			t.Fatal(stderr)
		}
		for _, v := range c.Environment {
			sh := exec.Command("sh", "-c", `eval "$SCRIPT"; printf %s "$`+v.Name+`"`)
			sh.Env = []string{"SCRIPT=" + script, "PATH=" + os.Getenv("PATH")}
			if out, err := sh.CombinedOutput(); err != nil || string(out) != v.Value {
				t.Errorf("%s: %s is %q, %v, and not %q", c.Client, v.Name, out, err, v.Value)
			}
		}
	}
}

// What is printed for Java is one option a file, whatever is in the file's path:
// java takes both kinds of quotation marks, each of which hides the other.
func TestJavaWord(t *testing.T) {
	for text, want := range map[string]string{
		"/a/b.p12": "/a/b.p12", "/it's here/b": `"/it's here/b"`, `a"b c`: `"a"'"'"b c"`, "": `""`,
	} {
		if got := javaWord(text); got != want {
			t.Errorf("%s: %s, want %s", text, got, want)
		}
	}
	java := trust{store: "/my data/trust.p12", password: "geheim"}.java(variable{})
	if got := java.Environment[1].Value; got != `-Djavax.net.ssl.trustStore="/my data/trust.p12" -Djavax.net.ssl.trustStorePassword=geheim` {
		t.Error(got)
	}
}

// The files that cert writes hold the authority and nothing else; they are not
// written over anything, and writing them again changes nothing.
func TestCertFiles(t *testing.T) {
	dir := withAuthority(t)
	out := t.TempDir()
	pem, store := filepath.Join(out, "ca.pem"), filepath.Join(out, "trust.p12")
	var first string
	for range 2 {
		code, script, stderr := shell(t, "", "cert", "--tls-dir", dir, "--pem", pem, "--pkcs12", store, "--password", "geheim")
		if code != 0 {
			t.Fatal(stderr)
		}
		if !strings.Contains(script, "AWS_CA_BUNDLE="+pem) || !strings.Contains(script, "trustStore="+store+" -Djavax.net.ssl.trustStorePassword=geheim") {
			t.Error(script)
		}
		for path, same := range map[string]func(text []byte) bool{
			pem:   func(text []byte) bool { return string(text) == read(t, filepath.Join(dir, certs.CAName)) },
			store: func(text []byte) bool { return first == "" || string(text) == first },
		} {
			info, err := os.Stat(path)
			if err != nil || info.Mode().Perm()&0o044 != 0o044 || !same([]byte(read(t, path))) {
				t.Errorf("%s: %v", path, err)
			}
		}
		first = read(t, store)
	}
	for _, flag := range []string{"--pem", "--pkcs12"} {
		key := filepath.Join(dir, "ca.key")
		before := read(t, key)
		code, _, stderr := shell(t, "", "cert", "--tls-dir", dir, flag, key)
		if code != exitFailed || !strings.Contains(stderr, "holds something else") || read(t, key) != before {
			t.Errorf("%s over a key: %d %s", flag, code, stderr)
		}
	}
}

func read(t *testing.T, path string) string {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// Mistakes with cert are answered in one sentence.
func TestCertRefusals(t *testing.T) {
	dir := withAuthority(t)
	for _, x := range []struct {
		args []string
		code int
		want string
	}{
		{[]string{"--data", t.TempDir()}, exitTLS, "start the server with --tls once"},
		{[]string{"--tls-dir", dir, "--endpoint", "http://localhost:4567"}, exitUsage, "https://localhost:4567"},
		{[]string{"--tls-dir", dir, "--endpoint", "https://"}, exitUsage, "https://localhost:4567"},
		{[]string{"--tls-dir", dir, "--for", "cobol"}, exitUsage, "no client"},
		{[]string{"--tls-dir", dir, "--pem", filepath.Join(dir, "none", "x")}, exitFailed, "cannot write " + filepath.Join(dir, "none", "x")},
	} {
		code, out, stderr := shell(t, "", append([]string{"cert"}, x.args...)...)
		if code != x.code || !strings.Contains(stderr, x.want) || out != "" || strings.Count(stderr, "\n") != 1 {
			t.Errorf("%v: %d %s%s", x.args, code, out, stderr)
		}
	}
}

// The program's own clients talk to a server with TLS when they are told whom to
// trust, by flag or environment, and say what is missing when they are not.
func TestClientsOverTLS(t *testing.T) {
	data := filepath.Join(t.TempDir(), "data")
	s := serve(t, "--data", data, "--tls", "--stream", "a", "--test-controls")
	endpoint := strings.Replace(s.url, "http://127.0.0.1", "https://localhost", 1)
	ca := filepath.Join(data, tlsDirName, certs.CAName)
	for _, command := range [][]string{{"put", "-s", "a", "-k", "k", "x"}, {"tail", "-s", "a", "-n", "1", "--from", "trim-horizon"}, {"test", "clock"}} {
		args := append(command, "--endpoint", endpoint)
		if code, _, stderr := shell(t, "", args...); code != exitFailed || !strings.Contains(stderr, "is not trusted: say by --ca") {
			t.Errorf("%v without an authority: %d %s", command, code, stderr)
		}
		if code, _, stderr := shell(t, "", append(args, "--ca", ca)...); code != 0 {
			t.Errorf("%v: %d %s", command, code, stderr)
		}
		for _, variable := range []string{"SHARDWELL_CA", "AWS_CA_BUNDLE"} {
			t.Setenv(variable, ca)
			if code, _, stderr := shell(t, "", args...); code != 0 {
				t.Errorf("%v with %s: %d %s", command, variable, code, stderr)
			}
			t.Setenv(variable, "")
		}
		for file, want := range map[string]string{filepath.Join(data, "none"): "no such file", filepath.Join(data, "FORMAT"): "no certificate in"} {
			if code, _, stderr := shell(t, "", append(args, "--ca", file)...); code != exitUsage || !strings.Contains(stderr, want) {
				t.Errorf("%v with %s: %d %s", command, file, code, stderr)
			}
		}
	}
}
