package streams

import (
	"context"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/api"
	"github.com/shardwell/shardwell/internal/api/kinesis"
	"github.com/shardwell/shardwell/internal/service"
	"github.com/shardwell/shardwell/internal/service/streams/catalog"
	"github.com/shardwell/shardwell/internal/service/streams/quota"
)

// StopStreamEncryption lets records come unencrypted again. Those that are there
// keep their mark.
func (s *Service) stopStreamEncryption(ctx context.Context, t shardwell.Tenant, in api.Struct) (service.Reply, error) {
	req := in.(*kinesis.StopStreamEncryptionInput)
	k, err := addressedForKey(t, req.StreamName, req.StreamARN, req.EncryptionType, req.KeyId)
	if err != nil {
		return service.Reply{}, err
	}
	return service.Reply{}, s.setStream(ctx, "stop encryption of stream", k, catalog.SetEncryption{
		Key: k, PerDay: s.most(quota.EncryptionStopsPerDay), DelayMillis: s.delayMillis(),
	}.Encode())
}
