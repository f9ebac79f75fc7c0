package segment

import (
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
)

// PageBytes is the unit of alignment: a segment's header takes one page and
// every block begins at a multiple of it.
const PageBytes = 4096

// Version is the version of the format this package writes. It reads no other.
const Version = 1

// MinBytes and MaxBytes bound the size of a segment file.
const (
	MinBytes = 4 * PageBytes
	MaxBytes = 1 << 32
)

// ID is the random name of one use of a segment file. A file that is used
// again gets a new one, so that its old blocks are not taken for new ones.
type ID [16]byte

// Header is the first page of a segment.
type Header struct {
	Seq         uint64 // 1 for the first segment of a directory, then one more each
	ID          ID
	Predecessor ID    // zero for the first segment
	Bytes       int64 // size of the file when it was made, header page included
	Start       int64 // global offset of the first block, and the predecessor's effective end
	Clock       int64 // the engine's clock, milliseconds
}

// ErrHeader says that a page is not a valid segment header.
var ErrHeader = errors.New("not a segment header")

var (
	castagnoli  = crc32.MakeTable(crc32.Castagnoli)
	headerMagic = [8]byte{'S', 'W', 'C', 'O', 'M', 'M', 'I', 'T'}
)

const headerSumAt = PageBytes - 4

// Encode writes h to page, which must be PageBytes long.
func (h *Header) Encode(page []byte) {
	_ = page[PageBytes-1]
	clear(page[:PageBytes])
	copy(page, headerMagic[:])
	le := binary.LittleEndian
	le.PutUint32(page[8:], Version)
	le.PutUint64(page[16:], h.Seq)
	copy(page[24:], h.ID[:])
	copy(page[40:], h.Predecessor[:])
	le.PutUint64(page[56:], uint64(h.Bytes))
	le.PutUint64(page[64:], uint64(h.Start))
	le.PutUint64(page[72:], uint64(h.Clock))
	le.PutUint32(page[headerSumAt:], crc32.Checksum(page[:headerSumAt], castagnoli))
}

// DecodeHeader reads a header page. The error Is ErrHeader.
func DecodeHeader(page []byte) (Header, error) {
	var h Header
	if err := checkPage(page, headerMagic, Version); err != nil {
		return h, fmt.Errorf("%w: %w", ErrHeader, err)
	}
	le := binary.LittleEndian
	h.Seq = le.Uint64(page[16:])
	h.ID = ID(page[24:40])
	h.Predecessor = ID(page[40:56])
	h.Bytes = int64(le.Uint64(page[56:]))
	h.Start = int64(le.Uint64(page[64:]))
	h.Clock = int64(le.Uint64(page[72:]))
	if h.Bytes < MinBytes || h.Bytes > MaxBytes || h.Bytes%PageBytes != 0 || h.Start < 0 || h.Start%PageBytes != 0 {
		return Header{}, fmt.Errorf("%w: %d bytes from offset %d", ErrHeader, h.Bytes, h.Start)
	}
	return h, nil
}

// checkPage verifies magic, version and checksum of a page.
func checkPage(page []byte, magic [8]byte, version uint32) error {
	if len(page) < PageBytes {
		return fmt.Errorf("%d bytes", len(page))
	}
	le := binary.LittleEndian
	if [8]byte(page[:8]) != magic {
		return errors.New("no magic")
	}
	if le.Uint32(page[headerSumAt:]) != crc32.Checksum(page[:headerSumAt], castagnoli) {
		return errors.New("checksum")
	}
	if v := le.Uint32(page[8:]); v != version {
		return fmt.Errorf("version %d", v)
	}
	return nil
}

// FileOffset is where the block at a global offset lies in the segment's file.
func (h *Header) FileOffset(global int64) int64 { return global - h.Start + PageBytes }

// GlobalOffset is the reverse of FileOffset.
func (h *Header) GlobalOffset(file int64) int64 { return file - PageBytes + h.Start }

// PageUp rounds n up to a multiple of PageBytes.
func PageUp(n int64) int64 { return (n + PageBytes - 1) &^ (PageBytes - 1) }
