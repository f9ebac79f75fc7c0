package streams

import (
	"context"
	"errors"
	"time"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/api"
	"github.com/shardwell/shardwell/internal/api/kinesis"
	"github.com/shardwell/shardwell/internal/log"
	"github.com/shardwell/shardwell/internal/service"
	"github.com/shardwell/shardwell/internal/service/streams/catalog"
)

// The values of ShardIteratorType (API model).
const (
	atSequenceNumber    = "AT_SEQUENCE_NUMBER"
	afterSequenceNumber = "AFTER_SEQUENCE_NUMBER"
	atTimestamp         = "AT_TIMESTAMP"
	trimHorizon         = "TRIM_HORIZON"
	latest              = "LATEST"
)

// GetShardIterator says where in a shard to begin reading. The order of the
// checks is AWS's: the form of the shard id, the shard, the arguments. A
// position that has been trimmed is fine: reading begins at what is left. The
// shard's quota comes last, as it does for records.
func (d *dataPath) getShardIterator(ctx context.Context, t shardwell.Tenant, in api.Struct) (service.Reply, error) {
	req := in.(*kinesis.GetShardIteratorInput)
	key, err := addressed(t, req.StreamName, req.StreamARN)
	if err != nil {
		return service.Reply{}, err
	}
	index, ok := shardwell.ParseShardIndex(req.ShardId)
	if !ok {
		return service.Reply{}, errUnknownShard(req.ShardId, key.Name, key.Account)
	}
	now := d.clock.now()
	stream, shard := d.readableShard(key, index)
	if shard == nil {
		return service.Reply{}, errNoSuchShard(shardwell.FormatShardID(index), key.Name, key.Account)
	}
	newest, err := d.newestTime(ctx, stream, shard, req, now)
	if err == nil {
		err = checkIteratorArguments(req, newest)
	}
	if err != nil {
		return service.Reply{}, err
	}
	position, err := d.startOf(ctx, stream, shard, req)
	if err != nil {
		return service.Reply{}, err
	}
	if isDryRun(req.DryRun) {
		return service.Reply{}, errDryRun("GetShardIterator")
	}
	if tr := d.traffic.of(stream); d.limits.iterators && !tr.shard(shard.Index).read.admitIterator(d.instant(), &d.limits) {
		return service.Reply{}, tr.errRateExceeded(shard.Index)
	}
	token := d.sealer.sealIterator(stream.Region, iterator{
		issued: now, account: stream.Account, stream: stream.Name, uid: stream.UID,
		shard: shard.Index, position: position,
	})
	return service.Reply{Body: &kinesis.GetShardIteratorOutput{ShardIterator: token}}, nil
}

// newestTime is the latest time that the request may ask for: now, or the
// newest arrival in the shard, which is ahead after the clock has stepped back.
// What clients were told has arrived cannot be in the future to them.
func (d *dataPath) newestTime(ctx context.Context, stream *catalog.Stream, shard *catalog.Shard, req *kinesis.GetShardIteratorInput, now time.Time) (time.Time, error) {
	if req.ShardIteratorType != atTimestamp || !req.Timestamp.After(now) {
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

// checkIteratorArguments holds type, number and time against each other.
func checkIteratorArguments(req *kinesis.GetShardIteratorInput, now time.Time) error {
	kind, hasNumber := req.ShardIteratorType, req.StartingSequenceNumber != ""
	const rule = "Must either specify (1) AT_SEQUENCE_NUMBER or AFTER_SEQUENCE_NUMBER and StartingSequenceNumber or" +
		" (2) TRIM_HORIZON or LATEST and no StartingSequenceNumber. Request specified %s and %s."
	switch {
	case (kind == atSequenceNumber || kind == afterSequenceNumber) && !hasNumber:
		return shardwell.Errorf(shardwell.CodeInvalidArgument, rule, kind, "no StartingSequenceNumber")
	case (kind == trimHorizon || kind == latest) && hasNumber:
		return shardwell.Errorf(shardwell.CodeInvalidArgument, rule, kind, "also a StartingSequenceNumber")
	case kind == atTimestamp && req.Timestamp.IsZero():
		return shardwell.Errorf(shardwell.CodeInvalidArgument, "Must specify timestampInMillis parameter for iterator"+
			" of type AT_TIMESTAMP. Current request has no timestamp parameter.")
	case kind == atTimestamp && req.Timestamp.UnixMilli() > now.UnixMilli():
		return shardwell.Errorf(shardwell.CodeInvalidArgument, "The timestampInMillis parameter cannot be greater than the"+
			" currentTimestampInMillis. timestampInMillis: %d, currentTimestampInMillis: %d",
			req.Timestamp.UnixMilli(), now.UnixMilli())
	}
	return nil
}

// startOf gives the position that the request means, as of now.
func (d *dataPath) startOf(ctx context.Context, stream *catalog.Stream, shard *catalog.Shard, req *kinesis.GetShardIteratorInput) (position log.Position, err error) {
	switch req.ShardIteratorType {
	case trimHorizon:
		return 1, nil
	case latest:
		var bounds log.Bounds
		bounds, err = d.engine.Bounds(ctx, shard.Log)
		position = bounds.End
	case atTimestamp:
		position, err = d.engine.Seek(ctx, shard.Log, req.Timestamp)
	default:
		return d.startAtNumber(ctx, stream, shard, req)
	}
	if err != nil {
		return 0, d.readFailure(stream, shard, err)
	}
	return position, nil
}

func (d *dataPath) startAtNumber(ctx context.Context, stream *catalog.Stream, shard *catalog.Shard, req *kinesis.GetShardIteratorInput) (log.Position, error) {
	text := req.StartingSequenceNumber
	refuse := func(why string) error {
		return shardwell.Errorf(shardwell.CodeInvalidArgument,
			"StartingSequenceNumber %s used in GetShardIterator on shard %s in stream %s under account %s is invalid%s.",
			text, shard.ID(), stream.Name, stream.Account, why)
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
	position, err := seekNumber(ctx, d.engine, shard, n, req.ShardIteratorType == afterSequenceNumber)
	switch {
	case errors.Is(err, errNotIssued):
		return 0, refuse("")
	case err != nil:
		return 0, d.readFailure(stream, shard, err)
	}
	return position, nil
}
