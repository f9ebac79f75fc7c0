package main

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"

	"github.com/shardwell/shardwell/internal/envelope"
	"github.com/shardwell/shardwell/internal/log"
	"github.com/shardwell/shardwell/internal/service/streams/catalog"
	"github.com/shardwell/shardwell/internal/vfs"
)

// The master key is one line of 64 hexadecimal digits, mode 0600. It is not in
// any log, so that a copy of the logs alone gives nothing away.
const masterKeyName = "master.key"

func newMasterKey() (key envelope.Key) {
	// crypto/rand.Read never fails: it ends the process instead.
	rand.Read(key[:])
	return key
}

// loadMasterKey reads the directory's master key and makes one if the
// directory is new. If there is data but no key, a new key would not open what
// the lost one sealed, so that is an error. The caller holds the directory's
// lock.
func loadMasterKey(ctx context.Context, dir vfs.FS, engine log.Engine) (envelope.Key, error) {
	key, err := readMasterKey(dir)
	if !errors.Is(err, fs.ErrNotExist) {
		return key, err
	}
	if _, err := engine.Bounds(ctx, catalog.CommandLog); !errors.Is(err, log.ErrNotFound) {
		if err != nil {
			return envelope.Key{}, fmt.Errorf("look for data: %w", err)
		}
		return envelope.Key{}, fmt.Errorf("%s is missing; put it back from where it was kept: without it the directory's secrets cannot be read", masterKeyName)
	}
	key = newMasterKey()
	return key, writeMasterKey(dir, key)
}

func readMasterKey(dir vfs.FS) (key envelope.Key, err error) {
	text, err := readSecretFile(dir, masterKeyName)
	if err != nil {
		return key, err
	}
	raw, err := hex.DecodeString(strings.TrimSpace(text))
	if err != nil || len(raw) != len(key) {
		return key, fmt.Errorf("%s is damaged: it must be one line of %d hexadecimal digits", masterKeyName, 2*envelope.KeyBytes)
	}
	copy(key[:], raw)
	return key, nil
}

func writeMasterKey(dir vfs.FS, key envelope.Key) error {
	return writeSecretFile(dir, masterKeyName, hex.EncodeToString(key[:])+"\n")
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}
