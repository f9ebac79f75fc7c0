package streams

import (
	"context"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/api"
	"github.com/shardwell/shardwell/internal/api/kinesis"
	"github.com/shardwell/shardwell/internal/service"
	"github.com/shardwell/shardwell/internal/service/streams/catalog"
)

// DeleteQueue takes a queue to DELETING, from every other state; nothing is
// received from it any more. Its name is free when it is gone. The stream and its
// records are left as they are. A queue that is being deleted already stays so.
func (s *Service) deleteQueue(ctx context.Context, t shardwell.Tenant, in api.Struct) (service.Reply, error) {
	st, q, err := s.queueNamed(t, in.(*kinesis.DeleteQueueInput).QueueARN)
	if err != nil {
		return service.Reply{}, err
	}
	_, _, err = s.changeQueue(ctx, "delete queue on stream", st.Key, q.ID,
		catalog.DeleteQueue{Key: st.Key, ID: q.ID, DelayMillis: s.stateDelay(catalog.Deleting).Milliseconds()}.Encode())
	return service.Reply{}, err
}
