package catalog

import (
	"fmt"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/log"
)

// reshardable gives a copy of a provisioned stream that is UPDATING, or why its
// shards cannot be changed now. The mode is looked at before the state, which
// no recording settles: it is the lasting one of the two reasons.
func (m *Machine) reshardable(at log.Millis, k Key, delayMillis int64) (*Stream, error) {
	if s := m.streams[k]; s != nil && s.Mode == OnDemand {
		return nil, inOnDemandMode(k)
	}
	return m.changing(at, k, delayMillis)
}

// checkPair refuses two shards that cannot be merged. Whether they lie side by
// side is looked at before whether they are open, as the range is before that in
// SplitShard; which comes first is not recorded for either.
func checkPair(s *Stream, low, high *Shard) *shardwell.Error {
	switch {
	case !besides(low.Range, high.Range):
		return notAdjacent(s, low, high)
	case low.Closed():
		return alreadyClosed(s, low)
	case high.Closed():
		return alreadyClosed(s, high)
	}
	return nil
}

// mergePairs plans a round that merges pairs of neighbours, up to most. Recorded
// is how many shards an UpdateShardCount leaves, not which pairs it merges: here
// those with the lowest hash keys.
func (p *planner) mergePairs(most int) {
	pairs := min(most, len(p.open)/2)
	round, open := make(Round, 0, pairs), make([]span, 0, len(p.open)-pairs)
	for i := range pairs {
		c := p.merge(p.open[2*i], p.open[2*i+1])
		round = append(round, c)
		open = append(open, span{c.Children[0].Index, c.Children[0].Range})
	}
	p.rounds, p.open = append(p.rounds, round), append(open, p.open[2*pairs:]...)
}

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
