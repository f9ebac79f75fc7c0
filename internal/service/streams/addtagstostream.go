package streams

import (
	"context"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/api"
	"github.com/shardwell/shardwell/internal/api/kinesis"
	"github.com/shardwell/shardwell/internal/service"
)

// AddTagsToStream adds tags to a stream that is ACTIVE or UPDATING, and overwrites
// those that are there. Too many leave all tags as they were.
func (s *Service) addTagsToStream(ctx context.Context, t shardwell.Tenant, in api.Struct) (service.Reply, error) {
	req := in.(*kinesis.AddTagsToStreamInput)
	st, err := s.find(t, req.StreamName, req.StreamARN)
	if err != nil {
		return service.Reply{}, err
	}
	return service.Reply{}, s.setTags(ctx, ofStream(st), req.Tags)
}
