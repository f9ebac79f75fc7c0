// Code generated from the Kinesis API model 2013-12-02 (botocore 1.44.5). DO NOT EDIT.

package kinesis

import (
	"github.com/shardwell/shardwell/internal/api"
)

var shapeAccessDeniedException = api.Shape{
	Name: "AccessDeniedException",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "message", Wire: "message", Path: "message", Shape: &shapeErrorMessage},
	},
	Error: &api.Error{
		Code: "AccessDeniedException",
	},
}

var shapeAcknowledgeDeadLetterQueueRecordsErrorEntry = api.Shape{
	Name: "AcknowledgeDeadLetterQueueRecordsErrorEntry",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "ReceiptHandle", Wire: "ReceiptHandle", Path: "receiptHandle", Shape: &shapeReceiptHandle, Required: true},
		{Name: "ErrorCode", Wire: "ErrorCode", Path: "errorCode", Shape: &shapeErrorCode, Required: true},
		{Name: "ErrorMessage", Wire: "ErrorMessage", Path: "errorMessage", Shape: &shapeErrorMessage},
	},
}

var shapeAcknowledgeDeadLetterQueueRecordsErrorEntryList = api.Shape{
	Name: "AcknowledgeDeadLetterQueueRecordsErrorEntryList",
	Kind: api.KindList,
	Elem: &api.Member{Shape: &shapeAcknowledgeDeadLetterQueueRecordsErrorEntry},
}

var shapeAcknowledgeDeadLetterQueueRecordsInput = api.Shape{
	Name: "AcknowledgeDeadLetterQueueRecordsInput",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "QueueARN", Wire: "QueueARN", Path: "queueARN", Shape: &shapeQueueARN, Required: true},
		{Name: "Entries", Wire: "Entries", Path: "entries", Shape: &shapeAcknowledgeDeadLetterQueueRecordsRequestEntryList, Required: true},
	},
}

var shapeAcknowledgeDeadLetterQueueRecordsOutput = api.Shape{
	Name: "AcknowledgeDeadLetterQueueRecordsOutput",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "Successful", Wire: "Successful", Path: "successful", Shape: &shapeAcknowledgeDeadLetterQueueRecordsResultEntryList, Required: true},
		{Name: "Failed", Wire: "Failed", Path: "failed", Shape: &shapeAcknowledgeDeadLetterQueueRecordsErrorEntryList, Required: true},
	},
}

var shapeAcknowledgeDeadLetterQueueRecordsRequestEntry = api.Shape{
	Name: "AcknowledgeDeadLetterQueueRecordsRequestEntry",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "ReceiptHandle", Wire: "ReceiptHandle", Path: "receiptHandle", Shape: &shapeReceiptHandle, Required: true},
	},
}

var shapeAcknowledgeDeadLetterQueueRecordsRequestEntryList = api.Shape{
	Name: "AcknowledgeDeadLetterQueueRecordsRequestEntryList",
	Kind: api.KindList,
	Min:  api.Limit{Set: true, Int: 1},
	Max:  api.Limit{Set: true, Int: 10},
	Elem: &api.Member{Shape: &shapeAcknowledgeDeadLetterQueueRecordsRequestEntry},
}

var shapeAcknowledgeDeadLetterQueueRecordsResultEntry = api.Shape{
	Name: "AcknowledgeDeadLetterQueueRecordsResultEntry",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "ReceiptHandle", Wire: "ReceiptHandle", Path: "receiptHandle", Shape: &shapeReceiptHandle, Required: true},
	},
}

var shapeAcknowledgeDeadLetterQueueRecordsResultEntryList = api.Shape{
	Name: "AcknowledgeDeadLetterQueueRecordsResultEntryList",
	Kind: api.KindList,
	Elem: &api.Member{Shape: &shapeAcknowledgeDeadLetterQueueRecordsResultEntry},
}

var shapeAcknowledgeQueueRecordsErrorEntry = api.Shape{
	Name: "AcknowledgeQueueRecordsErrorEntry",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "ReceiptHandle", Wire: "ReceiptHandle", Path: "receiptHandle", Shape: &shapeReceiptHandle, Required: true},
		{Name: "ErrorCode", Wire: "ErrorCode", Path: "errorCode", Shape: &shapeErrorCode, Required: true},
		{Name: "ErrorMessage", Wire: "ErrorMessage", Path: "errorMessage", Shape: &shapeErrorMessage},
	},
}

var shapeAcknowledgeQueueRecordsErrorEntryList = api.Shape{
	Name: "AcknowledgeQueueRecordsErrorEntryList",
	Kind: api.KindList,
	Elem: &api.Member{Shape: &shapeAcknowledgeQueueRecordsErrorEntry},
}

var shapeAcknowledgeQueueRecordsInput = api.Shape{
	Name: "AcknowledgeQueueRecordsInput",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "QueueARN", Wire: "QueueARN", Path: "queueARN", Shape: &shapeQueueARN, Required: true},
		{Name: "Entries", Wire: "Entries", Path: "entries", Shape: &shapeAcknowledgeQueueRecordsRequestEntryList, Required: true},
	},
}

