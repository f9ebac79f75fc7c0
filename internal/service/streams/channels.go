package streams

import (
	"crypto/rand"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/api/kinesis"
	"github.com/shardwell/shardwell/internal/service/streams/catalog"
)

// newChannelID gives an id of 17 lower-case letters and digits, as those that are
// known of AWS.
func newChannelID() string {
	const letters = "abcdefghijklmnopqrstuvwxyz234567" // 32, so that a byte gives each as often
	var id [17]byte
	rand.Read(id[:])
	for i := range id {
		id[i] = letters[id[i]%byte(len(letters))]
	}
	return string(id[:])
}

// channel gives the channel with an ARN, of any state, and its stream. One of
// another account, region or partition is refused as not found.
func (s *Service) channel(t shardwell.Tenant, arn string) (*catalog.Stream, *catalog.Channel, error) {
	a, ok := shardwell.ParseResourceARN(arn)
	if !ok || a.Kind != shardwell.KindChannel {
		return nil, nil, errNotAChannelARN(arn)
	}
	if a.Tenant == t && a.Partition == shardwell.Partition(t.Region) {
		if st, c := s.catalog.Channel(t, a.Name); c != nil {
			return st, c, nil
		}
	}
	return nil, nil, catalog.ChannelNotFound(arn, a.Account)
}

// channelDescription is a channel as clients are told of it.
func channelDescription(st *catalog.Stream, c *catalog.Channel) *kinesis.ChannelDescription {
	d := &kinesis.ChannelDescription{
		ChannelName:              c.Name,
		ChannelARN:               st.ChannelARN(c),
		ChannelId:                c.ID,
		ChannelStatus:            string(c.Status),
		ChannelStatusReason:      c.Reason,
		ChannelCreationTimestamp: wholeSeconds(c.CreatedAt),
		ServiceExecutionRoleARN:  c.Role,
		StreamConfigurationList: kinesis.ChannelStreamDescriptionList{{
			StreamARN:               st.ARN(),
			StreamCreationTimestamp: creationTimestamp(st),
			RecordConfiguration:     &kinesis.RecordConfiguration{RecordFormatType: c.RecordFormat, GSRSchemaARN: c.SchemaARN},
		}},
		LoggingConfiguration: &kinesis.ChannelLoggingConfiguration{CloudWatchLogs: &kinesis.CloudWatchLogs{
			Enabled: c.Logs.Enabled, LogGroupName: c.Logs.Group, LogStreamName: c.Logs.Stream,
		}},
	}
	if c.KeyID != "" {
		d.EncryptionConfiguration = &kinesis.ChannelEncryptionConfiguration{EncryptionType: catalog.EncryptionKMS, KeyId: c.KeyID}
	}
	deadLetters := &kinesis.DeadLetterQueueS3Configuration{
		BucketARN: c.DeadLetters.ARN, ExpectedBucketOwner: c.DeadLetters.Owner, ErrorOutputPrefix: c.DeadLetters.Prefix,
	}
	if c.S3 != nil {
		d.S3DestinationConfiguration = &kinesis.S3DestinationDescription{
			DataFreshnessInSeconds: c.FreshnessSeconds, DeadLetterQueueS3Configuration: deadLetters,
			StorageConfiguration: &kinesis.S3StorageConfiguration{
				BucketARN: c.S3.ARN, ExpectedBucketOwner: c.S3.Owner, OutputKeyTemplate: c.S3.KeyTemplate,
				StorageClass: c.S3.StorageClass, CompressionType: c.S3.Compression,
			},
		}
	}
	if c.Table != nil {
		d.S3TablesDestinationConfiguration = &kinesis.S3TablesDestinationDescription{
			DataFreshnessInSeconds: c.FreshnessSeconds, DeadLetterQueueS3Configuration: deadLetters,
			S3TablesConfigurationList: kinesis.S3TablesConfigurationList{describeTable(c.Table)},
		}
	}
	return d
}

func describeTable(table *catalog.ChannelTable) kinesis.S3TablesConfiguration {
	told := kinesis.S3TablesConfiguration{
		TableBucketARN: table.BucketARN, Namespace: table.Namespace, TableName: table.Name, CompressionType: table.Compression,
	}
	for _, p := range table.Partitions {
		if told.PartitionSpec == nil {
			told.PartitionSpec = new(kinesis.PartitionSpec)
		}
		told.PartitionSpec.PartitionFields = append(told.PartitionSpec.PartitionFields,
			kinesis.PartitionField{SourceName: p.Source, Transform: p.Transform})
	}
	return told
}
