package bench

import (
	"bufio"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"strings"
	"time"

	"github.com/shardwell/shardwell/internal/sigv4"
)

// The load generator's side of HTTP/2: requests that are encoded beforehand, one
// goroutine for each connection, replies counted and thrown away. net/http's
// client would cost more than the servers that are to be measured.

// Types and flags of frames, and settings (RFC 9113, sections 6 and 6.5.2).
const (
	frameData         = 0
	frameHeaders      = 1
	frameReset        = 3
	frameSettings     = 4
	framePing         = 6
	frameGoAway       = 7
	frameWindowUpdate = 8

	flagAck        = 1
	flagEndStream  = 1
	flagEndHeaders = 4

	settingHeaderTable   = 1
	settingInitialWindow = 4

	frameHeadBytes = 9
	// dataFrameBytes is how much of a body goes into one frame: what every server
	// takes, and most clients send.
	dataFrameBytes = 16 << 10
)

// exchanged is one stream of a connection.
type exchanged struct {
	request *request
	id      uint32
	sent    time.Time
	rest    []byte // of the request's body
	window  int64  // how much of it may be sent
	ok      bool   // the status was 200
	near    []byte // the beginning of the reply's body
}

// nearBytes is how much of a reply is looked at.
const nearBytes = 256

// multiplexed is a connection with several requests under way. One goroutine
// uses it.
type multiplexed struct {
	conn    *connection
	out     *bufio.Writer
	streams []exchanged
	window  int64 // how much may be sent on all streams together
	initial int64 // how much on a new one
	lastID  uint32
	taken   int64 // bytes of replies that the server has not been told of
}

// clientPreface is what a connection begins with: with settings, no dynamic table
// for headers, so that the status is in the first byte of a reply, and as much
// room for replies as there can be.
func clientPreface() []byte {
	b := []byte("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n")
	b = appendFrameHead(b, 12, frameSettings, 0, 0)
	b = binary.BigEndian.AppendUint16(b, settingHeaderTable)
	b = binary.BigEndian.AppendUint32(b, 0)
	b = binary.BigEndian.AppendUint16(b, settingInitialWindow)
	b = binary.BigEndian.AppendUint32(b, math.MaxInt32)
	return appendWindowUpdate(b, math.MaxInt32-1<<16)
}

func appendFrameHead(b []byte, n int, kind, flags byte, stream uint32) []byte {
	b = append(b, byte(n>>16), byte(n>>8), byte(n), kind, flags)
	return binary.BigEndian.AppendUint32(b, stream)
}

func appendWindowUpdate(b []byte, n uint32) []byte {
	return binary.BigEndian.AppendUint32(appendFrameHead(b, 4, frameWindowUpdate, 0, 0), n)
}

// multiplex begins HTTP/2 on a connection and waits for the server's settings.
func multiplex(conn *connection, streams int) (*multiplexed, error) {
	const unset = 1<<16 - 1 // RFC 9113, section 6.9.2
	m := &multiplexed{
		conn: conn, out: bufio.NewWriterSize(conn, 64<<10), streams: make([]exchanged, streams),
		window: unset, initial: unset, lastID: math.MaxUint32, // the first is 1
	}
	if _, err := conn.Write(clientPreface()); err != nil {
		return nil, err
	}
	for {
		kind, err := m.frame(nil)
		if kind == frameSettings || err != nil {
			return m, err
		}
	}
}

// start sends a request's headers on a stream that is free.
func (m *multiplexed) start(s *exchanged, q *request, now time.Time) error {
	m.lastID += 2
	*s = exchanged{request: q, id: m.lastID, sent: now, rest: q.body, window: m.initial, near: s.near[:0]}
	flags := byte(flagEndHeaders)
	if len(q.body) == 0 {
		flags |= flagEndStream
	}
	var head [frameHeadBytes]byte
	if _, err := m.out.Write(appendFrameHead(head[:0], len(q.raw), frameHeaders, flags, s.id)); err != nil {
		return err
	}
	_, err := m.out.Write(q.raw)
	return err
}

