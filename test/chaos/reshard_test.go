package chaos

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/history"
	"github.com/shardwell/shardwell/test/blackbox"
)

// TestReshard holds the promise that a stream's shards can be split, merged and
// scaled under load. Eight writers and four readers run while the shards change
// and the server is killed at any moment of a change. Nothing that was
// acknowledged is lost, the server makes no copy, each key keeps its order,
// parents are drained before children, and at every instant the open shards
// cover the hash space once.
func TestReshard(t *testing.T) {
	reshards := number(t, "CHAOS_RESHARDS", level(12, 50, 1000))
	seed := uint64(number(t, "CHAOS_SEED", int(time.Now().UnixNano()%1e9)))
	t.Logf("replay: CHAOS_SEED=%d CHAOS_RESHARDS=%d go test ./test/chaos -run TestReshard", seed, reshards)
	c := &reshardRun{
		t: t, rng: rand.New(rand.NewPCG(seed, 0)), seed: seed, ledger: &keyedLedger{began: time.Now()},
		args: []string{"--data", filepath.Join(t.TempDir(), "data"), "--quotas", "off", "--state-delay", reshardDelay.String(), "--log-level", "error"},
	}
	for i := range 8 {
		c.writers = append(c.writers, newKeyedWriter(i, 6, seed))
	}
	c.makeStream()
	for c.changes.total() < reshards && !t.Failed() {
		c.lifetime(min(c.rng.IntN(5), reshards-c.changes.total()-1))
	}
	if !t.Failed() {
		c.conclude()
	}
}

// reshardDelay is how long a change of shards takes at least.
const reshardDelay = 100 * time.Millisecond

// reshardRun is one run of TestReshard.
type reshardRun struct {
	t       *testing.T
	rng     *rand.Rand
	seed    uint64
	args    []string
	ledger  *keyedLedger
	writers []*keyedWriter
	readers followers
	changes changeCounts
	kills   int

	mu     sync.Mutex
	audits int
}

// changeCounts counts the changes of shards that were acknowledged.
type changeCounts struct{ splits, merges, up, down int }

func (c changeCounts) total() int { return c.splits + c.merges + c.up + c.down }

func (c *reshardRun) makeStream() {
	s := blackbox.Start(c.t, c.args...)
	defer s.Kill()
	s.MustCall(c.t, "CreateStream", map[string]any{"StreamName": stream, "ShardCount": 4}, nil)
	if err := awaitActive(s); err != nil {
		c.t.Fatal(err)
	}
	shards, err := listShards(s, nil)
	if err != nil {
		c.t.Fatal(err)
	}
	c.readers.begin(shards)
}

// lifetime is one process of the server. It completes so many changes of shards
// and is killed at some moment of the next.
func (c *reshardRun) lifetime(complete int) {
	s := blackbox.Start(c.t, c.args...)
	defer c.attend(s, true)()
	if err := awaitActive(s); err != nil {
		c.t.Error(err)
		return
	}
	for range complete {
		err := c.change(s)
		if err == nil {
			err = awaitActive(s)
		}
		if err != nil {
			c.t.Error(err)
			return
		}
	}
	last := make(chan error, 1)
	go func() { last <- unlessKilled(c.change(s)) }()
	<-time.After(time.Duration(c.rng.Int64N(int64(reshardDelay + 60*time.Millisecond)))) // the moment of death is what the test varies
	s.Kill()
	c.kills++
	if err := <-last; err != nil {
		c.t.Error(err)
	}
}

// attend lets readers and an auditor, and writers if they are wanted, loose on a
// server. The function that it returns stops them and waits for their end.
func (c *reshardRun) attend(s *blackbox.Server, write bool) (stop func()) {
	ctx, cancel := context.WithCancel(c.t.Context())
	var wg sync.WaitGroup
	start := func(do func() error) {
		wg.Go(func() {
			if err := do(); err != nil {
				c.t.Error(err)
			}
		})
	}
	if write {
		for _, w := range c.writers {
			start(func() error { return w.run(ctx, s, c.ledger) })
		}
	}
	for range 4 {
		rng := rand.New(rand.NewPCG(c.seed, c.rng.Uint64()))
		start(func() error { return c.readers.run(ctx, s, rng) })
	}
	rng := rand.New(rand.NewPCG(c.seed, c.rng.Uint64()))
	start(func() error { return unlessKilled(c.audit(ctx, s, rng)) })
	return func() {
		cancel()
		wg.Wait()
	}
}

