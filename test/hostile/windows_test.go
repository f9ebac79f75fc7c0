package hostile

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"io"
	"testing"

	"golang.org/x/net/http2"
)

// shut has a client of HTTP/2 take no byte of any answer's body.
var shut = http2.Setting{ID: http2.SettingInitialWindowSize, Val: 0}

// Clients that ask for long pages on one connection of HTTP/2, plain or over TLS,
// and open no window for them hold a bounded part of the memory, and when they
// break off it is free.
func TestShutWindows(t *testing.T) {
	t.Parallel()
	v := startTLS(t)
	ask := v.page(t, 10)
	for name, c := range map[string]*h2conn{"h2c": v.http2(t, shut), "TLS": v.http2On(t, v.dialTLS(t, "h2"), shut)} {
		const pages = 60
		for range pages {
			if _, err := c.request("GetRecords", ask); err != nil {
				t.Fatal(err)
			}
		}
		c.flush(t)
		counts := c.answers(t, pages)
		// 256 MiB are room for 25 pages of 10 MiB, or a few less with what is beside.
		if n := counts["200"]; n < 20 || n > 25 || counts["503"] != pages-n {
			t.Errorf("%s: got %v, want up to 25 pages and 503 for the others", name, counts)
		}
		v.serves(t)
		if err := c.Close(); err != nil {
			t.Fatal(err)
		}
		v.calms(t)
	}
	v.unharmed(t, 1024)
}

// Subscriptions whose clients take nothing, or a byte now and then, hold up
// nobody, not even one on the same connection of HTTP/2; what is held for them is
// bounded.
func TestStarvedSubscriptions(t *testing.T) {
	t.Parallel()
	v := startTLS(t)
	const starved, records = 60, 12
	consumers := v.consumers(t, "s", 2*(starved+1))
	ways := map[string]*h2conn{"h2c": v.http2(t, shut), "TLS": v.http2On(t, v.dialTLS(t, "h2"), shut)}
	bodies := map[string]io.Reader{}
	for name, c := range ways {
		for range starved {
			c.subscribe(t, consumers[0])
			consumers = consumers[1:]
		}
		good := c.subscribe(t, consumers[0])
		consumers = consumers[1:]
		for id := uint32(1); id < good; id += 4 { // half of them take a few bytes, one by one
			for range 100 {
				if err := c.WriteWindowUpdate(id, 1); err != nil {
					t.Fatal(err)
				}
			}
		}
		if err := c.WriteWindowUpdate(0, 1<<30); err != nil {
			t.Fatal(err)
		}
		if err := c.WriteWindowUpdate(good, 1<<30); err != nil {
			t.Fatal(err)
		}
		c.flush(t)
		bodies[name] = &streamBody{conn: c, id: good}
	}
	eventually(t, "all have subscribed", func() bool { return v.gauge(t, "shardwell_event_streams_open") == 2*(starved+1) })
	for i := range records {
		data := append(bytes.Repeat([]byte("x"), mib-4), fmt.Sprintf("%03d", i)...)
		text := base64.StdEncoding.EncodeToString(data)
		v.MustCall(t, "PutRecord", map[string]string{"StreamName": "s", "PartitionKey": "k", "Data": text}, nil)
		for _, body := range bodies {
			hear(t, body, []byte(text[len(text)-8:]+`"`))
		}
	}
	v.serves(t)
	if v.gauge(t, "shardwell_event_bytes_in_flight") > 64*mib {
		t.Error("more is held for clients than there is memory for")
	}
	for _, c := range ways {
		if err := c.Close(); err != nil {
			t.Fatal(err)
		}
	}
	eventually(t, "no subscription is open", func() bool { return v.gauge(t, "shardwell_event_streams_open") == 0 })
	v.unharmed(t, 768)
}

// subscribe asks for shard 0 on a new stream.
func (c *h2conn) subscribe(t *testing.T, consumer string) (stream uint32) {
	t.Helper()
	body, err := json.Marshal(map[string]any{"ConsumerARN": consumer, "ShardId": "0", "StartingPosition": map[string]string{"Type": "LATEST"}})
	if err != nil {
		t.Fatal(err)
	}
	id, err := c.request("SubscribeToShard", string(body))
	if err != nil {
		t.Fatal(err)
	}
	c.flush(t)
	return id
}

// streamBody is the body of one stream; what comes on others is dropped.
type streamBody struct {
	conn *h2conn
	id   uint32
	left []byte
}

// Read implements io.Reader.
func (b *streamBody) Read(p []byte) (int, error) {
	for len(b.left) == 0 {
		f, err := b.conn.ReadFrame()
		if err != nil {
			return 0, err
		}
		switch f := f.(type) {
		case *http2.DataFrame:
			if f.StreamID == b.id {
				b.left = bytes.Clone(f.Data())
			}
		case *http2.GoAwayFrame:
			return 0, fmt.Errorf("GOAWAY %v", f.ErrCode)
		case *http2.RSTStreamFrame:
			if f.StreamID == b.id {
				return 0, fmt.Errorf("RST_STREAM %v", f.ErrCode)
			}
		}
	}
	n := copy(p, b.left)
	b.left = b.left[n:]
	return n, nil
}
