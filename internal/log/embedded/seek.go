package embedded

import (
	"context"
	"fmt"
	"slices"
	"sort"
	"time"

	"github.com/shardwell/shardwell/internal/log"
	"github.com/shardwell/shardwell/internal/segment"
)

// Bounds implements log.Engine.
func (e *Engine) Bounds(ctx context.Context, id log.LogID) (log.Bounds, error) {
	if err := e.enterFiles(); err != nil {
		return log.Bounds{}, err
	}
	defer e.life.RUnlock()
	st, err := e.lookup(id)
	if err != nil {
		return log.Bounds{}, err
	}
	var b log.Bounds
	var v view
	err = e.looking(st, &v, func() error {
		b = log.Bounds{First: v.first, End: v.end, Sealed: v.sealed, LastArrival: v.lastArrival}
		if b.LastArrival != 0 || v.end == 1 {
			return nil
		}
		// After a restart: the newest frame that can be read tells.
		b.LastArrival, err = e.newestArrival(&v)
		return err
	})
	if err != nil {
		return log.Bounds{}, err
	}
	st.mu.Lock()
	st.lastArrival = max(st.lastArrival, b.LastArrival)
	st.mu.Unlock()
	return b, nil
}

// newestArrival is the arrival of the newest entry of a view that can be read;
// 0 if there is none.
func (e *Engine) newestArrival(v *view) (log.Millis, error) {
	arrival, err := e.lastArrival(v.st, v.index)
	if arrival != 0 || err != nil {
		return arrival, err
	}
	l, err := v.runsOf()
	if err != nil || len(l.runs) == 0 {
		return 0, err
	}
	_, run := l.run(len(l.runs) - 1)
	return log.Millis(run.LastArrival), nil
}

// lastArrival is the arrival of the newest frame of x that can be read.
func (e *Engine) lastArrival(st *stream, x index) (log.Millis, error) {
	var memory []byte
	for i := x.len() - 1; i >= 0; i-- {
		arrival, ok, err := e.arrivalOf(st, x.at(i), &memory)
		if ok || err != nil {
			return arrival, err
		}
	}
	return 0, nil
}

// arrivalOf reads the arrival of a frame; ok is false if it is damaged.
func (e *Engine) arrivalOf(st *stream, r ref, memory *[]byte) (arrival log.Millis, ok bool, err error) {
	f := e.fileFor(r.global())
	if f == nil || !f.pin() {
		return 0, false, errReplaced
	}
	defer f.unpin()
	*memory = slices.Grow((*memory)[:0], r.bytes())[:r.bytes()]
	if err := readFull(f.f, *memory, f.FileOffset(r.global())); err != nil {
		return 0, false, fmt.Errorf("read %s at byte %d: %w", f.name, f.FileOffset(r.global()), err)
	}
	var summer segment.Summer
	entries, err := summer.Check(*memory, uint64(st.id), uint64(r.first))
	if err != nil {
		return 0, false, nil
	}
	return log.Millis(entries.Arrival), true, nil
}

// Seek implements log.Engine. Damaged frames count as arriving with the next
// one that can be read. A range of a sorted file that cannot be read at all
// counts as arriving at the time that is sought, if that can be.
func (e *Engine) Seek(ctx context.Context, id log.LogID, t time.Time) (log.Position, error) {
	if err := e.settle(ctx, id); err != nil {
		return 0, err
	}
	if err := e.enterFiles(); err != nil {
		return 0, err
	}
	defer e.life.RUnlock()
	st, err := e.lookup(id)
	if err != nil {
		return 0, err
	}
	want := log.Millis(t.UnixMilli())
	if t.After(want.Time()) {
		want++ // an arrival in the same millisecond is before t
	}
	var found log.Position
	var v view
	err = e.looking(st, &v, func() error {
		at, ok, err := e.seekRuns(&v, want)
		if !ok && err == nil {
			at, err = e.seekFrames(&v, want)
		}
		found = min(max(at, v.first), v.end)
		return err
	})
	if err != nil {
		return 0, err
	}
	return found, nil
}

// seekFrames finds the first entry of the index that arrived at want or later;
// the end if there is none.
func (e *Engine) seekFrames(v *view, want log.Millis) (log.Position, error) {
	at, err := e.search(v.st, v.index, v.first, want)
	if err != nil || at == v.index.len() {
		return v.end, err
	}
	return v.index.at(at).first, nil
}

// search finds the first frame of x, from the one that holds first on, that
// arrived at want or later; x.len() if there is none.
func (e *Engine) search(st *stream, x index, first log.Position, want log.Millis) (int, error) {
	lo, hi := x.find(first), x.len()
	var memory []byte
	for lo < hi {
		mid := lo + (hi-lo)/2
		probe, arrival, ok := mid, log.Millis(0), false
		for ; probe < hi && !ok; probe++ {
			var err error
			if arrival, ok, err = e.arrivalOf(st, x.at(probe), &memory); err != nil {
				return 0, err
			}
		}
		if !ok || arrival >= want {
			hi = mid
		} else {
			lo = probe
		}
	}
	return lo, nil
}

