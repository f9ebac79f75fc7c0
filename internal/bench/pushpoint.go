package bench

import (
	"bytes"
	"context"
	"encoding/base64"
	"encoding/binary"
	"errors"
	"fmt"
	"net/http/httputil"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"github.com/shardwell/shardwell/internal/api/kinesis"
	"github.com/shardwell/shardwell/internal/wire/eventstream"
)

const (
	pushDataBytes = 100
	// pushMost bounds the records of one setting.
	pushMost = 1 << 20
	// pushKeys is how many partition keys there are, which scatter over all shards.
	pushKeys = 1 << 10
)

// pushPoint measures one setting: every consumer gets every record. First the
// records go as fast as they are answered, and all have to arrive: that is the
// highest rate. Then they go at half of that rate, and each is timed.
func (r *run) pushPoint(ctx context.Context, t *target, p *PushPoint) (err error) {
	stream, err := t.createStream(ctx, p.Shards)
	if err != nil {
		return err
	}
	subscriptions, err := t.subscribeAll(ctx, stream, p.Consumers, p.Shards)
	defer func() { _ = closeAll(subscriptions) }() // measured by then, or failed
	if err != nil {
		return err
	}
	ctx, cancel := context.WithTimeoutCause(ctx, r.Each*2+hangTimeout, errHangs)
	defer cancel()
	puts := newPushed(t, stream)
	readers := puts.follow(subscriptions)
	err = r.pushPhases(ctx, t, puts, p, readers.failed)
	puts.over.Store(true)
	closeErr := closeAll(subscriptions) // which ends the readers
	readers.running.Wait()
	if err != nil {
		return errors.Join(err, closeErr)
	}
	pushes := slices.Concat(readers.latencies...)
	slices.Sort(pushes)
	p.P50Millis, p.P99Millis, p.P999Millis = percentile(pushes, 0.5), percentile(pushes, 0.99), percentile(pushes, 0.999)
	return closeErr
}

// pushPhases puts the records of one setting.
func (r *run) pushPhases(ctx context.Context, t *target, puts *pushed, p *PushPoint, failed <-chan error) error {
	began := time.Now()
	n, _, err := puts.put(ctx, r.Connections, began.Add(r.Each/4), 0)
	if err != nil {
		return err
	}
	if err := puts.await(ctx, n*p.Consumers, failed); err != nil {
		return err
	}
	p.PeakPutsPerSecond = over(float64(n), time.Since(began).Seconds())

	puts.timed.Store(int64(n))
	cpu, own := t.child.cpu(), ownCPU()
	began = time.Now()
	all, result, err := puts.put(ctx, r.Connections, began.Add(r.Each), p.PeakPutsPerSecond/2)
	if err != nil {
		return err
	}
	if err := puts.await(ctx, all*p.Consumers, failed); err != nil {
		return err
	}
	took := time.Since(began).Seconds()
	reached := (all - n) * p.Consumers
	p.PutsPerSecond, p.PushedPerSecond = over(float64(all-n), took), over(float64(reached), took)
	p.CPUMicros, p.ClientCPUMicros = perRecord(t.child.cpu()-cpu, reached), perRecord(ownCPU()-own, reached)
	p.PutP50Millis, p.PutP99Millis = result.percentile(0.5), result.percentile(0.99)
	return nil
}

// pushed are the records of one setting, numbered from 0 on: when each was sent,
// and how many have arrived at all consumers together.
type pushed struct {
	t       *target
	request request
	from    time.Time
	sent    []atomic.Int64 // nanoseconds after from
	next    atomic.Int64   // the number of the next record
	timed   atomic.Int64   // the first that is timed
	arrived atomic.Int64
	over    atomic.Bool // subscriptions may end
}

func newPushed(t *target, stream string) *pushed {
	return &pushed{
		t: t, from: time.Now(), sent: make([]atomic.Int64, pushMost),
		request: t.build("/", "PutRecord", &kinesis.PutRecordInput{
			StreamName: stream, Data: make([]byte, pushDataBytes), PartitionKey: partitionKey(0, 0)}, putSingle.succeeded),
	}
}

