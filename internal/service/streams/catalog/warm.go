package catalog

import (
	"fmt"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/log"
)

const (
	opWarm         = "setWarmThroughput"
	opDistribution = "setDistribution"
)

// SetWarm changes the throughput that an on-demand stream is kept ready for. The
// reply is the *Stream. It is refused unless the account has a commitment.
type SetWarm struct {
	Key
	MiBps       int32  `json:"mibps"`
	Limits      Limits `json:"limits"`
	DelayMillis int64  `json:"delayMillis,omitempty"`
}

// SetDistribution changes who chooses the shards of records: the stream
// (DistributeAuto, on-demand streams alone) or the producer (DistributeByKey).
// The reply is the *Stream. It takes effect at once, without UPDATING.
type SetDistribution struct {
	Key
	Strategy string `json:"strategy"`
}

// Encode gives the command's bytes.
func (c SetWarm) Encode() []byte { return encode(opWarm, c) }

// Encode gives the command's bytes.
func (c SetDistribution) Encode() []byte { return encode(opDistribution, c) }

func (m *Machine) setWarm(at log.Millis, c SetWarm) any {
	if c.MiBps < 0 {
		return fmt.Errorf("%w: %d MiB/s", ErrMalformed, c.MiBps)
	}
	s := m.streams[c.Key]
	if s == nil {
		return NotFound(c.Key)
	}
	if refusal := m.checkWarm(at, s.Tenant, s.Mode, c.MiBps, c.Limits); refusal != nil {
		return refusal
	}
	changed, err := m.changing(at, c.Key, c.DelayMillis)
	switch {
	case err != nil:
		return err
	case s.WarmMiBps == c.MiBps:
		return s
	}
	changed.WarmMiBps = c.MiBps
	m.put(changed)
	return changed
}

// checkWarm refuses warm throughput where there can be none, or not so much.
func (m *Machine) checkWarm(at log.Millis, t shardwell.Tenant, mode Mode, mibps int32, most Limits) *shardwell.Error {
	switch {
	case mode != OnDemand:
		return warmNeedsOnDemand()
	case !m.commitments[t].InForce(at):
		return warmNeedsCommitment()
	case most.WarmMiBps != 0 && int(mibps) > most.WarmMiBps:
		return tooWarm(mibps, most.WarmMiBps)
	}
	return nil
}

// createWarm is create with a stream that may be warm from the beginning.
func (m *Machine) createWarm(at log.Millis, c Create) any {
	if c.WarmMiBps != 0 {
		if refusal := m.checkWarm(at, c.Tenant, c.Mode, c.WarmMiBps, c.Limits); refusal != nil {
			return refusal
		}
	}
	return m.create(at, c)
}
