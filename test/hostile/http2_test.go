package hostile

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"net"
	"os"
	"strings"
	"sync"
	"testing"

	"golang.org/x/net/http2"
	"golang.org/x/net/http2/hpack"
)

// h2conn is a connection of HTTP/2 whose frames a test writes one by one. It is
// for one goroutine that writes and one that reads.
type h2conn struct {
	net.Conn
	*http2.Framer // writes are buffered until flush

	v      victim
	out    *bufio.Writer
	hpack  *hpack.Encoder
	block  bytes.Buffer
	stream uint32 // the last one that was opened
}

// http2 opens a connection of HTTP/2 by prior knowledge, with settings of the
// test's.
func (v victim) http2(t *testing.T, settings ...http2.Setting) *h2conn {
	t.Helper()
	return v.http2On(t, v.dial(t), settings...)
}

// http2On begins HTTP/2 on a connection.
func (v victim) http2On(t *testing.T, raw net.Conn, settings ...http2.Setting) *h2conn {
	t.Helper()
	c := &h2conn{Conn: raw, v: v, out: bufio.NewWriterSize(raw, 64<<10)}
	c.Framer = http2.NewFramer(c.out, raw)
	c.Framer.AllowIllegalWrites = true
	c.Framer.ReadMetaHeaders = hpack.NewDecoder(4096, nil)
	c.hpack = hpack.NewEncoder(&c.block)
	if _, err := c.out.WriteString(http2.ClientPreface); err != nil {
		t.Fatal(err)
	}
	if err := c.WriteSettings(settings...); err != nil {
		t.Fatal(err)
	}
	c.flush(t)
	return c
}

func (c *h2conn) flush(t *testing.T) {
	t.Helper()
	if err := c.out.Flush(); err != nil {
		t.Fatal(err)
	}
}

// fields encodes the header fields of a request, and more.
func (c *h2conn) fields(op string, more ...hpack.HeaderField) []byte {
	c.block.Reset()
	all := []hpack.HeaderField{{Name: ":method", Value: "POST"}, {Name: ":scheme", Value: "http"}, {Name: ":path", Value: "/"},
		{Name: ":authority", Value: c.v.address()}}
	for line := range strings.SplitSeq(c.v.head(op), "\r\n") {
		name, value, ok := strings.Cut(line, ": ")
		if ok && name != "Host" {
			all = append(all, hpack.HeaderField{Name: strings.ToLower(name), Value: value})
		}
	}
	for _, f := range append(all, more...) {
		_ = c.hpack.WriteField(f) // to memory
	}
	return c.block.Bytes()
}

// open sends the headers of a request on a new stream, which it returns. An
// error means that the server has ended the connection.
func (c *h2conn) open(op string, end bool, more ...hpack.HeaderField) (uint32, error) {
	if c.stream++; c.stream%2 == 0 {
		c.stream++
	}
	return c.stream, c.WriteHeaders(http2.HeadersFrameParam{
		StreamID: c.stream, BlockFragment: c.fields(op, more...), EndHeaders: true, EndStream: end})
}

// request sends a whole request on a new stream.
func (c *h2conn) request(op, body string) (uint32, error) {
	id, err := c.open(op, false)
	if err == nil {
		err = c.WriteData(id, true, []byte(body))
	}
	return id, err
}

// ended is how a connection ended: by a GOAWAY with a code, or without one.
type ended struct {
	goAway bool
	code   http2.ErrCode
}

// drain reads frames until the connection ends, and counts them by kind; those
// of answers by their status.
func (c *h2conn) drain() (counts map[string]int, end ended) {
	counts = map[string]int{}
	for {
		f, err := c.ReadFrame()
		if err != nil {
			return counts, end
		}
		switch f := f.(type) {
		case *http2.MetaHeadersFrame:
			counts[f.PseudoValue("status")]++
		case *http2.GoAwayFrame:
			end = ended{true, f.ErrCode}
		case *http2.RSTStreamFrame:
			counts[f.ErrCode.String()]++
		case *http2.SettingsFrame:
			if f.IsAck() {
				counts["SETTINGS ACK"]++
			}
		default:
			counts[f.Header().Type.String()]++
		}
	}
}

// answers reads frames until so many answers have begun, and counts them by
// status.
func (c *h2conn) answers(t *testing.T, n int) map[string]int {
	t.Helper()
	counts := map[string]int{}
	for range n {
		for {
			f, err := c.ReadFrame()
			if err != nil {
				t.Fatalf("after %v: %v", counts, err)
			}
			if h, ok := f.(*http2.MetaHeadersFrame); ok {
				counts[h.PseudoValue("status")]++
				break
			}
		}
	}
	return counts
}

