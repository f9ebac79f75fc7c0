// Code generated from the Kinesis API model 2013-12-02 (botocore 1.44.5). DO NOT EDIT.

package kinesis

import (
	"github.com/shardwell/shardwell/internal/api"
)

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
