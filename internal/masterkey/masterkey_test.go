package masterkey_test

import (
	"context"
	"encoding/hex"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/shardwell/shardwell/internal/envelope"
	"github.com/shardwell/shardwell/internal/masterkey"
	"github.com/shardwell/shardwell/internal/masterkey/masterkeytest"
)

var key = envelope.Key{1, 2, 3, 31: 4}

// services are the kinds of key service.
var services = map[string]func(*testing.T) *masterkeytest.Service{"vault": masterkeytest.Vault, "aws": masterkeytest.AWS}

func provider(t *testing.T, uri string, timeout time.Duration) *masterkey.Provider {
	t.Helper()
	p, err := masterkey.NewProvider(t.Context(), uri, timeout)
	if err != nil {
		t.Fatal(err)
	}
	return &p
}

// A key that a provider has sealed is given back by it, asked once; the text does
// not have the key in it, and says who sealed it.
func TestSealed(t *testing.T) {
	for name, start := range services {
		t.Run(name, func(t *testing.T) {
			service := start(t)
			p := provider(t, service.URI, time.Minute)
			kept, err := masterkey.Seal(t.Context(), *p, key)
			if err != nil {
				t.Fatal(err)
			}
			text := kept.Text()
			if strings.Contains(text, hex.EncodeToString(key[:])) || !strings.Contains(text, service.URI) || len(text) > masterkey.MaxTextBytes {
				t.Errorf("kept as %s", text)
			}
			again, err := masterkey.Parse(text)
			if err != nil {
				t.Fatal(err)
			}
			service.Opened.Store(0)
			opened, err := again.Open(t.Context(), p)
			if err != nil || opened != key || service.Opened.Load() != 1 {
				t.Errorf("opened with %v, right: %v, asked %d times", err, opened == key, service.Opened.Load())
			}
			if again.By() != service.URI {
				t.Errorf("sealed by %q", again.By())
			}
			if _, err := again.Open(t.Context(), nil); !errors.Is(err, masterkey.ErrSealed) {
				t.Errorf("without a provider: %v", err)
			}
		})
	}
}

// A key that is kept as it is is shown by no verb, alone or inside of something.
func TestKeptIsHidden(t *testing.T) {
	kept := masterkey.Plain(envelope.Key{31: 211})
	for _, verb := range []string{"%v", "%+v", "%#v", "%x", "%d", "%s"} {
		for _, value := range []any{kept, &kept, struct{ Kept masterkey.Kept }{kept}} {
			if text := fmt.Sprintf(verb, value); strings.Contains(text, "211") || strings.Contains(text, "d3") {
				t.Errorf("%s shows %s", verb, text)
			}
		}
	}
}

// A key that is kept as it is is given back, and not to whoever thinks it sealed.
func TestPlain(t *testing.T) {
	kept, err := masterkey.Parse(masterkey.Plain(key).Text())
	if err != nil {
		t.Fatal(err)
	}
	if opened, err := kept.Open(t.Context(), nil); err != nil || opened != key || kept.By() != "" {
		t.Errorf("%v, right: %v, by %q", err, opened == key, kept.By())
	}
	if _, err := kept.Open(t.Context(), &masterkey.Provider{}); !errors.Is(err, masterkey.ErrPlain) {
		t.Errorf("with a provider: %v", err)
	}
}

// Whatever a provider answers that is not the key is an error of one line that
// names the provider, and is not taken for a key.
func TestProviderRefuses(t *testing.T) {
	reply := func(status int, body string) http.HandlerFunc {
		return func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", "application/json")
			w.WriteHeader(status)
			w.Write([]byte(body))
		}
	}
	for name, start := range services {
		t.Run(name, func(t *testing.T) {
			service := start(t)
			p := provider(t, service.URI, time.Minute)
			kept, err := masterkey.Seal(t.Context(), *p, key)
			if err != nil {
				t.Fatal(err)
			}
			for what, c := range map[string]struct {
				answer http.HandlerFunc
				says   string
			}{
				"denied": {reply(403, `{"errors":["permission\ndenied"],"__type":"AccessDeniedException","message":"permission denied"}`), "permission denied"},
				"wrong":  {reply(200, `{"data":{"plaintext":"AAAA"},"Plaintext":"AAAA"}`), "its answer has 3 bytes"},
				"empty":  {reply(200, `{}`), "its answer has 0 bytes"},
				"page":   {reply(404, "<html>\n\nnot here</html>"), ""},
			} {
				service.Answer(c.answer)
				_, err := kept.Open(t.Context(), p)
				var refusal *masterkey.Refusal
				if !errors.As(err, &refusal) || !strings.HasPrefix(err.Error(), service.URI+" does not open the master key: ") ||
					strings.Contains(err.Error(), "\n") || !strings.Contains(err.Error(), c.says) {
					t.Errorf("%s: %v", what, err)
				}
				if _, err := masterkey.Seal(t.Context(), *p, key); err == nil {
					t.Errorf("%s: a key was sealed", what)
				}
			}
		})
	}
}

// A provider that opens what it has sealed as something else is refused before
// anything depends on it.
func TestSealIsTried(t *testing.T) {
	wrong := strings.Repeat("A", 43) + "="
	for name, answer := range map[string]string{
		"vault": `{"data":{"ciphertext":"vault:v1:AAAA","plaintext":"` + wrong + `"}}`,
		"aws":   `{"CiphertextBlob":"AAAA","Plaintext":"` + wrong + `"}`,
	} {
		t.Run(name, func(t *testing.T) {
			service := services[name](t)
			service.Answer(func(w http.ResponseWriter, _ *http.Request) { w.Write([]byte(answer)) })
			if _, err := masterkey.Seal(t.Context(), *provider(t, service.URI, time.Minute), key); err == nil || !strings.Contains(err.Error(), "something else") {
				t.Errorf("the error is %v", err)
			}
		})
	}
}

