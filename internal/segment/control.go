package segment

import (
	"encoding/binary"
	"errors"
)

// ControlLog is the log whose entries say what happens to the other logs.
const ControlLog = 0

// Op is what a control entry does.
type Op uint8

// The operations. Their numbers are part of the format; 5 and 6 came with
// format 2 of the directory.
const (
	OpCreate Op = 1 // Items are new logs of kind Kind; their positions are 0
	OpSeal   Op = 2 // Items end, each before its position
	OpTrim   Op = 3 // Items lose everything before their position
	OpDelete Op = 4 // Items are gone; their positions are 0
	OpFiles  Op = 5 // the set of sorted files becomes another, as Files says; no Items
	OpJump   Op = 6 // Items go on at their position; those between were never given
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
	Files FilesReplaced // of OpFiles only
}

// FilesReplaced is a step from one set of sorted files to the next: it loses
// the numbers in Old, which it must have, and gains New. Frames of the commit
// log before the global offset SortedThrough are in sorted files afterwards,
// or nowhere. SortedThrough never steps back.
type FilesReplaced struct {
	Old           []uint64
	New           []SortedFile
	SortedThrough int64
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
	if c.Op == OpFiles {
		dst = appendFiles(dst, c.Files)
	}
	return dst
}

func appendFiles(dst []byte, f FilesReplaced) []byte {
	dst = binary.AppendUvarint(dst, uint64(f.SortedThrough))
	dst = binary.AppendUvarint(dst, uint64(len(f.Old)))
	for _, number := range f.Old {
		dst = binary.AppendUvarint(dst, number)
	}
	dst = binary.AppendUvarint(dst, uint64(len(f.New)))
	for _, file := range f.New {
		dst = appendSortedFile(dst, file)
	}
	return dst
}

// DecodeControl reads what AppendControl wrote. The error is ErrControl.
func DecodeControl(p []byte) (Control, error) {
	if len(p) < 3 || Op(p[0]) < OpCreate || Op(p[0]) > OpJump {
		return Control{}, ErrControl
	}
	c, r := Control{Op: Op(p[0]), Kind: p[1]}, reader{p: p[2:]}
	c.Items = make([]Item, r.count(2))
	for i := range c.Items {
		c.Items[i] = Item{Log: r.uvarint(), Position: r.uvarint()}
	}
	if c.Op == OpFiles {
		r.require(len(c.Items) == 0)
		c.Files = r.files()
	}
	if r.bad || len(r.p) != 0 {
		return Control{}, ErrControl
	}
	return c, nil
}

func (r *reader) files() FilesReplaced {
	f := FilesReplaced{SortedThrough: r.int63()}
	f.Old = make([]uint64, r.count(1))
	for i := range f.Old {
		f.Old[i] = r.uvarint()
	}
	f.New = make([]SortedFile, r.count(minSortedFileBytes))
	for i := range f.New {
		f.New[i] = r.sortedFile()
		r.require(f.New[i].To <= f.SortedThrough)
	}
	return f
}
