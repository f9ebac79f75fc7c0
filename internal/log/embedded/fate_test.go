package embedded

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"runtime"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/shardwell/shardwell/internal/log"
	"github.com/shardwell/shardwell/internal/vfs/faultfs"
	"github.com/shardwell/shardwell/internal/vfs/memfs"
)

// Seek waits for entries that are durable and not shown yet, too: an answer
// from before them would point at one that arrived too early.
func TestSeekDuringPublish(t *testing.T) {
	e := open(t, memfs.New(), small())
	must(t, e.Create(t.Context(), log.Data, 1, 2))
	one, err := e.lookup(1)
	must(t, err)
	two, err := e.lookup(2)
	must(t, err)
	one.mu.RLock() // whoever publishes to log 1 stops here
	appended := make(chan error, 1)
	go func() {
		var out [2]log.Appended
		appended <- e.Append(context.WithoutCancel(t.Context()), []log.Entry{{Log: 1}, {Log: 2}}, out[:])
	}()
	for publishing := false; !publishing; runtime.Gosched() {
		e.mu.Lock()
		publishing = two.next == 2 && len(e.state.unacked) == 0
		e.mu.Unlock()
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if p, err := e.Seek(ctx, 2, time.Now().Add(time.Hour)); !errors.Is(err, context.Canceled) {
		t.Errorf("before the entry is shown: %d, %v", p, err)
	}
	one.mu.RUnlock()
	must(t, <-appended)
	if p, err := e.Seek(t.Context(), 2, time.Now().Add(time.Hour)); err != nil || p != 2 {
		t.Errorf("behind everything: %d, %v", p, err)
	}
}

// An error of a whole call does not deny what one of its entries may have done.
func TestUnknownEntryMakesCallUnknown(t *testing.T) {
	full, unknown := log.Appended{Err: log.ErrFull}, log.Appended{Err: log.ErrUnknown}
	for _, c := range []struct {
		out  []log.Appended
		want error
	}{
		{[]log.Appended{full, unknown, full}, log.ErrUnknown},
		{[]log.Appended{unknown, full}, log.ErrUnknown},
		{[]log.Appended{full, full}, log.ErrFull},
		{[]log.Appended{unknown, {Err: log.ErrSealed}}, nil},
		{[]log.Appended{{}, unknown}, nil},
		{nil, nil},
	} {
		if got := whole(c.out); got != c.want {
			t.Errorf("%v: %v, want %v", c.out, got, c.want)
		}
	}
}

// Nobody is told that a log is deleted while a crash could bring it back.
func TestDeletedIsToldOnceDurable(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		fs := faultfs.New(memfs.New())
		e := open(t, fs, small())
		must(t, e.Create(t.Context(), log.Data, 1))
		<-time.After(time.Second)
		hold := fs.HoldSync()
		deleted := make(chan error, 1)
		go func() { deleted <- e.Delete(context.WithoutCancel(t.Context()), 1) }()
		must(t, hold.Entered(t.Context()))
		errs := make(chan error, 3)
		go func() {
			_, err := e.Seal(context.WithoutCancel(t.Context()), 1)
			errs <- err
		}()
		go func() { errs <- e.Trim(context.WithoutCancel(t.Context()), 1, 2) }()
		go func() { errs <- e.Create(context.WithoutCancel(t.Context()), log.Data, 1) }()
		synctest.Wait()
		if len(errs) > 0 {
			t.Errorf("%d answers before the delete was durable", len(errs))
		}
		hold.Release()
		must(t, <-deleted)
		for range 3 {
			if err := <-errs; !errors.Is(err, log.ErrDeleted) {
				t.Error(err)
			}
		}
	})
}

// Whenever a context ends: what is acknowledged is there after a loss of power,
// what was refused is not, and nothing is there twice.
func TestCancelledAppends(t *testing.T) {
	fates := map[string]int{}
	for seed := range uint64(20) {
		synctest.Test(t, func(t *testing.T) {
			disk := memfs.New()
			fs := faultfs.New(disk)
			opt := small()
			opt.BufferBytes = 20000
			e, err := Open(t.Context(), fs, opt)
			must(t, err)
			must(t, e.Create(t.Context(), log.Data, 1, 2, 3))
			stop := slowSyncs(fs, time.Duration(1+seed%9)*time.Millisecond)
			fate := cancelledAppends(t, e, seed)
			must(t, e.Close())
			stop()
			there := map[string]int{}
			e = open(t, disk.Crash(memfs.Cut{}), small())
			for id := range log.LogID(3) {
				for _, data := range readLog(t, e, id+1) {
					there[data]++
				}
			}
			for data, err := range fate {
				switch n := there[data]; {
				case err == nil && n == 1:
					fates["acknowledged"]++
				case errors.Is(err, log.ErrUnknown) && n <= 1:
					fates["unknown"]++
				case errors.Is(err, log.ErrBusy) && n == 0:
					fates["busy"]++
				default:
					t.Errorf("seed %d: %.10s is there %d times: %v", seed, data, n, err)
				}
			}
		})
	}
	t.Log(fates)
	if len(fates) < 3 {
		t.Errorf("not every fate was met: %v", fates)
	}
}

// slowSyncs makes syncs take about so long, until stop is called.
func slowSyncs(fs *faultfs.FS, d time.Duration) (stop func()) {
	done := make(chan struct{})
	var work sync.WaitGroup
	work.Go(func() {
		for {
			hold := fs.HoldSync()
			<-time.After(d)
			hold.Release()
			select {
			case <-done:
				return
			case <-time.After(10 * time.Microsecond):
			}
		}
	})
	return func() {
		close(done)
		work.Wait()
	}
}

// cancelledAppends appends from eight goroutines with contexts that end at any
// time, and returns what became of each entry.
func cancelledAppends(t *testing.T, e *Engine, seed uint64) map[string]error {
	fate := map[string]error{}
	var mu sync.Mutex
	var work sync.WaitGroup
	for w := range uint64(8) {
		work.Go(func() {
			rng := rand.New(rand.NewPCG(seed, w))
			for i := range 20 {
				entries := make([]log.Entry, 1+rng.IntN(4))
				out := make([]log.Appended, len(entries))
				for k := range entries {
					data := fmt.Sprintf("%d/%d/%d %0*d", w, i, k, rng.IntN(6000), 0)
					entries[k] = log.Entry{Log: log.LogID(1 + rng.IntN(3)), Head: []byte("h"), Data: []byte(data)}
				}
				ctx, cancel := context.WithTimeout(t.Context(), time.Duration(rng.IntN(8000))*time.Microsecond)
				_ = e.Append(ctx, entries, out) // the fates are in out
				cancel()
				mu.Lock()
				for k := range out {
					fate[string(entries[k].Data)] = out[k].Err
				}
				mu.Unlock()
			}
		})
	}
	work.Wait()
	return fate
}
