// Code generated from the Kinesis API model 2013-12-02 (botocore 1.44.5). DO NOT EDIT.

package kinesis

import (
	"time"

	"github.com/shardwell/shardwell/internal/api"
)

// Consumer is the structure Consumer.
type Consumer struct {
	api.Present

	ConsumerName              string    // ConsumerName, required
	ConsumerARN               string    // ConsumerARN, required
	ConsumerStatus            string    // ConsumerStatus, required
	ConsumerCreationTimestamp time.Time // Timestamp, required
}

// Shape describes the structure.
func (*Consumer) Shape() *api.Shape { return &shapeConsumer }

// Field gives access to member i.
func (x *Consumer) Field(i int) any {
	switch i {
	case 0:
		return &x.ConsumerName
	case 1:
		return &x.ConsumerARN
	case 2:
		return &x.ConsumerStatus
	case 3:
		return &x.ConsumerCreationTimestamp
	}
	panic("kinesis: no such member of Consumer")
}

// ConsumerDescription is the structure ConsumerDescription.
type ConsumerDescription struct {
	api.Present

	ConsumerName              string    // ConsumerName, required
	ConsumerARN               string    // ConsumerARN, required
	ConsumerStatus            string    // ConsumerStatus, required
	ConsumerCreationTimestamp time.Time // Timestamp, required
	StreamARN                 string    // StreamARN, required
}

// Shape describes the structure.
func (*ConsumerDescription) Shape() *api.Shape { return &shapeConsumerDescription }

// Field gives access to member i.
func (x *ConsumerDescription) Field(i int) any {
	switch i {
	case 0:
		return &x.ConsumerName
	case 1:
		return &x.ConsumerARN
	case 2:
		return &x.ConsumerStatus
	case 3:
		return &x.ConsumerCreationTimestamp
	case 4:
		return &x.StreamARN
	}
	panic("kinesis: no such member of ConsumerDescription")
}

// ConsumerList is a list of Consumer.
type ConsumerList []Consumer

// Len is the number of elements.
func (x *ConsumerList) Len() int { return len(*x) }

// Nil tells whether the list is absent.
func (x *ConsumerList) Nil() bool { return *x == nil }

// At gives a pointer to element i.
func (x *ConsumerList) At(i int) any { return &(*x)[i] }

// Append adds a zero element and gives a pointer to it.
func (x *ConsumerList) Append() any {
	var zero Consumer
	*x = append(*x, zero)
	return &(*x)[len(*x)-1]
}

// Drop removes the last element.
func (x *ConsumerList) Drop() { *x = (*x)[:len(*x)-1] }

// Make empties the list and reserves capacity.
func (x *ConsumerList) Make(capacity int) { *x = make(ConsumerList, 0, capacity) }

// Grow reserves capacity for n more elements.
func (x *ConsumerList) Grow(n int) { *x = append(make(ConsumerList, 0, len(*x)+n), *x...) }

// Clear makes the list absent.
func (x *ConsumerList) Clear() { *x = nil }

// CreateChannelInput is the structure CreateChannelInput.
type CreateChannelInput struct {
	api.Present

	ChannelName                      string                            // ChannelName, required
	ServiceExecutionRoleARN          string                            // RoleARN, required
	StreamConfigurationList          ChannelStreamConfigurationList    // ChannelStreamConfigurationList, required
	S3DestinationConfiguration       *S3DestinationConfiguration       // S3DestinationConfiguration
	S3TablesDestinationConfiguration *S3TablesDestinationConfiguration // S3TablesDestinationConfiguration
	EncryptionConfiguration          *ChannelEncryptionConfiguration   // ChannelEncryptionConfiguration
	Tags                             map[string]string                 // TagMap
	LoggingConfiguration             *ChannelLoggingConfiguration      // ChannelLoggingConfiguration
}

// Shape describes the structure.
func (*CreateChannelInput) Shape() *api.Shape { return &shapeCreateChannelInput }

