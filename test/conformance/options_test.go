package conformance

import (
	"bytes"
	"fmt"
	"slices"
	"testing"
	"time"
)

// arnOf is the ARN of a stream of the default account.
func arnOf(stream string) string {
	return "arn:aws:kinesis:" + region + ":" + account + ":stream/" + stream
}

// summaryOf describes a stream shortly.
func (h host) summaryOf(t *testing.T, stream string) object {
	t.Helper()
	summary, _ := h.must(t, "DescribeStreamSummary", object{"StreamName": stream})["StreamDescriptionSummary"].(object)
	return summary
}

// change carries out an operation on a stream and waits until it is ACTIVE.
func (h host) change(t *testing.T, stream, op string, in object) object {
	t.Helper()
	out := h.must(t, op, in)
	h.await(t, stream)
	return out
}

// Retention is between a day and a year, goes up by one operation and down by
// the other, and both accept what is already so.
func TestCheck30_RetentionBounds(t *testing.T) {
	covers(t, "IncreaseStreamRetentionPeriod", "DecreaseStreamRetentionPeriod")
	h := serve(t, "--stream", "s")
	in := func(hours int) object { return object{"StreamName": "s", "RetentionPeriodHours": hours} }
	const up, down = "IncreaseStreamRetentionPeriod", "DecreaseStreamRetentionPeriod"
	for _, op := range []string{up, down} {
		h.call(t, op, in(23)).wantError(t, "InvalidArgumentException", "Minimum allowed retention period is 24 hours. Requested retention period (23 hours) is too short.")
		h.call(t, op, in(-1)).wantError(t, "InvalidArgumentException", "Minimum allowed retention period is 24 hours. Requested retention period (-1 hours) is too short.")
		h.call(t, op, in(8761)).wantError(t, "InvalidArgumentException", "Maximum allowed retention period is 8760 hours. Requested retention period (8761 hours) is too long.")
		h.change(t, "s", op, in(24))
	}
	h.call(t, down, in(25)).wantError(t, "InvalidArgumentException",
		"Requested retention period (25 hours) for stream s can not be longer than existing retention period (24 hours). Use IncreaseRetentionPeriod API.")
	h.change(t, "s", up, in(8760))
	want(t, "hours", fmt.Sprint(h.summaryOf(t, "s")["RetentionPeriodHours"]), "8760")
	h.call(t, up, in(48)).wantError(t, "InvalidArgumentException",
		"Requested retention period (48 hours) for stream s can not be shorter than existing retention period (8760 hours). Use DecreaseRetentionPeriod API.")
	h.change(t, "s", down, in(48))
	want(t, "hours", fmt.Sprint(h.summaryOf(t, "s")["RetentionPeriodHours"]), "48")
}

// ALL stands for seven metrics and is not named itself.
func TestCheck31_AllMetrics(t *testing.T) {
	covers(t, "EnableEnhancedMonitoring", "DisableEnhancedMonitoring")
	h := serve(t, "--stream", "s")
	all := []string{"IncomingBytes", "IncomingRecords", "IteratorAgeMilliseconds", "OutgoingBytes", "OutgoingRecords",
		"ReadProvisionedThroughputExceeded", "WriteProvisionedThroughputExceeded"}
	names := func(v any) []string {
		list, ok := v.([]any)
		if !ok {
			t.Errorf("%v is no list", v)
		}
		out := []string{}
		for _, name := range list {
			out = append(out, text(name))
		}
		slices.Sort(out)
		return out
	}
	out := h.change(t, "s", "EnableEnhancedMonitoring", object{"StreamName": "s", "ShardLevelMetrics": []string{"ALL"}})
	want(t, "stream", out["StreamName"], any("s"))
	want(t, "ARN", out["StreamARN"], any(arnOf("s")))
	want(t, "before", names(out["CurrentShardLevelMetrics"]), []string{})
	want(t, "after", names(out["DesiredShardLevelMetrics"]), all)
	want(t, "summary", names(at(h.summaryOf(t, "s"), "EnhancedMonitoring.0.ShardLevelMetrics")), all)
	out = h.change(t, "s", "DisableEnhancedMonitoring", object{"StreamName": "s", "ShardLevelMetrics": []string{"IncomingBytes", "OutgoingBytes"}})
	want(t, "before", names(out["CurrentShardLevelMetrics"]), all)
	want(t, "after", len(names(out["DesiredShardLevelMetrics"])), 5)
	h.change(t, "s", "EnableEnhancedMonitoring", object{"StreamName": "s", "ShardLevelMetrics": []string{"IncomingRecords"}})
	h.change(t, "s", "DisableEnhancedMonitoring", object{"StreamName": "s", "ShardLevelMetrics": []string{"ALL"}})
	want(t, "none left", h.summaryOf(t, "s")["EnhancedMonitoring"], any([]any{object{"ShardLevelMetrics": []any{}}}))
}

