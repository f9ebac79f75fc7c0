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
	entries := make([]settleEntry, len(req.Entries))
	for i := range req.Entries {
		entries[i].handle = req.Entries[i].ReceiptHandle
	}
	out := &kinesis.AcknowledgeDeadLetterQueueRecordsOutput{
		Successful: kinesis.AcknowledgeDeadLetterQueueRecordsResultEntryList{}, Failed: kinesis.AcknowledgeDeadLetterQueueRecordsErrorEntryList{},
	}
	err := s.settleEntries(ctx, t, req.QueueARN, queue.Acknowledge, queue.Dead, entries)
	for i := range entries {
		if e := &entries[i]; e.failed == nil {
			out.Successful = append(out.Successful, kinesis.AcknowledgeDeadLetterQueueRecordsResultEntry{ReceiptHandle: e.handle})
		} else {
			out.Failed = append(out.Failed, kinesis.AcknowledgeDeadLetterQueueRecordsErrorEntry{
				ReceiptHandle: e.handle, ErrorCode: e.failed.Code, ErrorMessage: e.failed.Message})
		}
	}
	return service.Reply{Body: out}, err
}
