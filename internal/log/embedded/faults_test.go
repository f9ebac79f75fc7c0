package embedded

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"syscall"
	"testing"
	"testing/synctest"
	"time"

	"github.com/shardwell/shardwell/internal/log"
	"github.com/shardwell/shardwell/internal/vfs"
	"github.com/shardwell/shardwell/internal/vfs/faultfs"
	"github.com/shardwell/shardwell/internal/vfs/memfs"
)

// faulty is a workload that goes on whatever fails, noting what it was promised.
type faulty struct {
	t      *testing.T
	truth  *truth
	faults int  // that may happen
	dead   bool // ErrPoisoned has been seen
	disk   *memfs.FS
	fs     *faultfs.FS // of disk, with the faults
	looked bool        // a loss of power soon after the first fault has been tried
}

// Whatever operation on the disk fails, once, and however: nothing is
// acknowledged that a loss of power then takes, nothing at all after the
// engine has said that it is poisoned, reads go on, and it opens again.
func TestEveryOperationFails(t *testing.T) {
	runs := 0
	for name, fault := range waysToFail {
		t.Run(name, func(t *testing.T) {
			for fault.K = 1; !t.Failed(); fault.K += proof(17, 1, 1) {
				if runs++; !failOnce(t, fault) {
					break
				}
			}
		})
	}
	t.Logf("proof: %d single faults, each followed by four ways to go down", runs)
}

var waysToFail = map[string]faultfs.Fault{
	"EIO":         {Err: syscall.EIO},
	"ENOSPC":      {Err: syscall.ENOSPC},
	"ShortWrite":  {Err: syscall.EIO, Match: faultfs.Kinds(vfs.OpWriteAt), Prefix: 700},
	"ShortNoRoom": {Err: syscall.ENOSPC, Match: faultfs.Kinds(vfs.OpWriteAt), Prefix: 5000},
	"FailedSync":  {Err: syscall.EIO, Match: faultfs.Kinds(vfs.OpSync, vfs.OpSyncDir)},
	"LostAnswer":  {Err: syscall.EIO, Applied: true},
	"FailedRead":  {Err: syscall.EIO, Match: faultfs.Kinds(vfs.OpReadAt, vfs.OpOpenRead, vfs.OpOpen, vfs.OpReadDir, vfs.OpSize)},
}

// failOnce runs the workload with one fault; false if it never happened.
func failOnce(t *testing.T, fault faultfs.Fault) (fired bool) {
	synctest.Test(t, func(t *testing.T) {
		w := &faulty{t: t, truth: newTruth()}
		disk, fs, err := w.suffer(fault)
		if err != nil {
			t.Errorf("fault %d: %v\n%s", fault.K, err, fs.Trace())
		}
		fired = fs.Fired() > 0
		for how, left := range map[string]*memfs.FS{
			"kill": disk.Kill(), "power lost": disk.Crash(memfs.Cut{}), "cut": disk.Crash(memfs.RandomCut(uint64(fault.K))),
		} {
			if err := w.reopen(left); err != nil {
				t.Errorf("fault %d, %s: %v\n%s", fault.K, how, err, fs.Trace())
			}
		}
	})
	return fired
}

// suffer runs the workload on a disk with faults.
func (w *faulty) suffer(faults ...faultfs.Fault) (*memfs.FS, *faultfs.FS, error) {
	disk := memfs.New()
	fs := faultfs.New(disk)
	for _, fault := range faults {
		fs.Inject(fault)
	}
	w.faults, w.disk, w.fs = len(faults), disk, fs
	return disk, fs, w.run(fs)
}

