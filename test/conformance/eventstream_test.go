package conformance

import (
	"bufio"
	"bytes"
	"encoding/base64"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"net/http"
	"strings"
	"testing"
	"time"
)

// pushed is an answer of SubscribeToShard that is being read.
type pushed struct {
	body *bufio.Reader
	end  func()
}

// frame is one message of an event stream.
type frame struct {
	Headers map[string]string
	Payload []byte
	Raw     []byte
}

// openPush subscribes; the answer has to be an event stream that begins with an
// initial response.
func (h host) openPush(t *testing.T, in object) *pushed {
	t.Helper()
	body, err := json.Marshal(in)
	if err != nil {
		t.Fatal(err)
	}
	req := h.NewRequest("SubscribeToShard", body)
	noteCall(t, req)
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = resp.Body.Close() })
	if resp.StatusCode != http.StatusOK || resp.Header.Get("Content-Type") != eventStream {
		text, _ := io.ReadAll(resp.Body)
		t.Fatalf("SubscribeToShard %v: status %d, %s", in, resp.StatusCode, text)
	}
	if !uuid.MatchString(resp.Header.Get("x-amzn-RequestId")) || resp.Header.Get("x-amz-id-2") == "" || resp.ContentLength >= 0 {
		t.Errorf("header %v, length %d", resp.Header, resp.ContentLength)
	}
	p := &pushed{body: bufio.NewReader(resp.Body), end: func() { _ = resp.Body.Close() }}
	first, err := p.next()
	if err != nil {
		t.Fatal(err)
	}
	want(t, "first frame", first.Headers[":message-type"]+" "+first.Headers[":event-type"], "event initial-response")
	want(t, "its payload", string(first.Payload), "{}")
	return p
}

// next reads a frame and verifies its lengths and both its sums. io.EOF is a
// clean end.
func (p *pushed) next() (frame, error) {
	prelude := make([]byte, 12)
	if _, err := io.ReadFull(p.body, prelude[:1]); err != nil {
		return frame{}, err
	}
	if _, err := io.ReadFull(p.body, prelude[1:]); err != nil {
		return frame{}, fmt.Errorf("a cut frame: %v", err)
	}
	total, headers := binary.BigEndian.Uint32(prelude), binary.BigEndian.Uint32(prelude[4:])
	if crc32.ChecksumIEEE(prelude[:8]) != binary.BigEndian.Uint32(prelude[8:]) {
		return frame{}, errors.New("the sum of the prelude is wrong")
	}
	if total < 16 || total > 16<<20 || headers > total-16 {
		return frame{}, fmt.Errorf("lengths %d and %d", total, headers)
	}
	raw := append(prelude, make([]byte, total-12)...)
	if _, err := io.ReadFull(p.body, raw[12:]); err != nil {
		return frame{}, fmt.Errorf("a cut frame: %v", err)
	}
	if crc32.ChecksumIEEE(raw[:total-4]) != binary.BigEndian.Uint32(raw[total-4:]) {
		return frame{}, errors.New("the sum of the message is wrong")
	}
	f := frame{Headers: map[string]string{}, Payload: raw[12+headers : total-4], Raw: raw}
	for rest := raw[12 : 12+headers]; len(rest) > 0; {
		name := string(rest[1 : 1+rest[0]])
		rest = rest[1+len(name):]
		if rest[0] != 7 {
			return frame{}, fmt.Errorf("header %s has type %d", name, rest[0])
		}
		n := binary.BigEndian.Uint16(rest[1:])
		f.Headers[name] = string(rest[3 : 3+n])
		rest = rest[3+n:]
	}
	return f, nil
}

// event reads the next event of the shard.
func (p *pushed) event(t *testing.T) object {
	t.Helper()
	f, err := p.next()
	if err != nil {
		t.Fatal(err)
	}
	if f.Headers[":message-type"] != "event" || f.Headers[":event-type"] != "SubscribeToShardEvent" || !strings.Contains(f.Headers[":content-type"], "json") {
		t.Fatalf("frame %v %s", f.Headers, f.Payload)
	}
	var event object
	decoder := json.NewDecoder(bytes.NewReader(f.Payload))
	decoder.UseNumber()
	if err := decoder.Decode(&event); err != nil {
		t.Fatal(err)
	}
	return event
}