var shapeAcknowledgeQueueRecordsOutput = api.Shape{
	Name: "AcknowledgeQueueRecordsOutput",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "Successful", Wire: "Successful", Path: "successful", Shape: &shapeAcknowledgeQueueRecordsResultEntryList, Required: true},
		{Name: "Failed", Wire: "Failed", Path: "failed", Shape: &shapeAcknowledgeQueueRecordsErrorEntryList, Required: true},
	},
}

var shapeAcknowledgeQueueRecordsRequestEntry = api.Shape{
	Name: "AcknowledgeQueueRecordsRequestEntry",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "ReceiptHandle", Wire: "ReceiptHandle", Path: "receiptHandle", Shape: &shapeReceiptHandle, Required: true},
	},
}

var shapeAcknowledgeQueueRecordsRequestEntryList = api.Shape{
	Name: "AcknowledgeQueueRecordsRequestEntryList",
	Kind: api.KindList,
	Min:  api.Limit{Set: true, Int: 1},
	Max:  api.Limit{Set: true, Int: 10},
	Elem: &api.Member{Shape: &shapeAcknowledgeQueueRecordsRequestEntry},
}

var shapeAcknowledgeQueueRecordsResultEntry = api.Shape{
	Name: "AcknowledgeQueueRecordsResultEntry",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "ReceiptHandle", Wire: "ReceiptHandle", Path: "receiptHandle", Shape: &shapeReceiptHandle, Required: true},
	},
}

var shapeAcknowledgeQueueRecordsResultEntryList = api.Shape{
	Name: "AcknowledgeQueueRecordsResultEntryList",
	Kind: api.KindList,
	Elem: &api.Member{Shape: &shapeAcknowledgeQueueRecordsResultEntry},
}

var shapeAddTagsToStreamInput = api.Shape{
	Name: "AddTagsToStreamInput",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "StreamName", Wire: "StreamName", Path: "streamName", Shape: &shapeStreamName},
		{Name: "Tags", Wire: "Tags", Path: "tags", Shape: &shapeTagMap, Required: true},
		{Name: "StreamARN", Wire: "StreamARN", Path: "streamARN", Shape: &shapeStreamARN},
		{Name: "StreamId", Wire: "StreamId", Path: "streamId", Shape: &shapeStreamId},
	},
	Order: []int{1, 0, 2, 3},
}

var shapeApproximateArrivalTimestamp = api.Shape{
	Name: "ApproximateArrivalTimestamp",
	Kind: api.KindTimestamp,
}

var shapeBooleanObject = api.Shape{
	Name: "BooleanObject",
	Kind: api.KindBoolean,
}

var shapeBucketARN = api.Shape{
	Name: "BucketARN",
	Kind: api.KindString,
	Min:  api.Limit{Set: true, Int: 1},
	Max:  api.Limit{Set: true, Int: 2048},
	Pattern: &api.Pattern{
		Source: "arn:aws[-a-z0-9]*:s3:::[a-z0-9._-]{3,63}",
	},
}

var shapeChannelARN = api.Shape{
	Name: "ChannelARN",
	Kind: api.KindString,
	Min:  api.Limit{Set: true, Int: 1},
	Max:  api.Limit{Set: true, Int: 2048},
	Pattern: &api.Pattern{
		Source: "arn:aws.*:kinesis:.*:\\d{12}:channel/\\S+",
	},
}

var shapeChannelCountObject = api.Shape{
	Name: "ChannelCountObject",
	Kind: api.KindInteger,
	Min:  api.Limit{Set: true, Int: 0},
	Max:  api.Limit{Set: true, Int: 1000000},
}

var shapeChannelDescription = api.Shape{
	Name: "ChannelDescription",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "ChannelName", Wire: "ChannelName", Path: "channelName", Shape: &shapeChannelName, Required: true},
		{Name: "ChannelARN", Wire: "ChannelARN", Path: "channelARN", Shape: &shapeChannelARN, Required: true},
		{Name: "ChannelId", Wire: "ChannelId", Path: "channelId", Shape: &shapeChannelId, Required: true},
		{Name: "ChannelStatus", Wire: "ChannelStatus", Path: "channelStatus", Shape: &shapeChannelStatus, Required: true},
		{Name: "ChannelStatusReason", Wire: "ChannelStatusReason", Path: "channelStatusReason", Shape: &shapeChannelStatusReason},
		{Name: "ChannelCreationTimestamp", Wire: "ChannelCreationTimestamp", Path: "channelCreationTimestamp", Shape: &shapeTimestamp, Required: true},
		{Name: "ServiceExecutionRoleARN", Wire: "ServiceExecutionRoleARN", Path: "serviceExecutionRoleARN", Shape: &shapeRoleARN, Required: true},
		{Name: "StreamConfigurationList", Wire: "StreamConfigurationList", Path: "streamConfigurationList", Shape: &shapeChannelStreamDescriptionList, Required: true},
		{Name: "S3DestinationConfiguration", Wire: "S3DestinationConfiguration", Path: "s3DestinationConfiguration", Shape: &shapeS3DestinationDescription},
		{Name: "S3TablesDestinationConfiguration", Wire: "S3TablesDestinationConfiguration", Path: "s3TablesDestinationConfiguration", Shape: &shapeS3TablesDestinationDescription},
		{Name: "EncryptionConfiguration", Wire: "EncryptionConfiguration", Path: "encryptionConfiguration", Shape: &shapeChannelEncryptionConfiguration},
		{Name: "LoggingConfiguration", Wire: "LoggingConfiguration", Path: "loggingConfiguration", Shape: &shapeChannelLoggingConfiguration, Required: true},
	},
}

