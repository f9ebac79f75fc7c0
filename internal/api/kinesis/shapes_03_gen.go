// Code generated from the Kinesis API model 2013-12-02 (botocore 1.44.5). DO NOT EDIT.

package kinesis

import (
	"github.com/shardwell/shardwell/internal/api"
)

var shapeRecordId = api.Shape{
	Name: "RecordId",
	Kind: api.KindString,
	Min:  api.Limit{Set: true, Int: 1},
	Max:  api.Limit{Set: true, Int: 64},
	Pattern: &api.Pattern{
		Source: "^[a-z0-9]+$",
	},
}

var shapeRecordList = api.Shape{
	Name: "RecordList",
	Kind: api.KindList,
	Elem: &api.Member{Shape: &shapeRecord},
}

var shapeRegisterStreamConsumerInput = api.Shape{
	Name: "RegisterStreamConsumerInput",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "StreamARN", Wire: "StreamARN", Path: "streamARN", Shape: &shapeStreamARN, Required: true},
		{Name: "ConsumerName", Wire: "ConsumerName", Path: "consumerName", Shape: &shapeConsumerName, Required: true},
		{Name: "StreamId", Wire: "StreamId", Path: "streamId", Shape: &shapeStreamId},
		{Name: "Tags", Wire: "Tags", Path: "tags", Shape: &shapeTagMap},
	},
}

var shapeRegisterStreamConsumerOutput = api.Shape{
	Name: "RegisterStreamConsumerOutput",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "Consumer", Wire: "Consumer", Path: "consumer", Shape: &shapeConsumer, Required: true},
	},
}

var shapeRemoveTagsFromStreamInput = api.Shape{
	Name: "RemoveTagsFromStreamInput",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "StreamName", Wire: "StreamName", Path: "streamName", Shape: &shapeStreamName},
		{Name: "TagKeys", Wire: "TagKeys", Path: "tagKeys", Shape: &shapeTagKeyList, Required: true},
		{Name: "StreamARN", Wire: "StreamARN", Path: "streamARN", Shape: &shapeStreamARN},
		{Name: "StreamId", Wire: "StreamId", Path: "streamId", Shape: &shapeStreamId},
	},
	Order: []int{1, 0, 2, 3},
}

var shapeResourceARN = api.Shape{
	Name: "ResourceARN",
	Kind: api.KindString,
	Min:  api.Limit{Set: true, Int: 1},
	Max:  api.Limit{Set: true, Int: 2048},
	Pattern: &api.Pattern{
		Source: "arn:aws.*:kinesis:.*:\\d{12}:.*(stream|channel|queue)/\\S+",
	},
}

var shapeResourceInUseException = api.Shape{
	Name: "ResourceInUseException",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "message", Wire: "message", Path: "message", Shape: &shapeErrorMessage},
	},
	Error: &api.Error{
		Code: "ResourceInUseException",
	},
}

var shapeResourceNotFoundException = api.Shape{
	Name: "ResourceNotFoundException",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "message", Wire: "message", Path: "message", Shape: &shapeErrorMessage},
	},
	Error: &api.Error{
		Code: "ResourceNotFoundException",
	},
}

var shapeRestoreDeadLetterQueueRecordsErrorEntry = api.Shape{
	Name: "RestoreDeadLetterQueueRecordsErrorEntry",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "ReceiptHandle", Wire: "ReceiptHandle", Path: "receiptHandle", Shape: &shapeReceiptHandle, Required: true},
		{Name: "ErrorCode", Wire: "ErrorCode", Path: "errorCode", Shape: &shapeErrorCode, Required: true},
		{Name: "ErrorMessage", Wire: "ErrorMessage", Path: "errorMessage", Shape: &shapeErrorMessage},
	},
}

var shapeRestoreDeadLetterQueueRecordsErrorEntryList = api.Shape{
	Name: "RestoreDeadLetterQueueRecordsErrorEntryList",
	Kind: api.KindList,
	Elem: &api.Member{Shape: &shapeRestoreDeadLetterQueueRecordsErrorEntry},
}

var shapeRestoreDeadLetterQueueRecordsInput = api.Shape{
	Name: "RestoreDeadLetterQueueRecordsInput",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "QueueARN", Wire: "QueueARN", Path: "queueARN", Shape: &shapeQueueARN, Required: true},
		{Name: "Entries", Wire: "Entries", Path: "entries", Shape: &shapeRestoreDeadLetterQueueRecordsRequestEntryList, Required: true},
	},
}

var shapeRestoreDeadLetterQueueRecordsOutput = api.Shape{
	Name: "RestoreDeadLetterQueueRecordsOutput",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "Successful", Wire: "Successful", Path: "successful", Shape: &shapeRestoreDeadLetterQueueRecordsResultEntryList, Required: true},
		{Name: "Failed", Wire: "Failed", Path: "failed", Shape: &shapeRestoreDeadLetterQueueRecordsErrorEntryList, Required: true},
	},
}

var shapeRestoreDeadLetterQueueRecordsRequestEntry = api.Shape{
	Name: "RestoreDeadLetterQueueRecordsRequestEntry",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "ReceiptHandle", Wire: "ReceiptHandle", Path: "receiptHandle", Shape: &shapeReceiptHandle, Required: true},
	},
}

var shapeRestoreDeadLetterQueueRecordsRequestEntryList = api.Shape{
	Name: "RestoreDeadLetterQueueRecordsRequestEntryList",
	Kind: api.KindList,
	Min:  api.Limit{Set: true, Int: 1},
	Max:  api.Limit{Set: true, Int: 10},
	Elem: &api.Member{Shape: &shapeRestoreDeadLetterQueueRecordsRequestEntry},
}

