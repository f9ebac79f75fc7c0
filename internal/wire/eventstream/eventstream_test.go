package eventstream_test

import (
	"bytes"
	"encoding/hex"
	"errors"
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/shardwell/shardwell/internal/wire/eventstream"
)

// golden is the first frame of every SubscribeToShard, as AWS's clients have it
// in their tests.
const golden = "00000068000000564e6817240d3a6d6573736167652d747970650700056576656e740b3a6576656e742d74797065070010" +
	"696e697469616c2d726573706f6e73650d3a636f6e74656e742d747970650700106170706c69636174696f6e2f6a736f6e7b7dfe942c1d"

// The initial response has the bytes known from clients, wherever in a buffer it
// is written, and reads back.
func TestGolden(t *testing.T) {
	want, err := hex.DecodeString(golden)
	if err != nil {
		t.Fatal(err)
	}
	h := eventstream.EventHeaders(eventstream.InitialResponse, "application/json")
	got := eventstream.Append([]byte("before"), h, []byte("{}"))
	if !bytes.Equal(got, append([]byte("before"), want...)) || eventstream.FrameBytes(h, 2) != len(want) {
		t.Errorf("got %x\nwant %x", got[6:], want)
	}
	f, n, err := eventstream.Decode(want)
	if err != nil || n != len(want) || string(f.Payload) != "{}" {
		t.Fatalf("read back: %d bytes, %q, %v", n, f.Payload, err)
	}
	for name, value := range map[string]string{
		eventstream.MessageType: "event", eventstream.EventType: "initial-response", eventstream.ContentHeader: "application/json", ":none": "",
	} {
		if got := f.Header(name); got != value {
			t.Errorf("%s is %q, not %q", name, got, value)
		}
	}
}

// Exceptions and errors carry what clients make of them in the headers they look
// at.
func TestFailures(t *testing.T) {
	e := eventstream.Append(nil, eventstream.ExceptionHeaders("ResourceInUseException", "application/json"), []byte(`{"message":"x"}`))
	f, _, err := eventstream.Decode(e)
	if err != nil || f.Header(":message-type") != "exception" || f.Header(":exception-type") != "ResourceInUseException" || len(f.Payload) != 15 {
		t.Errorf("exception: %v %v", f, err)
	}
	e = eventstream.Append(nil, eventstream.ErrorHeaders("Busy", strings.Repeat("é", 40000)), nil)
	f, _, err = eventstream.Decode(e)
	if err != nil || f.Header(":message-type") != "error" || f.Header(":error-code") != "Busy" || len(f.Header(":error-message")) != 1<<15-1 || len(f.Payload) != 0 {
		t.Errorf("error: %v", err)
	}
}

// A frame with any bit turned over, or cut off anywhere, is never taken for one.
func TestDamage(t *testing.T) {
	good, _ := hex.DecodeString(golden)
	for bit := range len(good) * 8 {
		bad := bytes.Clone(good)
		bad[bit/8] ^= 1 << (bit % 8)
		if _, _, err := eventstream.Decode(bad); !errors.Is(err, eventstream.ErrFrame) {
			t.Errorf("bit %d turned over: %v", bit, err)
		}
	}
	for n := range good {
		if _, _, err := eventstream.Decode(good[:n]); !errors.Is(err, eventstream.ErrIncomplete) {
			t.Errorf("%d bytes: %v", n, err)
		}
	}
}

// Frames are read one by one from a connection, however it cuts them; its end
// inside a frame is told from its end behind one, and so is what is no frame.
func TestReader(t *testing.T) {
	h := eventstream.EventHeaders("E", "application/json")
	var sent []byte
	payloads := []string{"", "a", strings.Repeat("b", 5000), strings.Repeat("c", 200000)}
	for _, p := range payloads {
		sent = eventstream.Append(sent, h, []byte(p))
	}
	read := func(from io.Reader) (got []string, err error) {
		for r := eventstream.NewReader(from); ; {
			f, err := r.Next()
			if err != nil {
				return got, err
			}
			got = append(got, string(f.Payload))
		}
	}
	for name, from := range map[string]io.Reader{
		"whole": bytes.NewReader(sent), "bytes": iotest.OneByteReader(bytes.NewReader(sent)), "data with EOF": iotest.DataErrReader(bytes.NewReader(sent)),
	} {
		got, err := read(from)
		if err != io.EOF || strings.Join(got, "|") != strings.Join(payloads, "|") {
			t.Errorf("%s: %d frames, %v", name, len(got), err)
		}
	}
	for _, cut := range []int{1, 11, 12, 50, len(sent) - 1} {
		if _, err := read(bytes.NewReader(sent[:cut])); err != io.ErrUnexpectedEOF {
			t.Errorf("cut at %d: %v", cut, err)
		}
	}
	broken := errors.New("broken")
	if _, err := read(io.MultiReader(bytes.NewReader(sent[:100]), iotest.ErrReader(broken))); err != broken {
		t.Errorf("broken connection: %v", err)
	}
	if _, err := read(strings.NewReader(strings.Repeat("x", 100))); !errors.Is(err, eventstream.ErrFrame) {
		t.Errorf("no frame: %v", err)
	}
}

// Writing a frame into a buffer with room makes no garbage.
func TestNoGarbage(t *testing.T) {
	h := eventstream.EventHeaders("E", "application/json")
	buf, payload := make([]byte, 0, 4096), make([]byte, 1000)
	if n := testing.AllocsPerRun(100, func() { buf = eventstream.Append(buf[:0], h, payload) }); n != 0 {
		t.Errorf("%v allocations", n)
	}
}

// Whatever is read as a frame is written again as the same bytes; nothing else
// makes the decoder fall over, and both ways of reading agree.
func FuzzDecode(f *testing.F) {
	seed, _ := hex.DecodeString(golden)
	f.Add(seed)
	f.Add(eventstream.Append(nil, eventstream.ErrorHeaders("a", "b"), nil))
	f.Add(eventstream.Append(nil, eventstream.Headers{1, 'a', 6, 0}, []byte("x")))
	f.Add(seed[:20])
	f.Fuzz(func(t *testing.T, b []byte) {
		frame, n, err := eventstream.Decode(b)
		next, readErr := eventstream.NewReader(bytes.NewReader(b)).Next()
		if (err == nil) != (readErr == nil) {
			t.Fatalf("decode: %v; read: %v", err, readErr)
		}
		if err != nil {
			return
		}
		if again := eventstream.Append(nil, frame.Headers, frame.Payload); !bytes.Equal(again, b[:n]) {
			t.Fatalf("written again:\n got %x\nfrom %x", again, b[:n])
		}
		if !bytes.Equal(next.Payload, frame.Payload) || !bytes.Equal(next.Headers, frame.Headers) {
			t.Fatal("read otherwise than decoded")
		}
	})
}
