package embedded

import (
	"errors"
	"fmt"
	"io/fs"
	"syscall"
	"time"

	"github.com/shardwell/shardwell/internal/planted"
	"github.com/shardwell/shardwell/internal/segment"
)

// zeroBytes is how much of a new segment is written between syncs: a long sync
// in the background would hold up the commits beside it.
const zeroBytes = 1 << 20

var zeros [zeroBytes]byte

// syncError is a failed sync, which poisons wherever it happens.
type syncError struct{ error }

func (e syncError) Unwrap() error { return e.error }

// spareLoop keeps one zeroed segment ready, so that the committer never waits
// for one to be made, and the space it will need is already taken.
func (e *Engine) spareLoop() {
	defer e.work.Done()
	e.shorten()
	retry := time.NewTimer(time.Hour)
	defer retry.Stop()
	for !e.isClosed() {
		e.mu.Lock()
		need := e.needsSpare()
		e.mu.Unlock()
		if !need {
			<-e.wakeSpare
			continue
		}
		if e.makeSpare() {
			continue
		}
		retry.Reset(e.opt.RetrySpace)
		for waiting := true; waiting && !e.isClosed(); {
			select {
			case <-e.wakeSpare:
				waiting = !e.reserveWanted()
			case <-retry.C:
				waiting = false
			}
		}
	}
}

// needsSpare says whether a spare should be made now. mu is held.
func (e *Engine) needsSpare() bool {
	s := &e.state
	// A spare that is taken keeps its name until the writer reaches it.
	return s.poison == nil && s.cur == s.writing && (s.spare == nil || s.spare.reserve || s.spare.held < s.wants)
}

// reserveWanted says whether something waits for a reserve, which must not wait
// for the next attempt at a spare.
func (e *Engine) reserveWanted() bool {
	e.mu.Lock()
	defer e.mu.Unlock()
	return e.state.wantsReserve
}

// makeSpare replaces the spare by one of the size that is wanted now.
func (e *Engine) makeSpare() bool {
	size, again := e.spareBytes()
	var err error
	if !again {
		err = e.spaceFor(size, e.leave(size)) // a reserve is not given up for nothing
	}
	e.mu.Lock()
	s := &e.state
	if !e.needsSpare() { // it has been taken in the meantime
		e.mu.Unlock()
		return true
	}
	old, wanted := s.spare, s.wantsReserve
	s.wantsReserve = false
	if old != nil && old.reserve && err != nil {
		e.mu.Unlock()
		return e.noteSpare(err)
	}
	s.spare = nil
	var used *file
	if again {
		used = e.takeObsolete(size)
	}
	noRoom := wanted || s.cur == nil || s.cur.reserve && s.at > s.cur.Bytes/2 || s.at > s.cur.Bytes-e.reserved(s.cur)/2
	e.mu.Unlock()

	f, err := e.replaceSpare(old, used, size)
	if errors.Is(err, syscall.ENOSPC) && noRoom {
		var reserveErr error
		if f, reserveErr = e.makeReserve(); reserveErr != nil {
			err = errors.Join(err, reserveErr)
		}
	}
	if sync := (syncError{}); errors.As(err, &sync) {
		e.fail("prepare", spareName, sync.error)
	}
	e.mu.Lock()
	s.spare, s.noReserve = f, f == nil && noRoom
	e.mu.Unlock()
	return e.noteSpare(err)
}

// spareBytes is how large a spare is wanted now: smaller than usual where the
// volume has no room for that. again: a segment of that size can be used again.
func (e *Engine) spareBytes() (size int64, again bool) {
	e.mu.Lock()
	least, size := max(e.opt.FirstSegmentBytes, e.state.wants), max(e.opt.SegmentBytes, e.state.wants)
	first, obsolete := e.state.cur == nil, e.findObsoleteOf(size) >= 0
	e.mu.Unlock()
	if obsolete && !errors.Is(e.spaceFor(0, e.leave(size)), syscall.ENOSPC) {
		return size, true
	}
	if first {
		return least, false
	}
	for size/4 >= least && errors.Is(e.spaceFor(size, e.leave(size)), syscall.ENOSPC) {
		size = segment.PageUp(size / 4)
	}
	return size, false
}

// noteSpare tells all that wait for a spare what came of making one.
func (e *Engine) noteSpare(err error) bool {
	e.mu.Lock()
	s := &e.state
	before := s.spareErr
	s.spareErr = err
	if err != nil {
		s.wants = 0 // what is more modest may still find space
		e.metrics.SpareFailures.Add(1)
	}
	e.wakeRoom()
	e.mu.Unlock()
	if before != nil {
		poke(e.wakeSort) // its entries may have been waiting for this
	}
	e.logSpace(before, err)
	return err == nil
}

