// Code generated from the Kinesis API model 2013-12-02 (botocore 1.44.5). DO NOT EDIT.

package kinesis

import (
	"github.com/shardwell/shardwell/internal/api"
)

var shapeGetResourcePolicyInput = api.Shape{
	Name: "GetResourcePolicyInput",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "ResourceARN", Wire: "ResourceARN", Path: "resourceARN", Shape: &shapeResourceARN, Required: true},
		{Name: "StreamId", Wire: "StreamId", Path: "streamId", Shape: &shapeStreamId},
	},
}

var shapeGetResourcePolicyOutput = api.Shape{
	Name: "GetResourcePolicyOutput",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "Policy", Wire: "Policy", Path: "policy", Shape: &shapePolicy, Required: true},
	},
}

var shapeGetShardIteratorInput = api.Shape{
	Name: "GetShardIteratorInput",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "StreamName", Wire: "StreamName", Path: "streamName", Shape: &shapeStreamName},
		{Name: "ShardId", Wire: "ShardId", Path: "shardId", Shape: &shapeShardId, Required: true},
		{Name: "ShardIteratorType", Wire: "ShardIteratorType", Path: "shardIteratorType", Shape: &shapeShardIteratorType, Required: true},
		{Name: "StartingSequenceNumber", Wire: "StartingSequenceNumber", Path: "startingSequenceNumber", Shape: &shapeSequenceNumber},
		{Name: "Timestamp", Wire: "Timestamp", Path: "timestamp", Shape: &shapeTimestamp},
		{Name: "StreamARN", Wire: "StreamARN", Path: "streamARN", Shape: &shapeStreamARN},
		{Name: "StreamId", Wire: "StreamId", Path: "streamId", Shape: &shapeStreamId},
		{Name: "DryRun", Wire: "DryRun", Path: "dryRun", Shape: &shapeBooleanObject},
	},
	Order: []int{1, 2, 3, 0, 4, 5, 6, 7},
}

var shapeGetShardIteratorOutput = api.Shape{
	Name: "GetShardIteratorOutput",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "ShardIterator", Wire: "ShardIterator", Path: "shardIterator", Shape: &shapeShardIterator},
	},
}

var shapeHashKey = api.Shape{
	Name: "HashKey",
	Kind: api.KindString,
	Pattern: &api.Pattern{
		Source: "0|([1-9]\\d{0,38})",
	},
}

var shapeHashKeyRange = api.Shape{
	Name: "HashKeyRange",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "StartingHashKey", Wire: "StartingHashKey", Path: "startingHashKey", Shape: &shapeHashKey, Required: true},
		{Name: "EndingHashKey", Wire: "EndingHashKey", Path: "endingHashKey", Shape: &shapeHashKey, Required: true},
	},
}

var shapeIncreaseStreamRetentionPeriodInput = api.Shape{
	Name: "IncreaseStreamRetentionPeriodInput",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "StreamName", Wire: "StreamName", Path: "streamName", Shape: &shapeStreamName},
		{Name: "RetentionPeriodHours", Wire: "RetentionPeriodHours", Path: "retentionPeriodHours", Shape: &shapeRetentionPeriodHours, Required: true},
		{Name: "StreamARN", Wire: "StreamARN", Path: "streamARN", Shape: &shapeStreamARN},
		{Name: "StreamId", Wire: "StreamId", Path: "streamId", Shape: &shapeStreamId},
	},
}

var shapeInternalFailureException = api.Shape{
	Name: "InternalFailureException",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "message", Wire: "message", Path: "message", Shape: &shapeErrorMessage},
	},
	Error: &api.Error{
		Code:  "InternalFailureException",
		Fault: true,
	},
}

var shapeInvalidArgumentException = api.Shape{
	Name: "InvalidArgumentException",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "message", Wire: "message", Path: "message", Shape: &shapeErrorMessage},
	},
	Error: &api.Error{
		Code: "InvalidArgumentException",
	},
}

var shapeKMSAccessDeniedException = api.Shape{
	Name: "KMSAccessDeniedException",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "message", Wire: "message", Path: "message", Shape: &shapeErrorMessage},
	},
	Error: &api.Error{
		Code: "KMSAccessDeniedException",
	},
}

var shapeKMSDisabledException = api.Shape{
	Name: "KMSDisabledException",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "message", Wire: "message", Path: "message", Shape: &shapeErrorMessage},
	},
	Error: &api.Error{
		Code: "KMSDisabledException",
	},
}

var shapeKMSInvalidStateException = api.Shape{
	Name: "KMSInvalidStateException",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "message", Wire: "message", Path: "message", Shape: &shapeErrorMessage},
	},
	Error: &api.Error{
		Code: "KMSInvalidStateException",
	},
}

var shapeKMSNotFoundException = api.Shape{
	Name: "KMSNotFoundException",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "message", Wire: "message", Path: "message", Shape: &shapeErrorMessage},
	},
	Error: &api.Error{
		Code: "KMSNotFoundException",
	},
}

