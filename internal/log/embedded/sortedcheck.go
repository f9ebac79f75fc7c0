package embedded

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"

	"github.com/shardwell/shardwell/internal/log"
	"github.com/shardwell/shardwell/internal/segment"
)

// sortedCheck reads all of a sorted file and verifies every checksum in it.
type sortedCheck struct {
	f *sortedFile
	// frame is called for every frame that passes, in the order of the file.
	frame func(at int64, fr segment.Frame, frame []byte, arrival int64) error
	// bad is called for everything that does not, with what that costs.
	bad func(Damage)
	// read is told how many bytes have been read. It and frame may be nil.
	read func(bytes int64)

	table  []segment.LogRun
	costs  map[int64][]Damage // by file offset of the block: what it holds
	memory []byte
	summer segment.Summer
}

// run checks the file. The error is the disk's, or that of frame.
func (c *sortedCheck) run() error {
	f := c.f
	if err := f.open(); err != nil {
		return c.take(err)
	}
	defer f.close()
	page, err := f.bytes(0, segment.PageBytes)
	if err != nil {
		return err
	}
	if h, err := segment.DecodeSortedHeader(page); err != nil {
		c.bad(c.damage(0, err.Error()))
	} else if h.Number != f.Number || h.ID != f.ID || h.Generation != f.Generation || h.From != f.From || h.To != f.To {
		c.bad(c.damage(0, "it is not the file that the commit log names"))
	}
	if err := c.tables(); err != nil {
		return err
	}
	return c.blocks()
}

func (c *sortedCheck) damage(at int64, reason string) Damage {
	return Damage{File: c.f.name, Offset: at, Reason: reason}
}

// take turns an error that is damage into a report.
func (c *sortedCheck) take(err error) error {
	if d, ok := errors.AsType[*log.CorruptError](err); ok {
		c.bad(c.damage(d.Offset, d.Reason))
		return nil
	}
	return err
}

// tables verifies the tables and learns what each block should hold.
func (c *sortedCheck) tables() error {
	c.costs = map[int64][]Damage{}
	table, err := c.f.runs()
	if err != nil {
		return c.take(err)
	}
	c.table = table
	for _, run := range table {
		refs, err := c.f.refs(run)
		if d, ok := errors.AsType[*log.CorruptError](err); ok {
			c.bad(Damage{File: d.File, Offset: d.Offset, Reason: d.Reason, Log: log.LogID(run.Log), First: log.Position(run.First), Last: log.Position(run.Next - 1)})
			continue
		}
		if err != nil {
			return err
		}
		for i, r := range refs {
			next := run.Next
			if i+1 < len(refs) {
				next = refs[i+1].First
			}
			c.costs[r.Offset] = append(c.costs[r.Offset], Damage{Log: log.LogID(run.Log), First: log.Position(r.First), Last: log.Position(next - 1)})
		}
	}
	return nil
}

// blocks verifies the blocks and their frames.
func (c *sortedCheck) blocks() error {
	f := c.f
	size, err := f.f.Size()
	if err != nil {
		return fmt.Errorf("ask for the length of %s: %w", f.name, err)
	}
	end := size
	if c.table != nil {
		end = f.where.Footer
	}
	// To a scanner the file is a segment whose global offsets are its own.
	as := &file{name: f.name, f: f.f, held: end, Header: segment.Header{ID: f.ID, Start: segment.PageBytes}}
	return newScanner(as).walk(segment.PageBytes, end, c.block, c.gap)
}

// gap reports a stretch without blocks. Without tables the end of the blocks
// is not known, and they have been reported already.
func (c *sortedCheck) gap(from, to int64) {
	if c.table == nil {
		return
	}
	costs := false
	for at := from; at < to; at += segment.PageBytes {
		for _, d := range c.costs[at] {
			d.File, d.Offset, d.Reason = c.f.name, at, "block header"
			c.bad(d)
			costs = true
		}
	}
	if !costs {
		c.bad(c.damage(from, fmt.Sprintf("%d bytes without a valid block", to-from)))
	}
}

func (c *sortedCheck) block(at int64, b segment.Block, header []byte) error {
	header = slices.Clone(header)
	c.memory = slices.Grow(c.memory[:0], b.BodyBytes)[:b.BodyBytes]
	if err := readFull(c.f.f, c.memory, at+int64(b.HeaderBytes())); err != nil {
		return fmt.Errorf("read %s at byte %d: %w", c.f.name, at, err)
	}
	body, from := c.memory, at+int64(b.HeaderBytes())
	for i := range b.Frames {
		fr := segment.FrameAt(header, i)
		frame := body[:fr.Bytes]
		body = body[fr.Bytes:]
		entries, err := c.summer.Check(frame, fr.Log, fr.First)
		if err != nil || entries.Count != fr.Count {
			c.bad(Damage{
				File: c.f.name, Offset: from, Reason: "frame checksum", Log: log.LogID(fr.Log),
				First: log.Position(fr.First), Last: log.Position(fr.First) + log.Position(fr.Count) - 1,
			})
		} else if c.frame != nil {
			if err := c.frame(from, fr, frame, entries.Arrival); err != nil {
				return err
			}
		}
		from += int64(fr.Bytes)
	}
	if c.read != nil {
		c.read(b.Bytes())
	}
	return nil
}

// listSorted returns the numbers of the sorted files in a directory, ascending,
// whether they are live or not.
func (e *Engine) listSorted() (numbers []uint64, err error) {
	entries, err := e.fs.ReadDir(sortedDir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("list the sorted files: %w", err)
	}
	for _, entry := range entries {
		if n, ok := parseNumbered(sortedDir+"/"+entry.Name(), sortedTail, sortedName); ok {
			numbers = append(numbers, n)
		}
	}
	slices.Sort(numbers)
	return numbers, nil
}
