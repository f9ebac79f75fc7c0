package conformance

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"net/http"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// A shard id is what follows the first dash, as a number.
func TestCheck46_ShardIDs(t *testing.T) {
	covers(t, "GetShardIterator")
	h := serve(t, "--stream", "s", "--quotas", "off")
	h.put(t, "s", "k", "x")
	for _, id := range []string{"0", "x-0", "shard-000", "shardId-000000000000"} {
		records, _ := h.records(t, h.iterator(t, "s", id, "TRIM_HORIZON", nil))
		want(t, id, len(records), 1)
	}
	for id, message := range map[string]string{
		"ABC":                  "Could not find shard ABC in stream s under account " + account + ".",
		"shardId-x":            "Could not find shard shardId-x in stream s under account " + account + ".",
		"99999999999":          "Could not find shard 99999999999 in stream s under account " + account + ".",
		"shardId-000000000099": "Shard shardId-000000000099 in stream s under account " + account + " does not exist",
		"7":                    "Shard shardId-000000000007 in stream s under account " + account + " does not exist",
	} {
		h.call(t, "GetShardIterator", object{"StreamName": "s", "ShardId": id, "ShardIteratorType": "LATEST"}).wantError(t, "ResourceNotFoundException", message)
	}
}

// Type and position of an iterator have to fit together.
func TestCheck47_IteratorArguments(t *testing.T) {
	covers(t, "GetShardIterator")
	h := serve(t, "--stream", "s", "--quotas", "off")
	_, n := h.put(t, "s", "k", "x")
	ask := func(kind string, more object) answer {
		in := object{"StreamName": "s", "ShardId": "0", "ShardIteratorType": kind}
		for k, v := range more {
			in[k] = v
		}
		return h.call(t, "GetShardIterator", in)
	}
	const must = "Must either specify (1) AT_SEQUENCE_NUMBER or AFTER_SEQUENCE_NUMBER and StartingSequenceNumber or (2) TRIM_HORIZON or LATEST and no StartingSequenceNumber. Request specified "
	for _, kind := range []string{"AT_SEQUENCE_NUMBER", "AFTER_SEQUENCE_NUMBER"} {
		ask(kind, nil).wantError(t, "InvalidArgumentException", must+kind+" and no StartingSequenceNumber.")
	}
	for _, kind := range []string{"LATEST", "TRIM_HORIZON"} {
		ask(kind, object{"StartingSequenceNumber": n}).wantError(t, "InvalidArgumentException", must+kind+" and also a StartingSequenceNumber.")
	}
	ask("AT_TIMESTAMP", nil).wantError(t, "InvalidArgumentException",
		"Must specify timestampInMillis parameter for iterator of type AT_TIMESTAMP. Current request has no timestamp parameter.")
	future := time.Now().Add(time.Hour).Unix()
	ask("AT_TIMESTAMP", object{"Timestamp": future}).wantErrorWith(t, "InvalidArgumentException",
		fmt.Sprintf("The timestampInMillis parameter cannot be greater than the currentTimestampInMillis. timestampInMillis: %d000, currentTimestampInMillis: ", future))
}

// A number of one shard is no position in another.
func TestCheck48_NumberOfAnotherShard(t *testing.T) {
	covers(t, "GetShardIterator")
	h := serve(t, "--stream", "s:2", "--quotas", "off")
	shard, n := h.put(t, "s", "b", "x")
	want(t, "shard", shard, "shardId-000000000001")
	for _, kind := range []string{"AT_SEQUENCE_NUMBER", "AFTER_SEQUENCE_NUMBER"} {
		in := object{"StreamName": "s", "ShardId": "0", "ShardIteratorType": kind, "StartingSequenceNumber": n}
		h.call(t, "GetShardIterator", in).wantErrorWith(t, "InvalidArgumentException",
			"It encodes shardId-000000000001, while it was used in a call to a shard with shardId-000000000000")
	}
	in := object{"StreamName": "s", "ShardId": "0", "ShardIteratorType": "AT_SEQUENCE_NUMBER", "StartingSequenceNumber": strings.Repeat("9", 100)}
	h.call(t, "GetShardIterator", in).wantError(t, "InvalidArgumentException",
		"StartingSequenceNumber "+strings.Repeat("9", 100)+" used in GetShardIterator on shard shardId-000000000000 in stream s under account "+account+" is invalid.")
}

// data gives the records' data, decoded and joined.
func data(t *testing.T, records []any) string {
	t.Helper()
	var out []string
	for _, r := range records {
		raw, err := base64.StdEncoding.DecodeString(text(at(r, "Data")))
		if err != nil {
			t.Fatalf("Data of %v: %v", r, err)
		}
		out = append(out, string(raw))
	}
	return strings.Join(out, " ")
}

