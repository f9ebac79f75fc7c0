package bench

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"
	"time"

	"github.com/shardwell/shardwell/internal/api/kinesis"
)

// reading is a kind of reading.
type reading struct {
	name   string
	put    put // what the stream is filled with
	shards int // of the stream
	read   int // how many of them are read
	cold   bool
}

// coldShards is how many shards a stream has of which one is read alone: so few
// that there are many pages in it.
const coldShards = 16

// readings are all of them.
func (r *run) readings() []reading {
	return []reading{
		{"GetRecords 100 B, all shards", putSmall, r.Shards, r.Shards, false},
		{"GetRecords 100 B, one shard", putSmall, 1, 1, false},
		{"GetRecords 1 KiB, all shards", putLarge, r.Shards, r.Shards, false},
		{"GetRecords 1 KiB, one shard", putLarge, 1, 1, false},
		{"GetRecords 1 KiB, all shards, cold", putLarge, r.Shards, r.Shards, true},
		{fmt.Sprintf("GetRecords 1 KiB, one of %d shards, cold", coldShards), putLarge, coldShards, 1, true},
	}
}

// reads measures reading of what has just been written.
func (r *run) reads(ctx context.Context) error {
	for _, kind := range r.readings() {
		if !r.wanted(kind.name) {
			continue
		}
		if kind.cold && r.server.child == nil {
			r.note(kind.name, errNotOurs)
			continue
		}
		work, err := r.read(ctx, kind)
		if errors.Is(err, errors.ErrUnsupported) {
			r.note(kind.name, err) // there is no way to forget pages
			continue
		}
		if err := r.tolerate(ctx, kind.name, err); err != nil {
			return err
		}
		r.report.Reads = append(r.report.Reads, work)
	}
	return nil
}

// drainTimeout bounds the reading of one stream.
const drainTimeout = 90 * time.Second

// read fills a stream and drains it, then lets net/http answer with pages of
// the same size on as many connections, which are read in the same way.
func (r *run) read(ctx context.Context, kind reading) (Work, error) {
	work := Work{Name: kind.name, Connections: min(r.Connections, kind.read)}
	r.Progress(r.report.Target + " with " + kind.name)
	stream, written, err := r.store(ctx, kind)
	if err != nil {
		return work, err
	}
	before := r.count()
	var got *drained
	err = r.profiled(ctx, kind.name, func() (err error) {
		got, err = drain(ctx, r.server, stream, kind.read, work.Connections, drainTimeout)
		return err
	})
	if err != nil {
		return work, err
	}
	if kind.read == kind.shards && got.records != written {
		return work, fmt.Errorf("%d records were read of %d", got.records, written)
	}
	after := r.count()
	work.Measured = got.speed()
	work.CPUMicros = perRecord(after.cpu-before.cpu, int(got.records))
	work.ClientCPUMicros = perRecord(after.client-before.client, int(got.records))
	return work, r.readBare(ctx, &work, got, kind.put.size)
}

// store makes a stream for reading and says how many records were written to
// it. What is to be read cold is much, is left alone until it is sorted, and
// forgotten by the system.
func (r *run) store(ctx context.Context, kind reading) (stream string, records int64, err error) {
	stream, filled, err := r.fill(ctx, kind.put, kind.shards)
	if err != nil {
		return "", 0, err
	}
	records = int64(filled.allRequests * kind.put.records)
	if !kind.cold {
		return stream, records, nil
	}
	for records*int64(kind.put.size) < r.Retained/4 {
		if filled, err = r.fillMore(ctx, kind.put, stream); err != nil {
			return "", 0, err
		}
		records += int64(filled.allRequests * kind.put.records)
	}
	if err := r.sorted(ctx); err != nil {
		return "", 0, err
	}
	if err := forget(r.data()); err != nil {
		return "", 0, fmt.Errorf("forget the pages of the data directory: %w", err)
	}
	return stream, records, nil
}

// sortedTimeout is how long sorting is waited for. It is looked for after sortedLook, and
// then less and less often, down to every sortedLooks: a page of metrics of hundreds of
// shards takes the server milliseconds.
const (
	sortedTimeout = 20 * time.Second
	sortedLook    = 20 * time.Millisecond
	sortedLooks   = 200 * time.Millisecond
)

// sorted waits until the server has sorted all complete segments, by its own
// account. One that does not get so far in time is measured as it is.
func (r *run) sorted(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, sortedTimeout)
	defer cancel()
	for look := sortedLook; ctx.Err() == nil; look = min(2*look, sortedLooks) {
		page, err := r.metrics(ctx)
		if err != nil {
			return fmt.Errorf("ask for metrics: %w", err)
		}
		if !bytes.Contains(page, []byte("unsorted_segments")) || bytes.Contains(page, []byte("unsorted_segments 0\n")) {
			return nil
		}
		_ = wait(ctx, look) // the loop looks at ctx
	}
	return nil
}

// metrics gets the server's metrics page.
func (r *run) metrics(ctx context.Context) (page []byte, err error) {
	ask, err := http.NewRequestWithContext(context.WithoutCancel(ctx), http.MethodGet, r.server.url.JoinPath("_shardwell", "metrics").String(), nil)
	if err != nil {
		return nil, err
	}
	if r.server.token != "" {
		ask.Header.Set("Authorization", "Bearer "+r.server.token)
	}
	reply, err := http.DefaultClient.Do(ask)
	if err != nil {
		return nil, err
	}
	page, err = io.ReadAll(reply.Body)
	if err == nil && reply.StatusCode != http.StatusOK {
		err = errors.New(reply.Status)
	}
	return page, errors.Join(err, reply.Body.Close())
}

// readBare measures the limits of reading with pages as large as those that
// were read.
func (r *run) readBare(ctx context.Context, work *Work, got *drained, size int) error {
	records := int(over(float64(got.records), float64(got.requests)))
	dataBytes := float64(records * size)
	r.Progress("net/http with pages of as many bytes")
	bare, err := r.readLoop(ctx, fmt.Sprint(baselineRead, records*size), work.Connections)
	if err != nil {
		return fmt.Errorf("net/http: %w", err)
	}
	work.Bare = bare.speed(float64(records), dataBytes)
	r.Progress("net/http with pages of as many records")
	before := r.baseline.child.cpu()
	codec, err := r.readLoop(ctx, fmt.Sprintf("%s%d/%d", baselinePage, records, size), work.Connections)
	if err != nil {
		return fmt.Errorf("net/http and JSON: %w", err)
	}
	work.Codec = codec.speed(float64(records), dataBytes)
	work.CodecCPUMicros = perRecord(r.baseline.child.cpu()-before, codec.allRequests*records)
	work.compare(r.report.Disk)
	return nil
}

// anyIterator is as long as an iterator of ours.
var anyIterator = strings.Repeat("A", 224)

// readLoop asks the baseline for pages as drain asks the server: requests are
// built and signed one by one, replies kept, and their records counted.
func (r *run) readLoop(ctx context.Context, path string, connections int) (*loadResult, error) {
	return closedLoop(ctx, r.baseline.url, connections, r.Each, func(conn *connection, _ int) error {
		ask := r.baseline.build(path, "GetRecords", &kinesis.GetRecordsInput{ShardIterator: anyIterator}, nil)
		page, err := conn.call(ask, true)
		counted := new(shardDrain)
		counted.count(page)
		return err
	})
}
