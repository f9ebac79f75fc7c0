package streams

import (
	"context"
	"errors"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/log"
	"github.com/shardwell/shardwell/internal/service/streams/catalog"
)

// errNotIssued says that a sequence number is above all that its shard has
// ever issued. To wait there for records would be to wait for ever.
var errNotIssued = errors.New("sequence number has not been issued")

// recordNumber is the sequence number of the record at a position of shard.
func recordNumber(shard *catalog.Shard, at log.Position, arrival log.Millis) shardwell.SequenceNumber {
	return shardwell.SequenceNumber{
		Created: shard.NumberEpoch,
		Shard:   shard.Index,
		Index:   uint64(at),
		Time:    int64(arrival) / 1000,
	}
}

// seekNumber gives the position of the first record of shard whose number is n
// or greater, with after set: greater. n carries the shard's index and epoch
// but need not be the number of any record: within a shard the index decides
// and then the time, and both may be made up. A number above all records gives
// the end if the shard is closed there, and errNotIssued otherwise. A record
// that is lost to damage counts as having the number that n says: whoever has
// got that far already gets past it.
func seekNumber(ctx context.Context, engine log.Engine, shard *catalog.Shard, n shardwell.SequenceNumber, after bool) (log.Position, error) {
	bounds, err := engine.Bounds(ctx, shard.Log)
	if err != nil {
		return 0, err
	}
	at := log.Position(n.Index)
	switch {
	case at < bounds.First:
		return bounds.First, nil
	case n.Index == shardwell.MaxSequenceIndex && shard.Closed():
		return bounds.End, nil
	case at >= bounds.End:
		return 0, errNotIssued
	}

	buffer := buffers.Get().(*log.Buffer)
	defer buffers.Put(buffer)
	read, err := engine.Read(ctx, shard.Log, at, log.Limit{Records: 1, Bytes: 1}, buffer)
	var trimmed *log.TrimmedError
	if errors.As(err, &trimmed) {
		return trimmed.First, nil
	}
	if _, lost := errors.AsType[*log.CorruptError](err); lost {
		if after {
			at++
		}
		return at, nil
	}
	if err != nil {
		return 0, err
	}
	if len(read.Records) == 0 {
		return read.Next, nil
	}
	// Any record further on has a greater index, so it is above n.
	found := read.Records[0]
	c := recordNumber(shard, found.Position, found.Arrival).Compare(n)
	if c > 0 || c == 0 && !after {
		return found.Position, nil
	}
	return found.Position + 1, nil
}