var shapeKMSOptInRequired = api.Shape{
	Name: "KMSOptInRequired",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "message", Wire: "message", Path: "message", Shape: &shapeErrorMessage},
	},
	Error: &api.Error{
		Code: "KMSOptInRequired",
	},
}

var shapeKMSThrottlingException = api.Shape{
	Name: "KMSThrottlingException",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "message", Wire: "message", Path: "message", Shape: &shapeErrorMessage},
	},
	Error: &api.Error{
		Code: "KMSThrottlingException",
	},
}

var shapeKeyId = api.Shape{
	Name: "KeyId",
	Kind: api.KindString,
	Min:  api.Limit{Set: true, Int: 1},
	Max:  api.Limit{Set: true, Int: 2048},
}

var shapeLimitExceededException = api.Shape{
	Name: "LimitExceededException",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "message", Wire: "message", Path: "message", Shape: &shapeErrorMessage},
	},
	Error: &api.Error{
		Code: "LimitExceededException",
	},
}

var shapeListChannelsInput = api.Shape{
	Name: "ListChannelsInput",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "StreamFilter", Wire: "StreamFilter", Path: "streamFilter", Shape: &shapeStreamFilterList},
		{Name: "MaxResults", Wire: "MaxResults", Path: "maxResults", Shape: &shapeListChannelsInputLimit},
		{Name: "NextToken", Wire: "NextToken", Path: "nextToken", Shape: &shapeNextToken},
	},
}

var shapeListChannelsInputLimit = api.Shape{
	Name: "ListChannelsInputLimit",
	Kind: api.KindInteger,
	Min:  api.Limit{Set: true, Int: 1},
	Max:  api.Limit{Set: true, Int: 10000},
}

var shapeListChannelsOutput = api.Shape{
	Name: "ListChannelsOutput",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "ChannelSummaries", Wire: "ChannelSummaries", Path: "channelSummaries", Shape: &shapeChannelSummaryList, Required: true},
		{Name: "NextToken", Wire: "NextToken", Path: "nextToken", Shape: &shapeNextToken},
	},
}

var shapeListQueuesInput = api.Shape{
	Name: "ListQueuesInput",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "MaxResults", Wire: "MaxResults", Path: "maxResults", Shape: &shapeListQueuesInputLimit},
		{Name: "NextToken", Wire: "NextToken", Path: "nextToken", Shape: &shapeNextToken},
		{Name: "StreamFilter", Wire: "StreamFilter", Path: "streamFilter", Shape: &shapeQueueStreamFilterList},
	},
}

var shapeListQueuesInputLimit = api.Shape{
	Name: "ListQueuesInputLimit",
	Kind: api.KindInteger,
	Min:  api.Limit{Set: true, Int: 1},
	Max:  api.Limit{Set: true, Int: 10000},
}

var shapeListQueuesOutput = api.Shape{
	Name: "ListQueuesOutput",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "QueueSummaries", Wire: "QueueSummaries", Path: "queueSummaries", Shape: &shapeQueueSummaryList, Required: true},
		{Name: "NextToken", Wire: "NextToken", Path: "nextToken", Shape: &shapeNextToken},
	},
}

var shapeListShardsInput = api.Shape{
	Name: "ListShardsInput",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "StreamName", Wire: "StreamName", Path: "streamName", Shape: &shapeStreamName},
		{Name: "NextToken", Wire: "NextToken", Path: "nextToken", Shape: &shapeNextToken},
		{Name: "ExclusiveStartShardId", Wire: "ExclusiveStartShardId", Path: "exclusiveStartShardId", Shape: &shapeShardId},
		{Name: "MaxResults", Wire: "MaxResults", Path: "maxResults", Shape: &shapeListShardsInputLimit},
		{Name: "StreamCreationTimestamp", Wire: "StreamCreationTimestamp", Path: "streamCreationTimestamp", Shape: &shapeTimestamp},
		{Name: "ShardFilter", Wire: "ShardFilter", Path: "shardFilter", Shape: &shapeShardFilter},
		{Name: "StreamARN", Wire: "StreamARN", Path: "streamARN", Shape: &shapeStreamARN},
		{Name: "StreamId", Wire: "StreamId", Path: "streamId", Shape: &shapeStreamId},
	},
}

var shapeListShardsInputLimit = api.Shape{
	Name: "ListShardsInputLimit",
	Kind: api.KindInteger,
	Min:  api.Limit{Set: true, Int: 1},
	Max:  api.Limit{Set: true, Int: 10000},
}

var shapeListShardsOutput = api.Shape{
	Name: "ListShardsOutput",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "Shards", Wire: "Shards", Path: "shards", Shape: &shapeShardList},
		{Name: "NextToken", Wire: "NextToken", Path: "nextToken", Shape: &shapeNextToken},
	},
}

