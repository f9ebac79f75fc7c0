package streams

import (
	"context"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/api"
	"github.com/shardwell/shardwell/internal/api/kinesis"
	"github.com/shardwell/shardwell/internal/service"
	"github.com/shardwell/shardwell/internal/service/streams/queue"
)

// AcknowledgeDeadLetterQueueRecords discards dead letters; see
// AcknowledgeQueueRecords.
func (s *Service) acknowledgeDeadLetterQueueRecords(ctx context.Context, t shardwell.Tenant, in api.Struct) (service.Reply, error) {
	req := in.(*kinesis.AcknowledgeDeadLetterQueueRecordsInput)
	entries := handlesOf(req.Entries)
	err := s.settleEntries(ctx, t, req.QueueARN, queue.Acknowledge, queue.Dead, entries)
	out := &kinesis.AcknowledgeDeadLetterQueueRecordsOutput{}
	out.Successful, out.Failed = outcomes[kinesis.AcknowledgeDeadLetterQueueRecordsResultEntry, kinesis.AcknowledgeDeadLetterQueueRecordsErrorEntry](entries)
	return service.Reply{Body: out}, err
}