var shapeRestoreDeadLetterQueueRecordsResultEntry = api.Shape{
	Name: "RestoreDeadLetterQueueRecordsResultEntry",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "ReceiptHandle", Wire: "ReceiptHandle", Path: "receiptHandle", Shape: &shapeReceiptHandle, Required: true},
	},
}

var shapeRestoreDeadLetterQueueRecordsResultEntryList = api.Shape{
	Name: "RestoreDeadLetterQueueRecordsResultEntryList",
	Kind: api.KindList,
	Elem: &api.Member{Shape: &shapeRestoreDeadLetterQueueRecordsResultEntry},
}

var shapeRetentionPeriodHours = api.Shape{
	Name: "RetentionPeriodHours",
	Kind: api.KindInteger,
}

var shapeRoleARN = api.Shape{
	Name: "RoleARN",
	Kind: api.KindString,
	Min:  api.Limit{Set: true, Int: 1},
	Max:  api.Limit{Set: true, Int: 512},
	Pattern: &api.Pattern{
		Source: "arn:aws[-a-z0-9]*:iam::\\d{12}:role/[a-zA-Z_0-9+=,.@\\-_/]+",
	},
}

var shapeS3CompressionType = api.Shape{
	Name:    "S3CompressionType",
	Kind:    api.KindString,
	Enum:    []string{"NONE", "GZIP", "ZSTD"},
	EnumSet: []string{"ZSTD", "NONE", "GZIP"},
}

var shapeS3DestinationConfiguration = api.Shape{
	Name: "S3DestinationConfiguration",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "DataFreshnessInSeconds", Wire: "DataFreshnessInSeconds", Path: "dataFreshnessInSeconds", Shape: &shapeDataFreshnessInSeconds},
		{Name: "DeadLetterQueueS3Configuration", Wire: "DeadLetterQueueS3Configuration", Path: "deadLetterQueueS3Configuration", Shape: &shapeDeadLetterQueueS3Configuration},
		{Name: "StorageConfiguration", Wire: "StorageConfiguration", Path: "storageConfiguration", Shape: &shapeS3StorageConfiguration, Required: true},
	},
}

var shapeS3DestinationDescription = api.Shape{
	Name: "S3DestinationDescription",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "DataFreshnessInSeconds", Wire: "DataFreshnessInSeconds", Path: "dataFreshnessInSeconds", Shape: &shapeDataFreshnessInSeconds, Required: true},
		{Name: "DeadLetterQueueS3Configuration", Wire: "DeadLetterQueueS3Configuration", Path: "deadLetterQueueS3Configuration", Shape: &shapeDeadLetterQueueS3Configuration, Required: true},
		{Name: "StorageConfiguration", Wire: "StorageConfiguration", Path: "storageConfiguration", Shape: &shapeS3StorageConfiguration, Required: true},
	},
}

var shapeS3DestinationUpdateInput = api.Shape{
	Name: "S3DestinationUpdateInput",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "DataFreshnessInSeconds", Wire: "DataFreshnessInSeconds", Path: "dataFreshnessInSeconds", Shape: &shapeDataFreshnessInSeconds, Required: true},
	},
}

var shapeS3ErrorOutputPrefix = api.Shape{
	Name: "S3ErrorOutputPrefix",
	Kind: api.KindString,
	Min:  api.Limit{Set: true, Int: 1},
	Max:  api.Limit{Set: true, Int: 512},
	Pattern: &api.Pattern{
		Source: "[0-9A-Za-z!\\-_'.*()\\/]+",
	},
}

var shapeS3OutputKeyTemplate = api.Shape{
	Name: "S3OutputKeyTemplate",
	Kind: api.KindString,
	Min:  api.Limit{Set: true, Int: 1},
	Max:  api.Limit{Set: true, Int: 1024},
	Pattern: &api.Pattern{
		Source: "[0-9A-Za-z!\\-_'.*()\\/=:{}]+",
	},
}

var shapeS3StorageClass = api.Shape{
	Name:    "S3StorageClass",
	Kind:    api.KindString,
	Enum:    []string{"STANDARD", "INTELLIGENT_TIERING", "GLACIER_IR"},
	EnumSet: []string{"INTELLIGENT_TIERING", "GLACIER_IR", "STANDARD"},
}

var shapeS3StorageConfiguration = api.Shape{
	Name: "S3StorageConfiguration",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "BucketARN", Wire: "BucketARN", Path: "bucketARN", Shape: &shapeBucketARN, Required: true},
		{Name: "ExpectedBucketOwner", Wire: "ExpectedBucketOwner", Path: "expectedBucketOwner", Shape: &shapeExpectedBucketOwner, Required: true},
		{Name: "OutputKeyTemplate", Wire: "OutputKeyTemplate", Path: "outputKeyTemplate", Shape: &shapeS3OutputKeyTemplate},
		{Name: "StorageClass", Wire: "StorageClass", Path: "storageClass", Shape: &shapeS3StorageClass},
		{Name: "CompressionType", Wire: "CompressionType", Path: "compressionType", Shape: &shapeS3CompressionType, Required: true},
	},
}

var shapeS3TablesCompressionType = api.Shape{
	Name:    "S3TablesCompressionType",
	Kind:    api.KindString,
	Enum:    []string{"NONE", "ZSTD", "SNAPPY"},
	EnumSet: []string{"ZSTD", "SNAPPY", "NONE"},
}

