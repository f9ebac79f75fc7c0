package streams

import (
	"context"
	"errors"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/api"
	"github.com/shardwell/shardwell/internal/api/kinesis"
	"github.com/shardwell/shardwell/internal/log"
	"github.com/shardwell/shardwell/internal/service"
	"github.com/shardwell/shardwell/internal/service/streams/catalog"
)

// fanout pushes records to registered consumers. It keeps in memory who is
// subscribed to what, and no more. Safe for concurrent use once its fields are
// set.
type fanout struct {
	data   *dataPath
	limits fanoutLimits
	seats  seatTable
	feeds  feedTable

	// consumer gives the consumer with an ARN and its stream; watch gives a
	// stream and a channel that is closed when it has changed.
	consumer func(t shardwell.Tenant, arn string) (*catalog.Stream, *catalog.Consumer, error)
	watch    func(catalog.Key) (*catalog.Stream, <-chan struct{})
}

// SubscribeToShard pushes the records of a shard to a consumer, from a position
// on, as they arrive, for five minutes. The order of the checks is AWS's: the
// consumer, the shard, the position, then whether another subscription is too
// young to be taken over, then the rate of calls. What happens to the
// subscription is in subscription.go.
func (f *fanout) subscribeToShard(ctx context.Context, t shardwell.Tenant, in api.Struct) (service.Reply, error) {
	req := in.(*kinesis.SubscribeToShardInput)
	stream, consumer, err := f.consumer(t, req.ConsumerARN)
	if err != nil {
		return service.Reply{}, err
	}
	if consumer.Status != catalog.Active {
		return service.Reply{}, catalog.ConsumerNotSubscribable(stream, consumer)
	}
	shard, position, err := f.startOf(ctx, stream, req)
	if err != nil {
		return service.Reply{}, err
	}
	bounds, err := f.data.engine.Bounds(ctx, shard.Log)
	if err != nil {
		return service.Reply{}, f.data.readFailure(stream, shard, err)
	}

	k, name := stream.Key, consumer.Name
	counters := f.data.traffic.of(stream).consumer(consumer.Name)
	now := f.data.instant()
	seat, lost, err := f.seats.take(seatKey{stream.UID, consumer.ID(), shard.Index}, now, f.limits, isDryRun(req.DryRun))
	if err != nil {
		counters.rateExceeded.Add(1)
		if errors.Is(err, errTooManyCalls) {
			return service.Reply{}, errTooManySubscribes(k, name, shard.Index)
		}
		return service.Reply{}, errActiveSubscription(k, name, shard.Index)
	}
	if isDryRun(req.DryRun) {
		return service.Reply{}, errDryRun("SubscribeToShard")
	}
	counters.subscribed.Add(1)
	s := &subscription{
		fanout: f, counters: counters, seat: seat, lost: lost,
		key: k, uid: stream.UID, consumer: consumer.ID(),
		shard: shard.Index, log: shard.Log, next: position, end: bounds.End, arrival: bounds.LastArrival,
		expires: now + subscriptionLife,
	}
	return service.Reply{Stream: s.run}, nil
}

// startOf gives the shard of stream and the position in it that a request names.
func (f *fanout) startOf(ctx context.Context, stream *catalog.Stream, req *kinesis.SubscribeToShardInput) (*catalog.Shard, log.Position, error) {
	index, ok := shardwell.ParseShardIndex(req.ShardId)
	if !ok {
		return nil, 0, errUnknownShard(req.ShardId, stream.Name, stream.Account)
	}
	key := stream.Key
	stream, shard := f.data.readableShard(key, index)
	if shard == nil {
		return nil, 0, errNoSuchShard(shardwell.FormatShardID(index), key.Name, key.Account)
	}
	at := req.StartingPosition
	position, err := f.data.startAt(ctx, stream, shard, f.data.clock.now(), startingPosition{
		operation: "SubscribeToShard", kind: at.Type, number: at.SequenceNumber, at: at.Timestamp,
	})
	return shard, position, err
}