func (w *faulty) run(fs vfs.FS) error {
	for range 2 {
		e, err := Open(w.t.Context(), fs, hurried())
		if err != nil {
			continue
		}
		for _, id := range []log.LogID{1, 2, 3} {
			if e.Create(w.t.Context(), log.Data, id) == nil {
				w.truth.created(id)
			}
		}
		w.dead = false
		for i := range 14 {
			err := w.append(e, i)
			if err == nil {
				err = w.losePower()
			}
			if err != nil {
				return errors.Join(err, e.Close())
			}
			if i%6 == 0 {
				<-time.After(2 * time.Second) // marks are written, space is asked for again
			}
			if i == 9 {
				w.giveUp(e)
			}
		}
		if err := w.stillReads(e); err != nil {
			return errors.Join(err, e.Close())
		}
		// The error of a failing close is the fault's.
		_ = e.Close()
	}
	return nil
}

// losePower looks what a loss of power would leave soon after the first fault:
// later the sorter may have written once more what the fault has spoilt.
func (w *faulty) losePower() error {
	if w.looked || w.fs.Fired() == 0 {
		return nil
	}
	w.looked = true
	if err := w.reopen(w.disk.Crash(memfs.Cut{})); err != nil {
		return fmt.Errorf("power lost soon after the fault: %w", err)
	}
	return nil
}

// giveUp trims a log and deletes another; what becomes of that when something
// fails only the next look tells.
func (w *faulty) giveUp(e *Engine) {
	if l := w.truth.logs[1]; l != nil && e.Trim(w.t.Context(), 1, l.end-1) == nil {
		l.first = l.end - 1
	}
	if l := w.truth.logs[3]; l != nil {
		l.dying = true
		l.deleted = e.Delete(w.t.Context(), 3) == nil
	}
}

// namesFile says whether one of some sentences names a file of the directory.
func namesFile(sentences []string) bool {
	return slices.ContainsFunc(sentences, func(s string) bool {
		return strings.Contains(s, commitDir+"/") || strings.Contains(s, sortedDir) || strings.Contains(s, catalogDir)
	})
}

func (w *faulty) append(e *Engine, i int) error {
	for id, l := range w.truth.logs {
		if l.dying {
			continue
		}
		data := w.truth.next(id, 10+3000*(i%2))
		var out [1]log.Appended
		ctx, cancel := context.WithTimeout(w.t.Context(), 5*time.Second)
		err := e.Append(ctx, []log.Entry{{Log: id, Data: []byte(data)}}, out[:])
		cancel()
		switch {
		case err == nil && w.dead:
			return errors.New("acknowledged after it was poisoned")
		case err == nil && out[0].Err == nil:
			if err := l.holds(out[0].Position, data); err != nil {
				return err
			}
		case errors.Is(out[0].Err, log.ErrPoisoned):
			w.dead = true
			if h := e.Health(); h.OK || h.State != "poisoned" || !namesFile(h.Problems) {
				return fmt.Errorf("poisoned, and health says %+v", h)
			}
		case errors.Is(out[0].Err, log.ErrFull), errors.Is(out[0].Err, log.ErrReadOnly):
		case errors.Is(out[0].Err, log.ErrBusy) && w.faults > 1: // the sorter fails again and again
		default:
			return fmt.Errorf("append: %w", out[0].Err)
		}
	}
	return nil
}

// stillReads reads everything, again and again: each fault may be a read's.
func (w *faulty) stillReads(e *Engine) error {
	err := w.truth.observe(w.t, e)
	for range w.faults {
		if errors.Is(err, syscall.EIO) || errors.Is(err, syscall.ENOSPC) {
			err = w.truth.observe(w.t, e)
		}
	}
	if err != nil && !e.state.readOnly {
		return fmt.Errorf("reads after the fault: %w", err)
	}
	return nil
}

func (w *faulty) reopen(fs *memfs.FS) error {
	e, err := Open(w.t.Context(), fs, hurried())
	if err != nil {
		return fmt.Errorf("open: %w", err)
	}
	truth := w.truth.clone()
	if err = truth.observe(w.t, e); err == nil {
		err = truth.appendAll(w.t, e)
	}
	if h := e.Health(); err == nil && !h.OK {
		err = fmt.Errorf("health: %+v", h)
	}
	return errors.Join(err, e.Close())
}

