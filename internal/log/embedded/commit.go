package embedded

import (
	"errors"
	"fmt"
	"time"

	"github.com/shardwell/shardwell/internal/log"
	"github.com/shardwell/shardwell/internal/planted"
	"github.com/shardwell/shardwell/internal/segment"
)

// The committer is two goroutines. The writer writes blocks in order: a full
// one at once, one that is still filling only while no sync runs, so that a
// lone caller does not wait and a crowd shares. The syncer covers all that has
// been written with one sync, then publishes and acknowledges it in order.
// There is no commit timer.

func (e *Engine) writeLoop() {
	defer e.work.Done()
	timer := time.NewTimer(time.Hour)
	defer timer.Stop()
	idle := false
	for {
		b, mark, stop := e.nextBlock(idle)
		switch {
		case b != nil:
			e.write(b)
			idle = false
			continue
		case stop:
			e.mu.Lock()
			e.state.stopped = true
			e.mu.Unlock()
			poke(e.wakeSync)
			return
		case mark && (idle || e.isClosed()):
			e.writeMark()
			idle = false
			continue
		}
		var tick <-chan time.Time
		if mark {
			timer.Reset(e.opt.IdleMark)
			tick = timer.C
		}
		select {
		case <-e.wakeWrite:
			idle = false
		case <-tick:
			idle = true
		}
	}
}

// nextBlock returns the block to write, or else whether a mark should follow
// when the engine stays idle, and whether the writer is done.
func (e *Engine) nextBlock(idle bool) (b *block, mark, stop bool) {
	e.mu.Lock()
	defer e.mu.Unlock()
	s := &e.state
	if s.poison != nil {
		return nil, false, s.closing
	}
	if len(s.sealed) == 0 && s.open != nil && !s.syncing {
		e.sealOpen()
	}
	if len(s.sealed) > 0 {
		b = s.sealed[0]
		s.sealed[0] = nil
		s.sealed = s.sealed[1:]
		return b, false, false
	}
	if len(s.unacked) > 0 {
		return nil, false, false
	}
	mark = s.marked < s.durable && s.cur != nil && s.cur == s.writing && s.at+segment.PageBytes <= s.cur.Bytes
	return nil, mark, s.closing && !mark
}

// write writes one block and hands it to the syncer.
func (e *Engine) write(b *block) {
	if b.seg != e.state.writing && !e.changeSegment(b) {
		return
	}
	b.copiers.Wait()
	e.mu.Lock()
	durable, clock := e.state.durable, e.clock
	e.mu.Unlock()
	if err := e.writeAt(b, b.encode(durable, int64(clock))); err != nil {
		e.fail("write", b.seg.name, err)
		return
	}
	e.metrics.Blocks.Add(1)
	e.metrics.BlockBytes.observe(b.bytes())
	if planted.On(planted.PublishBeforeSync) {
		e.publish(b)
	}
	e.mu.Lock()
	s := &e.state
	if s.poison == nil {
		s.marked = max(s.marked, durable)
		s.written = append(s.written, b)
		s.syncing = true
	}
	e.mu.Unlock()
	poke(e.wakeSync)
}

// encode completes the block in its memory and returns its bytes.
func (b *block) encode(durable, clock int64) []byte {
	if planted.On(planted.DropDurableThrough) {
		durable = 0
	}
	h := segment.Block{
		Segment: b.seg.ID, Offset: b.global(), DurableThrough: durable, Clock: clock,
		Frames: len(b.frames), BodyBytes: b.body,
	}
	from := segment.MaxBlockHeaderBytes - h.HeaderBytes()
	p := b.memory[from:]
	for i := range b.frames {
		segment.PutFrame(p, i, b.frames[i].Frame)
	}
	h.Seal(p)
	// The end of the last page may lie beyond the memory of a large block.
	if short := int(b.bytes()) - len(p); short > 0 {
		b.memory = append(b.memory, make([]byte, short)...)
		p = b.memory[from:]
	}
	p = p[:b.bytes()]
	clear(p[h.HeaderBytes()+b.body:])
	return p
}

