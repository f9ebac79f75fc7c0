package conformance

import (
	"context"
	"encoding/base64"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"hash/crc32"
	"io"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"
)

// subscription is an open answer of SubscribeToShard.
type subscription struct {
	*http.Response
	t     *testing.T
	first []byte // the first frame
}

// frame is a message of an event stream.
type frame struct {
	headers map[string]string
	raw     []byte
	payload object
}

// frame reads the next message and checks its checksums; nil at the end of the
// stream. Whatever it is, it comes within half a minute.
func (s *subscription) frame() *frame {
	s.t.Helper()
	f, err := readFrame(s.Body)
	if err == io.EOF {
		return nil
	}
	if err != nil {
		s.t.Fatalf("reading a frame: %v", err)
	}
	return f
}

func readFrame(r io.Reader) (*frame, error) {
	head := make([]byte, 12)
	if _, err := io.ReadFull(r, head); err != nil {
		return nil, err
	}
	raw := append(head, make([]byte, binary.BigEndian.Uint32(head)-12)...)
	if _, err := io.ReadFull(r, raw[12:]); err != nil {
		return nil, err
	}
	end := len(raw) - 4
	if crc32.ChecksumIEEE(raw[:8]) != binary.BigEndian.Uint32(raw[8:]) || crc32.ChecksumIEEE(raw[:end]) != binary.BigEndian.Uint32(raw[end:]) {
		return nil, fmt.Errorf("wrong checksum in %x", raw)
	}
	f := &frame{headers: map[string]string{}, raw: raw}
	headers := raw[12 : 12+binary.BigEndian.Uint32(raw[4:])]
	payload := raw[12+len(headers) : end]
	for len(headers) > 0 {
		n := 1 + int(headers[0])
		v := n + 3 + int(binary.BigEndian.Uint16(headers[n+1:]))
		if headers[n] != 7 {
			return nil, fmt.Errorf("header of type %d in %x", headers[n], raw)
		}
		f.headers[string(headers[1:n])], headers = string(headers[n+3:v]), headers[v:]
	}
	if len(payload) == 0 {
		return f, nil
	}
	if f.headers[":content-type"] == cbor11 {
		body, err := objectFromCBOR(payload)
		if err != nil {
			return f, err
		}
		if payload, err = json.Marshal(body); err != nil {
			return f, err
		}
		f.headers[":content-type"] = "application/json"
	}
	return f, json.Unmarshal(payload, &f.payload)
}

// event reads the next message, which has to be an event, and gives the data of
// its records beside it.
func (s *subscription) event() (data []string, event object) {
	s.t.Helper()
	data, event, more := s.next()
	if !more {
		s.t.Fatal("the subscription has ended")
	}
	return data, event
}

// next is event, or says that there is no more.
func (s *subscription) next() (data []string, event object, more bool) {
	s.t.Helper()
	f := s.frame()
	if f == nil {
		return nil, nil, false
	}
	if f.headers[":message-type"] != "event" || f.headers[":event-type"] != "SubscribeToShardEvent" || f.headers[":content-type"] != "application/json" {
		s.t.Fatalf("no event: %+v", f)
	}
	records, ok := f.payload["Records"].([]any)
	if _, told := f.payload["MillisBehindLatest"].(float64); !ok || !told {
		s.t.Fatalf("an event without Records or MillisBehindLatest: %v", f.payload)
	}
	for _, r := range records {
		raw, err := base64.StdEncoding.DecodeString(text(at(r, "Data")))
		if err != nil || text(at(r, "SequenceNumber")) == "" || text(at(r, "PartitionKey")) == "" || at(r, "ApproximateArrivalTimestamp") == nil {
			s.t.Fatalf("record %v: %v", r, err)
		}
		data = append(data, string(raw))
	}
	return data, f.payload, true
}

// until reads events until so many records have come, and gives their data and
// the last event.
func (s *subscription) until(records int) (data string, last object) {
	s.t.Helper()
	var all []string
	for len(all) < records {
		var some []string
		some, last = s.event()
		all = append(all, some...)
	}
	return strings.Join(all, " "), last
}