// unharmed fails the test if others were not served, something is still held, or
// the server ever took more memory.
func (v victim) unharmed(t *testing.T, mostMiB int) {
	t.Helper()
	v.calms(t)
	if mib := v.residentMiB(); mib > mostMiB {
		t.Errorf("the server took %d MiB", mib)
	} else {
		t.Logf("%d MiB resident at most", mib)
	}
}

// Requests that are taken back as soon as they are sent, thousands to a
// connection, cost what requests cost and no more: others are served meanwhile,
// and nothing of them is left.
func TestRapidReset(t *testing.T) {
	t.Parallel()
	v := start(t, "--log-level", "error")
	const conns, resets = 4, 2500
	done := make(chan map[string]int, conns)
	for i := range conns {
		c := v.http2(t)
		go func() {
			counts, _ := c.drain()
			done <- counts
		}()
		for range resets {
			// Half of them leave their body out, half are complete.
			id, err := c.open("ListStreams", i%2 == 0)
			if err == nil {
				err = c.WriteRSTStream(id, http2.ErrCodeCancel)
			}
			if err != nil {
				break // the server may lose patience
			}
		}
		_ = c.out.Flush() // as above
		v.serves(t)
		_ = c.Close() // it may be closed already
	}
	for range conns {
		if counts := <-done; counts["200"] > resets {
			t.Errorf("got %v", counts)
		}
	}
	v.unharmed(t, 256)
}

// Frames that call for an answer, sent by a client that reads none, end its
// connection before many answers are waiting; those that call for none cost
// nothing but their reading.
func TestControlFloods(t *testing.T) {
	t.Parallel()
	v := start(t, "--log-level", "error")
	page := v.page(t, 6)
	for name, write := range map[string]func(c *h2conn) error{
		"PING": func(c *h2conn) error { return c.WritePing(false, [8]byte{}) },
		"headers that are answered with RST_STREAM": func(c *h2conn) error {
			_, err := c.open("ListStreams", true, hpack.HeaderField{Name: "Upper", Value: "not allowed"})
			return err
		},
	} {
		raw := v.dial(t)
		if err := raw.SetReadBuffer(4096); err != nil {
			t.Fatal(err)
		}
		// A page that is longer than what the system keeps for the client is in
		// the way of every answer.
		c := v.http2On(t, raw, http2.Setting{ID: http2.SettingInitialWindowSize, Val: 1 << 30})
		if _, err := c.request("GetRecords", page); err != nil {
			t.Fatal(err)
		}
		if err := c.WriteWindowUpdate(0, 1<<30); err != nil {
			t.Fatal(err)
		}
		c.flush(t)
		for begun := false; !begun; {
			f, err := c.ReadFrame()
			if err != nil {
				t.Fatal(err)
			}
			_, begun = f.(*http2.DataFrame)
		}
		const most = 1_000_000
		frames := 0
		var err error
		for frames < most && err == nil {
			err = write(c)
			frames++
		}
		if err == nil || errors.Is(err, os.ErrDeadlineExceeded) {
			t.Errorf("%s: %d frames, none of whose answers was read, and the connection is open: %v", name, frames, err)
		}
		t.Logf("%s: cut off within %d frames", name, frames)
		v.serves(t)
		_ = c.Close() // the server has
	}
	for range 2 {
		c := v.http2(t)
		id, err := c.open("ListStreams", false)
		if err != nil {
			t.Fatal(err)
		}
		for range 50_000 {
			if err := errors.Join(c.WriteData(id, false, nil), c.WriteSettings(), c.WriteWindowUpdate(0, 1), c.WritePriority(id, http2.PriorityParam{})); err != nil {
				t.Fatal(err)
			}
		}
		// Headers that are continued with nothing, over and over.
		err = c.WriteHeaders(http2.HeadersFrameParam{StreamID: id + 2, BlockFragment: c.fields("ListStreams")})
		for i := 0; err == nil && i < 50_000; i++ {
			err = c.WriteContinuation(id+2, false, nil)
		}
		if err != nil {
			t.Fatal(err)
		}
		c.flush(t)
		v.serves(t)
		if err := c.Close(); err != nil {
			t.Fatal(err)
		}
	}
	v.unharmed(t, 256)
}