var shapeS3TablesConfiguration = api.Shape{
	Name: "S3TablesConfiguration",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "TableBucketARN", Wire: "TableBucketARN", Path: "tableBucketARN", Shape: &shapeTableBucketARN, Required: true},
		{Name: "Namespace", Wire: "Namespace", Path: "namespace", Shape: &shapeS3TablesNamespace, Required: true},
		{Name: "TableName", Wire: "TableName", Path: "tableName", Shape: &shapeS3TablesTableName, Required: true},
		{Name: "CompressionType", Wire: "CompressionType", Path: "compressionType", Shape: &shapeS3TablesCompressionType, Required: true},
		{Name: "PartitionSpec", Wire: "PartitionSpec", Path: "partitionSpec", Shape: &shapePartitionSpec},
	},
}

var shapeS3TablesConfigurationList = api.Shape{
	Name: "S3TablesConfigurationList",
	Kind: api.KindList,
	Min:  api.Limit{Set: true, Int: 1},
	Max:  api.Limit{Set: true, Int: 10000},
	Elem: &api.Member{Shape: &shapeS3TablesConfiguration},
}

var shapeS3TablesDestinationConfiguration = api.Shape{
	Name: "S3TablesDestinationConfiguration",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "DataFreshnessInSeconds", Wire: "DataFreshnessInSeconds", Path: "dataFreshnessInSeconds", Shape: &shapeDataFreshnessInSeconds},
		{Name: "DeadLetterQueueS3Configuration", Wire: "DeadLetterQueueS3Configuration", Path: "deadLetterQueueS3Configuration", Shape: &shapeDeadLetterQueueS3Configuration, Required: true},
		{Name: "S3TablesConfigurationList", Wire: "S3TablesConfigurationList", Path: "s3TablesConfigurationList", Shape: &shapeS3TablesConfigurationList, Required: true},
	},
}

var shapeS3TablesDestinationDescription = api.Shape{
	Name: "S3TablesDestinationDescription",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "DataFreshnessInSeconds", Wire: "DataFreshnessInSeconds", Path: "dataFreshnessInSeconds", Shape: &shapeDataFreshnessInSeconds, Required: true},
		{Name: "DeadLetterQueueS3Configuration", Wire: "DeadLetterQueueS3Configuration", Path: "deadLetterQueueS3Configuration", Shape: &shapeDeadLetterQueueS3Configuration, Required: true},
		{Name: "S3TablesConfigurationList", Wire: "S3TablesConfigurationList", Path: "s3TablesConfigurationList", Shape: &shapeS3TablesConfigurationList, Required: true},
	},
}

var shapeS3TablesDestinationUpdateInput = api.Shape{
	Name: "S3TablesDestinationUpdateInput",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "DataFreshnessInSeconds", Wire: "DataFreshnessInSeconds", Path: "dataFreshnessInSeconds", Shape: &shapeDataFreshnessInSeconds, Required: true},
	},
}

var shapeS3TablesNamespace = api.Shape{
	Name: "S3TablesNamespace",
	Kind: api.KindString,
	Min:  api.Limit{Set: true, Int: 1},
	Max:  api.Limit{Set: true, Int: 255},
	Pattern: &api.Pattern{
		Source: "[0-9a-z_]+",
	},
}

var shapeS3TablesTableName = api.Shape{
	Name: "S3TablesTableName",
	Kind: api.KindString,
	Min:  api.Limit{Set: true, Int: 1},
	Max:  api.Limit{Set: true, Int: 255},
	Pattern: &api.Pattern{
		Source: "[0-9a-z_]+",
	},
}

var shapeScalingType = api.Shape{
	Name:    "ScalingType",
	Kind:    api.KindString,
	Enum:    []string{"UNIFORM_SCALING"},
	EnumSet: []string{"UNIFORM_SCALING"},
}

var shapeSequenceNumber = api.Shape{
	Name: "SequenceNumber",
	Kind: api.KindString,
	Pattern: &api.Pattern{
		Source: "0|([1-9]\\d{0,128})",
	},
}

var shapeSequenceNumberRange = api.Shape{
	Name: "SequenceNumberRange",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "StartingSequenceNumber", Wire: "StartingSequenceNumber", Path: "startingSequenceNumber", Shape: &shapeSequenceNumber, Required: true},
		{Name: "EndingSequenceNumber", Wire: "EndingSequenceNumber", Path: "endingSequenceNumber", Shape: &shapeSequenceNumber},
	},
}

var shapeShard = api.Shape{
	Name: "Shard",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "ShardId", Wire: "ShardId", Path: "shardId", Shape: &shapeShardId, Required: true},
		{Name: "ParentShardId", Wire: "ParentShardId", Path: "parentShardId", Shape: &shapeShardId},
		{Name: "AdjacentParentShardId", Wire: "AdjacentParentShardId", Path: "adjacentParentShardId", Shape: &shapeShardId},
		{Name: "HashKeyRange", Wire: "HashKeyRange", Path: "hashKeyRange", Shape: &shapeHashKeyRange, Required: true},
		{Name: "SequenceNumberRange", Wire: "SequenceNumberRange", Path: "sequenceNumberRange", Shape: &shapeSequenceNumberRange, Required: true},
	},
}

var shapeShardCountObject = api.Shape{
	Name: "ShardCountObject",
	Kind: api.KindInteger,
	Min:  api.Limit{Set: true, Int: 0},
	Max:  api.Limit{Set: true, Int: 1000000},
}

var shapeShardFilter = api.Shape{
	Name: "ShardFilter",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "Type", Wire: "Type", Path: "type", Shape: &shapeShardFilterType, Required: true},
		{Name: "ShardId", Wire: "ShardId", Path: "shardId", Shape: &shapeShardId},
		{Name: "Timestamp", Wire: "Timestamp", Path: "timestamp", Shape: &shapeTimestamp},
	},
}

