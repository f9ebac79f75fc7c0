package sigv4

import (
	"crypto/sha256"
	"strings"
	"sync"

	"github.com/shardwell/shardwell/internal/redact"
)

// scopedKey is what a signing key is made for.
type scopedKey struct{ accessKeyID, date, region, service string }

// longestCached is how long the texts of a cached scopedKey may be together:
// access keys have up to 128 characters, and no one may fill memory with more.
const longestCached = 256

// signer is a signing key and the secret it was made of. A key whose secret has
// changed since is made anew, so that nobody need tell the cache.
type signer struct {
	secret redact.Secret
	key    [sha256.Size]byte
}

// keyCache remembers signing keys, at most twice most: when there are most of
// them it begins anew, and keeps the former ones until it has filled up again.
type keyCache struct {
	mu              sync.RWMutex
	most            int
	current, former map[scopedKey]signer
}

// signingKey gives the key of a scope, and whether it had to be derived.
func (c *keyCache) signingKey(id scopedKey, secret redact.Secret) (key [sha256.Size]byte, derived bool) {
	c.mu.RLock()
	kept, ok := c.current[id]
	old := false
	if !ok {
		kept, ok = c.former[id]
		old = ok
	}
	c.mu.RUnlock()
	if ok && kept.secret.Equal(secret) && !old {
		return kept.key, false
	}
	if !ok || !kept.secret.Equal(secret) {
		derived = true
		kept = signer{secret, [sha256.Size]byte(signingKey(secret.Reveal(), id.date, id.region, id.service))}
	}
	c.keep(id, kept)
	return kept.key, derived
}

// keep remembers a key under copies of its texts, which are parts of a request.
func (c *keyCache) keep(id scopedKey, s signer) {
	if len(id.accessKeyID)+len(id.date)+len(id.region)+len(id.service) > longestCached {
		return
	}
	id = scopedKey{strings.Clone(id.accessKeyID), strings.Clone(id.date), strings.Clone(id.region), strings.Clone(id.service)}
	c.mu.Lock()
	defer c.mu.Unlock()
	if _, replaced := c.current[id]; !replaced && len(c.current) >= c.most {
		c.current, c.former = nil, c.current
	}
	if c.current == nil {
		c.current = make(map[scopedKey]signer)
	}
	c.current[id] = s
}

// mac is HMAC-SHA256 (RFC 2104) of a short text under a key no longer than a
// block, in scratch memory: crypto/hmac would make garbage of each.
func (s *scratch) mac(key *[sha256.Size]byte, text []byte) [sha256.Size]byte {
	const blockBytes = 64
	pad := func(with byte) {
		s.work = s.work[:0]
		for _, k := range key {
			s.work = append(s.work, k^with)
		}
		for range blockBytes - len(key) {
			s.work = append(s.work, with)
		}
	}
	pad(0x36)
	s.work = append(s.work, text...)
	inner := s.sum256(s.work)
	pad(0x5c)
	s.work = append(s.work, inner[:]...)
	outer := s.sum256(s.work)
	clear(s.work)
	return outer
}
