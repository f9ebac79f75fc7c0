package streams

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"testing"
	"testing/synctest"
	"time"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/api"
	"github.com/shardwell/shardwell/internal/api/kinesis"
	"github.com/shardwell/shardwell/internal/log"
	"github.com/shardwell/shardwell/internal/service"
	"github.com/shardwell/shardwell/internal/service/streams/catalog"
	"github.com/shardwell/shardwell/internal/service/streams/quota"
)

// quotas gives a profile's values changed as NAME=VALUE says.
func quotas(t testing.TB, p quota.Profile, values ...string) *quota.Set {
	t.Helper()
	var overrides []quota.Override
	for _, v := range values {
		o, err := quota.ParseOverride(v)
		if err != nil {
			t.Fatal(err)
		}
		overrides = append(overrides, o)
	}
	set, err := quota.New(p, overrides...)
	if err != nil {
		t.Fatal(err)
	}
	return set
}

// isThrottled says whether err is a LimitExceededException for a rate of calls,
// of which the text is want.
func isThrottled(err error, want string) bool {
	var refusal *shardwell.Error
	return errors.As(err, &refusal) && refusal.Code == shardwell.CodeLimitExceeded && refusal.Message == want
}

// Every operation that has a rate is held to it: so many calls pass within an
// instant, the next one is refused without reaching its handler, time makes
// room for exactly one more, and other accounts have rates of their own.
func TestControlRates(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := newServer(t, Config{Quotas: quota.Of(quota.AWS)})
		all := map[string]service.Handler{}
		carriedOut := map[string]int{}
		for i := range kinesis.Service.Operations {
			op := kinesis.Service.Operations[i].Name
			all[op] = func(context.Context, shardwell.Tenant, api.Struct) (service.Reply, error) {
				carriedOut[op]++
				return service.Reply{}, nil
			}
		}
		for op, handler := range s.service.limited(all) {
			in := kinesis.Service.Operation(op).NewInput()
			const text = "Rate exceeded for account 000000000000."
			throttled := func() bool {
				_, err := handler(t.Context(), home, in)
				return isThrottled(err, text)
			}
			name, ok := quota.RateOf(op)
			if !ok {
				for range 2000 {
					if throttled() {
						t.Fatalf("%s, which moves records, has a rate", op)
					}
				}
				continue
			}
			rate := quota.Of(quota.AWS).Value(name)
			for i := range rate {
				if throttled() {
					t.Errorf("%s: call %d of %d a second is refused", op, i+1, rate)
				}
			}
			for range 2 {
				if !throttled() {
					t.Errorf("%s: more than %d calls a second pass", op, rate)
				}
			}
			time.Sleep(time.Second / time.Duration(rate))
			if throttled() || !throttled() {
				t.Errorf("%s: 1/%d s does not make room for exactly one call", op, rate)
			}
			if _, err := handler(t.Context(), abroad, in); err != nil {
				t.Errorf("%s: an account is held to what another has used: %v", op, err)
			}
			if got := carriedOut[op]; got != int(rate)+2 {
				t.Errorf("%s: %d calls reached the handler", op, got)
			}
		}
	})
}

// The default leaves rates of control operations alone, and one that is set
// holds in any profile.
func TestControlRatesOfProfiles(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		for _, c := range []struct {
			set   *quota.Set
			first int // call that is refused; 0: none
		}{
			{nil, 0}, {quota.Of(quota.Off), 0}, {quotas(t, quota.AWS, "rate.ListStreams=off"), 0},
			{quota.Of(quota.AWS), 6}, {quotas(t, quota.Local, "rate.ListStreams=3"), 4}, {quotas(t, quota.Off, "rate.ListStreams=3"), 4},
		} {
			s := newServer(t, Config{Quotas: c.set})
			first := 0
			for i := range 100 {
				if _, err := s.do(home, "ListStreams", &kinesis.ListStreamsInput{}); err != nil && first == 0 {
					first = i + 1
				}
			}
			if first != c.first {
				t.Errorf("%+v: call %d is the first refused, not %d", c.set, first, c.first)
			}
		}
	})
}

// A refusal speaks of the stream that the request names, by whatever member,
// and one that is refused has changed nothing.
func TestControlRateTexts(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := newServer(t, Config{Quotas: quota.Of(quota.AWS)})
		for i := range 5 {
			s.create(fmt.Sprint("s", i), 1)
		}
		const text = "Rate exceeded for stream s5 under account 000000000000."
		s.refused("CreateStream", &kinesis.CreateStreamInput{StreamName: "s5", ShardCount: ptr(int32(1))}, shardwell.CodeLimitExceeded, text)
		s.refused("DescribeStream", &kinesis.DescribeStreamInput{StreamName: "s5"}, shardwell.CodeResourceNotFound,
			"Stream s5 under account 000000000000 not found.")
		for range 20 {
			call[*kinesis.DescribeStreamSummaryOutput](s, "DescribeStreamSummary", &kinesis.DescribeStreamSummaryInput{StreamName: "s0"})
		}
		s.refused("DescribeStreamSummary", &kinesis.DescribeStreamSummaryInput{StreamARN: home.StreamARN("s1")}, shardwell.CodeLimitExceeded,
			"Rate exceeded for stream s1 under account 000000000000.")
	})
}