// The five kinds of iterators start where they say.
func TestCheck49_IteratorTypes(t *testing.T) {
	covers(t, "GetShardIterator", "GetRecords")
	h := serve(t, "--quotas", "off")
	h.create(t, "s", 1)
	start := text(at(h.shardsOf(t, "s")[0], "SequenceNumberRange.StartingSequenceNumber"))
	var numbers []string
	for _, d := range []string{"r1", "r2", "r3"} {
		_, n := h.put(t, "s", "k", d)
		numbers = append(numbers, n)
		<-time.After(2 * time.Millisecond) // distinct arrival times, as far as the clock goes
	}
	read := func(kind string, more object) string {
		t.Helper()
		records, _ := h.records(t, h.iterator(t, "s", "0", kind, more))
		return data(t, records)
	}
	all, _ := h.records(t, h.iterator(t, "s", "0", "TRIM_HORIZON", nil))
	want(t, "TRIM_HORIZON", data(t, all), "r1 r2 r3")
	want(t, "AT r2", read("AT_SEQUENCE_NUMBER", object{"StartingSequenceNumber": numbers[1]}), "r2 r3")
	want(t, "AFTER r2", read("AFTER_SEQUENCE_NUMBER", object{"StartingSequenceNumber": numbers[1]}), "r3")
	want(t, "AT start", read("AT_SEQUENCE_NUMBER", object{"StartingSequenceNumber": start}), "r1 r2 r3")
	want(t, "AFTER last", read("AFTER_SEQUENCE_NUMBER", object{"StartingSequenceNumber": numbers[2]}), "")
	want(t, "LATEST", read("LATEST", nil), "")
	want(t, "AT_TIMESTAMP 2000", read("AT_TIMESTAMP", object{"Timestamp": 946684800}), "r1 r2 r3")
	want(t, "AT_TIMESTAMP of r2", read("AT_TIMESTAMP", object{"Timestamp": at(all[1], "ApproximateArrivalTimestamp")}), "r2 r3")
	arrival := fmt.Sprint(at(all[2], "ApproximateArrivalTimestamp"))
	if whole, fraction, _ := strings.Cut(arrival, "."); len(fraction) > 3 || len(whole) != 10 {
		t.Errorf("arrival %q is not seconds with at most three decimals", arrival)
	}
	for i, r := range all {
		want(t, "number", at(r, "SequenceNumber"), any(numbers[i]))
		want(t, "key", at(r, "PartitionKey"), any("k"))
		want(t, "members of a record", len(r.(object)), 4)
	}
}

// LATEST is fixed when the iterator is made, not when it is used.
func TestCheck50_Latest(t *testing.T) {
	covers(t, "GetShardIterator", "GetRecords")
	h := serve(t, "--stream", "s")
	h.put(t, "s", "k", "before")
	iterator := h.iterator(t, "s", "0", "LATEST", nil)
	records, page := h.records(t, iterator)
	want(t, "nothing yet", len(records), 0)
	want(t, "MillisBehindLatest", fmt.Sprint(page["MillisBehindLatest"]), "0")
	if text(page["NextShardIterator"]) == "" {
		t.Error("an open shard without NextShardIterator")
	}
	if page["ChildShards"] != nil {
		t.Error("an open shard with ChildShards")
	}
	h.put(t, "s", "k", "after")
	records, _ = h.records(t, iterator)
	want(t, "after a put", data(t, records), "after")
}

// An iterator may be used again; each page names another next one.
func TestCheck51_IteratorReuse(t *testing.T) {
	covers(t, "GetRecords")
	h := serve(t, "--stream", "s")
	h.put(t, "s", "k", "x")
	iterator := h.iterator(t, "s", "0", "TRIM_HORIZON", nil)
	first, firstPage := h.records(t, iterator)
	second, secondPage := h.records(t, iterator)
	want(t, "records", first, second)
	if a, b := text(firstPage["NextShardIterator"]), text(secondPage["NextShardIterator"]); a == b || a == iterator {
		t.Errorf("NextShardIterator repeats: %q", a)
	}
}

// A token in quotes works, a forged one does not.
func TestCheck52_IteratorToken(t *testing.T) {
	covers(t, "GetRecords")
	h := serve(t, "--stream", "s", "--quotas", "off")
	h.put(t, "s", "k", "x")
	iterator := h.iterator(t, "s", "0", "TRIM_HORIZON", nil)
	if !strings.HasPrefix(iterator, "AAAAAAAAAA") || len(iterator) > 512 {
		t.Errorf("token %q", iterator)
	}
	records, _ := h.records(t, `"`+iterator+`"`)
	want(t, "in quotes", len(records), 1)
	for i := 0; i < len(iterator); i += 7 {
		flipped := []byte(iterator)
		if flipped[i] = 'A'; iterator[i] == 'A' {
			flipped[i] = 'B'
		}
		h.call(t, "GetRecords", object{"ShardIterator": string(flipped)}).wantError(t, "InvalidArgumentException", "Invalid ShardIterator.")
	}
	for _, bad := range []string{"x", iterator[:len(iterator)-4], iterator + "AAAA", `"` + iterator} {
		h.call(t, "GetRecords", object{"ShardIterator": bad}).wantError(t, "InvalidArgumentException", "Invalid ShardIterator.")
	}
}

