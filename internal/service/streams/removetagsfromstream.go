package streams

import (
	"context"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/api"
	"github.com/shardwell/shardwell/internal/api/kinesis"
	"github.com/shardwell/shardwell/internal/service"
)

// RemoveTagsFromStream takes tags away from a stream that is ACTIVE or UPDATING;
// those that are not there are not missed.
func (s *Service) removeTagsFromStream(ctx context.Context, t shardwell.Tenant, in api.Struct) (service.Reply, error) {
	req := in.(*kinesis.RemoveTagsFromStreamInput)
	st, err := s.find(t, req.StreamName, req.StreamARN)
	if err != nil {
		return service.Reply{}, err
	}
	return service.Reply{}, s.removeTags(ctx, ofStream(st), req.TagKeys)
}
