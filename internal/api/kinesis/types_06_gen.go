// Code generated from the Kinesis API model 2013-12-02 (botocore 1.44.5). DO NOT EDIT.

package kinesis

import (
	"time"

	"github.com/shardwell/shardwell/internal/api"
)

// StreamDescriptionSummary is the structure StreamDescriptionSummary.
type StreamDescriptionSummary struct {
	api.Present

	StreamName                 string                 // StreamName, required
	StreamARN                  string                 // StreamARN, required
	StreamId                   string                 // StreamId
	StreamStatus               string                 // StreamStatus, required
	StreamModeDetails          *StreamModeDetails     // StreamModeDetails
	RetentionPeriodHours       int32                  // RetentionPeriodHours, required
	StreamCreationTimestamp    time.Time              // Timestamp, required
	EnhancedMonitoring         EnhancedMonitoringList // EnhancedMonitoringList, required
	EncryptionType             string                 // EncryptionType
	KeyId                      string                 // KeyId
	OpenShardCount             int32                  // ShardCountObject, required
	ConsumerCount              *int32                 // ConsumerCountObject
	WarmThroughput             *WarmThroughputObject  // WarmThroughputObject
	MaxRecordSizeInKiB         *int32                 // MaxRecordSizeInKiB
	ChannelCount               *int32                 // ChannelCountObject
	RecordDistributionStrategy string                 // RecordDistributionStrategy
	QueueCount                 *int32                 // QueueCountObject
}

// Shape describes the structure.
func (*StreamDescriptionSummary) Shape() *api.Shape { return &shapeStreamDescriptionSummary }

// Field gives access to member i.
func (x *StreamDescriptionSummary) Field(i int) any {
	switch i {
	case 0:
		return &x.StreamName
	case 1:
		return &x.StreamARN
	case 2:
		return &x.StreamId
	case 3:
		return &x.StreamStatus
	case 4:
		return api.Of(&x.StreamModeDetails)
	case 5:
		return &x.RetentionPeriodHours
	case 6:
		return &x.StreamCreationTimestamp
	case 7:
		return &x.EnhancedMonitoring
	case 8:
		return &x.EncryptionType
	case 9:
		return &x.KeyId
	case 10:
		return &x.OpenShardCount
	case 11:
		return &x.ConsumerCount
	case 12:
		return api.Of(&x.WarmThroughput)
	case 13:
		return &x.MaxRecordSizeInKiB
	case 14:
		return &x.ChannelCount
	case 15:
		return &x.RecordDistributionStrategy
	case 16:
		return &x.QueueCount
	}
	panic("kinesis: no such member of StreamDescriptionSummary")
}

// StreamFilter is the structure StreamFilter.
type StreamFilter struct {
	api.Present

	StreamARN               string    // StreamARN, required
	StreamCreationTimestamp time.Time // Timestamp
}

// Shape describes the structure.
func (*StreamFilter) Shape() *api.Shape { return &shapeStreamFilter }

// Field gives access to member i.
func (x *StreamFilter) Field(i int) any {
	switch i {
	case 0:
		return &x.StreamARN
	case 1:
		return &x.StreamCreationTimestamp
	}
	panic("kinesis: no such member of StreamFilter")
}

// StreamFilterList is a list of StreamFilter.
type StreamFilterList []StreamFilter

// Len is the number of elements.
func (x *StreamFilterList) Len() int { return len(*x) }

// Nil tells whether the list is absent.
func (x *StreamFilterList) Nil() bool { return *x == nil }

// At gives a pointer to element i.
func (x *StreamFilterList) At(i int) any { return &(*x)[i] }

// Append adds a zero element and gives a pointer to it.
func (x *StreamFilterList) Append() any {
	var zero StreamFilter
	*x = append(*x, zero)
	return &(*x)[len(*x)-1]
}

// Drop removes the last element.
func (x *StreamFilterList) Drop() { *x = (*x)[:len(*x)-1] }

// Make empties the list and reserves capacity.
func (x *StreamFilterList) Make(capacity int) { *x = make(StreamFilterList, 0, capacity) }

// Grow reserves capacity for n more elements.
func (x *StreamFilterList) Grow(n int) { *x = append(make(StreamFilterList, 0, len(*x)+n), *x...) }