// Headers that are long, or become so when they are unpacked, or never end, are
// refused for what they are before they take memory.
func TestHeaderBombs(t *testing.T) {
	t.Parallel()
	v := start(t, "--log-level", "error")
	bombs := map[string]func(c *h2conn) error{
		// Four kilobytes that are kept once and repeated by a byte each.
		"unpacked": func(c *h2conn) error {
			block := append(c.fields("ListStreams", hpack.HeaderField{Name: "x", Value: strings.Repeat("a", 3900)}), bytes.Repeat([]byte{0x80 | 62}, 14_000)...)
			return c.WriteHeaders(http2.HeadersFrameParam{StreamID: 1, BlockFragment: block[:16000], EndHeaders: true, EndStream: true})
		},
		"one long header": func(c *h2conn) error {
			return c.parts(c.fields("ListStreams", hpack.HeaderField{Name: "x", Value: strings.Repeat("\x01", 1<<20)}))
		},
		"many headers": func(c *h2conn) error {
			var more []hpack.HeaderField
			for i := range 100_000 {
				more = append(more, hpack.HeaderField{Name: fmt.Sprint("x", i), Value: "v"})
			}
			return c.parts(c.fields("ListStreams", more...))
		},
		"continued without end": func(c *h2conn) error {
			err := c.WriteHeaders(http2.HeadersFrameParam{StreamID: 1, BlockFragment: c.fields("ListStreams"), EndStream: true})
			for part := make([]byte, 16<<10); err == nil; {
				err = c.WriteContinuation(1, false, part)
			}
			return err
		},
	}
	for name, send := range bombs {
		for range 4 {
			c := v.http2(t)
			sent := make(chan error, 1)
			go func() {
				err := send(c)
				if err == nil {
					err = c.out.Flush()
				}
				sent <- err
			}()
			refused := false
			for !refused {
				f, err := c.ReadFrame()
				if err != nil {
					refused = true
					break
				}
				switch f := f.(type) {
				case *http2.MetaHeadersFrame:
					if f.PseudoValue("status") != "431" {
						t.Errorf("%s: got %s", name, f.PseudoValue("status"))
					}
					refused = true
				case *http2.GoAwayFrame, *http2.RSTStreamFrame:
					refused = true
				}
			}
			_ = c.Close() // it may be closed already
			<-sent
		}
		v.serves(t)
	}
	v.unharmed(t, 256)
}

// parts sends a block of headers in frames as long as they may be.
func (c *h2conn) parts(block []byte) error {
	c.stream += 1 + c.stream%2
	const most = 16 << 10
	err := c.WriteHeaders(http2.HeadersFrameParam{StreamID: 1, BlockFragment: block[:most], EndStream: true})
	for block = block[most:]; err == nil && len(block) > 0; block = block[min(most, len(block)):] {
		err = c.WriteContinuation(1, len(block) <= most, block[:min(most, len(block))])
	}
	return err
}

