package embedded

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"slices"

	"github.com/shardwell/shardwell/internal/log"
	"github.com/shardwell/shardwell/internal/segment"
)

// rescue is one run of Repair.
type rescue struct {
	opt    RepairOptions
	e      *Engine // as recovery sees the directory
	r      *recovery
	report RepairReport

	files  []*rescuedFile // sorted files that can be read at least in part
	logs   map[log.LogID]*rescuedLog
	done   int64 // bytes verified
	total  int64
	end    int64 // global offset behind everything
	number uint64
}

// rescuedFile is a sorted file that has been verified.
type rescuedFile struct {
	*sortedFile
	whole bool // nothing in it is damaged: it is kept as it is
}

// rescuedLog is what can be saved of a log.
type rescuedLog struct {
	ranges  []positions // that pass; in the order found
	frames  []ref       // that are in segments, by position
	arrival log.Millis  // of the newest frame
	lost    []hole      // what cannot be saved; set by conclude
	left    []positions // what was left out and is not known to recovery; likewise
}

// positions is a range of them, both ends included.
type positions struct{ first, last log.Position }

// survey reads the directory as recovery does.
func (s *rescue) survey(ctx context.Context) error {
	r := s.r
	if err := r.survey(ctx); err != nil {
		return err
	}
	// The tail counts, for what was acknowledged may be in it.
	for _, t := range r.tail {
		if err := r.take(r.files[len(r.files)-1], t.block, t.header); err != nil {
			return err
		}
	}
	for _, d := range slices.Concat(s.e.damage, s.e.damagedFiles(), r.spoiled) {
		if d.Log == 0 {
			s.bad(Damage{File: d.File, Offset: d.Offset, Reason: d.Reason})
		}
	}
	s.end = max(r.durable, r.tailEnd, r.set.through)
	if r.base != nil {
		s.end = max(s.end, r.base.End)
	}
	for _, f := range r.files {
		s.end = max(s.end, f.Start)
	}
	return nil
}

// bad notes damage, once.
func (s *rescue) bad(d Damage) {
	if !slices.Contains(s.report.Damage, d) {
		s.report.Damage = append(s.report.Damage, d)
	}
}

// log is what is known of a log.
func (s *rescue) log(id log.LogID) *rescuedLog {
	l := s.logs[id]
	if l == nil {
		l = &rescuedLog{}
		s.logs[id] = l
	}
	return l
}

// have notes positions that can be saved.
func (l *rescuedLog) have(fr segment.Frame, arrival int64) {
	first, last := log.Position(fr.First), log.Position(fr.First)+log.Position(fr.Count)-1
	l.arrival = max(l.arrival, log.Millis(arrival))
	if n := len(l.ranges); n > 0 && l.ranges[n-1].last+1 == first {
		l.ranges[n-1].last = last
		return
	}
	l.ranges = append(l.ranges, positions{first, last})
}

// collect verifies every file and finds what can be saved.
func (s *rescue) collect(ctx context.Context) error {
	for _, f := range s.r.set.files {
		s.total += f.Bytes
	}
	for _, st := range s.e.logs {
		for i := range st.index.len() {
			s.total += int64(st.index.at(i).bytes())
		}
	}
	for _, f := range s.r.set.files {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := s.collectFile(f.SortedFile); err != nil {
			return err
		}
	}
	if err := s.adoptOrphans(); err != nil {
		return err
	}
	for _, id := range slices.Sorted(maps.Keys(s.e.logs)) {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := s.collectFrames(s.e.logs[id]); err != nil {
			return err
		}
	}
	return nil
}

// collectFile verifies a sorted file. One that a repair was moving aside when
// it ended early still counts.
func (s *rescue) collectFile(meta segment.SortedFile) error {
	f := newSortedFile(s.e.fs, meta)
	if _, err := s.e.fs.Stat(f.name); errors.Is(err, fs.ErrNotExist) {
		if _, err := s.e.fs.Stat(f.name + damagedTail); errors.Is(err, fs.ErrNotExist) {
			s.bad(Damage{File: f.name, Reason: "the file is missing"})
			return nil
		}
		f.name += damagedTail
	}
	saved := &rescuedFile{f, true}
	check := sortedCheck{f: f, read: s.verified}
	check.bad = func(d Damage) {
		saved.whole = false
		s.bad(d)
	}
	check.frame = func(_ int64, fr segment.Frame, _ []byte, arrival int64) error {
		s.log(log.LogID(fr.Log)).have(fr, arrival)
		return nil
	}
	if err := check.run(); err != nil {
		return err
	}
	s.files = append(s.files, saved)
	return nil
}

