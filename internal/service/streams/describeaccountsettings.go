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

// describeCommitment tells the times that apply: one that has ended has no
// earliest end any more, and one that never was has none at all.
func describeCommitment(c catalog.Commitment, now log.Millis) *kinesis.MinimumThroughputBillingCommitmentOutput {
	out := &kinesis.MinimumThroughputBillingCommitmentOutput{Status: kinesis.MinimumThroughputBillingCommitmentOutputStatusDisabled}
	if c.StartedAt != 0 {
		out.StartedAt = c.StartedAt.Time()
	}
	switch {
	case !c.InForce(now):
		if c.EndsAt != 0 {
			out.EndedAt = c.EndsAt.Time()
		}
		return out
	case c.EndsAt == 0:
		out.Status = kinesis.MinimumThroughputBillingCommitmentOutputStatusEnabled
	default:
		out.Status = kinesis.MinimumThroughputBillingCommitmentOutputStatusEnabledUntilEarliestAllowedEnd
	}
	out.EarliestAllowedEndAt = c.EarliestEnd().Time()
	return out
}
