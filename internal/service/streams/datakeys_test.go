package streams

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"log/slog"
	"math/rand/v2"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/api/kinesis"
	"github.com/shardwell/shardwell/internal/envelope"
	"github.com/shardwell/shardwell/internal/log"
	"github.com/shardwell/shardwell/internal/log/memory"
	"github.com/shardwell/shardwell/internal/service"
	"github.com/shardwell/shardwell/internal/service/streams/catalog"
	"github.com/shardwell/shardwell/internal/service/streams/quota"
)

// sealedHeads gives the heads of all sealed records of a stream, as they are in the
// log, by data key.
func (s *server) sealedHeads(name string) map[uint32][]string {
	s.t.Helper()
	heads := map[uint32][]string{}
	stream := s.service.catalog.Stream(home, name)
	for i := range stream.Shards {
		page, err := s.engine.Read(context.Background(), stream.Shards[i].Log, 1, log.Limit{Records: 100000, Bytes: 64 << 20}, new(log.Buffer))
		if err != nil {
			s.t.Fatal(err)
		}
		for _, rec := range page.Records {
			if rec.Head[0] == sealedVersion {
				id := binary.BigEndian.Uint32(rec.Head[1:])
				heads[id] = append(heads[id], string(rec.Head))
			}
		}
	}
	return heads
}

// Whatever happens to a stream and to the key of KMS, restarts, writers at once and the
// end of a data key's time among it, no two records are sealed with the same number
// under one data key, and a process seals with none that there was before it.
func TestNoncesAreNeverUsedTwice(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		random := rand.New(rand.NewPCG(1, 2))
		kms := newFakeKMS()
		kms.add("other")
		s := newServer(t, Config{Keys: kms, Quotas: quota.Of(quota.Off)})
		s.create("s", 2)
		s.run("IncreaseStreamRetentionPeriod", &kinesis.IncreaseStreamRetentionPeriodInput{StreamName: "s", RetentionPeriodHours: shardwell.MaxRetentionHours})
		s.run("StartStreamEncryption", startEncryption(awsKey))
		put, last := 0, uint32(0)
		puts := func() {
			in := &kinesis.PutRecordsInput{StreamName: "s"}
			for range 1 + random.IntN(20) {
				in.Records = append(in.Records, kinesis.PutRecordsRequestEntry{PartitionKey: fmt.Sprint(random.Uint64()), Data: []byte("d")})
				put++
			}
			call[*kinesis.PutRecordsOutput](s, "PutRecords", in)
		}
		for range 250 {
			switch random.IntN(20) {
			case 0:
				last = s.service.catalog.Stream(home, "s").LastDataKey
				s.restart()
				puts()
				now := s.service.catalog.Stream(home, "s").LastDataKey
				if now != last+1 {
					t.Fatalf("after a restart data key %d is written with, before it %d", now, last)
				}
			case 1:
				s.run("StartStreamEncryption", startEncryption([]string{awsKey, "other"}[random.IntN(2)]))
				pass(time.Hour) // starts are counted by day
			case 2:
				pass(dataKeyLife)
			case 3:
				kms.set([]string{"managed", "other"}[random.IntN(2)], 0)
			case 4:
				var callers sync.WaitGroup
				for range 4 {
					callers.Go(func() {
						if _, err := s.do(home, "PutRecord", &kinesis.PutRecordInput{StreamName: "s", PartitionKey: "k", Data: []byte("d")}); err != nil {
							t.Error(err)
						}
					})
				}
				callers.Wait()
				put += 4
			default:
				puts()
			}
		}
		seen, total := map[string]bool{}, 0
		heads := s.sealedHeads("s")
		for id, of := range heads {
			for _, head := range of {
				if total++; seen[head] {
					t.Errorf("data key %d has sealed %x twice", id, head)
				}
				seen[head] = true
			}
		}
		if total != put || len(heads) < 20 || len(heads) != int(s.service.catalog.Stream(home, "s").LastDataKey) {
			t.Errorf("%d of %d records are sealed, with %d data keys", total, put, len(heads))
		}
	})
}

