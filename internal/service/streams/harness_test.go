package streams

import (
	"context"
	"errors"
	"io"
	"log/slog"
	"strings"
	"testing"
	"time"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/api"
	"github.com/shardwell/shardwell/internal/api/kinesis"
	"github.com/shardwell/shardwell/internal/log"
	"github.com/shardwell/shardwell/internal/log/memory"
	"github.com/shardwell/shardwell/internal/service"
	"github.com/shardwell/shardwell/internal/service/streams/catalog"
	"github.com/shardwell/shardwell/internal/service/streams/quota"
	wirejson "github.com/shardwell/shardwell/internal/wire/json"
)

// plane is the data operations on an engine in memory, with a catalog that the
// test changes at will.
type plane struct {
	*dataPath
	t       *testing.T
	tenant  shardwell.Tenant
	machine *catalog.Machine
	memory  *memory.Engine
}

func newPlane(t *testing.T, quotas quota.Profile) *plane {
	t.Helper()
	p := &plane{
		t: t, machine: catalog.New(), memory: memory.New(memory.Config{}),
		tenant: shardwell.Tenant{Account: "000000000000", Region: "us-east-1"},
	}
	t.Cleanup(func() {
		if err := p.memory.Close(); err != nil {
			t.Error(err)
		}
	})
	p.dataPath = &dataPath{
		engine: p.memory, sealer: testSealer(t, "process1", testKey1), started: time.Now(),
		logger: slog.New(slog.NewTextHandler(io.Discard, nil)), streamNamed: p.machine.Stream, watch: p.machine.Watch,
		allStreams: func() (all []*catalog.Stream) {
			for stream := range p.machine.All() {
				all = append(all, stream)
			}
			return all
		},
	}
	p.limitTo(quota.Of(quotas))
	return p
}

// stream makes an active stream; change alters the command that makes it.
func (p *plane) stream(name string, shards int, change ...func(*catalog.Create)) *catalog.Stream {
	p.t.Helper()
	create := catalog.Create{
		Key: catalog.Key{Tenant: p.tenant, Name: name}, UID: newUID(), Mode: catalog.Provisioned,
		Shards: shards, RetentionHours: 24, MaxRecordSizeInKiB: 1024,
	}
	for _, c := range change {
		c(&create)
	}
	made, ok := p.machine.Apply(time.Now(), create.Encode()).(*catalog.Stream)
	if !ok {
		p.t.Fatalf("stream %s was not made", name)
	}
	for i := range made.Shards {
		if err := p.memory.Create(context.Background(), log.Data, made.Shards[i].Log); err != nil {
			p.t.Fatal(err)
		}
	}
	return p.machine.Apply(time.Now(), catalog.Activate{Key: made.Key, UID: made.UID}.Encode()).(*catalog.Stream)
}

// drop deletes a stream and all that is in it.
func (p *plane) drop(stream *catalog.Stream) {
	p.t.Helper()
	p.machine.Apply(time.Now(), catalog.Delete{Key: stream.Key}.Encode())
	for i := range stream.Shards {
		if err := p.memory.Delete(context.Background(), stream.Shards[i].Log); err != nil {
			p.t.Fatal(err)
		}
	}
	p.machine.Apply(time.Now(), catalog.Removed{Key: stream.Key, UID: stream.UID}.Encode())
}

// do calls an operation and copies its answer, so that it outlives Release.
func do[Out api.Struct](p *plane, handler service.Handler, in api.Struct) (out Out, err error) {
	reply, err := handler(context.Background(), p.tenant, in)
	if err != nil {
		return out, err
	}
	if reply.Body, err = bodyOf(reply); err != nil {
		return out, err
	}
	if reply.Release != nil {
		reply.Release()
	}
	return reply.Body.(Out), nil
}

// bodyOf is what a client makes of a reply.
func bodyOf(reply service.Reply) (out api.Struct, err error) {
	var body []byte
	switch {
	case reply.Page != nil:
		w := wirejson.NewPageWriter(reply.Page)
		body = w.AppendAll(nil)
		out = new(kinesis.GetRecordsOutput)
	case reply.Results != nil:
		body = wirejson.AppendResults(nil, reply.Results)
		out = new(kinesis.PutRecordsOutput)
	default:
		return reply.Body, nil
	}
	return out, wirejson.Decode(body, out)
}

func (p *plane) tryPut(in *kinesis.PutRecordInput) (*kinesis.PutRecordOutput, error) {
	return do[*kinesis.PutRecordOutput](p, p.putRecord, in)
}

func (p *plane) put(stream, key, data string) *kinesis.PutRecordOutput {
	p.t.Helper()
	out, err := p.tryPut(&kinesis.PutRecordInput{StreamName: stream, PartitionKey: key, Data: []byte(data)})
	if err != nil {
		p.t.Fatalf("put %q: %v", key, err)
	}
	return out
}

func (p *plane) tryPuts(in *kinesis.PutRecordsInput) (*kinesis.PutRecordsOutput, error) {
	return do[*kinesis.PutRecordsOutput](p, p.putRecords, in)
}

func (p *plane) tryIterator(in *kinesis.GetShardIteratorInput) (string, error) {
	out, err := do[*kinesis.GetShardIteratorOutput](p, p.getShardIterator, in)
	if err != nil {
		return "", err
	}
	return out.ShardIterator, nil
}

func (p *plane) iterator(stream, shard, kind string) string {
	p.t.Helper()
	token, err := p.tryIterator(&kinesis.GetShardIteratorInput{StreamName: stream, ShardId: shard, ShardIteratorType: kind})
	if err != nil {
		p.t.Fatalf("iterator %s: %v", kind, err)
	}
	return token
}

func (p *plane) tryGet(token string, limit int32) (*kinesis.GetRecordsOutput, error) {
	in := &kinesis.GetRecordsInput{ShardIterator: token}
	if limit > 0 {
		in.Limit = &limit
	}
	return do[*kinesis.GetRecordsOutput](p, p.getRecords, in)
}

func (p *plane) get(token string, limit int32) *kinesis.GetRecordsOutput {
	p.t.Helper()
	out, err := p.tryGet(token, limit)
	if err != nil {
		p.t.Fatalf("get: %v", err)
	}
	return out
}

// texts joins the data of records, for comparing.
func texts(records kinesis.RecordList) string {
	all := make([]string, len(records))
	for i := range records {
		all[i] = string(records[i].Data)
	}
	return strings.Join(all, " ")
}

// wantRefusal checks an error's code and text; a text of "" is not compared.
func wantRefusal(t testing.TB, what string, err error, code, text string) {
	t.Helper()
	var refusal *shardwell.Error
	if !errors.As(err, &refusal) {
		t.Errorf("%s: %v, not a %s", what, err, code)
	} else if refusal.Code != code || text != "" && refusal.Message != text {
		t.Errorf("%s:\n got %s: %s\nwant %s: %s", what, refusal.Code, refusal.Message, code, text)
	}
}
