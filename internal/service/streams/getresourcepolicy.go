package streams

import (
	"context"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/api"
	"github.com/shardwell/shardwell/internal/api/kinesis"
	"github.com/shardwell/shardwell/internal/service"
)

// GetResourcePolicy gives the policy of a stream, a consumer or a queue in any
// state, exactly as it was put.
func (s *Service) getResourcePolicy(_ context.Context, t shardwell.Tenant, in api.Struct) (service.Reply, error) {
	req := in.(*kinesis.GetResourcePolicyInput)
	r, err := s.withPolicy(t, req.ResourceARN)
	if err != nil {
		return service.Reply{}, err
	}
	out := &kinesis.GetResourcePolicyOutput{Policy: r.policy}
	if out.Policy == "" {
		out.Policy = noPolicyText
	}
	return service.Reply{Body: out}, nil
}
