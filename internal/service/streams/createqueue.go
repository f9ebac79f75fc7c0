package streams

import (
	"context"
	"fmt"
	"time"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/api"
	"github.com/shardwell/shardwell/internal/api/kinesis"
	"github.com/shardwell/shardwell/internal/log"
	"github.com/shardwell/shardwell/internal/service"
	"github.com/shardwell/shardwell/internal/service/streams/catalog"
	"github.com/shardwell/shardwell/internal/service/streams/queue"
)

// CreateQueue gives an on-demand stream a queue, which is CREATING when the
// answer goes out (with no delay of state changes: ACTIVE). Where it begins is
// settled by then: with LATEST, every record put after the answer is delivered.
// Checks in this order: arguments, tags, stream, its state and mode, name taken,
// consumers and queues there are.
func (s *Service) createQueue(ctx context.Context, t shardwell.Tenant, in api.Struct) (service.Reply, error) {
	req := in.(*kinesis.CreateQueueInput)
	c, err := s.newQueue(t, req)
	if err != nil {
		return service.Reply{}, err
	}
	var starts []queue.Start
	before := s.catalog.Stream(t, c.Name)
	if before != nil && c.Start != catalog.StartTrimHorizon {
		// Before the queue is there: what comes later belongs to it.
		if starts, err = s.queueStarts(ctx, before, c.Start, c.StartAt.Time()); err != nil {
			return service.Reply{}, controlFailure("create queue on stream", c.Key, err)
		}
	}
	reply, err := s.propose(ctx, c.Encode())
	if err != nil {
		return service.Reply{}, controlFailure("create queue on stream", c.Key, err)
	}
	st := reply.(*catalog.Stream)
	if before == nil || before.UID != st.UID {
		starts = nil // the stream has been made anew meanwhile: they mean nothing in its shards
	}
	err = s.beginQueue(ctx, st, st.Queue(c.ID), starts)
	if gone, failed := s.dropIfGone(ctx, t, st.Queue(c.ID)); gone {
		err = failed // that it could not begin is no wonder
	}
	if err != nil {
		s.tasks.settle(st) // which begins it anew
		return service.Reply{}, controlFailure("create queue on stream", c.Key, err)
	}
	q := st.Queue(c.ID)
	if err := s.settled(ctx, s.tasks.settle(st)); err != nil {
		return service.Reply{}, err
	}
	if nowStream, now := s.catalog.Queue(t, c.ID); now != nil {
		st, q = nowStream, now
	}
	return service.Reply{Body: &kinesis.CreateQueueOutput{QueueDescription: queueDescription(st, q)}}, nil
}

// dropIfGone says whether somebody has deleted a queue while it was being made,
// and deletes its logs then: whoever did may have come before they were there.
func (s *Service) dropIfGone(ctx context.Context, t shardwell.Tenant, q *catalog.Queue) (gone bool, err error) {
	if _, now := s.catalog.Queue(t, q.ID); now != nil && now.Status != catalog.Deleting {
		return false, nil
	}
	if err := s.closeQueue(q.ID); err != nil {
		return true, fmt.Errorf("close a queue that is gone: %w", err)
	}
	if err := s.deleteLogs(ctx, []log.LogID{q.Commands, q.Snapshots}); err != nil {
		return true, fmt.Errorf("delete logs of a queue that is gone: %w", err)
	}
	return true, nil
}

// newQueue checks the arguments and fills in what they leave open.
func (s *Service) newQueue(t shardwell.Tenant, req *kinesis.CreateQueueInput) (catalog.CreateQueue, error) {
	c := catalog.CreateQueue{
		ID: newQueueID(), Queue: req.QueueName, Start: catalog.StartLatest, Tags: req.Tags, DelayMillis: s.stateDelay(catalog.Creating).Milliseconds(),
		QueueAttributes: catalog.QueueAttributes{VisibilityTimeoutSeconds: defaultVisibilitySeconds, MaxReceiveCount: defaultMaxReceiveCount},
		Limits:          s.consumerLimits(),
	}
	if len(req.StreamConfigurationList) != 1 {
		return c, errOneStreamForQueue(len(req.StreamConfigurationList))
	}
	from := &req.StreamConfigurationList[0]
	var err error
	if c.Key, err = addressed(t, "", from.StreamARN); err != nil {
		return c, err
	}
	if p := from.StartingPosition; p != nil {
		c.Start = p.Type
		if err := checkQueueStart(p, s.data.clock.now()); err != nil {
			return c, err
		}
		if p.Type == catalog.StartAtTimestamp {
			c.StartAt = millis(p.Timestamp)
		}
	}
	if a := req.QueueAttributes; a != nil {
		if a.VisibilityTimeoutSeconds != nil {
			c.VisibilityTimeoutSeconds = *a.VisibilityTimeoutSeconds
		}
		if a.DeadLetterConfiguration != nil {
			if c.MaxReceiveCount, err = deadLetters(a.DeadLetterConfiguration); err != nil {
				return c, err
			}
		}
	}
	return c, s.checkNewTags(tagged{shardwell.KindQueue, c.Queue, t.Account}, req.Tags)
}

// checkQueueStart holds type and time of a starting position against each other,
// as for iterators.
func checkQueueStart(p *kinesis.QueueStartingPosition, now time.Time) error {
	switch {
	case p.Type == catalog.StartAtTimestamp && p.Timestamp.IsZero():
		return errQueueStartWithoutTime()
	case p.Type != catalog.StartAtTimestamp && !p.Timestamp.IsZero():
		return errQueueStartWithTime(p.Type)
	case p.Type == catalog.StartAtTimestamp && p.Timestamp.UnixMilli() > now.UnixMilli():
		return errTimestampInFuture(p.Timestamp, now)
	}
	return nil
}