// take reads events until there are n records; it gives their data and the last
// position.
func (p *pushed) take(t *testing.T, n int) (all string, position string) {
	t.Helper()
	var got []string
	for len(got) < n {
		event := p.event(t)
		records, ok := event["Records"].([]any)
		if !ok {
			t.Fatalf("Records is no list: %v", event)
		}
		for _, r := range records {
			raw, err := base64.StdEncoding.DecodeString(text(at(r, "Data")))
			if err != nil {
				t.Fatal(err)
			}
			got = append(got, string(raw))
			if number(t, at(r, "SequenceNumber")).Cmp(number(t, event["ContinuationSequenceNumber"])) > 0 {
				t.Errorf("a record beyond the position: %v", event)
			}
		}
		position = text(event["ContinuationSequenceNumber"])
	}
	return strings.Join(got, " "), position
}

// finish reads to the end, which has to be clean or an exception of that name.
func (p *pushed) finish(t *testing.T, exceptions ...string) {
	t.Helper()
	for {
		f, err := p.next()
		if err == io.EOF {
			return
		}
		if err != nil {
			t.Fatalf("no clean end: %v", err)
		}
		if f.Headers[":message-type"] == "exception" {
			for _, e := range exceptions {
				if f.Headers[":exception-type"] == e {
					exceptions = nil
					break
				}
			}
			if exceptions != nil {
				t.Errorf("exception %v %s", f.Headers, f.Payload)
			}
		}
	}
}

// fanOut is a server with a movable clock, a stream of one shard and a consumer
// of it.
func fanOut(t *testing.T) (h host, in func(kind string, more object) object) {
	t.Helper()
	h = serve(t, "--stream", "s:1", "--quotas", "off")
	arn := h.consumer(t, "s", "c")
	return h, func(kind string, more object) object {
		position := object{"Type": kind}
		for k, v := range more {
			position[k] = v
		}
		return object{"ConsumerARN": arn, "ShardId": "shardId-000000000000", "StartingPosition": position}
	}
}

// The answer of SubscribeToShard is an event stream whose first frame is, byte
// for byte, an initial response; records follow as they come.
func TestCheck66_EventStream(t *testing.T) {
	covers(t, "SubscribeToShard")
	h, in := fanOut(t)
	_, n := h.put(t, "s", "key", "one")
	body, err := json.Marshal(in("TRIM_HORIZON", nil))
	if err != nil {
		t.Fatal(err)
	}
	req := h.NewRequest("SubscribeToShard", body)
	noteCall(t, req)
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	want(t, "content type", resp.Header.Get("Content-Type"), eventStream)
	p := &pushed{body: bufio.NewReader(resp.Body)}
	first, err := p.next()
	if err != nil {
		t.Fatal(err)
	}
	if first.Headers[":content-type"] == "application/json" && len(first.Headers) == 3 {
		const golden = "00000068000000564e6817240d3a6d6573736167652d747970650700056576656e740b3a6576656e742d74797065070010696e697469616c2d726573706f6e7365" +
			"0d3a636f6e74656e742d747970650700106170706c69636174696f6e2f6a736f6e7b7dfe942c1d"
		want(t, "first frame", hex.EncodeToString(first.Raw), golden)
	}
	want(t, "first event", first.Headers[":event-type"], "initial-response")
	event := p.event(t)
	want(t, "record", at(event, "Records.0.SequenceNumber"), any(n))
	want(t, "key", at(event, "Records.0.PartitionKey"), any("key"))
	want(t, "members of a record", len(at(event, "Records.0").(object)), 4)
	want(t, "no children", event["ChildShards"], nil)
	for i := range 3 {
		h.put(t, "s", "key", fmt.Sprint(i))
		got, _ := p.take(t, 1)
		want(t, "as it comes", got, fmt.Sprint(i))
	}
}

