package catalog

import (
	"fmt"

	"github.com/shardwell/shardwell/internal/log"
)

const opEncryption = "setEncryption"

// SetEncryption starts or stops a stream's encryption: records are marked as
// encrypted from then on, or no more. The reply is the *Stream. Like other
// settings it needs an ACTIVE stream, which is UPDATING afterwards; unlike them
// it is a change also if nothing is different, because it counts.
type SetEncryption struct {
	Key
	KeyID       string `json:"keyId,omitempty"` // as the client wrote it; "" stops
	PerDay      int    `json:"perDay,omitempty"`
	DelayMillis int64  `json:"delayMillis,omitempty"`
}

// Encode gives the command's bytes.
func (c SetEncryption) Encode() []byte { return encode(opEncryption, c) }

func (m *Machine) setEncryption(at log.Millis, c SetEncryption) any {
	if c.PerDay < 0 {
		return fmt.Errorf("%w: %d changes a day", ErrMalformed, c.PerDay)
	}
	s, err := m.changing(at, c.Key, c.DelayMillis)
	if err != nil {
		return err
	}
	kind := RecentStopEncryption
	s.EncryptionType, s.KeyID = EncryptionNone, ""
	if c.KeyID != "" {
		kind = RecentStartEncryption
		s.EncryptionType, s.KeyID = EncryptionKMS, c.KeyID
	}
	if c.PerDay != 0 && s.changedRecently(kind, at) >= c.PerDay {
		return tooManyEncryptionChanges(s, kind, c.PerDay)
	}
	s.noteChange(kind, at)
	m.put(s)
	return s
}