// Clear makes the list absent.
func (x *StreamFilterList) Clear() { *x = nil }

// StreamModeDetails is the structure StreamModeDetails.
type StreamModeDetails struct {
	api.Present

	StreamMode string // StreamMode, required
}

// Shape describes the structure.
func (*StreamModeDetails) Shape() *api.Shape { return &shapeStreamModeDetails }

// Field gives access to member i.
func (x *StreamModeDetails) Field(i int) any {
	switch i {
	case 0:
		return &x.StreamMode
	}
	panic("kinesis: no such member of StreamModeDetails")
}

// StreamNameList is a list of StreamName.
type StreamNameList []string

// Len is the number of elements.
func (x *StreamNameList) Len() int { return len(*x) }

// Nil tells whether the list is absent.
func (x *StreamNameList) Nil() bool { return *x == nil }

// At gives a pointer to element i.
func (x *StreamNameList) At(i int) any { return &(*x)[i] }

// Append adds a zero element and gives a pointer to it.
func (x *StreamNameList) Append() any {
	var zero string
	*x = append(*x, zero)
	return &(*x)[len(*x)-1]
}

// Drop removes the last element.
func (x *StreamNameList) Drop() { *x = (*x)[:len(*x)-1] }

// Make empties the list and reserves capacity.
func (x *StreamNameList) Make(capacity int) { *x = make(StreamNameList, 0, capacity) }

// Grow reserves capacity for n more elements.
func (x *StreamNameList) Grow(n int) { *x = append(make(StreamNameList, 0, len(*x)+n), *x...) }

// Clear makes the list absent.
func (x *StreamNameList) Clear() { *x = nil }

// StreamSummary is the structure StreamSummary.
type StreamSummary struct {
	api.Present

	StreamName              string             // StreamName, required
	StreamARN               string             // StreamARN, required
	StreamStatus            string             // StreamStatus, required
	StreamModeDetails       *StreamModeDetails // StreamModeDetails
	StreamCreationTimestamp time.Time          // Timestamp
}

// Shape describes the structure.
func (*StreamSummary) Shape() *api.Shape { return &shapeStreamSummary }

// Field gives access to member i.
func (x *StreamSummary) Field(i int) any {
	switch i {
	case 0:
		return &x.StreamName
	case 1:
		return &x.StreamARN
	case 2:
		return &x.StreamStatus
	case 3:
		return api.Of(&x.StreamModeDetails)
	case 4:
		return &x.StreamCreationTimestamp
	}
	panic("kinesis: no such member of StreamSummary")
}

// StreamSummaryList is a list of StreamSummary.
type StreamSummaryList []StreamSummary

// Len is the number of elements.
func (x *StreamSummaryList) Len() int { return len(*x) }

// Nil tells whether the list is absent.
func (x *StreamSummaryList) Nil() bool { return *x == nil }

// At gives a pointer to element i.
func (x *StreamSummaryList) At(i int) any { return &(*x)[i] }

// Append adds a zero element and gives a pointer to it.
func (x *StreamSummaryList) Append() any {
	var zero StreamSummary
	*x = append(*x, zero)
	return &(*x)[len(*x)-1]
}

// Drop removes the last element.
func (x *StreamSummaryList) Drop() { *x = (*x)[:len(*x)-1] }

// Make empties the list and reserves capacity.
func (x *StreamSummaryList) Make(capacity int) { *x = make(StreamSummaryList, 0, capacity) }

// Grow reserves capacity for n more elements.
func (x *StreamSummaryList) Grow(n int) { *x = append(make(StreamSummaryList, 0, len(*x)+n), *x...) }

// Clear makes the list absent.
func (x *StreamSummaryList) Clear() { *x = nil }

// SubscribeToShardEvent is the structure SubscribeToShardEvent.
type SubscribeToShardEvent struct {
	api.Present

	Records                    RecordList     // RecordList, required
	ContinuationSequenceNumber string         // SequenceNumber
	MillisBehindLatest         int64          // MillisBehindLatest, required
	ChildShards                ChildShardList // ChildShardList
}

// Shape describes the structure.
func (*SubscribeToShardEvent) Shape() *api.Shape { return &shapeSubscribeToShardEvent }

