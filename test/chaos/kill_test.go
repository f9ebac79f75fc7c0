package chaos

import (
	"context"
	"errors"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"sync"
	"testing"
	"time"

	"github.com/shardwell/shardwell/internal/history"
	"github.com/shardwell/shardwell/test/blackbox"
)

// TestKill holds the promise that a record once acknowledged is read back
// where its sequence number says, in order and unaltered, whenever the process
// is killed. Eight writers and two readers run, and an administrator makes and
// deletes streams, while the server dies at a random moment, over and over on
// one directory, now and then in the middle of its start as well; what any reader was ever shown must stay, too. (Loss of
// power, which a killed process does not model, is tested on the
// crash-clonable file system in internal/log/embedded.)
func TestKill(t *testing.T) {
	cycles := number(t, "CHAOS_CYCLES", level(10, 150, 2000))
	seed := uint64(number(t, "CHAOS_SEED", int(time.Now().UnixNano()%1e9)))
	t.Logf("replay: CHAOS_SEED=%d CHAOS_CYCLES=%d go test ./test/chaos -run TestKill", seed, cycles)
	rng := rand.New(rand.NewPCG(seed, 0))
	l, admin := newLedger(), &administrator{told: map[string]bool{}}
	writers := make([]*writer, 8)
	for i := range writers {
		writers[i] = &writer{id: i, rng: rand.New(rand.NewPCG(seed, uint64(i+1)))}
	}
	data := filepath.Join(t.TempDir(), "data")
	interrupted := map[string]int{}
	args := []string{"--data", data, "--quotas", "off", "--stream", stream + ":4", "--log-level", "error"}

	for cycle := range cycles {
		if cycle%5 == 4 {
			blackbox.KillAtStart(t, time.Duration(rng.IntN(30))*time.Millisecond, args...)
		}
		s := blackbox.Start(t, args...)
		if cycle%50 == 49 {
			verify(t, s, l)
		}
		runUntilKilled(t, s, l, writers, admin, time.Duration(rng.IntN(200))*time.Millisecond)
		if t.Failed() {
			return
		}
		noteInterrupted(t, data, interrupted)
	}
	s := blackbox.Start(t, args...)
	read := verify(t, s, l)
	admin.verify(t, s)
	if code, err := s.Stop(); err != nil || code != 0 {
		t.Errorf("server ended with %d, %v on SIGTERM", code, err)
	}
	if !t.Failed() {
		t.Logf("proof: %d kill -9 cycles, %d of them while a segment was being sorted, %d while sorted files were, %d while a checkpoint was written; %d records acknowledged, %d read back, %d shown to tailing readers; %d streams made, %d deleted",
			cycles, interrupted[sorting], interrupted[merging], interrupted[saving], l.acked, read, len(l.shown), admin.next, admin.deleted)
	}
	if cycles >= 150 && interrupted[sorting] == 0 {
		t.Error("no kill met the sorting of a segment")
	}
	if l.acked == 0 || len(l.shown) == 0 {
		t.Errorf("the run proved nothing: %d acknowledged, %d shown", l.acked, len(l.shown))
	}
}

// What the engine is writing in the background, and where.
const (
	sorting = "sorted/sort.tmp"
	merging = "sorted/merge.tmp"
	saving  = "catalog/new.tmp"
)

// noteInterrupted counts what a killed server has left unfinished.
func noteInterrupted(t *testing.T, data string, interrupted map[string]int) {
	for _, name := range []string{sorting, merging, saving} {
		if _, err := os.Stat(filepath.Join(data, name)); err == nil {
			interrupted[name]++
		} else if !errors.Is(err, fs.ErrNotExist) {
			t.Error(err)
		}
	}
}

// level is how much of something a test does: little in an ordinary go test,
// more with CHAOS=short in the environment, as in make chaos, half of that with
// CHAOS=brief, and much more with CHAOS=long.
func level(quick, short, long int) int {
	switch os.Getenv("CHAOS") {
	case "long":
		return long
	case "short":
		return short
	case "brief":
		return max(quick, short/2)
	}
	return quick
}

func number(t *testing.T, name string, otherwise int) int {
	text := os.Getenv(name)
	if text == "" {
		return otherwise
	}
	n, err := strconv.Atoi(text)
	if err != nil || n < 1 {
		t.Fatalf("%s must be a positive number, not %q", name, text)
	}
	return n
}

func runUntilKilled(t *testing.T, s *blackbox.Server, l *ledger, writers []*writer, admin *administrator, after time.Duration) {
	ctx, cancel := context.WithCancel(t.Context())
	var wg sync.WaitGroup
	for _, w := range writers {
		wg.Go(func() {
			if err := w.run(ctx, s, l); err != nil {
				t.Error(err)
			}
		})
	}
	for i := range 2 {
		wg.Go(func() {
			if err := tail(ctx, s, l, "shardId-00000000000"+strconv.Itoa(i)); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Go(func() {
		if err := admin.run(ctx, s); err != nil {
			t.Error(err)
		}
	})
	<-time.After(after) // the moment of death is what the test varies
	s.Kill()
	cancel()
	wg.Wait()
}

// verify reads every shard and holds it against the ledger. It returns how
// many records it read.
func verify(t *testing.T, s *blackbox.Server, l *ledger) int {
	t.Helper()
	shards, err := shardsOf(s)
	if err != nil {
		t.Fatal(err)
	}
	found := make([][]history.Read, len(shards))
	var readers sync.WaitGroup
	for i, shard := range shards {
		readers.Go(func() {
			var err error
			if found[i], err = drain(s, stream, shard); err != nil {
				t.Errorf("%s: %v", shard, err)
			}
		})
	}
	readers.Wait()
	reads := slices.Concat(found...)
	there := make(map[showing]bool, len(reads))
	for _, r := range reads {
		there[showing{r.Log, r.Place, r.Hash}] = true
	}
	if verdict := history.Check(l.attempts, reads, history.Options{Dense: true}); !verdict.OK() {
		t.Error(verdict)
	}
	for was := range l.shown {
		if !there[was] {
			t.Errorf("shown to a reader and gone: %s at %s", was.shard, was.at)
		}
	}
	return len(reads)
}
