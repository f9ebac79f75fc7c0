package streams

import (
	"context"
	"fmt"
	"testing"
	"time"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/api/kinesis"
	"github.com/shardwell/shardwell/internal/log"
	"github.com/shardwell/shardwell/internal/service/streams/catalog"
	"github.com/shardwell/shardwell/internal/service/streams/quota"
)

// nowhere is an engine whose appends cost nothing, so that what is measured is
// the service.
type nowhere struct{ log.Engine }

func (nowhere) Append(_ context.Context, entries []log.Entry, out []log.Appended) error {
	for i := range entries {
		out[i] = log.Appended{Position: log.Position(i + 1), Arrival: 1700000000000}
	}
	return nil
}

// benchStream is an active stream that no catalog knows.
func benchStream(b *testing.B, shards int) *catalog.Stream {
	b.Helper()
	machine := catalog.New()
	create := catalog.Create{
		Key: catalog.Key{Tenant: shardwell.Tenant{Account: "000000000000", Region: "us-east-1"}, Name: "s"}, UID: "u",
		Mode: catalog.Provisioned, Shards: shards, RetentionHours: 24, MaxRecordSizeInKiB: 1024,
	}
	machine.Apply(time.Now(), create.Encode())
	stream, ok := machine.Apply(time.Now(), catalog.Activate{Key: create.Key, UID: create.UID}.Encode()).(*catalog.Stream)
	if !ok {
		b.Fatal("stream was not made")
	}
	return stream
}

// BenchmarkPutRecords is a batch of 500 records of 100 bytes over 256 shards,
// the codec and the engine aside: without quotas, and with such as are out of
// reach.
func BenchmarkPutRecords(b *testing.B) {
	stream := benchStream(b, 256)
	in := &kinesis.PutRecordsInput{StreamName: "s"}
	for i := range 500 {
		in.Records = append(in.Records, kinesis.PutRecordsRequestEntry{PartitionKey: fmt.Sprint("partition key ", i), Data: make([]byte, 100)})
	}
	for name, set := range map[string]*quota.Set{
		"off":    quota.Of(quota.Off),
		"raised": quotas(b, quota.Local, "writeRecordsPerSecond=1000000000", "writeKiBPerSecond=1000000000", "largeRecordBurstKiB=1000000000"),
	} {
		b.Run(name, func(b *testing.B) {
			d := &dataPath{
				engine: nowhere{}, sealer: testSealer(b, "process1", testKey1), started: time.Now(),
				streamNamed: func(shardwell.Tenant, string) *catalog.Stream { return stream },
			}
			d.limitTo(set)
			b.ReportAllocs()
			for b.Loop() {
				reply, err := d.putRecords(context.Background(), stream.Tenant, in)
				if err != nil {
					b.Fatal(err)
				}
				if failed := *reply.Results.Rest().FailedRecordCount; failed != 0 {
					b.Fatalf("%d records were refused", failed)
				}
				reply.Release()
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/500, "ns/record")
		})
	}
}

// BenchmarkIterator is the sealing and opening of one iterator.
func BenchmarkIterator(b *testing.B) {
	s := testSealer(b, "process1", testKey1)
	it := iterator{issued: time.Now(), account: "000000000000", stream: "stream", uid: "0123456789abcdef", shard: 1, position: 7}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := s.openIterator("us-east-1", it.issued, s.sealIterator("us-east-1", it)); err != nil {
			b.Fatal(err)
		}
	}
}
