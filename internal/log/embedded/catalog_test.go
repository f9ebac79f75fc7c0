package embedded

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/synctest"

	"github.com/shardwell/shardwell/internal/log"
	"github.com/shardwell/shardwell/internal/segment"
	"github.com/shardwell/shardwell/internal/vfs"
	"github.com/shardwell/shardwell/internal/vfs/memfs"
)

// withCheckpoints is a directory with two checkpoints, sorted files and some
// segments behind them, of an engine that was killed, and what it holds. Logs
// 1 to 6 have entries, 7 is sealed, 8 is deleted. Call it in a bubble.
func withCheckpoints(t *testing.T, opt Options) (*memfs.FS, *truth) {
	fs := memfs.New()
	e, err := Open(t.Context(), fs, opt)
	must(t, err)
	l := newSortLoad(t, e, 5)
	must(t, e.Create(t.Context(), log.Control, 7))
	must(t, e.Create(t.Context(), log.Data, 8))
	for id := log.LogID(7); id <= 8; id++ {
		l.truth.created(id)
		data := l.truth.next(id, 100)
		must(t, l.truth.logs[id].holds(add(t, e, id, data).Position, data))
	}
	_, err = e.Seal(t.Context(), 7)
	must(t, err)
	must(t, e.Delete(t.Context(), 8))
	l.truth.logs[7].sealed, l.truth.logs[8].dying = true, true
	for range 3 {
		l.run(e, 60)
		rested(t, e)
	}
	left := fs.Kill()
	must(t, e.Close())
	if n := len(names(t, left, catalogDir)); n != 2 {
		t.Fatalf("%d checkpoints", n)
	}
	if len(names(t, left, sortedDir)) == 0 || slices.Contains(segments(t, left), segmentName(1)) {
		t.Fatalf("nothing has been sorted and given up: %v, %v", names(t, left, sortedDir), segments(t, left))
	}
	return left, l.truth
}

// names lists the files in a directory.
func names(t testing.TB, fs vfs.FS, dir string) (all []string) {
	entries, err := fs.ReadDir(dir)
	must(t, err)
	for _, entry := range entries {
		all = append(all, dir+"/"+entry.Name())
	}
	return all
}

// put makes a file.
func put(t testing.TB, fs vfs.FS, name string, p []byte) {
	f, err := fs.Create(name)
	must(t, err)
	_, err = f.WriteAt(p, 0)
	must(t, errors.Join(err, f.Close()))
}

// resize sets the length of a file.
func resize(t testing.TB, fs vfs.FS, name string, bytes int64) {
	f, err := fs.Open(name)
	must(t, err)
	must(t, errors.Join(f.Truncate(bytes), f.Close()))
}

// Whatever happens to the newest checkpoint, the one before it tells as much;
// it is said, and the next ones replace what cannot be used.
func TestOlderCheckpoint(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		whole, truth := withCheckpoints(t, tiny())
		newest := names(t, whole, catalogDir)[1]
		content := readFile(t, whole, newest)
		ways := map[string]func(*memfs.FS){
			"absent":  func(fs *memfs.FS) { must(t, fs.Remove(newest)) },
			"empty":   func(fs *memfs.FS) { resize(t, fs, newest, 0) },
			"shorter": func(fs *memfs.FS) { resize(t, fs, newest, int64(len(content)/2)) },
			"longer":  func(fs *memfs.FS) { resize(t, fs, newest, int64(len(content)+4096)) },
			"another": func(fs *memfs.FS) {
				older := names(t, fs, catalogDir)[0]
				resize(t, fs, newest, 0)
				overwrite(t, fs, newest, 0, readFile(t, fs, older))
			},
		}
		for at := 0; at < len(content); at += 1 + len(content)/25 {
			ways[fmt.Sprintf("flipped at %d", at)] = func(fs *memfs.FS) { overwrite(t, fs, newest, int64(at), []byte{content[at] ^ 4}) }
		}
		for way, spoil := range ways {
			fs, truth := whole.Kill(), truth.clone()
			spoil(fs)
			for life := range 3 {
				e, err := Open(t.Context(), fs, tiny())
				must(t, err)
				if h := e.Health(); !h.OK || life == 0 && way != "absent" && !strings.Contains(h.Recovery, newest+" could not be used") {
					t.Errorf("%s, life %d: %+v", way, life, h)
				}
				if err := truth.observe(t, e); err != nil {
					t.Errorf("%s, life %d: %v", way, life, err)
				}
				must(t, truth.appendAll(t, e))
				rested(t, e)
				must(t, e.Close())
			}
			if left := names(t, fs, catalogDir); len(left) != 2 {
				t.Errorf("%s: checkpoints %v", way, left)
			}
		}
	})
}