var shapeChannelDestinationType = api.Shape{
	Name:    "ChannelDestinationType",
	Kind:    api.KindString,
	Enum:    []string{"S3", "S3_TABLES"},
	EnumSet: []string{"S3", "S3_TABLES"},
}

var shapeChannelEncryptionConfiguration = api.Shape{
	Name: "ChannelEncryptionConfiguration",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "EncryptionType", Wire: "EncryptionType", Path: "encryptionType", Shape: &shapeChannelEncryptionType, Required: true},
		{Name: "KeyId", Wire: "KeyId", Path: "keyId", Shape: &shapeKeyId, Required: true},
	},
}

var shapeChannelEncryptionType = api.Shape{
	Name:    "ChannelEncryptionType",
	Kind:    api.KindString,
	Enum:    []string{"KMS"},
	EnumSet: []string{"KMS"},
}

var shapeChannelId = api.Shape{
	Name: "ChannelId",
	Kind: api.KindString,
	Min:  api.Limit{Set: true, Int: 1},
	Max:  api.Limit{Set: true, Int: 64},
}

var shapeChannelLoggingConfiguration = api.Shape{
	Name: "ChannelLoggingConfiguration",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "CloudWatchLogs", Wire: "CloudWatchLogs", Path: "cloudWatchLogs", Shape: &shapeCloudWatchLogs, Required: true},
	},
}

var shapeChannelLoggingUpdateInput = api.Shape{
	Name: "ChannelLoggingUpdateInput",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "CloudWatchLogs", Wire: "CloudWatchLogs", Path: "cloudWatchLogs", Shape: &shapeCloudWatchLogsUpdateInput, Required: true},
	},
}

var shapeChannelName = api.Shape{
	Name: "ChannelName",
	Kind: api.KindString,
	Min:  api.Limit{Set: true, Int: 1},
	Max:  api.Limit{Set: true, Int: 128},
	Pattern: &api.Pattern{
		Source: "[a-zA-Z0-9_.-]+",
	},
}

var shapeChannelStatus = api.Shape{
	Name:    "ChannelStatus",
	Kind:    api.KindString,
	Enum:    []string{"CREATING", "ACTIVE", "UPDATING", "DELETING", "FAILED"},
	EnumSet: []string{"ACTIVE", "UPDATING", "DELETING", "CREATING", "FAILED"},
}

var shapeChannelStatusReason = api.Shape{
	Name: "ChannelStatusReason",
	Kind: api.KindString,
	Min:  api.Limit{Set: true, Int: 1},
	Max:  api.Limit{Set: true, Int: 2048},
}

var shapeChannelStreamConfiguration = api.Shape{
	Name: "ChannelStreamConfiguration",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "StreamARN", Wire: "StreamARN", Path: "streamARN", Shape: &shapeStreamARN, Required: true},
		{Name: "RecordConfiguration", Wire: "RecordConfiguration", Path: "recordConfiguration", Shape: &shapeRecordConfiguration, Required: true},
	},
}

var shapeChannelStreamConfigurationList = api.Shape{
	Name: "ChannelStreamConfigurationList",
	Kind: api.KindList,
	Min:  api.Limit{Set: true, Int: 1},
	Max:  api.Limit{Set: true, Int: 10000},
	Elem: &api.Member{Shape: &shapeChannelStreamConfiguration},
}

var shapeChannelStreamDescription = api.Shape{
	Name: "ChannelStreamDescription",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "StreamARN", Wire: "StreamARN", Path: "streamARN", Shape: &shapeStreamARN, Required: true},
		{Name: "StreamCreationTimestamp", Wire: "StreamCreationTimestamp", Path: "streamCreationTimestamp", Shape: &shapeTimestamp, Required: true},
		{Name: "RecordConfiguration", Wire: "RecordConfiguration", Path: "recordConfiguration", Shape: &shapeRecordConfiguration, Required: true},
	},
}

var shapeChannelStreamDescriptionList = api.Shape{
	Name: "ChannelStreamDescriptionList",
	Kind: api.KindList,
	Min:  api.Limit{Set: true, Int: 1},
	Max:  api.Limit{Set: true, Int: 10000},
	Elem: &api.Member{Shape: &shapeChannelStreamDescription},
}

var shapeChannelStreamIdentifier = api.Shape{
	Name: "ChannelStreamIdentifier",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "StreamARN", Wire: "StreamARN", Path: "streamARN", Shape: &shapeStreamARN, Required: true},
		{Name: "StreamCreationTimestamp", Wire: "StreamCreationTimestamp", Path: "streamCreationTimestamp", Shape: &shapeTimestamp, Required: true},
	},
}

var shapeChannelStreamIdentifierList = api.Shape{
	Name: "ChannelStreamIdentifierList",
	Kind: api.KindList,
	Min:  api.Limit{Set: true, Int: 1},
	Max:  api.Limit{Set: true, Int: 10000},
	Elem: &api.Member{Shape: &shapeChannelStreamIdentifier},
}

