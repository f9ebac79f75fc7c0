package embedded

import (
	"log/slog"
	"time"

	"github.com/shardwell/shardwell/internal/segment"
)

// Options are an Engine's settings. The zero value of each means its default.
type Options struct {
	// SegmentBytes is the size of a segment file: 64 MiB. Rounded up to a page.
	SegmentBytes int64
	// FirstSegmentBytes is the size of a segment that somebody waits for, as
	// at the first start: 4 MiB, but not more than SegmentBytes.
	FirstSegmentBytes int64
	// BufferBytes bounds what has been given a place in the commit log and is
	// not durable yet: 16 MiB. Append waits for room until its context ends.
	BufferBytes int64
	// ReserveBytes is kept free in the last segment for control logs: a
	// quarter of SegmentBytes. In a smaller segment it is a quarter of that.
	ReserveBytes int64
	// MinFreeBytes is what a new segment must leave free on the volume: 16 MiB.
	// Recovery may use it, and after a start on a full disk so may control logs.
	// Negative means nothing.
	MinFreeBytes int64
	// HangAfter is how long a write or a sync may take before Append answers
	// ErrBusy at once: 5 s.
	HangAfter time.Duration
	// IdleMark is how long the engine is without work before it writes down
	// how far the log is durable: 50 ms.
	IdleMark time.Duration
	// RetrySpace is the pause between attempts to make a spare segment: 1 s.
	RetrySpace time.Duration
	// Now is the wall clock; nil means time.Now. It gives arrivals only: what is
	// waited for is measured by the monotonic clock.
	Now func() time.Time
	// SortedBlockBytes is about how long a block of a sorted file is: 64 KiB.
	SortedBlockBytes int
	// MergeFiles is how many sorted files become one: 16.
	MergeFiles int
	// MergedBytes is about the most that such a file is long: 1 GiB.
	MergedBytes int64
	// UnsortedSegments is how many complete segments may wait to be sorted
	// before records have to wait: 4.
	UnsortedSegments int
	// Log receives what an operator should know; nil means nobody.
	Log *slog.Logger

	noSort    bool // for tests of the commit log alone
	stepBytes int  // how much of a sorted file is written between syncs: stepBytes
}

func (o Options) withDefaults() Options {
	def := func(v *int64, d int64) {
		if *v == 0 {
			*v = d
		}
	}
	def(&o.SegmentBytes, 64<<20)
	o.SegmentBytes = max(segment.PageUp(o.SegmentBytes), segment.MinBytes)
	def(&o.FirstSegmentBytes, min(4<<20, o.SegmentBytes))
	o.FirstSegmentBytes = max(segment.PageUp(o.FirstSegmentBytes), segment.MinBytes)
	def(&o.BufferBytes, 16<<20)
	def(&o.ReserveBytes, o.SegmentBytes/4)
	def(&o.MinFreeBytes, 16<<20)
	def(&o.MergedBytes, 1<<30)
	for v, d := range map[*int]int{&o.SortedBlockBytes: segment.SortedBlockBytes, &o.MergeFiles: 16, &o.UnsortedSegments: 4, &o.stepBytes: stepBytes} {
		if *v == 0 {
			*v = d
		}
	}
	if o.HangAfter == 0 {
		o.HangAfter = 5 * time.Second
	}
	if o.IdleMark == 0 {
		o.IdleMark = 50 * time.Millisecond
	}
	if o.RetrySpace == 0 {
		o.RetrySpace = time.Second
	}
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	return o
}
