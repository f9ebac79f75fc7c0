package streams

import (
	"context"
	"errors"
	"fmt"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/service/streams/catalog"
)

// EnsureStream returns when the tenant has an active stream of that name. If
// there was none it makes one, provisioned, with as many shards, and without
// delay; one that is being deleted is waited for first. A stream that exists
// is left as it is, whatever its number of shards.
func (s *Service) EnsureStream(ctx context.Context, t shardwell.Tenant, name string, shards int) error {
	for {
		st := s.catalog.Stream(t, name)
		if st == nil {
			var err error
			if st, err = s.create(ctx, catalog.Create{
				Key: catalog.Key{Tenant: t, Name: name}, UID: newUID(), Mode: catalog.Provisioned, Shards: shards,
				RetentionHours: shardwell.MinRetentionHours, MaxRecordSizeInKiB: shardwell.MinRecordSizeKiB,
				Limits: catalog.Limits{Shards: s.limits(t).Shards},
			}); err != nil {
				if lost, ok := errors.AsType[*shardwell.Error](err); ok && lost.Code == shardwell.CodeResourceInUse {
					continue // somebody else has just made it
				}
				return fmt.Errorf("create stream %s: %w", name, err)
			}
		}
		if st.Writable() {
			return nil
		}
		select {
		case <-s.tasks.settle(st).done:
		case <-ctx.Done():
			return fmt.Errorf("wait for stream %s, which is %s: %w", name, st.Status, ctx.Err())
		case <-s.background.Done():
			return fmt.Errorf("wait for stream %s, which is %s: service closed", name, st.Status)
		}
	}
}

// create has the catalog make a stream.
func (s *Service) create(ctx context.Context, c catalog.Create) (*catalog.Stream, error) {
	reply, err := s.propose(ctx, c.Encode())
	if err != nil {
		return nil, err
	}
	return reply.(*catalog.Stream), nil
}
