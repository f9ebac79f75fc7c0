package embedded

import (
	"context"
	"slices"

	"github.com/shardwell/shardwell/internal/log"
	"github.com/shardwell/shardwell/internal/segment"
)

// jumpsAtOnce is how many logs one control entry moves on.
const jumpsAtOnce = 100_000

// Jump makes every data log that is not sealed go on by so many positions
// after its end: those between are never given to an entry, and readers pass
// over them. It returns how many logs those are, once that is durable. It is
// for copies of a directory, whose original may give the next positions itself.
func (e *Engine) Jump(ctx context.Context, by log.Position) (logs int, err error) {
	if err := e.upgradeFormat(); err != nil {
		return 0, err
	}
	e.logsMu.RLock()
	ids := make([]log.LogID, 0, len(e.logs))
	for id, st := range e.logs {
		if st.kind == log.Data {
			ids = append(ids, id)
		}
	}
	e.logsMu.RUnlock()
	slices.Sort(ids)
	for some := range slices.Chunk(ids, jumpsAtOnce) {
		n, err := e.jump(ctx, by, some)
		if logs += n; err != nil {
			return logs, err
		}
	}
	return logs, nil
}

func (e *Engine) jump(ctx context.Context, by log.Position, ids []log.LogID) (logs int, err error) {
	plan := func() (op segment.Control, wait []*commit, err error) {
		op.Op = segment.OpJump
		for _, id := range ids {
			if st, err := e.lookup(id); err == nil && st.sealing == nil && st.deleting == nil {
				op.Items = append(op.Items, segment.Item{Log: uint64(id), Position: uint64(st.next + by)})
			}
		}
		return op, nil, nil
	}
	err = e.controlled(ctx, plan, func(op segment.Control, _ *commit) {
		for _, it := range op.Items {
			if st, err := e.lookup(log.LogID(it.Log)); err == nil {
				st.next = log.Position(it.Position)
			}
		}
		logs = len(op.Items)
	})
	return logs, err
}
