package upgrade

import (
	"fmt"
	"reflect"
	"strings"
	"sync"
	"syscall"
	"testing"
	"testing/synctest"
	"time"

	"github.com/shardwell/shardwell/internal/log/embedded"
	"github.com/shardwell/shardwell/internal/vfs"
	"github.com/shardwell/shardwell/internal/vfs/faultfs"
	"github.com/shardwell/shardwell/internal/vfs/memfs"
)

const first = "testdata/0.1.0.tar.gz"

// A loss of power at any moment while the directory of the first version is
// opened leaves one that opens, holds the same, and says which format it has
// before there is anything in it that the first version does not know.
func TestUpgradeCrashes(t *testing.T) {
	want := contents(t, first)
	fs := memfs.New()
	unpack(t, first, fs)
	if got := format(t, fs); got != 1 {
		t.Fatalf("the archive is of format %d", got)
	}
	var mu sync.Mutex
	seed, formats := uint64(0), map[int]int{}
	crash := func(where string, cut memfs.Cut) {
		left := fs.Crash(cut)
		before := format(t, left)
		if formats[before]++; before == 1 {
			for _, dir := range directories[1:] {
				if entries, err := left.ReadDir(dir); err == nil && len(entries) > 0 {
					t.Errorf("%s: format 1 with %s/%s", where, dir, entries[0].Name())
				}
			}
		}
		e, err := embedded.Open(t.Context(), left, embedded.Options{SegmentBytes: 64 << 10, MinFreeBytes: -1})
		if err != nil {
			t.Errorf("%s: %v", where, err)
			return
		}
		if h := e.Health(); !h.OK {
			t.Errorf("%s: %+v", where, h)
		}
		if got := read(t, e, want); !reflect.DeepEqual(got, want) {
			t.Errorf("%s: got %+v\nwant %+v", where, got, want)
		}
		check(t, e.Close())
		if got := format(t, left); got != 2 {
			t.Errorf("%s: of format %d afterwards", where, got)
		}
	}
	fs.OnOp(func(n int, op vfs.Op) {
		if op.Kind.Mutates() {
			mu.Lock()
			defer mu.Unlock()
			seed++
			crash(fmt.Sprintf("operation %d (%v), cut %d", n, op, seed), memfs.RandomCut(seed))
			crash(fmt.Sprintf("operation %d (%v), all lost", n, op), memfs.Cut{})
		}
	})
	e := open(t, fs)
	check(t, e.Close())
	fs.OnOp(nil)
	if formats[1] < 20 || formats[2] < 4 {
		t.Errorf("too few crashes: %d before and %d after the upgrade", formats[1], formats[2])
	}
}

// Without space for the upgrade the directory opens all the same, and gets
// nothing that its format does not have until there is space. A failed sync of
// the upgrade is as fatal as any.
func TestUpgradeWaitsForSpace(t *testing.T) {
	for _, dies := range []bool{false, true} {
		synctest.Test(t, func(t *testing.T) {
			want := contents(t, first)
			disk := memfs.New()
			unpack(t, first, disk)
			fs := faultfs.New(disk)
			ofFormat := func(kind vfs.Kind) func(vfs.Op) bool {
				return func(op vfs.Op) bool { return op.Kind == kind && op.Name == "FORMAT.tmp" }
			}
			fs.Inject(faultfs.Fault{Match: ofFormat(vfs.OpCreate), Err: syscall.ENOSPC, Sticky: true})
			e := open(t, fs)
			<-time.After(time.Minute)
			if got := read(t, e, want); !reflect.DeepEqual(got, want) {
				t.Errorf("got %+v\nwant %+v", got, want)
			}
			if entries, err := disk.ReadDir("sorted"); format(t, disk) != 1 || err == nil && len(entries) > 0 {
				t.Errorf("format %d, sorted files %v", format(t, disk), entries)
			}
			fs.Clear()
			if dies {
				fs.Inject(faultfs.Fault{Match: ofFormat(vfs.OpSync)})
			}
			<-time.After(time.Minute)
			switch h := e.Health(); {
			case dies && (h.State != "poisoned" || format(t, disk) != 1):
				t.Errorf("after a failed sync: %+v", h)
			case !dies && (h.State != "ok" || h.UnsortedSegments > 0 || format(t, disk) != 2):
				t.Errorf("with space: format %d, %+v", format(t, disk), h)
			}
			check(t, e.Close())
		})
	}
}

// A directory of a format to come is refused in one sentence, and stays as it is.
func TestNewerFormat(t *testing.T) {
	fs := memfs.New()
	unpack(t, first, fs)
	f, err := fs.Open("FORMAT")
	check(t, err)
	_, err = f.WriteAt([]byte("Shardwell data directory\nmin-reader 2\nmin-writer 3\n"), 0)
	check(t, err)
	check(t, f.Close())
	before := fs.Ops()
	_, err = embedded.Open(t.Context(), fs, embedded.Options{})
	if err == nil || !strings.Contains(err.Error(), "newer release (format 3") || strings.Contains(err.Error(), "\n") {
		t.Errorf("%v", err)
	}
	if n := fs.Ops() - before; n > 0 {
		t.Errorf("%d operations that change something", n)
	}
}

// format is what the file FORMAT says of readers and writers alike.
func format(t *testing.T, fs vfs.FS) int {
	t.Helper()
	f, err := fs.OpenRead("FORMAT")
	check(t, err)
	defer f.Close()
	size, err := f.Size()
	check(t, err)
	p := make([]byte, size)
	_, err = f.ReadAt(p, 0)
	check(t, err)
	var reader, writer int
	if _, err := fmt.Sscanf(string(p), "Shardwell data directory\nmin-reader %d\nmin-writer %d\n", &reader, &writer); err != nil || reader != writer {
		t.Fatalf("FORMAT holds %q", p)
	}
	return writer
}
