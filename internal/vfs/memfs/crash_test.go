package memfs

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"sync"
	"syscall"
	"testing"

	"github.com/shardwell/shardwell/internal/vfs"
)

// tree lists all names below dir with the content of files, like "d/ d/f=x".
func treeOf(t *testing.T, fsys *FS, dir string) string {
	t.Helper()
	var out []string
	entries, err := fsys.ReadDir(dir)
	check(t, err)
	for _, e := range entries {
		name := strings.TrimPrefix(dir+"/"+e.Name(), "./")
		if e.IsDir() {
			out = append(out, name+"/")
			if below := treeOf(t, fsys, name); below != "" {
				out = append(out, below)
			}
			continue
		}
		out = append(out, name+"="+string(read(t, fsys, name)))
	}
	return strings.Join(out, " ")
}

// put makes a file whose data is durable and whose name is not.
func put(t *testing.T, fsys *FS, name, content string) vfs.File {
	t.Helper()
	f := mustCreate(t, fsys, name)
	_, err := f.WriteAt([]byte(content), 0)
	check(t, err)
	check(t, f.Sync())
	return f
}

// outcomes collects the trees that random cuts leave.
func outcomes(t *testing.T, fsys *FS) []string {
	t.Helper()
	var seen []string
	for seed := range uint64(200) {
		if left := treeOf(t, fsys.Crash(RandomCut(seed)), "."); !slices.Contains(seen, left) {
			seen = append(seen, left)
		}
	}
	slices.Sort(seen)
	return seen
}

func expectOutcomes(t *testing.T, fsys *FS, want ...string) {
	t.Helper()
	slices.Sort(want)
	if got := outcomes(t, fsys); !slices.Equal(got, want) {
		t.Errorf("cuts leave\n  %q, want\n  %q", got, want)
	}
}

// Property: a name is durable after SyncDir of its directory and not before,
// even if the file's data is.
func TestNamesNeedSyncDir(t *testing.T) {
	fsys := New()
	put(t, fsys, "a", "1")
	expectOutcomes(t, fsys, "", "a=1")
	check(t, fsys.Mkdir("d"))
	put(t, fsys, "d/b", "2")
	check(t, fsys.SyncDir("d"))
	expectOutcomes(t, fsys, "", "a=1", "a=1 d/ d/b=2", "d/ d/b=2")
	check(t, fsys.SyncDir("."))
	expectOutcomes(t, fsys, "a=1 d/ d/b=2")
	check(t, fsys.Remove("a"))
	expectOutcomes(t, fsys, "a=1 d/ d/b=2", "d/ d/b=2")
	if left := treeOf(t, fsys.Crash(Cut{Entries: Everything}), "."); left != "d/ d/b=2" {
		t.Errorf("keeping all entries leaves %q", left)
	}
}

// Property: a rename within a directory survives whole or not at all, and the
// file it replaced is there until then.
func TestRenameIsOneStep(t *testing.T) {
	fsys := New()
	put(t, fsys, "a", "new")
	put(t, fsys, "b", "old")
	check(t, fsys.SyncDir("."))
	check(t, fsys.Rename("a", "b"))
	expectOutcomes(t, fsys, "a=new b=old", "b=new")
	check(t, fsys.SyncDir("."))
	expectOutcomes(t, fsys, "b=new")
}

// Property: each directory's half of a rename between two is durable with its
// own SyncDir, so that syncing the wrong one alone loses the file or doubles it.
func TestRenameBetweenDirectories(t *testing.T) {
	moved := func() *FS {
		fsys := New()
		check(t, fsys.Mkdir("d"))
		put(t, fsys, "a", "x")
		check(t, fsys.SyncDir("."))
		check(t, fsys.Rename("a", "d/a"))
		return fsys
	}
	expectOutcomes(t, moved(), "a=x d/", "d/ d/a=x")
	source := moved()
	check(t, source.SyncDir("."))
	expectOutcomes(t, source, "d/", "d/ d/a=x")
	target := moved()
	check(t, target.SyncDir("d"))
	expectOutcomes(t, target, "a=x d/ d/a=x", "d/ d/a=x")
}

