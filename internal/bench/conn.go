package bench

import (
	"bufio"
	"bytes"
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	"net"
	"net/url"
	"slices"
	"strconv"
	"time"
)

// connection is a raw HTTP/1.1 connection. One goroutine uses it at a time.
type connection struct {
	net.Conn
	reader  *bufio.Reader
	body    []byte
	release func() bool // from the context it was dialled with
}

// Close closes the connection.
func (c *connection) Close() error {
	c.release()
	return c.Conn.Close()
}

// hangTimeout is how long a server may take for one request at most.
const hangTimeout = time.Minute

var errHangs = fmt.Errorf("a request was not answered within %v", hangTimeout)

// maxReplyBytes bounds a reply: the largest page is 10 MiB of data in base64.
const maxReplyBytes = 64 << 20

// dial connects to a server. What waits on the connection when ctx ends gets
// an error, so that a server that hangs does not hang the measurement. secure is
// for https; nil is for servers whose certificates the system trusts.
func dial(ctx context.Context, server *url.URL, secure *tls.Config) (*connection, error) {
	host, port := server.Hostname(), server.Port()
	var dialer interface {
		DialContext(ctx context.Context, network, address string) (net.Conn, error)
	} = new(net.Dialer)
	if port == "" {
		port = "80"
	}
	if server.Scheme == "https" {
		dialer = &tls.Dialer{Config: secure}
		if server.Port() == "" {
			port = "443"
		}
	}
	conn, err := dialer.DialContext(ctx, "tcp", net.JoinHostPort(host, port))
	if err != nil {
		return nil, err
	}
	release := context.AfterFunc(ctx, func() { _ = conn.SetDeadline(time.Unix(1, 0)) })
	return &connection{Conn: conn, reader: bufio.NewReaderSize(conn, 64<<10), release: release}, nil
}

// call sends a request and reads the reply. Its body is returned if it is to
// be kept, valid until the next call. A reply that is no success, or fails the
// request's check, is an error.
func (c *connection) call(q request, keep bool) ([]byte, error) {
	if _, err := c.Write(q.raw); err != nil {
		return nil, err
	}
	head, err := c.head()
	if err != nil {
		return nil, err
	}
	if head.status == 200 && !keep && head.length >= 0 {
		// The answer is near the beginning of most servers' replies.
		near, err := c.reader.Peek(min(head.length, 256))
		if err != nil {
			return nil, err
		}
		if q.check == nil || q.check(near) {
			_, err := c.reader.Discard(head.length)
			return nil, err
		}
	}
	if err := c.readBody(head); err != nil {
		return nil, err
	}
	if head.status != 200 || q.check != nil && !q.check(c.body) {
		return nil, &statusError{head.status, string(bytes.TrimSpace(c.body[:min(len(c.body), 256)]))}
	}
	return c.body, nil
}

// statusError is an answer that is no success.
type statusError struct {
	status int
	text   string // the beginning of its body
}

func (e *statusError) Error() string { return fmt.Sprintf("answered %d %s", e.status, e.text) }

// redial puts a new connection in place of the old one.
func (c *connection) redial(ctx context.Context, server *url.URL) error {
	again, err := dial(ctx, server, nil)
	if err != nil {
		return err
	}
	_ = c.Close() // it is of no use any more
	c.Conn, c.reader, c.release = again.Conn, again.reader, again.release
	return nil
}

// replyHead is what matters of a reply's status line and headers.
type replyHead struct {
	status  int
	length  int // -1 unless it was said
	chunked bool
}

func (c *connection) head() (h replyHead, err error) {
	line, err := c.reader.ReadSlice('\n')
	if err != nil {
		return h, err
	}
	if len(line) < 12 {
		return h, fmt.Errorf("status line %q", line)
	}
	if h.status, err = strconv.Atoi(string(line[9:12])); err != nil {
		return h, fmt.Errorf("status line %q", line)
	}
	h.length = -1
	for {
		if line, err = c.reader.ReadSlice('\n'); err != nil {
			return h, err
		}
		if len(line) <= 2 {
			break
		}
		name, value, _ := bytes.Cut(line, []byte(":"))
		value = bytes.TrimSpace(value)
		switch {
		case bytes.EqualFold(name, []byte("Content-Length")):
			if h.length, err = strconv.Atoi(string(value)); err != nil {
				return h, err
			}
		case bytes.EqualFold(name, []byte("Transfer-Encoding")):
			h.chunked = bytes.EqualFold(value, []byte("chunked"))
		}
	}
	if h.length < 0 && !h.chunked || h.length > maxReplyBytes {
		return h, errors.New("reply without Content-Length, or too long")
	}
	return h, nil
}

// readBody reads a whole body into c.body.
func (c *connection) readBody(h replyHead) error {
	c.body = c.body[:0]
	if !h.chunked {
		return c.extend(h.length)
	}
	for {
		line, err := c.reader.ReadSlice('\n')
		if err != nil {
			return err
		}
		digits, _, _ := bytes.Cut(bytes.TrimSpace(line), []byte(";"))
		n, err := strconv.ParseUint(string(digits), 16, 32)
		if err != nil || len(c.body)+int(n) > maxReplyBytes {
			return fmt.Errorf("chunk of %q bytes", digits)
		}
		if err := c.extend(int(n)); err != nil {
			return err
		}
		if _, err := c.reader.ReadSlice('\n'); err != nil { // trailers are never sent
			return err
		}
		if n == 0 {
			return nil
		}
	}
}

// extend reads n more bytes into c.body.
func (c *connection) extend(n int) error {
	have := len(c.body)
	c.body = slices.Grow(c.body, n)[:have+n]
	_, err := io.ReadFull(c.reader, c.body[have:])
	return err
}
