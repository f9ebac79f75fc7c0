package bench

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"net/http/httputil"
	"path/filepath"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"github.com/shardwell/shardwell/internal/api/kinesis"
	"github.com/shardwell/shardwell/internal/wire/eventstream"
	wirejson "github.com/shardwell/shardwell/internal/wire/json"
)

// pushName is what Options.Only calls the rows of pushed records.
const pushName = "SubscribeToShard"

// The settings of pushing: how many consumers of how many shards; how many
// records are put a second, by PutRecord from so many connections; how many
// subscriptions are held open without records.
var pushSettings = []struct{ consumers, shards int }{{1, 1}, {20, 1}, {1, 64}, {20, 64}}

const (
	pushPerSecond   = 500
	pushConnections = 8
	pushDataBytes   = 100
	idleConsumers   = 20
	idleShards      = 100
)

// push measures how long after it was put a record reaches consumers, and what
// subscriptions cost that are open.
func (r *run) push(ctx context.Context) (err error) {
	args := []string{"serve", "--listen", "127.0.0.1:0", "--data", filepath.Join(r.dir, "push"), "--quotas", "off", "--log-level", "warn"}
	if r.Profiles != "" {
		args = append(args, "--pprof-socket", r.socket())
	}
	server, err := startChild(ctx, r.Binary, args...)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, server.stop()) }()
	t := &target{url: server.url, account: r.Account, child: server}
	before := r.server
	r.server = t // for profiles
	defer func() { r.server = before }()

	push := &Push{}
	r.report.Push = push
	if err := r.pushIdle(ctx, t, push); err != nil {
		return err
	}
	for _, s := range pushSettings {
		what := fmt.Sprintf("%s, %d consumers of %d shards", pushName, s.consumers, s.shards)
		r.Progress(what)
		point := PushPoint{Consumers: s.consumers, Shards: s.shards}
		if err := r.profiled(ctx, what, func() error { return r.pushPoint(ctx, t, &point) }); err != nil {
			return err
		}
		push.Points = append(push.Points, point)
	}
	return nil
}

// pushIdle holds many subscriptions open and looks at the server's memory.
func (r *run) pushIdle(ctx context.Context, t *target, push *Push) error {
	r.Progress(fmt.Sprintf("%s, %d idle", pushName, idleConsumers*idleShards))
	stream, err := t.createStream(ctx, idleShards)
	if err != nil {
		return err
	}
	empty := t.child.memory("VmRSS")
	subscriptions, err := t.subscribeAll(ctx, stream, idleConsumers, idleShards)
	push.Idle, push.IdleBytes = len(subscriptions), t.child.memory("VmRSS")
	push.IdleBytesEach = (push.IdleBytes - empty) / int64(max(1, push.Idle))
	return errors.Join(err, closeAll(subscriptions))
}

// pushPoint measures one setting: every consumer gets every record.
func (r *run) pushPoint(ctx context.Context, t *target, p *PushPoint) error {
	stream, err := t.createStream(ctx, p.Shards)
	if err != nil {
		return err
	}
	subscriptions, err := t.subscribeAll(ctx, stream, p.Consumers, p.Shards)
	defer func() { _ = closeAll(subscriptions) }() // measured by then, or failed
	if err != nil {
		return err
	}
	ctx, cancel := context.WithTimeoutCause(ctx, r.Each*6/5+hangTimeout, errHangs)
	defer cancel()
	puts := &pushed{sent: make([]atomic.Int64, max(1, int(pushPerSecond*r.Each.Seconds()*6/5))), from: time.Now()}
	puts.missing.Store(int64(p.Consumers * len(puts.sent)))
	puts.all = make(chan struct{})

	failed := make(chan error, len(subscriptions))
	latencies := make([][]time.Duration, len(subscriptions))
	var reading sync.WaitGroup
	for i, s := range subscriptions {
		reading.Go(func() {
			var err error
			if latencies[i], err = puts.read(s); err != nil {
				failed <- err
			}
		})
	}
	result, err := r.putPushed(ctx, t, stream, puts)
	if err == nil {
		select {
		case <-puts.all:
		case err = <-failed:
		case <-ctx.Done():
			err = context.Cause(ctx)
		}
	}
	took := time.Since(puts.from)
	closeErr := closeAll(subscriptions) // which ends the readers
	reading.Wait()
	if err != nil {
		return errors.Join(err, closeErr)
	}
	var pushes []time.Duration
	for _, some := range latencies {
		pushes = append(pushes, some...)
	}
	slices.Sort(pushes)
	p.PutsPerSecond, p.PushedPerSecond = over(float64(len(puts.sent)), took.Seconds()), over(float64(len(pushes)), took.Seconds())
	p.P50Millis, p.P99Millis = percentile(pushes, 0.5), percentile(pushes, 0.99)
	p.PutP50Millis, p.PutP99Millis = result.percentile(0.5), result.percentile(0.99)
	return closeErr
}

