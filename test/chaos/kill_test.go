package chaos

import (
	"context"
	"math/big"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"sync"
	"testing"
	"time"

	"github.com/shardwell/shardwell/test/blackbox"
)

// TestKill holds the promise that a record once acknowledged is read back
// where its sequence number says, in order and unaltered, whenever the process
// is killed. Eight writers and two readers run while the server dies at a
// random moment, fifty times on one directory; what any reader was ever shown
// must stay, too. (Loss of power, which a killed process does not model, is
// tested on the crash-clonable file system in internal/log/embedded.)
func TestKill(t *testing.T) {
	cycles := number(t, "CHAOS_CYCLES", 50)
	seed := uint64(number(t, "CHAOS_SEED", int(time.Now().UnixNano()%1e9)))
	t.Logf("replay: CHAOS_SEED=%d CHAOS_CYCLES=%d go test ./test/chaos -run TestKill", seed, cycles)
	rng := rand.New(rand.NewPCG(seed, 0))
	l := newLedger()
	writers := make([]*writer, 8)
	for i := range writers {
		writers[i] = &writer{id: i, rng: rand.New(rand.NewPCG(seed, uint64(i+1)))}
	}
	args := []string{"--data", filepath.Join(t.TempDir(), "data"), "--quotas", "off", "--stream", stream + ":4", "--log-level", "error"}

	for cycle := range cycles {
		s := blackbox.Start(t, args...)
		if cycle%10 == 9 {
			verify(t, s, l)
		}
		runUntilKilled(t, s, l, writers, time.Duration(rng.IntN(250))*time.Millisecond)
		if t.Failed() {
			return
		}
	}
	s := blackbox.Start(t, args...)
	read := verify(t, s, l)
	if code, err := s.Stop(); err != nil || code != 0 {
		t.Errorf("server ended with %d, %v on SIGTERM", code, err)
	}
	t.Logf("kill -9 cycles: %d; records acknowledged: %d, read back: %d, shown to tailing readers: %d; lost 0, altered 0, out of order 0",
		cycles, l.acked, read, len(l.shown))
	if l.acked == 0 || len(l.shown) == 0 {
		t.Errorf("the run proved nothing: %d acknowledged, %d shown", l.acked, len(l.shown))
	}
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

func runUntilKilled(t *testing.T, s *blackbox.Server, l *ledger, writers []*writer, after time.Duration) {
	ctx, cancel := context.WithCancel(t.Context())
	var wg sync.WaitGroup
	for _, w := range writers {
		wg.Go(func() { w.run(ctx, s, l) })
	}
	for i := range 2 {
		wg.Go(func() {
			if err := tail(ctx, s, l, "shardId-00000000000"+strconv.Itoa(i)); err != nil {
				t.Error(err)
			}
		})
	}
	<-time.After(after) // the moment of death is what the test varies
	s.Kill()
	cancel()
	wg.Wait()
}

// verify reads every shard and holds it against the ledger. It returns how
// many records it read.
func verify(t *testing.T, s *blackbox.Server, l *ledger) int {
	shards, err := shardsOf(s)
	if err != nil {
		t.Fatal(err)
	}
	found := map[string]bool{} // by partition key
	places := map[string]bool{}
	total := 0
	for _, shard := range shards {
		records, err := drain(s, shard)
		if err != nil {
			t.Fatalf("%s: %v", shard, err)
		}
		total += len(records)
		checkOrder(t, shard, records)
		for _, r := range records {
			checkRecord(t, l, shard, r, found)
			places[shard+"/"+r.SequenceNumber] = true
		}
	}
	for key, s := range l.sent {
		if s.number != "" && !found[key] {
			t.Errorf("LOST: %s, acknowledged as %s in %s", key, s.number, s.shard)
		}
	}
	for place := range l.shown {
		if !places[place] {
			t.Errorf("VANISHED: %s was shown to a reader", place)
		}
	}
	return total
}

func checkOrder(t *testing.T, shard string, records []record) {
	last := new(big.Int)
	for _, r := range records {
		n, ok := new(big.Int).SetString(r.SequenceNumber, 10)
		if !ok {
			t.Errorf("%s: %q is no number", shard, r.SequenceNumber)
			continue
		}
		if n.Cmp(last) <= 0 {
			t.Errorf("OUT OF ORDER in %s: %s after %s", shard, n, last)
		}
		last = n
	}
}

func checkRecord(t *testing.T, l *ledger, shard string, r record, found map[string]bool) {
	s, ok := l.sent[r.PartitionKey]
	switch {
	case !ok:
		t.Errorf("INVENTED: %s in %s was never sent", r.PartitionKey, shard)
		return
	case found[r.PartitionKey]:
		t.Errorf("TWICE: %s in %s", r.PartitionKey, shard)
	case digest(r.Data) != s.digest:
		t.Errorf("ALTERED: %s in %s", r.PartitionKey, shard)
	case s.number != "" && (s.number != r.SequenceNumber || s.shard != shard):
		t.Errorf("MOVED: %s is %s in %s, acknowledged as %s in %s", r.PartitionKey, r.SequenceNumber, shard, s.number, s.shard)
	}
	found[r.PartitionKey] = true
	if err := l.show(shard, r); err != nil {
		t.Errorf("CHANGED: %v", err)
	}
}
