package embedded

import (
	"errors"
	"fmt"
	"math"
	"time"

	"github.com/shardwell/shardwell/internal/log"
	"github.com/shardwell/shardwell/internal/segment"
)

// tidyShare bounds the part of the time that goes into finding out which files
// are to be rewritten: one in so many.
const tidyShare = 50

// tidy gives up the sorted files that are trimmed and rewrites those that the
// policy names. did: something has been done. wait is when to call again if
// nobody calls before; 0 if there is no need.
func (s *sorter) tidy() (did bool, wait time.Duration, err error) {
	if s.e.trimmed.Swap(false) {
		s.dirty = true
	}
	if !s.dirty {
		return false, 0, nil
	}
	if wait := time.Until(s.tidyAfter); wait > 0 {
		return false, wait, nil
	}
	for err == nil && s.dirty {
		began := time.Now()
		s.dirty = false
		var again bool
		if again, err = s.tidyOnce(); again {
			did = true
		}
		pause := max(s.e.opt.RetrySpace, 0)
		if !again {
			pause = max(pause, tidyShare*time.Since(began))
		}
		s.tidyAfter = time.Now().Add(pause)
	}
	if err != nil {
		s.dirty = true
		return did, s.e.opt.RetrySpace, err
	}
	return did, 0, nil
}

// tidyOnce does one thing; did is false if there was nothing.
func (s *sorter) tidyOnce() (did bool, err error) {
	set := s.e.sorted.Load()
	limits := s.limits()
	var gone []uint64
	var files []*sortedFile
	var states []sortedState
	for _, f := range set.files {
		if err := s.step(); err != nil {
			return false, err
		}
		st, err := s.stateOf(f, limits)
		if err != nil {
			return false, err
		}
		if st.gone {
			gone = append(gone, f.Number)
			continue
		}
		files, states = append(files, f), append(states, st)
	}
	if len(gone) > 0 {
		return true, s.failing(s.replace(segment.FilesReplaced{Old: gone, SortedThrough: set.through}))
	}
	if s.mergeErr != nil && time.Until(s.mergeAfter) > 0 {
		return false, s.mergeErr
	}
	s.mergeErr = nil
	policy, err := s.policy()
	if err != nil {
		return false, err
	}
	from, to := policy.choose(states)
	if from == to {
		return false, nil
	}
	return true, s.failing(s.merge(files[from:to]))
}

func (s *sorter) policy() (*rewritePolicy, error) {
	opt := &s.e.opt
	p := &rewritePolicy{mergeFiles: opt.MergeFiles, mergedBytes: opt.MergedBytes, free: math.MaxInt64, ease: math.MaxInt64}
	if s.e.isFull() {
		p.ease = -1 // what little is left is for deleting
	}
	if opt.MinFreeBytes < 0 {
		return p, nil
	}
	free, err := s.e.fs.Free()
	if err != nil {
		return nil, fmt.Errorf("ask for the free space: %w", err)
	}
	// A file is a little longer than what is in it.
	p.free = free - free/8
	p.ease = min(p.ease, p.free-s.e.leave(opt.SegmentBytes))
	return p, nil
}

// isFull says that no segment can be made for records.
func (e *Engine) isFull() bool {
	e.mu.Lock()
	defer e.mu.Unlock()
	return (e.state.spare == nil || e.state.spare.reserve) && e.state.spareErr != nil
}

// failing sorts out the errors of a rewriting. Damage and a disk that fails or
// is full end this one; it is tried again much later, or not at all.
func (s *sorter) failing(err error) error {
	var damage *log.CorruptError
	switch failed := (syncError{}); {
	case err == nil, errors.Is(err, errClosing):
	case errors.As(err, &failed):
		s.e.fail("rewrite", sortedDir, failed.error)
		return errClosing
	case errors.As(err, &damage):
		s.e.opt.Log.Error("a sorted file is damaged; it is not rewritten", "file", damage.File, "offset", damage.Offset, "reason", damage.Reason)
		s.dirty = true
		return nil
	default:
		s.mergeErr, s.mergeAfter = err, time.Now().Add(mergePause*s.e.opt.RetrySpace)
		s.e.metrics.SortFailures.Add(1)
	}
	return err
}

