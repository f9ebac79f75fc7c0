package shardwell

import "fmt"

// ForeignNumber is what AWS reads in a sequence number of any version, also
// in those that no shard of a SequenceNumber's form can have issued. Clients
// make such numbers up: "0" for "before the first" is in many programs. The
// server never issues one; it reads them to answer as AWS does.
//
// AWS knows three versions (layouts read off kinesalite's, which was held
// against AWS). From the most significant hexadecimal digit down:
//
//	0: 1, Created (9), a byte, 16 unknown, Shard (4); the 1 may be left out,
//	   so small integers are numbers too
//	1: 2, Created (9), nibble, a byte, Time (9), 16 unknown, Shard (8), 1
//	2: 2, Created (9), nibble, index (16), a byte, Time (9), Shard (8), 2
type ForeignNumber struct {
	Version int   // 0, 1 or 2
	Created int64 // epoch seconds
	Time    int64 // of the record, epoch seconds; 0 in version 0, which has none
	Shard   int32 // negative if a number of version 2 has bit 35 set
}

// ParseForeignNumber reads the decimal form of a number of any version that
// AWS takes, ErrSequenceNumber being its error for the others. Every number
// that ParseSequenceNumber takes is one of version 2.
func ParseForeignNumber(s string) (ForeignNumber, error) {
	w, ok := parseWide(s)
	if !ok {
		return ForeignNumber{}, ErrSequenceNumber
	}
	n := ForeignNumber{
		Version: int(w[2] & 0xf),
		Created: int64(w[0] >> 20 & (1<<36 - 1)),
		Shard:   int32(uint32(w[2] >> 4)),
	}
	short := w[0] == 0 && w[1]>>61 == 0
	switch {
	case short:
		n = ForeignNumber{Created: int64(w[1] >> 24 & (1<<36 - 1)), Shard: int32(w[2] & 0xffff)}
		ok = n.Created < maxCreated
	case w[0]>>56 != sequenceLead:
		ok = false
	case n.Version == 1:
		n.Time = int64(w[0]&0xff<<28 | w[1]>>36)
		ok = n.Shard >= 0
	case n.Version == sequenceVersion:
		n.Time = int64(w[1]&0xff<<28 | w[2]>>36)
		ok = n.Created < maxCreated && w[0]&0x8000 == 0
	default:
		ok = false
	}
	if !ok {
		return ForeignNumber{}, ErrSequenceNumber
	}
	return n, nil
}

// ShardID names the shard in AWS's words, which for a negative index are
// peculiar: shardId--02147483648.
func (n ForeignNumber) ShardID() string {
	return fmt.Sprintf("%s%0*d", shardIDPrefix, shardIDDigits, n.Shard)
}
