package streams

import (
	"context"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/api"
	"github.com/shardwell/shardwell/internal/api/kinesis"
	"github.com/shardwell/shardwell/internal/service"
	"github.com/shardwell/shardwell/internal/service/streams/catalog"
)

// UpdateStreamWarmThroughput changes how much an on-demand stream is ready to
// take at any time: the target at once, the shards for it while it scales. It
// needs the account's commitment; 0 gives the warmth up.
func (s *Service) updateStreamWarmThroughput(ctx context.Context, t shardwell.Tenant, in api.Struct) (service.Reply, error) {
	req := in.(*kinesis.UpdateStreamWarmThroughputInput)
	k, err := addressed(t, req.StreamName, req.StreamARN)
	if err != nil {
		return service.Reply{}, err
	}
	_, st, err := set(ctx, s, "change warm throughput of stream", k, catalog.SetWarm{
		Key: k, MiBps: req.WarmThroughputMiBps, Limits: s.limits(t), DelayMillis: s.delayMillis(),
	}.Encode(), func(st *catalog.Stream) *catalog.Stream { return st })
	if err != nil {
		return service.Reply{}, err
	}
	return service.Reply{Body: &kinesis.UpdateStreamWarmThroughputOutput{
		StreamName: st.Name, StreamARN: st.ARN(), WarmThroughput: describeWarm(st),
	}}, nil
}

// describeWarm tells what warm throughput was asked for and how much of it the
// open shards can take.
func describeWarm(st *catalog.Stream) *kinesis.WarmThroughputObject {
	target := st.WarmMiBps
	current := min(target, int32(len(st.Open())))
	return &kinesis.WarmThroughputObject{TargetMiBps: &target, CurrentMiBps: &current}
}
