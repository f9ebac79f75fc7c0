package streams

import (
	"context"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/api"
	"github.com/shardwell/shardwell/internal/api/kinesis"
	"github.com/shardwell/shardwell/internal/service"
)

// UntagResource is RemoveTagsFromStream for whatever has an ARN.
func (s *Service) untagResource(ctx context.Context, t shardwell.Tenant, in api.Struct) (service.Reply, error) {
	req := in.(*kinesis.UntagResourceInput)
	r, err := s.resource(t, req.ResourceARN)
	if err != nil {
		return service.Reply{}, err
	}
	return service.Reply{}, s.removeTags(ctx, r, req.TagKeys)
}
