package streams

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/api/kinesis"
	"github.com/shardwell/shardwell/internal/log"
	"github.com/shardwell/shardwell/internal/log/memory"
)

const (
	half      = "170141183460469231731687303715884105728" // 2^127
	underHalf = "170141183460469231731687303715884105727"
	whole     = "340282366920938463463374607431768211455" // 2^128-1
)

func (s *server) split(stream string, shard uint32, before string) {
	s.t.Helper()
	s.run("SplitShard", &kinesis.SplitShardInput{
		StreamName: stream, ShardToSplit: shardwell.FormatShardID(shard), NewStartingHashKey: before})
}

func (s *server) merge(stream string, shard, adjacent uint32) {
	s.t.Helper()
	s.run("MergeShards", &kinesis.MergeShardsInput{
		StreamName: stream, ShardToMerge: shardwell.FormatShardID(shard), AdjacentShardToMerge: shardwell.FormatShardID(adjacent)})
}

func (s *server) scale(stream string, target int32) *kinesis.UpdateShardCountOutput {
	s.t.Helper()
	return call[*kinesis.UpdateShardCountOutput](s, "UpdateShardCount", &kinesis.UpdateShardCountInput{
		StreamName: stream, TargetShardCount: target, ScalingType: kinesis.ScalingTypeUniformScaling})
}

// ids lists the shards of a ListShards.
func (s *server) ids(stream string, filter *kinesis.ShardFilter) string {
	s.t.Helper()
	out := call[*kinesis.ListShardsOutput](s, "ListShards", &kinesis.ListShardsInput{StreamName: stream, ShardFilter: filter})
	var ids []string
	for i := range out.Shards {
		index, _ := shardwell.ParseShardIndex(out.Shards[i].ShardId)
		ids = append(ids, fmt.Sprint(index))
	}
	return strings.Join(ids, " ")
}

func (s *server) putOne(stream, hash, data string) *kinesis.PutRecordOutput {
	s.t.Helper()
	return call[*kinesis.PutRecordOutput](s, "PutRecord", &kinesis.PutRecordInput{
		StreamName: stream, PartitionKey: "k", ExplicitHashKey: hash, Data: []byte(data)})
}

// follow reads a shard from a position to where there is nothing more for now.
// It gives the data of the records, and the last page.
func (s *server) follow(stream string, shard uint32, kind string) (string, *kinesis.GetRecordsOutput) {
	s.t.Helper()
	in := &kinesis.GetShardIteratorInput{StreamName: stream, ShardId: shardwell.FormatShardID(shard), ShardIteratorType: kind}
	token := call[*kinesis.GetShardIteratorOutput](s, "GetShardIterator", in).ShardIterator
	out := call[*kinesis.GetRecordsOutput](s, "GetRecords", &kinesis.GetRecordsInput{ShardIterator: token})
	return texts(out.Records), out
}

// describeChildren tells ChildShards in a line.
func describeChildren(out *kinesis.GetRecordsOutput) string {
	var all []string
	for _, c := range out.ChildShards {
		all = append(all, fmt.Sprintf("%s of %v: %s-%s", c.ShardId, c.ParentShards, c.HashKeyRange.StartingHashKey, c.HashKeyRange.EndingHashKey))
	}
	return strings.Join(all, "; ")
}

