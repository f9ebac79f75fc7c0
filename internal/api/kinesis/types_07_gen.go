// Code generated from the Kinesis API model 2013-12-02 (botocore 1.44.5). DO NOT EDIT.

package kinesis

import (
	"github.com/shardwell/shardwell/internal/api"
)

// UpdateQueueRecordsVisibilityErrorEntryList is a list of UpdateQueueRecordsVisibilityErrorEntry.
type UpdateQueueRecordsVisibilityErrorEntryList []UpdateQueueRecordsVisibilityErrorEntry

// Len is the number of elements.
func (x *UpdateQueueRecordsVisibilityErrorEntryList) Len() int { return len(*x) }

// Nil tells whether the list is absent.
func (x *UpdateQueueRecordsVisibilityErrorEntryList) Nil() bool { return *x == nil }

// At gives a pointer to element i.
func (x *UpdateQueueRecordsVisibilityErrorEntryList) At(i int) any { return &(*x)[i] }

// Append adds a zero element and gives a pointer to it.
func (x *UpdateQueueRecordsVisibilityErrorEntryList) Append() any {
	var zero UpdateQueueRecordsVisibilityErrorEntry
	*x = append(*x, zero)
	return &(*x)[len(*x)-1]
}

// Drop removes the last element.
func (x *UpdateQueueRecordsVisibilityErrorEntryList) Drop() { *x = (*x)[:len(*x)-1] }

// Make empties the list and reserves capacity.
func (x *UpdateQueueRecordsVisibilityErrorEntryList) Make(capacity int) {
	*x = make(UpdateQueueRecordsVisibilityErrorEntryList, 0, capacity)
}

// Grow reserves capacity for n more elements.
func (x *UpdateQueueRecordsVisibilityErrorEntryList) Grow(n int) {
	*x = append(make(UpdateQueueRecordsVisibilityErrorEntryList, 0, len(*x)+n), *x...)
}

// Clear makes the list absent.
func (x *UpdateQueueRecordsVisibilityErrorEntryList) Clear() { *x = nil }

// UpdateQueueRecordsVisibilityInput is the structure UpdateQueueRecordsVisibilityInput.
type UpdateQueueRecordsVisibilityInput struct {
	api.Present

	QueueARN string                                       // QueueARN, required
	Entries  UpdateQueueRecordsVisibilityRequestEntryList // UpdateQueueRecordsVisibilityRequestEntryList, required
}

// Shape describes the structure.
func (*UpdateQueueRecordsVisibilityInput) Shape() *api.Shape {
	return &shapeUpdateQueueRecordsVisibilityInput
}

// Field gives access to member i.
func (x *UpdateQueueRecordsVisibilityInput) Field(i int) any {
	switch i {
	case 0:
		return &x.QueueARN
	case 1:
		return &x.Entries
	}
	panic("kinesis: no such member of UpdateQueueRecordsVisibilityInput")
}

// UpdateQueueRecordsVisibilityOutput is the structure UpdateQueueRecordsVisibilityOutput.
type UpdateQueueRecordsVisibilityOutput struct {
	api.Present

	Successful UpdateQueueRecordsVisibilityResultEntryList // UpdateQueueRecordsVisibilityResultEntryList, required
	Failed     UpdateQueueRecordsVisibilityErrorEntryList  // UpdateQueueRecordsVisibilityErrorEntryList, required
}

// Shape describes the structure.
func (*UpdateQueueRecordsVisibilityOutput) Shape() *api.Shape {
	return &shapeUpdateQueueRecordsVisibilityOutput
}

// Field gives access to member i.
func (x *UpdateQueueRecordsVisibilityOutput) Field(i int) any {
	switch i {
	case 0:
		return &x.Successful
	case 1:
		return &x.Failed
	}
	panic("kinesis: no such member of UpdateQueueRecordsVisibilityOutput")
}

// UpdateQueueRecordsVisibilityRequestEntry is the structure UpdateQueueRecordsVisibilityRequestEntry.
type UpdateQueueRecordsVisibilityRequestEntry struct {
	api.Present

	ReceiptHandle            string // ReceiptHandle, required
	VisibilityTimeoutSeconds int32  // VisibilityTimeoutSeconds, required
}

// Shape describes the structure.
func (*UpdateQueueRecordsVisibilityRequestEntry) Shape() *api.Shape {
	return &shapeUpdateQueueRecordsVisibilityRequestEntry
}

// Field gives access to member i.
func (x *UpdateQueueRecordsVisibilityRequestEntry) Field(i int) any {
	switch i {
	case 0:
		return &x.ReceiptHandle
	case 1:
		return &x.VisibilityTimeoutSeconds
	}
	panic("kinesis: no such member of UpdateQueueRecordsVisibilityRequestEntry")
}

// UpdateQueueRecordsVisibilityRequestEntryList is a list of UpdateQueueRecordsVisibilityRequestEntry.
type UpdateQueueRecordsVisibilityRequestEntryList []UpdateQueueRecordsVisibilityRequestEntry

// Len is the number of elements.
func (x *UpdateQueueRecordsVisibilityRequestEntryList) Len() int { return len(*x) }

