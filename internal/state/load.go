package state

import (
	"bytes"
	"context"
	"errors"

	"github.com/shardwell/shardwell/internal/log"
)

// Load brings machine to the state that its logs hold and writes nothing, for
// tools that look at logs nobody runs. A log that is absent counts as empty.
// After an error machine is at the state before what could not be read: the
// *log.CorruptError or *UnknownVersion in the error says what that was.
// SnapshotBytes and Log of cfg do not matter. machine must be new.
func Load(ctx context.Context, engine log.Engine, machine Machine, cfg Config) error {
	r := &Runner{engine: engine, machine: machine, cfg: cfg}
	r.replies.next = 1
	found, err := r.newest(ctx)
	if err == nil && found != nil {
		err = r.begin(found)
	}
	if err != nil && !errors.Is(err, log.ErrNotFound) {
		return r.wrap("read snapshot", err)
	}
	if err := r.replay(ctx); err != nil && !errors.Is(err, log.ErrNotFound) {
		return r.wrap("replay commands", err)
	}
	return nil
}

// begin sets the machine to a snapshot.
func (r *Runner) begin(found *row) error {
	if err := r.machine.Restore(bytes.NewReader(found.state)); err != nil {
		return err
	}
	r.done = found.end.Covers
	r.replies.next = r.done + 1
	if found.end.At != 0 {
		r.at = found.end.At.Time()
	}
	r.snapshots.size.Store(int64(len(found.state)))
	return nil
}