// Field gives access to member i.
func (x *CreateChannelInput) Field(i int) any {
	switch i {
	case 0:
		return &x.ChannelName
	case 1:
		return &x.ServiceExecutionRoleARN
	case 2:
		return &x.StreamConfigurationList
	case 3:
		return api.Of(&x.S3DestinationConfiguration)
	case 4:
		return api.Of(&x.S3TablesDestinationConfiguration)
	case 5:
		return api.Of(&x.EncryptionConfiguration)
	case 6:
		return &x.Tags
	case 7:
		return api.Of(&x.LoggingConfiguration)
	}
	panic("kinesis: no such member of CreateChannelInput")
}

// CreateChannelOutput is the structure CreateChannelOutput.
type CreateChannelOutput struct {
	api.Present

	ChannelDescription *ChannelDescription // ChannelDescription, required
}

// Shape describes the structure.
func (*CreateChannelOutput) Shape() *api.Shape { return &shapeCreateChannelOutput }

// Field gives access to member i.
func (x *CreateChannelOutput) Field(i int) any {
	switch i {
	case 0:
		return api.Of(&x.ChannelDescription)
	}
	panic("kinesis: no such member of CreateChannelOutput")
}

// CreateQueueInput is the structure CreateQueueInput.
type CreateQueueInput struct {
	api.Present

	QueueName               string                       // QueueName, required
	StreamConfigurationList QueueStreamConfigurationList // QueueStreamConfigurationList, required
	QueueAttributes         *QueueAttributes             // QueueAttributes
	Tags                    map[string]string            // TagMap
}

// Shape describes the structure.
func (*CreateQueueInput) Shape() *api.Shape { return &shapeCreateQueueInput }

// Field gives access to member i.
func (x *CreateQueueInput) Field(i int) any {
	switch i {
	case 0:
		return &x.QueueName
	case 1:
		return &x.StreamConfigurationList
	case 2:
		return api.Of(&x.QueueAttributes)
	case 3:
		return &x.Tags
	}
	panic("kinesis: no such member of CreateQueueInput")
}

// CreateQueueOutput is the structure CreateQueueOutput.
type CreateQueueOutput struct {
	api.Present

	QueueDescription *QueueDescription // QueueDescription, required
}

// Shape describes the structure.
func (*CreateQueueOutput) Shape() *api.Shape { return &shapeCreateQueueOutput }

// Field gives access to member i.
func (x *CreateQueueOutput) Field(i int) any {
	switch i {
	case 0:
		return api.Of(&x.QueueDescription)
	}
	panic("kinesis: no such member of CreateQueueOutput")
}

// CreateStreamInput is the structure CreateStreamInput.
type CreateStreamInput struct {
	api.Present

	StreamName                 string             // StreamName, required
	ShardCount                 *int32             // PositiveIntegerObject
	StreamModeDetails          *StreamModeDetails // StreamModeDetails
	Tags                       map[string]string  // TagMap
	WarmThroughputMiBps        *int32             // NaturalIntegerObject
	MaxRecordSizeInKiB         *int32             // MaxRecordSizeInKiB
	RecordDistributionStrategy string             // RecordDistributionStrategy
}

// Shape describes the structure.
func (*CreateStreamInput) Shape() *api.Shape { return &shapeCreateStreamInput }

// Field gives access to member i.
func (x *CreateStreamInput) Field(i int) any {
	switch i {
	case 0:
		return &x.StreamName
	case 1:
		return &x.ShardCount
	case 2:
		return api.Of(&x.StreamModeDetails)
	case 3:
		return &x.Tags
	case 4:
		return &x.WarmThroughputMiBps
	case 5:
		return &x.MaxRecordSizeInKiB
	case 6:
		return &x.RecordDistributionStrategy
	}
	panic("kinesis: no such member of CreateStreamInput")
}

// DeadLetterConfiguration is the structure DeadLetterConfiguration.
type DeadLetterConfiguration struct {
	api.Present

	TargetType      string // TargetType, required
	MaxReceiveCount *int32 // MaxReceiveCount
}

