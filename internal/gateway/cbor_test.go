package gateway

import (
	"bytes"
	"context"
	"io"
	"net/http"
	"reflect"
	"testing"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/api/kinesis"
	"github.com/shardwell/shardwell/internal/service"
	"github.com/shardwell/shardwell/internal/wire"
	"github.com/shardwell/shardwell/internal/wire/cbor"
	"github.com/shardwell/shardwell/internal/wire/eventstream"
)

// A request in CBOR is answered with events in CBOR: an empty map first, records
// whose data are bytes, and exceptions that say so. What is refused before the
// first event is an ordinary error in CBOR.
func TestEventsInCBOR(t *testing.T) {
	g := subscribing(Config{}, func(_ context.Context, to service.Events) error {
		if err := to.Send(someEvent(2, 300, "7"), ignore); err != nil {
			return err
		}
		return &shardwell.Error{Code: shardwell.CodeResourceNotFound, Message: "gone"}
	})
	url, _ := listening(t, g)
	ask := func(shard string) *http.Response {
		body := cbor.Append(nil, &kinesis.SubscribeToShardInput{ShardId: shard, StartingPosition: &kinesis.StartingPosition{Type: "LATEST"},
			ConsumerARN: "arn:aws:kinesis:us-east-1:000000000000:stream/orders/consumer/c:1"})
		r := subscribeRequest(url, "0")
		r.Body, r.ContentLength, r.GetBody = io.NopCloser(bytes.NewReader(body)), int64(len(body)), nil
		r.Header.Set("Content-Type", cbor11)
		return ask(t, &http.Client{Transport: &http.Transport{DisableKeepAlives: true}}, r)
	}
	if resp := ask("refused"); resp.StatusCode != 400 || resp.Header.Get("Content-Type") != cbor11 {
		t.Errorf("refused with %d, %v", resp.StatusCode, resp.Header)
	}
	resp := ask("0")
	if resp.StatusCode != 200 || resp.Header.Get("Content-Type") != eventstream.ContentType {
		t.Fatalf("got %d, %v", resp.StatusCode, resp.Header)
	}
	frames := eventstream.NewReader(resp.Body)
	next := func(kind, name string) []byte {
		f, err := frames.Next()
		if err != nil {
			t.Fatal(err)
		}
		if got := f.Header(eventstream.EventType) + f.Header(eventstream.ExceptionType); f.Header(eventstream.MessageType) != kind || got != name || f.Header(eventstream.ContentHeader) != cbor11 {
			t.Errorf("a frame %s %s of type %s, want %s %s", f.Header(eventstream.MessageType), got, f.Header(eventstream.ContentHeader), kind, name)
		}
		return f.Payload
	}
	if payload := next("event", "initial-response"); string(payload) != "\xa0" {
		t.Errorf("first %x", payload)
	}
	var event kinesis.SubscribeToShardEvent
	if err := cbor.Decode(next("event", "SubscribeToShardEvent"), &event); err != nil {
		t.Fatal(err)
	}
	var second wire.Record
	someEvent(2, 300, "7").Record(1, &second)
	if len(event.Records) != 2 || event.ContinuationSequenceNumber != "7" || !reflect.DeepEqual(event.Records[1].Data, second.Data) {
		t.Errorf("got %+v", event)
	}
	if payload := next("exception", "ResourceNotFoundException"); string(payload) != "\xa1\x67message\x64gone" {
		t.Errorf("the exception says %x", payload)
	}
}
