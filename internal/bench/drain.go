package bench

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"sync"
	"sync/atomic"
	"time"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/api/kinesis"
	wirejson "github.com/shardwell/shardwell/internal/wire/json"
)

// drain reads every shard from its oldest record to its newest. What it reads
// are the records of all kinds of writing, the first of which wrote at least
// so many; finding fewer is an error.
func (o Options) drain(ctx context.Context, c *child, atLeast int, w *Work) error {
	var next, records, data, requests atomic.Int64
	before, begin := c.cpu(), time.Now()
	errs := make([]error, min(o.Connections, o.Shards))
	var running sync.WaitGroup
	for i := range errs {
		running.Go(func() {
			errs[i] = func() error {
				conn, err := dial(ctx, c.address)
				if err != nil {
					return err
				}
				defer conn.Close()
				for shard := next.Add(1) - 1; shard < int64(o.Shards); shard = next.Add(1) - 1 {
					d := shardDrain{conn: conn}
					if err := d.run(ctx, uint32(shard)); err != nil {
						return fmt.Errorf("read shard %d: %w", shard, err)
					}
					records.Add(d.records)
					data.Add(d.bytes)
					requests.Add(d.requests)
				}
				return nil
			}()
		})
	}
	running.Wait()
	took := time.Since(begin)
	if err := errors.Join(errs...); err != nil {
		return err
	}
	if records.Load() < int64(atLeast) {
		return fmt.Errorf("only %d records could be read of at least %d", records.Load(), atLeast)
	}
	w.Name = "GetRecords, all shards"
	w.Shardwell = float64(records.Load()) / took.Seconds()
	w.DataBytes = float64(data.Load()) / took.Seconds()
	w.CPUMicros = perRecord(c.cpu()-before, int(records.Load()))
	// Records differ in size, so the baseline is compared by bytes.
	w.HTTP *= drainRecordBytes * w.Shardwell / w.DataBytes
	return nil
}

// shardDrain reads one shard.
type shardDrain struct {
	conn                     *connection
	records, bytes, requests int64
}

func (d *shardDrain) run(ctx context.Context, shard uint32) error {
	in := wirejson.Append(nil, &kinesis.GetShardIteratorInput{
		StreamName: streamName, ShardId: shardwell.FormatShardID(shard), ShardIteratorType: kinesis.ShardIteratorTypeTrimHorizon,
	})
	body, err := d.conn.call(httpRequest("/", "GetShardIterator", in, ""), nil, true)
	if err != nil {
		return err
	}
	iterator, err := member(body, "ShardIterator")
	if err != nil {
		return err
	}
	for {
		in := wirejson.Append(nil, &kinesis.GetRecordsInput{ShardIterator: iterator})
		body, err := d.conn.call(httpRequest("/", "GetRecords", in, ""), nil, true)
		if err != nil {
			return err
		}
		d.requests++
		d.count(body)
		if bytes.Contains(body[max(0, len(body)-400):], []byte(`"MillisBehindLatest":0`)) {
			return ctx.Err()
		}
		if iterator, err = member(body, "NextShardIterator"); err != nil {
			return err
		}
	}
}

// count adds up the records of a page and the bytes of their data, from the
// length of the base64 text.
func (d *shardDrain) count(page []byte) {
	data := []byte(`"Data":"`)
	for {
		at := bytes.Index(page, data)
		if at < 0 {
			return
		}
		page = page[at+len(data):]
		end := bytes.IndexByte(page, '"')
		d.records++
		d.bytes += int64(end / 4 * 3)
		for i := end - 1; i >= 0 && page[i] == '='; i-- {
			d.bytes--
		}
		page = page[end:]
	}
}

// member finds a text member near the end of a reply.
func member(body []byte, name string) (string, error) {
	key := []byte(`"` + name + `":"`)
	at := bytes.LastIndex(body, key)
	if at < 0 {
		return "", fmt.Errorf("no %s in the reply", name)
	}
	value := body[at+len(key):]
	return string(value[:bytes.IndexByte(value, '"')]), nil
}
