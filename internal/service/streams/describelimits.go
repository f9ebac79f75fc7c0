package streams

import (
	"context"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/api"
	"github.com/shardwell/shardwell/internal/api/kinesis"
	"github.com/shardwell/shardwell/internal/service"
	"github.com/shardwell/shardwell/internal/service/streams/catalog"
)

// DescribeLimits tells what the account has in the region and may have. A limit
// that is off shows as the largest number there is.
func (s *Service) describeLimits(_ context.Context, t shardwell.Tenant, _ api.Struct) (service.Reply, error) {
	var has catalog.Usage
	s.runner.View(func() { has = s.catalog.Usage(t) })
	most := s.limits(t)
	return service.Reply{Body: &kinesis.DescribeLimitsOutput{
		ShardLimit:               shownLimit(most.Shards),
		OpenShardCount:           int32(has.ProvisionedShards),
		OnDemandStreamCount:      int32(has.OnDemandStreams),
		OnDemandStreamCountLimit: shownLimit(most.OnDemandStreams),
	}}, nil
}
