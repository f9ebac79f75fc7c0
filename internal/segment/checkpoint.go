package segment

import (
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"math"
)

// CheckpointVersion is the version of checkpoints that this package writes. It
// reads no other.
const CheckpointVersion = 1

// Checkpoint is the state of all logs exactly at the end of a segment: what
// replaying the commit log from its beginning to there would give.
type Checkpoint struct {
	Seq   uint64 // the segment whose end it describes
	ID    ID     // that segment's
	End   int64  // global offset of the end: Start of the next segment
	Clock int64  // the engine's clock, milliseconds: no arrival before End is later

	ControlNext   uint64 // position of the control log's next entry
	SortedThrough int64  // as of the last OpFiles before End, like the next two
	NextNumber    uint64 // above the number of every sorted file there has been
	Files         []SortedFile

	Kept    []uint64   // ascending: numbers of damaged segments, which are never used again or removed
	Logs    []LogState // ascending by Log, without the deleted ones
	Deleted []IDRange  // ids of deleted logs, ascending and as few ranges as can be
}

// LogState is what a checkpoint says of one log.
type LogState struct {
	Log         uint64
	Kind        uint8
	Sealed      bool
	First, Next uint64   // first position that is not trimmed, and the one that the next entry gets
	LastArrival int64    // milliseconds; 0: not known, or no entry
	Absent      []Absent // ascending ranges of positions before Next that no file holds
}

// Absent is a range of positions that a log does not have.
type Absent struct {
	First, Last uint64
	Lost        bool   // lost to damage at Offset of File; otherwise never given
	File        string // of the data directory
	Offset      int64
}

// IDRange is the log ids from First to Last.
type IDRange struct{ First, Last uint64 }

// ErrCheckpoint says that bytes are not a checkpoint.
var ErrCheckpoint = errors.New("not a checkpoint")

var checkpointMagic = [8]byte{'S', 'W', 'S', 'T', 'A', 'T', 'E', 'S'}

// checkpointHeaderBytes is the part of a checkpoint that has a fixed length.
const (
	checkpointHeaderBytes = 88
	checkpointSumBytes    = 4
)

const flagSealed = 1

// AppendCheckpoint appends the bytes of c to dst: a whole file.
func AppendCheckpoint(dst []byte, c *Checkpoint) []byte {
	begin, le := len(dst), binary.LittleEndian
	dst = append(dst, checkpointMagic[:]...)
	dst = le.AppendUint32(dst, CheckpointVersion)
	dst = le.AppendUint32(dst, 0)
	dst = le.AppendUint64(dst, 0) // the length, once it is known
	dst = le.AppendUint64(dst, c.Seq)
	dst = append(dst, c.ID[:]...)
	dst = le.AppendUint64(dst, uint64(c.End))
	dst = le.AppendUint64(dst, uint64(c.Clock))
	dst = le.AppendUint64(dst, c.ControlNext)
	dst = le.AppendUint64(dst, uint64(c.SortedThrough))
	dst = le.AppendUint64(dst, c.NextNumber)
	dst = binary.AppendUvarint(dst, uint64(len(c.Files)))
	for _, f := range c.Files {
		dst = appendSortedFile(dst, f)
	}
	dst = binary.AppendUvarint(dst, uint64(len(c.Kept)))
	for _, seq := range c.Kept {
		dst = binary.AppendUvarint(dst, seq)
	}
	dst = binary.AppendUvarint(dst, uint64(len(c.Deleted)))
	for _, r := range c.Deleted {
		dst = binary.AppendUvarint(dst, r.First)
		dst = binary.AppendUvarint(dst, r.Last-r.First)
	}
	dst = binary.AppendUvarint(dst, uint64(len(c.Logs)))
	before := uint64(0)
	for i := range c.Logs {
		dst = appendLogState(dst, &c.Logs[i], before)
		before = c.Logs[i].Log
	}
	le.PutUint64(dst[begin+16:], uint64(len(dst)-begin+checkpointSumBytes))
	return le.AppendUint32(dst, crc32.Checksum(dst[begin:], castagnoli))
}

func appendLogState(dst []byte, l *LogState, before uint64) []byte {
	dst = binary.AppendUvarint(dst, l.Log-before)
	flags := byte(0)
	if l.Sealed {
		flags |= flagSealed
	}
	dst = append(dst, l.Kind, flags)
	dst = binary.AppendUvarint(dst, l.First)
	dst = binary.AppendUvarint(dst, l.Next-l.First)
	dst = binary.AppendUvarint(dst, uint64(l.LastArrival))
	dst = binary.AppendUvarint(dst, uint64(len(l.Absent)))
	for _, a := range l.Absent {
		dst = binary.AppendUvarint(dst, a.First)
		dst = binary.AppendUvarint(dst, a.Last-a.First)
		if !a.Lost {
			dst = append(dst, 0)
			continue
		}
		dst = append(dst, 1)
		dst = binary.AppendUvarint(dst, uint64(a.Offset))
		dst = binary.AppendUvarint(dst, uint64(len(a.File)))
		dst = append(dst, a.File...)
	}
	return dst
}

