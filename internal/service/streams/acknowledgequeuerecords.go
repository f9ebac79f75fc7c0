package streams

import (
	"context"
	"fmt"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/api"
	"github.com/shardwell/shardwell/internal/api/kinesis"
	"github.com/shardwell/shardwell/internal/log"
	"github.com/shardwell/shardwell/internal/service"
	"github.com/shardwell/shardwell/internal/service/streams/queue"
)

// AcknowledgeQueueRecords takes records out of the queue for good. The answer
// tells of every entry; one whose receipt no longer counts fails by itself.
func (s *Service) acknowledgeQueueRecords(ctx context.Context, t shardwell.Tenant, in api.Struct) (service.Reply, error) {
	req := in.(*kinesis.AcknowledgeQueueRecordsInput)
	entries := handlesOf(req.Entries)
	err := s.settleEntries(ctx, t, req.QueueARN, queue.Acknowledge, queue.Live, entries)
	out := &kinesis.AcknowledgeQueueRecordsOutput{}
	out.Successful, out.Failed = outcomes[kinesis.AcknowledgeQueueRecordsResultEntry, kinesis.AcknowledgeQueueRecordsErrorEntry](entries)
	return service.Reply{Body: out}, err
}

// settleEntry is one entry of the operations that take receipt handles.
type settleEntry struct {
	handle            string
	visibilitySeconds int32            // of those that set it
	failed            *shardwell.Error // nil if it was carried out
}

// settleEntries carries out one action for every entry, in order. The error is
// that of the whole call.
func (s *Service) settleEntries(ctx context.Context, t shardwell.Tenant, arn string, action queue.Action, side queue.Side, entries []settleEntry) error {
	st, q, err := s.queueNamed(t, arn)
	if err != nil {
		return err
	}
	if !q.Receivable() {
		return errQueueNotReceivable(t, q)
	}
	items := make([]queue.Item, 0, len(entries))
	places := make([]int, 0, len(entries)) // of items in entries
	own := st.QueueARN(q)
	for i := range entries {
		it, ok := s.tokens.openHandle(own, side, entries[i].handle)
		if !ok {
			entries[i].failed = errInvalidHandle()
			continue
		}
		it.Action, it.Timeout = action, log.Millis(entries[i].visibilitySeconds)*1000
		items, places = append(items, it), append(places, i)
	}
	if len(items) == 0 {
		return nil
	}
	run, leave, err := s.useQueue(ctx, st, q)
	if err != nil {
		return s.queueFailure("settle records of queue on stream", st.Key, q.ID, err)
	}
	defer leave()
	done, err := run.settleRecords(ctx, items)
	if err != nil {
		return s.queueFailure("settle records of queue on stream", st.Key, q.ID, err)
	}
	if len(done) != len(items) {
		return fmt.Errorf("settle records of queue %s: %d answers to %d items", q.ID, len(done), len(items))
	}
	for i, ok := range done {
		if !ok {
			entries[places[i]].failed = errStaleHandle()
		}
	}
	return nil
}
