package embedded

import (
	"context"
	"errors"
	"fmt"

	"github.com/shardwell/shardwell/internal/log"
	"github.com/shardwell/shardwell/internal/planted"
	"github.com/shardwell/shardwell/internal/segment"
)

// settled is the commit of what has been durable since recovery.
var settled = func() *commit {
	c := &commit{done: make(chan struct{})}
	close(c.done)
	return c
}()

// Create implements log.Engine.
func (e *Engine) Create(ctx context.Context, kind log.Kind, ids ...log.LogID) error {
	if kind != log.Data && kind != log.Control {
		return fmt.Errorf("create logs: no such kind %d", kind)
	}
	plan := func() (op segment.Control, wait []*commit, err error) {
		op = segment.Control{Op: segment.OpCreate, Kind: uint8(kind)}
		for _, id := range ids {
			if id == segment.ControlLog {
				return op, nil, fmt.Errorf("create logs: id 0 is the engine's own")
			}
			st, lookupErr := e.lookup(id)
			switch {
			case lookupErr == nil && st.deleting != nil:
				return op, []*commit{st.deleting}, log.ErrDeleted
			case errors.Is(lookupErr, log.ErrDeleted):
				return op, nil, lookupErr
			case lookupErr == nil:
			case e.creating[id] != nil:
				wait = append(wait, e.creating[id])
			default:
				op.Items = append(op.Items, segment.Item{Log: uint64(id)})
			}
		}
		return op, wait, nil
	}
	return e.controlled(ctx, plan, func(op segment.Control, c *commit) {
		for _, it := range op.Items {
			e.creating[log.LogID(it.Log)] = c
		}
	})
}

// Seal implements log.Engine. All ids become sealed with one control entry.
func (e *Engine) Seal(ctx context.Context, ids ...log.LogID) ([]log.Position, error) {
	streams := make([]*stream, len(ids))
	ends := make([]log.Position, len(ids))
	plan := func() (op segment.Control, wait []*commit, err error) {
		op.Op = segment.OpSeal
		for i, id := range ids {
			st, err := e.lookup(id)
			if err != nil {
				return op, nil, err
			}
			if st.deleting != nil {
				return op, []*commit{st.deleting}, log.ErrDeleted
			}
			streams[i], ends[i] = st, st.next
			if st.sealing != nil {
				wait = append(wait, st.sealing)
			} else {
				op.Items = append(op.Items, segment.Item{Log: uint64(id), Position: uint64(st.next)})
			}
		}
		return op, wait, nil
	}
	err := e.controlled(ctx, plan, func(_ segment.Control, c *commit) {
		for _, st := range streams {
			if st.sealing == nil {
				st.sealing = c
			}
		}
	})
	if err != nil {
		return nil, err
	}
	return ends, nil
}

// Trim implements log.Engine. What is trimmed is hidden once the trim is
// durable, so that no crash shows it again.
func (e *Engine) Trim(ctx context.Context, id log.LogID, before log.Position) error {
	plan := func() (op segment.Control, wait []*commit, err error) {
		op.Op = segment.OpTrim
		st, err := e.lookup(id)
		if err != nil {
			return op, nil, err
		}
		if st.deleting != nil {
			return op, []*commit{st.deleting}, log.ErrDeleted
		}
		st.mu.RLock()
		first := st.first
		st.mu.RUnlock()
		if to := min(before, st.next); to > first {
			op.Items = []segment.Item{{Log: uint64(id), Position: uint64(to)}}
		}
		return op, nil, nil
	}
	return e.controlled(ctx, plan, func(op segment.Control, _ *commit) {
		if planted.On(planted.TrimBeforeDurable) {
			e.apply(op)
		}
	})
}

// Delete implements log.Engine.
func (e *Engine) Delete(ctx context.Context, id log.LogID) error {
	var st *stream
	plan := func() (op segment.Control, wait []*commit, err error) {
		op.Op = segment.OpDelete
		switch st, err = e.lookup(id); {
		case errors.Is(err, log.ErrDeleted):
			return op, nil, nil
		case err != nil:
			return op, nil, err
		}
		if st.deleting != nil {
			return op, []*commit{st.deleting}, nil
		}
		op.Items = []segment.Item{{Log: uint64(id)}}
		return op, nil, nil
	}
	return e.controlled(ctx, plan, func(_ segment.Control, c *commit) { st.deleting = c })
}

// controlled carries out one control operation. plan says, under mu and
// changing nothing, what has to be written and what else to wait for; placed
// is called under mu in the same breath, once the entry has its place.
func (e *Engine) controlled(ctx context.Context, plan func() (segment.Control, []*commit, error), placed func(segment.Control, *commit)) error {
	for {
		commits, room, err := e.tryControl(plan, placed)
		if room == nil {
			// What an error says about a log must be durable too.
			for _, c := range commits {
				if err := c.wait(ctx); err != nil {
					return err
				}
			}
			return err
		}
		if err := e.waitForRoom(ctx, room); err != nil {
			return err
		}
	}
}

func (e *Engine) tryControl(plan func() (segment.Control, []*commit, error), placed func(segment.Control, *commit)) (commits []*commit, room <-chan struct{}, err error) {
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.state.closing {
		return nil, nil, log.ErrClosed
	}
	op, commits, err := plan()
	if err != nil || len(op.Items) == 0 && op.Op != segment.OpFiles {
		return commits, nil, err
	}
	data := segment.AppendControl(nil, op)
	if len(data) > log.MaxEntryBytes {
		return nil, nil, log.ErrTooLarge
	}
	entry := segment.EntryBytes(0, len(data))
	n := segment.FrameBytes(entry)
	if room, err = e.fit(n, log.Control); room != nil || err != nil {
		return nil, room, err
	}
	now := e.now()
	b, at, first := e.put(e.control, 1, n, now)
	frame := b.room(at, n)
	segment.PutEntry(frame[segment.FrameHeaderBytes:], nil, data)
	var summer segment.Summer
	summer.Finish(frame, segment.ControlLog, uint64(first), 1, int64(now), entry)
	b.copiers.Done()
	b.ops = append(b.ops, op)
	placed(op, b.commit)
	e.wakeWriter()
	return append(commits, b.commit), nil, nil
}

// apply shows a durable control entry to readers. Every operation can be
// repeated without harm.
func (e *Engine) apply(op segment.Control) {
	for _, it := range op.Items {
		id := log.LogID(it.Log)
		st, err := e.lookup(id)
		if op.Op == segment.OpCreate {
			if errors.Is(err, log.ErrNotFound) {
				e.addStream(newStream(id, log.Kind(op.Kind)))
			}
			continue
		}
		if err != nil {
			continue // recovery has reported it
		}
		switch op.Op {
		case segment.OpSeal:
			st.publishSeal()
		case segment.OpTrim:
			st.publishTrim(log.Position(it.Position))
		case segment.OpDelete:
			st.publishDelete()
		case segment.OpJump:
			st.publishJump(log.Position(it.Position))
		}
	}
	switch op.Op {
	case segment.OpTrim, segment.OpDelete:
		e.trimmed.Store(true)
		poke(e.wakeSort)
	case segment.OpCreate:
		e.mu.Lock()
		for _, it := range op.Items {
			delete(e.creating, log.LogID(it.Log))
		}
		e.mu.Unlock()
	}
}
