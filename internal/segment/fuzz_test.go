package segment

import (
	"bytes"
	"reflect"
	"testing"
)

// A header that is accepted encodes to the bytes it came from.
func FuzzDecodeHeader(f *testing.F) {
	f.Add(sample()[:PageBytes])
	f.Add([]byte("SWCOMMIT"))
	f.Fuzz(func(t *testing.T, p []byte) {
		h, err := DecodeHeader(p)
		if err != nil {
			return
		}
		again := make([]byte, PageBytes)
		h.Encode(again)
		if got, err := DecodeHeader(again); err != nil || got != h {
			t.Errorf("%+v, %v", got, err)
		}
	})
}

// Any bytes can stand where a block should: what is accepted has a directory
// that adds up to the body, and frames can be walked without going beyond it.
// The fuzzer cannot guess checksums, so each input is also tried repaired.
func FuzzDecodeBlock(f *testing.F) {
	f.Add(sample()[PageBytes:], int64(3*PageBytes))
	f.Fuzz(func(t *testing.T, p []byte, offset int64) {
		walk(t, p, offset)
		if need := HeaderNeeds(p, id); need > 0 && need <= len(p) {
			repaired := bytes.Clone(p)
			sum := blockSum(repaired[:need])
			repaired[60], repaired[61], repaired[62], repaired[63] = byte(sum), byte(sum>>8), byte(sum>>16), byte(sum>>24)
			walk(t, repaired, offset)
		}
	})
}

func walk(t *testing.T, p []byte, offset int64) {
	b, err := DecodeBlock(p, id, offset)
	if err != nil {
		return
	}
	body := 0
	for i := range b.Frames {
		body += int(FrameAt(p, i).Bytes)
	}
	if body != b.BodyBytes || b.HeaderBytes() > len(p) || b.Bytes()%PageBytes != 0 {
		t.Errorf("%+v with %d bytes of frames", b, body)
	}
}

// Any bytes can stand in a frame: entries never reach beyond it.
func FuzzFrame(f *testing.F) {
	p := sample()[PageBytes:]
	f.Add(p[BlockHeaderBytes+2*FrameRefBytes:][:32], uint64(0), uint64(5))
	f.Fuzz(func(t *testing.T, frame []byte, log, first uint64) {
		var s Summer
		if _, err := s.Check(frame, log, first); err != nil && err != ErrFrame {
			t.Error(err)
		}
		e, err := Peek(frame)
		if err != nil {
			return
		}
		total := 0
		for range min(e.Count, uint32(len(frame))) {
			head, data, err := e.Next()
			if err != nil {
				return
			}
			total += len(head) + len(data)
		}
		if total > len(frame) {
			t.Errorf("%d bytes of entries in a frame of %d", total, len(frame))
		}
	})
}

// A control entry that is accepted has no more items than its bytes can hold,
// and encodes to something that means the same.
func FuzzDecodeControl(f *testing.F) {
	f.Add(AppendControl(nil, Control{Op: OpSeal, Items: []Item{{1, 2}, {1 << 60, 3}}}))
	f.Add(AppendControl(nil, sampleFiles()))
	f.Add(AppendControl(nil, Control{Op: OpJump, Items: []Item{{300, 1 << 40}}}))
	f.Add([]byte{1, 1, 0xff, 0xff, 0xff, 0xff, 0x7f})
	f.Fuzz(func(t *testing.T, p []byte) {
		c, err := DecodeControl(p)
		if err != nil {
			return
		}
		if 2*len(c.Items)+len(c.Files.Old)+minSortedFileBytes*len(c.Files.New) > len(p) {
			t.Errorf("%d items, %d old and %d new files in %d bytes", len(c.Items), len(c.Files.Old), len(c.Files.New), len(p))
		}
		again, err := DecodeControl(AppendControl(nil, c))
		if err != nil || !reflect.DeepEqual(again, c) {
			t.Errorf("%+v became %+v, %v", c, again, err)
		}
	})
}
