// Code generated from the Kinesis API model 2013-12-02 (botocore 1.44.5). DO NOT EDIT.

package kinesis

import (
	"time"

	"github.com/shardwell/shardwell/internal/api"
)

// PartitionFieldList is a list of PartitionField.
type PartitionFieldList []PartitionField

// Len is the number of elements.
func (x *PartitionFieldList) Len() int { return len(*x) }

// Nil tells whether the list is absent.
func (x *PartitionFieldList) Nil() bool { return *x == nil }

// At gives a pointer to element i.
func (x *PartitionFieldList) At(i int) any { return &(*x)[i] }

// Append adds a zero element and gives a pointer to it.
func (x *PartitionFieldList) Append() any {
	var zero PartitionField
	*x = append(*x, zero)
	return &(*x)[len(*x)-1]
}

// Drop removes the last element.
func (x *PartitionFieldList) Drop() { *x = (*x)[:len(*x)-1] }

// Make empties the list and reserves capacity.
func (x *PartitionFieldList) Make(capacity int) { *x = make(PartitionFieldList, 0, capacity) }

// Grow reserves capacity for n more elements.
func (x *PartitionFieldList) Grow(n int) { *x = append(make(PartitionFieldList, 0, len(*x)+n), *x...) }

// Clear makes the list absent.
func (x *PartitionFieldList) Clear() { *x = nil }

// PartitionSpec is the structure PartitionSpec.
type PartitionSpec struct {
	api.Present

	PartitionFields PartitionFieldList // PartitionFieldList, required
}

// Shape describes the structure.
func (*PartitionSpec) Shape() *api.Shape { return &shapePartitionSpec }

// Field gives access to member i.
func (x *PartitionSpec) Field(i int) any {
	switch i {
	case 0:
		return &x.PartitionFields
	}
	panic("kinesis: no such member of PartitionSpec")
}

// ProvisionedThroughputExceededException is the structure ProvisionedThroughputExceededException.
type ProvisionedThroughputExceededException struct {
	api.Present

	Message string // ErrorMessage
}

// Shape describes the structure.
func (*ProvisionedThroughputExceededException) Shape() *api.Shape {
	return &shapeProvisionedThroughputExceededException
}

// Field gives access to member i.
func (x *ProvisionedThroughputExceededException) Field(i int) any {
	switch i {
	case 0:
		return &x.Message
	}
	panic("kinesis: no such member of ProvisionedThroughputExceededException")
}

// PutRecordInput is the structure PutRecordInput.
type PutRecordInput struct {
	api.Present

	StreamName                string // StreamName
	Data                      []byte // Data, required
	PartitionKey              string // PartitionKey
	ExplicitHashKey           string // HashKey
	SequenceNumberForOrdering string // SequenceNumber
	StreamARN                 string // StreamARN
	StreamId                  string // StreamId
	DryRun                    *bool  // BooleanObject
}

// Shape describes the structure.
func (*PutRecordInput) Shape() *api.Shape { return &shapePutRecordInput }

// Field gives access to member i.
func (x *PutRecordInput) Field(i int) any {
	switch i {
	case 0:
		return &x.StreamName
	case 1:
		return &x.Data
	case 2:
		return &x.PartitionKey
	case 3:
		return &x.ExplicitHashKey
	case 4:
		return &x.SequenceNumberForOrdering
	case 5:
		return &x.StreamARN
	case 6:
		return &x.StreamId
	case 7:
		return &x.DryRun
	}
	panic("kinesis: no such member of PutRecordInput")
}

// PutRecordOutput is the structure PutRecordOutput.
type PutRecordOutput struct {
	api.Present

	ShardId        string // ShardId, required
	SequenceNumber string // SequenceNumber, required
	EncryptionType string // EncryptionType
}

// Shape describes the structure.
func (*PutRecordOutput) Shape() *api.Shape { return &shapePutRecordOutput }

// Field gives access to member i.
func (x *PutRecordOutput) Field(i int) any {
	switch i {
	case 0:
		return &x.ShardId
	case 1:
		return &x.SequenceNumber
	case 2:
		return &x.EncryptionType
	}
	panic("kinesis: no such member of PutRecordOutput")
}