// seekRuns finds the first entry in the sorted files that arrived at want or
// later; ok is false if there is none. It reads one block at most: the files'
// tables tell which.
func (e *Engine) seekRuns(v *view, want log.Millis) (at log.Position, ok bool, err error) {
	if len(v.set.files) == 0 {
		return 0, false, nil
	}
	l, err := v.runsOf()
	if err != nil {
		return 0, false, err
	}
	begin := sort.Search(len(l.runs), func(i int) bool {
		_, run := l.run(i)
		return log.Position(run.Next) > v.first
	})
	i := begin + sort.Search(len(l.runs)-begin, func(i int) bool {
		_, run := l.run(begin + i)
		return log.Millis(run.LastArrival) >= want
	})
	known := v.first // everything before arrived before want
	if i > begin {
		_, run := l.run(i - 1)
		known = max(known, log.Position(run.Next))
	}
	if i == len(l.runs) {
		return e.seekGap(v, known, want)
	}
	f, run := l.run(i)
	if known = v.pastHoles(known); known < log.Position(run.First) && log.Millis(run.FirstArrival) >= want {
		return known, true, nil // it may have been among what is lost between the runs
	}
	at, err = e.seekRun(v, f, run, want)
	return at, true, err
}

// seekGap finds the first entry that arrived at want or later, if it was among
// what is lost between the last run, which ends before known, and the index.
func (e *Engine) seekGap(v *view, known log.Position, want log.Millis) (log.Position, bool, error) {
	known = v.pastHoles(known)
	if v.index.len() == 0 {
		return known, known < v.end, nil
	}
	if known >= v.index.at(0).first {
		return 0, false, nil
	}
	var memory []byte
	arrival, ok, err := e.arrivalOf(v.st, v.index.at(0), &memory)
	return known, err == nil && (!ok || arrival >= want), err
}

// pastHoles is the first position from p on that is not in a hole.
func (v *view) pastHoles(p log.Position) log.Position {
	for _, h := range v.holes {
		if p >= h.first && p <= h.last {
			p = h.last + 1
		}
	}
	return p
}

// seekRun finds the first entry of a run that arrived at want or later. There
// is one, if it can be read.
func (e *Engine) seekRun(v *view, f *sortedFile, run segment.LogRun, want log.Millis) (log.Position, error) {
	if log.Millis(run.FirstArrival) >= want {
		return log.Position(run.First), nil
	}
	if !f.pin() {
		return 0, errReplaced
	}
	defer f.unpin()
	refs, err := f.readableRefs(run)
	if isCorrupt(err) {
		return log.Position(run.First), nil
	}
	if err != nil {
		return 0, err
	}
	i := max(0, sort.Search(len(refs), func(i int) bool { return log.Millis(refs[i].Arrival) >= want })-1)
	p, err := f.bytes(refs[i].Offset, int64(refs[i].Bytes))
	if err != nil {
		return 0, err
	}
	next := log.Position(run.Next)
	if i+1 < len(refs) {
		next = log.Position(refs[i+1].First)
	}
	h, err := segment.DecodeBlock(p, f.ID, refs[i].Offset)
	if err != nil || h.Bytes() != int64(refs[i].Bytes) {
		return log.Position(refs[i].First), nil
	}
	return seekBlock(v.st.id, h, p, next, want), nil
}

// seekBlock finds the first entry of a log in a block that arrived at want or
// later; next if it is behind the block.
func seekBlock(id log.LogID, h segment.Block, p []byte, next log.Position, want log.Millis) log.Position {
	var summer segment.Summer
	damaged := log.Position(0) // the first of the damaged frames just before
	at := h.HeaderBytes()
	for i := range h.Frames {
		fr := segment.FrameAt(p, i)
		frame := p[at : at+int(fr.Bytes)]
		at += int(fr.Bytes)
		if fr.Log != uint64(id) {
			continue
		}
		entries, err := summer.Check(frame, fr.Log, fr.First)
		switch {
		case err != nil && damaged == 0:
			damaged = log.Position(fr.First)
		case err == nil && log.Millis(entries.Arrival) < want:
			damaged = 0
		case err == nil && damaged == 0:
			return log.Position(fr.First)
		case err == nil:
			return damaged
		}
	}
	if damaged != 0 {
		return damaged
	}
	return next
}

// settle waits for what is in flight now.
func (e *Engine) settle(ctx context.Context, id log.LogID) error {
	if e.isClosed() {
		return log.ErrClosed
	}
	st, err := e.lookup(id)
	if err != nil {
		return err
	}
	e.mu.Lock()
	st.mu.RLock()
	flying := st.next != st.end
	st.mu.RUnlock()
	c := e.newest()
	e.mu.Unlock()
	if !flying || c == nil {
		return nil
	}
	select {
	case <-c.done:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}
