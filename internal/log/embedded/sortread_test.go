package embedded

import (
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"testing/synctest"
	"time"

	"github.com/shardwell/shardwell/internal/log"
	"github.com/shardwell/shardwell/internal/segment"
	"github.com/shardwell/shardwell/internal/vfs"
	"github.com/shardwell/shardwell/internal/vfs/faultfs"
	"github.com/shardwell/shardwell/internal/vfs/memfs"
)

// unsorting are the options of an engine that leaves sorting to the test.
func unsorting() Options {
	opt := small()
	opt.noSort = true
	return opt
}

// Whichever part of the logs is in sorted files, however large their blocks
// are, and whatever is merged: pages, bounds and what is found by time are
// those of the model, to the last byte.
func TestSortingDoesNotShow(t *testing.T) {
	sorts, merges := 0, 0
	for seed := range campaign(8, 30, 300) {
		plan := newPlan(uint64(1000+seed), 300)
		var want, got []string
		synctest.Test(t, func(t *testing.T) {
			want = plan.run(t, &log.Model{Now: func() log.Millis { return log.Millis(time.Now().UnixMilli()) }}, nil)
		})
		synctest.Test(t, func(t *testing.T) {
			rng := rand.New(rand.NewPCG(uint64(seed), 9))
			opt := unsorting()
			opt.SegmentBytes, opt.FirstSegmentBytes = 16<<10, 16<<10
			e := open(t, memfs.New(), opt)
			h := newHandSorter(t, e, []int{1, 500, 4000, 64 << 10}[rng.IntN(4)])
			got = plan.run(t, e, func(e log.Engine) log.Engine {
				switch n, files := h.unsorted(), len(h.e.sorted.Load().files); {
				case rng.IntN(5) > 0:
				case n > 0 && rng.IntN(3) > 0:
					h.sort(1 + rng.IntN(n))
					sorts++
				case files > 0:
					from := rng.IntN(files)
					h.merge(from, 1+rng.IntN(files-from))
					merges++
				}
				return e
			})
		})
		for i := range want {
			if got[i] != want[i] {
				t.Fatalf("sequence %d: operation %d\n\tsays  %s\n\tmodel %s\nbefore it:\n\t%s", seed, i, got[i], want[i], strings.Join(want[max(0, i-10):i], "\n\t"))
			}
		}
	}
	t.Logf("%d sorts, %d merges", sorts, merges)
	if sorts < 50 || merges < 10 {
		t.Errorf("too few to show anything")
	}
}

// While frames go from the commit log into sorted files and from file to file,
// readers see every entry once, in order, and what is trimmed as trimmed.
func TestReadersWhileFilesChange(t *testing.T) {
	opt := unsorting()
	opt.SegmentBytes, opt.FirstSegmentBytes = 16<<10, 16<<10
	e := open(t, memfs.New(), opt)
	must(t, e.Create(t.Context(), log.Data, 1, 2, 3))
	var appenders, readers sync.WaitGroup
	var done atomic.Bool
	appended := make(chan struct{}, 1)
	for id := log.LogID(1); id <= 3; id++ {
		appenders.Go(func() {
			rng := rand.New(rand.NewPCG(4, uint64(id)))
			for i := range campaign(150, 500, 5000) {
				var out [1]log.Appended
				if err := e.Append(t.Context(), []log.Entry{{Log: id, Data: []byte(handEntry(id, i+1, rng.IntN(600)))}}, out[:]); err != nil {
					t.Error(err)
				}
				if i%100 == 99 {
					if err := e.Trim(t.Context(), id, out[0].Position-log.Position(rng.IntN(90))); err != nil {
						t.Error(err)
					}
				}
				poke(appended)
			}
		})
		readers.Go(func() {
			for !done.Load() {
				if err := readWhileTrimmed(t, e, id); err != nil {
					t.Error(err)
					return
				}
				if _, err := e.Seek(t.Context(), id, time.Now().Add(-time.Millisecond)); err != nil {
					t.Error(err)
					return
				}
			}
		})
	}
	h := newHandSorter(t, e, 3000)
	rng := rand.New(rand.NewPCG(4, 4))
	go func() {
		appenders.Wait()
		close(appended)
	}()
	for range appended {
		if n := h.unsorted(); n > 0 {
			h.sort(1 + rng.IntN(n))
		}
		if len(e.sorted.Load().files) > 6 {
			h.merge(rng.IntN(3), 3)
		}
	}
	done.Store(true)
	readers.Wait()
	if h.number < 5 {
		t.Errorf("only %d sorted files", h.number)
	}
}