// One key does not open what another has sealed.
func TestOtherKey(t *testing.T) {
	for name, start := range services {
		t.Run(name, func(t *testing.T) {
			service := start(t)
			kept, err := masterkey.Seal(t.Context(), *provider(t, service.URI, time.Minute), key)
			if err != nil {
				t.Fatal(err)
			}
			other := start(t)
			if _, err := kept.Open(t.Context(), provider(t, other.URI, time.Minute)); err == nil {
				t.Error("another key opened it")
			}
		})
	}
}

// A provider that does not answer is waited for as long as was said; whoever gives
// up first is told why.
func TestNoAnswer(t *testing.T) {
	for name, start := range services {
		t.Run(name, func(t *testing.T) {
			service := start(t)
			kept, err := masterkey.Seal(t.Context(), *provider(t, service.URI, time.Minute), key)
			if err != nil {
				t.Fatal(err)
			}
			ended := make(chan struct{})
			defer close(ended)
			service.Answer(func(_ http.ResponseWriter, r *http.Request) {
				select {
				case <-r.Context().Done():
				case <-ended:
				}
			})
			if _, err := kept.Open(t.Context(), provider(t, service.URI, 10*time.Millisecond)); !errors.Is(err, masterkey.ErrNoAnswer) || !strings.HasSuffix(err.Error(), ": it does not answer within 10ms") {
				t.Errorf("a provider that hangs: %v", err)
			}
			given, cancel := context.WithCancel(t.Context())
			service.Answer(func(_ http.ResponseWriter, r *http.Request) {
				cancel() // once it has been asked
				select {
				case <-r.Context().Done():
				case <-ended:
				}
			})
			if _, err := kept.Open(given, provider(t, service.URI, time.Hour)); !errors.Is(err, context.Canceled) ||
				err.Error() != service.URI+" does not open the master key: it had not answered yet: context canceled" {
				t.Errorf("whoever has given up: %v", err)
			}
		})
	}
}

// A provider that nobody listens for is an error that says so.
func TestUnreachable(t *testing.T) {
	masterkeytest.AWS(t)
	masterkeytest.Vault(t)
	t.Setenv("AWS_ENDPOINT_URL_KMS", "http://127.0.0.1:1")
	for _, uri := range []string{"aws-kms://" + masterkeytest.KeyARN, "hcvault://127.0.0.1:1/transit/keys/shardwell"} {
		_, err := masterkey.Seal(t.Context(), *provider(t, uri, time.Minute), key)
		if err == nil || !strings.Contains(err.Error(), "127.0.0.1:1: connect: connection refused") || errors.Is(err, masterkey.ErrNoAnswer) {
			t.Errorf("%s: %v", uri, err)
		}
	}
}

// Without credentials AWS is not asked, and the error says what is missing.
func TestNoCredentials(t *testing.T) {
	service := masterkeytest.AWS(t)
	t.Setenv("AWS_ACCESS_KEY_ID", "")
	t.Setenv("AWS_SECRET_ACCESS_KEY", "")
	_, err := masterkey.Seal(t.Context(), *provider(t, service.URI, time.Minute), key)
	if err == nil || !strings.HasSuffix(err.Error(), ": no credentials of AWS were found, nor a role of this machine") || service.Sealed.Load() != 0 {
		t.Errorf("%v, asked %d times", err, service.Sealed.Load())
	}
}

// A URI that names no key is refused without asking anybody.
func TestURIs(t *testing.T) {
	for _, uri := range []string{
		"", "file", "kms://x", "aws-kms://alias/x", "aws-kms://arn:aws:kms:eu-west-1:1:key/x", "aws-kms://arn:aws:s3:eu-west-1:111122223333:key/x",
		"aws-kms://" + masterkeytest.KeyARN + "\n", "hcvault://", "hcvault://host", "hcvault://host/transit/shardwell", "hcvault://u:p@host/transit/keys/k",
		"hcvault://host/transit/keys/k?x=1", "hcvault:///transit/keys/k", "hcvault://host/transit/keys/", "hcvault://host/keys/k", "hcvault://host/transit/../keys/k/", "hcvault://host/transit/../sys/keys/k", "hcvault://host/./keys/k", "hcvault://host/transit/keys/..", "hcvault://a:b/transit/keys/k", "hcvault://:8200/transit/keys/k",
		"hcvault://host/transit/keys/" + strings.Repeat("k", 1024),
	} {
		if _, err := masterkey.NewProvider(t.Context(), uri, time.Minute); err == nil {
			t.Errorf("%q is taken", uri)
		}
	}
}

// No text makes Parse panic, and what it reads has a text that it reads alike.
func FuzzParse(f *testing.F) {
	f.Add(masterkey.Plain(key).Text())
	f.Add(`{"v":1,"by":"hcvault://h/transit/keys/k<&>","sealed":"AAAA"}`)
	f.Add(`{"v":2}`)
	f.Fuzz(func(t *testing.T, text string) {
		kept, err := masterkey.Parse(text)
		if err != nil {
			if !errors.Is(err, masterkey.ErrDamaged) && !errors.Is(err, masterkey.ErrNewer) {
				t.Errorf("%q: %v", text, err)
			}
			return
		}
		again, err := masterkey.Parse(kept.Text())
		if err != nil || again.Text() != kept.Text() || again.By() != kept.By() {
			t.Errorf("%q is kept as %q, and read with %v as %q", text, kept.Text(), err, again.Text())
		}
	})
}
