package streams

import (
	"context"
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/api/kinesis"
	"github.com/shardwell/shardwell/internal/log"
	"github.com/shardwell/shardwell/internal/log/memory"
	"github.com/shardwell/shardwell/internal/service/streams/catalog"
	"github.com/shardwell/shardwell/internal/service/streams/quota"
	"github.com/shardwell/shardwell/internal/wire"
	wirejson "github.com/shardwell/shardwell/internal/wire/json"
)

// BenchmarkPutRecordsPath is everything that a PutRecords over JSON costs
// between the socket and the disk: decoding, constraints, the service, an
// engine in memory, encoding.
func BenchmarkPutRecordsPath(b *testing.B) {
	for _, c := range []struct{ records, bytes int }{{500, 100}, {100, 1024}} {
		b.Run(fmt.Sprintf("%dx%d", c.records, c.bytes), func(b *testing.B) { benchPutRecords(b, c.records, c.bytes, "") })
	}
}

// benchPutRecords puts records into a stream that is encrypted under a key, or is not
// if that is "".
func benchPutRecords(b *testing.B, records, bytes int, key string) {
	stream := benchStream(b, 256)
	engine := memory.New(memory.Config{})
	defer engine.Close()
	for i := range stream.Shards {
		if err := engine.Create(context.Background(), log.Data, stream.Shards[i].Log); err != nil {
			b.Fatal(err)
		}
	}
	if key != "" {
		stream.EncryptionType, stream.KeyID = catalog.EncryptionKMS, key
	}
	d := &dataPath{
		engine: engine, sealer: testSealer(b, "process1", testKey1), started: time.Now(),
		streamNamed: func(shardwell.Tenant, string) *catalog.Stream { return stream },
	}
	d.keys.kms = newFakeKMS()
	d.keys.propose = func(context.Context, []byte) (any, error) { return catalog.DataKeyAdded{Stream: stream, ID: 1}, nil }
	d.limitTo(quota.Of(quota.Off))
	body, reply := benchBody(records, bytes), []byte(nil)
	b.ReportAllocs()
	for calls := 0; b.Loop(); calls++ {
		reply = benchPut(b, d, stream.Tenant, body, reply[:0])
		if calls%1000 == 999 {
			b.StopTimer()
			empty(b, engine, stream)
			b.StartTimer()
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(records), "ns/record")
}

// benchBody is a PutRecords request with random data.
func benchBody(records, bytes int) []byte {
	random := rand.NewChaCha8([32]byte{})
	in := &kinesis.PutRecordsInput{StreamName: "s"}
	for i := range records {
		data := make([]byte, bytes)
		random.Read(data)
		in.Records = append(in.Records, kinesis.PutRecordsRequestEntry{PartitionKey: fmt.Sprint("partition key ", i), Data: data})
	}
	return wirejson.Append(nil, in)
}

// benchPut serves one request and appends the reply's body.
func benchPut(b *testing.B, d *dataPath, tenant shardwell.Tenant, body, reply []byte) []byte {
	b.Helper()
	var in kinesis.PutRecordsInput
	if err := wirejson.Decode(body, &in); err != nil {
		b.Fatal(err)
	}
	if err := wire.Validate(&in); err != nil {
		b.Fatal(err)
	}
	answer, err := d.putRecords(context.Background(), tenant, &in)
	if err != nil {
		b.Fatal(err)
	}
	if failed := *answer.Results.Rest().FailedRecordCount; failed != 0 {
		b.Fatalf("%d records failed", failed)
	}
	reply = wirejson.AppendResults(reply, answer.Results)
	answer.Release()
	return reply
}

// empty makes room in the engine.
func empty(b *testing.B, engine *memory.Engine, stream *catalog.Stream) {
	b.Helper()
	for i := range stream.Shards {
		bounds, err := engine.Bounds(context.Background(), stream.Shards[i].Log)
		if err == nil {
			err = engine.Trim(context.Background(), stream.Shards[i].Log, bounds.End)
		}
		if err != nil {
			b.Fatal(err)
		}
	}
}