var shapeChannelSummary = api.Shape{
	Name: "ChannelSummary",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "ChannelName", Wire: "ChannelName", Path: "channelName", Shape: &shapeChannelName, Required: true},
		{Name: "ChannelARN", Wire: "ChannelARN", Path: "channelARN", Shape: &shapeChannelARN, Required: true},
		{Name: "ChannelId", Wire: "ChannelId", Path: "channelId", Shape: &shapeChannelId, Required: true},
		{Name: "ChannelStatus", Wire: "ChannelStatus", Path: "channelStatus", Shape: &shapeChannelStatus, Required: true},
		{Name: "ChannelStatusReason", Wire: "ChannelStatusReason", Path: "channelStatusReason", Shape: &shapeChannelStatusReason},
		{Name: "ChannelCreationTimestamp", Wire: "ChannelCreationTimestamp", Path: "channelCreationTimestamp", Shape: &shapeTimestamp, Required: true},
		{Name: "ChannelDestinationType", Wire: "ChannelDestinationType", Path: "channelDestinationType", Shape: &shapeChannelDestinationType, Required: true},
		{Name: "Streams", Wire: "Streams", Path: "streams", Shape: &shapeChannelStreamIdentifierList, Required: true},
	},
}

var shapeChannelSummaryList = api.Shape{
	Name: "ChannelSummaryList",
	Kind: api.KindList,
	Elem: &api.Member{Shape: &shapeChannelSummary},
}

var shapeChildShard = api.Shape{
	Name: "ChildShard",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "ShardId", Wire: "ShardId", Path: "shardId", Shape: &shapeShardId, Required: true},
		{Name: "ParentShards", Wire: "ParentShards", Path: "parentShards", Shape: &shapeShardIdList, Required: true},
		{Name: "HashKeyRange", Wire: "HashKeyRange", Path: "hashKeyRange", Shape: &shapeHashKeyRange, Required: true},
	},
}

var shapeChildShardList = api.Shape{
	Name: "ChildShardList",
	Kind: api.KindList,
	Elem: &api.Member{Shape: &shapeChildShard},
}

var shapeCloudWatchLogGroupName = api.Shape{
	Name: "CloudWatchLogGroupName",
	Kind: api.KindString,
	Min:  api.Limit{Set: true, Int: 1},
	Max:  api.Limit{Set: true, Int: 512},
	Pattern: &api.Pattern{
		Source: "[\\.\\-_/#A-Za-z0-9]+",
	},
}

var shapeCloudWatchLogStreamName = api.Shape{
	Name: "CloudWatchLogStreamName",
	Kind: api.KindString,
	Min:  api.Limit{Set: true, Int: 1},
	Max:  api.Limit{Set: true, Int: 512},
	Pattern: &api.Pattern{
		Source: "[^:*]*",
	},
}

var shapeCloudWatchLogs = api.Shape{
	Name: "CloudWatchLogs",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "Enabled", Wire: "Enabled", Path: "enabled", Shape: &shapeBooleanObject, Required: true},
		{Name: "LogGroupName", Wire: "LogGroupName", Path: "logGroupName", Shape: &shapeCloudWatchLogGroupName},
		{Name: "LogStreamName", Wire: "LogStreamName", Path: "logStreamName", Shape: &shapeCloudWatchLogStreamName},
	},
}

var shapeCloudWatchLogsUpdateInput = api.Shape{
	Name: "CloudWatchLogsUpdateInput",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "Enabled", Wire: "Enabled", Path: "enabled", Shape: &shapeBooleanObject, Required: true},
		{Name: "LogGroupName", Wire: "LogGroupName", Path: "logGroupName", Shape: &shapeCloudWatchLogGroupName},
		{Name: "LogStreamName", Wire: "LogStreamName", Path: "logStreamName", Shape: &shapeCloudWatchLogStreamName},
	},
}

var shapeConsumer = api.Shape{
	Name: "Consumer",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "ConsumerName", Wire: "ConsumerName", Path: "consumerName", Shape: &shapeConsumerName, Required: true},
		{Name: "ConsumerARN", Wire: "ConsumerARN", Path: "consumerARN", Shape: &shapeConsumerARN, Required: true},
		{Name: "ConsumerStatus", Wire: "ConsumerStatus", Path: "consumerStatus", Shape: &shapeConsumerStatus, Required: true},
		{Name: "ConsumerCreationTimestamp", Wire: "ConsumerCreationTimestamp", Path: "consumerCreationTimestamp", Shape: &shapeTimestamp, Required: true},
	},
}

var shapeConsumerARN = api.Shape{
	Name: "ConsumerARN",
	Kind: api.KindString,
	Min:  api.Limit{Set: true, Int: 1},
	Max:  api.Limit{Set: true, Int: 2048},
	Pattern: &api.Pattern{
		Source: "^(arn):aws.*:kinesis:.*:\\d{12}:.*stream\\/[a-zA-Z0-9_.-]+\\/consumer\\/[a-zA-Z0-9_.-]+:[0-9]+",
	},
}

var shapeConsumerCountObject = api.Shape{
	Name: "ConsumerCountObject",
	Kind: api.KindInteger,
	Min:  api.Limit{Set: true, Int: 0},
	Max:  api.Limit{Set: true, Int: 1000000},
}

