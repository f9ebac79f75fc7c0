package conformance

import (
	"encoding/json"
	"fmt"
	"math/big"
	"slices"
	"strings"
	"testing"
	"time"
)

const (
	middle      = "170141183460469231731687303715884105728" // 2^127
	belowMiddle = "170141183460469231731687303715884105727"
)

// split splits a shard and waits until the stream is ACTIVE again.
func (h host) split(t *testing.T, stream, shard, key string) {
	t.Helper()
	h.must(t, "SplitShard", object{"StreamName": stream, "ShardToSplit": shard, "NewStartingHashKey": key})
	h.await(t, stream)
}

// merge merges two shards and waits until the stream is ACTIVE again.
func (h host) merge(t *testing.T, stream, first, second string) {
	t.Helper()
	h.must(t, "MergeShards", object{"StreamName": stream, "ShardToMerge": first, "AdjacentShardToMerge": second})
	h.await(t, stream)
}

// wantRange checks a shard's range of hash keys.
func wantRange(t *testing.T, shard any, start, end string) {
	t.Helper()
	want(t, text(at(shard, "ShardId"))+" range", at(shard, "HashKeyRange"), any(object{"StartingHashKey": start, "EndingHashKey": end}))
}

// A split gives two shards whose parent is the first, which is closed with the
// highest index there is.
func TestCheck56_SplitGivesTwoChildren(t *testing.T) {
	covers(t, "SplitShard", "ListShards", "DescribeStreamSummary")
	h := serve(t, "--stream", "s:1")
	h.must(t, "SplitShard", object{"StreamName": "s", "ShardToSplit": "shardId-000000000000", "NewStartingHashKey": middle})
	status := text(at(h.must(t, "DescribeStreamSummary", `{"StreamName":"s"}`), "StreamDescriptionSummary.StreamStatus"))
	if status != "UPDATING" && status != "ACTIVE" {
		t.Errorf("status %s during a split", status)
	}
	h.await(t, "s")
	shards := h.shardsOf(t, "s")
	want(t, "shards", len(shards), 3)
	wantRange(t, shards[0], "0", maxHashKey)
	wantRange(t, shards[1], "0", belowMiddle)
	wantRange(t, shards[2], middle, maxHashKey)
	for i, child := range shards[1:] {
		want(t, "id", at(child, "ShardId"), any(fmt.Sprintf("shardId-%012d", i+1)))
		want(t, "parent", at(child, "ParentShardId"), any("shardId-000000000000"))
		want(t, "adjacent parent", at(child, "AdjacentParentShardId"), nil)
		want(t, "end of an open shard", at(child, "SequenceNumberRange.EndingSequenceNumber"), nil)
	}
	end := number(t, at(shards[0], "SequenceNumberRange.EndingSequenceNumber"))
	index := new(big.Int).And(new(big.Int).Rsh(end, 80), new(big.Int).SetUint64(1<<64-1))
	want(t, "index of the end", index.Text(16), "7fffffffffffffff")
	want(t, "open shards", fmt.Sprint(at(h.must(t, "DescribeStreamSummary", `{"StreamName":"s"}`), "StreamDescriptionSummary.OpenShardCount")), "2")
}

// A split's key lies inside the shard: from its start + 2 to its end - 1.
func TestCheck57_SplitKeyBounds(t *testing.T) {
	covers(t, "SplitShard")
	h := serve(t, "--stream", "s:2", "--stream", "other:1")
	ask := func(shard, key string) answer {
		return h.call(t, "SplitShard", object{"StreamName": "s", "ShardToSplit": shard, "NewStartingHashKey": key})
	}
	plusOne := "170141183460469231731687303715884105729"
	for _, key := range []string{"0", belowMiddle, middle, plusOne, maxHashKey} {
		ask("shardId-000000000001", key).wantError(t, "InvalidArgumentException", "NewStartingHashKey "+key+
			" used in SplitShard() on shard shardId-000000000001 in stream s under account "+account+
			" is not both greater than one plus the shard's StartingHashKey "+middle+" and less than the shard's EndingHashKey "+maxHashKey+".")
	}
	h.split(t, "s", "1", "170141183460469231731687303715884105730")
	wantRange(t, h.shardsOf(t, "s")[2], middle, plusOne)
	ask("shardId-000000000001", "200000000000000000000000000000000000000").wantError(t, "InvalidArgumentException",
		"Shard shardId-000000000001 in stream s under account "+account+" has already been merged or split, and thus is not eligible for merging or splitting.")
	ask("shardId-000000000055", "5").wantError(t, "ResourceNotFoundException", "Could not find shard shardId-000000000055 in stream s under account "+account+".")
	ask("nonsense", "5").wantError(t, "ResourceNotFoundException", "Could not find shard nonsense in stream s under account "+account+".")
	h.split(t, "other", "0", "340282366920938463463374607431768211454")
	wantRange(t, h.shardsOf(t, "other")[2], "340282366920938463463374607431768211454", maxHashKey)
}

