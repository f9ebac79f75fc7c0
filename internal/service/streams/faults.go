package streams

import (
	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/api"
	"github.com/shardwell/shardwell/internal/api/kinesis"
	"github.com/shardwell/shardwell/internal/faults"
	"github.com/shardwell/shardwell/internal/service/streams/catalog"
)

// Values of placed.entry of a record that does not go in. Faults by order are
// below throttled, which the quotas give.
const (
	throttled      int32 = -1
	ordersThrottle int32 = -2
	ordersFailure  int32 = -3
)

// spoil marks the entries that are to fail by order. They cost nothing of any
// quota.
func (c *putCall) spoil(d *dataPath, stream *catalog.Stream, records kinesis.PutRecordsRequestEntryList) {
	if !d.faults.Armed() {
		return
	}
	entry := func(i int) faults.Entry {
		return faults.Entry{PartitionKey: records[i].PartitionKey, Shard: c.placed[i].shard.Index}
	}
	d.faults.Entries(stream.Name, len(records), entry, func(i int, code string) {
		p := &c.placed[i]
		p.entry = ordersThrottle
		if code == shardwell.CodeInternalFailure {
			p.entry = ordersFailure
		}
		if p.bytes <= largeRecordKiB<<10 {
			c.loads[p.load].records--
			c.loads[p.load].bytes -= p.bytes
		}
	})
}

// spoilt counts a record that fails by order.
func (c *putCall) spoilt(p *placed) {
	if p.entry == ordersFailure {
		c.failed++
	} else {
		c.throttled++
	}
}

// Aim gives the stream and the shard that a call is about, "" where it is about
// none or several. It is for faults by order: whether there is such a stream,
// and whether the call will be refused, is not its matter.
func (s *Service) Aim(t shardwell.Tenant, operation string, in api.Struct) (stream, shard string) {
	switch req := in.(type) {
	case *kinesis.GetRecordsInput:
		it, err := s.data.sealer.openIterator(t.Region, s.data.clock.now(), req.ShardIterator)
		if err != nil {
			return "", ""
		}
		return it.stream, shardwell.FormatShardID(it.shard)
	case *kinesis.PutRecordInput:
		shard = s.shardOf(t, req.StreamName, req.StreamARN, req.PartitionKey, req.ExplicitHashKey)
	case *kinesis.GetShardIteratorInput:
		shard = req.ShardId
	case *kinesis.SplitShardInput:
		shard = req.ShardToSplit
	case *kinesis.MergeShardsInput:
		shard = req.ShardToMerge
	case *kinesis.SubscribeToShardInput:
		shard = req.ShardId
	}
	input := kinesis.Service.Operation(operation).Input
	return s.streamNamedIn(t, in, newNaming(input)), shard
}

// shardOf gives the shard that a record would go to; "" if it cannot be told.
func (s *Service) shardOf(t shardwell.Tenant, name, arn, partitionKey, explicitHashKey string) string {
	st, err := s.find(t, name, arn)
	if err != nil || !st.Writable() || st.Distribution == catalog.DistributeAuto {
		return ""
	}
	hash := shardwell.HashOf(partitionKey)
	if explicitHashKey != "" {
		if hash, err = shardwell.ParseHashKey(explicitHashKey); err != nil {
			return ""
		}
	}
	return st.Route(hash).ID()
}

// Throttled is how an operation refuses a call that comes too often: for the
// quota of its shard, or for the rate of the operation.
func (s *Service) Throttled(t shardwell.Tenant, operation string, in api.Struct) error {
	stream, shard := s.Aim(t, operation, in)
	switch req := in.(type) {
	case *kinesis.PutRecordsInput:
		if len(req.Records) > 0 {
			shard = s.shardOf(t, req.StreamName, req.StreamARN, req.Records[0].PartitionKey, req.Records[0].ExplicitHashKey)
		}
	case *kinesis.PutRecordInput, *kinesis.GetRecordsInput, *kinesis.GetShardIteratorInput:
	default:
		return errCallRate(stream, t.Account)
	}
	index, _ := shardwell.ParseShardIndex(shard) // the first if none can be told: the text names one
	return &shardwell.Error{Code: shardwell.CodeProvisionedThroughput,
		Message: rateExceededText(shardwell.FormatShardID(index), stream, t.Account)}
}
