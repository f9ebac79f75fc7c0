package streams

import (
	"context"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/api"
	"github.com/shardwell/shardwell/internal/api/kinesis"
	"github.com/shardwell/shardwell/internal/service"
	"github.com/shardwell/shardwell/internal/service/streams/catalog"
)

// MergeShards makes one shard of two of a provisioned stream that lie side by
// side, the lower one first. See splitShard for the stream meanwhile. Checks in
// AWS's order: the form of the shard ids, the stream, its mode and state, the
// shards, whether they lie side by side, whether they are open.
func (s *Service) mergeShards(ctx context.Context, t shardwell.Tenant, in api.Struct) (service.Reply, error) {
	req := in.(*kinesis.MergeShardsInput)
	k, err := addressed(t, req.StreamName, req.StreamARN)
	if err != nil {
		return service.Reply{}, err
	}
	c := catalog.Merge{Key: k, DelayMillis: s.delayMillis()}
	var ok bool
	if c.Shard, ok = shardwell.ParseShardIndex(req.ShardToMerge); !ok {
		return service.Reply{}, errUnknownShard(req.ShardToMerge, k.Name, k.Account)
	}
	if c.Adjacent, ok = shardwell.ParseShardIndex(req.AdjacentShardToMerge); !ok {
		return service.Reply{}, errUnknownShard(req.AdjacentShardToMerge, k.Name, k.Account)
	}
	_, err = s.reshard(ctx, "merge shards", k, c.Encode())
	return service.Reply{}, err
}
