package bench

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"time"
)

// write does one kind of writing on both baselines and on the server, one
// right after the other.
func (r *run) write(ctx context.Context, p put) (Work, error) {
	work := Work{Name: p.name, Connections: r.Connections}
	r.Progress("net/http with " + p.name)
	bare, err := r.loop(ctx, r.baseline, p.requests(r.baseline, baselineDiscard+strconv.Itoa(p.records), r.stream, nil))
	if err != nil {
		return work, fmt.Errorf("net/http: %w", err)
	}
	work.Bare = bare.speed(float64(p.records), p.dataBytes())
	r.Progress("net/http, JSON and the disk with " + p.name)
	path := baselineRecords
	if p.records == 1 {
		path = baselineRecord
	}
	idle := r.baseline.child.cpu()
	codec, err := r.loop(ctx, r.baseline, p.requests(r.baseline, path, r.stream, p.succeeded))
	if err != nil {
		return work, fmt.Errorf("net/http and JSON: %w", err)
	}
	work.Codec = codec.speed(float64(p.records), p.dataBytes())
	work.CodecCPUMicros = perRecord(r.baseline.child.cpu()-idle, codec.allRequests*p.records)
	r.Progress(r.report.Target + " with " + p.name)
	before := r.count()
	var result *loadResult
	err = r.profiled(ctx, p.name, func() (err error) {
		result, err = r.loop(ctx, r.server, p.requests(r.server, "/", r.stream, p.succeeded))
		return err
	})
	if err != nil {
		return work, err
	}
	work.Measured = result.speed(float64(p.records), p.dataBytes())
	work.PayloadBytes = int64(result.allRequests) * int64(p.dataBytes())
	after := r.count()
	work.CPUMicros = perRecord(after.cpu-before.cpu, result.allRequests*p.records)
	work.ClientCPUMicros = perRecord(after.client-before.client, result.allRequests*p.records)
	work.WrittenBytes, work.ProcessWrittenBytes = after.written-before.written, after.charged-before.charged
	work.compare(r.report.Disk)
	return work, nil
}

func (r *run) loop(ctx context.Context, t *target, requests []request) (*loadResult, error) {
	return closedLoop(ctx, t.url, r.Connections, r.Each, sending(requests))
}

// counters are what the system has counted so far.
type counters struct {
	cpu     time.Duration // of the server
	client  time.Duration // processor time of the load generator, this process
	charged int64         // bytes written that were charged to the server
	written int64         // bytes written, from the better source
}

// count reads the counters, all 0 if the server is not ours.
func (r *run) count() counters {
	if r.server.child == nil {
		return counters{}
	}
	c := counters{cpu: r.server.child.cpu(), client: ownCPU(), charged: r.server.child.written()}
	c.written = c.charged
	if r.report.WrittenFrom == writtenDevice {
		c.written = sectorsWritten(r.device)
	}
	return c
}

// paid adds to the data that was written in the second part of the run.
func (r *run) paid(bytes int64) {
	if r.report.Server != nil {
		r.report.Server.PayloadBytes += bytes
	}
}

func perRecord(cpu time.Duration, records int) float64 {
	return over(float64(cpu.Microseconds()), float64(records))
}

// Names of what is measured, as Options.Only compares them, beside those of
// the kinds of writing and reading.
const (
	openName  = "PutRecord at half of the peak"
	scaleName = "PutRecords by shards"
)

// leastOpen is how many requests are due at least while a fixed rate is measured:
// a rate may be so low that none falls into a brief run.
const leastOpen = 20

// open measures PutRecord at half of the rate that it has reached.
func (r *run) open(ctx context.Context) error {
	if len(r.report.Writes) == 0 {
		return errors.New("the peak was not measured")
	}
	peak := r.report.Writes[len(r.report.Writes)-1].Measured.RecordsPerSecond
	if peak <= 0 {
		return errors.New("the peak is not known")
	}
	r.Progress(r.report.Target + " with " + putSingle.name + " at half of the peak")
	if r.server.child != nil { // what the rows before have left to sort is not this row's
		if err := r.sorted(ctx); err != nil {
			return err
		}
	}
	requests := putSingle.requests(r.server, "/", r.stream, putSingle.succeeded)
	each := max(r.Each, time.Duration(leastOpen/(peak/2)*float64(time.Second)))
	var result *loadResult
	err := r.profiled(ctx, openName, func() (err error) {
		result, err = openLoop(ctx, r.server.url, r.Connections, requests, peak/2, each)
		return err
	})
	if err != nil {
		return err
	}
	open := &OpenLoop{
		DuePerSecond: peak / 2, AnsweredPerSecond: result.perSecond(),
		P50Millis: result.percentile(0.5), P99Millis: result.percentile(0.99), P999Millis: result.percentile(0.999),
	}
	r.Progress("net/http, JSON and the disk at the same rate")
	bare, err := openLoop(ctx, r.baseline.url, r.Connections,
		putSingle.requests(r.baseline, baselineRecord, r.stream, putSingle.succeeded), peak/2, each)
	if err != nil {
		return fmt.Errorf("net/http: %w", err)
	}
	open.CodecP50Millis, open.CodecP99Millis = bare.percentile(0.5), bare.percentile(0.99)
	r.Progress("bare syncs beside as many bytes")
	if open.SyncP50Millis, err = syncBeside(ctx, r.dir, open.DuePerSecond*putSingle.dataBytes(), r.Each/2); err != nil {
		return err
	}
	open.P99OfSync = over(open.P99Millis, open.SyncP50Millis)
	open.P99OfCodec = over(open.P99Millis, open.CodecP99Millis)
	r.report.Open = open
	return nil
}

// scaleShards are the sizes of stream to compare.
var scaleShards = []int{1, 16, 256, 2000}

// scale writes to streams of different size, for half as long as the rest.
func (r *run) scale(ctx context.Context) error {
	scale := &Scale{Name: putSmall.name, Points: []ScalePoint{}}
	r.report.Scale = scale
	for _, shards := range scaleShards {
		what := fmt.Sprintf("%s to %d shards", putSmall.name, shards)
		r.Progress(r.report.Target + " with " + what)
		_, result, err := r.fill(ctx, putSmall, shards)
		if err := r.tolerate(ctx, what, err); err != nil {
			return err
		}
		point := ScalePoint{Shards: shards}
		if err == nil {
			point.RecordsPerSecond = result.perSecond() * float64(putSmall.records)
		}
		scale.Points = append(scale.Points, point)
	}
	scale.compare()
	return nil
}

// fill makes a stream and writes to it.
func (r *run) fill(ctx context.Context, p put, shards int) (stream string, _ *loadResult, err error) {
	if stream, err = r.server.createStream(ctx, shards); err != nil {
		return "", nil, err
	}
	result, err := r.fillMore(ctx, p, stream)
	return stream, result, err
}

// fillMore writes to a stream.
func (r *run) fillMore(ctx context.Context, p put, stream string) (*loadResult, error) {
	result, err := closedLoop(ctx, r.server.url, r.Connections, r.Each/2, sending(p.requests(r.server, "/", stream, p.succeeded)))
	if err == nil {
		r.paid(int64(result.allRequests) * int64(p.dataBytes()))
	}
	return result, err
}
