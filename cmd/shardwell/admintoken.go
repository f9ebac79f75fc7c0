package main

import (
	"crypto/rand"
	"encoding/base64"
	"errors"
	"io/fs"
	"strings"

	"github.com/shardwell/shardwell/internal/redact"
	"github.com/shardwell/shardwell/internal/vfs"
)

// adminTokenName is the file of the token for our own pages.
const adminTokenName = "admin.token"

// openAdminToken gives the token that our own pages ask for when signatures are
// verified: of the file that a flag names, or of the data directory, where it is
// made if there is none. Without either there is none, and the pages are closed.
func (c *serveCommand) openAdminToken(dir vfs.FS) (redact.Secret, error) {
	if c.AdminTokenFile != "" {
		text, err := readPrivateFile(c.AdminTokenFile)
		if err == nil && len(strings.TrimSpace(text)) < minSecretBytes {
			err = errors.New(c.AdminTokenFile + " must hold a token of at least 16 characters")
		}
		if err != nil {
			return redact.Secret{}, coded(exitUsage, "--admin-token-file: %w", err)
		}
		return redact.New(strings.TrimSpace(text)), nil
	}
	if dir == nil {
		return redact.Secret{}, nil
	}
	text, err := readSecretFile(dir, adminTokenName)
	if token := strings.TrimSpace(text); err == nil && len(token) >= minSecretBytes {
		return redact.New(token), nil
	}
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return redact.Secret{}, err
	}
	token := newAdminToken()
	return redact.New(token), writeSecretFile(dir, adminTokenName, token+"\n")
}

func newAdminToken() string {
	var random [32]byte
	// crypto/rand.Read never fails: it ends the process instead.
	rand.Read(random[:])
	return base64.RawURLEncoding.EncodeToString(random[:])
}
