package hostile

import (
	"bufio"
	"bytes"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/shardwell/shardwell/internal/redact"
	"github.com/shardwell/shardwell/internal/sigv4"
	"github.com/shardwell/shardwell/test/blackbox"
)

// The user that the server of an overload knows.
const (
	rootID     = "AKIAIOSFODNN7EXAMPLE"
	rootSecret = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"
	adminToken = "a token that is long enough for a test"
)

// signed is a complete request with a right signature, which is good for five
// minutes and as often as it is sent.
func (v victim) signed(op, body string) []byte {
	headers := []sigv4.Pair{
		{Name: "Host", Value: v.address()},
		{Name: "Content-Type", Value: "application/x-amz-json-1.1"},
		{Name: "X-Amz-Target", Value: "Kinesis_20131202." + op},
	}
	added := sigv4.Sign(sigv4.Request{Method: "POST", Path: "/", Body: []byte(body), Headers: headers},
		sigv4.Credentials{AccessKeyID: rootID, SecretAccessKey: redact.New(rootSecret)}, "us-east-1", "kinesis", time.Now())
	raw := []byte("POST / HTTP/1.1\r\n")
	for _, h := range append(headers, added...) {
		raw = fmt.Appendf(raw, "%s: %s\r\n", h.Name, h.Value)
	}
	return fmt.Appendf(raw, "Content-Length: %d\r\n\r\n%s", len(body), body)
}

// load is what clients did to a server, and what it answered.
type load struct {
	took      time.Duration
	offered   int // requests that were due
	sent      int // those for which a connection was free
	refused   map[string]int
	broken    int             // that were cut off, without an answer
	latencies []time.Duration // of those acknowledged, sorted
	acked     []string        // the sequence numbers
	answers   int             // that acknowledged them
	inTime    int             // of those, before the end
	cpu       time.Duration   // of the server
	until     time.Time
}

func (l *load) goodput() float64 { return float64(l.inTime) / l.took.Seconds() }

func (l *load) p99() time.Duration {
	if len(l.latencies) == 0 {
		return 0
	}
	return l.latencies[len(l.latencies)*99/100]
}

// offer sends requests on so many connections: at a rate, whether the last ones are
// answered or not, or, without one, as fast as they are answered. A request that is due while no
// connection is free is not sent.
func (v victim) offer(t *testing.T, requests [][]byte, conns int, perSecond float64, during time.Duration) *load {
	t.Helper()
	due, parts := make(chan int), make([]load, conns)
	var clients, connecting sync.WaitGroup
	var count atomic.Int64
	begun := make(chan time.Time)
	for i := range parts {
		part := &parts[i]
		part.refused = map[string]int{}
		connecting.Add(1)
		clients.Go(func() {
			c := client{victim: v}
			defer c.close()
			_ = c.dial() // or later
			connecting.Done()
			part.until = (<-begun).Add(during)
			if perSecond > 0 {
				for n := range due {
					c.send(requests[n%len(requests)], part)
				}
				return
			}
			for time.Now().Before(part.until) {
				c.send(requests[int(count.Add(1))%len(requests)], part)
			}
		})
	}
	connecting.Wait()
	total := &load{refused: map[string]int{}}
	before, begin := v.cpu(), time.Now()
	for range parts {
		begun <- begin
	}
	if perSecond > 0 {
		total.offered = schedule(due, begin, perSecond, during)
	}
	clients.Wait()
	total.took, total.cpu = during, v.cpu()-before
	for i := range parts {
		p := &parts[i]
		total.sent += p.sent
		total.broken += p.broken
		total.inTime += p.inTime
		total.answers += p.answers
		for code, n := range p.refused {
			total.refused[code] += n
		}
		total.latencies = append(total.latencies, p.latencies...)
		total.acked = append(total.acked, p.acked...)
	}
	total.offered = max(total.offered, total.sent)
	slices.Sort(total.latencies)
	return total
}

// perCPU is how many requests were acknowledged in a second of the server's processor.
func (l *load) perCPU() float64 { return float64(l.answers) / max(l.cpu.Seconds(), 1e-3) }

// cpu is the processor time that the server has used.
func (v victim) cpu() time.Duration {
	const tick = 10 * time.Millisecond // USER_HZ is 100 on every Linux
	stat, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", v.PID()))
	if err != nil {
		return 0
	}
	fields := bytes.Fields(stat[bytes.LastIndexByte(stat, ')')+1:])
	user, _ := strconv.Atoi(string(fields[11]))
	system, _ := strconv.Atoi(string(fields[12]))
	return time.Duration(user+system) * tick
}

