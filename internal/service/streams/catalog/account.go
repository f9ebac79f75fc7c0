package catalog

import (
	"fmt"
	"time"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/log"
)

const opCommitment = "setCommitment"

// CommitmentTerm is how long a billing commitment lasts at least (AWS
// documentation).
const CommitmentTerm = 24 * time.Hour

// SetCommitment starts or ends an account's commitment to a minimum bill. The
// reply is the Commitment as it is then.
type SetCommitment struct {
	shardwell.Tenant
	Enabled bool `json:"enabled,omitempty"`
}

// Commitment is an account's commitment to a minimum bill in a region: what AWS
// sells on-demand advantage for. The zero value is one that never was.
type Commitment struct {
	StartedAt log.Millis `json:"startedAt,omitempty"`
	EndsAt    log.Millis `json:"endsAt,omitempty"` // may be to come; 0: it goes on
}

// EarliestEnd is the first moment at which it may end.
func (c Commitment) EarliestEnd() log.Millis {
	return c.StartedAt + log.Millis(CommitmentTerm.Milliseconds())
}

// InForce says whether it holds at a time: it ends by itself when that has come.
func (c Commitment) InForce(now log.Millis) bool {
	return c.StartedAt != 0 && (c.EndsAt == 0 || now < c.EndsAt)
}

// Encode gives the command's bytes.
func (c SetCommitment) Encode() []byte { return encode(opCommitment, c) }

func (m *Machine) setCommitment(at log.Millis, c SetCommitment) any {
	if c.Account == "" || c.Region == "" {
		return fmt.Errorf("%w: commitment of no account", ErrMalformed)
	}
	has := m.commitments[c.Tenant]
	switch {
	case c.Enabled && has.InForce(at):
		has.EndsAt = 0
	case c.Enabled:
		has = Commitment{StartedAt: at}
	case has.InForce(at) && has.EndsAt == 0:
		has.EndsAt = max(at, has.EarliestEnd())
	default:
		return has
	}
	m.commitments[c.Tenant] = has
	return has
}

// Commitment gives the account's, or one that never was.
func (m *Machine) Commitment(t shardwell.Tenant) Commitment { return m.commitments[t] }
