package embedded

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"

	"github.com/shardwell/shardwell/internal/log"
	"github.com/shardwell/shardwell/internal/vfs"
	"github.com/shardwell/shardwell/internal/vfs/faultfs"
	"github.com/shardwell/shardwell/internal/vfs/memfs"
)

// load appends to logs from several goroutines until it is told to stop, and
// knows what was acknowledged.
type load struct {
	t       *testing.T
	e       *Engine
	stop    context.CancelFunc
	running sync.WaitGroup

	mu      sync.Mutex
	more    sync.Cond
	failed  bool                   // a writer has ended with an error
	allowed int                    // entries that each log may get
	entries map[log.LogID][]string // in order: the first has position 1
}

func startLoad(t *testing.T, e *Engine, logs int) *load {
	t.Helper()
	ctx, stop := context.WithCancel(t.Context())
	l := &load{t: t, e: e, stop: stop, entries: map[log.LogID][]string{}}
	l.more.L = &l.mu
	for id := log.LogID(1); int(id) <= logs; id++ {
		must(t, e.Create(t.Context(), log.Data, id))
		l.running.Go(func() {
			l.append(ctx, id)
			l.mu.Lock()
			defer l.mu.Unlock()
			l.failed = l.failed || ctx.Err() == nil
			l.more.Broadcast()
		})
	}
	t.Cleanup(l.end)
	return l
}

func (l *load) append(ctx context.Context, id log.LogID) {
	out := make([]log.Appended, 3)
	for n := 0; l.mayAppend(ctx, n+len(out)); n += len(out) {
		var entries []log.Entry
		for i := range out {
			entries = append(entries, log.Entry{Log: id, Data: fmt.Appendf(nil, "%d:%d:%0*d", id, n+i, 10*(n%50), 0)})
		}
		if err := l.e.Append(context.Background(), entries, out); err != nil {
			l.t.Errorf("append: %v", err)
			return
		}
		l.mu.Lock()
		for i := range out {
			if out[i].Position != log.Position(n+i+1) {
				l.t.Errorf("log %d: entry %d has position %d", id, n+i+1, out[i].Position)
			}
			l.entries[id] = append(l.entries[id], string(entries[i].Data))
		}
		l.more.Broadcast()
		l.mu.Unlock()
	}
}

// mayAppend waits until a log may have so many entries.
func (l *load) mayAppend(ctx context.Context, entries int) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	for ctx.Err() == nil && entries > l.allowed {
		l.more.Wait()
	}
	return ctx.Err() == nil
}

// allow lets every log have so many entries more.
func (l *load) allow(more int) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.allowed += more
	l.more.Broadcast()
}

// await returns when every log has so many entries, with what was acknowledged
// until then.
func (l *load) await(logs, entries int) map[log.LogID][]string {
	l.mu.Lock()
	defer l.mu.Unlock()
	for id := log.LogID(1); int(id) <= logs; id++ {
		for len(l.entries[id]) < entries {
			if l.failed {
				l.t.FailNow()
			}
			l.more.Wait()
		}
	}
	now := map[log.LogID][]string{}
	for id, entries := range l.entries {
		now[id] = slices.Clip(entries)
	}
	return now
}

func (l *load) end() {
	l.stop()
	l.allow(0)
	l.running.Wait()
}

// entriesOf reads a whole log, which may have left out positions.
func entriesOf(t *testing.T, e *Engine, id log.LogID) (all []string) {
	t.Helper()
	b, err := e.Bounds(t.Context(), id)
	must(t, err)
	var buf log.Buffer
	for from := b.First; from < b.End; {
		page, err := e.Read(t.Context(), id, from, log.Limit{Records: 100, Bytes: 1 << 20}, &buf)
		must(t, err)
		if page.Next <= from {
			t.Fatalf("log %d: a page that leads from %d to %d", id, from, page.Next)
		}
		for _, r := range page.Records {
			all = append(all, string(r.Data))
		}
		from = page.Next
	}
	return all
}

