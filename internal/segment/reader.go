package segment

import (
	"encoding/binary"
	"math"
)

// reader takes a byte string apart. After the first thing that is not there
// it is bad for good and everything it returns is zero.
type reader struct {
	p   []byte
	bad bool
}

// require makes the reader bad if something does not hold.
func (r *reader) require(holds bool) {
	if !holds {
		r.bad, r.p = true, nil
	}
}

func (r *reader) uvarint() uint64 {
	v, n := binary.Uvarint(r.p)
	if r.require(n > 0); r.bad {
		return 0
	}
	r.p = r.p[n:]
	return v
}

// int63 is a number that is not negative.
func (r *reader) int63() int64 {
	v := r.uvarint()
	r.require(v <= math.MaxInt64)
	return int64(v & math.MaxInt64)
}

// bytes returns the next n bytes, which stay part of the input.
func (r *reader) bytes(n uint64) []byte {
	if r.require(n <= uint64(len(r.p))); r.bad {
		return nil
	}
	p := r.p[:n]
	r.p = r.p[n:]
	return p
}

func (r *reader) byte() byte {
	if p := r.bytes(1); p != nil {
		return p[0]
	}
	return 0
}

func (r *reader) uint32() uint32 {
	if p := r.bytes(4); p != nil {
		return binary.LittleEndian.Uint32(p)
	}
	return 0
}

// count reads how many things follow that take at least so many bytes each,
// so that no count can ask for more memory than the input calls for.
func (r *reader) count(leastBytes int) int {
	n := r.uvarint()
	if r.require(n <= uint64(len(r.p)/leastBytes)); r.bad {
		return 0
	}
	return int(n)
}
