package embedded

import (
	"cmp"
	"slices"

	"github.com/shardwell/shardwell/internal/log"
)

// Damage lists the damage that is known: what the start found, or readers have
// in the tables of sorted files, with Log 0 where it is not that of one log, and every range of positions that is lost and has
// not been trimmed since. Damaged frames show only when they are read, and are
// not in it.
func (e *Engine) Damage() []*log.CorruptError {
	var all []*log.CorruptError
	for _, d := range slices.Concat(e.damage, e.damagedFiles()) {
		if d.Log == 0 {
			all = append(all, d)
		}
	}
	e.logsMu.RLock()
	defer e.logsMu.RUnlock()
	known := len(all)
	for id, st := range e.logs {
		st.mu.RLock()
		holes := st.holes
		st.mu.RUnlock()
		for _, h := range holes {
			if !h.jump {
				all = append(all, h.err(id))
			}
		}
	}
	slices.SortFunc(all[known:], func(a, b *log.CorruptError) int {
		return cmp.Or(cmp.Compare(a.Log, b.Log), cmp.Compare(a.First, b.First))
	})
	return all
}