// Junk in place of frames, or of the preface, ends its connection and nothing
// else.
func TestOddFrames(t *testing.T) {
	t.Parallel()
	v := start(t, "--log-level", "error")
	var clients sync.WaitGroup
	frame := func(kind http2.FrameType, flags http2.Flags, stream uint32, payload string) func(*h2conn) error {
		return func(c *h2conn) error { return c.WriteRawFrame(kind, flags, stream, []byte(payload)) }
	}
	for name, send := range map[string]func(c *h2conn) error{
		"text": func(c *h2conn) error { _, err := c.out.WriteString("GET / HTTP/1.1\r\nHost: x\r\n\r\n"); return err },
		"TLS": func(c *h2conn) error {
			_, err := c.out.WriteString("\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03")
			return err
		},
		"a frame of 16 MiB":         func(c *h2conn) error { _, err := c.out.WriteString("\xff\xff\xff\x00\x00\x00\x00\x00\x01"); return err },
		"headers that are no HPACK": frame(http2.FrameHeaders, http2.FlagHeadersEndHeaders, 1, "\xff\xff\xff\xff\xff\xff\xff\xff"),
		"headers on an even stream": frame(http2.FrameHeaders, http2.FlagHeadersEndHeaders, 2, ""),
		"headers on no stream":      frame(http2.FrameHeaders, http2.FlagHeadersEndHeaders, 0, ""),
		"data on no stream":         frame(http2.FrameData, 0, 0, "x"),
		"data on an idle stream":    frame(http2.FrameData, 0, 7, "x"),
		"continuation of nothing":   frame(http2.FrameContinuation, 0, 1, "x"),
		"push promise":              frame(http2.FramePushPromise, 0, 1, "\x00\x00\x00\x02"),
		"settings of odd length":    frame(http2.FrameSettings, 0, 0, "x"),
		"settings on a stream":      frame(http2.FrameSettings, 0, 1, ""),
		"window beyond its bound": func(c *h2conn) error {
			return c.WriteSettings(http2.Setting{ID: http2.SettingInitialWindowSize, Val: 1 << 31})
		},
		"window that overflows": func(c *h2conn) error {
			return errors.Join(c.WriteWindowUpdate(0, 1<<31-1), c.WriteWindowUpdate(0, 1<<31-1))
		},
		"window update of 0":          frame(http2.FrameWindowUpdate, 0, 0, "\x00\x00\x00\x00"),
		"window update of odd length": frame(http2.FrameWindowUpdate, 0, 0, "x"),
		"ping of odd length":          frame(http2.FramePing, 0, 0, "x"),
		"reset of an idle stream":     frame(http2.FrameRSTStream, 0, 9, "\x00\x00\x00\x00"),
		"headers within headers": func(c *h2conn) error {
			return errors.Join(frame(http2.FrameHeaders, 0, 1, "")(c), frame(http2.FramePing, 0, 0, "01234567")(c))
		},
	} {
		c := v.http2(t)
		clients.Go(func() { // the server gives each a second to read why it ends
			if err := send(c); err == nil {
				_ = c.out.Flush() // it may be cut off by now
			}
			if counts, end := c.drain(); !end.goAway || end.code == http2.ErrCodeNo {
				t.Errorf("%s: the connection ended with %+v after %v", name, end, counts)
			}
		})
	}
	clients.Wait()
	v.serves(t)
	v.unharmed(t, 256)
}

// Requests that are begun on as many streams as there may be, and whose bodies do
// not come, cost little; more of them are refused one by one, and all of it is
// free when the client goes.
func TestStreamsLeftOpen(t *testing.T) {
	t.Parallel()
	v := start(t, "--log-level", "error")
	const conns, streams = 5, 1000
	var open []*h2conn
	for range conns {
		c := v.http2(t)
		for range streams {
			if _, err := c.open("ListStreams", false); err != nil {
				t.Fatal(err)
			}
		}
		c.flush(t)
		open = append(open, c)
	}
	eventually(t, "all are being served", func() bool { return v.gauge(t, "shardwell_requests_in_flight") == conns*streams })
	v.serves(t)
	t.Logf("%d requests without bodies: %d MiB resident", conns*streams, v.residentMiB())
	if _, err := open[0].open("ListStreams", true); err != nil {
		t.Fatal(err)
	}
	open[0].flush(t)
	for refused := false; !refused; {
		f, err := open[0].ReadFrame()
		if err != nil {
			t.Fatalf("one stream too many: %v", err)
		}
		reset, ok := f.(*http2.RSTStreamFrame)
		refused = ok && reset.StreamID == open[0].stream
	}
	for _, c := range open {
		if err := c.Close(); err != nil {
			t.Fatal(err)
		}
	}
	v.unharmed(t, 256)
}

// A connection of HTTP/2 that announces long bodies on all of its streams and
// sends none holds all the memory there is for requests only until others want it.
func TestStreamsOfAnnouncedBodies(t *testing.T) {
	t.Parallel()
	v := start(t, "--log-level", "error")
	c := v.http2(t)
	done := make(chan map[string]int, 1)
	go func() {
		counts, _ := c.drain()
		done <- counts
	}()
	for range 1000 {
		if _, err := c.open("ListStreams", false, hpack.HeaderField{Name: "content-length", Value: fmt.Sprint(mib)}); err != nil {
			t.Fatal(err)
		}
	}
	c.flush(t)
	eventually(t, "all are being served", func() bool { return v.gauge(t, "shardwell_request_bytes_in_flight") > 100*mib })
	for range 5 { // a client tries again when it gets 503
		eventually(t, "others are served", func() bool { return v.send(t, v.request("ListStreams", "{}")).status == 200 })
	}
	_ = c.Close() // the server may have
	if counts := <-done; counts["408"] == 0 {
		t.Errorf("got %v; nothing was given up for others", counts)
	}
	v.unharmed(t, 256)
}
