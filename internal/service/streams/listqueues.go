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
	page, next, err := listPage(s, kindQueuesPage, t, req.NextToken, pageSize(req.MaxResults, maxListedQueues),
		func(after string, take func(string, kinesis.QueueSummary) bool) {
			s.catalog.ListQueues(t, after, func(st *catalog.Stream, q *catalog.Queue) bool {
				return !selected(req.StreamFilter, st) || take(q.Name, summariseQueue(st, q))
			})
		})
	if err != nil {
		return service.Reply{}, err
	}
	return service.Reply{Body: &kinesis.ListQueuesOutput{QueueSummaries: page, NextToken: next}}, nil
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
