package streams

import (
	"context"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/api"
	"github.com/shardwell/shardwell/internal/api/kinesis"
	"github.com/shardwell/shardwell/internal/service"
	"github.com/shardwell/shardwell/internal/service/streams/catalog"
)

// DisableEnhancedMonitoring takes metrics away from those that are kept for each
// shard of a stream; it answers like EnableEnhancedMonitoring.
func (s *Service) disableEnhancedMonitoring(ctx context.Context, t shardwell.Tenant, in api.Struct) (service.Reply, error) {
	req := in.(*kinesis.DisableEnhancedMonitoringInput)
	return s.setMonitoring(ctx, t, req.StreamName, req.StreamARN, catalog.SetMonitoring{Off: req.ShardLevelMetrics})
}
