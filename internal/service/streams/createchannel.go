package streams

import (
	"context"
	"strings"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/api"
	"github.com/shardwell/shardwell/internal/api/kinesis"
	"github.com/shardwell/shardwell/internal/service"
	"github.com/shardwell/shardwell/internal/service/streams/catalog"
)

// CreateChannel gives an on-demand stream a channel, which is CREATING when the
// answer goes out. It becomes FAILED then, because nothing is delivered yet, and
// says so. Checks in this order: arguments, stream, tags, its state and mode, name
// taken.
func (s *Service) createChannel(ctx context.Context, t shardwell.Tenant, in api.Struct) (service.Reply, error) {
	req := in.(*kinesis.CreateChannelInput)
	c, err := newChannel(req)
	if err != nil {
		return service.Reply{}, err
	}
	st, err := s.find(t, "", req.StreamConfigurationList[0].StreamARN)
	if err != nil {
		return service.Reply{}, err
	}
	if err := s.checkNewTags(tagged{shardwell.KindChannel, c.Channel, t.Account}, req.Tags); err != nil {
		return service.Reply{}, err
	}
	c.Key, c.DelayMillis = st.Key, s.stateDelay(catalog.Creating).Milliseconds()
	told, err := s.changeChannel(ctx, "create channel of stream", c.Key, c.ID, c.Encode())
	if err != nil {
		return service.Reply{}, err
	}
	return service.Reply{Body: &kinesis.CreateChannelOutput{ChannelDescription: told}}, nil
}

// changeChannel has the catalog carry out a command about a channel, and describes
// it as it is then.
func (s *Service) changeChannel(ctx context.Context, doing string, k catalog.Key, id string, command []byte) (*kinesis.ChannelDescription, error) {
	reply, err := s.propose(ctx, command)
	if err != nil {
		return nil, controlFailure(doing, k, err)
	}
	st := reply.(*catalog.Stream)
	c := st.Channel(id)
	if err := s.settled(ctx, s.tasks.settle(st)); err != nil {
		return nil, err
	}
	if nowStream, now := s.catalog.Channel(k.Tenant, id); now != nil {
		st, c = nowStream, now
	}
	return channelDescription(st, c), nil
}

// newChannel checks the arguments and fills in what they leave open.
func newChannel(req *kinesis.CreateChannelInput) (catalog.CreateChannel, error) {
	c := catalog.CreateChannel{ID: newChannelID(), Channel: req.ChannelName, Tags: req.Tags}
	c.Settings.Role, c.FreshnessSeconds = req.ServiceExecutionRoleARN, defaultFreshnessSeconds
	if n := len(req.StreamConfigurationList); n != 1 {
		return c, errOneStreamPerChannel(n)
	}
	var err error
	switch s3, tables := req.S3DestinationConfiguration, req.S3TablesDestinationConfiguration; {
	case s3 != nil && tables == nil:
		toBucket(&c, s3)
	case s3 == nil && tables != nil:
		err = toTable(&c, tables)
	default:
		err = errOneDestination()
	}
	if err == nil {
		err = checkFreshness(c.FreshnessSeconds)
	}
	if err == nil {
		err = takeRecords(&c, req.StreamConfigurationList[0].RecordConfiguration)
	}
	if err != nil {
		return c, err
	}
	if e := req.EncryptionConfiguration; e != nil {
		if strings.HasSuffix(e.KeyId, serviceKeyAlias) {
			return c, errChannelServiceKey(e.KeyId)
		}
		c.Settings.KeyID = e.KeyId
	}
	if l := req.LoggingConfiguration; l != nil {
		logs := l.CloudWatchLogs
		c.Logs = channelLogs(c.Channel, c.ID, catalog.ChannelLogs{Enabled: logs.Enabled, Group: logs.LogGroupName, Stream: logs.LogStreamName})
	}
	return c, nil
}

func toBucket(c *catalog.CreateChannel, to *kinesis.S3DestinationConfiguration) {
	if to.DataFreshnessInSeconds != nil {
		c.FreshnessSeconds = *to.DataFreshnessInSeconds
	}
	store := to.StorageConfiguration
	c.Settings.S3 = &catalog.ChannelBucket{
		ARN: store.BucketARN, Owner: store.ExpectedBucketOwner, KeyTemplate: store.OutputKeyTemplate,
		StorageClass: store.StorageClass, Compression: store.CompressionType,
	}
	if store.StorageClass == "" {
		c.Settings.S3.StorageClass = kinesis.S3StorageClassStandard
	}
	if d := to.DeadLetterQueueS3Configuration; d != nil {
		c.Settings.DeadLetters = catalog.ChannelDeadLetters{ARN: d.BucketARN, Owner: d.ExpectedBucketOwner, Prefix: d.ErrorOutputPrefix}
	} else {
		c.Settings.DeadLetters = catalog.ChannelDeadLetters{ARN: store.BucketARN, Owner: store.ExpectedBucketOwner, Prefix: defaultErrorPrefix}
	}
}

func toTable(c *catalog.CreateChannel, to *kinesis.S3TablesDestinationConfiguration) error {
	if to.DataFreshnessInSeconds != nil {
		c.FreshnessSeconds = *to.DataFreshnessInSeconds
	}
	if n := len(to.S3TablesConfigurationList); n != 1 {
		return errOneTablePerChannel(n)
	}
	table := &to.S3TablesConfigurationList[0]
	c.Settings.Table = &catalog.ChannelTable{
		BucketARN: table.TableBucketARN, Namespace: table.Namespace, Name: table.TableName, Compression: table.CompressionType,
	}
	if table.PartitionSpec != nil {
		for _, field := range table.PartitionSpec.PartitionFields {
			c.Settings.Table.Partitions = append(c.Settings.Table.Partitions, catalog.ChannelPartition{Source: field.SourceName, Transform: field.Transform})
		}
	}
	d := to.DeadLetterQueueS3Configuration
	c.Settings.DeadLetters = catalog.ChannelDeadLetters{ARN: d.BucketARN, Owner: d.ExpectedBucketOwner, Prefix: d.ErrorOutputPrefix}
	return nil
}

// takeRecords notes what the records are, which must be something that the
// destination takes (API model).
func takeRecords(c *catalog.CreateChannel, records *kinesis.RecordConfiguration) error {
	format, toTable := records.RecordFormatType, c.Settings.Table != nil
	switch {
	case format == kinesis.RecordFormatTypeGsrJson && !toTable:
		return errRecordFormat(format, "S3DestinationConfiguration")
	case (format == kinesis.RecordFormatTypeString || format == kinesis.RecordFormatTypeByteArray) && toTable:
		return errRecordFormat(format, "S3TablesDestinationConfiguration")
	case records.GSRSchemaARN == "" && toTable:
		return errSchemaMissing()
	}
	c.Settings.RecordFormat, c.Settings.SchemaARN = format, records.GSRSchemaARN
	return nil
}

// channelLogs fills in where a channel logs to that logs and does not say it (API
// model).
func channelLogs(name, id string, logs catalog.ChannelLogs) catalog.ChannelLogs {
	if logs.Enabled && logs.Group == "" {
		logs.Group = "/aws/kinesis/" + name + "/" + id
	}
	if logs.Enabled && logs.Stream == "" {
		logs.Stream = "DestinationDelivery"
	}
	return logs
}
