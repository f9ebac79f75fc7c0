package streams

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/api/kinesis"
	"github.com/shardwell/shardwell/internal/log"
	"github.com/shardwell/shardwell/internal/log/memory"
	"github.com/shardwell/shardwell/internal/service/streams/quota"
)

// gated is an engine that can keep the swap of shards from being written, so
// that the moment between the seal and the swap lasts.
type gated struct {
	log.Engine
	mu   sync.Mutex
	open chan struct{} // closed when swaps may pass
}

func (g *gated) Append(ctx context.Context, entries []log.Entry, out []log.Appended) error {
	if bytes.Contains(entries[0].Data, []byte(`"op":"swapped"`)) {
		g.mu.Lock()
		open := g.open
		g.mu.Unlock()
		select {
		case <-open:
		case <-ctx.Done():
			return ctx.Err()
		}
	}
	return g.Engine.Append(ctx, entries, out)
}

// shut holds swaps back until the function it returns is called.
func (g *gated) shut() (open func()) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.open = make(chan struct{})
	return sync.OnceFunc(func() { close(g.open) })
}

// newGated opens a service whose swaps pass.
func newGated(t *testing.T, cfg Config) (*server, *gated) {
	engine := memory.New(memory.Config{})
	t.Cleanup(func() { engine.Close() })
	g := &gated{Engine: engine}
	g.shut()()
	return openServer(t, g, cfg), g
}

// background calls an operation in a goroutine of its own. The function it
// returns waits for the end and gives the error.
func (s *server) background(do func() error) (wait func() error) {
	done := make(chan error, 1)
	go func() { done <- do() }()
	synctest.Wait()
	return func() error { return <-done }
}

// A write between the seal and the swap waits, and goes to the child; readers
// see an open parent that has nothing new. Nothing is lost and no key's order
// upset.
func TestWriteDuringSwap(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s, g := newGated(t, Config{Quotas: quota.Of(quota.Off)})
		s.create("s", 2)
		s.putOne("s", "0", "a1")
		open := g.shut()
		split := s.background(func() error {
			_, err := s.do(home, "SplitShard", &kinesis.SplitShardInput{StreamName: "s", ShardToSplit: "0", NewStartingHashKey: "85070591730234615865843651857942052864"})
			return err
		})
		// Sealed, not swapped.
		if got, page := s.follow("s", 0, trimHorizon); got != "a1" || page.NextShardIterator == "" || page.ChildShards != nil {
			t.Errorf("the sealed shard holds %q, goes on: %v, children %v", got, page.NextShardIterator != "", describeChildren(page))
		}
		var one *kinesis.PutRecordOutput
		put := s.background(func() error {
			one = s.putOne("s", "0", "a2")
			return nil
		})
		var many *kinesis.PutRecordsOutput
		puts := s.background(func() error {
			var all kinesis.PutRecordsRequestEntryList
			for i, hash := range []string{"1", whole, underHalf, "1", whole, underHalf, "1"} {
				all = append(all, kinesis.PutRecordsRequestEntry{PartitionKey: "k", ExplicitHashKey: hash, Data: fmt.Append(nil, "b", i)})
			}
			many = call[*kinesis.PutRecordsOutput](s, "PutRecords", &kinesis.PutRecordsInput{StreamName: "s", Records: all})
			return nil
		})
		if one != nil || many != nil {
			t.Fatal("a write did not wait for the swap")
		}
		if got, _ := s.follow("s", 1, trimHorizon); got != "b1 b4" {
			t.Errorf("the shard that does not change holds %q", got)
		}
		open()
		for _, wait := range []func() error{split, put, puts} {
			if err := wait(); err != nil {
				t.Error(err)
			}
		}
		if one.ShardId != "shardId-000000000002" {
			t.Errorf("the single record went to %s", one.ShardId)
		}
		var where []string
		for i := range many.Records {
			if many.Records[i].SequenceNumber == "" {
				t.Errorf("record %d: %s", i, many.Records[i].ErrorCode)
			}
			where = append(where, many.Records[i].ShardId[len("shardId-00000000000"):])
		}
		if got := strings.Join(where, " "); got != "2 1 3 2 1 3 2" || *many.FailedRecordCount != 0 {
			t.Errorf("the records went to %s", got)
		}
		// The single record may be anywhere among those of the other call.
		got, _ := s.follow("s", 2, trimHorizon)
		if single := strings.Fields(got); len(single) != 4 || strings.Join(slices.DeleteFunc(single, func(s string) bool { return s == "a2" }), " ") != "b0 b3 b6" {
			t.Errorf("the lower child holds %q", got)
		}
		if got, _ := s.follow("s", 3, trimHorizon); got != "b2 b5" {
			t.Errorf("the upper child holds %q", got)
		}
	})
}

