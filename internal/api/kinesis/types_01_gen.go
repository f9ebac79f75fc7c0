// Code generated from the Kinesis API model 2013-12-02 (botocore 1.44.5). DO NOT EDIT.

package kinesis

import (
	"time"

	"github.com/shardwell/shardwell/internal/api"
)

// AccessDeniedException is the structure AccessDeniedException.
type AccessDeniedException struct {
	api.Present

	Message string // ErrorMessage
}

// Shape describes the structure.
func (*AccessDeniedException) Shape() *api.Shape { return &shapeAccessDeniedException }

// Field gives access to member i.
func (x *AccessDeniedException) Field(i int) any {
	switch i {
	case 0:
		return &x.Message
	}
	panic("kinesis: no such member of AccessDeniedException")
}

// AcknowledgeDeadLetterQueueRecordsErrorEntry is the structure AcknowledgeDeadLetterQueueRecordsErrorEntry.
type AcknowledgeDeadLetterQueueRecordsErrorEntry struct {
	api.Present

	ReceiptHandle string // ReceiptHandle, required
	ErrorCode     string // ErrorCode, required
	ErrorMessage  string // ErrorMessage
}

// Shape describes the structure.
func (*AcknowledgeDeadLetterQueueRecordsErrorEntry) Shape() *api.Shape {
	return &shapeAcknowledgeDeadLetterQueueRecordsErrorEntry
}

// Field gives access to member i.
func (x *AcknowledgeDeadLetterQueueRecordsErrorEntry) Field(i int) any {
	switch i {
	case 0:
		return &x.ReceiptHandle
	case 1:
		return &x.ErrorCode
	case 2:
		return &x.ErrorMessage
	}
	panic("kinesis: no such member of AcknowledgeDeadLetterQueueRecordsErrorEntry")
}

// AcknowledgeDeadLetterQueueRecordsErrorEntryList is a list of AcknowledgeDeadLetterQueueRecordsErrorEntry.
type AcknowledgeDeadLetterQueueRecordsErrorEntryList []AcknowledgeDeadLetterQueueRecordsErrorEntry

// Len is the number of elements.
func (x *AcknowledgeDeadLetterQueueRecordsErrorEntryList) Len() int { return len(*x) }

// Nil tells whether the list is absent.
func (x *AcknowledgeDeadLetterQueueRecordsErrorEntryList) Nil() bool { return *x == nil }

// At gives a pointer to element i.
func (x *AcknowledgeDeadLetterQueueRecordsErrorEntryList) At(i int) any { return &(*x)[i] }

// Append adds a zero element and gives a pointer to it.
func (x *AcknowledgeDeadLetterQueueRecordsErrorEntryList) Append() any {
	var zero AcknowledgeDeadLetterQueueRecordsErrorEntry
	*x = append(*x, zero)
	return &(*x)[len(*x)-1]
}

// Drop removes the last element.
func (x *AcknowledgeDeadLetterQueueRecordsErrorEntryList) Drop() { *x = (*x)[:len(*x)-1] }

// Make empties the list and reserves capacity.
func (x *AcknowledgeDeadLetterQueueRecordsErrorEntryList) Make(capacity int) {
	*x = make(AcknowledgeDeadLetterQueueRecordsErrorEntryList, 0, capacity)
}

// Grow reserves capacity for n more elements.
func (x *AcknowledgeDeadLetterQueueRecordsErrorEntryList) Grow(n int) {
	*x = append(make(AcknowledgeDeadLetterQueueRecordsErrorEntryList, 0, len(*x)+n), *x...)
}

// Clear makes the list absent.
func (x *AcknowledgeDeadLetterQueueRecordsErrorEntryList) Clear() { *x = nil }

// AcknowledgeDeadLetterQueueRecordsInput is the structure AcknowledgeDeadLetterQueueRecordsInput.
type AcknowledgeDeadLetterQueueRecordsInput struct {
	api.Present

	QueueARN string                                            // QueueARN, required
	Entries  AcknowledgeDeadLetterQueueRecordsRequestEntryList // AcknowledgeDeadLetterQueueRecordsRequestEntryList, required
}

// Shape describes the structure.
func (*AcknowledgeDeadLetterQueueRecordsInput) Shape() *api.Shape {
	return &shapeAcknowledgeDeadLetterQueueRecordsInput
}

// Field gives access to member i.
func (x *AcknowledgeDeadLetterQueueRecordsInput) Field(i int) any {
	switch i {
	case 0:
		return &x.QueueARN
	case 1:
		return &x.Entries
	}
	panic("kinesis: no such member of AcknowledgeDeadLetterQueueRecordsInput")
}