// pushed are the records of one setting: when each was sent, and how many of
// them have not reached every consumer.
type pushed struct {
	from    time.Time
	sent    []atomic.Int64 // nanoseconds after from
	missing atomic.Int64
	all     chan struct{} // closed when none is missing
}

// putPushed puts the records, each when it is due. A record's data begins with
// its number.
func (r *run) putPushed(ctx context.Context, t *target, stream string, puts *pushed) (*loadResult, error) {
	return together(ctx, t.url, pushConnections, func(ctx context.Context, conn *connection, number int, result *loadResult) error {
		for i := number; i < len(puts.sent); i += pushConnections {
			data := binary.BigEndian.AppendUint32(make([]byte, 0, pushDataBytes), uint32(i))
			request := t.build("/", "PutRecord", &kinesis.PutRecordInput{
				StreamName: stream, Data: data[:pushDataBytes], PartitionKey: partitionKey(0, i)}, putSingle.succeeded)
			if ahead := time.Until(puts.from.Add(time.Duration(i) * time.Second / pushPerSecond)); ahead > 0 {
				if err := wait(ctx, ahead); err != nil {
					return err
				}
			}
			begin := time.Now()
			puts.sent[i].Store(int64(begin.Sub(puts.from)))
			if _, err := conn.call(request, false); err != nil {
				return err
			}
			result.latencies = append(result.latencies, time.Since(begin))
		}
		return nil
	})
}

// read reads a subscription until its connection is closed, and gives how long
// after it was sent each record came.
func (p *pushed) read(s *connection) (latencies []time.Duration, err error) {
	frames := eventstream.NewReader(httputil.NewChunkedReader(s.reader))
	var event kinesis.SubscribeToShardEvent
	for {
		f, err := frames.Next()
		now := time.Since(p.from)
		if err != nil {
			if p.missing.Load() > 0 {
				return nil, fmt.Errorf("a subscription ended early: %w", err)
			}
			return latencies, nil
		}
		if f.Header(eventstream.EventType) != kinesisEvent {
			continue
		}
		event = kinesis.SubscribeToShardEvent{}
		if err := wirejson.Decode(f.Payload, &event); err != nil {
			return nil, err
		}
		for i := range event.Records {
			number := binary.BigEndian.Uint32(event.Records[i].Data)
			latencies = append(latencies, now-time.Duration(p.sent[number].Load()))
		}
		if n := int64(len(event.Records)); n > 0 && p.missing.Add(-n) == 0 {
			close(p.all)
		}
	}
}

// kinesisEvent is the type of the events with records.
const kinesisEvent = "SubscribeToShardEvent"

// subscribeAll registers consumers of a stream and subscribes each to all of its
// shards. It gives the connections behind the first frame, also those there are
// when it fails.
func (t *target) subscribeAll(ctx context.Context, stream string, consumers, shards int) (all []*connection, err error) {
	var described kinesis.DescribeStreamSummaryOutput
	if err := t.call(ctx, "DescribeStreamSummary", &kinesis.DescribeStreamSummaryInput{StreamName: stream}, &described); err != nil {
		return nil, err
	}
	arns := make([]string, consumers)
	for i := range arns {
		var made kinesis.RegisterStreamConsumerOutput
		if err := t.call(ctx, "RegisterStreamConsumer", &kinesis.RegisterStreamConsumerInput{
			StreamARN: described.StreamDescriptionSummary.StreamARN, ConsumerName: fmt.Sprint("c", i)}, &made); err != nil {
			return nil, err
		}
		arns[i] = made.Consumer.ConsumerARN
	}
	for _, arn := range arns {
		for shard := range shards {
			s, err := t.subscribe(ctx, arn, shard)
			if err != nil {
				return all, err
			}
			all = append(all, s)
		}
	}
	return all, nil
}

// subscribe subscribes to a shard, as soon as the consumer is ACTIVE.
func (t *target) subscribe(ctx context.Context, consumer string, shard int) (*connection, error) {
	q := t.build("/", "SubscribeToShard", &kinesis.SubscribeToShardInput{
		ConsumerARN: consumer, ShardId: fmt.Sprint(shard), StartingPosition: &kinesis.StartingPosition{Type: "LATEST"}}, nil)
	conn, err := dial(ctx, t.url)
	if err != nil {
		return nil, err
	}
	for {
		if _, err := conn.Write(q.raw); err != nil {
			return nil, errors.Join(err, conn.Close())
		}
		head, err := conn.head()
		if err != nil {
			return nil, errors.Join(err, conn.Close())
		}
		if head.status == 200 {
			return conn, nil
		}
		err = errors.Join(conn.readBody(head), wait(ctx, createLook))
		if code, _ := member(conn.body, "__type"); string(code) != "ResourceInUseException" || err != nil {
			return nil, errors.Join(fmt.Errorf("subscribe: %s", conn.body), err, conn.Close())
		}
	}
}

func closeAll(connections []*connection) (err error) {
	for _, c := range connections {
		if c.Conn != nil {
			err = errors.Join(err, c.Close())
			c.Conn = nil
		}
	}
	return err
}