// A split shows the old shards while the stream is UPDATING, and then the
// children at once, below one parent, with lineage, ranges and numbers as
// recorded from AWS.
func TestSplitShard(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := newServer(t, Config{StateDelay: time.Second})
		s.create("s", 1)
		pass(time.Second)
		before := s.putOne("s", "0", "before")
		s.split("s", 0, half)
		s.refused("SplitShard", &kinesis.SplitShardInput{StreamName: "s", ShardToSplit: "0", NewStartingHashKey: half},
			shardwell.CodeResourceInUse, "Stream s under account 000000000000 not ACTIVE, instead in state UPDATING")
		if d := s.describe("s"); d.StreamStatus != "UPDATING" || len(d.Shards) != 1 || d.Shards[0].SequenceNumberRange.EndingSequenceNumber != "" {
			t.Errorf("at once: %s with %+v", d.StreamStatus, d.Shards)
		}
		during := s.putOne("s", whole, "during")
		if during.ShardId != before.ShardId {
			t.Errorf("a record of a stream that is UPDATING went to %s", during.ShardId)
		}
		pass(time.Second)
		d := s.describe("s")
		if d.StreamStatus != "ACTIVE" || len(d.Shards) != 3 {
			t.Fatalf("%s with %d shards", d.StreamStatus, len(d.Shards))
		}
		last, err := shardwell.ParseSequenceNumber(d.Shards[0].SequenceNumberRange.EndingSequenceNumber)
		if err != nil || last.Index != shardwell.MaxSequenceIndex {
			t.Errorf("the parent ends at %v, %v", last, err)
		}
		for i, want := range []*kinesis.HashKeyRange{{StartingHashKey: "0", EndingHashKey: underHalf}, {StartingHashKey: half, EndingHashKey: whole}} {
			child := d.Shards[i+1]
			first, err := shardwell.ParseSequenceNumber(child.SequenceNumberRange.StartingSequenceNumber)
			if child.HashKeyRange.StartingHashKey != want.StartingHashKey || child.HashKeyRange.EndingHashKey != want.EndingHashKey ||
				child.ParentShardId != "shardId-000000000000" || child.AdjacentParentShardId != "" ||
				child.SequenceNumberRange.EndingSequenceNumber != "" || err != nil || first.Compare(last) <= 0 || first.Created != last.Time+1 {
				t.Errorf("child %d is %+v", i, child)
			}
		}
		if low, high := s.putOne("s", underHalf, "low"), s.putOne("s", half, "high"); low.ShardId != "shardId-000000000001" || high.ShardId != "shardId-000000000002" {
			t.Errorf("later records went to %s and %s", low.ShardId, high.ShardId)
		}
		got, page := s.follow("s", 0, trimHorizon)
		if got != "before during" || page.NextShardIterator != "" || describeChildren(page) !=
			"shardId-000000000001 of [shardId-000000000000]: 0-"+underHalf+"; shardId-000000000002 of [shardId-000000000000]: "+half+"-"+whole {
			t.Errorf("the parent holds %q, goes on at %q, children %s", got, page.NextShardIterator, describeChildren(page))
		}
		if got, page := s.follow("s", 2, trimHorizon); got != "high" || page.NextShardIterator == "" || len(page.ChildShards) != 0 {
			t.Errorf("the child holds %q, children %s", got, describeChildren(page))
		}
	})
}

// A merge has one child with two parents, named in the order of the call.
func TestMergeShards(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := newServer(t, Config{})
		s.create("s", 2)
		s.putOne("s", "0", "low")
		s.putOne("s", half, "high")
		s.merge("s", 0, 1)
		d := s.describe("s")
		if d.StreamStatus != "ACTIVE" || len(d.Shards) != 3 {
			t.Fatalf("%s with %d shards", d.StreamStatus, len(d.Shards))
		}
		if child := d.Shards[2]; child.ParentShardId != "shardId-000000000000" || child.AdjacentParentShardId != "shardId-000000000001" ||
			child.HashKeyRange.StartingHashKey != "0" || child.HashKeyRange.EndingHashKey != whole {
			t.Errorf("the child is %+v", child)
		}
		want := "shardId-000000000002 of [shardId-000000000000 shardId-000000000001]: 0-" + whole
		for shard, data := range []string{"low", "high"} {
			if got, page := s.follow("s", uint32(shard), trimHorizon); got != data || page.NextShardIterator != "" || describeChildren(page) != want {
				t.Errorf("parent %d holds %q, children %s", shard, got, describeChildren(page))
			}
		}
	})
}

// UpdateShardCount answers with the number from before and ends with as many
// shards as was recorded from AWS; what is read in between leads on.
func TestUpdateShardCount(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := newServer(t, Config{})
		s.create("s", 2)
		if out := s.scale("s", 4); *out.CurrentShardCount != 2 || *out.TargetShardCount != 4 || out.StreamName != "s" || out.StreamARN != home.StreamARN("s") {
			t.Errorf("answered %+v", out)
		}
		if got := s.ids("s", nil); got != "0 1 2 3 4 5" {
			t.Errorf("2 to 4 leaves %s", got)
		}
		s.scale("s", 5)
		if got := s.ids("s", &kinesis.ShardFilter{Type: kinesis.ShardFilterTypeAtLatest}); got != "12 13 14 15 16" {
			t.Errorf("4 to 5 leaves %s open", got)
		}
		if got := len(strings.Fields(s.ids("s", nil))); got != 4+2+8+3 {
			t.Errorf("%d shards in all", got)
		}
	})
}

