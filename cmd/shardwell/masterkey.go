package main

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io/fs"
	"os"

	"github.com/shardwell/shardwell/internal/envelope"
	"github.com/shardwell/shardwell/internal/log"
	"github.com/shardwell/shardwell/internal/masterkey"
	"github.com/shardwell/shardwell/internal/service/streams/catalog"
	"github.com/shardwell/shardwell/internal/vfs"
)

// The master key is in a file of its own, mode 0600, as it is or sealed by a
// provider. It is not in any log, so that a copy of the logs alone gives nothing
// away.
const masterKeyName = "master.key"

// masterKeyFlags say who seals the master key.
type masterKeyFlags struct {
	Provider string `help:"Key of AWS KMS, aws-kms://ARN, or of Vault's transit engine, hcvault://HOST[:PORT]/MOUNT/keys/NAME, that master.key is sealed by; it is asked once, at the start." name:"master-key-provider" env:"SHARDWELL_MASTER_KEY_PROVIDER" placeholder:"URI"`
}

// provider gives the provider, or nil if the key is kept as it is.
func (f masterKeyFlags) provider(ctx context.Context) (*masterkey.Provider, error) {
	if f.Provider == "" {
		return nil, nil
	}
	return namedProvider(ctx, "--master-key-provider", f.Provider)
}

// namedProvider gives the provider that a flag names.
func namedProvider(ctx context.Context, flag, uri string) (*masterkey.Provider, error) {
	p, err := masterkey.NewProvider(ctx, uri, masterkey.DefaultTimeout)
	if err != nil {
		return nil, coded(exitUsage, "%s: %w", flag, err)
	}
	return &p, nil
}

func newMasterKey() (key envelope.Key) {
	// crypto/rand.Read never fails: it ends the process instead.
	rand.Read(key[:])
	return key
}

// loadMasterKey reads the directory's master key and makes one if the
// directory is new. If there is data but no key, a new key would not open what
// the lost one sealed, so that is an error. p is nil if no provider seals the
// key. The caller holds the directory's lock.
func loadMasterKey(ctx context.Context, dir vfs.FS, engine log.Engine, p *masterkey.Provider) (envelope.Key, error) {
	kept, err := readMasterKey(dir)
	if err == nil {
		return openMasterKey(ctx, kept, p)
	}
	if !errors.Is(err, fs.ErrNotExist) {
		return envelope.Key{}, err
	}
	if _, err := engine.Bounds(ctx, catalog.CommandLog); !errors.Is(err, log.ErrNotFound) {
		if err != nil {
			return envelope.Key{}, fmt.Errorf("look for data: %w", err)
		}
		return envelope.Key{}, fmt.Errorf("%s is missing; put it back from where it was kept: without it the directory's secrets cannot be read", masterKeyName)
	}
	key := newMasterKey()
	return key, keepMasterKey(ctx, dir, key, p)
}

// openMasterKey says what to do if the flag and the file do not fit.
func openMasterKey(ctx context.Context, kept masterkey.Kept, p *masterkey.Provider) (envelope.Key, error) {
	key, err := kept.Open(ctx, p)
	var refusal *masterkey.Refusal
	switch {
	case errors.Is(err, masterkey.ErrSealed):
		err = fmt.Errorf("%s is sealed: start with --master-key-provider %s", masterKeyName, kept.By())
	case errors.Is(err, masterkey.ErrPlain):
		err = fmt.Errorf("%s is not sealed by a provider: shardwell master-key move seals it, or start without --master-key-provider", masterKeyName)
	case errors.As(err, &refusal) && refusal.URI != kept.By():
		err = fmt.Errorf("%s was sealed by %s, and %w", masterKeyName, kept.By(), err)
	}
	return key, err
}

// readMasterKey reads the file. What a crash left of writing one is removed: it
// may be the key as it is.
func readMasterKey(dir vfs.FS) (masterkey.Kept, error) {
	if err := removeUnfinished(dir, masterKeyName); err != nil {
		return masterkey.Kept{}, err
	}
	text, err := readSecretFile(dir, masterKeyName)
	if err != nil {
		return masterkey.Kept{}, err
	}
	kept, err := masterkey.Parse(text)
	if err != nil {
		return kept, fmt.Errorf("%s is damaged: %w", masterKeyName, err)
	}
	return kept, nil
}

// keepMasterKey makes the key durable, sealed if there is a provider.
func keepMasterKey(ctx context.Context, dir vfs.FS, key envelope.Key, p *masterkey.Provider) (err error) {
	kept := masterkey.Plain(key)
	if p != nil {
		if kept, err = masterkey.Seal(ctx, *p, key); err != nil {
			return err
		}
	}
	return writeSecretFile(dir, masterKeyName, kept.Text())
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}
