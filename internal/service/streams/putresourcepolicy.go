package streams

import (
	"context"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/api"
	"github.com/shardwell/shardwell/internal/api/kinesis"
	"github.com/shardwell/shardwell/internal/service"
	"github.com/shardwell/shardwell/internal/service/streams/catalog"
)

// PutResourcePolicy gives a stream or a queue that is ACTIVE or UPDATING, or a
// consumer that is ACTIVE, a resource policy in place of any other. Checks: it is
// there, the policy is one of it, its state.
func (s *Service) putResourcePolicy(ctx context.Context, t shardwell.Tenant, in api.Struct) (service.Reply, error) {
	req := in.(*kinesis.PutResourcePolicyInput)
	r, err := s.withPolicy(t, req.ResourceARN)
	if err != nil {
		return service.Reply{}, err
	}
	if err := checkPolicy(r.kind, req.ResourceARN, req.Policy); err != nil {
		return service.Reply{}, err
	}
	if _, err := s.propose(ctx, catalog.SetPolicy{Key: r.key, Part: r.part, Policy: req.Policy}.Encode()); err != nil {
		return service.Reply{}, controlFailure("put resource policy of stream", r.key, err)
	}
	return service.Reply{}, nil
}