// Field gives access to member i.
func (x *SubscribeToShardEvent) Field(i int) any {
	switch i {
	case 0:
		return &x.Records
	case 1:
		return &x.ContinuationSequenceNumber
	case 2:
		return &x.MillisBehindLatest
	case 3:
		return &x.ChildShards
	}
	panic("kinesis: no such member of SubscribeToShardEvent")
}

// SubscribeToShardEventStream is the structure SubscribeToShardEventStream.
type SubscribeToShardEventStream struct {
	api.Present

	SubscribeToShardEvent     *SubscribeToShardEvent     // SubscribeToShardEvent, required
	ResourceNotFoundException *ResourceNotFoundException // ResourceNotFoundException
	ResourceInUseException    *ResourceInUseException    // ResourceInUseException
	KMSDisabledException      *KMSDisabledException      // KMSDisabledException
	KMSInvalidStateException  *KMSInvalidStateException  // KMSInvalidStateException
	KMSAccessDeniedException  *KMSAccessDeniedException  // KMSAccessDeniedException
	KMSNotFoundException      *KMSNotFoundException      // KMSNotFoundException
	KMSOptInRequired          *KMSOptInRequired          // KMSOptInRequired
	KMSThrottlingException    *KMSThrottlingException    // KMSThrottlingException
	InternalFailureException  *InternalFailureException  // InternalFailureException
}

// Shape describes the structure.
func (*SubscribeToShardEventStream) Shape() *api.Shape { return &shapeSubscribeToShardEventStream }

// Field gives access to member i.
func (x *SubscribeToShardEventStream) Field(i int) any {
	switch i {
	case 0:
		return api.Of(&x.SubscribeToShardEvent)
	case 1:
		return api.Of(&x.ResourceNotFoundException)
	case 2:
		return api.Of(&x.ResourceInUseException)
	case 3:
		return api.Of(&x.KMSDisabledException)
	case 4:
		return api.Of(&x.KMSInvalidStateException)
	case 5:
		return api.Of(&x.KMSAccessDeniedException)
	case 6:
		return api.Of(&x.KMSNotFoundException)
	case 7:
		return api.Of(&x.KMSOptInRequired)
	case 8:
		return api.Of(&x.KMSThrottlingException)
	case 9:
		return api.Of(&x.InternalFailureException)
	}
	panic("kinesis: no such member of SubscribeToShardEventStream")
}

// SubscribeToShardInput is the structure SubscribeToShardInput.
type SubscribeToShardInput struct {
	api.Present

	ConsumerARN      string            // ConsumerARN, required
	StreamId         string            // StreamId
	ShardId          string            // ShardId, required
	StartingPosition *StartingPosition // StartingPosition, required
	DryRun           *bool             // BooleanObject
}

// Shape describes the structure.
func (*SubscribeToShardInput) Shape() *api.Shape { return &shapeSubscribeToShardInput }

// Field gives access to member i.
func (x *SubscribeToShardInput) Field(i int) any {
	switch i {
	case 0:
		return &x.ConsumerARN
	case 1:
		return &x.StreamId
	case 2:
		return &x.ShardId
	case 3:
		return api.Of(&x.StartingPosition)
	case 4:
		return &x.DryRun
	}
	panic("kinesis: no such member of SubscribeToShardInput")
}

// SubscribeToShardOutput is the structure SubscribeToShardOutput.
type SubscribeToShardOutput struct {
	api.Present

	EventStream *SubscribeToShardEventStream // SubscribeToShardEventStream, required
}

// Shape describes the structure.
func (*SubscribeToShardOutput) Shape() *api.Shape { return &shapeSubscribeToShardOutput }

// Field gives access to member i.
func (x *SubscribeToShardOutput) Field(i int) any {
	switch i {
	case 0:
		return api.Of(&x.EventStream)
	}
	panic("kinesis: no such member of SubscribeToShardOutput")
}

// Tag is the structure Tag.
type Tag struct {
	api.Present

	Key   string // TagKey, required
	Value string // TagValue
}

// Shape describes the structure.
func (*Tag) Shape() *api.Shape { return &shapeTag }

