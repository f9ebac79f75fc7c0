package segment

import (
	"encoding/binary"
	"errors"
	"hash/crc32"
)

// Sizes of a block's parts and their bounds.
const (
	BlockHeaderBytes = 64
	FrameRefBytes    = 24      // one entry of the frame directory
	MaxBlockBytes    = 1 << 20 // of a block with more than one entry
	MaxFrames        = 4096    // in one block
	MaxBodyBytes     = 16 << 20
)

// MaxBlockHeaderBytes is the most that a header and its directory can take.
const MaxBlockHeaderBytes = BlockHeaderBytes + MaxFrames*FrameRefBytes

// Block is what a block's header says.
type Block struct {
	Segment        ID
	Offset         int64 // its own global offset
	DurableThrough int64 // every byte of the log before this global offset was durable when the block was encoded
	Clock          int64 // the engine's clock then, milliseconds; no arrival in the block is later
	Frames         int
	BodyBytes      int
}

// Frame is one entry of a block's directory: Count entries of Log from
// position First on, in Bytes bytes of the body.
type Frame struct {
	Log   uint64
	First uint64
	Count uint32
	Bytes uint32
}

// ErrBlock says that there is no valid block at a place.
var ErrBlock = errors.New("not a block")

var blockMagic = [8]byte{'S', 'W', 'B', 'L', 'O', 'C', 'K', '1'}

// HeaderBytes is the length of b's header with its directory; the body follows.
func (b *Block) HeaderBytes() int { return BlockHeaderBytes + b.Frames*FrameRefBytes }

// Bytes is the length of the whole block, padding to the next page included.
func (b *Block) Bytes() int64 { return BlockBytes(b.Frames, b.BodyBytes) }

// BlockBytes is the length of a block of so many frames and bytes of body.
func BlockBytes(frames, bodyBytes int) int64 {
	return PageUp(int64(BlockHeaderBytes + frames*FrameRefBytes + bodyBytes))
}

// PutFrame writes directory entry i of a block into header, the block's first
// bytes.
func PutFrame(header []byte, i int, f Frame) {
	p := header[BlockHeaderBytes+i*FrameRefBytes:]
	le := binary.LittleEndian
	le.PutUint64(p, f.Log)
	le.PutUint64(p[8:], f.First)
	le.PutUint32(p[16:], f.Count)
	le.PutUint32(p[20:], f.Bytes)
}

// FrameAt reads directory entry i of the header of a decoded block.
func FrameAt(header []byte, i int) Frame {
	p := header[BlockHeaderBytes+i*FrameRefBytes:]
	le := binary.LittleEndian
	return Frame{Log: le.Uint64(p), First: le.Uint64(p[8:]), Count: le.Uint32(p[16:]), Bytes: le.Uint32(p[20:])}
}

// Seal writes b's header into header, b.HeaderBytes() long, whose directory
// has been filled in with PutFrame.
func (b *Block) Seal(header []byte) {
	header = header[:b.HeaderBytes()]
	copy(header, blockMagic[:])
	copy(header[8:], b.Segment[:])
	le := binary.LittleEndian
	le.PutUint64(header[24:], uint64(b.Offset))
	le.PutUint64(header[32:], uint64(b.DurableThrough))
	le.PutUint64(header[40:], uint64(b.Clock))
	le.PutUint32(header[48:], uint32(b.Frames))
	le.PutUint32(header[52:], uint32(b.BodyBytes))
	le.PutUint32(header[56:], 0)
	le.PutUint32(header[60:], blockSum(header))
}

func blockSum(header []byte) uint32 {
	sum := crc32.Update(0, castagnoli, header[:60])
	return crc32.Update(sum, castagnoli, header[BlockHeaderBytes:])
}

// HeaderNeeds is how many bytes of p's place in the file DecodeBlock needs, as
// far as the fixed part of a header says it; 0 if it is none of the segment.
func HeaderNeeds(p []byte, segment ID) int {
	if len(p) < BlockHeaderBytes || [8]byte(p[:8]) != blockMagic || ID(p[8:24]) != segment {
		return 0
	}
	frames := binary.LittleEndian.Uint32(p[48:])
	if frames > MaxFrames {
		return 0
	}
	return BlockHeaderBytes + int(frames)*FrameRefBytes
}

// DecodeBlock reads the header of the block that stands at a global offset of
// a segment from p, the bytes there. The error is ErrBlock if there is no such
// block in p; p need not hold the body, only min(MaxBlockHeaderBytes, what the
// segment has left). The directory is checked against the body's length.
func DecodeBlock(p []byte, segment ID, offset int64) (Block, error) {
	if len(p) < BlockHeaderBytes || [8]byte(p[:8]) != blockMagic || ID(p[8:24]) != segment {
		return Block{}, ErrBlock
	}
	le := binary.LittleEndian
	b := Block{
		Segment:        segment,
		Offset:         int64(le.Uint64(p[24:])),
		DurableThrough: int64(le.Uint64(p[32:])),
		Clock:          int64(le.Uint64(p[40:])),
	}
	frames, body := le.Uint32(p[48:]), le.Uint32(p[52:])
	if frames > MaxFrames || body > MaxBodyBytes {
		return Block{}, ErrBlock
	}
	b.Frames, b.BodyBytes = int(frames), int(body)
	if b.HeaderBytes() > len(p) || le.Uint32(p[60:]) != blockSum(p[:b.HeaderBytes()]) {
		return Block{}, ErrBlock
	}
	if b.Offset != offset || b.DurableThrough < 0 || b.DurableThrough > offset {
		return Block{}, ErrBlock
	}
	return b, b.checkDirectory(p)
}

func (b *Block) checkDirectory(header []byte) error {
	sum := 0
	for i := range b.Frames {
		f := FrameAt(header, i)
		if f.Count == 0 || f.Bytes < FrameHeaderBytes || f.Bytes%FrameAlign != 0 || f.Bytes >= MaxBodyBytes {
			return ErrBlock
		}
		if f.First == 0 || f.First+uint64(f.Count) < f.First {
			return ErrBlock
		}
		sum += int(f.Bytes)
	}
	if sum != b.BodyBytes {
		return ErrBlock
	}
	return nil
}