// change asks for one change of shards that is possible.
func (c *reshardRun) change(s *blackbox.Server) error {
	open, err := listShards(s, map[string]any{"Type": "AT_LATEST"})
	if err != nil {
		return err
	}
	byHash(open)
	kind := c.rng.IntN(4)
	switch n := len(open); {
	case n < 3 && kind%2 == 1:
		kind--
	case n > 9 && kind%2 == 0:
		kind++
	}
	i := c.rng.IntN(len(open) - 1)
	in := map[string]any{"StreamName": stream}
	var op string
	var count *int
	switch kind {
	case 0:
		middle, _ := open[i].hashes().Middle()
		op, count = "SplitShard", &c.changes.splits
		in["ShardToSplit"], in["NewStartingHashKey"] = open[i].ShardId, middle.String()
	case 1:
		op, count = "MergeShards", &c.changes.merges
		in["ShardToMerge"], in["AdjacentShardToMerge"] = open[i].ShardId, open[i+1].ShardId
	case 2:
		op, count = "UpdateShardCount", &c.changes.up
		in["TargetShardCount"], in["ScalingType"] = len(open)+1+c.rng.IntN(len(open)), "UNIFORM_SCALING"
	default:
		op, count = "UpdateShardCount", &c.changes.down
		in["TargetShardCount"], in["ScalingType"] = (len(open)+1)/2+c.rng.IntN(len(open)/2), "UNIFORM_SCALING"
	}
	if err := s.Call(op, in, nil); err != nil {
		return fmt.Errorf("%s %v: %w", op, in, err)
	}
	*count++
	return nil
}

// audit lists shards by instants and holds each list to covering the hash space
// once, until ctx ends or the server is gone.
func (c *reshardRun) audit(ctx context.Context, s *blackbox.Server, rng *rand.Rand) error {
	tick := time.NewTicker(10 * time.Millisecond)
	defer tick.Stop()
	for ctx.Err() == nil {
		filter := map[string]any{"Type": []string{"AT_LATEST", "AT_TRIM_HORIZON", "AT_TIMESTAMP"}[rng.IntN(3)]}
		if filter["Type"] == "AT_TIMESTAMP" {
			at := time.Now().Add(-time.Duration(rng.Int64N(int64(500 * time.Millisecond))))
			filter["Timestamp"] = float64(at.UnixMilli()) / 1000
		}
		shards, err := listShards(s, filter)
		if err != nil {
			return err
		}
		if err := covers(shards); err != nil {
			return fmt.Errorf("shards by %v: %w", filter, err)
		}
		c.mu.Lock()
		c.audits++
		c.mu.Unlock()
		select {
		case <-tick.C:
		case <-ctx.Done():
		}
	}
	return nil
}

// conclude lets the readers come to the end of what was written, reads it all
// once more, and judges.
func (c *reshardRun) conclude() {
	t := c.t
	s := blackbox.Start(t, c.args...)
	stop := c.attend(s, false)
	if err := awaitActive(s); err != nil {
		t.Fatal(err)
	}
	c.readers.doubt()
	if err := await(20*time.Second, func() (bool, error) { return c.readers.upToDate(), nil }); err != nil {
		t.Errorf("the readers do not come to an end: %v", err)
	}
	stop()
	shards, err := listShards(s, nil)
	if err != nil {
		t.Fatal(err)
	}
	parents := map[string][]string{}
	closed := 0
	var reads []history.Read
	for _, sh := range shards {
		parents[sh.ShardId] = sh.parents()
		if sh.SequenceNumberRange.EndingSequenceNumber != "" {
			closed++
		}
		found, err := drain(s, stream, sh.ShardId)
		if err != nil {
			t.Fatalf("%s: %v", sh.ShardId, err)
		}
		reads = append(reads, found...)
		if !slices.Equal(found, c.readers.of(sh.ShardId)) {
			t.Errorf("%s holds %d records, and its readers were given others: %d", sh.ShardId, len(found), len(c.readers.of(sh.ShardId)))
		}
	}
	if len(shards) != len(c.readers.leases) {
		t.Errorf("%d shards are listed, readers were led to %d", len(shards), len(c.readers.leases))
	}
	verdict := history.Check(c.ledger.attempts, reads, history.Options{Dense: true})
	if !verdict.OK() {
		t.Error(verdict)
	}
	lineage := history.CheckLineage(c.readers.steps, parents)
	for _, v := range lineage.Violations[:min(10, len(lineage.Violations))] {
		t.Error(v)
	}
	if code, err := s.Stop(); err != nil || code != 0 {
		t.Errorf("server ended with %d, %v on SIGTERM", code, err)
	}
	if verdict.Acked == 0 || lineage.Keys != 48 || closed == 0 || c.audits == 0 {
		t.Errorf("the run proved nothing: %v, %d keys, %d shards closed, %d lists", verdict, lineage.Keys, closed, c.audits)
	}
	if !t.Failed() {
		n := c.changes
		t.Logf("proof: %d reshards acknowledged (%d splits, %d merges, %d up, %d down) and %d kill -9 in the middle of one, %d shards, %d of them closed;"+
			" %d records of %d keys acknowledged, %d read in order by readers that follow the lineage; %d attempts repeated by a writer that got no answer, %d of them are there twice;"+
			" %d answers 500; %d lists of shards by instant cover the hash space",
			n.total(), n.splits, n.merges, n.up, n.down, c.kills, len(shards), closed,
			verdict.Acked, lineage.Keys, len(c.readers.steps), c.ledger.again, lineage.Repeated, c.ledger.failed, c.audits)
	}
}

