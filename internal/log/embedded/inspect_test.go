package embedded

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io/fs"
	"slices"
	"strings"
	"testing"

	"github.com/shardwell/shardwell/internal/log"
	"github.com/shardwell/shardwell/internal/segment"
	"github.com/shardwell/shardwell/internal/vfs"
	"github.com/shardwell/shardwell/internal/vfs/memfs"
)

// Inspect tells what is there, and what recovery would keep, while the server
// runs, and changes nothing.
func TestInspect(t *testing.T) {
	disk, truth := written(t)
	e, err := Open(t.Context(), disk, unsorted())
	must(t, err)
	add(t, e, 1, "not marked yet")
	left := disk.Kill()
	before := left.Ops()
	blocks, frames := 0, 0
	in, err := Inspect(t.Context(), left, InspectOptions{Verify: true, Block: func(b BlockReport) {
		blocks++
		frames += len(b.Frames)
	}})
	must(t, err)
	if left.Ops() != before {
		t.Error("Inspect wrote to the directory")
	}
	total := 0
	for _, s := range in.Segments {
		total += s.Blocks
	}
	if len(in.Segments) < 3 || total != blocks || frames < 96 || in.KeptFrames != 1 || len(in.Damage) != 0 {
		t.Errorf("%d blocks with %d frames, and %+v", blocks, frames, in)
	}
	if len(in.Logs) != 3 || in.Logs[0].End != truth.logs[1].end {
		t.Errorf("logs %+v", in.Logs)
	}
	var text bytes.Buffer
	must(t, in.WriteText(&text))
	if !strings.Contains(text.String(), "recovery would keep 1 blocks with 1 frames") {
		t.Errorf("%s", text.Bytes())
	}
	if _, err := json.Marshal(in); err != nil {
		t.Error(err)
	}
	must(t, e.Close())
}

// Inspect finds a damaged frame and a damaged header.
func TestInspectDamage(t *testing.T) {
	disk, _ := written(t)
	name := segments(t, disk)[0]
	overwrite(t, disk, name, segment.PageBytes+2*segment.PageBytes, make([]byte, segment.PageBytes))
	content := readFile(t, disk, name)
	overwrite(t, disk, name, segment.PageBytes+segment.PageBytes+150, []byte{content[2*segment.PageBytes+150] ^ 1})
	in, err := Inspect(t.Context(), disk, InspectOptions{Verify: true})
	must(t, err)
	frames := slices.DeleteFunc(slices.Clone(in.Damage), func(d Damage) bool { return d.Reason != "frame checksum" })
	if len(in.Damage) <= len(frames) || len(frames) != 1 {
		t.Errorf("damage %v", in.Damage)
	}
}

// A directory that is not ours, is of a newer release, is in use, or cannot be
// written is refused with one sentence, and nothing is written.
func TestRefusedDirectories(t *testing.T) {
	put := func(f vfs.FS, name, text string) {
		h, err := f.Create(name)
		must(t, err)
		_, err = h.WriteAt([]byte(text), 0)
		must(t, errors.Join(err, h.Close()))
	}
	foreign := memfs.New()
	put(foreign, "photos.zip", "PK")
	newer := memfs.New()
	put(newer, formatName, "Shardwell data directory\nmin-reader 7\nmin-writer 9\n")
	other := memfs.New()
	put(other, formatName, "pickle jar\n")
	zero := memfs.New()
	put(zero, formatName, "Shardwell data directory\nmin-reader 0\nmin-writer 1\n")
	orphan := memfs.New()
	must(t, orphan.Mkdir(commitDir))
	put(orphan, segmentName(1), "")
	used := memfs.New()
	held, err := Open(t.Context(), used, unsorted())
	must(t, err)
	for name, test := range map[string]struct {
		dir  *memfs.FS
		want func(error) bool
	}{
		"foreign": {foreign, isForeign}, "no format": {orphan, isForeign}, "another format": {other, isForeign}, "no version": {zero, isForeign},
		"newer": {newer, func(err error) bool {
			var e *VersionError
			return errors.As(err, &e) && e.MinReader == 7
		}},
		"used": {used, func(err error) bool { return errors.Is(err, vfs.ErrLocked) }},
	} {
		before := test.dir.Ops()
		_, err := Open(context.Background(), test.dir, unsorted())
		if !test.want(err) || strings.Contains(err.Error(), "\n") {
			t.Errorf("%s: %v", name, err)
		}
		if n := test.dir.Ops() - before; n > 0 && name != "used" {
			t.Errorf("%s: %d operations", name, n)
		}
	}
	must(t, held.Close())
	if _, err := Open(t.Context(), missing{memfs.New()}, unsorted()); !errors.Is(err, fs.ErrPermission) {
		t.Errorf("without permission: %v", err)
	}
}

func isForeign(err error) bool {
	var e *ForeignError
	return errors.As(err, &e)
}

// missing is a directory that cannot be written.
type missing struct{ vfs.FS }

func (missing) Create(name string) (vfs.File, error) {
	return nil, &fs.PathError{Op: "create", Path: name, Err: fs.ErrPermission}
}

// A log's memory is 16 bytes a frame.
func TestIndexMemory(t *testing.T) {
	var x index
	for i := range 100_000 {
		x.add(makeRef(log.Position(2*i+1), int64(i)*64, 64))
	}
	if b := x.bytes(); b > 100_000*refBytes+chunkRefs*refBytes {
		t.Errorf("%d bytes", b)
	}
	for _, i := range []int{0, 1, 511, 512, 513, 99_999} {
		if r := x.at(i); r.first != log.Position(2*i+1) || r.global() != int64(i)*64 || r.bytes() != 64 || x.find(r.first) != i || x.find(r.first+1) != i {
			t.Errorf("frame %d: %+v, found at %d", i, r, x.find(r.first))
		}
	}
	x.trim(100_000)
	if n := x.len(); n > 50_512 || x.at(x.find(100_001)).first != 100_001 {
		t.Errorf("%d frames after trimming half", n)
	}
	x.trim(1 << 40)
	if x.len() == 0 {
		t.Error("trimming took the last frame")
	}
	for _, at := range []int64{0, 8, 63 << 40, 64<<40 - 8, 64 << 40, 64<<40 + 8, 200<<40 + 4096, 1<<62 + 8} {
		r := makeRef(1, at, segment.MaxBodyBytes-8)
		for _, low := range []int64{at, max(0, at-8), max(0, at-1<<40), max(0, at-63<<40)} {
			if got := r.pack().unpack(low); got != r {
				t.Errorf("a frame at %d, from %d: %+v", at, low, got)
			}
		}
	}
}
