package streams

import (
	"context"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/api"
	"github.com/shardwell/shardwell/internal/api/kinesis"
	"github.com/shardwell/shardwell/internal/service"
	"github.com/shardwell/shardwell/internal/service/streams/catalog"
)

// UpdateStreamRecordDistributionStrategy says who chooses the shards of new
// records: the stream itself (AUTO, on-demand streams alone) or the producer
// (USER_PARTITION_KEY). It takes effect at once.
func (s *Service) updateStreamRecordDistributionStrategy(ctx context.Context, t shardwell.Tenant, in api.Struct) (service.Reply, error) {
	req := in.(*kinesis.UpdateStreamRecordDistributionStrategyInput)
	k, err := addressed(t, "", req.StreamARN)
	if err != nil {
		return service.Reply{}, err
	}
	return service.Reply{}, s.setStream(ctx, "change record distribution of stream", k,
		catalog.SetDistribution{Key: k, Strategy: req.RecordDistributionStrategy}.Encode())
}
