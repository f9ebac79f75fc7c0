package segment

import (
	"encoding/binary"
	"errors"
)

// ControlLog is the log whose entries say what happens to the other logs.
const ControlLog = 0

// Op is what a control entry does.
type Op uint8

// The operations. Their numbers are part of the format.
const (
	OpCreate Op = 1 // Items are new logs of kind Kind; their positions are 0
	OpSeal   Op = 2 // Items end, each before its position
	OpTrim   Op = 3 // Items lose everything before their position
	OpDelete Op = 4 // Items are gone; their positions are 0
)

// Item is a log and, where the operation has one, a position.
type Item struct {
	Log      uint64
	Position uint64
}

// Control is the data of one entry of ControlLog.
type Control struct {
	Op    Op
	Kind  uint8
	Items []Item
}

// MaxItemBytes is the most that one Item takes.
const MaxItemBytes = 2 * binary.MaxVarintLen64

// ErrControl says that bytes are not a control entry this version knows.
var ErrControl = errors.New("not a control entry")

// AppendControl appends the bytes of c to dst.
func AppendControl(dst []byte, c Control) []byte {
	dst = append(dst, byte(c.Op), c.Kind)
	dst = binary.AppendUvarint(dst, uint64(len(c.Items)))
	for _, it := range c.Items {
		dst = binary.AppendUvarint(dst, it.Log)
		dst = binary.AppendUvarint(dst, it.Position)
	}
	return dst
}

// DecodeControl reads what AppendControl wrote. The error is ErrControl.
func DecodeControl(p []byte) (Control, error) {
	if len(p) < 3 || Op(p[0]) < OpCreate || Op(p[0]) > OpDelete {
		return Control{}, ErrControl
	}
	c := Control{Op: Op(p[0]), Kind: p[1]}
	n, size := binary.Uvarint(p[2:])
	// Every item takes at least two bytes, which bounds what n may ask for.
	if size <= 0 || n > uint64(len(p)-2-size)/2 {
		return Control{}, ErrControl
	}
	p = p[2+size:]
	c.Items = make([]Item, n)
	for i := range c.Items {
		for _, v := range []*uint64{&c.Items[i].Log, &c.Items[i].Position} {
			if *v, size = binary.Uvarint(p); size <= 0 {
				return Control{}, ErrControl
			}
			p = p[size:]
		}
	}
	if len(p) != 0 {
		return Control{}, ErrControl
	}
	return c, nil
}
