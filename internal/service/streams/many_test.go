package streams

import (
	"fmt"
	"slices"
	"sync"
	"testing"

	"github.com/shardwell/shardwell/internal/api/kinesis"
	"github.com/shardwell/shardwell/internal/service/streams/quota"
)

// A thousand streams, and a stream of 10,000 shards, can be made, listed page
// by page without one being left out or told twice, written to, and are there
// after a restart: with quotas off, and with such as were raised for it.
func TestManyStreams(t *testing.T) {
	const streams, shards = 1000, 10_000
	for name, set := range map[string]*quota.Set{
		"off":    quota.Of(quota.Off),
		"raised": quotas(t, quota.AWS, "shardsPerAccount=11000", "streamsInFlight=1001", "rate.CreateStream=1000000", "rate.ListStreams=1000000", "rate.ListShards=1000000"),
	} {
		t.Run(name, func(t *testing.T) {
			s := newServer(t, Config{Quotas: set})
			var want []string
			for i := range streams {
				want = append(want, fmt.Sprint("s", i))
			}
			var makers sync.WaitGroup
			for maker := range 16 {
				makers.Go(func() {
					for i := maker; i < streams; i += 16 {
						if _, err := s.do(home, "CreateStream", &kinesis.CreateStreamInput{StreamName: want[i], ShardCount: ptr(int32(1))}); err != nil {
							t.Errorf("%s: %v", want[i], err)
							return
						}
					}
				})
			}
			makers.Wait()
			s.create("large", shards)
			want = append(want, "large")
			slices.Sort(want)

			for _, when := range []string{"at once", "after a restart"} {
				if got := s.allNames(); !slices.Equal(got, want) {
					t.Errorf("%s: %d names are listed, %d streams were made", when, len(got), len(want))
				}
				if got := s.allShardIDs("large"); len(got) != shards || !slices.IsSorted(got) || len(slices.Compact(got)) != shards {
					t.Errorf("%s: %d shards are listed", when, len(got))
				}
				call[*kinesis.PutRecordOutput](s, "PutRecord", &kinesis.PutRecordInput{StreamName: "s999", PartitionKey: "k"})
				s.restart()
			}
		})
	}
}

// allNames lists every stream.
func (s *server) allNames() (names []string) {
	s.t.Helper()
	in := &kinesis.ListStreamsInput{}
	for {
		page := call[*kinesis.ListStreamsOutput](s, "ListStreams", in)
		names = append(names, page.StreamNames...)
		if !page.HasMoreStreams {
			return names
		}
		in.NextToken = page.NextToken
	}
}

// allShardIDs lists every shard of a stream.
func (s *server) allShardIDs(stream string) (ids []string) {
	s.t.Helper()
	in := &kinesis.ListShardsInput{StreamName: stream}
	for {
		page := call[*kinesis.ListShardsOutput](s, "ListShards", in)
		for i := range page.Shards {
			ids = append(ids, page.Shards[i].ShardId)
		}
		if page.NextToken == "" {
			return ids
		}
		in = &kinesis.ListShardsInput{NextToken: page.NextToken}
	}
}