// AcknowledgeDeadLetterQueueRecordsOutput is the structure AcknowledgeDeadLetterQueueRecordsOutput.
type AcknowledgeDeadLetterQueueRecordsOutput struct {
	api.Present

	Successful AcknowledgeDeadLetterQueueRecordsResultEntryList // AcknowledgeDeadLetterQueueRecordsResultEntryList, required
	Failed     AcknowledgeDeadLetterQueueRecordsErrorEntryList  // AcknowledgeDeadLetterQueueRecordsErrorEntryList, required
}

// Shape describes the structure.
func (*AcknowledgeDeadLetterQueueRecordsOutput) Shape() *api.Shape {
	return &shapeAcknowledgeDeadLetterQueueRecordsOutput
}

// Field gives access to member i.
func (x *AcknowledgeDeadLetterQueueRecordsOutput) Field(i int) any {
	switch i {
	case 0:
		return &x.Successful
	case 1:
		return &x.Failed
	}
	panic("kinesis: no such member of AcknowledgeDeadLetterQueueRecordsOutput")
}

// AcknowledgeDeadLetterQueueRecordsRequestEntry is the structure AcknowledgeDeadLetterQueueRecordsRequestEntry.
type AcknowledgeDeadLetterQueueRecordsRequestEntry struct {
	api.Present

	ReceiptHandle string // ReceiptHandle, required
}

// Shape describes the structure.
func (*AcknowledgeDeadLetterQueueRecordsRequestEntry) Shape() *api.Shape {
	return &shapeAcknowledgeDeadLetterQueueRecordsRequestEntry
}

// Field gives access to member i.
func (x *AcknowledgeDeadLetterQueueRecordsRequestEntry) Field(i int) any {
	switch i {
	case 0:
		return &x.ReceiptHandle
	}
	panic("kinesis: no such member of AcknowledgeDeadLetterQueueRecordsRequestEntry")
}

// AcknowledgeDeadLetterQueueRecordsRequestEntryList is a list of AcknowledgeDeadLetterQueueRecordsRequestEntry.
type AcknowledgeDeadLetterQueueRecordsRequestEntryList []AcknowledgeDeadLetterQueueRecordsRequestEntry

// Len is the number of elements.
func (x *AcknowledgeDeadLetterQueueRecordsRequestEntryList) Len() int { return len(*x) }

// Nil tells whether the list is absent.
func (x *AcknowledgeDeadLetterQueueRecordsRequestEntryList) Nil() bool { return *x == nil }

// At gives a pointer to element i.
func (x *AcknowledgeDeadLetterQueueRecordsRequestEntryList) At(i int) any { return &(*x)[i] }

// Append adds a zero element and gives a pointer to it.
func (x *AcknowledgeDeadLetterQueueRecordsRequestEntryList) Append() any {
	var zero AcknowledgeDeadLetterQueueRecordsRequestEntry
	*x = append(*x, zero)
	return &(*x)[len(*x)-1]
}

// Drop removes the last element.
func (x *AcknowledgeDeadLetterQueueRecordsRequestEntryList) Drop() { *x = (*x)[:len(*x)-1] }

// Make empties the list and reserves capacity.
func (x *AcknowledgeDeadLetterQueueRecordsRequestEntryList) Make(capacity int) {
	*x = make(AcknowledgeDeadLetterQueueRecordsRequestEntryList, 0, capacity)
}

// Grow reserves capacity for n more elements.
func (x *AcknowledgeDeadLetterQueueRecordsRequestEntryList) Grow(n int) {
	*x = append(make(AcknowledgeDeadLetterQueueRecordsRequestEntryList, 0, len(*x)+n), *x...)
}

// Clear makes the list absent.
func (x *AcknowledgeDeadLetterQueueRecordsRequestEntryList) Clear() { *x = nil }

// AcknowledgeDeadLetterQueueRecordsResultEntry is the structure AcknowledgeDeadLetterQueueRecordsResultEntry.
type AcknowledgeDeadLetterQueueRecordsResultEntry struct {
	api.Present

	ReceiptHandle string // ReceiptHandle, required
}

// Shape describes the structure.
func (*AcknowledgeDeadLetterQueueRecordsResultEntry) Shape() *api.Shape {
	return &shapeAcknowledgeDeadLetterQueueRecordsResultEntry
}

// Field gives access to member i.
func (x *AcknowledgeDeadLetterQueueRecordsResultEntry) Field(i int) any {
	switch i {
	case 0:
		return &x.ReceiptHandle
	}
	panic("kinesis: no such member of AcknowledgeDeadLetterQueueRecordsResultEntry")
}

