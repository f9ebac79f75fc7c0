package identity

import (
	"context"
	"encoding/base64"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"time"

	"github.com/shardwell/shardwell/internal/envelope"
	"github.com/shardwell/shardwell/internal/service"
	"github.com/shardwell/shardwell/internal/service/identity/directory"
	"github.com/shardwell/shardwell/internal/state/tokenkeys"
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

	// tokenKeyLife is how long a key seals new tokens. It must be longer than any
	// session.
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
	// Transitive are the keys of those tags that sessions begun with this one inherit.
	Transitive []string `json:"v,omitempty"`
	// SourceIdentity is that of policy.Principal.
	SourceIdentity string `json:"o,omitempty"`
	// Anybody says that the session was given while nobody's signature was verified.
	Anybody bool `json:"a,omitempty"`
}

// sealToken makes the token of a session.
func (s *Service) sealToken(ctx context.Context, x *session) (string, error) {
	newest, err := s.tokenKeys.Renew(ctx)
	if err != nil {
		return "", err
	}
	key, err := s.tokenKeys.Open(newest)
	if err != nil {
		return "", err
	}
	plain, err := json.Marshal(x)
	if err != nil {
		return "", fmt.Errorf("write session: %w", err)
	}
	raw := binary.BigEndian.AppendUint32([]byte{tokenVersion}, key.ID)
	raw = append(raw, service.Seal(key.Key, "session "+x.AccessKeyID, plain)...)
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
	for _, k := range s.storedTokenKeys() {
		if k.ID != id {
			continue
		}
		key, err := s.tokenKeys.Open(k)
		if err != nil {
			s.cfg.Log.Error("a key of session tokens cannot be opened", "error", err)
			return nil, false
		}
		plain, err := envelope.Open(key.Key, "session "+accessKeyID, raw[tokenHeader:])
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

// newTokenKeys gives the keeper of the keys that are in the directory.
func (s *Service) newTokenKeys() *service.TokenKeys {
	return &service.TokenKeys{
		Service: "identity", MasterKey: s.cfg.MasterKey, Life: tokenKeyLife, Now: s.cfg.Clock.Now, Log: s.cfg.Log,
		Stored: s.storedTokenKeys,
		Add: func(ctx context.Context, add tokenkeys.Add) error {
			_, err := s.propose(ctx, directory.AddTokenKey(add).Encode())
			return err
		},
	}
}

func (s *Service) storedTokenKeys() tokenkeys.Keys {
	return view(s, (*directory.Machine).TokenKeys)
}