// pump sends as much of the bodies as the server takes.
func (m *multiplexed) pump() error {
	for i := range m.streams {
		for s := &m.streams[i]; len(s.rest) > 0; {
			n := int(min(int64(len(s.rest)), dataFrameBytes, s.window, m.window))
			if n <= 0 {
				break
			}
			flags := byte(0)
			if n == len(s.rest) {
				flags = flagEndStream
			}
			var head [frameHeadBytes]byte
			if _, err := m.out.Write(appendFrameHead(head[:0], n, frameData, flags, s.id)); err != nil {
				return err
			}
			if _, err := m.out.Write(s.rest[:n]); err != nil {
				return err
			}
			s.rest, s.window, m.window = s.rest[n:], s.window-int64(n), m.window-int64(n)
		}
	}
	return m.out.Flush()
}

// frame reads one frame. When it is the last of a stream, done is called.
func (m *multiplexed) frame(done func(*exchanged) error) (kind byte, err error) {
	head, err := m.conn.reader.Peek(frameHeadBytes)
	if err != nil {
		return 0, err
	}
	n := int(head[0])<<16 | int(head[1])<<8 | int(head[2])
	kind, flags, id := head[3], head[4], binary.BigEndian.Uint32(head[5:])
	if _, err := m.conn.reader.Discard(frameHeadBytes); err != nil {
		return 0, err
	}
	switch kind {
	case frameData:
		return kind, m.data(id, n, flags, done)
	case frameHeaders, frameSettings, frameWindowUpdate, framePing:
	case frameReset, frameGoAway:
		return kind, fmt.Errorf("the server has sent a frame of type %d on stream %d", kind, id)
	default:
		_, err := m.conn.reader.Discard(n)
		return kind, err
	}
	payload, err := m.conn.reader.Peek(n)
	if err != nil {
		return kind, err
	}
	if err := m.control(kind, flags, id, payload, done); err != nil {
		return kind, err
	}
	_, err = m.conn.reader.Discard(n)
	return kind, err
}

// data takes a piece of a reply.
func (m *multiplexed) data(id uint32, n int, flags byte, done func(*exchanged) error) error {
	s := m.find(id)
	if s == nil {
		return fmt.Errorf("a reply on stream %d", id)
	}
	if more := min(n, nearBytes-len(s.near)); more > 0 {
		near, err := m.conn.reader.Peek(more)
		if err != nil {
			return err
		}
		s.near = append(s.near, near...)
	}
	if _, err := m.conn.reader.Discard(n); err != nil {
		return err
	}
	if m.taken += int64(n); m.taken >= 1<<30 {
		var update [frameHeadBytes + 4]byte
		if _, err := m.out.Write(appendWindowUpdate(update[:0], uint32(m.taken))); err != nil {
			return err
		}
		m.taken = 0
	}
	if flags&flagEndStream == 0 {
		return nil
	}
	return m.finish(s, done)
}

// control takes a frame that is not data.
func (m *multiplexed) control(kind, flags byte, id uint32, payload []byte, done func(*exchanged) error) error {
	switch {
	case kind == frameHeaders:
		s := m.find(id)
		if s == nil {
			return fmt.Errorf("a reply on stream %d", id)
		}
		for len(payload) > 0 && payload[0]&0xe0 == 0x20 { // the size of the dynamic table
			payload = payload[1:]
		}
		s.ok = len(payload) > 0 && payload[0] == 0x88 // :status 200 (RFC 7541, appendix A)
		if flags&flagEndStream != 0 {
			return m.finish(s, done)
		}
	case kind == frameWindowUpdate && len(payload) == 4:
		n := int64(binary.BigEndian.Uint32(payload))
		if id == 0 {
			m.window += n
		} else if s := m.find(id); s != nil {
			s.window += n
		}
	case kind == frameSettings && flags&flagAck == 0:
		for ; len(payload) >= 6; payload = payload[6:] {
			if binary.BigEndian.Uint16(payload) == settingInitialWindow {
				m.initial = int64(binary.BigEndian.Uint32(payload[2:]))
			}
		}
		_, err := m.out.Write(appendFrameHead(nil, 0, frameSettings, flagAck, 0))
		return err
	case kind == framePing && flags&flagAck == 0:
		_, err := m.out.Write(append(appendFrameHead(nil, len(payload), framePing, flagAck, 0), payload...))
		return err
	}
	return nil
}

