// Code generated from the Kinesis API model 2013-12-02 (botocore 1.44.5). DO NOT EDIT.

package kinesis

import (
	"time"

	"github.com/shardwell/shardwell/internal/api"
)

// ExpiredNextTokenException is the structure ExpiredNextTokenException.
type ExpiredNextTokenException struct {
	api.Present

	Message string // ErrorMessage
}

// Shape describes the structure.
func (*ExpiredNextTokenException) Shape() *api.Shape { return &shapeExpiredNextTokenException }

// Field gives access to member i.
func (x *ExpiredNextTokenException) Field(i int) any {
	switch i {
	case 0:
		return &x.Message
	}
	panic("kinesis: no such member of ExpiredNextTokenException")
}

// GetRecordsInput is the structure GetRecordsInput.
type GetRecordsInput struct {
	api.Present

	ShardIterator string // ShardIterator, required
	Limit         *int32 // GetRecordsInputLimit
	StreamARN     string // StreamARN
	StreamId      string // StreamId
	DryRun        *bool  // BooleanObject
}

// Shape describes the structure.
func (*GetRecordsInput) Shape() *api.Shape { return &shapeGetRecordsInput }

// Field gives access to member i.
func (x *GetRecordsInput) Field(i int) any {
	switch i {
	case 0:
		return &x.ShardIterator
	case 1:
		return &x.Limit
	case 2:
		return &x.StreamARN
	case 3:
		return &x.StreamId
	case 4:
		return &x.DryRun
	}
	panic("kinesis: no such member of GetRecordsInput")
}

// GetRecordsOutput is the structure GetRecordsOutput.
type GetRecordsOutput struct {
	api.Present

	Records            RecordList     // RecordList, required
	NextShardIterator  string         // ShardIterator
	MillisBehindLatest *int64         // MillisBehindLatest
	ChildShards        ChildShardList // ChildShardList
}

// Shape describes the structure.
func (*GetRecordsOutput) Shape() *api.Shape { return &shapeGetRecordsOutput }

// Field gives access to member i.
func (x *GetRecordsOutput) Field(i int) any {
	switch i {
	case 0:
		return &x.Records
	case 1:
		return &x.NextShardIterator
	case 2:
		return &x.MillisBehindLatest
	case 3:
		return &x.ChildShards
	}
	panic("kinesis: no such member of GetRecordsOutput")
}

// GetResourcePolicyInput is the structure GetResourcePolicyInput.
type GetResourcePolicyInput struct {
	api.Present

	ResourceARN string // ResourceARN, required
	StreamId    string // StreamId
}

// Shape describes the structure.
func (*GetResourcePolicyInput) Shape() *api.Shape { return &shapeGetResourcePolicyInput }

// Field gives access to member i.
func (x *GetResourcePolicyInput) Field(i int) any {
	switch i {
	case 0:
		return &x.ResourceARN
	case 1:
		return &x.StreamId
	}
	panic("kinesis: no such member of GetResourcePolicyInput")
}

// GetResourcePolicyOutput is the structure GetResourcePolicyOutput.
type GetResourcePolicyOutput struct {
	api.Present

	Policy string // Policy, required
}

// Shape describes the structure.
func (*GetResourcePolicyOutput) Shape() *api.Shape { return &shapeGetResourcePolicyOutput }

// Field gives access to member i.
func (x *GetResourcePolicyOutput) Field(i int) any {
	switch i {
	case 0:
		return &x.Policy
	}
	panic("kinesis: no such member of GetResourcePolicyOutput")
}

// GetShardIteratorInput is the structure GetShardIteratorInput.
type GetShardIteratorInput struct {
	api.Present

	StreamName             string    // StreamName
	ShardId                string    // ShardId, required
	ShardIteratorType      string    // ShardIteratorType, required
	StartingSequenceNumber string    // SequenceNumber
	Timestamp              time.Time // Timestamp
	StreamARN              string    // StreamARN
	StreamId               string    // StreamId
	DryRun                 *bool     // BooleanObject
}

// Shape describes the structure.
func (*GetShardIteratorInput) Shape() *api.Shape { return &shapeGetShardIteratorInput }

