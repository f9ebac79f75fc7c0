package streams

import (
	"context"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/api"
	"github.com/shardwell/shardwell/internal/api/kinesis"
	"github.com/shardwell/shardwell/internal/service"
	"github.com/shardwell/shardwell/internal/service/streams/catalog"
)

// SplitShard divides a shard of a provisioned stream in front of a hash key.
// The stream is UPDATING when the answer goes out, and shows and writes to the
// shards it had, until the children take the parent's place. Checks in AWS's
// order: the form of the shard id, the stream, its mode and state, the shard,
// the account's shard limit, the hash key, whether the shard is open.
func (s *Service) splitShard(ctx context.Context, t shardwell.Tenant, in api.Struct) (service.Reply, error) {
	req := in.(*kinesis.SplitShardInput)
	k, err := addressed(t, req.StreamName, req.StreamARN)
	if err != nil {
		return service.Reply{}, err
	}
	index, ok := shardwell.ParseShardIndex(req.ShardToSplit)
	if !ok {
		return service.Reply{}, errUnknownShard(req.ShardToSplit, k.Name, k.Account)
	}
	_, err = s.reshard(ctx, "split shard", k, catalog.Split{
		Key: k, Shard: index, Before: req.NewStartingHashKey,
		DelayMillis: s.delayMillis(), Limits: s.reshardLimits(t),
	}.Encode())
	return service.Reply{}, err
}
