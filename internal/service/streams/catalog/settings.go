package catalog

import (
	"fmt"
	"slices"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/log"
)

// The commands that change a stream's settings. They are refused, in this order,
// if there is no such stream, if what they ask for is wrong, and if the stream is
// not ACTIVE. A setting is in force when its command is applied; the stream is
// UPDATING then for as long as state changes take. What is asked for and there
// already is no change: the stream stays ACTIVE.

const (
	opRetention     = "setRetention"
	opMonitoring    = "setMonitoring"
	opMaxRecordSize = "setMaxRecordSize"
	opMode          = "setMode"
)

// SetRetention changes how long records can be read. The reply is the *Stream.
// Longer says which way is allowed, as there is an operation for each.
type SetRetention struct {
	Key
	Hours  int32 `json:"hours"`
	Longer bool  `json:"longer,omitempty"`
	// Now is the time that retention goes by: what it hides at that time stays
	// hidden. It may be behind the command's arrival, while the clock is in doubt.
	Now         log.Millis `json:"now"`
	DelayMillis int64      `json:"delayMillis,omitempty"`
}

// SetMonitoring changes which metrics are kept for each shard: On are added and
// Off taken away. The reply is a Monitoring.
type SetMonitoring struct {
	Key
	On          []string `json:"on,omitempty"`
	Off         []string `json:"off,omitempty"`
	DelayMillis int64    `json:"delayMillis,omitempty"`
}

// Monitoring is the reply to SetMonitoring. Before and Stream.ShardMetrics are
// in AWS's order.
type Monitoring struct {
	Before []string
	Stream *Stream
}

// SetMaxRecordSize changes how large a record may be. Those that are there stay
// readable. The reply is the *Stream.
type SetMaxRecordSize struct {
	Key
	KiB         int32 `json:"kib"`
	DelayMillis int64 `json:"delayMillis,omitempty"`
}

// SetMode changes how a stream's capacity is decided; its shards stay. The reply
// is the *Stream. PerDay bounds how often in 24 hours, 0 for no limit.
// WarmMiBps is set as SetWarm does it; a stream that leaves ON_DEMAND has none.
type SetMode struct {
	Key
	Mode        Mode   `json:"mode"`
	WarmMiBps   *int32 `json:"warmMiBps,omitempty"` // nil to leave it
	PerDay      int    `json:"perDay,omitempty"`
	Limits      Limits `json:"limits"`
	DelayMillis int64  `json:"delayMillis,omitempty"`
}

// Encode gives the command's bytes.
func (c SetRetention) Encode() []byte { return encode(opRetention, c) }

// Encode gives the command's bytes.
func (c SetMonitoring) Encode() []byte { return encode(opMonitoring, c) }

// Encode gives the command's bytes.
func (c SetMaxRecordSize) Encode() []byte { return encode(opMaxRecordSize, c) }

// Encode gives the command's bytes.
func (c SetMode) Encode() []byte { return encode(opMode, c) }

func (m *Machine) setRetention(at log.Millis, c SetRetention) any {
	s := m.streams[c.Key]
	if s == nil {
		return NotFound(c.Key)
	}
	if refusal := checkRetention(s, c); refusal != nil {
		return refusal
	}
	changed, err := m.changing(at, c.Key, c.DelayMillis)
	switch {
	case err != nil:
		return err
	case s.RetentionHours == c.Hours:
		return s
	}
	changed.HiddenTo = s.Horizon(c.Now)
	changed.RetentionHours = c.Hours
	m.put(changed)
	return changed
}

