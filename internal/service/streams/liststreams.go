package streams

import (
	"context"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/api"
	"github.com/shardwell/shardwell/internal/api/kinesis"
	"github.com/shardwell/shardwell/internal/service"
	"github.com/shardwell/shardwell/internal/service/streams/catalog"
)

// ListStreams lists the tenant's streams in every state, by name in order of
// code units. A page goes on after ExclusiveStartStreamName, as old clients do
// it, or after NextToken.
func (s *Service) listStreams(_ context.Context, t shardwell.Tenant, in api.Struct) (service.Reply, error) {
	req := in.(*kinesis.ListStreamsInput)
	now := s.data.clock.now()
	after := req.ExclusiveStartStreamName
	if req.NextToken != "" {
		payload, err := s.tokens.openPage(kindStreamsPage, t, now, req.NextToken)
		if err != nil {
			return service.Reply{}, err
		}
		after = string(payload)
	}
	var page []*catalog.Stream
	out := &kinesis.ListStreamsOutput{}
	s.runner.View(func() {
		page, out.HasMoreStreams = s.catalog.List(t, after, pageSize(req.Limit, shardwell.MaxListedStreams))
	})
	out.StreamNames = make(kinesis.StreamNameList, len(page))
	out.StreamSummaries = make(kinesis.StreamSummaryList, len(page))
	for i, st := range page {
		out.StreamNames[i] = st.Name
		out.StreamSummaries[i] = kinesis.StreamSummary{
			StreamName:              st.Name,
			StreamARN:               st.ARN(),
			StreamStatus:            string(st.Status),
			StreamModeDetails:       modeDetails(st),
			StreamCreationTimestamp: creationTimestamp(st),
		}
	}
	if out.HasMoreStreams {
		out.NextToken = s.tokens.sealPage(kindStreamsPage, t, now, []byte(page[len(page)-1].Name))
	}
	return service.Reply{Body: out}, nil
}
