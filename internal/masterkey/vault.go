package masterkey

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"path"
	"regexp"
	"strings"
	"unicode"

	"github.com/shardwell/shardwell/internal/redact"
)

// vaultKeeper is a key of the transit engine of Vault or OpenBao, asked by two calls
// of its HTTP API: encrypt and decrypt. They are written here because every library
// for them stands on Vault's own client, whose licence, MPL-2.0, the program's
// dependencies may not have; two calls are less than the client.
//
// Associated data, which the purpose is bound by, is known to Vault since 1.13 and to
// every OpenBao. A key whose type cannot bind it (RSA) is refused by Vault.
type vaultKeeper struct {
	before, after string // what is around the call's name in its URL
	token         redact.Secret
	namespace     string
	client        *http.Client
}

const (
	// maxAnswerBytes is many times what Vault says about one key.
	maxAnswerBytes = 64 << 10
	// maxWordsBytes is how much of Vault's words an error repeats.
	maxWordsBytes = 256
)

var errNoToken = errors.New("no token of Vault was found: set VAULT_TOKEN, or log in with vault login, which keeps one in ~/.vault-token")

var vaultURI = regexp.MustCompile(`^hcvault://([A-Za-z0-9.:\[\]-]+)((?:/[A-Za-z0-9._-]+)+)/keys/([A-Za-z0-9._-]+)$`)

func newVault(uri string) (keeper, error) {
	parts := vaultURI.FindStringSubmatch(uri)
	if parts == nil || path.Clean(parts[2]) != parts[2] || strings.Trim(parts[3], ".") == "" {
		return nil, errors.New("a key of Vault is hcvault://HOST[:PORT]/MOUNT/keys/NAME")
	}
	// The URI alone says where the key is, whatever VAULT_ADDR says.
	address, err := url.Parse("https://" + parts[1])
	if err != nil || address.Hostname() == "" {
		return nil, fmt.Errorf("%s is not the host of a Vault", parts[1])
	}
	k := &vaultKeeper{before: address.String() + "/v1" + parts[2] + "/", after: "/" + parts[3]}
	if err := k.configure(); err != nil {
		return nil, fmt.Errorf("set up Vault: %w", err)
	}
	return k, nil
}

// severalErrors is what Vault says before an error that might have been several.
var severalErrors = regexp.MustCompile(`^[0-9]+ errors? occurred: \* `)

// vaultRequest is what either call takes. Bytes are base64, as Vault wants them.
type vaultRequest struct {
	Plaintext  []byte `json:"plaintext,omitempty"`
	Ciphertext string `json:"ciphertext,omitempty"`
	Associated []byte `json:"associated_data"`
}

// vaultAnswer is what either call gives.
type vaultAnswer struct {
	Data struct {
		Plaintext  []byte `json:"plaintext"`
		Ciphertext string `json:"ciphertext"`
	} `json:"data"`
	Errors []string `json:"errors"`
}

func (k *vaultKeeper) seal(ctx context.Context, plain []byte) ([]byte, error) {
	answer, err := k.call(ctx, "encrypt", vaultRequest{Plaintext: plain, Associated: []byte(purpose)})
	return []byte(answer.Data.Ciphertext), err
}

func (k *vaultKeeper) open(ctx context.Context, sealed []byte) ([]byte, error) {
	answer, err := k.call(ctx, "decrypt", vaultRequest{Ciphertext: string(sealed), Associated: []byte(purpose)})
	return answer.Data.Plaintext, err
}

func (k *vaultKeeper) call(ctx context.Context, name string, in vaultRequest) (out vaultAnswer, err error) {
	if k.token.Empty() {
		return out, errNoToken
	}
	body, err := json.Marshal(in)
	if err != nil {
		return out, fmt.Errorf("write the request: %w", err)
	}
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, k.before+name+k.after, bytes.NewReader(body))
	if err != nil {
		return out, fmt.Errorf("write the request: %w", err)
	}
	request.Header.Set("Content-Type", "application/json")
	request.Header.Set("X-Vault-Request", "true") // an agent in between may insist on it
	request.Header.Set("X-Vault-Token", k.token.Reveal())
	if k.namespace != "" {
		request.Header.Set("X-Vault-Namespace", k.namespace)
	}
	response, err := k.client.Do(request)
	if err != nil {
		return out, unsent(err)
	}
	text, err := io.ReadAll(io.LimitReader(response.Body, maxAnswerBytes+1))
	if err := errors.Join(err, response.Body.Close()); err != nil {
		return out, fmt.Errorf("read the answer: %w", err)
	}
	return k.read(response, text)
}

// read takes an answer apart. Whatever is not an answer to the call is an error.
func (k *vaultKeeper) read(response *http.Response, text []byte) (out vaultAnswer, err error) {
	if len(text) > maxAnswerBytes {
		return out, fmt.Errorf("its answer has more than %d bytes", maxAnswerBytes)
	}
	malformed := json.Unmarshal(text, &out)
	switch status := response.StatusCode; {
	case status/100 == 3:
		// Whoever it names has not been trusted with the token.
		return vaultAnswer{}, fmt.Errorf("%d, it sends on to another address, which is not followed: name the address that answers", status)
	case status != http.StatusOK:
		return vaultAnswer{}, fmt.Errorf("%d %s", status, k.words(out.Errors, http.StatusText(status)))
	case malformed != nil:
		// Not wrapped: it may quote the answer, which may be the key.
		return vaultAnswer{}, errors.New("its answer is not one of Vault")
	}
	return out, nil
}

// words are what Vault said, as a line to print, or else what its status means.
func (k *vaultKeeper) words(said []string, status string) string {
	words := strings.Join(said, "; ")
	if strings.Contains(words, k.token.Reveal()) {
		return status
	}
	words = strings.Join(strings.FieldsFunc(words, func(r rune) bool { return unicode.IsSpace(r) || !unicode.IsPrint(r) }), " ")
	if words = severalErrors.ReplaceAllString(words, ""); words == "" {
		return status
	}
	return strings.ToValidUTF8(words[:min(len(words), maxWordsBytes)], "")
}

// unsent leaves of a client's error why there was no answer: the provider's URI
// already says where.
func unsent(err error) error {
	var failed *url.Error
	if errors.As(err, &failed) {
		return failed.Err
	}
	return err
}
