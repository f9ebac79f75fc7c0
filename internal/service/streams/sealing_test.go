package streams

import (
	"bytes"
	"context"
	"encoding/hex"
	"fmt"
	"strings"
	"testing"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/api/kinesis"
	"github.com/shardwell/shardwell/internal/log"
	"github.com/shardwell/shardwell/internal/service"
	"github.com/shardwell/shardwell/internal/service/streams/catalog"
	"github.com/shardwell/shardwell/internal/service/streams/quota"
)

// encryptedPlane is a plane whose stream s is encrypted with the key of the service.
func encryptedPlane(t *testing.T, shards int) (*plane, *fakeKMS) {
	t.Helper()
	p, kms := newPlane(t, quota.Off), newFakeKMS()
	p.keys.kms = kms
	p.keys.propose = func(_ context.Context, command []byte) (any, error) {
		reply := p.machine.Apply(p.clock.now(), command)
		if err, refused := reply.(error); refused {
			return nil, err
		}
		return reply, nil
	}
	p.stream("s", shards)
	p.encrypt("s", awsKey)
	return p, kms
}

// encrypt starts a stream's encryption, with "" it stops it.
func (p *plane) encrypt(name, key string) {
	p.t.Helper()
	k := catalog.Key{Tenant: p.tenant, Name: name}
	stream, ok := p.machine.Apply(p.clock.now(), catalog.SetEncryption{Key: k, KeyID: key}.Encode()).(*catalog.Stream)
	if !ok {
		p.t.Fatal("encryption was not set")
	}
	p.machine.Apply(p.clock.now(), catalog.Updated{Key: k, UID: stream.UID}.Encode())
}

// raw reads a shard's log as it is.
func (p *plane) raw(stream *catalog.Stream, shard int) []log.Record {
	p.t.Helper()
	page, err := p.memory.Read(context.Background(), stream.Shards[shard].Log, 1, log.Limit{Records: 10000, Bytes: 64 << 20}, new(log.Buffer))
	if err != nil {
		p.t.Fatal(err)
	}
	return page.Records
}

// What is put into an encrypted stream comes back from it, beside records from
// before and after, in one page and in order; nothing of keys and data is in the
// log; and sizes are counted as if it were not encrypted.
func TestSealedRecords(t *testing.T) {
	p, kms := encryptedPlane(t, 1)
	p.encrypt("s", "")
	p.put("s", "key-canary", "plain before")
	p.encrypt("s", awsKey)
	p.put("s", "key-canary", "data-canary one")
	out, err := p.tryPuts(&kinesis.PutRecordsInput{StreamName: "s", Records: kinesis.PutRecordsRequestEntryList{
		{PartitionKey: "key-canary", Data: []byte("data-canary two"), ExplicitHashKey: "98765432109876543210"},
		{PartitionKey: "key-canary", Data: nil},
	}})
	if err != nil || out.EncryptionType != "KMS" {
		t.Fatalf("%+v, %v", out, err)
	}
	large := strings.Repeat("x", 1024<<10-1)
	if _, err := p.tryPut(&kinesis.PutRecordInput{StreamName: "s", PartitionKey: "k", Data: []byte(large + "y")}); err == nil {
		t.Error("a record is larger than allowed")
	}
	p.put("s", "k", large)
	p.encrypt("s", "")
	p.put("s", "k", "plain after")

	stream := p.machine.Stream(p.tenant, "s")
	for i, rec := range p.raw(stream, 0) {
		all := string(rec.Head) + string(rec.Data)
		if plain := i == 0 || i == 5; strings.Contains(all, "canary") != (i == 0) || strings.Contains(all, "9876543210") || (rec.Head[0] == sealedVersion) == plain {
			t.Errorf("record %d is kept as %.100q", i, all)
		}
	}
	got := p.get(p.iterator("s", "0", trimHorizon), 0)
	want := []string{"plain before", "data-canary one", "data-canary two", "", large, "plain after"}
	for i, r := range got.Records {
		encrypted := map[bool]string{true: "KMS"}[i > 0 && i < 5]
		if string(r.Data) != want[i] || r.EncryptionType != encrypted || (i < 4) != (r.PartitionKey == "key-canary") {
			t.Errorf("record %d is %.50q, %q, %q", i, r.Data, r.PartitionKey, r.EncryptionType)
		}
	}
	if len(got.Records) != len(want) || len(kms.made) != 1 || len(stream.DataKeys) != 1 {
		t.Errorf("%d records, %d data keys made, %d kept", len(got.Records), len(kms.made), len(stream.DataKeys))
	}
	for _, made := range kms.made {
		for _, kept := range stream.DataKeys {
			if bytes.Contains(kept.Sealed, made) {
				t.Error("a data key is kept as it is")
			}
		}
	}
}

