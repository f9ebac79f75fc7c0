package masterkeytest

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/rand"
	"encoding/base64"
	"encoding/json"
	"encoding/pem"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
)

// KeyARN is the key that AWS has.
const KeyARN = "arn:aws:kms:eu-west-1:111122223333:key/1234abcd"

// Token is what Vault wants to be shown.
const Token = "hvs.test-token"

// Service is a key service with one key.
type Service struct {
	// URI names the key as the program takes it.
	URI string
	// Sealed and Opened count what was asked for.
	Sealed, Opened atomic.Int32

	handler atomic.Pointer[http.HandlerFunc]
	plain   atomic.Pointer[[]byte]
	aead    cipher.AEAD
}

// Answer has f answer every request from now on, in place of the service; nil ends
// that.
func (s *Service) Answer(f http.HandlerFunc) { s.handler.Store(&f) }

// Plain is what was sealed last.
func (s *Service) Plain() []byte { return *s.plain.Load() }

// Vault starts a Vault, and sets the environment so that its key can be used.
func Vault(t *testing.T) *Service {
	t.Helper()
	s := newService(t)
	server := httptest.NewTLSServer(s.serve(func(w http.ResponseWriter, r *http.Request) {
		var in struct {
			Plaintext, Ciphertext string
			Associated            string `json:"associated_data"`
		}
		err := json.NewDecoder(r.Body).Decode(&in)
		switch {
		case err != nil || r.Method != http.MethodPost || r.Header.Get("X-Vault-Request") != "true":
			answer(w, http.StatusBadRequest, map[string]any{"errors": []string{"no request"}})
		case r.Header.Get("X-Vault-Token") != Token:
			answer(w, http.StatusForbidden, map[string]any{"errors": []string{"permission denied"}})
		case r.URL.Path == "/v1/transit/encrypt/shardwell":
			s.Sealed.Add(1)
			answer(w, http.StatusOK, data("ciphertext", "vault:v1:"+s.seal(in.Plaintext, in.Associated)))
		case r.URL.Path == "/v1/transit/decrypt/shardwell":
			s.Opened.Add(1)
			plain, ok := s.open(strings.TrimPrefix(in.Ciphertext, "vault:v1:"), in.Associated)
			if !ok {
				answer(w, http.StatusBadRequest, map[string]any{"errors": []string{"cipher: message authentication failed"}})
				return
			}
			answer(w, http.StatusOK, data("plaintext", plain))
		default:
			answer(w, http.StatusNotFound, map[string]any{"errors": []string{}})
		}
	}))
	t.Cleanup(server.Close)
	authority := filepath.Join(t.TempDir(), "ca.pem")
	block := pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: server.Certificate().Raw})
	if err := os.WriteFile(authority, block, 0o600); err != nil {
		t.Fatal(err)
	}
	for name, value := range map[string]string{
		"VAULT_CACERT": authority, "VAULT_TOKEN": Token, "VAULT_NAMESPACE": "", "VAULT_CAPATH": "", "VAULT_CLIENT_CERT": "", "VAULT_CLIENT_KEY": "",
		"VAULT_TLS_SERVER_NAME": "",
	} {
		t.Setenv(name, value)
	}
	s.URI = "hcvault://" + strings.TrimPrefix(server.URL, "https://") + "/transit/keys/shardwell"
	return s
}

func data(name, value string) map[string]any {
	return map[string]any{"data": map[string]string{name: value}}
}

// AWS starts a KMS, and sets the environment so that its key can be used.
func AWS(t *testing.T) *Service {
	t.Helper()
	s := newService(t)
	server := httptest.NewServer(s.serve(func(w http.ResponseWriter, r *http.Request) {
		var in struct {
			KeyID                     string `json:"KeyId"`
			Plaintext, CiphertextBlob string
			EncryptionContext         map[string]string
		}
		err := json.NewDecoder(r.Body).Decode(&in)
		switch {
		case err != nil || !strings.Contains(r.Header.Get("Authorization"), "/eu-west-1/kms/aws4_request"):
			refuse(w, "AccessDeniedException", "no signed request")
		case in.KeyID != KeyARN:
			refuse(w, "NotFoundException", "Invalid keyId "+in.KeyID)
		case r.Header.Get("X-Amz-Target") == "TrentService.Encrypt":
			s.Sealed.Add(1)
			answer(w, http.StatusOK, map[string]string{"KeyId": KeyARN, "CiphertextBlob": s.seal(in.Plaintext, in.EncryptionContext["associatedData"])})
		case r.Header.Get("X-Amz-Target") == "TrentService.Decrypt":
			s.Opened.Add(1)
			plain, ok := s.open(in.CiphertextBlob, in.EncryptionContext["associatedData"])
			if !ok {
				refuse(w, "InvalidCiphertextException", "")
				return
			}
			answer(w, http.StatusOK, map[string]string{"KeyId": KeyARN, "Plaintext": plain})
		default:
			refuse(w, "UnknownOperationException", "")
		}
	}))
	t.Cleanup(server.Close)
	for name, value := range map[string]string{
		"AWS_ENDPOINT_URL_KMS": server.URL, "AWS_ACCESS_KEY_ID": "AKIAIOSFODNN7EXAMPLE", "AWS_SECRET_ACCESS_KEY": "test-secret-access-key",
		"AWS_SESSION_TOKEN": "", "AWS_PROFILE": "", "AWS_CONFIG_FILE": os.DevNull, "AWS_SHARED_CREDENTIALS_FILE": os.DevNull,
		"AWS_EC2_METADATA_DISABLED": "true", "AWS_MAX_ATTEMPTS": "1",
	} {
		t.Setenv(name, value)
	}
	s.URI = "aws-kms://" + KeyARN
	return s
}

func refuse(w http.ResponseWriter, code, message string) {
	answer(w, http.StatusBadRequest, map[string]string{"__type": code, "message": message})
}

func answer(w http.ResponseWriter, status int, body any) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	json.NewEncoder(w).Encode(body)
}

func newService(t *testing.T) *Service {
	t.Helper()
	var key [32]byte
	rand.Read(key[:])
	block, err := aes.NewCipher(key[:])
	if err != nil {
		t.Fatal(err)
	}
	aead, err := cipher.NewGCMWithRandomNonce(block)
	if err != nil {
		t.Fatal(err)
	}
	return &Service{aead: aead}
}

func (s *Service) serve(usual http.HandlerFunc) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if f := s.handler.Load(); f != nil && *f != nil {
			(*f)(w, r)
			return
		}
		usual(w, r)
	})
}

// seal and open take and give base64, as both wire forms do.
func (s *Service) seal(plain, associated string) string {
	raw, err := base64.StdEncoding.DecodeString(plain)
	if err != nil || associated == "" {
		return ""
	}
	s.plain.Store(&raw)
	return base64.StdEncoding.EncodeToString(s.aead.Seal(nil, nil, raw, []byte(associated)))
}

func (s *Service) open(sealed, associated string) (string, bool) {
	raw, err := base64.StdEncoding.DecodeString(sealed)
	if err != nil {
		return "", false
	}
	plain, err := s.aead.Open(nil, nil, raw, []byte(associated))
	return base64.StdEncoding.EncodeToString(plain), err == nil
}
