package conformance

import (
	"bytes"
	"fmt"
	"math/big"
	"net/http"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"
)

func index(shard string) int {
	n, err := strconv.Atoi(strings.TrimPrefix(shard, "shardId-"))
	if err != nil {
		return -1
	}
	return n
}

// The key 123 belongs to the first shard, whatever their number up to five.
func TestCheck37_Key123(t *testing.T) {
	covers(t, "PutRecord")
	h := serve(t, "--stream", "s1:1", "--stream", "s2:2", "--stream", "s3:3", "--stream", "s4:4", "--stream", "s5:5")
	for n := 1; n <= 5; n++ {
		shard, _ := h.put(t, fmt.Sprint("s", n), "123", "x")
		want(t, fmt.Sprintf("N=%d", n), shard, "shardId-000000000000")
	}
}

// Keys are placed by MD5.
func TestCheck38_Placement(t *testing.T) {
	covers(t, "PutRecord")
	h := serve(t, "--stream", "s3:3", "--stream", "s4:4", "--stream", "s5:5")
	for _, c := range []struct {
		stream, key string
		shard       int
	}{
		{"s3", "a", 0}, {"s3", "b", 1}, {"s3", "e", 2}, {"s3", "f", 1},
		{"s4", "partitionkey1", 1}, {"s4", "partitionkey2", 3}, {"s4", "partitionkey3", 0}, {"s4", "foobar", 0},
		{"s5", "你好", 2}, {"s5", "e", 4}, {"s5", "125", 1},
	} {
		shard, _ := h.put(t, c.stream, c.key, "x")
		want(t, c.stream+" "+c.key, index(shard), c.shard)
	}
}

// An explicit hash key decides instead of the partition key, up to 2^128-1.
func TestCheck39_ExplicitHashKey(t *testing.T) {
	covers(t, "PutRecord", "PutRecords")
	h := serve(t, "--stream", "s:2")
	for _, c := range []struct {
		key   string
		shard int
	}{
		{"0", 0}, {"170141183460469231731687303715884105727", 0},
		{"170141183460469231731687303715884105728", 1}, {maxHashKey, 1},
	} {
		out := h.must(t, "PutRecord", object{"StreamName": "s", "PartitionKey": "123", "ExplicitHashKey": c.key, "Data": ""})
		want(t, c.key, index(text(out["ShardId"])), c.shard)
	}
	const over = "340282366920938463463374607431768211456"
	const message = "Invalid ExplicitHashKey. ExplicitHashKey must be in the range: [0, 2^128-1]. Specified value was " + over
	h.call(t, "PutRecord", object{"StreamName": "s", "PartitionKey": "k", "ExplicitHashKey": over, "Data": ""}).wantError(t, "InvalidArgumentException", message)
	h.call(t, "PutRecords", object{"StreamName": "s", "Records": []any{
		object{"PartitionKey": "k", "Data": ""}, object{"PartitionKey": "k", "ExplicitHashKey": over, "Data": ""},
	}}).wantError(t, "InvalidArgumentException", message)
	h.call(t, "PutRecord", `{"StreamName":"s","PartitionKey":"k","ExplicitHashKey":"01","Data":""}`).wantErrorWith(t, "ValidationException", "0|([1-9]\\d{0,38})")
	records, _ := h.records(t, h.iterator(t, "s", "0", "TRIM_HORIZON", nil))
	want(t, "partition key kept", at(records[0], "PartitionKey"), any("123"))
}

