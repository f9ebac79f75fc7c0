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

// GetRecords reads on from an iterator: up to Limit records (10,000), 10 MiB
// of data and keys, never a record past its retention, always one record if
// there is one. The iterator may be used again; it says where to begin, and
// never "trimmed": what is gone is skipped. A closed shard is over when its
// end is reached: then NextShardIterator is absent and ChildShards are listed.
// The reply is told from the engine's buffer, which is freed with it.
func (d *dataPath) getRecords(ctx context.Context, t shardwell.Tenant, in api.Struct) (service.Reply, error) {
	req := in.(*kinesis.GetRecordsInput)
	began, now := time.Now(), d.clock.now()
	it, err := d.sealer.openIterator(t.Region, now, req.ShardIterator)
	if err != nil {
		return service.Reply{}, err
	}
	if err := checkIteratorOwner(t, it, req.StreamARN); err != nil {
		return service.Reply{}, err
	}
	owner := shardwell.Tenant{Account: it.account, Region: t.Region}
	stream, shard := d.readableShard(catalog.Key{Tenant: owner, Name: it.stream}, it.shard)
	if shard == nil || stream.UID != it.uid {
		return service.Reply{}, errNoSuchShard(shardwell.FormatShardID(it.shard), it.stream, it.account)
	}
	if isDryRun(req.DryRun) {
		return service.Reply{}, errDryRun("GetRecords")
	}

	tr := d.traffic.of(stream)
	p, err := d.getPage(ctx, stream, shard, tr, now, it, req.Limit)
	tr.counters.getRecords.done(time.Since(began), err == nil)
	if err != nil {
		return service.Reply{}, err
	}
	return service.Reply{Page: p, Release: p.release, HeldBytes: p.heldBytes()}, nil
}

// getPage reads a page under the shard's quota.
func (d *dataPath) getPage(ctx context.Context, stream *catalog.Stream, shard *catalog.Shard, tr *traffic, now time.Time, it iterator, limit *int32) (*page, error) {
	if !d.admitRead(stream, tr, shard) {
		return nil, tr.refuseRead(shard.Index)
	}
	most := shardwell.MaxGetRecords
	if limit != nil {
		most = min(most, int(*limit))
	}

	p, err := newPage(ctx)
	if err != nil {
		return nil, err
	}
	filled := false
	defer func() { // after a panic too, which must not cost the slot
		if !filled {
			p.release()
		}
	}()
	dead := horizon(stream, d.clock.retention())
	// Records are more than keys and data, by a known number of bytes each.
	read, err := d.readLive(ctx, stream, shard, it.position, dead,
		log.Limit{Records: most, Bytes: shardwell.MaxGetRecordsBytes + most*headBytes(stream)}, p.buffer)
	if err != nil {
		if errors.Is(err, log.ErrBeyondEnd) {
			return nil, errInvalidIterator()
		}
		return nil, d.readFailure(stream, shard, err)
	}
	age, next, bytes, err := p.fill(shard, read, shardwell.MaxGetRecordsBytes, dead, now)
	if err != nil {
		return nil, d.readFailure(stream, shard, err)
	}
	if !d.chargeRead(stream, tr, shard, bytes) {
		return nil, tr.refuseRead(shard.Index)
	}
	p.output.MillisBehindLatest = &age
	if shard.Closed() && next >= read.End {
		p.output.ChildShards = childShards(stream, shard)
	} else {
		it.issued, it.position = now, next
		p.output.NextShardIterator = d.sealer.sealIterator(stream.Region, it)
	}
	tr.counters.getRecordsBytes.Add(bytes)
	tr.counters.getRecordsRecords.Add(int64(len(p.records)))
	tr.counters.iteratorAgeMillis.Store(age)
	filled = true
	p.sending()
	return p, nil
}

// admitRead asks the quotas for one GetRecords call.
func (d *dataPath) admitRead(stream *catalog.Stream, tr *traffic, shard *catalog.Shard) bool {
	now := d.instant()
	if stream.Mode == catalog.OnDemand && !tr.account.mayRead(now) {
		return false
	}
	return !d.limits.reads || tr.shard(shard.Index).read.admit(now, &d.limits)
}

// chargeRead charges the quotas for what a call has read, and says whether the
// call may give it.
func (d *dataPath) chargeRead(stream *catalog.Stream, tr *traffic, shard *catalog.Shard, bytes int64) bool {
	now := d.instant()
	if d.limits.reads && !tr.shard(shard.Index).read.charge(now, &d.limits, bytes) {
		return false
	}
	if stream.Mode == catalog.OnDemand {
		tr.account.hasRead(now, bytes)
	}
	return true
}

// behind is MillisBehindLatest: 0 for a page that reaches the newest record,
// else the age of the page's last record, and never 0.
func behind(read log.Page, next log.Position, now time.Time) int64 {
	if next >= read.End || len(read.Records) == 0 {
		return 0
	}
	last := read.Records[0]
	for _, entry := range read.Records {
		if entry.Position >= next {
			break
		}
		last = entry
	}
	return max(1, now.UnixMilli()-int64(last.Arrival))
}

// childShards lists the shards that continue shard.
func childShards(stream *catalog.Stream, shard *catalog.Shard) kinesis.ChildShardList {
	var children kinesis.ChildShardList
	for _, child := range stream.Children(shard.Index) {
		parents := make(kinesis.ShardIdList, len(child.Parents))
		for i, parent := range child.Parents {
			parents[i] = shardwell.FormatShardID(parent)
		}
		children = append(children, kinesis.ChildShard{
			ShardId:      child.ID(),
			ParentShards: parents,
			HashKeyRange: hashKeyRange(child),
		})
	}
	return children
}