// A record that was carried to another shard, another stream, or behind another
// head is not read there, nor is one of which a bit was turned over: whoever reads
// learns that it is damaged, and can go on behind it.
func TestSealedRecordsAreBound(t *testing.T) {
	p, _ := encryptedPlane(t, 2)
	p.stream("other", 1)
	p.encrypt("other", awsKey)
	p.put("other", "k", "its own")
	for _, hash := range []string{"0", "1"} {
		if _, err := p.tryPut(&kinesis.PutRecordInput{StreamName: "s", PartitionKey: "k", Data: []byte("record " + hash), ExplicitHashKey: hash}); err != nil {
			t.Fatal(err)
		}
	}
	s, other := p.machine.Stream(p.tenant, "s"), p.machine.Stream(p.tenant, "other")
	records := p.raw(s, 0)
	first, second := records[0], records[1]
	flipped := func(b []byte, bit int) []byte {
		b = bytes.Clone(b)
		b[bit/8] ^= 1 << (bit % 8)
		return b
	}
	bad := func(what string, stream *catalog.Stream, shard int, head, data []byte) {
		t.Helper()
		rec := []log.Record{{Position: 7, Head: bytes.Clone(head), Data: bytes.Clone(data)}}
		page := log.Page{Records: rec, Next: 8, End: 8}
		err := p.open(context.Background(), stream, &stream.Shards[shard], &page)
		damage, ok := err.(*log.CorruptError)
		if !ok || damage.First != 7 || damage.Last != 7 || damage.Log != stream.Shards[shard].Log {
			t.Errorf("%s: %v, %q", what, err, page.Records[0].Data)
		}
	}
	bad("another shard", s, 1, first.Head, first.Data)
	bad("another stream", other, 0, first.Head, first.Data)
	theirs := dataKeyID{other.UID, other.DataKeys[0].ID}
	own := p.keys.reading[theirs]
	p.keys.keep(theirs, p.keys.reading[dataKeyID{s.UID, s.DataKeys[0].ID}])
	bad("another stream of the same data key", other, 0, first.Head, first.Data)
	p.keys.keep(theirs, own)
	bad("another record's head", s, 0, second.Head, first.Data)
	for bit := range len(first.Head) * 8 {
		if head := flipped(first.Head, bit); head[0] == sealedVersion {
			bad(fmt.Sprintf("bit %d of the head", bit), s, 0, head, first.Data)
		}
	}
	for bit := range len(first.Data) * 8 {
		bad(fmt.Sprintf("bit %d of the data", bit), s, 0, first.Head, flipped(first.Data, bit))
	}
	for n := range first.Data {
		bad(fmt.Sprintf("cut to %d bytes", n), s, 0, first.Head, first.Data[:n])
	}
	bad("a longer head", s, 0, append(bytes.Clone(first.Head), 0), first.Data)

	// On its way to a client.
	if err := p.memory.Append(context.Background(), []log.Entry{
		{Log: s.Shards[1].Log, Head: first.Head, Data: first.Data},
	}, make([]log.Appended, 1)); err != nil {
		t.Fatal(err)
	}
	_, err := p.tryGet(p.iterator("s", "1", trimHorizon), 0)
	wantRefusal(t, "a record of another shard", err, shardwell.CodeInternalFailure, "")
	if _, err := p.tryPut(&kinesis.PutRecordInput{StreamName: "s", PartitionKey: "k", Data: []byte("behind"), ExplicitHashKey: "340282366920938463463374607431768211455"}); err != nil {
		t.Fatal(err)
	}
	_, to := lostNumbers(&s.Shards[1], 1, 1)
	after, err := p.tryIterator(&kinesis.GetShardIteratorInput{StreamName: "s", ShardId: "1", ShardIteratorType: "AFTER_SEQUENCE_NUMBER", StartingSequenceNumber: to.String()})
	if err != nil {
		t.Fatal(err)
	}
	if got := texts(p.get(after, 0).Records); got != "behind" {
		t.Errorf("behind the damage there is %q", got)
	}
}

// The bytes of version 2 never change: records on disk must stay readable.
func TestSealedBytes(t *testing.T) {
	gcm, err := newGCM(bytes.Repeat([]byte{7}, 32))
	if err != nil {
		t.Fatal(err)
	}
	stream := &catalog.Stream{UID: "0123456789abcdef"}
	shard := &catalog.Shard{Index: 3, Log: 9}
	var s sealing
	s.begin(stream, &writingKey{id: 5, gcm: gcm}, 258, 1)
	s.room(1, 7)
	entry := s.seal(shard, "key", []byte("data"))
	got := hex.EncodeToString(entry.Head) + " " + hex.EncodeToString(entry.Data)
	if got != goldenSealed {
		t.Errorf("sealed to %s, want %s", got, goldenSealed)
	}
	p := newPlane(t, quota.Off)
	p.keys.kms = newFakeKMS()
	p.keys.keep(dataKeyID{stream.UID, 5}, &readingKey{gcm: gcm, arn: homeKeyARN + "managed", version: 1, until: p.clock.steady().Add(readingKeyLife)})
	page := log.Page{Records: []log.Record{{Position: 1, Head: entry.Head, Data: entry.Data}}}
	if err := p.open(context.Background(), stream, shard, &page); err != nil {
		t.Fatal(err)
	}
	if r := page.Records[0]; string(r.Head) != "\x01\x03\x00\x03key" || string(r.Data) != "data" {
		t.Errorf("opened to %q, %q", r.Head, r.Data)
	}
}