// checkRetention refuses a retention period, in AWS's words (recorded). One that
// is there already is fine in both directions.
func checkRetention(s *Stream, c SetRetention) *shardwell.Error {
	refuse := func(format string, args ...any) *shardwell.Error {
		return shardwell.Errorf(shardwell.CodeInvalidArgument, format, args...)
	}
	switch {
	case c.Hours < shardwell.MinRetentionHours:
		return refuse("Minimum allowed retention period is %d hours. Requested retention period (%d hours) is too short.",
			shardwell.MinRetentionHours, c.Hours)
	case c.Hours > shardwell.MaxRetentionHours:
		return refuse("Maximum allowed retention period is %d hours. Requested retention period (%d hours) is too long.",
			shardwell.MaxRetentionHours, c.Hours)
	case c.Longer && c.Hours < s.RetentionHours:
		return refuse("Requested retention period (%d hours) for stream %s can not be shorter than existing retention period (%d hours)."+
			" Use DecreaseRetentionPeriod API.", c.Hours, s.Name, s.RetentionHours)
	case !c.Longer && c.Hours > s.RetentionHours:
		return refuse("Requested retention period (%d hours) for stream %s can not be longer than existing retention period (%d hours)."+
			" Use IncreaseRetentionPeriod API.", c.Hours, s.Name, s.RetentionHours)
	}
	return nil
}

// shardMetrics are all metrics that can be kept for a shard, in the order that
// AWS lists them in (recorded).
var shardMetrics = []string{
	"IncomingBytes", "OutgoingRecords", "IteratorAgeMilliseconds", "IncomingRecords",
	"ReadProvisionedThroughputExceeded", "WriteProvisionedThroughputExceeded", "OutgoingBytes",
}

// allMetrics stands for every metric in a request, and is never stored.
const allMetrics = "ALL"

func (m *Machine) setMonitoring(at log.Millis, c SetMonitoring) any {
	for _, name := range slices.Concat(c.On, c.Off) {
		if name != allMetrics && !slices.Contains(shardMetrics, name) {
			return fmt.Errorf("%w: metric %q", ErrMalformed, name)
		}
	}
	changed, err := m.changing(at, c.Key, c.DelayMillis)
	if err != nil {
		return err
	}
	s := m.streams[c.Key]
	var after []string
	for _, name := range shardMetrics {
		kept := slices.Contains(s.ShardMetrics, name) || named(c.On, name)
		if kept && !named(c.Off, name) {
			after = append(after, name)
		}
	}
	if slices.Equal(after, s.ShardMetrics) {
		return Monitoring{s.ShardMetrics, s}
	}
	changed.ShardMetrics = after
	m.put(changed)
	return Monitoring{s.ShardMetrics, changed}
}

// named says whether a list of metrics stands for one.
func named(list []string, metric string) bool {
	return slices.Contains(list, metric) || slices.Contains(list, allMetrics)
}

func (m *Machine) setMode(at log.Millis, c SetMode) any {
	if c.Mode != Provisioned && c.Mode != OnDemand || c.WarmMiBps != nil && *c.WarmMiBps < 0 {
		return fmt.Errorf("%w: stream mode %q", ErrMalformed, c.Mode)
	}
	changed, err := m.changing(at, c.Key, c.DelayMillis)
	if err != nil {
		return err
	}
	s := m.streams[c.Key]
	if c.WarmMiBps != nil {
		if refusal := m.checkWarm(at, s.Tenant, c.Mode, *c.WarmMiBps, c.Limits); refusal != nil {
			return refusal
		}
		changed.WarmMiBps = *c.WarmMiBps
	}
	if modeStays(s, changed, c) {
		return s
	}
	if s.Mode != c.Mode {
		if refusal := m.checkMode(at, s, c); refusal != nil {
			return refusal
		}
		changed.switchMode(at, c.Mode)
		changed.noteChange(RecentMode, at)
	}
	m.put(changed)
	return changed
}

// checkMode refuses a change of mode that comes too often, leaves the account
// with too much, or takes away what the stream needs.
func (m *Machine) checkMode(at log.Millis, s *Stream, c SetMode) *shardwell.Error {
	if c.PerDay != 0 && s.changedRecently(RecentMode, at) >= c.PerDay {
		return tooManyModeChanges(s, c.PerDay)
	}
	if c.Mode == OnDemand {
		return m.checkOnDemand(s.Key, c.Limits)
	}
	if len(s.Queues) > 0 {
		return hasQueues(s)
	}
	if s.Distribution == DistributeAuto {
		return autoNeedsOnDemand()
	}
	if len(s.Channels) > 0 {
		return hasChannels(s)
	}
	return m.checkShards(s.Key, len(s.open), c.Limits)
}
