package streams

import (
	"fmt"
	"slices"
	"testing"
	"testing/synctest"
	"time"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/api/kinesis"
	"github.com/shardwell/shardwell/internal/service/streams/quota"
)

// wantCover fails unless the shards cover the hash space exactly once.
func wantCover(t testing.TB, what string, shards kinesis.ShardList) {
	t.Helper()
	shards = slices.Clone(shards)
	slices.SortFunc(shards, func(a, b kinesis.Shard) int {
		return hashKey(t, a.HashKeyRange.StartingHashKey).Compare(hashKey(t, b.HashKeyRange.StartingHashKey))
	})
	next := shardwell.HashKey{}
	for i := range shards {
		if start := hashKey(t, shards[i].HashKeyRange.StartingHashKey); start != next || i > 0 && next == (shardwell.HashKey{}) {
			t.Fatalf("%s: %s starts at %v, not %v", what, shards[i].ShardId, start, next)
		}
		next = hashKey(t, shards[i].HashKeyRange.EndingHashKey).Next()
	}
	if len(shards) == 0 || next != (shardwell.HashKey{}) {
		t.Fatalf("%s: of %d shards nobody has %v", what, len(shards), next)
	}
}

// pages lists shards one to a page, and does something after each page.
func (s *server) pages(filter *kinesis.ShardFilter, between func()) (all kinesis.ShardList) {
	s.t.Helper()
	in := &kinesis.ListShardsInput{StreamName: "s", ShardFilter: filter, MaxResults: ptr[int32](1)}
	for {
		out := call[*kinesis.ListShardsOutput](s, "ListShards", in)
		all = append(all, out.Shards...)
		if out.NextToken == "" {
			return all
		}
		in = &kinesis.ListShardsInput{NextToken: out.NextToken, MaxResults: ptr[int32](1)}
		between()
	}
}

// Pages of shards open at an instant are of one set of shards, which covers the
// hash space once, however the shards change between two pages: at the very
// instant of the first page, or when a parent expires.
func TestPagesAcrossReshards(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := newServer(t, Config{Quotas: quota.Of(quota.Off)})
		s.create("s", 3)
		up := true
		change := func() {
			if up = !up; up {
				s.scale("s", 3)
			} else {
				s.scale("s", 6)
			}
		}
		now := func() time.Time { return s.service.data.clock.now() }
		for _, between := range []time.Duration{0, 2 * time.Hour} {
			for what, filter := range map[string]*kinesis.ShardFilter{
				"AT_LATEST":       {Type: kinesis.ShardFilterTypeAtLatest},
				"AT_TIMESTAMP":    {Type: kinesis.ShardFilterTypeAtTimestamp, Timestamp: now()},
				"AT_TRIM_HORIZON": {Type: kinesis.ShardFilterTypeAtTrimHorizon},
			} {
				got := s.pages(filter, func() {
					change()
					pass(between / 30)
				})
				wantCover(t, fmt.Sprint(what, " with ", between, " in all"), got)
			}
		}
		// A shard that expires between two pages is in all of them or in none.
		pass(24*time.Hour - time.Minute)
		change()
		got := s.pages(&kinesis.ShardFilter{Type: kinesis.ShardFilterTypeAtTrimHorizon}, func() { pass(time.Minute) })
		wantCover(t, "AT_TRIM_HORIZON while shards expire", got)
	})
}

// A shard that has expired stays in the catalog for as long as pages may be asked
// for of a list that it is in.
func TestPagesAcrossExpiry(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := newServer(t, Config{})
		s.create("s", 2)
		pass(trimEvery - 2*time.Minute)
		s.split("s", 1, "200000000000000000000000000000000000000")
		pass(24*time.Hour - time.Minute)
		in := &kinesis.ListShardsInput{StreamName: "s", MaxResults: ptr[int32](1),
			ShardFilter: &kinesis.ShardFilter{Type: kinesis.ShardFilterTypeAtTrimHorizon}}
		first := call[*kinesis.ListShardsOutput](s, "ListShards", in)
		pass(4 * time.Minute) // the shard expires, and then expired shards are removed
		rest := call[*kinesis.ListShardsOutput](s, "ListShards", &kinesis.ListShardsInput{NextToken: first.NextToken})
		wantCover(t, "both pages", append(first.Shards, rest.Shards...))
		pass(2 * trimEvery)
		if st := s.service.catalog.Stream(home, "s"); len(st.Shards) != 3 || st.Shard(1) != nil {
			t.Errorf("the catalog still has %d shards", len(st.Shards))
		}
	})
}