// PutRecordsInput is the structure PutRecordsInput.
type PutRecordsInput struct {
	api.Present

	Records    PutRecordsRequestEntryList // PutRecordsRequestEntryList, required
	StreamName string                     // StreamName
	StreamARN  string                     // StreamARN
	StreamId   string                     // StreamId
	DryRun     *bool                      // BooleanObject
}

// Shape describes the structure.
func (*PutRecordsInput) Shape() *api.Shape { return &shapePutRecordsInput }

// Field gives access to member i.
func (x *PutRecordsInput) Field(i int) any {
	switch i {
	case 0:
		return &x.Records
	case 1:
		return &x.StreamName
	case 2:
		return &x.StreamARN
	case 3:
		return &x.StreamId
	case 4:
		return &x.DryRun
	}
	panic("kinesis: no such member of PutRecordsInput")
}

// PutRecordsOutput is the structure PutRecordsOutput.
type PutRecordsOutput struct {
	api.Present

	FailedRecordCount *int32                    // PositiveIntegerObject
	Records           PutRecordsResultEntryList // PutRecordsResultEntryList, required
	EncryptionType    string                    // EncryptionType
}

// Shape describes the structure.
func (*PutRecordsOutput) Shape() *api.Shape { return &shapePutRecordsOutput }

// Field gives access to member i.
func (x *PutRecordsOutput) Field(i int) any {
	switch i {
	case 0:
		return &x.FailedRecordCount
	case 1:
		return &x.Records
	case 2:
		return &x.EncryptionType
	}
	panic("kinesis: no such member of PutRecordsOutput")
}

// PutRecordsRequestEntry is the structure PutRecordsRequestEntry.
type PutRecordsRequestEntry struct {
	api.Present

	Data            []byte // Data, required
	ExplicitHashKey string // HashKey
	PartitionKey    string // PartitionKey
}

// Shape describes the structure.
func (*PutRecordsRequestEntry) Shape() *api.Shape { return &shapePutRecordsRequestEntry }

// Field gives access to member i.
func (x *PutRecordsRequestEntry) Field(i int) any {
	switch i {
	case 0:
		return &x.Data
	case 1:
		return &x.ExplicitHashKey
	case 2:
		return &x.PartitionKey
	}
	panic("kinesis: no such member of PutRecordsRequestEntry")
}

// PutRecordsRequestEntryList is a list of PutRecordsRequestEntry.
type PutRecordsRequestEntryList []PutRecordsRequestEntry

// Len is the number of elements.
func (x *PutRecordsRequestEntryList) Len() int { return len(*x) }

// Nil tells whether the list is absent.
func (x *PutRecordsRequestEntryList) Nil() bool { return *x == nil }

// At gives a pointer to element i.
func (x *PutRecordsRequestEntryList) At(i int) any { return &(*x)[i] }

// Append adds a zero element and gives a pointer to it.
func (x *PutRecordsRequestEntryList) Append() any {
	var zero PutRecordsRequestEntry
	*x = append(*x, zero)
	return &(*x)[len(*x)-1]
}

// Drop removes the last element.
func (x *PutRecordsRequestEntryList) Drop() { *x = (*x)[:len(*x)-1] }

// Make empties the list and reserves capacity.
func (x *PutRecordsRequestEntryList) Make(capacity int) {
	*x = make(PutRecordsRequestEntryList, 0, capacity)
}

// Grow reserves capacity for n more elements.
func (x *PutRecordsRequestEntryList) Grow(n int) {
	*x = append(make(PutRecordsRequestEntryList, 0, len(*x)+n), *x...)
}

// Clear makes the list absent.
func (x *PutRecordsRequestEntryList) Clear() { *x = nil }

// PutRecordsResultEntry is the structure PutRecordsResultEntry.
type PutRecordsResultEntry struct {
	api.Present

	SequenceNumber string // SequenceNumber
	ShardId        string // ShardId
	ErrorCode      string // ErrorCode
	ErrorMessage   string // ErrorMessage
}

// Shape describes the structure.
func (*PutRecordsResultEntry) Shape() *api.Shape { return &shapePutRecordsResultEntry }