// While nothing comes there is an event without records every few seconds, and
// its position goes on.
func TestCheck67_IdleEvents(t *testing.T) {
	covers(t, "SubscribeToShard")
	h, in := fanOut(t)
	p := h.openPush(t, in("LATEST", nil))
	var last string
	for i := range 3 {
		event := p.event(t)
		want(t, "records", event["Records"], any([]any{}))
		want(t, "MillisBehindLatest", fmt.Sprint(event["MillisBehindLatest"]), "0")
		position := text(event["ContinuationSequenceNumber"])
		if i > 1 && number(t, position).Cmp(number(t, last)) <= 0 {
			t.Errorf("position %s after %s", position, last)
		}
		last = position
	}
}

// At the end of a shard the last event names the children and no position.
func TestCheck70_EndOfShard(t *testing.T) {
	covers(t, "SubscribeToShard")
	h, in := fanOut(t)
	h.put(t, "s", "k", "one")
	p := h.openPush(t, in("TRIM_HORIZON", nil))
	p.take(t, 1)
	h.put(t, "s", "k", "two")
	h.split(t, "s", "0", middle)
	var got string
	var event object
	for {
		event = p.event(t)
		records, _ := event["Records"].([]any)
		got += data(t, records)
		if event["ContinuationSequenceNumber"] == nil {
			break
		}
		want(t, "children before the end", event["ChildShards"], nil)
	}
	want(t, "the rest", got, "two")
	want(t, "children", event["ChildShards"], any([]any{
		object{"ShardId": "shardId-000000000001", "ParentShards": []any{"shardId-000000000000"}, "HashKeyRange": object{"StartingHashKey": "0", "EndingHashKey": belowMiddle}},
		object{"ShardId": "shardId-000000000002", "ParentShards": []any{"shardId-000000000000"}, "HashKeyRange": object{"StartingHashKey": middle, "EndingHashKey": maxHashKey}},
	}))
	if f, err := p.next(); err != io.EOF {
		t.Errorf("after the end: %v, %v", f.Headers, err)
	}
}

// What is wrong before the first event is an ordinary error.
func TestCheck71_RefusedSubscriptions(t *testing.T) {
	covers(t, "SubscribeToShard")
	h, in := fanOut(t)
	with := func(kind string, position object, name, value string) object {
		request := in(kind, position)
		if name != "" {
			request[name] = value
		}
		return request
	}
	for _, c := range []struct {
		in   object
		code string
	}{
		{with("LATEST", nil, "ConsumerARN", arnOf("s")+"/consumer/c:1"), "ResourceNotFoundException"},
		{with("LATEST", nil, "ConsumerARN", arnOf("missing")+"/consumer/c:1"), "ResourceNotFoundException"},
		{with("LATEST", nil, "ShardId", "shardId-000000000009"), "ResourceNotFoundException"},
		{with("AT_SEQUENCE_NUMBER", nil, "", ""), "InvalidArgumentException"},
		{with("LATEST", object{"SequenceNumber": "5"}, "", ""), "InvalidArgumentException"},
		{with("AT_TIMESTAMP", nil, "", ""), "InvalidArgumentException"},
		{with("AT_TIMESTAMP", object{"Timestamp": time.Now().Add(time.Hour).Unix()}, "", ""), "InvalidArgumentException"},
		{with("SOMEWHERE", nil, "", ""), "ValidationException"},
		{with("LATEST", nil, "ShardId", ""), "ValidationException"},
	} {
		a := h.call(t, "SubscribeToShard", c.in)
		a.wantErrorWith(t, c.code, "")
		want(t, "content type", a.Header.Get("Content-Type"), "application/x-amz-json-1.1")
	}
	dry := in("LATEST", nil)
	dry["DryRun"] = true
	h.call(t, "SubscribeToShard", dry).wantErrorWith(t, "DryRunOperationException", "")
	h.openPush(t, in("LATEST", nil)) // none of those took the place
}