// A data key has one writer, so a process that has used one enough makes another.
func TestDataKeysAreUsedSoMuch(t *testing.T) {
	p, kms := encryptedPlane(t, 1)
	stream := p.machine.Stream(p.tenant, "s")
	p.put("s", "k", "one")
	current := p.traffic.of(stream).keys.current.Load()
	current.records.Store(dataKeyRecords - 1)
	p.put("s", "k", "two")
	p.put("s", "k", "three")
	p.traffic.of(stream).keys.current.Load().bytes.Store(dataKeyBytes)
	p.put("s", "k", "four")
	if got := texts(p.get(p.iterator("s", "0", trimHorizon), 0).Records); got != "one two three four" || len(kms.made) != 3 {
		t.Errorf("%s, with %d data keys", got, len(kms.made))
	}
}

// While a key of KMS is out of order puts and gets of records under it are refused
// with KMS's exception, PutRecords as a whole, also by who reads and writes already;
// what is under another key is read up to there. When it is well again all goes on.
func TestKeysOutOfOrder(t *testing.T) {
	synctest.Test(t, testKeysOutOfOrder)
}

func testKeysOutOfOrder(t *testing.T) {
	kms := newFakeKMS()
	other := kms.add("other")
	s, consumer := newFanout(t, Config{Keys: kms, Quotas: quota.Of(quota.Off)}, 1)
	s.onDemand("d")
	queue := s.queue("work", "d")
	for _, name := range []string{"s", "d"} {
		s.run("StartStreamEncryption", &kinesis.StartStreamEncryptionInput{StreamName: name, EncryptionType: "KMS", KeyId: awsKey})
		call[*kinesis.PutRecordOutput](s, "PutRecord", &kinesis.PutRecordInput{StreamName: name, PartitionKey: "k", Data: []byte("managed")})
	}
	s.run("StartStreamEncryption", startEncryption("other"))
	s.put("other")
	for kind, code := range map[service.KeyFault]string{
		service.KeyNotFound: shardwell.CodeKMSNotFound, service.KeyDisabled: shardwell.CodeKMSDisabled,
		service.KeyInvalidState: shardwell.CodeKMSInvalidState, service.KeyDenied: shardwell.CodeKMSAccessDenied,
	} {
		kms.set("other", kind)
		kms.set("managed", kind)
		text, managed := other+" is out of order", homeKeyARN+"managed is out of order"
		s.refused("PutRecord", &kinesis.PutRecordInput{StreamName: "s", PartitionKey: "k"}, code, text)
		s.refused("PutRecords", &kinesis.PutRecordsInput{StreamName: "s", Records: kinesis.PutRecordsRequestEntryList{{PartitionKey: "k"}}}, code, text)
		it := call[*kinesis.GetShardIteratorOutput](s, "GetShardIterator", &kinesis.GetShardIteratorInput{StreamName: "s", ShardId: "0", ShardIteratorType: "TRIM_HORIZON"}).ShardIterator
		s.refused("GetRecords", &kinesis.GetRecordsInput{ShardIterator: it}, code, managed)
		s.refused("ReceiveQueueRecords", &kinesis.ReceiveQueueRecordsInput{QueueARN: queue, WaitTimeSeconds: ptr[int32](1)}, code, managed)
		s.refused("StartStreamEncryption", startEncryption("other"), code, text)
		kms.set("managed", 0)
		page := call[*kinesis.GetRecordsOutput](s, "GetRecords", &kinesis.GetRecordsInput{ShardIterator: it})
		if got := texts(page.Records); got != "managed" || *page.MillisBehindLatest == 0 {
			t.Errorf("%s: read %q", code, got)
		}
		s.refused("GetRecords", &kinesis.GetRecordsInput{ShardIterator: page.NextShardIterator}, code, text)
	}
	s.refused("StartStreamEncryption", startEncryption("none"), shardwell.CodeKMSNotFound, "Invalid keyId none")
	kms.set("other", 0)
	s.put("again")
	if got := s.read("s", "0"); texts(got) != "managed other again" {
		t.Errorf("read %q", texts(got))
	}
	if got := datas(s.receive(queue)); len(got) != 1 || got[0] != "managed" {
		t.Errorf("received %q", got)
	}
	kms.set("other", service.KeyDisabled)
	sub := s.subscribe(consumer, "0", from(trimHorizon))
	sub.wantEnd(shardwell.CodeKMSDisabled, other+" is out of order")
	if got := said(sub.take()); got != "managed" {
		t.Errorf("pushed %q", got)
	}
}