// Field gives access to member i.
func (x *Tag) Field(i int) any {
	switch i {
	case 0:
		return &x.Key
	case 1:
		return &x.Value
	}
	panic("kinesis: no such member of Tag")
}

// TagKeyList is a list of TagKey.
type TagKeyList []string

// Len is the number of elements.
func (x *TagKeyList) Len() int { return len(*x) }

// Nil tells whether the list is absent.
func (x *TagKeyList) Nil() bool { return *x == nil }

// At gives a pointer to element i.
func (x *TagKeyList) At(i int) any { return &(*x)[i] }

// Append adds a zero element and gives a pointer to it.
func (x *TagKeyList) Append() any {
	var zero string
	*x = append(*x, zero)
	return &(*x)[len(*x)-1]
}

// Drop removes the last element.
func (x *TagKeyList) Drop() { *x = (*x)[:len(*x)-1] }

// Make empties the list and reserves capacity.
func (x *TagKeyList) Make(capacity int) { *x = make(TagKeyList, 0, capacity) }

// Grow reserves capacity for n more elements.
func (x *TagKeyList) Grow(n int) { *x = append(make(TagKeyList, 0, len(*x)+n), *x...) }

// Clear makes the list absent.
func (x *TagKeyList) Clear() { *x = nil }

// TagList is a list of Tag.
type TagList []Tag

// Len is the number of elements.
func (x *TagList) Len() int { return len(*x) }

// Nil tells whether the list is absent.
func (x *TagList) Nil() bool { return *x == nil }

// At gives a pointer to element i.
func (x *TagList) At(i int) any { return &(*x)[i] }

// Append adds a zero element and gives a pointer to it.
func (x *TagList) Append() any {
	var zero Tag
	*x = append(*x, zero)
	return &(*x)[len(*x)-1]
}

// Drop removes the last element.
func (x *TagList) Drop() { *x = (*x)[:len(*x)-1] }

// Make empties the list and reserves capacity.
func (x *TagList) Make(capacity int) { *x = make(TagList, 0, capacity) }

// Grow reserves capacity for n more elements.
func (x *TagList) Grow(n int) { *x = append(make(TagList, 0, len(*x)+n), *x...) }

// Clear makes the list absent.
func (x *TagList) Clear() { *x = nil }

// TagResourceInput is the structure TagResourceInput.
type TagResourceInput struct {
	api.Present

	Tags        map[string]string // TagMap, required
	ResourceARN string            // ResourceARN, required
	StreamId    string            // StreamId
}

// Shape describes the structure.
func (*TagResourceInput) Shape() *api.Shape { return &shapeTagResourceInput }

// Field gives access to member i.
func (x *TagResourceInput) Field(i int) any {
	switch i {
	case 0:
		return &x.Tags
	case 1:
		return &x.ResourceARN
	case 2:
		return &x.StreamId
	}
	panic("kinesis: no such member of TagResourceInput")
}

// ThrottlingException is the structure ThrottlingException.
type ThrottlingException struct {
	api.Present

	Message string // ErrorMessage
}

// Shape describes the structure.
func (*ThrottlingException) Shape() *api.Shape { return &shapeThrottlingException }

// Field gives access to member i.
func (x *ThrottlingException) Field(i int) any {
	switch i {
	case 0:
		return &x.Message
	}
	panic("kinesis: no such member of ThrottlingException")
}

// UntagResourceInput is the structure UntagResourceInput.
type UntagResourceInput struct {
	api.Present

	TagKeys     TagKeyList // TagKeyList, required
	ResourceARN string     // ResourceARN, required
	StreamId    string     // StreamId
}

// Shape describes the structure.
func (*UntagResourceInput) Shape() *api.Shape { return &shapeUntagResourceInput }

// Field gives access to member i.
func (x *UntagResourceInput) Field(i int) any {
	switch i {
	case 0:
		return &x.TagKeys
	case 1:
		return &x.ResourceARN
	case 2:
		return &x.StreamId
	}
	panic("kinesis: no such member of UntagResourceInput")
}

// UpdateAccountSettingsInput is the structure UpdateAccountSettingsInput.
type UpdateAccountSettingsInput struct {
	api.Present

	MinimumThroughputBillingCommitment *MinimumThroughputBillingCommitmentInput // MinimumThroughputBillingCommitmentInput, required
}