var shapeConsumerDescription = api.Shape{
	Name: "ConsumerDescription",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "ConsumerName", Wire: "ConsumerName", Path: "consumerName", Shape: &shapeConsumerName, Required: true},
		{Name: "ConsumerARN", Wire: "ConsumerARN", Path: "consumerARN", Shape: &shapeConsumerARN, Required: true},
		{Name: "ConsumerStatus", Wire: "ConsumerStatus", Path: "consumerStatus", Shape: &shapeConsumerStatus, Required: true},
		{Name: "ConsumerCreationTimestamp", Wire: "ConsumerCreationTimestamp", Path: "consumerCreationTimestamp", Shape: &shapeTimestamp, Required: true},
		{Name: "StreamARN", Wire: "StreamARN", Path: "streamARN", Shape: &shapeStreamARN, Required: true},
	},
}

var shapeConsumerList = api.Shape{
	Name: "ConsumerList",
	Kind: api.KindList,
	Elem: &api.Member{Shape: &shapeConsumer},
}

var shapeConsumerName = api.Shape{
	Name: "ConsumerName",
	Kind: api.KindString,
	Min:  api.Limit{Set: true, Int: 1},
	Max:  api.Limit{Set: true, Int: 128},
	Pattern: &api.Pattern{
		Source: "[a-zA-Z0-9_.-]+",
	},
}

var shapeConsumerStatus = api.Shape{
	Name:    "ConsumerStatus",
	Kind:    api.KindString,
	Enum:    []string{"CREATING", "DELETING", "ACTIVE"},
	EnumSet: []string{"ACTIVE", "DELETING", "CREATING"},
}

var shapeCreateChannelInput = api.Shape{
	Name: "CreateChannelInput",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "ChannelName", Wire: "ChannelName", Path: "channelName", Shape: &shapeChannelName, Required: true},
		{Name: "ServiceExecutionRoleARN", Wire: "ServiceExecutionRoleARN", Path: "serviceExecutionRoleARN", Shape: &shapeRoleARN, Required: true},
		{Name: "StreamConfigurationList", Wire: "StreamConfigurationList", Path: "streamConfigurationList", Shape: &shapeChannelStreamConfigurationList, Required: true},
		{Name: "S3DestinationConfiguration", Wire: "S3DestinationConfiguration", Path: "s3DestinationConfiguration", Shape: &shapeS3DestinationConfiguration},
		{Name: "S3TablesDestinationConfiguration", Wire: "S3TablesDestinationConfiguration", Path: "s3TablesDestinationConfiguration", Shape: &shapeS3TablesDestinationConfiguration},
		{Name: "EncryptionConfiguration", Wire: "EncryptionConfiguration", Path: "encryptionConfiguration", Shape: &shapeChannelEncryptionConfiguration},
		{Name: "Tags", Wire: "Tags", Path: "tags", Shape: &shapeTagMap},
		{Name: "LoggingConfiguration", Wire: "LoggingConfiguration", Path: "loggingConfiguration", Shape: &shapeChannelLoggingConfiguration},
	},
}

var shapeCreateChannelOutput = api.Shape{
	Name: "CreateChannelOutput",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "ChannelDescription", Wire: "ChannelDescription", Path: "channelDescription", Shape: &shapeChannelDescription, Required: true},
	},
}

var shapeCreateQueueInput = api.Shape{
	Name: "CreateQueueInput",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "QueueName", Wire: "QueueName", Path: "queueName", Shape: &shapeQueueName, Required: true},
		{Name: "StreamConfigurationList", Wire: "StreamConfigurationList", Path: "streamConfigurationList", Shape: &shapeQueueStreamConfigurationList, Required: true},
		{Name: "QueueAttributes", Wire: "QueueAttributes", Path: "queueAttributes", Shape: &shapeQueueAttributes},
		{Name: "Tags", Wire: "Tags", Path: "tags", Shape: &shapeTagMap},
	},
}

var shapeCreateQueueOutput = api.Shape{
	Name: "CreateQueueOutput",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "QueueDescription", Wire: "QueueDescription", Path: "queueDescription", Shape: &shapeQueueDescription, Required: true},
	},
}

var shapeCreateStreamInput = api.Shape{
	Name: "CreateStreamInput",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "StreamName", Wire: "StreamName", Path: "streamName", Shape: &shapeStreamName, Required: true},
		{Name: "ShardCount", Wire: "ShardCount", Path: "shardCount", Shape: &shapePositiveIntegerObject},
		{Name: "StreamModeDetails", Wire: "StreamModeDetails", Path: "streamModeDetails", Shape: &shapeStreamModeDetails},
		{Name: "Tags", Wire: "Tags", Path: "tags", Shape: &shapeTagMap},
		{Name: "WarmThroughputMiBps", Wire: "WarmThroughputMiBps", Path: "warmThroughputMiBps", Shape: &shapeNaturalIntegerObject},
		{Name: "MaxRecordSizeInKiB", Wire: "MaxRecordSizeInKiB", Path: "maxRecordSizeInKiB", Shape: &shapeMaxRecordSizeInKiB},
		{Name: "RecordDistributionStrategy", Wire: "RecordDistributionStrategy", Path: "recordDistributionStrategy", Shape: &shapeRecordDistributionStrategy},
	},
	Order: []int{1, 0, 2, 3, 4, 5, 6},
}