func (m *multiplexed) find(id uint32) *exchanged {
	for i := range m.streams {
		if s := &m.streams[i]; s.id == id && s.request != nil {
			return s
		}
	}
	return nil
}

// finish checks a reply and frees its stream.
func (m *multiplexed) finish(s *exchanged, done func(*exchanged) error) error {
	if q := s.request; !s.ok || len(s.rest) > 0 || q.check != nil && !q.check(s.near) {
		return fmt.Errorf("answered %q", s.near)
	}
	s.request = nil
	return done(s)
}

// closedStreams is closedLoop for HTTP/2: so many connections, with so many
// requests under way on each.
func closedStreams(ctx context.Context, dial dialer, connections, streams int, each time.Duration, requests []request) (*loadResult, error) {
	ctx, cancel := context.WithTimeoutCause(ctx, each*6/5+hangTimeout, errHangs)
	defer cancel()
	begin := time.Now()
	measureFrom, end := begin.Add(each/5), begin.Add(each*6/5)
	total, err := togetherOn(ctx, dial, connections, func(_ context.Context, conn *connection, number int, result *loadResult) error {
		m, err := multiplex(conn, streams)
		if err != nil {
			return err
		}
		open, next := streams, number
		start := func(s *exchanged) error {
			next++
			return m.start(s, &requests[next%len(requests)], time.Now())
		}
		for i := range m.streams {
			if err := start(&m.streams[i]); err != nil {
				return err
			}
		}
		done := func(s *exchanged) error {
			now := time.Now()
			result.allRequests++
			if now.After(measureFrom) && !now.After(end) {
				result.requests++
				result.latencies = append(result.latencies, now.Sub(s.sent))
			} else {
				result.others = append(result.others, now.Sub(s.sent))
			}
			if now.After(end) {
				open--
				return nil
			}
			return start(s)
		}
		for open > 0 {
			if conn.reader.Buffered() < frameHeadBytes {
				if err := m.pump(); err != nil {
					return err
				}
			}
			if _, err := m.frame(done); err != nil {
				return errors.Join(err, ctx.Err())
			}
		}
		return nil
	})
	total.settle(each, time.Since(begin))
	return total, err
}

// headerBlock encodes a request's headers for HTTP/2 (RFC 7541): pseudo-headers
// from the static table, all others in full.
func headerBlock(https bool, path, authority string, headers []sigv4.Pair) []byte {
	const post, http, secure, root = 0x83, 0x86, 0x87, 0x84
	scheme := byte(http)
	if https {
		scheme = secure
	}
	b := []byte{post, scheme}
	if path == "/" {
		b = append(b, root)
	} else {
		b = appendText(append(b, 0x04), path)
	}
	b = appendText(append(b, 0x01), authority)
	for _, h := range headers {
		b = appendText(appendText(append(b, 0), strings.ToLower(h.Name)), h.Value)
	}
	return b
}

// appendText is a text without Huffman coding.
func appendText(b []byte, s string) []byte {
	n := len(s)
	if n < 127 {
		return append(append(b, byte(n)), s...)
	}
	b = append(b, 127)
	for n -= 127; n >= 128; n >>= 7 {
		b = append(b, byte(n)|128)
	}
	return append(append(b, byte(n)), s...)
}