// changeSegment waits until all that was written before b is durable and then
// gives b's segment its header and name. So a segment that exists says that
// everything before it is durable: only the last one can have a tail.
func (e *Engine) changeSegment(b *block) bool {
	for {
		e.mu.Lock()
		s := &e.state
		dead, first := s.poison != nil, len(s.unacked) > 0 && s.unacked[0] == b
		b.seg.Clock = int64(e.clock)
		e.mu.Unlock()
		if dead {
			return false
		}
		if first {
			break
		}
		<-e.wakeWrite
	}
	if err := e.enterSegment(b.seg, spareName); err != nil {
		e.fail("begin", b.seg.name, err)
		return false
	}
	e.mu.Lock()
	e.state.writing = b.seg
	e.state.marked = max(e.state.marked, b.seg.Start)
	e.mu.Unlock()
	poke(e.wakeSpare)
	poke(e.wakeSort)
	return true
}

// enterSegment writes f's header and moves it from its temporary name to its
// own, durably.
func (e *Engine) enterSegment(f *file, from string) error {
	page := make([]byte, segment.PageBytes)
	f.Encode(page)
	if err := e.timed(&e.state.writeSince, func() error { _, err := f.f.WriteAt(page, 0); return err }); err != nil {
		return fmt.Errorf("write a segment header: %w", err)
	}
	if err := e.sync(f); err != nil {
		return fmt.Errorf("sync a segment header: %w", err)
	}
	f.name = segmentName(f.Seq)
	if err := e.timed(&e.state.writeSince, func() error { return e.fs.Rename(from, f.name) }); err != nil {
		return fmt.Errorf("name a segment: %w", err)
	}
	if !planted.On(planted.ForgetDirSync) {
		if err := e.watched(func() error { return e.fs.SyncDir(commitDir) }); err != nil {
			// A later sync may say yes without having the new name, so nothing
			// may be built on it: take it back. The file holds nothing that is
			// not elsewhere.
			return errors.Join(fmt.Errorf("sync the name of a segment: %w", err), e.fs.Remove(f.name))
		}
	}
	e.addFile(f)
	return nil
}

// writeMark writes an empty block that tells how far the log is durable. It
// takes no space: the next block is written over it, and tells the same.
func (e *Engine) writeMark() {
	e.mu.Lock()
	s := &e.state
	if s.open != nil || len(s.unacked) > 0 || s.poison != nil {
		e.mu.Unlock()
		return
	}
	b := &block{seg: s.cur, at: s.at, memory: make([]byte, segment.MaxBlockHeaderBytes+segment.PageBytes)}
	durable, clock, closing := s.durable, e.clock, s.closing
	e.mu.Unlock()
	if err := e.writeAt(b, b.encode(durable, int64(clock))); err != nil {
		e.fail("write", b.seg.name, err)
		return
	}
	if closing {
		if err := e.sync(b.seg); err != nil {
			e.fail("sync", b.seg.name, err)
			return
		}
	}
	e.mu.Lock()
	s.marked = durable
	e.mu.Unlock()
	e.metrics.Marks.Add(1)
}

func (e *Engine) syncLoop() {
	defer e.work.Done()
	for {
		e.mu.Lock()
		s := &e.state
		batch := s.written
		s.written = nil
		stopped := s.stopped
		if len(batch) == 0 {
			s.syncing = false
		}
		e.mu.Unlock()
		if len(batch) > 0 {
			e.commit(batch)
			continue
		}
		if stopped {
			return
		}
		poke(e.wakeWrite)
		<-e.wakeSync
	}
}

// commit makes blocks of one segment durable and acknowledges them.
func (e *Engine) commit(batch []*block) {
	f := batch[0].seg
	if planted.On(planted.AckBeforeSync) {
		e.acknowledge(batch)
	}
	err := e.sync(f)
	if err != nil && planted.On(planted.ResyncAfterFailure) {
		err = e.sync(f)
	}
	if err != nil {
		e.fail("sync", f.name, err)
		return
	}
	if !planted.On(planted.AckBeforeSync) {
		e.acknowledge(batch)
	}
}

