package embedded

import (
	"context"
	"slices"

	"github.com/shardwell/shardwell/internal/log"
)

// Wait implements log.Engine.
func (e *Engine) Wait(ctx context.Context, id log.LogID, from log.Position) error {
	if e.isClosed() {
		return log.ErrClosed
	}
	st, err := e.lookup(id)
	if err != nil {
		return err
	}
	w := &waiter{from: from, done: make(chan struct{})}
	st.mu.Lock()
	switch {
	case st.deleted:
		st.mu.Unlock()
		return log.ErrDeleted
	case st.sealed || from < st.end:
		st.mu.Unlock()
		return nil
	}
	st.waiters = append(st.waiters, w)
	st.mu.Unlock()
	select {
	case <-w.done:
		st.mu.RLock()
		defer st.mu.RUnlock()
		if st.deleted {
			return log.ErrDeleted
		}
		return nil
	case <-ctx.Done():
		err = ctx.Err()
	case <-e.closed:
		err = log.ErrClosed
	}
	st.mu.Lock()
	st.waiters = slices.DeleteFunc(st.waiters, func(x *waiter) bool { return x == w })
	st.mu.Unlock()
	return err
}
