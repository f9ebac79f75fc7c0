// Code generated from the Kinesis API model 2013-12-02 (botocore 1.44.5). DO NOT EDIT.

package kinesis

import (
	"time"

	"github.com/shardwell/shardwell/internal/api"
)

// RegisterStreamConsumerInput is the structure RegisterStreamConsumerInput.
type RegisterStreamConsumerInput struct {
	api.Present

	StreamARN    string            // StreamARN, required
	ConsumerName string            // ConsumerName, required
	StreamId     string            // StreamId
	Tags         map[string]string // TagMap
}

// Shape describes the structure.
func (*RegisterStreamConsumerInput) Shape() *api.Shape { return &shapeRegisterStreamConsumerInput }

// Field gives access to member i.
func (x *RegisterStreamConsumerInput) Field(i int) any {
	switch i {
	case 0:
		return &x.StreamARN
	case 1:
		return &x.ConsumerName
	case 2:
		return &x.StreamId
	case 3:
		return &x.Tags
	}
	panic("kinesis: no such member of RegisterStreamConsumerInput")
}

// RegisterStreamConsumerOutput is the structure RegisterStreamConsumerOutput.
type RegisterStreamConsumerOutput struct {
	api.Present

	Consumer *Consumer // Consumer, required
}

// Shape describes the structure.
func (*RegisterStreamConsumerOutput) Shape() *api.Shape { return &shapeRegisterStreamConsumerOutput }

// Field gives access to member i.
func (x *RegisterStreamConsumerOutput) Field(i int) any {
	switch i {
	case 0:
		return api.Of(&x.Consumer)
	}
	panic("kinesis: no such member of RegisterStreamConsumerOutput")
}

// RemoveTagsFromStreamInput is the structure RemoveTagsFromStreamInput.
type RemoveTagsFromStreamInput struct {
	api.Present

	StreamName string     // StreamName
	TagKeys    TagKeyList // TagKeyList, required
	StreamARN  string     // StreamARN
	StreamId   string     // StreamId
}

// Shape describes the structure.
func (*RemoveTagsFromStreamInput) Shape() *api.Shape { return &shapeRemoveTagsFromStreamInput }

// Field gives access to member i.
func (x *RemoveTagsFromStreamInput) Field(i int) any {
	switch i {
	case 0:
		return &x.StreamName
	case 1:
		return &x.TagKeys
	case 2:
		return &x.StreamARN
	case 3:
		return &x.StreamId
	}
	panic("kinesis: no such member of RemoveTagsFromStreamInput")
}

// ResourceInUseException is the structure ResourceInUseException.
type ResourceInUseException struct {
	api.Present

	Message string // ErrorMessage
}

// Shape describes the structure.
func (*ResourceInUseException) Shape() *api.Shape { return &shapeResourceInUseException }

// Field gives access to member i.
func (x *ResourceInUseException) Field(i int) any {
	switch i {
	case 0:
		return &x.Message
	}
	panic("kinesis: no such member of ResourceInUseException")
}

// ResourceNotFoundException is the structure ResourceNotFoundException.
type ResourceNotFoundException struct {
	api.Present

	Message string // ErrorMessage
}

// Shape describes the structure.
func (*ResourceNotFoundException) Shape() *api.Shape { return &shapeResourceNotFoundException }

// Field gives access to member i.
func (x *ResourceNotFoundException) Field(i int) any {
	switch i {
	case 0:
		return &x.Message
	}
	panic("kinesis: no such member of ResourceNotFoundException")
}

// RestoreDeadLetterQueueRecordsErrorEntry is the structure RestoreDeadLetterQueueRecordsErrorEntry.
type RestoreDeadLetterQueueRecordsErrorEntry struct {
	api.Present

	ReceiptHandle string // ReceiptHandle, required
	ErrorCode     string // ErrorCode, required
	ErrorMessage  string // ErrorMessage
}

// Shape describes the structure.
func (*RestoreDeadLetterQueueRecordsErrorEntry) Shape() *api.Shape {
	return &shapeRestoreDeadLetterQueueRecordsErrorEntry
}

// Field gives access to member i.
func (x *RestoreDeadLetterQueueRecordsErrorEntry) Field(i int) any {
	switch i {
	case 0:
		return &x.ReceiptHandle
	case 1:
		return &x.ErrorCode
	case 2:
		return &x.ErrorMessage
	}
	panic("kinesis: no such member of RestoreDeadLetterQueueRecordsErrorEntry")
}

