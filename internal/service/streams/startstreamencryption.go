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

// StartStreamEncryption marks the stream and every record put from now on as
// encrypted with a KMS key, whose id is told as it was given. Another key
// replaces the one that there is.
//
// Left out: the encryption itself, and whether there is such a key.
func (s *Service) startStreamEncryption(ctx context.Context, t shardwell.Tenant, in api.Struct) (service.Reply, error) {
	req := in.(*kinesis.StartStreamEncryptionInput)
	k, err := addressedForKey(t, req.StreamName, req.StreamARN, req.EncryptionType, req.KeyId)
	if err != nil {
		return service.Reply{}, err
	}
	return service.Reply{}, s.setStream(ctx, "start encryption of stream", k, catalog.SetEncryption{
		Key: k, KeyID: req.KeyId, PerDay: s.most(quota.EncryptionStartsPerDay), DelayMillis: s.delayMillis(),
	}.Encode())
}
