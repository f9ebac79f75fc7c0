package conformance

import (
	"bytes"
	"fmt"
	"testing"
	"time"
)

// Records put while the stream is encrypted have EncryptionType KMS when they
// are put and for ever when they are read; all others have no such member.
func TestCheck32_Encryption(t *testing.T) {
	covers(t, "StartStreamEncryption", "StopStreamEncryption")
	h := serve(t)
	h.create(t, "s", 1)
	key := object{"StreamName": "s", "EncryptionType": "KMS", "KeyId": "alias/aws/kinesis"}
	puts := func(wanted any) {
		t.Helper()
		out := h.must(t, "PutRecord", object{"StreamName": "s", "PartitionKey": "k", "Data": []byte("d")})
		want(t, "encryption of PutRecord", out["EncryptionType"], wanted)
		out = h.must(t, "PutRecords", object{"StreamName": "s", "Records": []object{{"PartitionKey": "k", "Data": []byte("d")}}})
		want(t, "encryption of PutRecords", out["EncryptionType"], wanted)
	}
	puts(nil)
	h.change(t, "s", "StartStreamEncryption", key)
	want(t, "type", at(h.summaryOf(t, "s"), "EncryptionType"), any("KMS"))
	want(t, "key", at(h.summaryOf(t, "s"), "KeyId"), any("alias/aws/kinesis"))
	puts("KMS")
	h.change(t, "s", "StopStreamEncryption", key)
	want(t, "type", at(h.summaryOf(t, "s"), "EncryptionType"), any("NONE"))
	puts(nil)
	var marks []any
	records, _ := h.records(t, h.iterator(t, "s", "0", "TRIM_HORIZON", nil))
	for _, r := range records {
		marks = append(marks, r.(object)["EncryptionType"])
	}
	want(t, "encryption of records read", fmt.Sprint(marks), "[<nil> <nil> KMS KMS <nil> <nil>]")
}

// DescribeLimits counts what there is; a billing commitment that is disabled
// right after it was enabled goes on to its earliest end.
func TestCheck35_LimitsAndAccount(t *testing.T) {
	covers(t, "DescribeLimits", "DescribeAccountSettings", "UpdateAccountSettings")
	h := serve(t, "--quotas", "aws")
	h.create(t, "s", 3)
	h.must(t, "CreateStream", `{"StreamName":"d"}`)
	out := h.must(t, "DescribeLimits", "{}")
	for member, wanted := range map[string]string{"ShardLimit": "20000", "OpenShardCount": "3", "OnDemandStreamCount": "1", "OnDemandStreamCountLimit": "50"} {
		want(t, member, fmt.Sprint(out[member]), wanted)
	}
	status := func(out object) any { return at(out, "MinimumThroughputBillingCommitment.Status") }
	want(t, "at first", status(h.must(t, "DescribeAccountSettings", "{}")), any("DISABLED"))
	set := func(to string) object {
		return h.must(t, "UpdateAccountSettings", object{"MinimumThroughputBillingCommitment": object{"Status": to}})
	}
	want(t, "enabled", status(set("ENABLED")), any("ENABLED"))
	want(t, "disabled", status(set("DISABLED")), any("ENABLED_UNTIL_EARLIEST_ALLOWED_END"))
	want(t, "afterwards", status(h.must(t, "DescribeAccountSettings", "{}")), any("ENABLED_UNTIL_EARLIEST_ALLOWED_END"))
}

// Warm throughput needs an on-demand stream and a commitment; then the target is
// told at once.
func TestWarmThroughput(t *testing.T) {
	covers(t, "UpdateStreamWarmThroughput")
	h := serve(t)
	h.must(t, "CreateStream", `{"StreamName":"d"}`)
	h.await(t, "d")
	warm := object{"StreamName": "d", "WarmThroughputMiBps": 4}
	want(t, "without a commitment", h.call(t, "UpdateStreamWarmThroughput", warm).JSON["__type"], any("ValidationException"))
	h.must(t, "UpdateAccountSettings", `{"MinimumThroughputBillingCommitment":{"Status":"ENABLED"}}`)
	out := h.change(t, "d", "UpdateStreamWarmThroughput", warm)
	want(t, "target", fmt.Sprint(at(out, "WarmThroughput.TargetMiBps")), "4")
	want(t, "current", fmt.Sprint(at(out, "WarmThroughput.CurrentMiBps")), "4")
	want(t, "described", fmt.Sprint(at(h.summaryOf(t, "d"), "WarmThroughput.TargetMiBps")), "4")
}