var shapeData = api.Shape{
	Name:      "Data",
	Kind:      api.KindBlob,
	Min:       api.Limit{Set: true, Int: 0},
	Max:       api.Limit{Set: true, Int: 10485760},
	Sensitive: true,
}

var shapeDataFreshnessInSeconds = api.Shape{
	Name: "DataFreshnessInSeconds",
	Kind: api.KindInteger,
}

var shapeDeadLetterConfiguration = api.Shape{
	Name: "DeadLetterConfiguration",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "TargetType", Wire: "TargetType", Path: "targetType", Shape: &shapeTargetType, Required: true},
		{Name: "MaxReceiveCount", Wire: "MaxReceiveCount", Path: "maxReceiveCount", Shape: &shapeMaxReceiveCount},
	},
}

var shapeDeadLetterQueueS3Configuration = api.Shape{
	Name: "DeadLetterQueueS3Configuration",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "BucketARN", Wire: "BucketARN", Path: "bucketARN", Shape: &shapeBucketARN, Required: true},
		{Name: "ExpectedBucketOwner", Wire: "ExpectedBucketOwner", Path: "expectedBucketOwner", Shape: &shapeExpectedBucketOwner, Required: true},
		{Name: "ErrorOutputPrefix", Wire: "ErrorOutputPrefix", Path: "errorOutputPrefix", Shape: &shapeS3ErrorOutputPrefix},
	},
}

var shapeDecreaseStreamRetentionPeriodInput = api.Shape{
	Name: "DecreaseStreamRetentionPeriodInput",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "StreamName", Wire: "StreamName", Path: "streamName", Shape: &shapeStreamName},
		{Name: "RetentionPeriodHours", Wire: "RetentionPeriodHours", Path: "retentionPeriodHours", Shape: &shapeRetentionPeriodHours, Required: true},
		{Name: "StreamARN", Wire: "StreamARN", Path: "streamARN", Shape: &shapeStreamARN},
		{Name: "StreamId", Wire: "StreamId", Path: "streamId", Shape: &shapeStreamId},
	},
}

var shapeDeleteChannelInput = api.Shape{
	Name: "DeleteChannelInput",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "ChannelARN", Wire: "ChannelARN", Path: "channelARN", Shape: &shapeChannelARN, Required: true},
	},
}

var shapeDeleteQueueInput = api.Shape{
	Name: "DeleteQueueInput",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "QueueARN", Wire: "QueueARN", Path: "queueARN", Shape: &shapeQueueARN, Required: true},
	},
}

var shapeDeleteResourcePolicyInput = api.Shape{
	Name: "DeleteResourcePolicyInput",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "ResourceARN", Wire: "ResourceARN", Path: "resourceARN", Shape: &shapeResourceARN, Required: true},
		{Name: "StreamId", Wire: "StreamId", Path: "streamId", Shape: &shapeStreamId},
	},
}

var shapeDeleteStreamInput = api.Shape{
	Name: "DeleteStreamInput",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "StreamName", Wire: "StreamName", Path: "streamName", Shape: &shapeStreamName},
		{Name: "EnforceConsumerDeletion", Wire: "EnforceConsumerDeletion", Path: "enforceConsumerDeletion", Shape: &shapeBooleanObject},
		{Name: "StreamARN", Wire: "StreamARN", Path: "streamARN", Shape: &shapeStreamARN},
		{Name: "StreamId", Wire: "StreamId", Path: "streamId", Shape: &shapeStreamId},
	},
}

var shapeDeregisterStreamConsumerInput = api.Shape{
	Name: "DeregisterStreamConsumerInput",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "StreamARN", Wire: "StreamARN", Path: "streamARN", Shape: &shapeStreamARN},
		{Name: "ConsumerName", Wire: "ConsumerName", Path: "consumerName", Shape: &shapeConsumerName},
		{Name: "ConsumerARN", Wire: "ConsumerARN", Path: "consumerARN", Shape: &shapeConsumerARN},
		{Name: "StreamId", Wire: "StreamId", Path: "streamId", Shape: &shapeStreamId},
	},
}

var shapeDescribeAccountSettingsInput = api.Shape{
	Name: "DescribeAccountSettingsInput",
	Kind: api.KindStructure,
}

var shapeDescribeAccountSettingsOutput = api.Shape{
	Name: "DescribeAccountSettingsOutput",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "MinimumThroughputBillingCommitment", Wire: "MinimumThroughputBillingCommitment", Path: "minimumThroughputBillingCommitment", Shape: &shapeMinimumThroughputBillingCommitmentOutput},
	},
}

var shapeDescribeChannelInput = api.Shape{
	Name: "DescribeChannelInput",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "ChannelARN", Wire: "ChannelARN", Path: "channelARN", Shape: &shapeChannelARN, Required: true},
	},
}

var shapeDescribeChannelOutput = api.Shape{
	Name: "DescribeChannelOutput",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "ChannelDescription", Wire: "ChannelDescription", Path: "channelDescription", Shape: &shapeChannelDescription, Required: true},
	},
}

var shapeDescribeLimitsInput = api.Shape{
	Name: "DescribeLimitsInput",
	Kind: api.KindStructure,
}