// readWhileTrimmed reads a log whose entries say their positions, while others
// append to it and trim it.
func readWhileTrimmed(t *testing.T, e *Engine, id log.LogID) error {
	b, err := e.Bounds(t.Context(), id)
	if err != nil {
		return err
	}
	var buf log.Buffer
	for from := b.First; from < b.End; {
		page, err := e.Read(t.Context(), id, from, log.Limit{Records: 100, Bytes: 9000}, &buf)
		if trimmed, ok := errors.AsType[*log.TrimmedError](err); ok && trimmed.First > from {
			from = trimmed.First
			continue
		}
		if err != nil || len(page.Records) == 0 {
			return fmt.Errorf("log %d from %d: %d records: %w", id, from, len(page.Records), err)
		}
		for _, r := range page.Records {
			if r.Position != from || !strings.HasPrefix(string(r.Data), fmt.Sprintf("%d:%d:", id, from)) {
				return fmt.Errorf("log %d: position %d holds %.20q, wanted %d", id, r.Position, r.Data, from)
			}
			from++
		}
	}
	return nil
}

// sortedLogs is an engine on a disk with three logs, all of whose entries are
// in sorted files but for the last few. Entries arrive a millisecond apart.
func sortedLogs(t testing.TB, disk vfs.FS) (*Engine, *truth, map[log.LogID][]log.Appended) {
	wall := newWall()
	opt := unsorting()
	opt.Now = wall.now
	e := open(t, disk, opt)
	must(t, e.Create(t.Context(), log.Data, 1, 2, 3))
	truth, places := newTruth(), map[log.LogID][]log.Appended{}
	for id := range log.LogID(3) {
		truth.created(id + 1)
	}
	h := newHandSorter(t, e, 1000)
	for i := 0; len(e.sorted.Load().files) < 3; i++ {
		wall.move(time.Millisecond)
		id := log.LogID(1 + i%3)
		entries := []log.Entry{{Log: id, Data: []byte(truth.next(id, i%7*20))}, {Log: id, Data: []byte(truth.next(id, 90))}}
		out := make([]log.Appended, 2)
		must(t, e.Append(t.Context(), entries, out))
		for k, a := range out {
			must(t, truth.logs[id].holds(a.Position, string(entries[k].Data)))
		}
		places[id] = append(places[id], out...)
		if h.unsorted() == 2 {
			h.sort(2)
		}
	}
	return e, truth, places
}

// forget makes an engine read the tables of its sorted files anew.
func forget(e *Engine) {
	next := &fileSet{through: e.sorted.Load().through}
	for _, f := range e.sorted.Load().files {
		next.files = append(next.files, newSortedFile(f.fs, f.SortedFile))
		_ = f.close() // reading only
	}
	e.refs = refCache{}
	e.showFiles(next)
}