// With AUTO distribution records need no partition key and come back without
// one; a provisioned stream cannot have it.
func TestCheck74_Distribution(t *testing.T) {
	covers(t, "UpdateStreamRecordDistributionStrategy", "PutRecord", "GetRecords")
	h := serve(t)
	h.create(t, "p", 1)
	h.must(t, "CreateStream", `{"StreamName":"d"}`)
	h.await(t, "d")
	auto := func(stream string) object {
		return object{"StreamARN": arnOf(stream), "RecordDistributionStrategy": "AUTO"}
	}
	a := h.call(t, "UpdateStreamRecordDistributionStrategy", auto("p"))
	want(t, "on a provisioned stream", a.JSON["__type"], any("InvalidArgumentException"))
	h.must(t, "UpdateStreamRecordDistributionStrategy", auto("d"))
	want(t, "strategy", at(h.summaryOf(t, "d"), "RecordDistributionStrategy"), any("AUTO"))
	shard := text(h.must(t, "PutRecord", object{"StreamName": "d", "Data": []byte("d")})["ShardId"])
	records, _ := h.records(t, h.iterator(t, "d", shard, "TRIM_HORIZON", nil))
	if _, has := records[0].(object)["PartitionKey"]; len(records) != 1 || has {
		t.Errorf("read back: %v", records)
	}
}

// Two records of 5 MiB fit into one PutRecords where the stream allows that size.
func TestCheck33_LargeEntries(t *testing.T) {
	covers(t, "UpdateMaxRecordSize", "PutRecords")
	h := serve(t, "--stream", "s", "--quotas", "off")
	h.change(t, "s", "UpdateMaxRecordSize", object{"StreamARN": arnOf("s"), "MaxRecordSizeInKiB": 5120})
	large := bytes.Repeat([]byte("0123456789"), 1<<19)[:5<<20-1]
	entry := object{"PartitionKey": "k", "Data": large}
	out := h.must(t, "PutRecords", object{"StreamName": "s", "Records": []object{entry, entry}})
	want(t, "failed", fmt.Sprint(out["FailedRecordCount"]), "0")
	records, _ := h.records(t, h.iterator(t, "s", "0", "TRIM_HORIZON", nil))
	want(t, "records", len(records), 2)
	if data(t, records[:1]) != string(large) || data(t, records[1:]) != string(large) {
		t.Error("the records are not what was put")
	}
}

// A shard of an on-demand stream that takes more than 500 records a second for a
// minute is halved, within seconds of test time and with lineage; after a quiet
// hour idle shards are merged, down to four; a provisioned stream keeps its shards.
func TestOnDemandScaling(t *testing.T) {
	covers(t, "PutRecords", "ListShards", "UpdateStreamMode")
	h := serveMovable(t, "--stream", "p:4", "--quotas", "off")
	h.must(t, "CreateStream", `{"StreamName":"d"}`)
	h.await(t, "d")
	h.advance(t, 10*time.Second) // what is measured begins to be
	records := make([]object, 500)
	for i := range records {
		records[i] = object{"PartitionKey": "a", "Data": []byte("d")}
	}
	for _, stream := range []string{"d", "p"} {
		for range 70 {
			h.must(t, "PutRecords", object{"StreamName": stream, "Records": records})
		}
	}
	h.advance(t, 61*time.Second)
	shards := h.shardsOf(t, "d")
	want(t, "shards of the hot stream", len(shards), 6)
	want(t, "a parent", at(shards, "5.ParentShardId"), any("shardId-000000000000"))
	want(t, "shards of the provisioned stream", len(h.shardsOf(t, "p")), 4)
	for range 3 {
		h.advance(t, 40*time.Minute)
	}
	want(t, "open shards after a quiet hour", fmt.Sprint(at(h.summaryOf(t, "d"), "OpenShardCount")), "4")
	h.change(t, "d", "UpdateStreamMode", object{"StreamARN": arnOf("d"), "StreamModeDetails": object{"StreamMode": "PROVISIONED"}})
	want(t, "open shards in the other mode", fmt.Sprint(at(h.summaryOf(t, "d"), "OpenShardCount")), "4")
}
