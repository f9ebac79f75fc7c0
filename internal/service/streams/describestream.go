package streams

import (
	"context"
	"time"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/api"
	"github.com/shardwell/shardwell/internal/api/kinesis"
	"github.com/shardwell/shardwell/internal/log"
	"github.com/shardwell/shardwell/internal/service"
	"github.com/shardwell/shardwell/internal/service/streams/catalog"
)

// DescribeStream describes a stream in any state, with a page of its shards:
// those that have not expired, closed ones included, by id, strictly after
// ExclusiveStartShardId, which need not exist. While the stream is CREATING or
// DELETING there are none.
func (s *Service) describeStream(_ context.Context, t shardwell.Tenant, in api.Struct) (service.Reply, error) {
	req := in.(*kinesis.DescribeStreamInput)
	st, err := s.find(t, req.StreamName, req.StreamARN)
	if err != nil {
		return service.Reply{}, err
	}
	d := &kinesis.StreamDescription{
		StreamName:              st.Name,
		StreamARN:               st.ARN(),
		StreamStatus:            string(st.Status),
		StreamModeDetails:       modeDetails(st),
		Shards:                  kinesis.ShardList{},
		RetentionPeriodHours:    st.RetentionHours,
		StreamCreationTimestamp: creationTimestamp(st),
		EnhancedMonitoring:      monitoring(st),
		EncryptionType:          st.EncryptionType,
		KeyId:                   st.KeyID,
	}
	limit := pageSize(req.Limit, shardwell.MaxDescribedShards)
	for _, sh := range retainedShards(st, horizon(st, s.data.clock.retention())) {
		if sh.ID() <= req.ExclusiveStartShardId {
			continue
		}
		if len(d.Shards) == limit {
			d.HasMoreShards = true
			break
		}
		d.Shards = append(d.Shards, describeShard(sh))
	}
	return service.Reply{Body: &kinesis.DescribeStreamOutput{StreamDescription: d}}, nil
}

// retainedShards gives the shards that clients see, by index: the open ones, and
// those that closed after dead.
func retainedShards(st *catalog.Stream, dead log.Millis) []*catalog.Shard {
	if !st.Writable() {
		return nil
	}
	shards := make([]*catalog.Shard, 0, len(st.Shards))
	for i := range st.Shards {
		if sh := &st.Shards[i]; !sh.Expired(dead) {
			shards = append(shards, sh)
		}
	}
	return shards
}

func describeShard(sh *catalog.Shard) kinesis.Shard {
	d := kinesis.Shard{
		ShardId:             sh.ID(),
		HashKeyRange:        hashKeyRange(sh),
		SequenceNumberRange: &kinesis.SequenceNumberRange{StartingSequenceNumber: sh.First().String()},
	}
	if sh.Closed() {
		d.SequenceNumberRange.EndingSequenceNumber = sh.Last().String()
	}
	if len(sh.Parents) > 0 {
		d.ParentShardId = shardwell.FormatShardID(sh.Parents[0])
	}
	if len(sh.Parents) > 1 {
		d.AdjacentParentShardId = shardwell.FormatShardID(sh.Parents[1])
	}
	return d
}

func modeDetails(st *catalog.Stream) *kinesis.StreamModeDetails {
	return &kinesis.StreamModeDetails{StreamMode: string(st.Mode)}
}

// creationTimestamp is in whole seconds (recorded from AWS).
func creationTimestamp(st *catalog.Stream) time.Time { return wholeSeconds(st.CreatedAt) }

func wholeSeconds(at log.Millis) time.Time { return at.Time().Truncate(time.Second) }

// monitoring is EnhancedMonitoring: always one element, also with nothing in it
// (recorded from AWS).
func monitoring(st *catalog.Stream) kinesis.EnhancedMonitoringList {
	return kinesis.EnhancedMonitoringList{{ShardLevelMetrics: shardMetrics(st.ShardMetrics)}}
}
