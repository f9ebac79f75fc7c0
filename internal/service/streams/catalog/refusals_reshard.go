package catalog

import "github.com/shardwell/shardwell"

// The refusals of changes of shards, in AWS's words. Those that no record of
// AWS settles are in decisions_reshard.go.

// inOnDemandMode refuses what only a provisioned stream lets its user do.
func inOnDemandMode(k Key) *shardwell.Error {
	return shardwell.Errorf(shardwell.CodeValidation,
		"Request is invalid. Stream %s under account %s is in On-Demand mode.", k.Name, k.Account)
}

func noShard(k Key, index uint32) *shardwell.Error {
	return shardwell.Errorf(shardwell.CodeResourceNotFound, "Could not find shard %s in stream %s under account %s.",
		shardwell.FormatShardID(index), k.Name, k.Account)
}

func badSplitKey(s *Stream, sh *Shard, before string) *shardwell.Error {
	return shardwell.Errorf(shardwell.CodeInvalidArgument,
		"NewStartingHashKey %s used in SplitShard() on shard %s in stream %s under account %s is not both greater than"+
			" one plus the shard's StartingHashKey %s and less than the shard's EndingHashKey %s.",
		before, sh.ID(), s.Name, s.Account, sh.Range.Start, sh.Range.End)
}

func alreadyClosed(s *Stream, sh *Shard) *shardwell.Error {
	return shardwell.Errorf(shardwell.CodeInvalidArgument,
		"Shard %s in stream %s under account %s has already been merged or split, and thus is not eligible for merging or splitting.",
		sh.ID(), s.Name, s.Account)
}

func notAdjacent(s *Stream, low, high *Shard) *shardwell.Error {
	return shardwell.Errorf(shardwell.CodeInvalidArgument,
		"Shards %s and %s in stream %s under account %s are not an adjacent pair of shards eligible for merging",
		low.ID(), high.ID(), s.Name, s.Account)
}

// scaleCounts is how the texts about UpdateShardCount end.
const scaleCounts = " Current open shard count: %d, Target shard count: %d"

func tooManyInStream(has, target, most int) *shardwell.Error {
	return shardwell.Errorf(shardwell.CodeLimitExceeded,
		"Target shard count or number of open shards cannot be greater than %d."+scaleCounts, most, has, target)
}
