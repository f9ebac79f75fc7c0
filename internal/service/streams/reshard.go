package streams

import (
	"context"
	"fmt"
	"time"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/log"
	"github.com/shardwell/shardwell/internal/service/streams/catalog"
	"github.com/shardwell/shardwell/internal/service/streams/quota"
)

// reshard has the catalog plan a change of shards, and the reconciler carry it
// out. It returns the stream as it was planned for.
func (s *Service) reshard(ctx context.Context, doing string, k catalog.Key, command []byte) (*catalog.Stream, error) {
	reply, err := s.propose(ctx, command)
	if err != nil {
		return nil, controlFailure(doing, k, err)
	}
	st := reply.(*catalog.Stream)
	return st, s.settled(ctx, s.tasks.settle(st))
}

// reshardLimits is what a change of shards is held to.
func (s *Service) reshardLimits(t shardwell.Tenant) catalog.ReshardLimits {
	return catalog.ReshardLimits{
		AccountShards: s.limits(t).Shards,
		StreamShards:  s.most(quota.ShardsPerStream),
		Factor:        s.most(quota.ShardCountScaleFactor),
		PerDay:        s.most(quota.ShardCountUpdatesPerDay),
	}
}

// stepResharding carries out the stream's plan, when it is time, round by round.
// Each step may be repeated. What a client must wait for is between the seal and
// the swap only: from then on the parents take no record, and until the swap the
// children are not known.
func (s *Service) stepResharding(ctx context.Context, st *catalog.Stream, wait time.Duration) (time.Duration, error) {
	if wait > 0 {
		return wait, nil
	}
	for st != nil && st.Plan != nil {
		round := st.Plan.Rounds[0]
		if err := s.engine.Create(ctx, log.Data, round.Logs()...); err != nil {
			return 0, fmt.Errorf("create shard logs: %w", err)
		}
		parents := make([]log.LogID, 0, len(round))
		for _, index := range round.Parents() {
			parents = append(parents, st.Shard(index).Log)
		}
		ends, err := s.engine.Seal(ctx, parents...)
		if err != nil {
			return 0, fmt.Errorf("seal shard logs: %w", err)
		}
		newest, err := s.newestIn(ctx, parents)
		if err != nil {
			return 0, err
		}
		reply, err := s.propose(ctx, catalog.Swapped{
			Key: st.Key, UID: st.UID, Round: st.Plan.Done, Ends: ends, Newest: newest,
		}.Encode())
		if err != nil {
			return 0, fmt.Errorf("swap shards: %w", err)
		}
		st = reply.(*catalog.Stream)
	}
	return 0, nil
}

// newestIn gives the latest arrival in logs.
func (s *Service) newestIn(ctx context.Context, ids []log.LogID) (newest log.Millis, err error) {
	for _, id := range ids {
		bounds, err := s.engine.Bounds(ctx, id)
		if err != nil {
			return 0, fmt.Errorf("newest record of a sealed shard: %w", err)
		}
		newest = max(newest, bounds.LastArrival)
	}
	return newest, nil
}