// logSpace tells the operator when attempts to make a segment begin to fail and
// when they succeed again.
func (e *Engine) logSpace(before, now error) {
	switch {
	case before == nil && now != nil && !e.isClosed():
		e.opt.Log.Warn("no new segment can be made; records are refused once the last one is full", "error", now)
	case before != nil && now == nil:
		e.opt.Log.Info("a new segment could be made again; records are taken")
	}
}

// makeReserve makes a small spare of the space that others must leave free: a
// start on a full disk has no segment that could be written to, and deleting
// must work all the same.
func (e *Engine) makeReserve() (*file, error) {
	f, err := e.nameSpare(e.makeFile(tempName, e.reserveSize(), 0))
	if err != nil {
		return nil, fmt.Errorf("make a reserve for deleting: %w", err)
	}
	f.reserve = true
	return f, nil
}

func (e *Engine) reserveSize() int64 {
	return min(e.opt.FirstSegmentBytes, segment.PageUp(max(e.opt.MinFreeBytes/8, segment.MinBytes)))
}

// replaceSpare makes a spare of a segment that can be used again, if there is
// one, or anew.
func (e *Engine) replaceSpare(old, again *file, size int64) (*file, error) {
	if old != nil {
		if err := errors.Join(old.f.Close(), e.fs.Remove(spareName)); err != nil {
			return nil, fmt.Errorf("remove a segment that is too small: %w", err)
		}
	}
	if again != nil {
		return e.nameSpare(e.reuse(again))
	}
	return e.nameSpare(e.makeFile(tempName, size, e.leave(size)))
}

// nameSpare makes the file under tempName the spare, durably, if there is one.
func (e *Engine) nameSpare(f *file, err error) (*file, error) {
	if err != nil {
		return nil, err
	}
	if err := e.fs.Rename(tempName, spareName); err != nil {
		return nil, errors.Join(fmt.Errorf("name the spare segment: %w", err), f.f.Close())
	}
	if !planted.On(planted.ForgetDirSync) {
		if err := e.fs.SyncDir(commitDir); err != nil {
			// A later sync may say yes without having the new name: take it back. A
			// segment that is used again would else have its old name, too, and
			// lose under that what is written to it under the next one.
			return nil, errors.Join(syncError{fmt.Errorf("sync the name of the spare segment: %w", err)}, f.f.Close(), e.fs.Remove(spareName))
		}
	}
	return f, nil
}

// spaceFor says whether the volume has room for a file beside what is to be
// left free; if that is negative, nobody asks.
func (e *Engine) spaceFor(size, leave int64) error {
	if leave < 0 {
		return nil
	}
	free, err := e.fs.Free()
	if err != nil {
		return fmt.Errorf("ask for the free space: %w", err)
	}
	if free < size+leave {
		return fmt.Errorf("make a file of %d bytes with %d free, %d to be left: %w", size, free, leave, syscall.ENOSPC)
	}
	return nil
}

// makeFile makes a file of zeros, durable but for its name. It is here that
// space is taken, and here only: an error leaves nothing behind.
func (e *Engine) makeFile(name string, size, leave int64) (*file, error) {
	if err := e.fs.Remove(name); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("remove an unfinished segment: %w", err)
	}
	if err := e.spaceFor(size, leave); err != nil {
		return nil, err
	}
	f, err := e.fs.Create(name)
	if err != nil {
		return nil, fmt.Errorf("create a segment: %w", err)
	}
	for at := int64(0); at < size; at += zeroBytes {
		if e.isClosed() {
			err = errors.New("the engine is closing")
		} else {
			_, err = f.WriteAt(zeros[:min(zeroBytes, size-at)], at)
		}
		if err == nil {
			if err = f.Sync(); err != nil {
				err = syncError{err}
			}
		}
		if err != nil {
			return nil, errors.Join(fmt.Errorf("fill a segment of %d bytes: %w", size, err), f.Close(), e.fs.Remove(name))
		}
	}
	return &file{name: name, f: f, held: size}, nil
}

// shorten gives back what segments hold behind their effective end, where
// recovery left more than a quarter of the file unused.
func (e *Engine) shorten() {
	files := *e.files.Load()
	for i := 0; i+1 < len(files); i++ {
		f := files[i]
		end := f.FileOffset(files[i+1].Start)
		if f.held-end <= f.Bytes/4 {
			continue
		}
		if err := e.shortenFile(f, end); err != nil {
			e.opt.Log.Warn("cannot shorten a segment", "file", f.name, "error", err)
		}
	}
}

func (e *Engine) shortenFile(f *file, end int64) error {
	if !f.pin() {
		return nil // the name may soon be another segment's
	}
	defer f.unpin()
	// The handle that readers use may be for reading only.
	w, err := e.fs.Open(f.name)
	if err != nil {
		return err
	}
	end = max(end, segment.PageBytes)
	if err := w.Truncate(end); err != nil {
		return errors.Join(err, w.Close())
	}
	e.mu.Lock()
	f.held = end // it cannot be used again as one of the usual size
	e.mu.Unlock()
	return w.Close()
}