// Shape describes the structure.
func (*DeadLetterConfiguration) Shape() *api.Shape { return &shapeDeadLetterConfiguration }

// Field gives access to member i.
func (x *DeadLetterConfiguration) Field(i int) any {
	switch i {
	case 0:
		return &x.TargetType
	case 1:
		return &x.MaxReceiveCount
	}
	panic("kinesis: no such member of DeadLetterConfiguration")
}

// DeadLetterQueueS3Configuration is the structure DeadLetterQueueS3Configuration.
type DeadLetterQueueS3Configuration struct {
	api.Present

	BucketARN           string // BucketARN, required
	ExpectedBucketOwner string // ExpectedBucketOwner, required
	ErrorOutputPrefix   string // S3ErrorOutputPrefix
}

// Shape describes the structure.
func (*DeadLetterQueueS3Configuration) Shape() *api.Shape {
	return &shapeDeadLetterQueueS3Configuration
}

// Field gives access to member i.
func (x *DeadLetterQueueS3Configuration) Field(i int) any {
	switch i {
	case 0:
		return &x.BucketARN
	case 1:
		return &x.ExpectedBucketOwner
	case 2:
		return &x.ErrorOutputPrefix
	}
	panic("kinesis: no such member of DeadLetterQueueS3Configuration")
}

// DecreaseStreamRetentionPeriodInput is the structure DecreaseStreamRetentionPeriodInput.
type DecreaseStreamRetentionPeriodInput struct {
	api.Present

	StreamName           string // StreamName
	RetentionPeriodHours int32  // RetentionPeriodHours, required
	StreamARN            string // StreamARN
	StreamId             string // StreamId
}

// Shape describes the structure.
func (*DecreaseStreamRetentionPeriodInput) Shape() *api.Shape {
	return &shapeDecreaseStreamRetentionPeriodInput
}

// Field gives access to member i.
func (x *DecreaseStreamRetentionPeriodInput) Field(i int) any {
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
	panic("kinesis: no such member of DecreaseStreamRetentionPeriodInput")
}

// DeleteChannelInput is the structure DeleteChannelInput.
type DeleteChannelInput struct {
	api.Present

	ChannelARN string // ChannelARN, required
}

// Shape describes the structure.
func (*DeleteChannelInput) Shape() *api.Shape { return &shapeDeleteChannelInput }

// Field gives access to member i.
func (x *DeleteChannelInput) Field(i int) any {
	switch i {
	case 0:
		return &x.ChannelARN
	}
	panic("kinesis: no such member of DeleteChannelInput")
}

// DeleteQueueInput is the structure DeleteQueueInput.
type DeleteQueueInput struct {
	api.Present

	QueueARN string // QueueARN, required
}

// Shape describes the structure.
func (*DeleteQueueInput) Shape() *api.Shape { return &shapeDeleteQueueInput }

// Field gives access to member i.
func (x *DeleteQueueInput) Field(i int) any {
	switch i {
	case 0:
		return &x.QueueARN
	}
	panic("kinesis: no such member of DeleteQueueInput")
}

// DeleteResourcePolicyInput is the structure DeleteResourcePolicyInput.
type DeleteResourcePolicyInput struct {
	api.Present

	ResourceARN string // ResourceARN, required
	StreamId    string // StreamId
}

// Shape describes the structure.
func (*DeleteResourcePolicyInput) Shape() *api.Shape { return &shapeDeleteResourcePolicyInput }

// Field gives access to member i.
func (x *DeleteResourcePolicyInput) Field(i int) any {
	switch i {
	case 0:
		return &x.ResourceARN
	case 1:
		return &x.StreamId
	}
	panic("kinesis: no such member of DeleteResourcePolicyInput")
}

// DeleteStreamInput is the structure DeleteStreamInput.
type DeleteStreamInput struct {
	api.Present

	StreamName              string // StreamName
	EnforceConsumerDeletion *bool  // BooleanObject
	StreamARN               string // StreamARN
	StreamId                string // StreamId
}

