package embedded

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"time"

	"github.com/shardwell/shardwell/internal/segment"
)

// save writes the checkpoint of the segment last folded. The entry that names
// its sorted file is durable by now, in a later segment: so replay from the
// checkpoint always finds it, and never needs the segment itself.
func (s *sorter) save() error {
	began := time.Now()
	c := s.fold.checkpoint()
	if err := s.writeCheckpoint(c); err != nil {
		return fmt.Errorf("write the checkpoint behind segment %d: %w", c.Seq, err)
	}
	s.saved = append(slices.DeleteFunc(s.saved, func(seq uint64) bool { return seq >= c.Seq }), c.Seq)
	for len(s.saved) > keptCheckpoints {
		s.note("remove a checkpoint", s.e.fs.Remove(checkpointName(s.saved[0])))
		s.saved = s.saved[1:]
	}
	m := &s.e.metrics
	m.Checkpoints.Add(1)
	m.CheckpointTime.observe(time.Since(began).Microseconds())
	s.allowReuse()
	return nil
}

// allowReuse lets go of the segments that even the older checkpoint covers.
func (s *sorter) allowReuse() {
	if len(s.saved) < keptCheckpoints {
		return
	}
	s.e.mu.Lock()
	s.e.state.sorting.reusable = s.saved[0]
	s.e.mu.Unlock()
	s.prune()
	poke(s.e.wakeSpare)
}

func (s *sorter) writeCheckpoint(c *segment.Checkpoint) error {
	e := s.e
	if err := e.fs.Remove(checkpointTemp); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	f, err := e.fs.Create(checkpointTemp)
	if err != nil {
		return err
	}
	bytes := segment.AppendCheckpoint(nil, c)
	for at := 0; at < len(bytes) && err == nil; at += stepBytes {
		if err = s.step(); err == nil {
			_, err = f.WriteAt(bytes[at:min(at+stepBytes, len(bytes))], int64(at))
		}
		if err == nil {
			if err = f.Sync(); err != nil {
				err = syncError{err}
			}
		}
	}
	if err = errors.Join(err, f.Close()); err == nil {
		err = e.fs.Rename(checkpointTemp, checkpointName(c.Seq))
	}
	if err != nil {
		s.note("remove "+checkpointTemp, e.fs.Remove(checkpointTemp))
		return err
	}
	if err := e.fs.SyncDir(catalogDir); err != nil {
		return syncError{err}
	}
	return nil
}