// RestoreDeadLetterQueueRecordsErrorEntryList is a list of RestoreDeadLetterQueueRecordsErrorEntry.
type RestoreDeadLetterQueueRecordsErrorEntryList []RestoreDeadLetterQueueRecordsErrorEntry

// Len is the number of elements.
func (x *RestoreDeadLetterQueueRecordsErrorEntryList) Len() int { return len(*x) }

// Nil tells whether the list is absent.
func (x *RestoreDeadLetterQueueRecordsErrorEntryList) Nil() bool { return *x == nil }

// At gives a pointer to element i.
func (x *RestoreDeadLetterQueueRecordsErrorEntryList) At(i int) any { return &(*x)[i] }

// Append adds a zero element and gives a pointer to it.
func (x *RestoreDeadLetterQueueRecordsErrorEntryList) Append() any {
	var zero RestoreDeadLetterQueueRecordsErrorEntry
	*x = append(*x, zero)
	return &(*x)[len(*x)-1]
}

// Drop removes the last element.
func (x *RestoreDeadLetterQueueRecordsErrorEntryList) Drop() { *x = (*x)[:len(*x)-1] }

// Make empties the list and reserves capacity.
func (x *RestoreDeadLetterQueueRecordsErrorEntryList) Make(capacity int) {
	*x = make(RestoreDeadLetterQueueRecordsErrorEntryList, 0, capacity)
}

// Grow reserves capacity for n more elements.
func (x *RestoreDeadLetterQueueRecordsErrorEntryList) Grow(n int) {
	*x = append(make(RestoreDeadLetterQueueRecordsErrorEntryList, 0, len(*x)+n), *x...)
}

// Clear makes the list absent.
func (x *RestoreDeadLetterQueueRecordsErrorEntryList) Clear() { *x = nil }

// RestoreDeadLetterQueueRecordsInput is the structure RestoreDeadLetterQueueRecordsInput.
type RestoreDeadLetterQueueRecordsInput struct {
	api.Present

	QueueARN string                                        // QueueARN, required
	Entries  RestoreDeadLetterQueueRecordsRequestEntryList // RestoreDeadLetterQueueRecordsRequestEntryList, required
}

// Shape describes the structure.
func (*RestoreDeadLetterQueueRecordsInput) Shape() *api.Shape {
	return &shapeRestoreDeadLetterQueueRecordsInput
}

// Field gives access to member i.
func (x *RestoreDeadLetterQueueRecordsInput) Field(i int) any {
	switch i {
	case 0:
		return &x.QueueARN
	case 1:
		return &x.Entries
	}
	panic("kinesis: no such member of RestoreDeadLetterQueueRecordsInput")
}

// RestoreDeadLetterQueueRecordsOutput is the structure RestoreDeadLetterQueueRecordsOutput.
type RestoreDeadLetterQueueRecordsOutput struct {
	api.Present

	Successful RestoreDeadLetterQueueRecordsResultEntryList // RestoreDeadLetterQueueRecordsResultEntryList, required
	Failed     RestoreDeadLetterQueueRecordsErrorEntryList  // RestoreDeadLetterQueueRecordsErrorEntryList, required
}

// Shape describes the structure.
func (*RestoreDeadLetterQueueRecordsOutput) Shape() *api.Shape {
	return &shapeRestoreDeadLetterQueueRecordsOutput
}

// Field gives access to member i.
func (x *RestoreDeadLetterQueueRecordsOutput) Field(i int) any {
	switch i {
	case 0:
		return &x.Successful
	case 1:
		return &x.Failed
	}
	panic("kinesis: no such member of RestoreDeadLetterQueueRecordsOutput")
}

// RestoreDeadLetterQueueRecordsRequestEntry is the structure RestoreDeadLetterQueueRecordsRequestEntry.
type RestoreDeadLetterQueueRecordsRequestEntry struct {
	api.Present

	ReceiptHandle string // ReceiptHandle, required
}

// Shape describes the structure.
func (*RestoreDeadLetterQueueRecordsRequestEntry) Shape() *api.Shape {
	return &shapeRestoreDeadLetterQueueRecordsRequestEntry
}

