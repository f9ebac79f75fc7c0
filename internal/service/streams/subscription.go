package streams

import (
	"context"
	"time"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/log"
	"github.com/shardwell/shardwell/internal/service"
	"github.com/shardwell/shardwell/internal/service/streams/catalog"
	"github.com/shardwell/shardwell/internal/service/streams/quota"
)

const (
	// subscriptionLife is how long a subscription lasts (AWS documentation).
	subscriptionLife = 5 * time.Minute
	// beatEvery is how long a subscription says nothing at most. AWS promises five
	// seconds, and clients give up after ten.
	beatEvery = 4500 * time.Millisecond
)

// subscription pushes the records of one shard to one consumer. It belongs to
// the goroutine of its request.
type subscription struct {
	*fanout
	counters *consumerCounters
	seat     *seat
	lost     <-chan struct{} // closed when the seat is

	key      catalog.Key // of the stream
	uid      string      // of the stream
	consumer catalog.ConsumerID
	shard    uint32
	log      log.LogID
	feed     *feed  // of the log
	event    *event // that is being made; nil while there is none

	next    log.Position  // where to read on
	end     log.Position  // of the log, as far as is known
	arrival log.Millis    // no record before next arrived later
	expires quota.Instant // when it ends
	due     quota.Instant // when something must be said

	stamped log.Position // what next was when the last continuation was given
	stamp   int64        // the time in that
}

// run pushes until the subscription is over, which is no error; see
// service.Stream.
func (s *subscription) run(ctx context.Context, to service.Events) error {
	defer s.seats.leave(s.seat, s.lost)
	s.feed = s.feeds.join(s.log)
	defer s.feeds.leave(s.feed)
	defer s.release() // after a panic: slots are few
	alarm := newAlarm()
	defer alarm.Stop()
	if s.due = s.data.instant(); s.next < s.end {
		s.due += beatEvery // what there is will be said first
	}
	for {
		// What happens from here on ends the wait below.
		moved := s.data.clock.moved()
		end, more := s.feed.look()
		s.end = max(s.end, end)
		stream, shard, changed, err := s.look()
		if err != nil {
			return err
		}
		wait, over, err := s.step(ctx, to, stream, shard)
		if over || err != nil {
			return err
		}
		if wait > 0 {
			alarm.set(s.data.instant(), wait, moved)
			select {
			case <-alarm.C:
				alarm.rang()
			case <-more:
			case <-changed:
			case <-moved:
			case <-s.lost:
			case <-ctx.Done():
			case <-s.feeds.ctx.Done():
			}
		}
		select {
		case <-s.lost:
			return errActiveSubscription(s.key, s.consumer.Consumer, s.shard)
		default:
		}
		if ctx.Err() != nil || s.feeds.ctx.Err() != nil {
			return nil
		}
	}
}

// look finds the stream and the shard as they are now. It is an error if they are
// gone, or the consumer is.
func (s *subscription) look() (stream *catalog.Stream, shard *catalog.Shard, changed <-chan struct{}, err error) {
	stream, changed = s.watch(s.key)
	if stream == nil || stream.UID != s.uid || stream.Status == catalog.Deleting {
		return nil, nil, nil, catalog.NotFound(s.key)
	}
	consumer := stream.Consumer(s.consumer.Consumer)
	if consumer == nil || consumer.ID() != s.consumer || consumer.Status == catalog.Deleting {
		return nil, nil, nil, catalog.ConsumerNotFound(s.key, s.consumer)
	}
	if shard = stream.Shard(s.shard); shard == nil {
		return nil, nil, nil, errNoSuchShard(shardwell.FormatShardID(s.shard), s.key.Name, s.key.Account)
	}
	return stream, shard, changed, nil
}

// step does what there is to do now, and says how long to wait at most before
// the next step, or that the subscription is over.
func (s *subscription) step(ctx context.Context, to service.Events, stream *catalog.Stream, shard *catalog.Shard) (wait time.Duration, over bool, err error) {
	now := s.data.instant()
	if now >= s.expires {
		return 0, true, nil
	}
	if shard.Closed() && s.next >= shard.End {
		return 0, true, s.say(ctx, to, stream, shard, true)
	}
	if now >= s.due {
		return 0, false, s.say(ctx, to, stream, shard, false)
	}
	until := min(s.expires, s.due)
	if s.next < s.end {
		owed := s.seat.owes(now, s.limits.bytes)
		if owed == 0 {
			over, err = s.push(ctx, to, stream, shard)
			return 0, over, err
		}
		until = min(until, now+owed)
	}
	return until - now, false, nil
}

