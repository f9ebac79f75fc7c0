package catalog

import "github.com/shardwell/shardwell"

// The refusals of settings that nobody has recorded: each says why it is as it
// is.

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

// tooManyEncryptionChanges has not been recorded; AWS documents the limit. The
// rejected stream is the changed one, whose name is the same.
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
