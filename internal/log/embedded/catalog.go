package embedded

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"github.com/shardwell/shardwell/internal/log"
	"github.com/shardwell/shardwell/internal/segment"
)

const (
	checkpointTail = ".state"
	tempTail       = ".tmp" // of files that are being made, in sorted and catalog
)

// keptCheckpoints is how many checkpoints are kept: if the newest cannot be
// used, the one before it is, and the segments behind that are still there.
const keptCheckpoints = 2

func checkpointName(seq uint64) string {
	return fmt.Sprintf("%s/%010d%s", catalogDir, seq, checkpointTail)
}

// parseNumbered returns the number in the name of a file that name makes from
// numbers; ok is false for any other name.
func parseNumbered(full, tail string, name func(uint64) string) (n uint64, ok bool) {
	_, base, _ := strings.Cut(full, "/")
	if digits, cut := strings.CutSuffix(base, tail); cut && len(digits) >= 10 {
		_, err := fmt.Sscanf(digits, "%d", &n)
		return n, err == nil && name(n) == full
	}
	return 0, false
}

// loadCheckpoints reads the newest checkpoints that can be used, as many as
// are kept, and begins recovery at the first of them. What cannot be used does
// no harm, for the one before it tells as much: it is reported and no more.
func (r *recovery) loadCheckpoints() error {
	entries, err := r.e.fs.ReadDir(catalogDir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("read the catalog: %w", err)
	}
	var seqs []uint64
	for _, entry := range entries {
		if seq, ok := parseNumbered(catalogDir+"/"+entry.Name(), checkpointTail, checkpointName); ok {
			seqs = append(seqs, seq)
		}
	}
	slices.Sort(seqs)
	for _, seq := range slices.Backward(seqs) {
		if len(r.e.checkpoints) == keptCheckpoints {
			break
		}
		c, err := r.readCheckpoint(seq)
		if errors.Is(err, fs.ErrNotExist) {
			continue // a running server beside Inspect has written newer ones
		}
		if err != nil {
			r.spoiled = append(r.spoiled, &log.CorruptError{File: checkpointName(seq), Reason: err.Error()})
			continue
		}
		if r.base == nil {
			r.base = c
		}
		r.e.checkpoints = slices.Insert(r.e.checkpoints, 0, seq)
	}
	if r.base != nil {
		r.restore(r.base)
	}
	return nil
}

func (r *recovery) readCheckpoint(seq uint64) (*segment.Checkpoint, error) {
	f, err := r.e.fs.OpenRead(checkpointName(seq))
	if err != nil {
		return nil, err
	}
	size, err := f.Size()
	var p []byte
	if err == nil {
		p = make([]byte, size)
		err = readFull(f, p, 0)
	}
	if err := errors.Join(err, f.Close()); err != nil {
		return nil, err
	}
	c, err := segment.DecodeCheckpoint(p)
	if err == nil && c.Seq != seq {
		err = fmt.Errorf("it is the one of segment %d", c.Seq)
	}
	return c, err
}

// restore begins with the state that a checkpoint holds.
func (r *recovery) restore(c *segment.Checkpoint) {
	e := r.e
	e.clock = max(e.clock, log.Millis(c.Clock))
	e.control.next = log.Position(c.ControlNext)
	e.deleted, e.nextNumber = c.Deleted, c.NextNumber
	for i := range c.Logs {
		e.addStream(restored(&c.Logs[i]))
	}
	r.set = &fileSet{through: c.SortedThrough}
	for _, meta := range c.Files {
		r.set.files = append(r.set.files, newSortedFile(e.fs, meta))
	}
}

// restored is a log as a checkpoint has it.
func restored(l *segment.LogState) *stream {
	st := newStream(log.LogID(l.Log), log.Kind(l.Kind))
	st.first, st.end, st.next = log.Position(l.First), log.Position(l.Next), log.Position(l.Next)
	st.lastArrival = log.Millis(l.LastArrival)
	if st.sealed = l.Sealed; st.sealed {
		st.sealing = settled
	}
	for _, a := range l.Absent {
		st.holes = append(st.holes, hole{first: log.Position(a.First), last: log.Position(a.Last), file: a.File, offset: a.Offset, jump: !a.Lost})
	}
	return st
}

// replaceFiles carries out an entry about sorted files.
func (r *recovery) replaceFiles(change segment.FilesReplaced, name string, at int64) {
	if r.tailFiles {
		return
	}
	opened := make([]*sortedFile, len(change.New))
	for i, meta := range change.New {
		opened[i] = newSortedFile(r.e.fs, meta)
		r.e.nextNumber = max(r.e.nextNumber, meta.Number+1)
	}
	next, _, err := r.set.with(change, opened)
	if err != nil {
		r.damage(name, at, err.Error())
		return
	}
	r.set = next
}