// Every flipped bit of a sorted file is found or costs nothing: a read gives
// what was written, or an error that names the file, a place in it, the log and
// the positions that are lost. In a frame it costs that frame and in a block's
// header that block; in the tables it costs nothing, for the blocks tell the same. Seek finds no entry behind the
// right one, unless all between are lost.
func TestFlippedBitsOfSortedFiles(t *testing.T) {
	disk := memfs.New()
	e, truth, places := sortedLogs(t, disk)
	f := e.sorted.Load().files[1]
	content := readFile(t, disk, f.name)
	table, err := f.runs()
	must(t, err)
	where := f.where
	rng := rand.New(rand.NewPCG(7, 7))
	type class struct{ flips, lost, most int }
	classes := map[string]*class{"header": {}, "trailer": {}, "runs": {}, "refs": {}, "block": {}, "frame": {}}
	refsAt, _ := where.RefsBytes(table[0])
	block, inBlock := segment.Block{}, int64(0)
	for at, stride := 0, campaign(150, 60, 2); at < len(content); at += 1 + rng.IntN(stride) {
		part := "frame"
		switch at64 := int64(at); {
		case at64 < segment.PageBytes:
			part = "header"
		case at64 >= where.Bytes-segment.TrailerBytes:
			part = "trailer"
		case at64 >= refsAt:
			part = "refs"
		case at64 >= where.Footer:
			part = "runs"
		default:
			for block.Frames == 0 || at64 >= inBlock+block.Bytes() {
				if block.Frames > 0 {
					inBlock += block.Bytes()
				} else {
					inBlock = segment.PageBytes
				}
				block, err = segment.DecodeBlock(content[inBlock:], f.ID, inBlock)
				must(t, err)
			}
			if at64 < inBlock+int64(block.HeaderBytes()) {
				part = "block"
			}
		}
		overwrite(t, disk, f.name, int64(at), []byte{content[at] ^ 1<<rng.IntN(8)})
		forget(e)
		lost := surveySorted(t, e, truth, places, f)
		overwrite(t, disk, f.name, int64(at), content[at:at+1])
		c := classes[part]
		c.flips++
		if lost > 0 {
			c.lost++
		}
		c.most = max(c.most, lost)
	}
	for part, c := range classes {
		t.Logf("%s: %d flips, %d cost something, at most %d entries", part, c.flips, c.lost, c.most)
	}
	all := 0
	for _, r := range table {
		all += int(r.Next - r.First)
	}
	for part, most := range map[string]int{"header": 0, "frame": 2, "block": all - 1, "refs": 0, "runs": 0, "trailer": 0} {
		c := classes[part]
		if c.flips == 0 || c.most > most || most > 0 && c.lost == 0 {
			t.Errorf("%s: %+v, %d entries may be lost", part, *c, most)
		}
	}
}

// surveySorted reads all logs of an engine with one damaged file, and seeks
// every arrival. It returns how many entries are reported lost.
func surveySorted(t *testing.T, e *Engine, truth *truth, places map[log.LogID][]log.Appended, damaged *sortedFile) (lost int) {
	t.Helper()
	for id, l := range truth.logs {
		right, gone, err := surveyLog(t, e, id, l)
		must(t, err)
		lost += len(gone)
		for p := range l.entries {
			if right[p] == gone[p] {
				t.Fatalf("log %d: position %d is there: %v, reported lost: %v", id, p, right[p], gone[p])
			}
		}
		for _, a := range places[id] {
			at, err := e.Seek(t.Context(), id, a.Arrival.Time())
			must(t, err)
			for p := at; p < a.Position; p++ {
				if !gone[p] && places[id][p-1].Arrival != a.Arrival {
					t.Fatalf("log %d: seek finds %d for what arrived with %d, and %d is not lost", id, at, a.Position, p)
				}
			}
			for p := a.Position; p < at; p++ {
				t.Fatalf("log %d: seek finds %d, behind %d which arrived then", id, at, p)
			}
		}
		for p := range gone {
			_, err := e.Read(t.Context(), id, p, log.Limit{Records: 1, Bytes: 1}, new(log.Buffer))
			c, ok := errors.AsType[*log.CorruptError](err)
			if !ok || c.File != damaged.name || c.Offset < 0 || c.Offset >= damaged.Bytes || c.Reason == "" || c.First > p || c.Last < p {
				t.Fatalf("log %d: position %d: %v", id, p, err)
			}
		}
	}
	return lost
}