var shapeDescribeLimitsOutput = api.Shape{
	Name: "DescribeLimitsOutput",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "ShardLimit", Wire: "ShardLimit", Path: "shardLimit", Shape: &shapeShardCountObject, Required: true},
		{Name: "OpenShardCount", Wire: "OpenShardCount", Path: "openShardCount", Shape: &shapeShardCountObject, Required: true},
		{Name: "OnDemandStreamCount", Wire: "OnDemandStreamCount", Path: "onDemandStreamCount", Shape: &shapeOnDemandStreamCountObject, Required: true},
		{Name: "OnDemandStreamCountLimit", Wire: "OnDemandStreamCountLimit", Path: "onDemandStreamCountLimit", Shape: &shapeOnDemandStreamCountLimitObject, Required: true},
		{Name: "ChannelCount", Wire: "ChannelCount", Path: "channelCount", Shape: &shapeChannelCountObject},
		{Name: "ChannelCountLimit", Wire: "ChannelCountLimit", Path: "channelCountLimit", Shape: &shapeChannelCountObject},
	},
}

var shapeDescribeQueueInput = api.Shape{
	Name: "DescribeQueueInput",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "QueueARN", Wire: "QueueARN", Path: "queueARN", Shape: &shapeQueueARN, Required: true},
	},
}

var shapeDescribeQueueOutput = api.Shape{
	Name: "DescribeQueueOutput",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "QueueDescription", Wire: "QueueDescription", Path: "queueDescription", Shape: &shapeQueueDescription, Required: true},
	},
}

var shapeDescribeStreamConsumerInput = api.Shape{
	Name: "DescribeStreamConsumerInput",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "StreamARN", Wire: "StreamARN", Path: "streamARN", Shape: &shapeStreamARN},
		{Name: "ConsumerName", Wire: "ConsumerName", Path: "consumerName", Shape: &shapeConsumerName},
		{Name: "ConsumerARN", Wire: "ConsumerARN", Path: "consumerARN", Shape: &shapeConsumerARN},
		{Name: "StreamId", Wire: "StreamId", Path: "streamId", Shape: &shapeStreamId},
	},
}

var shapeDescribeStreamConsumerOutput = api.Shape{
	Name: "DescribeStreamConsumerOutput",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "ConsumerDescription", Wire: "ConsumerDescription", Path: "consumerDescription", Shape: &shapeConsumerDescription, Required: true},
	},
}

var shapeDescribeStreamInput = api.Shape{
	Name: "DescribeStreamInput",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "StreamName", Wire: "StreamName", Path: "streamName", Shape: &shapeStreamName},
		{Name: "Limit", Wire: "Limit", Path: "limit", Shape: &shapeDescribeStreamInputLimit},
		{Name: "ExclusiveStartShardId", Wire: "ExclusiveStartShardId", Path: "exclusiveStartShardId", Shape: &shapeShardId},
		{Name: "StreamARN", Wire: "StreamARN", Path: "streamARN", Shape: &shapeStreamARN},
		{Name: "StreamId", Wire: "StreamId", Path: "streamId", Shape: &shapeStreamId},
	},
}

var shapeDescribeStreamInputLimit = api.Shape{
	Name: "DescribeStreamInputLimit",
	Kind: api.KindInteger,
	Min:  api.Limit{Set: true, Int: 1},
	Max:  api.Limit{Set: true, Int: 10000},
}

var shapeDescribeStreamOutput = api.Shape{
	Name: "DescribeStreamOutput",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "StreamDescription", Wire: "StreamDescription", Path: "streamDescription", Shape: &shapeStreamDescription, Required: true},
	},
}

var shapeDescribeStreamSummaryInput = api.Shape{
	Name: "DescribeStreamSummaryInput",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "StreamName", Wire: "StreamName", Path: "streamName", Shape: &shapeStreamName},
		{Name: "StreamARN", Wire: "StreamARN", Path: "streamARN", Shape: &shapeStreamARN},
		{Name: "StreamId", Wire: "StreamId", Path: "streamId", Shape: &shapeStreamId},
	},
}

var shapeDescribeStreamSummaryOutput = api.Shape{
	Name: "DescribeStreamSummaryOutput",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "StreamDescriptionSummary", Wire: "StreamDescriptionSummary", Path: "streamDescriptionSummary", Shape: &shapeStreamDescriptionSummary, Required: true},
	},
}

var shapeDisableEnhancedMonitoringInput = api.Shape{
	Name: "DisableEnhancedMonitoringInput",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "StreamName", Wire: "StreamName", Path: "streamName", Shape: &shapeStreamName},
		{Name: "ShardLevelMetrics", Wire: "ShardLevelMetrics", Path: "shardLevelMetrics", Shape: &shapeMetricsNameList, Required: true},
		{Name: "StreamARN", Wire: "StreamARN", Path: "streamARN", Shape: &shapeStreamARN},
		{Name: "StreamId", Wire: "StreamId", Path: "streamId", Shape: &shapeStreamId},
	},
}

var shapeDryRunOperationException = api.Shape{
	Name: "DryRunOperationException",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "message", Wire: "message", Path: "message", Shape: &shapeErrorMessage},
	},
	Error: &api.Error{
		Code: "DryRunOperationException",
	},
}

