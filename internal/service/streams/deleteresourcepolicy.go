package streams

import (
	"context"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/api"
	"github.com/shardwell/shardwell/internal/api/kinesis"
	"github.com/shardwell/shardwell/internal/service"
	"github.com/shardwell/shardwell/internal/service/streams/catalog"
)

// DeleteResourcePolicy takes the policy of a stream, a consumer or a queue away;
// one that is not there is missed.
func (s *Service) deleteResourcePolicy(ctx context.Context, t shardwell.Tenant, in api.Struct) (service.Reply, error) {
	req := in.(*kinesis.DeleteResourcePolicyInput)
	r, err := s.withPolicy(t, req.ResourceARN)
	if err != nil {
		return service.Reply{}, err
	}
	if _, err := s.propose(ctx, catalog.SetPolicy{Key: r.key, Part: r.part}.Encode()); err != nil {
		return service.Reply{}, controlFailure("delete resource policy of stream", r.key, err)
	}
	return service.Reply{}, nil
}
