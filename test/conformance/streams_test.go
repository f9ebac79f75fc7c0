package conformance

import (
	"fmt"
	"math/big"
	"net/http"
	"slices"
	"sort"
	"strings"
	"sync"
	"testing"
	"time"
)

// shardsOf lists all shards of a stream.
func (h host) shardsOf(t *testing.T, name string) []any {
	t.Helper()
	shards, _ := h.must(t, "ListShards", object{"StreamName": name})["Shards"].([]any)
	return shards
}

// A new stream is visible at once, as CREATING and without shards, and takes
// no records yet; then it is ACTIVE.
func TestCheck20_Creating(t *testing.T) {
	covers(t, "CreateStream", "DescribeStream", "PutRecord")
	h := serve(t)
	h.must(t, "CreateStream", `{"StreamName":"s","ShardCount":1}`)
	a := h.call(t, "PutRecord", `{"StreamName":"s","PartitionKey":"k","Data":""}`)
	description := h.must(t, "DescribeStream", `{"StreamName":"s"}`)
	shards, ok := at(description, "StreamDescription.Shards").([]any)
	if !ok {
		t.Fatalf("Shards is no list: %v", description)
	}
	switch status := at(description, "StreamDescription.StreamStatus"); status {
	case "CREATING":
		want(t, "shards while CREATING", len(shards), 0)
		a.wantError(t, "ResourceNotFoundException", "Stream s under account "+account+" not found.")
	case "ACTIVE": // it took longer to ask than to create
		want(t, "shards once ACTIVE", len(shards), 1)
	default:
		t.Errorf("status %v", status)
	}
	h.await(t, "s")
	h.put(t, "s", "k", "")
	want(t, "shards", len(h.shardsOf(t, "s")), 1)
}

// A name is taken from the moment of creation.
func TestCheck21_NameTaken(t *testing.T) {
	covers(t, "CreateStream")
	h := serve(t)
	h.must(t, "CreateStream", `{"StreamName":"s","ShardCount":1}`)
	for range 2 {
		h.call(t, "CreateStream", `{"StreamName":"s","ShardCount":1}`).wantError(t, "ResourceInUseException", "Stream s under account "+account+" already exists.")
		h.await(t, "s")
	}
}

// ranges gives the start and end of each shard.
func ranges(shards []any) (starts, ends []string) {
	for _, s := range shards {
		starts = append(starts, text(at(s, "HashKeyRange.StartingHashKey")))
		ends = append(ends, text(at(s, "HashKeyRange.EndingHashKey")))
	}
	return starts, ends
}

// Without a shard count a stream has four shards.
func TestCheck22_DefaultShards(t *testing.T) {
	covers(t, "CreateStream")
	h := serve(t)
	h.must(t, "CreateStream", `{"StreamName":"s"}`)
	h.await(t, "s")
	starts, ends := ranges(h.shardsOf(t, "s"))
	want(t, "starts", starts, []string{"0", "85070591730234615865843651857942052864", "170141183460469231731687303715884105728", "255211775190703847597530955573826158592"})
	want(t, "last end", ends[len(ends)-1], maxHashKey)
}

// The hash space is cut into equal parts; the last takes the remainder.
func TestCheck23_Ranges(t *testing.T) {
	covers(t, "CreateStream", "ListShards")
	h := serve(t)
	h.create(t, "s", 3)
	shards := h.shardsOf(t, "s")
	starts, ends := ranges(shards)
	want(t, "starts", starts, []string{"0", "113427455640312821154458202477256070485", "226854911280625642308916404954512140970"})
	want(t, "ends", ends, []string{"113427455640312821154458202477256070484", "226854911280625642308916404954512140969", maxHashKey})
	step, _ := new(big.Int).SetString("22300745198530623141535718272648361505980432", 10)
	for i, s := range shards {
		want(t, "id", at(s, "ShardId"), any(fmt.Sprintf("shardId-%012d", i)))
		if i > 0 {
			here, before := number(t, at(s, "SequenceNumberRange.StartingSequenceNumber")), number(t, at(shards[i-1], "SequenceNumberRange.StartingSequenceNumber"))
			want(t, "step of starting numbers", new(big.Int).Sub(here, before).String(), step.String())
		}
		if at(s, "SequenceNumberRange.EndingSequenceNumber") != nil || at(s, "ParentShardId") != nil {
			t.Errorf("an open first shard with an end or a parent: %v", s)
		}
	}
}