// AcknowledgeDeadLetterQueueRecordsResultEntryList is a list of AcknowledgeDeadLetterQueueRecordsResultEntry.
type AcknowledgeDeadLetterQueueRecordsResultEntryList []AcknowledgeDeadLetterQueueRecordsResultEntry

// Len is the number of elements.
func (x *AcknowledgeDeadLetterQueueRecordsResultEntryList) Len() int { return len(*x) }

// Nil tells whether the list is absent.
func (x *AcknowledgeDeadLetterQueueRecordsResultEntryList) Nil() bool { return *x == nil }

// At gives a pointer to element i.
func (x *AcknowledgeDeadLetterQueueRecordsResultEntryList) At(i int) any { return &(*x)[i] }

// Append adds a zero element and gives a pointer to it.
func (x *AcknowledgeDeadLetterQueueRecordsResultEntryList) Append() any {
	var zero AcknowledgeDeadLetterQueueRecordsResultEntry
	*x = append(*x, zero)
	return &(*x)[len(*x)-1]
}

// Drop removes the last element.
func (x *AcknowledgeDeadLetterQueueRecordsResultEntryList) Drop() { *x = (*x)[:len(*x)-1] }

// Make empties the list and reserves capacity.
func (x *AcknowledgeDeadLetterQueueRecordsResultEntryList) Make(capacity int) {
	*x = make(AcknowledgeDeadLetterQueueRecordsResultEntryList, 0, capacity)
}

// Grow reserves capacity for n more elements.
func (x *AcknowledgeDeadLetterQueueRecordsResultEntryList) Grow(n int) {
	*x = append(make(AcknowledgeDeadLetterQueueRecordsResultEntryList, 0, len(*x)+n), *x...)
}

// Clear makes the list absent.
func (x *AcknowledgeDeadLetterQueueRecordsResultEntryList) Clear() { *x = nil }

// AcknowledgeQueueRecordsErrorEntry is the structure AcknowledgeQueueRecordsErrorEntry.
type AcknowledgeQueueRecordsErrorEntry struct {
	api.Present

	ReceiptHandle string // ReceiptHandle, required
	ErrorCode     string // ErrorCode, required
	ErrorMessage  string // ErrorMessage
}

// Shape describes the structure.
func (*AcknowledgeQueueRecordsErrorEntry) Shape() *api.Shape {
	return &shapeAcknowledgeQueueRecordsErrorEntry
}

// Field gives access to member i.
func (x *AcknowledgeQueueRecordsErrorEntry) Field(i int) any {
	switch i {
	case 0:
		return &x.ReceiptHandle
	case 1:
		return &x.ErrorCode
	case 2:
		return &x.ErrorMessage
	}
	panic("kinesis: no such member of AcknowledgeQueueRecordsErrorEntry")
}

// AcknowledgeQueueRecordsErrorEntryList is a list of AcknowledgeQueueRecordsErrorEntry.
type AcknowledgeQueueRecordsErrorEntryList []AcknowledgeQueueRecordsErrorEntry

// Len is the number of elements.
func (x *AcknowledgeQueueRecordsErrorEntryList) Len() int { return len(*x) }

// Nil tells whether the list is absent.
func (x *AcknowledgeQueueRecordsErrorEntryList) Nil() bool { return *x == nil }

// At gives a pointer to element i.
func (x *AcknowledgeQueueRecordsErrorEntryList) At(i int) any { return &(*x)[i] }

// Append adds a zero element and gives a pointer to it.
func (x *AcknowledgeQueueRecordsErrorEntryList) Append() any {
	var zero AcknowledgeQueueRecordsErrorEntry
	*x = append(*x, zero)
	return &(*x)[len(*x)-1]
}

// Drop removes the last element.
func (x *AcknowledgeQueueRecordsErrorEntryList) Drop() { *x = (*x)[:len(*x)-1] }

// Make empties the list and reserves capacity.
func (x *AcknowledgeQueueRecordsErrorEntryList) Make(capacity int) {
	*x = make(AcknowledgeQueueRecordsErrorEntryList, 0, capacity)
}

// Grow reserves capacity for n more elements.
func (x *AcknowledgeQueueRecordsErrorEntryList) Grow(n int) {
	*x = append(make(AcknowledgeQueueRecordsErrorEntryList, 0, len(*x)+n), *x...)
}

// Clear makes the list absent.
func (x *AcknowledgeQueueRecordsErrorEntryList) Clear() { *x = nil }