// Neighbours merge in the order of their ranges, into one child with both as
// parents; a stream that is being resharded takes no other change.
func TestCheck58_MergeNeighbours(t *testing.T) {
	covers(t, "MergeShards")
	h := serve(t, "--stream", "s:2")
	ask := func(first, second string) answer {
		return h.call(t, "MergeShards", object{"StreamName": "s", "ShardToMerge": first, "AdjacentShardToMerge": second})
	}
	const zero, one = "shardId-000000000000", "shardId-000000000001"
	for _, pair := range [][2]string{{one, zero}, {zero, zero}} {
		ask(pair[0], pair[1]).wantError(t, "InvalidArgumentException",
			"Shards "+pair[0]+" and "+pair[1]+" in stream s under account "+account+" are not an adjacent pair of shards eligible for merging")
	}
	if a := ask(zero, one); a.Status != 200 {
		t.Fatalf("merge: %s", a.Body)
	}
	second := h.call(t, "SplitShard", object{"StreamName": "s", "ShardToSplit": zero, "NewStartingHashKey": "5"})
	if second.JSON["__type"] == "ResourceInUseException" {
		second.wantError(t, "ResourceInUseException", "Stream s under account "+account+" not ACTIVE, instead in state UPDATING")
	}
	h.await(t, "s")
	shards := h.shardsOf(t, "s")
	want(t, "shards", len(shards), 3)
	wantRange(t, shards[2], "0", maxHashKey)
	want(t, "parent", at(shards[2], "ParentShardId"), any(zero))
	want(t, "adjacent parent", at(shards[2], "AdjacentParentShardId"), any(one))
	ask(zero, one).wantErrorWith(t, "InvalidArgumentException", "in stream s under account "+account+" has already been merged or split, and thus is not eligible for merging or splitting.")
}

// Every number of a child is above every number of its parents.
func TestCheck59_NumbersOfChildren(t *testing.T) {
	covers(t, "SplitShard", "MergeShards", "PutRecord")
	h := serve(t, "--stream", "s:1", "--quotas", "off")
	top := new(big.Int)
	put := func() {
		t.Helper()
		for _, key := range []string{"a", "e"} { // one on either side of the middle
			for range 3 {
				_, n := h.put(t, "s", key, "x")
				if number(t, n).Cmp(top) > 0 {
					top = number(t, n)
				}
			}
		}
	}
	above := func(shards []any, children ...int) {
		t.Helper()
		before := new(big.Int).Set(top)
		for _, c := range children {
			start := number(t, at(shards[c], "SequenceNumberRange.StartingSequenceNumber"))
			for _, name := range []string{"ParentShardId", "AdjacentParentShardId"} {
				if parent := text(at(shards[c], name)); parent != "" {
					if end := number(t, at(shards[index(parent)], "SequenceNumberRange.EndingSequenceNumber")); start.Cmp(end) <= 0 {
						t.Errorf("shard %d starts at %s, its parent %s ends at %s", c, start, parent, end)
					}
				}
			}
		}
		for _, key := range []string{"a", "e"} {
			if _, n := h.put(t, "s", key, "x"); number(t, n).Cmp(before) <= 0 {
				t.Errorf("%s after the change is not above %s before it", n, before)
			}
		}
	}
	put()
	h.split(t, "s", "0", middle)
	above(h.shardsOf(t, "s"), 1, 2)
	put()
	h.merge(t, "s", "1", "2")
	above(h.shardsOf(t, "s"), 3)
	put()
	h.split(t, "s", "3", middle)
	above(h.shardsOf(t, "s"), 4, 5)
}