// Shape describes the structure.
func (*DeleteStreamInput) Shape() *api.Shape { return &shapeDeleteStreamInput }

// Field gives access to member i.
func (x *DeleteStreamInput) Field(i int) any {
	switch i {
	case 0:
		return &x.StreamName
	case 1:
		return &x.EnforceConsumerDeletion
	case 2:
		return &x.StreamARN
	case 3:
		return &x.StreamId
	}
	panic("kinesis: no such member of DeleteStreamInput")
}

// DeregisterStreamConsumerInput is the structure DeregisterStreamConsumerInput.
type DeregisterStreamConsumerInput struct {
	api.Present

	StreamARN    string // StreamARN
	ConsumerName string // ConsumerName
	ConsumerARN  string // ConsumerARN
	StreamId     string // StreamId
}

// Shape describes the structure.
func (*DeregisterStreamConsumerInput) Shape() *api.Shape { return &shapeDeregisterStreamConsumerInput }

// Field gives access to member i.
func (x *DeregisterStreamConsumerInput) Field(i int) any {
	switch i {
	case 0:
		return &x.StreamARN
	case 1:
		return &x.ConsumerName
	case 2:
		return &x.ConsumerARN
	case 3:
		return &x.StreamId
	}
	panic("kinesis: no such member of DeregisterStreamConsumerInput")
}

// DescribeAccountSettingsInput is the structure DescribeAccountSettingsInput.
type DescribeAccountSettingsInput struct {
	api.Present
}

// Shape describes the structure.
func (*DescribeAccountSettingsInput) Shape() *api.Shape { return &shapeDescribeAccountSettingsInput }

// Field gives access to member i.
func (x *DescribeAccountSettingsInput) Field(i int) any {
	panic("kinesis: no such member of DescribeAccountSettingsInput")
}

// DescribeAccountSettingsOutput is the structure DescribeAccountSettingsOutput.
type DescribeAccountSettingsOutput struct {
	api.Present

	MinimumThroughputBillingCommitment *MinimumThroughputBillingCommitmentOutput // MinimumThroughputBillingCommitmentOutput
}

// Shape describes the structure.
func (*DescribeAccountSettingsOutput) Shape() *api.Shape { return &shapeDescribeAccountSettingsOutput }

// Field gives access to member i.
func (x *DescribeAccountSettingsOutput) Field(i int) any {
	switch i {
	case 0:
		return api.Of(&x.MinimumThroughputBillingCommitment)
	}
	panic("kinesis: no such member of DescribeAccountSettingsOutput")
}

// DescribeChannelInput is the structure DescribeChannelInput.
type DescribeChannelInput struct {
	api.Present

	ChannelARN string // ChannelARN, required
}

// Shape describes the structure.
func (*DescribeChannelInput) Shape() *api.Shape { return &shapeDescribeChannelInput }

// Field gives access to member i.
func (x *DescribeChannelInput) Field(i int) any {
	switch i {
	case 0:
		return &x.ChannelARN
	}
	panic("kinesis: no such member of DescribeChannelInput")
}

// DescribeChannelOutput is the structure DescribeChannelOutput.
type DescribeChannelOutput struct {
	api.Present

	ChannelDescription *ChannelDescription // ChannelDescription, required
}

// Shape describes the structure.
func (*DescribeChannelOutput) Shape() *api.Shape { return &shapeDescribeChannelOutput }

// Field gives access to member i.
func (x *DescribeChannelOutput) Field(i int) any {
	switch i {
	case 0:
		return api.Of(&x.ChannelDescription)
	}
	panic("kinesis: no such member of DescribeChannelOutput")
}

// DescribeLimitsInput is the structure DescribeLimitsInput.
type DescribeLimitsInput struct {
	api.Present
}

// Shape describes the structure.
func (*DescribeLimitsInput) Shape() *api.Shape { return &shapeDescribeLimitsInput }

// Field gives access to member i.
func (x *DescribeLimitsInput) Field(i int) any {
	panic("kinesis: no such member of DescribeLimitsInput")
}

