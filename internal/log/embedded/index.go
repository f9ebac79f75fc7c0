package embedded

import (
	"slices"
	"sort"

	"github.com/shardwell/shardwell/internal/log"
	"github.com/shardwell/shardwell/internal/segment"
)

// ref says where a frame is: 16 bytes, for there is one for every frame of
// every log. place holds the frame's global offset and its length, both in
// units of segment.FrameAlign: 43 and 21 bits, that is 64 TiB and 16 MiB.
type ref struct {
	first log.Position
	place uint64
}

const lengthBits = 21

func makeRef(first log.Position, global int64, bytes int) ref {
	return ref{first, uint64(global)/segment.FrameAlign<<lengthBits | uint64(bytes)/segment.FrameAlign}
}

func (r ref) global() int64 { return int64(r.place >> lengthBits * segment.FrameAlign) }
func (r ref) bytes() int    { return int(r.place & (1<<lengthBits - 1) * segment.FrameAlign) }

const (
	refBytes   = 16
	chunkShift = 9
	chunkRefs  = 1 << chunkShift
)

// index is a log's frames in position order. It is kept in chunks so that a
// growing log neither copies what it has nor holds much more than it needs.
// first positions increase; nothing is assumed of the distance between them.
//
// A copy of an index stays as it is while the log goes on: what is added stands
// behind what the copy can see, and what is dropped is left where it was.
type index struct {
	full [][]ref // of chunkRefs each
	tail []ref   // fewer than chunkRefs
	skip int     // frames at the front that do not count; fewer than chunkRefs
}

func (x *index) len() int { return len(x.full)<<chunkShift + len(x.tail) - x.skip }

func (x *index) at(i int) ref {
	i += x.skip
	if c := i >> chunkShift; c < len(x.full) {
		return x.full[c][i&(chunkRefs-1)]
	}
	return x.tail[i&(chunkRefs-1)]
}

func (x *index) add(r ref) {
	x.tail = append(x.tail, r)
	if len(x.tail) == chunkRefs {
		x.full = append(x.full, slices.Clip(x.tail))
		x.tail = nil
	}
}

// find returns the last frame that begins at or before p; 0 if none does.
func (x *index) find(p log.Position) int {
	return max(0, sort.Search(x.len(), func(i int) bool { return x.at(i).first > p })-1)
}

// trim forgets whole chunks of frames before p, but never the last frame.
func (x *index) trim(p log.Position) {
	keep := min((x.find(p)+x.skip)>>chunkShift, len(x.full))
	if len(x.tail) == 0 {
		keep = min(keep, len(x.full)-1)
	}
	x.dropChunks(keep)
}

// dropChunks forgets the first n chunks.
func (x *index) dropChunks(n int) {
	if n > 0 {
		x.full, x.skip = slices.Clone(x.full[n:]), 0
	}
}

// dropBefore forgets exactly the frames before a global offset.
func (x *index) dropBefore(global int64) {
	n := x.skip + sort.Search(x.len(), func(i int) bool { return x.at(i).global() >= global })
	if n == x.skip {
		return
	}
	x.dropChunks(n >> chunkShift)
	if x.skip = n & (chunkRefs - 1); len(x.full) == 0 {
		x.tail, x.skip = slices.Clone(x.tail[x.skip:]), 0
	}
}

func (x *index) bytes() int64 {
	return int64(len(x.full)<<chunkShift+cap(x.tail)) * refBytes
}
