package catalog

import (
	"fmt"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/log"
)

const (
	opSplit   = "split"
	opMerge   = "merge"
	opScale   = "scale"
	opReshape = "reshape"
	opSwapped = "swapped"
)

// ReshardLimits is what a change of shards is held to. 0 stands for no limit.
type ReshardLimits struct {
	AccountShards int `json:"accountShards,omitempty"` // open shards of the tenant's provisioned streams
	StreamShards  int `json:"streamShards,omitempty"`  // open shards of the stream, for Scale
	Factor        int `json:"factor,omitempty"`        // how many times larger or smaller Scale may make the stream
	PerDay        int `json:"perDay,omitempty"`        // successful Scales of the stream in 24 hours
}

// Split divides a shard of a provisioned stream in front of a hash key. The
// reply is the *Stream, UPDATING with a Plan.
type Split struct {
	Key
	Shard       uint32        `json:"shard"`
	Before      string        `json:"before"`                // the upper child's first hash key, as the client wrote it
	DelayMillis int64         `json:"delayMillis,omitempty"` // how long it stays UPDATING at least
	Limits      ReshardLimits `json:"limits"`
}

// Merge makes one shard of two that lie side by side, Shard below Adjacent, in
// a provisioned stream. The reply is the *Stream, UPDATING with a Plan.
type Merge struct {
	Key
	Shard       uint32 `json:"shard"`
	Adjacent    uint32 `json:"adjacent"`
	DelayMillis int64  `json:"delayMillis,omitempty"`
}

// Scale gives a provisioned stream a number of open shards. The reply is the
// *Stream, UPDATING with a Plan.
type Scale struct {
	Key
	Target      int           `json:"target"`
	DelayMillis int64         `json:"delayMillis,omitempty"`
	Limits      ReshardLimits `json:"limits"`
}

// Reshape halves shards and merges pairs of an on-demand stream at one instant.
// The first of a pair is the lower one. The reply is the *Stream, UPDATING with
// a Plan; or an error that Is ErrStaleShards if the shards are not as they were.
type Reshape struct {
	Key
	UID         string      `json:"uid"`
	Splits      []uint32    `json:"splits,omitempty"`
	Merges      [][2]uint32 `json:"merges,omitempty"`
	DelayMillis int64       `json:"delayMillis,omitempty"`
}

// Swapped completes a round of a stream's Plan: the children's logs are there,
// the parents' are sealed. After the last round the stream is ACTIVE. The reply
// is its *Stream, or nil if that round is not next (any more).
type Swapped struct {
	Key
	UID    string         `json:"uid"`
	Round  int            `json:"round"`            // Plan.Done when it was carried out
	Ends   []log.Position `json:"ends"`             // of the parents' logs, as Round.Parents lists them
	Newest log.Millis     `json:"newest,omitempty"` // the latest arrival in the parents
}

// Encode gives the command's bytes.
func (c Split) Encode() []byte { return encode(opSplit, c) }

// Encode gives the command's bytes.
func (c Merge) Encode() []byte { return encode(opMerge, c) }

// Encode gives the command's bytes.
func (c Scale) Encode() []byte { return encode(opScale, c) }

// Encode gives the command's bytes.
func (c Reshape) Encode() []byte { return encode(opReshape, c) }

// Encode gives the command's bytes.
func (c Swapped) Encode() []byte { return encode(opSwapped, c) }

func (m *Machine) split(at log.Millis, c Split) any {
	s, err := m.reshardable(at, c.Key, c.DelayMillis)
	if err != nil {
		return err
	}
	sh := s.Shard(c.Shard)
	if sh == nil {
		return noShard(c.Key, c.Shard)
	}
	if refusal := m.checkShards(c.Key, 1, Limits{Shards: c.Limits.AccountShards}); refusal != nil {
		return refusal
	}
	before, err := shardwell.ParseHashKey(c.Before)
	if err != nil || before.Compare(sh.Range.Start.Next()) <= 0 || before.Compare(sh.Range.End) >= 0 {
		return badSplitKey(s, sh, c.Before)
	}
	if sh.Closed() {
		return alreadyClosed(s, sh)
	}
	p := m.newPlanner(s)
	p.rounds = []Round{{p.split(span{sh.Index, sh.Range}, before)}}
	p.commit(m, s)
	m.put(s)
	return s
}