// A closed shard is read from any position like an open one, and at its end
// leads to its children; its iterators from before it closed go on.
func TestReadClosedShard(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := newServer(t, Config{Quotas: quota.Of(quota.Off)})
		s.create("s", 1)
		first := s.putOne("s", "0", "r1")
		pass(time.Second)
		later := time.Now()
		second := s.putOne("s", "0", "r2")
		held := call[*kinesis.GetShardIteratorOutput](s, "GetShardIterator", &kinesis.GetShardIteratorInput{
			StreamName: "s", ShardId: "0", ShardIteratorType: latest}).ShardIterator
		s.putOne("s", "0", "r3")
		pass(time.Second)
		s.split("s", 0, half)
		end := s.describe("s").Shards[0].SequenceNumberRange.EndingSequenceNumber
		read := func(what, token, want string, next bool) {
			t.Helper()
			out := call[*kinesis.GetRecordsOutput](s, "GetRecords", &kinesis.GetRecordsInput{ShardIterator: token})
			if texts(out.Records) != want || (out.NextShardIterator != "") != next || (len(out.ChildShards) == 2) == next {
				t.Errorf("%s: %q, goes on: %v, %d children", what, texts(out.Records), out.NextShardIterator != "", len(out.ChildShards))
			}
		}
		for _, row := range []struct {
			in   kinesis.GetShardIteratorInput
			want string
		}{
			{kinesis.GetShardIteratorInput{ShardIteratorType: trimHorizon}, "r1 r2 r3"},
			{kinesis.GetShardIteratorInput{ShardIteratorType: latest}, ""},
			{kinesis.GetShardIteratorInput{ShardIteratorType: atSequenceNumber, StartingSequenceNumber: second.SequenceNumber}, "r2 r3"},
			{kinesis.GetShardIteratorInput{ShardIteratorType: afterSequenceNumber, StartingSequenceNumber: first.SequenceNumber}, "r2 r3"},
			{kinesis.GetShardIteratorInput{ShardIteratorType: atSequenceNumber, StartingSequenceNumber: end}, ""},
			{kinesis.GetShardIteratorInput{ShardIteratorType: afterSequenceNumber, StartingSequenceNumber: end}, ""},
			{kinesis.GetShardIteratorInput{ShardIteratorType: atTimestamp, Timestamp: later}, "r2 r3"},
			{kinesis.GetShardIteratorInput{ShardIteratorType: atTimestamp, Timestamp: time.Now()}, ""},
		} {
			row.in.StreamName, row.in.ShardId = "s", "0"
			token := call[*kinesis.GetShardIteratorOutput](s, "GetShardIterator", &row.in).ShardIterator
			read(row.in.ShardIteratorType, token, row.want, false)
			s.restart()
			read(row.in.ShardIteratorType+" after a restart", token, row.want, false)
		}
		read("the iterator from before", held, "r3", false)
		// A page that stops before the end goes on.
		out := call[*kinesis.GetRecordsOutput](s, "GetRecords", &kinesis.GetRecordsInput{ShardIterator: held, Limit: ptr[int32](1)})
		if texts(out.Records) != "r3" || out.NextShardIterator != "" {
			t.Errorf("the last page is %q", texts(out.Records))
		}
		// The parent's numbers are of no use at a child.
		_, err := s.do(home, "GetShardIterator", &kinesis.GetShardIteratorInput{
			StreamName: "s", ShardId: "1", ShardIteratorType: afterSequenceNumber, StartingSequenceNumber: second.SequenceNumber})
		wantRefusal(t, "a parent's number at a child", err, shardwell.CodeInvalidArgument,
			"Invalid StartingSequenceNumber. It encodes shardId-000000000000, while it was used in a call to a shard with shardId-000000000001")
	})
}

// SequenceNumberForOrdering goes on across a change of shards: a parent's last
// number, even its EndingSequenceNumber, is below all of the child's.
func TestOrderingAcrossReshard(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := newServer(t, Config{Quotas: quota.Of(quota.Off)})
		s.create("s", 1)
		number := s.putOne("s", "0", "r0").SequenceNumber
		for shard := range uint32(5) {
			low := s.service.catalog.Stream(home, "s").Route(shardwell.HashKey{})
			s.split("s", low.Index, []string{"1000", "900", "800", "700", "600"}[shard])
			for _, after := range []string{number, low.First().String(), s.service.catalog.Stream(home, "s").Shard(low.Index).Last().String()} {
				out := call[*kinesis.PutRecordOutput](s, "PutRecord", &kinesis.PutRecordInput{
					StreamName: "s", PartitionKey: "k", ExplicitHashKey: "0", SequenceNumberForOrdering: after})
				if sequenceNumber(t, out.SequenceNumber).Compare(sequenceNumber(t, after)) <= 0 {
					t.Errorf("%s was given after %s", out.SequenceNumber, after)
				}
				number = out.SequenceNumber
			}
		}
		ahead := sequenceNumber(t, number)
		ahead.Index++
		_, err := s.do(home, "PutRecord", &kinesis.PutRecordInput{
			StreamName: "s", PartitionKey: "k", ExplicitHashKey: "0", SequenceNumberForOrdering: ahead.String()})
		wantRefusal(t, "a number not given yet", err, shardwell.CodeInvalidArgument, "")
	})
}

func sequenceNumber(t *testing.T, text string) shardwell.SequenceNumber {
	t.Helper()
	n, err := shardwell.ParseSequenceNumber(text)
	if err != nil {
		t.Fatalf("%s: %v", text, err)
	}
	return n
}

// DescribeStream pages through open and closed shards alike.
func TestDescribeReshardedPages(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := newServer(t, Config{})
		s.create("s", 60)
		s.scale("s", 120)
		var ids []string
		in := &kinesis.DescribeStreamInput{StreamName: "s"}
		for more := true; more; {
			d := call[*kinesis.DescribeStreamOutput](s, "DescribeStream", in).StreamDescription
			for i := range d.Shards {
				ids = append(ids, d.Shards[i].ShardId)
			}
			if more = d.HasMoreShards; more != (len(ids) == 100) {
				t.Fatalf("%d shards so far, more: %v", len(ids), more)
			}
			in.ExclusiveStartShardId = ids[len(ids)-1]
		}
		if len(ids) != 180 || !slices.IsSorted(ids) {
			t.Errorf("%d shards: %v", len(ids), ids)
		}
	})
}