// Field gives access to member i.
func (x *GetShardIteratorInput) Field(i int) any {
	switch i {
	case 0:
		return &x.StreamName
	case 1:
		return &x.ShardId
	case 2:
		return &x.ShardIteratorType
	case 3:
		return &x.StartingSequenceNumber
	case 4:
		return &x.Timestamp
	case 5:
		return &x.StreamARN
	case 6:
		return &x.StreamId
	case 7:
		return &x.DryRun
	}
	panic("kinesis: no such member of GetShardIteratorInput")
}

// GetShardIteratorOutput is the structure GetShardIteratorOutput.
type GetShardIteratorOutput struct {
	api.Present

	ShardIterator string // ShardIterator
}

// Shape describes the structure.
func (*GetShardIteratorOutput) Shape() *api.Shape { return &shapeGetShardIteratorOutput }

// Field gives access to member i.
func (x *GetShardIteratorOutput) Field(i int) any {
	switch i {
	case 0:
		return &x.ShardIterator
	}
	panic("kinesis: no such member of GetShardIteratorOutput")
}

// HashKeyRange is the structure HashKeyRange.
type HashKeyRange struct {
	api.Present

	StartingHashKey string // HashKey, required
	EndingHashKey   string // HashKey, required
}

// Shape describes the structure.
func (*HashKeyRange) Shape() *api.Shape { return &shapeHashKeyRange }

// Field gives access to member i.
func (x *HashKeyRange) Field(i int) any {
	switch i {
	case 0:
		return &x.StartingHashKey
	case 1:
		return &x.EndingHashKey
	}
	panic("kinesis: no such member of HashKeyRange")
}

// IncreaseStreamRetentionPeriodInput is the structure IncreaseStreamRetentionPeriodInput.
type IncreaseStreamRetentionPeriodInput struct {
	api.Present

	StreamName           string // StreamName
	RetentionPeriodHours int32  // RetentionPeriodHours, required
	StreamARN            string // StreamARN
	StreamId             string // StreamId
}

// Shape describes the structure.
func (*IncreaseStreamRetentionPeriodInput) Shape() *api.Shape {
	return &shapeIncreaseStreamRetentionPeriodInput
}

// Field gives access to member i.
func (x *IncreaseStreamRetentionPeriodInput) Field(i int) any {
	switch i {
	case 0:
		return &x.StreamName
	case 1:
		return &x.RetentionPeriodHours
	case 2:
		return &x.StreamARN
	case 3:
		return &x.StreamId
	}
	panic("kinesis: no such member of IncreaseStreamRetentionPeriodInput")
}

// InternalFailureException is the structure InternalFailureException.
type InternalFailureException struct {
	api.Present

	Message string // ErrorMessage
}

// Shape describes the structure.
func (*InternalFailureException) Shape() *api.Shape { return &shapeInternalFailureException }

// Field gives access to member i.
func (x *InternalFailureException) Field(i int) any {
	switch i {
	case 0:
		return &x.Message
	}
	panic("kinesis: no such member of InternalFailureException")
}

// InvalidArgumentException is the structure InvalidArgumentException.
type InvalidArgumentException struct {
	api.Present

	Message string // ErrorMessage
}

// Shape describes the structure.
func (*InvalidArgumentException) Shape() *api.Shape { return &shapeInvalidArgumentException }

// Field gives access to member i.
func (x *InvalidArgumentException) Field(i int) any {
	switch i {
	case 0:
		return &x.Message
	}
	panic("kinesis: no such member of InvalidArgumentException")
}

// KMSAccessDeniedException is the structure KMSAccessDeniedException.
type KMSAccessDeniedException struct {
	api.Present

	Message string // ErrorMessage
}

// Shape describes the structure.
func (*KMSAccessDeniedException) Shape() *api.Shape { return &shapeKMSAccessDeniedException }

// Field gives access to member i.
func (x *KMSAccessDeniedException) Field(i int) any {
	switch i {
	case 0:
		return &x.Message
	}
	panic("kinesis: no such member of KMSAccessDeniedException")
}

// KMSDisabledException is the structure KMSDisabledException.
type KMSDisabledException struct {
	api.Present

	Message string // ErrorMessage
}

// Shape describes the structure.
func (*KMSDisabledException) Shape() *api.Shape { return &shapeKMSDisabledException }

