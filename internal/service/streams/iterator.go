package streams

import (
	"encoding/binary"
	"time"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/log"
)

// iterator is what a ShardIterator holds: where to read next. Every type of
// iterator is resolved to a position when it is issued, so that LATEST stays
// where it was and a clock that moves later changes nothing.
type iterator struct {
	issued   time.Time // ms precision
	account  string    // of the stream
	stream   string    // its name, for texts about a stream that is gone
	uid      string    // which stream of that name
	shard    uint32
	position log.Position
}

const iteratorVersion = 1

// sealIterator gives it as a token that opens in the region only.
func (s *sealer) sealIterator(region string, it iterator) string {
	var scratch [256]byte
	b := append(scratch[:0], iteratorVersion)
	b = binary.BigEndian.AppendUint64(b, uint64(it.issued.UnixMilli()))
	b = binary.BigEndian.AppendUint64(b, uint64(it.position))
	b = binary.BigEndian.AppendUint32(b, it.shard)
	for _, text := range []string{it.account, it.uid, it.stream} {
		b = append(b, byte(len(text)))
		b = append(b, text...)
	}
	return s.sealPadded(kindIterator, region, b, iteratorBytes(it.stream))
}

// iteratorBytes is how long AWS's iterators of a stream are: 130 bytes and the
// name, filled up to the next multiple of 16, and 8 bytes (seen on the service).
func iteratorBytes(stream string) int {
	return 8 + (130+len(stream))/tokenBlock*tokenBlock + tokenBlock
}

// openIterator reads a ShardIterator. One that a shell wrapped in double
// quotes is taken too (recorded from AWS). Its errors are the client's:
// InvalidArgumentException for what was not issued here, and
// ExpiredIteratorException.
func (s *sealer) openIterator(region string, now time.Time, token string) (iterator, error) {
	if n := len(token); n >= 2 && token[0] == '"' && token[n-1] == '"' {
		token = token[1 : n-1]
	}
	payload, ok := s.open(kindIterator, region, token)
	if !ok {
		return iterator{}, errInvalidIterator()
	}
	it, ok := parseIterator(payload)
	if !ok {
		return iterator{}, errInvalidIterator()
	}
	if now.Sub(it.issued) > shardwell.IteratorLife {
		return iterator{}, errExpiredIterator(it.issued, now)
	}
	return it, nil
}

func parseIterator(b []byte) (it iterator, ok bool) {
	const fixed = 1 + 8 + 8 + 4
	if len(b) < fixed || b[0] != iteratorVersion {
		return iterator{}, false
	}
	it.issued = time.UnixMilli(int64(binary.BigEndian.Uint64(b[1:]))).UTC()
	it.position = log.Position(binary.BigEndian.Uint64(b[9:]))
	it.shard = binary.BigEndian.Uint32(b[17:])
	b = b[fixed:]
	for _, text := range []*string{&it.account, &it.uid, &it.stream} {
		if len(b) == 0 || len(b) < 1+int(b[0]) {
			return iterator{}, false
		}
		n := 1 + int(b[0])
		*text, b = string(b[1:n]), b[n:]
	}
	return it, len(b) == 0
}
