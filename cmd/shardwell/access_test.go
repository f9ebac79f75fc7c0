package main

import (
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/shardwell/shardwell/internal/vfs"
	"github.com/shardwell/shardwell/internal/vfs/memfs"
)

// A power cut at any moment of a first start leaves a directory in which the next
// start finds the whole root key or makes one, which every later one finds.
func TestRootKeyCrash(t *testing.T) {
	disk := memfs.New()
	var cut []*memfs.FS
	disk.OnOp(func(n int, _ vfs.Op) {
		for seed := range uint64(4) {
			cut = append(cut, disk.Crash(memfs.RandomCut(uint64(n)*4+seed)))
		}
	})
	first, err := keptRootKey(disk, "root.key")
	if err != nil || !first.made || !first.valid() {
		t.Fatalf("%+v, %v", first, err)
	}
	disk.OnOp(nil)
	for i, after := range cut {
		made, err := keptRootKey(after, "root.key")
		if err != nil {
			t.Fatalf("crash %d: %v", i, err)
		}
		found, err := keptRootKey(after, "root.key")
		if err != nil || found.made || found.id != made.id || !found.secret.Equal(made.secret) {
			t.Fatalf("crash %d: the key made is not the key kept: %v", i, err)
		}
	}
	if len(cut) < 16 {
		t.Errorf("only %d crash points", len(cut))
	}
}

// A root key is read as AWS's tools write keys, the first profile of several, and
// nothing is taken that is none or could be guessed.
func TestParseRootKey(t *testing.T) {
	for text, want := range map[string]string{
		"[default]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = wJalrXUtnFEMI/K7MDENG=bPxRfiCYEXAMPLEKEY\n": "AKIAIOSFODNN7EXAMPLE wJalrXUtnFEMI/K7MDENG=bPxRfiCYEXAMPLEKEY",
		"aws_access_key_id=AKIAIOSFODNN7EXAMPLE\r\naws_secret_access_key=0123456789abcdef":                                        "AKIAIOSFODNN7EXAMPLE 0123456789abcdef",
		"[a]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = 0123456789abcdef\n[b]\naws_access_key_id = B":     "AKIAIOSFODNN7EXAMPLE 0123456789abcdef",
		"":            "",
		"[default]\n": "",
		"aws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = short": "",
		"aws_access_key_id = short\naws_secret_access_key = 0123456789abcdef":     "",
		"aws_access_key_id = AKIAIOSFODNN7EXAMPLE":                                "",
	} {
		key, err := parseRootKey("f", text)
		if err != nil {
			if want != "" || strings.Contains(err.Error(), "0123456789abcdef") {
				t.Errorf("%q: %v", text, err)
			}
			continue
		}
		if got := key.id + " " + key.secret.Reveal(); got != want {
			t.Errorf("%q is %q", text, got)
		}
	}
}

// With --auth sigv4 the root's key works, in every restart the same, and no other
// does; metrics take the token; the directory has nothing that others could read; and the
// secret is in no output but its file.
func TestServeWithSignatures(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "data")
	audited := filepath.Join(t.TempDir(), "audit.log")
	var secret string
	for range 2 {
		s := serve(t, "--data", dir, "--auth", "sigv4", "--stream", "a", "--log-level", "debug", "--audit-log", audited)
		text, err := os.ReadFile(filepath.Join(dir, rootKeyName))
		if err != nil {
			t.Fatal(err)
		}
		key, err := parseRootKey("", string(text))
		if err != nil || secret != "" && key.secret.Reveal() != secret {
			t.Fatalf("the root key is another one, or none: %v", err)
		}
		secret = key.secret.Reveal()
		t.Setenv("AWS_ACCESS_KEY_ID", key.id)
		t.Setenv("AWS_SECRET_ACCESS_KEY", secret)
		if code, _, stderr := shell(t, "", "put", "--endpoint", s.url, "-s", "a", "-k", "k", "x"); code != 0 {
			t.Error(stderr)
		}
		t.Setenv("AWS_SECRET_ACCESS_KEY", "another")
		if code, _, stderr := shell(t, "", "put", "--endpoint", s.url, "-s", "a", "-k", "k", "x"); code == 0 || !strings.Contains(stderr, "InvalidSignatureException") {
			t.Errorf("another secret: %d %s", code, stderr)
		}
		token, err := os.ReadFile(filepath.Join(dir, adminTokenName))
		if err != nil {
			t.Fatal(err)
		}
		for header, want := range map[string]int{"": 401, "Bearer " + strings.TrimSpace(string(token)): 200} {
			r, err := http.NewRequestWithContext(t.Context(), "GET", s.url+"/_shardwell/metrics", nil)
			if err != nil {
				t.Fatal(err)
			}
			r.Header.Set("Authorization", header)
			resp, err := http.DefaultClient.Do(r)
			if err != nil {
				t.Fatal(err)
			}
			resp.Body.Close()
			if resp.StatusCode != want {
				t.Errorf("metrics: %d, want %d", resp.StatusCode, want)
			}
		}
		for _, name := range []string{rootKeyName, adminTokenName} {
			if info, err := os.Stat(filepath.Join(dir, name)); err != nil || info.Mode().Perm() != 0o600 {
				t.Errorf("%s: %v, %v", name, info.Mode(), err)
			}
		}
		if code := s.end(); code != 0 || strings.Contains(s.err.String(), secret) {
			t.Errorf("ended with %d, or the log has the secret", code)
		}
	}
	text, err := os.ReadFile(audited)
	if err != nil || strings.Count(string(text), `"outcome":"allowed"`) != 2 || strings.Count(string(text), `"outcome":"refused"`) != 2 || strings.Contains(string(text), secret) {
		t.Errorf("the audit log is %s, %v", text, err)
	}
}

// A root key may come from the environment or a file that is its owner's alone.
func TestGivenRootKey(t *testing.T) {
	path := filepath.Join(t.TempDir(), "key")
	if err := os.WriteFile(path, []byte(newRootKey().file()), 0o644); err != nil {
		t.Fatal(err)
	}
	c := serveCommand{authFlags: authFlags{Auth: "sigv4", RootKeyFile: path}}
	if _, err := c.openRootKey(nil, false); err == nil || !strings.Contains(err.Error(), "can be read by others") {
		t.Errorf("a file for everybody: %v", err)
	}
	if err := os.Chmod(path, 0o600); err != nil {
		t.Fatal(err)
	}
	if key, err := c.openRootKey(nil, false); err != nil || key.made || key.path != path {
		t.Errorf("a file: %+v, %v", key, err)
	}
	t.Setenv(rootKeyIDVariable, "AKIAIOSFODNN7EXAMPLE")
	if _, err := c.openRootKey(nil, false); err == nil || !strings.Contains(err.Error(), "belong together") {
		t.Errorf("half a key: %v", err)
	}
	t.Setenv(rootKeySecretVariable, "0123456789abcdef")
	if key, err := c.openRootKey(nil, false); err != nil || key.id != "AKIAIOSFODNN7EXAMPLE" || key.path != "" {
		t.Errorf("the environment: %+v, %v", key, err)
	}
	t.Setenv(rootKeySecretVariable, "short")
	if _, err := c.openRootKey(nil, false); err == nil || strings.Contains(err.Error(), "short") {
		t.Errorf("a short secret: %v", err)
	}
}