// With both checkpoints lost and segments given up nobody can tell what there
// was: the directory is left as it is, for reading.
func TestNoCheckpoint(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		fs, _ := withCheckpoints(t, tiny())
		both := names(t, fs, catalogDir)
		overwrite(t, fs, both[0], 40, []byte{0xff})
		must(t, fs.Remove(both[1]))
		put(t, fs, sortTemp, nil)
		before := slices.Concat(names(t, fs, commitDir), names(t, fs, sortedDir), names(t, fs, catalogDir))
		e := open(t, fs, tiny())
		h := e.Health()
		if text := strings.Join(h.Problems, "\n"); h.State != "read-only" || !strings.Contains(text, both[0]) || !strings.Contains(text, segmentName(1)+" is damaged at byte 0: the file is missing") {
			t.Errorf("%+v", h)
		}
		var out [1]log.Appended
		if err := e.Append(t.Context(), []log.Entry{{Log: 1}}, out[:]); err == nil {
			t.Error("it is written to")
		}
		if after := slices.Concat(names(t, fs, commitDir), names(t, fs, sortedDir), names(t, fs, catalogDir)); !slices.Equal(after, before) {
			t.Errorf("there was %v, now there is %v", before, after)
		}
	})
}

// As long as all segments are there, no checkpoint is needed.
func TestCheckpointNotNeeded(t *testing.T) {
	opt := tiny()
	opt.noSort = true
	synctest.Test(t, func(t *testing.T) {
		fs := memfs.New()
		e, err := Open(t.Context(), fs, opt)
		must(t, err)
		l := newSortLoad(t, e, 1)
		l.run(e, 100)
		must(t, e.Close())
		for seq := range uint64(3) {
			put(t, fs, checkpointName(seq+1), []byte("not one"))
		}
		e = open(t, fs, tiny())
		must(t, l.truth.observe(t, e))
		rested(t, e)
		must(t, l.truth.observe(t, e))
		if left := names(t, fs, catalogDir); len(left) != 2 || left[0] == checkpointName(1) {
			t.Errorf("left is %v", left)
		}
	})
}

// What no entry names is removed, and nothing else.
func TestOrphans(t *testing.T) {
	opt := tiny()
	opt.noSort = true
	synctest.Test(t, func(t *testing.T) {
		fs, truth := withCheckpoints(t, tiny())
		must(t, open(t, fs, opt).Close()) // orphans of its own are gone
		before := slices.Concat(names(t, fs, sortedDir), names(t, fs, catalogDir))
		for _, name := range []string{sortedName(9_999_999), sortTemp, mergeTemp, checkpointName(1), checkpointTemp} {
			put(t, fs, name, []byte("junk"))
		}
		kept := []string{"sorted/0000000001.run.damaged", "sorted/1.run", "catalog/notes"}
		for _, name := range kept {
			put(t, fs, name, []byte("somebody's"))
		}
		in, err := Inspect(t.Context(), fs, InspectOptions{})
		must(t, err)
		if len(in.Damage) > 0 || len(names(t, fs, sortedDir))+len(names(t, fs, catalogDir)) != len(before)+8 {
			t.Errorf("looking: damage %v, left %v and %v", in.Damage, names(t, fs, sortedDir), names(t, fs, catalogDir))
		}
		e := open(t, fs, opt)
		must(t, truth.observe(t, e))
		after := slices.Concat(names(t, fs, sortedDir), names(t, fs, catalogDir))
		want := slices.Sorted(slices.Values(append(before, kept...)))
		if slices.Sort(after); !slices.Equal(after, want) {
			t.Errorf("left is %v instead of %v", after, want)
		}
	})
}

