package chaos

import (
	"context"
	"fmt"
	"math/rand/v2"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/history"
	"github.com/shardwell/shardwell/test/blackbox"
)

// TestFanOutSoak holds the promise that a consumer of enhanced fan-out is sent
// every record of every shard once and in order, for as long as it likes.
// Writers put records of keys that have to keep their order; consumers, each over
// a transport of its own, have every shard pushed to them and renew each
// subscription when its five minutes are over. Meanwhile half of the hash space
// is split and merged, some clients break off in the middle, and some are taken
// over by another. The clock of the server is moved, unless SOAK says for how
// long to do it by the real one.
func TestFanOutSoak(t *testing.T) {
	seed := uint64(number(t, "CHAOS_SEED", int(time.Now().UnixNano()%1e9)))
	c := &soak{t: t, seed: seed, rng: rand.New(rand.NewPCG(seed, 0)), ledger: &keyedLedger{}}
	lasts := time.Duration(level(10, 30, 240)) * time.Minute
	if text := os.Getenv("SOAK"); text != "" {
		var err error
		if lasts, err = time.ParseDuration(text); err != nil {
			t.Fatalf("SOAK: %v", err)
		}
		c.real = true
	}
	t.Logf("replay: CHAOS_SEED=%d SOAK=%s go test ./test/chaos -run TestFanOutSoak", seed, os.Getenv("SOAK"))
	c.start()
	stopWriting := c.write()
	c.pass(lasts + 30*time.Second) // by then the last renewal has been heard of
	stopWriting()
	if !t.Failed() {
		c.conclude()
	}
}

// soak is one run of TestFanOutSoak.
type soak struct {
	t         *testing.T
	seed      uint64
	rng       *rand.Rand
	real      bool         // the clock is not moved
	offset    atomic.Int64 // by how much it was, in nanoseconds
	server    *blackbox.Server
	ledger    *keyedLedger
	writers   []*keyedWriter
	listeners []*listener
	stop      context.CancelFunc // of the listeners
	written   int                // attempts of the writers when the clock was last moved
	changes   changeCounts
}

// steadyShards of those that the stream begins with are never split or merged.
const steadyShards = 2

// now is what the server's clock shows, from the beginning of the run.
func (c *soak) now() time.Duration {
	return time.Since(c.ledger.began) + time.Duration(c.offset.Load())
}

// start runs the server and the consumers.
func (c *soak) start() {
	t := c.t
	data := filepath.Join(t.TempDir(), "data")
	c.server = blackbox.Start(t, "--data", data, "--tls", "--test-controls", "--state-delay", "50ms", "--log-level", "error", "--stream", stream+":4")
	c.ledger.began = time.Now()
	if !c.real { // a change would wait for a clock that stands still
		c.order("delays", `{"stateChange":"0s"}`)
	}
	shards, err := listShards(c.server, nil)
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	c.stop = cancel
	for i, way := range soakWays(t, data) {
		l := newListener(c, way, rand.New(rand.NewPCG(c.seed, uint64(100+i))))
		if err := l.register(); err != nil {
			t.Fatal(err)
		}
		c.listeners = append(c.listeners, l)
		for k, sh := range shards {
			l.lead(ctx, sh.ShardId, nil, k < steadyShards)
		}
	}
}

// order gives an order to the server's test controls.
func (c *soak) order(path, body string) {
	resp, err := http.Post(c.server.URL+"/_shardwell/test/"+path, "application/json", strings.NewReader(body))
	if err != nil {
		c.t.Fatal(err)
	}
	resp.Body.Close()
	if resp.StatusCode != http.StatusOK {
		c.t.Fatalf("the order %s %s got %d", path, body, resp.StatusCode)
	}
}

// write lets the writers loose; the function that it returns ends them.
func (c *soak) write() (stop func()) {
	ctx, cancel := context.WithCancel(c.t.Context())
	var wg sync.WaitGroup
	for i := range 4 {
		w := newKeyedWriter(i, 6, c.seed)
		if c.real {
			w.pace = 100 * time.Millisecond
		}
		c.writers = append(c.writers, w)
		wg.Go(func() {
			if err := w.run(ctx, c.server, c.ledger); err != nil {
				c.t.Error(err)
			}
		})
	}
	return func() {
		cancel()
		wg.Wait()
	}
}

// changeEvery is how often shards are split or merged.
const changeEvery = 20 * time.Second

// pass lets so much time go by on the server's clock, and changes shards.
func (c *soak) pass(lasts time.Duration) {
	const step = time.Second
	tick := time.NewTicker(step)
	defer tick.Stop()
	next := c.now() + changeEvery
	for end := c.now() + lasts; c.now() < end && !c.t.Failed(); {
		if c.real {
			<-tick.C // the run is by the real clock
		} else {
			c.awaitRecords()
			c.order("clock", fmt.Sprintf(`{"advance":%q}`, step))
			c.offset.Add(int64(step))
			c.awaitSigns()
		}
		if c.now() >= next {
			next = c.now() + changeEvery
			if err := c.change(); err != nil {
				c.t.Error(err)
			}
		}
	}
}

