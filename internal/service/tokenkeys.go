package service

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"log/slog"
	"time"

	"github.com/shardwell/shardwell/internal/envelope"
	"github.com/shardwell/shardwell/internal/state/tokenkeys"
)

// TokenKeys draws, seals and opens the keys that a service seals its tokens with. The
// keys are in the service's machine, each sealed under the master key. Its fields are
// set once; then any goroutine may use it.
type TokenKeys struct {
	Service   string // names what the keys are for; it must stay
	MasterKey envelope.Key
	// Life is how long a key seals new tokens. The one before it opens those that it
	// sealed for as long again, so no token may live longer than Life.
	Life time.Duration
	// Now is the time that keys age by.
	Now func() time.Time
	// Stored gives the machine's keys.
	Stored func() tokenkeys.Keys
	// Add has the machine carry out a command. A refusal is the error.
	Add func(context.Context, tokenkeys.Add) error
	Log *slog.Logger
}

// OpenedKey is a token key that can be used.
type OpenedKey struct {
	ID  uint32
	Key envelope.Key
}

// Renew sees to it that there is a key for new tokens, and gives the newest one. It
// adds one if there is none or the newest has sealed for Life. While that cannot be
// written the old one stays in use, and the log says so; without any it is an error.
func (k *TokenKeys) Renew(ctx context.Context) (tokenkeys.Key, error) {
	stored := k.Stored()
	if k.untilDue(stored) > 0 {
		return stored[len(stored)-1], nil
	}
	id := stored.Next()
	var key envelope.Key
	rand.Read(key[:]) // never fails: it ends the process instead
	err := k.Add(ctx, tokenkeys.Add{ID: id, Sealed: Seal(k.MasterKey, k.purpose(id), key[:])})
	if err != nil && !errors.Is(err, tokenkeys.ErrStale) { // somebody else's being faster is as good
		if len(stored) == 0 {
			return tokenkeys.Key{}, fmt.Errorf("add token key: %w", err)
		}
		if ctx.Err() == nil {
			k.Log.Warn("token key cannot be renewed", "service", k.Service, "error", err)
		}
	}
	stored = k.Stored()
	return stored[len(stored)-1], nil
}

// UntilDue is how long Renew has nothing to do. It is not above 0 when it has.
func (k *TokenKeys) UntilDue() time.Duration { return k.untilDue(k.Stored()) }

func (k *TokenKeys) untilDue(stored tokenkeys.Keys) time.Duration {
	if len(stored) == 0 {
		return 0
	}
	return stored[len(stored)-1].AddedAt.Time().Add(k.Life).Sub(k.Now())
}

// Open opens a key. It fails if the master key is another than it was sealed under.
func (k *TokenKeys) Open(key tokenkeys.Key) (opened OpenedKey, err error) {
	plain, err := envelope.Open(k.MasterKey, k.purpose(key.ID), key.Sealed)
	if err == nil && len(plain) != envelope.KeyBytes {
		err = fmt.Errorf("it has %d bytes, not %d", len(plain), envelope.KeyBytes)
	}
	if err != nil {
		return opened, fmt.Errorf("token key %d: %w", key.ID, err)
	}
	return OpenedKey{key.ID, envelope.Key(plain)}, nil
}

func (k *TokenKeys) purpose(id uint32) string { return fmt.Sprintf("%s token key %d", k.Service, id) }

// Seal seals a secret under a key, for one purpose; see envelope.Seal.
func Seal(key envelope.Key, purpose string, secret []byte) []byte {
	var nonce envelope.Nonce
	rand.Read(nonce[:]) // never fails: it ends the process instead
	return envelope.Seal(key, nonce, purpose, secret)
}