// The summary of a new stream.
func TestCheck24_Summary(t *testing.T) {
	covers(t, "DescribeStreamSummary")
	h := serve(t)
	before := time.Now().Add(-10 * time.Second)
	h.create(t, "s", 2)
	summary, _ := h.must(t, "DescribeStreamSummary", `{"StreamName":"s"}`)["StreamDescriptionSummary"].(object)
	for name, value := range map[string]any{
		"StreamName":        "s",
		"StreamARN":         "arn:aws:kinesis:" + region + ":" + account + ":stream/s",
		"StreamStatus":      "ACTIVE",
		"EncryptionType":    "NONE",
		"StreamModeDetails": object{"StreamMode": "PROVISIONED"},
	} {
		want(t, name, summary[name], value)
	}
	for name, value := range map[string]string{"RetentionPeriodHours": "24", "OpenShardCount": "2", "ConsumerCount": "0"} {
		want(t, name, fmt.Sprint(summary[name]), value)
	}
	want(t, "EnhancedMonitoring", summary["EnhancedMonitoring"], any([]any{object{"ShardLevelMetrics": []any{}}}))
	var created float64
	if _, err := fmt.Sscan(fmt.Sprint(summary["StreamCreationTimestamp"]), &created); err != nil {
		t.Fatalf("StreamCreationTimestamp: %v", err)
	}
	if made := time.Unix(int64(created), 0); made.Before(before) || made.After(time.Now()) || created != float64(int64(created)) {
		t.Errorf("StreamCreationTimestamp %v is not a whole second of this test", summary["StreamCreationTimestamp"])
	}
	byARN := h.must(t, "DescribeStreamSummary", object{"StreamARN": summary["StreamARN"]})
	want(t, "by ARN", byARN["StreamDescriptionSummary"], any(summary))
}

// DescribeStream gives at most 100 shards a page.
func TestCheck25_DescribePages(t *testing.T) {
	covers(t, "DescribeStream")
	h := serve(t, "--stream", "s:101")
	page, _ := h.must(t, "DescribeStream", `{"StreamName":"s","Limit":1000}`)["StreamDescription"].(object)
	shards, _ := page["Shards"].([]any)
	if len(shards) != 100 || page["HasMoreShards"] != true {
		t.Fatalf("first page: %d shards, HasMoreShards %v", len(shards), page["HasMoreShards"])
	}
	page, _ = h.must(t, "DescribeStream", object{"StreamName": "s", "ExclusiveStartShardId": at(shards[99], "ShardId")})["StreamDescription"].(object)
	want(t, "rest", at(page, "Shards.0.ShardId"), any("shardId-000000000100"))
	want(t, "HasMoreShards", page["HasMoreShards"], any(false))
	page, _ = h.must(t, "DescribeStream", `{"StreamName":"s","Limit":3}`)["StreamDescription"].(object)
	shards, _ = page["Shards"].([]any)
	want(t, "limit", len(shards), 3)
}

