package embedded

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/shardwell/shardwell/internal/log"
	"github.com/shardwell/shardwell/internal/segment"
	"github.com/shardwell/shardwell/internal/vfs"
	"github.com/shardwell/shardwell/internal/vfs/faultfs"
	"github.com/shardwell/shardwell/internal/vfs/memfs"
)

// What a recovery has cut stays cut when the segment that followed is lost:
// its positions have been given to other entries.
func TestCutStaysCut(t *testing.T) {
	opt := Options{SegmentBytes: 64 << 10, FirstSegmentBytes: 64 << 10, MinFreeBytes: -1, IdleMark: time.Hour, noSort: true}
	synctest.Test(t, func(t *testing.T) {
		disk := cutDisk(t, opt)
		e, err := Open(t.Context(), disk, opt)
		must(t, err)
		if !strings.Contains(e.Health().Recovery, "1 blocks behind them cut") {
			t.Fatal(e.Health().Recovery)
		}
		for i := range 40 {
			add(t, e, 2, fmt.Sprintf("true %d %02000d", i, 0))
		}
		must(t, e.Close())
		must(t, disk.Remove(segments(t, disk)[1]))
		e = open(t, disk, opt)
		b, err := e.Bounds(t.Context(), 2)
		must(t, err)
		var buf log.Buffer
		read, lost := 0, 0
		for from := b.First; from < b.End; {
			page, err := e.Read(t.Context(), 2, from, log.Limit{Records: 10, Bytes: 1 << 20}, &buf)
			if corrupt := (*log.CorruptError)(nil); errors.As(err, &corrupt) {
				lost += int(corrupt.Last + 1 - from)
				from = corrupt.Last + 1
				continue
			}
			must(t, err)
			for _, r := range page.Records {
				read++
				if !bytes.HasPrefix(r.Data, []byte("true")) {
					t.Errorf("position %d shows what was cut: %.10q", r.Position, r.Data)
				}
			}
			from = page.Next
		}
		if read == 0 || lost == 0 || read+lost != 40 {
			t.Errorf("%d entries read, %d reported lost", read, lost)
		}
	})
}

// cutDisk is a disk after a loss of power that took a block of log 1 and left
// the one behind it, of log 2; neither was acknowledged.
func cutDisk(t *testing.T, opt Options) *memfs.FS {
	disk := memfs.New()
	fs := faultfs.New(disk)
	e, err := Open(t.Context(), fs, opt)
	must(t, err)
	must(t, e.Create(t.Context(), log.Data, 1, 2))
	add(t, e, 1, strings.Repeat("a", 20000))
	hold := fs.HoldSync()
	for id := log.LogID(1); id <= 2; id++ {
		ctx, cancel := context.WithCancel(t.Context())
		fate := make(chan error, 1)
		go func() {
			var out [1]log.Appended
			fate <- e.Append(ctx, []log.Entry{{Log: id, Data: []byte(strings.Repeat("never", 900))}}, out[:])
		}()
		synctest.Wait()
		e.mu.Lock()
		e.sealOpen()
		e.wakeWriter()
		e.mu.Unlock()
		synctest.Wait()
		cancel()
		if err := <-fate; !errors.Is(err, log.ErrUnknown) {
			t.Fatal(err)
		}
	}
	killed := disk.Kill()
	hold.Release()
	must(t, e.Close())
	name := segments(t, killed)[0]
	at := bytes.Index(readFile(t, killed, name), []byte("never"))
	overwrite(t, killed, name, int64(at&^(segment.PageBytes-1)), make([]byte, segment.PageBytes))
	return killed
}

// A last segment that is shorter than it was made has lost what would tell how
// far it was durable: damage, and never a shorter log.
func TestLastSegmentCutShort(t *testing.T) {
	fs, truth := written(t)
	names := segments(t, fs)
	name := names[len(names)-1]
	for to := len(readFile(t, fs, name)) - segment.PageBytes; to >= 0; to -= segment.PageBytes {
		damaged := fs.Crash(memfs.Cut{})
		f, err := damaged.Open(name)
		must(t, err)
		must(t, f.Truncate(int64(to)))
		must(t, f.Close())
		if lost, err := survey(t, damaged, truth, 0, anything); err != nil || !lost {
			t.Errorf("cut to %d bytes: reported %v, %v", to, lost, err)
		}
	}
}

// A tail that leaves the page cache while recovery copies it is not copied as
// if it were whole, and opening again finds what is there.
func TestTailGoneWhileCopied(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		disk := memfs.New()
		e := open(t, disk, small())
		must(t, e.Create(t.Context(), log.Data, 1))
		add(t, e, 1, strings.Repeat("x", 5000))
		killed := disk.Kill()
		if e, err := Open(t.Context(), forgetful{killed}, small()); err == nil {
			t.Errorf("open: %+v", e.Health())
		}
		e = open(t, killed, small())
		if got := readLog(t, e, 1); len(got) != 1 || !e.Health().OK {
			t.Errorf("%d entries, %+v", len(got), e.Health())
		}
	})
}

// forgetful loses the body of a block of two pages when it is read as a whole.
type forgetful struct{ vfs.FS }

type forgetfulFile struct{ vfs.File }

func (f forgetful) OpenRead(name string) (vfs.File, error) {
	h, err := f.FS.OpenRead(name)
	if err != nil {
		return nil, err
	}
	return forgetfulFile{h}, nil
}

func (f forgetfulFile) ReadAt(p []byte, offset int64) (int, error) {
	n, err := f.File.ReadAt(p, offset)
	if len(p) == 2*segment.PageBytes {
		clear(p[segment.PageBytes:])
	}
	return n, err
}