// Field gives access to member i.
func (x *PutRecordsResultEntry) Field(i int) any {
	switch i {
	case 0:
		return &x.SequenceNumber
	case 1:
		return &x.ShardId
	case 2:
		return &x.ErrorCode
	case 3:
		return &x.ErrorMessage
	}
	panic("kinesis: no such member of PutRecordsResultEntry")
}

// PutRecordsResultEntryList is a list of PutRecordsResultEntry.
type PutRecordsResultEntryList []PutRecordsResultEntry

// Len is the number of elements.
func (x *PutRecordsResultEntryList) Len() int { return len(*x) }

// Nil tells whether the list is absent.
func (x *PutRecordsResultEntryList) Nil() bool { return *x == nil }

// At gives a pointer to element i.
func (x *PutRecordsResultEntryList) At(i int) any { return &(*x)[i] }

// Append adds a zero element and gives a pointer to it.
func (x *PutRecordsResultEntryList) Append() any {
	var zero PutRecordsResultEntry
	*x = append(*x, zero)
	return &(*x)[len(*x)-1]
}

// Drop removes the last element.
func (x *PutRecordsResultEntryList) Drop() { *x = (*x)[:len(*x)-1] }

// Make empties the list and reserves capacity.
func (x *PutRecordsResultEntryList) Make(capacity int) {
	*x = make(PutRecordsResultEntryList, 0, capacity)
}

// Grow reserves capacity for n more elements.
func (x *PutRecordsResultEntryList) Grow(n int) {
	*x = append(make(PutRecordsResultEntryList, 0, len(*x)+n), *x...)
}

// Clear makes the list absent.
func (x *PutRecordsResultEntryList) Clear() { *x = nil }

// PutResourcePolicyInput is the structure PutResourcePolicyInput.
type PutResourcePolicyInput struct {
	api.Present

	ResourceARN string // ResourceARN, required
	StreamId    string // StreamId
	Policy      string // Policy, required
}

// Shape describes the structure.
func (*PutResourcePolicyInput) Shape() *api.Shape { return &shapePutResourcePolicyInput }

// Field gives access to member i.
func (x *PutResourcePolicyInput) Field(i int) any {
	switch i {
	case 0:
		return &x.ResourceARN
	case 1:
		return &x.StreamId
	case 2:
		return &x.Policy
	}
	panic("kinesis: no such member of PutResourcePolicyInput")
}

// QueueAttributes is the structure QueueAttributes.
type QueueAttributes struct {
	api.Present

	VisibilityTimeoutSeconds *int32                   // VisibilityTimeoutSeconds
	DeadLetterConfiguration  *DeadLetterConfiguration // DeadLetterConfiguration
}

// Shape describes the structure.
func (*QueueAttributes) Shape() *api.Shape { return &shapeQueueAttributes }

// Field gives access to member i.
func (x *QueueAttributes) Field(i int) any {
	switch i {
	case 0:
		return &x.VisibilityTimeoutSeconds
	case 1:
		return api.Of(&x.DeadLetterConfiguration)
	}
	panic("kinesis: no such member of QueueAttributes")
}

// QueueDescription is the structure QueueDescription.
type QueueDescription struct {
	api.Present

	QueueName               string                       // QueueName, required
	QueueARN                string                       // QueueARN, required
	QueueStatus             string                       // QueueStatus, required
	QueueCreationTimestamp  time.Time                    // Timestamp, required
	StreamConfigurationList QueueStreamConfigurationList // QueueStreamConfigurationList, required
	QueueAttributes         *QueueAttributes             // QueueAttributes
}

// Shape describes the structure.
func (*QueueDescription) Shape() *api.Shape { return &shapeQueueDescription }

// Field gives access to member i.
func (x *QueueDescription) Field(i int) any {
	switch i {
	case 0:
		return &x.QueueName
	case 1:
		return &x.QueueARN
	case 2:
		return &x.QueueStatus
	case 3:
		return &x.QueueCreationTimestamp
	case 4:
		return &x.StreamConfigurationList
	case 5:
		return api.Of(&x.QueueAttributes)
	}
	panic("kinesis: no such member of QueueDescription")
}

