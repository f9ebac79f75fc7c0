package bench

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"sync/atomic"
	"time"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/api/kinesis"
)

// drained is what reading a stream from its oldest to its newest record gave.
type drained struct {
	loadResult
	records, bytes int64
}

func (d *drained) speed() Speed {
	return d.loadResult.speed(over(float64(d.records), float64(d.requests)), d.pageBytes())
}

// pageBytes is the mean of the data in a page.
func (d *drained) pageBytes() float64 { return over(float64(d.bytes), float64(d.requests)) }

// drain reads the first shards of a stream, one connection a shard at a time.
func drain(ctx context.Context, t *target, stream string, shards, connections int, longest time.Duration) (*drained, error) {
	ctx, cancel := context.WithTimeoutCause(ctx, longest, fmt.Errorf("not read within %v", longest))
	defer cancel()
	var next, records, bytes atomic.Int64
	begin := time.Now()
	total, err := together(ctx, t.url, min(connections, shards), func(ctx context.Context, conn *connection, _ int, result *loadResult) error {
		for shard := next.Add(1) - 1; shard < int64(shards); shard = next.Add(1) - 1 {
			d := shardDrain{target: t, conn: conn, result: result}
			if err := d.run(ctx, stream, uint32(shard)); err != nil {
				return fmt.Errorf("read shard %d: %w", shard, err)
			}
			records.Add(d.records)
			bytes.Add(d.bytes)
		}
		return nil
	})
	total.took = time.Since(begin)
	return &drained{*total, records.Load(), bytes.Load()}, err
}

// shardDrain reads one shard.
type shardDrain struct {
	target         *target
	conn           *connection
	result         *loadResult
	records, bytes int64
}

func (d *shardDrain) run(ctx context.Context, stream string, shard uint32) error {
	body, err := d.conn.call(d.target.build("/", "GetShardIterator", &kinesis.GetShardIteratorInput{
		StreamName: stream, ShardId: shardwell.FormatShardID(shard), ShardIteratorType: kinesis.ShardIteratorTypeTrimHorizon,
	}, nil), true)
	if err != nil {
		return err
	}
	iterator, ok := member(body, "ShardIterator")
	for ok && ctx.Err() == nil {
		request := d.target.build("/", "GetRecords", &kinesis.GetRecordsInput{ShardIterator: string(iterator)}, nil)
		sent := time.Now()
		page, err := d.conn.call(request, true)
		if err != nil {
			return err
		}
		took, before := time.Since(sent), d.records
		d.count(page)
		if d.records > before {
			d.result.requests++
			d.result.latencies = append(d.result.latencies, took)
		}
		// Some servers always say that they are at the newest record.
		if behind, _ := member(page, "MillisBehindLatest"); string(behind) == "0" && (d.target.child != nil || d.records == before) {
			return nil
		}
		iterator, ok = member(page, "NextShardIterator")
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	return errors.New("no iterator in the reply")
}

var dataKey = []byte(`"Data"`)

// count adds up the records of a page and the bytes of their data, from the
// length of the base64 text.
func (d *shardDrain) count(page []byte) {
	for {
		at := bytes.Index(page, dataKey)
		if at < 0 {
			return
		}
		page = page[at+len(dataKey):]
		start := bytes.IndexByte(page, '"') + 1
		end := start + bytes.IndexByte(page[start:], '"')
		d.records++
		d.bytes += int64((end - start) / 4 * 3)
		for i := end - 1; i >= start && page[i] == '='; i-- {
			d.bytes--
		}
		page = page[end:]
	}
}
