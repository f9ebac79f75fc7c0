package streams

import (
	"context"
	"errors"
	"slices"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/api"
	"github.com/shardwell/shardwell/internal/api/kinesis"
	"github.com/shardwell/shardwell/internal/clock"
	"github.com/shardwell/shardwell/internal/log/memory"
	"github.com/shardwell/shardwell/internal/service/streams/catalog"
	"github.com/shardwell/shardwell/internal/service/streams/quota"
	"github.com/shardwell/shardwell/internal/state/tokenkeys"
)

// newMovable opens a service on an engine in memory, both by one clock.
func newMovable(t testing.TB, cfg Config) *server {
	t.Helper()
	cfg.Clock = clock.New(nil)
	engine := memory.New(memory.Config{Now: cfg.Clock.Now})
	t.Cleanup(func() { engine.Close() })
	return openServer(t, engine, cfg)
}

// advance moves the clock as the test controls do.
func (s *server) advance(d time.Duration) {
	s.t.Helper()
	if err := s.cfg.Clock.Advance(d); err != nil {
		s.t.Fatal(err)
	}
	if err := s.service.CatchUp(context.Background()); err != nil {
		s.t.Fatal(err)
	}
}

func (s *server) status(stream string) catalog.Status {
	if st := s.service.catalog.Stream(home, stream); st != nil {
		return st.Status
	}
	return ""
}

// When a move of the clock has been caught up with, every state whose time is
// over has gone, and none whose time is not; no time passes for that.
func TestAdvanceSettlesStates(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := newMovable(t, Config{StateDelay: time.Hour})
		began := time.Now()
		s.create("a", 1)
		s.advance(30 * time.Minute)
		s.create("b", 1)
		s.advance(29 * time.Minute)
		if s.status("a") != catalog.Creating {
			t.Errorf("before its time a is %q", s.status("a"))
		}
		s.advance(time.Minute)
		if s.status("a") != catalog.Active || s.status("b") != catalog.Creating {
			t.Errorf("at the time of a: a %q, b %q", s.status("a"), s.status("b"))
		}
		s.run("DeleteStream", &kinesis.DeleteStreamInput{StreamName: "a"})
		s.advance(time.Hour)
		if s.status("a") != "" || s.status("b") != catalog.Active {
			t.Errorf("in the end a is %q, b %q", s.status("a"), s.status("b"))
		}
		if passed := time.Since(began); passed != 0 {
			t.Errorf("%v have passed in truth", passed)
		}
	})
}

// Everything that a client can notice of time follows a moved clock: iterators
// and page tokens expire, records outlive their retention, are hidden and give
// their space back, quotas refill, arrivals carry the new time. A move by years
// is no reason to doubt the clock.
func TestAdvanceMovesEverything(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := newMovable(t, Config{})
		s.create("s", 1)
		s.create("t", 1)
		put := func() {
			call[*kinesis.PutRecordOutput](s, "PutRecord", &kinesis.PutRecordInput{StreamName: "s", PartitionKey: "k", Data: []byte("x")})
		}
		iterator := func() string {
			return call[*kinesis.GetShardIteratorOutput](s, "GetShardIterator", &kinesis.GetShardIteratorInput{
				StreamName: "s", ShardId: "0", ShardIteratorType: trimHorizon}).ShardIterator
		}
		read := func(token string) error {
			_, err := s.do(home, "GetRecords", &kinesis.GetRecordsInput{ShardIterator: token})
			return err
		}
		put()
		token := iterator()
		for range 5 {
			if err := read(token); err != nil {
				t.Fatal(err)
			}
		}
		wantRefusal(t, "a sixth read", read(token), shardwell.CodeProvisionedThroughput, "")
		s.advance(time.Second)
		if err := read(token); err != nil {
			t.Errorf("a second later: %v", err)
		}
		one := int32(1)
		list := call[*kinesis.ListStreamsOutput](s, "ListStreams", &kinesis.ListStreamsInput{Limit: &one})
		s.advance(shardwell.IteratorLife + time.Millisecond)
		wantRefusal(t, "an old iterator", read(token), shardwell.CodeExpiredIterator, "")
		_, err := s.do(home, "ListStreams", &kinesis.ListStreamsInput{NextToken: list.NextToken})
		wantRefusal(t, "an old page token", err, shardwell.CodeExpiredNextToken, "")

		s.advance(24 * time.Hour)
		out := call[*kinesis.GetRecordsOutput](s, "GetRecords", &kinesis.GetRecordsInput{ShardIterator: iterator()})
		if len(out.Records) != 0 {
			t.Errorf("past its retention: %q", texts(out.Records))
		}
		bounds, err := s.engine.Bounds(t.Context(), s.service.catalog.Stream(home, "s").Shards[0].Log)
		if err != nil || bounds.First != 2 {
			t.Errorf("its space is not given back: %+v, %v", bounds, err)
		}
		keys := s.service.storedTokenKeys()
		s.advance(5 * years)
		if now := s.service.storedTokenKeys(); slices.Equal(keyIDs(keys), keyIDs(now)) {
			t.Errorf("token keys are still %v", keyIDs(now))
		}
		put()
		out = call[*kinesis.GetRecordsOutput](s, "GetRecords", &kinesis.GetRecordsInput{ShardIterator: iterator()})
		if len(out.Records) != 1 || !out.Records[0].ApproximateArrivalTimestamp.Equal(s.cfg.Clock.Now()) {
			t.Errorf("a new record, at %v: %+v", s.cfg.Clock.Now(), out.Records)
		}
		if problem := s.service.ClockProblem(); problem != "" || s.service.heldAt() != 0 {
			t.Errorf("the clock is in doubt: %s", problem)
		}
	})
}