var shapeListStreamConsumersInput = api.Shape{
	Name: "ListStreamConsumersInput",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "StreamARN", Wire: "StreamARN", Path: "streamARN", Shape: &shapeStreamARN, Required: true},
		{Name: "NextToken", Wire: "NextToken", Path: "nextToken", Shape: &shapeNextToken},
		{Name: "MaxResults", Wire: "MaxResults", Path: "maxResults", Shape: &shapeListStreamConsumersInputLimit},
		{Name: "StreamCreationTimestamp", Wire: "StreamCreationTimestamp", Path: "streamCreationTimestamp", Shape: &shapeTimestamp},
		{Name: "StreamId", Wire: "StreamId", Path: "streamId", Shape: &shapeStreamId},
	},
}

var shapeListStreamConsumersInputLimit = api.Shape{
	Name: "ListStreamConsumersInputLimit",
	Kind: api.KindInteger,
	Min:  api.Limit{Set: true, Int: 1},
	Max:  api.Limit{Set: true, Int: 10000},
}

var shapeListStreamConsumersOutput = api.Shape{
	Name: "ListStreamConsumersOutput",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "Consumers", Wire: "Consumers", Path: "consumers", Shape: &shapeConsumerList},
		{Name: "NextToken", Wire: "NextToken", Path: "nextToken", Shape: &shapeNextToken},
	},
}

var shapeListStreamsInput = api.Shape{
	Name: "ListStreamsInput",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "Limit", Wire: "Limit", Path: "limit", Shape: &shapeListStreamsInputLimit},
		{Name: "ExclusiveStartStreamName", Wire: "ExclusiveStartStreamName", Path: "exclusiveStartStreamName", Shape: &shapeStreamName},
		{Name: "NextToken", Wire: "NextToken", Path: "nextToken", Shape: &shapeNextToken},
	},
}

var shapeListStreamsInputLimit = api.Shape{
	Name: "ListStreamsInputLimit",
	Kind: api.KindInteger,
	Min:  api.Limit{Set: true, Int: 1},
	Max:  api.Limit{Set: true, Int: 10000},
}

var shapeListStreamsOutput = api.Shape{
	Name: "ListStreamsOutput",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "StreamNames", Wire: "StreamNames", Path: "streamNames", Shape: &shapeStreamNameList, Required: true},
		{Name: "HasMoreStreams", Wire: "HasMoreStreams", Path: "hasMoreStreams", Shape: &shapeBooleanObject, Required: true},
		{Name: "NextToken", Wire: "NextToken", Path: "nextToken", Shape: &shapeNextToken},
		{Name: "StreamSummaries", Wire: "StreamSummaries", Path: "streamSummaries", Shape: &shapeStreamSummaryList},
	},
}

var shapeListTagsForResourceInput = api.Shape{
	Name: "ListTagsForResourceInput",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "ResourceARN", Wire: "ResourceARN", Path: "resourceARN", Shape: &shapeResourceARN, Required: true},
		{Name: "StreamId", Wire: "StreamId", Path: "streamId", Shape: &shapeStreamId},
	},
}

var shapeListTagsForResourceOutput = api.Shape{
	Name: "ListTagsForResourceOutput",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "Tags", Wire: "Tags", Path: "tags", Shape: &shapeTagList},
	},
}

var shapeListTagsForStreamInput = api.Shape{
	Name: "ListTagsForStreamInput",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "StreamName", Wire: "StreamName", Path: "streamName", Shape: &shapeStreamName},
		{Name: "ExclusiveStartTagKey", Wire: "ExclusiveStartTagKey", Path: "exclusiveStartTagKey", Shape: &shapeTagKey},
		{Name: "Limit", Wire: "Limit", Path: "limit", Shape: &shapeListTagsForStreamInputLimit},
		{Name: "StreamARN", Wire: "StreamARN", Path: "streamARN", Shape: &shapeStreamARN},
		{Name: "StreamId", Wire: "StreamId", Path: "streamId", Shape: &shapeStreamId},
	},
}

var shapeListTagsForStreamInputLimit = api.Shape{
	Name: "ListTagsForStreamInputLimit",
	Kind: api.KindInteger,
	Min:  api.Limit{Set: true, Int: 1},
	Max:  api.Limit{Set: true, Int: 50},
}

var shapeListTagsForStreamOutput = api.Shape{
	Name: "ListTagsForStreamOutput",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "Tags", Wire: "Tags", Path: "tags", Shape: &shapeTagList, Required: true},
		{Name: "HasMoreTags", Wire: "HasMoreTags", Path: "hasMoreTags", Shape: &shapeBooleanObject, Required: true},
	},
}

var shapeMaxReceiveCount = api.Shape{
	Name: "MaxReceiveCount",
	Kind: api.KindInteger,
	Min:  api.Limit{Set: true, Int: 1},
	Max:  api.Limit{Set: true, Int: 1000},
}

var shapeMaxRecordSizeInKiB = api.Shape{
	Name: "MaxRecordSizeInKiB",
	Kind: api.KindInteger,
	Min:  api.Limit{Set: true, Int: 1024},
	Max:  api.Limit{Set: true, Int: 10240},
}