// The least that a range of ids, a log and an absent range take.
const (
	minIDRangeBytes  = 2
	minLogStateBytes = 7
	minAbsentBytes   = 3
)

// DecodeCheckpoint reads a whole file that AppendCheckpoint wrote. The error
// Is ErrCheckpoint. Order, bounds and disjointness are as the fields of
// Checkpoint promise.
func DecodeCheckpoint(p []byte) (*Checkpoint, error) {
	if len(p) < checkpointHeaderBytes+checkpointSumBytes {
		return nil, fmt.Errorf("%w: %d bytes", ErrCheckpoint, len(p))
	}
	le := binary.LittleEndian
	body, sum := p[:len(p)-checkpointSumBytes], le.Uint32(p[len(p)-checkpointSumBytes:])
	switch {
	case [8]byte(p[:8]) != checkpointMagic:
		return nil, fmt.Errorf("%w: no magic", ErrCheckpoint)
	case le.Uint64(p[16:]) != uint64(len(p)):
		return nil, fmt.Errorf("%w: %d bytes of %d", ErrCheckpoint, len(p), le.Uint64(p[16:]))
	case crc32.Checksum(body, castagnoli) != sum:
		return nil, fmt.Errorf("%w: checksum", ErrCheckpoint)
	case le.Uint32(p[8:]) != CheckpointVersion:
		return nil, fmt.Errorf("%w: version %d", ErrCheckpoint, le.Uint32(p[8:]))
	}
	c := &Checkpoint{
		Seq: le.Uint64(p[24:]), ID: ID(p[32:48]), End: int64(le.Uint64(p[48:])), Clock: int64(le.Uint64(p[56:])),
		ControlNext: le.Uint64(p[64:]), SortedThrough: int64(le.Uint64(p[72:])), NextNumber: le.Uint64(p[80:]),
	}
	r := reader{p: body[checkpointHeaderBytes:]}
	r.require(c.Seq > 0 && c.End >= 0 && c.ControlNext > 0 && c.SortedThrough >= 0 && c.SortedThrough <= c.End)
	r.checkpointFiles(c)
	r.deleted(c)
	r.logs(c)
	if r.bad || len(r.p) != 0 {
		return nil, fmt.Errorf("%w: contents", ErrCheckpoint)
	}
	return c, nil
}

func (r *reader) checkpointFiles(c *Checkpoint) {
	c.Files = make([]SortedFile, r.count(minSortedFileBytes))
	to := int64(0)
	for i := range c.Files {
		f := r.sortedFile()
		r.require(f.From >= to && f.To <= c.SortedThrough && f.Number < c.NextNumber)
		c.Files[i], to = f, f.To
	}
	c.Kept = make([]uint64, r.count(1))
	least := uint64(1)
	for i := range c.Kept {
		seq := r.uvarint()
		r.require(seq >= least && seq <= c.Seq)
		c.Kept[i], least = seq, seq+1
	}
}

func (r *reader) deleted(c *Checkpoint) {
	c.Deleted = make([]IDRange, r.count(minIDRangeBytes))
	for i := range c.Deleted {
		d := IDRange{First: r.uvarint()}
		n := r.uvarint()
		r.require(d.First > 0 && n <= math.MaxUint64-d.First)
		d.Last = d.First + n
		// Neighbours are one range.
		r.require(i == 0 || d.First > c.Deleted[i-1].Last && d.First-c.Deleted[i-1].Last > 1)
		c.Deleted[i] = d
	}
}

func (r *reader) logs(c *Checkpoint) {
	c.Logs = make([]LogState, r.count(minLogStateBytes))
	before := uint64(0)
	for i := range c.Logs {
		c.Logs[i] = r.logState(before)
		before = c.Logs[i].Log
	}
}

func (r *reader) logState(before uint64) LogState {
	var l LogState
	step := r.uvarint()
	r.require(step > 0 && step <= math.MaxUint64-before)
	l.Log = before + step
	l.Kind = r.byte()
	flags := r.byte()
	r.require(flags&^flagSealed == 0)
	l.Sealed = flags&flagSealed != 0
	l.First = r.uvarint()
	n := r.uvarint()
	r.require(l.First > 0 && n <= math.MaxUint64-l.First)
	l.Next = l.First + n
	l.LastArrival = r.int63()
	if n := r.count(minAbsentBytes); n > 0 {
		l.Absent = make([]Absent, n)
	}
	least := uint64(1)
	for i := range l.Absent {
		a := r.absent()
		r.require(a.First >= least && a.Last < l.Next)
		l.Absent[i], least = a, a.Last+1
	}
	return l
}

func (r *reader) absent() Absent {
	a := Absent{First: r.uvarint()}
	n := r.uvarint()
	r.require(n <= math.MaxUint64-a.First)
	a.Last = a.First + n
	switch lost := r.byte(); lost {
	case 0:
	case 1:
		a.Lost, a.Offset = true, r.int63()
		a.File = string(r.bytes(r.uvarint()))
	default:
		r.require(false)
	}
	return a
}