// Nil tells whether the list is absent.
func (x *UpdateQueueRecordsVisibilityRequestEntryList) Nil() bool { return *x == nil }

// At gives a pointer to element i.
func (x *UpdateQueueRecordsVisibilityRequestEntryList) At(i int) any { return &(*x)[i] }

// Append adds a zero element and gives a pointer to it.
func (x *UpdateQueueRecordsVisibilityRequestEntryList) Append() any {
	var zero UpdateQueueRecordsVisibilityRequestEntry
	*x = append(*x, zero)
	return &(*x)[len(*x)-1]
}

// Drop removes the last element.
func (x *UpdateQueueRecordsVisibilityRequestEntryList) Drop() { *x = (*x)[:len(*x)-1] }

// Make empties the list and reserves capacity.
func (x *UpdateQueueRecordsVisibilityRequestEntryList) Make(capacity int) {
	*x = make(UpdateQueueRecordsVisibilityRequestEntryList, 0, capacity)
}

// Grow reserves capacity for n more elements.
func (x *UpdateQueueRecordsVisibilityRequestEntryList) Grow(n int) {
	*x = append(make(UpdateQueueRecordsVisibilityRequestEntryList, 0, len(*x)+n), *x...)
}

// Clear makes the list absent.
func (x *UpdateQueueRecordsVisibilityRequestEntryList) Clear() { *x = nil }

// UpdateQueueRecordsVisibilityResultEntry is the structure UpdateQueueRecordsVisibilityResultEntry.
type UpdateQueueRecordsVisibilityResultEntry struct {
	api.Present

	ReceiptHandle string // ReceiptHandle, required
}

// Shape describes the structure.
func (*UpdateQueueRecordsVisibilityResultEntry) Shape() *api.Shape {
	return &shapeUpdateQueueRecordsVisibilityResultEntry
}

// Field gives access to member i.
func (x *UpdateQueueRecordsVisibilityResultEntry) Field(i int) any {
	switch i {
	case 0:
		return &x.ReceiptHandle
	}
	panic("kinesis: no such member of UpdateQueueRecordsVisibilityResultEntry")
}

// UpdateQueueRecordsVisibilityResultEntryList is a list of UpdateQueueRecordsVisibilityResultEntry.
type UpdateQueueRecordsVisibilityResultEntryList []UpdateQueueRecordsVisibilityResultEntry

// Len is the number of elements.
func (x *UpdateQueueRecordsVisibilityResultEntryList) Len() int { return len(*x) }

// Nil tells whether the list is absent.
func (x *UpdateQueueRecordsVisibilityResultEntryList) Nil() bool { return *x == nil }

// At gives a pointer to element i.
func (x *UpdateQueueRecordsVisibilityResultEntryList) At(i int) any { return &(*x)[i] }

// Append adds a zero element and gives a pointer to it.
func (x *UpdateQueueRecordsVisibilityResultEntryList) Append() any {
	var zero UpdateQueueRecordsVisibilityResultEntry
	*x = append(*x, zero)
	return &(*x)[len(*x)-1]
}

// Drop removes the last element.
func (x *UpdateQueueRecordsVisibilityResultEntryList) Drop() { *x = (*x)[:len(*x)-1] }

// Make empties the list and reserves capacity.
func (x *UpdateQueueRecordsVisibilityResultEntryList) Make(capacity int) {
	*x = make(UpdateQueueRecordsVisibilityResultEntryList, 0, capacity)
}

// Grow reserves capacity for n more elements.
func (x *UpdateQueueRecordsVisibilityResultEntryList) Grow(n int) {
	*x = append(make(UpdateQueueRecordsVisibilityResultEntryList, 0, len(*x)+n), *x...)
}

// Clear makes the list absent.
func (x *UpdateQueueRecordsVisibilityResultEntryList) Clear() { *x = nil }

// UpdateShardCountInput is the structure UpdateShardCountInput.
type UpdateShardCountInput struct {
	api.Present

	StreamName       string // StreamName
	TargetShardCount int32  // PositiveIntegerObject, required
	ScalingType      string // ScalingType, required
	StreamARN        string // StreamARN
	StreamId         string // StreamId
}

// Shape describes the structure.
func (*UpdateShardCountInput) Shape() *api.Shape { return &shapeUpdateShardCountInput }

// Field gives access to member i.
func (x *UpdateShardCountInput) Field(i int) any {
	switch i {
	case 0:
		return &x.StreamName
	case 1:
		return &x.TargetShardCount
	case 2:
		return &x.ScalingType
	case 3:
		return &x.StreamARN
	case 4:
		return &x.StreamId
	}
	panic("kinesis: no such member of UpdateShardCountInput")
}

// UpdateShardCountOutput is the structure UpdateShardCountOutput.
type UpdateShardCountOutput struct {
	api.Present

	StreamName        string // StreamName
	CurrentShardCount *int32 // PositiveIntegerObject
	TargetShardCount  *int32 // PositiveIntegerObject
	StreamARN         string // StreamARN
}

