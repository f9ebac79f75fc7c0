package memfs

import (
	"maps"
	"math/rand/v2"
	"slices"
)

// Survival is what a power cut leaves of the changes that were not synced.
type Survival uint8

const (
	// Nothing unsynced survives.
	Nothing Survival = iota
	// Everything survives but what a failed sync dropped.
	Everything
	// Something survives, as Cut.Rand chooses.
	Something
)

// Cut says what one power cut does.
type Cut struct {
	// Data is what becomes of unsynced writes and truncations. Something keeps,
	// drops or tears each write on its own, a torn one in any set of its
	// 512-byte sectors; a file may have grown to the end of a lost write, and
	// then reads zeros there. Changes that survive are applied in their order.
	Data Survival

	// Entries is what becomes of unsynced creations, renames, removals and new
	// directories. Something keeps a first part of them (a journal), or each on
	// its own as long as an operation never survives without the earlier ones
	// on the same entry. A rename within one directory survives whole or not at
	// all; of one between directories, each directory's half is durable with
	// that directory's SyncDir.
	Entries Survival

	// Rand makes the choices of Something; it may be nil if there are none.
	Rand *rand.Rand
}

// RandomCut is a cut in which anything unsynced may survive or not, the same
// for the same seed and history.
func RandomCut(seed uint64) Cut {
	return Cut{Data: Something, Entries: Something, Rand: rand.New(rand.NewPCG(seed, 0x9e3779b97f4a7c15))}
}

// Crash returns the FS that a machine would find after losing its power now.
// The receiver stays as it is. The new FS has no handles, locks, hooks or
// armed faults; all that is in it is durable; the capacity is the same.
func (f *FS) Crash(cut Cut) *FS {
	f.mu.Lock()
	defer f.mu.Unlock()
	c := cloner{to: New(), cut: &cut, memo: map[*node]*node{}, overlay: map[*node]map[string]*node{}}
	for _, op := range cut.entries(f.dirOps) {
		for _, e := range op.changes {
			if c.overlay[e.dir] == nil {
				c.overlay[e.dir] = map[string]*node{}
			}
			c.overlay[e.dir][e.name] = e.to
		}
	}
	c.to.capacity = f.capacity
	c.to.root = c.crashed(f.root)
	c.account()
	return c.to
}

// Kill returns the FS that a new process would find if this one died now and
// the machine lived on: everything written is there, synced or not, and what
// was not synced can still be lost to a Crash of the new FS. The receiver
// stays as it is. Handles, locks, hooks and armed faults are gone.
func (f *FS) Kill() *FS {
	f.mu.Lock()
	defer f.mu.Unlock()
	c := cloner{to: New(), memo: map[*node]*node{}}
	c.to.capacity, c.to.seq = f.capacity, f.seq
	c.to.root = c.copied(f.root)
	for _, op := range f.dirOps {
		changes := slices.Clone(op.changes)
		for i := range changes {
			changes[i].dir = c.copied(changes[i].dir)
			changes[i].to = c.copied(changes[i].to)
		}
		c.to.dirOps = append(c.to.dirOps, dirOp{op.seq, changes})
	}
	c.account()
	return c.to
}

// cloner copies nodes into a new FS, each once.
type cloner struct {
	to      *FS
	cut     *Cut
	memo    map[*node]*node
	overlay map[*node]map[string]*node // unsynced entries that survive; nil removes
}

// crashed copies what is left of n.
func (c *cloner) crashed(n *node) *node {
	if n == nil || c.memo[n] != nil {
		return c.memo[n]
	}
	if !n.dir {
		left := newFile()
		c.memo[n] = left
		left.safe = n.safe.clone()
		c.cut.data(&left.safe, n.pending)
		left.now = left.safe.clone()
		return left
	}
	left := newDir()
	c.memo[n] = left
	entries := maps.Clone(n.safeEntries)
	for name, to := range c.overlay[n] {
		setEntry(entries, name, to)
	}
	for _, name := range slices.Sorted(maps.Keys(entries)) {
		to := c.crashed(entries[name])
		left.safeEntries[name] = to
		left.link(name, to)
	}
	return left
}

// copied copies n with all that is pending.
func (c *cloner) copied(n *node) *node {
	if n == nil || c.memo[n] != nil {
		return c.memo[n]
	}
	if !n.dir {
		kept := &node{now: n.now.clone(), safe: n.safe.clone(), pending: slices.Clone(n.pending), diverged: n.diverged}
		c.memo[n] = kept
		return kept
	}
	kept := newDir()
	c.memo[n] = kept
	for name, to := range n.entries {
		kept.link(name, c.copied(to))
	}
	for name, to := range n.safeEntries {
		kept.safeEntries[name] = c.copied(to)
	}
	return kept
}

// account counts the space taken by files that have a name.
func (c *cloner) account() {
	for _, n := range c.memo {
		if n.links > 0 {
			c.to.used += int64(n.now.pages)
		}
	}
}

// entries chooses which operations on directories survive, in order.
func (c *Cut) entries(ops []dirOp) []dirOp {
	switch {
	case c.Entries == Nothing || len(ops) == 0:
		return nil
	case c.Entries == Everything:
		return ops
	case c.Rand.IntN(2) == 0:
		return ops[:c.Rand.IntN(len(ops)+1)]
	}
	type entry struct {
		dir  *node
		name string
	}
	lost := map[entry]bool{}
	var kept []dirOp
	for _, op := range ops {
		keep := c.Rand.IntN(2) == 0
		for _, e := range op.changes {
			keep = keep && !lost[entry{e.dir, e.name}]
		}
		if keep {
			kept = append(kept, op)
			continue
		}
		for _, e := range op.changes {
			lost[entry{e.dir, e.name}] = true
		}
	}
	return kept
}

// data applies to t what survives of a file's unsynced changes. One file in
// four dies in order: all changes up to one that may be torn, none after it.
func (c *Cut) data(t *tree, pending []change) {
	if c.Data == Nothing || len(pending) == 0 {
		return
	}
	last := -1
	if c.Data == Something && c.Rand.IntN(4) == 0 {
		last = c.Rand.IntN(len(pending))
	}
	for i := range pending {
		p := &pending[i]
		switch {
		case c.Data == Everything || i < last:
			p.apply(t, 0, p.bytes)
		case last < 0 || i == last:
			c.tear(t, p)
		}
	}
}

// tear applies all, nothing, the first sectors or any sectors of one change.
func (c *Cut) tear(t *tree, p *change) {
	how := c.Rand.IntN(4)
	if p.truncate {
		if how >= 2 {
			p.apply(t, 0, 0)
		}
		return
	}
	if end := p.offset + int64(p.bytes); end > t.size && c.Rand.IntN(2) == 0 {
		t.truncate(end)
	}
	first := int(sectorBytes - p.offset%sectorBytes)
	sectors := 1 + max(0, p.bytes-first+sectorBytes-1)/sectorBytes
	prefix := c.Rand.IntN(sectors + 1)
	for i := range sectors {
		if how == 0 || how == 1 && i >= prefix || how == 2 && c.Rand.IntN(2) == 0 {
			continue
		}
		from := 0
		if i > 0 {
			from = first + (i-1)*sectorBytes
		}
		p.apply(t, from, min(p.bytes, first+i*sectorBytes))
	}
}
