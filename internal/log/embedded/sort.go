package embedded

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"math"
	"slices"
	"syscall"
	"time"

	"github.com/shardwell/shardwell/internal/log"
	"github.com/shardwell/shardwell/internal/planted"
	"github.com/shardwell/shardwell/internal/segment"
)

// errClosing ends the sorter's work early. Nothing is wrong then: what is
// unfinished is removed at once or at the next start, and done again.
var errClosing = errors.New("the engine is closing")

// sorter turns sealed segments into sorted files, one after the other, writes
// a checkpoint behind each, gives up the segments that are not needed for
// recovery any more, and rewrites sorted files. One goroutine, sortLoop, owns
// it.
type sorter struct {
	e      *Engine
	fold   *fold
	number uint64 // of the next sorted file
	begun  bool
	job    *sortJob
	saved  []uint64 // the segments whose ends have a checkpoint on the disk, the last two

	failed     error            // of the last attempt to make a sorted file
	retryAt    time.Time        // when to try that again
	dirty      bool             // the set of files has changed since the last tidy
	tidyAfter  time.Time        // when to look for files to rewrite again
	mergeErr   error            // why the last merge failed
	mergeAfter time.Time        // when to try again after that
	stuck      map[uint64]bool  // numbers of files that are damaged
	baseline   map[uint64]int64 // what seemed trimmed of a file when it was new
}

// sortJob is the segment that is being sorted. It stays until all is done, so
// that what fails for a while is not begun anew.
type sortJob struct {
	contents *contents
	damaged  bool                   // frames of it do not pass
	made     *segment.FilesReplaced // the file is there, its entry is not
	switched bool
}

// sortLoop is the sorter's goroutine.
func (e *Engine) sortLoop() {
	defer e.work.Done()
	s := newSorter(e)
	timer := time.NewTimer(time.Hour)
	defer timer.Stop()
	for !e.isDead() {
		pause := s.work()
		var tick <-chan time.Time
		if pause > 0 {
			timer.Reset(pause)
			tick = timer.C
		}
		select {
		case <-e.wakeSort:
		case <-tick:
		}
	}
	s.stop()
}

// startSorting has the sorter begin, behind what is sorted already. Whatever
// has piled up must not keep records waiting.
func (e *Engine) startSorting() {
	e.mu.Lock()
	defer e.mu.Unlock()
	g := &e.state.sorting
	g.through, g.kept = e.fold.at.Seq, slices.Clone(e.fold.at.Kept)
	g.limit = max(uint64(e.opt.UnsortedSegments), e.unsorted())
	if !e.opt.noSort {
		e.work.Add(1)
		go e.sortLoop()
	} else {
		g.limit = math.MaxUint64
	}
}

// isDead says that the engine writes nothing any more.
func (e *Engine) isDead() bool {
	e.mu.Lock()
	defer e.mu.Unlock()
	return e.state.closing || e.state.poison != nil
}

func newSorter(e *Engine) *sorter {
	return &sorter{
		e: e, fold: e.fold, number: e.nextNumber, saved: slices.Clone(e.checkpoints),
		dirty: true, stuck: map[uint64]bool{}, baseline: map[uint64]int64{},
	}
}

// begin finds out what earlier runs have left.
func (s *sorter) begin() error {
	if s.begun {
		return nil
	}
	if err := s.e.upgradeFormat(); err != nil { // older programs must not read what comes now
		if failed := (syncError{}); errors.As(err, &failed) {
			s.e.fail("upgrade", formatName, failed.error)
			return errClosing
		}
		return err
	}
	if err := s.findObsolete(); err != nil {
		return err
	}
	s.begun = true
	s.allowReuse()
	return nil
}

// stop releases what the sorter holds. What it had not finished is done again
// after the next start.
func (s *sorter) stop() {
	if s.job != nil {
		s.note("close", s.job.contents.close())
	}
}

// note tells of an error that changes nothing.
func (s *sorter) note(doing string, err error) {
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		s.e.opt.Log.Warn("the sorter goes on after an error", "doing", doing, "error", err)
	}
}

// work does all that there is to do now. It returns when to call it again at
// the latest; 0 if not before somebody calls.
func (s *sorter) work() (pause time.Duration) {
	err := s.begin()
	if failed := (syncError{}); errors.As(err, &failed) {
		s.e.fail("begin to sort in", sortedDir, failed.error)
	}
	if err == nil {
		err = s.sortSealed()
	}
	if errors.Is(err, errClosing) || s.e.isDead() {
		return 0
	}
	tidied, wait, tidyErr := s.tidy()
	if errors.Is(tidyErr, errClosing) || s.e.isDead() {
		return 0
	}
	s.tell(err, tidyErr)
	if s.prune(); err != nil {
		if wait = s.e.opt.RetrySpace; tidied {
			wait, s.retryAt = 1, time.Time{} // there may be room now
		}
	}
	return wait
}

