package streams

import (
	"context"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/api"
	"github.com/shardwell/shardwell/internal/api/kinesis"
	"github.com/shardwell/shardwell/internal/service"
	"github.com/shardwell/shardwell/internal/service/streams/catalog"
)

// DeleteStream takes a stream to DELETING, from CREATING too; its name is free
// when it is gone. A stream that is DELETING already is refused, and so is one
// with consumers unless they are to be deleted with it.
func (s *Service) deleteStream(ctx context.Context, t shardwell.Tenant, in api.Struct) (service.Reply, error) {
	req := in.(*kinesis.DeleteStreamInput)
	k, err := addressed(t, req.StreamName, req.StreamARN)
	if err != nil {
		return service.Reply{}, err
	}
	reply, err := s.propose(ctx, catalog.Delete{
		Key: k, DelayMillis: s.stateDelay(catalog.Deleting).Milliseconds(),
		EnforceConsumers: req.EnforceConsumerDeletion != nil && *req.EnforceConsumerDeletion,
	}.Encode())
	if err != nil {
		return service.Reply{}, controlFailure("delete stream", k, err)
	}
	return service.Reply{}, s.settled(ctx, s.tasks.settle(reply.(*catalog.Stream)))
}