// A sequence number has 56 digits and 186 bits with known fields.
func TestCheck40_SequenceNumber(t *testing.T) {
	covers(t, "PutRecord")
	h := serve(t)
	h.create(t, "s", 3)
	before := time.Now().Unix()
	out := h.must(t, "PutRecord", `{"StreamName":"s","PartitionKey":"e","Data":"eA=="}`)
	want(t, "members", len(out), 2)
	want(t, "shard", out["ShardId"], any("shardId-000000000002"))
	digits := text(out["SequenceNumber"])
	n := number(t, digits)
	field := func(shift, bits uint) int64 {
		v := new(big.Int).Rsh(n, shift)
		return v.And(v, new(big.Int).SetUint64(1<<bits-1)).Int64()
	}
	want(t, "digits", len(digits), 56)
	want(t, "bits", n.BitLen(), 186)
	want(t, "version", field(0, 4), int64(2))
	want(t, "shard index", field(4, 32), int64(2))
	want(t, "unknown byte", field(72, 8), int64(0))
	want(t, "low nibble of the shard index", field(144, 4), int64(2))
	want(t, "constant", field(184, 2), int64(2))
	if written := field(36, 36); written < before || written > time.Now().Unix() {
		t.Errorf("record time %d is not of this test", written)
	}
	start := number(t, at(h.shardsOf(t, "s")[2], "SequenceNumberRange.StartingSequenceNumber"))
	if n.Cmp(start) <= 0 {
		t.Errorf("%s is not above the shard's start %s", n, start)
	}
	want(t, "creation time", field(148, 36), new(big.Int).And(new(big.Int).Rsh(start, 148), big.NewInt(1<<36-1)).Int64())
}

// SequenceNumberForOrdering is a floor; AWS's own example begins with "0".
// What cannot be one is refused: another leading digit, versions 0, 3 and 15.
func TestCheck41_Ordering(t *testing.T) {
	covers(t, "PutRecord")
	h := serve(t, "--stream", "s")
	_, previous := h.put(t, "s", "k", "1")
	for range 3 {
		out := h.must(t, "PutRecord", object{"StreamName": "s", "PartitionKey": "k", "Data": "", "SequenceNumberForOrdering": previous})
		next := text(out["SequenceNumber"])
		if number(t, next).Cmp(number(t, previous)) <= 0 {
			t.Errorf("%s is not above %s", next, previous)
		}
		previous = next
	}
	h.must(t, "PutRecord", `{"StreamName":"s","PartitionKey":"k","Data":"","SequenceNumberForOrdering":"0"}`)
	versions := new(big.Int).Lsh(big.NewInt(2), 184) // a leading 2 and nothing else: version 0
	bad := []string{"1" + strings.Repeat("0", 55), strings.Repeat("9", 56), versions.String(), versions.Add(versions, big.NewInt(3)).String()}
	for _, bad := range bad {
		h.call(t, "PutRecord", object{"StreamName": "s", "PartitionKey": "k", "Data": "", "SequenceNumberForOrdering": bad}).wantError(t,
			"InvalidArgumentException", "ExclusiveMinimumSequenceNumber "+bad+" used in PutRecord on stream s under account "+account+" is invalid.")
	}
}

// A record is its data and its key, and at most 1 MiB; a key has 1 to 256 characters.
func TestCheck42_RecordSizeEdges(t *testing.T) {
	covers(t, "PutRecord", "PutRecords")
	h := serve(t, "--stream", "s", "--quotas", "off")
	const limit = 1 << 20
	for _, size := range []int{0, 1, limit - 1} {
		_, n := h.put(t, "s", "k", strings.Repeat("x", size))
		number(t, n)
	}
	tooLong := func(op, path string, in any) {
		t.Helper()
		h.call(t, op, in).wantErrorWith(t, "ValidationException", "at '"+path+"' failed to satisfy constraint: Member must have length less than or equal to 1048576")
	}
	big := bytes.Repeat([]byte{'x'}, limit+1)
	tooLong("PutRecord", "data", object{"StreamName": "s", "PartitionKey": "k", "Data": big})
	tooLong("PutRecords", "records.1.member.data", object{"StreamName": "s", "Records": []any{object{"PartitionKey": "k", "Data": big}}})
	if a := h.call(t, "PutRecord", object{"StreamName": "s", "PartitionKey": "k", "Data": big}); bytes.Contains(a.Body, []byte("xxxx")) {
		t.Error("the error shows the record")
	}
	h.put(t, "s", strings.Repeat("é", 256), "256 characters")
	h.call(t, "PutRecord", object{"StreamName": "s", "PartitionKey": strings.Repeat("k", 257), "Data": ""}).wantErrorWith(t,
		"ValidationException", "at 'partitionKey' failed to satisfy constraint: Member must have length less than or equal to 256")
	h.call(t, "PutRecord", object{"StreamName": "s", "PartitionKey": "", "Data": ""}).wantErrorWith(t,
		"ValidationException", "Value '' at 'partitionKey' failed to satisfy constraint: Member must have length greater than or equal to 1")
	records, _ := h.records(t, h.iterator(t, "s", "0", "TRIM_HORIZON", nil))
	want(t, "records stored", len(records), 4)
}