// AcknowledgeQueueRecordsInput is the structure AcknowledgeQueueRecordsInput.
type AcknowledgeQueueRecordsInput struct {
	api.Present

	QueueARN string                                  // QueueARN, required
	Entries  AcknowledgeQueueRecordsRequestEntryList // AcknowledgeQueueRecordsRequestEntryList, required
}

// Shape describes the structure.
func (*AcknowledgeQueueRecordsInput) Shape() *api.Shape { return &shapeAcknowledgeQueueRecordsInput }

// Field gives access to member i.
func (x *AcknowledgeQueueRecordsInput) Field(i int) any {
	switch i {
	case 0:
		return &x.QueueARN
	case 1:
		return &x.Entries
	}
	panic("kinesis: no such member of AcknowledgeQueueRecordsInput")
}

// AcknowledgeQueueRecordsOutput is the structure AcknowledgeQueueRecordsOutput.
type AcknowledgeQueueRecordsOutput struct {
	api.Present

	Successful AcknowledgeQueueRecordsResultEntryList // AcknowledgeQueueRecordsResultEntryList, required
	Failed     AcknowledgeQueueRecordsErrorEntryList  // AcknowledgeQueueRecordsErrorEntryList, required
}

// Shape describes the structure.
func (*AcknowledgeQueueRecordsOutput) Shape() *api.Shape { return &shapeAcknowledgeQueueRecordsOutput }

// Field gives access to member i.
func (x *AcknowledgeQueueRecordsOutput) Field(i int) any {
	switch i {
	case 0:
		return &x.Successful
	case 1:
		return &x.Failed
	}
	panic("kinesis: no such member of AcknowledgeQueueRecordsOutput")
}

// AcknowledgeQueueRecordsRequestEntry is the structure AcknowledgeQueueRecordsRequestEntry.
type AcknowledgeQueueRecordsRequestEntry struct {
	api.Present

	ReceiptHandle string // ReceiptHandle, required
}

// Shape describes the structure.
func (*AcknowledgeQueueRecordsRequestEntry) Shape() *api.Shape {
	return &shapeAcknowledgeQueueRecordsRequestEntry
}

// Field gives access to member i.
func (x *AcknowledgeQueueRecordsRequestEntry) Field(i int) any {
	switch i {
	case 0:
		return &x.ReceiptHandle
	}
	panic("kinesis: no such member of AcknowledgeQueueRecordsRequestEntry")
}

// AcknowledgeQueueRecordsRequestEntryList is a list of AcknowledgeQueueRecordsRequestEntry.
type AcknowledgeQueueRecordsRequestEntryList []AcknowledgeQueueRecordsRequestEntry

// Len is the number of elements.
func (x *AcknowledgeQueueRecordsRequestEntryList) Len() int { return len(*x) }

// Nil tells whether the list is absent.
func (x *AcknowledgeQueueRecordsRequestEntryList) Nil() bool { return *x == nil }

// At gives a pointer to element i.
func (x *AcknowledgeQueueRecordsRequestEntryList) At(i int) any { return &(*x)[i] }

// Append adds a zero element and gives a pointer to it.
func (x *AcknowledgeQueueRecordsRequestEntryList) Append() any {
	var zero AcknowledgeQueueRecordsRequestEntry
	*x = append(*x, zero)
	return &(*x)[len(*x)-1]
}

// Drop removes the last element.
func (x *AcknowledgeQueueRecordsRequestEntryList) Drop() { *x = (*x)[:len(*x)-1] }

// Make empties the list and reserves capacity.
func (x *AcknowledgeQueueRecordsRequestEntryList) Make(capacity int) {
	*x = make(AcknowledgeQueueRecordsRequestEntryList, 0, capacity)
}

// Grow reserves capacity for n more elements.
func (x *AcknowledgeQueueRecordsRequestEntryList) Grow(n int) {
	*x = append(make(AcknowledgeQueueRecordsRequestEntryList, 0, len(*x)+n), *x...)
}

// Clear makes the list absent.
func (x *AcknowledgeQueueRecordsRequestEntryList) Clear() { *x = nil }

// AcknowledgeQueueRecordsResultEntry is the structure AcknowledgeQueueRecordsResultEntry.
type AcknowledgeQueueRecordsResultEntry struct {
	api.Present

	ReceiptHandle string // ReceiptHandle, required
}

// Shape describes the structure.
func (*AcknowledgeQueueRecordsResultEntry) Shape() *api.Shape {
	return &shapeAcknowledgeQueueRecordsResultEntry
}

// Field gives access to member i.
func (x *AcknowledgeQueueRecordsResultEntry) Field(i int) any {
	switch i {
	case 0:
		return &x.ReceiptHandle
	}
	panic("kinesis: no such member of AcknowledgeQueueRecordsResultEntry")
}