// QueueRecord is the structure QueueRecord.
type QueueRecord struct {
	api.Present

	ReceiptHandle               string    // ReceiptHandle, required
	RecordId                    string    // RecordId, required
	PartitionKey                string    // PartitionKey
	Data                        []byte    // Data, required
	ApproximateArrivalTimestamp time.Time // ApproximateArrivalTimestamp, required
	FirstReceiveTimestamp       time.Time // FirstReceiveTimestamp, required
	ReceiveCount                int32     // ReceiveCount, required
}

// Shape describes the structure.
func (*QueueRecord) Shape() *api.Shape { return &shapeQueueRecord }

// Field gives access to member i.
func (x *QueueRecord) Field(i int) any {
	switch i {
	case 0:
		return &x.ReceiptHandle
	case 1:
		return &x.RecordId
	case 2:
		return &x.PartitionKey
	case 3:
		return &x.Data
	case 4:
		return &x.ApproximateArrivalTimestamp
	case 5:
		return &x.FirstReceiveTimestamp
	case 6:
		return &x.ReceiveCount
	}
	panic("kinesis: no such member of QueueRecord")
}

// QueueRecordList is a list of QueueRecord.
type QueueRecordList []QueueRecord

// Len is the number of elements.
func (x *QueueRecordList) Len() int { return len(*x) }

// Nil tells whether the list is absent.
func (x *QueueRecordList) Nil() bool { return *x == nil }

// At gives a pointer to element i.
func (x *QueueRecordList) At(i int) any { return &(*x)[i] }

// Append adds a zero element and gives a pointer to it.
func (x *QueueRecordList) Append() any {
	var zero QueueRecord
	*x = append(*x, zero)
	return &(*x)[len(*x)-1]
}

// Drop removes the last element.
func (x *QueueRecordList) Drop() { *x = (*x)[:len(*x)-1] }

// Make empties the list and reserves capacity.
func (x *QueueRecordList) Make(capacity int) { *x = make(QueueRecordList, 0, capacity) }

// Grow reserves capacity for n more elements.
func (x *QueueRecordList) Grow(n int) { *x = append(make(QueueRecordList, 0, len(*x)+n), *x...) }

// Clear makes the list absent.
func (x *QueueRecordList) Clear() { *x = nil }

// QueueStartingPosition is the structure QueueStartingPosition.
type QueueStartingPosition struct {
	api.Present

	Type      string    // QueueStartingPositionType, required
	Timestamp time.Time // Timestamp
}

// Shape describes the structure.
func (*QueueStartingPosition) Shape() *api.Shape { return &shapeQueueStartingPosition }

// Field gives access to member i.
func (x *QueueStartingPosition) Field(i int) any {
	switch i {
	case 0:
		return &x.Type
	case 1:
		return &x.Timestamp
	}
	panic("kinesis: no such member of QueueStartingPosition")
}

// QueueStreamConfiguration is the structure QueueStreamConfiguration.
type QueueStreamConfiguration struct {
	api.Present

	StreamARN        string                 // StreamARN, required
	StartingPosition *QueueStartingPosition // QueueStartingPosition
}

// Shape describes the structure.
func (*QueueStreamConfiguration) Shape() *api.Shape { return &shapeQueueStreamConfiguration }

// Field gives access to member i.
func (x *QueueStreamConfiguration) Field(i int) any {
	switch i {
	case 0:
		return &x.StreamARN
	case 1:
		return api.Of(&x.StartingPosition)
	}
	panic("kinesis: no such member of QueueStreamConfiguration")
}

// QueueStreamConfigurationList is a list of QueueStreamConfiguration.
type QueueStreamConfigurationList []QueueStreamConfiguration

// Len is the number of elements.
func (x *QueueStreamConfigurationList) Len() int { return len(*x) }

// Nil tells whether the list is absent.
func (x *QueueStreamConfigurationList) Nil() bool { return *x == nil }

// At gives a pointer to element i.
func (x *QueueStreamConfigurationList) At(i int) any { return &(*x)[i] }

// Append adds a zero element and gives a pointer to it.
func (x *QueueStreamConfigurationList) Append() any {
	var zero QueueStreamConfiguration
	*x = append(*x, zero)
	return &(*x)[len(*x)-1]
}

