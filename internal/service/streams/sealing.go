package streams

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"slices"
	"sync"

	"github.com/shardwell/shardwell/internal/log"
	"github.com/shardwell/shardwell/internal/service/streams/catalog"
)

// A sealed record is what an encrypted stream keeps (docs/formats/record.md). Its
// head is
//
//	byte 0      version, 2
//	bytes 1-4   id of the data key, big-endian
//	bytes 5-12  number of the record under that key, from 0, big-endian
//
// and its data is AES-256-GCM, with tag, of a record of version 1 (head, then data),
// zeros, and a byte that counts them, so that all together are sealedLeast bytes or
// more. So sizes and arrival are all that shows of it. The nonce is bytes 1-12 of the
// head: a data key has one writer, which numbers each record that it seals, so no
// nonce is used twice. What is vouched for besides is the head, the shard's index
// and the stream's UID, so that a record that was carried to another shard or
// stream does not open there. Its position is not: it is given after the sealing.
const (
	sealedVersion = 2
	sealedNonceAt = 1
	sealedHead    = 13
	sealedTag     = 16
	// sealedLeast is eight blocks, which AES on amd64 takes at once: a few bytes less
	// cost nearly twice as much.
	sealedLeast = 128
	// sealedMore is by how much a record is longer than it would be plain, at most.
	sealedMore = sealedHead + sealedLeast + sealedTag
)

var zeros [sealedLeast]byte

// headBytes is by how much records are longer than keys and data at most.
func headBytes(stream *catalog.Stream) int {
	if len(stream.DataKeys) > 0 {
		return headerFixed + sealedMore
	}
	return headerFixed
}

// sealing seals the records of one call. The zero value seals nothing. Not safe for
// concurrent use.
type sealing struct {
	key     *writingKey // nil if the stream is not encrypted
	number  uint64      // of the next record
	limit   uint64      // where the numbers end that the call has been given
	context []byte      // the head of a record, and what else is vouched for
	bytes   []byte      // room for what is sealed
}

// begin gets ready to seal as many records of a stream as there are numbers for, from
// the first on. It must be ended.
func (s *sealing) begin(stream *catalog.Stream, key *writingKey, first uint64, records int) {
	s.key, s.number, s.limit = key, first, first+uint64(records)
	s.context = appendContext(s.context[:0], stream)
}

// again gets ready to seal records of the call once more: those after its own are
// other calls' numbers. The key has been entered, so its limits are not looked at.
func (s *sealing) again(records int) {
	s.limit = s.key.records.Add(uint64(records))
	s.number = s.limit - uint64(records)
}

// keepSealed bounds the room that is kept for the next call.
const keepSealed = 4 << 20

// reused gives the room to another call.
func (s *sealing) reused() sealing {
	if cap(s.bytes) > keepSealed {
		return sealing{context: s.context}
	}
	return sealing{context: s.context, bytes: s.bytes[:0]}
}

// end lets go of the key. Whatever was sealed must be in the log by then, or never
// get there.
func (s *sealing) end() {
	if s.key != nil {
		s.key.leave()
		s.key = nil
	}
}

// appendContext appends what is vouched for, without what differs by record.
func appendContext(dst []byte, stream *catalog.Stream) []byte {
	dst = append(dst, make([]byte, sealedHead+4)...)
	return append(dst, stream.UID...)
}

// room makes room for records: their number, and their bytes of keys and data.
func (s *sealing) room(records int, bytes int64) {
	s.bytes = slices.Grow(s.bytes[:0], records*(headerFixed+sealedMore)+int(bytes))
}

// seal gives the entry of one record, which lasts until room is made again.
func (s *sealing) seal(shard *catalog.Shard, partitionKey string, data []byte) log.Entry {
	if s.number >= s.limit {
		// Another call has the next number: to use it twice would give both records away.
		panic("streams: more records are sealed than there are numbers for")
	}
	s.bytes = slices.Grow(s.bytes, headerFixed+sealedMore+len(partitionKey)+len(data))
	at := len(s.bytes)
	s.bytes = append(s.bytes, sealedVersion)
	s.bytes = binary.BigEndian.AppendUint32(s.bytes, s.key.id)
	s.bytes = binary.BigEndian.AppendUint64(s.bytes, s.number)
	s.number++
	s.bytes = appendHeader(s.bytes, partitionKey, headerKMS)
	s.bytes = append(s.bytes, data...)
	padding := max(0, at+sealedHead+sealedLeast-1-len(s.bytes))
	s.bytes = append(s.bytes, zeros[:padding]...)
	s.bytes = append(s.bytes, byte(padding))
	head, plain := s.bytes[at:at+sealedHead:at+sealedHead], s.bytes[at+sealedHead:]
	body := s.key.gcm.Seal(plain[:0], head[sealedNonceAt:], plain, bind(s.context, head, shard))
	s.bytes = s.bytes[:at+sealedHead+len(body)]
	return log.Entry{Log: shard.Log, Head: head, Data: body[:len(body):len(body)]}
}