// AcknowledgeQueueRecordsResultEntryList is a list of AcknowledgeQueueRecordsResultEntry.
type AcknowledgeQueueRecordsResultEntryList []AcknowledgeQueueRecordsResultEntry

// Len is the number of elements.
func (x *AcknowledgeQueueRecordsResultEntryList) Len() int { return len(*x) }

// Nil tells whether the list is absent.
func (x *AcknowledgeQueueRecordsResultEntryList) Nil() bool { return *x == nil }

// At gives a pointer to element i.
func (x *AcknowledgeQueueRecordsResultEntryList) At(i int) any { return &(*x)[i] }

// Append adds a zero element and gives a pointer to it.
func (x *AcknowledgeQueueRecordsResultEntryList) Append() any {
	var zero AcknowledgeQueueRecordsResultEntry
	*x = append(*x, zero)
	return &(*x)[len(*x)-1]
}

// Drop removes the last element.
func (x *AcknowledgeQueueRecordsResultEntryList) Drop() { *x = (*x)[:len(*x)-1] }

// Make empties the list and reserves capacity.
func (x *AcknowledgeQueueRecordsResultEntryList) Make(capacity int) {
	*x = make(AcknowledgeQueueRecordsResultEntryList, 0, capacity)
}

// Grow reserves capacity for n more elements.
func (x *AcknowledgeQueueRecordsResultEntryList) Grow(n int) {
	*x = append(make(AcknowledgeQueueRecordsResultEntryList, 0, len(*x)+n), *x...)
}

// Clear makes the list absent.
func (x *AcknowledgeQueueRecordsResultEntryList) Clear() { *x = nil }

// AddTagsToStreamInput is the structure AddTagsToStreamInput.
type AddTagsToStreamInput struct {
	api.Present

	StreamName string            // StreamName
	Tags       map[string]string // TagMap, required
	StreamARN  string            // StreamARN
	StreamId   string            // StreamId
}

// Shape describes the structure.
func (*AddTagsToStreamInput) Shape() *api.Shape { return &shapeAddTagsToStreamInput }

// Field gives access to member i.
func (x *AddTagsToStreamInput) Field(i int) any {
	switch i {
	case 0:
		return &x.StreamName
	case 1:
		return &x.Tags
	case 2:
		return &x.StreamARN
	case 3:
		return &x.StreamId
	}
	panic("kinesis: no such member of AddTagsToStreamInput")
}

// ChannelDescription is the structure ChannelDescription.
type ChannelDescription struct {
	api.Present

	ChannelName                      string                          // ChannelName, required
	ChannelARN                       string                          // ChannelARN, required
	ChannelId                        string                          // ChannelId, required
	ChannelStatus                    string                          // ChannelStatus, required
	ChannelStatusReason              string                          // ChannelStatusReason
	ChannelCreationTimestamp         time.Time                       // Timestamp, required
	ServiceExecutionRoleARN          string                          // RoleARN, required
	StreamConfigurationList          ChannelStreamDescriptionList    // ChannelStreamDescriptionList, required
	S3DestinationConfiguration       *S3DestinationDescription       // S3DestinationDescription
	S3TablesDestinationConfiguration *S3TablesDestinationDescription // S3TablesDestinationDescription
	EncryptionConfiguration          *ChannelEncryptionConfiguration // ChannelEncryptionConfiguration
	LoggingConfiguration             *ChannelLoggingConfiguration    // ChannelLoggingConfiguration, required
}

// Shape describes the structure.
func (*ChannelDescription) Shape() *api.Shape { return &shapeChannelDescription }

// Field gives access to member i.
func (x *ChannelDescription) Field(i int) any {
	switch i {
	case 0:
		return &x.ChannelName
	case 1:
		return &x.ChannelARN
	case 2:
		return &x.ChannelId
	case 3:
		return &x.ChannelStatus
	case 4:
		return &x.ChannelStatusReason
	case 5:
		return &x.ChannelCreationTimestamp
	case 6:
		return &x.ServiceExecutionRoleARN
	case 7:
		return &x.StreamConfigurationList
	case 8:
		return api.Of(&x.S3DestinationConfiguration)
	case 9:
		return api.Of(&x.S3TablesDestinationConfiguration)
	case 10:
		return api.Of(&x.EncryptionConfiguration)
	case 11:
		return api.Of(&x.LoggingConfiguration)
	}
	panic("kinesis: no such member of ChannelDescription")
}

// ChannelEncryptionConfiguration is the structure ChannelEncryptionConfiguration.
type ChannelEncryptionConfiguration struct {
	api.Present

	EncryptionType string // ChannelEncryptionType, required
	KeyId          string // KeyId, required
}