// A page holds at most Limit records and says how far behind it is.
func TestCheck53_Limit(t *testing.T) {
	covers(t, "GetRecords")
	h := serve(t, "--stream", "s")
	for _, d := range []string{"r1", "r2", "r3"} {
		h.put(t, "s", "k", d)
	}
	<-time.After(50 * time.Millisecond) // the records must have an age
	iterator := h.iterator(t, "s", "0", "TRIM_HORIZON", nil)
	page := h.must(t, "GetRecords", object{"ShardIterator": iterator, "Limit": 2})
	records, _ := page["Records"].([]any)
	want(t, "first page", data(t, records), "r1 r2")
	if behind := fmt.Sprint(page["MillisBehindLatest"]); behind == "0" || strings.HasPrefix(behind, "-") {
		t.Errorf("MillisBehindLatest %s with a record ahead", behind)
	}
	records, page = h.records(t, text(page["NextShardIterator"]))
	want(t, "second page", data(t, records), "r3")
	want(t, "MillisBehindLatest at the tip", fmt.Sprint(page["MillisBehindLatest"]), "0")
	h.call(t, "GetRecords", object{"ShardIterator": iterator, "Limit": 10001}).wantErrorWith(t,
		"ValidationException", "Value '10001' at 'limit' failed to satisfy constraint: Member must have value less than or equal to 10000")
	h.call(t, "GetRecords", object{"ShardIterator": "x", "Limit": 0}).wantErrorWith(t,
		"ValidationException", "Value '0' at 'limit' failed to satisfy constraint: Member must have value greater than or equal to 1")
}

// A shard answers five reads a second, and pauses after a page of 10 MiB.
func TestCheck54_ReadThrottling(t *testing.T) {
	covers(t, "GetRecords")
	t.Parallel()
	dir := filepath.Join(t.TempDir(), "data")
	filler := start(t, "--data", dir, "--stream", "s:2", "--quotas", "off", "--log-level", "error")
	for range 12 {
		filler.must(t, "PutRecord", object{"StreamName": "s", "PartitionKey": "k", "ExplicitHashKey": "0", "Data": bytes.Repeat([]byte{'x'}, 1<<20-8)})
	}
	if code, err := filler.Stop(); code != 0 || err != nil {
		t.Fatalf("server ended with %d, %v", code, err)
	}

	h := start(t, "--data", dir, "--log-level", "error")
	iterator := h.iterator(t, "s", "0", "TRIM_HORIZON", nil)
	begun := time.Now()
	records, page := h.records(t, iterator)
	size := 0
	for _, r := range records {
		size += base64.StdEncoding.DecodedLen(len(text(at(r, "Data"))))
	}
	if size < 9<<20 || size > 10<<20 {
		t.Errorf("a page of %d bytes with 12 MiB ahead", size)
	}
	again := h.call(t, "GetRecords", object{"ShardIterator": page["NextShardIterator"]})
	if time.Since(begun) < 4*time.Second || again.Status != http.StatusOK {
		again.wantError(t, "ProvisionedThroughputExceededException", "Rate exceeded for shard shardId-000000000000 in stream s under account "+account+".")
	}

	latest := h.iterator(t, "s", "1", "LATEST", nil)
	begun = time.Now()
	refused := 0
	for calls := 0; refused == 0 && calls < 50; calls++ {
		a := h.call(t, "GetRecords", object{"ShardIterator": latest})
		if a.Status != http.StatusOK {
			refused++
			a.wantError(t, "ProvisionedThroughputExceededException", "Rate exceeded for shard shardId-000000000001 in stream s under account "+account+".")
			if calls < 5 {
				t.Errorf("call %d within a second was refused", calls+1)
			}
		}
	}
	if refused == 0 {
		t.Errorf("50 reads in %v, none refused", time.Since(begun))
	}
}

// Records, iterators and page tokens outlive a restart.
func TestRestart(t *testing.T) {
	covers(t, "PutRecord", "GetRecords")
	t.Parallel()
	dir := filepath.Join(t.TempDir(), "data")
	h := start(t, "--data", dir, "--stream", "s:3", "--log-level", "error")
	_, n := h.put(t, "s", "123", "kept")
	iterator := h.iterator(t, "s", "0", "TRIM_HORIZON", nil)
	token := h.must(t, "ListShards", `{"StreamName":"s","MaxResults":1}`)["NextToken"]
	if code, err := h.Stop(); code != 0 || err != nil {
		t.Fatalf("server ended with %d, %v", code, err)
	}
	h = start(t, "--data", dir, "--log-level", "error")
	records, _ := h.records(t, iterator)
	want(t, "data", data(t, records), "kept")
	want(t, "number", at(records[0], "SequenceNumber"), any(n))
	shards, _ := h.must(t, "ListShards", object{"NextToken": token})["Shards"].([]any)
	want(t, "page by token", len(shards), 2)
	_, later := h.put(t, "s", "123", "later")
	if number(t, later).Cmp(number(t, n)) <= 0 {
		t.Errorf("%s after the restart is not above %s", later, n)
	}
}