// Drop removes the last element.
func (x *QueueStreamConfigurationList) Drop() { *x = (*x)[:len(*x)-1] }

// Make empties the list and reserves capacity.
func (x *QueueStreamConfigurationList) Make(capacity int) {
	*x = make(QueueStreamConfigurationList, 0, capacity)
}

// Grow reserves capacity for n more elements.
func (x *QueueStreamConfigurationList) Grow(n int) {
	*x = append(make(QueueStreamConfigurationList, 0, len(*x)+n), *x...)
}

// Clear makes the list absent.
func (x *QueueStreamConfigurationList) Clear() { *x = nil }

// QueueStreamFilter is the structure QueueStreamFilter.
type QueueStreamFilter struct {
	api.Present

	StreamARN               string    // StreamARN, required
	StreamCreationTimestamp time.Time // Timestamp
}

// Shape describes the structure.
func (*QueueStreamFilter) Shape() *api.Shape { return &shapeQueueStreamFilter }

// Field gives access to member i.
func (x *QueueStreamFilter) Field(i int) any {
	switch i {
	case 0:
		return &x.StreamARN
	case 1:
		return &x.StreamCreationTimestamp
	}
	panic("kinesis: no such member of QueueStreamFilter")
}

// QueueStreamFilterList is a list of QueueStreamFilter.
type QueueStreamFilterList []QueueStreamFilter

// Len is the number of elements.
func (x *QueueStreamFilterList) Len() int { return len(*x) }

// Nil tells whether the list is absent.
func (x *QueueStreamFilterList) Nil() bool { return *x == nil }

// At gives a pointer to element i.
func (x *QueueStreamFilterList) At(i int) any { return &(*x)[i] }

// Append adds a zero element and gives a pointer to it.
func (x *QueueStreamFilterList) Append() any {
	var zero QueueStreamFilter
	*x = append(*x, zero)
	return &(*x)[len(*x)-1]
}

// Drop removes the last element.
func (x *QueueStreamFilterList) Drop() { *x = (*x)[:len(*x)-1] }

// Make empties the list and reserves capacity.
func (x *QueueStreamFilterList) Make(capacity int) { *x = make(QueueStreamFilterList, 0, capacity) }

// Grow reserves capacity for n more elements.
func (x *QueueStreamFilterList) Grow(n int) {
	*x = append(make(QueueStreamFilterList, 0, len(*x)+n), *x...)
}

// Clear makes the list absent.
func (x *QueueStreamFilterList) Clear() { *x = nil }

// QueueStreamIdentifier is the structure QueueStreamIdentifier.
type QueueStreamIdentifier struct {
	api.Present

	StreamARN               string    // StreamARN, required
	StreamCreationTimestamp time.Time // Timestamp, required
}

// Shape describes the structure.
func (*QueueStreamIdentifier) Shape() *api.Shape { return &shapeQueueStreamIdentifier }

// Field gives access to member i.
func (x *QueueStreamIdentifier) Field(i int) any {
	switch i {
	case 0:
		return &x.StreamARN
	case 1:
		return &x.StreamCreationTimestamp
	}
	panic("kinesis: no such member of QueueStreamIdentifier")
}

// QueueStreamIdentifierList is a list of QueueStreamIdentifier.
type QueueStreamIdentifierList []QueueStreamIdentifier

// Len is the number of elements.
func (x *QueueStreamIdentifierList) Len() int { return len(*x) }

// Nil tells whether the list is absent.
func (x *QueueStreamIdentifierList) Nil() bool { return *x == nil }

// At gives a pointer to element i.
func (x *QueueStreamIdentifierList) At(i int) any { return &(*x)[i] }

// Append adds a zero element and gives a pointer to it.
func (x *QueueStreamIdentifierList) Append() any {
	var zero QueueStreamIdentifier
	*x = append(*x, zero)
	return &(*x)[len(*x)-1]
}

// Drop removes the last element.
func (x *QueueStreamIdentifierList) Drop() { *x = (*x)[:len(*x)-1] }

// Make empties the list and reserves capacity.
func (x *QueueStreamIdentifierList) Make(capacity int) {
	*x = make(QueueStreamIdentifierList, 0, capacity)
}

