package conformance

import (
	"bytes"
	"fmt"
	"slices"
	"testing"
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
	h := serve(t, "--stream", "s:3")
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
}