// Shape describes the structure.
func (*ChannelEncryptionConfiguration) Shape() *api.Shape {
	return &shapeChannelEncryptionConfiguration
}

// Field gives access to member i.
func (x *ChannelEncryptionConfiguration) Field(i int) any {
	switch i {
	case 0:
		return &x.EncryptionType
	case 1:
		return &x.KeyId
	}
	panic("kinesis: no such member of ChannelEncryptionConfiguration")
}

// ChannelLoggingConfiguration is the structure ChannelLoggingConfiguration.
type ChannelLoggingConfiguration struct {
	api.Present

	CloudWatchLogs *CloudWatchLogs // CloudWatchLogs, required
}

// Shape describes the structure.
func (*ChannelLoggingConfiguration) Shape() *api.Shape { return &shapeChannelLoggingConfiguration }

// Field gives access to member i.
func (x *ChannelLoggingConfiguration) Field(i int) any {
	switch i {
	case 0:
		return api.Of(&x.CloudWatchLogs)
	}
	panic("kinesis: no such member of ChannelLoggingConfiguration")
}

// ChannelLoggingUpdateInput is the structure ChannelLoggingUpdateInput.
type ChannelLoggingUpdateInput struct {
	api.Present

	CloudWatchLogs *CloudWatchLogsUpdateInput // CloudWatchLogsUpdateInput, required
}

// Shape describes the structure.
func (*ChannelLoggingUpdateInput) Shape() *api.Shape { return &shapeChannelLoggingUpdateInput }

// Field gives access to member i.
func (x *ChannelLoggingUpdateInput) Field(i int) any {
	switch i {
	case 0:
		return api.Of(&x.CloudWatchLogs)
	}
	panic("kinesis: no such member of ChannelLoggingUpdateInput")
}

// ChannelStreamConfiguration is the structure ChannelStreamConfiguration.
type ChannelStreamConfiguration struct {
	api.Present

	StreamARN           string               // StreamARN, required
	RecordConfiguration *RecordConfiguration // RecordConfiguration, required
}

// Shape describes the structure.
func (*ChannelStreamConfiguration) Shape() *api.Shape { return &shapeChannelStreamConfiguration }

// Field gives access to member i.
func (x *ChannelStreamConfiguration) Field(i int) any {
	switch i {
	case 0:
		return &x.StreamARN
	case 1:
		return api.Of(&x.RecordConfiguration)
	}
	panic("kinesis: no such member of ChannelStreamConfiguration")
}

// ChannelStreamConfigurationList is a list of ChannelStreamConfiguration.
type ChannelStreamConfigurationList []ChannelStreamConfiguration

// Len is the number of elements.
func (x *ChannelStreamConfigurationList) Len() int { return len(*x) }

// Nil tells whether the list is absent.
func (x *ChannelStreamConfigurationList) Nil() bool { return *x == nil }

// At gives a pointer to element i.
func (x *ChannelStreamConfigurationList) At(i int) any { return &(*x)[i] }

// Append adds a zero element and gives a pointer to it.
func (x *ChannelStreamConfigurationList) Append() any {
	var zero ChannelStreamConfiguration
	*x = append(*x, zero)
	return &(*x)[len(*x)-1]
}

// Drop removes the last element.
func (x *ChannelStreamConfigurationList) Drop() { *x = (*x)[:len(*x)-1] }

// Make empties the list and reserves capacity.
func (x *ChannelStreamConfigurationList) Make(capacity int) {
	*x = make(ChannelStreamConfigurationList, 0, capacity)
}

// Grow reserves capacity for n more elements.
func (x *ChannelStreamConfigurationList) Grow(n int) {
	*x = append(make(ChannelStreamConfigurationList, 0, len(*x)+n), *x...)
}

// Clear makes the list absent.
func (x *ChannelStreamConfigurationList) Clear() { *x = nil }

// ChannelStreamDescription is the structure ChannelStreamDescription.
type ChannelStreamDescription struct {
	api.Present

	StreamARN               string               // StreamARN, required
	StreamCreationTimestamp time.Time            // Timestamp, required
	RecordConfiguration     *RecordConfiguration // RecordConfiguration, required
}

// Shape describes the structure.
func (*ChannelStreamDescription) Shape() *api.Shape { return &shapeChannelStreamDescription }

// Field gives access to member i.
func (x *ChannelStreamDescription) Field(i int) any {
	switch i {
	case 0:
		return &x.StreamARN
	case 1:
		return &x.StreamCreationTimestamp
	case 2:
		return api.Of(&x.RecordConfiguration)
	}
	panic("kinesis: no such member of ChannelStreamDescription")
}