var shapeMergeShardsInput = api.Shape{
	Name: "MergeShardsInput",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "StreamName", Wire: "StreamName", Path: "streamName", Shape: &shapeStreamName},
		{Name: "ShardToMerge", Wire: "ShardToMerge", Path: "shardToMerge", Shape: &shapeShardId, Required: true},
		{Name: "AdjacentShardToMerge", Wire: "AdjacentShardToMerge", Path: "adjacentShardToMerge", Shape: &shapeShardId, Required: true},
		{Name: "StreamARN", Wire: "StreamARN", Path: "streamARN", Shape: &shapeStreamARN},
		{Name: "StreamId", Wire: "StreamId", Path: "streamId", Shape: &shapeStreamId},
	},
	Order: []int{1, 2, 0, 3, 4},
}

var shapeMetricsName = api.Shape{
	Name:    "MetricsName",
	Kind:    api.KindString,
	Enum:    []string{"IncomingBytes", "IncomingRecords", "OutgoingBytes", "OutgoingRecords", "WriteProvisionedThroughputExceeded", "ReadProvisionedThroughputExceeded", "IteratorAgeMilliseconds", "ALL"},
	EnumSet: []string{"ALL", "IteratorAgeMilliseconds", "IncomingBytes", "WriteProvisionedThroughputExceeded", "OutgoingRecords", "ReadProvisionedThroughputExceeded", "IncomingRecords", "OutgoingBytes"},
}

var shapeMetricsNameList = api.Shape{
	Name: "MetricsNameList",
	Kind: api.KindList,
	Min:  api.Limit{Set: true, Int: 1},
	Max:  api.Limit{Set: true, Int: 7},
	Elem: &api.Member{Shape: &shapeMetricsName},
}

var shapeMillisBehindLatest = api.Shape{
	Name: "MillisBehindLatest",
	Kind: api.KindLong,
	Min:  api.Limit{Set: true, Int: 0},
}

var shapeMinimumThroughputBillingCommitmentInput = api.Shape{
	Name: "MinimumThroughputBillingCommitmentInput",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "Status", Wire: "Status", Path: "status", Shape: &shapeMinimumThroughputBillingCommitmentInputStatus, Required: true},
	},
}

var shapeMinimumThroughputBillingCommitmentInputStatus = api.Shape{
	Name:    "MinimumThroughputBillingCommitmentInputStatus",
	Kind:    api.KindString,
	Enum:    []string{"ENABLED", "DISABLED"},
	EnumSet: []string{"ENABLED", "DISABLED"},
}

var shapeMinimumThroughputBillingCommitmentOutput = api.Shape{
	Name: "MinimumThroughputBillingCommitmentOutput",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "Status", Wire: "Status", Path: "status", Shape: &shapeMinimumThroughputBillingCommitmentOutputStatus, Required: true},
		{Name: "StartedAt", Wire: "StartedAt", Path: "startedAt", Shape: &shapeTimestamp},
		{Name: "EndedAt", Wire: "EndedAt", Path: "endedAt", Shape: &shapeTimestamp},
		{Name: "EarliestAllowedEndAt", Wire: "EarliestAllowedEndAt", Path: "earliestAllowedEndAt", Shape: &shapeTimestamp},
	},
}

var shapeMinimumThroughputBillingCommitmentOutputStatus = api.Shape{
	Name:    "MinimumThroughputBillingCommitmentOutputStatus",
	Kind:    api.KindString,
	Enum:    []string{"ENABLED", "DISABLED", "ENABLED_UNTIL_EARLIEST_ALLOWED_END"},
	EnumSet: []string{"ENABLED", "ENABLED_UNTIL_EARLIEST_ALLOWED_END", "DISABLED"},
}

var shapeNaturalIntegerObject = api.Shape{
	Name: "NaturalIntegerObject",
	Kind: api.KindInteger,
	Min:  api.Limit{Set: true, Int: 0},
}

var shapeNextToken = api.Shape{
	Name: "NextToken",
	Kind: api.KindString,
	Min:  api.Limit{Set: true, Int: 1},
	Max:  api.Limit{Set: true, Int: 1048576},
}

var shapeOnDemandStreamCountLimitObject = api.Shape{
	Name: "OnDemandStreamCountLimitObject",
	Kind: api.KindInteger,
	Min:  api.Limit{Set: true, Int: 0},
	Max:  api.Limit{Set: true, Int: 1000000},
}

var shapeOnDemandStreamCountObject = api.Shape{
	Name: "OnDemandStreamCountObject",
	Kind: api.KindInteger,
	Min:  api.Limit{Set: true, Int: 0},
	Max:  api.Limit{Set: true, Int: 1000000},
}

var shapePartitionField = api.Shape{
	Name: "PartitionField",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "Transform", Wire: "Transform", Path: "transform", Shape: &shapePartitionTransform, Required: true},
		{Name: "SourceName", Wire: "SourceName", Path: "sourceName", Shape: &shapePartitionSourceName, Required: true},
	},
}

