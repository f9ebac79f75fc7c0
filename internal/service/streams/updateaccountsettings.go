package streams

import (
	"context"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/api"
	"github.com/shardwell/shardwell/internal/api/kinesis"
	"github.com/shardwell/shardwell/internal/service"
	"github.com/shardwell/shardwell/internal/service/streams/catalog"
)

// UpdateAccountSettings commits the account to a minimum bill in the region, for
// 24 hours at least, or ends that as soon as it may end. To enable what is to end
// keeps it going; what is there already is fine.
func (s *Service) updateAccountSettings(ctx context.Context, t shardwell.Tenant, in api.Struct) (service.Reply, error) {
	req := in.(*kinesis.UpdateAccountSettingsInput)
	enabled := req.MinimumThroughputBillingCommitment.Status == kinesis.MinimumThroughputBillingCommitmentInputStatusEnabled
	reply, err := s.propose(ctx, catalog.SetCommitment{Tenant: t, Enabled: enabled}.Encode())
	if err != nil {
		return service.Reply{}, controlFailure("change settings of account", catalog.Key{Tenant: t}, err)
	}
	return service.Reply{Body: &kinesis.UpdateAccountSettingsOutput{
		MinimumThroughputBillingCommitment: describeCommitment(reply.(catalog.Commitment), s.now()),
	}}, nil
}