// tell lets everybody know what keeps the sorter from working.
func (s *sorter) tell(err, mergeErr error) {
	e, g := s.e, &s.e.state.sorting
	e.mu.Lock()
	before := g.err
	g.err, g.mergeErr = err, mergeErr
	if errors.Is(err, syscall.ENOSPC) != errors.Is(before, syscall.ENOSPC) {
		e.wakeRoom()
	}
	e.mu.Unlock()
	switch {
	case before == nil && err != nil:
		e.opt.Log.Warn("segments cannot be sorted; it is tried again", "error", err)
	case before != nil && err == nil:
		e.opt.Log.Info("segments can be sorted again")
	}
	if err != nil {
		e.metrics.SortFailures.Add(1)
	}
}

// sortSealed sorts every segment that is sealed.
func (s *sorter) sortSealed() error {
	for {
		if s.e.isDead() {
			return errClosing
		}
		if s.job == nil && !s.sealed(s.fold.at.Seq+1) {
			return nil
		}
		if s.isHalted() {
			return nil
		}
		err := s.sortNext()
		var damage *log.CorruptError
		switch failed := (syncError{}); {
		case errors.As(err, &failed):
			s.e.fail("sort", segmentName(s.fold.at.Seq), failed.error)
			return errClosing
		case errors.As(err, &damage):
			s.halt(damage)
			return nil
		case err != nil:
			return err
		}
	}
}

// sealed says whether a segment is complete and durable.
func (s *sorter) sealed(seq uint64) bool {
	s.e.mu.Lock()
	defer s.e.mu.Unlock()
	if w := s.e.state.writing; w != nil {
		return seq < w.Seq
	}
	return seq < s.e.state.lastSeq
}

func (s *sorter) isHalted() bool {
	s.e.mu.Lock()
	defer s.e.mu.Unlock()
	return s.e.state.sorting.halted != nil
}

// halt ends sorting until a restart: a segment is damaged where it cannot be
// told what is missing, so it must stay as it is. All else goes on.
func (s *sorter) halt(damage *log.CorruptError) {
	e := s.e
	e.opt.Log.Error("a sealed segment is damaged; nothing is sorted any more", "file", damage.File, "offset", damage.Offset, "reason", damage.Reason)
	e.mu.Lock()
	e.state.sorting.halted = damage
	e.wakeRoom()
	e.mu.Unlock()
	if s.job != nil {
		s.note("close", s.job.contents.close())
		s.job = nil
	}
}

// sortNext sorts the next segment, or goes on where that has failed.
func (s *sorter) sortNext() error {
	if s.job == nil {
		c, err := readContents(s.e.fs, s.fold.at.Seq+1)
		if err != nil {
			return err
		}
		if err := s.fold.segment(c); err != nil {
			return errors.Join(err, c.close())
		}
		s.job = &sortJob{contents: c}
	}
	j := s.job
	began := time.Now()
	if j.made == nil && s.failed != nil && time.Until(s.retryAt) > 0 {
		return s.failed // much may have been written in vain
	}
	if !j.switched {
		if err := s.sortContents(j); err != nil {
			return err
		}
		if j.switched = true; j.damaged {
			s.fold.keep()
		}
		s.sorted(j)
		s.e.metrics.SortTime.observe(time.Since(began).Microseconds())
	}
	if err := s.save(); err != nil {
		return err
	}
	s.note("close", j.contents.close())
	s.job = nil
	return nil
}

// sortContents makes the sorted file of a segment, if anything in it is still
// wanted, and has readers use it.
func (s *sorter) sortContents(j *sortJob) error {
	c, through := j.contents, s.e.sorted.Load().through
	if through >= c.end {
		return s.checkFrames(j) // before a restart that came before the checkpoint
	}
	if j.made == nil {
		if err := s.roomFor(j); err != nil {
			return fmt.Errorf("sort %s: %w", c.file.name, err)
		}
		file, ok, err := s.writeSorted(sortTemp, segment.SortedHeader{From: c.file.Start, To: c.end, Clock: c.clock}, s.step, func(o *output) error {
			return s.pour(j, o)
		})
		if s.failed = nil; err != nil {
			s.failed, s.retryAt = fmt.Errorf("sort %s: %w", c.file.name, err), time.Now().Add(s.e.opt.RetrySpace)
			return s.failed
		}
		j.made = &segment.FilesReplaced{SortedThrough: c.end}
		if ok {
			j.made.New = []segment.SortedFile{file}
			s.e.metrics.SortedBytes.Add(file.Bytes)
		}
		s.e.metrics.Sorts.Add(1)
	}
	return s.replace(*j.made)
}