// What these operations refuse before they ask the catalog, and after.
func TestReshardRefusals(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := newServer(t, Config{})
		s.create("s", 2)
		s.run("CreateStream", &kinesis.CreateStreamInput{StreamName: "demand"})
		unknown := "Could not find shard ABC in stream %s under account 000000000000."
		s.refused("SplitShard", &kinesis.SplitShardInput{StreamName: "none", ShardToSplit: "ABC", NewStartingHashKey: "0"},
			shardwell.CodeResourceNotFound, fmt.Sprintf(unknown, "none"))
		for _, pair := range [][2]string{{"ABC", "1"}, {"1", "ABC"}} {
			s.refused("MergeShards", &kinesis.MergeShardsInput{StreamName: "none", ShardToMerge: pair[0], AdjacentShardToMerge: pair[1]},
				shardwell.CodeResourceNotFound, fmt.Sprintf(unknown, "none"))
		}
		code, message := notFound("none")
		s.refused("SplitShard", &kinesis.SplitShardInput{StreamName: "none", ShardToSplit: "0", NewStartingHashKey: "0"}, code, message)
		s.refused("MergeShards", &kinesis.MergeShardsInput{StreamName: "none", ShardToMerge: "0", AdjacentShardToMerge: "1"}, code, message)
		s.refused("UpdateShardCount", &kinesis.UpdateShardCountInput{StreamName: "none", TargetShardCount: 1}, code, message)
		inMode := "Request is invalid. Stream demand under account 000000000000 is in On-Demand mode."
		s.refused("SplitShard", &kinesis.SplitShardInput{StreamName: "demand", ShardToSplit: "0", NewStartingHashKey: "2"}, shardwell.CodeValidation, inMode)
		s.refused("MergeShards", &kinesis.MergeShardsInput{StreamName: "demand", ShardToMerge: "0", AdjacentShardToMerge: "1"}, shardwell.CodeValidation, inMode)
		s.refused("UpdateShardCount", &kinesis.UpdateShardCountInput{StreamName: "demand", TargetShardCount: 5}, shardwell.CodeValidation, inMode)
		s.refused("MergeShards", &kinesis.MergeShardsInput{StreamName: "s", ShardToMerge: "1", AdjacentShardToMerge: "x-0"}, shardwell.CodeInvalidArgument,
			"Shards shardId-000000000001 and shardId-000000000000 in stream s under account 000000000000 are not an adjacent pair of shards eligible for merging")
		s.refused("UpdateShardCount", &kinesis.UpdateShardCountInput{StreamName: "s", TargetShardCount: 5}, shardwell.CodeLimitExceeded,
			"UpdateShardCount cannot scale up over double your current open shard count. Current open shard count: 2, Target shard count: 5")
		for i := range int32(10) {
			s.scale("s", 2+(i+1)%2)
		}
		s.refused("UpdateShardCount", &kinesis.UpdateShardCountInput{StreamName: "s", TargetShardCount: 3}, shardwell.CodeLimitExceeded,
			"UpdateShardCount cannot be called more than 10 times in 24 hours for stream s under account 000000000000.")
	})
}

// A change of shards whose logs cannot be sealed stays under way and shows in
// Health; writers and readers of the stream go on, and it is finished when the
// engine can again.
func TestReshardStuck(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		inner := memory.New(memory.Config{})
		defer inner.Close()
		m := &mortal{Engine: inner, left: -1}
		s := openServer(t, m, Config{})
		s.create("s", 1)
		m.setNoSeal(true)
		s.split("s", 0, half)
		if d := s.describe("s"); d.StreamStatus != "UPDATING" || len(d.Shards) != 1 {
			t.Errorf("%s with %d shards", d.StreamStatus, len(d.Shards))
		}
		s.putOne("s", half, "meanwhile")
		if got, page := s.follow("s", 0, trimHorizon); got != "meanwhile" || page.NextShardIterator == "" {
			t.Errorf("meanwhile the shard holds %q", got)
		}
		if stuck := s.service.Health(); len(stuck) != 1 || stuck[0].Stream != home.StreamARN("s") || !errors.Is(stuck[0].Err, errCrash) {
			t.Errorf("health is %+v", stuck)
		}
		m.setNoSeal(false)
		pass(lastRetry)
		if got := s.ids("s", nil); got != "0 1 2" || len(s.service.Health()) != 0 {
			t.Errorf("shards %s, health %+v", got, s.service.Health())
		}
	})
}

// A stream that is deleted while its shards are being changed goes with all its
// logs, those of shards that were only planned too.
func TestDeleteWhileResharding(t *testing.T) {
	for _, sealed := range []bool{false, true} {
		synctest.Test(t, func(t *testing.T) {
			inner := memory.New(memory.Config{})
			defer inner.Close()
			m := &mortal{Engine: inner, left: -1}
			s := openServer(t, m, Config{})
			s.create("s", 2)
			m.setNoSeal(true)
			s.scale("s", 3)
			planned := logsOf(s.service.catalog.Stream(home, "s"))
			if len(planned) != 2+4+1 {
				t.Fatalf("%d logs are planned", len(planned))
			}
			if sealed {
				if _, err := inner.Seal(context.Background(), planned[:2]...); err != nil {
					t.Fatal(err)
				}
			}
			s.run("DeleteStream", &kinesis.DeleteStreamInput{StreamName: "s"})
			pass(time.Minute)
			code, message := notFound("s")
			s.refused("DescribeStream", &kinesis.DescribeStreamInput{StreamName: "s"}, code, message)
			if i := slices.IndexFunc(planned, func(id log.LogID) bool { _, err := inner.Bounds(context.Background(), id); return err == nil }); i >= 0 {
				t.Errorf("log %d is still there", i)
			}
		})
	}
}