// A stream's records may be made as large as 10 MiB, partition key included.
func TestCheck33_LargeRecords(t *testing.T) {
	covers(t, "UpdateMaxRecordSize", "PutRecord", "GetRecords")
	h := serve(t, "--stream", "s", "--quotas", "off")
	for size, rule := range map[int]string{1023: "greater than or equal to 1024", 10241: "less than or equal to 10240"} {
		h.call(t, "UpdateMaxRecordSize", object{"StreamARN": arnOf("s"), "MaxRecordSizeInKiB": size}).wantError(t, "ValidationException",
			fmt.Sprintf("1 validation error detected: Value '%d' at 'maxRecordSizeInKiB' failed to satisfy constraint: Member must have value %s", size, rule))
	}
	h.call(t, "UpdateMaxRecordSize", object{"MaxRecordSizeInKiB": 2048}).wantErrorWith(t, "InvalidArgumentException", "")
	h.change(t, "s", "UpdateMaxRecordSize", object{"StreamARN": arnOf("s"), "MaxRecordSizeInKiB": 10240})
	want(t, "summary", fmt.Sprint(h.summaryOf(t, "s")["MaxRecordSizeInKiB"]), "10240")
	large := bytes.Repeat([]byte("0123456789"), 1<<20)[:10<<20-1]
	h.put(t, "s", "k", string(large))
	records, _ := h.records(t, h.iterator(t, "s", "0", "TRIM_HORIZON", nil))
	want(t, "records", len(records), 1)
	if data(t, records) != string(large) {
		t.Error("the record is not what was put")
	}
	h.call(t, "PutRecord", object{"StreamName": "s", "PartitionKey": "kk", "Data": large}).wantErrorWith(t, "ValidationException", "at 'data' failed to satisfy constraint: Member must have length less than or equal to 10485760")
}

// A stream changes its mode twice a day, and keeps its shards.
func TestCheck34_ModeTwiceADay(t *testing.T) {
	covers(t, "UpdateStreamMode")
	h := serveMovable(t, "--stream", "s:3")
	in := func(mode string) object {
		return object{"StreamARN": arnOf("s"), "StreamModeDetails": object{"StreamMode": mode}}
	}
	shards := h.shardsOf(t, "s")
	for _, mode := range []string{"ON_DEMAND", "PROVISIONED"} {
		h.change(t, "s", "UpdateStreamMode", in(mode))
		want(t, "mode", at(h.summaryOf(t, "s"), "StreamModeDetails.StreamMode"), any(mode))
		want(t, "shards", h.shardsOf(t, "s"), shards)
	}
	h.call(t, "UpdateStreamMode", in("ON_DEMAND")).wantErrorWith(t, "LimitExceededException", "")
	h.advance(t, 23*time.Hour)
	h.call(t, "UpdateStreamMode", in("ON_DEMAND")).wantErrorWith(t, "LimitExceededException", "")
	h.advance(t, 2*time.Hour)
	h.change(t, "s", "UpdateStreamMode", in("ON_DEMAND"))
}

// Records written while a stream is encrypted say so for ever; others never do.
func TestCheck32_EncryptionMark(t *testing.T) {
	covers(t, "StartStreamEncryption", "StopStreamEncryption", "PutRecord", "PutRecords", "GetRecords")
	h := serve(t, "--stream", "s", "--quotas", "off")
	in := object{"StreamName": "s", "EncryptionType": "KMS", "KeyId": "alias/aws/kinesis"}
	put := func(data string, encrypted any) {
		t.Helper()
		out := h.must(t, "PutRecord", object{"StreamName": "s", "PartitionKey": "k", "Data": []byte(data)})
		want(t, "PutRecord "+data, out["EncryptionType"], encrypted)
	}
	put("plain", nil)
	h.change(t, "s", "StartStreamEncryption", in)
	want(t, "type", h.summaryOf(t, "s")["EncryptionType"], any("KMS"))
	want(t, "key", h.summaryOf(t, "s")["KeyId"], any("alias/aws/kinesis"))
	put("secret", "KMS")
	out := h.must(t, "PutRecords", object{"StreamName": "s", "Records": batch("k", 2, 3)})
	want(t, "PutRecords", out["EncryptionType"], any("KMS"))
	h.change(t, "s", "StopStreamEncryption", in)
	want(t, "type afterwards", h.summaryOf(t, "s")["EncryptionType"], any("NONE"))
	want(t, "key afterwards", h.summaryOf(t, "s")["KeyId"], nil)
	put("plain again", nil)
	records, _ := h.records(t, h.iterator(t, "s", "0", "TRIM_HORIZON", nil))
	want(t, "records", len(records), 5)
	for i, encrypted := range []any{nil, "KMS", "KMS", "KMS", nil} {
		want(t, fmt.Sprint("record ", i), at(records[i], "EncryptionType"), encrypted)
	}
}

