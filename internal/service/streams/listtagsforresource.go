package streams

import (
	"context"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/api"
	"github.com/shardwell/shardwell/internal/api/kinesis"
	"github.com/shardwell/shardwell/internal/service"
)

// ListTagsForResource lists all tags of whatever has an ARN, by key.
func (s *Service) listTagsForResource(_ context.Context, t shardwell.Tenant, in api.Struct) (service.Reply, error) {
	req := in.(*kinesis.ListTagsForResourceInput)
	r, err := s.resource(t, req.ResourceARN)
	if err != nil {
		return service.Reply{}, err
	}
	tags, _ := listTags(r.tags, "", len(r.tags))
	return service.Reply{Body: &kinesis.ListTagsForResourceOutput{Tags: tags}}, nil
}