// A backup beside writers holds everything that was acknowledged before it
// began, in order, and nothing that the original has not; it goes on at
// positions that the original never gives, and so does a backup of the backup.
func TestBackup(t *testing.T) {
	const logs, sealed, deleted, machine = 4, 11, 12, 13
	disk := memfs.New()
	e := open(t, disk, small())
	must(t, e.Create(t.Context(), log.Data, sealed, deleted))
	must(t, e.Create(t.Context(), log.Control, machine))
	for _, id := range []log.LogID{sealed, deleted, machine} {
		add(t, e, id, "one")
	}
	_, err := e.Seal(t.Context(), sealed)
	must(t, err)
	must(t, e.Delete(t.Context(), deleted))
	l := startLoad(t, e, logs)
	rounds, held := proof(4, 8, 40), 0
	for round := range rounds {
		l.allow(300)
		before := l.await(logs, 300*round+150) // the rest comes meanwhile
		copied := memfs.New()
		report, err := Backup(t.Context(), disk, copied, BackupOptions{})
		must(t, err)
		if report.Logs != logs || report.Segments == 0 || report.Bytes == 0 {
			t.Errorf("%+v", report)
		}
		after := l.await(logs, 300*(round+1)) // what was in flight is told too
		again := memfs.New()
		_, err = Backup(t.Context(), copied, again, BackupOptions{})
		must(t, err)
		for jumps, target := range []*memfs.FS{copied, again} {
			c := open(t, target, small())
			if h := c.Health(); !h.OK {
				t.Fatalf("%+v", h)
			}
			for id := log.LogID(1); id <= logs; id++ {
				has := entriesOf(t, c, id)
				if len(has) < len(before[id]) || len(has) > len(after[id]) || !slices.Equal(has, after[id][:len(has)]) {
					t.Fatalf("log %d: the backup holds %d entries; %d were acknowledged before, %d after", id, len(has), len(before[id]), len(after[id]))
				}
				held += len(before[id])
				want := log.Position(len(has)) + log.Position(jumps+1)*JumpDistance + 1
				if got := add(t, c, id, "new"); got.Position != want {
					t.Errorf("log %d goes on at %d, want %d", id, got.Position, want)
				}
				if all := entriesOf(t, c, id); len(all) != len(has)+1 || all[len(has)] != "new" {
					t.Errorf("log %d: %d entries after one was added to %d", id, len(all), len(has))
				}
			}
			if b, err := c.Bounds(t.Context(), sealed); err != nil || !b.Sealed || b.End != 2 {
				t.Errorf("sealed log: %+v %v", b, err)
			}
			if _, err := c.Bounds(t.Context(), deleted); !errors.Is(err, log.ErrDeleted) {
				t.Errorf("deleted log: %v", err)
			}
			if got := add(t, c, machine, "two"); got.Position != 2 {
				t.Errorf("control log goes on at %d", got.Position)
			}
			must(t, c.Close())
		}
	}
	t.Logf("proof: %d backups beside writers, with %d entries acknowledged before", 2*rounds, held)
}

// A crash in the middle of a backup leaves a directory that is refused or, if
// nothing is in it yet, empty; never a part that looks like the whole.
func TestBackupCrashes(t *testing.T) {
	disk, truth := written(t)
	copied := memfs.New()
	refused, empty, whole := 0, 0, 0
	var mu sync.Mutex // the engine that is opened on the copy has goroutines
	copied.OnOp(func(n int, op vfs.Op) {
		if !op.Kind.Mutates() {
			return
		}
		mu.Lock()
		defer mu.Unlock()
		for seed := range uint64(4) {
			left := copied.Crash(memfs.RandomCut(uint64(n)<<8 | seed))
			fresh, err := checkDirectory(left)
			foreign := (*ForeignError)(nil)
			switch {
			case errors.As(err, &foreign):
				refused++
			case err != nil:
				t.Errorf("after %v: %v", op, err)
			case fresh:
				for _, dir := range []string{commitDir, sortedDir, catalogDir} {
					if held, err := left.ReadDir(dir); len(held) > 0 || err != nil && !errors.Is(err, fs.ErrNotExist) {
						t.Errorf("after %v: a directory that counts as empty holds %v, %v", op, held, err)
					}
				}
				empty++
			default:
				c, err := Open(t.Context(), left, small())
				if err == nil {
					err = errors.Join(truth.clone().observe(t, c), c.Close())
				}
				if err != nil {
					t.Errorf("after %v: %v", op, err)
				}
				whole++
			}
		}
	})
	_, err := Backup(t.Context(), disk, copied, BackupOptions{})
	must(t, err)
	if refused == 0 || empty == 0 || whole == 0 {
		t.Errorf("%d refused, %d empty, %d whole", refused, empty, whole)
	}
}