// acknowledge shows durable blocks to readers and then tells those who wait.
func (e *Engine) acknowledge(batch []*block) {
	e.mu.Lock()
	s := &e.state
	if s.poison != nil {
		e.mu.Unlock()
		return
	}
	// From here on the blocks are out of reach of fail: they are durable.
	s.unacked = s.unacked[len(batch):]
	s.durable, s.newest = batch[len(batch)-1].end(), batch[len(batch)-1].commit
	e.mu.Unlock()
	bytes, commits := int64(0), make([]*commit, len(batch))
	for i, b := range batch {
		commits[i] = b.commit
		if !planted.On(planted.PublishBeforeSync) {
			e.publish(b)
		}
		bytes += b.bytes()
	}
	e.mu.Lock()
	if s.poison == nil { // else it is zero already
		s.pending -= bytes
	}
	for _, b := range batch {
		e.recycle(b)
	}
	e.wakeRoom()
	e.mu.Unlock()
	poke(e.wakeWrite)
	for _, c := range commits {
		close(c.done)
	}
}

// publish shows a block's frames to readers.
func (e *Engine) publish(b *block) {
	header := segment.Block{Frames: len(b.frames)}
	global := b.global() + int64(header.HeaderBytes())
	ops := b.ops
	for i := range b.frames {
		f := &b.frames[i]
		if f.stream == e.control {
			e.apply(ops[0])
			ops = ops[1:]
		} else {
			f.stream.publish(makeRef(log.Position(f.First), global, int(f.Bytes)), f.Count, f.arrival, &e.sorted)
		}
		global += int64(f.Bytes)
	}
	e.metrics.Frames.Add(int64(len(b.frames)))
}

// keptBlocks is how many blocks' memory an idle engine keeps: as many as are
// under way when many clients write, because making one costs more than
// filling it.
const keptBlocks = 8

// recycle makes a block ready for reuse. mu is held.
func (e *Engine) recycle(b *block) {
	if len(b.memory) != segment.MaxBlockHeaderBytes+segment.MaxBlockBytes || len(e.state.free) == keptBlocks {
		return
	}
	clear(b.frames)
	clear(b.ops)
	b.seg, b.commit, b.body, b.frames, b.ops = nil, nil, 0, b.frames[:0], b.ops[:0]
	e.state.free = append(e.state.free, b)
}

// watched makes a call that syncs: while it hangs, nothing new is taken. The
// writer and the syncer never do so at the same time.
func (e *Engine) watched(call func() error) error { return e.timed(&e.state.syncSince, call) }

// timed makes a call to the disk and notes since when it has been running. mu
// guards the note.
func (e *Engine) timed(since *time.Time, call func() error) error {
	e.mu.Lock()
	*since = time.Now()
	e.mu.Unlock()
	err := call()
	e.mu.Lock()
	*since = time.Time{}
	e.mu.Unlock()
	return err
}

// writeAt writes a block, watched like a sync.
func (e *Engine) writeAt(b *block, p []byte) error {
	return e.timed(&e.state.writeSince, func() error {
		_, err := b.seg.f.WriteAt(p, b.at)
		return err
	})
}

// sync is f.Sync, watched and measured.
func (e *Engine) sync(f *file) error {
	began := time.Now()
	err := e.watched(f.f.Sync)
	e.metrics.Syncs.Add(1)
	e.metrics.SyncTime.observe(time.Since(began).Microseconds())
	return err
}

// fail poisons the engine: after a failed write or sync nobody knows what the
// disk holds, so nothing is acknowledged any more. A sync is never repeated:
// it could succeed with the data gone.
func (e *Engine) fail(doing, name string, cause error) {
	e.mu.Lock()
	s := &e.state
	if s.poison == nil {
		s.poison = fmt.Errorf("%w: %s %s: %w", log.ErrPoisoned, doing, name, cause)
		e.opt.Log.Error("storage has failed; nothing more is acknowledged until a restart", "doing", doing, "file", name, "error", cause)
	}
	lost := s.unacked
	s.open, s.sealed, s.written, s.unacked, s.pending, s.syncing = nil, nil, nil, nil, 0, false
	poison := s.poison
	e.wakeRoom()
	e.mu.Unlock()
	// What has a place may be on the disk all the same, and recovery may find it.
	err := fmt.Errorf("%w: %w", log.ErrUnknown, poison)
	for _, b := range lost {
		b.commit.err = err
		close(b.commit.done)
	}
	poke(e.wakeWrite)
	poke(e.wakeSync)
	poke(e.wakeSpare)
	poke(e.wakeSort)
}
