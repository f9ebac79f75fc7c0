package streams

import (
	"context"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/api"
	"github.com/shardwell/shardwell/internal/api/kinesis"
	"github.com/shardwell/shardwell/internal/service"
	"github.com/shardwell/shardwell/internal/service/streams/catalog"
	"github.com/shardwell/shardwell/internal/service/streams/quota"
)

// UpdateStreamMode switches between provisioned and on-demand capacity, twice in
// 24 hours. Shards, records, iterators and consumers stay as they are. Warm
// throughput may come with the switch to on-demand, as UpdateStreamWarmThroughput
// would set it.
func (s *Service) updateStreamMode(ctx context.Context, t shardwell.Tenant, in api.Struct) (service.Reply, error) {
	req := in.(*kinesis.UpdateStreamModeInput)
	k, err := addressed(t, "", req.StreamARN)
	if err != nil {
		return service.Reply{}, err
	}
	return service.Reply{}, s.setStream(ctx, "change mode of stream", k, catalog.SetMode{
		Key: k, Mode: catalog.Mode(req.StreamModeDetails.StreamMode), WarmMiBps: req.WarmThroughputMiBps,
		PerDay: s.most(quota.StreamModeSwitchesPerDay), Limits: s.limits(t), DelayMillis: s.delayMillis(),
	}.Encode())
}