// On a full disk data is refused before anything breaks, control logs go on
// within the reserve, and all of it lifts by itself when there is space.
func TestFullDisk(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		fs := memfs.New()
		fs.SetCapacity(200 << 10)
		e := open(t, fs, small())
		must(t, e.Create(t.Context(), log.Data, 1, 3))
		must(t, e.Create(t.Context(), log.Control, 2))
		var out [2]log.Appended
		entry := func(id log.LogID) []log.Entry { return []log.Entry{{Log: id, Data: make([]byte, 3000)}} }
		full := false
		for range 100 {
			if err := e.Append(t.Context(), entry(1), out[:1]); err != nil {
				if !errors.Is(err, log.ErrFull) || !errors.Is(err, syscall.ENOSPC) {
					t.Fatal(err)
				}
				full = true
				break
			}
		}
		if h := e.Health(); !full || h.OK || h.State != "full" {
			t.Fatalf("full %v, health %+v", full, h)
		}
		// One call with both kinds: each has its own fate.
		must(t, e.Append(t.Context(), append(entry(1), entry(2)...), out[:]))
		if !errors.Is(out[0].Err, log.ErrFull) || out[1].Err != nil {
			t.Errorf("on a full disk: %+v", out)
		}
		must(t, e.Trim(t.Context(), 1, 5))
		must(t, e.Delete(t.Context(), 3))
		fs.SetCapacity(0)
		<-time.After(2 * time.Second)
		must(t, e.Append(t.Context(), entry(1), out[:1]))
		if h := e.Health(); !h.OK {
			t.Errorf("after there was space: %+v", h)
		}
	})
}

// A volume that has no room for a segment of the usual size gets smaller ones:
// what is there is used before records are refused.
func TestSmallVolume(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		fs := memfs.New()
		fs.SetCapacity(2 << 20)
		opt := small()
		opt.SegmentBytes, opt.FirstSegmentBytes, opt.MinFreeBytes = 4<<20, 64<<10, 4096
		e := open(t, fs, opt)
		must(t, e.Create(t.Context(), log.Data, 1))
		var out [1]log.Appended
		taken := 0
		for range 1000 {
			err := e.Append(t.Context(), []log.Entry{{Log: 1, Data: make([]byte, 8000)}}, out[:])
			if errors.Is(err, log.ErrFull) {
				break
			}
			must(t, err)
			taken += 8000
		}
		if taken < 1<<20 || taken > 2<<20 {
			t.Errorf("a volume of 2 MiB took %d bytes", taken)
		}
	})
}

// A full disk does not keep an engine from opening: after a clean stop at
// once, after a kill within what recovery needs.
func TestOpenOnFullDisk(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		fs := memfs.New()
		e, err := Open(t.Context(), fs, small())
		must(t, err)
		must(t, e.Create(t.Context(), log.Data, 1))
		add(t, e, 1, "one")
		killed := fs.Kill()
		must(t, e.Close())
		fs.SetCapacity(fs.Used())
		e = open(t, fs, small())
		if got := readLog(t, e, 1); len(got) != 1 {
			t.Errorf("clean stop: %q", got)
		}
		killed.SetCapacity(killed.Used() + 64<<10)
		e = open(t, killed, small())
		if got := readLog(t, e, 1); len(got) != 1 {
			t.Errorf("kill: %q", got)
		}
	})
}

// While a sync hangs, appends are refused at once, and taken again when it
// returns; what was in flight is acknowledged then.
func TestHangingSync(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		fs := faultfs.New(memfs.New())
		e := open(t, fs, Options{MinFreeBytes: -1, SegmentBytes: 1 << 20, FirstSegmentBytes: 1 << 20})
		must(t, e.Create(t.Context(), log.Data, 1))
		<-time.After(time.Second)
		hold := fs.HoldSync()
		first := make(chan error, 1)
		go func() {
			var out [1]log.Appended
			first <- e.Append(context.WithoutCancel(t.Context()), []log.Entry{{Log: 1, Data: []byte("a")}}, out[:])
		}()
		must(t, hold.Entered(t.Context()))
		<-time.After(6 * time.Second)
		var out [1]log.Appended
		began := time.Now()
		if err := e.Append(t.Context(), []log.Entry{{Log: 1}}, out[:]); !errors.Is(err, log.ErrBusy) || time.Since(began) > 0 {
			t.Errorf("while a sync hangs: %v after %v", err, time.Since(began))
		}
		if h := e.Health(); h.OK || h.State != "hanging" {
			t.Errorf("while a sync hangs: %+v", h)
		}
		hold.Release()
		must(t, <-first)
		add(t, e, 1, "b")
		if h := e.Health(); !h.OK {
			t.Errorf("after the sync: %+v", h)
		}
	})
}

