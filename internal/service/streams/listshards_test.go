package streams

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/api/kinesis"
	"github.com/shardwell/shardwell/internal/service/streams/catalog"
	"github.com/shardwell/shardwell/internal/service/streams/quota"
)

func (s *server) list(in *kinesis.ListShardsInput) (ids string, next string) {
	s.t.Helper()
	out := call[*kinesis.ListShardsOutput](s, "ListShards", in)
	var indexes []string
	for _, sh := range out.Shards {
		indexes = append(indexes, strings.TrimLeft(strings.TrimPrefix(sh.ShardId, "shardId-"), "0")+".")
	}
	return strings.Join(indexes, ""), out.NextToken
}

// Check 64: pages of shards, what goes with a token and what does not, and how
// long one lives.
func TestCheck64ListShardsPages(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := newServer(t, Config{})
		s.create("s", 5)
		ids, next := s.list(&kinesis.ListShardsInput{StreamName: "s", MaxResults: ptr[int32](2)})
		if ids != ".1." || next == "" {
			t.Fatalf("first page is %s, token %q", ids, next)
		}
		ids, more := s.list(&kinesis.ListShardsInput{NextToken: next, MaxResults: ptr[int32](1)})
		if ids != "2." || more == "" {
			t.Errorf("second page is %s, token %q", ids, more)
		}
		if ids, more = s.list(&kinesis.ListShardsInput{NextToken: more}); ids != "3.4." || more != "" {
			t.Errorf("last page is %s, token %q", ids, more)
		}
		const together = "NextToken and %s cannot be provided together."
		for member, in := range map[string]*kinesis.ListShardsInput{
			"StreamName":              {StreamName: "s"},
			"ExclusiveStartShardId":   {ExclusiveStartShardId: "shardId-000000000000"},
			"StreamCreationTimestamp": {StreamCreationTimestamp: time.Now()},
			"ShardFilter":             {ShardFilter: &kinesis.ShardFilter{Type: "AT_LATEST"}},
		} {
			in.NextToken = next
			s.refused("ListShards", in, shardwell.CodeInvalidArgument, fmt.Sprintf(together, member))
		}
		s.refused("ListShards", &kinesis.ListShardsInput{StreamARN: home.StreamARN("s"), NextToken: next},
			shardwell.CodeInvalidArgument, fmt.Sprintf(together, "StreamName"))
		s.refused("ListShards", &kinesis.ListShardsInput{}, shardwell.CodeInvalidArgument,
			"Either NextToken or StreamName should be provided.")
		s.refused("ListShards", &kinesis.ListShardsInput{NextToken: "AAAA"}, shardwell.CodeInvalidArgument, "Invalid NextToken.")
		if _, err := s.do(abroad, "ListShards", &kinesis.ListShardsInput{NextToken: next}); code(err) != shardwell.CodeInvalidArgument {
			t.Errorf("another tenant's token: %v", err)
		}
		s.restart()
		pass(299 * time.Second)
		if ids, _ := s.list(&kinesis.ListShardsInput{NextToken: next}); ids != "2.3.4." {
			t.Errorf("after a restart the token gives %s", ids)
		}
		pass(2 * time.Second)
		if _, err := s.do(home, "ListShards", &kinesis.ListShardsInput{NextToken: next}); code(err) != shardwell.CodeExpiredNextToken {
			t.Errorf("after 301 s: %v", err)
		}
		_, next = s.list(&kinesis.ListShardsInput{StreamName: "s", MaxResults: ptr[int32](2)})
		s.run("DeleteStream", &kinesis.DeleteStreamInput{StreamName: "s"})
		s.create("s", 5)
		code, message := notFound("s")
		s.refused("ListShards", &kinesis.ListShardsInput{NextToken: next}, code, message)
	})
}

// A page has at most 1,000 shards, and 1,000 by default.
func TestListShardsPageSize(t *testing.T) {
	s := newServer(t, Config{})
	s.create("s", 1001)
	for _, limit := range []*int32{nil, ptr[int32](10000)} {
		out := call[*kinesis.ListShardsOutput](s, "ListShards", &kinesis.ListShardsInput{StreamName: "s", StreamARN: home.StreamARN("s"), MaxResults: limit})
		if len(out.Shards) != 1000 || out.NextToken == "" {
			t.Errorf("%d shards, token %q", len(out.Shards), out.NextToken)
		}
	}
}

// A creation timestamp must be the stream's, to the second.
func TestListShardsCreationTimestamp(t *testing.T) {
	s := newServer(t, Config{})
	s.create("s", 1)
	created := s.describe("s").StreamCreationTimestamp
	if ids, _ := s.list(&kinesis.ListShardsInput{StreamName: "s", StreamCreationTimestamp: created.Add(999 * time.Millisecond)}); ids != "." {
		t.Errorf("with the right timestamp: %s", ids)
	}
	code, message := notFound("s")
	s.refused("ListShards", &kinesis.ListShardsInput{StreamName: "s", StreamCreationTimestamp: created.Add(time.Second)}, code, message)
}