// Field gives access to member i.
func (x *KMSDisabledException) Field(i int) any {
	switch i {
	case 0:
		return &x.Message
	}
	panic("kinesis: no such member of KMSDisabledException")
}

// KMSInvalidStateException is the structure KMSInvalidStateException.
type KMSInvalidStateException struct {
	api.Present

	Message string // ErrorMessage
}

// Shape describes the structure.
func (*KMSInvalidStateException) Shape() *api.Shape { return &shapeKMSInvalidStateException }

// Field gives access to member i.
func (x *KMSInvalidStateException) Field(i int) any {
	switch i {
	case 0:
		return &x.Message
	}
	panic("kinesis: no such member of KMSInvalidStateException")
}

// KMSNotFoundException is the structure KMSNotFoundException.
type KMSNotFoundException struct {
	api.Present

	Message string // ErrorMessage
}

// Shape describes the structure.
func (*KMSNotFoundException) Shape() *api.Shape { return &shapeKMSNotFoundException }

// Field gives access to member i.
func (x *KMSNotFoundException) Field(i int) any {
	switch i {
	case 0:
		return &x.Message
	}
	panic("kinesis: no such member of KMSNotFoundException")
}

// KMSOptInRequired is the structure KMSOptInRequired.
type KMSOptInRequired struct {
	api.Present

	Message string // ErrorMessage
}

// Shape describes the structure.
func (*KMSOptInRequired) Shape() *api.Shape { return &shapeKMSOptInRequired }

// Field gives access to member i.
func (x *KMSOptInRequired) Field(i int) any {
	switch i {
	case 0:
		return &x.Message
	}
	panic("kinesis: no such member of KMSOptInRequired")
}

// KMSThrottlingException is the structure KMSThrottlingException.
type KMSThrottlingException struct {
	api.Present

	Message string // ErrorMessage
}

// Shape describes the structure.
func (*KMSThrottlingException) Shape() *api.Shape { return &shapeKMSThrottlingException }

// Field gives access to member i.
func (x *KMSThrottlingException) Field(i int) any {
	switch i {
	case 0:
		return &x.Message
	}
	panic("kinesis: no such member of KMSThrottlingException")
}

// LimitExceededException is the structure LimitExceededException.
type LimitExceededException struct {
	api.Present

	Message string // ErrorMessage
}

// Shape describes the structure.
func (*LimitExceededException) Shape() *api.Shape { return &shapeLimitExceededException }

// Field gives access to member i.
func (x *LimitExceededException) Field(i int) any {
	switch i {
	case 0:
		return &x.Message
	}
	panic("kinesis: no such member of LimitExceededException")
}

// ListChannelsInput is the structure ListChannelsInput.
type ListChannelsInput struct {
	api.Present

	StreamFilter StreamFilterList // StreamFilterList
	MaxResults   *int32           // ListChannelsInputLimit
	NextToken    string           // NextToken
}

// Shape describes the structure.
func (*ListChannelsInput) Shape() *api.Shape { return &shapeListChannelsInput }

// Field gives access to member i.
func (x *ListChannelsInput) Field(i int) any {
	switch i {
	case 0:
		return &x.StreamFilter
	case 1:
		return &x.MaxResults
	case 2:
		return &x.NextToken
	}
	panic("kinesis: no such member of ListChannelsInput")
}

// ListChannelsOutput is the structure ListChannelsOutput.
type ListChannelsOutput struct {
	api.Present

	ChannelSummaries ChannelSummaryList // ChannelSummaryList, required
	NextToken        string             // NextToken
}

// Shape describes the structure.
func (*ListChannelsOutput) Shape() *api.Shape { return &shapeListChannelsOutput }

// Field gives access to member i.
func (x *ListChannelsOutput) Field(i int) any {
	switch i {
	case 0:
		return &x.ChannelSummaries
	case 1:
		return &x.NextToken
	}
	panic("kinesis: no such member of ListChannelsOutput")
}

// ListQueuesInput is the structure ListQueuesInput.
type ListQueuesInput struct {
	api.Present

	MaxResults   *int32                // ListQueuesInputLimit
	NextToken    string                // NextToken
	StreamFilter QueueStreamFilterList // QueueStreamFilterList
}