// schedule hands requests out when they are due, to whoever is free then, and says how
// many there were.
func schedule(due chan<- int, begin time.Time, perSecond float64, during time.Duration) (offered int) {
	tick := time.NewTicker(time.Millisecond)
	defer tick.Stop()
	for time.Since(begin) < during {
		<-tick.C
		for want := int(time.Since(begin).Seconds() * perSecond); offered < want; offered++ {
			select {
			case due <- offered:
			default:
			}
		}
	}
	close(due)
	return offered
}

// client is one connection that is made again when it is gone.
type client struct {
	victim
	conn   net.Conn
	reader *bufio.Reader
	body   []byte
}

func (c *client) close() {
	if c.conn != nil {
		_ = c.conn.Close() // the server may have closed it
	}
	c.conn = nil
}

// dial connects, unless that is done.
func (c *client) dial() (err error) {
	if c.conn != nil {
		return nil
	}
	if c.conn, err = net.Dial("tcp", c.address()); err != nil {
		c.conn = nil
		return err
	}
	c.reader = bufio.NewReader(c.conn)
	return nil
}

// send sends one request and notes what came of it.
func (c *client) send(raw []byte, l *load) {
	l.sent++
	began := time.Now()
	status, err := c.exchange(raw)
	if err != nil {
		l.broken++
		c.close()
		return
	}
	if status != http.StatusOK {
		l.refused[answer{body: string(c.body)}.code()]++
		return
	}
	l.latencies = append(l.latencies, time.Since(began))
	if time.Now().Before(l.until) {
		l.inTime++
	}
	l.answers++
	l.acked = append(l.acked, numbers(c.body)...)
}

func (c *client) exchange(raw []byte) (status int, err error) {
	if err := c.dial(); err != nil {
		return 0, err
	}
	if err := c.conn.SetDeadline(time.Now().Add(patience)); err != nil {
		return 0, err
	}
	if _, err := c.conn.Write(raw); err != nil {
		return 0, err
	}
	line, err := c.reader.ReadSlice('\n')
	if err != nil || len(line) < 12 {
		return 0, errors.Join(err, io.ErrUnexpectedEOF)
	}
	status, _ = strconv.Atoi(string(line[9:12]))
	length, ends := 0, false
	for {
		line, err := c.reader.ReadSlice('\n')
		if err != nil {
			return 0, err
		}
		if len(line) <= 2 {
			break
		}
		name, value, _ := bytes.Cut(bytes.TrimSpace(line), []byte(": "))
		switch string(name) {
		case "Content-Length":
			length, _ = strconv.Atoi(string(value))
		case "Connection":
			ends = string(value) == "close"
		}
	}
	c.body = slices.Grow(c.body[:0], length)[:length]
	_, err = io.ReadFull(c.reader, c.body)
	if ends {
		c.close()
	}
	return status, err
}

// overloadFactor is how many times what a server can do at most is offered to it.
const overloadFactor = 5

// offers are the two things that a server can be short of: processors, for many small
// requests, and memory, for large ones.
var offers = []struct {
	name      string
	records   int
	bytes     int // of data, of each record
	few, many int // connections, at its peak and beyond
}{
	{"PutRecord 1 KiB", 1, 1000, 256, 1024},
	{"PutRecords 100 x 10 KiB", 100, 10_000, 16, 512},
}

// maxMemoryMiB is the cap of the server's memory.
const maxMemoryMiB = 512