var shapeShardFilterType = api.Shape{
	Name:    "ShardFilterType",
	Kind:    api.KindString,
	Enum:    []string{"AFTER_SHARD_ID", "AT_TRIM_HORIZON", "FROM_TRIM_HORIZON", "AT_LATEST", "AT_TIMESTAMP", "FROM_TIMESTAMP"},
	EnumSet: []string{"FROM_TIMESTAMP", "AT_TRIM_HORIZON", "AT_TIMESTAMP", "FROM_TRIM_HORIZON", "AT_LATEST", "AFTER_SHARD_ID"},
}

var shapeShardId = api.Shape{
	Name: "ShardId",
	Kind: api.KindString,
	Min:  api.Limit{Set: true, Int: 1},
	Max:  api.Limit{Set: true, Int: 128},
	Pattern: &api.Pattern{
		Source: "[a-zA-Z0-9_.-]+",
	},
}

var shapeShardIdList = api.Shape{
	Name: "ShardIdList",
	Kind: api.KindList,
	Elem: &api.Member{Shape: &shapeShardId},
}

var shapeShardIterator = api.Shape{
	Name: "ShardIterator",
	Kind: api.KindString,
	Min:  api.Limit{Set: true, Int: 1},
	Max:  api.Limit{Set: true, Int: 512},
}

var shapeShardIteratorType = api.Shape{
	Name:    "ShardIteratorType",
	Kind:    api.KindString,
	Enum:    []string{"AT_SEQUENCE_NUMBER", "AFTER_SEQUENCE_NUMBER", "TRIM_HORIZON", "LATEST", "AT_TIMESTAMP"},
	EnumSet: []string{"AFTER_SEQUENCE_NUMBER", "LATEST", "AT_TIMESTAMP", "AT_SEQUENCE_NUMBER", "TRIM_HORIZON"},
}

var shapeShardList = api.Shape{
	Name: "ShardList",
	Kind: api.KindList,
	Elem: &api.Member{Shape: &shapeShard},
}

var shapeSplitShardInput = api.Shape{
	Name: "SplitShardInput",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "StreamName", Wire: "StreamName", Path: "streamName", Shape: &shapeStreamName},
		{Name: "ShardToSplit", Wire: "ShardToSplit", Path: "shardToSplit", Shape: &shapeShardId, Required: true},
		{Name: "NewStartingHashKey", Wire: "NewStartingHashKey", Path: "newStartingHashKey", Shape: &shapeHashKey, Required: true},
		{Name: "StreamARN", Wire: "StreamARN", Path: "streamARN", Shape: &shapeStreamARN},
		{Name: "StreamId", Wire: "StreamId", Path: "streamId", Shape: &shapeStreamId},
	},
	Order: []int{2, 0, 1, 3, 4},
}

var shapeStartStreamEncryptionInput = api.Shape{
	Name: "StartStreamEncryptionInput",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "StreamName", Wire: "StreamName", Path: "streamName", Shape: &shapeStreamName},
		{Name: "EncryptionType", Wire: "EncryptionType", Path: "encryptionType", Shape: &shapeEncryptionType, Required: true},
		{Name: "KeyId", Wire: "KeyId", Path: "keyId", Shape: &shapeKeyId, Required: true},
		{Name: "StreamARN", Wire: "StreamARN", Path: "streamARN", Shape: &shapeStreamARN},
		{Name: "StreamId", Wire: "StreamId", Path: "streamId", Shape: &shapeStreamId},
	},
}

var shapeStartingPosition = api.Shape{
	Name: "StartingPosition",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "Type", Wire: "Type", Path: "type", Shape: &shapeShardIteratorType, Required: true},
		{Name: "SequenceNumber", Wire: "SequenceNumber", Path: "sequenceNumber", Shape: &shapeSequenceNumber},
		{Name: "Timestamp", Wire: "Timestamp", Path: "timestamp", Shape: &shapeTimestamp},
	},
}

var shapeStopStreamEncryptionInput = api.Shape{
	Name: "StopStreamEncryptionInput",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "StreamName", Wire: "StreamName", Path: "streamName", Shape: &shapeStreamName},
		{Name: "EncryptionType", Wire: "EncryptionType", Path: "encryptionType", Shape: &shapeEncryptionType, Required: true},
		{Name: "KeyId", Wire: "KeyId", Path: "keyId", Shape: &shapeKeyId, Required: true},
		{Name: "StreamARN", Wire: "StreamARN", Path: "streamARN", Shape: &shapeStreamARN},
		{Name: "StreamId", Wire: "StreamId", Path: "streamId", Shape: &shapeStreamId},
	},
}

var shapeStreamARN = api.Shape{
	Name: "StreamARN",
	Kind: api.KindString,
	Min:  api.Limit{Set: true, Int: 1},
	Max:  api.Limit{Set: true, Int: 2048},
	Pattern: &api.Pattern{
		Source: "arn:aws.*:kinesis:.*:\\d{12}:stream/\\S+",
	},
}