var shapePartitionFieldList = api.Shape{
	Name: "PartitionFieldList",
	Kind: api.KindList,
	Min:  api.Limit{Set: true, Int: 1},
	Max:  api.Limit{Set: true, Int: 10},
	Elem: &api.Member{Shape: &shapePartitionField},
}

var shapePartitionKey = api.Shape{
	Name: "PartitionKey",
	Kind: api.KindString,
	Min:  api.Limit{Set: true, Int: 1},
	Max:  api.Limit{Set: true, Int: 256},
}

var shapePartitionSourceName = api.Shape{
	Name: "PartitionSourceName",
	Kind: api.KindString,
	Min:  api.Limit{Set: true, Int: 1},
	Max:  api.Limit{Set: true, Int: 255},
	Pattern: &api.Pattern{
		Source: "[a-zA-Z0-9\\.\\_]+",
	},
}

var shapePartitionSpec = api.Shape{
	Name: "PartitionSpec",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "PartitionFields", Wire: "PartitionFields", Path: "partitionFields", Shape: &shapePartitionFieldList, Required: true},
	},
}

var shapePartitionTransform = api.Shape{
	Name:    "PartitionTransform",
	Kind:    api.KindString,
	Enum:    []string{"TIME_HOUR"},
	EnumSet: []string{"TIME_HOUR"},
}

var shapePolicy = api.Shape{
	Name: "Policy",
	Kind: api.KindString,
}

var shapePositiveIntegerObject = api.Shape{
	Name: "PositiveIntegerObject",
	Kind: api.KindInteger,
	Min:  api.Limit{Set: true, Int: 1},
	Max:  api.Limit{Set: true, Int: 100000},
}

var shapeProvisionedThroughputExceededException = api.Shape{
	Name: "ProvisionedThroughputExceededException",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "message", Wire: "message", Path: "message", Shape: &shapeErrorMessage},
	},
	Error: &api.Error{
		Code: "ProvisionedThroughputExceededException",
	},
}

var shapePutRecordInput = api.Shape{
	Name: "PutRecordInput",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "StreamName", Wire: "StreamName", Path: "streamName", Shape: &shapeStreamName},
		{Name: "Data", Wire: "Data", Path: "data", Shape: &shapeData, Required: true},
		{Name: "PartitionKey", Wire: "PartitionKey", Path: "partitionKey", Shape: &shapePartitionKey},
		{Name: "ExplicitHashKey", Wire: "ExplicitHashKey", Path: "explicitHashKey", Shape: &shapeHashKey},
		{Name: "SequenceNumberForOrdering", Wire: "SequenceNumberForOrdering", Path: "sequenceNumberForOrdering", Shape: &shapeSequenceNumber},
		{Name: "StreamARN", Wire: "StreamARN", Path: "streamARN", Shape: &shapeStreamARN},
		{Name: "StreamId", Wire: "StreamId", Path: "streamId", Shape: &shapeStreamId},
		{Name: "DryRun", Wire: "DryRun", Path: "dryRun", Shape: &shapeBooleanObject},
	},
	Order: []int{4, 2, 3, 1, 0, 5, 6, 7},
}

var shapePutRecordOutput = api.Shape{
	Name: "PutRecordOutput",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "ShardId", Wire: "ShardId", Path: "shardId", Shape: &shapeShardId, Required: true},
		{Name: "SequenceNumber", Wire: "SequenceNumber", Path: "sequenceNumber", Shape: &shapeSequenceNumber, Required: true},
		{Name: "EncryptionType", Wire: "EncryptionType", Path: "encryptionType", Shape: &shapeEncryptionType},
	},
}

var shapePutRecordsInput = api.Shape{
	Name: "PutRecordsInput",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "Records", Wire: "Records", Path: "records", Shape: &shapePutRecordsRequestEntryList, Required: true},
		{Name: "StreamName", Wire: "StreamName", Path: "streamName", Shape: &shapeStreamName},
		{Name: "StreamARN", Wire: "StreamARN", Path: "streamARN", Shape: &shapeStreamARN},
		{Name: "StreamId", Wire: "StreamId", Path: "streamId", Shape: &shapeStreamId},
		{Name: "DryRun", Wire: "DryRun", Path: "dryRun", Shape: &shapeBooleanObject},
	},
}

var shapePutRecordsOutput = api.Shape{
	Name: "PutRecordsOutput",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "FailedRecordCount", Wire: "FailedRecordCount", Path: "failedRecordCount", Shape: &shapePositiveIntegerObject},
		{Name: "Records", Wire: "Records", Path: "records", Shape: &shapePutRecordsResultEntryList, Required: true},
		{Name: "EncryptionType", Wire: "EncryptionType", Path: "encryptionType", Shape: &shapeEncryptionType},
	},
}

