package streams

import (
	"context"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/api"
	"github.com/shardwell/shardwell/internal/api/kinesis"
	"github.com/shardwell/shardwell/internal/service"
)

// DescribeQueue describes a queue in any state.
func (s *Service) describeQueue(_ context.Context, t shardwell.Tenant, in api.Struct) (service.Reply, error) {
	st, q, err := s.queueNamed(t, in.(*kinesis.DescribeQueueInput).QueueARN)
	if err != nil {
		return service.Reply{}, err
	}
	return service.Reply{Body: &kinesis.DescribeQueueOutput{QueueDescription: queueDescription(st, q)}}, nil
}
