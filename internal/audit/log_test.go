package audit

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/shardwell/shardwell/internal/vfs"
	"github.com/shardwell/shardwell/internal/vfs/memfs"
)

// lines reads a file of a log; each line must be an entry.
func lines(t *testing.T, dir vfs.FS, name string) (all []Entry) {
	t.Helper()
	f, err := dir.OpenRead(name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	size, err := f.Size()
	if err != nil {
		t.Fatal(err)
	}
	text := make([]byte, size)
	if size > 0 {
		if _, err := f.ReadAt(text, 0); err != nil {
			t.Fatal(err)
		}
	}
	for line := range bytes.Lines(text) {
		var e Entry
		if err := json.Unmarshal(line, &e); err != nil {
			t.Fatalf("%s: %q: %v", name, line, err)
		}
		all = append(all, e)
	}
	return all
}

// What is recorded by many at once is in the file when the log is closed, each line
// whole, and a log that is opened again goes on behind it.
func TestRecord(t *testing.T) {
	disk := memfs.New()
	for run := range 2 {
		l, err := Open(disk, "audit.log", Config{})
		if err != nil {
			t.Fatal(err)
		}
		var all sync.WaitGroup
		for i := range 8 {
			all.Go(func() {
				for j := range 100 {
					l.Record(Entry{Request: fmt.Sprint(run, i, j), Outcome: Allowed})
				}
			})
		}
		all.Wait()
		if err := l.Close(); err != nil || l.Lost() != 0 {
			t.Fatalf("%v, %d lost", err, l.Lost())
		}
	}
	seen := map[string]bool{}
	for _, e := range lines(t, disk.Crash(memfs.RandomCut(1)), "audit.log") {
		seen[e.Request] = true
		if e.Time.IsZero() || e.Outcome != Allowed {
			t.Errorf("%+v", e)
		}
	}
	if len(seen) != 1600 {
		t.Errorf("%d different lines, want 1600", len(seen))
	}
}

// Files are renamed when they are full, the oldest goes, and no line is in two or
// between them.
func TestRotate(t *testing.T) {
	disk := memfs.New()
	l, err := Open(disk, "audit.log", Config{MaxFileBytes: 500, KeptFiles: 2, QueuedLines: 1})
	if err != nil {
		t.Fatal(err)
	}
	const n = 100
	for i := range n {
		l.Record(Entry{Request: fmt.Sprint(i), Outcome: Denied})
	}
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	next := n
	for _, name := range []string{"audit.log", "audit.log.1", "audit.log.2"} {
		all := lines(t, disk, name)
		for i := len(all) - 1; i >= 0; i-- {
			if next--; all[i].Request != fmt.Sprint(next) {
				t.Fatalf("%s has %s where %d should be", name, all[i].Request, next)
			}
		}
	}
	if all := lines(t, disk, "audit.log.3"); all != nil || next == n || next == 0 {
		t.Errorf("there are %d older lines, and %d were kept", len(all), n-next)
	}
}

// A line that a crash has cut off is ended before the next one.
func TestTornLine(t *testing.T) {
	disk := memfs.New()
	f, err := disk.Create("audit.log")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := f.WriteAt([]byte(`{"outc`), 0); err != nil {
		t.Fatal(err)
	}
	l, err := Open(disk, "audit.log", Config{})
	if err != nil {
		t.Fatal(err)
	}
	l.Record(Entry{Outcome: Allowed})
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	size, err := f.Size()
	if err != nil {
		t.Fatal(err)
	}
	text := make([]byte, size)
	if _, err := f.ReadAt(text, 0); err != nil || !strings.HasPrefix(string(text), "{\"outc\n{\"time\":") {
		t.Errorf("%q, %v", text, err)
	}
}

// slowFS is a disk whose writes wait for leave, and fail while broken is set.
type slowFS struct {
	vfs.FS
	leave  chan struct{}
	mu     sync.Mutex
	broken error
}

type slowFile struct {
	vfs.File
	fs *slowFS
}

func (s *slowFS) Create(name string) (vfs.File, error) {
	f, err := s.FS.Create(name)
	return slowFile{f, s}, err
}

func (f slowFile) WriteAt(p []byte, at int64) (int, error) {
	<-f.fs.leave
	f.fs.mu.Lock()
	defer f.fs.mu.Unlock()
	if f.fs.broken != nil {
		n, _ := f.File.WriteAt(p[:len(p)/2], at)
		return n, f.fs.broken
	}
	return f.File.WriteAt(p, at)
}

func (s *slowFS) breakWith(err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.broken = err
}

// Whoever records waits for a disk that hangs, but a second at most; what is lost,
// then or to a disk that fails, is counted, makes the log unwell, and is told by the
// log itself as soon as there can be a line.
func TestLostLines(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		disk := &slowFS{FS: memfs.New(), leave: make(chan struct{})}
		l, err := Open(disk, "audit.log", Config{QueuedLines: 2})
		if err != nil {
			t.Fatal(err)
		}
		for range 3 { // one is being written, two wait
			l.Record(Entry{Outcome: Allowed})
			synctest.Wait()
		}
		before := time.Now()
		l.Record(Entry{Outcome: Denied})
		if waited := time.Since(before); waited != time.Second || l.Lost() != 1 {
			t.Errorf("waited %s, %d lost", waited, l.Lost())
		}
		disk.breakWith(fs.ErrPermission)
		close(disk.leave)
		synctest.Wait()
		if ok, detail := l.Health(); ok || l.Lost() != 4 {
			t.Errorf("health is %v %v, %d lost", ok, detail, l.Lost())
		}
		disk.breakWith(nil)
		l.Record(Entry{Request: "last", Outcome: Allowed})
		synctest.Wait()
		if ok, detail := l.Health(); !ok {
			t.Errorf("health is %v", detail)
		}
		if err := l.Close(); err != nil {
			t.Error(err)
		}
		all := lines(t, disk.FS, "audit.log")
		if len(all) != 2 || all[0].Outcome != Lost || all[0].Lines != 4 || all[1].Request != "last" {
			t.Errorf("the log has %+v", all)
		}
	})
}