var shapePutRecordsRequestEntry = api.Shape{
	Name: "PutRecordsRequestEntry",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "Data", Wire: "Data", Path: "data", Shape: &shapeData, Required: true},
		{Name: "ExplicitHashKey", Wire: "ExplicitHashKey", Path: "explicitHashKey", Shape: &shapeHashKey},
		{Name: "PartitionKey", Wire: "PartitionKey", Path: "partitionKey", Shape: &shapePartitionKey},
	},
}

var shapePutRecordsRequestEntryList = api.Shape{
	Name:      "PutRecordsRequestEntryList",
	Kind:      api.KindList,
	Min:       api.Limit{Set: true, Int: 1},
	Max:       api.Limit{Set: true, Int: 500},
	Elem:      &api.Member{Shape: &shapePutRecordsRequestEntry},
	Sensitive: true,
}

var shapePutRecordsResultEntry = api.Shape{
	Name: "PutRecordsResultEntry",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "SequenceNumber", Wire: "SequenceNumber", Path: "sequenceNumber", Shape: &shapeSequenceNumber},
		{Name: "ShardId", Wire: "ShardId", Path: "shardId", Shape: &shapeShardId},
		{Name: "ErrorCode", Wire: "ErrorCode", Path: "errorCode", Shape: &shapeErrorCode},
		{Name: "ErrorMessage", Wire: "ErrorMessage", Path: "errorMessage", Shape: &shapeErrorMessage},
	},
}

var shapePutRecordsResultEntryList = api.Shape{
	Name: "PutRecordsResultEntryList",
	Kind: api.KindList,
	Min:  api.Limit{Set: true, Int: 1},
	Max:  api.Limit{Set: true, Int: 500},
	Elem: &api.Member{Shape: &shapePutRecordsResultEntry},
}

var shapePutResourcePolicyInput = api.Shape{
	Name: "PutResourcePolicyInput",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "ResourceARN", Wire: "ResourceARN", Path: "resourceARN", Shape: &shapeResourceARN, Required: true},
		{Name: "StreamId", Wire: "StreamId", Path: "streamId", Shape: &shapeStreamId},
		{Name: "Policy", Wire: "Policy", Path: "policy", Shape: &shapePolicy, Required: true},
	},
}

var shapeQueueARN = api.Shape{
	Name: "QueueARN",
	Kind: api.KindString,
	Min:  api.Limit{Set: true, Int: 1},
	Max:  api.Limit{Set: true, Int: 2048},
	Pattern: &api.Pattern{
		Source: "arn:aws.*:kinesis:.*:\\d{12}:queue/\\S+",
	},
}

var shapeQueueAttributes = api.Shape{
	Name: "QueueAttributes",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "VisibilityTimeoutSeconds", Wire: "VisibilityTimeoutSeconds", Path: "visibilityTimeoutSeconds", Shape: &shapeVisibilityTimeoutSeconds},
		{Name: "DeadLetterConfiguration", Wire: "DeadLetterConfiguration", Path: "deadLetterConfiguration", Shape: &shapeDeadLetterConfiguration},
	},
}

var shapeQueueCountObject = api.Shape{
	Name: "QueueCountObject",
	Kind: api.KindInteger,
	Min:  api.Limit{Set: true, Int: 0},
	Max:  api.Limit{Set: true, Int: 1000000},
}

var shapeQueueDescription = api.Shape{
	Name: "QueueDescription",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "QueueName", Wire: "QueueName", Path: "queueName", Shape: &shapeQueueName, Required: true},
		{Name: "QueueARN", Wire: "QueueARN", Path: "queueARN", Shape: &shapeQueueARN, Required: true},
		{Name: "QueueStatus", Wire: "QueueStatus", Path: "queueStatus", Shape: &shapeQueueStatus, Required: true},
		{Name: "QueueCreationTimestamp", Wire: "QueueCreationTimestamp", Path: "queueCreationTimestamp", Shape: &shapeTimestamp, Required: true},
		{Name: "StreamConfigurationList", Wire: "StreamConfigurationList", Path: "streamConfigurationList", Shape: &shapeQueueStreamConfigurationList, Required: true},
		{Name: "QueueAttributes", Wire: "QueueAttributes", Path: "queueAttributes", Shape: &shapeQueueAttributes},
	},
}

var shapeQueueName = api.Shape{
	Name: "QueueName",
	Kind: api.KindString,
	Min:  api.Limit{Set: true, Int: 1},
	Max:  api.Limit{Set: true, Int: 128},
	Pattern: &api.Pattern{
		Source: "[a-zA-Z0-9_.-]+",
	},
}

