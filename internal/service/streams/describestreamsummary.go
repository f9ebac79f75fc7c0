package streams

import (
	"context"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/api"
	"github.com/shardwell/shardwell/internal/api/kinesis"
	"github.com/shardwell/shardwell/internal/service"
	"github.com/shardwell/shardwell/internal/service/streams/catalog"
)

// DescribeStreamSummary describes a stream in any state, without its shards.
// StreamId is never sent: clients that see one stop using the endpoint they
// were given.
//
// Channels are counted as the none there are.
func (s *Service) describeStreamSummary(_ context.Context, t shardwell.Tenant, in api.Struct) (service.Reply, error) {
	req := in.(*kinesis.DescribeStreamSummaryInput)
	st, err := s.find(t, req.StreamName, req.StreamARN)
	if err != nil {
		return service.Reply{}, err
	}
	d := &kinesis.StreamDescriptionSummary{
		StreamName:              st.Name,
		StreamARN:               st.ARN(),
		StreamStatus:            string(st.Status),
		StreamModeDetails:       modeDetails(st),
		RetentionPeriodHours:    st.RetentionHours,
		StreamCreationTimestamp: creationTimestamp(st),
		EnhancedMonitoring:      monitoring(st),
		EncryptionType:          st.EncryptionType,
		KeyId:                   st.KeyID,
		OpenShardCount:          openShardCount(st),
		ConsumerCount:           new(int32(len(st.Consumers))),
		MaxRecordSizeInKiB:      &st.MaxRecordSizeInKiB,
		ChannelCount:            new(int32(len(st.Channels))),
		QueueCount:              new(int32(len(st.Queues))),
	}
	if st.Mode == catalog.OnDemand {
		d.RecordDistributionStrategy = st.Distribution
	}
	if s.warmShown(st) {
		d.WarmThroughput = describeWarm(st)
	}
	return service.Reply{Body: &kinesis.DescribeStreamSummaryOutput{StreamDescriptionSummary: d}}, nil
}
