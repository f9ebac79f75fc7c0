package embedded

import (
	"context"
	"os"
	"path/filepath"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/shardwell/shardwell/internal/log"
	"github.com/shardwell/shardwell/internal/segment"
	"github.com/shardwell/shardwell/internal/vfs"
)

const benchLogs = 256

func benchEngine(b *testing.B) *Engine {
	fs, err := vfs.OS(b.TempDir())
	must(b, err)
	e, err := Open(b.Context(), fs, Options{})
	must(b, err)
	b.Cleanup(func() { must(b, e.Close()) })
	for id := range log.LogID(benchLogs) {
		must(b, e.Create(b.Context(), log.Data, id+1))
	}
	return e
}

// benchAppend appends batches from many goroutines; the engine's limit is
// BenchmarkBareDisk on the same disk.
func benchAppend(b *testing.B, writers, batch, bytes int) {
	e := benchEngine(b)
	var next atomic.Int64
	b.SetBytes(int64(batch * bytes))
	b.ReportAllocs()
	b.ResetTimer()
	var wg sync.WaitGroup
	for w := range writers {
		wg.Go(func() {
			data := make([]byte, bytes)
			entries, out := make([]log.Entry, batch), make([]log.Appended, batch)
			for i := range entries {
				entries[i] = log.Entry{Log: log.LogID(1 + (w*31+i*7)%benchLogs), Head: data[:10], Data: data[:bytes-10]}
			}
			for next.Add(1) <= int64(b.N) {
				if err := e.Append(context.Background(), entries, out); err != nil || out[0].Err != nil {
					b.Error(err, out[0].Err)
					return
				}
			}
		})
	}
	wg.Wait()
	b.StopTimer()
	m := e.Metrics()
	b.ReportMetric(float64(b.N*batch)/b.Elapsed().Seconds(), "records/s")
	b.ReportMetric(float64(m.BlockBytes.Sum)/float64(m.Blocks), "bytes/block")
	b.ReportMetric(float64(m.SyncMicros.Sum)/float64(m.Syncs), "µs/sync")
}

func BenchmarkAppend500x100B(b *testing.B)   { benchAppend(b, 64, 500, 100) }
func BenchmarkAppend100x1KiB(b *testing.B)   { benchAppend(b, 64, 100, 1024) }
func BenchmarkAppendSingle1KiB(b *testing.B) { benchAppend(b, 64, 1, 1024) }
func BenchmarkAppendLone1KiB(b *testing.B)   { benchAppend(b, 1, 1, 1024) }

// BenchmarkBareDisk writes and syncs the same amounts with nothing around it,
// over space that has been written before.
func BenchmarkBareDisk(b *testing.B) {
	for name, size := range map[string]int{"4KiB": 4 << 10, "64KiB": 64 << 10, "1MiB": 1 << 20} {
		b.Run(name, func(b *testing.B) {
			dir := b.TempDir()
			fs, err := vfs.OS(dir)
			must(b, err)
			f, err := fs.Create("bare")
			must(b, err)
			defer os.Remove(filepath.Join(dir, "bare"))
			defer f.Close()
			p := make([]byte, size)
			const span = 64 << 20
			for at := int64(0); at < span; at += zeroBytes {
				_, err := f.WriteAt(zeros[:], at)
				must(b, err)
			}
			must(b, f.Sync())
			b.SetBytes(int64(size))
			b.ResetTimer()
			at := int64(0)
			for b.Loop() {
				_, err := f.WriteAt(p, at)
				must(b, err)
				must(b, f.Sync())
				at = (at + int64(size)) % span
			}
		})
	}
}

// BenchmarkRead drains one log of many.
func BenchmarkRead(b *testing.B) {
	e := benchEngine(b)
	entries, out := make([]log.Entry, 512), make([]log.Appended, 512)
	for range 400 {
		for i := range entries {
			entries[i] = log.Entry{Log: log.LogID(1 + i%benchLogs), Data: zeros[:1024]}
		}
		must(b, e.Append(b.Context(), entries, out))
	}
	var buf log.Buffer
	from := log.Position(1)
	b.SetBytes(100 * 1024)
	b.ReportAllocs()
	for b.Loop() {
		page, err := e.Read(b.Context(), 7, from, log.Limit{Records: 100, Bytes: 1 << 20}, &buf)
		must(b, err)
		if from = page.Next; from >= page.End-100 {
			from = 1
		}
	}
}

// BenchmarkReadSorted reads what has left the index for sorted files, with
// nothing of their tables in memory: one log that has a file to itself, and
// each of 2,000 that share one. The
// page cache may hold them: what is measured is the work.
func BenchmarkReadSorted(b *testing.B) {
	for name, logs := range map[string]int{"OneLog": 1, "2000Logs": 2000} {
		b.Run(name, func(b *testing.B) {
			fs, err := vfs.OS(b.TempDir())
			must(b, err)
			e := open(b, fs, Options{noSort: true})
			ids := make([]log.LogID, logs)
			for i := range ids {
				ids[i] = log.LogID(i + 1)
			}
			must(b, e.Create(b.Context(), log.Data, ids...))
			h := newHandSorter(b, e, segment.SortedBlockBytes)
			entries, out := make([]log.Entry, 500), make([]log.Appended, 500)
			for round := 0; h.unsorted() < 2; round++ {
				for i := range entries {
					entries[i] = log.Entry{Log: ids[(round*500+i)%logs], Data: zeros[:1024]}
				}
				must(b, e.Append(b.Context(), entries, out))
			}
			h.sort(2)
			b.ReportAllocs()
			var buf log.Buffer
			records := 0
			for b.Loop() {
				b.StopTimer()
				forget(e)
				b.StartTimer()
				for _, id := range ids {
					for from := log.Position(1); ; {
						page, err := e.Read(b.Context(), id, from, log.Limit{Records: 10_000, Bytes: 1 << 20}, &buf)
						must(b, err)
						records += len(page.Records)
						if from = page.Next; from == page.End {
							break
						}
					}
				}
			}
			b.SetBytes(int64(records) / int64(b.N) * 1024)
			b.ReportMetric(float64(records)/b.Elapsed().Seconds(), "records/s")
		})
	}
}