// Field gives access to member i.
func (x *RestoreDeadLetterQueueRecordsRequestEntry) Field(i int) any {
	switch i {
	case 0:
		return &x.ReceiptHandle
	}
	panic("kinesis: no such member of RestoreDeadLetterQueueRecordsRequestEntry")
}

// RestoreDeadLetterQueueRecordsRequestEntryList is a list of RestoreDeadLetterQueueRecordsRequestEntry.
type RestoreDeadLetterQueueRecordsRequestEntryList []RestoreDeadLetterQueueRecordsRequestEntry

// Len is the number of elements.
func (x *RestoreDeadLetterQueueRecordsRequestEntryList) Len() int { return len(*x) }

// Nil tells whether the list is absent.
func (x *RestoreDeadLetterQueueRecordsRequestEntryList) Nil() bool { return *x == nil }

// At gives a pointer to element i.
func (x *RestoreDeadLetterQueueRecordsRequestEntryList) At(i int) any { return &(*x)[i] }

// Append adds a zero element and gives a pointer to it.
func (x *RestoreDeadLetterQueueRecordsRequestEntryList) Append() any {
	var zero RestoreDeadLetterQueueRecordsRequestEntry
	*x = append(*x, zero)
	return &(*x)[len(*x)-1]
}

// Drop removes the last element.
func (x *RestoreDeadLetterQueueRecordsRequestEntryList) Drop() { *x = (*x)[:len(*x)-1] }

// Make empties the list and reserves capacity.
func (x *RestoreDeadLetterQueueRecordsRequestEntryList) Make(capacity int) {
	*x = make(RestoreDeadLetterQueueRecordsRequestEntryList, 0, capacity)
}

// Grow reserves capacity for n more elements.
func (x *RestoreDeadLetterQueueRecordsRequestEntryList) Grow(n int) {
	*x = append(make(RestoreDeadLetterQueueRecordsRequestEntryList, 0, len(*x)+n), *x...)
}

// Clear makes the list absent.
func (x *RestoreDeadLetterQueueRecordsRequestEntryList) Clear() { *x = nil }

// RestoreDeadLetterQueueRecordsResultEntry is the structure RestoreDeadLetterQueueRecordsResultEntry.
type RestoreDeadLetterQueueRecordsResultEntry struct {
	api.Present

	ReceiptHandle string // ReceiptHandle, required
}

// Shape describes the structure.
func (*RestoreDeadLetterQueueRecordsResultEntry) Shape() *api.Shape {
	return &shapeRestoreDeadLetterQueueRecordsResultEntry
}

// Field gives access to member i.
func (x *RestoreDeadLetterQueueRecordsResultEntry) Field(i int) any {
	switch i {
	case 0:
		return &x.ReceiptHandle
	}
	panic("kinesis: no such member of RestoreDeadLetterQueueRecordsResultEntry")
}

// RestoreDeadLetterQueueRecordsResultEntryList is a list of RestoreDeadLetterQueueRecordsResultEntry.
type RestoreDeadLetterQueueRecordsResultEntryList []RestoreDeadLetterQueueRecordsResultEntry

// Len is the number of elements.
func (x *RestoreDeadLetterQueueRecordsResultEntryList) Len() int { return len(*x) }

// Nil tells whether the list is absent.
func (x *RestoreDeadLetterQueueRecordsResultEntryList) Nil() bool { return *x == nil }

// At gives a pointer to element i.
func (x *RestoreDeadLetterQueueRecordsResultEntryList) At(i int) any { return &(*x)[i] }

// Append adds a zero element and gives a pointer to it.
func (x *RestoreDeadLetterQueueRecordsResultEntryList) Append() any {
	var zero RestoreDeadLetterQueueRecordsResultEntry
	*x = append(*x, zero)
	return &(*x)[len(*x)-1]
}

// Drop removes the last element.
func (x *RestoreDeadLetterQueueRecordsResultEntryList) Drop() { *x = (*x)[:len(*x)-1] }

// Make empties the list and reserves capacity.
func (x *RestoreDeadLetterQueueRecordsResultEntryList) Make(capacity int) {
	*x = make(RestoreDeadLetterQueueRecordsResultEntryList, 0, capacity)
}

// Grow reserves capacity for n more elements.
func (x *RestoreDeadLetterQueueRecordsResultEntryList) Grow(n int) {
	*x = append(make(RestoreDeadLetterQueueRecordsResultEntryList, 0, len(*x)+n), *x...)
}