// trySubscribe sends a SubscribeToShard. at is its StartingPosition.
func (h host) trySubscribe(t *testing.T, consumer, shard string, at object) (*subscription, answer) {
	t.Helper()
	body, err := json.Marshal(object{"ConsumerARN": consumer, "ShardId": shard, "StartingPosition": at})
	if err != nil {
		t.Fatal(err)
	}
	req := h.NewRequest("SubscribeToShard", body)
	noteCall(t, req)
	inCBOR := h.cbor && asCBOR(req)
	if err := h.Sign(req); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(context.Background(), 30*time.Second)
	t.Cleanup(cancel)
	resp, err := http.DefaultClient.Do(req.WithContext(ctx))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = resp.Body.Close() }) // the test may have closed it
	if resp.StatusCode == http.StatusOK {
		return &subscription{Response: resp, t: t}, answer{}
	}
	a := answer{}
	a.Status, a.Header = resp.StatusCode, resp.Header
	if a.Body, err = io.ReadAll(resp.Body); err != nil {
		t.Fatal(err)
	}
	if inCBOR {
		a.fromCBOR(t)
	}
	if err := json.Unmarshal(a.Body, &a.JSON); err != nil {
		t.Fatalf("%d %s: %v", a.Status, a.Body, err)
	}
	a.wantShape(t, req)
	return nil, a
}

// subscribe subscribes to a shard and reads the first frame.
func (h host) subscribe(t *testing.T, consumer, shard string, at object) *subscription {
	t.Helper()
	s, refusal := h.trySubscribe(t, consumer, shard, at)
	if s == nil {
		t.Fatalf("refused: %s", refusal.Body)
	}
	f := s.frame()
	if f == nil || f.headers[":event-type"] != "initial-response" {
		t.Fatalf("the first frame is %+v", f)
	}
	s.first = f.raw
	return s
}

func position(kind string) object { return object{"Type": kind} }

func positionAfter(number any) object {
	return object{"Type": "AFTER_SEQUENCE_NUMBER", "SequenceNumber": number}
}

// The answer of SubscribeToShard is an event stream that begins with the
// initial response, byte for byte; checksums are right; records come as they are
// put, and as GetRecords gives them.
func TestCheck66_EventStream(t *testing.T) {
	covers(t, "SubscribeToShard")
	h := serve(t, "--stream", "s")
	h.put(t, "s", "k", "1")
	s := h.subscribe(t, h.consumer(t, "s", "c"), "shardId-000000000000", position("TRIM_HORIZON"))
	want(t, "Content-Type", s.Header.Get("Content-Type"), "application/vnd.amazon.eventstream")
	want(t, "Transfer-Encoding", s.TransferEncoding, []string{"chunked"})
	if !uuid.MatchString(s.Header.Get("x-amzn-RequestId")) || s.Header.Get("x-amz-id-2") == "" {
		t.Errorf("no request ids: %v", s.Header)
	}
	want(t, "first frame", hex.EncodeToString(s.first), h.either("00000068000000564e6817240d3a6d6573736167652d747970650700056576656e740b3a6576656e742d74797065070010"+
		"696e697469616c2d726573706f6e73650d3a636f6e74656e742d747970650700106170706c69636174696f6e2f6a736f6e7b7dfe942c1d",
		"0000007100000060ec22774e0d3a6d6573736167652d747970650700056576656e740b3a6576656e742d74797065070010696e697469616c2d726573706f6e7365"+
			"0d3a636f6e74656e742d7479706507001a6170706c69636174696f6e2f782d616d7a2d63626f722d312e31a0cb427534"))
	data, _ := s.until(1)
	want(t, "what was there", data, "1")
	h.put(t, "s", "k", "2")
	data, event := s.until(1)
	want(t, "what is pushed", data, "2")
	records, _ := h.records(t, h.iterator(t, "s", "0", "TRIM_HORIZON", nil))
	pushed := at(event, "Records.0").(object)
	for name, value := range records[1].(object) {
		want(t, name, fmt.Sprint(pushed[name]), func() string {
			if n, ok := value.(json.Number); ok {
				f, err := n.Float64()
				if err != nil {
					t.Fatal(err)
				}
				return fmt.Sprint(f)
			}
			return fmt.Sprint(value)
		}())
	}
	want(t, "members of a record", len(pushed), len(records[1].(object)))
}

