package catalog

import (
	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/log"
)

// SetPolicy gives a stream, a consumer or a queue a resource policy, or with "" takes it
// away. The reply is the *Stream. It is refused if what is meant is not there or
// not ACTIVE, and if the policy to take away is not there.
type SetPolicy struct {
	Key
	Part   Part   `json:"part,omitzero"`
	Policy string `json:"policy,omitempty"` // as it was put; whether it is one is not looked at here
}

const opSetPolicy = "setPolicy"

// Encode gives the command's bytes.
func (c SetPolicy) Encode() []byte { return encode(opSetPolicy, c) }

func (m *Machine) setPolicy(_ log.Millis, c SetPolicy) any {
	changed, of, refusal := m.attached(c.Key, c.Part)
	switch {
	case refusal != nil:
		return refusal
	case of.policy == nil:
		return ErrMalformed
	case c.Policy == "" && *of.policy == "":
		return noPolicy(changed, c.Part)
	}
	*of.policy = c.Policy
	m.put(changed)
	return changed
}

// noPolicy refuses to take away a policy that is not there. The code was recorded,
// the text is what other servers of the API answer.
func noPolicy(s *Stream, p Part) *shardwell.Error {
	arn := s.arn
	switch {
	case p.Consumer != nil:
		arn = s.ConsumerARN(s.Consumer(p.Consumer.Consumer))
	case p.Queue != "":
		arn = s.QueueARN(s.Queue(p.Queue))
	}
	return shardwell.Errorf(shardwell.CodeResourceNotFound, "No resource policy found for resource ARN %s", arn)
}
