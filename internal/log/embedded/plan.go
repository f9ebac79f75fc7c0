package embedded

import (
	"fmt"
	"slices"
	"sort"

	"github.com/shardwell/shardwell/internal/log"
	"github.com/shardwell/shardwell/internal/segment"
	"github.com/shardwell/shardwell/internal/vfs"
)

// span is a stretch of one file that is read with one call. It is either of a
// segment, frames that are next to each other, or nearly so; or of a sorted
// file, blocks that are next to each other.
type span struct {
	segment *file
	refs    int // how many of the page's refs it covers

	sorted *sortedFile
	blocks []segment.BlockRef
	next   log.Position // the log goes on there behind the blocks

	offset int64
	bytes  int
}

// file is what the span is read from.
func (s *span) file() (f vfs.File, name string) {
	if s.segment != nil {
		return s.segment.f, s.segment.name
	}
	return s.sorted.f, s.sorted.name
}

// nearBytes is how far apart frames may be and still be read together: less
// costs more calls, more costs more copying.
const nearBytes = 4096

// entryOverhead is the most that an entry's lengths take in a frame.
const entryOverhead = 8

// begin is where a page begins: at from, or where the log goes on if that was
// never given to an entry. The page ends before stop.
func (v *view) begin(from log.Position) (begin, stop log.Position, err error) {
	switch {
	case from > v.end:
		return from, from, log.ErrBeyondEnd
	case from < v.first:
		return from, from, &log.TrimmedError{First: v.first}
	}
	for i := range v.holes {
		h := &v.holes[i]
		switch {
		case h.first > from:
			return from, min(h.first, v.end), nil
		case h.last >= from && h.jump:
			from = h.last + 1
		case h.last >= from:
			return from, from, h.err(v.st.id)
		}
	}
	return from, v.end, nil
}

func (h *hole) err(id log.LogID) *log.CorruptError {
	return &log.CorruptError{File: h.file, Offset: h.offset, Log: id, First: h.first, Last: h.last, Reason: "lost with a damaged block"}
}

// pagePlan finds what to read for one page, or for the rest of it.
type pagePlan struct {
	e       *Engine
	v       *view
	sc      *pageScratch
	stop    log.Position // the page does not reach it
	records uint64       // that the page still has room for
	bytes   int64
	raw     int64 // bytes of files that may still be read for it
}

// fill plans a page from a position on. The error is about its beginning: what
// is wrong further on ends the page, and is told to whoever reads on there.
func (p *pagePlan) fill(from log.Position) error {
	for at := from; at < p.stop && !p.full(); {
		if p.v.index.len() > 0 && p.v.index.at(0).first <= at {
			return p.frames(at)
		}
		next, err := p.blocks(at)
		if err == errReplaced || err != nil && at == from {
			return err
		}
		if err != nil {
			break
		}
		at = next
	}
	return nil
}

func (p *pagePlan) full() bool { return p.records == 0 || p.bytes <= 0 || p.raw <= 0 }

// spend notes that the page gets so many records and about so many bytes.
func (p *pagePlan) spend(records uint64, bytes int64) {
	p.records -= min(records, p.records)
	p.bytes -= bytes
}

// frames plans the rest of the page from the index.
func (p *pagePlan) frames(from log.Position) error {
	x := &p.v.index
	for i := x.find(from); i < x.len(); i++ {
		r := x.at(i)
		if r.first >= p.stop || p.full() {
			break
		}
		if err := p.addFrame(r); err != nil {
			return err
		}
		after := p.v.end
		if i+1 < x.len() {
			after = x.at(i + 1).first
		}
		if r.first >= from {
			n := uint64(after - r.first)
			p.spend(n, int64(max(0, r.bytes()-segment.FrameHeaderBytes-segment.FrameAlign-entryOverhead*int(min(n, 1<<20)))))
		} else {
			p.spend(uint64(after-from), 0)
		}
	}
	return nil
}

func (p *pagePlan) addFrame(r ref) error {
	f := p.e.fileFor(r.global())
	if f == nil {
		return errReplaced
	}
	if err := p.sc.use(&f.pins); err != nil {
		return err
	}
	at := f.FileOffset(r.global())
	p.raw -= int64(r.bytes())
	p.sc.refs = append(p.sc.refs, r)
	if n := len(p.sc.spans); n > 0 {
		last := &p.sc.spans[n-1]
		if gap := at - last.offset - int64(last.bytes); last.segment == f && gap >= 0 && gap <= nearBytes {
			last.bytes += int(gap) + r.bytes()
			last.refs++
			return nil
		}
	}
	p.sc.spans = append(p.sc.spans, span{segment: f, refs: 1, offset: at, bytes: r.bytes()})
	return nil
}

