package streams

import (
	"context"
	"errors"
	"time"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/api"
	"github.com/shardwell/shardwell/internal/api/kinesis"
	"github.com/shardwell/shardwell/internal/log"
	"github.com/shardwell/shardwell/internal/service"
	"github.com/shardwell/shardwell/internal/service/streams/catalog"
	"github.com/shardwell/shardwell/internal/service/streams/queue"
)

// MaxReceiveWait is how long an operation may wait for records of a queue (API
// model).
const MaxReceiveWait = 20 * time.Second

// WaitingOperations are those that may take longer than others: each with how long
// it waits at most for something to answer.
func WaitingOperations() map[string]time.Duration {
	return map[string]time.Duration{
		"ReceiveDeadLetterQueueRecords": MaxReceiveWait,
		"ReceiveQueueRecords":           MaxReceiveWait,
	}
}

// What a receive has without arguments (API model).
const defaultReceiveWait = 9 * time.Second

// ReceiveQueueRecords hands out up to Limit records, and 10 MiB, as soon as there
// is one; none if there is none in time. They are in flight until their visibility
// runs out. Reading them is neither metered nor held to quotas of shards.
func (s *Service) receiveQueueRecords(ctx context.Context, t shardwell.Tenant, in api.Struct) (service.Reply, error) {
	req := in.(*kinesis.ReceiveQueueRecordsInput)
	records, err := s.receiveRecords(ctx, t, queue.Live, receiveArguments{req.QueueARN, req.Limit, req.WaitTimeSeconds, req.VisibilityTimeoutSeconds})
	return service.Reply{Body: &kinesis.ReceiveQueueRecordsOutput{QueueRecords: records}}, err
}

// receiveArguments are those of both receiving operations.
type receiveArguments struct {
	queueARN                       string
	limit, wait, visibilitySeconds *int32
}

// receiveRecords receives from one side of a queue. A client that goes away has
// waited long enough; what it was granted by then comes back in time.
func (s *Service) receiveRecords(ctx context.Context, t shardwell.Tenant, side queue.Side, args receiveArguments) (kinesis.QueueRecordList, error) {
	st, q, err := s.queueNamed(t, args.queueARN)
	if err != nil {
		return nil, err
	}
	if !q.Receivable() {
		return nil, errQueueNotReceivable(t, q)
	}
	run, done, err := s.useQueue(ctx, st, q)
	if err != nil {
		return nil, s.queueFailure("receive from queue on stream", st.Key, q.ID, err)
	}
	defer done()
	r := &receive{side: side, limit: pageSize(args.limit, shardwell.MaxReceivedRecords), timeout: log.Millis(q.VisibilityTimeoutSeconds) * 1000}
	if args.visibilitySeconds != nil {
		r.timeout = log.Millis(*args.visibilitySeconds) * 1000
	}
	patience := defaultReceiveWait
	if args.wait != nil {
		patience = time.Duration(*args.wait) * time.Second
	}
	got, err := run.receiveRecords(ctx, r, patience)
	if err != nil {
		return nil, s.queueFailure("receive from queue on stream", st.Key, q.ID, err)
	}
	records := make(kinesis.QueueRecordList, len(got))
	arn := st.QueueARN(q)
	for i := range got {
		d := &got[i]
		records[i] = kinesis.QueueRecord{
			ReceiptHandle:               s.tokens.sealHandle(arn, side, d),
			RecordId:                    recordID(d.shard, d.position, d.arrival),
			PartitionKey:                d.key,
			Data:                        d.data,
			ApproximateArrivalTimestamp: d.arrival.Time(),
			FirstReceiveTimestamp:       d.receipt.First.Time(),
			ReceiveCount:                int32(d.receipt.Count),
		}
	}
	return records, nil
}

// queueFailure turns what kept a queue from being used into the answer for the
// client. A queue that has been deleted meanwhile is not there.
func (s *Service) queueFailure(doing string, k catalog.Key, id string, err error) error {
	if errors.Is(err, log.ErrDeleted) {
		return catalog.QueueNotFound(k.Tenant.QueueARN(id), k.Account)
	}
	if _, q := s.catalog.Queue(k.Tenant, id); errors.Is(err, log.ErrClosed) && (q == nil || !q.Receivable()) {
		return catalog.QueueNotFound(k.Tenant.QueueARN(id), k.Account)
	}
	return controlFailure(doing, k, err)
}
