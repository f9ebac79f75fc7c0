package streams

import (
	"context"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/api"
	"github.com/shardwell/shardwell/internal/api/kinesis"
	"github.com/shardwell/shardwell/internal/service"
	"github.com/shardwell/shardwell/internal/service/streams/queue"
)

// UpdateDeadLetterQueueRecordsVisibility is UpdateQueueRecordsVisibility for dead
// letters.
func (s *Service) updateDeadLetterQueueRecordsVisibility(ctx context.Context, t shardwell.Tenant, in api.Struct) (service.Reply, error) {
	req := in.(*kinesis.UpdateDeadLetterQueueRecordsVisibilityInput)
	entries := make([]settleEntry, len(req.Entries))
	for i := range req.Entries {
		entries[i].handle, entries[i].visibilitySeconds = req.Entries[i].ReceiptHandle, req.Entries[i].VisibilityTimeoutSeconds
	}
	out := &kinesis.UpdateDeadLetterQueueRecordsVisibilityOutput{
		Successful: kinesis.UpdateDeadLetterQueueRecordsVisibilityResultEntryList{}, Failed: kinesis.UpdateDeadLetterQueueRecordsVisibilityErrorEntryList{},
	}
	err := s.settleEntries(ctx, t, req.QueueARN, queue.SetVisibility, queue.Dead, entries)
	for i := range entries {
		if e := &entries[i]; e.failed == nil {
			out.Successful = append(out.Successful, kinesis.UpdateDeadLetterQueueRecordsVisibilityResultEntry{ReceiptHandle: e.handle})
		} else {
			out.Failed = append(out.Failed, kinesis.UpdateDeadLetterQueueRecordsVisibilityErrorEntry{
				ReceiptHandle: e.handle, ErrorCode: e.failed.Code, ErrorMessage: e.failed.Message})
		}
	}
	return service.Reply{Body: out}, err
}
