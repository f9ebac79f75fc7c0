package streams

import (
	"context"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/api"
	"github.com/shardwell/shardwell/internal/api/kinesis"
	"github.com/shardwell/shardwell/internal/service"
	"github.com/shardwell/shardwell/internal/service/streams/catalog"
)

// ListQueues lists an account's queues in every state, by name; with a
// StreamFilter those of its streams only, which need not exist. The filter is to
// be repeated beside a NextToken.
func (s *Service) listQueues(_ context.Context, t shardwell.Tenant, in api.Struct) (service.Reply, error) {
	req := in.(*kinesis.ListQueuesInput)
	now := s.data.clock.now()
	after := ""
	if req.NextToken != "" {
		payload, err := s.tokens.openPage(kindQueuesPage, t, now, req.NextToken)
		if err != nil {
			return service.Reply{}, err
		}
		after = string(payload)
	}
	limit, more := pageSize(req.MaxResults, maxListedQueues), false
	out := &kinesis.ListQueuesOutput{QueueSummaries: kinesis.QueueSummaryList{}}
	s.runner.View(func() {
		s.catalog.ListQueues(t, after, func(st *catalog.Stream, q *catalog.Queue) bool {
			if !queueListed(st, req.StreamFilter) {
				return true
			}
			if more = len(out.QueueSummaries) == limit; !more {
				out.QueueSummaries = append(out.QueueSummaries, summariseQueue(st, q))
			}
			return !more
		})
	})
	if more {
		out.NextToken = s.tokens.sealPage(kindQueuesPage, t, now, []byte(out.QueueSummaries[limit-1].QueueName))
	}
	return service.Reply{Body: out}, nil
}

// queueListed says whether a filter takes queues of a stream.
func queueListed(st *catalog.Stream, filter kinesis.QueueStreamFilterList) bool {
	for i := range filter {
		if filter[i].StreamARN == st.ARN() && madeAt(st, filter[i].StreamCreationTimestamp) {
			return true
		}
	}
	return len(filter) == 0
}

func summariseQueue(st *catalog.Stream, q *catalog.Queue) kinesis.QueueSummary {
	return kinesis.QueueSummary{
		QueueName:              q.Name,
		QueueARN:               st.QueueARN(q),
		QueueStatus:            string(q.Status),
		QueueCreationTimestamp: q.CreatedAt.Time(),
		Streams: kinesis.QueueStreamIdentifierList{{
			StreamARN:               st.ARN(),
			StreamCreationTimestamp: creationTimestamp(st),
		}},
	}
}