// DescribeLimits has four figures; a commitment lasts a day at least.
func TestCheck35_LimitsAndCommitment(t *testing.T) {
	covers(t, "DescribeLimits", "UpdateAccountSettings", "DescribeAccountSettings")
	h := serveMovable(t, "--stream", "s:3")
	limits := h.must(t, "DescribeLimits", `{}`)
	for name, value := range map[string]string{"OpenShardCount": "3", "OnDemandStreamCount": "0", "OnDemandStreamCountLimit": "50", "ShardLimit": "20000"} {
		want(t, name, fmt.Sprint(limits[name]), value)
	}
	settings := func() any {
		return at(h.must(t, "DescribeAccountSettings", `{}`), "MinimumThroughputBillingCommitment.Status")
	}
	set := func(status string) any {
		t.Helper()
		return at(h.must(t, "UpdateAccountSettings", object{"MinimumThroughputBillingCommitment": object{"Status": status}}), "MinimumThroughputBillingCommitment.Status")
	}
	want(t, "at first", settings(), any("DISABLED"))
	want(t, "enabled", set("ENABLED"), any("ENABLED"))
	want(t, "disabled too early", set("DISABLED"), any("ENABLED_UNTIL_EARLIEST_ALLOWED_END"))
	want(t, "as described", settings(), any("ENABLED_UNTIL_EARLIEST_ALLOWED_END"))
	want(t, "enabled again", set("ENABLED"), any("ENABLED"))
	set("DISABLED")
	h.advance(t, 25*time.Hour)
	want(t, "a day later", settings(), any("DISABLED"))
}

// AUTO belongs to on-demand streams and makes partition keys optional.
func TestCheck74_AutoDistribution(t *testing.T) {
	covers(t, "UpdateStreamRecordDistributionStrategy", "CreateStream", "PutRecord", "PutRecords", "GetRecords")
	h := serve(t, "--stream", "provisioned", "--quotas", "off")
	h.call(t, "UpdateStreamRecordDistributionStrategy", object{"StreamARN": arnOf("provisioned"), "RecordDistributionStrategy": "AUTO"}).wantErrorWith(t, "InvalidArgumentException", "")
	h.call(t, "CreateStream", `{"StreamName":"x","ShardCount":1,"StreamModeDetails":{"StreamMode":"PROVISIONED"},"RecordDistributionStrategy":"AUTO"}`).wantErrorWith(t, "InvalidArgumentException", "")
	h.must(t, "CreateStream", `{"StreamName":"s","StreamModeDetails":{"StreamMode":"ON_DEMAND"},"RecordDistributionStrategy":"AUTO"}`)
	h.await(t, "s")
	_, number := h.put(t, "provisioned", "k", "")
	h.call(t, "PutRecord", object{"StreamName": "s", "Data": "", "SequenceNumberForOrdering": number}).wantErrorWith(t, "InvalidArgumentException", "")
	used := map[string]int{}
	for range 64 {
		used[text(h.must(t, "PutRecord", object{"StreamName": "s", "Data": []byte("none")})["ShardId"])]++
	}
	want(t, "shards used", len(used), 4)
	h.must(t, "PutRecords", object{"StreamName": "s", "Records": []any{object{"Data": []byte("none")}, object{"Data": []byte("some"), "PartitionKey": "k"}}})
	none, some := 0, 0
	for shard := range used {
		records, _ := h.records(t, h.iterator(t, "s", shard, "TRIM_HORIZON", nil))
		for _, r := range records {
			switch at(r, "PartitionKey") {
			case nil:
				none++
			case any("k"):
				some++
			default:
				t.Errorf("key %v", at(r, "PartitionKey"))
			}
		}
	}
	want(t, "records without and with a key", [2]int{none, some}, [2]int{65, 1})
	h.change(t, "s", "UpdateStreamRecordDistributionStrategy", object{"StreamARN": arnOf("s"), "RecordDistributionStrategy": "USER_PARTITION_KEY"})
	h.call(t, "PutRecord", object{"StreamName": "s", "Data": ""}).wantErrorWith(t, "ValidationException", "Value null at 'partitionKey' failed to satisfy constraint: Member must not be null")
}