// Property: of several operations on one entry no later one survives without
// the earlier; those on different entries are independent.
func TestEntriesKeepTheirOrder(t *testing.T) {
	fsys := New()
	put(t, fsys, "a", "1")
	check(t, fsys.Rename("a", "b"))
	put(t, fsys, "a", "2")
	put(t, fsys, "c", "3")
	expectOutcomes(t, fsys, "", "a=1", "b=1", "a=2 b=1", "c=3", "a=1 c=3", "b=1 c=3", "a=2 b=1 c=3")
}

// Property: Kill keeps everything written and frees locks, but makes nothing
// durable; the old FS goes on unharmed.
func TestKill(t *testing.T) {
	fsys := New()
	_, err := fsys.Lock("LOCK")
	check(t, err)
	check(t, fsys.SyncDir("."))
	f := put(t, fsys, "a", "synced")
	_, err = f.WriteAt([]byte("W"), 0)
	check(t, err)
	killed := fsys.Kill()
	if got := treeOf(t, killed, "."); got != "LOCK= a=Wynced" {
		t.Errorf("after kill: %q", got)
	}
	if _, err = killed.Lock("LOCK"); err != nil {
		t.Errorf("a killed process still holds its lock: %v", err)
	}
	if _, err = fsys.Lock("LOCK"); !errors.Is(err, vfs.ErrLocked) {
		t.Errorf("the living one lost it: %v", err)
	}
	expectOutcomes(t, killed, "LOCK=", "LOCK= a=synced", "LOCK= a=Wynced")
	check(t, killed.SyncDir("."))
	expectOutcomes(t, killed, "LOCK= a=synced", "LOCK= a=Wynced")
	g, err := killed.Open("a")
	check(t, err)
	check(t, g.Sync())
	expectOutcomes(t, killed, "LOCK= a=Wynced")
	expectOutcomes(t, fsys, "LOCK=", "LOCK= a=synced", "LOCK= a=Wynced")
}

// Property: a failed Sync drops its data: reads show it, also after a kill,
// the next Sync succeeds and makes only later writes durable.
func TestFailedSyncDropsData(t *testing.T) {
	fsys := New()
	f := put(t, fsys, "a", "....")
	check(t, fsys.SyncDir("."))
	_, err := f.WriteAt([]byte("12"), 0)
	check(t, err)
	check(t, fsys.FailSync("a", syscall.EIO))
	if err := f.Sync(); !errors.Is(err, syscall.EIO) {
		t.Fatalf("sync: %v", err)
	}
	_, err = f.WriteAt([]byte("4"), 3)
	check(t, err)
	check(t, f.Sync())
	if got := treeOf(t, fsys.Kill(), "."); got != "a=12.4" {
		t.Errorf("reads show %q", got)
	}
	expectOutcomes(t, fsys, "a=...4")
	killed := fsys.Kill()
	g, err := killed.Open("a")
	check(t, err)
	_, err = g.WriteAt([]byte("3"), 2)
	check(t, err)
	check(t, g.Sync())
	expectOutcomes(t, killed, "a=..34")

	put(t, fsys, "b", "")
	check(t, fsys.FailSync(".", syscall.EIO))
	if err := fsys.SyncDir("."); !errors.Is(err, syscall.EIO) {
		t.Fatalf("syncdir: %v", err)
	}
	put(t, fsys, "c", "")
	check(t, fsys.SyncDir("."))
	expectOutcomes(t, fsys, "a=...4 c=")
	if _, err := fsys.Stat("b"); err != nil {
		t.Errorf("a dropped name is not shown: %v", err)
	}
}

