package streams

import (
	"context"
	"errors"
	"time"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/log"
	"github.com/shardwell/shardwell/internal/service/streams/catalog"
)

// The values of ShardIteratorType, and of a StartingPosition's Type (API model).
const (
	atSequenceNumber    = "AT_SEQUENCE_NUMBER"
	afterSequenceNumber = "AFTER_SEQUENCE_NUMBER"
	atTimestamp         = "AT_TIMESTAMP"
	trimHorizon         = "TRIM_HORIZON"
	latest              = "LATEST"
)

// startingPosition is where in a shard a client wants to begin reading, as
// GetShardIterator and SubscribeToShard take it.
type startingPosition struct {
	operation string // for its texts
	kind      string
	number    string    // "" if there is none
	at        time.Time // zero if there is none
}

// startAt gives the position in a shard's log that is meant, as of now. Its
// errors are for the client.
func (d *dataPath) startAt(ctx context.Context, stream *catalog.Stream, shard *catalog.Shard, now time.Time, from startingPosition) (log.Position, error) {
	newest, err := d.newestTime(ctx, stream, shard, from, now)
	if err != nil {
		return 0, err
	}
	if err := from.check(newest); err != nil {
		return 0, err
	}
	return d.startOf(ctx, stream, shard, from)
}

// newestTime is the latest time that the request may ask for: now, or the
// newest arrival in the shard, which is ahead after the clock has stepped back.
// What clients were told has arrived cannot be in the future to them.
func (d *dataPath) newestTime(ctx context.Context, stream *catalog.Stream, shard *catalog.Shard, from startingPosition, now time.Time) (time.Time, error) {
	if from.kind != atTimestamp || !from.at.After(now) {
		return now, nil
	}
	bounds, err := d.engine.Bounds(ctx, shard.Log)
	if err != nil {
		return now, d.readFailure(stream, shard, err)
	}
	if arrived := bounds.LastArrival.Time(); arrived.After(now) {
		return arrived, nil
	}
	return now, nil
}

// check holds kind, number and time against each other.
func (from startingPosition) check(now time.Time) error {
	kind, hasNumber := from.kind, from.number != ""
	const rule = "Must either specify (1) AT_SEQUENCE_NUMBER or AFTER_SEQUENCE_NUMBER and StartingSequenceNumber or" +
		" (2) TRIM_HORIZON or LATEST and no StartingSequenceNumber. Request specified %s and %s."
	switch {
	case (kind == atSequenceNumber || kind == afterSequenceNumber) && !hasNumber:
		return shardwell.Errorf(shardwell.CodeInvalidArgument, rule, kind, "no StartingSequenceNumber")
	case (kind == trimHorizon || kind == latest) && hasNumber:
		return shardwell.Errorf(shardwell.CodeInvalidArgument, rule, kind, "also a StartingSequenceNumber")
	case kind == atTimestamp && from.at.IsZero():
		return shardwell.Errorf(shardwell.CodeInvalidArgument, "Must specify timestampInMillis parameter for iterator"+
			" of type AT_TIMESTAMP. Current request has no timestamp parameter.")
	case kind == atTimestamp && from.at.UnixMilli() > now.UnixMilli():
		return shardwell.Errorf(shardwell.CodeInvalidArgument, "The timestampInMillis parameter cannot be greater than the"+
			" currentTimestampInMillis. timestampInMillis: %d, currentTimestampInMillis: %d",
			from.at.UnixMilli(), now.UnixMilli())
	}
	return nil
}

// startOf gives the position that is meant, as of now.
func (d *dataPath) startOf(ctx context.Context, stream *catalog.Stream, shard *catalog.Shard, from startingPosition) (position log.Position, err error) {
	switch from.kind {
	case trimHorizon:
		return 1, nil
	case latest:
		var bounds log.Bounds
		bounds, err = d.engine.Bounds(ctx, shard.Log)
		position = bounds.End
	case atTimestamp:
		position, err = d.engine.Seek(ctx, shard.Log, from.at)
	default:
		return d.startAtNumber(ctx, stream, shard, from)
	}
	if err != nil {
		return 0, d.readFailure(stream, shard, err)
	}
	return position, nil
}

func (d *dataPath) startAtNumber(ctx context.Context, stream *catalog.Stream, shard *catalog.Shard, from startingPosition) (log.Position, error) {
	text := from.number
	refuse := func(why string) error {
		return shardwell.Errorf(shardwell.CodeInvalidArgument,
			"StartingSequenceNumber %s used in %s on shard %s in stream %s under account %s is invalid%s.",
			text, from.operation, shard.ID(), stream.Name, stream.Account, why)
	}
	// What is not a number of this server's form may still be one to AWS, and
	// then the first thing to be wrong is the shard.
	encoded, err := shardwell.ParseForeignNumber(text)
	switch {
	case err != nil:
		return 0, refuse("")
	case int64(encoded.Shard) != int64(shard.Index):
		return 0, shardwell.Errorf(shardwell.CodeInvalidArgument,
			"Invalid StartingSequenceNumber. It encodes %s, while it was used in a call to a shard with %s",
			encoded.ShardID(), shard.ID())
	case encoded.Version == 0:
		// AWS fails here (recorded: InternalFailure), which tells nobody anything.
		return 0, refuse("")
	case encoded.Version == 1, encoded.Created != shard.NumberEpoch:
		return 0, refuse(" because it did not come from this stream")
	}
	n, err := shardwell.ParseSequenceNumber(text)
	if err != nil {
		return 0, refuse("")
	}
	position, err := seekNumber(ctx, d.engine, shard, n, from.kind == afterSequenceNumber)
	switch {
	case errors.Is(err, errNotIssued):
		return 0, refuse("")
	case err != nil:
		return 0, d.readFailure(stream, shard, err)
	}
	return position, nil
}
