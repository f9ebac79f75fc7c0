package segment

import (
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
)

// Sizes of the parts of a sorted file's footer.
const (
	LogRunBytes   = 64
	BlockRefBytes = 24
	TrailerBytes  = PageBytes // the last page of the file
)

// LogRun is what a sorted file holds of one log.
type LogRun struct {
	Log          uint64
	First, Next  uint64 // positions from First on and before Next; those that the log itself does not have are missing
	FirstArrival int64  // of the first frame, milliseconds
	LastArrival  int64  // of the last one
	Bytes        int64  // of its frames
	Frames       uint32
	Ref, Refs    uint32 // its BlockRefs in the file's table: the first, and how many
	RefsSum      uint32 // checksum of their bytes
}

// BlockRef is a block that holds frames of a log: the log's part of the file's
// block index. A block that several logs share has one in each of them.
type BlockRef struct {
	First   uint64 // first position of the log in the block
	Arrival int64  // of the frame that holds it, milliseconds
	Offset  int64  // of the block in the file
	Bytes   uint32 // of the whole block, padding included
}

// Trailer is the last page of a sorted file: where its tables are.
type Trailer struct {
	ID      ID
	Footer  int64 // file offset of the tables, where the blocks end
	Bytes   int64 // length of the file; the tables and the trailer end exactly there
	Runs    uint32
	Refs    uint32
	RunsSum uint32 // checksum of the table of LogRuns, which hold those of the BlockRefs
	Sum     uint32 // checksum of the trailer: SortedFile.TrailerSum
}

// Errors of reading the tables of a sorted file.
var (
	ErrTrailer = errors.New("not the trailer of a sorted file")
	ErrRuns    = errors.New("not the table of logs of a sorted file")
	ErrRefs    = errors.New("not the block index of a log in a sorted file")
)

var trailerMagic = [8]byte{'S', 'W', 'F', 'O', 'O', 'T', 'E', 'R'}

// MaxSortedBlockBytes is the longest that a block of a sorted file can be.
const MaxSortedBlockBytes = (MaxBlockHeaderBytes + MaxBodyBytes + PageBytes - 1) &^ (PageBytes - 1)

// AppendFooter appends to dst what ends a sorted file: the table of runs, the
// table of refs, zeros up to a page, and the trailer. footer is the file
// offset where that will stand, a multiple of PageBytes. runs are in ascending
// order of Log, their Ref and Refs partition refs in the same order;
// AppendFooter sets their RefsSum. The last four bytes are SortedFile's
// TrailerSum.
func AppendFooter(dst []byte, id ID, footer int64, runs []LogRun, refs []BlockRef) []byte {
	begin := len(dst)
	tables := len(runs)*LogRunBytes + len(refs)*BlockRefBytes
	dst = append(dst, make([]byte, int(PageUp(int64(tables)))+TrailerBytes)...)
	p := dst[begin:]
	refsAt := p[len(runs)*LogRunBytes:]
	for i := range refs {
		putRef(refsAt[i*BlockRefBytes:], refs[i])
	}
	for i := range runs {
		r := &runs[i]
		r.RefsSum = crc32.Checksum(refsAt[int(r.Ref)*BlockRefBytes:int(r.Ref+r.Refs)*BlockRefBytes], castagnoli)
		putRun(p[i*LogRunBytes:], r)
	}
	t := Trailer{
		ID: id, Footer: footer, Bytes: footer + int64(len(p)), Runs: uint32(len(runs)), Refs: uint32(len(refs)),
		RunsSum: crc32.Checksum(p[:len(runs)*LogRunBytes], castagnoli),
	}
	t.encode(p[len(p)-TrailerBytes:])
	return dst
}

func putRun(p []byte, r *LogRun) {
	le := binary.LittleEndian
	le.PutUint64(p, r.Log)
	le.PutUint64(p[8:], r.First)
	le.PutUint64(p[16:], r.Next)
	le.PutUint64(p[24:], uint64(r.FirstArrival))
	le.PutUint64(p[32:], uint64(r.LastArrival))
	le.PutUint64(p[40:], uint64(r.Bytes))
	le.PutUint32(p[48:], r.Frames)
	le.PutUint32(p[52:], r.Ref)
	le.PutUint32(p[56:], r.Refs)
	le.PutUint32(p[60:], r.RefsSum)
}

func putRef(p []byte, r BlockRef) {
	le := binary.LittleEndian
	le.PutUint64(p, r.First)
	le.PutUint64(p[8:], uint64(r.Arrival))
	le.PutUint32(p[16:], uint32(r.Offset/PageBytes))
	le.PutUint32(p[20:], r.Bytes)
}

func (t *Trailer) encode(page []byte) {
	le := binary.LittleEndian
	copy(page, trailerMagic[:])
	le.PutUint32(page[8:], SortedVersion)
	le.PutUint32(page[12:], t.Runs)
	copy(page[16:], t.ID[:])
	le.PutUint64(page[32:], uint64(t.Footer))
	le.PutUint64(page[40:], uint64(t.Bytes))
	le.PutUint32(page[48:], t.Refs)
	le.PutUint32(page[52:], t.RunsSum)
	le.PutUint32(page[headerSumAt:], crc32.Checksum(page[:headerSumAt], castagnoli))
}