// readToEnd reads a shard from the horizon to its end, which has to come.
func (h host) readToEnd(t *testing.T, stream, shard string) (records []any, last object) {
	t.Helper()
	token := h.iterator(t, stream, shard, "TRIM_HORIZON", nil)
	for range 20 {
		page, next := h.records(t, token)
		records = append(records, page...)
		if token = text(next["NextShardIterator"]); token == "" {
			return records, next
		}
		want(t, "children before the end", next["ChildShards"], nil)
	}
	t.Fatalf("%s has no end", shard)
	return nil, nil
}

// The end of a closed shard names its children; an open one has no end.
func TestCheck60_EndOfShard(t *testing.T) {
	covers(t, "GetRecords", "SplitShard", "MergeShards")
	h := serve(t, "--stream", "s:1", "--quotas", "off")
	h.put(t, "s", "k", "one")
	h.put(t, "s", "k", "two")
	before := h.iterator(t, "s", "0", "LATEST", nil)
	h.split(t, "s", "0", middle)
	records, last := h.readToEnd(t, "s", "0")
	want(t, "records of the parent", data(t, records), "one two")
	want(t, "children of a split", last["ChildShards"], any([]any{
		object{"ShardId": "shardId-000000000001", "ParentShards": []any{"shardId-000000000000"}, "HashKeyRange": object{"StartingHashKey": "0", "EndingHashKey": belowMiddle}},
		object{"ShardId": "shardId-000000000002", "ParentShards": []any{"shardId-000000000000"}, "HashKeyRange": object{"StartingHashKey": middle, "EndingHashKey": maxHashKey}},
	}))
	page, end := h.records(t, before)
	want(t, "nothing after LATEST", len(page), 0)
	if token := text(end["NextShardIterator"]); token != "" {
		_, end = h.records(t, token)
		want(t, "the end comes soon", end["NextShardIterator"], nil)
	}
	h.merge(t, "s", "1", "2")
	for _, shard := range []string{"1", "2"} {
		_, last = h.readToEnd(t, "s", shard)
		want(t, "children of a merge", last["ChildShards"], any([]any{object{
			"ShardId": "shardId-000000000003", "ParentShards": []any{"shardId-000000000001", "shardId-000000000002"},
			"HashKeyRange": object{"StartingHashKey": "0", "EndingHashKey": maxHashKey}}}))
	}
	page, end = h.records(t, h.iterator(t, "s", "3", "TRIM_HORIZON", nil))
	want(t, "records of an open shard", len(page), 0)
	want(t, "children of an open shard", end["ChildShards"], nil)
	if text(end["NextShardIterator"]) == "" {
		t.Error("an open shard has ended")
	}
}

// UpdateShardCount at most doubles and at least halves, and leaves AWS's number
// of shards behind.
func TestCheck61_UpdateShardCountTotals(t *testing.T) {
	covers(t, "UpdateShardCount")
	for _, c := range []struct{ from, to, total int }{{2, 4, 6}, {4, 5, 15}, {10, 13, 37}, {4, 2, 6}, {5, 3, 7}} {
		t.Run(fmt.Sprintf("%d to %d", c.from, c.to), func(t *testing.T) {
			h := serve(t, "--stream", fmt.Sprintf("s:%d", c.from))
			out := h.must(t, "UpdateShardCount", object{"StreamName": "s", "TargetShardCount": c.to, "ScalingType": "UNIFORM_SCALING"})
			want(t, "answer", any(out), any(object{"StreamName": "s", "StreamARN": "arn:aws:kinesis:" + region + ":" + account + ":stream/s",
				"CurrentShardCount": json.Number(fmt.Sprint(c.from)), "TargetShardCount": json.Number(fmt.Sprint(c.to))}))
			h.await(t, "s")
			shards := h.shardsOf(t, "s")
			want(t, "shards ever", len(shards), c.total)
			open := slices.DeleteFunc(slices.Clone(shards), func(s any) bool { return at(s, "SequenceNumberRange.EndingSequenceNumber") != nil })
			want(t, "open shards", len(open), c.to)
			wantCover(t, open)
			if c.to == 2*c.from {
				starts, _ := ranges(sortedByStart(open))
				for i, start := range starts {
					quarter := new(big.Int).Div(new(big.Int).Mul(new(big.Int).Lsh(big.NewInt(1), 128), big.NewInt(int64(i))), big.NewInt(int64(c.to)))
					want(t, "an even range", start, quarter.String())
				}
			}
		})
	}
}

