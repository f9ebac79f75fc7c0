package conformance

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"strings"
	"testing"
	"time"
)

// control asks a page of the test controls.
func (h host) control(t *testing.T, method, page, body string) (status int, out object) {
	t.Helper()
	req, err := http.NewRequest(method, h.URL+"/_shardwell/test/"+page, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	text, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(text, &out); err != nil {
		t.Fatalf("%s %s %s: %d %s", method, page, body, resp.StatusCode, text)
	}
	return resp.StatusCode, out
}

// order is control for what has to succeed.
func (h host) order(t *testing.T, method, page, body string) object {
	t.Helper()
	status, out := h.control(t, method, page, body)
	if status != http.StatusOK {
		t.Fatalf("%s %s %s: %d %v", method, page, body, status, out)
	}
	return out
}

// What takes days on AWS takes no time here, in one run: an iterator expires,
// records outlive their retention, a shard that was split is forgotten, and the
// third entry of a PutRecords is throttled.
func TestControls_DaysInAMoment(t *testing.T) {
	covers(t, "CreateStream", "SplitShard", "ListShards", "GetShardIterator", "GetRecords", "PutRecord", "PutRecords")
	h := serve(t, "--test-controls", "--state-delay", "0")
	began := time.Now()

	h.must(t, "CreateStream", object{"StreamName": "s", "ShardCount": 1})
	h.put(t, "s", "k", "old")
	old := h.iterator(t, "s", "0", "TRIM_HORIZON", nil)
	records, _ := h.records(t, old)
	want(t, "records at first", data(t, records), "old")

	h.order(t, "POST", "clock", `{"advance":"5m1s"}`)
	h.call(t, "GetRecords", object{"ShardIterator": old}).wantErrorWith(t, "ExpiredIteratorException", "Iterator expired.")

	h.must(t, "SplitShard", object{"StreamName": "s", "ShardToSplit": "shardId-000000000000", "NewStartingHashKey": "1000"})
	want(t, "shards after the split", len(h.must(t, "ListShards", object{"StreamName": "s"})["Shards"].([]any)), 3)
	_, page := h.records(t, h.iterator(t, "s", "0", "TRIM_HORIZON", nil))
	want(t, "the parent leads on to its children", len(page["ChildShards"].([]any)), 2)

	h.order(t, "POST", "clock", `{"advance":"24h"}`)
	shards := h.must(t, "ListShards", object{"StreamName": "s"})["Shards"].([]any)
	want(t, "shards a day later", len(shards), 2)
	h.call(t, "GetShardIterator", object{"StreamName": "s", "ShardId": "shardId-000000000000", "ShardIteratorType": "TRIM_HORIZON"}).
		wantErrorWith(t, "ResourceNotFoundException", "Shard shardId-000000000000 in stream s under account "+account+" does not exist")

	h.put(t, "s", "k", "new")
	child := text(at(shards, "1.ShardId"))
	h.order(t, "POST", "clock", `{"advance":"23h"}`)
	records, _ = h.records(t, h.iterator(t, "s", child, "TRIM_HORIZON", nil))
	want(t, "records an hour before the end of their retention", data(t, records), "new")
	h.order(t, "POST", "clock", `{"advanceMillis":3600001}`)
	records, _ = h.records(t, h.iterator(t, "s", child, "TRIM_HORIZON", nil))
	want(t, "records past their retention", len(records), 0)

	h.order(t, "POST", "faults", `{"action":"failEntries","stream":"s","entries":[2],"count":1}`)
	batch := object{"StreamName": "s", "Records": []object{
		{"PartitionKey": "k", "Data": []byte("1")}, {"PartitionKey": "k", "Data": []byte("2")},
		{"PartitionKey": "k", "Data": []byte("3")}, {"PartitionKey": "k", "Data": []byte("4")}}}
	out := h.must(t, "PutRecords", batch)
	want(t, "FailedRecordCount", fmt.Sprint(out["FailedRecordCount"]), "1")
	want(t, "the third entry", at(out, "Records.2"), any(object{
		"ErrorCode":    "ProvisionedThroughputExceededException",
		"ErrorMessage": "Rate exceeded for shard " + child + " in stream s under account " + account + "."}))
	records, _ = h.records(t, h.iterator(t, "s", child, "TRIM_HORIZON", nil))
	want(t, "what was stored", data(t, records), "1 2 4")
	want(t, "the rule is spent", fmt.Sprint(h.must(t, "PutRecords", batch)["FailedRecordCount"]), "0")

	t.Logf("three days, a split and a fault in %v", time.Since(began).Round(time.Millisecond))
}

// Each kind of fault looks to clients as on AWS: throttled in the operation's own
// words, failed, unavailable; and a rule hits the calls it is about only.
func TestControls_Refusals(t *testing.T) {
	covers(t, "PutRecord", "PutRecords", "GetRecords", "GetShardIterator", "DescribeStreamSummary", "ListStreams")
	h := serve(t, "--test-controls", "--stream", "s:2", "--stream", "other", "--quotas", "off")
	h.put(t, "s", "k", "x")
	shard, _ := h.put(t, "s", "k", "x")
	iterator := h.iterator(t, "s", shard, "TRIM_HORIZON", nil)
	elsewhere := h.iterator(t, "s", map[string]string{"shardId-000000000000": "1", "shardId-000000000001": "0"}[shard], "TRIM_HORIZON", nil)
	perShard := "Rate exceeded for shard " + shard + " in stream s under account " + account + "."

	h.order(t, "POST", "faults", `{"action":"throttle","shard":"`+shard+`"}`)
	for _, c := range []struct {
		operation string
		in        object
		message   string // "": is not hit
	}{
		{"PutRecord", object{"StreamName": "s", "PartitionKey": "k", "Data": []byte("x")}, perShard},
		{"GetRecords", object{"ShardIterator": iterator}, perShard},
		{"GetShardIterator", object{"StreamName": "s", "ShardId": shard, "ShardIteratorType": "LATEST"}, perShard},
		{"GetRecords", object{"ShardIterator": elsewhere}, ""},
		{"DescribeStreamSummary", object{"StreamName": "s"}, ""},
	} {
		if a := h.call(t, c.operation, c.in); c.message != "" {
			a.wantError(t, "ProvisionedThroughputExceededException", c.message)
		} else {
			want(t, c.operation, a.Status, http.StatusOK)
		}
	}

	h.order(t, "DELETE", "faults", "")
	h.order(t, "POST", "faults", `{"action":"throttle","stream":"s"}`)
	h.call(t, "DescribeStreamSummary", object{"StreamName": "s"}).wantError(t, "LimitExceededException", "Rate exceeded for stream s under account "+account+".")
	h.call(t, "PutRecords", object{"StreamARN": "arn:aws:kinesis:" + region + ":" + account + ":stream/s", "Records": []object{{"PartitionKey": "k", "Data": []byte("x")}}}).
		wantError(t, "ProvisionedThroughputExceededException", perShard)
	want(t, "another stream", h.call(t, "DescribeStreamSummary", object{"StreamName": "other"}).Status, http.StatusOK)
	want(t, "no stream", h.call(t, "ListStreams", `{}`).Status, http.StatusOK)

	h.order(t, "DELETE", "faults", "")
	h.order(t, "POST", "faults", `{"action":"internalFailure","operation":"ListStreams","count":1}`)
	h.order(t, "POST", "faults", `{"action":"unavailable","operation":"ListStreams","count":1}`)
	for _, c := range []struct {
		status int
		code   string
	}{{500, "InternalFailure"}, {503, "ServiceUnavailable"}} {
		a := h.call(t, "ListStreams", `{}`)
		want(t, "status", a.Status, c.status)
		want(t, "code", a.JSON["__type"], any(c.code))
	}
	want(t, "afterwards", h.call(t, "ListStreams", `{}`).Status, http.StatusOK)
	for i, rule := range h.order(t, "GET", "faults", "")["rules"].([]any) {
		want(t, fmt.Sprintf("rule %d was at work", i), at(rule, "fired"), any(1.0))
	}
}

// An answer that is lost before the operation is carried out loses nothing; one
// that is lost afterwards leaves what was asked for done.
func TestControls_LostAnswers(t *testing.T) {
	covers(t, "PutRecord")
	h := serve(t, "--test-controls", "--stream", "s", "--quotas", "off")
	iterator := h.iterator(t, "s", "0", "TRIM_HORIZON", nil)
	for _, c := range []struct{ rule, put, stored string }{
		{`{"action":"dropConnection","operation":"PutRecord","count":1}`, "a", ""},
		{`{"action":"dropConnection","operation":"PutRecord","count":1,"afterwards":true}`, "b", "b"},
		{`{"action":"internalFailure","operation":"PutRecord","count":1}`, "c", "b"},
		{`{"action":"internalFailure","operation":"PutRecord","count":1,"afterwards":true}`, "d", "b d"},
	} {
		h.order(t, "POST", "faults", c.rule)
		in, err := json.Marshal(object{"StreamName": "s", "PartitionKey": "k", "Data": []byte(c.put)})
		if err != nil {
			t.Fatal(err)
		}
		called(t, "PutRecord")
		resp, err := h.Do(h.NewRequest("PutRecord", in))
		if dropped := strings.Contains(c.rule, "drop"); dropped != (err != nil) || err == nil && resp.Status != 500 {
			t.Errorf("%s: %v, %d %s", c.rule, err, resp.Status, resp.Body)
		}
		records, _ := h.records(t, iterator)
		want(t, c.rule, data(t, records), c.stored)
	}
}

// A delayed call is carried out when its delay is over, and not at all if its
// client does not wait for it.
func TestControls_Delay(t *testing.T) {
	covers(t, "PutRecord")
	h := serve(t, "--test-controls", "--stream", "s", "--quotas", "off")
	iterator := h.iterator(t, "s", "0", "TRIM_HORIZON", nil)
	h.order(t, "POST", "faults", `{"action":"delay","delay":"5m","operation":"PutRecord","count":1}`)
	in := []byte(`{"StreamName":"s","PartitionKey":"k","Data":"YQ=="}`)
	impatient := &http.Client{Timeout: 100 * time.Millisecond}
	called(t, "PutRecord")
	req := h.NewRequest("PutRecord", in)
	if err := h.Sign(req); err != nil {
		t.Fatal(err)
	}
	if resp, err := impatient.Do(req); err == nil {
		resp.Body.Close()
		t.Errorf("an answer before the delay: %d", resp.StatusCode)
	}
	h.order(t, "POST", "faults", `{"action":"delay","delay":"300ms","operation":"PutRecord","count":1}`)
	h.put(t, "s", "k", "b")
	records, _ := h.records(t, iterator)
	want(t, "stored", data(t, records), "b")
}

// State changes take as long as the controls say, by the clock that they move.
func TestControls_StateDelays(t *testing.T) {
	covers(t, "CreateStream", "DeleteStream", "DescribeStreamSummary")
	h := serve(t, "--test-controls")
	status := func() any {
		a := h.call(t, "DescribeStreamSummary", object{"StreamName": "s"})
		return at(a.JSON, "StreamDescriptionSummary.StreamStatus")
	}
	h.order(t, "POST", "delays", `{"stateChange":"1h","deleting":"0s"}`)
	h.must(t, "CreateStream", object{"StreamName": "s", "ShardCount": 1})
	want(t, "at once", status(), any("CREATING"))
	h.order(t, "POST", "clock", `{"advance":"59m"}`)
	want(t, "before the hour is over", status(), any("CREATING"))
	h.order(t, "POST", "clock", `{"advance":"1m"}`)
	want(t, "after an hour", status(), any("ACTIVE"))
	h.must(t, "DeleteStream", object{"StreamName": "s"})
	want(t, "deleted without delay", status(), nil)
}

// What the controls cannot take is refused in one sentence and changes nothing.
func TestControls_BadRequests(t *testing.T) {
	covers(t)
	h := serve(t, "--test-controls", "--state-delay", "700ms")
	for _, c := range []struct {
		status             int
		method, page, body string
	}{
		{400, "POST", "clock", ``},
		{400, "POST", "clock", `null`},
		{400, "POST", "clock", `{}`},
		{400, "POST", "clock", `{"advance":"5m","advanceMillis":1}`},
		{400, "POST", "clock", `{"advance":"-1s"}`},
		{400, "POST", "clock", `{"advance":"later"}`},
		{400, "POST", "clock", `{"advance":5}`},
		{400, "POST", "clock", `{"advance":"2000000h"}`},
		{400, "POST", "clock", `{"advanceMillis":-1}`},
		{400, "POST", "clock", `{"advanceMillis":9223372036854775807}`},
		{400, "POST", "clock", `{"advanceMillis":-9223372036854775808}`},
		{400, "POST", "clock", `{"advanceMillis":1e400}`},
		{400, "POST", "clock", `{"back":"5m"}`},
		{400, "POST", "clock", `{"advance":"5m"} {"advance":"5m"}`},
		{413, "POST", "clock", `{"advance":"` + strings.Repeat("5", 65<<10) + `"}`},
		{405, "PUT", "clock", `{"advance":"5m"}`},
		{405, "DELETE", "delays", ``},
		{400, "POST", "delays", `{}`},
		{400, "POST", "delays", `{"stateChange":"-1s"}`},
		{400, "POST", "delays", `{"stateChange":"1000000h"}`},
		{400, "POST", "faults", `{"action":"explode"}`},
		{400, "POST", "faults", `{"action":"throttle","operation":"PutRecordz"}`},
		{400, "POST", "faults", `{"action":"failEntries","entries":[500]}`},
		{404, "DELETE", "faults/1", ``},
		{404, "DELETE", "faults/-99999999999999999999", ``},
		{404, "GET", "faults/x", ``},
		{404, "GET", "elsewhere", ``},
	} {
		status, out := h.control(t, c.method, c.page, c.body)
		if reason := text(out["error"]); status != c.status || reason == "" || strings.Contains(reason, "\n") || len(reason) > 300 {
			t.Errorf("%s %s %.100s: %d %v, want %d", c.method, c.page, c.body, status, out, c.status)
		}
	}
	want(t, "the clock", h.order(t, "GET", "clock", "")["offsetMillis"], any(0.0))
	want(t, "delays", h.order(t, "GET", "delays", "")["creating"], any("700ms"))
	want(t, "rules", len(h.order(t, "GET", "faults", "")["rules"].([]any)), 0)

	for range 1000 {
		h.order(t, "POST", "faults", `{"action":"throttle","stream":"nobody"}`)
	}
	if status, _ := h.control(t, "POST", "faults", `{"action":"throttle"}`); status != 400 {
		t.Errorf("rule 1001: %d", status)
	}
	want(t, "deleted", h.order(t, "DELETE", "faults", "")["deleted"], any(1000.0))
}

// Only servers that were started for tests have controls, only for this machine,
// and for no web page of another origin or name.
func TestControls_AreGuarded(t *testing.T) {
	covers(t)
	plain := serve(t)
	for _, method := range []string{"GET", "POST", "DELETE"} {
		for _, page := range []string{"clock", "faults", "delays", ""} {
			req, err := http.NewRequest(method, plain.URL+"/_shardwell/test/"+page, strings.NewReader("{}"))
			if err != nil {
				t.Fatal(err)
			}
			resp, err := http.DefaultClient.Do(req)
			if err != nil {
				t.Fatal(err)
			}
			resp.Body.Close()
			want(t, method+" "+page+" without controls", resp.StatusCode, http.StatusNotFound)
		}
	}
	h := start(t, "--memory", "--test-controls", "--log-level", "warn")
	if !bytes.Contains([]byte(h.Output()), []byte("test controls are on")) {
		t.Errorf("nothing is said at the start: %s", h.Output())
	}
	for name, change := range map[string]func(*http.Request){
		"another origin": func(r *http.Request) { r.Header.Set("Origin", "http://example.com") },
		"another name":   func(r *http.Request) { r.Host = "example.com" },
	} {
		req, err := http.NewRequest("POST", h.URL+"/_shardwell/test/clock", strings.NewReader(`{"advance":"5m"}`))
		if err != nil {
			t.Fatal(err)
		}
		change(req)
		resp, err := http.DefaultClient.Do(req)
		if err != nil {
			t.Fatal(err)
		}
		resp.Body.Close()
		want(t, name, resp.StatusCode, http.StatusForbidden)
	}
	want(t, "the clock", h.order(t, "GET", "clock", "")["offsetMillis"], any(0.0))
}

// An on-demand stream whose shard takes more than it should for a minute splits
// it, and merges it again when it has been quiet for long; a minute and hours
// take no time here.
func TestControls_Scaling(t *testing.T) {
	covers(t, "CreateStream", "PutRecords", "ListShards")
	h := serve(t, "--test-controls", "--state-delay", "0s")
	h.must(t, "CreateStream", object{"StreamName": "s", "StreamModeDetails": object{"StreamMode": "ON_DEMAND"}})
	open := func() (n int) {
		for _, s := range h.must(t, "ListShards", object{"StreamName": "s", "ShardFilter": object{"Type": "AT_LATEST"}})["Shards"].([]any) {
			if at(s, "SequenceNumberRange.EndingSequenceNumber") == nil {
				n++
			}
		}
		return n
	}
	want(t, "shards at first", open(), 4)
	h.order(t, "POST", "clock", `{"advance":"15s"}`) // it has been looked at
	record := object{"PartitionKey": "hot", "Data": bytes.Repeat([]byte{'x'}, 700<<10)}
	for range 80 {
		h.must(t, "PutRecords", object{"StreamName": "s", "Records": []object{record}})
		h.order(t, "POST", "clock", `{"advance":"1s"}`)
	}
	grown := open()
	if grown <= 4 {
		t.Errorf("a hot shard for more than a minute, and there are %d shards", grown)
	}
	h.order(t, "POST", "clock", `{"advance":"1440h"}`)
	for range 10 {
		h.order(t, "POST", "clock", `{"advance":"2h"}`)
	}
	if left := open(); left >= grown {
		t.Errorf("after months of silence there are %d shards of %d", left, grown)
	}
}

// A subscription can be refused and lost by order like any other call.
func TestControls_Subscriptions(t *testing.T) {
	covers(t, "RegisterStreamConsumer", "SubscribeToShard")
	h := serve(t, "--test-controls", "--state-delay", "0s", "--stream", "s")
	consumer := h.consumer(t, "s", "c")
	from := object{"Type": "TRIM_HORIZON"}
	h.order(t, "POST", "faults", `{"action":"throttle","operation":"SubscribeToShard","stream":"s","shard":"0","count":1}`)
	if _, refused := h.trySubscribe(t, consumer, "shardId-000000000000", from); refused.JSON["__type"] != "LimitExceededException" {
		t.Errorf("throttled: %s", refused.Body)
	}
	h.order(t, "POST", "faults", `{"action":"internalFailure","operation":"SubscribeToShard","afterwards":true,"count":1}`)
	if _, failed := h.trySubscribe(t, consumer, "shardId-000000000000", from); failed.Status != 500 {
		t.Errorf("failed afterwards: %d %s", failed.Status, failed.Body)
	}
	h.order(t, "POST", "clock", `{"advance":"5s"}`) // a subscription so young is not taken over
	h.put(t, "s", "k", "x")
	data, _ := h.subscribe(t, consumer, "shardId-000000000000", from).until(1)
	want(t, "afterwards", data, "x")
}
