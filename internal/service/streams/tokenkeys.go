package streams

import (
	"context"
	"time"

	"github.com/shardwell/shardwell/internal/service"
	"github.com/shardwell/shardwell/internal/service/streams/catalog"
	"github.com/shardwell/shardwell/internal/state/tokenkeys"
)

// tokenKeyLife is how long a key seals new tokens. It is far more than any lives.
const tokenKeyLife = 24 * time.Hour

// newTokenKeys gives the keeper of the keys that are in the catalog.
func (s *Service) newTokenKeys() *service.TokenKeys {
	return &service.TokenKeys{
		Service: "streams", MasterKey: s.cfg.MasterKey, Life: tokenKeyLife, Now: s.data.clock.now, Log: s.log,
		Stored: s.storedTokenKeys,
		Add: func(ctx context.Context, add tokenkeys.Add) error {
			_, err := s.propose(ctx, catalog.AddTokenKey(add).Encode())
			return err
		},
	}
}

func (s *Service) storedTokenKeys() (keys tokenkeys.Keys) {
	s.runner.View(func() { keys = s.catalog.TokenKeys() })
	return keys
}

// takeTokenKeys sees to it that tokens can be sealed, and gives the sealer all keys.
func (s *Service) takeTokenKeys(ctx context.Context) error {
	if _, err := s.tokenKeys.Renew(ctx); err != nil {
		return err
	}
	var opened []service.OpenedKey
	for _, k := range s.storedTokenKeys() {
		key, err := s.tokenKeys.Open(k)
		if err != nil {
			return err
		}
		opened = append(opened, key)
	}
	s.tokens.setKeys(opened...)
	return nil
}

// rotateTokenKeys is the chore that renews the key when its life is over.
func (s *Service) rotateTokenKeys(ctx context.Context) (again time.Duration) {
	if err := s.takeTokenKeys(ctx); err != nil {
		s.log.Warn("token keys cannot be taken", "error", err)
	}
	return s.untilNextTokenKey()
}

// untilNextTokenKey is when to try to renew the key.
func (s *Service) untilNextTokenKey() time.Duration {
	return max(lastRetry, s.tokenKeys.UntilDue())
}