// mergePause is how many times longer than for a sort the pause is after a
// rewriting that failed: it may have written much for nothing.
const mergePause = 10

// limits returns a function like horizon that asks once per log.
func (s *sorter) limits() func(id uint64) (first uint64, wanted bool) {
	known := map[uint64]uint64{}
	return func(id uint64) (uint64, bool) {
		first, ok := known[id]
		if !ok {
			var wanted bool
			if first, wanted = s.horizon(id); !wanted {
				first = 0
			}
			known[id] = first
		}
		return first, first > 0
	}
}

// stateOf is what the policy has to know of a file. Of a run that is trimmed in
// part, as much is taken to be dead as of its positions.
func (s *sorter) stateOf(f *sortedFile, limit func(uint64) (uint64, bool)) (st sortedState, err error) {
	st = sortedState{bytes: f.Bytes, generation: f.Generation, stuck: s.stuck[f.Number]}
	runs, err := f.runs()
	var damage *log.CorruptError
	if errors.As(err, &damage) {
		st.stuck, s.stuck[f.Number] = true, true
		return st, nil
	}
	if err != nil {
		return st, err
	}
	st.bytes, st.gone = 0, true
	for i := range runs {
		r := &runs[i]
		st.bytes += r.Bytes
		first, wanted := limit(r.Log)
		switch {
		case !wanted || first >= r.Next:
			st.dead += r.Bytes
			continue
		case first > r.First:
			st.dead += int64(float64(r.Bytes) * float64(first-r.First) / float64(r.Next-r.First))
		}
		st.gone = false
	}
	st.dead -= s.baseline[f.Number]
	return st, nil
}

// merge replaces neighbours by one file with what is still wanted of them.
// Segments that are sealed in the meantime are sorted in between: appends wait
// for those.
func (s *sorter) merge(files []*sortedFile) error {
	e, began := s.e, time.Now()
	h := segment.SortedHeader{From: files[0].From, To: files[len(files)-1].To}
	r := segment.FilesReplaced{}
	step := func() error {
		if err := s.sortSealed(); err != nil {
			return err
		}
		return s.step()
	}
	m := merger{sorter: s, limit: s.limits(), step: step}
	for _, f := range files {
		h.Generation = max(h.Generation, f.Generation+1)
		r.Old = append(r.Old, f.Number)
		if err := m.open(f); err != nil {
			m.close()
			return err
		}
	}
	e.mu.Lock()
	h.Clock = int64(e.clock)
	e.mu.Unlock()
	file, ok, err := s.writeSorted(mergeTemp, h, step, m.pour)
	m.close()
	if err != nil {
		return fmt.Errorf("rewrite %d sorted files: %w", len(files), err)
	}
	if ok {
		r.New = []segment.SortedFile{file}
	}
	r.SortedThrough = e.sorted.Load().through
	if err := s.replace(r); err != nil {
		if !errors.Is(err, errClosing) { // it has no entry, and will not have one
			s.note("remove a rewritten file", e.fs.Remove(sortedName(file.Number)))
		}
		return err
	}
	e.metrics.Merges.Add(1)
	e.metrics.MergeTime.observe(time.Since(began).Microseconds())
	e.metrics.MergedBytes.Add(file.Bytes)
	return s.remember(file)
}

// remember notes what seems trimmed of a file that is new: that much of it is
// frames of which something is still wanted, or an error of the estimate.
func (s *sorter) remember(file segment.SortedFile) error {
	for _, f := range s.e.sorted.Load().files {
		if f.SortedFile != file {
			continue
		}
		st, err := s.stateOf(f, s.limits())
		if err != nil {
			return err
		}
		s.baseline[file.Number] = st.dead
	}
	return nil
}

// merger reads several sorted files side by side.
type merger struct {
	sorter  *sorter
	limit   func(uint64) (uint64, bool)
	step    func() error
	read    int // bytes since the last step
	sources []*mergeSource
	summer  segment.Summer
}

