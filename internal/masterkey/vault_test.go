package masterkey_test

import (
	"crypto/tls"
	"crypto/x509"
	"encoding/pem"
	"io"
	"log"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/shardwell/shardwell/internal/masterkey"
	"github.com/shardwell/shardwell/internal/masterkey/masterkeytest"
)

// Each thing that Vault or its stand-in says instead of an answer is a short sentence,
// without the token, and without the answer, in which the key may be.
func TestVaultRefuses(t *testing.T) {
	service := masterkeytest.Vault(t)
	p := provider(t, service.URI, time.Minute)
	for name, c := range map[string]struct {
		status     int
		body, says string
	}{
		"denied":         {403, `{"errors":["1 error occurred:\n\t* permission denied\n\n"]}`, "403 permission denied"},
		"no such key":    {400, `{"errors":["encryption key not found"]}`, "400 encryption key not found"},
		"no such engine": {404, `{"errors":[]}`, "404 Not Found"},
		"sealed":         {503, `{"errors":["Vault is sealed"]}`, "503 Vault is sealed"},
		"several":        {400, `{"errors":["one","two\u0007\u001b[31m"]}`, "400 one; two [31m"},
		"page":           {502, "<html>" + masterkeytest.Token + "</html>", "502 Bad Gateway"},
		"echo":           {400, `{"errors":["no token ` + masterkeytest.Token + `"]}`, "400 Bad Request"},
		"long":           {400, `{"errors":["` + strings.Repeat("é", 1000) + `"]}`, "400 " + strings.Repeat("é", 128)},
		"other form":     {200, `{"data":{"plaintext":"c2VjcmV0!","ciphertext":["c2VjcmV0!"]}}`, "its answer is not one of Vault"},
		"no JSON":        {200, `c2VjcmV0!`, "its answer is not one of Vault"},
		"half":           {200, `{"data":{"ciphertext":"c2VjcmV0!`, "its answer is not one of Vault"},
		"too long":       {200, `{"data":{},"warnings":"` + strings.Repeat("x", 64<<10) + `"}`, "its answer has more than 65536 bytes"},
		"no answer":      {204, ``, "204 No Content"},
	} {
		service.Answer(func(w http.ResponseWriter, _ *http.Request) {
			w.WriteHeader(c.status)
			w.Write([]byte(c.body))
		})
		_, err := masterkey.Seal(t.Context(), *p, key)
		if want := service.URI + " does not seal the master key: " + c.says; err == nil || err.Error() != want {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// An answer without an end is given up, not read.
func TestVaultEndless(t *testing.T) {
	service := masterkeytest.Vault(t)
	service.Answer(func(w http.ResponseWriter, _ *http.Request) {
		for err := error(nil); err == nil; {
			_, err = w.Write(make([]byte, 1<<10))
		}
	})
	if _, err := masterkey.Seal(t.Context(), *provider(t, service.URI, time.Minute), key); err == nil || !strings.HasSuffix(err.Error(), "has more than 65536 bytes") {
		t.Error(err)
	}
}

// Whoever Vault sends on to gets neither the token nor the key.
func TestVaultRedirects(t *testing.T) {
	service, other := masterkeytest.Vault(t), masterkeytest.Vault(t)
	var asked atomic.Bool
	other.Answer(func(http.ResponseWriter, *http.Request) { asked.Store(true) })
	for _, status := range []int{301, 302, 303, 307, 308} {
		service.Answer(func(w http.ResponseWriter, r *http.Request) {
			elsewhere, _, _ := strings.Cut(strings.TrimPrefix(other.URI, "hcvault://"), "/")
			http.Redirect(w, r, "https://"+elsewhere+r.URL.Path, status)
		})
		_, err := masterkey.Seal(t.Context(), *provider(t, service.URI, time.Minute), key)
		if err == nil || !strings.Contains(err.Error(), "it sends on to another address, which is not followed") || asked.Load() {
			t.Errorf("%d: %v, the other one was asked: %v", status, err, asked.Load())
		}
	}
}

// The token is that of VAULT_TOKEN, else of the file that vault login writes; without
// one nobody is asked, and what is no token is not sent.
func TestVaultToken(t *testing.T) {
	service := masterkeytest.Vault(t)
	home := t.TempDir()
	t.Setenv("HOME", home)
	seal := func() error {
		p, err := masterkey.NewProvider(t.Context(), service.URI, time.Minute)
		if err == nil {
			_, err = masterkey.Seal(t.Context(), p, key)
		}
		return err
	}
	t.Setenv("VAULT_TOKEN", "hvs.other")
	if err := seal(); err == nil || !strings.HasSuffix(err.Error(), ": 403 permission denied") {
		t.Errorf("another token: %v", err)
	}
	t.Setenv("VAULT_TOKEN", "")
	if err := seal(); err == nil || !strings.Contains(err.Error(), "no token of Vault was found") || service.Sealed.Load() != 0 {
		t.Errorf("no token: %v, asked %d times", err, service.Sealed.Load())
	}
	for text, says := range map[string]string{masterkeytest.Token + "\n": "", "a secret\nof two lines": "/.vault-token does not hold a token"} {
		if err := os.WriteFile(filepath.Join(home, ".vault-token"), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		switch err := seal(); {
		case says == "" && err != nil:
			t.Errorf("a token in a file: %v", err)
		case says != "" && (err == nil || !strings.HasSuffix(err.Error(), says)):
			t.Errorf("%q in a file: %v", text, err)
		}
	}
}

// vaultWith is a Vault on a TLS of its own, which gives a request to look at and
// refuses it, and the certificate that it has, for others to use, in files.
func vaultWith(t *testing.T, layer *tls.Config, look func(*http.Request)) (uri, certificate, key string) {
	t.Helper()
	server := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		look(r)
		w.WriteHeader(http.StatusTeapot)
	}))
	server.TLS = layer
	server.Config.ErrorLog = log.New(io.Discard, "", 0) // of connections that are to fail
	server.StartTLS()
	t.Cleanup(server.Close)
	private, err := x509.MarshalPKCS8PrivateKey(server.TLS.Certificates[0].PrivateKey)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	certificate, key = filepath.Join(dir, "cert.pem"), filepath.Join(dir, "key.pem")
	for path, block := range map[string]pem.Block{
		certificate: {Type: "CERTIFICATE", Bytes: server.Certificate().Raw}, key: {Type: "PRIVATE KEY", Bytes: private},
	} {
		if err := os.WriteFile(path, pem.EncodeToMemory(&block), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return "hcvault://" + strings.TrimPrefix(server.URL, "https://") + "/a/keys/b/keys/c", certificate, key
}

// Vault is told the namespace, shown a certificate and verified as the variables of its
// own tools say. It is always verified, and TLS is at least 1.2.
func TestVaultSettings(t *testing.T) {
	masterkeytest.Vault(t) // for the environment
	var asked atomic.Pointer[http.Request]
	look := func(r *http.Request) { asked.Store(r) }
	uri, certificate, private := vaultWith(t, &tls.Config{ClientAuth: tls.RequireAnyClientCert}, look)
	old, oldCertificate, _ := vaultWith(t, &tls.Config{MinVersion: tls.VersionTLS10, MaxVersion: tls.VersionTLS11}, look)
	const reached = "418 I'm a teapot"
	good := map[string]string{"VAULT_CACERT": certificate, "VAULT_CLIENT_CERT": certificate, "VAULT_CLIENT_KEY": private, "VAULT_NAMESPACE": "team/a", "VAULT_ADDR": "http://127.0.0.1:1"}
	for name, c := range map[string]struct {
		uri, says string
		settings  map[string]string // where they differ
	}{
		"all":                  {uri, reached, nil},
		"directory":            {uri, reached, map[string]string{"VAULT_CACERT": "", "VAULT_CAPATH": filepath.Dir(certificate)}},
		"server name":          {uri, reached, map[string]string{"VAULT_TLS_SERVER_NAME": "example.com"}},
		"another server name":  {uri, "x509: certificate is valid for example.com", map[string]string{"VAULT_TLS_SERVER_NAME": "vault.test"}},
		"unverified":           {uri, "x509: certificate", map[string]string{"VAULT_CACERT": "", "VAULT_SKIP_VERIFY": "true"}},
		"no certificate shown": {uri, "", map[string]string{"VAULT_CLIENT_CERT": "", "VAULT_CLIENT_KEY": ""}},
		"half a certificate":   {uri, "VAULT_CLIENT_CERT and VAULT_CLIENT_KEY go together", map[string]string{"VAULT_CLIENT_KEY": ""}},
		"not an authority":     {uri, "key.pem holds no certificate", map[string]string{"VAULT_CACERT": private}},
		"no such file":         {uri, "no such file", map[string]string{"VAULT_CACERT": private + "x"}},
		"TLS 1.1":              {old, "tls: protocol version not supported", map[string]string{"VAULT_CACERT": oldCertificate}},
	} {
		t.Run(name, func(t *testing.T) {
			for _, settings := range []map[string]string{good, c.settings} {
				for variable, value := range settings {
					t.Setenv(variable, value)
				}
			}
			asked.Store(nil)
			p, err := masterkey.NewProvider(t.Context(), c.uri, time.Minute)
			if err == nil {
				_, err = masterkey.Seal(t.Context(), p, key)
			}
			if err == nil || !strings.Contains(err.Error(), c.says) || (asked.Load() != nil) != (c.says == reached) {
				t.Fatalf("%v, asked: %v", err, asked.Load() != nil)
			}
			if r := asked.Load(); r != nil && (r.URL.Path != "/v1/a/keys/b/encrypt/c" || r.Header.Get("X-Vault-Namespace") != "team/a" || r.Header.Get("X-Vault-Token") != masterkeytest.Token) {
				t.Errorf("asked %s with %v", r.URL, r.Header)
			}
		})
	}
}
