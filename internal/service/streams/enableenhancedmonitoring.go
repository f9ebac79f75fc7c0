package streams

import (
	"context"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/api"
	"github.com/shardwell/shardwell/internal/api/kinesis"
	"github.com/shardwell/shardwell/internal/service"
	"github.com/shardwell/shardwell/internal/service/streams/catalog"
)

// EnableEnhancedMonitoring adds metrics to those that are kept for each shard of
// a stream; ALL stands for all seven. It answers which there were and which
// there are now, whatever was asked for.
func (s *Service) enableEnhancedMonitoring(ctx context.Context, t shardwell.Tenant, in api.Struct) (service.Reply, error) {
	req := in.(*kinesis.EnableEnhancedMonitoringInput)
	return s.setMonitoring(ctx, t, req.StreamName, req.StreamARN, catalog.SetMonitoring{On: req.ShardLevelMetrics})
}

// setMonitoring has the catalog change a stream's shard metrics; c says how.
func (s *Service) setMonitoring(ctx context.Context, t shardwell.Tenant, name, arn string, c catalog.SetMonitoring) (service.Reply, error) {
	k, err := addressed(t, name, arn)
	if err != nil {
		return service.Reply{}, err
	}
	c.Key, c.DelayMillis = k, s.delayMillis()
	reply, st, err := set(ctx, s, "change monitoring of stream", k, c.Encode(),
		func(m catalog.Monitoring) *catalog.Stream { return m.Stream })
	if err != nil {
		return service.Reply{}, err
	}
	return service.Reply{Body: &kinesis.EnhancedMonitoringOutput{
		StreamName: st.Name, StreamARN: st.ARN(),
		CurrentShardLevelMetrics: shardMetrics(reply.Before), DesiredShardLevelMetrics: shardMetrics(st.ShardMetrics),
	}}, nil
}

// shardMetrics gives a list that is there even if nothing is in it.
func shardMetrics(names []string) kinesis.MetricsNameList {
	return append(kinesis.MetricsNameList{}, names...)
}