func (s *rescue) verified(bytes int64) {
	s.done += bytes
	if s.opt.Progress != nil {
		s.opt.Progress(min(s.done, s.total), s.total)
	}
}

// adoptOrphans looks for sorted files that no entry names, to fill the place of
// those that are named and missing: the entry that replaced them may be lost.
func (s *rescue) adoptOrphans() error {
	if len(s.files) == len(s.r.set.files) {
		return nil
	}
	numbers, err := s.e.listSorted()
	if err != nil {
		return err
	}
	var orphans []segment.SortedFile
	for _, n := range numbers {
		if meta, ok := s.e.describeSorted(n); ok && meta.To <= s.r.set.through {
			orphans = append(orphans, meta)
		}
	}
	for _, meta := range preferred(orphans) {
		if slices.ContainsFunc(s.files, func(f *rescuedFile) bool { return f.From < meta.To && meta.From < f.To }) {
			continue
		}
		if err := s.collectFile(meta); err != nil {
			return err
		}
	}
	return nil
}

// preferred puts the files first that are to be used if several cover the same
// part of the commit log: those that others were rewritten to.
func preferred(files []segment.SortedFile) []segment.SortedFile {
	slices.SortFunc(files, func(a, b segment.SortedFile) int {
		return cmp.Or(cmp.Compare(b.To-b.From, a.To-a.From), cmp.Compare(b.Number, a.Number))
	})
	return files
}

// describeSorted makes out from a sorted file itself how an entry would name it.
func (e *Engine) describeSorted(number uint64) (meta segment.SortedFile, ok bool) {
	f, err := e.fs.OpenRead(sortedName(number))
	if err != nil {
		return meta, false
	}
	defer f.Close()
	size, err := f.Size()
	if err != nil || size < segment.MinBytes || size%segment.PageBytes != 0 {
		return meta, false
	}
	page := make([]byte, segment.PageBytes)
	if readFull(f, page, 0) != nil {
		return meta, false
	}
	h, err := segment.DecodeSortedHeader(page)
	if err != nil || h.Number != number || readFull(f, page, size-segment.TrailerBytes) != nil {
		return meta, false
	}
	t, err := segment.DecodeTrailer(page)
	if err != nil || t.ID != h.ID || t.Bytes != size {
		return meta, false
	}
	return segment.SortedFile{
		Number: number, ID: h.ID, Generation: h.Generation, From: h.From, To: h.To, Bytes: size, TrailerSum: t.Sum,
	}, true
}

// collectFrames verifies what the segments hold of a log.
func (s *rescue) collectFrames(st *stream) error {
	if st.deleted {
		return nil
	}
	l := s.log(st.id)
	var memory []byte
	for i := range st.index.len() {
		r := st.index.at(i)
		f := s.e.fileFor(r.global())
		memory = slices.Grow(memory[:0], r.bytes())[:r.bytes()]
		at := f.FileOffset(r.global())
		if err := readFull(f.f, memory, at); err != nil {
			return fmt.Errorf("read %s at byte %d: %w", f.name, at, err)
		}
		s.verified(int64(r.bytes()))
		s.end = max(s.end, segment.PageUp(r.global()+int64(r.bytes())))
		entries, err := s.r.summer.Check(memory, uint64(st.id), uint64(r.first))
		if err != nil {
			last := st.next - 1
			if i+1 < st.index.len() {
				last = st.index.at(i+1).first - 1
			}
			s.bad(Damage{File: f.name, Offset: at, Reason: "frame checksum", Log: st.id, First: r.first, Last: last})
			continue
		}
		l.have(segment.Frame{First: uint64(r.first), Count: entries.Count}, entries.Arrival)
		l.frames = append(l.frames, r)
	}
	return nil
}
