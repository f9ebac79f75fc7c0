package catalog

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"time"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/log"
	"github.com/shardwell/shardwell/internal/state"
)

// ErrMalformed is the reply to bytes that are no command. Nothing changes.
var ErrMalformed = errors.New("catalog command is malformed")

// ErrStaleTokenKey is the reply to AddTokenKey when its id is not the next.
var ErrStaleTokenKey = errors.New("another token key has been added meanwhile")

// Apply carries out one command; see state.Machine.
func (m *Machine) Apply(at time.Time, bytes []byte) (reply any) {
	var c command
	if err := json.Unmarshal(bytes, &c); err != nil || c.V < 1 {
		return fmt.Errorf("%w: no command", ErrMalformed)
	}
	apply := map[string]func(log.Millis, json.RawMessage) any{
		opCreate:   with(m.create),
		opActivate: with(m.activate),
		opDelete:   with(m.delete),
		opRemoved:  with(m.removed),
		opTokenKey: with(m.addTokenKey),
		opHold:     with(m.holdRetention),
	}[c.Op]
	if c.V > version || apply == nil {
		// An operation we never heard of is as much a newer release's work as
		// a newer version is.
		return &state.UnknownVersion{Machine: "streams", Version: max(c.V, version+1), Known: version}
	}
	m.forgetEpochs(at)
	return apply(log.Millis(at.UnixMilli()), c.With)
}

// with decodes a command's body for the function that applies it.
func with[C any](apply func(log.Millis, C) any) func(log.Millis, json.RawMessage) any {
	return func(at log.Millis, body json.RawMessage) any {
		var c C
		if err := json.Unmarshal(body, &c); err != nil {
			return fmt.Errorf("%w: %w", ErrMalformed, err)
		}
		return apply(at, c)
	}
}

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
	var has tenant
	if owned := m.tenants[c.Tenant]; owned != nil {
		has = *owned
	}
	if !c.Unlimited && has.inFlight >= MaxInFlight {
		return tooManyInFlight(c.Key)
	}
	if c.Mode == OnDemand {
		if !c.Unlimited && has.onDemand >= MaxOnDemandStreams {
			return tooManyOnDemand(c.Key)
		}
		has.provisionedShards = 0
	}
	if c.Shards > MaxShards(c.Region)-has.provisionedShards {
		return tooManyShards(c.Key, has.provisionedShards, c.Shards)
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

func (m *Machine) delete(at log.Millis, c Delete) any {
	s := m.streams[c.Key]
	switch {
	case c.DelayMillis < 0:
		return fmt.Errorf("%w: delay %d ms", ErrMalformed, c.DelayMillis)
	case s == nil:
		return NotFound(c.Key)
	case s.Status == Deleting:
		return NotActive(s)
	}
	s = s.clone()
	s.Status, s.Deadline = Deleting, at+log.Millis(c.DelayMillis)
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
	next := uint32(1)
	if n := len(m.keys); n > 0 {
		next = m.keys[n-1].ID + 1
	}
	if c.ID != next {
		return ErrStaleTokenKey
	}
	key := TokenKey{ID: c.ID, Sealed: c.Sealed, AddedAt: at}
	// Two keys: a token lives minutes, a key much longer.
	m.keys = append(m.keys[max(0, len(m.keys)-1):len(m.keys):len(m.keys)], key)
	return key
}
