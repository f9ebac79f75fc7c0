package main

import (
	"bytes"
	"context"
	"fmt"
	"log/slog"
	"sync"
	"testing"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/api"
	"github.com/shardwell/shardwell/internal/api/kinesis"
	"github.com/shardwell/shardwell/internal/api/kms"
	"github.com/shardwell/shardwell/internal/envelope"
	storelog "github.com/shardwell/shardwell/internal/log"
	"github.com/shardwell/shardwell/internal/log/embedded"
	"github.com/shardwell/shardwell/internal/service"
	"github.com/shardwell/shardwell/internal/service/keys"
	kinesisstreams "github.com/shardwell/shardwell/internal/service/streams"
	"github.com/shardwell/shardwell/internal/service/streams/quota"
	"github.com/shardwell/shardwell/internal/vfs"
	"github.com/shardwell/shardwell/internal/vfs/memfs"
	"github.com/shardwell/shardwell/internal/wire"
)

// encrypted is Data Streams and KMS on one disk.
type encrypted struct {
	t       *testing.T
	engine  storelog.Engine
	held    *keys.Service
	service *kinesisstreams.Service
}

var encryptedTenant = shardwell.Tenant{Account: "000000000000", Region: "us-east-1"}

func openEncrypted(t *testing.T, disk vfs.FS) *encrypted {
	t.Helper()
	logger := slog.New(slog.DiscardHandler)
	engine, err := embedded.Open(t.Context(), disk, embedded.Options{
		SegmentBytes: 64 << 10, FirstSegmentBytes: 32 << 10, MinFreeBytes: 64 << 10, Log: logger,
	})
	if err != nil {
		t.Fatal(err)
	}
	held, err := keys.Open(t.Context(), engine, keys.Config{MasterKey: envelope.Key{1}, Log: logger})
	if err != nil {
		t.Fatal(err)
	}
	streams, err := kinesisstreams.Open(t.Context(), engine, kinesisstreams.Config{
		MasterKey: envelope.Key{1}, Keys: streamKeys(held), Quotas: quota.Of(quota.Off), Log: logger,
	})
	if err != nil {
		t.Fatal(err)
	}
	return &encrypted{t, engine, held, streams}
}

func (e *encrypted) close() {
	e.t.Helper()
	for _, close := range []func() error{e.service.Close, e.held.Close, e.engine.Close} {
		if err := close(); err != nil {
			e.t.Error(err)
		}
	}
}

// do calls an operation that has to succeed.
func (e *encrypted) do(handlers map[string]service.Handler, operation string, in api.Struct) service.Reply {
	e.t.Helper()
	reply, err := handlers[operation](context.Background(), encryptedTenant, in)
	if err != nil {
		e.t.Fatalf("%s: %v", operation, err)
	}
	return reply
}

// logOfShard is that of the first shard of the first stream.
var logOfShard = storelog.Owner(1, 1024)

// read gives the data of all records, and the heads that they have on disk.
func (e *encrypted) read() (datas map[string]bool, heads []string) {
	e.t.Helper()
	datas = map[string]bool{}
	bounds, err := e.engine.Bounds(context.Background(), logOfShard)
	if err != nil || bounds.First == bounds.End {
		return datas, nil
	}
	it := e.do(e.service.Handlers(), "GetShardIterator", &kinesis.GetShardIteratorInput{
		StreamName: "s", ShardId: "0", ShardIteratorType: "TRIM_HORIZON"}).Body.(*kinesis.GetShardIteratorOutput)
	reply := e.do(e.service.Handlers(), "GetRecords", &kinesis.GetRecordsInput{ShardIterator: it.ShardIterator})
	for i := range reply.Page.Len() {
		var r wire.Record
		reply.Page.Record(i, &r)
		datas[string(r.Data)] = r.Encrypted
	}
	reply.Release()
	page, err := e.engine.Read(context.Background(), logOfShard, bounds.First, storelog.Limit{Records: 1000, Bytes: 1 << 20}, new(storelog.Buffer))
	if err != nil {
		e.t.Fatal(err)
	}
	for _, rec := range page.Records {
		heads = append(heads, string(bytes.Clone(rec.Head)))
	}
	return datas, heads
}

func (e *encrypted) put(data string) {
	e.t.Helper()
	e.do(e.service.Handlers(), "PutRecord", &kinesis.PutRecordInput{StreamName: "s", PartitionKey: "k", Data: []byte(data)})
}

// encrypt has the stream encrypted, or encrypted with another key.
func (e *encrypted) encrypt(key string) {
	e.t.Helper()
	e.do(e.service.Handlers(), "StartStreamEncryption", &kinesis.StartStreamEncryptionInput{StreamName: "s", EncryptionType: "KMS", KeyId: key})
}

// A power cut at any moment costs no record that was acknowledged: the data key that
// opens it, and the key of KMS that opens that, were durable before. And what the next
// process seals has a number under a data key that no record has that was ever sealed.
// Method: crash at every disk operation, and go on from there.
func TestPowerCutsOfEncryptedStreams(t *testing.T) {
	type cut struct {
		disk         *memfs.FS
		acknowledged int
	}
	disk, cuts := memfs.New(), []cut(nil)
	var mu sync.Mutex
	acknowledged := 0
	e := openEncrypted(t, disk)
	if err := e.service.EnsureStream(t.Context(), encryptedTenant, "s", 1); err != nil {
		t.Fatal(err)
	}
	disk.OnOp(func(n int, _ vfs.Op) {
		mu.Lock()
		defer mu.Unlock()
		cuts = append(cuts, cut{disk.Crash(memfs.RandomCut(uint64(n))), acknowledged})
	})
	put := func() {
		mu.Lock()
		data := fmt.Sprint("record ", acknowledged)
		mu.Unlock()
		e.put(data)
		mu.Lock()
		acknowledged++
		mu.Unlock()
	}
	e.encrypt("alias/aws/kinesis")
	put()
	put()
	made := e.do(e.held.Handlers(), "CreateKey", &kms.CreateKeyRequest{}).Body.(*kms.CreateKeyResponse)
	e.encrypt(made.KeyMetadata.KeyId)
	put()
	put()
	disk.OnOp(nil)
	_, sealed := e.read()
	e.close()

	if len(sealed) != acknowledged || len(cuts) < 20 {
		t.Fatalf("%d of %d records, %d crash points", len(sealed), acknowledged, len(cuts))
	}
	for i, c := range cuts {
		e := openEncrypted(t, c.disk)
		datas, before := e.read()
		for n := range c.acknowledged {
			if encrypted, ok := datas[fmt.Sprint("record ", n)]; !ok || !encrypted {
				t.Errorf("crash %d: record %d of %d is lost", i, n, c.acknowledged)
			}
		}
		if err := e.service.CatchUp(t.Context()); err != nil { // the change that was under way
			t.Fatal(err)
		}
		e.encrypt("alias/aws/kinesis")
		e.put("after")
		_, heads := e.read()
		for _, head := range heads[len(before):] {
			for _, was := range before {
				if head == was {
					t.Errorf("crash %d: %x was sealed twice", i, head)
				}
			}
		}
		e.close()
	}
}