// bind completes what is vouched for by what differs by record.
func bind(context, head []byte, shard *catalog.Shard) []byte {
	copy(context, head)
	binary.BigEndian.PutUint32(context[sealedHead:], shard.Index)
	return context
}

// opening opens records. It is used again and again.
type opening struct {
	context []byte
	id      uint32 // of key
	key     *readingKey
}

var openings = sync.Pool{New: func() any { return new(opening) }}

// open makes plain records of the sealed ones among those that were read of a
// shard, in their memory. A page ends before the first that cannot be opened; if
// that is its first, the error is about the key or says that the record is damaged.
func (d *dataPath) open(ctx context.Context, stream *catalog.Stream, shard *catalog.Shard, page *log.Page) error {
	var o *opening
	for i := range page.Records {
		rec := &page.Records[i]
		if len(rec.Head) == 0 || rec.Head[0] != sealedVersion {
			continue
		}
		if o == nil {
			o = openings.Get().(*opening)
			o.context = appendContext(o.context[:0], stream)
			defer func() {
				o.key = nil
				openings.Put(o)
			}()
		}
		err := d.openRecord(ctx, o, stream, shard, rec)
		if err != nil && i > 0 {
			page.Next, page.Records = rec.Position, page.Records[:i]
			return nil
		}
		if damage, ok := errors.AsType[*log.CorruptError](err); ok {
			d.openMore(ctx, o, stream, shard, page.Records[1:], damage)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// openMore adds to damage the records behind it that cannot be opened either, so that
// whoever goes on behind the damage need not try each.
func (d *dataPath) openMore(ctx context.Context, o *opening, stream *catalog.Stream, shard *catalog.Shard, behind []log.Record, damage *log.CorruptError) {
	for i := range behind {
		rec := &behind[i]
		if len(rec.Head) == 0 || rec.Head[0] != sealedVersion {
			return
		}
		if _, ok := errors.AsType[*log.CorruptError](d.openRecord(ctx, o, stream, shard, rec)); !ok {
			return
		}
		damage.Last = rec.Position
	}
}

// openRecord makes a plain record of a sealed one.
func (d *dataPath) openRecord(ctx context.Context, o *opening, stream *catalog.Stream, shard *catalog.Shard, rec *log.Record) (err error) {
	if len(rec.Head) != sealedHead {
		return unopened(shard, rec, "the head is not of a known form")
	}
	if id := binary.BigEndian.Uint32(rec.Head[sealedNonceAt:]); o.key == nil || o.id != id {
		o.key, err = d.readingKey(ctx, stream, id)
		if err != nil {
			return err
		}
		if o.key == nil {
			return unopened(shard, rec, fmt.Sprintf("its data key %d is not in the catalog", id))
		}
		o.id = id
	}
	plain, err := o.key.gcm.Open(rec.Data[:0], rec.Head[sealedNonceAt:], rec.Data, bind(o.context, rec.Head, shard))
	if err != nil {
		return unopened(shard, rec, "its data key does not open it")
	}
	var ok bool
	if rec.Head, rec.Data, ok = unpack(plain); !ok {
		return unopened(shard, rec, "there is no record in it")
	}
	return nil
}

// unpack gives the record that was sealed.
func unpack(plain []byte) (head, data []byte, ok bool) {
	if len(plain) < sealedLeast {
		return nil, nil, false
	}
	end := len(plain) - 1 - int(plain[len(plain)-1])
	split := headerFixed + int(binary.BigEndian.Uint16(plain[2:]))
	if split > end {
		return nil, nil, false
	}
	return plain[:split:split], plain[split:end:end], true
}

// unopened says that a record is damaged, as the engine would.
func unopened(shard *catalog.Shard, rec *log.Record, reason string) error {
	return &log.CorruptError{Log: shard.Log, First: rec.Position, Last: rec.Position, Reason: "sealed record: " + reason}
}

// readLive is the function of that name, and opens what it reads.
func (d *dataPath) readLive(ctx context.Context, stream *catalog.Stream, shard *catalog.Shard, from log.Position, dead log.Millis, limit log.Limit, buffer *log.Buffer) (log.Page, error) {
	page, err := readLive(ctx, d.engine, shard.Log, from, dead, limit, buffer)
	if err == nil {
		err = d.open(ctx, stream, shard, &page)
	}
	if err != nil {
		return log.Page{}, err
	}
	return page, nil
}
