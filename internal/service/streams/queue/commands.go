package queue

import (
	"encoding/binary"

	"github.com/shardwell/shardwell/internal/log"
)

// Commands are binary, because there is one for every few records received:
// a byte that says which it is, a byte with the version of its rule, and its
// fields as varints (docs/formats/queue.md). A rule that changes gets a new
// version and the old one stays, because the log replays it. The golden files
// in testdata hold every version that was released.

const (
	opBegin     = 1
	opConfigure = 2
	opReceive   = 3
	opSettle    = 4
	opExpire    = 5

	commandVersion = 1
)

// Side is one of the two faces of a queue.
type Side uint8

const (
	// Live is the queue that workers receive from.
	Live Side = iota
	// Dead is where its dead letters are.
	Dead
	sides
)

// Begin says where a new queue begins in shards that are there already; in all
// others it begins with the first record. The reply is nil. Once a queue has
// begun, another Begin changes nothing.
type Begin struct {
	MaxReceiveCount uint32 // as in Configure
	Starts          []Start
}

// Start is the first position that a queue hands out of a shard.
type Start struct {
	Shard    uint32
	Position log.Position
}

// Configure says after how many receipts a record is a dead letter, 0: never.
// Those that are dead letters already stay so. The reply is nil.
type Configure struct {
	MaxReceiveCount uint32
}

// Receive puts records in flight. The reply is a []Receipt, one for each
// position of each part, in order.
type Receive struct {
	// MaxUnacknowledged and MaxDeadLetters stop fresh records: none is handed
	// out while there are as many of either.
	MaxUnacknowledged, MaxDeadLetters int
	Parts                             []Part
}

// Part is the records of one shard that one Receive wants, by position.
type Part struct {
	Side    Side
	Timeout log.Millis // how long they stay in flight
	Shard   uint32
	// From and Next speak of fresh records: whoever proposes this has seen all
	// that is in the shard from From up to Next, and Positions has what is to be
	// handed out of it. If From is not where the fresh records begin, somebody
	// else was faster: none of them is granted. 0, 0: no fresh records are wanted.
	From, Next log.Position
	Positions  []log.Position // ascending
}

// Receipt is what became of one position in a Receive.
type Receipt struct {
	Granted bool
	Number  uint32     // with shard, position and side what a receipt handle means
	Count   uint32     // receipts since the record was fresh or restored
	First   log.Millis // when the first of those was
}

// Action is what an Item does.
type Action uint8

const (
	// Acknowledge takes a record away for good, on either side.
	Acknowledge Action = iota
	// SetVisibility changes when the record becomes visible again.
	SetVisibility
	// Restore makes a dead letter a record that was never received.
	Restore
	actions
)

// Settle acts on records that were received. The reply is a []bool, one for
// each item, in order: whether its receipt was the record's last and it was
// carried out.
type Settle struct {
	Items []Item
}

// Item is one record of a Settle.
type Item struct {
	Action   Action
	Side     Side // that it was received from
	Shard    uint32
	Position log.Position
	Receipt  uint32     // Receipt.Number
	Timeout  log.Millis // for SetVisibility
}

// Expire forgets records that are past their retention, and shards that are.
// The reply is nil.
type Expire struct {
	Live   []Start  // the first position of a shard that is not past it
	Forget []uint32 // shards, ascending
}

// Encode gives the command's bytes.
func (c Begin) Encode() []byte {
	b := binary.AppendUvarint([]byte{opBegin, commandVersion}, uint64(c.MaxReceiveCount))
	return appendStarts(b, c.Starts)
}

// Encode gives the command's bytes.
func (c Configure) Encode() []byte {
	return binary.AppendUvarint([]byte{opConfigure, commandVersion}, uint64(c.MaxReceiveCount))
}

// Encode gives the command's bytes.
func (c Receive) Encode() []byte {
	b := append(make([]byte, 0, 64), opReceive, commandVersion)
	b = binary.AppendUvarint(b, uint64(c.MaxUnacknowledged))
	b = binary.AppendUvarint(b, uint64(c.MaxDeadLetters))
	b = binary.AppendUvarint(b, uint64(len(c.Parts)))
	for i := range c.Parts {
		p := &c.Parts[i]
		b = append(b, byte(p.Side))
		b = binary.AppendUvarint(b, uint64(p.Timeout))
		b = binary.AppendUvarint(b, uint64(p.Shard))
		b = binary.AppendUvarint(b, uint64(p.From))
		b = binary.AppendUvarint(b, uint64(p.Next-p.From))
		b = binary.AppendUvarint(b, uint64(len(p.Positions)))
		last := log.Position(0)
		for _, at := range p.Positions {
			b = binary.AppendUvarint(b, uint64(at-last))
			last = at
		}
	}
	return b
}

// Encode gives the command's bytes.
func (c Settle) Encode() []byte {
	b := append(make([]byte, 0, 16+8*len(c.Items)), opSettle, commandVersion)
	b = binary.AppendUvarint(b, uint64(len(c.Items)))
	last := log.Position(0)
	for i := range c.Items {
		it := &c.Items[i]
		b = append(b, byte(it.Action)<<1|byte(it.Side))
		b = binary.AppendUvarint(b, uint64(it.Shard))
		b = binary.AppendVarint(b, int64(it.Position-last))
		b = binary.AppendUvarint(b, uint64(it.Receipt))
		if it.Action == SetVisibility {
			b = binary.AppendUvarint(b, uint64(it.Timeout))
		}
		last = it.Position
	}
	return b
}

// Encode gives the command's bytes.
func (c Expire) Encode() []byte {
	b := appendStarts([]byte{opExpire, commandVersion}, c.Live)
	b = binary.AppendUvarint(b, uint64(len(c.Forget)))
	for _, shard := range c.Forget {
		b = binary.AppendUvarint(b, uint64(shard))
	}
	return b
}

func appendStarts(b []byte, starts []Start) []byte {
	b = binary.AppendUvarint(b, uint64(len(starts)))
	for _, s := range starts {
		b = binary.AppendUvarint(b, uint64(s.Shard))
		b = binary.AppendUvarint(b, uint64(s.Position))
	}
	return b
}
