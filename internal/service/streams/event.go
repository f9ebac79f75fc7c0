package streams

import (
	"context"
	"sync"
	"time"

	"github.com/shardwell/shardwell/internal/api/kinesis"
	"github.com/shardwell/shardwell/internal/log"
	"github.com/shardwell/shardwell/internal/service/streams/catalog"
)

// event is one event of a subscription. It is used again and again.
type event struct {
	batch
	output kinesis.SubscribeToShardEvent
	slot   bool // of eventSlots

	feed *feed // whose lent is
	lent *lent // what the records are of, if another has read them or they were read for others, too
}

// Rest implements wire.Event.
func (e *event) Rest() *kinesis.SubscribeToShardEvent { return &e.output }

// How much an event holds, unless its only record is larger: AWS sends up to
// 2 MB, but what a slow client has not taken is held for it, and this much at a
// time costs nothing in throughput. As JSON it is mostly less than eventBytes.
const (
	maxEventRecords = 800
	maxEventBytes   = 128 << 10
	eventBytes      = 256 << 10
)

// encodedBytes is about how long records are as JSON, the longer of the protocols.
func encodedBytes(records int, bytes int64) int {
	const around = 224 // a record's number, time and names, and the ends of base64
	return records*around + int(bytes)*4/3
}

var events = sync.Pool{New: func() any { return new(event) }}

// eventSlots bounds how many events are read and encoded at a time. None waits
// for its client meanwhile, so they come and go quickly.
var eventSlots = make(chan struct{}, 16)

// newEvent waits for its turn if the event is going to have records. The event
// must be released.
func newEvent(ctx context.Context, records bool) (*event, error) {
	if records {
		select {
		case eventSlots <- struct{}{}:
		case <-ctx.Done():
			return nil, ctx.Err()
		}
	}
	e := events.Get().(*event)
	if e.slot = records; records {
		e.buffer = buffers.Get().(*log.Buffer)
	}
	return e, nil
}

func (e *event) release() {
	if e.lent != nil {
		e.feed.giveBack(e.lent)
	}
	if e.slot {
		buffers.Put(e.buffer)
		<-eventSlots
	}
	*e = event{}
	events.Put(e)
}

// read is what came of reading for an event.
type eventRead struct {
	next  log.Position // where to read on
	age   int64        // MillisBehindLatest
	bytes int64        // of data and keys
}

// read fills the event with records from a position on, which it may borrow from
// the feed. The error is the engine's, or that of a record that is none.
func (e *event) read(ctx context.Context, d *dataPath, f *feed, stream *catalog.Stream, shard *catalog.Shard, from log.Position, now time.Time) (r eventRead, err error) {
	dead := horizon(stream, d.clock.retention())
	page, err := e.readShared(ctx, d, f, stream, shard, from, dead)
	if err != nil {
		return eventRead{}, err
	}
	r.age, r.next, r.bytes, err = e.fill(shard, page, maxEventBytes, dead, now)
	return r, err
}

// readShared reads for others, too, or takes what another has read.
func (e *event) readShared(ctx context.Context, d *dataPath, f *feed, stream *catalog.Stream, shard *catalog.Shard, from log.Position, dead log.Millis) (page log.Page, err error) {
	l, first := f.borrow(ctx, from)
	if l == nil {
		if first {
			// After a panic, too: the others wait for it.
			defer func() {
				if l = f.offer(from, page, e.buffer); l != nil {
					e.buffer = buffers.Get().(*log.Buffer)
					page = e.own(f, l)
				}
			}()
		}
		return d.readLive(ctx, stream, shard, from, dead,
			log.Limit{Records: maxEventRecords, Bytes: maxEventBytes + maxEventRecords*headBytes(stream)}, e.buffer)
	}
	page = e.own(f, l)
	if end, _ := f.look(); end > page.End { // more has come since it was read
		page.End = end
	}
	return page, nil
}

// own makes what is lent the event's until it is released: a list of the records
// that it may change, of bytes that it may not.
func (e *event) own(f *feed, l *lent) log.Page {
	e.feed, e.lent = f, l
	page := l.page
	e.buffer.Records = append(e.buffer.Records[:0], page.Records...)
	page.Records = e.buffer.Records
	return page
}