// Whatever operation on the target fails, there is a whole backup or none.
func TestBackupFaults(t *testing.T) {
	disk, truth := written(t)
	failed, whole := 0, 0
	for k := 1; ; k++ {
		copied := memfs.New()
		hindered := faultfs.New(copied)
		hindered.Inject(faultfs.Fault{K: k})
		_, backupErr := Backup(t.Context(), disk, hindered, BackupOptions{})
		if hindered.Fired() == 0 {
			break
		}
		left := copied.Crash(memfs.RandomCut(uint64(k)))
		fresh, err := checkDirectory(left)
		foreign := (*ForeignError)(nil)
		switch {
		case backupErr != nil && (fresh || errors.As(err, &foreign)):
			failed++
		case err != nil:
			t.Errorf("operation %d: the backup says %v and is %v", k, backupErr, err)
		default:
			c, err := Open(t.Context(), left, small())
			if err == nil {
				err = errors.Join(truth.clone().observe(t, c), c.Close())
			}
			if err != nil {
				t.Errorf("operation %d: the backup says %v; %v", k, backupErr, err)
			}
			whole++
		}
	}
	if failed < 20 {
		t.Errorf("%d failed, %d whole", failed, whole)
	}
}

// movingFS calls moved when a file has been opened for reading.
type movingFS struct {
	vfs.FS
	moved func(name string)
}

func (m movingFS) OpenRead(name string) (vfs.File, error) {
	f, err := m.FS.OpenRead(name)
	m.moved(name)
	return f, err
}

// A backup under which segments are sorted and used again, and sorted files
// merged and removed, begins again and is as good as any other.
func TestBackupOfMovingFiles(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		disk, truth := memfs.New(), newTruth()
		e := open(t, disk, tiny())
		must(t, e.Create(t.Context(), log.Data, 1, 2))
		truth.created(1)
		truth.created(2)
		grow := func() {
			for range 60 {
				must(t, truth.appendAll(t, e))
			}
			rested(t, e)
		}
		for range 3 {
			grow()
		}
		before, recycled, merges := truth.clone(), e.Metrics().Recycled, e.Metrics().Merges
		opened := map[string]int{}
		from := movingFS{disk, func(name string) {
			dir, _, _ := strings.Cut(name, "/")
			if opened[dir]++; opened[dir] <= 3 {
				grow()
			}
		}}
		copied := memfs.New()
		report, err := Backup(t.Context(), from, copied, BackupOptions{})
		must(t, err)
		if m := e.Metrics(); m.Recycled == recycled || m.Merges == merges || report.SortedFiles == 0 || opened[catalogDir] < 2 {
			t.Errorf("%d recycled, %d merged, checkpoints opened %d times, %+v", m.Recycled-recycled, m.Merges-merges, opened[catalogDir], report)
		}
		clear(opened)
		if in, err := Inspect(t.Context(), from, InspectOptions{Verify: true}); err != nil || len(in.Damage) > 0 {
			t.Errorf("inspected meanwhile: %v, %+v", err, in)
		}
		c := open(t, copied, tiny())
		for id, l := range before.logs {
			right, lost, err := surveyLog(t, c, id, truth.logs[id])
			must(t, err)
			for p := range l.entries {
				if !right[p] || len(lost) > 0 {
					t.Fatalf("log %d: position %d was acknowledged before and is not in the backup", id, p)
				}
			}
		}
		if in, err := Inspect(t.Context(), copied, InspectOptions{Verify: true}); err != nil || len(in.Damage) > 0 || len(in.SortedFiles) == 0 {
			t.Errorf("%v, %+v", err, in)
		}
	})
}

// What cannot be backed up, or not there, is refused with the reason.
func TestBackupRefusals(t *testing.T) {
	disk, _ := written(t)
	taken := memfs.New()
	must(t, taken.Mkdir("photos"))
	var notEmpty *NotEmptyError
	if _, err := Backup(t.Context(), disk, taken, BackupOptions{}); !errors.As(err, &notEmpty) || notEmpty.Name != "photos" {
		t.Errorf("into a directory that is not empty: %v", err)
	}
	if _, err := Backup(t.Context(), memfs.New(), memfs.New(), BackupOptions{}); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("of nothing: %v", err)
	}
	overwrite(t, disk, segments(t, disk)[1], 0, make([]byte, 100))
	target := memfs.New()
	if _, err := Backup(t.Context(), disk, target, BackupOptions{}); err == nil {
		t.Error("a damaged directory was backed up")
	}
	if _, err := Open(t.Context(), target, small()); err == nil {
		t.Error("a backup that failed can be opened")
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := Backup(ctx, disk, memfs.New(), BackupOptions{}); !errors.Is(err, context.Canceled) {
		t.Errorf("with a context that has ended: %v", err)
	}
}
