package bench

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strconv"
	"sync/atomic"
	"time"

	"github.com/shardwell/shardwell/internal/api"
	"github.com/shardwell/shardwell/internal/api/kinesis"
)

// controlName is what Options.Only calls the rows of the control plane.
const controlName = "control plane"

// controlPlane measures what many streams, and a stream of many shards, do to
// the operations on streams. Each has a server to itself, with nothing else in
// it, so that memory can be told per shard.
func (r *run) controlPlane(ctx context.Context) error {
	for _, shape := range []struct{ streams, shards int }{{r.Many, 1}, {1, r.Many}} {
		point, err := r.controlPoint(ctx, shape.streams, shape.shards)
		if err != nil {
			return fmt.Errorf("measure %s of %d x %d shards: %w", controlName, shape.streams, shape.shards, err)
		}
		r.report.ControlPlane = append(r.report.ControlPlane, *point)
	}
	return nil
}

// controlPoint measures one shape.
func (r *run) controlPoint(ctx context.Context, streams, shards int) (_ *ControlPoint, err error) {
	p := &ControlPoint{Streams: streams, ShardsEach: shards}
	args := r.serve(filepath.Join(r.dir, fmt.Sprintf("control-%d-%d", streams, shards)))
	server, err := startChild(ctx, r.Binary, args...)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, server.stop()) }()
	empty := server.memory("VmRSS")
	t := &target{url: server.url, account: r.Account, child: server}
	before := r.server
	r.server = t // for profiles
	defer func() { r.server = before }()

	r.Progress(fmt.Sprintf("%s of %d x %d shards", controlName, streams, shards))
	if err := r.createMany(ctx, t, p); err != nil {
		return nil, err
	}
	if err := r.describeMany(ctx, t, p); err != nil {
		return nil, err
	}
	all := int64(streams * shards)
	p.BytesPerShard = (server.memory("VmRSS") - empty) / all
	if err := server.stop(); err != nil {
		return nil, err
	}
	again, err := startChild(ctx, r.Binary, args...)
	if err != nil {
		return nil, err
	}
	server = again
	p.RestartSeconds = again.started.Seconds()
	p.RestartedBytesPerShard = (again.memory("VmRSS") - empty) / all
	return p, nil
}

// createMany makes the streams, from all connections at once, and waits until
// they can be used.
func (r *run) createMany(ctx context.Context, t *target, p *ControlPoint) error {
	var next atomic.Int64
	begin := time.Now()
	made, err := together(ctx, t.url, min(r.Connections, p.Streams), func(ctx context.Context, conn *connection, _ int, result *loadResult) error {
		for ctx.Err() == nil {
			i := int(next.Add(1) - 1)
			if i >= p.Streams {
				return nil
			}
			count := int32(p.ShardsEach)
			request := t.build("/", "CreateStream", &kinesis.CreateStreamInput{StreamName: manyName(i), ShardCount: &count}, nil)
			sent := time.Now()
			if _, err := conn.call(request, false); err != nil {
				return err
			}
			result.requests++
			result.latencies = append(result.latencies, time.Since(sent))
		}
		return nil
	})
	if err != nil {
		return err
	}
	made.took = time.Since(begin)
	p.CreatesPerSecond, p.Create = made.perSecond(), latencyOf(made)
	if err := t.awaitAllActive(ctx); err != nil {
		return err
	}
	p.ActiveSeconds = time.Since(begin).Seconds()
	return nil
}

// awaitAllActive waits until every stream of the server can be used.
func (t *target) awaitAllActive(ctx context.Context) error {
	after := ""
	for {
		var page kinesis.ListStreamsOutput
		if err := t.call(ctx, "ListStreams", &kinesis.ListStreamsInput{ExclusiveStartStreamName: after}, &page); err != nil {
			return err
		}
		passed := true
		for i := range page.StreamSummaries {
			if passed = page.StreamSummaries[i].StreamStatus == kinesis.StreamStatusActive; !passed {
				break
			}
			after = page.StreamNames[i]
		}
		switch {
		case passed && !page.HasMoreStreams:
			return nil
		case !passed:
			if err := wait(ctx, createLook); err != nil {
				return err
			}
		}
	}
}

func manyName(i int) string { return "many-" + strconv.Itoa(i) }

// describeConnections ask at a time: as many as there are processors on a small
// machine, so that it is the answer that takes the time and not the queue.
const describeConnections = 2

// describeMany asks for what there is, again and again.
func (r *run) describeMany(ctx context.Context, t *target, p *ControlPoint) error {
	middle := manyName(p.Streams / 2)
	after := manyName(0)
	for _, row := range []struct {
		operation string
		in        api.Struct
		into      *Latency
	}{
		{"ListStreams", &kinesis.ListStreamsInput{ExclusiveStartStreamName: after}, &p.ListStreams},
		{"DescribeStreamSummary", &kinesis.DescribeStreamSummaryInput{StreamName: middle}, &p.DescribeStreamSummary},
		{"DescribeStream", &kinesis.DescribeStreamInput{StreamName: middle}, &p.DescribeStream},
		{"ListShards", &kinesis.ListShardsInput{StreamName: middle}, &p.ListShards},
	} {
		asked := t.build("/", row.operation, row.in, nil)
		var result *loadResult
		err := r.profiled(ctx, fmt.Sprintf("%s %s %d x %d", controlName, row.operation, p.Streams, p.ShardsEach), func() (err error) {
			result, err = closedLoop(ctx, t.url, describeConnections, r.Each/4, sending([]request{asked}))
			return err
		})
		if err != nil {
			return fmt.Errorf("%s: %w", row.operation, err)
		}
		*row.into = latencyOf(result)
	}
	return nil
}

func latencyOf(result *loadResult) Latency {
	return Latency{PerSecond: result.perSecond(), P50Millis: result.percentile(0.5), P99Millis: result.percentile(0.99)}
}