// batch makes n PutRecords entries of size bytes under keys prefix0, prefix1 …
func batch(prefix string, n, size int) []any {
	entries := make([]any, n)
	for i := range entries {
		entries[i] = object{"PartitionKey": prefix + strconv.Itoa(i), "Data": bytes.Repeat([]byte{'x'}, size)}
	}
	return entries
}

// PutRecords answers entry by entry in order, and refuses as a whole what is
// too much or malformed.
func TestCheck43_PutRecords(t *testing.T) {
	covers(t, "PutRecords")
	h := serve(t, "--stream", "s:4", "--quotas", "off")
	out := h.must(t, "PutRecords", object{"StreamName": "s", "Records": []any{
		object{"PartitionKey": "partitionkey1", "Data": ""},
		object{"PartitionKey": "partitionkey2", "Data": ""},
		object{"PartitionKey": "partitionkey3", "Data": ""},
	}})
	want(t, "FailedRecordCount", fmt.Sprint(out["FailedRecordCount"]), "0")
	for i, shard := range []int{1, 3, 0} {
		entry, _ := at(out, fmt.Sprint("Records.", i)).(object)
		want(t, "members of an entry", len(entry), 2)
		want(t, "shard", index(text(entry["ShardId"])), shard)
		number(t, entry["SequenceNumber"])
	}
	h.call(t, "PutRecords", object{"StreamName": "s", "Records": batch("k", 501, 1)}).wantErrorWith(t,
		"ValidationException", "at 'records' failed to satisfy constraint: Member must have length less than or equal to 500")
	h.call(t, "PutRecords", `{"StreamName":"s","Records":[]}`).wantErrorWith(t,
		"ValidationException", "at 'records' failed to satisfy constraint: Member must have length greater than or equal to 1")
	h.call(t, "PutRecords", object{"StreamName": "s", "Records": batch("k", 11, 1000000)}).wantErrorWith(t, "InvalidArgumentException", "")
	h.call(t, "PutRecords", object{"StreamName": "s", "Records": []any{
		object{"PartitionKey": "k", "Data": ""}, object{"PartitionKey": "", "Data": ""},
	}}).wantErrorWith(t, "ValidationException", "at 'records.2.member.partitionKey' failed to satisfy constraint: Member must have length greater than or equal to 1")

	in := object{"StreamName": "s", "Records": batch("k", 10, 1<<20-8)}
	out = h.must(t, "PutRecords", in)
	want(t, "just under 10 MiB", fmt.Sprint(out["FailedRecordCount"]), "0")
}

// A shard takes 1,000 records a second. What is beyond fails entry by entry and
// is not stored; the call succeeds.
func TestCheck44_WriteThrottling(t *testing.T) {
	covers(t, "PutRecords")
	h := serve(t, "--stream", "a", "--stream", "b", "--stream", "c")
	for _, stream := range []string{"a", "b", "c"} {
		begun := time.Now()
		accepted, failed := map[string]bool{}, 0
		for call := range 4 {
			prefix := fmt.Sprintf("%d-", call)
			out := h.must(t, "PutRecords", object{"StreamName": stream, "Records": batch(prefix, 500, 100)})
			failedHere := 0
			for i := range 500 {
				entry, _ := at(out, fmt.Sprint("Records.", i)).(object)
				if entry["SequenceNumber"] != nil {
					accepted[prefix+strconv.Itoa(i)] = true
					continue
				}
				failedHere++
				want(t, "ErrorCode", entry["ErrorCode"], any("ProvisionedThroughputExceededException"))
				want(t, "ErrorMessage", entry["ErrorMessage"], any("Rate exceeded for shard shardId-000000000000 in stream "+stream+" under account "+account+"."))
			}
			want(t, "FailedRecordCount", fmt.Sprint(out["FailedRecordCount"]), strconv.Itoa(failedHere))
			failed += failedHere
		}
		if took := time.Since(begun); failed == 0 && took > 900*time.Millisecond {
			continue // too slow to exceed the rate: try the next stream
		}
		if failed == 0 || len(accepted) < 1000 {
			t.Errorf("%d accepted, %d failed of 2000 within a second", len(accepted), failed)
		}
		checkStored(t, h, stream, accepted)
		return
	}
	t.Fatal("four calls never fitted into a second: the rate was not tried")
}

