package json

import (
	"github.com/shardwell/shardwell/internal/api"
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

// Decode is the function Decode into this memory: what into gets is valid until
// Release. It may be called once before that.
func (m *Memory) Decode(body []byte, into api.Struct) error {
	if m.decodeFast(body, into) {
		return nil
	}
	return decodeByTables(body, into)
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

// roomForBlobs gives memory for so many bytes of data.
func (m *Memory) roomForBlobs(bytes int) []byte {
	if m.Lend == nil {
		return make([]byte, bytes)
	}
	m.blobs = m.Lend(bytes)
	return m.blobs[:bytes]
}

// roomForRecords gives an empty list with room for n records, all of them zero.
func (m *Memory) roomForRecords(n int) kinesis.PutRecordsRequestEntryList {
	if cap(m.records) < n {
		m.records = make(kinesis.PutRecordsRequestEntryList, n)
	}
	m.records = m.records[:n]
	return m.records[:0:n]
}