// A sealed data key that is damaged is the fault of a key, and never wrong bytes.
func TestDamagedDataKey(t *testing.T) {
	p, _ := encryptedPlane(t, 1)
	p.put("s", "k", "data")
	stream := p.machine.Stream(p.tenant, "s")
	kept := &stream.DataKeys[0]
	for i := range kept.Sealed {
		kept.Sealed[i] ^= 1
		p.keys.forget(p.clock.steady().Add(time.Hour))
		if _, err := p.tryGet(p.iterator("s", "0", trimHorizon), 0); !isRefusal(err, shardwell.CodeKMSInvalidState) && !isRefusal(err, shardwell.CodeKMSNotFound) {
			t.Fatalf("byte %d: %v", i, err)
		}
		kept.Sealed[i] ^= 1
	}
	if got := texts(p.get(p.iterator("s", "0", trimHorizon), 0).Records); got != "data" {
		t.Errorf("read %q", got)
	}
}

// Records whose data key is lost are damage in one piece, up to those that can be
// opened.
func TestLostDataKey(t *testing.T) {
	p, _ := encryptedPlane(t, 1)
	for _, data := range []string{"one", "two", "three"} {
		p.put("s", "k", data)
	}
	stream := p.machine.Stream(p.tenant, "s")
	p.traffic.of(stream).keys.current.Load().retired.Store(true)
	p.put("s", "k", "four")
	stream = p.machine.Stream(p.tenant, "s")
	p.machine.Apply(p.clock.now(), catalog.SettleDataKeys{Key: stream.Key, UID: stream.UID, Dropped: []uint32{1}}.Encode())
	p.keys.forget(p.clock.steady().Add(time.Hour))
	_, err := p.tryGet(p.iterator("s", "0", trimHorizon), 0)
	damage, ok := errors.AsType[*log.CorruptError](err)
	if !ok || damage.First != 1 || damage.Last != 3 {
		t.Fatalf("read with %v, which is %+v", err, damage)
	}
	_, to := lostNumbers(&stream.Shards[0], damage.First, damage.Last)
	after, err := p.tryIterator(&kinesis.GetShardIteratorInput{StreamName: "s", ShardId: "0", ShardIteratorType: "AFTER_SEQUENCE_NUMBER", StartingSequenceNumber: to.String()})
	if err != nil {
		t.Fatal(err)
	}
	if got := texts(p.get(after, 0).Records); got != "four" {
		t.Errorf("behind the damage there is %q", got)
	}
}

// Opened data keys are few, and each for a short time.
func TestOpenedDataKeysAreBounded(t *testing.T) {
	p, kms := encryptedPlane(t, 1)
	for i := range readingKeysMost + 10 {
		p.keys.keep(dataKeyID{"u", uint32(i)}, &readingKey{until: time.Now().Add(time.Hour)})
	}
	if n := len(p.keys.reading); n != readingKeysMost {
		t.Errorf("%d are held", n)
	}
	p.put("s", "k", "data")
	read := func() { p.get(p.iterator("s", "0", trimHorizon), 0) }
	read()
	opened := kms.opened
	for range 3 {
		read()
	}
	if kms.opened != opened {
		t.Error("a data key is opened for each page")
	}
	kms.set("managed", 0) // another state of it
	read()
	if kms.opened != opened+1 {
		t.Errorf("opened %d times after a change, want once", kms.opened-opened)
	}
	p.keys.forget(time.Now().Add(2 * time.Hour))
	if n := len(p.keys.reading); n != 0 {
		t.Errorf("%d are held past their time", n)
	}
}

