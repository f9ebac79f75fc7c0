package embedded

import (
	"bytes"
	"errors"
	"strings"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"github.com/shardwell/shardwell/internal/log"
	"github.com/shardwell/shardwell/internal/segment"
	"github.com/shardwell/shardwell/internal/vfs"
	"github.com/shardwell/shardwell/internal/vfs/memfs"
)

// spoilt is a directory of complete segments that nobody has sorted, 30 entries
// of log 1 in each, changed by damage. Opening it begins to sort.
func spoilt(t *testing.T, damage func(p []byte, segment int)) *memfs.FS {
	t.Helper()
	fs := memfs.New()
	e, err := Open(t.Context(), fs, unsorted())
	must(t, err)
	must(t, e.Create(t.Context(), log.Data, 1))
	for range 150 {
		add(t, e, 1, strings.Repeat("payload ", 100))
	}
	must(t, e.Close())
	for i, name := range segments(t, fs) {
		f, err := fs.Open(name)
		must(t, err)
		size, err := f.Size()
		must(t, err)
		p := make([]byte, size)
		must(t, readFull(f, p, 0))
		damage(p, i)
		_, err = f.WriteAt(p, 0)
		must(t, err)
		must(t, f.Sync())
		must(t, f.Close())
	}
	return fs
}

// A frame that rots before it is sorted costs its entries and no others, reads
// name the sorted file, and its segment stays as it is for whoever may still
// get something out of it, over restarts too.
func TestDamagedFrameIsKept(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		fs := spoilt(t, func(p []byte, i int) {
			if i == 1 {
				p[bytes.Index(p, []byte("payload"))] ^= 1
			}
		})
		for life := range 3 {
			e, err := Open(t.Context(), fs, small())
			must(t, err)
			for range 60 {
				add(t, e, 1, strings.Repeat("payload ", 100))
			}
			<-time.After(time.Minute)
			h := e.Health()
			if !h.OK || h.UnsortedSegments > 0 || h.CheckpointSeq < 3 || len(h.Problems) != 1 || !strings.Contains(h.Problems[0], segmentName(2)) {
				t.Errorf("life %d: %+v", life, h)
			}
			var damage *log.CorruptError
			lost := 0
			for from := log.Position(1); from < 200; {
				var buf log.Buffer
				page, err := e.Read(t.Context(), 1, from, log.Limit{Records: 1000, Bytes: 1 << 20}, &buf)
				if errors.As(err, &damage) {
					lost += int(damage.Last - damage.First + 1)
					from = damage.Last + 1
					continue
				}
				must(t, err)
				from = page.Next
			}
			if lost != 1 || !strings.HasPrefix(damage.File, sortedDir) {
				t.Errorf("life %d: %d entries lost, %v", life, lost, damage)
			}
			if _, err := fs.Stat(segmentName(2)); err != nil {
				t.Errorf("life %d: the damaged segment: %v", life, err)
			}
			if _, err := fs.Stat(segmentName(1)); err == nil {
				t.Errorf("life %d: the segment before it is still there", life)
			}
			must(t, e.Close())
		}
	})
}

// A block that rots while the engine runs, so that nobody knows what was in it,
// ends sorting: health is red and names the file, records are taken and read
// without end, and the segment stays.
func TestSorterHalts(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		fs := &rotting{FS: memfs.New()}
		opt := small()
		e := open(t, fs, opt)
		must(t, e.Create(t.Context(), log.Data, 1))
		add(t, e, 1, "first")
		fs.rot.Store(true)
		for range 400 {
			add(t, e, 1, strings.Repeat("x", 3000))
		}
		<-time.After(time.Minute)
		h, m := e.Health(), e.Metrics()
		if h.OK || h.State != "unsorted" || !strings.Contains(strings.Join(h.Problems, " "), segmentName(1)) || m.Sorts != 0 || h.UnsortedSegments < 10 {
			t.Errorf("%+v, %+v", h, m)
		}
		fs.rot.Store(false)
		if got := readLog(t, e, 1); len(got) != 401 {
			t.Errorf("%d entries", len(got))
		}
	})
}

// rotting shows zeros in the first pages of blocks of segments that are opened
// while it rots.
type rotting struct {
	vfs.FS
	rot atomic.Bool
}

type rottenFile struct {
	vfs.File
	fs *rotting
}

func (r *rotting) OpenRead(name string) (vfs.File, error) {
	f, err := r.FS.OpenRead(name)
	if err != nil || !strings.HasPrefix(name, commitDir) {
		return f, err
	}
	return &rottenFile{f, r}, nil
}

func (f *rottenFile) ReadAt(p []byte, offset int64) (int, error) {
	n, err := f.File.ReadAt(p, offset)
	if from := int64(segment.PageBytes) - offset; f.fs.rot.Load() && from >= 0 && from < int64(n) {
		clear(p[from:min(int64(n), from+segment.PageBytes)])
	}
	return n, err
}

// A directory of an older program, with many segments that nobody has sorted,
// does not keep records waiting, however slow its disk is.
func TestManyUnsortedSegments(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		fs := memfs.New()
		e, err := Open(t.Context(), fs, unsorted())
		must(t, err)
		must(t, e.Create(t.Context(), log.Data, 1))
		for range 400 {
			add(t, e, 1, strings.Repeat("x", 3000))
		}
		must(t, e.Close())
		fs.OnOp(func(_ int, op vfs.Op) {
			if op.Kind == vfs.OpSync && op.Name == sortTemp && !op.Done {
				<-time.After(time.Second)
			}
		})
		opt := small()
		opt.FirstSegmentBytes = opt.SegmentBytes // there may be no spare
		e = open(t, fs, opt)
		if h := e.Health(); h.UnsortedSegments < 15 {
			t.Fatalf("%+v", h)
		}
		began := time.Now()
		for range 14 { // not more than a segment
			add(t, e, 1, strings.Repeat("x", 3000))
		}
		if took := time.Since(began); took > 0 || e.Metrics().WaitedForSorter > 0 {
			t.Errorf("appending took %v, %+v", took, e.Metrics())
		}
		rested(t, e)
		if got := readLog(t, e, 1); len(got) != 414 {
			t.Errorf("%d entries", len(got))
		}
	})
}
