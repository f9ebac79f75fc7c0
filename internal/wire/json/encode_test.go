package json_test

import (
	stdjson "encoding/json"
	"strings"
	"testing"
	"time"

	"github.com/shardwell/shardwell/internal/api"
	"github.com/shardwell/shardwell/internal/api/kinesis"
	wirejson "github.com/shardwell/shardwell/internal/wire/json"
)

func of[T any](v T) *T { return &v }

// Property: absent members are left out, empty ones are not, and every value
// has one spelling.
func TestAppend(t *testing.T) {
	for _, c := range []struct {
		value api.Struct
		want  string
	}{
		{&kinesis.PutRecordOutput{ShardId: "shardId-000000000000", SequenceNumber: "1"}, `{"ShardId":"shardId-000000000000","SequenceNumber":"1"}`},
		{&kinesis.PutRecordOutput{}, `{"ShardId":"","SequenceNumber":""}`},
		{&kinesis.PutRecordsOutput{FailedRecordCount: of(int32(0)), Records: kinesis.PutRecordsResultEntryList{{SequenceNumber: "1", ShardId: "a"}, {ErrorCode: "c", ErrorMessage: "m"}}},
			`{"FailedRecordCount":0,"Records":[{"SequenceNumber":"1","ShardId":"a"},{"ErrorCode":"c","ErrorMessage":"m"}]}`},
		{&kinesis.GetRecordsOutput{MillisBehindLatest: of(int64(0))}, `{"Records":[],"MillisBehindLatest":0}`},
		{&kinesis.GetRecordsOutput{Records: kinesis.RecordList{{SequenceNumber: "1", Data: []byte{}, PartitionKey: "k", ApproximateArrivalTimestamp: time.UnixMilli(1548118964772)}}},
			`{"Records":[{"SequenceNumber":"1","ApproximateArrivalTimestamp":1548118964.772,"Data":"","PartitionKey":"k"}]}`},
		{&kinesis.EnhancedMetrics{ShardLevelMetrics: kinesis.MetricsNameList{}}, `{"ShardLevelMetrics":[]}`},
		{&kinesis.EnhancedMetrics{}, `{}`},
		{&kinesis.StreamSummary{StreamCreationTimestamp: time.Unix(1500000000, 0)}, `"StreamCreationTimestamp":1500000000}`},
		{&kinesis.SubscribeToShardOutput{EventStream: &kinesis.SubscribeToShardEventStream{}}, `{}`},
		{&kinesis.SubscribeToShardEvent{ChildShards: kinesis.ChildShardList{{ShardId: "a"}}},
			`{"Records":[],"MillisBehindLatest":0,"ChildShards":[{"ShardId":"a","ParentShards":[]}]}`},
		{&kinesis.AddTagsToStreamInput{StreamName: "s", Tags: map[string]string{"b": "2", "a": "1", "c": ""}}, `{"StreamName":"s","Tags":{"a":"1","b":"2","c":""}}`},
		{&kinesis.DescribeStreamInput{StreamName: "\"\\/<>&\b\f\n\r\t\x01\x1f\x7f é😀\u2028\xff\xc3"},
			`{"StreamName":"\"\\/<>&\u0008\u000c\n\r\t\u0001\u001f` + "\x7f é😀\u2028\uFFFD\uFFFD" + `"}`},
		{&kinesis.DescribeStreamInput{Present: bits(&kinesis.DescribeStreamInput{}, "StreamName")}, `{"StreamName":""}`},
		{&kinesis.DeleteStreamInput{EnforceConsumerDeletion: of(false)}, `{"EnforceConsumerDeletion":false}`},
		{&kinesis.DescribeStreamOutput{StreamDescription: &kinesis.StreamDescription{HasMoreShards: true}}, `"HasMoreShards":true`},
	} {
		got := string(wirejson.Append(nil, c.value))
		if got != c.want && (strings.HasPrefix(c.want, "{") && strings.HasSuffix(c.want, "}") || !strings.Contains(got, c.want)) {
			t.Errorf("%T\n got %s\nwant %s", c.value, got, c.want)
		}
		if !stdjson.Valid([]byte(got)) {
			t.Errorf("%T: not JSON: %s", c.value, got)
		}
	}
}

// Property: Append leaves what is in dst alone.
func TestAppendAppends(t *testing.T) {
	if got := string(wirejson.Append([]byte("x"), &kinesis.DescribeStreamInput{StreamName: "a"})); got != `x{"StreamName":"a"}` {
		t.Errorf("got %s", got)
	}
}

// Property: errors have a bare __type and the message key AWS uses for them.
func TestAppendError(t *testing.T) {
	for _, c := range []struct{ code, message, want string }{
		{"ResourceNotFoundException", "Stream a under account 1 not found.", `{"__type":"ResourceNotFoundException","message":"Stream a under account 1 not found."}`},
		{"SerializationException", "Expected null", `{"__type":"SerializationException","Message":"Expected null"}`},
		{"SerializationException", "", `{"__type":"SerializationException"}`},
		{"InternalFailure", "", `{"__type":"InternalFailure"}`},
		{"ValidationException", "'\"\xff'", `{"__type":"ValidationException","message":"'\"` + "\uFFFD" + `'"}`},
	} {
		if got := string(wirejson.AppendError([]byte("x"), c.code, c.message)); got != "x"+c.want {
			t.Errorf("got %s, want x%s", got, c.want)
		}
	}
}
