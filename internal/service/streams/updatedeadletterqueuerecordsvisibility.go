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
	entries := visibilitiesOf(req.Entries)
	err := s.settleEntries(ctx, t, req.QueueARN, queue.SetVisibility, queue.Dead, entries)
	out := &kinesis.UpdateDeadLetterQueueRecordsVisibilityOutput{}
	out.Successful, out.Failed = outcomes[kinesis.UpdateDeadLetterQueueRecordsVisibilityResultEntry, kinesis.UpdateDeadLetterQueueRecordsVisibilityErrorEntry](entries)
	return service.Reply{Body: out}, err
}
