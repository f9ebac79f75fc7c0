package service_test

import (
	"bytes"
	"context"
	"errors"
	"log/slog"
	"strings"
	"testing"
	"time"

	"github.com/shardwell/shardwell/internal/envelope"
	"github.com/shardwell/shardwell/internal/log"
	"github.com/shardwell/shardwell/internal/service"
	"github.com/shardwell/shardwell/internal/state/tokenkeys"
)

// keeping is a keeper of keys in memory, a clock, and what was logged.
type keeping struct {
	*service.TokenKeys
	now    time.Time
	stored tokenkeys.Keys
	broken error // why nothing can be added
	logged bytes.Buffer
}

func newKeeping() *keeping {
	k := &keeping{now: time.UnixMilli(1e12)}
	k.TokenKeys = &service.TokenKeys{
		Service: "streams", MasterKey: envelope.Key{1}, Life: time.Hour,
		Now:    func() time.Time { return k.now },
		Stored: func() tokenkeys.Keys { return k.stored },
		Add: func(_ context.Context, add tokenkeys.Add) error {
			if k.broken != nil {
				return k.broken
			}
			err, _ := k.stored.Add(log.Millis(k.now.UnixMilli()), add).(error)
			return err
		},
		Log: slog.New(slog.NewTextHandler(&k.logged, nil)),
	}
	return k
}

// renew gives the opened newest key.
func (k *keeping) renew(t *testing.T) service.OpenedKey {
	t.Helper()
	newest, err := k.Renew(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	opened, err := k.Open(newest)
	if err != nil {
		t.Fatal(err)
	}
	return opened
}

// A key seals for its life, then there is another, and the old one still opens.
func TestTokenKeysRenew(t *testing.T) {
	k := newKeeping()
	if k.UntilDue() > 0 {
		t.Errorf("without a key there is nothing to do for %v", k.UntilDue())
	}
	first := k.renew(t)
	k.now = k.now.Add(time.Hour - time.Millisecond)
	if again := k.renew(t); again != first || k.UntilDue() != time.Millisecond {
		t.Errorf("just before its end key %d is %d, due in %v", first.ID, again.ID, k.UntilDue())
	}
	k.now = k.now.Add(time.Millisecond)
	second := k.renew(t)
	if first.ID != 1 || second.ID != 2 || second.Key == first.Key || len(k.stored) != 2 {
		t.Errorf("at its end key %d was followed by %d, of %d", first.ID, second.ID, len(k.stored))
	}
	if still, err := k.Open(k.stored[0]); err != nil || still != first {
		t.Errorf("the old key opens to %d, %v", still.ID, err)
	}
}

// While no key can be added the old one stays in use, and the log says so; without
// any, and only then, it is an error. That another was faster is as good.
func TestTokenKeysThatCannotBeAdded(t *testing.T) {
	k, full := newKeeping(), errors.New("no space")
	k.broken = full
	if _, err := k.Renew(t.Context()); !errors.Is(err, full) {
		t.Errorf("without a key: %v", err)
	}
	k.broken = nil
	first := k.renew(t)
	k.now, k.broken = k.now.Add(time.Hour), full
	if old := k.renew(t); old != first || !strings.Contains(k.logged.String(), "no space") {
		t.Errorf("key %d was followed by %d, and logged was %q", first.ID, old.ID, k.logged.String())
	}

	k.logged.Reset()
	add := k.TokenKeys.Add
	k.broken = nil
	k.TokenKeys.Add = func(ctx context.Context, late tokenkeys.Add) error {
		if err := add(ctx, tokenkeys.Add{ID: 2, Sealed: service.Seal(k.MasterKey, "streams token key 2", make([]byte, 32))}); err != nil {
			t.Fatal(err)
		}
		return add(ctx, late)
	}
	if theirs := k.renew(t); theirs != (service.OpenedKey{ID: 2}) || k.logged.Len() > 0 {
		t.Errorf("another was faster, and key %d was taken, with %q", theirs.ID, k.logged.String())
	}
}

// What earlier releases sealed opens. Under another master key, for another service
// or with another id it does not, nor does what is no key.
func TestTokenKeysOpen(t *testing.T) {
	k := newKeeping()
	secret := bytes.Repeat([]byte{7}, envelope.KeyBytes)
	seal := func(purpose string, secret []byte) []byte {
		return envelope.Seal(envelope.Key{1}, envelope.Nonce{2}, purpose, secret)
	}
	opened, err := k.Open(tokenkeys.Key{ID: 3, Sealed: seal("streams token key 3", secret)})
	if err != nil || opened.ID != 3 || !bytes.Equal(opened.Key[:], secret) {
		t.Errorf("opened as key %d, %v", opened.ID, err)
	}
	for purpose, sealed := range map[string][]byte{
		"another master key": envelope.Seal(envelope.Key{9}, envelope.Nonce{2}, "streams token key 3", secret),
		"another service":    seal("identity token key 3", secret),
		"another id":         seal("streams token key 4", secret),
	} {
		if _, err := k.Open(tokenkeys.Key{ID: 3, Sealed: sealed}); !errors.Is(err, envelope.ErrOpen) {
			t.Errorf("%s: %v", purpose, err)
		}
	}
	if _, err := k.Open(tokenkeys.Key{ID: 3, Sealed: seal("streams token key 3", secret[:31])}); err == nil {
		t.Error("a key of 31 bytes was taken")
	}
}