func (m *Machine) merge(at log.Millis, c Merge) any {
	s, err := m.reshardable(at, c.Key, c.DelayMillis)
	if err != nil {
		return err
	}
	low, high := s.Shard(c.Shard), s.Shard(c.Adjacent)
	switch {
	case low == nil:
		return noShard(c.Key, c.Shard)
	case high == nil:
		return noShard(c.Key, c.Adjacent)
	}
	if refusal := checkPair(s, low, high); refusal != nil {
		return refusal
	}
	p := m.newPlanner(s)
	p.rounds = []Round{{p.merge(span{low.Index, low.Range}, span{high.Index, high.Range})}}
	p.commit(m, s)
	m.put(s)
	return s
}

func (m *Machine) scale(at log.Millis, c Scale) any {
	s, err := m.reshardable(at, c.Key, c.DelayMillis)
	if err != nil {
		return err
	}
	if c.Target < 1 {
		return fmt.Errorf("%w: %d shards", ErrMalformed, c.Target)
	}
	if refusal := m.checkScale(at, s, c); refusal != nil {
		return refusal
	}
	p := m.newPlanner(s)
	if err := p.scale(c.Target); err != nil {
		return rangeTooSmall(s, c.Target, err)
	}
	p.commit(m, s)
	s.noteChange(RecentShardCount, at)
	m.put(s)
	return s
}

// checkScale refuses a number of shards that the stream cannot be given. The
// order is AWS's where it was recorded: the quotas, double, half; what is only
// needed on the way comes after these.
func (m *Machine) checkScale(at log.Millis, s *Stream, c Scale) *shardwell.Error {
	has, most := len(s.open), c.Limits
	// Halving every shard first takes more room than the target.
	peak := has
	for peak < c.Target {
		peak *= 2
	}
	others := m.shardsToCount(c.Tenant) - has
	switch {
	case most.StreamShards != 0 && c.Target > most.StreamShards:
		return tooManyInStream(has, c.Target, most.StreamShards)
	case most.AccountShards != 0 && c.Target > has && others+c.Target > most.AccountShards:
		return tooManyInStream(has, c.Target, most.AccountShards)
	case most.Factor != 0 && c.Target > most.Factor*has:
		return tooFarUp(has, c.Target, most.Factor)
	case most.Factor != 0 && c.Target*most.Factor < has:
		return tooFarDown(has, c.Target, most.Factor)
	case most.AccountShards != 0 && c.Target > has && others+peak > most.AccountShards:
		return tooManyInStream(has, c.Target, most.AccountShards)
	case c.Target == has:
		return sameShardCount(has)
	case most.PerDay != 0 && s.changedRecently(RecentShardCount, at) >= most.PerDay:
		return scaledTooOften(s, most.PerDay)
	}
	return nil
}

func (m *Machine) reshape(at log.Millis, c Reshape) any {
	if s := m.streams[c.Key]; s == nil || s.UID != c.UID || s.Mode != OnDemand {
		return ErrStaleShards
	}
	s, err := m.changing(at, c.Key, c.DelayMillis)
	if err != nil {
		return err
	}
	if len(c.Splits)+len(c.Merges) == 0 {
		return fmt.Errorf("%w: no change of shards", ErrMalformed)
	}
	p := m.newPlanner(s)
	if err := p.reshape(s, c.Splits, c.Merges); err != nil {
		return err
	}
	p.commit(m, s)
	m.put(s)
	return s
}

func (m *Machine) swapped(at log.Millis, c Swapped) any {
	s := m.streams[c.Key]
	if s == nil || s.UID != c.UID || s.Status != Updating || s.Plan == nil || s.Plan.Done != c.Round {
		return (*Stream)(nil)
	}
	if parents := s.Plan.Rounds[0].Parents(); len(parents) != len(c.Ends) {
		return fmt.Errorf("%w: %d ends of %d shards", ErrMalformed, len(c.Ends), len(parents))
	}
	s = s.clone()
	s.carryOut(at, c.Ends, c.Newest)
	if len(s.Plan.Rounds) == 0 {
		s.Status, s.Deadline, s.Plan = Active, 0, nil
	}
	m.put(s)
	return s
}