// Shape describes the structure.
func (*UpdateShardCountOutput) Shape() *api.Shape { return &shapeUpdateShardCountOutput }

// Field gives access to member i.
func (x *UpdateShardCountOutput) Field(i int) any {
	switch i {
	case 0:
		return &x.StreamName
	case 1:
		return &x.CurrentShardCount
	case 2:
		return &x.TargetShardCount
	case 3:
		return &x.StreamARN
	}
	panic("kinesis: no such member of UpdateShardCountOutput")
}

// UpdateStreamModeInput is the structure UpdateStreamModeInput.
type UpdateStreamModeInput struct {
	api.Present

	StreamARN           string             // StreamARN, required
	StreamId            string             // StreamId
	StreamModeDetails   *StreamModeDetails // StreamModeDetails, required
	WarmThroughputMiBps *int32             // NaturalIntegerObject
}

// Shape describes the structure.
func (*UpdateStreamModeInput) Shape() *api.Shape { return &shapeUpdateStreamModeInput }

// Field gives access to member i.
func (x *UpdateStreamModeInput) Field(i int) any {
	switch i {
	case 0:
		return &x.StreamARN
	case 1:
		return &x.StreamId
	case 2:
		return api.Of(&x.StreamModeDetails)
	case 3:
		return &x.WarmThroughputMiBps
	}
	panic("kinesis: no such member of UpdateStreamModeInput")
}

// UpdateStreamRecordDistributionStrategyInput is the structure UpdateStreamRecordDistributionStrategyInput.
type UpdateStreamRecordDistributionStrategyInput struct {
	api.Present

	StreamARN                  string // StreamARN, required
	StreamId                   string // StreamId
	RecordDistributionStrategy string // RecordDistributionStrategy, required
}

// Shape describes the structure.
func (*UpdateStreamRecordDistributionStrategyInput) Shape() *api.Shape {
	return &shapeUpdateStreamRecordDistributionStrategyInput
}

// Field gives access to member i.
func (x *UpdateStreamRecordDistributionStrategyInput) Field(i int) any {
	switch i {
	case 0:
		return &x.StreamARN
	case 1:
		return &x.StreamId
	case 2:
		return &x.RecordDistributionStrategy
	}
	panic("kinesis: no such member of UpdateStreamRecordDistributionStrategyInput")
}

// UpdateStreamWarmThroughputInput is the structure UpdateStreamWarmThroughputInput.
type UpdateStreamWarmThroughputInput struct {
	api.Present

	StreamARN           string // StreamARN
	StreamName          string // StreamName
	StreamId            string // StreamId
	WarmThroughputMiBps int32  // NaturalIntegerObject, required
}

// Shape describes the structure.
func (*UpdateStreamWarmThroughputInput) Shape() *api.Shape {
	return &shapeUpdateStreamWarmThroughputInput
}

// Field gives access to member i.
func (x *UpdateStreamWarmThroughputInput) Field(i int) any {
	switch i {
	case 0:
		return &x.StreamARN
	case 1:
		return &x.StreamName
	case 2:
		return &x.StreamId
	case 3:
		return &x.WarmThroughputMiBps
	}
	panic("kinesis: no such member of UpdateStreamWarmThroughputInput")
}

// UpdateStreamWarmThroughputOutput is the structure UpdateStreamWarmThroughputOutput.
type UpdateStreamWarmThroughputOutput struct {
	api.Present

	StreamARN      string                // StreamARN
	StreamName     string                // StreamName
	WarmThroughput *WarmThroughputObject // WarmThroughputObject
}

// Shape describes the structure.
func (*UpdateStreamWarmThroughputOutput) Shape() *api.Shape {
	return &shapeUpdateStreamWarmThroughputOutput
}

// Field gives access to member i.
func (x *UpdateStreamWarmThroughputOutput) Field(i int) any {
	switch i {
	case 0:
		return &x.StreamARN
	case 1:
		return &x.StreamName
	case 2:
		return api.Of(&x.WarmThroughput)
	}
	panic("kinesis: no such member of UpdateStreamWarmThroughputOutput")
}

// ValidationException is the structure ValidationException.
type ValidationException struct {
	api.Present

	Message string // ErrorMessage
}

// Shape describes the structure.
func (*ValidationException) Shape() *api.Shape { return &shapeValidationException }

// Field gives access to member i.
func (x *ValidationException) Field(i int) any {
	switch i {
	case 0:
		return &x.Message
	}
	panic("kinesis: no such member of ValidationException")
}

// WarmThroughputObject is the structure WarmThroughputObject.
type WarmThroughputObject struct {
	api.Present

	TargetMiBps  *int32 // NaturalIntegerObject
	CurrentMiBps *int32 // NaturalIntegerObject
}

// Shape describes the structure.
func (*WarmThroughputObject) Shape() *api.Shape { return &shapeWarmThroughputObject }

// Field gives access to member i.
func (x *WarmThroughputObject) Field(i int) any {
	switch i {
	case 0:
		return &x.TargetMiBps
	case 1:
		return &x.CurrentMiBps
	}
	panic("kinesis: no such member of WarmThroughputObject")
}
