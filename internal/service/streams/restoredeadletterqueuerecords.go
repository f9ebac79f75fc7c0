package streams

import (
	"context"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/api"
	"github.com/shardwell/shardwell/internal/api/kinesis"
	"github.com/shardwell/shardwell/internal/service"
	"github.com/shardwell/shardwell/internal/service/streams/queue"
)

// RestoreDeadLetterQueueRecords gives dead letters back to the queue, as if they
// had never been received.
func (s *Service) restoreDeadLetterQueueRecords(ctx context.Context, t shardwell.Tenant, in api.Struct) (service.Reply, error) {
	req := in.(*kinesis.RestoreDeadLetterQueueRecordsInput)
	entries := handlesOf(req.Entries)
	err := s.settleEntries(ctx, t, req.QueueARN, queue.Restore, queue.Dead, entries)
	out := &kinesis.RestoreDeadLetterQueueRecordsOutput{}
	out.Successful, out.Failed = outcomes[kinesis.RestoreDeadLetterQueueRecordsResultEntry, kinesis.RestoreDeadLetterQueueRecordsErrorEntry](entries)
	return service.Reply{Body: out}, err
}