// ChannelStreamDescriptionList is a list of ChannelStreamDescription.
type ChannelStreamDescriptionList []ChannelStreamDescription

// Len is the number of elements.
func (x *ChannelStreamDescriptionList) Len() int { return len(*x) }

// Nil tells whether the list is absent.
func (x *ChannelStreamDescriptionList) Nil() bool { return *x == nil }

// At gives a pointer to element i.
func (x *ChannelStreamDescriptionList) At(i int) any { return &(*x)[i] }

// Append adds a zero element and gives a pointer to it.
func (x *ChannelStreamDescriptionList) Append() any {
	var zero ChannelStreamDescription
	*x = append(*x, zero)
	return &(*x)[len(*x)-1]
}

// Drop removes the last element.
func (x *ChannelStreamDescriptionList) Drop() { *x = (*x)[:len(*x)-1] }

// Make empties the list and reserves capacity.
func (x *ChannelStreamDescriptionList) Make(capacity int) {
	*x = make(ChannelStreamDescriptionList, 0, capacity)
}

// Grow reserves capacity for n more elements.
func (x *ChannelStreamDescriptionList) Grow(n int) {
	*x = append(make(ChannelStreamDescriptionList, 0, len(*x)+n), *x...)
}

// Clear makes the list absent.
func (x *ChannelStreamDescriptionList) Clear() { *x = nil }

// ChannelStreamIdentifier is the structure ChannelStreamIdentifier.
type ChannelStreamIdentifier struct {
	api.Present

	StreamARN               string    // StreamARN, required
	StreamCreationTimestamp time.Time // Timestamp, required
}

// Shape describes the structure.
func (*ChannelStreamIdentifier) Shape() *api.Shape { return &shapeChannelStreamIdentifier }

// Field gives access to member i.
func (x *ChannelStreamIdentifier) Field(i int) any {
	switch i {
	case 0:
		return &x.StreamARN
	case 1:
		return &x.StreamCreationTimestamp
	}
	panic("kinesis: no such member of ChannelStreamIdentifier")
}

// ChannelStreamIdentifierList is a list of ChannelStreamIdentifier.
type ChannelStreamIdentifierList []ChannelStreamIdentifier

// Len is the number of elements.
func (x *ChannelStreamIdentifierList) Len() int { return len(*x) }

// Nil tells whether the list is absent.
func (x *ChannelStreamIdentifierList) Nil() bool { return *x == nil }

// At gives a pointer to element i.
func (x *ChannelStreamIdentifierList) At(i int) any { return &(*x)[i] }

// Append adds a zero element and gives a pointer to it.
func (x *ChannelStreamIdentifierList) Append() any {
	var zero ChannelStreamIdentifier
	*x = append(*x, zero)
	return &(*x)[len(*x)-1]
}

// Drop removes the last element.
func (x *ChannelStreamIdentifierList) Drop() { *x = (*x)[:len(*x)-1] }

// Make empties the list and reserves capacity.
func (x *ChannelStreamIdentifierList) Make(capacity int) {
	*x = make(ChannelStreamIdentifierList, 0, capacity)
}

// Grow reserves capacity for n more elements.
func (x *ChannelStreamIdentifierList) Grow(n int) {
	*x = append(make(ChannelStreamIdentifierList, 0, len(*x)+n), *x...)
}

// Clear makes the list absent.
func (x *ChannelStreamIdentifierList) Clear() { *x = nil }

// ChannelSummary is the structure ChannelSummary.
type ChannelSummary struct {
	api.Present

	ChannelName              string                      // ChannelName, required
	ChannelARN               string                      // ChannelARN, required
	ChannelId                string                      // ChannelId, required
	ChannelStatus            string                      // ChannelStatus, required
	ChannelStatusReason      string                      // ChannelStatusReason
	ChannelCreationTimestamp time.Time                   // Timestamp, required
	ChannelDestinationType   string                      // ChannelDestinationType, required
	Streams                  ChannelStreamIdentifierList // ChannelStreamIdentifierList, required
}

// Shape describes the structure.
func (*ChannelSummary) Shape() *api.Shape { return &shapeChannelSummary }

// Field gives access to member i.
func (x *ChannelSummary) Field(i int) any {
	switch i {
	case 0:
		return &x.ChannelName
	case 1:
		return &x.ChannelARN
	case 2:
		return &x.ChannelId
	case 3:
		return &x.ChannelStatus
	case 4:
		return &x.ChannelStatusReason
	case 5:
		return &x.ChannelCreationTimestamp
	case 6:
		return &x.ChannelDestinationType
	case 7:
		return &x.Streams
	}
	panic("kinesis: no such member of ChannelSummary")
}

