package streams

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/api/kinesis"
	"github.com/shardwell/shardwell/internal/log"
	"github.com/shardwell/shardwell/internal/service/streams/catalog"
)

// When the shards of a stream change, the logs of the parents are sealed a
// moment before the catalog knows the children. A write that meets a sealed log
// waits for them and goes to the child that its record belongs to, under that
// child's quota. So a record is acknowledged by a parent or by a child, never
// lost between them, and the records of one key stay in order: whoever sent
// them one after the other has had the parent's answer before the seal.

const (
	// rerouteFor is how long one write waits for new shards in all. Clients try
	// again after the error that follows.
	rerouteFor = 2 * time.Second
	// rerouteTries bounds how often the shards may change in front of one write.
	// UpdateShardCount changes them twice in a row and, without its usual bounds,
	// a few times more.
	rerouteTries = 8
)

// sealedError says that a record was not taken because its shard's log is
// sealed. To a client it is an InternalFailure.
type sealedError struct {
	stream *catalog.Stream
	shard  *catalog.Shard
}

func (e *sealedError) Error() string {
	return fmt.Sprintf("append to %s of stream %s in account %s: %v, and the shards that follow it are not there yet",
		e.shard.ID(), e.stream.Name, e.stream.Account, log.ErrSealed)
}

func (e *sealedError) Unwrap() error { return log.ErrSealed }

// afterSeal gives the stream as soon as it has shards in the place of one whose
// log is sealed. It fails with a *sealedError when ctx ends before that, and
// with a refusal if the stream is gone.
func (d *dataPath) afterSeal(ctx context.Context, stream *catalog.Stream, sealed *catalog.Shard) (*catalog.Stream, error) {
	for {
		newest, replaced := d.watch(stream.Key)
		if newest == nil || newest.UID != stream.UID || !newest.Writable() {
			return nil, catalog.NotFound(stream.Key)
		}
		if sh := newest.Shard(sealed.Index); sh == nil || sh.Closed() {
			return newest, nil
		}
		select {
		case <-replaced:
		case <-ctx.Done():
			return nil, &sealedError{stream, sealed}
		}
	}
}

// putOneAgain is putOne for a record whose shard was sealed, as err says, until
// it is not.
func (d *dataPath) putOneAgain(ctx context.Context, stream *catalog.Stream, tr *traffic, req *kinesis.PutRecordInput, err error) (out *kinesis.PutRecordOutput, _ error) {
	patience, cancel := context.WithTimeout(ctx, rerouteFor)
	defer cancel()
	for range rerouteTries {
		sealed, ok := errors.AsType[*sealedError](err)
		if !ok {
			break
		}
		if stream, err = d.afterSeal(patience, stream, sealed.shard); err != nil {
			break
		}
		out, err = d.putOne(ctx, stream, tr, req)
	}
	return out, err
}

// anySealed says whether a record was not taken because its shard was sealed.
func (c *putCall) anySealed() bool {
	return slices.ContainsFunc(c.out, isSealed)
}

func isSealed(a log.Appended) bool { return a.Err != nil && errors.Is(a.Err, log.ErrSealed) }

// reroute sends the records whose shard was sealed to the shards that follow it,
// in the order of the request. What becomes of them is in c.out as if they had
// gone there at once.
func (c *putCall) reroute(ctx context.Context, d *dataPath, stream *catalog.Stream, records kinesis.PutRecordsRequestEntryList) {
	patience, cancel := context.WithTimeout(ctx, rerouteFor)
	defer cancel()
	for try := 0; try < rerouteTries && c.anySealed(); try++ {
		var again []int // indices in c.placed
		for i := range c.placed {
			p := &c.placed[i]
			if p.entry < 0 || !isSealed(c.out[p.entry]) {
				continue
			}
			newest, err := d.afterSeal(patience, stream, p.shard)
			if err != nil {
				c.giveUp(err)
				return
			}
			stream, again = newest, append(again, i)
		}
		c.putAgain(ctx, d, stream, again, records)
	}
}

// giveUp notes why the records that met a sealed shard cannot go anywhere, if
// that is not the seal itself.
func (c *putCall) giveUp(err error) {
	if _, gone := errors.AsType[*shardwell.Error](err); !gone {
		return
	}
	for i := range c.out {
		if isSealed(c.out[i]) {
			c.out[i].Err = log.ErrDeleted
		}
	}
}

// putAgain puts records into the shards that the stream has for them now, as far
// as their quotas have room. again are their indices in c.placed.
func (c *putCall) putAgain(ctx context.Context, d *dataPath, stream *catalog.Stream, again []int, records kinesis.PutRecordsRequestEntryList) {
	for _, i := range again {
		p := &c.placed[i]
		shard, err := c.tr.place(stream, records[i].PartitionKey, records[i].ExplicitHashKey)
		if err != nil {
			c.out[p.entry].Err = err
			continue
		}
		p.shard, p.load = shard, c.addLoad(c.tr, shard, p.bytes)
		c.loads[p.load].granted = false // these have not been asked for
	}
	if c.sealing.key != nil {
		c.sealing.again(len(again))
	}
	now := d.instant()
	var entries []log.Entry
	var slots []int32 // of entries, in c.out
	for _, i := range again {
		p := &c.placed[i]
		if !isSealed(c.out[p.entry]) {
			continue
		}
		if d.limits.writes && !c.loads[p.load].admit(now, &d.limits, p.bytes) {
			c.out[p.entry].Err = nil
			p.entry = -1
			c.throttled++
			continue
		}
		entry := c.entries[p.entry]
		entry.Log = p.shard.Log
		if c.sealing.key != nil { // for the shard that it goes to
			entry = c.sealing.seal(p.shard, records[i].PartitionKey, records[i].Data)
		}
		entries, slots = append(entries, entry), append(slots, p.entry)
	}
	if len(entries) == 0 {
		return
	}
	out := make([]log.Appended, len(entries))
	err := d.engine.Append(ctx, entries, out)
	for i, slot := range slots {
		if c.out[slot] = out[i]; err != nil {
			c.out[slot].Err = err
		}
	}
}
