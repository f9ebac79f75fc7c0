package streams

import (
	"context"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/api"
	"github.com/shardwell/shardwell/internal/api/kinesis"
	"github.com/shardwell/shardwell/internal/service"
)

// ListTagsForStream lists a stream's tags by key, in any state of the stream. A page
// goes on after ExclusiveStartTagKey, which need not be there.
func (s *Service) listTagsForStream(_ context.Context, t shardwell.Tenant, in api.Struct) (service.Reply, error) {
	req := in.(*kinesis.ListTagsForStreamInput)
	st, err := s.find(t, req.StreamName, req.StreamARN)
	if err != nil {
		return service.Reply{}, err
	}
	out := &kinesis.ListTagsForStreamOutput{}
	out.Tags, out.HasMoreTags = listTags(st.Tags, req.ExclusiveStartTagKey, pageSize(req.Limit, listedTags))
	return service.Reply{Body: out}, nil
}
