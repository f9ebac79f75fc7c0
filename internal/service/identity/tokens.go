package identity

import (
	"context"
	"crypto/rand"
	"encoding/base64"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"github.com/shardwell/shardwell/internal/envelope"
	"github.com/shardwell/shardwell/internal/service/identity/directory"
)

// A session token is sealed, so that nobody can make or change one, and
// self-contained, so that nothing is kept of it. Base64 of:
//
//	byte 0       1, the version of what follows
//	bytes 1-4    id of the token key, big-endian
//	then         the session in JSON, sealed by package envelope under that key
const (
	tokenVersion = 1
	tokenHeader  = 5
	// maxTokenBytes is far beyond every token that was ever issued.
	maxTokenBytes = 16 << 10

	// tokenKeyLife is how long a key seals new tokens. The one before it still
	// opens its own, so it must be longer than any session.
	tokenKeyLife = 48 * time.Hour
)

// session is what a session token carries.
type session struct {
	AccessKeyID string `json:"k"`
	Secret      string `json:"s"`
	// Entity is the user or role, EntityID its id: a namesake made later is
	// somebody else.
	Entity   directory.Key     `json:"e"`
	EntityID string            `json:"i"`
	Name     string            `json:"n,omitempty"` // of a role's session
	Issued   int64             `json:"b"`           // ms since the Unix epoch
	Expires  int64             `json:"x"`           // ms since the Unix epoch
	Policies []string          `json:"p,omitempty"` // documents
	Managed  []string          `json:"m,omitempty"` // ARNs, as of directory.Ref
	Tags     map[string]string `json:"t,omitempty"`
	// SourceIdentity is that of policy.Principal.
	SourceIdentity string `json:"o,omitempty"`
	// Anybody says that the session was given while nobody's signature was verified.
	Anybody bool `json:"a,omitempty"`
}

func tokenKeyPurpose(id uint32) string { return fmt.Sprintf("identity token key %d", id) }

// sealToken makes the token of a session.
func (s *Service) sealToken(ctx context.Context, x *session) (string, error) {
	key, err := s.sealingKey(ctx)
	if err != nil {
		return "", err
	}
	opened, err := s.openTokenKey(key)
	if err != nil {
		return "", err
	}
	plain, err := json.Marshal(x)
	if err != nil {
		return "", fmt.Errorf("write session: %w", err)
	}
	var nonce envelope.Nonce
	rand.Read(nonce[:])
	raw := binary.BigEndian.AppendUint32([]byte{tokenVersion}, key.ID)
	raw = append(raw, envelope.Seal(opened, nonce, "session "+x.AccessKeyID, plain)...)
	return base64.StdEncoding.EncodeToString(raw), nil
}

// openToken gives the session of an access key's token, or false if it is no such.
func (s *Service) openToken(accessKeyID, token string) (*session, bool) {
	if len(token) > maxTokenBytes {
		return nil, false
	}
	raw, err := base64.StdEncoding.Strict().DecodeString(token)
	if err != nil || len(raw) <= tokenHeader || raw[0] != tokenVersion {
		return nil, false
	}
	id := binary.BigEndian.Uint32(raw[1:])
	for _, k := range s.tokenKeys() {
		if k.ID != id {
			continue
		}
		opened, err := s.openTokenKey(k)
		if err != nil {
			s.cfg.Log.Error("a key of session tokens cannot be opened", "error", err)
			return nil, false
		}
		plain, err := envelope.Open(opened, "session "+accessKeyID, raw[tokenHeader:])
		if err != nil {
			return nil, false
		}
		x := new(session)
		if json.Unmarshal(plain, x) != nil || x.AccessKeyID != accessKeyID {
			return nil, false
		}
		return x, true
	}
	return nil, false
}

func (s *Service) tokenKeys() []directory.TokenKey {
	return view(s, (*directory.Machine).TokenKeys)
}

func (s *Service) openTokenKey(k directory.TokenKey) (opened envelope.Key, err error) {
	plain, err := envelope.Open(s.cfg.MasterKey, tokenKeyPurpose(k.ID), k.Sealed)
	if err != nil {
		return opened, fmt.Errorf("token key %d: %w", k.ID, err)
	}
	copy(opened[:], plain)
	return opened, nil
}

// sealingKey gives the key for new tokens, and makes one if the newest is too old.
func (s *Service) sealingKey(ctx context.Context) (directory.TokenKey, error) {
	keys := s.tokenKeys()
	next := uint32(1)
	if n := len(keys); n > 0 {
		newest := keys[n-1]
		if s.cfg.Clock.Now().Sub(newest.AddedAt.Time()) < tokenKeyLife {
			return newest, nil
		}
		next = newest.ID + 1
	}
	var key envelope.Key
	rand.Read(key[:])
	added, err := proposed[directory.TokenKey](ctx, s, directory.AddTokenKey{ID: next, Sealed: s.seal(tokenKeyPurpose(next), key[:])}.Encode())
	if errors.Is(err, directory.ErrStaleTokenKey) { // somebody else was faster
		keys = s.tokenKeys()
		return keys[len(keys)-1], nil
	}
	return added, err
}
