package streams

import (
	"context"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/api"
	"github.com/shardwell/shardwell/internal/api/kinesis"
	"github.com/shardwell/shardwell/internal/service"
	"github.com/shardwell/shardwell/internal/service/streams/catalog"
)

// UpdateShardCount gives a provisioned stream a number of open shards: all are
// halved as often as it takes, then pairs are merged, the lowest first. Each
// round of that closes and opens its shards at one instant, and the stream is
// UPDATING until the last one is complete. The shard count in the answer is
// the one from before. Checks: the stream, its mode and state, the shard
// limits, twice and half the number, the shards on the way, the same number, the
// calls in 24 hours.
func (s *Service) updateShardCount(ctx context.Context, t shardwell.Tenant, in api.Struct) (service.Reply, error) {
	req := in.(*kinesis.UpdateShardCountInput)
	k, err := addressed(t, req.StreamName, req.StreamARN)
	if err != nil {
		return service.Reply{}, err
	}
	st, err := s.reshard(ctx, "update shard count", k, catalog.Scale{
		Key: k, Target: int(req.TargetShardCount),
		DelayMillis: s.delayMillis(), Limits: s.reshardLimits(t),
	}.Encode())
	if err != nil {
		return service.Reply{}, err
	}
	current := int32(len(st.Open()))
	return service.Reply{Body: &kinesis.UpdateShardCountOutput{
		StreamName: st.Name, StreamARN: st.ARN(), CurrentShardCount: &current, TargetShardCount: &req.TargetShardCount,
	}}, nil
}
