package streams

import (
	"context"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/api"
	"github.com/shardwell/shardwell/internal/api/kinesis"
	"github.com/shardwell/shardwell/internal/service"
	"github.com/shardwell/shardwell/internal/service/streams/queue"
)

// UpdateQueueRecordsVisibility changes when records become visible again: so long
// from now, with 0 at once.
func (s *Service) updateQueueRecordsVisibility(ctx context.Context, t shardwell.Tenant, in api.Struct) (service.Reply, error) {
	req := in.(*kinesis.UpdateQueueRecordsVisibilityInput)
	entries := make([]settleEntry, len(req.Entries))
	for i := range req.Entries {
		entries[i].handle, entries[i].visibilitySeconds = req.Entries[i].ReceiptHandle, req.Entries[i].VisibilityTimeoutSeconds
	}
	out := &kinesis.UpdateQueueRecordsVisibilityOutput{
		Successful: kinesis.UpdateQueueRecordsVisibilityResultEntryList{}, Failed: kinesis.UpdateQueueRecordsVisibilityErrorEntryList{},
	}
	err := s.settleEntries(ctx, t, req.QueueARN, queue.SetVisibility, queue.Live, entries)
	for i := range entries {
		if e := &entries[i]; e.failed == nil {
			out.Successful = append(out.Successful, kinesis.UpdateQueueRecordsVisibilityResultEntry{ReceiptHandle: e.handle})
		} else {
			out.Failed = append(out.Failed, kinesis.UpdateQueueRecordsVisibilityErrorEntry{
				ReceiptHandle: e.handle, ErrorCode: e.failed.Code, ErrorMessage: e.failed.Message})
		}
	}
	return service.Reply{Body: out}, err
}
