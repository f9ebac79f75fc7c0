package json

import (
	"strconv"

	"github.com/shardwell/shardwell/internal/api"
	"github.com/shardwell/shardwell/internal/api/kinesis"
)

// appendFast appends the outputs that carry records. It says false for others.
func appendFast(dst []byte, v api.Struct) ([]byte, bool) {
	switch x := v.(type) {
	case *kinesis.GetRecordsOutput:
		return appendGetRecords(dst, x), true
	case *kinesis.PutRecordsOutput:
		return appendPutRecords(dst, x), true
	}
	return dst, false
}

// Indexes of members, as in the generated Field methods.
const (
	getRecordsRecords = iota
	getRecordsNextShardIterator
	getRecordsMillisBehindLatest
	getRecordsChildShards
)

const (
	recordSequenceNumber = iota
	recordApproximateArrivalTimestamp
	recordData
	recordPartitionKey
	recordEncryptionType
)

func appendGetRecords(dst []byte, x *kinesis.GetRecordsOutput) []byte {
	dst = append(dst, `{"Records":[`...)
	for i := range x.Records {
		if i > 0 {
			dst = append(dst, ',')
		}
		dst = appendRecord(dst, &x.Records[i])
	}
	dst = append(dst, ']')
	if x.NextShardIterator != "" || x.Has(getRecordsNextShardIterator) {
		dst = append(dst, `,"NextShardIterator":`...)
		dst = appendText(dst, x.NextShardIterator)
	}
	if x.MillisBehindLatest != nil {
		dst = append(dst, `,"MillisBehindLatest":`...)
		dst = strconv.AppendInt(dst, *x.MillisBehindLatest, 10)
	}
	if x.ChildShards != nil {
		dst = append(dst, `,"ChildShards":`...)
		dst = appendValue(dst, &x.ChildShards, &x.Shape().Members[getRecordsChildShards])
	}
	return append(dst, '}')
}

func appendRecord(dst []byte, r *kinesis.Record) []byte {
	dst = append(dst, `{"SequenceNumber":`...)
	dst = appendText(dst, r.SequenceNumber)
	if !r.ApproximateArrivalTimestamp.IsZero() || r.Has(recordApproximateArrivalTimestamp) {
		dst = append(dst, `,"ApproximateArrivalTimestamp":`...)
		dst = appendMillis(dst, r.ApproximateArrivalTimestamp.UnixMilli())
	}
	dst = append(dst, `,"Data":"`...)
	dst = append(appendBase64(dst, r.Data), '"')
	if r.PartitionKey != "" || r.Has(recordPartitionKey) {
		dst = append(dst, `,"PartitionKey":`...)
		dst = appendText(dst, r.PartitionKey)
	}
	if r.EncryptionType != "" || r.Has(recordEncryptionType) {
		dst = append(dst, `,"EncryptionType":`...)
		dst = appendText(dst, r.EncryptionType)
	}
	return append(dst, '}')
}

const (
	putRecordsFailedRecordCount = iota
	putRecordsResults
	putRecordsEncryptionType
)

const (
	resultSequenceNumber = iota
	resultShardId
	resultErrorCode
	resultErrorMessage
)

func appendPutRecords(dst []byte, x *kinesis.PutRecordsOutput) []byte {
	dst = append(dst, '{')
	if x.FailedRecordCount != nil {
		dst = append(dst, `"FailedRecordCount":`...)
		dst = append(strconv.AppendInt(dst, int64(*x.FailedRecordCount), 10), ',')
	}
	dst = append(dst, `"Records":[`...)
	for i := range x.Records {
		if i > 0 {
			dst = append(dst, ',')
		}
		dst = appendResult(dst, &x.Records[i])
	}
	dst = append(dst, ']')
	if x.EncryptionType != "" || x.Has(putRecordsEncryptionType) {
		dst = append(dst, `,"EncryptionType":`...)
		dst = appendText(dst, x.EncryptionType)
	}
	return append(dst, '}')
}

func appendResult(dst []byte, r *kinesis.PutRecordsResultEntry) []byte {
	dst = append(dst, '{')
	start := len(dst)
	if r.SequenceNumber != "" || r.Has(resultSequenceNumber) {
		dst = append(dst, `"SequenceNumber":`...)
		dst = append(appendText(dst, r.SequenceNumber), ',')
	}
	if r.ShardId != "" || r.Has(resultShardId) {
		dst = append(dst, `"ShardId":`...)
		dst = append(appendText(dst, r.ShardId), ',')
	}
	if r.ErrorCode != "" || r.Has(resultErrorCode) {
		dst = append(dst, `"ErrorCode":`...)
		dst = append(appendText(dst, r.ErrorCode), ',')
	}
	if r.ErrorMessage != "" || r.Has(resultErrorMessage) {
		dst = append(dst, `"ErrorMessage":`...)
		dst = append(appendText(dst, r.ErrorMessage), ',')
	}
	if len(dst) > start {
		dst = dst[:len(dst)-1] // the last comma
	}
	return append(dst, '}')
}
