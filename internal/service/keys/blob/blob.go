package blob

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/hkdf"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"
	"maps"
	"slices"
)

// How long the parts are, in bytes.
const (
	MaterialBytes = 32
	SaltBytes     = 28
	// Overhead is how much longer a blob is than what is in it.
	Overhead = headerBytes + SaltBytes + tagBytes

	headerBytes = 1 + 16 + 4
	nonceBytes  = 12
	tagBytes    = 16
)

// version is the first byte of a blob; docs/formats/keys.md has the rest.
const version = 1

// The errors of blobs.
var (
	// ErrForm says that bytes are no blob, or one of a newer release.
	ErrForm = errors.New("not a ciphertext of this service")
	// ErrOpen says that a blob was changed, or sealed under other material or for
	// another encryption context.
	ErrOpen = errors.New("ciphertext does not open")
)

// Salt makes a blob unlike every other. It must be random, and used once.
type Salt [SaltBytes]byte

// From is what a blob says of its origin, before anything of it is believed.
type From struct {
	KeyID    string // a UUID
	Material uint32 // the number of the key's material
}

// Read tells where a blob says that it is from. Its error is ErrForm.
func Read(sealed []byte) (From, error) {
	if len(sealed) < Overhead || sealed[0] != version {
		return From{}, ErrForm
	}
	id := sealed[1:17]
	return From{
		KeyID:    fmt.Sprintf("%x-%x-%x-%x-%x", id[:4], id[4:6], id[6:8], id[8:10], id[10:]),
		Material: binary.BigEndian.Uint32(sealed[17:headerBytes]),
	}, nil
}

// Seal encrypts plain under material, with the encryption context bound to it. It
// fails if from.KeyID is no UUID or material has a wrong length.
func Seal(from From, material []byte, salt Salt, context map[string]string, plain []byte) ([]byte, error) {
	id, err := uuid(from.KeyID)
	if err != nil {
		return nil, err
	}
	sealed := make([]byte, 0, len(plain)+Overhead)
	sealed = append(append(sealed, version), id...)
	sealed = binary.BigEndian.AppendUint32(sealed, from.Material)
	sealed = append(sealed, salt[:]...)
	gcm, err := aead(material, salt)
	if err != nil {
		return nil, err
	}
	return gcm.Seal(sealed, salt[SaltBytes-nonceBytes:], plain, bound(sealed[:headerBytes], context)), nil
}

// Open gives back what was sealed. Its error is ErrForm or ErrOpen.
func Open(sealed, material []byte, context map[string]string) ([]byte, error) {
	if _, err := Read(sealed); err != nil {
		return nil, err
	}
	salt := Salt(sealed[headerBytes : headerBytes+SaltBytes])
	gcm, err := aead(material, salt)
	if err != nil {
		return nil, err
	}
	plain, err := gcm.Open(nil, salt[SaltBytes-nonceBytes:], sealed[headerBytes+SaltBytes:], bound(sealed[:headerBytes], context))
	if err != nil {
		return nil, ErrOpen
	}
	return plain, nil
}

// aead is AES-256-GCM under a key that only this salt gives.
func aead(material []byte, salt Salt) (cipher.AEAD, error) {
	if len(material) != MaterialBytes {
		return nil, fmt.Errorf("key material of %d bytes", len(material))
	}
	key, err := hkdf.Key(sha256.New, material, salt[:SaltBytes-nonceBytes], "shardwell kms 1", MaterialBytes)
	if err != nil {
		return nil, err
	}
	defer clear(key)
	block, err := aes.NewCipher(key)
	if err != nil {
		return nil, err
	}
	return cipher.NewGCM(block)
}

// bound is the data that a blob is bound to: its header, then every key and value of
// the context in order of the keys, each after its length, so that no two contexts
// give the same.
func bound(header []byte, context map[string]string) []byte {
	data := slices.Clone(header)
	for _, key := range slices.Sorted(maps.Keys(context)) {
		for _, text := range []string{key, context[key]} {
			data = binary.BigEndian.AppendUint32(data, uint32(len(text)))
			data = append(data, text...)
		}
	}
	return data
}

// uuid gives the bytes of a UUID.
func uuid(text string) ([]byte, error) {
	if len(text) != 36 || text[8] != '-' || text[13] != '-' || text[18] != '-' || text[23] != '-' {
		return nil, fmt.Errorf("key id %q is no UUID", text)
	}
	id, err := hex.DecodeString(text[:8] + text[9:13] + text[14:18] + text[19:23] + text[24:])
	if err != nil {
		return nil, fmt.Errorf("key id %q is no UUID", text)
	}
	return id, nil
}
