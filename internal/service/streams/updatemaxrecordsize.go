package streams

import (
	"context"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/api"
	"github.com/shardwell/shardwell/internal/api/kinesis"
	"github.com/shardwell/shardwell/internal/service"
	"github.com/shardwell/shardwell/internal/service/streams/catalog"
)

// UpdateMaxRecordSize changes how large data and partition key of a record may
// be together: 1 MiB to 10 MiB. Larger records that are there stay readable.
func (s *Service) updateMaxRecordSize(ctx context.Context, t shardwell.Tenant, in api.Struct) (service.Reply, error) {
	req := in.(*kinesis.UpdateMaxRecordSizeInput)
	if req.StreamARN == "" {
		return service.Reply{}, errNoStreamARN()
	}
	k, err := addressed(t, "", req.StreamARN)
	if err != nil {
		return service.Reply{}, err
	}
	return service.Reply{}, s.setStream(ctx, "change record size of stream", k, catalog.SetMaxRecordSize{
		Key: k, KiB: req.MaxRecordSizeInKiB, DelayMillis: s.delayMillis(),
	}.Encode())
}