// An alias that names another key, and encryption that begins again, lead to another
// data key; a change of the key that leaves it usable does not.
func TestDataKeysFollowTheKey(t *testing.T) {
	kms := newFakeKMS()
	first, second := kms.add("first", "alias/mine"), kms.add("second")
	s := newServer(t, Config{Keys: kms, Quotas: quota.Of(quota.Off)})
	s.create("s", 1)
	s.run("StartStreamEncryption", startEncryption("alias/mine"))
	s.put("1")
	kms.set("first", 0)
	s.put("2")
	kms.point("alias/mine", "second")
	s.put("3")
	kept := s.service.catalog.Stream(home, "s").DataKeys
	if len(kept) != 2 || kept[0].KeyARN != first || kept[1].KeyARN != second {
		t.Errorf("data keys are %+v", kept)
	}
	if got := texts(s.read("s", "0")); got != "1 2 3" {
		t.Errorf("read %q", got)
	}
}

// A data key stays as long as a record is readable that it opens, and is forgotten
// afterwards, restarts or not; those that are written with stay.
func TestDataKeysAge(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		kms := newFakeKMS()
		s := newServer(t, Config{Keys: kms})
		s.create("s", 1)
		s.run("StartStreamEncryption", startEncryption(awsKey))
		s.put("first")
		ids := func() (ids []uint32) {
			for _, k := range s.service.catalog.Stream(home, "s").DataKeys {
				ids = append(ids, k.ID)
			}
			return ids
		}
		pass(dataKeyLife)
		s.put("second") // with the next key, at the end of the retention of the first record
		s.restart()
		pass(2 * tendKeysEvery) // the restart has retired it, too
		s.put("third")
		pass(24*time.Hour - 3*tendKeysEvery)
		if got := texts(s.read("s", "0")); got != "second third" || fmt.Sprint(ids()) != "[1 2 3]" {
			t.Errorf("read %q with data keys %v", got, ids())
		}
		pass(dataKeyMargin + 5*tendKeysEvery)
		if got := fmt.Sprint(ids()); got != "[3]" {
			t.Errorf("after two days the data keys are %s", got)
		}
		s.run("StopStreamEncryption", stopEncryption(awsKey))
		pass(48 * time.Hour)
		if got := ids(); len(got) != 0 {
			t.Errorf("long after the end of encryption the data keys are %v", got)
		}
		s.put("plain")
		if got := texts(s.read("s", "0")); got != "plain" {
			t.Errorf("read %q", got)
		}
	})
}

// Wherever the process dies, each record that was acknowledged can be read: its data
// key was durable before it.
func TestDataKeysAfterCrashAnywhere(t *testing.T) {
	deaths := 0
	for _, effect := range []bool{false, true} {
		for n, died := 0, true; died; n++ {
			inner := memory.New(memory.Config{})
			kms := newFakeKMS()
			kms.add("other")
			m := &mortal{Engine: inner, left: n, effect: effect}
			acknowledged := encryptUntilDeath(t, m, kms)
			if died = m.dead; died {
				deaths++
			}
			s := openServer(t, inner, Config{Keys: kms})
			if len(acknowledged) > 0 {
				got := map[string]bool{}
				for _, r := range s.read("s", "0") {
					got[string(r.Data)] = true
				}
				for _, data := range acknowledged {
					if !got[data] {
						t.Errorf("death at write %d, effect %v: %s is lost", n, effect, data)
					}
				}
				s.put("after")
			}
			s.service.Close()
			inner.Close()
		}
	}
	if deaths < 2*15 {
		t.Errorf("only %d deaths were tried", deaths)
	}
}

// encryptUntilDeath puts records under one key and another, and gives those that
// were acknowledged.
func encryptUntilDeath(t *testing.T, m *mortal, kms *fakeKMS) (acknowledged []string) {
	service, err := Open(context.Background(), m, Config{Keys: kms, MasterKey: envelope.Key{7}, Log: slog.New(slog.DiscardHandler)})
	if err != nil {
		return nil
	}
	defer service.Close()
	s := &server{t: t, engine: m, service: service}
	s.do(home, "CreateStream", &kinesis.CreateStreamInput{StreamName: "s", ShardCount: ptr[int32](1)})
	for i, key := range []string{awsKey, "other", awsKey} {
		s.do(home, "StartStreamEncryption", startEncryption(key))
		for j := range 2 {
			data := fmt.Sprint(i, " ", j)
			if _, err := s.do(home, "PutRecord", &kinesis.PutRecordInput{StreamName: "s", PartitionKey: "k", Data: []byte(data)}); err == nil {
				acknowledged = append(acknowledged, data)
			}
		}
	}
	return acknowledged
}

