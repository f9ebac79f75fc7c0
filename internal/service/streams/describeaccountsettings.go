package streams

import (
	"context"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/api"
	"github.com/shardwell/shardwell/internal/api/kinesis"
	"github.com/shardwell/shardwell/internal/log"
	"github.com/shardwell/shardwell/internal/service"
	"github.com/shardwell/shardwell/internal/service/streams/catalog"
)

// DescribeAccountSettings tells about the account's commitment to a minimum bill
// in the region. One that was told to end does so by itself when its time comes.
func (s *Service) describeAccountSettings(_ context.Context, t shardwell.Tenant, _ api.Struct) (service.Reply, error) {
	return service.Reply{Body: &kinesis.DescribeAccountSettingsOutput{
		MinimumThroughputBillingCommitment: describeCommitment(s.commitment(t), s.now()),
	}}, nil
}

func (s *Service) commitment(t shardwell.Tenant) (c catalog.Commitment) {
	s.runner.View(func() { c = s.catalog.Commitment(t) })
	return c
}

// now is the clock's time as the catalog writes it.
func (s *Service) now() log.Millis { return millis(s.data.clock.now()) }
