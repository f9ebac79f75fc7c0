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
	"github.com/shardwell/shardwell/internal/service/streams/quota"
)

// PutRecord adds one record. The order of the checks is AWS's: the stream, the
// hash key, SequenceNumberForOrdering, the size, the key that the stream is
// encrypted with, the shard's quota. The number
// of the new record comes from the log alone; SequenceNumberForOrdering is
// only checked, which is enough: the log's numbers rise.
func (d *dataPath) putRecord(ctx context.Context, t shardwell.Tenant, in api.Struct) (service.Reply, error) {
	req := in.(*kinesis.PutRecordInput)
	stream, err := d.writableStream(t, req.StreamName, req.StreamARN)
	if err != nil {
		return service.Reply{}, err
	}
	began := time.Now()
	tr := d.traffic.of(stream)
	out, err := d.putOne(ctx, stream, tr, req)
	if errors.Is(err, log.ErrSealed) {
		out, err = d.putOneAgain(ctx, stream, tr, req, err)
	}
	if !isDryRun(req.DryRun) {
		tr.counters.putRecord.done(time.Since(began), err == nil)
	}
	if err != nil {
		return service.Reply{}, err
	}
	bytes := int64(len(req.Data) + len(req.PartitionKey))
	tr.counters.putRecordBytes.Add(bytes)
	tr.counters.incomingBytes.Add(bytes)
	tr.counters.incomingRecords.Add(1)
	return service.Reply{Body: out}, nil
}

func (d *dataPath) putOne(ctx context.Context, stream *catalog.Stream, tr *traffic, req *kinesis.PutRecordInput) (*kinesis.PutRecordOutput, error) {
	if err := checkPartitionKey(stream, req.PartitionKey, 0); err != nil {
		return nil, err
	}
	shard, err := tr.place(stream, req.PartitionKey, req.ExplicitHashKey)
	if err != nil {
		return nil, err
	}
	if req.SequenceNumberForOrdering != "" {
		if err := d.checkOrdering(ctx, stream, shard, req.SequenceNumberForOrdering); err != nil {
			return nil, err
		}
	}
	bytes := int64(len(req.Data) + len(req.PartitionKey))
	if err := checkRecordSize(stream, bytes, 0); err != nil {
		return nil, err
	}
	if isDryRun(req.DryRun) {
		return nil, errDryRun("PutRecord")
	}
	c := putCalls.Get().(*putCall)
	defer c.release()
	if err := d.beginSealing(ctx, stream, tr, &c.sealing, 1, bytes); err != nil {
		return nil, err
	}
	defer c.sealing.end()
	if !d.admitOne(stream, tr, shard, d.instant(), bytes) {
		tr.counters.writesThrottled.Add(1)
		return nil, tr.errRateExceeded(shard.Index)
	}

	kms, encryption := mark(stream)
	if c.sealing.key != nil {
		c.sealing.room(1, bytes)
		c.entries = append(c.entries, c.sealing.seal(shard, req.PartitionKey, req.Data))
	} else {
		c.heads = appendHeader(c.heads, req.PartitionKey, kms)
		c.entries = append(c.entries, log.Entry{Log: shard.Log, Head: c.heads, Data: req.Data})
	}
	c.out = append(c.out, log.Appended{})
	err = d.engine.Append(ctx, c.entries, c.out)
	if err == nil {
		err = c.out[0].Err
	}
	if err != nil {
		return nil, writeFailure(stream, shard, err)
	}
	tr.shard(shard.Index).took(1, bytes)
	return &kinesis.PutRecordOutput{
		ShardId:        shard.ID(),
		SequenceNumber: recordNumber(shard, c.out[0].Position, c.out[0].Arrival).String(),
		EncryptionType: encryption,
	}, nil
}

// admitOne asks the quotas for room for one record.
func (d *dataPath) admitOne(stream *catalog.Stream, tr *traffic, shard *catalog.Shard, now quota.Instant, bytes int64) bool {
	onDemand := stream.Mode == catalog.OnDemand
	if onDemand && !tr.account.mayWrite(now) {
		return false
	}
	one := load{traffic: tr.shard(shard.Index)}
	if d.limits.writes && !one.admit(now, &d.limits, bytes) {
		return false
	}
	if onDemand {
		tr.account.wrote(now, bytes)
	}
	return true
}

// mark is how the records are marked that the stream takes, and what puts are
// answered; neither if it is not encrypted.
func mark(stream *catalog.Stream) (kms byte, encryptionType string) {
	if stream.EncryptionType == catalog.EncryptionKMS {
		return headerKMS, catalog.EncryptionKMS
	}
	return 0, ""
}

// checkOrdering refuses a SequenceNumberForOrdering that the next number of
// shard could not exceed, or that nobody can have been given yet. Others pass,
// whatever shard or version they are of: programs begin with "0", as AWS lets
// them.
func (d *dataPath) checkOrdering(ctx context.Context, stream *catalog.Stream, shard *catalog.Shard, text string) error {
	if stream.Distribution == catalog.DistributeAuto {
		return errOrderingWithAuto()
	}
	encoded, err := shardwell.ParseForeignNumber(text)
	invalid := err != nil
	newest := max(d.clock.now().Unix(), shard.NumberEpoch)
	if n, err := shardwell.ParseSequenceNumber(text); err == nil && n.Shard == shard.Index {
		bounds, err := d.engine.Bounds(ctx, shard.Log)
		if err != nil {
			return d.readFailure(stream, shard, err)
		}
		// The log's time does not step back, the clock may have.
		newest = max(newest, int64(bounds.LastArrival)/1000)
		invalid = n.Created > shard.NumberEpoch || n.Created == shard.NumberEpoch && n.Index >= uint64(bounds.End)
	}
	if invalid || encoded.Time > newest {
		return shardwell.Errorf(shardwell.CodeInvalidArgument,
			"ExclusiveMinimumSequenceNumber %s used in PutRecord on stream %s under account %s is invalid.",
			text, stream.Name, stream.Account)
	}
	return nil
}
