package embedded

import (
	"fmt"
	"math/bits"
	"sync/atomic"
	"time"
)

// Health is the state of an engine for operators.
type Health struct {
	OK bool
	// State is "ok", "full", "hanging", "unsorted", "poisoned", "read-only", "damaged" (a
	// sorted file is lost, all else goes on) or "closed".
	State    string
	Problems []string // sentences that name file and cause

	Logs           int
	Frames         int64  // in the index
	IndexBytes     int64  // memory of the index, and of what has been read of the tables of sorted files
	Segments       int    // files of the commit log, the spare not counted
	CommitBytes    int64  // length of the commit log, since the directory was made
	DurableThrough int64  // global offset that everything before is durable
	UnsyncedBytes  int64  // have a place and are not durable
	QueuedBlocks   int    // blocks that are not durable
	SpareReady     bool   // a segment for more data is ready
	Recovery       string // what the last start found

	UnsortedSegments int    // complete segments that have not been sorted yet
	UnsortedBytes    int64  // of the commit log
	SortedFiles      int    // that are live
	SortedBytes      int64  // length of these
	SortedThrough    int64  // global offset that everything before is sorted
	CheckpointSeq    uint64 // of the older checkpoint: segments up to here are not needed for recovery
}

// Health describes the engine now.
func (e *Engine) Health() Health {
	h := Health{State: "ok", Recovery: e.report}
	e.mu.Lock()
	s := &e.state
	h.DurableThrough, h.UnsyncedBytes, h.QueuedBlocks, h.SpareReady = s.durable, s.pending, len(s.unacked), s.spare != nil
	h.CommitBytes = s.durable + s.pending
	hanging, since := s.hanging(e.opt.HangAfter)
	switch {
	case s.closing:
		h.State = "closed"
	case s.poison != nil:
		h.State = "poisoned"
		h.Problems = append(h.Problems, s.poison.Error())
	case s.readOnly:
		h.State = "read-only"
	case hanging != "":
		h.State = "hanging"
		h.Problems = append(h.Problems, fmt.Sprintf("a %s has been running for %v", hanging, since.Round(time.Second)))
	case (s.spare == nil || s.spare.reserve) && s.spareErr != nil:
		h.State = "full"
		h.Problems = append(h.Problems, "no new segment: "+s.spareErr.Error())
	}
	e.sortHealth(&h)
	e.mu.Unlock()
	h.Segments = len(*e.files.Load())
	for _, d := range e.damage {
		h.Problems = append(h.Problems, d.Error())
	}
	h.IndexBytes = e.refs.size()
	for _, f := range e.sorted.Load().files {
		h.SortedFiles++
		h.SortedBytes += f.Bytes
		h.IndexBytes += f.tableBytes()
	}
	e.logsMu.RLock()
	defer e.logsMu.RUnlock()
	h.Logs = len(e.logs)
	for _, st := range e.logs {
		st.mu.RLock()
		h.Frames += int64(st.index.len())
		h.IndexBytes += st.index.bytes()
		st.mu.RUnlock()
		if l := st.runs.Load(); l != nil {
			h.IndexBytes += int64(len(l.runs)) * runRefBytes
		}
	}
	for _, d := range e.damagedFiles() {
		h.Problems = append(h.Problems, d.Error())
		if h.State == "ok" {
			h.State = "damaged"
		}
	}
	h.OK = h.State == "ok"
	return h
}

// sortHealth tells what the sorter does and what keeps it from that. mu is held.
func (e *Engine) sortHealth(h *Health) {
	s := &e.state
	g := &s.sorting
	if n := e.unsorted(); n > 0 {
		h.UnsortedSegments = int(n - 1) // the last one is not complete
	}
	h.SortedThrough = e.sorted.Load().through
	h.UnsortedBytes = max(0, s.durable-h.SortedThrough)
	h.CheckpointSeq = g.reusable
	red := func(problem string) {
		if h.Problems = append(h.Problems, problem); h.State == "ok" {
			h.State = "unsorted"
		}
	}
	if g.halted != nil {
		red("a segment is damaged, and no segment is sorted until the directory has been repaired: " + g.halted.Error())
	} else if g.err != nil {
		problem := fmt.Sprintf("segments are not sorted, and records wait once %d are complete: %v", g.limit, g.err)
		if e.unsorted() > g.limit {
			red(problem)
		} else {
			h.Problems = append(h.Problems, problem)
		}
	}
	if g.mergeErr != nil {
		h.Problems = append(h.Problems, "sorted files are not rewritten: "+g.mergeErr.Error())
	}
	for _, seq := range g.kept {
		h.Problems = append(h.Problems, fmt.Sprintf("%s holds a frame whose checksum is wrong, and is kept", segmentName(seq)))
	}
}

