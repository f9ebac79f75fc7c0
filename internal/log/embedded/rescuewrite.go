package embedded

import (
	"cmp"
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"slices"

	"github.com/shardwell/shardwell/internal/log"
	"github.com/shardwell/shardwell/internal/segment"
)

// apply writes what was saved and makes it what a start finds. The checkpoint
// is the switch: before it has its name the directory is as damaged as it was,
// and afterwards nothing that is damaged counts any more.
func (s *rescue) apply(ctx context.Context) error {
	if err := s.upgrade(); err != nil {
		return err
	}
	// What an earlier repair has named may not be durable, but is built on.
	for _, dir := range []string{commitDir, sortedDir, catalogDir} {
		if err := s.e.fs.SyncDir(dir); err != nil {
			return fmt.Errorf("sync the data directory: %w", err)
		}
	}
	numbers, err := s.e.listSorted()
	if err != nil {
		return err
	}
	s.number = s.e.nextNumber
	for _, n := range numbers {
		s.number = max(s.number, n+1)
	}
	files, err := s.writeFiles(ctx)
	if err != nil {
		return err
	}
	if err := s.setAside(sortedDir); err != nil {
		return err
	}
	return s.begin(s.checkpoint(files))
}

// upgrade makes sure of the format that has sorted files and checkpoints.
func (s *rescue) upgrade() error {
	v, err := readFormat(s.e.fs)
	if err != nil {
		return err
	}
	s.e.format = v.MinWriter
	return s.e.upgradeFormat()
}

// writeFiles makes the sorted files of the new state: those that are whole stay
// as they are, the others are written anew from what passes, and what is in
// segments gets a file of its own.
func (s *rescue) writeFiles(ctx context.Context) (live []segment.SortedFile, err error) {
	for _, f := range s.files {
		if f.whole && f.name == sortedName(f.Number) {
			live = append(live, f.SortedFile)
			continue
		}
		header := segment.SortedHeader{Generation: f.Generation + 1, From: f.From, To: f.To, Clock: int64(s.e.clock)}
		if live, err = s.write(ctx, live, header, func(o *output) error { return s.rewrite(f, o) }); err != nil {
			return nil, err
		}
	}
	header := segment.SortedHeader{From: s.r.set.through, To: s.end, Clock: int64(s.e.clock)}
	live, err = s.write(ctx, live, header, s.sortFrames)
	slices.SortFunc(live, func(a, b segment.SortedFile) int { return cmp.Compare(a.From, b.From) })
	return live, err
}

// write makes one sorted file and adds it to those that are live.
func (s *rescue) write(ctx context.Context, live []segment.SortedFile, h segment.SortedHeader, fill func(*output) error) ([]segment.SortedFile, error) {
	h.Number = s.number
	s.number++
	o := &output{
		fs: s.e.fs, temp: rescueTemp, blockBytes: segment.SortedBlockBytes, stepBytes: zeroBytes, header: h,
		step: ctx.Err,
		alone: func(id uint64) bool {
			st := s.e.logs[log.LogID(id)]
			return st != nil && st.kind == log.Control
		},
	}
	if err := fill(o); err != nil {
		return nil, errors.Join(err, o.discard())
	}
	file, ok, err := o.finish(sortedName(h.Number))
	if err != nil {
		return nil, errors.Join(err, o.discard())
	}
	if ok {
		live = append(live, file)
	}
	return live, nil
}

// The names of what is being made: a start would remove them.
const (
	rescueTemp  = sortedDir + "/repair" + tempTail
	rescueState = catalogDir + "/repair" + tempTail
)

// rewrite copies the frames that pass.
func (s *rescue) rewrite(f *rescuedFile, o *output) error {
	check := sortedCheck{f: newSortedFile(s.e.fs, f.SortedFile), bad: func(Damage) {}}
	check.f.name = f.name
	check.frame = func(_ int64, fr segment.Frame, frame []byte, arrival int64) error { return o.add(fr, frame, arrival) }
	return check.run()
}

// sortFrames copies the frames that pass from the segments.
func (s *rescue) sortFrames(o *output) error {
	var memory []byte
	for _, id := range slices.Sorted(maps.Keys(s.logs)) {
		for _, r := range s.logs[id].frames {
			f := s.e.fileFor(r.global())
			memory = slices.Grow(memory[:0], r.bytes())[:r.bytes()]
			if err := readFull(f.f, memory, f.FileOffset(r.global())); err != nil {
				return fmt.Errorf("read %s: %w", f.name, err)
			}
			entries, err := s.r.summer.Check(memory, uint64(id), uint64(r.first))
			if err != nil {
				return fmt.Errorf("%s at byte %d has changed while it was read: %w", f.name, f.FileOffset(r.global()), err)
			}
			fr := segment.Frame{Log: uint64(id), First: uint64(r.first), Count: entries.Count, Bytes: uint32(r.bytes())}
			if err := o.add(fr, memory, entries.Arrival); err != nil {
				return err
			}
		}
	}
	return nil
}