// Shape describes the structure.
func (*ListQueuesInput) Shape() *api.Shape { return &shapeListQueuesInput }

// Field gives access to member i.
func (x *ListQueuesInput) Field(i int) any {
	switch i {
	case 0:
		return &x.MaxResults
	case 1:
		return &x.NextToken
	case 2:
		return &x.StreamFilter
	}
	panic("kinesis: no such member of ListQueuesInput")
}

// ListQueuesOutput is the structure ListQueuesOutput.
type ListQueuesOutput struct {
	api.Present

	QueueSummaries QueueSummaryList // QueueSummaryList, required
	NextToken      string           // NextToken
}

// Shape describes the structure.
func (*ListQueuesOutput) Shape() *api.Shape { return &shapeListQueuesOutput }

// Field gives access to member i.
func (x *ListQueuesOutput) Field(i int) any {
	switch i {
	case 0:
		return &x.QueueSummaries
	case 1:
		return &x.NextToken
	}
	panic("kinesis: no such member of ListQueuesOutput")
}

// ListShardsInput is the structure ListShardsInput.
type ListShardsInput struct {
	api.Present

	StreamName              string       // StreamName
	NextToken               string       // NextToken
	ExclusiveStartShardId   string       // ShardId
	MaxResults              *int32       // ListShardsInputLimit
	StreamCreationTimestamp time.Time    // Timestamp
	ShardFilter             *ShardFilter // ShardFilter
	StreamARN               string       // StreamARN
	StreamId                string       // StreamId
}

// Shape describes the structure.
func (*ListShardsInput) Shape() *api.Shape { return &shapeListShardsInput }

// Field gives access to member i.
func (x *ListShardsInput) Field(i int) any {
	switch i {
	case 0:
		return &x.StreamName
	case 1:
		return &x.NextToken
	case 2:
		return &x.ExclusiveStartShardId
	case 3:
		return &x.MaxResults
	case 4:
		return &x.StreamCreationTimestamp
	case 5:
		return api.Of(&x.ShardFilter)
	case 6:
		return &x.StreamARN
	case 7:
		return &x.StreamId
	}
	panic("kinesis: no such member of ListShardsInput")
}

// ListShardsOutput is the structure ListShardsOutput.
type ListShardsOutput struct {
	api.Present

	Shards    ShardList // ShardList
	NextToken string    // NextToken
}

// Shape describes the structure.
func (*ListShardsOutput) Shape() *api.Shape { return &shapeListShardsOutput }

// Field gives access to member i.
func (x *ListShardsOutput) Field(i int) any {
	switch i {
	case 0:
		return &x.Shards
	case 1:
		return &x.NextToken
	}
	panic("kinesis: no such member of ListShardsOutput")
}

// ListStreamConsumersInput is the structure ListStreamConsumersInput.
type ListStreamConsumersInput struct {
	api.Present

	StreamARN               string    // StreamARN, required
	NextToken               string    // NextToken
	MaxResults              *int32    // ListStreamConsumersInputLimit
	StreamCreationTimestamp time.Time // Timestamp
	StreamId                string    // StreamId
}

// Shape describes the structure.
func (*ListStreamConsumersInput) Shape() *api.Shape { return &shapeListStreamConsumersInput }

// Field gives access to member i.
func (x *ListStreamConsumersInput) Field(i int) any {
	switch i {
	case 0:
		return &x.StreamARN
	case 1:
		return &x.NextToken
	case 2:
		return &x.MaxResults
	case 3:
		return &x.StreamCreationTimestamp
	case 4:
		return &x.StreamId
	}
	panic("kinesis: no such member of ListStreamConsumersInput")
}

// ListStreamConsumersOutput is the structure ListStreamConsumersOutput.
type ListStreamConsumersOutput struct {
	api.Present

	Consumers ConsumerList // ConsumerList
	NextToken string       // NextToken
}

// Shape describes the structure.
func (*ListStreamConsumersOutput) Shape() *api.Shape { return &shapeListStreamConsumersOutput }

// Field gives access to member i.
func (x *ListStreamConsumersOutput) Field(i int) any {
	switch i {
	case 0:
		return &x.Consumers
	case 1:
		return &x.NextToken
	}
	panic("kinesis: no such member of ListStreamConsumersOutput")
}

