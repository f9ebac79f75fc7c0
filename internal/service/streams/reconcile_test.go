package streams

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/api/kinesis"
	"github.com/shardwell/shardwell/internal/envelope"
	"github.com/shardwell/shardwell/internal/log"
	"github.com/shardwell/shardwell/internal/log/memory"
	"github.com/shardwell/shardwell/internal/service/streams/catalog"
	"github.com/shardwell/shardwell/internal/state"
)

var errCrash = errors.New("the process has died")

// mortal is an engine under a process that dies at its n-th write: that write
// takes effect or not, nothing after it does. mute fails single logs.
type mortal struct {
	log.Engine
	mu     sync.Mutex
	left   int // writes that still succeed; below 0: any number
	effect bool
	dead   bool
	mute   log.LogID
	noSeal bool
}

// setNoSeal lets sealing fail, or succeed again.
func (m *mortal) setNoSeal(no bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.noSeal = no
}

// write carries out a write if the process lives to do it.
func (m *mortal) write(do func() error) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.dead {
		return errCrash
	}
	if m.left--; m.left == -1 {
		m.dead = true
		if m.effect {
			do()
		}
		return errCrash
	}
	return do()
}

func (m *mortal) Create(ctx context.Context, kind log.Kind, ids ...log.LogID) error {
	return m.write(func() error {
		if m.mute != 0 && ids[0] == m.mute {
			return errCrash
		}
		return m.Engine.Create(ctx, kind, ids...)
	})
}

func (m *mortal) Seal(ctx context.Context, ids ...log.LogID) (ends []log.Position, err error) {
	err = m.write(func() error {
		if m.noSeal {
			return errCrash
		}
		ends, err = m.Engine.Seal(ctx, ids...)
		return err
	})
	return ends, err
}

func (m *mortal) Delete(ctx context.Context, id log.LogID) error {
	return m.write(func() error { return m.Engine.Delete(ctx, id) })
}

func (m *mortal) Append(ctx context.Context, entries []log.Entry, out []log.Appended) error {
	return m.write(func() error { return m.Engine.Append(ctx, entries, out) })
}

// Wherever the process dies in a stream's life, the next one finishes what was
// begun: streams end up active with all their logs, or gone with none left.
func TestReconcileAfterCrashAnywhere(t *testing.T) {
	deaths := 0
	for _, effect := range []bool{false, true} {
		for n, died := 0, true; died; n++ {
			synctest.Test(t, func(t *testing.T) {
				inner := memory.New(memory.Config{})
				defer inner.Close()
				m := &mortal{Engine: inner, left: n, effect: effect}
				liveUntilDeath(m)
				if died = m.dead; died {
					deaths++
				}
				s := openServer(t, inner, Config{})
				pass(time.Hour)
				checkWorld(t, s, fmt.Sprintf("death at write %d, effect %v", n, effect))
			})
		}
	}
	// Two lifes of two streams make at least these writes: the catalog's logs,
	// the token key, and per life create, logs, activate, delete, logs, removed,
	// and of consumers twice register and settle, and deregister and settle.
	if deaths < 2*32 {
		t.Errorf("only %d deaths were tried", deaths)
	}
}

func liveUntilDeath(m *mortal) {
	ctx := context.Background()
	service, err := Open(ctx, m, Config{MasterKey: envelope.Key{7}, Keys: newFakeKMS(), Log: slog.New(slog.DiscardHandler)})
	if err != nil {
		return
	}
	defer service.Close()
	s := &server{engine: m, service: service}
	for range 2 {
		for _, name := range []string{"a", "b"} {
			s.do(home, "CreateStream", &kinesis.CreateStreamInput{StreamName: name, ShardCount: ptr[int32](2)})
		}
		for _, consumer := range []string{"gone", "kept"} {
			s.do(home, "RegisterStreamConsumer", &kinesis.RegisterStreamConsumerInput{StreamARN: home.StreamARN("a"), ConsumerName: consumer})
		}
		s.do(home, "DeregisterStreamConsumer", &kinesis.DeregisterStreamConsumerInput{StreamARN: home.StreamARN("a"), ConsumerName: "gone"})
		s.do(home, "DeleteStream", &kinesis.DeleteStreamInput{StreamName: "a", EnforceConsumerDeletion: ptr(true)})
		s.do(home, "DeleteStream", &kinesis.DeleteStreamInput{StreamName: "b"})
	}
	s.do(home, "CreateStream", &kinesis.CreateStreamInput{StreamName: "b", ShardCount: ptr[int32](3)})
	s.do(home, "SplitShard", &kinesis.SplitShardInput{StreamName: "b", ShardToSplit: "0", NewStartingHashKey: "2"})
	s.do(home, "MergeShards", &kinesis.MergeShardsInput{StreamName: "b", ShardToMerge: "1", AdjacentShardToMerge: "2"})
	s.do(home, "UpdateShardCount", &kinesis.UpdateShardCountInput{StreamName: "b", TargetShardCount: 5})
	s.do(home, "CreateStream", &kinesis.CreateStreamInput{StreamName: "a", ShardCount: ptr[int32](1)})
	s.do(home, "UpdateShardCount", &kinesis.UpdateShardCountInput{StreamName: "a", TargetShardCount: 2})
	s.do(home, "DeleteStream", &kinesis.DeleteStreamInput{StreamName: "a"})
}

