package bench

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"slices"
	"strconv"
	"sync"
	"time"
)

// request is one HTTP request, ready to be sent again and again.
type request struct {
	head  string // method and path; the body is empty if raw is
	raw   []byte // the whole request
	check []byte // must be near the beginning of the reply's body
}

// loadResult is what a load did after it had warmed up.
type loadResult struct {
	requests    int
	allRequests int // with those of the warm-up
	took        time.Duration
	latencies   []time.Duration // sorted
}

func (r *loadResult) rate(records int) float64 {
	return float64(r.requests*records) / r.took.Seconds()
}

func (r *loadResult) percentile(p float64) float64 { return percentile(r.latencies, p) }

// load sends requests on all connections for a while, each connection the next
// one as soon as the last is answered.
func (o Options) load(ctx context.Context, c *child, requests []request) (*loadResult, error) {
	for i := range requests {
		if requests[i].raw == nil {
			requests[i].raw = fmt.Appendf(nil, "%s HTTP/1.1\r\nHost: %s\r\nContent-Length: 0\r\n\r\n", requests[i].head, c.address)
		}
	}
	begin := time.Now()
	measureFrom := begin.Add(o.Each / 5)
	end := measureFrom.Add(o.Each)
	results := make([]loadResult, o.Connections)
	errs := make([]error, o.Connections)
	var running sync.WaitGroup
	for i := range o.Connections {
		running.Go(func() {
			errs[i] = results[i].connection(ctx, c.address, requests, i, measureFrom, end)
		})
	}
	running.Wait()
	total := &loadResult{took: time.Since(measureFrom)}
	for i := range results {
		total.requests += results[i].requests
		total.allRequests += results[i].allRequests
		total.latencies = append(total.latencies, results[i].latencies...)
	}
	slices.Sort(total.latencies)
	return total, errors.Join(errs...)
}

// connection is one client.
func (r *loadResult) connection(ctx context.Context, address string, requests []request, first int, measureFrom, end time.Time) (err error) {
	conn, err := dial(ctx, address)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, conn.Close()) }()
	for i := first; ; i++ {
		sent := time.Now()
		if i > first && sent.After(end) { // one request at least, however slow the machine
			return ctx.Err()
		}
		q := &requests[i%len(requests)]
		if _, err := conn.call(q.raw, q.check, false); err != nil {
			return err
		}
		r.allRequests++
		if sent.After(measureFrom) {
			r.requests++
			r.latencies = append(r.latencies, time.Since(sent))
		}
	}
}

// connection is a raw HTTP/1.1 connection.
type connection struct {
	net.Conn
	reader *bufio.Reader
	body   []byte
}

func dial(ctx context.Context, address string) (*connection, error) {
	conn, err := new(net.Dialer).DialContext(ctx, "tcp", address)
	if err != nil {
		return nil, err
	}
	// A server that hangs must not hang the measurement.
	if err := conn.SetDeadline(time.Now().Add(10 * time.Minute)); err != nil {
		return nil, errors.Join(err, conn.Close())
	}
	return &connection{Conn: conn, reader: bufio.NewReaderSize(conn, 64<<10)}, nil
}

// call sends a request and reads the reply. Its body is returned if it is to
// be kept, valid until the next call. A reply that is no success, or does not
// have check in its beginning, is an error.
func (c *connection) call(raw, check []byte, keep bool) ([]byte, error) {
	if _, err := c.Write(raw); err != nil {
		return nil, err
	}
	length, status, err := c.head()
	if err != nil {
		return nil, err
	}
	if status != 200 || check != nil {
		near, err := c.reader.Peek(min(length, 256))
		if err != nil {
			return nil, err
		}
		if status != 200 || !bytes.Contains(near, check) {
			return nil, fmt.Errorf("answered %d %s", status, near)
		}
	}
	if !keep {
		_, err := c.reader.Discard(length)
		return nil, err
	}
	c.body = slices.Grow(c.body[:0], length)[:length]
	_, err = io.ReadFull(c.reader, c.body)
	return c.body, err
}

// head reads a status line and the headers.
func (c *connection) head() (length, status int, err error) {
	line, err := c.reader.ReadSlice('\n')
	if err != nil {
		return 0, 0, err
	}
	if len(line) < 12 {
		return 0, 0, fmt.Errorf("status line %q", line)
	}
	if status, err = strconv.Atoi(string(line[9:12])); err != nil {
		return 0, 0, fmt.Errorf("status line %q", line)
	}
	length = -1
	for {
		if line, err = c.reader.ReadSlice('\n'); err != nil {
			return 0, 0, err
		}
		if len(line) <= 2 {
			break
		}
		if name, value, ok := bytes.Cut(line, []byte(": ")); ok && bytes.EqualFold(name, []byte("Content-Length")) {
			if length, err = strconv.Atoi(string(bytes.TrimSpace(value))); err != nil {
				return 0, 0, err
			}
		}
	}
	if length < 0 {
		return 0, 0, errors.New("reply without Content-Length")
	}
	return length, status, nil
}