// ListStreamsInput is the structure ListStreamsInput.
type ListStreamsInput struct {
	api.Present

	Limit                    *int32 // ListStreamsInputLimit
	ExclusiveStartStreamName string // StreamName
	NextToken                string // NextToken
}

// Shape describes the structure.
func (*ListStreamsInput) Shape() *api.Shape { return &shapeListStreamsInput }

// Field gives access to member i.
func (x *ListStreamsInput) Field(i int) any {
	switch i {
	case 0:
		return &x.Limit
	case 1:
		return &x.ExclusiveStartStreamName
	case 2:
		return &x.NextToken
	}
	panic("kinesis: no such member of ListStreamsInput")
}

// ListStreamsOutput is the structure ListStreamsOutput.
type ListStreamsOutput struct {
	api.Present

	StreamNames     StreamNameList    // StreamNameList, required
	HasMoreStreams  bool              // BooleanObject, required
	NextToken       string            // NextToken
	StreamSummaries StreamSummaryList // StreamSummaryList
}

// Shape describes the structure.
func (*ListStreamsOutput) Shape() *api.Shape { return &shapeListStreamsOutput }

// Field gives access to member i.
func (x *ListStreamsOutput) Field(i int) any {
	switch i {
	case 0:
		return &x.StreamNames
	case 1:
		return &x.HasMoreStreams
	case 2:
		return &x.NextToken
	case 3:
		return &x.StreamSummaries
	}
	panic("kinesis: no such member of ListStreamsOutput")
}

// ListTagsForResourceInput is the structure ListTagsForResourceInput.
type ListTagsForResourceInput struct {
	api.Present

	ResourceARN string // ResourceARN, required
	StreamId    string // StreamId
}

// Shape describes the structure.
func (*ListTagsForResourceInput) Shape() *api.Shape { return &shapeListTagsForResourceInput }

// Field gives access to member i.
func (x *ListTagsForResourceInput) Field(i int) any {
	switch i {
	case 0:
		return &x.ResourceARN
	case 1:
		return &x.StreamId
	}
	panic("kinesis: no such member of ListTagsForResourceInput")
}

// ListTagsForResourceOutput is the structure ListTagsForResourceOutput.
type ListTagsForResourceOutput struct {
	api.Present

	Tags TagList // TagList
}

// Shape describes the structure.
func (*ListTagsForResourceOutput) Shape() *api.Shape { return &shapeListTagsForResourceOutput }

// Field gives access to member i.
func (x *ListTagsForResourceOutput) Field(i int) any {
	switch i {
	case 0:
		return &x.Tags
	}
	panic("kinesis: no such member of ListTagsForResourceOutput")
}

// ListTagsForStreamInput is the structure ListTagsForStreamInput.
type ListTagsForStreamInput struct {
	api.Present

	StreamName           string // StreamName
	ExclusiveStartTagKey string // TagKey
	Limit                *int32 // ListTagsForStreamInputLimit
	StreamARN            string // StreamARN
	StreamId             string // StreamId
}

// Shape describes the structure.
func (*ListTagsForStreamInput) Shape() *api.Shape { return &shapeListTagsForStreamInput }

// Field gives access to member i.
func (x *ListTagsForStreamInput) Field(i int) any {
	switch i {
	case 0:
		return &x.StreamName
	case 1:
		return &x.ExclusiveStartTagKey
	case 2:
		return &x.Limit
	case 3:
		return &x.StreamARN
	case 4:
		return &x.StreamId
	}
	panic("kinesis: no such member of ListTagsForStreamInput")
}

// ListTagsForStreamOutput is the structure ListTagsForStreamOutput.
type ListTagsForStreamOutput struct {
	api.Present

	Tags        TagList // TagList, required
	HasMoreTags bool    // BooleanObject, required
}

// Shape describes the structure.
func (*ListTagsForStreamOutput) Shape() *api.Shape { return &shapeListTagsForStreamOutput }

// Field gives access to member i.
func (x *ListTagsForStreamOutput) Field(i int) any {
	switch i {
	case 0:
		return &x.Tags
	case 1:
		return &x.HasMoreTags
	}
	panic("kinesis: no such member of ListTagsForStreamOutput")
}

