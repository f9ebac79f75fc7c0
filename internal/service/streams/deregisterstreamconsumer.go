package streams

import (
	"context"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/api"
	"github.com/shardwell/shardwell/internal/api/kinesis"
	"github.com/shardwell/shardwell/internal/service"
	"github.com/shardwell/shardwell/internal/service/streams/catalog"
)

// DeregisterStreamConsumer takes a consumer to DELETING, in whatever state it is;
// its name is free when it is gone.
func (s *Service) deregisterStreamConsumer(ctx context.Context, t shardwell.Tenant, in api.Struct) (service.Reply, error) {
	req := in.(*kinesis.DeregisterStreamConsumerInput)
	st, c, err := s.findConsumer(t, req.StreamARN, req.ConsumerName, req.ConsumerARN)
	if err != nil {
		return service.Reply{}, err
	}
	reply, err := s.propose(ctx, catalog.DeregisterConsumer{
		Key: st.Key, ConsumerID: c.ID(), DelayMillis: s.stateDelay(catalog.Deleting).Milliseconds(),
	}.Encode())
	if err != nil {
		return service.Reply{}, controlFailure("deregister consumer of stream", st.Key, err)
	}
	return service.Reply{}, s.settled(ctx, s.tasks.settle(reply.(*catalog.Stream)))
}
