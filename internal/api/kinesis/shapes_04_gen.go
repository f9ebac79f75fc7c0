// Code generated from the Kinesis API model 2013-12-02 (botocore 1.44.5). DO NOT EDIT.

package kinesis

import (
	"github.com/shardwell/shardwell/internal/api"
)

var shapeUpdateQueueRecordsVisibilityRequestEntry = api.Shape{
	Name: "UpdateQueueRecordsVisibilityRequestEntry",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "ReceiptHandle", Wire: "ReceiptHandle", Path: "receiptHandle", Shape: &shapeReceiptHandle, Required: true},
		{Name: "VisibilityTimeoutSeconds", Wire: "VisibilityTimeoutSeconds", Path: "visibilityTimeoutSeconds", Shape: &shapeVisibilityTimeoutSeconds, Required: true},
	},
}

var shapeUpdateQueueRecordsVisibilityRequestEntryList = api.Shape{
	Name: "UpdateQueueRecordsVisibilityRequestEntryList",
	Kind: api.KindList,
	Min:  api.Limit{Set: true, Int: 1},
	Max:  api.Limit{Set: true, Int: 10},
	Elem: &api.Member{Shape: &shapeUpdateQueueRecordsVisibilityRequestEntry},
}

var shapeUpdateQueueRecordsVisibilityResultEntry = api.Shape{
	Name: "UpdateQueueRecordsVisibilityResultEntry",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "ReceiptHandle", Wire: "ReceiptHandle", Path: "receiptHandle", Shape: &shapeReceiptHandle, Required: true},
	},
}

var shapeUpdateQueueRecordsVisibilityResultEntryList = api.Shape{
	Name: "UpdateQueueRecordsVisibilityResultEntryList",
	Kind: api.KindList,
	Elem: &api.Member{Shape: &shapeUpdateQueueRecordsVisibilityResultEntry},
}

var shapeUpdateShardCountInput = api.Shape{
	Name: "UpdateShardCountInput",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "StreamName", Wire: "StreamName", Path: "streamName", Shape: &shapeStreamName},
		{Name: "TargetShardCount", Wire: "TargetShardCount", Path: "targetShardCount", Shape: &shapePositiveIntegerObject, Required: true},
		{Name: "ScalingType", Wire: "ScalingType", Path: "scalingType", Shape: &shapeScalingType, Required: true},
		{Name: "StreamARN", Wire: "StreamARN", Path: "streamARN", Shape: &shapeStreamARN},
		{Name: "StreamId", Wire: "StreamId", Path: "streamId", Shape: &shapeStreamId},
	},
	Order: []int{2, 0, 1, 3, 4},
}

var shapeUpdateShardCountOutput = api.Shape{
	Name: "UpdateShardCountOutput",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "StreamName", Wire: "StreamName", Path: "streamName", Shape: &shapeStreamName},
		{Name: "CurrentShardCount", Wire: "CurrentShardCount", Path: "currentShardCount", Shape: &shapePositiveIntegerObject},
		{Name: "TargetShardCount", Wire: "TargetShardCount", Path: "targetShardCount", Shape: &shapePositiveIntegerObject},
		{Name: "StreamARN", Wire: "StreamARN", Path: "streamARN", Shape: &shapeStreamARN},
	},
}

var shapeUpdateStreamModeInput = api.Shape{
	Name: "UpdateStreamModeInput",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "StreamARN", Wire: "StreamARN", Path: "streamARN", Shape: &shapeStreamARN, Required: true},
		{Name: "StreamId", Wire: "StreamId", Path: "streamId", Shape: &shapeStreamId},
		{Name: "StreamModeDetails", Wire: "StreamModeDetails", Path: "streamModeDetails", Shape: &shapeStreamModeDetails, Required: true},
		{Name: "WarmThroughputMiBps", Wire: "WarmThroughputMiBps", Path: "warmThroughputMiBps", Shape: &shapeNaturalIntegerObject},
	},
}

var shapeUpdateStreamRecordDistributionStrategyInput = api.Shape{
	Name: "UpdateStreamRecordDistributionStrategyInput",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "StreamARN", Wire: "StreamARN", Path: "streamARN", Shape: &shapeStreamARN, Required: true},
		{Name: "StreamId", Wire: "StreamId", Path: "streamId", Shape: &shapeStreamId},
		{Name: "RecordDistributionStrategy", Wire: "RecordDistributionStrategy", Path: "recordDistributionStrategy", Shape: &shapeRecordDistributionStrategy, Required: true},
	},
}

var shapeUpdateStreamWarmThroughputInput = api.Shape{
	Name: "UpdateStreamWarmThroughputInput",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "StreamARN", Wire: "StreamARN", Path: "streamARN", Shape: &shapeStreamARN},
		{Name: "StreamName", Wire: "StreamName", Path: "streamName", Shape: &shapeStreamName},
		{Name: "StreamId", Wire: "StreamId", Path: "streamId", Shape: &shapeStreamId},
		{Name: "WarmThroughputMiBps", Wire: "WarmThroughputMiBps", Path: "warmThroughputMiBps", Shape: &shapeNaturalIntegerObject, Required: true},
	},
}

var shapeUpdateStreamWarmThroughputOutput = api.Shape{
	Name: "UpdateStreamWarmThroughputOutput",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "StreamARN", Wire: "StreamARN", Path: "streamARN", Shape: &shapeStreamARN},
		{Name: "StreamName", Wire: "StreamName", Path: "streamName", Shape: &shapeStreamName},
		{Name: "WarmThroughput", Wire: "WarmThroughput", Path: "warmThroughput", Shape: &shapeWarmThroughputObject},
	},
}

var shapeValidationException = api.Shape{
	Name: "ValidationException",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "message", Wire: "message", Path: "message", Shape: &shapeErrorMessage},
	},
	Error: &api.Error{
		Code: "ValidationException",
	},
}

var shapeVisibilityTimeoutSeconds = api.Shape{
	Name: "VisibilityTimeoutSeconds",
	Kind: api.KindInteger,
	Min:  api.Limit{Set: true, Int: 0},
	Max:  api.Limit{Set: true, Int: 43200},
}

var shapeWarmThroughputObject = api.Shape{
	Name: "WarmThroughputObject",
	Kind: api.KindStructure,
	Members: []api.Member{
		{Name: "TargetMiBps", Wire: "TargetMiBps", Path: "targetMiBps", Shape: &shapeNaturalIntegerObject},
		{Name: "CurrentMiBps", Wire: "CurrentMiBps", Path: "currentMiBps", Shape: &shapeNaturalIntegerObject},
	},
}
