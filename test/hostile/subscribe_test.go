package hostile

import (
	"bufio"
	"bytes"
	"encoding/base64"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"testing"
	"time"
)

// consumers registers consumers of a stream and waits until they are ACTIVE.
func (v victim) consumers(t *testing.T, stream string, n int) (arns []string) {
	t.Helper()
	for i := range n {
		var made struct{ Consumer struct{ ConsumerARN string } }
		v.MustCall(t, "RegisterStreamConsumer", map[string]string{
			"StreamARN": "arn:aws:kinesis:us-east-1:000000000000:stream/" + stream, "ConsumerName": fmt.Sprint("c", i)}, &made)
		arns = append(arns, made.Consumer.ConsumerARN)
	}
	for _, arn := range arns {
		eventually(t, arn+" is ACTIVE", func() bool {
			var is struct {
				ConsumerDescription struct{ ConsumerStatus string }
			}
			v.MustCall(t, "DescribeStreamConsumer", map[string]string{"ConsumerARN": arn}, &is)
			return is.ConsumerDescription.ConsumerStatus == "ACTIVE"
		})
	}
	return arns
}

// subscribe asks for a shard on a connection of its own.
func (v victim) subscribe(t *testing.T, consumer string, shard int) *net.TCPConn {
	t.Helper()
	body, err := json.Marshal(map[string]any{"ConsumerARN": consumer, "ShardId": fmt.Sprint(shard), "StartingPosition": map[string]string{"Type": "LATEST"}})
	if err != nil {
		t.Fatal(err)
	}
	c := v.dial(t)
	if _, err := io.WriteString(c, v.request("SubscribeToShard", string(body))); err != nil {
		t.Fatal(err)
	}
	return c
}

// listen reads a subscription's answer up to its body.
func listen(t *testing.T, c net.Conn) io.Reader {
	t.Helper()
	resp, err := http.ReadResponse(bufio.NewReader(c), nil)
	if err != nil {
		t.Fatal(err)
	}
	if resp.StatusCode != http.StatusOK {
		body, _ := io.ReadAll(resp.Body) // for the message only
		t.Fatalf("a subscription got %d %s", resp.StatusCode, body)
	}
	return resp.Body
}

// hear reads events until one says what is wanted.
func hear(t *testing.T, body io.Reader, want []byte) {
	t.Helper()
	for {
		length := make([]byte, 4)
		if _, err := io.ReadFull(body, length); err != nil {
			t.Fatalf("waiting for %.20q: %v", want, err)
		}
		frame := make([]byte, binary.BigEndian.Uint32(length)-4)
		if _, err := io.ReadFull(body, frame); err != nil {
			t.Fatalf("waiting for %.20q: %v", want, err)
		}
		if bytes.Contains(frame, want) {
			return
		}
	}
}

// A thousand subscriptions cost little and hear what is put; when their clients
// go, whether they say so or not, nothing of them is left; and those that are open
// do not keep the server from stopping.
func TestManySubscriptions(t *testing.T) {
	t.Parallel()
	const shards, perShard = 50, 20
	v := start(t, "--log-level", "error", "--stream", fmt.Sprint("many:", shards))
	consumers := v.consumers(t, "many", perShard)
	v.serves(t)
	before := v.descriptors()
	open := func() float64 { return v.gauge(t, "shardwell_event_streams_open") }
	var conns []*net.TCPConn
	for shard := range shards {
		for _, consumer := range consumers {
			conns = append(conns, v.subscribe(t, consumer, shard))
		}
	}
	eventually(t, "all have subscribed", func() bool { return open() == shards*perShard })
	t.Logf("%d subscriptions: %d MiB resident", len(conns), v.residentMiB())
	if mib := v.residentMiB(); mib > 256 {
		t.Errorf("%d subscriptions take %d MiB", len(conns), mib)
	}
	// The hash keys of the first shard begin with 0.
	v.MustCall(t, "PutRecord", map[string]any{"StreamName": "many", "PartitionKey": "k", "ExplicitHashKey": "0", "Data": []byte("hello")}, nil)
	hello := []byte(base64.StdEncoding.EncodeToString([]byte("hello")))
	for _, c := range conns[:perShard] {
		hear(t, listen(t, c), hello)
	}
	for i, c := range conns {
		if i%2 == 0 {
			if err := c.SetLinger(0); err != nil {
				t.Fatal(err)
			}
		}
		if err := c.Close(); err != nil {
			t.Fatal(err)
		}
	}
	eventually(t, "no subscription is open", func() bool { return open() == 0 })
	eventually(t, "descriptors are free", func() bool { return v.descriptors() <= before+1 })
	v.calms(t)

	var bodies []io.Reader
	for shard := range shards {
		c := v.subscribe(t, consumers[0], shard)
		bodies = append(bodies, listen(t, c))
	}
	began := time.Now()
	if code, err := v.Stop(); code != 0 || err != nil {
		t.Errorf("with %d subscriptions open the server ended with %d, %v", shards, code, err)
	}
	t.Logf("stopped with %d subscriptions open in %v", shards, time.Since(began))
	for _, body := range bodies {
		if _, err := io.Copy(io.Discard, body); err != nil {
			t.Errorf("a subscription was cut off: %v", err)
		}
	}
}

// Clients that subscribe and read nothing are given up while others, on the same
// shard, hear everything; what is held for them is bounded.
func TestSilentSubscribers(t *testing.T) {
	t.Parallel()
	v := start(t, "--log-level", "error")
	const silent, records = 150, 30
	consumers := v.consumers(t, "s", silent+1)
	for _, consumer := range consumers[:silent] {
		c := v.subscribe(t, consumer, 0)
		if err := c.SetReadBuffer(4096); err != nil {
			t.Fatal(err)
		}
	}
	good := v.subscribe(t, consumers[silent], 0)
	if err := good.SetDeadline(time.Now().Add(10 * patience)); err != nil {
		t.Fatal(err)
	}
	body := listen(t, good)
	eventually(t, "all have subscribed", func() bool { return v.gauge(t, "shardwell_event_streams_open") == silent+1 })
	for i := range records {
		data := append(bytes.Repeat([]byte("x"), mib-4), fmt.Sprintf("%03d", i)...)
		text := base64.StdEncoding.EncodeToString(data)
		v.MustCall(t, "PutRecord", map[string]string{"StreamName": "s", "PartitionKey": "k", "Data": text}, nil)
		hear(t, body, []byte(text[len(text)-8:]+`"`))
	}
	v.serves(t)
	if mib := v.residentMiB(); mib > 768 {
		t.Errorf("the server took %d MiB", mib)
	}
	t.Logf("%d silent subscribers: %d MiB resident at most", silent, v.residentMiB())
	if v.gauge(t, "shardwell_event_bytes_in_flight") > 64*mib {
		t.Error("more is held for clients than there is memory for")
	}
}