// Rates of streams are counted for each stream: by name, ARN and page token
// alike, and one stream's calls leave the others alone.
func TestStreamRates(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := newServer(t, Config{Quotas: quotas(t, quota.Local, "rate.ListShards=2")})
		s.create("a", 2)
		s.create("b", 2)
		page := call[*kinesis.ListShardsOutput](s, "ListShards", &kinesis.ListShardsInput{StreamName: "a", MaxResults: ptr(int32(1))})
		call[*kinesis.ListShardsOutput](s, "ListShards", &kinesis.ListShardsInput{StreamARN: home.StreamARN("a")})
		for what, in := range map[string]*kinesis.ListShardsInput{
			"name":  {StreamName: "a"},
			"ARN":   {StreamARN: home.StreamARN("a")},
			"token": {NextToken: page.NextToken},
		} {
			if _, err := s.do(home, "ListShards", in); !isThrottled(err, "Rate exceeded for stream a under account 000000000000.") {
				t.Errorf("by %s: %v", what, err)
			}
		}
		call[*kinesis.ListShardsOutput](s, "ListShards", &kinesis.ListShardsInput{StreamName: "b"})
		// What names another account's stream is refused as such, at nobody's cost.
		for range 3 {
			s.refused("ListShards", &kinesis.ListShardsInput{StreamARN: abroad.StreamARN("b")}, shardwell.CodeResourceNotFound,
				"Stream b under account 111111111111 not found.")
			time.Sleep(time.Second)
		}
		call[*kinesis.ListShardsOutput](s, "ListShards", &kinesis.ListShardsInput{StreamName: "b"})
	})
}

// What a request is about is found in every member that can name a stream.
func TestStreamNamedIn(t *testing.T) {
	s := newServer(t, Config{})
	for _, c := range []struct {
		op   string
		in   api.Struct
		want string
	}{
		{"DescribeStreamConsumer", &kinesis.DescribeStreamConsumerInput{ConsumerARN: home.StreamARN("s") + "/consumer/c:1700000000"}, "s"},
		{"DescribeStreamConsumer", &kinesis.DescribeStreamConsumerInput{StreamARN: home.StreamARN("s"), ConsumerName: "c"}, "s"},
		{"ListStreamConsumers", &kinesis.ListStreamConsumersInput{StreamARN: home.StreamARN("s")}, "s"},
		{"TagResource", &kinesis.TagResourceInput{ResourceARN: home.StreamARN("s")}, "s"},
		{"TagResource", &kinesis.TagResourceInput{ResourceARN: "arn:aws:kinesis:us-east-1:000000000000:queue/x"}, ""},
		{"ListShards", &kinesis.ListShardsInput{NextToken: "nonsense"}, ""},
		{"ListShards", &kinesis.ListShardsInput{StreamARN: abroad.StreamARN("s")}, ""},
		{"DescribeLimits", &kinesis.DescribeLimitsInput{}, ""},
	} {
		naming := newNaming(kinesis.Service.Operation(c.op).Input)
		if got := s.service.streamNamedIn(home, c.in, naming); got != c.want {
			t.Errorf("%s %+v names %q, not %q", c.op, c.in, got, c.want)
		}
	}
}

// Whoever calls, from however many accounts, what is remembered is bounded by
// the calls of a second, and a bucket in use is never forgotten.
func TestCallRatesForget(t *testing.T) {
	var rates callRates
	rate := quota.NewRate(5)
	at := func(i int) quota.Instant { return quota.Instant(i) * time.Millisecond }
	const perSecond = 1000
	busy, passed := callKey{tenant: home}, 0
	for i := range 100_000 {
		key := callKey{tenant: shardwell.Tenant{Account: fmt.Sprintf("%012d", i), Region: "us-east-1"}}
		if !rates.admit(at(i), key, rate) {
			t.Fatalf("account %d was refused its first call", i)
		}
		if i%100 == 0 && rates.admit(at(i), busy, rate) { // ten times a second
			passed++
		}
		if len(rates.buckets) > sweepFirst+2*perSecond {
			t.Fatalf("%d buckets are kept after %d accounts called, %d a second", len(rates.buckets), i, perSecond)
		}
	}
	if passed < 5*100 || passed > 5*100+5 {
		t.Errorf("of the busy account %d calls passed in 100 s at 5 a second", passed)
	}
}

// GetShardIterator may be called five times a second for a shard; dry runs and
// calls that are refused otherwise cost nothing. A closed shard has no such rate.
func TestGetShardIteratorThrottled(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := newPlane(t, quota.AWS)
		p.stream("s", 2)
		in := &kinesis.GetShardIteratorInput{StreamName: "s", ShardId: "0", ShardIteratorType: trimHorizon}
		for range 10 {
			dry := *in
			dry.DryRun = ptr(true)
			_, err := p.tryIterator(&dry)
			wantRefusal(t, "dry run", err, shardwell.CodeDryRunOperation, "")
			bad := *in
			bad.StartingSequenceNumber = "1"
			_, err = p.tryIterator(&bad)
			wantRefusal(t, "bad arguments", err, shardwell.CodeInvalidArgument, "")
		}
		for range 5 {
			p.iterator("s", "0", trimHorizon)
		}
		_, err := p.tryIterator(in)
		wantRefusal(t, "sixth call", err, shardwell.CodeProvisionedThroughput,
			"Rate exceeded for shard "+firstShard+" in stream s"+inAccount+".")
		p.iterator("s", "1", latest)
		time.Sleep(200 * time.Millisecond)
		p.iterator("s", "0", latest)

		closed := *p.streamNamed(p.tenant, "s")
		closed.Shards = slices.Clone(closed.Shards)
		closed.Shards[0].ClosedAt = log.Millis(time.Now().UnixMilli())
		p.streamNamed = func(shardwell.Tenant, string) *catalog.Stream { return &closed }
		for range 20 {
			p.iterator("s", "0", trimHorizon)
		}
	})
}
