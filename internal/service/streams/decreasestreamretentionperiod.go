package streams

import (
	"context"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/api"
	"github.com/shardwell/shardwell/internal/api/kinesis"
	"github.com/shardwell/shardwell/internal/service"
)

// DecreaseStreamRetentionPeriod lets records be read for a shorter time, 24
// hours at least. Older ones are hidden at once, and for good. The period that
// there is already is fine.
func (s *Service) decreaseStreamRetentionPeriod(ctx context.Context, t shardwell.Tenant, in api.Struct) (service.Reply, error) {
	req := in.(*kinesis.DecreaseStreamRetentionPeriodInput)
	return service.Reply{}, s.setRetention(ctx, t, req.StreamName, req.StreamARN, req.RetentionPeriodHours, false)
}