// Beyond double and below half UpdateShardCount is refused.
func TestCheck61_UpdateShardCountBounds(t *testing.T) {
	covers(t, "UpdateShardCount")
	h := serve(t, "--stream", "s:2", "--stream", "five:5")
	ask := func(stream string, target int) answer {
		return h.call(t, "UpdateShardCount", object{"StreamName": stream, "TargetShardCount": target, "ScalingType": "UNIFORM_SCALING"})
	}
	ask("s", 5).wantError(t, "LimitExceededException",
		"UpdateShardCount cannot scale up over double your current open shard count. Current open shard count: 2, Target shard count: 5")
	ask("five", 2).wantError(t, "LimitExceededException",
		"UpdateShardCount cannot scale down below half your current open shard count. Current open shard count: 5, Target shard count: 2")
	h.call(t, "UpdateShardCount", `{"StreamName":"s","TargetShardCount":4,"ScalingType":"FAST"}`).wantErrorWith(t, "ValidationException", "[UNIFORM_SCALING]")
}

// sortedByStart orders shards by their ranges.
func sortedByStart(shards []any) []any {
	sorted := slices.Clone(shards)
	slices.SortFunc(sorted, func(a, b any) int {
		x, _ := new(big.Int).SetString(text(at(a, "HashKeyRange.StartingHashKey")), 10)
		y, _ := new(big.Int).SetString(text(at(b, "HashKeyRange.StartingHashKey")), 10)
		return x.Cmp(y)
	})
	return sorted
}

// wantCover checks that shards cover the hash keys exactly once.
func wantCover(t *testing.T, shards []any) {
	t.Helper()
	starts, ends := ranges(sortedByStart(shards))
	if len(starts) == 0 || starts[0] != "0" || ends[len(ends)-1] != maxHashKey {
		t.Errorf("ranges %v to %v", starts, ends)
		return
	}
	for i := 1; i < len(starts); i++ {
		end, _ := new(big.Int).SetString(ends[i-1], 10)
		want(t, "seam", starts[i], end.Add(end, big.NewInt(1)).String())
	}
}

// On-demand streams choose their shards themselves.
func TestCheck62_OnDemandIsNotResharded(t *testing.T) {
	covers(t, "SplitShard", "MergeShards", "UpdateShardCount")
	h := serve(t)
	h.must(t, "CreateStream", `{"StreamName":"s","StreamModeDetails":{"StreamMode":"ON_DEMAND"}}`)
	h.await(t, "s")
	for op, in := range map[string]object{
		"SplitShard":       {"ShardToSplit": "0", "NewStartingHashKey": "5"},
		"MergeShards":      {"ShardToMerge": "0", "AdjacentShardToMerge": "1"},
		"UpdateShardCount": {"TargetShardCount": 8, "ScalingType": "UNIFORM_SCALING"},
	} {
		in["StreamName"] = "s"
		h.call(t, op, in).wantError(t, "ValidationException", "Request is invalid. Stream s under account "+account+" is in On-Demand mode.")
	}
	want(t, "shards", len(h.shardsOf(t, "s")), 4)
}