// ListStreams gives 100 sorted names a page, and goes on by token or by name.
func TestCheck26_ListStreams(t *testing.T) {
	covers(t, "ListStreams")
	var args, names []string
	for i := range 120 {
		names = append(names, fmt.Sprintf("s%03d", (i*77)%120))
		args = append(args, "--stream", names[i])
	}
	h := serve(t, args...)
	sort.Strings(names)
	listed := func(page object) []string {
		var out []string
		list, _ := page["StreamNames"].([]any)
		summaries, _ := page["StreamSummaries"].([]any)
		want(t, "summaries", len(summaries), len(list))
		for i, name := range list {
			out = append(out, text(name))
			want(t, "summary", at(summaries[i], "StreamName"), name)
		}
		return out
	}
	first := h.must(t, "ListStreams", `{}`)
	want(t, "first page", listed(first), names[:100])
	want(t, "HasMoreStreams", first["HasMoreStreams"], any(true))
	if text(first["NextToken"]) == "" {
		t.Fatal("no NextToken")
	}
	byToken := h.must(t, "ListStreams", object{"NextToken": first["NextToken"]})
	want(t, "by token", listed(byToken), names[100:])
	want(t, "HasMoreStreams at the end", byToken["HasMoreStreams"], any(false))
	byName := h.must(t, "ListStreams", object{"ExclusiveStartStreamName": names[99]})
	want(t, "by name", listed(byName), names[100:])
	want(t, "limited", listed(h.must(t, "ListStreams", `{"Limit":7}`)), names[:7])
}

// Five streams may be in creation at a time.
func TestCheck27_InFlightLimit(t *testing.T) {
	covers(t, "CreateStream")
	h := serve(t, "--state-delay", "3s")
	const streams = 15
	answers := make([]answer, streams)
	var wg sync.WaitGroup
	for i := range streams {
		wg.Go(func() {
			answers[i] = h.call(t, "CreateStream", object{"StreamName": fmt.Sprint("s", i), "ShardCount": 1})
		})
	}
	wg.Wait()
	made := 0
	for _, a := range answers {
		if a.Status == http.StatusOK {
			made++
			continue
		}
		a.wantErrorWith(t, "LimitExceededException", "simultaneously be in CREATING or DELETING")
	}
	if made < 5 || made == streams {
		t.Errorf("%d of %d streams made at once, expected 5 or a few more", made, streams)
	}
}

// A stream of the same name made later is another stream: what belonged to the
// old one does not read it.
func TestCheck29_Recreated(t *testing.T) {
	covers(t, "CreateStream", "DeleteStream", "GetRecords")
	h := serve(t)
	h.create(t, "s", 2)
	_, old := h.put(t, "s", "123", "old")
	iterator := h.iterator(t, "s", "0", "TRIM_HORIZON", nil)
	h.must(t, "DeleteStream", `{"StreamName":"s"}`)
	h.gone(t, "s")
	h.call(t, "GetRecords", object{"ShardIterator": iterator}).wantErrorWith(t, "ResourceNotFoundException", "Shard shardId-000000000000 in stream s under account "+account+" does not exist")

	h.create(t, "s", 2)
	h.put(t, "s", "123", "new")
	if a := h.call(t, "GetRecords", object{"ShardIterator": iterator}); a.Status == http.StatusOK {
		t.Errorf("an iterator of the deleted stream reads the new one: %s", a.Body)
	}
	records, _ := h.records(t, h.iterator(t, "s", "0", "TRIM_HORIZON", nil))
	if len(records) != 1 || at(records[0], "SequenceNumber") == any(old) {
		t.Errorf("the new stream holds %v", records)
	}
}

// A deleted stream is not found, by any operation; deleting it twice is an error.
func TestDeletedStream(t *testing.T) {
	covers(t, "DeleteStream")
	h := serve(t, "--stream", "s")
	h.must(t, "DeleteStream", `{"StreamName":"s"}`)
	h.gone(t, "s")
	for op, in := range map[string]object{
		"DescribeStream": {}, "DescribeStreamSummary": {}, "ListShards": {}, "DeleteStream": {},
		"PutRecord":  {"PartitionKey": "k", "Data": ""},
		"PutRecords": {"Records": []any{object{"PartitionKey": "k", "Data": ""}}},
	} {
		in["StreamName"] = "s"
		h.call(t, op, in).wantError(t, "ResourceNotFoundException", "Stream s under account "+account+" not found.")
	}
	h.call(t, "GetShardIterator", `{"StreamName":"s","ShardId":"0","ShardIteratorType":"LATEST"}`).wantError(t,
		"ResourceNotFoundException", "Shard shardId-000000000000 in stream s under account "+account+" does not exist")
	h.call(t, "DescribeStream", `{"StreamARN":"arn:aws:kinesis:us-east-1:000000000000:stream/s"}`).wantError(t,
		"ResourceNotFoundException", "Stream s under account "+account+" not found.")
}

