package json_test

import (
	"bytes"
	"testing"

	"github.com/shardwell/shardwell/internal/api"
	"github.com/shardwell/shardwell/internal/api/kinesis"
	wirejson "github.com/shardwell/shardwell/internal/wire/json"
)

// putRecord gives a PutRecord body.
func putRecord(size int) []byte {
	return wirejson.Append(nil, &kinesis.PutRecordInput{
		StreamName: "stream", PartitionKey: "partition-key", Data: bytes.Repeat([]byte("data"), size/4),
	})
}

// putResults gives the output of a PutRecords call.
func putResults(records int) *kinesis.PutRecordsOutput {
	out := &kinesis.PutRecordsOutput{FailedRecordCount: of(int32(0))}
	for range records {
		out.Records = append(out.Records, kinesis.PutRecordsResultEntry{
			ShardId: "shardId-000000000042", SequenceNumber: "49680419034815235340790193353517782374872746851158720514",
		})
	}
	return out
}

// spaced writes a body as Python does, with a space behind commas and colons;
// there must be none in its strings.
func spaced(body []byte) []byte {
	return bytes.ReplaceAll(bytes.ReplaceAll(body, []byte(`":`), []byte(`": `)), []byte(`,"`), []byte(`, "`))
}

// BenchmarkDecode and BenchmarkAppend are the bodies of the hot operations.
func BenchmarkDecode(b *testing.B) {
	for _, c := range []struct {
		name string
		body []byte
		into func() api.Struct
	}{
		{"PutRecords500x100", putRecords(500, 100), func() api.Struct { return new(kinesis.PutRecordsInput) }},
		{"PutRecords500x100Spaced", spaced(putRecords(500, 100)), func() api.Struct { return new(kinesis.PutRecordsInput) }},
		{"PutRecords100x1024", putRecords(100, 1024), func() api.Struct { return new(kinesis.PutRecordsInput) }},
		{"PutRecord100", putRecord(100), func() api.Struct { return new(kinesis.PutRecordInput) }},
		{"PutRecord1024", putRecord(1024), func() api.Struct { return new(kinesis.PutRecordInput) }},
	} {
		b.Run(c.name, func(b *testing.B) {
			b.SetBytes(int64(len(c.body)))
			b.ReportAllocs()
			for b.Loop() {
				if err := wirejson.Decode(c.body, c.into()); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkAppend(b *testing.B) {
	for _, c := range []struct {
		name string
		out  api.Struct
	}{
		{"GetRecords1000x100", getRecords(1000, 100)},
		{"GetRecords100x1024", getRecords(100, 1024)},
		{"PutRecords500", putResults(500)},
	} {
		b.Run(c.name, func(b *testing.B) {
			buffer := wirejson.Append(nil, c.out)
			b.SetBytes(int64(len(buffer)))
			b.ReportAllocs()
			for b.Loop() {
				buffer = wirejson.Append(buffer[:0], c.out)
			}
		})
	}
}