var shapeQueueRecord = api.Shape{
	Name: "QueueRecord",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "ReceiptHandle", Wire: "ReceiptHandle", Path: "receiptHandle", Shape: &shapeReceiptHandle, Required: true},
		{Name: "RecordId", Wire: "RecordId", Path: "recordId", Shape: &shapeRecordId, Required: true},
		{Name: "PartitionKey", Wire: "PartitionKey", Path: "partitionKey", Shape: &shapePartitionKey},
		{Name: "Data", Wire: "Data", Path: "data", Shape: &shapeData, Required: true},
		{Name: "ApproximateArrivalTimestamp", Wire: "ApproximateArrivalTimestamp", Path: "approximateArrivalTimestamp", Shape: &shapeApproximateArrivalTimestamp, Required: true},
		{Name: "FirstReceiveTimestamp", Wire: "FirstReceiveTimestamp", Path: "firstReceiveTimestamp", Shape: &shapeFirstReceiveTimestamp, Required: true},
		{Name: "ReceiveCount", Wire: "ReceiveCount", Path: "receiveCount", Shape: &shapeReceiveCount, Required: true},
	},
}

var shapeQueueRecordList = api.Shape{
	Name: "QueueRecordList",
	Kind: api.KindList,
	Elem: &api.Member{Shape: &shapeQueueRecord},
}

var shapeQueueStartingPosition = api.Shape{
	Name: "QueueStartingPosition",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "Type", Wire: "Type", Path: "type", Shape: &shapeQueueStartingPositionType, Required: true},
		{Name: "Timestamp", Wire: "Timestamp", Path: "timestamp", Shape: &shapeTimestamp},
	},
}

var shapeQueueStartingPositionType = api.Shape{
	Name:    "QueueStartingPositionType",
	Kind:    api.KindString,
	Enum:    []string{"TRIM_HORIZON", "LATEST", "AT_TIMESTAMP"},
	EnumSet: []string{"LATEST", "AT_TIMESTAMP", "TRIM_HORIZON"},
}

var shapeQueueStatus = api.Shape{
	Name:    "QueueStatus",
	Kind:    api.KindString,
	Enum:    []string{"CREATING", "ACTIVE", "UPDATING", "DELETING"},
	EnumSet: []string{"ACTIVE", "UPDATING", "DELETING", "CREATING"},
}

var shapeQueueStreamConfiguration = api.Shape{
	Name: "QueueStreamConfiguration",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "StreamARN", Wire: "StreamARN", Path: "streamARN", Shape: &shapeStreamARN, Required: true},
		{Name: "StartingPosition", Wire: "StartingPosition", Path: "startingPosition", Shape: &shapeQueueStartingPosition},
	},
}

var shapeQueueStreamConfigurationList = api.Shape{
	Name: "QueueStreamConfigurationList",
	Kind: api.KindList,
	Min:  api.Limit{Set: true, Int: 1},
	Max:  api.Limit{Set: true, Int: 10000},
	Elem: &api.Member{Shape: &shapeQueueStreamConfiguration},
}

var shapeQueueStreamFilter = api.Shape{
	Name: "QueueStreamFilter",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "StreamARN", Wire: "StreamARN", Path: "streamARN", Shape: &shapeStreamARN, Required: true},
		{Name: "StreamCreationTimestamp", Wire: "StreamCreationTimestamp", Path: "streamCreationTimestamp", Shape: &shapeTimestamp},
	},
}

var shapeQueueStreamFilterList = api.Shape{
	Name: "QueueStreamFilterList",
	Kind: api.KindList,
	Min:  api.Limit{Set: true, Int: 1},
	Max:  api.Limit{Set: true, Int: 10000},
	Elem: &api.Member{Shape: &shapeQueueStreamFilter},
}

var shapeQueueStreamIdentifier = api.Shape{
	Name: "QueueStreamIdentifier",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "StreamARN", Wire: "StreamARN", Path: "streamARN", Shape: &shapeStreamARN, Required: true},
		{Name: "StreamCreationTimestamp", Wire: "StreamCreationTimestamp", Path: "streamCreationTimestamp", Shape: &shapeTimestamp, Required: true},
	},
}

var shapeQueueStreamIdentifierList = api.Shape{
	Name: "QueueStreamIdentifierList",
	Kind: api.KindList,
	Min:  api.Limit{Set: true, Int: 1},
	Max:  api.Limit{Set: true, Int: 10000},
	Elem: &api.Member{Shape: &shapeQueueStreamIdentifier},
}

var shapeQueueSummary = api.Shape{
	Name: "QueueSummary",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "QueueName", Wire: "QueueName", Path: "queueName", Shape: &shapeQueueName, Required: true},
		{Name: "QueueARN", Wire: "QueueARN", Path: "queueARN", Shape: &shapeQueueARN, Required: true},
		{Name: "QueueStatus", Wire: "QueueStatus", Path: "queueStatus", Shape: &shapeQueueStatus, Required: true},
		{Name: "QueueCreationTimestamp", Wire: "QueueCreationTimestamp", Path: "queueCreationTimestamp", Shape: &shapeTimestamp, Required: true},
		{Name: "Streams", Wire: "Streams", Path: "streams", Shape: &shapeQueueStreamIdentifierList, Required: true},
	},
}

var shapeQueueSummaryList = api.Shape{
	Name: "QueueSummaryList",
	Kind: api.KindList,
	Elem: &api.Member{Shape: &shapeQueueSummary},
}

