package conformance

import (
	"bytes"
	"fmt"
	"math/big"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"
)

// A page token of ListShards stands for all that the first call has said, and
// goes with MaxResults alone; a filter has the members of its type and no other.
func TestListShardsArguments(t *testing.T) {
	covers(t, "ListShards")
	h := serve(t, "--stream", "s:3")
	created := at(h.must(t, "DescribeStream", `{"StreamName":"s"}`), "StreamDescription.StreamCreationTimestamp")
	token := h.must(t, "ListShards", `{"StreamName":"s","MaxResults":1}`)["NextToken"]
	for name, value := range map[string]any{"StreamARN": arnOf("s"), "StreamCreationTimestamp": created, "ExclusiveStartShardId": "shardId-000000000000", "ShardFilter": object{"Type": "AT_LATEST"}} {
		h.call(t, "ListShards", object{"NextToken": token, name: value}).wantErrorWith(t, "InvalidArgumentException", "NextToken and ")
	}
	all := h.must(t, "ListShards", object{"StreamName": "s", "StreamARN": arnOf("s"), "MaxResults": 1000, "ShardFilter": object{"Type": "AT_LATEST"}})
	want(t, "named twice, as the producer library does", len(all["Shards"].([]any)), 3)
	h.must(t, "ListShards", object{"StreamName": "s", "StreamCreationTimestamp": created})
	h.call(t, "ListShards", object{"StreamName": "s", "StreamCreationTimestamp": 1e9}).wantErrorWith(t, "ResourceNotFoundException", "")
	soon := time.Now().Add(time.Hour).Unix()
	for _, filter := range []object{
		{"Type": "AT_LATEST", "ShardId": "shardId-000000000000"}, {"Type": "AT_TRIM_HORIZON", "Timestamp": 1e9}, {"Type": "AFTER_SHARD_ID", "Timestamp": 1e9},
		{"Type": "AFTER_SHARD_ID"}, {"Type": "AT_TIMESTAMP"}, {"Type": "FROM_TIMESTAMP"}, {"Type": "AT_TIMESTAMP", "Timestamp": soon}, {"Type": "FROM_TIMESTAMP", "Timestamp": soon},
	} {
		h.call(t, "ListShards", object{"StreamName": "s", "ShardFilter": filter}).wantErrorWith(t, "InvalidArgumentException", "")
	}
	h.call(t, "ListShards", object{"StreamName": "s", "ShardFilter": object{"ShardId": "x"}}).wantErrorWith(t, "ValidationException", "Value null at 'shardFilter.type'")
}

// A number has to be one of the shard that is read, as the shard was made.
func TestNumbersOfOtherShards(t *testing.T) {
	covers(t, "GetShardIterator", "DeleteStream")
	h := serve(t, "--stream", "s:1", "--quotas", "off", "--state-delay", "0")
	_, old := h.put(t, "s", "k", "x")
	h.must(t, "DeleteStream", `{"StreamName":"s"}`)
	h.gone(t, "s")
	<-time.After(1100 * time.Millisecond) // another second of creation
	h.create(t, "s", 1)
	ask := func(number string) answer {
		return h.call(t, "GetShardIterator", object{"StreamName": "s", "ShardId": "0", "ShardIteratorType": "AT_SEQUENCE_NUMBER", "StartingSequenceNumber": number})
	}
	ask(old).wantErrorWith(t, "InvalidArgumentException", "did not come from this stream")
	ask("5").wantErrorWith(t, "InvalidArgumentException", "It encodes shardId-000000000005, while it was used in a call to a shard with shardId-000000000000")
	ask("0").wantErrorWith(t, "InvalidArgumentException", "is invalid")
}

