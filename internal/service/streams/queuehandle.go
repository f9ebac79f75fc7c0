package streams

import (
	"encoding/binary"

	"github.com/shardwell/shardwell/internal/log"
	"github.com/shardwell/shardwell/internal/service/streams/catalog"
	"github.com/shardwell/shardwell/internal/service/streams/queue"
)

// A receipt handle is a sealed token that says which receipt of which record it
// stands for, and opens for its queue only. Whether that receipt still counts is
// for the queue's machine to say. Handles open for at least as long as token keys
// are kept: a day.

const (
	handleVersion = 1
	handleBytes   = 1 + 1 + 4 + 8 + 4
)

// sealHandle gives the handle of a delivery.
func (s *sealer) sealHandle(queueARN string, side queue.Side, d *delivery) string {
	var scratch [handleBytes]byte
	b := append(scratch[:0], handleVersion, byte(side))
	b = binary.BigEndian.AppendUint32(b, d.shard.Index)
	b = binary.BigEndian.AppendUint64(b, uint64(d.position))
	b = binary.BigEndian.AppendUint32(b, d.receipt.Number)
	return s.sealPadded(kindReceipt, queueARN, b, tokenFixed+tokenBlock+tokenTag)
}

// openHandle reads a handle of a queue; ok is false for one that was not issued
// for a receipt on that side of it.
func (s *sealer) openHandle(queueARN string, side queue.Side, handle string) (it queue.Item, ok bool) {
	b, ok := s.open(kindReceipt, queueARN, handle)
	if !ok || len(b) != handleBytes || b[0] != handleVersion || queue.Side(b[1]) != side {
		return queue.Item{}, false
	}
	return queue.Item{
		Side:     side,
		Shard:    binary.BigEndian.Uint32(b[2:]),
		Position: log.Position(binary.BigEndian.Uint64(b[6:])),
		Receipt:  binary.BigEndian.Uint32(b[14:]),
	}, true
}

// recordID names a record in every delivery and every queue of its stream: it is
// the sequence number, which has the shard in it.
func recordID(shard *catalog.Shard, at log.Position, arrival log.Millis) string {
	return recordNumber(shard, at, arrival).String()
}