// Property: a sync covers what had been written when it was called; what is
// written while it runs is not durable by it.
func TestSyncCoversOnlyEarlierWrites(t *testing.T) {
	fsys := New()
	f := put(t, fsys, "a", "..")
	check(t, fsys.SyncDir("."))
	_, err := f.WriteAt([]byte("1"), 0)
	check(t, err)
	during := func(kind vfs.Kind, run func()) {
		fsys.OnOp(func(_ int, op vfs.Op) {
			if op.Kind == kind && !op.Done {
				fsys.OnOp(nil)
				run()
			}
		})
	}
	during(vfs.OpSync, func() {
		_, err := f.WriteAt([]byte("2"), 1)
		check(t, err)
	})
	check(t, f.Sync())
	expectOutcomes(t, fsys, "a=1.", "a=12")
	during(vfs.OpSyncDir, func() { put(t, fsys, "b", "") })
	check(t, fsys.SyncDir("."))
	check(t, f.Sync())
	expectOutcomes(t, fsys, "a=12", "a=12 b=")
}

// Property: the hook sees every operation before and after, numbered by those
// that mutate, and a clone taken in it is the state at that boundary.
func TestOnOp(t *testing.T) {
	fsys := New()
	var lines []string
	fsys.OnOp(func(n int, op vfs.Op) {
		if !op.Done {
			return
		}
		lines = append(lines, fmt.Sprint(n, " ", op))
	})
	f := mustCreate(t, fsys, "a")
	_, err := f.WriteAt([]byte("xy"), 5)
	check(t, err)
	_, err = f.ReadAt(make([]byte, 1), 6)
	check(t, err)
	check(t, f.Truncate(6))
	check(t, f.Sync())
	check(t, fsys.Rename("a", "b"))
	if err := fsys.Remove("a"); err == nil {
		t.Error("removed a missing file")
	}
	check(t, f.Close())
	want := []string{
		"1 create a", "2 write a 5+2", "2 read a 6+1", "3 truncate a at 6", "4 sync a",
		"5 rename a to b", "6 remove a: remove a: file does not exist", "6 close a",
	}
	if !slices.Equal(lines, want) || fsys.Ops() != 6 {
		t.Errorf("%d operations: %q", fsys.Ops(), lines)
	}
	var states []string
	fsys.OnOp(func(n int, op vfs.Op) {
		if op.Kind == vfs.OpSyncDir {
			states = append(states, treeOf(t, fsys.Crash(Cut{}), "."))
		}
	})
	check(t, fsys.SyncDir("."))
	if !slices.Equal(states, []string{"", "b=\x00\x00\x00\x00\x00x"}) {
		t.Errorf("boundaries of syncdir: %q", states)
	}
}

// Property: a write beyond the capacity stops short with ENOSPC, overwriting
// needs no space, and truncating, removing and lifting the limit give it back.
func TestCapacity(t *testing.T) {
	fsys := New()
	fsys.SetCapacity(3 * pageBytes)
	f := mustCreate(t, fsys, "a")
	write := func(f vfs.File, offset int64, size, want int, wantErr error) {
		t.Helper()
		n, err := f.WriteAt(bytes.Repeat([]byte{1}, size), offset)
		if n != want || !errors.Is(err, wantErr) {
			t.Errorf("wrote %d, %v; want %d, %v", n, err, want, wantErr)
		}
	}
	free := func(want int64) {
		t.Helper()
		got, err := fsys.Free()
		if err != nil || got != want || fsys.Used() != 3*pageBytes-want {
			t.Errorf("free %d, used %d, %v; want %d free", got, fsys.Used(), err, want)
		}
	}
	write(f, 100, 5*pageBytes, 3*pageBytes-100, syscall.ENOSPC)
	write(f, 0, 3*pageBytes, 3*pageBytes, nil)
	write(f, 3*pageBytes, 1, 0, syscall.ENOSPC)
	free(0)
	if size, err := f.Size(); err != nil || size != 3*pageBytes {
		t.Errorf("size %d, %v", size, err)
	}
	check(t, f.Truncate(pageBytes+1))
	free(pageBytes)
	check(t, f.Truncate(1<<30)) // sparse
	free(pageBytes)
	check(t, fsys.Remove("a"))
	free(pageBytes)
	if got := fsys.Kill().Used(); got != 0 {
		t.Errorf("a removed file still takes %d after its process died", got)
	}
	check(t, f.Close())
	free(3 * pageBytes)
	g := mustCreate(t, fsys, "g")
	write(g, 0, pageBytes, pageBytes, nil)
	check(t, g.Close())
	write(mustCreate(t, fsys, "h"), 0, 1, 1, nil)
	check(t, fsys.Rename("h", "g"))
	free(2 * pageBytes)
	if got, err := fsys.Kill().Free(); err != nil || got != 2*pageBytes {
		t.Errorf("after kill: %d, %v", got, err)
	}
	fsys.SetCapacity(0)
	write(mustCreate(t, fsys, "i"), 0, 9*pageBytes, 9*pageBytes, nil)
}

