package streams

import (
	"context"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/api"
	"github.com/shardwell/shardwell/internal/api/kinesis"
	"github.com/shardwell/shardwell/internal/service"
)

// DescribeStreamConsumer describes a consumer in any state, of a stream in any
// state.
func (s *Service) describeStreamConsumer(_ context.Context, t shardwell.Tenant, in api.Struct) (service.Reply, error) {
	req := in.(*kinesis.DescribeStreamConsumerInput)
	st, c, err := s.findConsumer(t, req.StreamARN, req.ConsumerName, req.ConsumerARN)
	if err != nil {
		return service.Reply{}, err
	}
	told := describeConsumer(st, c)
	return service.Reply{Body: &kinesis.DescribeStreamConsumerOutput{ConsumerDescription: &kinesis.ConsumerDescription{
		ConsumerName:              told.ConsumerName,
		ConsumerARN:               told.ConsumerARN,
		ConsumerStatus:            told.ConsumerStatus,
		ConsumerCreationTimestamp: told.ConsumerCreationTimestamp,
		StreamARN:                 st.ARN(),
	}}}, nil
}
