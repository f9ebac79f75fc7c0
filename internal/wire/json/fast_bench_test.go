package json_test

import (
	"bytes"
	"fmt"
	"testing"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/api"
	"github.com/shardwell/shardwell/internal/api/kinesis"
	wirejson "github.com/shardwell/shardwell/internal/wire/json"
	"github.com/shardwell/shardwell/internal/wire/wiretest"
)

// putRecord gives a PutRecord body with random data.
func putRecord(size int) []byte {
	return wirejson.Append(nil, &kinesis.PutRecordInput{StreamName: "stream", PartitionKey: "partition-key", Data: wiretest.Noise(size)})
}

// putNoise gives a PutRecords body with random data.
func putNoise(records, size int) []byte {
	in := &kinesis.PutRecordsInput{StreamName: "stream"}
	data := wiretest.Noise(records * size)
	for i := range records {
		in.Records = append(in.Records, kinesis.PutRecordsRequestEntry{Data: data[i*size:][:size], PartitionKey: fmt.Sprintf("partition-key-%d", i)})
	}
	return wirejson.Append(nil, in)
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
		{"PutRecords500x100", putNoise(500, 100), func() api.Struct { return new(kinesis.PutRecordsInput) }},
		{"PutRecords500x100Spaced", spaced(putNoise(500, 100)), func() api.Struct { return new(kinesis.PutRecordsInput) }},
		{"PutRecords100x1024", putNoise(100, 1024), func() api.Struct { return new(kinesis.PutRecordsInput) }},
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
		page wiretest.Told
	}{
		{"GetRecords1000x100", wiretest.Tell(wiretest.GetRecords(1000, 100))},
		{"GetRecords100x1024", wiretest.Tell(wiretest.GetRecords(100, 1024))},
	} {
		b.Run(c.name, func(b *testing.B) {
			w := wirejson.NewPageWriter(c.page)
			buffer := make([]byte, 0, w.Bytes())
			b.SetBytes(int64(cap(buffer)))
			b.ReportAllocs()
			for b.Loop() {
				w := wirejson.NewPageWriter(c.page)
				w.Bytes()
				buffer = w.AppendAll(buffer[:0])
			}
		})
	}
	b.Run("PutRecords500", func(b *testing.B) {
		out := wiretest.Results{PutRecordsOutput: wiretest.PutResults(500), Numbers: make([]shardwell.SequenceNumber, 500)}
		buffer := wirejson.AppendResults(nil, out)
		b.SetBytes(int64(len(buffer)))
		b.ReportAllocs()
		for b.Loop() {
			buffer = wirejson.AppendResults(buffer[:0], out)
		}
	})
}
