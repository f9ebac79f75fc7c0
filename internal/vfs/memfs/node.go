package memfs

import (
	"maps"
	"slices"
)

// node is a file or a directory, alive while anything names it: an entry, a
// durable entry, or an open handle.
type node struct {
	dir bool

	now     tree     // what reads show
	safe    tree     // what a power cut leaves for certain
	pending []change // what happened to now since, in order

	// diverged says that now is more than safe and pending: a failed sync
	// dropped changes that reads still show.
	diverged bool

	entries     map[string]*node // of a directory: what lookups see
	safeEntries map[string]*node // of a directory: what is durable

	links  int // entries that name the node
	opens  int
	locked bool

	failSync error
	short    *shortWrite
}

// shortWrite makes one write stop early.
type shortWrite struct {
	bytes int
	err   error
}

// change is an unsynced write, or truncation, of a file. data is nil when all
// bytes are zero, as in the first filling of a large file.
type change struct {
	seq      uint64
	truncate bool
	offset   int64 // of a write; the size of a truncation
	bytes    int
	data     []byte
}

// dirOp is one unsynced operation on directories. A rename has several
// changes: within one directory they survive together or not at all.
type dirOp struct {
	seq     uint64
	changes []entryChange
}

// entryChange sets an entry of dir, or removes it (to is nil).
type entryChange struct {
	dir  *node
	name string
	to   *node
}

func newFile() *node {
	return &node{now: tree{owner: new(token)}, safe: tree{owner: new(token)}}
}

func newDir() *node {
	return &node{dir: true, entries: map[string]*node{}, safeEntries: map[string]*node{}}
}

// apply does the change to t, or the part of a write given by from and to.
func (c *change) apply(t *tree, from, to int) {
	switch {
	case c.truncate:
		t.truncate(c.offset)
	case c.data != nil:
		t.write(c.data[from:to], c.offset+int64(from))
	default:
		for from < to {
			at := c.offset + int64(from)
			n := min(to-from, pageBytes-int(at%pageBytes))
			t.write(zeroPage.data[:n], at)
			from += n
		}
	}
}

// settle makes the changes up to seq durable.
func (n *node) settle(seq uint64) {
	count := 0
	for count < len(n.pending) && n.pending[count].seq <= seq {
		count++
	}
	if count == len(n.pending) && !n.diverged {
		if count > 0 {
			n.safe = n.now.clone()
		}
		n.pending = nil
		return
	}
	for i := range n.pending[:count] {
		c := &n.pending[i]
		c.apply(&n.safe, 0, c.bytes)
	}
	n.pending = slices.Clone(n.pending[count:])
}

// drop forgets that the changes up to seq were ever to become durable.
func (n *node) drop(seq uint64) {
	before := len(n.pending)
	n.pending = slices.DeleteFunc(n.pending, func(c change) bool { return c.seq <= seq })
	n.diverged = n.diverged || len(n.pending) < before
}

// link sets an entry now and keeps the links right. It returns the node that
// the entry named before.
func (n *node) link(name string, to *node) (old *node) {
	old = n.entries[name]
	if old != nil {
		old.links--
	}
	if to == nil {
		delete(n.entries, name)
		return old
	}
	n.entries[name] = to
	to.links++
	return old
}

func setEntry(entries map[string]*node, name string, to *node) {
	if to == nil {
		delete(entries, name)
	} else {
		entries[name] = to
	}
}

// names lists a directory in order.
func (n *node) names() []string { return slices.Sorted(maps.Keys(n.entries)) }