var shapeStreamDescription = api.Shape{
	Name: "StreamDescription",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "StreamName", Wire: "StreamName", Path: "streamName", Shape: &shapeStreamName, Required: true},
		{Name: "StreamARN", Wire: "StreamARN", Path: "streamARN", Shape: &shapeStreamARN, Required: true},
		{Name: "StreamStatus", Wire: "StreamStatus", Path: "streamStatus", Shape: &shapeStreamStatus, Required: true},
		{Name: "StreamModeDetails", Wire: "StreamModeDetails", Path: "streamModeDetails", Shape: &shapeStreamModeDetails},
		{Name: "Shards", Wire: "Shards", Path: "shards", Shape: &shapeShardList, Required: true},
		{Name: "HasMoreShards", Wire: "HasMoreShards", Path: "hasMoreShards", Shape: &shapeBooleanObject, Required: true},
		{Name: "RetentionPeriodHours", Wire: "RetentionPeriodHours", Path: "retentionPeriodHours", Shape: &shapeRetentionPeriodHours, Required: true},
		{Name: "StreamCreationTimestamp", Wire: "StreamCreationTimestamp", Path: "streamCreationTimestamp", Shape: &shapeTimestamp, Required: true},
		{Name: "EnhancedMonitoring", Wire: "EnhancedMonitoring", Path: "enhancedMonitoring", Shape: &shapeEnhancedMonitoringList, Required: true},
		{Name: "EncryptionType", Wire: "EncryptionType", Path: "encryptionType", Shape: &shapeEncryptionType},
		{Name: "KeyId", Wire: "KeyId", Path: "keyId", Shape: &shapeKeyId},
	},
}

var shapeStreamDescriptionSummary = api.Shape{
	Name: "StreamDescriptionSummary",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "StreamName", Wire: "StreamName", Path: "streamName", Shape: &shapeStreamName, Required: true},
		{Name: "StreamARN", Wire: "StreamARN", Path: "streamARN", Shape: &shapeStreamARN, Required: true},
		{Name: "StreamId", Wire: "StreamId", Path: "streamId", Shape: &shapeStreamId},
		{Name: "StreamStatus", Wire: "StreamStatus", Path: "streamStatus", Shape: &shapeStreamStatus, Required: true},
		{Name: "StreamModeDetails", Wire: "StreamModeDetails", Path: "streamModeDetails", Shape: &shapeStreamModeDetails},
		{Name: "RetentionPeriodHours", Wire: "RetentionPeriodHours", Path: "retentionPeriodHours", Shape: &shapeRetentionPeriodHours, Required: true},
		{Name: "StreamCreationTimestamp", Wire: "StreamCreationTimestamp", Path: "streamCreationTimestamp", Shape: &shapeTimestamp, Required: true},
		{Name: "EnhancedMonitoring", Wire: "EnhancedMonitoring", Path: "enhancedMonitoring", Shape: &shapeEnhancedMonitoringList, Required: true},
		{Name: "EncryptionType", Wire: "EncryptionType", Path: "encryptionType", Shape: &shapeEncryptionType},
		{Name: "KeyId", Wire: "KeyId", Path: "keyId", Shape: &shapeKeyId},
		{Name: "OpenShardCount", Wire: "OpenShardCount", Path: "openShardCount", Shape: &shapeShardCountObject, Required: true},
		{Name: "ConsumerCount", Wire: "ConsumerCount", Path: "consumerCount", Shape: &shapeConsumerCountObject},
		{Name: "WarmThroughput", Wire: "WarmThroughput", Path: "warmThroughput", Shape: &shapeWarmThroughputObject},
		{Name: "MaxRecordSizeInKiB", Wire: "MaxRecordSizeInKiB", Path: "maxRecordSizeInKiB", Shape: &shapeMaxRecordSizeInKiB},
		{Name: "ChannelCount", Wire: "ChannelCount", Path: "channelCount", Shape: &shapeChannelCountObject},
		{Name: "RecordDistributionStrategy", Wire: "RecordDistributionStrategy", Path: "recordDistributionStrategy", Shape: &shapeRecordDistributionStrategy},
		{Name: "QueueCount", Wire: "QueueCount", Path: "queueCount", Shape: &shapeQueueCountObject},
	},
}

var shapeStreamFilter = api.Shape{
	Name: "StreamFilter",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "StreamARN", Wire: "StreamARN", Path: "streamARN", Shape: &shapeStreamARN, Required: true},
		{Name: "StreamCreationTimestamp", Wire: "StreamCreationTimestamp", Path: "streamCreationTimestamp", Shape: &shapeTimestamp},
	},
}

var shapeStreamFilterList = api.Shape{
	Name: "StreamFilterList",
	Kind: api.KindList,
	Min:  api.Limit{Set: true, Int: 1},
	Max:  api.Limit{Set: true, Int: 10000},
	Elem: &api.Member{Shape: &shapeStreamFilter},
}

var shapeStreamId = api.Shape{
	Name: "StreamId",
	Kind: api.KindString,
	Min:  api.Limit{Set: true, Int: 1},
	Max:  api.Limit{Set: true, Int: 24},
	Pattern: &api.Pattern{
		Source: "[a-z0-9]{20}-[a-z0-9]{3}",
	},
}

var shapeStreamMode = api.Shape{
	Name:    "StreamMode",
	Kind:    api.KindString,
	Enum:    []string{"PROVISIONED", "ON_DEMAND"},
	EnumSet: []string{"ON_DEMAND", "PROVISIONED"},
}

var shapeStreamModeDetails = api.Shape{
	Name: "StreamModeDetails",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "StreamMode", Wire: "StreamMode", Path: "streamMode", Shape: &shapeStreamMode, Required: true},
	},
}

var shapeStreamName = api.Shape{
	Name: "StreamName",
	Kind: api.KindString,
	Min:  api.Limit{Set: true, Int: 1},
	Max:  api.Limit{Set: true, Int: 128},
	Pattern: &api.Pattern{
		Source: "[a-zA-Z0-9_.-]+",
	},
}

