package streams

import (
	"strings"
	"testing"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/api"
	"github.com/shardwell/shardwell/internal/api/kinesis"
	"github.com/shardwell/shardwell/internal/faults"
	"github.com/shardwell/shardwell/internal/service/streams/quota"
)

// Entries that fail by order are not stored, answer as ordered, are counted as
// what they look like, and cost nothing of the quota; the others are stored in
// order.
func TestEntriesFailByOrder(t *testing.T) {
	table := new(faults.Table)
	for _, r := range []faults.Rule{
		{Action: faults.FailEntries, Entries: []int{1}},
		{Action: faults.FailEntries, PartitionKey: "d", Code: shardwell.CodeInternalFailure},
	} {
		if _, err := table.Add(r); err != nil {
			t.Fatal(err)
		}
	}
	quotas, err := quota.New(quota.Local, quota.Override{Name: quota.WriteRecordsPerSecond, Value: 3})
	if err != nil {
		t.Fatal(err)
	}
	s := newMovable(t, Config{Faults: table, Quotas: quotas})
	s.create("s", 1)
	in := &kinesis.PutRecordsInput{StreamName: "s"}
	for _, key := range strings.Fields("a b c d e") {
		in.Records = append(in.Records, kinesis.PutRecordsRequestEntry{PartitionKey: key, Data: []byte(key)})
	}
	out := call[*kinesis.PutRecordsOutput](s, "PutRecords", in)
	got := ""
	for _, r := range out.Records {
		switch {
		case r.ErrorCode == "" && r.SequenceNumber != "":
			got += "+"
		case r.ErrorCode == shardwell.CodeProvisionedThroughput && r.ErrorMessage == rateExceededText(firstShard, "s", home.Account):
			got += "T"
		case r.ErrorCode == shardwell.CodeInternalFailure && r.ErrorMessage == internalServiceFailure:
			got += "F"
		default:
			t.Errorf("entry %+v", r)
		}
	}
	if got != "+T+F+" || *out.FailedRecordCount != 2 {
		t.Errorf("%s with %d failed", got, *out.FailedRecordCount)
	}
	token := call[*kinesis.GetShardIteratorOutput](s, "GetShardIterator", &kinesis.GetShardIteratorInput{
		StreamName: "s", ShardId: "0", ShardIteratorType: trimHorizon}).ShardIterator
	page := call[*kinesis.GetRecordsOutput](s, "GetRecords", &kinesis.GetRecordsInput{ShardIterator: token})
	if stored := texts(page.Records); stored != "a c e" {
		t.Errorf("stored is %q", stored)
	}
	m := s.service.Metrics()[0]
	if m.PutRecordsThrottledRecords != 1 || m.PutRecordsFailedRecords != 1 || m.PutRecordsTotalRecords != 5 {
		t.Errorf("counted: %+v", m)
	}
}

// What a call is about is told from whatever it names: a stream, an ARN, an
// iterator, a partition key; and every operation has words for being throttled.
func TestAim(t *testing.T) {
	s := newMovable(t, Config{})
	s.create("s", 2)
	hash := "340282366920938463463374607431768211455"
	second := shardwell.FormatShardID(1)
	token := call[*kinesis.GetShardIteratorOutput](s, "GetShardIterator", &kinesis.GetShardIteratorInput{
		StreamName: "s", ShardId: "1", ShardIteratorType: trimHorizon}).ShardIterator
	arn := home.StreamARN("s")
	for _, c := range []struct {
		operation     string
		in            api.Struct
		stream, shard string
		code, text    string
	}{
		{"GetRecords", &kinesis.GetRecordsInput{ShardIterator: token}, "s", second,
			shardwell.CodeProvisionedThroughput, "Rate exceeded for shard " + second + " in stream s"},
		{"GetRecords", &kinesis.GetRecordsInput{ShardIterator: "x"}, "", "", shardwell.CodeProvisionedThroughput, "Rate exceeded"},
		{"PutRecord", &kinesis.PutRecordInput{StreamARN: arn, PartitionKey: "k", ExplicitHashKey: hash}, "s", second,
			shardwell.CodeProvisionedThroughput, "Rate exceeded for shard " + second + " in stream s"},
		{"PutRecord", &kinesis.PutRecordInput{StreamName: "s", PartitionKey: "k", ExplicitHashKey: hash + "0"}, "s", "",
			shardwell.CodeProvisionedThroughput, "Rate exceeded"},
		{"PutRecord", &kinesis.PutRecordInput{StreamName: "none", PartitionKey: "k"}, "none", "", shardwell.CodeProvisionedThroughput, "stream none"},
		{"PutRecords", &kinesis.PutRecordsInput{StreamName: "s", Records: kinesis.PutRecordsRequestEntryList{{PartitionKey: "k", ExplicitHashKey: hash}}}, "s", "",
			shardwell.CodeProvisionedThroughput, "Rate exceeded for shard " + second + " in stream s"},
		{"GetShardIterator", &kinesis.GetShardIteratorInput{StreamName: "s", ShardId: "x-1"}, "s", "x-1",
			shardwell.CodeProvisionedThroughput, "Rate exceeded for shard " + second + " in stream s"},
		{"SplitShard", &kinesis.SplitShardInput{StreamName: "s", ShardToSplit: second}, "s", second,
			shardwell.CodeLimitExceeded, "Rate exceeded for stream s under account"},
		{"DescribeStreamConsumer", &kinesis.DescribeStreamConsumerInput{ConsumerARN: arn + "/consumer/c:1"}, "s", "",
			shardwell.CodeLimitExceeded, "Rate exceeded for stream s under account"},
		{"ListStreams", &kinesis.ListStreamsInput{}, "", "", shardwell.CodeLimitExceeded, "Rate exceeded for account 000000000000."},
	} {
		if stream, shard := s.service.Aim(home, c.operation, c.in); stream != c.stream || shard != c.shard {
			t.Errorf("%s %+v is about %q, %q", c.operation, c.in, stream, shard)
		}
		err := s.service.Throttled(home, c.operation, c.in)
		wantRefusal(t, c.operation, err, c.code, "")
		if !strings.Contains(err.Error(), c.text) {
			t.Errorf("%s is throttled with %v", c.operation, err)
		}
	}
}
