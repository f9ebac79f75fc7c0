package catalog

import (
	"fmt"

	"github.com/shardwell/shardwell"
)

// tooFarUp refuses an UpdateShardCount beyond the factor, which on AWS is 2:
// for that the words are recorded, other factors follow them.
func tooFarUp(has, target, factor int) *shardwell.Error {
	return shardwell.Errorf(shardwell.CodeLimitExceeded,
		"UpdateShardCount cannot scale up over %s your current open shard count."+scaleCounts, times(factor, "double"), has, target)
}

// tooFarDown is tooFarUp for fewer shards. Half of an odd number is no whole
// one: 5 shards can become 3, not 2 (recorded).
func tooFarDown(has, target, factor int) *shardwell.Error {
	return shardwell.Errorf(shardwell.CodeLimitExceeded,
		"UpdateShardCount cannot scale down below %s your current open shard count."+scaleCounts, part(factor), has, target)
}

func times(factor int, twice string) string {
	if factor == 2 {
		return twice
	}
	return fmt.Sprintf("%d times", factor)
}

func part(factor int) string {
	if factor == 2 {
		return "half"
	}
	return fmt.Sprintf("1/%d of", factor)
}

// sameShardCount refuses an UpdateShardCount to the number there is. AWS
// documents no answer; the code is that of other arguments that ask for
// nothing, and a success would leave a waiting client without its change.
func sameShardCount(has int) *shardwell.Error {
	return shardwell.Errorf(shardwell.CodeInvalidArgument,
		"TargetShardCount must differ from the current open shard count."+scaleCounts, has, has)
}

// scaledTooOften refuses one UpdateShardCount too many in 24 hours. The limit
// and its code are documented; the words are ours. It is the last check, so
// that a call that could not succeed anyway is told why.
func scaledTooOften(s *Stream, most int) *shardwell.Error {
	return shardwell.Errorf(shardwell.CodeLimitExceeded,
		"UpdateShardCount cannot be called more than %d times in 24 hours for stream %s under account %s.", most, s.Name, s.Account)
}

// rangeTooSmall refuses an UpdateShardCount that would have to halve a shard of
// a single hash key. Its siblings could be halved, but then the shards would
// not be those that the recorded numbers follow, and no client needs it.
func rangeTooSmall(s *Stream, target int, why error) *shardwell.Error {
	return shardwell.Errorf(shardwell.CodeInvalidArgument,
		"Stream %s under account %s cannot have %d shards by uniform scaling: %v", s.Name, s.Account, target, why)
}
