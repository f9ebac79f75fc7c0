package streams

import "github.com/shardwell/shardwell/internal/service/streams/catalog"

// takes says whether a list of shards holds one. At the very instant of a change
// the children are open and the parents are not, which no recording settles:
// clients need lists in which nothing is there twice.
func (sel *shardSelection) takes(sh *catalog.Shard) bool {
	return sh.ID() > sel.After &&
		(sel.OpenAt == 0 || sh.OpenedAt <= sel.OpenAt && (!sh.Closed() || sel.OpenAt < sh.ClosedAt)) &&
		(sel.From == 0 || !sh.Closed() || sh.ClosedAt >= sel.From)
}