// A write waits two seconds for the shards that follow a sealed one, and then
// fails so that clients try again; in PutRecords only the records fail that had
// to wait.
func TestWriteGivesUpWaiting(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s, g := newGated(t, Config{})
		s.create("s", 2)
		open := g.shut()
		defer open()
		s.background(func() error {
			_, err := s.do(home, "SplitShard", &kinesis.SplitShardInput{StreamName: "s", ShardToSplit: "0", NewStartingHashKey: "2"})
			return err
		})
		began := time.Now()
		_, err := s.do(home, "PutRecord", &kinesis.PutRecordInput{StreamName: "s", PartitionKey: "k", ExplicitHashKey: "0"})
		if refusal := (*shardwell.Error)(nil); !errors.Is(err, log.ErrSealed) || errors.As(err, &refusal) || time.Since(began) != rerouteFor {
			t.Errorf("after %v: %v", time.Since(began), err)
		}
		out := call[*kinesis.PutRecordsOutput](s, "PutRecords", &kinesis.PutRecordsInput{StreamName: "s", Records: kinesis.PutRecordsRequestEntryList{
			{PartitionKey: "k", ExplicitHashKey: "0"}, {PartitionKey: "k", ExplicitHashKey: half}}})
		if *out.FailedRecordCount != 1 || out.Records[0].ErrorCode != shardwell.CodeInternalFailure || out.Records[0].ErrorMessage != internalServiceFailure ||
			out.Records[1].SequenceNumber == "" || time.Since(began) != 2*rerouteFor {
			t.Errorf("after %v: %+v", time.Since(began), out)
		}
	})
}

// A write that waits for new shards learns at once that the stream is deleted
// instead.
func TestWriteWhileStreamGoes(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s, g := newGated(t, Config{StateDelay: time.Second})
		s.create("s", 1)
		pass(time.Second)
		open := g.shut()
		defer open()
		s.split("s", 0, half)
		pass(time.Second)
		code, message := notFound("s")
		waits := []func() error{
			s.background(func() error {
				_, err := s.do(home, "PutRecord", &kinesis.PutRecordInput{StreamName: "s", PartitionKey: "k"})
				return err
			}),
			s.background(func() error {
				_, err := s.do(home, "PutRecords", &kinesis.PutRecordsInput{StreamName: "s", Records: kinesis.PutRecordsRequestEntryList{{PartitionKey: "k"}}})
				return err
			}),
		}
		began := time.Now()
		s.run("DeleteStream", &kinesis.DeleteStreamInput{StreamName: "s"})
		for i, wait := range waits {
			wantRefusal(t, fmt.Sprint("write ", i), wait(), code, message)
		}
		if took := time.Since(began); took != 0 {
			t.Errorf("they learnt it after %v", took)
		}
	})
}

// Records that are routed anew count for the quota of the shard they go to: what
// it has no room for is throttled, and told with that shard's name.
func TestWriteDuringSwapIsThrottled(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s, g := newGated(t, Config{Quotas: quota.Of(quota.AWS)})
		s.create("s", 2)
		open := g.shut()
		split := s.background(func() error {
			_, err := s.do(home, "MergeShards", &kinesis.MergeShardsInput{StreamName: "s", ShardToMerge: "0", AdjacentShardToMerge: "1"})
			return err
		})
		batch := func(hash string) *kinesis.PutRecordsInput {
			in := &kinesis.PutRecordsInput{StreamName: "s"}
			for range 500 {
				in.Records = append(in.Records, kinesis.PutRecordsRequestEntry{PartitionKey: "k", ExplicitHashKey: hash, Data: []byte("x")})
			}
			return in
		}
		answers := make([]*kinesis.PutRecordsOutput, 4)
		var waits []func() error
		for i := range answers {
			waits = append(waits, s.background(func() error {
				answers[i] = call[*kinesis.PutRecordsOutput](s, "PutRecords", batch([]string{"0", whole}[i%2]))
				return nil
			}))
		}
		open()
		for _, wait := range append(waits, split) {
			if err := wait(); err != nil {
				t.Error(err)
			}
		}
		taken := 0
		for _, out := range answers {
			failed := 0
			for i := range out.Records {
				r := &out.Records[i]
				switch {
				case r.SequenceNumber != "" && r.ShardId == "shardId-000000000002":
					taken++
				case r.ErrorCode == shardwell.CodeProvisionedThroughput && r.ErrorMessage == "Rate exceeded for shard shardId-000000000002 in stream s under account 000000000000.":
					failed++
				default:
					t.Fatalf("record %d: %+v", i, r)
				}
			}
			if int(*out.FailedRecordCount) != failed {
				t.Errorf("%d failed, %d are told", failed, *out.FailedRecordCount)
			}
		}
		if taken != 1000 {
			t.Errorf("the child took %d records in no time", taken)
		}
	})
}
