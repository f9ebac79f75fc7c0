// Code generated from the Kinesis API model 2013-12-02 (botocore 1.44.5). DO NOT EDIT.

package kinesis

// The values of ChannelDestinationType.
const (
	ChannelDestinationTypeS3       = "S3"
	ChannelDestinationTypeS3Tables = "S3_TABLES"
)

// The values of ChannelEncryptionType.
const (
	ChannelEncryptionTypeKms = "KMS"
)

// The values of ChannelStatus.
const (
	ChannelStatusCreating = "CREATING"
	ChannelStatusActive   = "ACTIVE"
	ChannelStatusUpdating = "UPDATING"
	ChannelStatusDeleting = "DELETING"
	ChannelStatusFailed   = "FAILED"
)

// The values of ConsumerStatus.
const (
	ConsumerStatusCreating = "CREATING"
	ConsumerStatusDeleting = "DELETING"
	ConsumerStatusActive   = "ACTIVE"
)

// The values of EncryptionType.
const (
	EncryptionTypeNone = "NONE"
	EncryptionTypeKms  = "KMS"
)

// The values of MetricsName.
const (
	MetricsNameIncomingBytes                      = "IncomingBytes"
	MetricsNameIncomingRecords                    = "IncomingRecords"
	MetricsNameOutgoingBytes                      = "OutgoingBytes"
	MetricsNameOutgoingRecords                    = "OutgoingRecords"
	MetricsNameWriteProvisionedThroughputExceeded = "WriteProvisionedThroughputExceeded"
	MetricsNameReadProvisionedThroughputExceeded  = "ReadProvisionedThroughputExceeded"
	MetricsNameIteratorAgeMilliseconds            = "IteratorAgeMilliseconds"
	MetricsNameAll                                = "ALL"
)

// The values of MinimumThroughputBillingCommitmentInputStatus.
const (
	MinimumThroughputBillingCommitmentInputStatusEnabled  = "ENABLED"
	MinimumThroughputBillingCommitmentInputStatusDisabled = "DISABLED"
)

// The values of MinimumThroughputBillingCommitmentOutputStatus.
const (
	MinimumThroughputBillingCommitmentOutputStatusEnabled                        = "ENABLED"
	MinimumThroughputBillingCommitmentOutputStatusDisabled                       = "DISABLED"
	MinimumThroughputBillingCommitmentOutputStatusEnabledUntilEarliestAllowedEnd = "ENABLED_UNTIL_EARLIEST_ALLOWED_END"
)

// The values of PartitionTransform.
const (
	PartitionTransformTimeHour = "TIME_HOUR"
)

// The values of QueueStartingPositionType.
const (
	QueueStartingPositionTypeTrimHorizon = "TRIM_HORIZON"
	QueueStartingPositionTypeLatest      = "LATEST"
	QueueStartingPositionTypeAtTimestamp = "AT_TIMESTAMP"
)

// The values of QueueStatus.
const (
	QueueStatusCreating = "CREATING"
	QueueStatusActive   = "ACTIVE"
	QueueStatusUpdating = "UPDATING"
	QueueStatusDeleting = "DELETING"
)

// The values of RecordDistributionStrategy.
const (
	RecordDistributionStrategyAuto             = "AUTO"
	RecordDistributionStrategyUserPartitionKey = "USER_PARTITION_KEY"
)

// The values of RecordFormatType.
const (
	RecordFormatTypeGsrJson   = "GSR_JSON"
	RecordFormatTypeJson      = "JSON"
	RecordFormatTypeString    = "STRING"
	RecordFormatTypeByteArray = "BYTE_ARRAY"
)

// The values of S3CompressionType.
const (
	S3CompressionTypeNone = "NONE"
	S3CompressionTypeGzip = "GZIP"
	S3CompressionTypeZstd = "ZSTD"
)

// The values of S3StorageClass.
const (
	S3StorageClassStandard           = "STANDARD"
	S3StorageClassIntelligentTiering = "INTELLIGENT_TIERING"
	S3StorageClassGlacierIr          = "GLACIER_IR"
)

// The values of S3TablesCompressionType.
const (
	S3TablesCompressionTypeNone   = "NONE"
	S3TablesCompressionTypeZstd   = "ZSTD"
	S3TablesCompressionTypeSnappy = "SNAPPY"
)

// The values of ScalingType.
const (
	ScalingTypeUniformScaling = "UNIFORM_SCALING"
)

// The values of ShardFilterType.
const (
	ShardFilterTypeAfterShardId    = "AFTER_SHARD_ID"
	ShardFilterTypeAtTrimHorizon   = "AT_TRIM_HORIZON"
	ShardFilterTypeFromTrimHorizon = "FROM_TRIM_HORIZON"
	ShardFilterTypeAtLatest        = "AT_LATEST"
	ShardFilterTypeAtTimestamp     = "AT_TIMESTAMP"
	ShardFilterTypeFromTimestamp   = "FROM_TIMESTAMP"
)

// The values of ShardIteratorType.
const (
	ShardIteratorTypeAtSequenceNumber    = "AT_SEQUENCE_NUMBER"
	ShardIteratorTypeAfterSequenceNumber = "AFTER_SEQUENCE_NUMBER"
	ShardIteratorTypeTrimHorizon         = "TRIM_HORIZON"
	ShardIteratorTypeLatest              = "LATEST"
	ShardIteratorTypeAtTimestamp         = "AT_TIMESTAMP"
)

// The values of StreamMode.
const (
	StreamModeProvisioned = "PROVISIONED"
	StreamModeOnDemand    = "ON_DEMAND"
)

// The values of StreamStatus.
const (
	StreamStatusCreating = "CREATING"
	StreamStatusDeleting = "DELETING"
	StreamStatusActive   = "ACTIVE"
	StreamStatusUpdating = "UPDATING"
)

// The values of TargetType.
const (
	TargetTypeBuiltIn = "BUILT_IN"
	TargetTypeNone    = "NONE"
)
