package main

import (
	"bufio"
	"crypto/rand"
	"encoding/base32"
	"encoding/base64"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/gateway"
	"github.com/shardwell/shardwell/internal/policy"
	"github.com/shardwell/shardwell/internal/redact"
	"github.com/shardwell/shardwell/internal/service"
	"github.com/shardwell/shardwell/internal/sigv4"
	"github.com/shardwell/shardwell/internal/vfs"
)

// The root key is that of the root of --account, who may do everything there. It is
// kept as AWS's tools keep keys, so that AWS_SHARED_CREDENTIALS_FILE may name it.
const rootKeyName = "root.key"

// Where a root key comes from that is not to be kept in the data directory.
const (
	rootKeyIDVariable     = "SHARDWELL_ROOT_ACCESS_KEY_ID"
	rootKeySecretVariable = "SHARDWELL_ROOT_SECRET_ACCESS_KEY"
)

// authFlags say who may call.
type authFlags struct {
	Auth           string `help:"Verify signatures, and allow callers what their policies allow (sigv4), or believe and allow everybody (off)." enum:"sigv4,off" default:"off" env:"SHARDWELL_AUTH"`
	RootKeyFile    string `help:"File with the root user's access key, as AWS keeps them in ~/.aws/credentials; only its owner may read it (default root.key in the data directory, made if it is not there)." env:"SHARDWELL_ROOT_KEY_FILE" placeholder:"FILE"`
	AuditLog       string `help:"File to write a line of JSON to for every decision of --auth sigv4: who wanted what, whether they were allowed, and why." env:"SHARDWELL_AUDIT_LOG" placeholder:"FILE"`
	AdminTokenFile string `help:"File with the token that /_shardwell/metrics asks for with --auth sigv4 (default admin.token in the data directory, made if it is not there)." env:"SHARDWELL_ADMIN_TOKEN_FILE" placeholder:"FILE"`
}

// verifies says whether signatures are verified.
func (f *authFlags) verifies() bool { return f.Auth == "sigv4" }

// rootKey is an access key of the root.
type rootKey struct {
	id     string
	secret redact.Secret
	// path is the file it is in, "" if it is in none.
	path string
	// made is set if it is of this start.
	made bool
}

// openRootKey gives the root key: of the environment, of the file that a flag names,
// or of the data directory, where it is made if there is none. dir is nil if there
// is no directory; shown says whether a key that is made is going to be seen.
func (c *serveCommand) openRootKey(dir vfs.FS, shown bool) (*rootKey, error) {
	id, secret := os.Getenv(rootKeyIDVariable), os.Getenv(rootKeySecretVariable)
	switch {
	case (id == "") != (secret == ""):
		return nil, coded(exitUsage, "%s and %s belong together: give both or neither", rootKeyIDVariable, rootKeySecretVariable)
	case id != "":
		key := &rootKey{id: id, secret: redact.New(secret)}
		if !key.valid() {
			return nil, coded(exitUsage, "%s and %s must be an access key of 16 to 128 letters and digits and its secret", rootKeyIDVariable, rootKeySecretVariable)
		}
		return key, nil
	case c.RootKeyFile != "":
		text, err := readPrivateFile(c.RootKeyFile)
		if err != nil {
			return nil, coded(exitUsage, "--root-key-file: %w", err)
		}
		key, err := parseRootKey(c.RootKeyFile, text)
		if err != nil {
			return nil, coded(exitUsage, "--root-key-file: %w", err)
		}
		return key, nil
	case dir == nil && !shown:
		return nil, coded(exitUsage, "--auth sigv4 with --memory keeps no root key, and there is no terminal to show one on: "+
			"give one with --root-key-file or %s and %s", rootKeyIDVariable, rootKeySecretVariable)
	case dir == nil:
		return newRootKey(), nil
	}
	return keptRootKey(dir, filepath.Join(c.Data, rootKeyName))
}

// keptRootKey reads the directory's root key, or makes it.
func keptRootKey(dir vfs.FS, path string) (*rootKey, error) {
	text, err := readSecretFile(dir, rootKeyName)
	if err == nil {
		return parseRootKey(path, text)
	}
	if !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	key := newRootKey()
	key.path = path
	return key, writeSecretFile(dir, rootKeyName, key.file())
}

// newRootKey makes a key of the form that AWS's have.
func newRootKey() *rootKey {
	var random [10 + 30]byte
	// crypto/rand.Read never fails: it ends the process instead.
	rand.Read(random[:])
	return &rootKey{
		id:     "AKIA" + base32.StdEncoding.EncodeToString(random[:10]),
		secret: redact.New(base64.StdEncoding.EncodeToString(random[10:])), made: true,
	}
}

// file is how the key is kept.
func (k *rootKey) file() string {
	return "# The root user of this Shardwell, who may do everything. Without this file the next start makes another key.\n" +
		"[default]\naws_access_key_id = " + k.id + "\naws_secret_access_key = " + k.secret.Reveal() + "\n"
}

// parseRootKey reads a key as it is kept; of several profiles the first counts.
func parseRootKey(path, text string) (*rootKey, error) {
	key := &rootKey{path: path}
	profiles := 0
	for lines := bufio.NewScanner(strings.NewReader(text)); lines.Scan() && profiles < 2; {
		line := strings.TrimSpace(lines.Text())
		if strings.HasPrefix(line, "[") {
			profiles++
			continue
		}
		name, value, _ := strings.Cut(line, "=")
		value = strings.TrimSpace(value)
		switch strings.TrimSpace(name) {
		case "aws_access_key_id":
			key.id = value
		case "aws_secret_access_key":
			key.secret = redact.New(value)
		}
	}
	if !key.valid() {
		return nil, fmt.Errorf("%s is no root key: it must have the lines aws_access_key_id = ID, of 16 to 128 letters and digits, and aws_secret_access_key = SECRET", path)
	}
	return key, nil
}

var accessKeyPattern = regexp.MustCompile(`^[A-Za-z0-9_]{16,128}$`)

// minSecretBytes keeps out secrets that can be guessed.
const minSecretBytes = 16

func (k *rootKey) valid() bool {
	return accessKeyPattern.MatchString(k.id) && len(k.secret.Reveal()) >= minSecretBytes
}

// authority believes the root key, and all that others know.
func (k *rootKey) authority(t shardwell.Tenant, others gateway.Authority) gateway.Authority {
	return &rootAuthority{k, service.Root(shardwell.Partition(t.Region), t.Account, k.id), others}
}

// rootAuthority knows one access key more than others. It is immutable.
type rootAuthority struct {
	key    *rootKey
	root   *service.Caller
	others gateway.Authority
}

// Key implements gateway.Authority.
func (a *rootAuthority) Key(accessKeyID, sessionToken string) sigv4.Key {
	if accessKeyID != a.key.id || sessionToken != "" {
		return a.others.Key(accessKeyID, sessionToken)
	}
	return sigv4.Key{Secret: a.key.secret, Status: sigv4.Active, Holder: a.root}
}

// Decide implements gateway.Authority.
func (a *rootAuthority) Decide(c *service.Caller, r *policy.Request, p policy.Policies) policy.Decision {
	return a.others.Decide(c, r, p)
}
