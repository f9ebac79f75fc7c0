package streams

import (
	"crypto/cipher"
	"encoding/base64"
	"encoding/binary"
	"fmt"
	"io"
	"sync/atomic"
	"time"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/service"
)

// A token is what a client carries for us between two calls: a shard iterator
// or a page token. It is sealed, so that nobody can make or change one, and
// self-contained, so that it works after a restart and on another node.
//
//	bytes 0-7    00 00 00 00 00 00 00 01, as AWS's have
//	bytes 8-11   id of the key, big-endian
//	bytes 12-23  nonce
//	then         AES-256-GCM of the padded payload, and its tag
//
// What follows the first 8 bytes is a multiple of 16 long, and the whole of an
// iterator or a page token at least 152 bytes, as with AWS; iterators grow with
// the stream's name. The kind of the token and whom it was issued
// for are authenticated, not stored. In transit it is padded base64.
const (
	tokenPrefix   = 1
	tokenFixed    = 24 // prefix, key id, nonce
	tokenNonceAt  = 12
	tokenBlock    = 16
	tokenTag      = 16
	tokenMinBytes = 152

	// nonceRandom is how much of a nonce is drawn when the process starts; the
	// rest counts. So no nonce is used twice by a process, and two processes
	// share one by a chance of 2^-56 only.
	nonceRandom = 7
)

// Kinds of tokens. One kind is never accepted as another.
const (
	kindIterator = iota + 1
	kindStreamsPage
	kindShardsPage
	kindConsumersPage
	kindQueuesPage
	kindReceipt
	kindChannelsPage
)

// sealer seals and opens tokens. It is safe for concurrent use.
type sealer struct {
	keys   atomic.Pointer[sealerKeys]
	random [nonceRandom]byte
	count  atomic.Uint64
}

type sealerKeys struct {
	current uint32
	byID    map[uint32]cipher.AEAD
}

// newSealer makes a sealer whose nonces begin with bytes from entropy.
func newSealer(entropy io.Reader, keys ...service.OpenedKey) (*sealer, error) {
	s := new(sealer)
	if _, err := io.ReadFull(entropy, s.random[:]); err != nil {
		return nil, fmt.Errorf("draw the start of nonces: %w", err)
	}
	s.setKeys(keys...)
	return s, nil
}

// setKeys replaces the keys. The last one seals, all of them open.
func (s *sealer) setKeys(keys ...service.OpenedKey) {
	next := &sealerKeys{byID: make(map[uint32]cipher.AEAD, len(keys))}
	for _, k := range keys {
		next.byID[k.ID], next.current = k.Key.AEAD(), k.ID
	}
	s.keys.Store(next)
}

// seal gives the token that holds payload. owner is whom open must be asked
// for; payload must be shorter than 64 KiB. At least one key must be set. No
// two tokens are equal, not even of the same payload.
func (s *sealer) seal(kind byte, owner string, payload []byte) string {
	return s.sealPadded(kind, owner, payload, tokenMinBytes)
}

// sealPadded is seal for a token of at least minBytes, 8 more than a multiple of 16.
func (s *sealer) sealPadded(kind byte, owner string, payload []byte, minBytes int) string {
	keys := s.keys.Load()
	plain := (2 + len(payload) + tokenBlock - 1) / tokenBlock * tokenBlock
	plain = max(plain, minBytes-tokenFixed-tokenTag)

	raw := make([]byte, tokenFixed+plain, tokenFixed+plain+tokenTag)
	binary.BigEndian.PutUint64(raw, tokenPrefix)
	binary.BigEndian.PutUint32(raw[8:], keys.current)
	binary.BigEndian.PutUint64(raw[tokenFixed-8:], s.count.Add(1))
	copy(raw[tokenNonceAt:], s.random[:])
	binary.BigEndian.PutUint16(raw[tokenFixed:], uint16(len(payload)))
	copy(raw[tokenFixed+2:], payload)

	var scratch [96]byte
	body := keys.byID[keys.current].Seal(raw[tokenFixed:tokenFixed], raw[tokenNonceAt:tokenFixed],
		raw[tokenFixed:], tokenContext(scratch[:0], kind, owner, raw))
	return base64.StdEncoding.EncodeToString(raw[:tokenFixed+len(body)])
}

// open gives back the payload of a token that seal made with the same kind
// and owner, under a key that is still known.
func (s *sealer) open(kind byte, owner, token string) (payload []byte, ok bool) {
	raw, ok := decodeBase64(token)
	if !ok || len(raw) < tokenFixed+tokenTag+tokenBlock || (len(raw)-8)%tokenBlock != 0 {
		return nil, false
	}
	gcm := s.keys.Load().byID[binary.BigEndian.Uint32(raw[8:])]
	if gcm == nil {
		return nil, false
	}
	var scratch [96]byte
	plain, err := gcm.Open(raw[tokenFixed:tokenFixed], raw[tokenNonceAt:tokenFixed],
		raw[tokenFixed:], tokenContext(scratch[:0], kind, owner, raw))
	if err != nil {
		return nil, false
	}
	n := int(binary.BigEndian.Uint16(plain))
	if n > len(plain)-2 {
		return nil, false
	}
	return plain[2 : 2+n], true
}

// tokenContext is what a token's tag vouches for besides the payload.
func tokenContext(dst []byte, kind byte, owner string, raw []byte) []byte {
	dst = append(dst, raw[:tokenNonceAt]...)
	dst = append(dst, kind)
	return append(dst, owner...)
}

// decodeBase64 decodes padded base64 of the one form that encoding would give:
// no line breaks, no stray bits.
func decodeBase64(s string) ([]byte, bool) {
	raw, err := base64.StdEncoding.Strict().DecodeString(s)
	if err != nil || base64.StdEncoding.EncodedLen(len(raw)) != len(s) {
		return nil, false
	}
	return raw, true
}

// sealPage gives a NextToken for t that carries payload and dies
// shardwell.IteratorLife after now.
func (s *sealer) sealPage(kind byte, t shardwell.Tenant, now time.Time, payload []byte) string {
	stamped := binary.BigEndian.AppendUint64(make([]byte, 0, 8+len(payload)), uint64(now.UnixMilli()))
	return s.seal(kind, pageOwner(t), append(stamped, payload...))
}

// openPage gives back the payload of a NextToken. Its errors are the client's:
// InvalidArgumentException for a token that was not issued to t for this kind
// of page, ExpiredNextTokenException for an old one.
func (s *sealer) openPage(kind byte, t shardwell.Tenant, now time.Time, token string) ([]byte, error) {
	stamped, ok := s.open(kind, pageOwner(t), token)
	if !ok || len(stamped) < 8 {
		return nil, errInvalidNextToken()
	}
	issued := time.UnixMilli(int64(binary.BigEndian.Uint64(stamped)))
	if now.Sub(issued) > shardwell.IteratorLife {
		return nil, errExpiredNextToken(issued, now)
	}
	return stamped[8:], nil
}

func pageOwner(t shardwell.Tenant) string { return t.Account + "/" + t.Region }
