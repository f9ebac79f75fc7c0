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
	entries := make([]settleEntry, len(req.Entries))
	for i := range req.Entries {
		entries[i].handle = req.Entries[i].ReceiptHandle
	}
	out := &kinesis.RestoreDeadLetterQueueRecordsOutput{
		Successful: kinesis.RestoreDeadLetterQueueRecordsResultEntryList{}, Failed: kinesis.RestoreDeadLetterQueueRecordsErrorEntryList{},
	}
	err := s.settleEntries(ctx, t, req.QueueARN, queue.Restore, queue.Dead, entries)
	for i := range entries {
		if e := &entries[i]; e.failed == nil {
			out.Successful = append(out.Successful, kinesis.RestoreDeadLetterQueueRecordsResultEntry{ReceiptHandle: e.handle})
		} else {
			out.Failed = append(out.Failed, kinesis.RestoreDeadLetterQueueRecordsErrorEntry{
				ReceiptHandle: e.handle, ErrorCode: e.failed.Code, ErrorMessage: e.failed.Message})
		}
	}
	return service.Reply{Body: out}, err
}
