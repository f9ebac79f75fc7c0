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
	entries := visibilitiesOf(req.Entries)
	err := s.settleEntries(ctx, t, req.QueueARN, queue.SetVisibility, queue.Live, entries)
	out := &kinesis.UpdateQueueRecordsVisibilityOutput{}
	out.Successful, out.Failed = outcomes[kinesis.UpdateQueueRecordsVisibilityResultEntry, kinesis.UpdateQueueRecordsVisibilityErrorEntry](entries)
	return service.Reply{Body: out}, err
}
