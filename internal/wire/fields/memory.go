package fields

import (
	"strings"

	"github.com/shardwell/shardwell/internal/api/kinesis"
)

// Memory is what the data and the list of a request's records are decoded
// into, to be used for one request after the other. Making it anew for each
// costs more than hashing the keys. Strings never come from it. The zero value
// is ready. Not safe for concurrent use.
type Memory struct {
	// Lend gives an empty slice with room for so many bytes; Release gives it
	// back. If it is nil, they are made.
	Lend func(bytes int) []byte

	blobs   []byte
	records kinesis.PutRecordsRequestEntryList
}

// Release forgets what was decoded, and hands the memory that was lent to
// takeBack. Nobody may use what was decoded any more.
func (m *Memory) Release(takeBack func([]byte)) {
	if m.blobs != nil {
		takeBack(m.blobs)
	}
	m.blobs = nil
	clear(m.records)
	m.records = m.records[:0]
}

// Blobs gives memory for so many bytes of data, once until Release.
func (m *Memory) Blobs(bytes int) []byte {
	if m.Lend == nil {
		return make([]byte, bytes)
	}
	m.blobs = m.Lend(bytes)
	return m.blobs[:bytes]
}

// Records gives an empty list with room for n records, all of them zero.
func (m *Memory) Records(n int) kinesis.PutRecordsRequestEntryList {
	if cap(m.records) < n {
		m.records = make(kinesis.PutRecordsRequestEntryList, n)
	}
	m.records = m.records[:n]
	return m.records[:0:n]
}

// Strings gives parts of a body strings of their own, all of which share a few
// pieces of memory that hold nothing else. The zero value is ready.
type Strings struct {
	piece strings.Builder
	cut   int // bytes of strings so far
}

// Copy gives the string of a part of a body of which read bytes, at least one,
// are read and left are not: a piece is sized by how much of the body has been
// strings so far.
func (s *Strings) Copy(text []byte, read, left int) string {
	if s.piece.Cap()-s.piece.Len() < len(text) {
		const least = 128
		expected := s.cut * left / read
		s.piece.Reset()
		s.piece.Grow(min(left, max(least, len(text)+expected+expected/4)))
	}
	from := s.piece.Len()
	s.piece.Write(text)
	s.cut += len(text)
	return s.piece.String()[from:]
}
