package streams

import (
	"context"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/api"
	"github.com/shardwell/shardwell/internal/api/kinesis"
	"github.com/shardwell/shardwell/internal/service"
	"github.com/shardwell/shardwell/internal/service/streams/catalog"
)

// UpdateQueue changes the attributes that are given. The visibility timeout
// holds for receipts from then on; the number of receipts that make a dead letter
// for every record that is not one yet.
func (s *Service) updateQueue(ctx context.Context, t shardwell.Tenant, in api.Struct) (service.Reply, error) {
	req := in.(*kinesis.UpdateQueueInput)
	st, q, err := s.queueNamed(t, req.QueueARN)
	if err != nil {
		return service.Reply{}, err
	}
	a := req.QueueAttributes
	c := catalog.UpdateQueue{Key: st.Key, ID: q.ID, VisibilityTimeoutSeconds: a.VisibilityTimeoutSeconds, DelayMillis: s.delayMillis()}
	if a.DeadLetterConfiguration != nil {
		most, err := deadLetters(a.DeadLetterConfiguration)
		if err != nil {
			return service.Reply{}, err
		}
		c.MaxReceiveCount = &most
	}
	if c.VisibilityTimeoutSeconds == nil && c.MaxReceiveCount == nil {
		return service.Reply{}, errNoQueueAttributes()
	}
	if st, q, err = s.changeQueue(ctx, "update queue on stream", st.Key, q.ID, c.Encode()); err != nil {
		return service.Reply{}, err
	}
	return service.Reply{Body: &kinesis.UpdateQueueOutput{QueueDescription: queueDescription(st, q)}}, nil
}