func keyIDs(keys tokenkeys.Keys) (ids []uint32) {
	for _, k := range keys {
		ids = append(ids, k.ID)
	}
	return ids
}

// Delays hold for the changes that begin after they were set, each for its
// state; with 0 the operation returns when the change is complete.
func TestSetDelays(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := newMovable(t, Config{})
		s.service.SetDelays(Delays{Creating: time.Minute})
		s.create("s", 1)
		s.service.SetDelays(Delays{Deleting: time.Hour})
		s.create("t", 1)
		if s.status("s") != catalog.Creating || s.status("t") != catalog.Active {
			t.Errorf("s %q, t %q", s.status("s"), s.status("t"))
		}
		s.advance(time.Minute)
		s.run("DeleteStream", &kinesis.DeleteStreamInput{StreamName: "s"})
		s.advance(59 * time.Minute)
		if s.status("s") != catalog.Deleting {
			t.Errorf("s is %q", s.status("s"))
		}
		s.advance(time.Minute)
		if s.status("s") != "" {
			t.Errorf("s is %q", s.status("s"))
		}
	})
}

// The clock may be moved from several sides while traffic runs: writes and reads
// succeed, records keep their order, and the moves are caught up with.
func TestAdvanceUnderTraffic(t *testing.T) {
	s := newMovable(t, Config{Quotas: quota.Of(quota.Off), StateDelay: time.Minute})
	s.create("s", 1)
	s.advance(time.Minute)
	var all sync.WaitGroup
	for i := range 4 {
		all.Go(func() {
			for range 50 {
				if i == 0 {
					if _, err := s.do(home, "GetShardIterator", &kinesis.GetShardIteratorInput{
						StreamName: "s", ShardId: "0", ShardIteratorType: trimHorizon}); err != nil {
						t.Error(err)
					}
				}
				if _, err := s.do(home, "PutRecord", &kinesis.PutRecordInput{StreamName: "s", PartitionKey: "k", Data: []byte("x")}); err != nil {
					t.Error(err)
				}
			}
		})
		all.Go(func() {
			for range 20 {
				s.advance(time.Minute)
			}
		})
	}
	all.Wait()
	token := call[*kinesis.GetShardIteratorOutput](s, "GetShardIterator", &kinesis.GetShardIteratorInput{
		StreamName: "s", ShardId: "0", ShardIteratorType: trimHorizon}).ShardIterator
	out := call[*kinesis.GetRecordsOutput](s, "GetRecords", &kinesis.GetRecordsInput{ShardIterator: token})
	if len(out.Records) != 200 || !slices.IsSortedFunc(out.Records, func(a, b kinesis.Record) int {
		return a.ApproximateArrivalTimestamp.Compare(b.ApproximateArrivalTimestamp)
	}) {
		t.Errorf("%d records", len(out.Records))
	}
}

// Whoever waits to catch up is let go when the service closes, or when it gives
// up itself.
func TestCatchUpEnds(t *testing.T) {
	s := newMovable(t, Config{})
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := s.service.CatchUp(ctx); err == nil {
		t.Error("no error although it has given up")
	}
	if err := s.service.Close(); err != nil {
		t.Fatal(err)
	}
	if err := s.service.CatchUp(t.Context()); err == nil {
		t.Error("no error from a closed service")
	}
}

// Streams are made, split and deleted while the clock is moved from several
// sides: every change comes to its end with the moves alone, nothing is left half
// done, and no call fails for another reason than the state of its stream.
func TestAdvanceUnderChanges(t *testing.T) {
	const delay = time.Hour
	s := newMovable(t, Config{Quotas: quota.Of(quota.Off), StateDelay: delay})
	var all sync.WaitGroup
	for i := range 3 {
		name := string(rune('a' + i))
		all.Go(func() {
			for range 10 {
				for _, c := range []struct {
					operation string
					in        api.Struct
				}{
					{"CreateStream", &kinesis.CreateStreamInput{StreamName: name, ShardCount: ptr(int32(1))}},
					{"SplitShard", &kinesis.SplitShardInput{StreamName: name, ShardToSplit: firstShard, NewStartingHashKey: "1000"}},
					{"IncreaseStreamRetentionPeriod", &kinesis.IncreaseStreamRetentionPeriodInput{StreamName: name, RetentionPeriodHours: 48}},
					{"DeleteStream", &kinesis.DeleteStreamInput{StreamName: name}},
				} {
					_, err := s.do(home, c.operation, c.in)
					if refusal, ok := errors.AsType[*shardwell.Error](err); err != nil && (!ok || refusal.Code != shardwell.CodeResourceInUse && refusal.Code != shardwell.CodeResourceNotFound) {
						t.Errorf("%s: %v", c.operation, err)
					}
					s.advance(delay / 2)
					s.advance(delay / 2)
				}
			}
		})
	}
	all.Wait()
	s.advance(delay)
	for i := range 3 {
		name := string(rune('a' + i))
		if st := s.service.catalog.Stream(home, name); st != nil && st.Passing() {
			t.Errorf("%s is %s when everything is over", name, st.Status)
		}
	}
	if stuck := s.service.Health(); len(stuck) > 0 {
		t.Errorf("stuck: %+v", stuck)
	}
}