// Shape describes the structure.
func (*UpdateAccountSettingsInput) Shape() *api.Shape { return &shapeUpdateAccountSettingsInput }

// Field gives access to member i.
func (x *UpdateAccountSettingsInput) Field(i int) any {
	switch i {
	case 0:
		return api.Of(&x.MinimumThroughputBillingCommitment)
	}
	panic("kinesis: no such member of UpdateAccountSettingsInput")
}

// UpdateAccountSettingsOutput is the structure UpdateAccountSettingsOutput.
type UpdateAccountSettingsOutput struct {
	api.Present

	MinimumThroughputBillingCommitment *MinimumThroughputBillingCommitmentOutput // MinimumThroughputBillingCommitmentOutput
}

// Shape describes the structure.
func (*UpdateAccountSettingsOutput) Shape() *api.Shape { return &shapeUpdateAccountSettingsOutput }

// Field gives access to member i.
func (x *UpdateAccountSettingsOutput) Field(i int) any {
	switch i {
	case 0:
		return api.Of(&x.MinimumThroughputBillingCommitment)
	}
	panic("kinesis: no such member of UpdateAccountSettingsOutput")
}

// UpdateChannelInput is the structure UpdateChannelInput.
type UpdateChannelInput struct {
	api.Present

	ChannelARN                       string                          // ChannelARN, required
	S3DestinationConfiguration       *S3DestinationUpdateInput       // S3DestinationUpdateInput
	S3TablesDestinationConfiguration *S3TablesDestinationUpdateInput // S3TablesDestinationUpdateInput
	LoggingConfiguration             *ChannelLoggingUpdateInput      // ChannelLoggingUpdateInput
}

// Shape describes the structure.
func (*UpdateChannelInput) Shape() *api.Shape { return &shapeUpdateChannelInput }

// Field gives access to member i.
func (x *UpdateChannelInput) Field(i int) any {
	switch i {
	case 0:
		return &x.ChannelARN
	case 1:
		return api.Of(&x.S3DestinationConfiguration)
	case 2:
		return api.Of(&x.S3TablesDestinationConfiguration)
	case 3:
		return api.Of(&x.LoggingConfiguration)
	}
	panic("kinesis: no such member of UpdateChannelInput")
}

// UpdateChannelOutput is the structure UpdateChannelOutput.
type UpdateChannelOutput struct {
	api.Present

	ChannelDescription *ChannelDescription // ChannelDescription, required
}

// Shape describes the structure.
func (*UpdateChannelOutput) Shape() *api.Shape { return &shapeUpdateChannelOutput }

// Field gives access to member i.
func (x *UpdateChannelOutput) Field(i int) any {
	switch i {
	case 0:
		return api.Of(&x.ChannelDescription)
	}
	panic("kinesis: no such member of UpdateChannelOutput")
}

// UpdateDeadLetterQueueRecordsVisibilityErrorEntry is the structure UpdateDeadLetterQueueRecordsVisibilityErrorEntry.
type UpdateDeadLetterQueueRecordsVisibilityErrorEntry struct {
	api.Present

	ReceiptHandle string // ReceiptHandle, required
	ErrorCode     string // ErrorCode, required
	ErrorMessage  string // ErrorMessage
}

// Shape describes the structure.
func (*UpdateDeadLetterQueueRecordsVisibilityErrorEntry) Shape() *api.Shape {
	return &shapeUpdateDeadLetterQueueRecordsVisibilityErrorEntry
}

// Field gives access to member i.
func (x *UpdateDeadLetterQueueRecordsVisibilityErrorEntry) Field(i int) any {
	switch i {
	case 0:
		return &x.ReceiptHandle
	case 1:
		return &x.ErrorCode
	case 2:
		return &x.ErrorMessage
	}
	panic("kinesis: no such member of UpdateDeadLetterQueueRecordsVisibilityErrorEntry")
}

// UpdateDeadLetterQueueRecordsVisibilityErrorEntryList is a list of UpdateDeadLetterQueueRecordsVisibilityErrorEntry.
type UpdateDeadLetterQueueRecordsVisibilityErrorEntryList []UpdateDeadLetterQueueRecordsVisibilityErrorEntry

