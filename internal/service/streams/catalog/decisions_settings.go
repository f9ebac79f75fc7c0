package catalog

import (
	"fmt"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/log"
)

// Choices about settings, and their refusals, that nobody has recorded: each says
// why it is as it is.

// tooManyModeChanges has not been recorded; AWS documents the limit.
func tooManyModeChanges(s *Stream, most int) *shardwell.Error {
	return shardwell.Errorf(shardwell.CodeLimitExceeded,
		"Stream %s under account %s cannot switch between capacity modes more than %d times in 24 hours.", s.Name, s.Account, most)
}

// autoNeedsOnDemand has the code of the API model; the text is ours. A stream
// that chooses shards by itself cannot become provisioned: its producers may
// leave out partition keys, and would fail all at once.
func autoNeedsOnDemand() *shardwell.Error {
	return &shardwell.Error{Code: shardwell.CodeInvalidArgument,
		Message: "RecordDistributionStrategy AUTO can only be set when StreamMode is ON_DEMAND."}
}

// tooManyEncryptionChanges has not been recorded; AWS documents the limit. Every
// success counts, also one that leaves everything as it was.
func tooManyEncryptionChanges(s *Stream, kind string, most int) *shardwell.Error {
	verb := "started"
	if kind == RecentStopEncryption {
		verb = "stopped"
	}
	return shardwell.Errorf(shardwell.CodeLimitExceeded,
		"Encryption of stream %s under account %s cannot be %s more than %d times in 24 hours.", s.Name, s.Account, verb, most)
}

// warmNeedsOnDemand refuses warm throughput for a stream of fixed capacity. AWS
// documents the condition, not the answer; the code is that of other operations
// that do not go with a mode.
func warmNeedsOnDemand() *shardwell.Error {
	return &shardwell.Error{Code: shardwell.CodeValidation, Message: "WarmThroughputMiBps can only be set when StreamMode is ON_DEMAND."}
}

// warmNeedsCommitment refuses warm throughput without a commitment to a minimum
// bill. AWS documents the condition, not the answer. One that is to end keeps
// what it has bought until then.
func warmNeedsCommitment() *shardwell.Error {
	return &shardwell.Error{Code: shardwell.CodeValidation,
		Message: "WarmThroughputMiBps can only be set when the account's MinimumThroughputBillingCommitment is ENABLED."}
}

// tooWarm refuses more warm throughput than AWS documents as the most.
func tooWarm(mibps int32, most int) *shardwell.Error {
	return shardwell.Errorf(shardwell.CodeInvalidArgument, "WarmThroughputMiBps %d is above the maximum of %d.", mibps, most)
}

// modeStays says that a SetMode asks for what is there: it succeeds, counts as no
// switch and leaves the stream ACTIVE. Whoever says what is to be, and not what is
// to change, gets what he wants. Warm throughput given with the mode that there is
// already is set.
func modeStays(s, changed *Stream, c SetMode) bool {
	return s.Mode == c.Mode && s.WarmMiBps == changed.WarmMiBps
}

// switchMode makes the stream one of another mode. As an on-demand stream it
// keeps the shards that it was given for 30 days, as if it had needed them: AWS
// says that it goes on from them, not for how long. As a provisioned one it has no
// warm throughput, which is lost.
func (s *Stream) switchMode(at log.Millis, to Mode) {
	s.Mode, s.Distribution, s.Peaks = to, DistributeByKey, nil
	if to == Provisioned {
		s.Distribution, s.WarmMiBps = "", 0
		return
	}
	s.notePeak(at, len(s.open))
}

// setMaxRecordSize takes lower values, too: records that are there stay readable
// whatever their size, as the limit is one of writing.
func (m *Machine) setMaxRecordSize(at log.Millis, c SetMaxRecordSize) any {
	if c.KiB < 1 {
		return fmt.Errorf("%w: records of %d KiB", ErrMalformed, c.KiB)
	}
	changed, err := m.changing(at, c.Key, c.DelayMillis)
	if err != nil {
		return err
	}
	if s := m.streams[c.Key]; s.MaxRecordSizeInKiB == c.KiB {
		return s
	}
	changed.MaxRecordSizeInKiB = c.KiB
	m.put(changed)
	return changed
}

// setDistribution needs a stream that takes records, and takes effect at once
// without UPDATING, as AWS says nothing of a state. To tell a provisioned stream
// that producers choose is no change.
func (m *Machine) setDistribution(_ log.Millis, c SetDistribution) any {
	s := m.streams[c.Key]
	switch {
	case c.Strategy != DistributeAuto && c.Strategy != DistributeByKey:
		return fmt.Errorf("%w: distribution %q", ErrMalformed, c.Strategy)
	case s == nil:
		return NotFound(c.Key)
	case !s.Writable():
		return NotActive(s)
	case s.Mode != OnDemand && c.Strategy == DistributeAuto:
		return autoNeedsOnDemand()
	case s.Mode != OnDemand || s.Distribution == c.Strategy:
		return s
	}
	s = s.clone()
	s.Distribution = c.Strategy
	m.put(s)
	return s
}
