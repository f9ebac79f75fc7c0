package streams

import (
	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/service/streams/catalog"
	"github.com/shardwell/shardwell/internal/service/streams/quota"
)

// errCallRate answers a control operation that is called too often, one that names
// a stream and one that names none (both recorded, the latter of ListStreams).
func errCallRate(stream, account string) error {
	if stream == "" {
		return shardwell.Errorf(shardwell.CodeLimitExceeded, "Rate exceeded for account %s.", account)
	}
	return shardwell.Errorf(shardwell.CodeLimitExceeded, "Rate exceeded for stream %s under account %s.", stream, account)
}

// limitsIterators says whether GetShardIterator is held to a rate on a shard.
// AWS documents five calls a second for each open shard and nothing for closed
// ones, so these have none.
func limitsIterators(shard *catalog.Shard) bool { return !shard.Closed() }

// newAccountQuota gives what the on-demand streams of an account may write and
// read together. AWS documents by region how far on-demand throughput goes and
// not whether that is for each stream; for the account it is one number that
// the operator can think of.
func newAccountQuota(set *quota.Set, t shardwell.Tenant) *accountQuota {
	bytes := func(n quota.Name) quota.Rate { return quota.NewRate(set.ValueIn(t.Region, n) << 20) }
	return &accountQuota{writes: bytes(quota.OnDemandWriteMiBPerSecond), reads: bytes(quota.OnDemandReadMiBPerSecond)}
}
