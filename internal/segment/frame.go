package segment

import (
	"encoding/binary"
	"errors"
	"hash/crc32"
)

// A frame is the entries that one call appended to one log: a header of
// checksum, count and arrival, the entries, and zeros up to FrameAlign.
const (
	FrameHeaderBytes = 16
	FrameAlign       = 8
)

// MaxFrameBytes is the longest frame that still fits a block of MaxBlockBytes.
const MaxFrameBytes = MaxBlockBytes - BlockHeaderBytes - FrameRefBytes

// ErrFrame says that bytes are not the frame they should be.
var ErrFrame = errors.New("frame checksum does not match")

// EntryBytes is what an entry takes inside a frame.
func EntryBytes(headBytes, dataBytes int) int {
	return uvarintBytes(headBytes) + uvarintBytes(dataBytes) + headBytes + dataBytes
}

func uvarintBytes(n int) int {
	size := 1
	for ; n >= 0x80; n >>= 7 {
		size++
	}
	return size
}

// FrameBytes is the length of a frame whose entries take so many bytes.
func FrameBytes(entriesBytes int) int {
	return (FrameHeaderBytes + entriesBytes + FrameAlign - 1) &^ (FrameAlign - 1)
}

// PutEntry writes an entry to dst and returns its length, EntryBytes.
func PutEntry(dst, head, data []byte) int {
	n := binary.PutUvarint(dst, uint64(len(head)))
	n += binary.PutUvarint(dst[n:], uint64(len(data)))
	n += copy(dst[n:], head)
	return n + copy(dst[n:], data)
}

// Summer computes frame checksums. It exists so that none of them allocates:
// keep one in memory that lives on, and do not share it.
type Summer struct{ identity [16]byte }

// The checksum covers the log and first position too, though they are not in
// the frame: a frame that is read where another should be does not pass.
func (s *Summer) sum(log, first uint64, frame []byte) uint32 {
	binary.LittleEndian.PutUint64(s.identity[:], log)
	binary.LittleEndian.PutUint64(s.identity[8:], first)
	sum := crc32.Update(0, castagnoli, s.identity[:])
	return crc32.Update(sum, castagnoli, frame[4:])
}

// Finish completes frame, in which the entries have been put from
// FrameHeaderBytes on and take entriesBytes: it writes header and padding.
func (s *Summer) Finish(frame []byte, log, first uint64, count uint32, arrival int64, entriesBytes int) {
	le := binary.LittleEndian
	le.PutUint32(frame[4:], count)
	le.PutUint64(frame[8:], uint64(arrival))
	clear(frame[FrameHeaderBytes+entriesBytes:])
	le.PutUint32(frame, s.sum(log, first, frame))
}

// Check verifies a frame that should hold entries of log from first on, and
// returns how to walk through it. The error is ErrFrame.
func (s *Summer) Check(frame []byte, log, first uint64) (Entries, error) {
	e, err := Peek(frame)
	if err != nil || binary.LittleEndian.Uint32(frame) != s.sum(log, first, frame) {
		return Entries{}, ErrFrame
	}
	return e, nil
}

// Peek reads a frame without verifying it.
func Peek(frame []byte) (Entries, error) {
	if len(frame) < FrameHeaderBytes || len(frame)%FrameAlign != 0 {
		return Entries{}, ErrFrame
	}
	le := binary.LittleEndian
	return Entries{Count: le.Uint32(frame[4:]), Arrival: int64(le.Uint64(frame[8:])), rest: frame[FrameHeaderBytes:]}, nil
}

// Entries walks through the entries of one frame.
type Entries struct {
	Count   uint32 // entries in the frame
	Arrival int64  // of all of them, milliseconds
	rest    []byte
}

// Next returns the next entry; head and data point into the frame. It must be
// called at most Count times. The error is ErrFrame.
func (e *Entries) Next() (head, data []byte, err error) {
	headBytes, n := binary.Uvarint(e.rest)
	if n <= 0 {
		return nil, nil, ErrFrame
	}
	dataBytes, m := binary.Uvarint(e.rest[n:])
	if m <= 0 {
		return nil, nil, ErrFrame
	}
	p := e.rest[n+m:]
	if headBytes > uint64(len(p)) || dataBytes > uint64(len(p))-headBytes {
		return nil, nil, ErrFrame
	}
	end := headBytes + dataBytes
	e.rest = p[end:]
	return p[:headBytes:headBytes], p[headBytes:end:end], nil
}