// Grow reserves capacity for n more elements.
func (x *QueueStreamIdentifierList) Grow(n int) {
	*x = append(make(QueueStreamIdentifierList, 0, len(*x)+n), *x...)
}

// Clear makes the list absent.
func (x *QueueStreamIdentifierList) Clear() { *x = nil }

// QueueSummary is the structure QueueSummary.
type QueueSummary struct {
	api.Present

	QueueName              string                    // QueueName, required
	QueueARN               string                    // QueueARN, required
	QueueStatus            string                    // QueueStatus, required
	QueueCreationTimestamp time.Time                 // Timestamp, required
	Streams                QueueStreamIdentifierList // QueueStreamIdentifierList, required
}

// Shape describes the structure.
func (*QueueSummary) Shape() *api.Shape { return &shapeQueueSummary }

// Field gives access to member i.
func (x *QueueSummary) Field(i int) any {
	switch i {
	case 0:
		return &x.QueueName
	case 1:
		return &x.QueueARN
	case 2:
		return &x.QueueStatus
	case 3:
		return &x.QueueCreationTimestamp
	case 4:
		return &x.Streams
	}
	panic("kinesis: no such member of QueueSummary")
}

// QueueSummaryList is a list of QueueSummary.
type QueueSummaryList []QueueSummary

// Len is the number of elements.
func (x *QueueSummaryList) Len() int { return len(*x) }

// Nil tells whether the list is absent.
func (x *QueueSummaryList) Nil() bool { return *x == nil }

// At gives a pointer to element i.
func (x *QueueSummaryList) At(i int) any { return &(*x)[i] }

// Append adds a zero element and gives a pointer to it.
func (x *QueueSummaryList) Append() any {
	var zero QueueSummary
	*x = append(*x, zero)
	return &(*x)[len(*x)-1]
}

// Drop removes the last element.
func (x *QueueSummaryList) Drop() { *x = (*x)[:len(*x)-1] }

// Make empties the list and reserves capacity.
func (x *QueueSummaryList) Make(capacity int) { *x = make(QueueSummaryList, 0, capacity) }

// Grow reserves capacity for n more elements.
func (x *QueueSummaryList) Grow(n int) { *x = append(make(QueueSummaryList, 0, len(*x)+n), *x...) }

// Clear makes the list absent.
func (x *QueueSummaryList) Clear() { *x = nil }

// ReceiveDeadLetterQueueRecordsInput is the structure ReceiveDeadLetterQueueRecordsInput.
type ReceiveDeadLetterQueueRecordsInput struct {
	api.Present

	QueueARN                 string // QueueARN, required
	Limit                    *int32 // ReceiveQueueRecordsInputLimit
	WaitTimeSeconds          *int32 // ReceiveQueueRecordsWaitTimeSeconds
	VisibilityTimeoutSeconds *int32 // VisibilityTimeoutSeconds
}

// Shape describes the structure.
func (*ReceiveDeadLetterQueueRecordsInput) Shape() *api.Shape {
	return &shapeReceiveDeadLetterQueueRecordsInput
}

// Field gives access to member i.
func (x *ReceiveDeadLetterQueueRecordsInput) Field(i int) any {
	switch i {
	case 0:
		return &x.QueueARN
	case 1:
		return &x.Limit
	case 2:
		return &x.WaitTimeSeconds
	case 3:
		return &x.VisibilityTimeoutSeconds
	}
	panic("kinesis: no such member of ReceiveDeadLetterQueueRecordsInput")
}

// ReceiveDeadLetterQueueRecordsOutput is the structure ReceiveDeadLetterQueueRecordsOutput.
type ReceiveDeadLetterQueueRecordsOutput struct {
	api.Present

	QueueRecords QueueRecordList // QueueRecordList, required
}

// Shape describes the structure.
func (*ReceiveDeadLetterQueueRecordsOutput) Shape() *api.Shape {
	return &shapeReceiveDeadLetterQueueRecordsOutput
}

// Field gives access to member i.
func (x *ReceiveDeadLetterQueueRecordsOutput) Field(i int) any {
	switch i {
	case 0:
		return &x.QueueRecords
	}
	panic("kinesis: no such member of ReceiveDeadLetterQueueRecordsOutput")
}

