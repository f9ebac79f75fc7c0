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