// A closed shard can be read from any position, its last number included; its
// children are made a second after it closed, both at once.
func TestClosedShardPositions(t *testing.T) {
	covers(t, "GetShardIterator", "GetRecords", "SplitShard")
	h := serve(t, "--stream", "s:1", "--quotas", "off")
	h.put(t, "s", "k", "x")
	h.split(t, "s", "0", middle)
	shards := h.shardsOf(t, "s")
	end := text(at(shards[0], "SequenceNumberRange.EndingSequenceNumber"))
	start := text(at(shards[0], "SequenceNumberRange.StartingSequenceNumber"))
	for _, c := range []struct {
		kind string
		more object
		want string
	}{
		{"AT_SEQUENCE_NUMBER", object{"StartingSequenceNumber": end}, ""}, {"AFTER_SEQUENCE_NUMBER", object{"StartingSequenceNumber": end}, ""},
		{"LATEST", nil, ""}, {"AT_TIMESTAMP", object{"Timestamp": 1e9}, "x"}, {"AT_SEQUENCE_NUMBER", object{"StartingSequenceNumber": start}, "x"},
		{"AT_TIMESTAMP", object{"Timestamp": float64(time.Now().UnixMilli()-1) / 1000}, ""},
	} {
		token, got := h.iterator(t, "s", "0", c.kind, c.more), ""
		for pages := 0; token != "" && pages < 5; pages++ {
			records, page := h.records(t, token)
			got += data(t, records)
			if token = text(page["NextShardIterator"]); token == "" {
				want(t, c.kind+": children", len(page["ChildShards"].([]any)), 2)
			}
		}
		want(t, c.kind+": comes to the end", token, "")
		want(t, c.kind, got, c.want)
	}
	field := func(number string, shift uint) int64 {
		n, _ := new(big.Int).SetString(number, 10)
		n.Rsh(n, shift)
		return n.And(n, big.NewInt(1<<36-1)).Int64()
	}
	closed := field(end, 36)
	for _, child := range shards[1:] {
		want(t, "made", field(text(at(child, "SequenceNumberRange.StartingSequenceNumber")), 148), closed+1)
	}
}

// A StreamARN beside an iterator has to be of the iterator's stream.
func TestIteratorsAndARNs(t *testing.T) {
	covers(t, "GetRecords")
	h := serve(t, "--stream", "s", "--stream", "other")
	iterator := h.iterator(t, "s", "0", "LATEST", nil)
	h.must(t, "GetRecords", object{"ShardIterator": iterator, "StreamARN": arnOf("s")})
	h.call(t, "GetRecords", object{"ShardIterator": iterator, "StreamARN": arnOf("other")}).wantErrorWith(t, "InvalidArgumentException", "")
}

// A stream's size cannot become what it is, nor more than a stream can have.
func TestUpdateShardCountTargets(t *testing.T) {
	covers(t, "UpdateShardCount")
	h := serve(t, "--stream", "s:2", "--stream", "big:5001")
	ask := func(stream string, target int) answer {
		return h.call(t, "UpdateShardCount", object{"StreamName": stream, "TargetShardCount": target, "ScalingType": "UNIFORM_SCALING"})
	}
	ask("s", 2).wantErrorWith(t, "InvalidArgumentException", "")
	ask("big", 10001).wantErrorWith(t, "LimitExceededException", "Target shard count or number of open shards cannot be greater than 10000. Current open shard count: 5001, Target shard count: 10001")
	ask("s", 10001).wantErrorWith(t, "LimitExceededException", "Target shard count or number of open shards cannot be greater than 10000. Current open shard count: 2, Target shard count: 10001")
	ask("s", 100001).wantError(t, "ValidationException",
		"1 validation error detected: Value '100001' at 'targetShardCount' failed to satisfy constraint: Member must have value less than or equal to 100000")
	want(t, "shards", len(h.shardsOf(t, "s")), 2)
}

