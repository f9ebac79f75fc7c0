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

// StartStreamEncryption has every record that is put from now on encrypted with data
// keys under a key of KMS, whose id is told as it was given. Another key replaces the
// one that there is, for records put from then on.
func (s *Service) startStreamEncryption(ctx context.Context, t shardwell.Tenant, in api.Struct) (service.Reply, error) {
	req := in.(*kinesis.StartStreamEncryptionInput)
	k, err := addressedForKey(t, req.StreamName, req.StreamARN, req.EncryptionType, req.KeyId)
	if err != nil {
		return service.Reply{}, err
	}
	if err := s.checkKey(k, req.KeyId); err != nil {
		return service.Reply{}, err
	}
	return service.Reply{}, s.setStream(ctx, "start encryption of stream", k, catalog.SetEncryption{
		Key: k, KeyID: req.KeyId, PerDay: s.most(quota.EncryptionStartsPerDay), DelayMillis: s.delayMillis(),
	}.Encode())
}

// checkKey refuses a key of KMS that cannot be used now. A stream that is not there
// comes before that.
func (s *Service) checkKey(k catalog.Key, ref string) error {
	stream := s.catalog.Stream(k.Tenant, k.Name)
	if stream == nil {
		return nil // the catalog says so
	}
	if _, err := s.data.keys.usable(k.Tenant, ref); err != nil {
		return keyFailure(stream, err)
	}
	return nil
}
