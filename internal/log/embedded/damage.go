package embedded

import (
	"slices"

	"github.com/shardwell/shardwell/internal/log"
)

// Damage lists the damage that was found when the engine was opened, in the
// order of the commit log; Log is 0 where it is not that of one log. Damaged
// frames show only when they are read, and are not in it.
func (e *Engine) Damage() []*log.CorruptError { return slices.Clone(e.damage) }