// An idle subscription hears empty events with numbers that grow, at the tip.
func TestCheck67_Heartbeats(t *testing.T) {
	covers(t, "SubscribeToShard")
	h := serve(t, "--stream", "s")
	s := h.subscribe(t, h.consumer(t, "s", "c"), "0", position("LATEST"))
	before := ""
	for range 3 {
		data, event := s.event()
		number := text(event["ContinuationSequenceNumber"])
		if len(data) > 0 || number <= before || event["MillisBehindLatest"] != 0.0 || event["ChildShards"] != nil {
			t.Errorf("after %s: %v", before, event)
		}
		before = number
	}
}

// Going on AFTER the last ContinuationSequenceNumber repeats and misses
// nothing; GetShardIterator takes that number too, and AT it is behind what was
// delivered.
func TestCheck68_Continuation(t *testing.T) {
	covers(t, "SubscribeToShard", "GetShardIterator")
	h := serve(t, "--stream", "s")
	h.put(t, "s", "k", "1")
	s := h.subscribe(t, h.consumer(t, "s", "c"), "0", position("TRIM_HORIZON"))
	_, event := s.until(1)
	number := event["ContinuationSequenceNumber"]
	s.Body.Close()
	h.put(t, "s", "k", "2")
	other := h.consumer(t, "s", "d") // the first one may not come again so soon
	data, _ := h.subscribe(t, other, "0", positionAfter(number)).until(1)
	want(t, "AFTER the number", data, "2")
	for _, kind := range []string{"AT_SEQUENCE_NUMBER", "AFTER_SEQUENCE_NUMBER"} {
		records, _ := h.records(t, h.iterator(t, "s", "0", kind, object{"StartingSequenceNumber": number}))
		want(t, "iterator "+kind, at(records, "0.Data"), "Mg==")
		want(t, "records "+kind, len(records), 1)
	}
}

// A subscription ends cleanly after five minutes. A consumer that renews it each
// time, and goes on to the children of shards that are split meanwhile, gets
// every record once, and those of a shard in order.
func TestCheck68_Renewals(t *testing.T) {
	covers(t, "SubscribeToShard", "SplitShard", "PutRecord")
	h := serve(t, "--stream", "s", "--test-controls", "--state-delay", "0")
	arn := h.consumer(t, "s", "c")
	from := map[string]object{"shardId-000000000000": position("TRIM_HORIZON")}
	var put, got []string
	began := time.Now()
	for round := range 4 {
		open := map[string]*subscription{}
		for shard, at := range from {
			open[shard] = h.subscribe(t, arn, shard, at)
		}
		for i := range 10 {
			put = append(put, fmt.Sprintf("%d.%d", round, i))
			h.must(t, "PutRecord", object{"StreamName": "s", "PartitionKey": fmt.Sprint(i), "Data": []byte(put[len(put)-1])})
			h.order(t, "POST", "clock", `{"advance":"20s"}`)
		}
		if round == 1 {
			h.must(t, "SplitShard", object{"StreamName": "s", "ShardToSplit": "0", "NewStartingHashKey": "170141183460469231731687303715884105728"})
		}
		h.order(t, "POST", "clock", `{"advance":"100s"}`)
		for shard, s := range open {
			for {
				data, event, more := s.next()
				if !more {
					break
				}
				got = append(got, data...)
				from[shard] = positionAfter(event["ContinuationSequenceNumber"])
				if children, over := event["ChildShards"].([]any); over {
					delete(from, shard)
					for _, child := range children {
						from[text(at(child, "ShardId"))] = position("TRIM_HORIZON")
					}
				}
			}
		}
	}
	for shard, at := range from {
		s := h.subscribe(t, arn, shard, at)
		for data, _ := s.event(); len(data) > 0; data, _ = s.event() {
			got = append(got, data...)
		}
	}
	slices.Sort(got)
	want(t, "records", strings.Join(got, " "), strings.Join(put, " "))
	want(t, "shards at the end", len(from), 2)
	t.Logf("20 minutes in %v", time.Since(began).Round(time.Millisecond))
}

