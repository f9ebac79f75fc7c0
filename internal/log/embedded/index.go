package embedded

import (
	"slices"
	"sort"

	"github.com/shardwell/shardwell/internal/log"
	"github.com/shardwell/shardwell/internal/segment"
)

// ref says where a frame is.
type ref struct {
	first log.Position
	at    int64 // global offset
	size  int64
}

func makeRef(first log.Position, global int64, bytes int) ref {
	return ref{first, global, int64(bytes)}
}

func (r ref) global() int64 { return r.at }
func (r ref) bytes() int    { return int(r.size) }

// packedRef is a ref in 16 bytes, for there is one for every frame of every log.
// place holds the frame's global offset and its length, both in units of
// segment.FrameAlign, in 43 and 21 bits: the offset within 64 TiB, and all of
// the length, which is below 16 MiB.
type packedRef struct {
	first log.Position
	place uint64
}

const (
	lengthBits = 21
	eraBytes   = 1 << (64 - lengthBits) * segment.FrameAlign // what offsets are known within
)

func (r ref) pack() packedRef {
	return packedRef{r.first, uint64(r.at)/segment.FrameAlign<<lengthBits | uint64(r.size)/segment.FrameAlign}
}

// unpack is the reverse for a frame that lies less than 64 TiB behind low.
func (p packedRef) unpack(low int64) ref {
	at := low&^(eraBytes-1) | int64(p.place>>lengthBits*segment.FrameAlign)
	if at < low {
		at += eraBytes
	}
	return ref{p.first, at, int64(p.place & (1<<lengthBits - 1) * segment.FrameAlign)}
}

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
	full [][]packedRef // of chunkRefs each
	tail []packedRef   // fewer than chunkRefs
	skip int           // frames at the front that do not count; fewer than chunkRefs
	low  int64         // a global offset that no frame lies before, nor 64 TiB behind
}

func (x *index) len() int { return len(x.full)<<chunkShift + len(x.tail) - x.skip }

func (x *index) at(i int) ref {
	i += x.skip
	if c := i >> chunkShift; c < len(x.full) {
		return x.full[c][i&(chunkRefs-1)].unpack(x.low)
	}
	return x.tail[i&(chunkRefs-1)].unpack(x.low)
}

func (x *index) add(r ref) {
	if x.len() == 0 {
		x.low = r.at
	}
	x.tail = append(x.tail, r.pack())
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
	x.low = max(x.low, global)
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