// Len is the number of elements.
func (x *UpdateDeadLetterQueueRecordsVisibilityErrorEntryList) Len() int { return len(*x) }

// Nil tells whether the list is absent.
func (x *UpdateDeadLetterQueueRecordsVisibilityErrorEntryList) Nil() bool { return *x == nil }

// At gives a pointer to element i.
func (x *UpdateDeadLetterQueueRecordsVisibilityErrorEntryList) At(i int) any { return &(*x)[i] }

// Append adds a zero element and gives a pointer to it.
func (x *UpdateDeadLetterQueueRecordsVisibilityErrorEntryList) Append() any {
	var zero UpdateDeadLetterQueueRecordsVisibilityErrorEntry
	*x = append(*x, zero)
	return &(*x)[len(*x)-1]
}

// Drop removes the last element.
func (x *UpdateDeadLetterQueueRecordsVisibilityErrorEntryList) Drop() { *x = (*x)[:len(*x)-1] }

// Make empties the list and reserves capacity.
func (x *UpdateDeadLetterQueueRecordsVisibilityErrorEntryList) Make(capacity int) {
	*x = make(UpdateDeadLetterQueueRecordsVisibilityErrorEntryList, 0, capacity)
}

// Grow reserves capacity for n more elements.
func (x *UpdateDeadLetterQueueRecordsVisibilityErrorEntryList) Grow(n int) {
	*x = append(make(UpdateDeadLetterQueueRecordsVisibilityErrorEntryList, 0, len(*x)+n), *x...)
}

// Clear makes the list absent.
func (x *UpdateDeadLetterQueueRecordsVisibilityErrorEntryList) Clear() { *x = nil }

// UpdateDeadLetterQueueRecordsVisibilityInput is the structure UpdateDeadLetterQueueRecordsVisibilityInput.
type UpdateDeadLetterQueueRecordsVisibilityInput struct {
	api.Present

	QueueARN string                                                 // QueueARN, required
	Entries  UpdateDeadLetterQueueRecordsVisibilityRequestEntryList // UpdateDeadLetterQueueRecordsVisibilityRequestEntryList, required
}

// Shape describes the structure.
func (*UpdateDeadLetterQueueRecordsVisibilityInput) Shape() *api.Shape {
	return &shapeUpdateDeadLetterQueueRecordsVisibilityInput
}

// Field gives access to member i.
func (x *UpdateDeadLetterQueueRecordsVisibilityInput) Field(i int) any {
	switch i {
	case 0:
		return &x.QueueARN
	case 1:
		return &x.Entries
	}
	panic("kinesis: no such member of UpdateDeadLetterQueueRecordsVisibilityInput")
}

// UpdateDeadLetterQueueRecordsVisibilityOutput is the structure UpdateDeadLetterQueueRecordsVisibilityOutput.
type UpdateDeadLetterQueueRecordsVisibilityOutput struct {
	api.Present

	Successful UpdateDeadLetterQueueRecordsVisibilityResultEntryList // UpdateDeadLetterQueueRecordsVisibilityResultEntryList, required
	Failed     UpdateDeadLetterQueueRecordsVisibilityErrorEntryList  // UpdateDeadLetterQueueRecordsVisibilityErrorEntryList, required
}

// Shape describes the structure.
func (*UpdateDeadLetterQueueRecordsVisibilityOutput) Shape() *api.Shape {
	return &shapeUpdateDeadLetterQueueRecordsVisibilityOutput
}

// Field gives access to member i.
func (x *UpdateDeadLetterQueueRecordsVisibilityOutput) Field(i int) any {
	switch i {
	case 0:
		return &x.Successful
	case 1:
		return &x.Failed
	}
	panic("kinesis: no such member of UpdateDeadLetterQueueRecordsVisibilityOutput")
}

// UpdateDeadLetterQueueRecordsVisibilityRequestEntry is the structure UpdateDeadLetterQueueRecordsVisibilityRequestEntry.
type UpdateDeadLetterQueueRecordsVisibilityRequestEntry struct {
	api.Present

	ReceiptHandle            string // ReceiptHandle, required
	VisibilityTimeoutSeconds int32  // VisibilityTimeoutSeconds, required
}

