package conformance

import (
	"net/http"
	"strings"
	"testing"

	"github.com/shardwell/shardwell/test/blackbox"
)

// addressing is an operation that names a stream, and what else it needs.
type addressing struct {
	op   string
	more object
	by   string // "both" names and ARNs, "ARN" alone, "resource" for ResourceARN, "queue" and "channel" for a list
	// active is whether the stream has to be ACTIVE.
	active bool
	// onDemand is whether it is for on-demand streams only.
	onDemand bool
}

// addressed are all operations that name a stream by a member of their own.
var addressed = []addressing{
	{op: "AddTagsToStream", more: object{"Tags": object{"k": "v"}}},
	{op: "DecreaseStreamRetentionPeriod", more: object{"RetentionPeriodHours": 24}, active: true},
	{op: "DeleteStream"},
	{op: "DescribeStream"},
	{op: "DescribeStreamSummary"},
	{op: "DisableEnhancedMonitoring", more: object{"ShardLevelMetrics": []string{"ALL"}}, active: true},
	{op: "EnableEnhancedMonitoring", more: object{"ShardLevelMetrics": []string{"ALL"}}, active: true},
	{op: "GetShardIterator", more: object{"ShardId": "shardId-000000000000", "ShardIteratorType": "LATEST"}},
	{op: "IncreaseStreamRetentionPeriod", more: object{"RetentionPeriodHours": 48}, active: true},
	{op: "ListShards"},
	{op: "ListTagsForStream"},
	{op: "MergeShards", more: object{"ShardToMerge": "shardId-000000000000", "AdjacentShardToMerge": "shardId-000000000001"}, active: true},
	{op: "PutRecord", more: object{"PartitionKey": "k", "Data": ""}},
	{op: "PutRecords", more: object{"Records": []any{object{"PartitionKey": "k", "Data": ""}}}},
	{op: "RemoveTagsFromStream", more: object{"TagKeys": []string{"k"}}},
	{op: "SplitShard", more: object{"ShardToSplit": "shardId-000000000000", "NewStartingHashKey": "5"}, active: true},
	{op: "StartStreamEncryption", more: object{"EncryptionType": "KMS", "KeyId": "alias/aws/kinesis"}, active: true},
	{op: "StopStreamEncryption", more: object{"EncryptionType": "KMS", "KeyId": "alias/aws/kinesis"}, active: true},
	{op: "UpdateShardCount", more: object{"TargetShardCount": 3, "ScalingType": "UNIFORM_SCALING"}, active: true},
	{op: "UpdateStreamWarmThroughput", more: object{"WarmThroughputMiBps": 1}, onDemand: true},
	{op: "ListStreamConsumers", by: "ARN"},
	{op: "RegisterStreamConsumer", by: "ARN", more: object{"ConsumerName": "c"}},
	{op: "UpdateMaxRecordSize", by: "ARN", more: object{"MaxRecordSizeInKiB": 2048}, active: true},
	{op: "UpdateStreamMode", by: "ARN", more: object{"StreamModeDetails": object{"StreamMode": "ON_DEMAND"}}, active: true},
	{op: "UpdateStreamRecordDistributionStrategy", by: "ARN", more: object{"RecordDistributionStrategy": "USER_PARTITION_KEY"}, onDemand: true},
	{op: "DeleteResourcePolicy", by: "resource"},
	{op: "GetResourcePolicy", by: "resource"},
	{op: "ListTagsForResource", by: "resource"},
	{op: "TagResource", by: "resource", more: object{"Tags": object{"k": "v"}}},
	{op: "UntagResource", by: "resource", more: object{"TagKeys": []string{"k"}}},
	{op: "CreateQueue", by: "queue", onDemand: true},
	{op: "CreateChannel", by: "channel", onDemand: true},
}

// withARN makes the request name a stream by its ARN.
func (a addressing) withARN(arn string) object {
	in := object{}
	for k, v := range a.more {
		in[k] = v
	}
	switch a.by {
	case "resource":
		in["ResourceARN"] = arn
	case "queue":
		in["QueueName"], in["StreamConfigurationList"] = "q", []any{object{"StreamARN": arn}}
	case "channel":
		for k, v := range channelTo("c") {
			in[k] = v
		}
		in["StreamConfigurationList"] = []any{object{"StreamARN": arn, "RecordConfiguration": object{"RecordFormatType": "JSON"}}}
	default:
		in["StreamARN"] = arn
	}
	return in
}