// takeTailFiles carries out the entries about sorted files that are in the
// tail, ahead of everything else there. It does not matter whether they are
// durable: the files that they name are, and those that they replace may be
// gone already.
func (r *recovery) takeTailFiles(f *file) error {
	var memory []byte
	for _, t := range r.tail {
		for i, at := range framesOf(t.block, t.header) {
			fr := segment.FrameAt(t.header, i)
			if fr.Log != segment.ControlLog {
				continue
			}
			memory = slices.Grow(memory[:0], int(fr.Bytes))[:fr.Bytes]
			if err := readFull(f.f, memory, t.at+at); err != nil {
				return fmt.Errorf("read %s at byte %d: %w", f.name, t.at+at, err)
			}
			r.eachControl(memory, fr, f.name, t.at+at, func(op segment.Control) {
				if op.Op == segment.OpFiles {
					r.replaceFiles(op.Files, f.name, t.at+at)
				}
			})
		}
	}
	r.tailFiles = true
	return nil
}

// framesOf yields the number of every frame of a block, and where it is in the
// block.
func framesOf(b segment.Block, header []byte) func(yield func(i int, at int64) bool) {
	return func(yield func(int, int64) bool) {
		at := int64(b.HeaderBytes())
		for i := range b.Frames {
			if !yield(i, at) {
				return
			}
			at += int64(segment.FrameAt(header, i).Bytes)
		}
	}
}

// showSorted makes readers use the sorted files, and says which are missing.
func (r *recovery) showSorted() {
	e := r.e
	if r.base != nil && r.set.through < r.base.End {
		r.damage(checkpointName(r.base.Seq), 0, "it was written behind an entry that the commit log does not have")
	}
	for _, f := range r.set.files {
		info, err := e.fs.Stat(f.name)
		switch {
		case errors.Is(err, fs.ErrNotExist):
			e.lost = append(e.lost, lostFile{f.Number, f.corrupt(0, "the file is missing")})
		case err != nil:
			e.lost = append(e.lost, lostFile{f.Number, f.corrupt(0, err.Error())})
		case info.Size() != f.Bytes:
			e.lost = append(e.lost, lostFile{f.Number, f.corrupt(min(info.Size(), f.Bytes), fmt.Sprintf("it is %d bytes long instead of %d", info.Size(), f.Bytes))})
		}
	}
	e.showFiles(r.set)
}

// lostFile is a sorted file that recovery has not found as it should be.
type lostFile struct {
	number uint64
	damage *log.CorruptError
}

// damagedFiles tells what is wrong with live sorted files, one fault of each:
// what recovery has found, or readers have since.
func (e *Engine) damagedFiles() (found []*log.CorruptError) {
	for _, f := range e.sorted.Load().files {
		i := slices.IndexFunc(e.lost, func(l lostFile) bool { return f.Number == l.number })
		if i >= 0 {
			found = append(found, e.lost[i].damage)
		} else if d := f.damage(); d != nil {
			found = append(found, d)
		}
	}
	return found
}

// removeOrphans removes what no entry names: sorted files that were being made
// or have been replaced, and checkpoints that are not kept. Names that are not
// the engine's own are left alone.
func (r *recovery) removeOrphans() error {
	e := r.e
	return errors.Join(
		e.removeFrom(sortedDir, func(name string) bool {
			n, ok := parseNumbered(name, sortedTail, sortedName)
			return ok && !slices.ContainsFunc(r.set.files, func(f *sortedFile) bool { return f.Number == n })
		}),
		e.removeFrom(catalogDir, func(name string) bool {
			seq, ok := parseNumbered(name, checkpointTail, checkpointName)
			return ok && !slices.Contains(e.checkpoints, seq)
		}))
}

// removeFrom removes unfinished files from a directory, and orphans.
func (e *Engine) removeFrom(dir string, orphan func(name string) bool) error {
	entries, err := e.fs.ReadDir(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("look for files that are not needed: %w", err)
	}
	for _, entry := range entries {
		name := dir + "/" + entry.Name()
		if !strings.HasSuffix(name, tempTail) && !orphan(name) {
			continue
		}
		if err := e.fs.Remove(name); err != nil {
			return fmt.Errorf("remove a file that is not needed: %w", err)
		}
	}
	return nil
}
