package streams

import (
	"context"
	"crypto/rand"
	"fmt"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/api/kinesis"
	"github.com/shardwell/shardwell/internal/service/streams/catalog"
)

// What the operations on queues share. A queue's description is in the catalog;
// what it has delivered is in a machine of its own, see queuerun.go.

// queueIDAlphabet and queueIDLength are what ids of queues are made of.
const (
	queueIDAlphabet = "abcdefghijklmnopqrstuvwxyz0123456789"
	queueIDLength   = 17
)

// newQueueID draws the id of a new queue.
func newQueueID() string {
	var id [queueIDLength]byte
	var random [2 * queueIDLength]byte
	rand.Read(random[:])
	for i := range id {
		// Of 65536 values the last 16 would make some letters likelier by 2^-12.
		n := int(random[2*i])<<8 | int(random[2*i+1])
		id[i] = queueIDAlphabet[n%len(queueIDAlphabet)]
	}
	return string(id[:])
}

// queueNamed gives the queue that an ARN names, and its stream. It is always one
// of t's: queues of another account or region are not found.
func (s *Service) queueNamed(t shardwell.Tenant, arn string) (*catalog.Stream, *catalog.Queue, error) {
	parts, ok := shardwell.ParseResourceARN(arn)
	if !ok || parts.Kind != shardwell.KindQueue {
		return nil, nil, errNotAQueueARN(arn)
	}
	if parts.Tenant == t && parts.Partition == shardwell.Partition(t.Region) {
		if st, q := s.catalog.Queue(t, parts.Name); q != nil {
			return st, q, nil
		}
	}
	return nil, nil, catalog.QueueNotFound(arn, parts.Account)
}

// changeQueue has the catalog carry out a command on a queue, and gives the queue
// as it is then. With no delay of state changes its state is a lasting one.
func (s *Service) changeQueue(ctx context.Context, doing string, k catalog.Key, id string, command []byte) (*catalog.Stream, *catalog.Queue, error) {
	reply, err := s.propose(ctx, command)
	if err != nil {
		return nil, nil, controlFailure(doing, k, err)
	}
	st := reply.(*catalog.Stream)
	q := st.Queue(id)
	if err := s.settled(ctx, s.tasks.settle(st)); err != nil {
		return nil, nil, err
	}
	if nowStream, now := s.catalog.Queue(k.Tenant, id); now != nil {
		st, q = nowStream, now
	}
	return st, q, nil
}

// The values of the API's DeadLetterQueueTargetType.
const (
	deadLettersBuiltIn = "BUILT_IN"
	deadLettersNone    = "NONE"
)

// What a queue has without attributes (API model).
const (
	defaultVisibilitySeconds = 30
	defaultMaxReceiveCount   = 6
)

// deadLetters gives the number of receipts that a configuration stands for, 0 for
// any number.
func deadLetters(c *kinesis.DeadLetterConfiguration) (maxReceiveCount int32, err error) {
	switch {
	case c.TargetType == deadLettersNone && c.MaxReceiveCount != nil:
		return 0, errReceiveCountWithoutTarget()
	case c.TargetType == deadLettersNone:
		return 0, nil
	case c.MaxReceiveCount == nil:
		return 0, errReceiveCountMissing()
	}
	return *c.MaxReceiveCount, nil
}

func queueDescription(st *catalog.Stream, q *catalog.Queue) *kinesis.QueueDescription {
	letters := &kinesis.DeadLetterConfiguration{TargetType: deadLettersNone}
	if q.MaxReceiveCount > 0 {
		letters = &kinesis.DeadLetterConfiguration{TargetType: deadLettersBuiltIn, MaxReceiveCount: &q.MaxReceiveCount}
	}
	return &kinesis.QueueDescription{
		QueueName:              q.Name,
		QueueARN:               st.QueueARN(q),
		QueueStatus:            string(q.Status),
		QueueCreationTimestamp: q.CreatedAt.Time(),
		StreamConfigurationList: kinesis.QueueStreamConfigurationList{{
			StreamARN:        st.ARN(),
			StartingPosition: &kinesis.QueueStartingPosition{Type: q.Start, Timestamp: q.StartAt.Time()},
		}},
		QueueAttributes: &kinesis.QueueAttributes{
			VisibilityTimeoutSeconds: &q.VisibilityTimeoutSeconds,
			DeadLetterConfiguration:  letters,
		},
	}
}

// queueName is how a queue is spoken of in the program's own messages.
func queueName(st *catalog.Stream, q *catalog.Queue) string {
	return fmt.Sprintf("queue %s (%s)", q.Name, st.QueueARN(q))
}