// Clear makes the list absent.
func (x *RestoreDeadLetterQueueRecordsResultEntryList) Clear() { *x = nil }

// S3DestinationConfiguration is the structure S3DestinationConfiguration.
type S3DestinationConfiguration struct {
	api.Present

	DataFreshnessInSeconds         *int32                          // DataFreshnessInSeconds
	DeadLetterQueueS3Configuration *DeadLetterQueueS3Configuration // DeadLetterQueueS3Configuration
	StorageConfiguration           *S3StorageConfiguration         // S3StorageConfiguration, required
}

// Shape describes the structure.
func (*S3DestinationConfiguration) Shape() *api.Shape { return &shapeS3DestinationConfiguration }

// Field gives access to member i.
func (x *S3DestinationConfiguration) Field(i int) any {
	switch i {
	case 0:
		return &x.DataFreshnessInSeconds
	case 1:
		return api.Of(&x.DeadLetterQueueS3Configuration)
	case 2:
		return api.Of(&x.StorageConfiguration)
	}
	panic("kinesis: no such member of S3DestinationConfiguration")
}

// S3DestinationDescription is the structure S3DestinationDescription.
type S3DestinationDescription struct {
	api.Present

	DataFreshnessInSeconds         int32                           // DataFreshnessInSeconds, required
	DeadLetterQueueS3Configuration *DeadLetterQueueS3Configuration // DeadLetterQueueS3Configuration, required
	StorageConfiguration           *S3StorageConfiguration         // S3StorageConfiguration, required
}

// Shape describes the structure.
func (*S3DestinationDescription) Shape() *api.Shape { return &shapeS3DestinationDescription }

// Field gives access to member i.
func (x *S3DestinationDescription) Field(i int) any {
	switch i {
	case 0:
		return &x.DataFreshnessInSeconds
	case 1:
		return api.Of(&x.DeadLetterQueueS3Configuration)
	case 2:
		return api.Of(&x.StorageConfiguration)
	}
	panic("kinesis: no such member of S3DestinationDescription")
}

// S3DestinationUpdateInput is the structure S3DestinationUpdateInput.
type S3DestinationUpdateInput struct {
	api.Present

	DataFreshnessInSeconds int32 // DataFreshnessInSeconds, required
}

// Shape describes the structure.
func (*S3DestinationUpdateInput) Shape() *api.Shape { return &shapeS3DestinationUpdateInput }

// Field gives access to member i.
func (x *S3DestinationUpdateInput) Field(i int) any {
	switch i {
	case 0:
		return &x.DataFreshnessInSeconds
	}
	panic("kinesis: no such member of S3DestinationUpdateInput")
}

// S3StorageConfiguration is the structure S3StorageConfiguration.
type S3StorageConfiguration struct {
	api.Present

	BucketARN           string // BucketARN, required
	ExpectedBucketOwner string // ExpectedBucketOwner, required
	OutputKeyTemplate   string // S3OutputKeyTemplate
	StorageClass        string // S3StorageClass
	CompressionType     string // S3CompressionType, required
}

// Shape describes the structure.
func (*S3StorageConfiguration) Shape() *api.Shape { return &shapeS3StorageConfiguration }

// Field gives access to member i.
func (x *S3StorageConfiguration) Field(i int) any {
	switch i {
	case 0:
		return &x.BucketARN
	case 1:
		return &x.ExpectedBucketOwner
	case 2:
		return &x.OutputKeyTemplate
	case 3:
		return &x.StorageClass
	case 4:
		return &x.CompressionType
	}
	panic("kinesis: no such member of S3StorageConfiguration")
}

// S3TablesConfiguration is the structure S3TablesConfiguration.
type S3TablesConfiguration struct {
	api.Present

	TableBucketARN  string         // TableBucketARN, required
	Namespace       string         // S3TablesNamespace, required
	TableName       string         // S3TablesTableName, required
	CompressionType string         // S3TablesCompressionType, required
	PartitionSpec   *PartitionSpec // PartitionSpec
}

// Shape describes the structure.
func (*S3TablesConfiguration) Shape() *api.Shape { return &shapeS3TablesConfiguration }

