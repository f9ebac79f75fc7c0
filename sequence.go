package shardwell

import (
	"cmp"
	"errors"
	"slices"
)

// SequenceNumber is a position in a stream as clients see it: a decimal of 56
// digits, 186 bits. From the most significant bit down (read off numbers that
// AWS issued from 2014 to 2026):
//
//	bits 184-185  2, always
//	bits 148-183  Created: when the shard was created, epoch seconds
//	bits 144-147  the low four bits of Shard
//	bits  80-143  Index, below 2^63
//	bits  72-79   0, always
//	bits  36-71   Time of the record, epoch seconds
//	bits   4-35   Shard, the shard's index in its stream
//	bits   0-3    version, 2
//
// So within a shard the order is that of Index, then Time, and a clock that
// steps back cannot upset it; and every number of a child shard is above every
// number of its parents, because the child is created later.
//
// Not every number is that of a record: a shard's StartingSequenceNumber has
// index 0, the EndingSequenceNumber of a closed one has MaxSequenceIndex.
type SequenceNumber struct {
	Created int64 // seconds, in [0, maxCreated)
	Shard   uint32
	Index   uint64 // at most MaxSequenceIndex
	Time    int64  // seconds, in [0, 2^36)
}

// MaxSequenceIndex is the index of a closed shard's EndingSequenceNumber.
const MaxSequenceIndex = 1<<63 - 1

const (
	sequenceVersion = 2
	sequenceLead    = 2
	// maxCreated is the first creation time that AWS refuses (recorded).
	maxCreated = 16025175000
)

// ErrSequenceNumber says that a text is not a sequence number of version 2.
var ErrSequenceNumber = errors.New("not a sequence number")

// FirstNumber is the StartingSequenceNumber of a shard: below all its records.
func FirstNumber(shard uint32, created int64) SequenceNumber {
	return SequenceNumber{Created: created, Shard: shard, Time: created}
}

// LastNumber is the EndingSequenceNumber of a closed shard: above all its
// records.
func LastNumber(shard uint32, created, closed int64) SequenceNumber {
	return SequenceNumber{Created: created, Shard: shard, Index: MaxSequenceIndex, Time: closed}
}

// ParseSequenceNumber reads the decimal form. Only numbers that this form can
// hold are taken: of version 2, with both readings of the shard in agreement,
// the index below 2^63 and a creation time that AWS accepts. It allocates
// nothing.
func ParseSequenceNumber(s string) (SequenceNumber, error) {
	w, ok := parseWide(s)
	if !ok {
		return SequenceNumber{}, ErrSequenceNumber
	}
	n := SequenceNumber{
		Created: int64(w[0] >> 20 & (1<<36 - 1)),
		Shard:   uint32(w[2] >> 4),
		Index:   w[0]<<48 | w[1]>>16,
		Time:    int64(w[1]&0xff<<28 | w[2]>>36),
	}
	// What the fields do not hold must be as String would write it.
	if n.wide() != w || n.Created >= maxCreated || n.Index > MaxSequenceIndex || n.Shard > MaxShardIndex {
		return SequenceNumber{}, ErrSequenceNumber
	}
	return n, nil
}

func (n SequenceNumber) wide() wide {
	const timeMask, createdMask = 1<<36 - 1, 1<<36 - 1
	time, shard := uint64(n.Time)&timeMask, uint64(n.Shard)
	return wide{
		sequenceLead<<56 | uint64(n.Created)&createdMask<<20 | shard&0xf<<16 | n.Index>>48,
		n.Index<<16 | time>>28,
		time<<36 | shard<<4 | sequenceVersion,
	}
}

// String gives the decimal form.
func (n SequenceNumber) String() string {
	return string(n.AppendDecimal(make([]byte, 0, SequenceDigits)))
}

// SequenceDigits is the length of every sequence number in decimal.
const SequenceDigits = 56

// AppendDecimal appends the decimal form to dst, without garbage.
func (n SequenceNumber) AppendDecimal(dst []byte) []byte {
	// Between 2<<184 and 3<<184: 56 digits, 18 of them beyond two chunks.
	w := n.wide()
	low, middle := w.divChunk(), w.divChunk()
	at := len(dst)
	dst = slices.Grow(dst, SequenceDigits)[:at+SequenceDigits]
	out := (*[SequenceDigits]byte)(dst[at:])
	put18((*[18]byte)(out[:]), w[2])
	putChunk((*[chunkDigits]byte)(out[18:]), middle)
	putChunk((*[chunkDigits]byte)(out[37:]), low)
	return dst
}

// Compare gives -1, 0 or +1 as n is below, equal to or above o, as integers.
func (n SequenceNumber) Compare(o SequenceNumber) int {
	return cmp.Or(
		cmp.Compare(n.Created, o.Created),
		cmp.Compare(n.Shard&0xf, o.Shard&0xf),
		cmp.Compare(n.Index, o.Index),
		cmp.Compare(n.Time, o.Time),
		cmp.Compare(n.Shard, o.Shard),
	)
}