// withName makes it name a stream by its name.
func (a addressing) withName(name string) object {
	in := object{"StreamName": name}
	for k, v := range a.more {
		in[k] = v
	}
	return in
}

// A stream that is not there is not found, in the same words whichever operation
// asks, by name or by ARN; a request that names none, or two, is refused; and an
// ARN of another account or region leads nowhere here.
func TestAddressing(t *testing.T) {
	covers(t, "AddTagsToStream", "CreateChannel", "CreateQueue", "DecreaseStreamRetentionPeriod", "DeleteResourcePolicy", "DeleteStream",
		"DescribeStream", "DescribeStreamSummary", "DisableEnhancedMonitoring", "EnableEnhancedMonitoring", "GetResourcePolicy",
		"GetShardIterator", "IncreaseStreamRetentionPeriod", "ListShards", "ListStreamConsumers", "ListTagsForResource", "ListTagsForStream",
		"MergeShards", "PutRecord", "PutRecords", "RegisterStreamConsumer", "RemoveTagsFromStream", "SplitShard", "StartStreamEncryption",
		"StopStreamEncryption", "TagResource", "UntagResource", "UpdateMaxRecordSize", "UpdateShardCount", "UpdateStreamMode",
		"UpdateStreamRecordDistributionStrategy", "UpdateStreamWarmThroughput")
	h := serve(t, "--stream", "s:2", "--stream", "other:2")
	for _, a := range addressed {
		t.Run(a.op, func(t *testing.T) {
			notFound := func(in object, message string) {
				t.Helper()
				h.call(t, a.op, in).wantError(t, "ResourceNotFoundException", message)
			}
			missing := "Stream missing under account " + account + " not found."
			if a.op == "GetShardIterator" {
				missing = "Shard shardId-000000000000 in stream missing under account " + account + " does not exist"
			}
			notFound(a.withARN(arnOf("missing")), missing)
			foreign := a.withARN(strings.Replace(arnOf("s"), account, "111111111111", 1))
			if blackbox.Secure() && a.op != "CreateChannel" { // which asks about no stream
				h.call(t, a.op, foreign).wantErrorWith(t, "AccessDeniedException", "because no resource-based policy allows the kinesis:")
			} else {
				notFound(foreign, "Stream s under account 111111111111 not found.")
			}
			notFound(a.withARN(strings.Replace(arnOf("s"), region, "eu-west-1", 1)), "Stream s under account "+account+" not found.")
			if a.by != "" {
				return
			}
			notFound(a.withName("missing"), missing)
			none := a.withName("")
			delete(none, "StreamName")
			h.call(t, a.op, none).wantErrorWith(t, "InvalidArgumentException", "should be provided")
			two := a.withARN(arnOf("other"))
			two["StreamName"] = "s"
			h.call(t, a.op, two).wantErrorWith(t, "InvalidArgumentException", "")
		})
	}
	for _, name := range []string{"s", "other"} {
		want(t, name+" is as it was", h.summaryOf(t, name)["StreamStatus"], any("ACTIVE"))
	}
}