// DescribeLimitsOutput is the structure DescribeLimitsOutput.
type DescribeLimitsOutput struct {
	api.Present

	ShardLimit               int32  // ShardCountObject, required
	OpenShardCount           int32  // ShardCountObject, required
	OnDemandStreamCount      int32  // OnDemandStreamCountObject, required
	OnDemandStreamCountLimit int32  // OnDemandStreamCountLimitObject, required
	ChannelCount             *int32 // ChannelCountObject
	ChannelCountLimit        *int32 // ChannelCountObject
}

// Shape describes the structure.
func (*DescribeLimitsOutput) Shape() *api.Shape { return &shapeDescribeLimitsOutput }

// Field gives access to member i.
func (x *DescribeLimitsOutput) Field(i int) any {
	switch i {
	case 0:
		return &x.ShardLimit
	case 1:
		return &x.OpenShardCount
	case 2:
		return &x.OnDemandStreamCount
	case 3:
		return &x.OnDemandStreamCountLimit
	case 4:
		return &x.ChannelCount
	case 5:
		return &x.ChannelCountLimit
	}
	panic("kinesis: no such member of DescribeLimitsOutput")
}

// DescribeQueueInput is the structure DescribeQueueInput.
type DescribeQueueInput struct {
	api.Present

	QueueARN string // QueueARN, required
}

// Shape describes the structure.
func (*DescribeQueueInput) Shape() *api.Shape { return &shapeDescribeQueueInput }

// Field gives access to member i.
func (x *DescribeQueueInput) Field(i int) any {
	switch i {
	case 0:
		return &x.QueueARN
	}
	panic("kinesis: no such member of DescribeQueueInput")
}

// DescribeQueueOutput is the structure DescribeQueueOutput.
type DescribeQueueOutput struct {
	api.Present

	QueueDescription *QueueDescription // QueueDescription, required
}

// Shape describes the structure.
func (*DescribeQueueOutput) Shape() *api.Shape { return &shapeDescribeQueueOutput }

// Field gives access to member i.
func (x *DescribeQueueOutput) Field(i int) any {
	switch i {
	case 0:
		return api.Of(&x.QueueDescription)
	}
	panic("kinesis: no such member of DescribeQueueOutput")
}

// DescribeStreamConsumerInput is the structure DescribeStreamConsumerInput.
type DescribeStreamConsumerInput struct {
	api.Present

	StreamARN    string // StreamARN
	ConsumerName string // ConsumerName
	ConsumerARN  string // ConsumerARN
	StreamId     string // StreamId
}

// Shape describes the structure.
func (*DescribeStreamConsumerInput) Shape() *api.Shape { return &shapeDescribeStreamConsumerInput }

// Field gives access to member i.
func (x *DescribeStreamConsumerInput) Field(i int) any {
	switch i {
	case 0:
		return &x.StreamARN
	case 1:
		return &x.ConsumerName
	case 2:
		return &x.ConsumerARN
	case 3:
		return &x.StreamId
	}
	panic("kinesis: no such member of DescribeStreamConsumerInput")
}

// DescribeStreamConsumerOutput is the structure DescribeStreamConsumerOutput.
type DescribeStreamConsumerOutput struct {
	api.Present

	ConsumerDescription *ConsumerDescription // ConsumerDescription, required
}

// Shape describes the structure.
func (*DescribeStreamConsumerOutput) Shape() *api.Shape { return &shapeDescribeStreamConsumerOutput }

// Field gives access to member i.
func (x *DescribeStreamConsumerOutput) Field(i int) any {
	switch i {
	case 0:
		return api.Of(&x.ConsumerDescription)
	}
	panic("kinesis: no such member of DescribeStreamConsumerOutput")
}

// DescribeStreamInput is the structure DescribeStreamInput.
type DescribeStreamInput struct {
	api.Present

	StreamName            string // StreamName
	Limit                 *int32 // DescribeStreamInputLimit
	ExclusiveStartShardId string // ShardId
	StreamARN             string // StreamARN
	StreamId              string // StreamId
}