// A second subscription of a consumer to a shard within five seconds is refused;
// later it takes over, and the first one ends with the same refusal as a frame.
func TestCheck69_TakeOver(t *testing.T) {
	covers(t, "SubscribeToShard")
	h := serve(t, "--stream", "s", "--test-controls")
	arn := h.consumer(t, "s", "c")
	const active = "Another active subscription exists for this consumer: " + account + ":s:shardId-000000000000:c"
	first := h.subscribe(t, arn, "0", position("LATEST"))
	_, refusal := h.trySubscribe(t, arn, "0", position("LATEST"))
	refusal.wantError(t, "ResourceInUseException", active)
	h.order(t, "POST", "clock", `{"advance":"5s"}`)
	second := h.subscribe(t, arn, "0", position("LATEST"))
	for {
		f := first.frame()
		if f == nil {
			t.Fatal("the first one ends without a word")
		}
		if f.headers[":message-type"] == "exception" {
			want(t, "exception", f.headers[":exception-type"], "ResourceInUseException")
			want(t, "message", f.payload, object{"message": active})
			break
		}
	}
	if f := first.frame(); f != nil {
		t.Errorf("behind the exception comes %+v", f)
	}
	h.put(t, "s", "k", "1")
	data, _ := second.until(1)
	want(t, "the second one hears", data, "1")
}

// The subscription to a shard that is split hears all of its records, then its
// children without a number to go on from, and ends; its children go on.
func TestCheck70_EndOfShard(t *testing.T) {
	covers(t, "SubscribeToShard", "SplitShard")
	h := serve(t, "--stream", "s")
	arn := h.consumer(t, "s", "c")
	s := h.subscribe(t, arn, "0", position("LATEST"))
	h.put(t, "s", "k", "1")
	h.must(t, "SplitShard", object{"StreamName": "s", "ShardToSplit": "shardId-000000000000", "NewStartingHashKey": "170141183460469231731687303715884105728"})
	h.await(t, "s")
	var got []string
	var last object
	for last["ChildShards"] == nil {
		data, event := s.event()
		got, last = append(got, data...), event
		if number, told := event["ContinuationSequenceNumber"]; told == (event["ChildShards"] != nil) {
			t.Fatalf("a number (%v) and children (%v)", number, event["ChildShards"])
		}
	}
	want(t, "records", got, []string{"1"})
	for i, id := range []string{"shardId-000000000001", "shardId-000000000002"} {
		child := at(last, fmt.Sprint("ChildShards.", i))
		want(t, "child", at(child, "ShardId"), id)
		want(t, "parents of a child", at(child, "ParentShards"), []any{"shardId-000000000000"})
		if text(at(child, "HashKeyRange.StartingHashKey")) == "" {
			t.Errorf("a child without a range: %v", child)
		}
	}
	if f := s.frame(); f != nil {
		t.Errorf("behind the end of the shard comes %+v", f)
	}
	h.put(t, "s", "k", "2")
	data := ""
	for _, shard := range []string{"1", "2"} {
		records, _ := h.records(t, h.iterator(t, "s", shard, "TRIM_HORIZON", nil))
		if len(records) > 0 {
			data, _ = h.subscribe(t, arn, shard, position("TRIM_HORIZON")).until(1)
		}
	}
	want(t, "the children give", data, "2")
}

// consumerMissing is AWS's text about the ARN of a consumer of stream s that is not there.
func consumerMissing(arn string) string {
	_, id, _ := strings.Cut(arn, "/consumer/")
	name, created, _ := strings.Cut(id, ":")
	return "Consumer " + name + " with creation timestamp " + created + " under stream: s, account " + account + " not found."
}

