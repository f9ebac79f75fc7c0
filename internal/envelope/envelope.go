package envelope

import (
	"crypto/aes"
	"crypto/cipher"
	"errors"
	"fmt"
	"io"
	"log/slog"
)

// KeyBytes and NonceBytes are the lengths of a Key and a Nonce.
const (
	KeyBytes   = 32
	NonceBytes = 12
)

// Key is a master key, or one that is itself sealed under it. It prints as nothing.
type Key [KeyBytes]byte

// Format hides the key from every verb of package fmt.
func (Key) Format(f fmt.State, _ rune) { io.WriteString(f, hidden) }

// LogValue hides the key.
func (Key) LogValue() slog.Value { return slog.StringValue(hidden) }

const hidden = "[master key]"

// Nonce makes a sealing unlike every other. It must be random, and used once.
type Nonce [NonceBytes]byte

// ErrOpen says that bytes were not sealed under this key for this purpose, or
// were changed since.
var ErrOpen = errors.New("secret cannot be opened with this master key")

// version is the first byte of what is sealed: AES-256-GCM, then the nonce,
// then the ciphertext with its tag of 16 bytes.
const version = 1

// Seal encrypts secret under key. purpose says what the secret is for ("token
// key 3"); it is not in the result, and Open must be told the same.
func Seal(key Key, nonce Nonce, purpose string, secret []byte) []byte {
	sealed := make([]byte, 0, 1+NonceBytes+len(secret)+16)
	sealed = append(sealed, version)
	sealed = append(sealed, nonce[:]...)
	return key.AEAD().Seal(sealed, nonce[:], secret, []byte(purpose))
}

// Open gives back the secret. Its error is ErrOpen, or says that a newer
// release sealed it.
func Open(key Key, purpose string, sealed []byte) ([]byte, error) {
	if len(sealed) < 1+NonceBytes {
		return nil, ErrOpen
	}
	if sealed[0] != version {
		return nil, fmt.Errorf("secret is sealed in form %d, this release knows %d", sealed[0], version)
	}
	nonce, body := sealed[1:1+NonceBytes], sealed[1+NonceBytes:]
	secret, err := key.AEAD().Open(nil, nonce, body, []byte(purpose))
	if err != nil {
		return nil, ErrOpen
	}
	return secret, nil
}

// AEAD is AES-256-GCM under the key, for what is sealed in a form of its own.
func (k Key) AEAD() cipher.AEAD {
	block, err := aes.NewCipher(k[:])
	if err == nil {
		var gcm cipher.AEAD
		if gcm, err = cipher.NewGCM(block); err == nil {
			return gcm
		}
	}
	// Only a key of a wrong length is refused, and Key has the right one.
	panic(fmt.Sprintf("envelope: %v", err))
}
