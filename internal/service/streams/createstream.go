package streams

import (
	"context"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/api"
	"github.com/shardwell/shardwell/internal/api/kinesis"
	"github.com/shardwell/shardwell/internal/service"
	"github.com/shardwell/shardwell/internal/service/streams/catalog"
	"github.com/shardwell/shardwell/internal/service/streams/quota"
	"github.com/shardwell/shardwell/internal/service/streams/scaling"
)

// CreateStream makes a stream that is CREATING when the answer goes out (with
// no delay of state changes: ACTIVE). Checks in AWS's order: arguments, name
// taken, streams in flight, shard limit; a refused call leaves nothing behind.
// A stream with warm throughput has the shards for it from the beginning.
func (s *Service) createStream(ctx context.Context, t shardwell.Tenant, in api.Struct) (service.Reply, error) {
	req := in.(*kinesis.CreateStreamInput)
	c, err := s.newStream(t, req)
	if err != nil {
		return service.Reply{}, err
	}
	c.DelayMillis = s.stateDelay(catalog.Creating).Milliseconds()
	c.Limits = s.limits(t)
	st, err := s.create(ctx, c)
	if err != nil {
		return service.Reply{}, controlFailure("create stream", c.Key, err)
	}
	return service.Reply{}, s.settled(ctx, s.tasks.settle(st))
}

// limits is what the tenant may have.
func (s *Service) limits(t shardwell.Tenant) catalog.Limits {
	of := func(n quota.Name) int { return int(s.cfg.Quotas.ValueIn(t.Region, n)) }
	return catalog.Limits{
		InFlight:        of(quota.StreamsInFlight),
		OnDemandStreams: of(quota.StreamsOnDemand),
		Shards:          of(quota.ShardsPerAccount),
		WarmMiBps:       of(quota.WarmThroughputMiBps),
	}
}

// newStream checks the arguments and fills in what they leave open.
func (s *Service) newStream(t shardwell.Tenant, req *kinesis.CreateStreamInput) (catalog.Create, error) {
	c := catalog.Create{
		Key: catalog.Key{Tenant: t, Name: req.StreamName}, UID: newUID(),
		RetentionHours: shardwell.MinRetentionHours, MaxRecordSizeInKiB: shardwell.MinRecordSizeKiB,
		Tags: req.Tags,
	}
	if req.MaxRecordSizeInKiB != nil {
		c.MaxRecordSizeInKiB = *req.MaxRecordSizeInKiB
	}
	var err error
	if c.Mode, c.Shards, err = capacity(req); err != nil {
		return c, err
	}
	if req.WarmThroughputMiBps != nil {
		c.WarmMiBps = *req.WarmThroughputMiBps
	}
	if c.Mode == catalog.OnDemand {
		c.Shards = max(c.Shards, scaling.WarmShards(c.WarmMiBps))
	}
	switch {
	case c.Mode == catalog.Provisioned && req.RecordDistributionStrategy == catalog.DistributeAuto:
		return c, errAutoNeedsOnDemand()
	case c.Mode == catalog.OnDemand && req.RecordDistributionStrategy == "":
		c.Distribution = catalog.DistributeByKey
	case c.Mode == catalog.OnDemand:
		c.Distribution = req.RecordDistributionStrategy
	}
	return c, s.checkNewTags(tagged{shardwell.KindStream, c.Name, c.Account}, req.Tags)
}

// capacity decides on the mode and the number of shards.
func capacity(req *kinesis.CreateStreamInput) (catalog.Mode, int, error) {
	mode := catalog.Mode("")
	if req.StreamModeDetails != nil {
		mode = catalog.Mode(req.StreamModeDetails.StreamMode)
	}
	switch {
	case mode == "" && req.ShardCount == nil:
		return modeByDefault, shardwell.OnDemandStartShards, nil
	case mode == catalog.OnDemand && req.ShardCount == nil:
		return mode, shardwell.OnDemandStartShards, nil
	case mode == catalog.OnDemand:
		return mode, 0, errShardCountOnDemand()
	case req.ShardCount == nil:
		return mode, 0, errShardCountMissing()
	}
	return catalog.Provisioned, int(*req.ShardCount), nil
}