// What is wrong with a call is answered with 400 and a JSON error, no frame.
func TestCheck71_Refusals(t *testing.T) {
	covers(t, "SubscribeToShard")
	h := serve(t, "--stream", "s")
	arn := h.consumer(t, "s", "c")
	gone := strings.Replace(arn, "/c:", "/gone:", 1)
	for _, c := range []struct {
		arn, shard string
		at         object
		code, part string
	}{
		{gone, "0", position("LATEST"), "ResourceNotFoundException", consumerMissing(gone)},
		{arn, "9", position("LATEST"), "ResourceNotFoundException", "Shard shardId-000000000009 in stream s under account " + account + " does not exist"},
		{arn, "x", position("LATEST"), "ResourceNotFoundException", "Could not find shard x in stream s under account " + account + "."},
		{arn, "0", position("AT_SEQUENCE_NUMBER"), "InvalidArgumentException", "Request specified AT_SEQUENCE_NUMBER and no StartingSequenceNumber."},
		{arn, "0", positionAfter("5"), "InvalidArgumentException", "Invalid StartingSequenceNumber. It encodes shardId-000000000005"},
		{arn, "0", position("AT_TIMESTAMP"), "InvalidArgumentException", "Must specify timestampInMillis parameter"},
		{arn, "0", object{}, "ValidationException", "Value null at 'startingPosition.type' failed to satisfy constraint: Member must not be null"},
		{arn, "0", position("OLDEST"), "ValidationException", "at 'startingPosition.type' failed to satisfy constraint"},
		{"arn:aws:kinesis:x", "0", position("LATEST"), "ValidationException", "at 'consumerARN' failed to satisfy constraint"},
	} {
		s, refusal := h.trySubscribe(t, c.arn, c.shard, c.at)
		if s != nil {
			t.Errorf("%v is taken", c)
			continue
		}
		refusal.wantErrorWith(t, c.code, c.part)
	}
	h.call(t, "SubscribeToShard", object{"ConsumerARN": arn, "ShardId": "0", "StartingPosition": position("LATEST"), "DryRun": true}).
		wantErrorWith(t, "DryRunOperationException", "")
	h.subscribe(t, arn, "0", position("LATEST"))
}

// Subscriptions end with ResourceNotFoundException when their consumer is
// deregistered or their stream deleted.
func TestSubscriptionLosesItsObject(t *testing.T) {
	covers(t, "SubscribeToShard", "DeregisterStreamConsumer", "DeleteStream")
	h := serve(t, "--stream", "s")
	c, d := h.consumer(t, "s", "c"), h.consumer(t, "s", "d")
	wantEnd := func(s *subscription, message string) {
		t.Helper()
		for f := s.frame(); ; f = s.frame() {
			if f == nil {
				t.Fatal("ends without a word")
			}
			if f.headers[":message-type"] == "exception" {
				want(t, "exception", f.headers[":exception-type"], "ResourceNotFoundException")
				want(t, "message", f.payload, object{"message": message})
				return
			}
		}
	}
	first, second := h.subscribe(t, c, "0", position("LATEST")), h.subscribe(t, d, "0", position("LATEST"))
	h.must(t, "DeregisterStreamConsumer", object{"ConsumerARN": c})
	wantEnd(first, consumerMissing(c))
	h.must(t, "DeleteStream", object{"StreamName": "s", "EnforceConsumerDeletion": true})
	wantEnd(second, "Stream s under account "+account+" not found.")
}

// A server that is stopped ends subscriptions cleanly and exits at once.
func TestSubscriptionsAtShutdown(t *testing.T) {
	covers(t, "SubscribeToShard")
	h := serve(t, "--stream", "s")
	s := h.subscribe(t, h.consumer(t, "s", "c"), "0", position("LATEST"))
	s.event()
	stopped := make(chan error, 1)
	go func() {
		code, err := h.Stop()
		if code != 0 && err == nil {
			err = fmt.Errorf("exit code %d", code)
		}
		stopped <- err
	}()
	for f := s.frame(); f != nil; f = s.frame() {
		if f.headers[":message-type"] != "event" {
			t.Errorf("got %+v", f)
		}
	}
	if err := <-stopped; err != nil {
		t.Error(err)
	}
}
