package segment

import (
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
)

// SortedVersion is the version of sorted files that this package writes. It
// reads no other.
const SortedVersion = 1

// SortedBlockBytes is about how long the body of a block of a sorted file is,
// unless a single frame is longer.
const SortedBlockBytes = 64 << 10

// SortedHeader is the first page of a sorted file.
//
// The blocks follow from byte PageBytes on, each at a multiple of it. They are
// Blocks as in the commit log, with Segment the file's ID, Offset their own
// offset in the file, DurableThrough 0 and Clock at least the newest arrival
// in them. Their frames are copies of those of the commit log, byte for byte,
// so that a frame's checksum is the one that its append computed. Frames are
// ordered by log and first position, over all blocks; the control log has none.
type SortedHeader struct {
	Number     uint64 // as in the file's name; never given twice in a directory
	ID         ID
	Generation uint32 // how often its oldest frame has been rewritten: 0 if all come from commit segments
	From, To   int64  // the global offsets of the commit log that it covers
	Clock      int64  // the engine's clock when it was made, milliseconds
}

// SortedFile is how control entries and checkpoints name a sorted file.
type SortedFile struct {
	Number     uint64
	ID         ID
	Generation uint32
	From, To   int64
	Bytes      int64  // length of the file
	TrailerSum uint32 // Trailer.Sum, which covers the footer and so ties the tables to the entry
}

// ErrSortedHeader says that a page is not a valid header of a sorted file.
var ErrSortedHeader = errors.New("not the header of a sorted file")

var sortedMagic = [8]byte{'S', 'W', 'S', 'O', 'R', 'T', 'E', 'D'}

// Encode writes h to page, which must be PageBytes long.
func (h *SortedHeader) Encode(page []byte) {
	_ = page[PageBytes-1]
	clear(page[:PageBytes])
	copy(page, sortedMagic[:])
	le := binary.LittleEndian
	le.PutUint32(page[8:], SortedVersion)
	le.PutUint32(page[12:], h.Generation)
	le.PutUint64(page[16:], h.Number)
	copy(page[24:], h.ID[:])
	le.PutUint64(page[40:], uint64(h.From))
	le.PutUint64(page[48:], uint64(h.To))
	le.PutUint64(page[56:], uint64(h.Clock))
	le.PutUint32(page[headerSumAt:], crc32.Checksum(page[:headerSumAt], castagnoli))
}

// DecodeSortedHeader reads the header page of a sorted file. The error Is
// ErrSortedHeader.
func DecodeSortedHeader(page []byte) (SortedHeader, error) {
	var h SortedHeader
	if err := checkPage(page, sortedMagic, SortedVersion); err != nil {
		return h, fmt.Errorf("%w: %w", ErrSortedHeader, err)
	}
	le := binary.LittleEndian
	h.Generation = le.Uint32(page[12:])
	h.Number = le.Uint64(page[16:])
	h.ID = ID(page[24:40])
	h.From = int64(le.Uint64(page[40:]))
	h.To = int64(le.Uint64(page[48:]))
	h.Clock = int64(le.Uint64(page[56:]))
	if h.From < 0 || h.To <= h.From {
		return SortedHeader{}, fmt.Errorf("%w: it covers offsets %d to %d", ErrSortedHeader, h.From, h.To)
	}
	return h, nil
}

// minSortedFileBytes is the least that one SortedFile takes when it is
// encoded: five varints, the id and a checksum.
const minSortedFileBytes = 5 + len(ID{}) + 4

func appendSortedFile(dst []byte, f SortedFile) []byte {
	dst = binary.AppendUvarint(dst, f.Number)
	dst = append(dst, f.ID[:]...)
	dst = binary.AppendUvarint(dst, uint64(f.Generation))
	dst = binary.AppendUvarint(dst, uint64(f.From))
	dst = binary.AppendUvarint(dst, uint64(f.To))
	dst = binary.AppendUvarint(dst, uint64(f.Bytes))
	return binary.LittleEndian.AppendUint32(dst, f.TrailerSum)
}

func (r *reader) sortedFile() SortedFile {
	f := SortedFile{Number: r.uvarint()}
	copy(f.ID[:], r.bytes(uint64(len(f.ID))))
	generation := r.uvarint()
	f.Generation, f.From, f.To, f.Bytes = uint32(generation), r.int63(), r.int63(), r.int63()
	f.TrailerSum = r.uint32()
	r.require(generation <= 1<<32-1 && f.Number > 0 && f.From < f.To && f.Bytes >= MinBytes && f.Bytes%PageBytes == 0)
	return f
}
