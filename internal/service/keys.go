package service

import (
	"context"
	"fmt"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/policy"
)

// Keys is what a service asks of KMS. Tenants are those that own what is to be
// encrypted; a key may be another account's, if it is given by its ARN. An error
// about a key is a *KeyError; others are failures of the program. Safe for
// concurrent use.
type Keys interface {
	// Key finds a key by ref as the API takes it: its id, its ARN, alias/name or the
	// ARN of an alias. It reads memory only, so that it may be asked for each
	// request. The error says that there is none; why one that there is cannot be used
	// is in its Err. An alias/aws/... that has not been used yet is found, too.
	Key(t shardwell.Tenant, ref string) (Key, error)
	// GenerateDataKey makes 32 random bytes and seals them under a key, with the
	// encryption context bound to them. The key of alias/aws/... is made by its
	// first use. It returns when whatever must last of that is durable.
	GenerateDataKey(ctx context.Context, t shardwell.Tenant, ref string, encryptionContext map[string]string) (DataKey, error)
	// Decrypt opens what GenerateDataKey sealed, given the same encryption context.
	// The caller owns the result, and zeroes it after use. Bytes that were damaged,
	// or are not for this context, are a *KeyError of KeyInvalidCiphertext.
	Decrypt(ctx context.Context, t shardwell.Tenant, sealed []byte, encryptionContext map[string]string) ([]byte, error)
}

// Key is a key of KMS as it is at one time.
type Key struct {
	ARN     string
	Account string
	// Managed says that it is of alias/aws/..., which KMS makes and no policy guards.
	Managed bool
	Policy  *policy.Policy
	// PolicyIn gives the policy as it is for one encryption context: there may be
	// grants for that alone. It is nil if there are none for any.
	PolicyIn func(encryptionContext map[string]string) *policy.Policy
	Tags     map[string]string
	// Err is why the key cannot be used now; nil if it can.
	Err *KeyError
	// Version changes whenever anything of the key's state does that decides whether
	// and by whom it may be used. No two states of a key have one version, restarts
	// or not.
	Version uint64
}

// DataKey is a key to encrypt data with.
type DataKey struct {
	KeyARN string // of the key that it is sealed under
	Plain  []byte // 32 bytes, which their user zeroes
	Sealed []byte // names its key, and may be kept anywhere
}

// Format shows which key it is sealed under, and nothing of it.
func (k DataKey) Format(f fmt.State, _ rune) { fmt.Fprintf(f, "[data key under %s]", k.KeyARN) }

// KeyFault says what is wrong with a key.
type KeyFault uint8

const (
	// KeyNotFound says that there is no such key.
	KeyNotFound KeyFault = iota + 1
	// KeyDisabled says that it is disabled.
	KeyDisabled
	// KeyInvalidState says that it is pending deletion or import, or not of a kind
	// that encrypts.
	KeyInvalidState
	// KeyDenied says that its policy does not allow it.
	KeyDenied
	// KeyInvalidCiphertext says that what was to be decrypted was not sealed so.
	KeyInvalidCiphertext
)

// KeyError says why a key cannot be used. Streams turn KeyNotFound, KeyDisabled,
// KeyInvalidState and KeyDenied into KMSNotFoundException, KMSDisabledException,
// KMSInvalidStateException and KMSAccessDeniedException.
type KeyError struct {
	Kind    KeyFault
	Message string // for clients
}

func (e *KeyError) Error() string { return e.Message }
