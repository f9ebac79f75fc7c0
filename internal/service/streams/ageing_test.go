package streams

import (
	"context"
	"errors"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/api/kinesis"
	"github.com/shardwell/shardwell/internal/clock"
	"github.com/shardwell/shardwell/internal/log"
	"github.com/shardwell/shardwell/internal/log/memory"
)

// shardIDs lists what DescribeStream shows, with parents.
func (s *server) shardIDs(name string) string {
	s.t.Helper()
	ids := ""
	for _, sh := range s.describe(name).Shards {
		ids += sh.ShardId[len("shardId-00000000000"):] + "<" + sh.ParentShardId[min(len(sh.ParentShardId), len("shardId-00000000000")):] + " "
	}
	return ids
}

// A closed shard is gone from every answer at the moment its last records are
// past their retention, its iterators answer that it does not exist, its
// children keep its name, and later its log and its place in the catalog are
// given back; a restart shows the same, and a longer retention does not bring it
// back.
func TestClosedShardsAge(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := newServer(t, Config{})
		s.create("s", 1)
		call[*kinesis.PutRecordOutput](s, "PutRecord", &kinesis.PutRecordInput{StreamName: "s", PartitionKey: "k", Data: []byte("d")})
		s.split("s", 0, half)
		parent := s.service.catalog.Stream(home, "s").Shard(0)
		end := parent.ClosedAt.Time().Add(24 * time.Hour)
		pass(time.Until(end) - time.Minute)
		it := call[*kinesis.GetShardIteratorOutput](s, "GetShardIterator", &kinesis.GetShardIteratorInput{
			StreamName: "s", ShardId: "0", ShardIteratorType: "TRIM_HORIZON"}).ShardIterator
		pass(time.Minute - time.Millisecond)
		if got := s.shardIDs("s"); got != "0< 1<0 2<0 " {
			t.Errorf("just before its time: %s", got)
		}
		pass(time.Millisecond)
		for _, when := range []string{"at its time", "an hour later", "after a restart"} {
			if got := s.shardIDs("s"); got != "1<0 2<0 " {
				t.Errorf("%s: %s", when, got)
			}
			gone := "Shard shardId-000000000000 in stream s under account 000000000000 does not exist"
			s.refused("GetShardIterator", &kinesis.GetShardIteratorInput{StreamName: "s", ShardId: "0", ShardIteratorType: "TRIM_HORIZON"},
				shardwell.CodeResourceNotFound, gone)
			if when == "at its time" {
				s.refused("GetRecords", &kinesis.GetRecordsInput{ShardIterator: it}, shardwell.CodeResourceNotFound, gone)
			}
			for _, filter := range []string{"AT_TRIM_HORIZON", "FROM_TRIM_HORIZON", "AT_LATEST"} {
				out := call[*kinesis.ListShardsOutput](s, "ListShards", &kinesis.ListShardsInput{StreamName: "s", ShardFilter: &kinesis.ShardFilter{Type: filter}})
				if len(out.Shards) != 2 {
					t.Errorf("%s: %s lists %+v", when, filter, out.Shards)
				}
			}
			switch when {
			case "at its time":
				pass(time.Hour)
			case "an hour later":
				s.run("IncreaseStreamRetentionPeriod", &kinesis.IncreaseStreamRetentionPeriodInput{StreamName: "s", RetentionPeriodHours: 8760})
				s.restart()
			}
		}
		st := s.service.catalog.Stream(home, "s")
		if _, err := s.engine.Bounds(context.Background(), parent.Log); len(st.Shards) != 2 || len(st.Doomed) != 0 || !errors.Is(err, log.ErrDeleted) {
			t.Errorf("the catalog has %d shards and %d doomed logs; the log: %v", len(st.Shards), len(st.Doomed), err)
		}
	})
}

// Wherever the process dies while a shard ages out, the next one finishes it: no
// log is left without a shard, and no open shard without its log.
func TestAgeingAfterCrashAnywhere(t *testing.T) {
	deaths := 0
	for _, effect := range []bool{false, true} {
		for n, died := 0, true; died; n++ {
			synctest.Test(t, func(t *testing.T) {
				inner := memory.New(memory.Config{})
				defer inner.Close()
				m := &mortal{Engine: inner, left: -1, effect: effect}
				s := openServer(t, m, Config{})
				s.create("s", 2)
				s.split("s", 0, "5")
				s.merge("s", 2, 3)
				pass(24*time.Hour - time.Minute)
				m.mu.Lock()
				m.left = n
				m.mu.Unlock()
				pass(2 * trimEvery)
				if died = m.dead; died {
					deaths++
				}
				s.service.Close()
				next := openServer(t, inner, Config{})
				pass(2 * freeAfter)
				checkWorld(t, next, "after death")
				if st := next.service.catalog.Stream(home, "s"); len(st.Shards) != 2 || len(st.Doomed) != 0 {
					t.Errorf("death at write %d, effect %v: shards %+v, doomed %v", n, effect, st.Shards, st.Doomed)
				}
			})
		}
	}
	// The command, three logs, the command that they are gone.
	if deaths < 2*5 {
		t.Errorf("only %d deaths were tried", deaths)
	}
}

// While the clock is in doubt no shard ages out; when it is accepted those that
// it says are too old do.
func TestNothingAgesInDoubt(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var step atomic.Int64 // of the wall clock, which the service reads meanwhile
		s := newServer(t, Config{Clock: clock.New(func() time.Time { return time.Now().Add(time.Duration(step.Load())) })})
		s.create("s", 2)
		s.merge("s", 0, 1)
		pass(2 * freeAfter)
		step.Store(int64(60 * 24 * time.Hour))
		pass(2 * trimEvery)
		if got := s.shardIDs("s"); got != "0< 1< 2<0 " || len(s.service.catalog.Stream(home, "s").Shards) != 3 {
			t.Errorf("in doubt: %s", got)
		}
		s.cfg.AcceptClock = true
		s.restart()
		if got := s.shardIDs("s"); got != "2<0 " {
			t.Errorf("accepted: %s", got)
		}
		pass(2 * freeAfter)
		if st := s.service.catalog.Stream(home, "s"); len(st.Shards) != 1 || len(st.Doomed) != 0 {
			t.Errorf("in the end there are %d shards and %d doomed logs", len(st.Shards), len(st.Doomed))
		}
	})
}