// What a stream's state allows: nothing changes a stream that is changing, one
// that is being made is not there for records, and all can be described.
func TestStates(t *testing.T) {
	covers(t, "DecreaseStreamRetentionPeriod", "DescribeStream", "DescribeStreamSummary", "DisableEnhancedMonitoring",
		"EnableEnhancedMonitoring", "GetShardIterator", "IncreaseStreamRetentionPeriod", "ListShards", "MergeShards", "PutRecord", "PutRecords",
		"SplitShard", "StartStreamEncryption", "StopStreamEncryption", "UpdateMaxRecordSize", "UpdateShardCount", "UpdateStreamMode")
	h := serve(t, "--stream", "updating:2", "--stream", "deleting:2", "--state-delay", "1h")
	h.must(t, "CreateStream", `{"StreamName":"creating","ShardCount":2}`)
	h.must(t, "SplitShard", `{"StreamName":"updating","ShardToSplit":"0","NewStartingHashKey":"5"}`)
	h.must(t, "DeleteStream", `{"StreamName":"deleting"}`)
	for _, stream := range []string{"creating", "updating", "deleting"} {
		state := strings.ToUpper(stream)
		refused := "Stream " + stream + " under account " + account + " not ACTIVE, instead in state " + state
		want(t, "status", h.summaryOf(t, stream)["StreamStatus"], any(state))
		shards, _ := at(h.must(t, "DescribeStream", object{"StreamName": stream}), "StreamDescription.Shards").([]any)
		want(t, stream+": shards shown", len(shards), map[string]int{"updating": 2}[stream])
		for _, a := range addressed {
			in := a.withARN(arnOf(stream))
			switch {
			case a.active:
				h.call(t, a.op, in).wantError(t, "ResourceInUseException", refused)
			case a.op == "ListShards" && stream != "updating":
				h.call(t, a.op, in).wantError(t, "ResourceInUseException", refused)
			case stream == "creating" && strings.HasPrefix(a.op, "PutRecord"):
				h.call(t, a.op, in).wantError(t, "ResourceNotFoundException", "Stream creating under account "+account+" not found.")
			case stream == "creating" && a.op == "GetShardIterator":
				h.call(t, a.op, in).wantError(t, "ResourceNotFoundException", "Shard shardId-000000000000 in stream creating under account "+account+" does not exist")
			case stream == "updating" && (strings.HasPrefix(a.op, "PutRecord") || a.op == "GetShardIterator" || a.op == "ListShards"):
				h.must(t, a.op, in)
			}
		}
	}
	h.call(t, "CreateStream", `{"StreamName":"deleting","ShardCount":1}`).wantError(t, "ResourceInUseException", "Stream deleting under account "+account+" already exists.")
	h.call(t, "DeleteStream", `{"StreamName":"deleting"}`).wantError(t, "ResourceInUseException", "Stream deleting under account "+account+" not ACTIVE, instead in state DELETING")
	if a := h.call(t, "DeleteStream", `{"StreamName":"creating"}`); a.Status != http.StatusOK {
		t.Errorf("deleting a stream that is being made: %s", a.Body)
	}
}

// What a stream is made with has to fit together, and a refusal makes nothing.
func TestCreateStreamArguments(t *testing.T) {
	covers(t, "CreateStream", "ListStreams")
	h := serve(t)
	for _, c := range []struct{ in, code, part string }{
		{`{"StreamName":"s","StreamModeDetails":{"StreamMode":"PROVISIONED"}}`, "ValidationException", "ShardCount"},
		{`{"StreamName":"s","ShardCount":1,"StreamModeDetails":{"StreamMode":"ON_DEMAND"}}`, "ValidationException", "ShardCount"},
		{`{"StreamName":"s","ShardCount":0}`, "ValidationException", "at 'shardCount' failed to satisfy constraint: Member must have value greater than or equal to 1"},
		{`{"StreamName":"s","ShardCount":1,"StreamModeDetails":{}}`, "ValidationException", "Value null at 'streamModeDetails.streamMode'"},
		{`{"StreamName":"s","ShardCount":1,"WarmThroughputMiBps":1}`, "ValidationException", "WarmThroughputMiBps"},
		{`{"StreamName":"s","WarmThroughputMiBps":1,"StreamModeDetails":{"StreamMode":"ON_DEMAND"}}`, "ValidationException", "MinimumThroughputBillingCommitment"},
		{`{"StreamName":"s","ShardCount":20001}`, "LimitExceededException", "This request would exceed the shard limit for the account " + account + " in us-east-1. Current shard count for the account: 0. Limit: 20000." +
			" Number of additional shards that would have resulted from this request: 20001. Refer to the AWS Service Limits page"},
		{`{"StreamName":"s","ShardCount":1,"Tags":{"a;b":"c"}}`, "InvalidArgumentException", "Some tags contain invalid characters."},
		{`{"StreamName":"s","ShardCount":1,"Tags":{"aws:x":"c"}}`, "InvalidArgumentException", ""},
	} {
		h.call(t, "CreateStream", c.in).wantErrorWith(t, c.code, c.part)
	}
	want(t, "nothing was made", h.must(t, "ListStreams", `{}`)["StreamNames"], any([]any{}))
}