var shapeStreamNameList = api.Shape{
	Name: "StreamNameList",
	Kind: api.KindList,
	Elem: &api.Member{Shape: &shapeStreamName},
}

var shapeStreamStatus = api.Shape{
	Name:    "StreamStatus",
	Kind:    api.KindString,
	Enum:    []string{"CREATING", "DELETING", "ACTIVE", "UPDATING"},
	EnumSet: []string{"ACTIVE", "UPDATING", "DELETING", "CREATING"},
}

var shapeStreamSummary = api.Shape{
	Name: "StreamSummary",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "StreamName", Wire: "StreamName", Path: "streamName", Shape: &shapeStreamName, Required: true},
		{Name: "StreamARN", Wire: "StreamARN", Path: "streamARN", Shape: &shapeStreamARN, Required: true},
		{Name: "StreamStatus", Wire: "StreamStatus", Path: "streamStatus", Shape: &shapeStreamStatus, Required: true},
		{Name: "StreamModeDetails", Wire: "StreamModeDetails", Path: "streamModeDetails", Shape: &shapeStreamModeDetails},
		{Name: "StreamCreationTimestamp", Wire: "StreamCreationTimestamp", Path: "streamCreationTimestamp", Shape: &shapeTimestamp},
	},
}

var shapeStreamSummaryList = api.Shape{
	Name: "StreamSummaryList",
	Kind: api.KindList,
	Elem: &api.Member{Shape: &shapeStreamSummary},
}

var shapeSubscribeToShardEvent = api.Shape{
	Name: "SubscribeToShardEvent",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "Records", Wire: "Records", Path: "records", Shape: &shapeRecordList, Required: true},
		{Name: "ContinuationSequenceNumber", Wire: "ContinuationSequenceNumber", Path: "continuationSequenceNumber", Shape: &shapeSequenceNumber},
		{Name: "MillisBehindLatest", Wire: "MillisBehindLatest", Path: "millisBehindLatest", Shape: &shapeMillisBehindLatest, Required: true},
		{Name: "ChildShards", Wire: "ChildShards", Path: "childShards", Shape: &shapeChildShardList},
	},
	Event: true,
}

var shapeSubscribeToShardEventStream = api.Shape{
	Name: "SubscribeToShardEventStream",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "SubscribeToShardEvent", Wire: "SubscribeToShardEvent", Path: "subscribeToShardEvent", Shape: &shapeSubscribeToShardEvent, Required: true},
		{Name: "ResourceNotFoundException", Wire: "ResourceNotFoundException", Path: "resourceNotFoundException", Shape: &shapeResourceNotFoundException},
		{Name: "ResourceInUseException", Wire: "ResourceInUseException", Path: "resourceInUseException", Shape: &shapeResourceInUseException},
		{Name: "KMSDisabledException", Wire: "KMSDisabledException", Path: "kMSDisabledException", Shape: &shapeKMSDisabledException},
		{Name: "KMSInvalidStateException", Wire: "KMSInvalidStateException", Path: "kMSInvalidStateException", Shape: &shapeKMSInvalidStateException},
		{Name: "KMSAccessDeniedException", Wire: "KMSAccessDeniedException", Path: "kMSAccessDeniedException", Shape: &shapeKMSAccessDeniedException},
		{Name: "KMSNotFoundException", Wire: "KMSNotFoundException", Path: "kMSNotFoundException", Shape: &shapeKMSNotFoundException},
		{Name: "KMSOptInRequired", Wire: "KMSOptInRequired", Path: "kMSOptInRequired", Shape: &shapeKMSOptInRequired},
		{Name: "KMSThrottlingException", Wire: "KMSThrottlingException", Path: "kMSThrottlingException", Shape: &shapeKMSThrottlingException},
		{Name: "InternalFailureException", Wire: "InternalFailureException", Path: "internalFailureException", Shape: &shapeInternalFailureException},
	},
	EventStream: true,
}

var shapeSubscribeToShardInput = api.Shape{
	Name: "SubscribeToShardInput",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "ConsumerARN", Wire: "ConsumerARN", Path: "consumerARN", Shape: &shapeConsumerARN, Required: true},
		{Name: "StreamId", Wire: "StreamId", Path: "streamId", Shape: &shapeStreamId},
		{Name: "ShardId", Wire: "ShardId", Path: "shardId", Shape: &shapeShardId, Required: true},
		{Name: "StartingPosition", Wire: "StartingPosition", Path: "startingPosition", Shape: &shapeStartingPosition, Required: true},
		{Name: "DryRun", Wire: "DryRun", Path: "dryRun", Shape: &shapeBooleanObject},
	},
}

var shapeSubscribeToShardOutput = api.Shape{
	Name: "SubscribeToShardOutput",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "EventStream", Wire: "EventStream", Path: "eventStream", Shape: &shapeSubscribeToShardEventStream, Required: true},
	},
}

var shapeTableBucketARN = api.Shape{
	Name: "TableBucketARN",
	Kind: api.KindString,
	Min:  api.Limit{Set: true, Int: 1},
	Max:  api.Limit{Set: true, Int: 2048},
	Pattern: &api.Pattern{
		Source: "arn:aws[-a-z0-9]*:s3tables:[-a-z0-9]+:\\d{12}:bucket/[a-z0-9_-]{3,63}",
	},
}

var shapeTag = api.Shape{
	Name: "Tag",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "Key", Wire: "Key", Path: "key", Shape: &shapeTagKey, Required: true},
		{Name: "Value", Wire: "Value", Path: "value", Shape: &shapeTagValue},
	},
}

