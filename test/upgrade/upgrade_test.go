package upgrade

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/shardwell/shardwell/internal/log"
	"github.com/shardwell/shardwell/internal/log/embedded"
	"github.com/shardwell/shardwell/internal/vfs"
	"github.com/shardwell/shardwell/internal/vfs/memfs"
)

var write = flag.String("write", "", "write testdata for this version")

// content is one log as a version left it.
type content struct {
	ID      log.LogID
	Kind    log.Kind
	First   log.Position
	End     log.Position
	Sealed  bool
	Deleted bool
	Records []record
}

type record struct {
	Position   log.Position
	Arrival    log.Millis
	Head, Data string
}

// Every directory that a version left behind, as if killed, opens here, holds
// exactly what it held, and can be written on.
func TestUpgrade(t *testing.T) {
	if *write != "" {
		synctest.Test(t, func(t *testing.T) { generate(t, *write) })
	}
	archives, err := filepath.Glob("testdata/*.tar.gz")
	if err != nil || len(archives) == 0 {
		t.Fatalf("no archives: %v", err)
	}
	for _, archive := range archives {
		t.Run(filepath.Base(archive), func(t *testing.T) {
			want := contents(t, archive)
			dir := t.TempDir()
			fs, err := vfs.OS(dir)
			check(t, err)
			unpack(t, archive, fs)
			for range 2 {
				e := open(t, fs)
				if h := e.Health(); !h.OK {
					t.Fatalf("%+v", h)
				}
				if got := read(t, e, want); !reflect.DeepEqual(got, want) {
					t.Errorf("got %+v\nwant %+v", got, want)
				}
				for i := range want {
					addOne(t, e, &want[i])
				}
				check(t, e.Close())
			}
		})
	}
}