// resharded is a service that knows one stream, of 24 h of retention, made at
// the given instant with 2 shards: 0 was split into 2 and 3 at one time, then
// 1 and 3 were merged into 4 at another.
func resharded(t *testing.T, made, split, merged time.Time) *server {
	t.Helper()
	const top = "340282366920938463463374607431768211455"
	shard := func(index int, start, end, parents string, opened, closed time.Time) string {
		s := fmt.Sprintf(`{"index":%d,"log":%d,"range":{"start":"%s","end":"%s"},"parents":[%s],"numberEpoch":%d,"openedAt":%d`,
			index, 1024+index, start, end, parents, opened.Unix(), opened.UnixMilli())
		if !closed.IsZero() {
			s += fmt.Sprintf(`,"closedAt":%d`, closed.UnixMilli())
		}
		return s + "}"
	}
	shards := strings.Join([]string{
		shard(0, "0", "99", "", made, split),
		shard(1, "100", top, "", made, merged),
		shard(2, "0", "49", "0", split, time.Time{}),
		shard(3, "50", "99", "0", split, merged),
		shard(4, "50", top, "3,1", merged, time.Time{}),
	}, ",")
	snapshot := `{"v":1,"nextLog":1029,"streams":1}` + fmt.Sprintf(
		`{"account":"000000000000","region":"us-east-1","name":"s","uid":"u","status":"ACTIVE","createdAt":%d,"mode":"PROVISIONED",`+
			`"retentionHours":24,"maxRecordSizeInKiB":1024,"encryptionType":"NONE","shards":[%s],"nextShard":5}`, made.UnixMilli(), shards)
	m := catalog.New()
	if err := m.Restore(strings.NewReader(snapshot)); err != nil {
		t.Fatal(err)
	}
	return &server{t: t, service: &Service{cfg: Config{Quotas: quota.Of(quota.Off)}, catalog: m, tokens: testSealer(t, "entropy", testKey1)}}
}

// Check 63: each filter selects what it says, and the shards open at one
// instant cover the hash space exactly once.
func TestCheck63ListShardsFilters(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		made := time.Now()
		split, merged := made.Add(10*time.Hour), made.Add(20*time.Hour)
		s := resharded(t, made, split, merged)
		ask := func(kind string, at time.Time) string {
			ids, _ := s.list(&kinesis.ListShardsInput{StreamName: "s", ShardFilter: &kinesis.ShardFilter{Type: kind, Timestamp: at}})
			return ids
		}
		check := func(what, got, want string) {
			t.Helper()
			if got != want {
				t.Errorf("%v after creation: %s gives %s, want %s", time.Since(made), what, got, want)
			}
		}
		var none time.Time
		pass(21 * time.Hour)
		ids, _ := s.list(&kinesis.ListShardsInput{StreamName: "s"})
		check("no filter", ids, ".1.2.3.4.")
		check("FROM_TRIM_HORIZON", ask("FROM_TRIM_HORIZON", none), ".1.2.3.4.")
		check("AT_LATEST", ask("AT_LATEST", none), "2.4.")
		check("AT_TRIM_HORIZON", ask("AT_TRIM_HORIZON", none), ".1.")
		check("AT_TIMESTAMP before creation", ask("AT_TIMESTAMP", made.Add(-time.Hour)), ".1.")
		check("AT_TIMESTAMP before the split", ask("AT_TIMESTAMP", split.Add(-time.Millisecond)), ".1.")
		check("AT_TIMESTAMP of the split", ask("AT_TIMESTAMP", split), "1.2.3.")
		check("AT_TIMESTAMP of the merge", ask("AT_TIMESTAMP", merged), "2.4.")
		check("FROM_TIMESTAMP of the split", ask("FROM_TIMESTAMP", split), ".1.2.3.4.")
		check("FROM_TIMESTAMP after the split", ask("FROM_TIMESTAMP", split.Add(time.Millisecond)), "1.2.3.4.")
		check("FROM_TIMESTAMP now", ask("FROM_TIMESTAMP", time.Now()), "2.4.")
		ids, _ = s.list(&kinesis.ListShardsInput{StreamName: "s", ShardFilter: &kinesis.ShardFilter{Type: "AFTER_SHARD_ID", ShardId: "shardId-000000000001"}})
		check("AFTER_SHARD_ID", ids, "2.3.4.")
		ids, _ = s.list(&kinesis.ListShardsInput{StreamName: "s", ExclusiveStartShardId: "shardId-000000000003"})
		check("ExclusiveStartShardId", ids, "4.")

		// A token goes on with the filter and the instant of the first page.
		in := &kinesis.ListShardsInput{StreamName: "s", MaxResults: ptr[int32](1),
			ShardFilter: &kinesis.ShardFilter{Type: "AT_TIMESTAMP", Timestamp: split}}
		pages := []string{}
		for in.NextToken != "" || len(pages) == 0 {
			ids, next := s.list(in)
			pages = append(pages, ids)
			in = &kinesis.ListShardsInput{NextToken: next, MaxResults: ptr[int32](1)}
		}
		if !slices.Equal(pages, []string{"1.", "2.", "3."}) {
			t.Errorf("pages are %v", pages)
		}

		// What has closed a retention period ago is gone everywhere.
		pass(14 * time.Hour)
		ids, _ = s.list(&kinesis.ListShardsInput{StreamName: "s"})
		check("no filter", ids, "1.2.3.4.")
		check("AT_TRIM_HORIZON", ask("AT_TRIM_HORIZON", none), "1.2.3.")
		check("AT_TIMESTAMP of creation", ask("AT_TIMESTAMP", made), "1.2.3.")
		if got := s.describe("s").Shards; len(got) != 4 || got[0].SequenceNumberRange.EndingSequenceNumber == "" ||
			got[1].ParentShardId != "shardId-000000000000" || got[3].ParentShardId != "shardId-000000000003" ||
			got[3].AdjacentParentShardId != "shardId-000000000001" {
			t.Errorf("described as %+v", got)
		}
	})
}

