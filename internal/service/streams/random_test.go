package streams

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"math/rand/v2"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/api"
	"github.com/shardwell/shardwell/internal/api/kinesis"
	"github.com/shardwell/shardwell/internal/envelope"
	"github.com/shardwell/shardwell/internal/log/memory"
	"github.com/shardwell/shardwell/internal/service/streams/catalog"
	"github.com/shardwell/shardwell/internal/service/streams/quota"
	"github.com/shardwell/shardwell/internal/state"
)

// No sequence of calls, from several clients at once, over restarts and deaths
// at any write, leaves a stream whose shards do not cover the hash space exactly
// once, at any instant of its life, or a catalog that a restart reads differently.
func TestRandomCalls(t *testing.T) {
	seeds := uint64(3)
	if testing.Short() {
		seeds = 2
	}
	var all tally
	for seed := range seeds {
		t.Run(fmt.Sprint("seed ", seed), func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) { lifetimes(t, seed, &all) })
		})
	}
	t.Logf("%d calls, %d refused; %d covers of the hash space; %d deaths, %d replays", all.calls, all.refused, all.covers, all.deaths, all.replays)
	if all.calls-all.refused < 200 || all.covers < 100 || all.deaths < int(seeds) || all.replays < int(seeds) {
		t.Errorf("the test did too little: %+v", all.tallied)
	}
}

// lifetimes lets services live and die on one engine, and then finishes what they
// have begun.
func lifetimes(t *testing.T, seed uint64, all *tally) {
	inner := memory.New(memory.Config{})
	defer inner.Close()
	random := rand.New(rand.NewPCG(seed, 11))
	for range 6 {
		m := &mortal{Engine: inner, left: -1, effect: random.IntN(2) == 0}
		if random.IntN(3) > 0 {
			m.left = random.IntN(200)
		}
		liveAtRandom(t, m, random, all)
	}
	s := openServer(t, inner, Config{})
	pass(time.Hour)
	checkWorld(t, s, "in the end")
}

// tally counts what a random run has met. Safe for concurrent use.
type tally struct {
	mu sync.Mutex
	tallied
}

type tallied struct{ calls, refused, covers, deaths, replays int }

func (c *tally) count(f func(*tallied)) {
	c.mu.Lock()
	defer c.mu.Unlock()
	f(&c.tallied)
}

// liveAtRandom lets three clients loose on a service until they are done or it
// dies.
func liveAtRandom(t *testing.T, m *mortal, random *rand.Rand, all *tally) {
	cfg := Config{MasterKey: envelope.Key{7}, Keys: newFakeKMS(), Log: slog.New(slog.DiscardHandler), Quotas: quota.Of(quota.Off)}
	if random.IntN(2) == 0 {
		cfg.StateDelay = 300 * time.Millisecond
	}
	service, err := Open(context.Background(), m, cfg)
	if err != nil {
		if !m.isDead() {
			t.Fatal(err)
		}
		return
	}
	defer service.Close()
	s := &server{t: t, engine: m.Engine, cfg: cfg, service: service}
	var clients sync.WaitGroup
	for range 3 {
		c := &randomClient{server: s, mortal: m, random: rand.New(rand.NewPCG(random.Uint64(), 0)), all: all}
		clients.Go(c.run)
	}
	clients.Wait()
	synctest.Wait()
	if m.isDead() {
		all.count(func(n *tallied) { n.deaths++ })
		return
	}
	s.wantReplay()
	all.count(func(n *tallied) { n.replays++ })
}

func (m *mortal) isDead() bool {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.dead
}

// wantReplay fails unless the catalog's log gives the state that the service is in.
func (s *server) wantReplay() {
	s.t.Helper()
	var live, replayed bytes.Buffer
	var err error
	s.service.runner.View(func() { err = s.service.catalog.Snapshot(&live) })
	again := catalog.New()
	err = errors.Join(err, state.Load(context.Background(), s.engine, again, state.Config{
		Name: "streams", Commands: catalog.CommandLog, Snapshots: catalog.SnapshotLog}), again.Snapshot(&replayed))
	if err != nil {
		s.t.Fatal(err)
	}
	if !bytes.Equal(live.Bytes(), replayed.Bytes()) {
		s.t.Fatalf("the state is\n%s\nand its log gives\n%s", &live, &replayed)
	}
}

// randomClient makes calls that are good more often than not.
type randomClient struct {
	*server
	mortal *mortal
	random *rand.Rand
	all    *tally
}

func (c *randomClient) run() {
	for range 30 {
		wait := time.Duration(c.random.IntN(400)) * time.Millisecond
		if c.random.IntN(60) == 0 {
			wait = time.Duration(c.random.IntN(8)) * time.Hour
		}
		<-time.After(wait)
		if c.random.IntN(3) == 0 {
			c.list()
		} else {
			c.ask(c.choose())
		}
		if c.t.Failed() || c.mortal.isDead() {
			return
		}
	}
}