// Append waits for room in the buffer until its context ends: what has no
// place by then was not written, what has one is unknown.
func TestBufferIsBounded(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		fs := faultfs.New(memfs.New())
		e := open(t, fs, Options{MinFreeBytes: -1, SegmentBytes: 1 << 20, FirstSegmentBytes: 1 << 20, BufferBytes: 20 << 10, HangAfter: time.Hour})
		must(t, e.Create(t.Context(), log.Data, 1))
		<-time.After(time.Second)
		hold := fs.HoldSync()
		ctx, cancel := context.WithTimeout(t.Context(), 3*time.Second)
		defer cancel()
		errs := make(chan error, 4)
		for range 4 {
			go func() {
				var out [1]log.Appended
				errs <- e.Append(ctx, []log.Entry{{Log: 1, Data: make([]byte, 7000)}}, out[:])
			}()
		}
		busy, unknown := 0, 0
		for range 4 {
			switch err := <-errs; {
			case errors.Is(err, log.ErrBusy):
				busy++
			case errors.Is(err, log.ErrUnknown):
				unknown++
			default:
				t.Errorf("append: %v", err)
			}
		}
		if busy == 0 || unknown == 0 {
			t.Errorf("%d busy, %d unknown", busy, unknown)
		}
		hold.Release()
		add(t, e, 1, "after")
		if b, err := e.Bounds(t.Context(), 1); err != nil || b.End != log.Position(unknown)+2 {
			t.Errorf("%d unknown appends, and bounds %+v: %v", unknown, b, err)
		}
	})
}

// An entry larger than a segment gets a segment of its own size.
func TestEntryLargerThanSegment(t *testing.T) {
	e := open(t, memfs.New(), small())
	must(t, e.Create(t.Context(), log.Data, 1))
	add(t, e, 1, "small")
	add(t, e, 1, strings.Repeat("x", log.MaxEntryBytes-1))
	add(t, e, 1, "small")
	got := readLog(t, e, 1)
	if len(got) != 3 || len(got[1]) != log.MaxEntryBytes-1 {
		t.Errorf("%d entries", len(got))
	}
}

// A sorted file that cannot be opened for once is no damaged one: nothing is
// reported lost, and the next read gets what it holds.
func TestPassingErrorIsNoDamage(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		disk := memfs.New()
		e, err := Open(t.Context(), disk, hurried())
		must(t, err)
		must(t, e.Create(t.Context(), log.Data, 1))
		for range 30 {
			add(t, e, 1, strings.Repeat("x", 3000))
		}
		rested(t, e)
		must(t, e.Close())
		fs, opt := faultfs.New(disk), hurried()
		opt.noSort = true // the sorter opens the files, too
		e = open(t, fs, opt)
		fs.Inject(faultfs.Fault{Err: syscall.EIO, Match: func(op vfs.Op) bool {
			return op.Kind == vfs.OpOpenRead && strings.HasPrefix(op.Name, sortedDir+"/")
		}})
		var buf log.Buffer
		_, err = e.Read(t.Context(), 1, 1, log.Limit{Records: 1, Bytes: 1}, &buf)
		if corrupt := (*log.CorruptError)(nil); !errors.Is(err, syscall.EIO) || errors.As(err, &corrupt) {
			t.Errorf("while the file cannot be opened: %v", err)
		}
		if got := readLog(t, e, 1); len(got) != 30 {
			t.Errorf("afterwards there are %d entries", len(got))
		}
	})
}
