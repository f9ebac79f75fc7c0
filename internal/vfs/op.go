package vfs

import (
	"errors"
	"fmt"
)

// ErrLocked is what Lock gives when another handle or process holds the lock.
// It comes wrapped in an *fs.PathError.
var ErrLocked = errors.New("locked by another process")

// Kind is which method of FS or File an Op stands for.
type Kind uint8

// The methods of FS and of File.
const (
	OpCreate Kind = iota + 1
	OpOpen
	OpOpenRead
	OpRename
	OpRemove
	OpMkdir
	OpReadDir
	OpStat
	OpSyncDir
	OpLock
	OpFree
	OpReadAt
	OpWriteAt
	OpSync
	OpTruncate
	OpSize
	OpClose
)

var kindNames = [...]string{
	OpCreate: "create", OpOpen: "open", OpOpenRead: "openread", OpRename: "rename",
	OpRemove: "remove", OpMkdir: "mkdir", OpReadDir: "readdir", OpStat: "stat",
	OpSyncDir: "syncdir", OpLock: "lock", OpFree: "free", OpReadAt: "read",
	OpWriteAt: "write", OpSync: "sync", OpTruncate: "truncate", OpSize: "size",
	OpClose: "close",
}

// String is the method's name in lower case, as it stands in PathError.Op.
func (k Kind) String() string {
	if int(k) < len(kindNames) && kindNames[k] != "" {
		return kindNames[k]
	}
	return fmt.Sprintf("kind(%d)", uint8(k))
}

// Mutates tells whether the method can change what is on disk, or what of it
// is durable. Opening, reading and closing do not.
func (k Kind) Mutates() bool {
	switch k {
	case OpCreate, OpRename, OpRemove, OpMkdir, OpSyncDir, OpLock, OpWriteAt, OpSync, OpTruncate:
		return true
	}
	return false
}

// Op describes one call on an FS or File, for hooks and messages of tests.
type Op struct {
	Kind   Kind
	Name   string // the file or directory; a File's is the name it was opened by
	To     string // the new name of a rename
	Offset int64  // of ReadAt and WriteAt; the new size of Truncate
	Bytes  int    // length of the buffer of ReadAt and WriteAt
	Done   bool   // false before the call takes effect, true after it
	Err    error  // how the call ended, when Done
}

// String is one line such as "write commit/0001 4096+512".
func (o Op) String() string {
	s := o.Kind.String()
	if o.Name != "" {
		s += " " + o.Name
	}
	switch o.Kind {
	case OpRename:
		s += " to " + o.To
	case OpReadAt, OpWriteAt:
		s += fmt.Sprintf(" %d+%d", o.Offset, o.Bytes)
	case OpTruncate:
		s += fmt.Sprintf(" at %d", o.Offset)
	}
	if o.Err != nil {
		s += ": " + o.Err.Error()
	}
	return s
}