var shapeTagKey = api.Shape{
	Name: "TagKey",
	Kind: api.KindString,
	Min:  api.Limit{Set: true, Int: 1},
	Max:  api.Limit{Set: true, Int: 128},
}

var shapeTagKeyList = api.Shape{
	Name: "TagKeyList",
	Kind: api.KindList,
	Min:  api.Limit{Set: true, Int: 1},
	Max:  api.Limit{Set: true, Int: 50},
	Elem: &api.Member{Shape: &shapeTagKey},
}

var shapeTagList = api.Shape{
	Name: "TagList",
	Kind: api.KindList,
	Min:  api.Limit{Set: true, Int: 0},
	Max:  api.Limit{Set: true, Int: 200},
	Elem: &api.Member{Shape: &shapeTag},
}

var shapeTagMap = api.Shape{
	Name:  "TagMap",
	Kind:  api.KindMap,
	Min:   api.Limit{Set: true, Int: 1},
	Max:   api.Limit{Set: true, Int: 200},
	Key:   &api.Member{Shape: &shapeTagKey},
	Value: &api.Member{Shape: &shapeTagValue},
}

var shapeTagResourceInput = api.Shape{
	Name: "TagResourceInput",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "Tags", Wire: "Tags", Path: "tags", Shape: &shapeTagMap, Required: true},
		{Name: "ResourceARN", Wire: "ResourceARN", Path: "resourceARN", Shape: &shapeResourceARN, Required: true},
		{Name: "StreamId", Wire: "StreamId", Path: "streamId", Shape: &shapeStreamId},
	},
}

var shapeTagValue = api.Shape{
	Name: "TagValue",
	Kind: api.KindString,
	Min:  api.Limit{Set: true, Int: 0},
	Max:  api.Limit{Set: true, Int: 256},
}

var shapeTargetType = api.Shape{
	Name:    "TargetType",
	Kind:    api.KindString,
	Enum:    []string{"BUILT_IN", "NONE"},
	EnumSet: []string{"BUILT_IN", "NONE"},
}

var shapeThrottlingException = api.Shape{
	Name: "ThrottlingException",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "message", Wire: "message", Path: "message", Shape: &shapeErrorMessage},
	},
	Error: &api.Error{
		Code: "ThrottlingException",
	},
}

var shapeTimestamp = api.Shape{
	Name: "Timestamp",
	Kind: api.KindTimestamp,
}

var shapeUntagResourceInput = api.Shape{
	Name: "UntagResourceInput",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "TagKeys", Wire: "TagKeys", Path: "tagKeys", Shape: &shapeTagKeyList, Required: true},
		{Name: "ResourceARN", Wire: "ResourceARN", Path: "resourceARN", Shape: &shapeResourceARN, Required: true},
		{Name: "StreamId", Wire: "StreamId", Path: "streamId", Shape: &shapeStreamId},
	},
}

var shapeUpdateAccountSettingsInput = api.Shape{
	Name: "UpdateAccountSettingsInput",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "MinimumThroughputBillingCommitment", Wire: "MinimumThroughputBillingCommitment", Path: "minimumThroughputBillingCommitment", Shape: &shapeMinimumThroughputBillingCommitmentInput, Required: true},
	},
}

var shapeUpdateAccountSettingsOutput = api.Shape{
	Name: "UpdateAccountSettingsOutput",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "MinimumThroughputBillingCommitment", Wire: "MinimumThroughputBillingCommitment", Path: "minimumThroughputBillingCommitment", Shape: &shapeMinimumThroughputBillingCommitmentOutput},
	},
}

var shapeUpdateChannelInput = api.Shape{
	Name: "UpdateChannelInput",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "ChannelARN", Wire: "ChannelARN", Path: "channelARN", Shape: &shapeChannelARN, Required: true},
		{Name: "S3DestinationConfiguration", Wire: "S3DestinationConfiguration", Path: "s3DestinationConfiguration", Shape: &shapeS3DestinationUpdateInput},
		{Name: "S3TablesDestinationConfiguration", Wire: "S3TablesDestinationConfiguration", Path: "s3TablesDestinationConfiguration", Shape: &shapeS3TablesDestinationUpdateInput},
		{Name: "LoggingConfiguration", Wire: "LoggingConfiguration", Path: "loggingConfiguration", Shape: &shapeChannelLoggingUpdateInput},
	},
}

var shapeUpdateChannelOutput = api.Shape{
	Name: "UpdateChannelOutput",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "ChannelDescription", Wire: "ChannelDescription", Path: "channelDescription", Shape: &shapeChannelDescription, Required: true},
	},
}

var shapeUpdateDeadLetterQueueRecordsVisibilityErrorEntry = api.Shape{
	Name: "UpdateDeadLetterQueueRecordsVisibilityErrorEntry",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "ReceiptHandle", Wire: "ReceiptHandle", Path: "receiptHandle", Shape: &shapeReceiptHandle, Required: true},
		{Name: "ErrorCode", Wire: "ErrorCode", Path: "errorCode", Shape: &shapeErrorCode, Required: true},
		{Name: "ErrorMessage", Wire: "ErrorMessage", Path: "errorMessage", Shape: &shapeErrorMessage},
	},
}

var shapeUpdateDeadLetterQueueRecordsVisibilityErrorEntryList = api.Shape{
	Name: "UpdateDeadLetterQueueRecordsVisibilityErrorEntryList",
	Kind: api.KindList,
	Elem: &api.Member{Shape: &shapeUpdateDeadLetterQueueRecordsVisibilityErrorEntry},
}

