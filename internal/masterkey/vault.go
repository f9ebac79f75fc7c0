package masterkey

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"regexp"
	"strings"
	"time"

	"github.com/hashicorp/vault/api"
	"github.com/tink-crypto/tink-go-hcvault/v2/integration/hcvault"
)

// vaultKeeper is a key of the transit engine of Vault or OpenBao.
type vaultKeeper struct{ key aead }

// aead is the library's interface of the same methods. It takes no context; the
// client below has the limit on time.
type aead interface {
	Encrypt(plain, associated []byte) ([]byte, error)
	Decrypt(sealed, associated []byte) ([]byte, error)
}

var vaultURI = regexp.MustCompile(`^hcvault://([A-Za-z0-9.:\[\]-]+)((?:/[A-Za-z0-9._-]+)+/keys/[A-Za-z0-9._-]+)$`)

func newVault(uri string, timeout time.Duration) (keeper, error) {
	parts := vaultURI.FindStringSubmatch(uri)
	if parts == nil {
		return nil, errors.New("a key of Vault is hcvault://HOST[:PORT]/MOUNT/keys/NAME")
	}
	config := api.DefaultConfig()
	if config.Error != nil {
		return nil, fmt.Errorf("set up Vault: %w", config.Error)
	}
	// The URI alone says where the key is.
	config.Address, config.AgentAddress = "https://"+parts[1], ""
	config.Timeout = timeout
	client, err := api.NewClient(config)
	if err != nil {
		return nil, fmt.Errorf("set up Vault: %w", err)
	}
	key, err := hcvault.NewAEAD(parts[2], client.Logical())
	if err != nil {
		return nil, fmt.Errorf("set up Vault: %w", err)
	}
	return &vaultKeeper{key}, nil
}

func (k *vaultKeeper) seal(_ context.Context, plain []byte) ([]byte, error) {
	sealed, err := k.key.Encrypt(plain, []byte(purpose))
	return sealed, vaultCause(err)
}

func (k *vaultKeeper) open(_ context.Context, sealed []byte) ([]byte, error) {
	plain, err := k.key.Decrypt(sealed, []byte(purpose))
	return plain, vaultCause(err)
}

// vaultCause leaves of a client's error what Vault said, or why it said nothing.
func vaultCause(err error) error {
	var said *api.ResponseError
	if !errors.As(err, &said) {
		return cause(err)
	}
	words := strings.Join(said.Errors, "; ")
	if words == "" || said.RawError {
		words = http.StatusText(said.StatusCode)
	}
	return fmt.Errorf("%d %s", said.StatusCode, strings.Join(strings.Fields(words), " "))
}
