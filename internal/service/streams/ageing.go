package streams

import (
	"context"
	"fmt"
	"slices"
	"time"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/service/streams/catalog"
)

// expireShards has the catalog forget the closed shards that have outlived their
// stream's retention. Clients have not seen them since that moment. Like trim it
// leaves them alone while the process is young or the clock is in doubt, because
// their logs are deleted then.
func (s *Service) expireShards(ctx context.Context) (again time.Duration) {
	if s.data.instant() < freeAfter || s.data.clock.held() != 0 {
		return trimEvery
	}
	// Pages of a list that has been begun show what was there then.
	now := s.data.clock.retention().Add(-shardwell.IteratorLife)
	for _, st := range s.allStreams() {
		dead := horizon(st, now)
		if !st.Writable() || !slices.ContainsFunc(st.Shards, func(sh catalog.Shard) bool { return sh.Expired(dead) }) {
			continue
		}
		reply, err := s.propose(ctx, catalog.Expire{Key: st.Key, UID: st.UID, Now: millis(now)}.Encode())
		switch {
		case ctx.Err() != nil:
			return trimEvery
		case err != nil:
			s.log.Warn("closed shards past their retention stay for now", "stream", st.Name, "account", st.Account, "error", err)
			return trimEvery
		}
		if left := reply.(*catalog.Stream); left != nil {
			s.tasks.settle(left)
		}
	}
	return trimEvery
}

// stepDoomed deletes the logs of shards that have been forgotten.
func (s *Service) stepDoomed(ctx context.Context, st *catalog.Stream) error {
	if len(st.Doomed) == 0 {
		return nil
	}
	if err := s.deleteLogs(ctx, st.Doomed); err != nil {
		return fmt.Errorf("delete logs of expired shards: %w", err)
	}
	if _, err := s.propose(ctx, catalog.Freed{Key: st.Key, UID: st.UID, Logs: st.Doomed}.Encode()); err != nil {
		return fmt.Errorf("forget logs of expired shards: %w", err)
	}
	return nil
}
