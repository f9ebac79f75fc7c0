package streams

import (
	"context"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/api"
	"github.com/shardwell/shardwell/internal/api/kinesis"
	"github.com/shardwell/shardwell/internal/service"
)

// GetShardIterator says where in a shard to begin reading. The order of the
// checks is AWS's: the form of the shard id, the shard, the arguments. A
// position that has been trimmed is fine: reading begins at what is left. The
// shard's quota comes last, as it does for records.
func (d *dataPath) getShardIterator(ctx context.Context, t shardwell.Tenant, in api.Struct) (service.Reply, error) {
	req := in.(*kinesis.GetShardIteratorInput)
	key, err := addressed(t, req.StreamName, req.StreamARN)
	if err != nil {
		return service.Reply{}, err
	}
	index, ok := shardwell.ParseShardIndex(req.ShardId)
	if !ok {
		return service.Reply{}, errUnknownShard(req.ShardId, key.Name, key.Account)
	}
	now := d.clock.now()
	stream, shard := d.readableShard(key, index)
	if shard == nil {
		return service.Reply{}, errNoSuchShard(shardwell.FormatShardID(index), key.Name, key.Account)
	}
	position, err := d.startAt(ctx, stream, shard, now, startingPosition{
		operation: "GetShardIterator", kind: req.ShardIteratorType, number: req.StartingSequenceNumber, at: req.Timestamp,
	})
	if err != nil {
		return service.Reply{}, err
	}
	if isDryRun(req.DryRun) {
		return service.Reply{}, errDryRun("GetShardIterator")
	}
	if d.limits.iterators && limitsIterators(shard) {
		if tr := d.traffic.of(stream); !tr.shard(shard.Index).read.admitIterator(d.instant(), &d.limits) {
			return service.Reply{}, tr.errRateExceeded(shard.Index)
		}
	}
	token := d.sealer.sealIterator(stream.Region, iterator{
		issued: now, account: stream.Account, stream: stream.Name, uid: stream.UID,
		shard: shard.Index, position: position,
	})
	return service.Reply{Body: &kinesis.GetShardIteratorOutput{ShardIterator: token}}, nil
}