// Offered five times as many requests as it has ever answered, a server that has one
// processor goes on answering: its memory stays under its cap, afterwards all of it is
// free, and every record that was acknowledged is there. How well it went on is printed, for
// a machine that does something else meanwhile tells nothing about that.
func TestOverload(t *testing.T) {
	each := 300 * time.Millisecond
	if os.Getenv("OVERLOAD") == "long" {
		each = 3 * time.Second
	}
	// The other processors are for the clients: they must not be what is slow.
	t.Setenv("GOMAXPROCS", "1")
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(max(1, runtime.NumCPU()-1)))
	for _, o := range offers {
		t.Run(o.name, func(t *testing.T) {
			v := startGuarded(t, "--data", filepath.Join(t.TempDir(), "data"), "--max-memory", fmt.Sprint(maxMemoryMiB, "MiB"), "--stream", fmt.Sprint("s:", shards))
			requests := v.puts(o.records, o.bytes)
			warm := v.offer(t, requests, o.few, 0, each/4)
			peak := v.offer(t, requests, o.few, 0, each)
			over := v.offer(t, requests, o.many, peak.goodput()*overloadFactor, each)
			held := v.residentMiB()
			after := v.offer(t, requests, o.few, 0, each/2)
			t.Logf("overload: %s at %d times the peak: goodput %.2f of it (%.0f of %.0f/s; for each second of the server's processor %.2f), p99 %.2f s (%.2f at the peak), "+
				"%d sent, %d acknowledged, %d refused, %d MiB of %d; afterwards %.2f of the peak",
				o.name, overloadFactor, over.goodput()/peak.goodput(), over.goodput(), peak.goodput(), over.perCPU()/peak.perCPU(), over.p99().Seconds(), peak.p99().Seconds(),
				over.sent, len(over.acked), over.refused["ServiceUnavailable"], held, maxMemoryMiB, after.goodput()/peak.goodput())
			if over.answers == 0 || after.answers == 0 {
				t.Error("nothing was acknowledged")
			}
			if held > maxMemoryMiB {
				t.Errorf("the server took %d MiB", held)
			}
			stored := v.stored(t)
			for _, l := range []*load{warm, peak, over, after} {
				for code, n := range l.refused {
					if code != "ServiceUnavailable" {
						t.Errorf("%d answers are %q", n, code)
					}
				}
				for _, number := range l.acked {
					if !stored[number] {
						t.Fatalf("%s was acknowledged and is lost", number)
					}
				}
			}
			for _, what := range []string{"request", "response"} {
				name := "shardwell_" + what + "_bytes_in_flight"
				eventually(t, name+" is 0", func() bool { return v.gauge(t, name) == 0 })
			}
		})
	}
}

// shards is how many a stream has that is put to.
const shards = 16

// startGuarded runs a server that verifies signatures.
func startGuarded(t *testing.T, args ...string) victim {
	t.Helper()
	t.Setenv("SHARDWELL_ROOT_ACCESS_KEY_ID", rootID)
	t.Setenv("SHARDWELL_ROOT_SECRET_ACCESS_KEY", rootSecret)
	token := filepath.Join(t.TempDir(), "token")
	if err := os.WriteFile(token, []byte(adminToken), 0o600); err != nil {
		t.Fatal(err)
	}
	args = append([]string{"--quotas", "off", "--log-level", "error", "--auth", "sigv4", "--admin-token-file", token}, args...)
	return victim{Server: blackbox.Start(t, args...), token: adminToken}
}

// puts are requests, signed, that put so many records of so many bytes each.
func (v victim) puts(records, size int) (requests [][]byte) {
	data := base64.StdEncoding.EncodeToString(bytes.Repeat([]byte("x"), size))
	for i := range 64 {
		record := fmt.Sprintf(`"PartitionKey":"k%d","Data":"%s"}`, i, data)
		if records == 1 {
			requests = append(requests, v.signed("PutRecord", `{"StreamName":"s",`+record))
		} else {
			requests = append(requests, v.signed("PutRecords", `{"StreamName":"s","Records":[{`+record+strings.Repeat(",{"+record, records-1)+`]}`))
		}
	}
	return requests
}

// stored reads the stream and gives the numbers of its records.
func (v victim) stored(t *testing.T) map[string]bool {
	t.Helper()
	found := map[string]bool{}
	for shard := range shards {
		c := client{victim: v}
		ask := func(op, body string) {
			if status, err := c.exchange(v.signed(op, body)); err != nil || status != http.StatusOK {
				t.Fatalf("%s: %d, %v: %.200s", op, status, err, c.body)
			}
		}
		ask("GetShardIterator", fmt.Sprintf(`{"StreamName":"s","ShardId":"shardId-%012d","ShardIteratorType":"TRIM_HORIZON"}`, shard))
		for behind := []byte("1"); !bytes.Equal(behind, []byte("0")); {
			var iterator []byte
			for _, name := range []string{`"ShardIterator":"`, `"NextShardIterator":"`} {
				if _, after, ok := bytes.Cut(c.body, []byte(name)); ok {
					iterator, _, _ = bytes.Cut(after, []byte(`"`))
				}
			}
			ask("GetRecords", `{"ShardIterator":"`+string(iterator)+`"}`)
			for _, number := range numbers(c.body) {
				found[number] = true
			}
			_, after, _ := bytes.Cut(c.body, []byte(`"MillisBehindLatest":`))
			behind = after[:max(0, bytes.IndexAny(after, ",}"))]
			if len(behind) == 0 {
				t.Fatalf("a page that does not say how far it is: %.200s", c.body)
			}
		}
		c.close()
	}
	return found
}

// numbers are the sequence numbers in a body.
func numbers(body []byte) (all []string) {
	for {
		_, after, ok := bytes.Cut(body, []byte(`"SequenceNumber":"`))
		if !ok {
			return all
		}
		number, rest, _ := bytes.Cut(after, []byte(`"`))
		all, body = append(all, string(number)), rest
	}
}