// Field gives access to member i.
func (x *S3TablesConfiguration) Field(i int) any {
	switch i {
	case 0:
		return &x.TableBucketARN
	case 1:
		return &x.Namespace
	case 2:
		return &x.TableName
	case 3:
		return &x.CompressionType
	case 4:
		return api.Of(&x.PartitionSpec)
	}
	panic("kinesis: no such member of S3TablesConfiguration")
}

// S3TablesConfigurationList is a list of S3TablesConfiguration.
type S3TablesConfigurationList []S3TablesConfiguration

// Len is the number of elements.
func (x *S3TablesConfigurationList) Len() int { return len(*x) }

// Nil tells whether the list is absent.
func (x *S3TablesConfigurationList) Nil() bool { return *x == nil }

// At gives a pointer to element i.
func (x *S3TablesConfigurationList) At(i int) any { return &(*x)[i] }

// Append adds a zero element and gives a pointer to it.
func (x *S3TablesConfigurationList) Append() any {
	var zero S3TablesConfiguration
	*x = append(*x, zero)
	return &(*x)[len(*x)-1]
}

// Drop removes the last element.
func (x *S3TablesConfigurationList) Drop() { *x = (*x)[:len(*x)-1] }

// Make empties the list and reserves capacity.
func (x *S3TablesConfigurationList) Make(capacity int) {
	*x = make(S3TablesConfigurationList, 0, capacity)
}

// Grow reserves capacity for n more elements.
func (x *S3TablesConfigurationList) Grow(n int) {
	*x = append(make(S3TablesConfigurationList, 0, len(*x)+n), *x...)
}

// Clear makes the list absent.
func (x *S3TablesConfigurationList) Clear() { *x = nil }

// S3TablesDestinationConfiguration is the structure S3TablesDestinationConfiguration.
type S3TablesDestinationConfiguration struct {
	api.Present

	DataFreshnessInSeconds         *int32                          // DataFreshnessInSeconds
	DeadLetterQueueS3Configuration *DeadLetterQueueS3Configuration // DeadLetterQueueS3Configuration, required
	S3TablesConfigurationList      S3TablesConfigurationList       // S3TablesConfigurationList, required
}

// Shape describes the structure.
func (*S3TablesDestinationConfiguration) Shape() *api.Shape {
	return &shapeS3TablesDestinationConfiguration
}

// Field gives access to member i.
func (x *S3TablesDestinationConfiguration) Field(i int) any {
	switch i {
	case 0:
		return &x.DataFreshnessInSeconds
	case 1:
		return api.Of(&x.DeadLetterQueueS3Configuration)
	case 2:
		return &x.S3TablesConfigurationList
	}
	panic("kinesis: no such member of S3TablesDestinationConfiguration")
}

// S3TablesDestinationDescription is the structure S3TablesDestinationDescription.
type S3TablesDestinationDescription struct {
	api.Present

	DataFreshnessInSeconds         int32                           // DataFreshnessInSeconds, required
	DeadLetterQueueS3Configuration *DeadLetterQueueS3Configuration // DeadLetterQueueS3Configuration, required
	S3TablesConfigurationList      S3TablesConfigurationList       // S3TablesConfigurationList, required
}

// Shape describes the structure.
func (*S3TablesDestinationDescription) Shape() *api.Shape {
	return &shapeS3TablesDestinationDescription
}

// Field gives access to member i.
func (x *S3TablesDestinationDescription) Field(i int) any {
	switch i {
	case 0:
		return &x.DataFreshnessInSeconds
	case 1:
		return api.Of(&x.DeadLetterQueueS3Configuration)
	case 2:
		return &x.S3TablesConfigurationList
	}
	panic("kinesis: no such member of S3TablesDestinationDescription")
}

// S3TablesDestinationUpdateInput is the structure S3TablesDestinationUpdateInput.
type S3TablesDestinationUpdateInput struct {
	api.Present

	DataFreshnessInSeconds int32 // DataFreshnessInSeconds, required
}

// Shape describes the structure.
func (*S3TablesDestinationUpdateInput) Shape() *api.Shape {
	return &shapeS3TablesDestinationUpdateInput
}

// Field gives access to member i.
func (x *S3TablesDestinationUpdateInput) Field(i int) any {
	switch i {
	case 0:
		return &x.DataFreshnessInSeconds
	}
	panic("kinesis: no such member of S3TablesDestinationUpdateInput")
}

