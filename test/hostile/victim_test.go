package hostile

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/shardwell/shardwell/test/blackbox"
)

// patience bounds every wait of a test; nothing is expected to take as long.
const patience = 30 * time.Second

// victim is a running server.
type victim struct {
	*blackbox.Server
	token string // for metrics; "" if none is needed
}

// start runs a server with a stream s of one shard, in memory.
func start(t *testing.T, args ...string) victim {
	t.Helper()
	return victim{Server: blackbox.Start(t, append([]string{"--memory", "--quotas", "off", "--stream", "s:1"}, args...)...)}
}

func (v victim) address() string { return strings.TrimPrefix(v.URL, "http://") }

// dial opens a connection that is closed at the end of the test.
func (v victim) dial(t *testing.T) *net.TCPConn {
	t.Helper()
	c, err := net.Dial("tcp", v.address())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = c.Close() }) // the test may have closed it
	if err := c.SetDeadline(time.Now().Add(patience)); err != nil {
		t.Fatal(err)
	}
	return c.(*net.TCPConn)
}

// head is a request's beginning, complete but for headers that say how long
// the body is and the empty line.
func (v victim) head(op string) string {
	return "POST / HTTP/1.1\r\nHost: " + v.address() + "\r\nContent-Type: application/x-amz-json-1.1\r\n" +
		"X-Amz-Target: Kinesis_20131202." + op + "\r\nX-Amz-Date: 20260101T000000Z\r\n" +
		"Authorization: AWS4-HMAC-SHA256 Credential=test/20260101/us-east-1/kinesis/aws4_request, SignedHeaders=host, Signature=00\r\n"
}

// request is a complete request.
func (v victim) request(op, body string) string {
	return v.head(op) + "Content-Length: " + strconv.Itoa(len(body)) + "\r\n\r\n" + body
}

// answer is what came back.
type answer struct {
	status int // 0 if the connection ended without an answer
	header http.Header
	body   string
}

// code is the error's code, "" if the body is no error.
func (a answer) code() string {
	var e struct {
		Type string `json:"__type"`
	}
	if json.Unmarshal([]byte(a.body), &e) != nil {
		return ""
	}
	return e.Type
}

func (a answer) String() string {
	return fmt.Sprintf("%d %.200s", a.status, a.body)
}

// read reads one answer to its end.
func read(c net.Conn) answer {
	resp, err := http.ReadResponse(bufio.NewReader(c), nil)
	if err != nil {
		return answer{}
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	if err != nil && resp.StatusCode < 400 {
		return answer{} // A refusal may be cut short by what was sent behind it.
	}
	return answer{resp.StatusCode, resp.Header, string(body)}
}

// send sends raw bytes on a connection of their own and reads one answer. The
// server may close the connection before it has read everything.
func (v victim) send(t *testing.T, raw string) answer {
	t.Helper()
	c := v.dial(t)
	_, _ = io.WriteString(c, raw)
	a := read(c)
	_ = c.Close() // it has served its purpose
	return a
}

// serves fails the test unless an ordinary request is answered.
func (v victim) serves(t *testing.T) {
	t.Helper()
	if a := v.send(t, v.request("ListStreams", "{}")); a.status != 200 {
		t.Fatalf("an ordinary request got %s\n%s", a, v.Output())
	}
}

// gauge reads a metric without labels.
func (v victim) gauge(t *testing.T, name string) float64 {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, v.URL+"/_shardwell/metrics", nil)
	if err != nil {
		t.Fatal(err)
	}
	if v.token != "" {
		r.Header.Set("Authorization", "Bearer "+v.token)
	}
	resp, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	text, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	m := regexp.MustCompile(`(?m)^` + name + ` (\S+)$`).FindSubmatch(text)
	if m == nil {
		t.Fatalf("there is no metric %s", name)
	}
	value, err := strconv.ParseFloat(string(m[1]), 64)
	if err != nil {
		t.Fatal(err)
	}
	return value
}

// eventually polls until something is so, because what happens in another
// process offers nothing to wait on.
func eventually(t *testing.T, what string, so func() bool) {
	t.Helper()
	deadline := time.After(patience)
	tick := time.NewTicker(20 * time.Millisecond)
	defer tick.Stop()
	for !so() {
		select {
		case <-tick.C:
		case <-deadline:
			t.Fatalf("not in time: %s", what)
		}
	}
}

// calms waits until nothing is in flight any more and no budget is taken.
func (v victim) calms(t *testing.T) {
	t.Helper()
	for _, name := range []string{"requests", "request_bytes", "response_bytes"} {
		name := "shardwell_" + name + "_in_flight"
		eventually(t, name+" is 0", func() bool { return v.gauge(t, name) == 0 })
	}
	v.serves(t)
	if strings.Contains(v.Output(), "panic") {
		t.Errorf("the server has panicked:\n%s", v.Output())
	}
}

// descriptors counts the process's open files, -1 where that cannot be known.
func (v victim) descriptors() int {
	entries, err := os.ReadDir("/proc/" + strconv.Itoa(v.PID()) + "/fd")
	if err != nil {
		return -1
	}
	return len(entries)
}

// residentMiB is the most memory the process has ever had, 0 where that cannot
// be known.
func (v victim) residentMiB() int {
	status, err := os.ReadFile("/proc/" + strconv.Itoa(v.PID()) + "/status")
	if err != nil {
		return 0
	}
	m := regexp.MustCompile(`VmHWM:\s+(\d+) kB`).FindSubmatch(status)
	if m == nil {
		return 0
	}
	kib, err := strconv.Atoi(string(bytes.TrimSpace(m[1])))
	if err != nil {
		return 0
	}
	return kib >> 10
}