// Shape describes the structure.
func (*DescribeStreamInput) Shape() *api.Shape { return &shapeDescribeStreamInput }

// Field gives access to member i.
func (x *DescribeStreamInput) Field(i int) any {
	switch i {
	case 0:
		return &x.StreamName
	case 1:
		return &x.Limit
	case 2:
		return &x.ExclusiveStartShardId
	case 3:
		return &x.StreamARN
	case 4:
		return &x.StreamId
	}
	panic("kinesis: no such member of DescribeStreamInput")
}

// DescribeStreamOutput is the structure DescribeStreamOutput.
type DescribeStreamOutput struct {
	api.Present

	StreamDescription *StreamDescription // StreamDescription, required
}

// Shape describes the structure.
func (*DescribeStreamOutput) Shape() *api.Shape { return &shapeDescribeStreamOutput }

// Field gives access to member i.
func (x *DescribeStreamOutput) Field(i int) any {
	switch i {
	case 0:
		return api.Of(&x.StreamDescription)
	}
	panic("kinesis: no such member of DescribeStreamOutput")
}

// DescribeStreamSummaryInput is the structure DescribeStreamSummaryInput.
type DescribeStreamSummaryInput struct {
	api.Present

	StreamName string // StreamName
	StreamARN  string // StreamARN
	StreamId   string // StreamId
}

// Shape describes the structure.
func (*DescribeStreamSummaryInput) Shape() *api.Shape { return &shapeDescribeStreamSummaryInput }

// Field gives access to member i.
func (x *DescribeStreamSummaryInput) Field(i int) any {
	switch i {
	case 0:
		return &x.StreamName
	case 1:
		return &x.StreamARN
	case 2:
		return &x.StreamId
	}
	panic("kinesis: no such member of DescribeStreamSummaryInput")
}

// DescribeStreamSummaryOutput is the structure DescribeStreamSummaryOutput.
type DescribeStreamSummaryOutput struct {
	api.Present

	StreamDescriptionSummary *StreamDescriptionSummary // StreamDescriptionSummary, required
}

// Shape describes the structure.
func (*DescribeStreamSummaryOutput) Shape() *api.Shape { return &shapeDescribeStreamSummaryOutput }

// Field gives access to member i.
func (x *DescribeStreamSummaryOutput) Field(i int) any {
	switch i {
	case 0:
		return api.Of(&x.StreamDescriptionSummary)
	}
	panic("kinesis: no such member of DescribeStreamSummaryOutput")
}

// DisableEnhancedMonitoringInput is the structure DisableEnhancedMonitoringInput.
type DisableEnhancedMonitoringInput struct {
	api.Present

	StreamName        string          // StreamName
	ShardLevelMetrics MetricsNameList // MetricsNameList, required
	StreamARN         string          // StreamARN
	StreamId          string          // StreamId
}

// Shape describes the structure.
func (*DisableEnhancedMonitoringInput) Shape() *api.Shape {
	return &shapeDisableEnhancedMonitoringInput
}

// Field gives access to member i.
func (x *DisableEnhancedMonitoringInput) Field(i int) any {
	switch i {
	case 0:
		return &x.StreamName
	case 1:
		return &x.ShardLevelMetrics
	case 2:
		return &x.StreamARN
	case 3:
		return &x.StreamId
	}
	panic("kinesis: no such member of DisableEnhancedMonitoringInput")
}

// DryRunOperationException is the structure DryRunOperationException.
type DryRunOperationException struct {
	api.Present

	Message string // ErrorMessage
}

// Shape describes the structure.
func (*DryRunOperationException) Shape() *api.Shape { return &shapeDryRunOperationException }

// Field gives access to member i.
func (x *DryRunOperationException) Field(i int) any {
	switch i {
	case 0:
		return &x.Message
	}
	panic("kinesis: no such member of DryRunOperationException")
}