// SequenceNumberRange is the structure SequenceNumberRange.
type SequenceNumberRange struct {
	api.Present

	StartingSequenceNumber string // SequenceNumber, required
	EndingSequenceNumber   string // SequenceNumber
}

// Shape describes the structure.
func (*SequenceNumberRange) Shape() *api.Shape { return &shapeSequenceNumberRange }

// Field gives access to member i.
func (x *SequenceNumberRange) Field(i int) any {
	switch i {
	case 0:
		return &x.StartingSequenceNumber
	case 1:
		return &x.EndingSequenceNumber
	}
	panic("kinesis: no such member of SequenceNumberRange")
}

// Shard is the structure Shard.
type Shard struct {
	api.Present

	ShardId               string               // ShardId, required
	ParentShardId         string               // ShardId
	AdjacentParentShardId string               // ShardId
	HashKeyRange          *HashKeyRange        // HashKeyRange, required
	SequenceNumberRange   *SequenceNumberRange // SequenceNumberRange, required
}

// Shape describes the structure.
func (*Shard) Shape() *api.Shape { return &shapeShard }

// Field gives access to member i.
func (x *Shard) Field(i int) any {
	switch i {
	case 0:
		return &x.ShardId
	case 1:
		return &x.ParentShardId
	case 2:
		return &x.AdjacentParentShardId
	case 3:
		return api.Of(&x.HashKeyRange)
	case 4:
		return api.Of(&x.SequenceNumberRange)
	}
	panic("kinesis: no such member of Shard")
}

// ShardFilter is the structure ShardFilter.
type ShardFilter struct {
	api.Present

	Type      string    // ShardFilterType, required
	ShardId   string    // ShardId
	Timestamp time.Time // Timestamp
}

// Shape describes the structure.
func (*ShardFilter) Shape() *api.Shape { return &shapeShardFilter }

// Field gives access to member i.
func (x *ShardFilter) Field(i int) any {
	switch i {
	case 0:
		return &x.Type
	case 1:
		return &x.ShardId
	case 2:
		return &x.Timestamp
	}
	panic("kinesis: no such member of ShardFilter")
}

// ShardIdList is a list of ShardId.
type ShardIdList []string

// Len is the number of elements.
func (x *ShardIdList) Len() int { return len(*x) }

// Nil tells whether the list is absent.
func (x *ShardIdList) Nil() bool { return *x == nil }

// At gives a pointer to element i.
func (x *ShardIdList) At(i int) any { return &(*x)[i] }

// Append adds a zero element and gives a pointer to it.
func (x *ShardIdList) Append() any {
	var zero string
	*x = append(*x, zero)
	return &(*x)[len(*x)-1]
}

// Drop removes the last element.
func (x *ShardIdList) Drop() { *x = (*x)[:len(*x)-1] }

// Make empties the list and reserves capacity.
func (x *ShardIdList) Make(capacity int) { *x = make(ShardIdList, 0, capacity) }

// Grow reserves capacity for n more elements.
func (x *ShardIdList) Grow(n int) { *x = append(make(ShardIdList, 0, len(*x)+n), *x...) }

// Clear makes the list absent.
func (x *ShardIdList) Clear() { *x = nil }

// ShardList is a list of Shard.
type ShardList []Shard

// Len is the number of elements.
func (x *ShardList) Len() int { return len(*x) }

// Nil tells whether the list is absent.
func (x *ShardList) Nil() bool { return *x == nil }

// At gives a pointer to element i.
func (x *ShardList) At(i int) any { return &(*x)[i] }

// Append adds a zero element and gives a pointer to it.
func (x *ShardList) Append() any {
	var zero Shard
	*x = append(*x, zero)
	return &(*x)[len(*x)-1]
}

// Drop removes the last element.
func (x *ShardList) Drop() { *x = (*x)[:len(*x)-1] }

// Make empties the list and reserves capacity.
func (x *ShardList) Make(capacity int) { *x = make(ShardList, 0, capacity) }

// Grow reserves capacity for n more elements.
func (x *ShardList) Grow(n int) { *x = append(make(ShardList, 0, len(*x)+n), *x...) }

// Clear makes the list absent.
func (x *ShardList) Clear() { *x = nil }

// SplitShardInput is the structure SplitShardInput.
type SplitShardInput struct {
	api.Present

	StreamName         string // StreamName
	ShardToSplit       string // ShardId, required
	NewStartingHashKey string // HashKey, required
	StreamARN          string // StreamARN
	StreamId           string // StreamId
}