// checkWorld holds catalog and engine against each other.
func checkWorld(t *testing.T, s *server, when string) {
	t.Helper()
	owned := map[log.LogID]bool{}
	for _, st := range s.service.allStreams() {
		if st.Passing() {
			t.Errorf("%s: stream %s stays %s, its consumers %+v, its channels %+v", when, st.Name, st.Status, st.Consumers, st.Channels)
		}
		for _, id := range logsOf(st) {
			owned[id] = true
		}
		if st.Plan != nil {
			t.Errorf("%s: stream %s keeps a plan", when, st.Name)
		}
		for i := range st.Shards {
			sh := &st.Shards[i]
			bounds, err := s.engine.Bounds(context.Background(), sh.Log)
			if err != nil || bounds.Sealed != sh.Closed() || sh.Closed() && bounds.End != sh.End {
				t.Errorf("%s: %s of %s is closed: %v, at %d, its log has %+v, %v", when, sh.ID(), st.Name, sh.Closed(), sh.End, bounds, err)
			}
		}
	}
	for n := range uint64(4096) {
		id := log.Owner(catalog.Owner, 1024+n)
		if _, err := s.engine.Bounds(context.Background(), id); (err == nil) != owned[id] {
			t.Errorf("%s: log %#x belongs to a stream: %v, exists: %v", when, uint64(id), owned[id], err)
		}
	}
	if stuck := s.service.Health(); len(stuck) != 0 {
		t.Errorf("%s: stuck: %+v", when, stuck)
	}
	s.create("c", 1)
}

// A stream whose logs cannot be made stays CREATING and shows in Health; it
// delays no other, and gets on when they can.
func TestStuckStreamBlocksNoOther(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		inner := memory.New(memory.Config{})
		defer inner.Close()
		m := &mortal{Engine: inner, left: -1, mute: log.Owner(catalog.Owner, 1024)}
		s := openServer(t, m, Config{})
		s.create("stuck", 1)
		s.create("fine", 1)
		if a, b := s.describe("stuck").StreamStatus, s.describe("fine").StreamStatus; a != "CREATING" || b != "ACTIVE" {
			t.Errorf("the streams are %s and %s", a, b)
		}
		pass(time.Minute)
		stuck := s.service.Health()
		if len(stuck) != 1 || stuck[0].Stream != home.StreamARN("stuck") || !errors.Is(stuck[0].Err, errCrash) ||
			stuck[0].Attempts < 5 || stuck[0].Attempts > 15 || time.Since(stuck[0].Since) != time.Minute {
			t.Errorf("health is %+v", stuck)
		}
		m.mu.Lock()
		m.mute = 0
		m.mu.Unlock()
		pass(lastRetry)
		if got := s.describe("stuck").StreamStatus; got != "ACTIVE" || len(s.service.Health()) != 0 {
			t.Errorf("the stream is %s, health %+v", got, s.service.Health())
		}
	})
}

// A stream whose creator did not live to see it made is finished all the same.
func TestSweepFinishesForTheDead(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := newServer(t, Config{})
		c := catalog.Create{
			Key: catalog.Key{Tenant: home, Name: "orphan"}, UID: "u", Mode: catalog.Provisioned, Shards: 1,
			RetentionHours: 24, MaxRecordSizeInKiB: 1024,
		}
		if _, err := s.service.create(context.Background(), c); err != nil {
			t.Fatal(err)
		}
		pass(sweepEvery)
		if got := s.describe("orphan").StreamStatus; got != "ACTIVE" {
			t.Errorf("the stream is %s", got)
		}
	})
}