var shapeReceiptHandle = api.Shape{
	Name: "ReceiptHandle",
	Kind: api.KindString,
	Min:  api.Limit{Set: true, Int: 1},
	Max:  api.Limit{Set: true, Int: 1024},
}

var shapeReceiveCount = api.Shape{
	Name: "ReceiveCount",
	Kind: api.KindInteger,
	Min:  api.Limit{Set: true, Int: 0},
}

var shapeReceiveDeadLetterQueueRecordsInput = api.Shape{
	Name: "ReceiveDeadLetterQueueRecordsInput",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "QueueARN", Wire: "QueueARN", Path: "queueARN", Shape: &shapeQueueARN, Required: true},
		{Name: "Limit", Wire: "Limit", Path: "limit", Shape: &shapeReceiveQueueRecordsInputLimit},
		{Name: "WaitTimeSeconds", Wire: "WaitTimeSeconds", Path: "waitTimeSeconds", Shape: &shapeReceiveQueueRecordsWaitTimeSeconds},
		{Name: "VisibilityTimeoutSeconds", Wire: "VisibilityTimeoutSeconds", Path: "visibilityTimeoutSeconds", Shape: &shapeVisibilityTimeoutSeconds},
	},
}

var shapeReceiveDeadLetterQueueRecordsOutput = api.Shape{
	Name: "ReceiveDeadLetterQueueRecordsOutput",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "QueueRecords", Wire: "QueueRecords", Path: "queueRecords", Shape: &shapeQueueRecordList, Required: true},
	},
}

var shapeReceiveQueueRecordsInput = api.Shape{
	Name: "ReceiveQueueRecordsInput",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "QueueARN", Wire: "QueueARN", Path: "queueARN", Shape: &shapeQueueARN, Required: true},
		{Name: "Limit", Wire: "Limit", Path: "limit", Shape: &shapeReceiveQueueRecordsInputLimit},
		{Name: "WaitTimeSeconds", Wire: "WaitTimeSeconds", Path: "waitTimeSeconds", Shape: &shapeReceiveQueueRecordsWaitTimeSeconds},
		{Name: "VisibilityTimeoutSeconds", Wire: "VisibilityTimeoutSeconds", Path: "visibilityTimeoutSeconds", Shape: &shapeVisibilityTimeoutSeconds},
	},
}

var shapeReceiveQueueRecordsInputLimit = api.Shape{
	Name: "ReceiveQueueRecordsInputLimit",
	Kind: api.KindInteger,
	Min:  api.Limit{Set: true, Int: 1},
	Max:  api.Limit{Set: true, Int: 10},
}

var shapeReceiveQueueRecordsOutput = api.Shape{
	Name: "ReceiveQueueRecordsOutput",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "QueueRecords", Wire: "QueueRecords", Path: "queueRecords", Shape: &shapeQueueRecordList, Required: true},
	},
}

var shapeReceiveQueueRecordsWaitTimeSeconds = api.Shape{
	Name: "ReceiveQueueRecordsWaitTimeSeconds",
	Kind: api.KindInteger,
	Min:  api.Limit{Set: true, Int: 1},
	Max:  api.Limit{Set: true, Int: 20},
}

var shapeRecord = api.Shape{
	Name: "Record",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "SequenceNumber", Wire: "SequenceNumber", Path: "sequenceNumber", Shape: &shapeSequenceNumber, Required: true},
		{Name: "ApproximateArrivalTimestamp", Wire: "ApproximateArrivalTimestamp", Path: "approximateArrivalTimestamp", Shape: &shapeTimestamp},
		{Name: "Data", Wire: "Data", Path: "data", Shape: &shapeData, Required: true},
		{Name: "PartitionKey", Wire: "PartitionKey", Path: "partitionKey", Shape: &shapePartitionKey},
		{Name: "EncryptionType", Wire: "EncryptionType", Path: "encryptionType", Shape: &shapeEncryptionType},
	},
}

var shapeRecordConfiguration = api.Shape{
	Name: "RecordConfiguration",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "RecordFormatType", Wire: "RecordFormatType", Path: "recordFormatType", Shape: &shapeRecordFormatType, Required: true},
		{Name: "GSRSchemaARN", Wire: "GSRSchemaARN", Path: "gSRSchemaARN", Shape: &shapeGSRSchemaARN},
	},
}

var shapeRecordDistributionStrategy = api.Shape{
	Name:    "RecordDistributionStrategy",
	Kind:    api.KindString,
	Enum:    []string{"AUTO", "USER_PARTITION_KEY"},
	EnumSet: []string{"AUTO", "USER_PARTITION_KEY"},
}

var shapeRecordFormatType = api.Shape{
	Name:    "RecordFormatType",
	Kind:    api.KindString,
	Enum:    []string{"GSR_JSON", "JSON", "STRING", "BYTE_ARRAY"},
	EnumSet: []string{"GSR_JSON", "BYTE_ARRAY", "JSON", "STRING"},
}
