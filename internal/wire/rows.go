package wire

import (
	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/api/kinesis"
)

// Records are what a reply carries many of. They are not a list of structures
// but are told one by one to the codec that writes them: a page has up to
// 10,000, and making strings and structures of them first costs more than all
// the rest. Not safe for concurrent use.
type Records interface {
	// Len is how many records there are.
	Len() int
	// Record sets r to record i. What r points to stays as it is while the
	// records are used.
	Record(i int, r *Record)
}

// Page is the answer of a GetRecords.
type Page interface {
	Records
	// Rest is the answer but for its records.
	Rest() *kinesis.GetRecordsOutput
}

// Event is an event of a SubscribeToShard.
type Event interface {
	Records
	// Rest is the event but for its records.
	Rest() *kinesis.SubscribeToShardEvent
}

// Record is one of Records.
type Record struct {
	Number        shardwell.SequenceNumber
	ArrivalMillis int64 // since the Unix epoch
	Data          []byte
	PartitionKey  []byte // left out if it is empty
	Encrypted     bool   // its EncryptionType is KMS; else it has none
}

// Results is the answer of a PutRecords, told like a Page.
type Results interface {
	// Len is how many results there are.
	Len() int
	// Result sets r to result i.
	Result(i int, r *Result)
	// Rest is the answer but for its results.
	Rest() *kinesis.PutRecordsOutput
}

// Result is a result of Results: a number and a shard, or else a code and a
// message.
type Result struct {
	Number    shardwell.SequenceNumber
	ShardID   string // empty for an error
	ErrorCode string
	Message   string // of the error
}