// checkStored reads a one-shard stream and compares its keys.
func checkStored(t *testing.T, h host, stream string, keys map[string]bool) {
	t.Helper()
	found := map[string]bool{}
	iterator := h.iterator(t, stream, "0", "TRIM_HORIZON", nil)
	for {
		records, page := h.records(t, iterator)
		for _, r := range records {
			found[text(at(r, "PartitionKey"))] = true
		}
		if fmt.Sprint(page["MillisBehindLatest"]) == "0" {
			break
		}
		iterator = text(page["NextShardIterator"])
	}
	want(t, "keys stored", len(found), len(keys))
	for key := range found {
		if !keys[key] {
			t.Errorf("%s was refused and is stored", key)
		}
	}
}

// Many writers to one shard: numbers are unique, reading order is their order,
// and each writer's records stand in the order in which it wrote them.
func TestCheck45_ConcurrentWriters(t *testing.T) {
	covers(t, "PutRecord")
	h := serve(t, "--stream", "s", "--quotas", "off")
	const writers, each = 100, 10
	numbers := make([][]*big.Int, writers)
	var wg sync.WaitGroup
	for w := range writers {
		wg.Go(func() {
			for i := range each {
				a := h.call(t, "PutRecord", object{"StreamName": "s", "PartitionKey": fmt.Sprintf("%d-%d", w, i), "Data": ""})
				n, ok := new(big.Int).SetString(text(a.JSON["SequenceNumber"]), 10)
				if a.Status != http.StatusOK || !ok {
					t.Errorf("writer %d: status %d, %s", w, a.Status, a.Body)
					return
				}
				numbers[w] = append(numbers[w], n)
			}
		})
	}
	wg.Wait()
	if t.Failed() {
		return
	}
	unique := map[string]string{}
	for w, own := range numbers {
		for i, n := range own {
			unique[n.String()] = fmt.Sprintf("%d-%d", w, i)
			if i > 0 && n.Cmp(own[i-1]) <= 0 {
				t.Errorf("writer %d: %s after %s", w, n, own[i-1])
			}
		}
	}
	want(t, "unique numbers", len(unique), writers*each)
	records, _ := h.records(t, h.iterator(t, "s", "0", "TRIM_HORIZON", nil))
	want(t, "records", len(records), writers*each)
	last := new(big.Int)
	for _, r := range records {
		n := number(t, at(r, "SequenceNumber"))
		if n.Cmp(last) <= 0 {
			t.Errorf("read out of order: %s after %s", n, last)
		}
		want(t, "key of "+n.String(), text(at(r, "PartitionKey")), unique[n.String()])
		last = n
	}
}

// A dry run checks everything and does nothing.
func TestCheck73_DryRun(t *testing.T) {
	covers(t, "PutRecord", "PutRecords", "GetShardIterator", "GetRecords")
	h := serve(t, "--stream", "s")
	_, first := h.put(t, "s", "k", "1")
	iterator := h.iterator(t, "s", "0", "TRIM_HORIZON", nil)
	for op, in := range map[string]object{
		"PutRecord":        {"StreamName": "s", "PartitionKey": "k", "Data": "", "DryRun": true},
		"PutRecords":       {"StreamName": "s", "Records": []any{object{"PartitionKey": "k", "Data": ""}}, "DryRun": true},
		"GetShardIterator": {"StreamName": "s", "ShardId": "0", "ShardIteratorType": "LATEST", "DryRun": true},
		"GetRecords":       {"ShardIterator": iterator, "DryRun": true},
	} {
		h.call(t, op, in).wantErrorWith(t, "DryRunOperationException", "")
	}
	h.call(t, "PutRecord", `{"StreamName":"nope","PartitionKey":"k","Data":"","DryRun":true}`).wantError(t,
		"ResourceNotFoundException", "Stream nope under account "+account+" not found.")
	h.call(t, "PutRecord", `{"StreamName":"s","PartitionKey":"","Data":"","DryRun":true}`).wantErrorWith(t, "ValidationException", "partitionKey")
	records, _ := h.records(t, iterator)
	want(t, "records stored", len(records), 1)
	want(t, "record stored", at(records[0], "SequenceNumber"), any(first))
}
