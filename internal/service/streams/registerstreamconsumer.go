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

// RegisterStreamConsumer gives a stream a consumer, which is CREATING when the
// answer goes out (with no delay of state changes: ACTIVE). Checks in AWS's order:
// stream, tags, name taken, consumers there are, consumers CREATING. The stream's
// state does not change, and it may be UPDATING.
func (s *Service) registerStreamConsumer(ctx context.Context, t shardwell.Tenant, in api.Struct) (service.Reply, error) {
	req := in.(*kinesis.RegisterStreamConsumerInput)
	st, err := s.find(t, "", req.StreamARN)
	if err != nil {
		return service.Reply{}, err
	}
	if err := s.checkNewTags(tagged{shardwell.KindConsumer, req.ConsumerName, st.Account}, req.Tags); err != nil {
		return service.Reply{}, err
	}
	reply, err := s.propose(ctx, catalog.RegisterConsumer{
		Key: st.Key, Consumer: req.ConsumerName, Tags: req.Tags,
		DelayMillis: s.stateDelay(catalog.Creating).Milliseconds(), Limits: s.consumerLimits(),
	}.Encode())
	if err != nil {
		return service.Reply{}, controlFailure("register consumer of stream", st.Key, err)
	}
	st = reply.(*catalog.Stream)
	c := st.Consumer(req.ConsumerName)
	if err := s.settled(ctx, s.tasks.settle(st)); err != nil {
		return service.Reply{}, err
	}
	if nowStream, now, err := s.consumerByARN(t, st.ConsumerARN(c)); err == nil {
		st, c = nowStream, now
	}
	told := describeConsumer(st, c)
	return service.Reply{Body: &kinesis.RegisterStreamConsumerOutput{Consumer: &told}}, nil
}

// consumerLimits is how many consumers a stream may have.
func (s *Service) consumerLimits() catalog.ConsumerLimits {
	return catalog.ConsumerLimits{
		Consumers: s.most(quota.ConsumersPerStream),
		Advantage: s.most(quota.ConsumersPerStreamAdvantage),
		Creating:  s.most(quota.ConsumersCreating),
	}
}