// ChannelSummaryList is a list of ChannelSummary.
type ChannelSummaryList []ChannelSummary

// Len is the number of elements.
func (x *ChannelSummaryList) Len() int { return len(*x) }

// Nil tells whether the list is absent.
func (x *ChannelSummaryList) Nil() bool { return *x == nil }

// At gives a pointer to element i.
func (x *ChannelSummaryList) At(i int) any { return &(*x)[i] }

// Append adds a zero element and gives a pointer to it.
func (x *ChannelSummaryList) Append() any {
	var zero ChannelSummary
	*x = append(*x, zero)
	return &(*x)[len(*x)-1]
}

// Drop removes the last element.
func (x *ChannelSummaryList) Drop() { *x = (*x)[:len(*x)-1] }

// Make empties the list and reserves capacity.
func (x *ChannelSummaryList) Make(capacity int) { *x = make(ChannelSummaryList, 0, capacity) }

// Grow reserves capacity for n more elements.
func (x *ChannelSummaryList) Grow(n int) { *x = append(make(ChannelSummaryList, 0, len(*x)+n), *x...) }

// Clear makes the list absent.
func (x *ChannelSummaryList) Clear() { *x = nil }

// ChildShard is the structure ChildShard.
type ChildShard struct {
	api.Present

	ShardId      string        // ShardId, required
	ParentShards ShardIdList   // ShardIdList, required
	HashKeyRange *HashKeyRange // HashKeyRange, required
}

// Shape describes the structure.
func (*ChildShard) Shape() *api.Shape { return &shapeChildShard }

// Field gives access to member i.
func (x *ChildShard) Field(i int) any {
	switch i {
	case 0:
		return &x.ShardId
	case 1:
		return &x.ParentShards
	case 2:
		return api.Of(&x.HashKeyRange)
	}
	panic("kinesis: no such member of ChildShard")
}

// ChildShardList is a list of ChildShard.
type ChildShardList []ChildShard

// Len is the number of elements.
func (x *ChildShardList) Len() int { return len(*x) }

// Nil tells whether the list is absent.
func (x *ChildShardList) Nil() bool { return *x == nil }

// At gives a pointer to element i.
func (x *ChildShardList) At(i int) any { return &(*x)[i] }

// Append adds a zero element and gives a pointer to it.
func (x *ChildShardList) Append() any {
	var zero ChildShard
	*x = append(*x, zero)
	return &(*x)[len(*x)-1]
}

// Drop removes the last element.
func (x *ChildShardList) Drop() { *x = (*x)[:len(*x)-1] }

// Make empties the list and reserves capacity.
func (x *ChildShardList) Make(capacity int) { *x = make(ChildShardList, 0, capacity) }

// Grow reserves capacity for n more elements.
func (x *ChildShardList) Grow(n int) { *x = append(make(ChildShardList, 0, len(*x)+n), *x...) }

// Clear makes the list absent.
func (x *ChildShardList) Clear() { *x = nil }

// CloudWatchLogs is the structure CloudWatchLogs.
type CloudWatchLogs struct {
	api.Present

	Enabled       bool   // BooleanObject, required
	LogGroupName  string // CloudWatchLogGroupName
	LogStreamName string // CloudWatchLogStreamName
}

// Shape describes the structure.
func (*CloudWatchLogs) Shape() *api.Shape { return &shapeCloudWatchLogs }

// Field gives access to member i.
func (x *CloudWatchLogs) Field(i int) any {
	switch i {
	case 0:
		return &x.Enabled
	case 1:
		return &x.LogGroupName
	case 2:
		return &x.LogStreamName
	}
	panic("kinesis: no such member of CloudWatchLogs")
}

// CloudWatchLogsUpdateInput is the structure CloudWatchLogsUpdateInput.
type CloudWatchLogsUpdateInput struct {
	api.Present

	Enabled       bool   // BooleanObject, required
	LogGroupName  string // CloudWatchLogGroupName
	LogStreamName string // CloudWatchLogStreamName
}

// Shape describes the structure.
func (*CloudWatchLogsUpdateInput) Shape() *api.Shape { return &shapeCloudWatchLogsUpdateInput }

// Field gives access to member i.
func (x *CloudWatchLogsUpdateInput) Field(i int) any {
	switch i {
	case 0:
		return &x.Enabled
	case 1:
		return &x.LogGroupName
	case 2:
		return &x.LogStreamName
	}
	panic("kinesis: no such member of CloudWatchLogsUpdateInput")
}
