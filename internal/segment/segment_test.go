package segment

import (
	"bytes"
	"flag"
	"testing"
)

var update = flag.Bool("update", false, "write the golden files anew")

var id = ID{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16}

// sample is a segment with one block: a log is created, two entries go to it.
func sample() []byte {
	p := make([]byte, 2*PageBytes)
	h := Header{Seq: 2, ID: id, Predecessor: ID{0xff}, Bytes: 4 * PageBytes, Start: 3 * PageBytes, Clock: 1_700_000_000_000}
	h.Encode(p)

	var s Summer
	control := AppendControl(nil, Control{Op: OpCreate, Kind: 1, Items: []Item{{Log: 300}}})
	first := make([]byte, FrameBytes(EntryBytes(0, len(control))))
	PutEntry(first[FrameHeaderBytes:], nil, control)
	s.Finish(first, ControlLog, 5, 1, 1_700_000_000_001, EntryBytes(0, len(control)))

	size := EntryBytes(4, 200) + EntryBytes(0, 3)
	second := make([]byte, FrameBytes(size))
	n := PutEntry(second[FrameHeaderBytes:], []byte("head"), bytes.Repeat([]byte{'x'}, 200))
	PutEntry(second[FrameHeaderBytes+n:], nil, []byte("abc"))
	s.Finish(second, 300, 1, 2, 1_700_000_000_002, size)

	b := Block{Segment: id, Offset: h.Start, DurableThrough: h.Start, Clock: 1_700_000_000_003, Frames: 2, BodyBytes: len(first) + len(second)}
	block := p[PageBytes:]
	PutFrame(block, 0, Frame{Log: ControlLog, First: 5, Count: 1, Bytes: uint32(len(first))})
	PutFrame(block, 1, Frame{Log: 300, First: 1, Count: 2, Bytes: uint32(len(second))})
	b.Seal(block)
	copy(block[b.HeaderBytes():], first)
	copy(block[b.HeaderBytes()+len(first):], second)
	return p
}

// The bytes on disk are the ones that released versions wrote.
func TestGolden(t *testing.T) {
	golden(t, "testdata/v1.hex", sample())
}

// What was encoded is decoded.
func TestRoundTrip(t *testing.T) {
	p := sample()
	h, err := DecodeHeader(p)
	if err != nil || h.Seq != 2 || h.Predecessor != (ID{0xff}) || h.FileOffset(h.Start) != PageBytes || h.GlobalOffset(PageBytes) != h.Start {
		t.Fatalf("%+v, %v", h, err)
	}
	b, err := DecodeBlock(p[PageBytes:], id, h.Start)
	if err != nil || b.Frames != 2 || b.Bytes() != PageBytes {
		t.Fatalf("%+v, %v", b, err)
	}
	var s Summer
	body := p[PageBytes+b.HeaderBytes():]
	f := FrameAt(p[PageBytes:], 0)
	e, err := s.Check(body[:f.Bytes], f.Log, f.First)
	if err != nil {
		t.Fatal(err)
	}
	_, data, err := e.Next()
	if c, decodeErr := DecodeControl(data); err != nil || decodeErr != nil || c.Op != OpCreate || len(c.Items) != 1 || c.Items[0].Log != 300 {
		t.Errorf("%+v, %v, %v", c, err, decodeErr)
	}
	body = body[f.Bytes:]
	f = FrameAt(p[PageBytes:], 1)
	if e, err = s.Check(body[:f.Bytes], f.Log, f.First); err != nil || e.Count != 2 || e.Arrival != 1_700_000_000_002 {
		t.Fatalf("%+v, %v", e, err)
	}
	if head, data, err := e.Next(); err != nil || string(head) != "head" || len(data) != 200 {
		t.Errorf("%q, %q, %v", head, data, err)
	}
	if head, data, err := e.Next(); err != nil || len(head) != 0 || string(data) != "abc" {
		t.Errorf("%q, %q, %v", head, data, err)
	}
}

// Bytes that are right elsewhere are wrong here: a block belongs to one offset
// of one segment, a frame to one position of one log.
func TestBoundToItsPlace(t *testing.T) {
	p := sample()
	block := p[PageBytes:]
	if _, err := DecodeBlock(block, ID{9}, 3*PageBytes); err == nil {
		t.Error("a block of another segment")
	}
	if _, err := DecodeBlock(block, id, 4*PageBytes); err == nil {
		t.Error("a block of another offset")
	}
	b, _ := DecodeBlock(block, id, 3*PageBytes)
	f := FrameAt(block, 0)
	frame := block[b.HeaderBytes():][:f.Bytes]
	var s Summer
	if _, err := s.Check(frame, f.Log+1, f.First); err == nil {
		t.Error("a frame of another log")
	}
	if _, err := s.Check(frame, f.Log, f.First+1); err == nil {
		t.Error("a frame of another position")
	}
}

// No single flipped bit of header, directory or frame passes.
func TestEveryBit(t *testing.T) {
	p := sample()
	b, _ := DecodeBlock(p[PageBytes:], id, 3*PageBytes)
	for bit := range 8 * (PageBytes + b.HeaderBytes() + b.BodyBytes) {
		p[bit/8] ^= 1 << (bit % 8)
		if intact(p) {
			t.Errorf("bit %d of byte %d", bit%8, bit/8)
		}
		p[bit/8] ^= 1 << (bit % 8)
	}
	if !intact(p) {
		t.Error("the sample itself does not pass")
	}
}

func intact(p []byte) bool {
	if _, err := DecodeHeader(p); err != nil {
		return false
	}
	block := p[PageBytes:]
	b, err := DecodeBlock(block, id, 3*PageBytes)
	if err != nil {
		return false
	}
	body := block[b.HeaderBytes():]
	var s Summer
	for i := range b.Frames {
		f := FrameAt(block, i)
		if _, err := s.Check(body[:f.Bytes], f.Log, f.First); err != nil {
			return false
		}
		body = body[f.Bytes:]
	}
	return true
}

// Encoding a frame allocates nothing.
func TestNoGarbage(t *testing.T) {
	var s Summer
	head, data := []byte("head"), make([]byte, 100)
	frame := make([]byte, FrameBytes(EntryBytes(4, 100)))
	if n := testing.AllocsPerRun(100, func() {
		s.Finish(frame, 1, 1, 1, 1, PutEntry(frame[FrameHeaderBytes:], head, data))
	}); n != 0 {
		t.Errorf("%v allocations", n)
	}
}
