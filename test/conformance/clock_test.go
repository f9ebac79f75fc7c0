package conformance

import (
	"fmt"
	"net/http"
	"regexp"
	"testing"
	"time"
)

// serveMovable starts a server whose clock the test can move.
func serveMovable(t *testing.T, args ...string) host {
	t.Helper()
	return serve(t, append([]string{"--test-controls"}, args...)...)
}

// advance moves a server's clock and returns when what was due has happened.
func (h host) advance(t *testing.T, by time.Duration) {
	t.Helper()
	h.order(t, http.MethodPost, "clock", fmt.Sprintf(`{"advance":%q}`, by))
}

// An iterator lasts five minutes, and the text of its end has both times.
func TestCheck52_IteratorExpiry(t *testing.T) {
	covers(t, "GetRecords")
	h := serveMovable(t, "--stream", "s")
	h.put(t, "s", "k", "x")
	iterator := h.iterator(t, "s", "0", "TRIM_HORIZON", nil)
	h.advance(t, 295*time.Second)
	records, page := h.records(t, iterator)
	want(t, "just before", len(records), 1)
	h.advance(t, 6*time.Second)
	a := h.call(t, "GetRecords", object{"ShardIterator": iterator})
	a.wantErrorWith(t, "ExpiredIteratorException", "Iterator expired. The iterator was created at time ")
	const date = `[A-Z][a-z]{2} [A-Z][a-z]{2} \d{2} \d{2}:\d{2}:\d{2} UTC \d{4}`
	whole := regexp.MustCompile(`^Iterator expired\. The iterator was created at time (` + date + `) while right now it is (` + date +
		`) which is further in the future than the tolerated delay of 300000 milliseconds\.$`)
	found := whole.FindStringSubmatch(text(a.JSON["message"]))
	if found == nil {
		t.Fatalf("text %q", a.JSON["message"])
	}
	const layout = "Mon Jan 02 15:04:05 MST 2006"
	created, err := time.Parse(layout, found[1])
	if err != nil {
		t.Fatal(err)
	}
	now, err := time.Parse(layout, found[2])
	if err != nil {
		t.Fatal(err)
	}
	if age := now.Sub(created); age < 300*time.Second || age > 400*time.Second {
		t.Errorf("%s is %v after %s", found[2], age, found[1])
	}
	h.records(t, text(page["NextShardIterator"])) // its own five minutes have hardly begun
}

// A page token lasts five minutes.
func TestCheck64_TokenExpiry(t *testing.T) {
	covers(t, "ListShards", "ListStreams")
	h := serveMovable(t, "--stream", "a:3", "--stream", "b")
	shards := h.must(t, "ListShards", `{"StreamName":"a","MaxResults":1}`)["NextToken"]
	streams := h.must(t, "ListStreams", `{"Limit":1}`)["NextToken"]
	h.advance(t, 295*time.Second)
	want(t, "shards just before", len(h.must(t, "ListShards", object{"NextToken": shards})["Shards"].([]any)), 2)
	want(t, "streams just before", len(h.must(t, "ListStreams", object{"NextToken": streams})["StreamNames"].([]any)), 1)
	h.advance(t, 6*time.Second)
	h.call(t, "ListShards", object{"NextToken": shards}).wantErrorWith(t, "ExpiredNextTokenException", "")
	h.call(t, "ListStreams", object{"NextToken": streams}).wantErrorWith(t, "ExpiredNextTokenException", "")
}

// A record older than the retention is not read any more, wherever an iterator
// stands; one that stands on it goes on at the first record that is left.
func TestCheck55_Retention(t *testing.T) {
	covers(t, "GetRecords", "GetShardIterator")
	h := serveMovable(t, "--stream", "s", "--quotas", "off")
	_, first := h.put(t, "s", "k", "old")
	_, second := h.put(t, "s", "k", "older than a day, too")
	h.advance(t, 24*time.Hour-time.Minute)
	read := func(kind string, more object) string {
		t.Helper()
		records, page := h.records(t, h.iterator(t, "s", "0", kind, more))
		if text(page["NextShardIterator"]) == "" {
			t.Error("an open shard without NextShardIterator")
		}
		return data(t, records)
	}
	onFirst := h.iterator(t, "s", "0", "AT_SEQUENCE_NUMBER", object{"StartingSequenceNumber": first})
	want(t, "a minute before", read("TRIM_HORIZON", nil), "old older than a day, too")
	h.put(t, "s", "k", "young")
	h.advance(t, 2*time.Minute)
	want(t, "TRIM_HORIZON", read("TRIM_HORIZON", nil), "young")
	want(t, "AT a trimmed number", read("AT_SEQUENCE_NUMBER", object{"StartingSequenceNumber": first}), "young")
	want(t, "AFTER a trimmed number", read("AFTER_SEQUENCE_NUMBER", object{"StartingSequenceNumber": second}), "young")
	want(t, "AT_TIMESTAMP before the horizon", read("AT_TIMESTAMP", object{"Timestamp": 1e9}), "young")
	records, page := h.records(t, onFirst)
	want(t, "an iterator from before", data(t, records), "young")
	want(t, "MillisBehindLatest", fmt.Sprint(page["MillisBehindLatest"]), "0")
	h.advance(t, 25*time.Hour)
	records, page = h.records(t, h.iterator(t, "s", "0", "TRIM_HORIZON", nil))
	want(t, "nothing is left", len(records), 0)
	want(t, "MillisBehindLatest of nothing", fmt.Sprint(page["MillisBehindLatest"]), "0")
}

// After five minutes a subscription ends cleanly, and the next one goes on
// without a gap or a repeat.
func TestCheck68_FiveMinutes(t *testing.T) {
	covers(t, "SubscribeToShard")
	h := serveMovable(t, "--stream", "s")
	arn := h.consumer(t, "s", "c")
	h.put(t, "s", "k", "1")
	s := h.subscribe(t, arn, "0", position("TRIM_HORIZON"))
	_, event := s.until(1)
	h.advance(t, 301*time.Second)
	for f := s.frame(); f != nil; f = s.frame() {
		want(t, "message before the end", f.headers[":message-type"], "event")
		if number, told := f.payload["ContinuationSequenceNumber"]; told {
			event = f.payload
			want(t, "position", text(number) != "", true)
		}
	}
	h.put(t, "s", "k", "2")
	s = h.subscribe(t, arn, "0", positionAfter(event["ContinuationSequenceNumber"]))
	h.put(t, "s", "k", "3")
	got, _ := s.until(2)
	want(t, "after the position", got, "2 3")
}