// After a split each filter of ListShards gives its own set, and each set of
// shards open at one time covers the hash keys once.
func TestCheck63_FiltersAfterSplit(t *testing.T) {
	covers(t, "ListShards")
	h := serve(t, "--stream", "s:1")
	before := float64(time.Now().UnixMilli()) / 1000
	<-time.After(1100 * time.Millisecond) // the creation and the close have to differ in their second
	h.split(t, "s", "0", middle)
	<-time.After(1100 * time.Millisecond)
	list := func(filter object) string {
		t.Helper()
		in := object{"StreamName": "s"}
		if filter != nil {
			in["ShardFilter"] = filter
		}
		shards, _ := h.must(t, "ListShards", in)["Shards"].([]any)
		switch text(filter["Type"]) {
		case "AT_LATEST", "AT_TIMESTAMP", "AT_TRIM_HORIZON":
			wantCover(t, shards)
		}
		var ids []string
		for _, s := range shards {
			ids = append(ids, fmt.Sprint(index(text(at(s, "ShardId")))))
		}
		return strings.Join(ids, " ")
	}
	now := float64(time.Now().UnixMilli()) / 1000
	want(t, "no filter", list(nil), "0 1 2")
	want(t, "FROM_TRIM_HORIZON", list(object{"Type": "FROM_TRIM_HORIZON"}), "0 1 2")
	want(t, "AT_LATEST", list(object{"Type": "AT_LATEST"}), "1 2")
	want(t, "AFTER_SHARD_ID", list(object{"Type": "AFTER_SHARD_ID", "ShardId": "shardId-000000000000"}), "1 2")
	want(t, "AT_TIMESTAMP before", list(object{"Type": "AT_TIMESTAMP", "Timestamp": before}), "0")
	want(t, "AT_TIMESTAMP now", list(object{"Type": "AT_TIMESTAMP", "Timestamp": now}), "1 2")
	want(t, "FROM_TIMESTAMP now", list(object{"Type": "FROM_TIMESTAMP", "Timestamp": now}), "1 2")
	want(t, "FROM_TIMESTAMP before", list(object{"Type": "FROM_TIMESTAMP", "Timestamp": before}), "0 1 2")
	want(t, "AT_TRIM_HORIZON", list(object{"Type": "AT_TRIM_HORIZON"}), "0")
}

// While one change is under way every other one is refused.
func TestCheck58_OneChangeAtATime(t *testing.T) {
	covers(t, "SplitShard", "MergeShards", "UpdateShardCount", "UpdateStreamMode", "IncreaseStreamRetentionPeriod", "EnableEnhancedMonitoring", "StartStreamEncryption", "UpdateMaxRecordSize")
	h := serve(t, "--stream", "s:2", "--state-delay", "20s")
	const arn = "arn:aws:kinesis:" + region + ":" + account + ":stream/s"
	h.must(t, "SplitShard", object{"StreamName": "s", "ShardToSplit": "0", "NewStartingHashKey": "5"})
	for op, in := range map[string]object{
		"SplitShard":                    {"StreamName": "s", "ShardToSplit": "1", "NewStartingHashKey": "200000000000000000000000000000000000000"},
		"MergeShards":                   {"StreamName": "s", "ShardToMerge": "0", "AdjacentShardToMerge": "1"},
		"UpdateShardCount":              {"StreamName": "s", "TargetShardCount": 3, "ScalingType": "UNIFORM_SCALING"},
		"UpdateStreamMode":              {"StreamARN": arn, "StreamModeDetails": object{"StreamMode": "ON_DEMAND"}},
		"IncreaseStreamRetentionPeriod": {"StreamName": "s", "RetentionPeriodHours": 48},
		"EnableEnhancedMonitoring":      {"StreamName": "s", "ShardLevelMetrics": []string{"ALL"}},
		"StartStreamEncryption":         {"StreamName": "s", "EncryptionType": "KMS", "KeyId": "alias/aws/kinesis"},
		"UpdateMaxRecordSize":           {"StreamARN": arn, "MaxRecordSizeInKiB": 2048},
	} {
		h.call(t, op, in).wantError(t, "ResourceInUseException", "Stream s under account "+account+" not ACTIVE, instead in state UPDATING")
	}
	shards := h.must(t, "DescribeStream", `{"StreamName":"s"}`)
	want(t, "the old map is shown", len(at(shards, "StreamDescription.Shards").([]any)), 2)
	h.put(t, "s", "k", "a write goes on")
}