// ListShards filters: on a stream that was never resharded each kind that asks
// for open shards gives all of them, covering the hash space once.
func TestCheck63_ListShardsFilters(t *testing.T) {
	covers(t, "ListShards")
	h := serve(t)
	h.create(t, "s", 4)
	now := float64(time.Now().UnixMilli()) / 1000
	for name, filter := range map[string]object{
		"none":              nil,
		"AT_LATEST":         {"Type": "AT_LATEST"},
		"AT_TRIM_HORIZON":   {"Type": "AT_TRIM_HORIZON"},
		"FROM_TRIM_HORIZON": {"Type": "FROM_TRIM_HORIZON"},
		"AT_TIMESTAMP":      {"Type": "AT_TIMESTAMP", "Timestamp": now},
		"before creation":   {"Type": "AT_TIMESTAMP", "Timestamp": 1e9},
		"FROM_TIMESTAMP":    {"Type": "FROM_TIMESTAMP", "Timestamp": now},
	} {
		in := object{"StreamName": "s"}
		if filter != nil {
			in["ShardFilter"] = filter
		}
		shards, _ := h.must(t, "ListShards", in)["Shards"].([]any)
		starts, ends := ranges(shards)
		if len(starts) != 4 || starts[0] != "0" || ends[3] != maxHashKey {
			t.Errorf("%s: %v to %v", name, starts, ends)
			continue
		}
		for i := 1; i < 4; i++ {
			before, _ := new(big.Int).SetString(ends[i-1], 10)
			want(t, name+": seam", starts[i], before.Add(before, big.NewInt(1)).String())
		}
	}
	after := h.must(t, "ListShards", object{"StreamName": "s", "ShardFilter": object{"Type": "AFTER_SHARD_ID", "ShardId": "shardId-000000000001"}})
	exclusive := h.must(t, "ListShards", object{"StreamName": "s", "ExclusiveStartShardId": "shardId-000000000001"})
	for what, page := range map[string]object{"AFTER_SHARD_ID": after, "ExclusiveStartShardId": exclusive} {
		shards, _ := page["Shards"].([]any)
		want(t, what, len(shards), 2)
		want(t, what, at(page, "Shards.0.ShardId"), any("shardId-000000000002"))
	}
	for _, filter := range []object{{"Type": "AT_TIMESTAMP"}, {"Type": "AFTER_SHARD_ID"}} {
		a := h.call(t, "ListShards", object{"StreamName": "s", "ShardFilter": filter})
		a.wantErrorWith(t, "InvalidArgumentException", "")
	}
}

// ListShards pages by token; a token stands alone.
func TestCheck64_ListShardsPages(t *testing.T) {
	covers(t, "ListShards")
	h := serve(t, "--stream", "s:3")
	var ids []string
	page := h.must(t, "ListShards", `{"StreamName":"s","MaxResults":1}`)
	for {
		ids = append(ids, text(at(page, "Shards.0.ShardId")))
		token := text(page["NextToken"])
		if token == "" || len(ids) > 3 {
			break
		}
		h.call(t, "ListShards", object{"StreamName": "s", "NextToken": token}).wantError(t, "InvalidArgumentException", "NextToken and StreamName cannot be provided together.")
		page = h.must(t, "ListShards", object{"NextToken": token, "MaxResults": 1})
	}
	if !slices.Equal(ids, []string{"shardId-000000000000", "shardId-000000000001", "shardId-000000000002"}) {
		t.Errorf("pages: %s", strings.Join(ids, " "))
	}
	h.call(t, "ListShards", `{}`).wantError(t, "InvalidArgumentException", "Either NextToken or StreamName should be provided.")
	h.call(t, "ListShards", `{"NextToken":"garbage"}`).wantErrorWith(t, "InvalidArgumentException", "")
}
