package streams

import (
	"context"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/api"
	"github.com/shardwell/shardwell/internal/api/kinesis"
	"github.com/shardwell/shardwell/internal/service"
)

// TagResource is AddTagsToStream for whatever has an ARN. A stream's tags are the
// same set for both.
func (s *Service) tagResource(ctx context.Context, t shardwell.Tenant, in api.Struct) (service.Reply, error) {
	req := in.(*kinesis.TagResourceInput)
	r, err := s.resource(t, req.ResourceARN)
	if err != nil {
		return service.Reply{}, err
	}
	return service.Reply{}, s.setTags(ctx, r, req.Tags)
}