var shapeUpdateDeadLetterQueueRecordsVisibilityInput = api.Shape{
	Name: "UpdateDeadLetterQueueRecordsVisibilityInput",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "QueueARN", Wire: "QueueARN", Path: "queueARN", Shape: &shapeQueueARN, Required: true},
		{Name: "Entries", Wire: "Entries", Path: "entries", Shape: &shapeUpdateDeadLetterQueueRecordsVisibilityRequestEntryList, Required: true},
	},
}

var shapeUpdateDeadLetterQueueRecordsVisibilityOutput = api.Shape{
	Name: "UpdateDeadLetterQueueRecordsVisibilityOutput",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "Successful", Wire: "Successful", Path: "successful", Shape: &shapeUpdateDeadLetterQueueRecordsVisibilityResultEntryList, Required: true},
		{Name: "Failed", Wire: "Failed", Path: "failed", Shape: &shapeUpdateDeadLetterQueueRecordsVisibilityErrorEntryList, Required: true},
	},
}

var shapeUpdateDeadLetterQueueRecordsVisibilityRequestEntry = api.Shape{
	Name: "UpdateDeadLetterQueueRecordsVisibilityRequestEntry",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "ReceiptHandle", Wire: "ReceiptHandle", Path: "receiptHandle", Shape: &shapeReceiptHandle, Required: true},
		{Name: "VisibilityTimeoutSeconds", Wire: "VisibilityTimeoutSeconds", Path: "visibilityTimeoutSeconds", Shape: &shapeVisibilityTimeoutSeconds, Required: true},
	},
}

var shapeUpdateDeadLetterQueueRecordsVisibilityRequestEntryList = api.Shape{
	Name: "UpdateDeadLetterQueueRecordsVisibilityRequestEntryList",
	Kind: api.KindList,
	Min:  api.Limit{Set: true, Int: 1},
	Max:  api.Limit{Set: true, Int: 10},
	Elem: &api.Member{Shape: &shapeUpdateDeadLetterQueueRecordsVisibilityRequestEntry},
}

var shapeUpdateDeadLetterQueueRecordsVisibilityResultEntry = api.Shape{
	Name: "UpdateDeadLetterQueueRecordsVisibilityResultEntry",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "ReceiptHandle", Wire: "ReceiptHandle", Path: "receiptHandle", Shape: &shapeReceiptHandle, Required: true},
	},
}

var shapeUpdateDeadLetterQueueRecordsVisibilityResultEntryList = api.Shape{
	Name: "UpdateDeadLetterQueueRecordsVisibilityResultEntryList",
	Kind: api.KindList,
	Elem: &api.Member{Shape: &shapeUpdateDeadLetterQueueRecordsVisibilityResultEntry},
}

var shapeUpdateMaxRecordSizeInput = api.Shape{
	Name: "UpdateMaxRecordSizeInput",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "StreamARN", Wire: "StreamARN", Path: "streamARN", Shape: &shapeStreamARN},
		{Name: "StreamId", Wire: "StreamId", Path: "streamId", Shape: &shapeStreamId},
		{Name: "MaxRecordSizeInKiB", Wire: "MaxRecordSizeInKiB", Path: "maxRecordSizeInKiB", Shape: &shapeMaxRecordSizeInKiB, Required: true},
	},
}

var shapeUpdateQueueInput = api.Shape{
	Name: "UpdateQueueInput",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "QueueARN", Wire: "QueueARN", Path: "queueARN", Shape: &shapeQueueARN, Required: true},
		{Name: "QueueAttributes", Wire: "QueueAttributes", Path: "queueAttributes", Shape: &shapeQueueAttributes, Required: true},
	},
}

var shapeUpdateQueueOutput = api.Shape{
	Name: "UpdateQueueOutput",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "QueueDescription", Wire: "QueueDescription", Path: "queueDescription", Shape: &shapeQueueDescription, Required: true},
	},
}

var shapeUpdateQueueRecordsVisibilityErrorEntry = api.Shape{
	Name: "UpdateQueueRecordsVisibilityErrorEntry",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "ReceiptHandle", Wire: "ReceiptHandle", Path: "receiptHandle", Shape: &shapeReceiptHandle, Required: true},
		{Name: "ErrorCode", Wire: "ErrorCode", Path: "errorCode", Shape: &shapeErrorCode, Required: true},
		{Name: "ErrorMessage", Wire: "ErrorMessage", Path: "errorMessage", Shape: &shapeErrorMessage},
	},
}

var shapeUpdateQueueRecordsVisibilityErrorEntryList = api.Shape{
	Name: "UpdateQueueRecordsVisibilityErrorEntryList",
	Kind: api.KindList,
	Elem: &api.Member{Shape: &shapeUpdateQueueRecordsVisibilityErrorEntry},
}

var shapeUpdateQueueRecordsVisibilityInput = api.Shape{
	Name: "UpdateQueueRecordsVisibilityInput",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "QueueARN", Wire: "QueueARN", Path: "queueARN", Shape: &shapeQueueARN, Required: true},
		{Name: "Entries", Wire: "Entries", Path: "entries", Shape: &shapeUpdateQueueRecordsVisibilityRequestEntryList, Required: true},
	},
}

var shapeUpdateQueueRecordsVisibilityOutput = api.Shape{
	Name: "UpdateQueueRecordsVisibilityOutput",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "Successful", Wire: "Successful", Path: "successful", Shape: &shapeUpdateQueueRecordsVisibilityResultEntryList, Required: true},
		{Name: "Failed", Wire: "Failed", Path: "failed", Shape: &shapeUpdateQueueRecordsVisibilityErrorEntryList, Required: true},
	},
}
