package streams

import (
	"context"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/api"
	"github.com/shardwell/shardwell/internal/api/kinesis"
	"github.com/shardwell/shardwell/internal/service"
	"github.com/shardwell/shardwell/internal/service/streams/catalog"
)

// IncreaseStreamRetentionPeriod lets records be read for longer, up to 8,760
// hours. What the shorter period has hidden stays hidden. The period that there
// is already is fine.
func (s *Service) increaseStreamRetentionPeriod(ctx context.Context, t shardwell.Tenant, in api.Struct) (service.Reply, error) {
	req := in.(*kinesis.IncreaseStreamRetentionPeriodInput)
	return service.Reply{}, s.setRetention(ctx, t, req.StreamName, req.StreamARN, req.RetentionPeriodHours, true)
}

// setRetention changes a stream's retention period in one direction.
func (s *Service) setRetention(ctx context.Context, t shardwell.Tenant, name, arn string, hours int32, longer bool) error {
	k, err := addressed(t, name, arn)
	if err != nil {
		return err
	}
	return s.setStream(ctx, "change retention of stream", k, catalog.SetRetention{
		Key: k, Hours: hours, Longer: longer, Now: millis(s.data.clock.retention()), DelayMillis: s.delayMillis(),
	}.Encode())
}