// DecodeTrailer reads the last page of a sorted file. The error Is ErrTrailer.
// The tables lie inside Bytes, which the caller compares with the file's
// length before it makes room for them, as it compares ID and Sum.
func DecodeTrailer(page []byte) (Trailer, error) {
	if err := checkPage(page, trailerMagic, SortedVersion); err != nil {
		return Trailer{}, fmt.Errorf("%w: %w", ErrTrailer, err)
	}
	le := binary.LittleEndian
	t := Trailer{
		Runs: le.Uint32(page[12:]), ID: ID(page[16:32]),
		Footer: int64(le.Uint64(page[32:])), Bytes: int64(le.Uint64(page[40:])),
		Refs: le.Uint32(page[48:]), RunsSum: le.Uint32(page[52:]), Sum: le.Uint32(page[headerSumAt:]),
	}
	tables := PageUp(int64(t.Runs)*LogRunBytes + int64(t.Refs)*BlockRefBytes)
	if t.Footer < PageBytes || t.Footer%PageBytes != 0 || t.Bytes < t.Footer || t.Bytes-t.Footer != tables+TrailerBytes {
		return Trailer{}, fmt.Errorf("%w: %d runs and %d refs from byte %d of %d", ErrTrailer, t.Runs, t.Refs, t.Footer, t.Bytes)
	}
	return t, nil
}

// RunsBytes says where the table of runs is, and how long.
func (t *Trailer) RunsBytes() (offset, bytes int64) {
	return t.Footer, int64(t.Runs) * LogRunBytes
}

// RefsBytes says where the refs of a run are, and how long.
func (t *Trailer) RefsBytes(r LogRun) (offset, bytes int64) {
	return t.Footer + int64(t.Runs)*LogRunBytes + int64(r.Ref)*BlockRefBytes, int64(r.Refs) * BlockRefBytes
}

// DecodeRuns reads the table of runs, which p must hold exactly. The error is
// ErrRuns. The runs are in ascending order of Log and share out the refs
// without a gap, so RefsBytes of each lies in the file.
func DecodeRuns(p []byte, t Trailer) ([]LogRun, error) {
	if int64(len(p)) != int64(t.Runs)*LogRunBytes || crc32.Checksum(p, castagnoli) != t.RunsSum {
		return nil, ErrRuns
	}
	le := binary.LittleEndian
	runs, refs := make([]LogRun, t.Runs), uint64(0)
	for i := range runs {
		r := &runs[i]
		*r = LogRun{
			Log: le.Uint64(p), First: le.Uint64(p[8:]), Next: le.Uint64(p[16:]),
			FirstArrival: int64(le.Uint64(p[24:])), LastArrival: int64(le.Uint64(p[32:])), Bytes: int64(le.Uint64(p[40:])),
			Frames: le.Uint32(p[48:]), Ref: le.Uint32(p[52:]), Refs: le.Uint32(p[56:]), RefsSum: le.Uint32(p[60:]),
		}
		p = p[LogRunBytes:]
		ordered := r.Log != ControlLog && (i == 0 || runs[i-1].Log < r.Log)
		if !ordered || r.First == 0 || r.First >= r.Next || uint64(r.Ref) != refs || r.Refs == 0 || r.Frames < r.Refs || r.Bytes <= 0 {
			return nil, ErrRuns
		}
		refs += uint64(r.Refs)
	}
	if refs != uint64(t.Refs) {
		return nil, ErrRuns
	}
	return runs, nil
}

// DecodeRefs reads the refs of a run, which p must hold exactly. The error is
// ErrRefs. The refs ascend in position and offset, the first begins where the
// run does, and no block is longer than MaxSortedBlockBytes.
func DecodeRefs(p []byte, run LogRun) ([]BlockRef, error) {
	if int64(len(p)) != int64(run.Refs)*BlockRefBytes || crc32.Checksum(p, castagnoli) != run.RefsSum {
		return nil, ErrRefs
	}
	le := binary.LittleEndian
	refs := make([]BlockRef, run.Refs)
	first, offset := run.First, int64(PageBytes)
	for i := range refs {
		r := BlockRef{
			First: le.Uint64(p), Arrival: int64(le.Uint64(p[8:])),
			Offset: int64(le.Uint32(p[16:])) * PageBytes, Bytes: le.Uint32(p[20:]),
		}
		p = p[BlockRefBytes:]
		if r.First < first || i == 0 && r.First != first || r.First >= run.Next || r.Offset < offset ||
			r.Bytes == 0 || r.Bytes%PageBytes != 0 || r.Bytes > MaxSortedBlockBytes {
			return nil, ErrRefs
		}
		first, offset = r.First+1, r.Offset+int64(r.Bytes)
		refs[i] = r
	}
	return refs, nil
}