// Property: an armed short write stops once, and what it wrote is there.
func TestShortWrite(t *testing.T) {
	fsys := New()
	f := mustCreate(t, fsys, "a")
	check(t, fsys.ShortWrite("a", 2, syscall.EIO))
	if n, err := f.WriteAt([]byte("abc"), 0); n != 2 || !errors.Is(err, syscall.EIO) {
		t.Errorf("short write: %d, %v", n, err)
	}
	if got := string(read(t, fsys, "a")); got != "ab" {
		t.Errorf("left %q", got)
	}
	_, err := f.WriteAt([]byte("c"), 2)
	check(t, err)
	for _, err := range []error{fsys.ShortWrite("no", 1, syscall.EIO), fsys.FailSync("no", syscall.EIO), fsys.DropUnsyncedDir("a")} {
		if err == nil {
			t.Error("a fault was armed on what is not there")
		}
	}
	_, err = f.WriteAt([]byte("c"), 1<<60)
	if !errors.Is(err, syscall.EFBIG) || !errors.Is(f.Truncate(1<<60), syscall.EFBIG) {
		t.Errorf("a giant file: %v", err)
	}
}

// Property: clones and the original may be used from many goroutines at once
// (this test is for -race).
func TestConcurrentClones(t *testing.T) {
	fsys := New()
	f := put(t, fsys, "a", string(bytes.Repeat([]byte{7}, 5*pageBytes)))
	check(t, fsys.SyncDir("."))
	var group sync.WaitGroup
	for i := range 8 {
		c := fsys.Kill()
		if i%2 == 0 {
			c = fsys.Crash(RandomCut(uint64(i)))
		}
		group.Go(func() {
			g, err := c.Open("a")
			if err != nil {
				t.Error(err)
				return
			}
			for page := range 5 {
				if _, err := g.WriteAt([]byte{byte(i)}, int64(page*pageBytes)); err != nil {
					t.Error(err)
				}
				if err := g.Sync(); err != nil {
					t.Error(err)
				}
				c = c.Kill()
			}
		})
		group.Go(func() {
			if _, err := f.WriteAt([]byte{7}, int64(i)); err != nil {
				t.Error(err)
			}
			if err := f.Sync(); err != nil {
				t.Error(err)
			}
		})
	}
	group.Wait()
	if got := read(t, fsys, "a"); !bytes.Equal(got, bytes.Repeat([]byte{7}, 5*pageBytes)) {
		t.Error("a clone's write shows in the original")
	}
	if _, err := fsys.Stat("b"); !errors.Is(err, fs.ErrNotExist) {
		t.Error(err)
	}
}

// BenchmarkCrash is the price of one crash point: a 4 MiB file and 16 unsynced
// blocks of 4 KiB.
func BenchmarkCrash(b *testing.B) {
	fsys := New()
	f, err := fsys.Create("a")
	if err != nil {
		b.Fatal(err)
	}
	block := bytes.Repeat([]byte{1}, 4<<20)
	for _, step := range []func() error{
		func() error { _, err := f.WriteAt(block, 0); return err },
		f.Sync, func() error { return fsys.SyncDir(".") },
	} {
		if err := step(); err != nil {
			b.Fatal(err)
		}
	}
	for i := range int64(16) {
		if _, err := f.WriteAt(block[:4096], i*4096); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportAllocs()
	for seed := uint64(0); b.Loop(); seed++ {
		fsys.Crash(RandomCut(seed))
	}
}