// MergeShardsInput is the structure MergeShardsInput.
type MergeShardsInput struct {
	api.Present

	StreamName           string // StreamName
	ShardToMerge         string // ShardId, required
	AdjacentShardToMerge string // ShardId, required
	StreamARN            string // StreamARN
	StreamId             string // StreamId
}

// Shape describes the structure.
func (*MergeShardsInput) Shape() *api.Shape { return &shapeMergeShardsInput }

// Field gives access to member i.
func (x *MergeShardsInput) Field(i int) any {
	switch i {
	case 0:
		return &x.StreamName
	case 1:
		return &x.ShardToMerge
	case 2:
		return &x.AdjacentShardToMerge
	case 3:
		return &x.StreamARN
	case 4:
		return &x.StreamId
	}
	panic("kinesis: no such member of MergeShardsInput")
}

// MetricsNameList is a list of MetricsName.
type MetricsNameList []string

// Len is the number of elements.
func (x *MetricsNameList) Len() int { return len(*x) }

// Nil tells whether the list is absent.
func (x *MetricsNameList) Nil() bool { return *x == nil }

// At gives a pointer to element i.
func (x *MetricsNameList) At(i int) any { return &(*x)[i] }

// Append adds a zero element and gives a pointer to it.
func (x *MetricsNameList) Append() any {
	var zero string
	*x = append(*x, zero)
	return &(*x)[len(*x)-1]
}

// Drop removes the last element.
func (x *MetricsNameList) Drop() { *x = (*x)[:len(*x)-1] }

// Make empties the list and reserves capacity.
func (x *MetricsNameList) Make(capacity int) { *x = make(MetricsNameList, 0, capacity) }

// Grow reserves capacity for n more elements.
func (x *MetricsNameList) Grow(n int) { *x = append(make(MetricsNameList, 0, len(*x)+n), *x...) }

// Clear makes the list absent.
func (x *MetricsNameList) Clear() { *x = nil }

// MinimumThroughputBillingCommitmentInput is the structure MinimumThroughputBillingCommitmentInput.
type MinimumThroughputBillingCommitmentInput struct {
	api.Present

	Status string // MinimumThroughputBillingCommitmentInputStatus, required
}

// Shape describes the structure.
func (*MinimumThroughputBillingCommitmentInput) Shape() *api.Shape {
	return &shapeMinimumThroughputBillingCommitmentInput
}

// Field gives access to member i.
func (x *MinimumThroughputBillingCommitmentInput) Field(i int) any {
	switch i {
	case 0:
		return &x.Status
	}
	panic("kinesis: no such member of MinimumThroughputBillingCommitmentInput")
}

// MinimumThroughputBillingCommitmentOutput is the structure MinimumThroughputBillingCommitmentOutput.
type MinimumThroughputBillingCommitmentOutput struct {
	api.Present

	Status               string    // MinimumThroughputBillingCommitmentOutputStatus, required
	StartedAt            time.Time // Timestamp
	EndedAt              time.Time // Timestamp
	EarliestAllowedEndAt time.Time // Timestamp
}

// Shape describes the structure.
func (*MinimumThroughputBillingCommitmentOutput) Shape() *api.Shape {
	return &shapeMinimumThroughputBillingCommitmentOutput
}

// Field gives access to member i.
func (x *MinimumThroughputBillingCommitmentOutput) Field(i int) any {
	switch i {
	case 0:
		return &x.Status
	case 1:
		return &x.StartedAt
	case 2:
		return &x.EndedAt
	case 3:
		return &x.EarliestAllowedEndAt
	}
	panic("kinesis: no such member of MinimumThroughputBillingCommitmentOutput")
}

// PartitionField is the structure PartitionField.
type PartitionField struct {
	api.Present

	Transform  string // PartitionTransform, required
	SourceName string // PartitionSourceName, required
}

// Shape describes the structure.
func (*PartitionField) Shape() *api.Shape { return &shapePartitionField }

// Field gives access to member i.
func (x *PartitionField) Field(i int) any {
	switch i {
	case 0:
		return &x.Transform
	case 1:
		return &x.SourceName
	}
	panic("kinesis: no such member of PartitionField")
}