// Shape describes the structure.
func (*UpdateDeadLetterQueueRecordsVisibilityRequestEntry) Shape() *api.Shape {
	return &shapeUpdateDeadLetterQueueRecordsVisibilityRequestEntry
}

// Field gives access to member i.
func (x *UpdateDeadLetterQueueRecordsVisibilityRequestEntry) Field(i int) any {
	switch i {
	case 0:
		return &x.ReceiptHandle
	case 1:
		return &x.VisibilityTimeoutSeconds
	}
	panic("kinesis: no such member of UpdateDeadLetterQueueRecordsVisibilityRequestEntry")
}

// UpdateDeadLetterQueueRecordsVisibilityRequestEntryList is a list of UpdateDeadLetterQueueRecordsVisibilityRequestEntry.
type UpdateDeadLetterQueueRecordsVisibilityRequestEntryList []UpdateDeadLetterQueueRecordsVisibilityRequestEntry

// Len is the number of elements.
func (x *UpdateDeadLetterQueueRecordsVisibilityRequestEntryList) Len() int { return len(*x) }

// Nil tells whether the list is absent.
func (x *UpdateDeadLetterQueueRecordsVisibilityRequestEntryList) Nil() bool { return *x == nil }

// At gives a pointer to element i.
func (x *UpdateDeadLetterQueueRecordsVisibilityRequestEntryList) At(i int) any { return &(*x)[i] }

// Append adds a zero element and gives a pointer to it.
func (x *UpdateDeadLetterQueueRecordsVisibilityRequestEntryList) Append() any {
	var zero UpdateDeadLetterQueueRecordsVisibilityRequestEntry
	*x = append(*x, zero)
	return &(*x)[len(*x)-1]
}

// Drop removes the last element.
func (x *UpdateDeadLetterQueueRecordsVisibilityRequestEntryList) Drop() { *x = (*x)[:len(*x)-1] }

// Make empties the list and reserves capacity.
func (x *UpdateDeadLetterQueueRecordsVisibilityRequestEntryList) Make(capacity int) {
	*x = make(UpdateDeadLetterQueueRecordsVisibilityRequestEntryList, 0, capacity)
}

// Grow reserves capacity for n more elements.
func (x *UpdateDeadLetterQueueRecordsVisibilityRequestEntryList) Grow(n int) {
	*x = append(make(UpdateDeadLetterQueueRecordsVisibilityRequestEntryList, 0, len(*x)+n), *x...)
}

// Clear makes the list absent.
func (x *UpdateDeadLetterQueueRecordsVisibilityRequestEntryList) Clear() { *x = nil }

// UpdateDeadLetterQueueRecordsVisibilityResultEntry is the structure UpdateDeadLetterQueueRecordsVisibilityResultEntry.
type UpdateDeadLetterQueueRecordsVisibilityResultEntry struct {
	api.Present

	ReceiptHandle string // ReceiptHandle, required
}

// Shape describes the structure.
func (*UpdateDeadLetterQueueRecordsVisibilityResultEntry) Shape() *api.Shape {
	return &shapeUpdateDeadLetterQueueRecordsVisibilityResultEntry
}

// Field gives access to member i.
func (x *UpdateDeadLetterQueueRecordsVisibilityResultEntry) Field(i int) any {
	switch i {
	case 0:
		return &x.ReceiptHandle
	}
	panic("kinesis: no such member of UpdateDeadLetterQueueRecordsVisibilityResultEntry")
}

// UpdateDeadLetterQueueRecordsVisibilityResultEntryList is a list of UpdateDeadLetterQueueRecordsVisibilityResultEntry.
type UpdateDeadLetterQueueRecordsVisibilityResultEntryList []UpdateDeadLetterQueueRecordsVisibilityResultEntry

// Len is the number of elements.
func (x *UpdateDeadLetterQueueRecordsVisibilityResultEntryList) Len() int { return len(*x) }

// Nil tells whether the list is absent.
func (x *UpdateDeadLetterQueueRecordsVisibilityResultEntryList) Nil() bool { return *x == nil }

// At gives a pointer to element i.
func (x *UpdateDeadLetterQueueRecordsVisibilityResultEntryList) At(i int) any { return &(*x)[i] }