type metrics struct {
	Blocks, Frames, Marks, Syncs      atomic.Int64
	RefusedBusy, RefusedFull          atomic.Int64
	RefusedPoisoned, RefusedReadOnly  atomic.Int64
	WaitedForBuffer, WaitedForSegment atomic.Int64
	SpareFailures, CorruptFrames      atomic.Int64
	CommitTime, SyncTime, BlockBytes  histogram

	Sorts, SortedBytes, Merges, MergedBytes atomic.Int64
	SortFailures, WaitedForSorter, Recycled atomic.Int64
	Checkpoints                             atomic.Int64
	SortTime, MergeTime, CheckpointTime     histogram
}

// histogram counts values by powers of two.
type histogram struct {
	sum     atomic.Int64
	buckets [40]atomic.Int64
}

func (h *histogram) observe(v int64) {
	v = max(v, 0)
	h.sum.Add(v)
	h.buckets[min(bits.Len64(uint64(v)), len(h.buckets)-1)].Add(1)
}

// Histogram counts observations by size: Buckets[i] of them were below 2^i and
// not below 2^(i-1). Its unit is in the name of the field that holds it.
type Histogram struct {
	Count, Sum int64
	Buckets    []int64
}

func (h *histogram) snapshot() Histogram {
	out := Histogram{Sum: h.sum.Load(), Buckets: make([]int64, len(h.buckets))}
	for i := range h.buckets {
		out.Buckets[i] = h.buckets[i].Load()
		out.Count += out.Buckets[i]
	}
	return out
}

// Metrics counts what an engine has done since it was opened.
type Metrics struct {
	Blocks, Frames, Marks, Syncs     int64
	RefusedBusy, RefusedFull         int64 // calls or frames refused, by reason
	RefusedPoisoned, RefusedReadOnly int64
	WaitedForBuffer                  int64     // times that a caller waited for room in the buffer
	WaitedForSegment                 int64     // ... for a new segment
	SpareFailures                    int64     // attempts to make a segment that failed
	CorruptFrames                    int64     // frames read that did not pass
	CommitMicros                     Histogram // of Append, from call to return
	SyncMicros                       Histogram
	BlockBytes                       Histogram

	Sorts, SortedBytes  int64     // segments sorted, and bytes written for that
	Merges, MergedBytes int64     // rewritings of sorted files, and bytes written for them
	SortFailures        int64     // attempts of either that failed
	WaitedForSorter     int64     // times that a caller waited for a segment to be sorted
	Recycled            int64     // segments that were used again
	Checkpoints         int64     // written
	SortMicros          Histogram // of a segment
	MergeMicros         Histogram // of a rewriting, with the sorts in between
	CheckpointMicros    Histogram
}

// Metrics returns the counts so far.
func (e *Engine) Metrics() Metrics {
	m := &e.metrics
	return Metrics{
		Blocks: m.Blocks.Load(), Frames: m.Frames.Load(), Marks: m.Marks.Load(), Syncs: m.Syncs.Load(),
		RefusedBusy: m.RefusedBusy.Load(), RefusedFull: m.RefusedFull.Load(),
		RefusedPoisoned: m.RefusedPoisoned.Load(), RefusedReadOnly: m.RefusedReadOnly.Load(),
		WaitedForBuffer: m.WaitedForBuffer.Load(), WaitedForSegment: m.WaitedForSegment.Load(),
		SpareFailures: m.SpareFailures.Load(), CorruptFrames: m.CorruptFrames.Load(),
		CommitMicros: m.CommitTime.snapshot(), SyncMicros: m.SyncTime.snapshot(), BlockBytes: m.BlockBytes.snapshot(),
		Sorts: m.Sorts.Load(), SortedBytes: m.SortedBytes.Load(), Merges: m.Merges.Load(), MergedBytes: m.MergedBytes.Load(),
		SortFailures: m.SortFailures.Load(), WaitedForSorter: m.WaitedForSorter.Load(), Recycled: m.Recycled.Load(),
		Checkpoints: m.Checkpoints.Load(), SortMicros: m.SortTime.snapshot(), MergeMicros: m.MergeTime.snapshot(), CheckpointMicros: m.CheckpointTime.snapshot(),
	}
}