// put puts records until end: at a fixed rate, or without one as fast as they
// are answered. It gives how many there have been so far, from the first on.
// As in openLoop, a record is timed from when it was due if no connection was
// free then, and from when it was sent otherwise.
func (p *pushed) put(ctx context.Context, connections int, end time.Time, perSecond float64) (int, *loadResult, error) {
	first, begin := p.next.Load(), time.Now()
	result, err := together(ctx, p.t.url, connections, func(ctx context.Context, conn *connection, _ int, result *loadResult) error {
		one := p.numbered()
		for {
			due := time.Now()
			if perSecond <= 0 && due.After(end) {
				return nil
			}
			i := p.next.Add(1) - 1
			if perSecond > 0 {
				due = begin.Add(time.Duration(float64(i-first) / perSecond * float64(time.Second)))
			}
			if due.After(end) || i >= pushMost {
				p.next.Add(-1)
				return nil
			}
			if ahead := time.Until(due); ahead > 0 {
				if err := wait(ctx, ahead); err != nil {
					return err
				}
				due = time.Now()
			}
			p.sent[i].Store(int64(due.Sub(p.from)))
			if _, err := conn.call(one.with(i), false); err != nil {
				return err
			}
			result.latencies = append(result.latencies, time.Since(due))
		}
	})
	return int(p.next.Load()), result, err
}

// await waits until so many records have arrived.
func (p *pushed) await(ctx context.Context, n int, failed <-chan error) error {
	for p.arrived.Load() < int64(n) {
		select {
		case err := <-failed:
			return err
		default:
		}
		if err := wait(ctx, time.Millisecond); err != nil {
			return fmt.Errorf("%d of %d records were pushed: %w", p.arrived.Load(), n, err)
		}
	}
	return nil
}

// numberedPut is a PutRecord whose number and key are written into the request
// in place: to build and sign it anew would cost more than sending it.
type numberedPut struct {
	request   request
	data, key []byte // in request.raw
}

// Bytes of data that hold the number, and of the base64 that holds them.
const (
	numberBytes = 6
	numberText  = numberBytes / 3 * 4
)

func (p *pushed) numbered() *numberedPut {
	n := &numberedPut{request: request{raw: bytes.Clone(p.request.raw), check: p.request.check}}
	n.data, _, _ = nextText(n.request.raw, "Data")
	n.key, _, _ = nextText(n.request.raw, "PartitionKey")
	return n
}

// with gives the request for record i, valid until the next call.
func (n *numberedPut) with(i int64) request {
	var number [numberBytes]byte
	binary.BigEndian.PutUint32(number[:], uint32(i))
	base64.StdEncoding.Encode(n.data, number[:])
	copy(n.key, pushKeyTexts()[i%pushKeys])
	return n.request
}

var pushKeyTexts = sync.OnceValue(func() (keys [pushKeys]string) {
	for i := range keys {
		keys[i] = partitionKey(0, i)
	}
	return keys
})

// followers are the readers of all subscriptions.
type followers struct {
	running   sync.WaitGroup
	failed    chan error
	latencies [][]time.Duration // of each subscription
}

// follow reads subscriptions until their connections are closed.
func (p *pushed) follow(subscriptions []*connection) *followers {
	f := &followers{failed: make(chan error, len(subscriptions)), latencies: make([][]time.Duration, len(subscriptions))}
	for i, s := range subscriptions {
		f.running.Go(func() {
			var err error
			if f.latencies[i], err = p.read(s); err != nil {
				f.failed <- err
			}
		})
	}
	return f
}

// read reads a subscription until its connection is closed, and gives how long
// after it was sent each timed record came. It looks for nothing but the
// records' data, to cost as little as it can.
func (p *pushed) read(s *connection) (latencies []time.Duration, err error) {
	frames := eventstream.NewReader(httputil.NewChunkedReader(s.reader))
	for {
		f, err := frames.Next()
		now := time.Since(p.from)
		if err != nil {
			if !p.over.Load() {
				return nil, fmt.Errorf("a subscription ended early: %w", err)
			}
			return latencies, nil
		}
		if f.Header(eventstream.EventType) != kinesisEvent {
			continue
		}
		records := int64(0)
		for data, rest, ok := nextText(f.Payload, "Data"); ok; data, rest, ok = nextText(rest, "Data") {
			var number [numberBytes]byte
			if len(data) < numberText {
				return nil, fmt.Errorf("a record that was not put: %q", data)
			}
			if _, err := base64.StdEncoding.Decode(number[:], data[:numberText]); err != nil {
				return nil, err
			}
			i := int64(binary.BigEndian.Uint32(number[:]))
			if i >= p.timed.Load() {
				latencies = append(latencies, now-time.Duration(p.sent[i].Load()))
			}
			records++
		}
		p.arrived.Add(records)
	}
}

// kinesisEvent is the type of the events with records.
const kinesisEvent = "SubscribeToShardEvent"

// nextText finds the next member of that name in compact JSON, and gives its text
// and what follows.
func nextText(body []byte, name string) (text, rest []byte, ok bool) {
	_, rest, ok = bytes.Cut(body, []byte(`"`+name+`":"`))
	if !ok {
		return nil, nil, false
	}
	end := bytes.IndexByte(rest, '"')
	if end < 0 {
		return nil, nil, false
	}
	return rest[:end], rest[end:], true
}
