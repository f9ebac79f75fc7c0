package bench

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"time"

	"github.com/shardwell/shardwell/internal/vfs"
)

// ringBytes is a file that is overwritten in a circle: its space is taken
// beforehand, as a log takes that of its segments.
const ringBytes = 64 << 20

// ring is a file written sequentially, in a circle. One goroutine uses it.
type ring struct {
	file   vfs.File
	at     int64
	remove func() error
}

func newRing(dir, name string) (_ *ring, err error) {
	root, err := vfs.OS(dir)
	if err != nil {
		return nil, err
	}
	f, err := root.Create(name)
	if err != nil {
		return nil, err
	}
	r := &ring{file: f, remove: func() error { return root.Remove(name) }}
	zero := make([]byte, 1<<20)
	for at := int64(0); at < ringBytes && err == nil; at += int64(len(zero)) {
		_, err = f.WriteAt(zero, at)
	}
	if err == nil {
		err = f.Sync()
	}
	if err != nil {
		return nil, errors.Join(err, r.close())
	}
	return r, nil
}

func (r *ring) close() error { return errors.Join(r.file.Close(), r.remove()) }

// writeAndSync writes a block and makes it durable.
func (r *ring) writeAndSync(block []byte) error {
	if r.at+int64(len(block)) > ringBytes {
		r.at = 0
	}
	if _, err := r.file.WriteAt(block, r.at); err != nil {
		return err
	}
	r.at += int64(len(block))
	return r.file.Sync()
}

// repeat writes blocks for a while, and returns how long each took, sorted.
func (r *ring) repeat(ctx context.Context, bytes int, each time.Duration) (took []time.Duration, total time.Duration, err error) {
	block := noise(bytes)
	for begin := time.Now(); total < each; total = time.Since(begin) {
		if err := ctx.Err(); err != nil {
			return nil, 0, err
		}
		one := time.Now()
		if err := r.writeAndSync(block); err != nil {
			return nil, 0, err
		}
		took = append(took, time.Since(one))
	}
	slices.Sort(took)
	return took, total, nil
}

// noise is a block that is not all zero.
func noise(bytes int) []byte {
	block := make([]byte, bytes)
	for i := range block {
		block[i] = byte(i * 7)
	}
	return block
}

// The blocks of bare writes.
const (
	largeBlock = 1 << 20
	smallBlock = 4 << 10
)

// measureDisk measures bare writes with nothing else going on.
func measureDisk(ctx context.Context, dir string, each time.Duration) (d Disk, err error) {
	r, err := newRing(dir, "disk")
	if err != nil {
		return d, err
	}
	defer func() { err = errors.Join(err, r.close()) }()
	large, took, err := r.repeat(ctx, largeBlock, each)
	if err != nil {
		return d, err
	}
	d.BytesPerSecond = float64(len(large)*largeBlock) / took.Seconds()
	small, took, err := r.repeat(ctx, smallBlock, each)
	if err != nil {
		return d, err
	}
	d.SyncsPerSecond = float64(len(small)) / took.Seconds()
	d.P50Millis, d.P99Millis = percentile(small, 0.5), percentile(small, 0.99)
	return d, nil
}

// backgroundPause is how often the background of syncBeside writes.
const backgroundPause = 10 * time.Millisecond

// syncBeside is the median of a bare small write and sync, in milliseconds,
// while another file is written and synced at so many bytes a second.
func syncBeside(ctx context.Context, dir string, bytesPerSecond float64, each time.Duration) (median float64, err error) {
	background, err := newRing(dir, "background")
	if err != nil {
		return 0, err
	}
	defer func() { err = errors.Join(err, background.close()) }()
	probe, err := newRing(dir, "probe")
	if err != nil {
		return 0, err
	}
	defer func() { err = errors.Join(err, probe.close()) }()
	during, stop := context.WithCancel(ctx)
	var running sync.WaitGroup
	var failed error
	block := noise(min(max(int(bytesPerSecond*backgroundPause.Seconds()), 1), ringBytes))
	running.Go(func() {
		for wait(during, backgroundPause) == nil && failed == nil {
			failed = background.writeAndSync(block)
		}
	})
	took, _, err := probe.repeat(ctx, smallBlock, each)
	stop()
	running.Wait()
	return percentile(took, 0.5), errors.Join(err, failed)
}

// spool writes to disk, sequentially and with a sync after every write, as
// many bytes as it is given; nobody waits for a sync, but those who give must
// not be ahead of it by more than maxAhead. Safe for concurrent use.
type spool struct {
	mu      sync.Mutex
	changed sync.Cond // pending or err or ended have changed
	pending int
	err     error
	ended   bool
	done    chan struct{}
}

// maxAhead bounds what waits to be written.
const maxAhead = 32 << 20

func startSpool(r *ring) *spool {
	s := &spool{done: make(chan struct{})}
	s.changed.L = &s.mu
	go s.run(r)
	return s
}

// add hands bytes over.
func (s *spool) add(bytes int) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	for s.pending > maxAhead && s.err == nil && !s.ended {
		s.changed.Wait()
	}
	s.pending += bytes
	s.changed.Broadcast()
	return s.err
}

// run writes until stop.
func (s *spool) run(r *ring) {
	defer close(s.done)
	block := noise(4 * largeBlock)
	s.mu.Lock()
	defer s.mu.Unlock()
	for s.err == nil {
		if s.pending == 0 {
			if s.ended {
				return
			}
			s.changed.Wait()
			continue
		}
		n := min(s.pending, len(block))
		s.mu.Unlock()
		err := r.writeAndSync(block[:n])
		s.mu.Lock()
		if err != nil {
			s.err = fmt.Errorf("write beside: %w", err)
		}
		s.pending -= n
		s.changed.Broadcast()
	}
}

// stop writes what is left and ends.
func (s *spool) stop() error {
	s.mu.Lock()
	s.ended = true
	s.changed.Broadcast()
	s.mu.Unlock()
	<-s.done
	return s.err
}

// percentile reads a sorted list, in milliseconds.
func percentile(sorted []time.Duration, p float64) float64 {
	if len(sorted) == 0 {
		return 0
	}
	return float64(sorted[min(int(p*float64(len(sorted))), len(sorted)-1)].Microseconds()) / 1000
}