// A sorted file that is missing, cut short or of another id costs its own
// entries only; a file that cannot be read for now costs nothing for good.
func TestSortedFileGone(t *testing.T) {
	disk := memfs.New()
	faults := faultfs.New(disk)
	e, truth, places := sortedLogs(t, faults)
	files := e.sorted.Load().files
	f := files[1]
	content := readFile(t, disk, f.name)
	for what, break_ := range map[string]func(){
		"missing": func() { must(t, disk.Remove(f.name)) },
		"short": func() {
			h, err := disk.Open(f.name)
			must(t, err)
			must(t, errors.Join(h.Truncate(segment.PageUp(int64(len(content)/2))), h.Close()))
		},
		"another": func() {
			must(t, disk.Remove(f.name))
			h, err := disk.Create(f.name)
			must(t, err)
			_, err = h.WriteAt(readFile(t, disk, files[0].name), 0)
			must(t, errors.Join(err, h.Close()))
		},
	} {
		break_()
		forget(e)
		if lost := surveySorted(t, e, truth, places, f); lost == 0 {
			t.Errorf("%s: nothing is lost", what)
		}
		if h := e.Health(); h.OK || !strings.Contains(fmt.Sprint(h.Problems), f.name) {
			t.Errorf("%s: health %+v", what, h)
		}
		if err := disk.Remove(f.name); err != nil && !errors.Is(err, fs.ErrNotExist) {
			t.Fatal(err)
		}
		h, err := disk.Create(f.name)
		must(t, err)
		_, err = h.WriteAt(content, 0)
		must(t, errors.Join(err, h.Close()))
	}
	forget(e)
	faults.Inject(faultfs.Fault{Sticky: true, Err: syscall.EIO, Match: func(op vfs.Op) bool { return op.Kind == vfs.OpReadAt && op.Name == f.name }})
	table := e.sorted.Load().files[0]
	if _, err := table.runs(); err != nil {
		t.Error(err)
	}
	first := places[1][len(places[1])/2].Position
	if _, err := e.Read(t.Context(), 1, first, log.Limit{Records: 1, Bytes: 1}, new(log.Buffer)); !errors.Is(err, syscall.EIO) {
		t.Errorf("read of what cannot be read now: %v", err)
	}
	faults.Clear()
	if lost := surveySorted(t, e, truth, places, f); lost != 0 {
		t.Errorf("%d entries are lost to an error that has passed", lost)
	}
}

// A file that has been given up can still be read by who pinned it, and is
// closed and unlinked when the last one lets go; closing the engine leaves
// nothing open.
func TestFilesAreLetGo(t *testing.T) {
	counted := &countingFS{FS: memfs.New()}
	e, truth, _ := sortedLogs(t, counted)
	f := e.sorted.Load().files[0]
	table, err := f.runs()
	must(t, err)
	if !f.pin() {
		t.Fatal("a live file cannot be pinned")
	}
	for id, l := range truth.logs {
		must(t, l.observe(t, e, id))
	}
	h := newHandSorter(t, e, 1000)
	h.number = 100
	h.merge(0, 2)
	must(t, truth.observe(t, e))
	if _, err := f.refs(table[0]); err != nil || f.pin() {
		t.Errorf("a pinned file after its end: %v", err)
	}
	if _, err := f.bytes(0, segment.PageBytes); err != nil {
		t.Errorf("a pinned file after its end: %v", err)
	}
	if _, err := counted.Stat(f.name); err != nil {
		t.Errorf("a pinned file is gone: %v", err)
	}
	f.unpin()
	if _, err := counted.Stat(f.name); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a file that nobody needs is still there: %v", err)
	}
	obsolete := 0
	for _, s := range e.obsolete {
		if _, err := counted.Stat(s.name); err != nil {
			t.Errorf("a sorted segment is gone: %v", err)
		}
		obsolete++
	}
	if obsolete != 6 {
		t.Errorf("%d segments can be used again, want 6", obsolete)
	}
	must(t, e.Close())
	if counted.open != 0 {
		t.Errorf("%d files are open after Close", counted.open)
	}
}