// A stream that is deleted while it cannot be made goes away.
func TestDeleteWhileCreatingIsStuck(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		inner := memory.New(memory.Config{})
		defer inner.Close()
		s := openServer(t, &mortal{Engine: inner, left: -1, mute: log.Owner(catalog.Owner, 1024)}, Config{})
		s.create("stuck", 1)
		s.run("DeleteStream", &kinesis.DeleteStreamInput{StreamName: "stuck"})
		synctest.Wait()
		code, message := notFound("stuck")
		s.refused("DescribeStream", &kinesis.DescribeStreamInput{StreamName: "stuck"}, code, message)
	})
}

// EnsureStream makes a stream at once whatever the delay, leaves one that
// exists alone, waits for one that is going, and is safe to call together.
func TestEnsureStream(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := newServer(t, Config{StateDelay: time.Second})
		ctx := context.Background()
		start := time.Now()
		var together sync.WaitGroup
		for range 8 {
			together.Go(func() {
				if err := s.service.EnsureStream(ctx, home, "s", 3); err != nil {
					t.Error(err)
				}
			})
		}
		together.Wait()
		if err := s.service.EnsureStream(ctx, home, "s", 7); err != nil {
			t.Error(err)
		}
		if d := s.describe("s"); d.StreamStatus != "ACTIVE" || len(d.Shards) != 3 || time.Since(start) != 0 {
			t.Errorf("%s with %d shards after %v", d.StreamStatus, len(d.Shards), time.Since(start))
		}
		s.run("DeleteStream", &kinesis.DeleteStreamInput{StreamName: "s"})
		brief, cancel := context.WithTimeout(ctx, time.Millisecond)
		defer cancel()
		if err := s.service.EnsureStream(brief, home, "s", 2); !errors.Is(err, context.DeadlineExceeded) || !strings.Contains(err.Error(), "DELETING") {
			t.Errorf("with too little time: %v", err)
		}
		if err := s.service.EnsureStream(ctx, home, "s", 2); err != nil {
			t.Error(err)
		}
		if d := s.describe("s"); d.StreamStatus != "ACTIVE" || len(d.Shards) != 2 {
			t.Errorf("made again: %s with %d shards", d.StreamStatus, len(d.Shards))
		}
		if err := s.service.EnsureStream(ctx, home, "big", 1e6); code(err) != shardwell.CodeLimitExceeded {
			t.Errorf("a million shards: %v", err)
		}
	})
}

// The key of tokens is renewed every day; the one before it stays valid, and
// keys survive restarts under the same master key only.
func TestTokenKeysRotate(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := newServer(t, Config{})
		s.create("s", 3)
		page := func() string {
			return call[*kinesis.ListShardsOutput](s, "ListShards", &kinesis.ListShardsInput{StreamName: "s", MaxResults: ptr[int32](1)}).NextToken
		}
		for day := range 3 {
			pass(tokenKeyLife - time.Minute)
			old := page()
			pass(2 * time.Minute)
			keys := s.service.storedTokenKeys()
			if newest := keys[len(keys)-1].ID; int(newest) != day+2 || len(keys) != 2 {
				t.Errorf("day %d: %d keys, the newest is %d", day, len(keys), newest)
			}
			call[*kinesis.ListShardsOutput](s, "ListShards", &kinesis.ListShardsInput{NextToken: old})
			fresh := page()
			s.restart()
			call[*kinesis.ListShardsOutput](s, "ListShards", &kinesis.ListShardsInput{NextToken: old})
			call[*kinesis.ListShardsOutput](s, "ListShards", &kinesis.ListShardsInput{NextToken: fresh})
		}
		s.service.Close()
		if _, err := Open(context.Background(), s.engine, Config{MasterKey: envelope.Key{8}, Keys: newFakeKMS(), Log: s.cfg.Log}); !errors.Is(err, envelope.ErrOpen) {
			t.Errorf("with another master key: %v", err)
		}
	})
}

// Open refuses data of a newer release, which it names as such.
func TestOpenRefusals(t *testing.T) {
	engine := memory.New(memory.Config{})
	defer engine.Close()
	s := openServer(t, engine, Config{})
	if _, err := s.service.propose(context.Background(), []byte(`{"v":99,"op":"create","with":{}}`)); err == nil {
		t.Error("a command of a newer release was carried out")
	}
	s.service.Close()
	var newer *state.UnknownVersion
	if _, err := Open(context.Background(), engine, Config{Keys: newFakeKMS(), Log: s.cfg.Log}); !errors.As(err, &newer) {
		t.Errorf("data of a newer release: %v", err)
	}
}
