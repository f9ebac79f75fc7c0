package eventstream

import (
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"slices"
)

// Bounds on what is read: those of the clients that take the longest messages.
const (
	MaxPayloadBytes = 24 << 20
	MaxHeaderBytes  = 128 << 10
)

// ErrFrame says that bytes are no frame: a length out of bounds, a checksum
// that is wrong, or headers of another form.
var ErrFrame = errors.New("not an event stream frame")

// ErrIncomplete says that a frame goes on behind the bytes given.
var ErrIncomplete = errors.New("event stream frame is incomplete")

// Frame is a frame that was read. It points into the bytes it was read from.
type Frame struct {
	Headers Headers
	Payload []byte
}

// Header gives the value of a header, "" if there is none of that name.
func (f Frame) Header(name string) string {
	for h := f.Headers; len(h) > 0; {
		n, v, rest, err := cutHeader(h)
		if err != nil {
			return ""
		}
		if string(n) == name {
			return string(v)
		}
		h = rest
	}
	return ""
}

// Decode reads the frame at the beginning of b, and says how many bytes it has.
// Its errors are ErrIncomplete and such as wrap ErrFrame; no more than a head
// is needed to tell that a length is out of bounds.
func Decode(b []byte) (f Frame, n int, err error) {
	total, headers, err := decodeHead(b)
	switch {
	case err != nil:
		return Frame{}, 0, err
	case len(b) < total:
		return Frame{}, 0, ErrIncomplete
	}
	body := b[:total-trailerBytes]
	if crc32.ChecksumIEEE(body) != binary.BigEndian.Uint32(b[len(body):]) {
		return Frame{}, 0, fmt.Errorf("%w: checksum of the message", ErrFrame)
	}
	f = Frame{Headers: Headers(body[headBytes : headBytes+headers]), Payload: body[headBytes+headers:]}
	for h := f.Headers; len(h) > 0; {
		if _, _, h, err = cutHeader(h); err != nil {
			return Frame{}, 0, err
		}
	}
	return f, total, nil
}

// decodeHead reads the lengths of a frame and of its headers.
func decodeHead(b []byte) (total, headers int, err error) {
	if len(b) < headBytes {
		return 0, 0, ErrIncomplete
	}
	if crc32.ChecksumIEEE(b[:preludeBytes]) != binary.BigEndian.Uint32(b[preludeBytes:]) {
		return 0, 0, fmt.Errorf("%w: checksum of the lengths", ErrFrame)
	}
	t, h := binary.BigEndian.Uint32(b), binary.BigEndian.Uint32(b[4:])
	if h > MaxHeaderBytes || t < overheadBytes+h || t > overheadBytes+h+MaxPayloadBytes {
		return 0, 0, fmt.Errorf("%w: %d bytes, %d of headers", ErrFrame, t, h)
	}
	return int(t), int(h), nil
}

// cutHeader splits the first header off.
func cutHeader(h Headers) (name, value []byte, rest Headers, err error) {
	if len(h) < 1 || len(h) < 1+int(h[0])+3 {
		return nil, nil, nil, fmt.Errorf("%w: header is cut off", ErrFrame)
	}
	at := 1 + int(h[0])
	name = h[1:at]
	if h[at] != typeText {
		return nil, nil, nil, fmt.Errorf("%w: header of type %d", ErrFrame, h[at])
	}
	n := int(binary.BigEndian.Uint16(h[at+1:]))
	if at += 3; len(h) < at+n {
		return nil, nil, nil, fmt.Errorf("%w: value of a header is cut off", ErrFrame)
	}
	return name, h[at : at+n], h[at+n:], nil
}

// Reader reads frame after frame from a connection. Not safe for concurrent
// use.
type Reader struct {
	from io.Reader
	buf  []byte
}

// NewReader returns a Reader of from, which it reads no further than to the end
// of a frame.
func NewReader(from io.Reader) *Reader { return &Reader{from: from} }

// Next gives the next frame, which is valid until Next is called again. At the
// end of the stream the error is io.EOF, inside a frame io.ErrUnexpectedEOF.
func (r *Reader) Next() (Frame, error) {
	r.buf = slices.Grow(r.buf[:0], headBytes)[:headBytes]
	if _, err := io.ReadFull(r.from, r.buf); err != nil {
		return Frame{}, err
	}
	total, _, err := decodeHead(r.buf)
	if err != nil {
		return Frame{}, err
	}
	for len(r.buf) < total { // memory only for what arrives
		at := len(r.buf)
		n := min(total-at, max(at, 4<<10))
		r.buf = slices.Grow(r.buf, n)[:at+n]
		if _, err := io.ReadFull(r.from, r.buf[at:]); errors.Is(err, io.EOF) {
			return Frame{}, io.ErrUnexpectedEOF
		} else if err != nil {
			return Frame{}, err
		}
	}
	f, _, err := Decode(r.buf)
	return f, err
}
