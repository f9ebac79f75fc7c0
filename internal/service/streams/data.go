package streams

import (
	"fmt"
	"log/slog"
	"sync"
	"time"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/api/kinesis"
	"github.com/shardwell/shardwell/internal/faults"
	"github.com/shardwell/shardwell/internal/log"
	"github.com/shardwell/shardwell/internal/service/streams/catalog"
	"github.com/shardwell/shardwell/internal/service/streams/quota"
)

// dataPath is what the four data operations work with: PutRecord, PutRecords,
// GetShardIterator and GetRecords. They take no lock that all calls share and
// keep nothing in memory that cannot be forgotten: quotas and counters. Safe
// for concurrent use once its fields are set.
type dataPath struct {
	engine  log.Engine
	sealer  *sealer
	started time.Time // by the steady clock: origin of the quotas' time
	clock   serviceClock
	limits  throughput
	logger  *slog.Logger
	// readOnly is why nothing is written; nil if it is.
	readOnly error
	traffic  trafficTable
	damage   damageTable
	keys     dataKeys
	faults   *faults.Table

	// streamNamed gives the stream of a tenant with a name, or nil; watch gives
	// it with a channel that is closed when it has changed; allStreams gives all
	// there are.
	streamNamed func(shardwell.Tenant, string) *catalog.Stream
	watch       func(catalog.Key) (*catalog.Stream, <-chan struct{})
	allStreams  func() []*catalog.Stream
}

// limitTo has the data path hold to quotas. It is called before any operation.
func (d *dataPath) limitTo(set *quota.Set) {
	d.limits = throughputOf(set)
	d.traffic.quotas = set
}

// instant is now in the quotas' time.
func (d *dataPath) instant() quota.Instant { return d.clock.steady().Sub(d.started) }

// writableStream gives the stream that a put is addressed to. One that is not
// active yet is as good as missing to AWS's writers (recorded).
func (d *dataPath) writableStream(t shardwell.Tenant, name, arn string) (*catalog.Stream, error) {
	key, err := addressed(t, name, arn)
	if err != nil {
		return nil, err
	}
	stream := d.streamNamed(key.Tenant, key.Name)
	if stream == nil || !stream.Writable() {
		return nil, catalog.NotFound(key)
	}
	if d.readOnly != nil {
		return nil, fmt.Errorf("write to stream %s in account %s: %w", stream.Name, stream.Account, d.readOnly)
	}
	return stream, nil
}

// readableShard gives a shard that can be read now, or nils: the stream must
// have been active once and the shard's records not all have expired.
func (d *dataPath) readableShard(key catalog.Key, index uint32) (*catalog.Stream, *catalog.Shard) {
	stream := d.streamNamed(key.Tenant, key.Name)
	if stream == nil || !stream.Readable() {
		return nil, nil
	}
	shard := stream.Shard(index)
	if shard == nil || shard.Expired(horizon(stream, d.clock.retention())) {
		return nil, nil
	}
	return stream, shard
}

// place gives the shard that a record belongs to: by its explicit hash key, or
// else by its partition key, unless the stream spreads records by itself.
func (t *traffic) place(stream *catalog.Stream, partitionKey, explicitHashKey string) (*catalog.Shard, error) {
	if stream.Distribution == catalog.DistributeAuto {
		open := stream.Open()
		return open[t.turn.Add(1)%uint64(len(open))], nil
	}
	if explicitHashKey == "" {
		return stream.Route(shardwell.HashOf(partitionKey)), nil
	}
	hash, err := shardwell.ParseHashKey(explicitHashKey)
	if err != nil {
		// Its form has been checked against the API model, so it is too large.
		return nil, errExplicitHashKey(explicitHashKey)
	}
	return stream.Route(hash), nil
}

// checkPartitionKey refuses a record without a partition key where it needs
// one, which the API model no longer says. entry is its number in PutRecords,
// from 1; 0 for PutRecord.
func checkPartitionKey(stream *catalog.Stream, partitionKey string, entry int) error {
	if partitionKey == "" && stream.Distribution != catalog.DistributeAuto {
		return errMember("Value null", entry, "partitionKey", "not be null")
	}
	return nil
}

// isDryRun says whether a DryRun member was given and true.
func isDryRun(dryRun *bool) bool { return dryRun != nil && *dryRun }

// buffers holds memory for reading from the engine, up to a page in size each.
var buffers = sync.Pool{New: func() any { return new(log.Buffer) }}

// hashKeyRange is a shard's range as the API writes it.
func hashKeyRange(shard *catalog.Shard) *kinesis.HashKeyRange {
	return &kinesis.HashKeyRange{
		StartingHashKey: shard.Range.Start.String(),
		EndingHashKey:   shard.Range.End.String(),
	}
}