// Whatever the instant, the shards open at it cover the hash space once.
func TestAtTimestampCovers(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		made := time.Now()
		s := resharded(t, made, made.Add(7*time.Millisecond), made.Add(15*time.Millisecond))
		pass(time.Second)
		for at := -5; at < 30; at++ {
			out := call[*kinesis.ListShardsOutput](s, "ListShards", &kinesis.ListShardsInput{StreamName: "s",
				ShardFilter: &kinesis.ShardFilter{Type: "AT_TIMESTAMP", Timestamp: made.Add(time.Duration(at) * time.Millisecond)}})
			slices.SortFunc(out.Shards, func(a, b kinesis.Shard) int {
				return hashKey(t, a.HashKeyRange.StartingHashKey).Compare(hashKey(t, b.HashKeyRange.StartingHashKey))
			})
			next := shardwell.HashKey{}
			for _, sh := range out.Shards {
				if hashKey(t, sh.HashKeyRange.StartingHashKey) != next {
					t.Errorf("%d ms after creation: %s starts at %s, not %s", at, sh.ShardId, sh.HashKeyRange.StartingHashKey, next)
				}
				next = hashKey(t, sh.HashKeyRange.EndingHashKey).Next()
			}
			if next != (shardwell.HashKey{}) {
				t.Errorf("%d ms after creation: nobody has %s", at, next)
			}
		}
	})
}

func hashKey(t testing.TB, text string) shardwell.HashKey {
	t.Helper()
	k, err := shardwell.ParseHashKey(text)
	if err != nil {
		t.Fatal(err)
	}
	return k
}

// Members that do not go with the filter's type are refused.
func TestListShardsFilterArguments(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		made := time.Now()
		s := resharded(t, made, made.Add(time.Second), made.Add(2*time.Second))
		pass(time.Minute)
		now := time.Now()
		for _, c := range []struct {
			filter  kinesis.ShardFilter
			message string
		}{
			{kinesis.ShardFilter{Type: "AFTER_SHARD_ID"}, "ShardId must be specified in a ShardFilter of type AFTER_SHARD_ID."},
			{kinesis.ShardFilter{Type: "AT_LATEST", ShardId: "s"}, "ShardId cannot be specified in a ShardFilter of type AT_LATEST."},
			{kinesis.ShardFilter{Type: "AT_TIMESTAMP"}, "Timestamp must be specified in a ShardFilter of type AT_TIMESTAMP."},
			{kinesis.ShardFilter{Type: "FROM_TIMESTAMP"}, "Timestamp must be specified in a ShardFilter of type FROM_TIMESTAMP."},
			{kinesis.ShardFilter{Type: "AT_TRIM_HORIZON", Timestamp: now}, "Timestamp cannot be specified in a ShardFilter of type AT_TRIM_HORIZON."},
			{kinesis.ShardFilter{Type: "AT_TIMESTAMP", Timestamp: now.Add(time.Second)},
				fmt.Sprintf("The timestampInMillis parameter cannot be greater than the currentTimestampInMillis. timestampInMillis: %d, currentTimestampInMillis: %d",
					now.UnixMilli()+1000, now.UnixMilli())},
		} {
			s.refused("ListShards", &kinesis.ListShardsInput{StreamName: "s", ShardFilter: &c.filter}, shardwell.CodeInvalidArgument, c.message)
		}
	})
}