// Shape describes the structure.
func (*SplitShardInput) Shape() *api.Shape { return &shapeSplitShardInput }

// Field gives access to member i.
func (x *SplitShardInput) Field(i int) any {
	switch i {
	case 0:
		return &x.StreamName
	case 1:
		return &x.ShardToSplit
	case 2:
		return &x.NewStartingHashKey
	case 3:
		return &x.StreamARN
	case 4:
		return &x.StreamId
	}
	panic("kinesis: no such member of SplitShardInput")
}

// StartStreamEncryptionInput is the structure StartStreamEncryptionInput.
type StartStreamEncryptionInput struct {
	api.Present

	StreamName     string // StreamName
	EncryptionType string // EncryptionType, required
	KeyId          string // KeyId, required
	StreamARN      string // StreamARN
	StreamId       string // StreamId
}

// Shape describes the structure.
func (*StartStreamEncryptionInput) Shape() *api.Shape { return &shapeStartStreamEncryptionInput }

// Field gives access to member i.
func (x *StartStreamEncryptionInput) Field(i int) any {
	switch i {
	case 0:
		return &x.StreamName
	case 1:
		return &x.EncryptionType
	case 2:
		return &x.KeyId
	case 3:
		return &x.StreamARN
	case 4:
		return &x.StreamId
	}
	panic("kinesis: no such member of StartStreamEncryptionInput")
}

// StartingPosition is the structure StartingPosition.
type StartingPosition struct {
	api.Present

	Type           string    // ShardIteratorType, required
	SequenceNumber string    // SequenceNumber
	Timestamp      time.Time // Timestamp
}

// Shape describes the structure.
func (*StartingPosition) Shape() *api.Shape { return &shapeStartingPosition }

// Field gives access to member i.
func (x *StartingPosition) Field(i int) any {
	switch i {
	case 0:
		return &x.Type
	case 1:
		return &x.SequenceNumber
	case 2:
		return &x.Timestamp
	}
	panic("kinesis: no such member of StartingPosition")
}

// StopStreamEncryptionInput is the structure StopStreamEncryptionInput.
type StopStreamEncryptionInput struct {
	api.Present

	StreamName     string // StreamName
	EncryptionType string // EncryptionType, required
	KeyId          string // KeyId, required
	StreamARN      string // StreamARN
	StreamId       string // StreamId
}

// Shape describes the structure.
func (*StopStreamEncryptionInput) Shape() *api.Shape { return &shapeStopStreamEncryptionInput }

// Field gives access to member i.
func (x *StopStreamEncryptionInput) Field(i int) any {
	switch i {
	case 0:
		return &x.StreamName
	case 1:
		return &x.EncryptionType
	case 2:
		return &x.KeyId
	case 3:
		return &x.StreamARN
	case 4:
		return &x.StreamId
	}
	panic("kinesis: no such member of StopStreamEncryptionInput")
}

// StreamDescription is the structure StreamDescription.
type StreamDescription struct {
	api.Present

	StreamName              string                 // StreamName, required
	StreamARN               string                 // StreamARN, required
	StreamStatus            string                 // StreamStatus, required
	StreamModeDetails       *StreamModeDetails     // StreamModeDetails
	Shards                  ShardList              // ShardList, required
	HasMoreShards           bool                   // BooleanObject, required
	RetentionPeriodHours    int32                  // RetentionPeriodHours, required
	StreamCreationTimestamp time.Time              // Timestamp, required
	EnhancedMonitoring      EnhancedMonitoringList // EnhancedMonitoringList, required
	EncryptionType          string                 // EncryptionType
	KeyId                   string                 // KeyId
}

// Shape describes the structure.
func (*StreamDescription) Shape() *api.Shape { return &shapeStreamDescription }

// Field gives access to member i.
func (x *StreamDescription) Field(i int) any {
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
		return &x.Shards
	case 5:
		return &x.HasMoreShards
	case 6:
		return &x.RetentionPeriodHours
	case 7:
		return &x.StreamCreationTimestamp
	case 8:
		return &x.EnhancedMonitoring
	case 9:
		return &x.EncryptionType
	case 10:
		return &x.KeyId
	}
	panic("kinesis: no such member of StreamDescription")
}