// Reading a log that is in sorted files takes about one call for each MiB once
// its tables are read, and finding a time one call, however long the log is.
func TestSortedReadsAreFew(t *testing.T) {
	disk := memfs.New()
	opt := unsorting()
	opt.SegmentBytes, opt.FirstSegmentBytes = 4<<20, 4<<20
	wall := newWall()
	opt.Now = wall.now
	e := open(t, disk, opt)
	must(t, e.Create(t.Context(), log.Data, 1, 2))
	h := newHandSorter(t, e, segment.SortedBlockBytes)
	var end log.Position
	for h.unsorted() < 3 {
		wall.move(time.Millisecond)
		entries, out := make([]log.Entry, 32), make([]log.Appended, 32)
		for i := range entries {
			entries[i] = log.Entry{Log: 1, Data: zeros[:2000]}
		}
		entries[0].Log = 2
		must(t, e.Append(t.Context(), entries, out))
		end = out[1].Position
	}
	h.sort(3)
	f := e.sorted.Load().files[0]
	var calls atomic.Int64
	disk.OnOp(func(_ int, op vfs.Op) {
		if op.Kind == vfs.OpReadAt && op.Done && op.Name == f.name {
			calls.Add(1)
		}
	})
	table, err := f.runs()
	must(t, err)
	if calls.Load() > 2 {
		t.Errorf("%d calls for the tables", calls.Load())
	}
	calls.Store(0)
	var buf log.Buffer
	pages := 0
	for from := log.Position(1); from < log.Position(table[0].Next); pages++ {
		page, err := e.Read(t.Context(), 1, from, log.Limit{Records: 1 << 20, Bytes: 1 << 20}, &buf)
		must(t, err)
		from = page.Next
	}
	if mib := table[0].Bytes >> 20; mib < 8 || calls.Load() > 1+mib*5/4 {
		t.Errorf("%d calls for %d pages of %d MiB", calls.Load(), pages, mib)
	}
	for p := log.Position(1); p < end; p += end / 50 {
		calls.Store(0)
		page, err := e.Read(t.Context(), 1, p, log.Limit{Records: 1, Bytes: 1}, &buf)
		must(t, err)
		if p < log.Position(table[0].Next) && calls.Load() != 1 {
			t.Errorf("%d calls to read position %d", calls.Load(), p)
		}
		arrival := page.Records[0].Arrival
		calls.Store(0)
		at, err := e.Seek(t.Context(), 1, arrival.Time())
		must(t, err)
		if at > p || p-at >= 31 || calls.Load() > 1 {
			t.Errorf("seek of position %d finds %d with %d calls", p, at, calls.Load())
		}
	}
	if b := e.Health().IndexBytes; b == 0 || e.refs.size() > maxRefCacheBytes {
		t.Errorf("the index takes %d bytes", b)
	}
}

// The cache of block indexes stays within its bound and keeps what is used.
func TestRefCache(t *testing.T) {
	var c refCache
	hot := refKey{1, 0}
	for i := range uint32(2000) {
		if c.get(hot) == nil {
			c.put(hot, make([]segment.BlockRef, 10))
		}
		c.put(refKey{2, i}, make([]segment.BlockRef, 1000))
		if c.size() > maxRefCacheBytes {
			t.Fatalf("%d bytes after %d", c.size(), i)
		}
		if i > 0 && c.get(hot) == nil || c.get(refKey{2, i}) == nil {
			t.Fatalf("what was used last is not there after %d", i)
		}
	}
	if c.get(refKey{2, 0}) != nil || c.size() < maxRefCacheBytes/2 {
		t.Errorf("it keeps %d bytes", c.size())
	}
}