// Records that meet a sealed shard are sealed anew for the shard that they go to.
func TestSealedRecordsAreRerouted(t *testing.T) {
	kms := newFakeKMS()
	s := newServer(t, Config{Keys: kms, Quotas: quota.Of(quota.Off)})
	s.create("s", 1)
	s.run("StartStreamEncryption", startEncryption(awsKey))
	var writers sync.WaitGroup
	stop := make(chan struct{})
	wrote := make(chan struct{})
	counts := make([]int, 3)
	for w := range counts {
		writers.Go(func() {
			for {
				select {
				case <-stop:
					return
				default:
				}
				data := []byte(fmt.Sprint(w, "-", counts[w]))
				key := strings.Repeat("x", counts[w]%7+1)
				if w == 0 {
					if _, err := s.do(home, "PutRecord", &kinesis.PutRecordInput{StreamName: "s", PartitionKey: key, Data: data}); err != nil {
						t.Error(err)
						return
					}
				} else if out, err := s.do(home, "PutRecords", &kinesis.PutRecordsInput{StreamName: "s", Records: kinesis.PutRecordsRequestEntryList{{PartitionKey: key, Data: data}}}); err != nil || *out.(*kinesis.PutRecordsOutput).FailedRecordCount != 0 {
					t.Errorf("%+v, %v", out, err)
					return
				}
				counts[w]++
				select {
				case wrote <- struct{}{}: // who changes the shards waits for some progress
				default:
				}
			}
		})
	}
	for i := range uint32(4) {
		<-wrote
		s.split("s", 3*i, half)
		<-wrote
		s.merge("s", 3*i+1, 3*i+2)
	}
	close(stop)
	writers.Wait()
	total := 0
	for _, sh := range s.service.catalog.Stream(home, "s").Shards {
		total += len(s.read("s", fmt.Sprint(sh.Index)))
	}
	if want := counts[0] + counts[1] + counts[2]; total != want {
		t.Errorf("%d records are read, %d were put", total, want)
	}
	if n := len(s.service.catalog.Stream(home, "s").DataKeys); n != 1 {
		t.Errorf("%d data keys", n)
	}
}

// Records that are sealed once more, because their shard was, take no numbers that
// other calls have been given.
func TestReroutedRecordsHaveTheirOwnNumbers(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s, g := newGated(t, Config{Keys: newFakeKMS(), Quotas: quota.Of(quota.Off)})
		s.create("s", 2)
		s.run("StartStreamEncryption", startEncryption(awsKey))
		open := g.shut()
		split := s.background(func() error {
			_, err := s.do(home, "SplitShard", &kinesis.SplitShardInput{StreamName: "s", ShardToSplit: "0", NewStartingHashKey: "2"})
			return err
		})
		waits := []func() error{split}
		for range 3 {
			waits = append(waits, s.background(func() error {
				in := &kinesis.PutRecordsInput{StreamName: "s"}
				for i := range 10 {
					in.Records = append(in.Records, kinesis.PutRecordsRequestEntry{PartitionKey: "k", ExplicitHashKey: []string{"1", whole}[i%2], Data: []byte("d")})
				}
				_, err := s.do(home, "PutRecords", in)
				return err
			}))
		}
		open()
		for _, wait := range waits {
			if err := wait(); err != nil {
				t.Error(err)
			}
		}
		seen := map[string]bool{}
		for _, heads := range s.sealedHeads("s") {
			for _, head := range heads {
				if seen[head] {
					t.Errorf("%x has been sealed with twice", head)
				}
				seen[head] = true
			}
		}
		if len(seen) != 30 {
			t.Errorf("%d records have numbers of their own, of 30", len(seen))
		}
	})
}