// The summary tells of a mode only what the mode has.
func TestSummaryByMode(t *testing.T) {
	covers(t, "DescribeStreamSummary", "UpdateAccountSettings", "UpdateStreamWarmThroughput")
	h := serve(t, "--stream", "p")
	h.must(t, "CreateStream", `{"StreamName":"d","StreamModeDetails":{"StreamMode":"ON_DEMAND"}}`)
	h.await(t, "d")
	both := []string{"ChannelCount", "ConsumerCount", "EncryptionType", "EnhancedMonitoring", "MaxRecordSizeInKiB", "OpenShardCount", "QueueCount",
		"RetentionPeriodHours", "StreamARN", "StreamCreationTimestamp", "StreamModeDetails", "StreamName", "StreamStatus"}
	members := func(stream string) []string {
		var names []string
		for name := range h.summaryOf(t, stream) {
			names = append(names, name)
		}
		slices.Sort(names)
		return names
	}
	onDemand := slices.Sorted(slices.Values(append(slices.Clone(both), "RecordDistributionStrategy")))
	want(t, "provisioned", members("p"), both)
	want(t, "on demand", members("d"), onDemand)
	want(t, "distribution", h.summaryOf(t, "d")["RecordDistributionStrategy"], any("USER_PARTITION_KEY"))
	h.must(t, "UpdateAccountSettings", `{"MinimumThroughputBillingCommitment":{"Status":"ENABLED"}}`)
	h.must(t, "UpdateStreamWarmThroughput", `{"StreamName":"d","WarmThroughputMiBps":6}`)
	h.await(t, "d")
	want(t, "warm", members("d"), slices.Sorted(slices.Values(append(slices.Clone(onDemand), "WarmThroughput"))))
	want(t, "target", fmt.Sprint(at(h.summaryOf(t, "d"), "WarmThroughput.TargetMiBps")), "6")
	h.call(t, "UpdateStreamWarmThroughput", `{"StreamName":"d","WarmThroughputMiBps":10241}`).wantErrorWith(t, "InvalidArgumentException", "10240")
}

// Consumers have tags of their own, which go with them.
func TestTagsOfConsumers(t *testing.T) {
	covers(t, "RegisterStreamConsumer", "TagResource", "UntagResource", "ListTagsForResource", "DeregisterStreamConsumer")
	h := serve(t, "--stream", "s")
	arn := text(at(h.must(t, "RegisterStreamConsumer", object{"StreamARN": arnOf("s"), "ConsumerName": "c", "Tags": object{"a": "1"}}), "Consumer.ConsumerARN"))
	h.eventually(t, "the consumer is ACTIVE", func() bool {
		return at(h.must(t, "DescribeStreamConsumer", object{"ConsumerARN": arn}), "ConsumerDescription.ConsumerStatus") == "ACTIVE"
	})
	h.must(t, "TagResource", object{"ResourceARN": arn, "Tags": object{"b": "2"}})
	h.must(t, "UntagResource", object{"ResourceARN": arn, "TagKeys": []string{"a", "absent"}})
	want(t, "tags of the consumer", h.must(t, "ListTagsForResource", object{"ResourceARN": arn})["Tags"], any([]any{object{"Key": "b", "Value": "2"}}))
	want(t, "tags of the stream", h.must(t, "ListTagsForResource", object{"ResourceARN": arnOf("s")})["Tags"], any([]any{}))
	h.must(t, "DeregisterStreamConsumer", object{"StreamARN": arnOf("s"), "ConsumerName": "c"})
	h.eventually(t, "its tags are gone", func() bool {
		a := h.call(t, "ListTagsForResource", object{"ResourceARN": arn})
		return a.Status == http.StatusBadRequest && a.JSON["__type"] == "ResourceNotFoundException"
	})
}

// At most ten violations are told, and a record's data is told of in none.
func TestTenViolations(t *testing.T) {
	covers(t, "PutRecords")
	h := serve(t, "--stream", "s")
	entries := make([]any, 12)
	for i := range entries {
		entries[i] = object{"PartitionKey": "", "Data": bytes.Repeat([]byte{'x'}, 8)}
	}
	a := h.call(t, "PutRecords", object{"StreamName": "s", "Records": entries})
	a.wantErrorWith(t, "ValidationException", "10 validation errors detected: Value '' at 'records.1.member.partitionKey' failed")
	want(t, "items", strings.Count(text(a.JSON["message"]), "failed to satisfy constraint"), 10)
}
