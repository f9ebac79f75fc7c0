package streams

import (
	"context"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/api"
	"github.com/shardwell/shardwell/internal/api/kinesis"
	"github.com/shardwell/shardwell/internal/service"
	"github.com/shardwell/shardwell/internal/service/streams/queue"
)

// ReceiveDeadLetterQueueRecords is ReceiveQueueRecords for dead letters. Receiving
// one goes on counting its receipts.
func (s *Service) receiveDeadLetterQueueRecords(ctx context.Context, t shardwell.Tenant, in api.Struct) (service.Reply, error) {
	req := in.(*kinesis.ReceiveDeadLetterQueueRecordsInput)
	records, err := s.receiveRecords(ctx, t, queue.Dead, receiveArguments{req.QueueARN, req.Limit, req.WaitTimeSeconds, req.VisibilityTimeoutSeconds})
	return service.Reply{Body: &kinesis.ReceiveDeadLetterQueueRecordsOutput{QueueRecords: records}}, err
}