// of gives what was read of a shard.
func (f *followers) of(shard string) (found []history.Read) {
	for i := range f.steps {
		if f.steps[i].Log == shard {
			found = append(found, f.steps[i].Read)
		}
	}
	return found
}

type listedShard struct {
	ShardId, ParentShardId, AdjacentParentShardId string
	HashKeyRange                                  struct{ StartingHashKey, EndingHashKey string }
	SequenceNumberRange                           struct{ EndingSequenceNumber string }
}

func (sh *listedShard) parents() (all []string) {
	for _, id := range []string{sh.ParentShardId, sh.AdjacentParentShardId} {
		if id != "" {
			all = append(all, id)
		}
	}
	return all
}

// hashes is the shard's range; the zero range if it cannot be read.
func (sh *listedShard) hashes() (r shardwell.HashRange) {
	start, errStart := shardwell.ParseHashKey(sh.HashKeyRange.StartingHashKey)
	end, errEnd := shardwell.ParseHashKey(sh.HashKeyRange.EndingHashKey)
	if errors.Join(errStart, errEnd) == nil {
		r = shardwell.HashRange{Start: start, End: end}
	}
	return r
}

func byHash(shards []listedShard) {
	slices.SortFunc(shards, func(a, b listedShard) int { return a.hashes().Start.Compare(b.hashes().Start) })
}

// covers says what keeps shards from covering the hash space exactly once.
func covers(shards []listedShard) error {
	byHash(shards)
	next := shardwell.HashKey{}
	for i := range shards {
		r := shards[i].hashes()
		if r.Start != next || i > 0 && next == (shardwell.HashKey{}) {
			return fmt.Errorf("%s begins at %v, not at %v", shards[i].ShardId, r.Start, next)
		}
		next = r.End.Next()
	}
	if len(shards) == 0 || next != (shardwell.HashKey{}) {
		return fmt.Errorf("none of %d shards has %v", len(shards), next)
	}
	return nil
}

// listShards lists shards, three to a page.
func listShards(s *blackbox.Server, filter map[string]any) (all []listedShard, err error) {
	in := map[string]any{"StreamName": stream, "MaxResults": 3}
	if filter != nil {
		in["ShardFilter"] = filter
	}
	for {
		var out struct {
			Shards    []listedShard
			NextToken string
		}
		if err := s.Call("ListShards", in, &out); err != nil {
			return nil, fmt.Errorf("list shards by %v: %w", filter, err)
		}
		all = append(all, out.Shards...)
		if out.NextToken == "" {
			return all, nil
		}
		in = map[string]any{"NextToken": out.NextToken, "MaxResults": 3}
	}
}

// await polls until a thing is so, for at most a while.
func await(most time.Duration, so func() (bool, error)) error {
	late := time.After(most)
	tick := time.NewTicker(5 * time.Millisecond)
	defer tick.Stop()
	for {
		if is, err := so(); is || err != nil {
			return err
		}
		select {
		case <-tick.C:
		case <-late:
			return fmt.Errorf("not within %v", most)
		}
	}
}

// awaitActive waits until the stream's change is complete.
func awaitActive(s *blackbox.Server) error {
	return await(20*time.Second, func() (bool, error) {
		status, err := statusOf(s, stream)
		return status == "ACTIVE", err
	})
}