// say sends an event without records: a sign of life with a fresh position, or
// the last event of a shard that is over.
func (s *subscription) say(ctx context.Context, to service.Events, stream *catalog.Stream, shard *catalog.Shard, last bool) error {
	e, err := newEvent(ctx, false)
	if err != nil {
		return err
	}
	s.event = e
	if s.next < s.end {
		e.output.MillisBehindLatest = max(1, s.data.clock.now().UnixMilli()-int64(s.arrival))
	}
	return s.send(to, e, stream, shard, last, 0)
}

// push sends the next records, if there is memory for them before something has
// to be said. over says that they were the last ones of the shard.
func (s *subscription) push(ctx context.Context, to service.Events, stream *catalog.Stream, shard *catalog.Shard) (over bool, err error) {
	for room := eventBytes; ; {
		if ok, err := s.reserve(ctx, to, room); !ok {
			return false, err
		}
		e, err := newEvent(ctx, true)
		if err != nil {
			return false, nil
		}
		s.event = e
		read, err := s.read(ctx, e, stream, shard)
		if err != nil {
			s.release()
			return false, err
		}
		// A large record is read again once there is memory for it: meanwhile
		// nothing is held.
		if need := encodedBytes(e.Len(), read.bytes); need > room {
			s.release()
			room = need
			continue
		}
		s.next, s.end = read.next, max(s.end, read.next)
		if n := e.Len(); n > 0 {
			s.arrival = e.records[n-1].Arrival
		}
		over = shard.Closed() && s.next >= shard.End
		if e.Len() == 0 && !over {
			s.release()
			return false, nil
		}
		e.output.MillisBehindLatest = read.age
		return over, s.send(to, e, stream, shard, over, read.bytes)
	}
}

// release lets go of the event that is being made, if there is one.
func (s *subscription) release() {
	if s.event != nil {
		s.event.release()
		s.event = nil
	}
}

// reserve waits for memory until something has to be said.
func (s *subscription) reserve(ctx context.Context, to service.Events, n int) (ok bool, err error) {
	if to.TryReserve(n) { // as nearly always
		return true, nil
	}
	patience, cancel := context.WithTimeout(ctx, s.due-s.data.instant())
	defer cancel()
	err = to.Reserve(patience, n)
	if err != nil && patience.Err() != nil {
		return false, nil // ctx may have ended; who waits next sees that
	}
	return err == nil, err
}

// read reads the next records. The error is for the client.
func (s *subscription) read(ctx context.Context, e *event, stream *catalog.Stream, shard *catalog.Shard) (eventRead, error) {
	read, err := e.read(ctx, s.data, s.feed, stream, shard, s.next, s.data.clock.now())
	if err != nil {
		return eventRead{}, s.data.readFailure(stream, shard, err)
	}
	return read, nil
}

// send sends an event and releases it. bytes is the size of its records.
func (s *subscription) send(to service.Events, e *event, stream *catalog.Stream, shard *catalog.Shard, last bool, bytes int64) error {
	if last {
		e.output.ChildShards = childShards(stream, shard)
	} else {
		e.output.ContinuationSequenceNumber = s.continuation(shard)
	}
	records, age := int64(e.Len()), e.output.MillisBehindLatest
	s.seat.charge(s.data.instant(), s.limits.bytes, bytes)
	err := to.Send(e, s.release)
	s.release() // after an error
	s.due = s.data.instant() + beatEvery
	if err == nil {
		s.counters.sent(records, bytes, age)
	}
	return err
}

// continuation gives a number that lies above all records before next, and below
// all others: that of the position before next, at a time later than any record
// there. It grows, even if there is nothing new.
func (s *subscription) continuation(shard *catalog.Shard) string {
	at := max(s.data.clock.now().Unix(), int64(s.arrival)/1000+1)
	if s.stamped == s.next {
		at = max(at, s.stamp+1)
	}
	s.stamped, s.stamp = s.next, at
	return shardwell.SequenceNumber{Created: shard.NumberEpoch, Shard: shard.Index, Index: uint64(s.next - 1), Time: at}.String()
}
