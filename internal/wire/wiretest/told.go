package wiretest

import (
	"math/rand/v2"
	"strings"
	"time"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/api/kinesis"
	"github.com/shardwell/shardwell/internal/wire"
)

// Told is a structure with records, told one by one.
type Told struct {
	keys [][]byte
	*kinesis.GetRecordsOutput
	rest    kinesis.GetRecordsOutput
	Numbers []shardwell.SequenceNumber
}

// Tell makes a page of an output, whose sequence numbers it sets.
func Tell(out *kinesis.GetRecordsOutput) Told {
	p := Told{GetRecordsOutput: out, rest: *out}
	p.rest.Records = nil
	for i := range out.Records {
		n := shardwell.SequenceNumber{Created: 1548118964, Shard: uint32(i % 5), Index: uint64(i) << (i % 50), Time: 1548118964 + int64(i)}
		p.Numbers, p.keys = append(p.Numbers, n), append(p.keys, []byte(out.Records[i].PartitionKey))
		out.Records[i].SequenceNumber = n.String()
	}
	return p
}

// Len implements wire.Page.
func (p Told) Len() int { return len(p.Records) }

// Rest implements wire.Page.
func (p Told) Rest() *kinesis.GetRecordsOutput { return &p.rest }

// Record implements wire.Page.
func (p Told) Record(i int, r *wire.Record) {
	x := &p.Records[i]
	*r = wire.Record{Number: p.Numbers[i], ArrivalMillis: x.ApproximateArrivalTimestamp.UnixMilli(), Data: x.Data, PartitionKey: p.keys[i], Encrypted: x.EncryptionType == "KMS"}
}

// toldEvent is an event with the records of a page.
type toldEvent struct {
	Told
	rest kinesis.SubscribeToShardEvent
}

func (e toldEvent) Rest() *kinesis.SubscribeToShardEvent { return &e.rest }

// Results is an output of PutRecords, told one by one.
type Results struct {
	*kinesis.PutRecordsOutput
	Numbers []shardwell.SequenceNumber
}

// Len implements wire.Results.
func (p Results) Len() int { return len(p.Records) }

// Rest implements wire.Results.
func (p Results) Rest() *kinesis.PutRecordsOutput {
	rest := *p.PutRecordsOutput
	rest.Records = nil
	return &rest
}

// Result implements wire.Results.
func (p Results) Result(i int, r *wire.Result) {
	x := &p.Records[i]
	*r = wire.Result{Number: p.Numbers[i], ShardID: x.ShardId, ErrorCode: x.ErrorCode, Message: x.ErrorMessage}
}

// GetRecords gives the output of a GetRecords call.
func GetRecords(records, size int) *kinesis.GetRecordsOutput {
	out := &kinesis.GetRecordsOutput{MillisBehindLatest: new(int64(0)), NextShardIterator: "next"}
	for range records {
		out.Records = append(out.Records, kinesis.Record{
			SequenceNumber: strings.Repeat("4", 56), PartitionKey: "partition-key", Data: make([]byte, size),
			ApproximateArrivalTimestamp: time.UnixMilli(1548118964772),
		})
	}
	return out
}

// PutResults gives the output of a PutRecords call.
func PutResults(records int) *kinesis.PutRecordsOutput {
	out := &kinesis.PutRecordsOutput{FailedRecordCount: new(int32(0))}
	for range records {
		out.Records = append(out.Records, kinesis.PutRecordsResultEntry{
			ShardId: "shardId-000000000042", SequenceNumber: "49680419034815235340790193353517782374872746851158720514",
		})
	}
	return out
}

// Noise gives data that nothing compresses, always the same.
func Noise(size int) []byte {
	data := make([]byte, size)
	rand.NewChaCha8([32]byte{}).Read(data)
	return data
}
