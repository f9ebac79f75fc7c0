package streams

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"time"

	"github.com/shardwell/shardwell/internal/envelope"
	"github.com/shardwell/shardwell/internal/service/streams/catalog"
)

// tokenKeyLife is how long a key seals new tokens. The catalog keeps the key
// before it too, so a token outlives its key's rule by as much, which is far
// more than its own life.
const tokenKeyLife = 24 * time.Hour

// startTokenKeys sees to it that tokens can be sealed. Where nothing can be
// written an old key will do.
func (s *Service) startTokenKeys(ctx context.Context) error {
	if err := s.renewTokenKey(ctx); err != nil {
		if len(s.tokenKeys()) == 0 {
			return err
		}
		s.log.Warn("token key cannot be renewed", "error", err)
	}
	return s.openTokenKeys()
}

// renewTokenKey adds a key to the catalog if there is none or the newest is too
// old.
func (s *Service) renewTokenKey(ctx context.Context) error {
	keys := s.tokenKeys()
	if n := len(keys); n == 0 || s.data.clock.now().Sub(keys[n-1].AddedAt.Time()) >= tokenKeyLife {
		next := uint32(1)
		if n > 0 {
			next = keys[n-1].ID + 1
		}
		return s.addTokenKey(ctx, next)
	}
	return nil
}

// openTokenKeys gives the sealer the catalog's keys.
func (s *Service) openTokenKeys() error {
	keys := s.tokenKeys()
	opened := make([]tokenKey, len(keys))
	for i, k := range keys {
		plain, err := envelope.Open(s.cfg.MasterKey, tokenKeyPurpose(k.ID), k.Sealed)
		if err != nil {
			return fmt.Errorf("token key %d: %w", k.ID, err)
		}
		opened[i] = tokenKey{k.ID, plain}
	}
	return s.tokens.setKeys(opened...)
}

func (s *Service) tokenKeys() (keys []catalog.TokenKey) {
	s.runner.View(func() { keys = s.catalog.TokenKeys() })
	return keys
}

// addTokenKey draws a key. Somebody else's being faster is as good.
func (s *Service) addTokenKey(ctx context.Context, id uint32) error {
	var key [tokenKeyBytes]byte
	var nonce envelope.Nonce
	rand.Read(key[:])
	rand.Read(nonce[:])
	sealed := envelope.Seal(s.cfg.MasterKey, nonce, tokenKeyPurpose(id), key[:])
	_, err := s.propose(ctx, catalog.AddTokenKey{ID: id, Sealed: sealed}.Encode())
	if err != nil && !errors.Is(err, catalog.ErrStaleTokenKey) {
		return fmt.Errorf("add token key: %w", err)
	}
	return nil
}

func tokenKeyPurpose(id uint32) string { return fmt.Sprintf("streams token key %d", id) }

// rotateTokenKeys renews the key when its life is over. While it cannot, the old
// key stays in use.
func (s *Service) rotateTokenKeys(ctx context.Context) (again time.Duration) {
	err := s.renewTokenKey(ctx)
	if err == nil {
		err = s.openTokenKeys()
	}
	if err != nil && ctx.Err() == nil {
		s.log.Warn("token key cannot be renewed", "error", err)
	}
	return s.untilNextTokenKey()
}

// untilNextTokenKey is when to try to renew the key.
func (s *Service) untilNextTokenKey() time.Duration {
	keys := s.tokenKeys()
	if len(keys) == 0 {
		return lastRetry
	}
	return max(lastRetry, keys[len(keys)-1].AddedAt.Time().Add(tokenKeyLife).Sub(s.data.clock.now()))
}