// mergeSource is a sorted file that is read in the order of its runs.
type mergeSource struct {
	f      *sortedFile
	runs   []segment.LogRun // that are left
	offset int64            // of the block in memory; 0: none
	memory []byte
	block  segment.Block
	frame  int // the next of its frames
	at     int // where that begins in memory
}

func (m *merger) open(f *sortedFile) error {
	runs, err := f.runs()
	if err != nil {
		return m.spoilt(f, err)
	}
	if !f.pin() {
		return errReplaced
	}
	m.sources = append(m.sources, &mergeSource{f: f, runs: runs})
	return nil
}

func (m *merger) close() {
	for _, src := range m.sources {
		src.f.unpin()
	}
}

// spoilt notes that a file is damaged, if that is the error.
func (m *merger) spoilt(f *sortedFile, err error) error {
	var damage *log.CorruptError
	if errors.As(err, &damage) {
		m.sorter.stuck[f.Number] = true
	}
	return err
}

// pour puts what is still wanted of all files into o, in order.
func (m *merger) pour(o *output) error {
	for {
		id, left := uint64(math.MaxUint64), false
		for _, src := range m.sources {
			if len(src.runs) > 0 {
				id, left = min(id, src.runs[0].Log), true
			}
		}
		if !left {
			return nil
		}
		first, wanted := m.limit(id)
		for _, src := range m.sources { // whose ranges ascend, and with them the positions
			if len(src.runs) == 0 || src.runs[0].Log != id {
				continue
			}
			run := src.runs[0]
			src.runs = src.runs[1:]
			if !wanted || run.Next <= first {
				continue
			}
			if err := m.run(src, run, first, o); err != nil {
				return m.spoilt(src.f, err)
			}
		}
	}
}

// run puts a run from a position on into o.
func (m *merger) run(src *mergeSource, run segment.LogRun, first uint64, o *output) error {
	refs, err := src.f.refs(run)
	if err != nil {
		return err
	}
	for i, ref := range refs {
		if i+1 < len(refs) && refs[i+1].First <= first {
			continue
		}
		if m.read += int(ref.Bytes); m.read >= stepBytes { // of a file of which little is written
			m.read = 0
			if err := m.step(); err != nil {
				return err
			}
		}
		if err := src.load(ref); err != nil {
			return err
		}
		for ; src.frame < src.block.Frames; src.frame++ {
			fr := segment.FrameAt(src.memory, src.frame)
			if fr.Log > run.Log {
				break
			}
			frame := src.memory[src.at : src.at+int(fr.Bytes)]
			src.at += int(fr.Bytes)
			if fr.Log < run.Log || fr.First+uint64(fr.Count) <= first {
				continue
			}
			arrival := arrivalOfFrame(&m.summer, fr, frame)
			if arrival < 0 {
				return damagedFrame(src.f.name, ref.Offset+int64(src.at)-int64(fr.Bytes), fr)
			}
			if err := o.add(fr, frame, arrival); err != nil {
				return err
			}
		}
	}
	return nil
}

// load reads a block, unless it is the one that was read last.
func (src *mergeSource) load(ref segment.BlockRef) error {
	if src.offset == ref.Offset {
		return nil
	}
	if cap(src.memory) < int(ref.Bytes) {
		src.memory = make([]byte, ref.Bytes)
	}
	src.memory, src.offset = src.memory[:ref.Bytes], 0
	if err := readFull(src.f.f, src.memory, ref.Offset); err != nil {
		return fmt.Errorf("read %s at byte %d: %w", src.f.name, ref.Offset, err)
	}
	b, err := segment.DecodeBlock(src.memory, src.f.ID, ref.Offset)
	if err != nil || b.Bytes() != int64(ref.Bytes) {
		return &log.CorruptError{File: src.f.name, Offset: ref.Offset, Reason: "no valid block"}
	}
	src.block, src.offset, src.frame, src.at = b, ref.Offset, 0, b.HeaderBytes()
	return nil
}
