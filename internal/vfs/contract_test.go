//go:build linux || darwin

package vfs_test

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"github.com/shardwell/shardwell/internal/vfs"
	"github.com/shardwell/shardwell/internal/vfs/faultfs"
	"github.com/shardwell/shardwell/internal/vfs/memfs"
)

// eachFS runs a test on every implementation: what holds on the system's disk
// must hold where the engines are tested.
func eachFS(t *testing.T, run func(t *testing.T, fsys vfs.FS)) {
	t.Run("os", func(t *testing.T) {
		fsys, err := vfs.OS(t.TempDir())
		check(t, err)
		t.Cleanup(func() { check(t, fsys.(io.Closer).Close()) })
		run(t, fsys)
	})
	t.Run("memfs", func(t *testing.T) { run(t, memfs.New()) })
	t.Run("faultfs", func(t *testing.T) { run(t, faultfs.New(memfs.New())) })
}

func check(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// wants fails unless err is a *fs.PathError that Is target.
func wants(t *testing.T, what string, err, target error) {
	t.Helper()
	var path *fs.PathError
	if !errors.As(err, &path) || !errors.Is(err, target) {
		t.Errorf("%s: got %v (%T), want a PathError that is %v", what, err, err, target)
	}
}

func create(t *testing.T, fsys vfs.FS, name, content string) vfs.File {
	t.Helper()
	f, err := fsys.Create(name)
	check(t, err)
	if content != "" {
		n, err := f.WriteAt([]byte(content), 0)
		if err != nil || n != len(content) {
			t.Fatalf("write %s: %d, %v", name, n, err)
		}
	}
	return f
}

func content(t *testing.T, fsys vfs.FS, name string) string {
	t.Helper()
	f, err := fsys.OpenRead(name)
	check(t, err)
	defer f.Close()
	size, err := f.Size()
	check(t, err)
	p := make([]byte, size)
	if n, err := f.ReadAt(p, 0); n != len(p) || err != nil {
		t.Fatalf("read %s: %d of %d, %v", name, n, len(p), err)
	}
	return string(p)
}

// Property: reads end as io.ReaderAt says, and lengths follow writes and truncations.
func TestReadWrite(t *testing.T) {
	eachFS(t, func(t *testing.T, fsys vfs.FS) {
		f := create(t, fsys, "a", "hello")
		defer f.Close()
		p := make([]byte, 8)
		for _, c := range []struct {
			offset int64
			length int
			want   string
			err    error
		}{
			{0, 5, "hello", nil}, {0, 8, "hello", io.EOF}, {4, 1, "o", nil}, {4, 2, "o", io.EOF},
			{5, 1, "", io.EOF}, {99, 1, "", io.EOF}, {2, 0, "", nil}, {99, 0, "", nil},
		} {
			n, err := f.ReadAt(p[:c.length], c.offset)
			if string(p[:n]) != c.want || err != c.err {
				t.Errorf("read %d+%d: %q, %v; want %q, %v", c.offset, c.length, p[:n], err, c.want, c.err)
			}
		}
		_, err := f.ReadAt(p, -1)
		if err == nil || errors.Is(err, io.EOF) {
			t.Errorf("read at -1: %v", err)
		}
		if _, err = f.WriteAt(p, -1); err == nil {
			t.Error("write at -1 succeeded")
		}
		_, err = f.WriteAt([]byte("x"), 9000)
		check(t, err)
		if got := content(t, fsys, "a"); len(got) != 9001 || got[:6] != "hello\x00" || got[9000] != 'x' {
			t.Errorf("after a hole: %d bytes %q", len(got), got[:6])
		}
		check(t, f.Truncate(3))
		check(t, f.Truncate(6))
		if got := content(t, fsys, "a"); got != "hel\x00\x00\x00" {
			t.Errorf("after truncations: %q", got)
		}
		check(t, f.Sync())
		wants(t, "truncate to -1", f.Truncate(-1), syscall.EINVAL)
	})
}

// Property: names that are taken, missing, or of the wrong kind give the error
// that FS promises, and leave the tree as it was.
func TestNameErrors(t *testing.T) {
	eachFS(t, func(t *testing.T, fsys vfs.FS) {
		check(t, fsys.Mkdir("d"))
		check(t, create(t, fsys, "d/f", "f").Close())
		check(t, create(t, fsys, "g", "g").Close())
		open := func(f vfs.File, err error) error {
			if err == nil {
				check(t, f.Close())
			}
			return err
		}
		list := func(_ []fs.DirEntry, err error) error { return err }
		stat := func(_ fs.FileInfo, err error) error { return err }
		lock := func(_ io.Closer, err error) error { return err }
		for what, c := range map[string]struct{ err, want error }{
			"create taken":          {open(fsys.Create("g")), fs.ErrExist},
			"create over dir":       {open(fsys.Create("d")), fs.ErrExist},
			"create without parent": {open(fsys.Create("no/f")), fs.ErrNotExist},
			"create under a file":   {open(fsys.Create("g/f")), syscall.ENOTDIR},
			"open missing":          {open(fsys.Open("no")), fs.ErrNotExist},
			"open dir":              {open(fsys.Open("d")), syscall.EISDIR},
			"openread missing":      {open(fsys.OpenRead("no")), fs.ErrNotExist},
			"openread dir":          {open(fsys.OpenRead("d")), syscall.EISDIR},
			"mkdir taken":           {fsys.Mkdir("d"), fs.ErrExist},
			"mkdir over file":       {fsys.Mkdir("g"), fs.ErrExist},
			"mkdir without parent":  {fsys.Mkdir("no/d"), fs.ErrNotExist},
			"remove missing":        {fsys.Remove("no"), fs.ErrNotExist},
			"remove full dir":       {fsys.Remove("d"), syscall.ENOTEMPTY},
			"rename missing":        {fsys.Rename("no", "x"), fs.ErrNotExist},
			"rename to no dir":      {fsys.Rename("g", "no/x"), fs.ErrNotExist},
			"rename dir into self":  {fsys.Rename("d", "d/e"), syscall.EINVAL},
			"readdir missing":       {list(fsys.ReadDir("no")), fs.ErrNotExist},
			"readdir file":          {list(fsys.ReadDir("g")), syscall.ENOTDIR},
			"stat missing":          {stat(fsys.Stat("no")), fs.ErrNotExist},
			"syncdir missing":       {fsys.SyncDir("no"), fs.ErrNotExist},
			"syncdir file":          {fsys.SyncDir("g"), syscall.ENOTDIR},
			"lock dir":              {lock(fsys.Lock("d")), syscall.EISDIR},
			"escape":                {open(fsys.Open("../x")), fs.ErrInvalid},
			"escape by dots":        {open(fsys.Create("d/../../x")), fs.ErrInvalid},
			"absolute":              {open(fsys.Create("/x")), fs.ErrInvalid},
			"rename out":            {fsys.Rename("g", "../g"), fs.ErrInvalid},
			"empty":                 {stat(fsys.Stat("")), fs.ErrInvalid},
		} {
			wants(t, what, c.err, c.want)
		}
		if err := fsys.Rename("g", "d"); err == nil {
			t.Error("a file was renamed over a directory")
		}
		if names := listing(t, fsys, "."); names != "d/ g " {
			t.Errorf("afterwards the root holds %q", names)
		}
		if content(t, fsys, "d/f") != "f" || content(t, fsys, "g") != "g" {
			t.Error("a refused operation changed a file")
		}
	})
}

func listing(t *testing.T, fsys vfs.FS, dir string) (names string) {
	t.Helper()
	entries, err := fsys.ReadDir(dir)
	check(t, err)
	for _, e := range entries {
		names += e.Name()
		if e.IsDir() {
			names += "/"
		}
		names += " "
	}
	return names
}

// Property: rename replaces in one step, open handles follow the file and not
// the name, and a removed file lives on in its handles.
func TestHandlesFollowFiles(t *testing.T) {
	eachFS(t, func(t *testing.T, fsys vfs.FS) {
		check(t, fsys.Mkdir("d"))
		a, b := create(t, fsys, "a", "aa"), create(t, fsys, "d/b", "bb")
		defer b.Close()
		check(t, fsys.Rename("a", "d/b"))
		check(t, fsys.Rename("d/b", "d/b"))
		if got := listing(t, fsys, ".") + listing(t, fsys, "d"); got != "d/ b " {
			t.Errorf("after rename: %q", got)
		}
		_, err := a.WriteAt([]byte("A"), 0)
		check(t, err)
		if got := content(t, fsys, "d/b"); got != "Aa" {
			t.Errorf("renamed file holds %q", got)
		}
		p := make([]byte, 2)
		if _, err := b.ReadAt(p, 0); err != nil || string(p) != "bb" {
			t.Errorf("replaced file reads %q, %v", p, err)
		}
		check(t, fsys.Remove("d/b"))
		if size, err := a.Size(); err != nil || size != 2 {
			t.Errorf("removed file: %d bytes, %v", size, err)
		}
		check(t, fsys.SyncDir("d"))
		check(t, fsys.SyncDir("."))
		check(t, fsys.Rename("d", "e"))
		check(t, fsys.Remove("e"))
		check(t, a.Close())
		_, readErr := a.ReadAt(p, 0)
		_, writeErr := a.WriteAt(p, 0)
		wants(t, "read closed", readErr, fs.ErrClosed)
		wants(t, "write closed", writeErr, fs.ErrClosed)
		wants(t, "sync closed", a.Sync(), fs.ErrClosed)
		wants(t, "close closed", a.Close(), fs.ErrClosed)
	})
}

// Property: a file opened for reading cannot be changed; Stat tells kind, size
// and mode.
func TestReadOnlyAndStat(t *testing.T) {
	eachFS(t, func(t *testing.T, fsys vfs.FS) {
		check(t, create(t, fsys, "a", "abc").Close())
		check(t, fsys.Mkdir("d"))
		f, err := fsys.OpenRead("a")
		check(t, err)
		defer f.Close()
		_, err = f.WriteAt([]byte("x"), 0)
		wants(t, "write", err, syscall.EBADF)
		wants(t, "truncate", f.Truncate(0), syscall.EINVAL)
		info, err := fsys.Stat("a")
		check(t, err)
		if info.Name() != "a" || info.Size() != 3 || info.Mode() != 0o600 {
			t.Errorf("file: %s %d %v", info.Name(), info.Size(), info.Mode())
		}
		if info, err = fsys.Stat("d"); err != nil || !info.IsDir() || info.Mode().Perm() != 0o700 {
			t.Errorf("dir: %v, %v", info.Mode(), err)
		}
		if info, err = fsys.Stat("."); err != nil || !info.IsDir() {
			t.Errorf("root: %v", err)
		}
		free, err := fsys.Free()
		if err != nil || free <= 0 {
			t.Errorf("free: %d, %v", free, err)
		}
	})
}

// Property: a lock excludes every other until it is closed, and keeps the
// file's content.
func TestLock(t *testing.T) {
	eachFS(t, func(t *testing.T, fsys vfs.FS) {
		held, err := fsys.Lock("LOCK")
		check(t, err)
		_, err = fsys.Lock("LOCK")
		wants(t, "second lock", err, vfs.ErrLocked)
		check(t, held.Close())
		f, err := fsys.Open("LOCK")
		check(t, err)
		_, err = f.WriteAt([]byte("x"), 0)
		check(t, err)
		check(t, f.Close())
		held, err = fsys.Lock("LOCK")
		check(t, err)
		if got := content(t, fsys, "LOCK"); got != "x" {
			t.Errorf("locked file holds %q", got)
		}
		check(t, held.Close())
		if held.Close() == nil {
			t.Error("a lock could be closed twice")
		}
	})
}

// Property: symbolic links do not lead out of the root.
func TestOSKeepsInside(t *testing.T) {
	outside, inside := t.TempDir(), t.TempDir()
	check(t, os.WriteFile(filepath.Join(outside, "secret"), []byte("s"), 0o600))
	check(t, os.Symlink(outside, filepath.Join(inside, "out")))
	fsys, err := vfs.OS(inside)
	check(t, err)
	_, openErr := fsys.Open("out/secret")
	_, createErr := fsys.Create("out/new")
	_, lockErr := fsys.Lock("out/lock")
	for what, err := range map[string]error{
		"open": openErr, "create": createErr, "lock": lockErr,
		"remove": fsys.Remove("out/secret"), "mkdir": fsys.Mkdir("out/d"), "rename": fsys.Rename("out/secret", "x"),
	} {
		if err == nil {
			t.Errorf("%s went through the link", what)
		}
	}
	left, err := os.ReadDir(outside)
	if err != nil || len(left) != 1 {
		t.Errorf("outside there is now %v, %v", left, err)
	}
}

// Property: MakeDir makes a private directory, leaves an existing one alone,
// and refuses a file or a missing parent.
func TestMakeDir(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "data")
	check(t, vfs.MakeDir(dir+"/"))
	check(t, os.WriteFile(filepath.Join(dir, "f"), []byte("x"), 0o600))
	check(t, vfs.MakeDir(dir))
	info, err := os.Stat(dir)
	if err != nil || info.Mode() != fs.ModeDir|0o700 {
		t.Errorf("made %v, %v", info.Mode(), err)
	}
	wants(t, "over a file", vfs.MakeDir(filepath.Join(dir, "f")), fs.ErrExist)
	wants(t, "without parent", vfs.MakeDir(filepath.Join(dir, "no", "d")), fs.ErrNotExist)
	if _, err := vfs.OS(filepath.Join(dir, "no")); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("OS of a missing directory: %v", err)
	}
}

// Property: large writes at odd offsets read back exactly.
func TestLargeWrites(t *testing.T) {
	eachFS(t, func(t *testing.T, fsys vfs.FS) {
		f := create(t, fsys, "a", "")
		defer f.Close()
		want := make([]byte, 700_001)
		for at := 0; at < len(want); at += 99_991 {
			part := want[at:min(len(want), at+99_991)]
			for i := range part {
				part[i] = byte(at + i*7)
			}
			_, err := f.WriteAt(part, int64(at))
			check(t, err)
		}
		if got := content(t, fsys, "a"); !bytes.Equal([]byte(got), want) {
			t.Error("bytes differ")
		}
	})
}