// Clients of enhanced fan-out give a subscription up that has said nothing for
// longestSilence; AWS promises a word every five seconds.
const (
	longestSilence = 10 * time.Second
	usualSilence   = 7 * time.Second // with what two steps of the clock blur
)

// awaitRecords waits until some more records have been put.
func (c *soak) awaitRecords() {
	if err := await(30*time.Second, func() (bool, error) {
		c.ledger.mu.Lock()
		defer c.ledger.mu.Unlock()
		enough := len(c.ledger.attempts) >= c.written+5
		if enough {
			c.written = len(c.ledger.attempts)
		}
		return enough || c.t.Failed(), nil
	}); err != nil {
		c.t.Errorf("the writers put nothing: %v", err)
	}
}

// awaitSigns waits until no subscription has been silent for longer than it may:
// what is due by a clock that stands still has to come.
func (c *soak) awaitSigns() {
	if err := await(30*time.Second, func() (bool, error) {
		for _, l := range c.listeners {
			if l.longestSilence() > usualSilence {
				return c.t.Failed(), nil
			}
		}
		return true, nil
	}); err != nil {
		c.t.Errorf("a subscription says nothing for longer than %v: %v", usualSilence, err)
	}
}

// change splits or merges shards of the second half of the hash space.
func (c *soak) change() error {
	open, err := listShards(c.server, map[string]any{"Type": "AT_LATEST"})
	if err != nil {
		return err
	}
	byHash(open)
	open = open[steadyShards:]
	in := map[string]any{"StreamName": stream}
	op, count := "SplitShard", &c.changes.splits
	if n := len(open); n > 4 || n > 1 && c.rng.IntN(2) == 0 {
		i := c.rng.IntN(n - 1)
		op, count = "MergeShards", &c.changes.merges
		in["ShardToMerge"], in["AdjacentShardToMerge"] = open[i].ShardId, open[i+1].ShardId
	} else {
		i := c.rng.IntN(n)
		middle, _ := open[i].hashes().Middle()
		in["ShardToSplit"], in["NewStartingHashKey"] = open[i].ShardId, middle.String()
	}
	if err := c.server.Call(op, in, nil); err != nil {
		return fmt.Errorf("%s %v: %w", op, in, err)
	}
	*count++
	return awaitActive(c.server)
}

// conclude waits until every listener has been sent everything, and judges.
func (c *soak) conclude() {
	t := c.t
	shards, err := listShards(c.server, nil)
	if err != nil {
		t.Fatal(err)
	}
	parents := map[string][]string{}
	stored := map[string][]history.Read{}
	var reads []history.Read
	for _, sh := range shards {
		parents[sh.ShardId] = sh.parents()
		if stored[sh.ShardId], err = drain(c.server, stream, sh.ShardId); err != nil {
			t.Fatalf("%s: %v", sh.ShardId, err)
		}
		reads = append(reads, stored[sh.ShardId]...)
	}
	verdict := history.Check(c.ledger.attempts, reads, history.Options{Dense: true})
	if !verdict.OK() {
		t.Error(verdict)
	}
	if err := await(30*time.Second, func() (bool, error) {
		return !slices.ContainsFunc(c.listeners, func(l *listener) bool { return l.given() < len(reads) }), nil
	}); err != nil {
		t.Errorf("the consumers are not sent everything: %v", err)
	}
	end := c.now()
	c.stop()
	var sum listenCounts
	for _, l := range c.listeners {
		l.running.Wait()
		l.judge(stored, parents, end)
		sum.add(l.counts)
		t.Logf("%s: %+v", l.way.name, l.counts)
	}
	if code, err := c.server.Stop(); err != nil || code != 0 {
		t.Errorf("server ended with %d, %v on SIGTERM", code, err)
	}
	if verdict.Acked == 0 || sum.renewals == 0 || sum.takeOvers == 0 || sum.breaks == 0 || c.changes.splits == 0 || c.changes.merges == 0 {
		t.Errorf("the run proved nothing: %v, %+v, %+v", verdict, sum, c.changes)
	}
	if !t.Failed() {
		t.Logf("proof: %v of the server's clock (moved: %v), %d consumers over %s; %d splits and %d merges, %d shards; %d records of %d keys acknowledged,"+
			" each sent to every consumer once and in order: %d; %d subscriptions, %d renewed after five minutes, %d taken over, %d broken off, %d refused as too early, %d ended with their shard;"+
			" %d signs of life without records, the longest silence %v",
			end.Round(time.Second), !c.real, len(c.listeners), c.ways(), c.changes.splits, c.changes.merges, len(shards), verdict.Acked, len(c.writers)*6,
			sum.records, sum.subscriptions, sum.renewals, sum.takeOvers, sum.breaks, sum.early, sum.ends, sum.beats, sum.silence.Round(100*time.Millisecond))
	}
}

func (c *soak) ways() string {
	var names []string
	for _, l := range c.listeners {
		names = append(names, l.way.name)
	}
	return strings.Join(names, ", ")
}

// placeOf is where a continuation number stands.
func placeOf(number string) (history.Place, error) {
	n, err := shardwell.ParseSequenceNumber(number)
	if err != nil {
		return history.Place{}, fmt.Errorf("the continuation number %q: %w", number, err)
	}
	return history.Of(n), nil
}