// EnableEnhancedMonitoringInput is the structure EnableEnhancedMonitoringInput.
type EnableEnhancedMonitoringInput struct {
	api.Present

	StreamName        string          // StreamName
	ShardLevelMetrics MetricsNameList // MetricsNameList, required
	StreamARN         string          // StreamARN
	StreamId          string          // StreamId
}

// Shape describes the structure.
func (*EnableEnhancedMonitoringInput) Shape() *api.Shape { return &shapeEnableEnhancedMonitoringInput }

// Field gives access to member i.
func (x *EnableEnhancedMonitoringInput) Field(i int) any {
	switch i {
	case 0:
		return &x.StreamName
	case 1:
		return &x.ShardLevelMetrics
	case 2:
		return &x.StreamARN
	case 3:
		return &x.StreamId
	}
	panic("kinesis: no such member of EnableEnhancedMonitoringInput")
}

// EnhancedMetrics is the structure EnhancedMetrics.
type EnhancedMetrics struct {
	api.Present

	ShardLevelMetrics MetricsNameList // MetricsNameList
}

// Shape describes the structure.
func (*EnhancedMetrics) Shape() *api.Shape { return &shapeEnhancedMetrics }

// Field gives access to member i.
func (x *EnhancedMetrics) Field(i int) any {
	switch i {
	case 0:
		return &x.ShardLevelMetrics
	}
	panic("kinesis: no such member of EnhancedMetrics")
}

// EnhancedMonitoringList is a list of EnhancedMetrics.
type EnhancedMonitoringList []EnhancedMetrics

// Len is the number of elements.
func (x *EnhancedMonitoringList) Len() int { return len(*x) }

// Nil tells whether the list is absent.
func (x *EnhancedMonitoringList) Nil() bool { return *x == nil }

// At gives a pointer to element i.
func (x *EnhancedMonitoringList) At(i int) any { return &(*x)[i] }

// Append adds a zero element and gives a pointer to it.
func (x *EnhancedMonitoringList) Append() any {
	var zero EnhancedMetrics
	*x = append(*x, zero)
	return &(*x)[len(*x)-1]
}

// Drop removes the last element.
func (x *EnhancedMonitoringList) Drop() { *x = (*x)[:len(*x)-1] }

// Make empties the list and reserves capacity.
func (x *EnhancedMonitoringList) Make(capacity int) { *x = make(EnhancedMonitoringList, 0, capacity) }

// Grow reserves capacity for n more elements.
func (x *EnhancedMonitoringList) Grow(n int) {
	*x = append(make(EnhancedMonitoringList, 0, len(*x)+n), *x...)
}

// Clear makes the list absent.
func (x *EnhancedMonitoringList) Clear() { *x = nil }

// EnhancedMonitoringOutput is the structure EnhancedMonitoringOutput.
type EnhancedMonitoringOutput struct {
	api.Present

	StreamName               string          // StreamName
	CurrentShardLevelMetrics MetricsNameList // MetricsNameList
	DesiredShardLevelMetrics MetricsNameList // MetricsNameList
	StreamARN                string          // StreamARN
}

// Shape describes the structure.
func (*EnhancedMonitoringOutput) Shape() *api.Shape { return &shapeEnhancedMonitoringOutput }

// Field gives access to member i.
func (x *EnhancedMonitoringOutput) Field(i int) any {
	switch i {
	case 0:
		return &x.StreamName
	case 1:
		return &x.CurrentShardLevelMetrics
	case 2:
		return &x.DesiredShardLevelMetrics
	case 3:
		return &x.StreamARN
	}
	panic("kinesis: no such member of EnhancedMonitoringOutput")
}

// ExpiredIteratorException is the structure ExpiredIteratorException.
type ExpiredIteratorException struct {
	api.Present

	Message string // ErrorMessage
}

// Shape describes the structure.
func (*ExpiredIteratorException) Shape() *api.Shape { return &shapeExpiredIteratorException }

// Field gives access to member i.
func (x *ExpiredIteratorException) Field(i int) any {
	switch i {
	case 0:
		return &x.Message
	}
	panic("kinesis: no such member of ExpiredIteratorException")
}
