package catalog

import (
	"fmt"
	"maps"
	"time"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/log"
	"github.com/shardwell/shardwell/internal/state/tokenkeys"
)

func (m *Machine) create(at log.Millis, c Create) any {
	if err := c.check(); err != nil {
		return err
	}
	if m.streams[c.Key] != nil {
		return nameTaken(c.Key)
	}
	if refusal := m.checkLimits(c); refusal != nil {
		return refusal
	}
	s := &Stream{
		Key: c.Key, UID: c.UID, Status: Creating, Mode: c.Mode,
		CreatedAt: at, Deadline: at + log.Millis(c.DelayMillis),
		RetentionHours: c.RetentionHours, MaxRecordSizeInKiB: c.MaxRecordSizeInKiB,
		EncryptionType: EncryptionNone, Distribution: c.Distribution, WarmMiBps: c.WarmMiBps,
		Tags: maps.Clone(c.Tags), NextShard: uint32(c.Shards),
	}
	epoch := int64(at) / 1000
	if last, ok := m.epochs[c.Key]; ok {
		epoch = max(epoch, last+1)
	}
	for i, r := range shardwell.InitialRanges(c.Shards) {
		s.Shards = append(s.Shards, Shard{
			Index: uint32(i), Log: log.Owner(Owner, m.nextLog), Range: r, NumberEpoch: epoch, OpenedAt: at,
		})
		m.nextLog++
	}
	m.put(s)
	return s
}

// check refuses what no service of any release proposes.
func (c Create) check() error {
	switch {
	case c.Name == "" || c.UID == "":
		return fmt.Errorf("%w: stream without a name or uid", ErrMalformed)
	case c.Mode != Provisioned && c.Mode != OnDemand:
		return fmt.Errorf("%w: stream mode %q", ErrMalformed, c.Mode)
	case c.Shards < 1 || c.RetentionHours < 1 || c.MaxRecordSizeInKiB < 1 || c.DelayMillis < 0:
		return fmt.Errorf("%w: %d shards, %d h, %d KiB, delay %d ms", ErrMalformed,
			c.Shards, c.RetentionHours, c.MaxRecordSizeInKiB, c.DelayMillis)
	}
	return nil
}

// checkLimits refuses a stream that would be too many. The order is AWS's.
func (m *Machine) checkLimits(c Create) *shardwell.Error {
	if owned, most := m.tenants[c.Tenant], c.Limits.InFlight; most != 0 && owned != nil && owned.inFlight >= most {
		return tooManyInFlight(c.Key, most)
	}
	if c.Mode == Provisioned {
		return m.checkShards(c.Key, c.Shards, c.Limits)
	}
	if refusal := m.checkOnDemand(c.Key, c.Limits); refusal != nil {
		return refusal
	}
	if most := c.Limits.Shards; most != 0 && c.Shards > most {
		return tooManyShards(c.Key, 0, c.Shards, most)
	}
	return nil
}

// checkOnDemand refuses one on-demand stream more than there may be.
func (m *Machine) checkOnDemand(k Key, most Limits) *shardwell.Error {
	owned := m.tenants[k.Tenant]
	if most.OnDemandStreams != 0 && owned != nil && owned.onDemand >= most.OnDemandStreams {
		return tooManyOnDemand(k, owned.onDemand, most.OnDemandStreams)
	}
	return nil
}

// checkShards refuses more shards of provisioned streams than there may be.
func (m *Machine) checkShards(k Key, more int, most Limits) *shardwell.Error {
	has := m.shardsToCount(k.Tenant)
	if most.Shards != 0 && more > most.Shards-has {
		return tooManyShards(k, has, more, most.Shards)
	}
	return nil
}

func (m *Machine) activate(_ log.Millis, c Activate) any {
	s := m.streams[c.Key]
	if s == nil || s.UID != c.UID || s.Status != Creating {
		return (*Stream)(nil)
	}
	s = s.clone()
	s.Status, s.Deadline = Active, 0
	m.put(s)
	return s
}

// changing gives a copy of the stream, to be changed and put, that is UPDATING
// for a while; or why its settings cannot be changed now.
func (m *Machine) changing(at log.Millis, k Key, delayMillis int64) (*Stream, error) {
	s := m.streams[k]
	switch {
	case delayMillis < 0:
		return nil, fmt.Errorf("%w: delay %d ms", ErrMalformed, delayMillis)
	case s == nil:
		return nil, NotFound(k)
	case s.Status != Active:
		return nil, NotActive(s)
	}
	s = s.clone()
	s.Status, s.Deadline = Updating, at+log.Millis(delayMillis)
	return s, nil
}

func (m *Machine) updated(_ log.Millis, c Updated) any {
	s := m.streams[c.Key]
	if s == nil || s.UID != c.UID || s.Status != Updating || s.Plan != nil {
		return (*Stream)(nil)
	}
	s = s.clone()
	s.Status, s.Deadline = Active, 0
	m.put(s)
	return s
}

func (m *Machine) delete(at log.Millis, c Delete) any {
	s := m.streams[c.Key]
	switch {
	case c.DelayMillis < 0:
		return fmt.Errorf("%w: delay %d ms", ErrMalformed, c.DelayMillis)
	case s == nil:
		return NotFound(c.Key)
	case s.Status == Deleting:
		return NotActive(s)
	case len(s.Queues) > 0:
		return hasQueues(s)
	case len(s.Consumers) > 0 && !c.EnforceConsumers:
		return hasConsumers(s)
	case len(s.Channels) > 0:
		return hasChannels(s)
	}
	s = s.clone()
	s.Status, s.Deadline = Deleting, at+log.Millis(c.DelayMillis)
	s.endConsumers()
	m.put(s)
	return s
}

func (m *Machine) removed(at log.Millis, c Removed) any {
	s := m.streams[c.Key]
	if s == nil || s.UID != c.UID || s.Status != Deleting {
		return nil
	}
	m.remove(s)
	last := m.epochs[c.Key]
	for i := range s.Shards {
		last = max(last, s.Shards[i].NumberEpoch)
	}
	if last >= int64(at)/1000 {
		m.epochs[c.Key] = last
	}
	return nil
}

// forgetEpochs drops what the clock has passed: a stream created now gets a
// later epoch anyway.
func (m *Machine) forgetEpochs(at time.Time) {
	for k, last := range m.epochs {
		if last < at.Unix() {
			delete(m.epochs, k)
		}
	}
}

func (m *Machine) holdRetention(_ log.Millis, c HoldRetention) any {
	if c.At == 0 || m.heldAt == 0 || c.At < m.heldAt {
		m.heldAt = c.At
	}
	return nil
}

func (m *Machine) addTokenKey(at log.Millis, c AddTokenKey) any {
	return m.keys.Add(at, tokenkeys.Add(c))
}
