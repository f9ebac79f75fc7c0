package bench

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"

	"github.com/shardwell/shardwell/internal/api/kinesis"
)

// pushName is what Options.Only calls the rows of pushed records.
const pushName = "SubscribeToShard"

// The settings of pushing: how many consumers of how many shards, and how many
// subscriptions are held open without records.
var pushSettings = []struct{ consumers, shards int }{{1, 1}, {20, 1}, {1, 64}, {20, 64}}

const (
	idleConsumers = 20
	idleShards    = 100
)

// push measures how long after it was put a record reaches consumers, and what
// subscriptions cost that are open.
func (r *run) push(ctx context.Context) (err error) {
	server, err := startChild(ctx, r.Binary, r.serve(filepath.Join(r.dir, "push"))...)
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
	conn, err := dial(ctx, t.url, nil)
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