var shapeEnableEnhancedMonitoringInput = api.Shape{
	Name: "EnableEnhancedMonitoringInput",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "StreamName", Wire: "StreamName", Path: "streamName", Shape: &shapeStreamName},
		{Name: "ShardLevelMetrics", Wire: "ShardLevelMetrics", Path: "shardLevelMetrics", Shape: &shapeMetricsNameList, Required: true},
		{Name: "StreamARN", Wire: "StreamARN", Path: "streamARN", Shape: &shapeStreamARN},
		{Name: "StreamId", Wire: "StreamId", Path: "streamId", Shape: &shapeStreamId},
	},
}

var shapeEncryptionType = api.Shape{
	Name:    "EncryptionType",
	Kind:    api.KindString,
	Enum:    []string{"NONE", "KMS"},
	EnumSet: []string{"KMS", "NONE"},
}

var shapeEnhancedMetrics = api.Shape{
	Name: "EnhancedMetrics",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "ShardLevelMetrics", Wire: "ShardLevelMetrics", Path: "shardLevelMetrics", Shape: &shapeMetricsNameList},
	},
}

var shapeEnhancedMonitoringList = api.Shape{
	Name: "EnhancedMonitoringList",
	Kind: api.KindList,
	Elem: &api.Member{Shape: &shapeEnhancedMetrics},
}

var shapeEnhancedMonitoringOutput = api.Shape{
	Name: "EnhancedMonitoringOutput",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "StreamName", Wire: "StreamName", Path: "streamName", Shape: &shapeStreamName},
		{Name: "CurrentShardLevelMetrics", Wire: "CurrentShardLevelMetrics", Path: "currentShardLevelMetrics", Shape: &shapeMetricsNameList},
		{Name: "DesiredShardLevelMetrics", Wire: "DesiredShardLevelMetrics", Path: "desiredShardLevelMetrics", Shape: &shapeMetricsNameList},
		{Name: "StreamARN", Wire: "StreamARN", Path: "streamARN", Shape: &shapeStreamARN},
	},
}

var shapeErrorCode = api.Shape{
	Name: "ErrorCode",
	Kind: api.KindString,
}

var shapeErrorMessage = api.Shape{
	Name: "ErrorMessage",
	Kind: api.KindString,
}

var shapeExpectedBucketOwner = api.Shape{
	Name: "ExpectedBucketOwner",
	Kind: api.KindString,
	Min:  api.Limit{Set: true, Int: 12},
	Max:  api.Limit{Set: true, Int: 12},
	Pattern: &api.Pattern{
		Source: "\\d{12}",
	},
}

var shapeExpiredIteratorException = api.Shape{
	Name: "ExpiredIteratorException",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "message", Wire: "message", Path: "message", Shape: &shapeErrorMessage},
	},
	Error: &api.Error{
		Code: "ExpiredIteratorException",
	},
}

var shapeExpiredNextTokenException = api.Shape{
	Name: "ExpiredNextTokenException",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "message", Wire: "message", Path: "message", Shape: &shapeErrorMessage},
	},
	Error: &api.Error{
		Code: "ExpiredNextTokenException",
	},
}

var shapeFirstReceiveTimestamp = api.Shape{
	Name: "FirstReceiveTimestamp",
	Kind: api.KindTimestamp,
}

var shapeGSRSchemaARN = api.Shape{
	Name: "GSRSchemaARN",
	Kind: api.KindString,
	Min:  api.Limit{Set: true, Int: 1},
	Max:  api.Limit{Set: true, Int: 512},
	Pattern: &api.Pattern{
		Source: "arn:aws[-a-z0-9]*:glue:[-a-z0-9]+:\\d{12}:schema/[-a-zA-Z0-9_$#.]+/[-a-zA-Z0-9_$#.]+",
	},
}

var shapeGetRecordsInput = api.Shape{
	Name: "GetRecordsInput",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "ShardIterator", Wire: "ShardIterator", Path: "shardIterator", Shape: &shapeShardIterator, Required: true},
		{Name: "Limit", Wire: "Limit", Path: "limit", Shape: &shapeGetRecordsInputLimit},
		{Name: "StreamARN", Wire: "StreamARN", Path: "streamARN", Shape: &shapeStreamARN},
		{Name: "StreamId", Wire: "StreamId", Path: "streamId", Shape: &shapeStreamId},
		{Name: "DryRun", Wire: "DryRun", Path: "dryRun", Shape: &shapeBooleanObject},
	},
}

var shapeGetRecordsInputLimit = api.Shape{
	Name: "GetRecordsInputLimit",
	Kind: api.KindInteger,
	Min:  api.Limit{Set: true, Int: 1},
	Max:  api.Limit{Set: true, Int: 10000},
}

var shapeGetRecordsOutput = api.Shape{
	Name: "GetRecordsOutput",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "Records", Wire: "Records", Path: "records", Shape: &shapeRecordList, Required: true},
		{Name: "NextShardIterator", Wire: "NextShardIterator", Path: "nextShardIterator", Shape: &shapeShardIterator},
		{Name: "MillisBehindLatest", Wire: "MillisBehindLatest", Path: "millisBehindLatest", Shape: &shapeMillisBehindLatest},
		{Name: "ChildShards", Wire: "ChildShards", Path: "childShards", Shape: &shapeChildShardList},
	},
}