// A sorted file that is missing or cut short costs what was in it: health names
// it, reads of its positions do, and everything else goes on.
func TestLostSortedFile(t *testing.T) {
	opt := tiny()
	opt.noSort = true
	synctest.Test(t, func(t *testing.T) {
		whole, truth := withCheckpoints(t, tiny())
		must(t, open(t, whole, opt).Close())
		for i, name := range names(t, whole, sortedDir) {
			fs, truth := whole.Kill(), truth.clone()
			if i%2 == 0 {
				must(t, fs.Remove(name))
			} else {
				resize(t, fs, name, 5000)
			}
			e := open(t, fs, opt)
			h := e.Health()
			if h.OK || h.State != "damaged" || len(h.Problems) != 1 || !strings.HasPrefix(h.Problems[0], name+" is damaged") {
				t.Errorf("%s: %+v", name, h)
			}
			gone := 0
			for id, l := range truth.logs {
				if l.dying {
					continue
				}
				right, lost, err := surveyLog(t, e, id, l)
				must(t, err)
				for p := range l.entries {
					if p >= l.first && !right[p] && !lost[p] {
						t.Errorf("%s: position %d of log %d is gone without a word", name, p, id)
					}
				}
				if len(lost) > 0 && !saysFile(e, id, l, lost, name) {
					t.Errorf("%s: another file is blamed for log %d", name, id)
				}
				gone += len(lost)
			}
			if gone == 0 {
				t.Errorf("%s: nothing is lost", name)
			}
			must(t, truth.appendAll(t, e))
			must(t, e.Close())
		}
	})
}

// saysFile reads a lost position and says whether a file is named as the cause.
func saysFile(e *Engine, id log.LogID, l *trueLog, lost map[log.Position]bool, name string) bool {
	var buf log.Buffer
	for p := range lost {
		_, err := e.Read(context.Background(), id, p, log.Limit{Records: 1, Bytes: 1}, &buf)
		var corrupt *log.CorruptError
		if !errors.As(err, &corrupt) || corrupt.File != name {
			return false
		}
	}
	return true
}

// Logs that were deleted before the checkpoint stay deleted, their ids taken.
func TestDeletedBeforeCheckpoint(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		fs, _ := withCheckpoints(t, tiny())
		e := open(t, fs, tiny())
		if _, err := e.lookup(8); !errors.Is(err, log.ErrDeleted) {
			t.Fatalf("the checkpoint does not cover the delete: %v", err)
		}
		ctx := t.Context()
		var out [1]log.Appended
		var buf log.Buffer
		_, boundsErr := e.Bounds(ctx, 8)
		_, readErr := e.Read(ctx, 8, 1, log.Limit{Records: 1, Bytes: 1}, &buf)
		_, sealErr := e.Seal(ctx, 8)
		must(t, e.Append(ctx, []log.Entry{{Log: 8}}, out[:]))
		for what, err := range map[string]error{
			"bounds": boundsErr, "read": readErr, "seal": sealErr, "append": out[0].Err,
			"create": e.Create(ctx, log.Data, 8), "trim": e.Trim(ctx, 8, 1), "wait": e.Wait(ctx, 8, 1),
		} {
			if !errors.Is(err, log.ErrDeleted) {
				t.Errorf("%s: %v", what, err)
			}
		}
		must(t, e.Delete(ctx, 8))
		if _, err := e.Bounds(ctx, 9); !errors.Is(err, log.ErrNotFound) {
			t.Errorf("a log that never was: %v", err)
		}
	})
}

// A checkpoint is written behind the entry about its segment's sorted file. If
// the commit log does not have that entry it has lost something, though nothing
// else may show it.
func TestCheckpointTellsOfLoss(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		fs := foldable(t, 3)
		f := newFold(nil)
		for seq := uint64(1); seq <= 2; seq++ {
			c, err := readContents(fs, seq)
			must(t, err)
			must(t, f.segment(c))
			must(t, c.close())
		}
		put(t, fs, checkpointName(2), segment.AppendCheckpoint(nil, f.checkpoint()))
		h := open(t, fs, small()).Health()
		if h.State != "read-only" || len(h.Problems) != 1 || !strings.HasPrefix(h.Problems[0], checkpointName(2)) {
			t.Errorf("%+v", h)
		}
	})
}