func check(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// contents is what the directory of an archive must be found to hold.
func contents(t *testing.T, archive string) (want []content) {
	text, err := os.ReadFile(strings.TrimSuffix(archive, ".tar.gz") + ".json")
	check(t, err)
	check(t, json.Unmarshal(text, &want))
	return want
}

func open(t *testing.T, fs vfs.FS) *embedded.Engine {
	e, err := embedded.Open(t.Context(), fs, embedded.Options{SegmentBytes: 64 << 10, MinFreeBytes: -1, MergeFiles: 4})
	check(t, err)
	return e
}

// read reads all that e holds of the logs of want.
func read(t *testing.T, e *embedded.Engine, want []content) []content {
	var got []content
	for _, w := range want {
		c := content{ID: w.ID, Kind: w.Kind}
		b, err := e.Bounds(t.Context(), w.ID)
		if errors.Is(err, log.ErrDeleted) {
			c.Deleted = true
			got = append(got, c)
			continue
		}
		check(t, err)
		c.First, c.End, c.Sealed = b.First, b.End, b.Sealed
		var buf log.Buffer
		for from := b.First; from < b.End; {
			page, err := e.Read(t.Context(), w.ID, from, log.Limit{Records: 100, Bytes: 1 << 20}, &buf)
			check(t, err)
			for _, r := range page.Records {
				c.Records = append(c.Records, record{r.Position, r.Arrival, string(r.Head), string(r.Data)})
			}
			from = page.Next
		}
		got = append(got, c)
	}
	return got
}

// addOne appends to a log that takes entries, and to what is wanted of it.
func addOne(t *testing.T, e *embedded.Engine, w *content) {
	var out [1]log.Appended
	err := e.Append(t.Context(), []log.Entry{{Log: w.ID, Head: []byte("new"), Data: []byte("entry")}}, out[:])
	if w.Sealed || w.Deleted {
		if out[0].Err == nil {
			t.Errorf("log %#x takes entries again", w.ID)
		}
		return
	}
	check(t, err)
	check(t, out[0].Err)
	if out[0].Position != w.End {
		t.Errorf("log %#x goes on at %d, its end was %d", w.ID, out[0].Position, w.End)
	}
	w.Records = append(w.Records, record{out[0].Position, out[0].Arrival, "new", "entry"})
	w.End++
}

// generate makes the archive of the present version: several segments, some of
// them used again, sorted files, one of them rewritten, checkpoints, every
// control operation, entries from nothing to more than a page, two lives of the
// engine, and an end without a close.
func generate(t *testing.T, version string) {
	fs := memfs.New()
	e := open(t, fs)
	ids := []log.LogID{log.Owner(1, 1024), log.Owner(1, 1025), log.Owner(1, 1026), log.Owner(1, 1027), log.Owner(1, 1028)}
	check(t, e.Create(t.Context(), log.Data, ids...))
	check(t, e.Create(t.Context(), log.Control, log.Owner(1, 1)))
	want := []content{{ID: log.Owner(1, 1), Kind: log.Control}}
	for _, id := range ids {
		want = append(want, content{ID: id, Kind: log.Data})
	}
	fill(t, e, want, 40)
	check(t, e.Delete(t.Context(), ids[4]))
	want[5].Deleted = true
	fill(t, e, want[:5], 30)
	rest(t, e)
	check(t, e.Close())
	e = open(t, fs)
	fill(t, e, want[:5], 25)
	_, err := e.Seal(t.Context(), ids[2])
	check(t, err)
	check(t, e.Delete(t.Context(), ids[3]))
	_, err = e.Jump(t.Context(), 1<<40)
	check(t, err)
	check(t, e.Trim(t.Context(), ids[1], 7))
	fill(t, e, want[:3], 5)
	rest(t, e)
	if m := e.Metrics(); m.Sorts == 0 || m.Merges == 0 || m.Recycled == 0 || m.Checkpoints < 2 {
		t.Errorf("too little has happened: %+v", m)
	}
	check(t, os.WriteFile("testdata/"+version+".tar.gz", pack(t, fs.Kill()), 0o644))
	text, err := json.MarshalIndent(read(t, e, want), "", " ")
	check(t, err)
	check(t, os.WriteFile("testdata/"+version+".json", append(text, '\n'), 0o644))
	check(t, e.Close())
}

// rest waits in a bubble until the engine has sorted what there is.
func rest(t *testing.T, e *embedded.Engine) {
	<-time.After(time.Minute)
	synctest.Wait()
	if h := e.Health(); !h.OK || h.UnsortedSegments > 0 {
		t.Fatalf("%+v", h)
	}
}

func fill(t *testing.T, e *embedded.Engine, logs []content, rounds int) {
	for i := range rounds {
		var entries []log.Entry
		for k, l := range logs {
			for n := range k + 1 {
				data := strings.Repeat(fmt.Sprintf("%d.%d.%d ", k, i, n), i*i%9)
				if i == 13 && k == 1 {
					data = strings.Repeat("large ", 2000)
				}
				entries = append(entries, log.Entry{Log: l.ID, Head: []byte(fmt.Sprint(i)), Data: []byte(data)})
			}
		}
		check(t, e.Append(context.WithoutCancel(t.Context()), entries, make([]log.Appended, len(entries))))
	}
}

// pack makes an archive of a directory, leaving out what no version needs.
func pack(t *testing.T, fs vfs.FS) []byte {
	var out bytes.Buffer
	z := gzip.NewWriter(&out)
	w := tar.NewWriter(z)
	names := []string{"FORMAT"}
	for _, dir := range directories {
		entries, err := fs.ReadDir(dir)
		check(t, err)
		for _, entry := range entries {
			if name := dir + "/" + entry.Name(); name != "commit/spare" {
				names = append(names, name)
			}
		}
	}
	for _, name := range names {
		f, err := fs.OpenRead(name)
		check(t, err)
		size, err := f.Size()
		check(t, err)
		p := make([]byte, size)
		_, err = f.ReadAt(p, 0)
		check(t, errors.Join(err, f.Close()))
		check(t, w.WriteHeader(&tar.Header{Name: name, Mode: 0o600, Size: size}))
		_, err = w.Write(p)
		check(t, err)
	}
	check(t, errors.Join(w.Close(), z.Close()))
	return out.Bytes()
}

// directories are those of the engine; the first version had commit only.
var directories = []string{"commit", "sorted", "catalog"}

// unpack makes the directory that an archive holds.
func unpack(t *testing.T, archive string, fs vfs.FS) {
	f, err := os.Open(archive)
	check(t, err)
	defer f.Close()
	z, err := gzip.NewReader(f)
	check(t, err)
	for r := tar.NewReader(z); ; {
		h, err := r.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		check(t, err)
		if dir := path.Dir(h.Name); dir != "." {
			if err := fs.Mkdir(dir); err == nil {
				check(t, fs.SyncDir("."))
			}
		}
		p, err := io.ReadAll(r)
		check(t, err)
		out, err := fs.Create(h.Name)
		check(t, err)
		_, err = out.WriteAt(p, 0)
		check(t, errors.Join(err, out.Sync(), out.Close(), fs.SyncDir(path.Dir(h.Name))))
	}
}
