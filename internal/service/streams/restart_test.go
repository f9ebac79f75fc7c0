package streams

import (
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/api/kinesis"
	"github.com/shardwell/shardwell/internal/service/streams/quota"
)

// Iterators outlive the process that issued them and go on from the same
// record, for five minutes.
func TestIteratorsSurviveRestart(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := newServer(t, Config{Quotas: quota.Of(quota.Off)})
		s.create("s", 1)
		put := func(data string) {
			t.Helper()
			call[*kinesis.PutRecordOutput](s, "PutRecord", &kinesis.PutRecordInput{StreamName: "s", PartitionKey: "k", Data: []byte(data)})
		}
		put("before")
		token := call[*kinesis.GetShardIteratorOutput](s, "GetShardIterator", &kinesis.GetShardIteratorInput{
			StreamName: "s", ShardId: "0", ShardIteratorType: latest}).ShardIterator
		put("after")
		read := func(when string) {
			t.Helper()
			out := call[*kinesis.GetRecordsOutput](s, "GetRecords", &kinesis.GetRecordsInput{ShardIterator: token})
			if texts(out.Records) != "after" {
				t.Errorf("%s: %q", when, texts(out.Records))
			}
			again := call[*kinesis.GetRecordsOutput](s, "GetRecords", &kinesis.GetRecordsInput{ShardIterator: token})
			if again.NextShardIterator == out.NextShardIterator {
				t.Errorf("%s: two pages lead on by the same iterator", when)
			}
		}
		read("at once")
		s.restart()
		read("after a restart")
		time.Sleep(4 * time.Minute)
		s.restart()
		read("after four minutes and a restart")
		time.Sleep(time.Minute + time.Second)
		_, err := s.do(home, "GetRecords", &kinesis.GetRecordsInput{ShardIterator: token})
		wantRefusal(t, "after five minutes", err, shardwell.CodeExpiredIterator, "")
	})
}

// Streams of two tenants with one name are two streams; nobody reads the
// other's, by name, ARN or iterator.
func TestTenantsApart(t *testing.T) {
	s := newServer(t, Config{Quotas: quota.Of(quota.Off)})
	s.create("s", 1)
	if _, err := s.do(abroad, "CreateStream", &kinesis.CreateStreamInput{StreamName: "s", ShardCount: ptr[int32](1)}); err != nil {
		t.Fatal(err)
	}
	call[*kinesis.PutRecordOutput](s, "PutRecord", &kinesis.PutRecordInput{StreamName: "s", PartitionKey: "k", Data: []byte("home")})
	where := &kinesis.GetShardIteratorInput{StreamName: "s", ShardId: "0", ShardIteratorType: trimHorizon}
	mine := call[*kinesis.GetShardIteratorOutput](s, "GetShardIterator", where)
	theirs, err := s.do(abroad, "GetShardIterator", where)
	if err != nil {
		t.Fatal(err)
	}
	out, err := s.do(abroad, "GetRecords", &kinesis.GetRecordsInput{ShardIterator: theirs.(*kinesis.GetShardIteratorOutput).ShardIterator})
	if err != nil || len(out.(*kinesis.GetRecordsOutput).Records) != 0 {
		t.Errorf("abroad reads %+v, %v", out, err)
	}
	for _, t2 := range []shardwell.Tenant{abroad, {Account: home.Account, Region: abroad.Region}, {Account: abroad.Account, Region: home.Region}} {
		_, err = s.do(t2, "GetRecords", &kinesis.GetRecordsInput{ShardIterator: mine.ShardIterator})
		wantRefusal(t, "iterator abroad", err, shardwell.CodeInvalidArgument, "Invalid ShardIterator.")
	}
	_, err = s.do(abroad, "PutRecord", &kinesis.PutRecordInput{StreamARN: home.StreamARN("s"), PartitionKey: "k"})
	wantRefusal(t, "ARN abroad", err, shardwell.CodeResourceNotFound, "Stream s under account 000000000000 not found.")
}

// The quotas are on unless they are turned off.
func TestQuotasSwitch(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		for quotas, refused := range map[*quota.Set]bool{nil: true, quota.Of(quota.AWS): true, quota.Of(quota.Off): false} {
			s := newServer(t, Config{Quotas: quotas})
			s.create("s", 1)
			put := &kinesis.PutRecordInput{StreamName: "s", PartitionKey: "k", Data: []byte(strings.Repeat("x", 1<<20-1))}
			call[*kinesis.PutRecordOutput](s, "PutRecord", put)
			if _, err := s.do(home, "PutRecord", put); (code(err) == shardwell.CodeProvisionedThroughput) != refused {
				t.Errorf("quotas %+v: the second MiB of a second: %v", quotas, err)
			}
		}
	})
}
