package bench

import (
	"context"
	"errors"
	"slices"
	"time"

	"github.com/shardwell/shardwell/internal/vfs"
)

// Disk is what the disk does with bare sequential writes, each followed by a
// sync of the data, into a file whose space is already taken.
type Disk struct {
	BytesPerSecond float64 `json:"bytesPerSecond"` // in blocks of 1 MiB
	SyncsPerSecond float64 `json:"syncsPerSecond"` // in blocks of 4 KiB, one after the other
	MedianMillis   float64 `json:"medianMillis"`   // of such a small write and sync
	P99Millis      float64 `json:"p99Millis"`
}

// diskFileBytes is the file that is overwritten in a circle.
const diskFileBytes = 64 << 20

func measureDisk(ctx context.Context, dir string, each time.Duration) (d Disk, err error) {
	root, err := vfs.OS(dir)
	if err != nil {
		return d, err
	}
	f, err := root.Create("disk")
	if err != nil {
		return d, err
	}
	defer func() { err = errors.Join(err, f.Close(), root.Remove("disk")) }()
	zero := make([]byte, 1<<20)
	for at := int64(0); at < diskFileBytes; at += int64(len(zero)) {
		if _, err := f.WriteAt(zero, at); err != nil {
			return d, err
		}
	}
	if err := f.Sync(); err != nil {
		return d, err
	}
	large, took, err := writeAndSync(ctx, f, 1<<20, each)
	if err != nil {
		return d, err
	}
	d.BytesPerSecond = float64(len(large)<<20) / took.Seconds()
	small, took, err := writeAndSync(ctx, f, 4<<10, each)
	if err != nil {
		return d, err
	}
	d.SyncsPerSecond = float64(len(small)) / took.Seconds()
	d.MedianMillis, d.P99Millis = percentile(small, 0.5), percentile(small, 0.99)
	return d, nil
}

// writeAndSync writes blocks for a while, and returns how long each took.
func writeAndSync(ctx context.Context, f vfs.File, block int, each time.Duration) (took []time.Duration, total time.Duration, err error) {
	data := make([]byte, block)
	for i := range data {
		data[i] = byte(i * 7)
	}
	begin := time.Now()
	for at := int64(0); total < each; at = (at + int64(block)) % diskFileBytes {
		if err := ctx.Err(); err != nil {
			return nil, 0, err
		}
		one := time.Now()
		if _, err := f.WriteAt(data, at); err != nil {
			return nil, 0, err
		}
		if err := f.Sync(); err != nil {
			return nil, 0, err
		}
		took = append(took, time.Since(one))
		total = time.Since(begin)
	}
	slices.Sort(took)
	return took, total, nil
}

// percentile reads a sorted list, in milliseconds.
func percentile(sorted []time.Duration, p float64) float64 {
	if len(sorted) == 0 {
		return 0
	}
	return float64(sorted[min(int(p*float64(len(sorted))), len(sorted)-1)].Microseconds()) / 1000
}