// checkpoint is the new state. It stands behind a segment that never was, so
// that no segment there is counts any more.
func (s *rescue) checkpoint(files []segment.SortedFile) *segment.Checkpoint {
	c := &segment.Checkpoint{
		Seq: s.r.newest + 1, End: s.end, Clock: int64(s.e.clock),
		ControlNext: uint64(s.e.control.next), SortedThrough: s.end, NextNumber: s.number, Files: files,
		Deleted: slices.Clone(s.e.deleted),
	}
	if s.r.base != nil {
		c.Seq = max(c.Seq, s.r.base.Seq+1)
	}
	rand.Read(c.ID[:])
	for _, id := range slices.Sorted(maps.Keys(s.e.logs)) {
		if st := s.e.logs[id]; st.deleted {
			c.Deleted = addID(c.Deleted, uint64(id))
		} else {
			c.Logs = append(c.Logs, s.state(st))
		}
	}
	return c
}

// state is a log as it goes on.
func (s *rescue) state(st *stream) segment.LogState {
	l := s.log(st.id)
	state := segment.LogState{
		Log: uint64(st.id), Kind: uint8(st.kind), Sealed: st.sealing != nil, First: uint64(st.first), Next: uint64(st.next),
		LastArrival: int64(max(st.lastArrival, l.arrival)),
	}
	jumped := false
	for _, h := range st.holes {
		if h.jump && h.last >= st.first {
			state.Absent = append(state.Absent, segment.Absent{First: uint64(h.first), Last: uint64(h.last)})
			jumped = jumped || h.last == st.next-1
		}
	}
	for _, p := range l.left {
		state.Absent = append(state.Absent, segment.Absent{First: uint64(p.first), Last: uint64(p.last)})
		jumped = jumped || p.last == st.next-1
	}
	for _, h := range l.lost {
		a := segment.Absent{First: uint64(h.first), Last: uint64(h.last)}
		if st.kind == log.Data && !s.opt.AcceptLoss {
			a.Lost, a.File, a.Offset = true, s.aside(h.file), h.offset
		}
		state.Absent = append(state.Absent, a)
	}
	if st.kind == log.Data && !state.Sealed && !jumped {
		state.Absent = append(state.Absent, segment.Absent{First: state.Next, Last: state.Next + JumpDistance - 1})
		state.Next += JumpDistance
	}
	slices.SortFunc(state.Absent, func(a, b segment.Absent) int { return cmp.Compare(a.First, b.First) })
	return state
}

// aside is the name that a damaged file will have.
func (s *rescue) aside(name string) string {
	if slices.Contains(s.report.Aside, name+damagedTail) {
		return name + damagedTail
	}
	return name
}

// begin makes a checkpoint the state of the directory, with an empty segment
// behind it.
func (s *rescue) begin(c *segment.Checkpoint) error {
	dir := s.e.fs
	f := &file{held: segment.MinBytes}
	f.assign(c.Seq+1, c.ID, c.End)
	f.Clock = c.Clock
	content := make([]byte, f.held)
	f.Header.Encode(content)
	for _, name := range []string{tempName, rescueState} {
		if err := dir.Remove(name); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	if err := writeFile(dir, tempName, content); err != nil {
		return fmt.Errorf("make a segment: %w", err)
	}
	if err := writeFile(dir, rescueState, segment.AppendCheckpoint(nil, c)); err != nil {
		return fmt.Errorf("make a checkpoint: %w", err)
	}
	for _, step := range []struct{ from, to, dir string }{
		{rescueState, checkpointName(c.Seq), catalogDir},
		{tempName, segmentName(f.Seq), commitDir},
	} {
		if err := dir.Rename(step.from, step.to); err != nil {
			return fmt.Errorf("name %s: %w", step.to, err)
		}
		if err := dir.SyncDir(step.dir); err != nil {
			// A later sync may say yes without having the new name: take it back.
			return errors.Join(fmt.Errorf("name %s: %w", step.to, err), dir.Rename(step.to, step.from))
		}
	}
	return errors.Join(s.setAside(commitDir), s.setAside(catalogDir))
}

// setAside gives the damaged files of a directory names under which nobody
// looks for them.
func (s *rescue) setAside(dir string) error {
	moved := false
	for _, name := range s.report.Aside {
		from := name[:len(name)-len(damagedTail)]
		if len(from) <= len(dir) || from[:len(dir)+1] != dir+"/" || !s.exists(from) {
			continue
		}
		if err := s.e.fs.Rename(from, name); err != nil {
			return fmt.Errorf("set %s aside: %w", from, err)
		}
		moved = true
	}
	if !moved {
		return nil
	}
	if err := s.e.fs.SyncDir(dir); err != nil {
		return fmt.Errorf("set damaged files aside: %w", err)
	}
	return nil
}