// roomFor says whether there is space for a segment's sorted file. All that is
// left may be taken but for a reserve for deleting: nothing is written in vain.
func (s *sorter) roomFor(j *sortJob) error {
	if s.e.opt.MinFreeBytes < 0 {
		return nil
	}
	need := int64(0)
	for _, f := range s.wanted(j.contents.frames) {
		need += int64(f.ref.bytes()) + segment.FrameRefBytes
	}
	if need == 0 {
		return nil
	}
	return s.e.spaceFor(need+need/32+4*segment.PageBytes, s.e.reserveSize())
}

// sorted lets appends know that one segment less is waiting.
func (s *sorter) sorted(j *sortJob) {
	e, g := s.e, &s.e.state.sorting
	e.mu.Lock()
	defer e.mu.Unlock()
	g.through = j.contents.file.Seq
	g.err = nil
	g.limit = max(uint64(e.opt.UnsortedSegments), min(g.limit, e.unsorted()+1))
	if j.damaged {
		g.kept = append(g.kept, g.through)
	}
	e.wakeRoom()
}

// step is called between two parts of a longer piece of work.
func (s *sorter) step() error {
	if s.e.isDead() {
		return errClosing
	}
	return nil
}

// writeSorted makes a sorted file, durably and under its name. ok is false if
// there was nothing to write. An error leaves nothing behind.
func (s *sorter) writeSorted(temp string, h segment.SortedHeader, step func() error, fill func(*output) error) (file segment.SortedFile, ok bool, err error) {
	h.Number = s.number
	s.number++
	o := &output{
		fs: s.e.fs, temp: temp, blockBytes: s.e.opt.SortedBlockBytes, stepBytes: s.e.opt.stepBytes,
		header: h, step: step,
		alone: func(id uint64) bool {
			l := s.fold.logs[id]
			return l != nil && log.Kind(l.Kind) == log.Control
		},
	}
	if err = fill(o); err == nil {
		file, ok, err = o.finish(sortedName(h.Number))
	}
	if err != nil {
		s.note("remove "+temp, o.discard())
		return segment.SortedFile{}, false, err
	}
	return file, ok, nil
}

// replace makes a step to another set of files: its entry becomes durable,
// then readers use it, then the old files go.
func (s *sorter) replace(r segment.FilesReplaced) error {
	opened := make([]*sortedFile, len(r.New))
	for i, f := range r.New {
		opened[i] = newSortedFile(s.e.fs, f)
	}
	next, gone, err := s.e.sorted.Load().with(r, opened)
	if err != nil {
		return err
	}
	if planted.On(planted.UnlinkBeforeEntry) {
		for _, f := range gone {
			s.note("remove "+f.name, s.e.fs.Remove(f.name))
		}
	}
	if err := s.e.recordFiles(r); err != nil {
		return fmt.Errorf("note that sorted files are replaced: %w", err)
	}
	s.e.switchFiles(next, gone)
	for _, f := range gone {
		delete(s.baseline, f.Number)
		delete(s.stuck, f.Number)
	}
	s.dirty = true
	return nil
}

// recordFiles appends the entry for a step to another set of files and waits
// until it is durable. Like every control entry it passes whatever makes data
// wait.
func (e *Engine) recordFiles(r segment.FilesReplaced) error {
	plan := func() (segment.Control, []*commit, error) {
		return segment.Control{Op: segment.OpFiles, Files: r}, nil, nil
	}
	err := e.controlled(context.Background(), plan, func(segment.Control, *commit) {})
	if errors.Is(err, log.ErrClosed) || errors.Is(err, log.ErrUnknown) || errors.Is(err, log.ErrPoisoned) {
		return fmt.Errorf("%w: %w", errClosing, err)
	}
	return err
}

// horizon is what is still wanted of a log: everything from a position on, or
// nothing at all. Only what is durable counts. The log may be so new that the
// engine does not show it yet, but then the fold has it.
func (s *sorter) horizon(id uint64) (first uint64, wanted bool) {
	st, err := s.e.lookup(log.LogID(id))
	switch {
	case errors.Is(err, log.ErrDeleted):
		return 0, false
	case err == nil:
		st.mu.RLock()
		defer st.mu.RUnlock()
		return uint64(st.first), !st.deleted
	}
	if s.fold.isDeleted(id) {
		return 0, false
	}
	return 1, true
}