// ask makes a call that may be refused, but not fail while the process lives.
func (c *randomClient) ask(op string, in api.Struct) api.Struct {
	out, err := c.do(home, op, in)
	var refusal *shardwell.Error
	switch {
	case err != nil && c.mortal.isDead():
		return nil
	case err != nil && !errors.As(err, &refusal):
		c.t.Errorf("%s %+v: %v", op, in, err)
	}
	c.all.count(func(n *tallied) {
		n.calls++
		if err != nil {
			n.refused++
		}
	})
	if err != nil {
		return nil
	}
	return out
}

// list lists the shards that are open at some instant, which cover the hash
// space, two to a page.
func (c *randomClient) list() {
	name := c.name()
	filter := &kinesis.ShardFilter{Type: []string{"AT_LATEST", "AT_TRIM_HORIZON", "AT_TIMESTAMP"}[c.random.IntN(3)]}
	if filter.Type == "AT_TIMESTAMP" {
		back := []time.Duration{time.Second, time.Hour, 30 * time.Hour}[c.random.IntN(3)]
		filter.Timestamp = time.Now().Add(-time.Duration(c.random.Int64N(int64(back))))
	}
	var shards kinesis.ShardList
	in := &kinesis.ListShardsInput{StreamName: name, ShardFilter: filter, MaxResults: ptr[int32](2)}
	for {
		out, _ := c.ask("ListShards", in).(*kinesis.ListShardsOutput)
		if out == nil {
			return // the stream is not there, or going
		}
		shards = append(shards, out.Shards...)
		if out.NextToken == "" {
			break
		}
		in = &kinesis.ListShardsInput{NextToken: out.NextToken, MaxResults: ptr[int32](2)}
	}
	wantCover(c.t, fmt.Sprintf("%s of %s by %+v", filter.Type, name, filter.Timestamp), shards)
	c.all.count(func(n *tallied) { n.covers++ })
}

func (c *randomClient) name() string { return fmt.Sprint("r", c.random.IntN(3)) }

// choose gives a call that changes something.
func (c *randomClient) choose() (op string, in api.Struct) {
	name := c.name()
	st := c.service.catalog.Stream(home, name)
	if st == nil {
		return "CreateStream", &kinesis.CreateStreamInput{StreamName: name, ShardCount: ptr(int32(1 + c.random.IntN(4)))}
	}
	open := st.Open()
	i := c.random.IntN(len(open))
	switch c.random.IntN(16) {
	case 0:
		if c.random.IntN(4) == 0 {
			return "DeleteStream", &kinesis.DeleteStreamInput{StreamName: name}
		}
		return "CreateStream", &kinesis.CreateStreamInput{StreamName: name, ShardCount: ptr[int32](1)}
	case 1:
		mode := []string{"ON_DEMAND", "PROVISIONED", "PROVISIONED"}[c.random.IntN(3)]
		return "UpdateStreamMode", &kinesis.UpdateStreamModeInput{StreamARN: st.ARN(), StreamModeDetails: &kinesis.StreamModeDetails{StreamMode: mode}}
	case 2:
		return "IncreaseStreamRetentionPeriod", &kinesis.IncreaseStreamRetentionPeriodInput{StreamName: name, RetentionPeriodHours: int32(24 + c.random.IntN(10))}
	case 3:
		return "DecreaseStreamRetentionPeriod", &kinesis.DecreaseStreamRetentionPeriodInput{StreamName: name, RetentionPeriodHours: int32(24 + c.random.IntN(10))}
	case 4, 5, 6:
		return "PutRecord", &kinesis.PutRecordInput{StreamName: name, PartitionKey: fmt.Sprint(c.random.IntN(100)), Data: []byte("x")}
	case 7, 8, 9:
		in := &kinesis.SplitShardInput{StreamName: name, ShardToSplit: open[i].ID(), NewStartingHashKey: open[i].Range.Start.String()}
		if middle, ok := open[i].Range.Middle(); ok {
			in.NewStartingHashKey = middle.String()
		}
		return "SplitShard", in
	case 10, 11, 12:
		return "MergeShards", &kinesis.MergeShardsInput{StreamName: name, ShardToMerge: open[i].ID(), AdjacentShardToMerge: open[(i+1)%len(open)].ID()}
	}
	return "UpdateShardCount", &kinesis.UpdateShardCountInput{
		StreamName: name, TargetShardCount: int32(1 + c.random.IntN(12)), ScalingType: kinesis.ScalingTypeUniformScaling}
}