const goldenSealed = "02000000050000000000000102 b1400d3b921441866b380df7da67f9774c89ab7784c2bbc273220fdac1370441a90030e644ba13d11594045b63caf98d044d9359e4894d22a" +
	"3f25e935d462e18b36520f43c1d1e7ad4f05ccb9ed873cbc5275941bd501e40bec86351dcccf95b126c676c6579787832a6629d99a7ab56df3c920b8b2333dee2af8232e0dcf" +
	"71720028e024a3db37a1a8caf4b619e86f9"

// A batch of 500 records, sealed, costs no more allocations than one of 10, and a
// page of them neither.
func TestSealingGarbage(t *testing.T) {
	p, _ := encryptedPlane(t, 4)
	in := &kinesis.PutRecordsInput{StreamName: "s"}
	for i := range 500 {
		in.Records = append(in.Records, kinesis.PutRecordsRequestEntry{PartitionKey: fmt.Sprint("key", i), Data: make([]byte, 100)})
	}
	run := func(call func() (service.Reply, error)) float64 {
		return testing.AllocsPerRun(100, func() {
			reply, err := call()
			if err != nil {
				t.Fatal(err)
			}
			reply.Release()
		})
	}
	put := func(records int) float64 {
		call := *in
		call.Records = in.Records[:records]
		return run(func() (service.Reply, error) { return p.putRecords(context.Background(), p.tenant, &call) })
	}
	if few, many := put(10), put(500); many > few+10 {
		t.Errorf("%.0f allocations for 500 records, %.0f for 10", many, few)
	}
	token := p.iterator("s", "0", trimHorizon)
	get := func(limit int32) float64 {
		return run(func() (service.Reply, error) {
			return p.getRecords(context.Background(), p.tenant, &kinesis.GetRecordsInput{ShardIterator: token, Limit: &limit})
		})
	}
	if few, many := get(10), get(1000); many > few+10 {
		t.Errorf("%.0f allocations for 1000 records, %.0f for 10", many, few)
	}
}

// BenchmarkPutRecordsSealed is BenchmarkPutRecordsPath for a stream that is
// encrypted and for one that is not.
func BenchmarkPutRecordsSealed(b *testing.B) {
	for _, c := range []struct{ records, bytes int }{{500, 100}, {100, 1024}} {
		for _, key := range []string{"", awsKey} {
			b.Run(fmt.Sprintf("%dx%d/%s", c.records, c.bytes, map[bool]string{true: "off", false: "on"}[key == ""]), func(b *testing.B) {
				benchPutRecords(b, c.records, c.bytes, key)
			})
		}
	}
}

// FuzzUnpack: whatever was sealed, unpacking it does not panic, and gives parts of it.
func FuzzUnpack(f *testing.F) {
	f.Add([]byte{})
	f.Add(make([]byte, sealedLeast))
	f.Add(append(appendHeader(nil, "key", headerKMS), make([]byte, 200)...))
	f.Fuzz(func(t *testing.T, plain []byte) {
		head, data, ok := unpack(plain)
		if ok && !bytes.HasPrefix(plain, append(bytes.Clone(head), data...)) {
			t.Errorf("%x gives %x and %x", plain, head, data)
		}
	})
}

// Records that an earlier build marked as encrypted, and did not encrypt, are read as they
// are, beside sealed ones.
func TestMarkedRecords(t *testing.T) {
	p, _ := encryptedPlane(t, 1)
	stream := p.machine.Stream(p.tenant, "s")
	marked := log.Entry{Log: stream.Shards[0].Log, Head: appendHeader(nil, "k", headerKMS), Data: []byte("marked")}
	if err := p.memory.Append(context.Background(), []log.Entry{marked}, make([]log.Appended, 1)); err != nil {
		t.Fatal(err)
	}
	p.put("s", "k", "sealed")
	got := p.get(p.iterator("s", "0", trimHorizon), 0).Records
	if texts(got) != "marked sealed" || got[0].EncryptionType != "KMS" || got[1].EncryptionType != "KMS" || got[0].PartitionKey != "k" {
		t.Errorf("read %+v", got)
	}
}