// Append adds a zero element and gives a pointer to it.
func (x *UpdateDeadLetterQueueRecordsVisibilityResultEntryList) Append() any {
	var zero UpdateDeadLetterQueueRecordsVisibilityResultEntry
	*x = append(*x, zero)
	return &(*x)[len(*x)-1]
}

// Drop removes the last element.
func (x *UpdateDeadLetterQueueRecordsVisibilityResultEntryList) Drop() { *x = (*x)[:len(*x)-1] }

// Make empties the list and reserves capacity.
func (x *UpdateDeadLetterQueueRecordsVisibilityResultEntryList) Make(capacity int) {
	*x = make(UpdateDeadLetterQueueRecordsVisibilityResultEntryList, 0, capacity)
}

// Grow reserves capacity for n more elements.
func (x *UpdateDeadLetterQueueRecordsVisibilityResultEntryList) Grow(n int) {
	*x = append(make(UpdateDeadLetterQueueRecordsVisibilityResultEntryList, 0, len(*x)+n), *x...)
}

// Clear makes the list absent.
func (x *UpdateDeadLetterQueueRecordsVisibilityResultEntryList) Clear() { *x = nil }

// UpdateMaxRecordSizeInput is the structure UpdateMaxRecordSizeInput.
type UpdateMaxRecordSizeInput struct {
	api.Present

	StreamARN          string // StreamARN
	StreamId           string // StreamId
	MaxRecordSizeInKiB int32  // MaxRecordSizeInKiB, required
}

// Shape describes the structure.
func (*UpdateMaxRecordSizeInput) Shape() *api.Shape { return &shapeUpdateMaxRecordSizeInput }

// Field gives access to member i.
func (x *UpdateMaxRecordSizeInput) Field(i int) any {
	switch i {
	case 0:
		return &x.StreamARN
	case 1:
		return &x.StreamId
	case 2:
		return &x.MaxRecordSizeInKiB
	}
	panic("kinesis: no such member of UpdateMaxRecordSizeInput")
}

// UpdateQueueInput is the structure UpdateQueueInput.
type UpdateQueueInput struct {
	api.Present

	QueueARN        string           // QueueARN, required
	QueueAttributes *QueueAttributes // QueueAttributes, required
}

// Shape describes the structure.
func (*UpdateQueueInput) Shape() *api.Shape { return &shapeUpdateQueueInput }

// Field gives access to member i.
func (x *UpdateQueueInput) Field(i int) any {
	switch i {
	case 0:
		return &x.QueueARN
	case 1:
		return api.Of(&x.QueueAttributes)
	}
	panic("kinesis: no such member of UpdateQueueInput")
}

// UpdateQueueOutput is the structure UpdateQueueOutput.
type UpdateQueueOutput struct {
	api.Present

	QueueDescription *QueueDescription // QueueDescription, required
}

// Shape describes the structure.
func (*UpdateQueueOutput) Shape() *api.Shape { return &shapeUpdateQueueOutput }

// Field gives access to member i.
func (x *UpdateQueueOutput) Field(i int) any {
	switch i {
	case 0:
		return api.Of(&x.QueueDescription)
	}
	panic("kinesis: no such member of UpdateQueueOutput")
}

// UpdateQueueRecordsVisibilityErrorEntry is the structure UpdateQueueRecordsVisibilityErrorEntry.
type UpdateQueueRecordsVisibilityErrorEntry struct {
	api.Present

	ReceiptHandle string // ReceiptHandle, required
	ErrorCode     string // ErrorCode, required
	ErrorMessage  string // ErrorMessage
}

// Shape describes the structure.
func (*UpdateQueueRecordsVisibilityErrorEntry) Shape() *api.Shape {
	return &shapeUpdateQueueRecordsVisibilityErrorEntry
}

// Field gives access to member i.
func (x *UpdateQueueRecordsVisibilityErrorEntry) Field(i int) any {
	switch i {
	case 0:
		return &x.ReceiptHandle
	case 1:
		return &x.ErrorCode
	case 2:
		return &x.ErrorMessage
	}
	panic("kinesis: no such member of UpdateQueueRecordsVisibilityErrorEntry")
}
