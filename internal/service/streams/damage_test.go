package streams

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/api/kinesis"
	"github.com/shardwell/shardwell/internal/log"
	"github.com/shardwell/shardwell/internal/log/embedded"
	"github.com/shardwell/shardwell/internal/service/streams/quota"
)

// A record under which the disk is damaged is refused, again and again, and
// named; what stands before it and behind it is read, as are other streams;
// and when it is past its retention nothing is left of it. It makes no
// difference whether it has been sorted.
func TestDamagedRecord(t *testing.T) {
	for _, sorted := range []bool{false, true} {
		t.Run(fmt.Sprint("sorted ", sorted), func(t *testing.T) { damagedRecord(t, sorted) })
	}
}

func damagedRecord(t *testing.T, sorted bool) {
	synctest.Test(t, func(t *testing.T) {
		m := newMachine(t, Config{Quotas: quota.Of(quota.Off)})
		m.create("s", 1)
		m.create("other", 1)
		m.put("before")
		number := m.put("spoilt-record")
		last := m.put("behind")
		other := &kinesis.PutRecordInput{StreamName: "other", PartitionKey: "k", Data: []byte("unharmed")}
		call[*kinesis.PutRecordOutput](&m.server, "PutRecord", other)
		for i := 0; sorted && m.engine.(*embedded.Engine).Health().SortedFiles == 0; i++ {
			if i > 1000 {
				t.Fatal("nothing is sorted")
			}
			call[*kinesis.PutRecordOutput](&m.server, "PutRecord", other)
			pass(time.Second)
		}
		m.stop()
		m.spoil("spoilt-record", false)
		m.start()

		out := m.read(m.at(trimHorizon, time.Time{}))
		if got := texts(out.Records); got != "before" || *out.MillisBehindLatest == 0 {
			t.Errorf("from the start: %q, %d ms behind", got, *out.MillisBehindLatest)
		}
		for range 3 {
			m.wantLost(out.NextShardIterator)
		}
		lost := m.wantDamage(number)
		for name, from := range map[string]string{"its number": number, "the number that is named": lost.To} {
			out := m.read(m.after(from))
			if got := texts(out.Records); got != "behind" || *out.MillisBehindLatest != 0 {
				t.Errorf("after %s: %q, %d ms behind", name, got, *out.MillisBehindLatest)
			}
		}
		if got := texts(m.read(m.after(last)).Records); got != "" {
			t.Errorf("after the last: %q", got)
		}
		m.wantLost(call[*kinesis.GetShardIteratorOutput](&m.server, "GetShardIterator", &kinesis.GetShardIteratorInput{
			StreamName: "s", ShardId: "0", ShardIteratorType: atSequenceNumber, StartingSequenceNumber: number}).ShardIterator)
		token := call[*kinesis.GetShardIteratorOutput](&m.server, "GetShardIterator", &kinesis.GetShardIteratorInput{
			StreamName: "other", ShardId: "0", ShardIteratorType: trimHorizon}).ShardIterator
		if got := texts(m.read(token).Records); !strings.HasPrefix(got, "unharmed") {
			t.Errorf("another stream: %q", got)
		}

		pass(24*time.Hour - time.Minute)
		m.put("new")
		pass(2 * time.Minute)
		if got := m.all(); got != "new" {
			t.Errorf("past the retention: %q", got)
		}
		pass(trimEvery)
		if left := m.service.Damage(context.Background()); len(left) != 0 {
			t.Errorf("past the retention there is still %+v", left)
		}
	})
}

// wantLost reads from an iterator and wants to be told that records are lost,
// in words that give nothing away.
func (m *machine) wantLost(token string) {
	m.t.Helper()
	_, err := m.tryRead(token)
	var refusal *shardwell.Error
	if _, ok := errors.AsType[*log.CorruptError](err); !ok || !errors.As(err, &refusal) ||
		refusal.Status() != 500 || strings.Contains(refusal.Message, "commit/") || strings.Contains(refusal.Message, "sorted/") {
		m.t.Errorf("damaged records: %v", err)
	}
}

// wantDamage wants one range of the first shard of stream s to be lost, with
// the record of a number in it.
func (m *machine) wantDamage(number string) Damage {
	m.t.Helper()
	lost := m.service.Damage(context.Background())
	if len(lost) != 1 {
		m.t.Fatalf("lost are %+v", lost)
	}
	d := lost[0]
	if d.Stream != home.StreamARN("s") || d.Shard != firstShard || d.From > number || number > d.To || d.File == "" || d.Offset == 0 {
		m.t.Errorf("record %s is lost, told is %+v", number, d)
	}
	return d
}