// blocks plans what the page takes of the one run that holds a position. It
// returns where the log goes on.
func (p *pagePlan) blocks(from log.Position) (log.Position, error) {
	f, run, err := p.v.runAt(p.e, from, p.stop)
	if err != nil {
		return from, err
	}
	if err := p.sc.use(&f.pins); err != nil {
		return from, err
	}
	refs, err := f.readableRefs(run)
	if err != nil {
		return from, p.v.lost(err, from, min(p.stop, log.Position(run.Next))-1)
	}
	begin := sort.Search(len(refs), func(i int) bool { return log.Position(refs[i].First) > from }) - 1
	if begin < 0 { // tables that were found again have no more than that
		return from, p.v.lost(f.damage(), from, min(p.stop, log.Position(refs[0].First))-1)
	}
	at, end := from, begin
	for ; end < len(refs) && log.Position(refs[end].First) < p.stop && !p.full(); end++ {
		if end > begin && refs[end].Offset != refs[end-1].Offset+int64(refs[end-1].Bytes) {
			break // another round of the plan goes on there
		}
		next := log.Position(run.Next)
		if end+1 < len(refs) {
			next = log.Position(refs[end+1].First)
		}
		p.raw -= int64(refs[end].Bytes)
		p.spend(uint64(next-at), payloadOf(&run, uint64(next-at)))
		at = next
	}
	used := refs[begin:end]
	last := used[len(used)-1]
	p.sc.spans = append(p.sc.spans, span{
		sorted: f, blocks: used, next: at,
		offset: used[0].Offset, bytes: int(last.Offset + int64(last.Bytes) - used[0].Offset),
	})
	return at, nil
}

// payloadOf estimates the bytes that so many positions of a run have in a page,
// rather too low than too high.
func payloadOf(run *segment.LogRun, positions uint64) int64 {
	all := float64(run.Next - run.First)
	payload := float64(run.Bytes) - float64(run.Frames)*(segment.FrameHeaderBytes+segment.FrameAlign) - all*entryOverhead/2
	return int64(max(0, payload) * float64(positions) / all)
}

// runList is where the files of one set have a log.
type runList struct {
	set    *fileSet
	runs   []runRef
	unread error // of a file that may be read another time: the list is of the others
}

// runRef is run number run of file number file of the set. It holds positions
// from first on.
type runRef struct {
	first     log.Position
	file, run int32
}

const runRefBytes = 16

// runsOf returns where the files of the view's set have the log. Files that
// cannot be read are passed over: runAt finds out whether they matter.
func (v *view) runsOf() (*runList, error) {
	if l := v.st.runs.Load(); l != nil && l.set == v.set {
		return l, nil
	}
	l := &runList{set: v.set}
	for i, f := range v.set.files {
		table, err := f.readable()
		if err == errReplaced {
			return nil, err
		}
		if err != nil {
			if l.unread == nil && !isCorrupt(err) {
				l.unread = err
			}
			continue
		}
		if j, ok := findRun(table, v.st.id); ok {
			l.runs = append(l.runs, runRef{log.Position(table[j].First), int32(i), int32(j)})
		}
	}
	l.runs = slices.Clip(l.runs)
	if l.unread == nil {
		v.st.runs.Store(l)
	}
	return l, nil
}

// run returns the run that number i of the list stands for.
func (l *runList) run(i int) (*sortedFile, segment.LogRun) {
	f := l.set.files[l.runs[i].file]
	return f, f.shown()[l.runs[i].run] // the table was read before the list was made
}

// before returns the number of the last run that begins at or before a
// position; -1 if there is none.
func (l *runList) before(p log.Position) int {
	return sort.Search(len(l.runs), func(i int) bool { return l.runs[i].first > p }) - 1
}

// runAt finds the run that holds a position. Runs, index and holes together
// have every position of the log: one that is nowhere is lost, up to where
// there is something again, or to stop.
func (v *view) runAt(e *Engine, at, stop log.Position) (*sortedFile, segment.LogRun, error) {
	l, err := v.runsOf()
	if err != nil {
		return nil, segment.LogRun{}, err
	}
	i := l.before(at)
	from, to := 0, len(v.set.files) // the files that could have it
	if i >= 0 {
		f, run := l.run(i)
		if at < log.Position(run.Next) {
			return f, run, nil
		}
		if from = int(l.runs[i].file); f.damage() == nil { // else not all of its run may have been found
			from++
		}
	}
	if i+1 < len(l.runs) {
		to = int(l.runs[i+1].file)
		stop = min(stop, l.runs[i+1].first)
	}
	if v.index.len() > 0 {
		stop = min(stop, v.index.at(0).first)
	}
	return nil, segment.LogRun{}, v.lost(v.missing(l, from, to), at, stop-1)
}

// missing says why none of some files has a position: the first one that cannot
// be read tells, or else the one that should have it.
// A file that could not be read for a reason that may pass may have it.
func (v *view) missing(l *runList, from, to int) error {
	if l.unread != nil {
		return l.unread
	}
	for _, f := range v.set.files[from:to] {
		if _, err := f.readable(); err != nil {
			return err
		}
		if c := f.damage(); c != nil {
			return c
		}
	}
	name := sortedDir
	if n := len(v.set.files); n > 0 {
		name = v.set.files[min(from, n-1)].name
	}
	return &log.CorruptError{File: name, Reason: "it lacks positions that it should have"}
}

// lost completes an error of a sorted file with what it costs.
func (v *view) lost(err error, first, last log.Position) error {
	if c, ok := err.(*log.CorruptError); ok {
		return &log.CorruptError{File: c.File, Offset: c.Offset, Log: v.st.id, First: first, Last: last, Reason: c.Reason}
	}
	if err == errReplaced {
		return err
	}
	return fmt.Errorf("read positions %d to %d of log %#x: %w", first, last, uint64(v.st.id), err)
}

func isCorrupt(err error) bool {
	_, ok := err.(*log.CorruptError)
	return ok
}
