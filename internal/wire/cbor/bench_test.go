package cbor_test

import (
	"testing"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/api"
	"github.com/shardwell/shardwell/internal/api/kinesis"
	"github.com/shardwell/shardwell/internal/wire/cbor"
	"github.com/shardwell/shardwell/internal/wire/wiretest"
)

// BenchmarkDecode and BenchmarkAppend are the bodies of the hot operations, with
// the names of package json's.
func BenchmarkDecode(b *testing.B) {
	for _, c := range []struct {
		name string
		body []byte
		into func() api.Struct
	}{
		{"PutRecords500x100", cbor.Append(nil, putRecords(500, 100)), func() api.Struct { return new(kinesis.PutRecordsInput) }},
		{"PutRecords500x100Jackson", jackson(putRecords(500, 100)), func() api.Struct { return new(kinesis.PutRecordsInput) }},
		{"PutRecords100x1024", cbor.Append(nil, putRecords(100, 1024)), func() api.Struct { return new(kinesis.PutRecordsInput) }},
		{"PutRecord100", cbor.Append(nil, &kinesis.PutRecordInput{StreamName: "stream", PartitionKey: "partition-key", Data: wiretest.Noise(100)}),
			func() api.Struct { return new(kinesis.PutRecordInput) }},
	} {
		b.Run(c.name, func(b *testing.B) {
			b.SetBytes(int64(len(c.body)))
			b.ReportAllocs()
			for b.Loop() {
				if err := cbor.Decode(c.body, c.into()); err != nil {
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
			w := cbor.NewPageWriter(c.page)
			buffer := make([]byte, 0, w.Bytes())
			b.SetBytes(int64(cap(buffer)))
			b.ReportAllocs()
			for b.Loop() {
				w := cbor.NewPageWriter(c.page)
				w.Bytes()
				buffer = w.AppendAll(buffer[:0])
			}
		})
	}
	b.Run("PutRecords500", func(b *testing.B) {
		out := wiretest.Results{PutRecordsOutput: wiretest.PutResults(500), Numbers: make([]shardwell.SequenceNumber, 500)}
		buffer := cbor.AppendResults(nil, out)
		b.SetBytes(int64(len(buffer)))
		b.ReportAllocs()
		for b.Loop() {
			buffer = cbor.AppendResults(buffer[:0], out)
		}
	})
}