// When damage concerns more than a frame the server starts for reading only:
// what is lost is named from the start, all else is read, and writers are told
// to come back.
func TestDamagedBlock(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		m := newMachine(t, Config{Quotas: quota.Of(quota.Off)}, func(o *embedded.Options) {
			o.FirstSegmentBytes = 256 << 10 // so that nothing is sorted yet
			o.SegmentBytes = o.FirstSegmentBytes
		})
		m.create("s", 1)
		m.put("before")
		number := m.put("spoilt-record")
		m.put("behind")
		m.stop()
		m.spoil("spoilt-record", true)
		m.start()
		lost := m.wantDamage(number)
		out := m.read(m.at(trimHorizon, time.Time{}))
		if got := texts(out.Records); got != "before" {
			t.Errorf("from the start: %q", got)
		}
		m.wantLost(out.NextShardIterator)
		if got := texts(m.read(m.after(lost.To)).Records); got != "behind" {
			t.Errorf("behind the damage: %q", got)
		}
		m.wantReadOnly()
		pass(25 * time.Hour) // nothing that goes on in the background may mind
	})
}

// wantReadOnly wants whatever writes to fail with an error that clients retry.
func (m *machine) wantReadOnly() {
	m.t.Helper()
	record := &kinesis.PutRecordInput{StreamName: "s", PartitionKey: "k", Data: []byte("x")}
	if _, err := m.do(home, "PutRecord", record); !retryable(err) {
		m.t.Errorf("PutRecord: %v", err)
	}
	entry := kinesis.PutRecordsRequestEntry{PartitionKey: "k", Data: []byte("x")}
	if _, err := m.do(home, "PutRecords", &kinesis.PutRecordsInput{StreamName: "s", Records: kinesis.PutRecordsRequestEntryList{entry}}); !retryable(err) {
		m.t.Errorf("PutRecords: %v", err)
	}
	if _, err := m.do(home, "CreateStream", &kinesis.CreateStreamInput{StreamName: "another", ShardCount: ptr[int32](1)}); !retryable(err) {
		m.t.Errorf("CreateStream: %v", err)
	}
	if _, err := m.do(home, "DeleteStream", &kinesis.DeleteStreamInput{StreamName: "s"}); !retryable(err) {
		m.t.Errorf("DeleteStream: %v", err)
	}
}

// retryable says whether clients take an error for one that may pass: what has
// no answer of its own is an InternalFailure.
func retryable(err error) bool {
	var refusal *shardwell.Error
	return err != nil && (!errors.As(err, &refusal) || refusal.Status() >= 500)
}

// A catalog that is damaged is served as it was before the damage, for reading
// only, through the restart after it too.
func TestDamagedCatalog(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		m := newMachine(t, Config{Quotas: quota.Of(quota.Off)})
		m.create("s", 1)
		m.put("kept")
		m.create("spoilt-stream", 1)
		m.stop()
		m.spoil("spoilt-stream", false)
		for range 2 {
			m.start()
			if m.service.Damaged() == nil {
				t.Fatal("the damage is not told")
			}
			if got := m.all(); got != "kept" {
				t.Errorf("records: %q", got)
			}
			if names := call[*kinesis.ListStreamsOutput](&m.server, "ListStreams", &kinesis.ListStreamsInput{}).StreamNames; fmt.Sprint(names) != "[s]" {
				t.Errorf("streams: %v", names)
			}
			m.wantReadOnly()
			if err := m.service.EnsureStream(context.Background(), home, "s", 1); err != nil {
				t.Errorf("a stream that is there: %v", err)
			}
			if err := m.service.EnsureStream(context.Background(), home, "new", 1); err == nil {
				t.Error("a stream was made")
			}
			pass(2 * time.Hour)
			m.stop()
		}
	})
}

// Where the damage leaves nothing of the catalog the service does not start,
// and says what is damaged.
func TestNothingLeftOfCatalog(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		m := newMachine(t, Config{Quotas: quota.Of(quota.Off)})
		m.create("s", 1)
		m.stop()
		m.spoil(`"tokenKey"`, false)
		m.boot()
		service, err := Open(context.Background(), m.engine, m.cfg)
		if damage, ok := errors.AsType[*log.CorruptError](err); !ok || damage.File == "" {
			t.Errorf("opened as %v, %v", service, err)
		}
	})
}
