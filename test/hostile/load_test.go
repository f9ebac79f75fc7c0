package hostile

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"strconv"
	"strings"
	"sync"
	"testing"
)

const mib = 1 << 20

// padded is a JSON object of n bytes.
func padded(n int) string { return "{" + strings.Repeat(" ", n-2) + "}" }

// A body of 20 MiB is taken, one byte more is 413, and a client that sends all
// of it before it looks at the answer sees that answer.
func TestLongestBody(t *testing.T) {
	t.Parallel()
	v := start(t, "--log-level", "error")
	chunked := func(body string) string {
		return v.head("ListStreams") + "Transfer-Encoding: chunked\r\n\r\n" + strconv.FormatInt(int64(len(body)), 16) + "\r\n" + body + "\r\n0\r\n\r\n"
	}
	for _, c := range []struct {
		size, status int
	}{{20 * mib, 200}, {20*mib + 1, 413}} {
		for _, raw := range []string{v.request("ListStreams", padded(c.size)), chunked(padded(c.size))} {
			conn := v.dial(t)
			if _, err := io.WriteString(conn, raw); err != nil {
				t.Errorf("%d bytes: cut off while sending: %v", c.size, err)
			}
			if a := read(conn); a.status != c.status {
				t.Errorf("%d bytes: got %s, want %d", c.size, a, c.status)
			}
		}
	}
	asking := v.head("ListStreams") + fmt.Sprintf("Expect: 100-continue\r\nContent-Length: %d\r\n\r\n", 20*mib+1)
	if a := v.send(t, asking); a.status != 413 {
		t.Errorf("a client that asks first got %s, want 413", a)
	}
	v.calms(t)
}

// Bodies that were announced and do not come take the budget only: what is
// beyond it is refused with 503, unless the first ones are given up for it, small
// requests are served meanwhile, and all of it is free when the clients are gone.
func TestAnnouncedBodies(t *testing.T) {
	t.Parallel()
	v := start(t, "--log-level", "error")
	conns := make([]*net.TCPConn, 60)
	for i := range conns {
		conns[i] = v.dial(t)
		if _, err := fmt.Fprintf(conns[i], "%sContent-Length: %d\r\n\r\n{", v.head("ListStreams"), 20*mib); err != nil {
			t.Fatal(err)
		}
	}
	// 128 MiB are room for three, with what would be decoded.
	const refusals = 60 - 3
	givenUp := 0
	got := make(chan answer, len(conns))
	for _, c := range conns {
		go func() { got <- read(c) }()
	}
	for range refusals {
		switch a := <-got; {
		case a.status == 408:
			givenUp++
		case a.status != 503 || a.code() != "ServiceUnavailable":
			t.Errorf("got %s, want 503 ServiceUnavailable", a)
		}
	}
	if givenUp < 3 || givenUp > refusals/2 {
		t.Errorf("%d of those who held memory were given up for others", givenUp)
	}
	v.serves(t)
	for _, c := range conns {
		_ = c.Close() // half of them are closed already
	}
	for range len(conns) - refusals {
		<-got
	}
	v.calms(t)
	if a := v.send(t, v.request("ListStreams", padded(20*mib))); a.status != 200 {
		t.Errorf("afterwards a large body got %s", a)
	}
}

// Many large bodies at once are served or refused with 503, in memory that is
// bounded by the budget and not by the number of clients.
func TestManyLargeBodies(t *testing.T) {
	t.Parallel()
	v := start(t, "--log-level", "error")
	raw := v.request("ListStreams", `{"X":"`+strings.Repeat("a", 4*mib)+`"}`)
	var clients sync.WaitGroup
	for range 120 {
		c := v.dial(t)
		clients.Go(func() {
			_, _ = io.WriteString(c, raw)
			if a := read(c); a.status != 200 && a.status != 503 {
				t.Errorf("got %s, want 200 or 503", a)
			}
		})
	}
	clients.Wait()
	v.calms(t)
	if mib := v.residentMiB(); mib > 1024 {
		t.Errorf("the server took %d MiB", mib)
	}
}

// page puts records of 1 MiB, and gives the body of a GetRecords for all of them.
func (v victim) page(t *testing.T, records int) string {
	t.Helper()
	data := base64.StdEncoding.EncodeToString(bytes.Repeat([]byte("x"), mib-1))
	for range records {
		v.MustCall(t, "PutRecord", map[string]string{"StreamName": "s", "PartitionKey": "k", "Data": data}, nil)
	}
	var it struct{ ShardIterator string }
	v.MustCall(t, "GetShardIterator", map[string]string{
		"StreamName": "s", "ShardId": "shardId-000000000000", "ShardIteratorType": "TRIM_HORIZON"}, &it)
	ask, err := json.Marshal(it)
	if err != nil {
		t.Fatal(err)
	}
	return string(ask)
}

// Clients that ask for long pages and do not read them hold a bounded part of
// the memory: those beyond it get 503. When they break off, it is free.
func TestSlowReaders(t *testing.T) {
	t.Parallel()
	v := start(t, "--log-level", "error")
	ask := v.page(t, 10)
	counts := map[string]int{}
	conns := make([]*net.TCPConn, 150)
	for i := range conns {
		conns[i] = v.dial(t)
		if err := conns[i].SetReadBuffer(4096); err != nil {
			t.Fatal(err)
		}
	}
	for i := range conns { // all at once
		if _, err := io.WriteString(conns[i], v.request("GetRecords", ask)); err != nil {
			t.Fatal(err)
		}
	}
	for _, c := range conns {
		var status [12]byte
		if _, err := io.ReadFull(c, status[:]); err != nil {
			t.Fatal(err)
		}
		counts[string(status[9:])]++
	}
	// 256 MiB are room for 25 pages of 10 MiB, or a few less with what is beside.
	if n := counts["200"]; n < 20 || n > 25 || counts["503"] != len(conns)-n {
		t.Errorf("got %v, want up to 25 pages and 503 for the others", counts)
	}
	if mib := v.residentMiB(); mib > 1536 {
		t.Errorf("the server took %d MiB", mib)
	}
	v.serves(t)
	for _, c := range conns {
		if err := c.SetLinger(0); err != nil { // break off, with a reset
			t.Fatal(err)
		}
		if err := c.Close(); err != nil {
			t.Fatal(err)
		}
	}
	v.calms(t)
	if a := v.send(t, v.request("GetRecords", ask)); a.status != 200 || len(a.body) < 13*mib {
		t.Errorf("afterwards a page got %d with %d bytes", a.status, len(a.body))
	}
}

// A thousand connections that send half a request or nothing at all cost
// nobody anything, and their descriptors are free when they are closed.
func TestIdleConnections(t *testing.T) {
	t.Parallel()
	v := start(t, "--log-level", "error")
	v.serves(t)
	before := v.descriptors()
	conns := make([]*net.TCPConn, 1000)
	for i := range conns {
		conns[i] = v.dial(t)
		raw := v.request("ListStreams", "{}")
		if i%2 == 0 {
			raw = raw[:len(raw)/2]
		}
		if _, err := io.WriteString(conns[i], raw); err != nil {
			t.Fatal(err)
		}
		if a := (answer{status: 200}); i%2 == 1 {
			if a = read(conns[i]); a.status != 200 {
				t.Fatalf("connection %d got %s", i, a)
			}
		}
	}
	v.serves(t)
	for _, c := range conns {
		if err := c.Close(); err != nil {
			t.Fatal(err)
		}
	}
	// One is the connection that the test's own questions use.
	eventually(t, "descriptors are free", func() bool { return v.descriptors() <= before+1 })
	v.calms(t)
}