// ReceiveQueueRecordsInput is the structure ReceiveQueueRecordsInput.
type ReceiveQueueRecordsInput struct {
	api.Present

	QueueARN                 string // QueueARN, required
	Limit                    *int32 // ReceiveQueueRecordsInputLimit
	WaitTimeSeconds          *int32 // ReceiveQueueRecordsWaitTimeSeconds
	VisibilityTimeoutSeconds *int32 // VisibilityTimeoutSeconds
}

// Shape describes the structure.
func (*ReceiveQueueRecordsInput) Shape() *api.Shape { return &shapeReceiveQueueRecordsInput }

// Field gives access to member i.
func (x *ReceiveQueueRecordsInput) Field(i int) any {
	switch i {
	case 0:
		return &x.QueueARN
	case 1:
		return &x.Limit
	case 2:
		return &x.WaitTimeSeconds
	case 3:
		return &x.VisibilityTimeoutSeconds
	}
	panic("kinesis: no such member of ReceiveQueueRecordsInput")
}

// ReceiveQueueRecordsOutput is the structure ReceiveQueueRecordsOutput.
type ReceiveQueueRecordsOutput struct {
	api.Present

	QueueRecords QueueRecordList // QueueRecordList, required
}

// Shape describes the structure.
func (*ReceiveQueueRecordsOutput) Shape() *api.Shape { return &shapeReceiveQueueRecordsOutput }

// Field gives access to member i.
func (x *ReceiveQueueRecordsOutput) Field(i int) any {
	switch i {
	case 0:
		return &x.QueueRecords
	}
	panic("kinesis: no such member of ReceiveQueueRecordsOutput")
}

// Record is the structure Record.
type Record struct {
	api.Present

	SequenceNumber              string    // SequenceNumber, required
	ApproximateArrivalTimestamp time.Time // Timestamp
	Data                        []byte    // Data, required
	PartitionKey                string    // PartitionKey
	EncryptionType              string    // EncryptionType
}

// Shape describes the structure.
func (*Record) Shape() *api.Shape { return &shapeRecord }

// Field gives access to member i.
func (x *Record) Field(i int) any {
	switch i {
	case 0:
		return &x.SequenceNumber
	case 1:
		return &x.ApproximateArrivalTimestamp
	case 2:
		return &x.Data
	case 3:
		return &x.PartitionKey
	case 4:
		return &x.EncryptionType
	}
	panic("kinesis: no such member of Record")
}

// RecordConfiguration is the structure RecordConfiguration.
type RecordConfiguration struct {
	api.Present

	RecordFormatType string // RecordFormatType, required
	GSRSchemaARN     string // GSRSchemaARN
}

// Shape describes the structure.
func (*RecordConfiguration) Shape() *api.Shape { return &shapeRecordConfiguration }

// Field gives access to member i.
func (x *RecordConfiguration) Field(i int) any {
	switch i {
	case 0:
		return &x.RecordFormatType
	case 1:
		return &x.GSRSchemaARN
	}
	panic("kinesis: no such member of RecordConfiguration")
}

// RecordList is a list of Record.
type RecordList []Record

// Len is the number of elements.
func (x *RecordList) Len() int { return len(*x) }

// Nil tells whether the list is absent.
func (x *RecordList) Nil() bool { return *x == nil }

// At gives a pointer to element i.
func (x *RecordList) At(i int) any { return &(*x)[i] }

// Append adds a zero element and gives a pointer to it.
func (x *RecordList) Append() any {
	var zero Record
	*x = append(*x, zero)
	return &(*x)[len(*x)-1]
}

// Drop removes the last element.
func (x *RecordList) Drop() { *x = (*x)[:len(*x)-1] }

// Make empties the list and reserves capacity.
func (x *RecordList) Make(capacity int) { *x = make(RecordList, 0, capacity) }

// Grow reserves capacity for n more elements.
func (x *RecordList) Grow(n int) { *x = append(make(RecordList, 0, len(*x)+n), *x...) }

// Clear makes the list absent.
func (x *RecordList) Clear() { *x = nil }
