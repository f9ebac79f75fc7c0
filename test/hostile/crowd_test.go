package hostile

import (
	"context"
	"fmt"

	"net"
	"os"
	"path/filepath"
	"runtime"
	"sync"
	"syscall"
	"testing"
	"time"
)

// crowd is how many clients of each sort there are: 10,000 that do not go on and 1,000
// that are slow with OVERLOAD=long, as far as the system lets a process have files open.
func crowd(t *testing.T) (silent, slow int) {
	t.Helper()
	if os.Getenv("OVERLOAD") != "long" {
		return 1000, 100
	}
	var limit syscall.Rlimit
	if err := syscall.Getrlimit(syscall.RLIMIT_NOFILE, &limit); err != nil {
		t.Fatal(err)
	}
	silent = int(min(uint64(limit.Cur)*6/10, 10_000)) // the server keeps a quarter of its own for its data
	return silent, silent / 10
}

// elsewhere dials from another address than the test's others, where that is possible.
func (v victim) elsewhere(t *testing.T) net.Conn {
	t.Helper()
	var d net.Dialer
	if runtime.GOOS == "linux" {
		d.LocalAddr = &net.TCPAddr{IP: net.IPv4(127, 0, 0, 2)}
	}
	c, err := d.DialContext(t.Context(), "tcp", v.address())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = c.Close() }) // the server may have closed it
	return c
}

// Thousands of connections from one address that say nothing, or stop in the middle of a
// request or of a handshake, and hundreds that send the body of a signed request by the byte, more
// of them than there is memory for, keep nobody out who comes from another address.
func TestCrowdOfSlowClients(t *testing.T) {
	silent, slow := crowd(t)
	v := startGuarded(t, "--memory", "--stream", fmt.Sprint("s:", shards), "--tls", "--tls-dir", filepath.Join(t.TempDir(), "tls"))
	requests := v.puts(1, 100)
	alone := v.offer(t, requests, 8, 0, time.Second/2)
	before := v.descriptors()
	first, long := hello(t), v.signed("PutRecord", padded(1<<20))
	conns := make([]net.Conn, silent)
	for i := range conns {
		conns[i] = v.elsewhere(t)
		beginnings := [][]byte{nil, first[:len(first)/2], long[:1], long[:100]}
		if _, err := conns[i].Write(beginnings[i%len(beginnings)]); err != nil {
			t.Fatal(err)
		}
	}
	ctx, stop := context.WithCancel(t.Context())
	var dripping sync.WaitGroup
	for range slow {
		c := v.elsewhere(t)
		dripping.Go(func() { drip(ctx, c, long) })
	}
	eventually(t, "the slow ones hold all that they can get", func() bool { return v.gauge(t, "shardwell_request_bytes_in_flight") > 100*mib })
	among := v.offer(t, requests, 8, 0, time.Second)
	t.Logf("overload: %d half-open and %d slow clients: p99 of the others %.1f ms (%.1f without them), %d of %d acknowledged, %d MiB resident",
		silent, slow, among.p99().Seconds()*1000, alone.p99().Seconds()*1000, among.answers, among.sent, v.residentMiB())
	if err := v.dialTLS(t).Close(); err != nil { // a handshake, too, finds its place
		t.Error(err)
	}
	if among.answers != among.sent {
		t.Errorf("of %d requests from elsewhere %d were acknowledged; %v refused, %d cut off", among.sent, among.answers, among.refused, among.broken)
	}
	if mib := v.residentMiB(); mib > 1024 {
		t.Errorf("the server took %d MiB", mib)
	}
	stop()
	dripping.Wait()
	for _, c := range conns {
		_ = c.Close() // the server may have closed it
	}
	eventually(t, "no memory is held", func() bool { return v.gauge(t, "shardwell_request_bytes_in_flight") == 0 })
	eventually(t, "descriptors are free", func() bool { return v.descriptors() <= before+1 })
}

// drip sends the head of a request and a little more from time to time.
func drip(ctx context.Context, c net.Conn, raw []byte) {
	defer c.Close()
	if _, err := c.Write(raw[:1000]); err != nil {
		return
	}
	tick := time.NewTicker(time.Second / 2)
	defer tick.Stop()
	for at := 1000; ; at++ {
		select {
		case <-tick.C:
			if _, err := c.Write(raw[at : at+1]); err != nil {
				return // it has been given up for others
			}
		case <-ctx.Done():
			return
		}
	}
}
