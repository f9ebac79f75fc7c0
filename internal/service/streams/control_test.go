package streams

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/api/kinesis"
	"github.com/shardwell/shardwell/internal/service/streams/quota"
)

func (s *server) describe(name string) *kinesis.StreamDescription {
	s.t.Helper()
	return call[*kinesis.DescribeStreamOutput](s, "DescribeStream", &kinesis.DescribeStreamInput{StreamName: name}).StreamDescription
}

func (s *server) summary(name string) *kinesis.StreamDescriptionSummary {
	s.t.Helper()
	return call[*kinesis.DescribeStreamSummaryOutput](s, "DescribeStreamSummary",
		&kinesis.DescribeStreamSummaryInput{StreamName: name}).StreamDescriptionSummary
}

func notFound(name string) (code, message string) {
	return shardwell.CodeResourceNotFound, "Stream " + name + " under account 000000000000 not found."
}

// Check 20: a new stream is CREATING without shards and takes no records, for
// the delay of state changes and not longer; so with deletion.
func TestCheck20StatesAreVisible(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := newServer(t, Config{StateDelay: 500 * time.Millisecond})
		s.create("s", 2)
		for _, want := range []string{"CREATING", "ACTIVE"} {
			d, sum := s.describe("s"), s.summary("s")
			if d.StreamStatus != want || sum.StreamStatus != want {
				t.Fatalf("status is %s and %s, want %s", d.StreamStatus, sum.StreamStatus, want)
			}
			shown := map[string]int{"CREATING": 0, "ACTIVE": 2}[want]
			if d.Shards == nil || len(d.Shards) != shown || int(sum.OpenShardCount) != shown {
				t.Errorf("%s shows %d shards, counts %d, want %d", want, len(d.Shards), sum.OpenShardCount, shown)
			}
			put := &kinesis.PutRecordInput{StreamName: "s", PartitionKey: "k", Data: []byte("d")}
			if want == "CREATING" {
				code, message := notFound("s")
				s.refused("PutRecord", put, code, message)
				s.refused("ListShards", &kinesis.ListShardsInput{StreamName: "s"}, shardwell.CodeResourceInUse,
					"Stream s under account 000000000000 not ACTIVE, instead in state CREATING")
				pass(499 * time.Millisecond)
				if got := s.describe("s").StreamStatus; got != "CREATING" {
					t.Errorf("after 499 ms the stream is %s", got)
				}
				pass(2 * time.Millisecond)
			} else {
				call[*kinesis.PutRecordOutput](s, "PutRecord", put)
			}
		}
		s.run("DeleteStream", &kinesis.DeleteStreamInput{StreamName: "s"})
		if d := s.describe("s"); d.StreamStatus != "DELETING" || len(d.Shards) != 0 {
			t.Errorf("after delete: %s with %d shards", d.StreamStatus, len(d.Shards))
		}
		s.refused("DeleteStream", &kinesis.DeleteStreamInput{StreamName: "s"}, shardwell.CodeResourceInUse,
			"Stream s under account 000000000000 not ACTIVE, instead in state DELETING")
		s.refused("CreateStream", &kinesis.CreateStreamInput{StreamName: "s", ShardCount: ptr[int32](1)},
			shardwell.CodeResourceInUse, "Stream s under account 000000000000 already exists.")
		pass(501 * time.Millisecond)
		code, message := notFound("s")
		s.refused("DescribeStream", &kinesis.DescribeStreamInput{StreamName: "s"}, code, message)
		s.create("s", 1)
	})
}

// Without delay a state change is complete when its call returns.
func TestNoStateDelay(t *testing.T) {
	s := newServer(t, Config{})
	s.create("s", 1)
	if got := s.describe("s").StreamStatus; got != "ACTIVE" {
		t.Errorf("after create: %s", got)
	}
	s.run("DeleteStream", &kinesis.DeleteStreamInput{StreamName: "s"})
	code, message := notFound("s")
	s.refused("DescribeStream", &kinesis.DescribeStreamInput{StreamName: "s"}, code, message)
}

// Checks 21, 22, 23 and 27: name taken, default capacity, ranges, streams in
// flight; and what is wrong about arguments.
func TestChecks21To27CreateStream(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := newServer(t, Config{StateDelay: time.Hour})
		s.create("s", 3)
		s.refused("CreateStream", &kinesis.CreateStreamInput{StreamName: "s", ShardCount: ptr[int32](100000)},
			shardwell.CodeResourceInUse, "Stream s under account 000000000000 already exists.")
		for _, name := range []string{"b", "c", "d"} {
			s.create(name, 1)
		}
		s.run("CreateStream", &kinesis.CreateStreamInput{StreamName: "default"})
		_, err := s.do(home, "CreateStream", &kinesis.CreateStreamInput{StreamName: "sixth"})
		if code(err) != shardwell.CodeLimitExceeded || !strings.Contains(err.Error(), "simultaneously be in CREATING or DELETING for the account 000000000000. Limit: 5.") {
			t.Errorf("sixth stream in flight: %v", err)
		}
		pass(2 * time.Hour)
		d := s.describe("default")
		if len(d.Shards) != 4 || d.StreamModeDetails.StreamMode != "ON_DEMAND" {
			t.Errorf("a stream by default has %d shards, mode %s", len(d.Shards), d.StreamModeDetails.StreamMode)
		}
		ends := []string{}
		for i, sh := range s.describe("s").Shards {
			ends = append(ends, sh.HashKeyRange.EndingHashKey)
			if sh.ShardId != shardwell.FormatShardID(uint32(i)) || sh.ParentShardId != "" ||
				sh.SequenceNumberRange.EndingSequenceNumber != "" || len(sh.SequenceNumberRange.StartingSequenceNumber) != 56 {
				t.Errorf("shard %d is %+v with %+v", i, sh, sh.SequenceNumberRange)
			}
		}
		if want := []string{"113427455640312821154458202477256070484", "226854911280625642308916404954512140969",
			"340282366920938463463374607431768211455"}; !slices.Equal(ends, want) {
			t.Errorf("shards end at %v, want %v", ends, want)
		}
	})
}

// Arguments of CreateStream that do not go together are refused and leave
// nothing behind.
func TestCreateStreamArguments(t *testing.T) {
	s := newServer(t, Config{})
	mode := func(m string) *kinesis.StreamModeDetails { return &kinesis.StreamModeDetails{StreamMode: m} }
	tags := map[string]string{}
	for i := range 51 {
		tags[fmt.Sprint("k", i)] = "v"
	}
	const wrongTag = "Some tags contain invalid characters. Valid characters: Unicode letters, digits, white space, _ . / = + - % @."
	for name, c := range map[string]struct {
		in            kinesis.CreateStreamInput
		code, message string
	}{
		"provisioned without a count": {kinesis.CreateStreamInput{StreamModeDetails: mode("PROVISIONED")},
			shardwell.CodeValidation, "ShardCount is required when StreamMode is PROVISIONED."},
		"on-demand with a count": {kinesis.CreateStreamInput{StreamModeDetails: mode("ON_DEMAND"), ShardCount: ptr[int32](2)},
			shardwell.CodeValidation, "ShardCount cannot be set when StreamMode is ON_DEMAND."},
		"warm throughput": {kinesis.CreateStreamInput{WarmThroughputMiBps: ptr[int32](5)},
			shardwell.CodeValidation, "WarmThroughputMiBps can only be set when the account's MinimumThroughputBillingCommitment is ENABLED."},
		"warm throughput of a provisioned stream": {kinesis.CreateStreamInput{ShardCount: ptr[int32](2), WarmThroughputMiBps: ptr[int32](5)},
			shardwell.CodeValidation, "WarmThroughputMiBps can only be set when StreamMode is ON_DEMAND."},
		"AUTO on a provisioned stream": {kinesis.CreateStreamInput{ShardCount: ptr[int32](2), RecordDistributionStrategy: "AUTO"},
			shardwell.CodeInvalidArgument, "RecordDistributionStrategy AUTO can only be set when StreamMode is ON_DEMAND."},
		"51 tags": {kinesis.CreateStreamInput{Tags: tags}, shardwell.CodeInvalidArgument,
			"Failed to add tags to stream x under account 000000000000 because a given stream cannot have more than 50 tags associated with it."},
		"a tab in a tag": {kinesis.CreateStreamInput{Tags: map[string]string{"a\tb": "c"}}, shardwell.CodeInvalidArgument, wrongTag},
		"AWS's own tag":  {kinesis.CreateStreamInput{Tags: map[string]string{"aws:x": "c"}}, shardwell.CodeInvalidArgument, wrongTag},
		"a percent sign": {kinesis.CreateStreamInput{Tags: map[string]string{"a%b": "c"}}, shardwell.CodeInvalidArgument,
			"Failed to add tags to stream x under account 000000000000 because some tags contained illegal characters." +
				" The allowed characters are Unicode letters, white-spaces, '_',',','/','=','+','-','@'."},
	} {
		t.Run(name, func(t *testing.T) {
			c.in.StreamName = "x"
			s := *s
			s.t = t
			s.refused("CreateStream", &c.in, c.code, c.message)
			code, message := notFound("x")
			s.refused("DescribeStream", &kinesis.DescribeStreamInput{StreamName: "x"}, code, message)
		})
	}
	s.run("CreateStream", &kinesis.CreateStreamInput{StreamName: "x", RecordDistributionStrategy: "AUTO",
		MaxRecordSizeInKiB: ptr[int32](2048), Tags: map[string]string{"Größe 1": "a:b_c.d/e=f+g-h@i"}})
	if sum := s.summary("x"); sum.RecordDistributionStrategy != "AUTO" || *sum.MaxRecordSizeInKiB != 2048 {
		t.Errorf("summary is %+v", sum)
	}
}

// Check 24: what is said about a new stream, member by member; check 19: never
// a StreamId.
func TestCheck24DescribeStreamSummary(t *testing.T) {
	s := newServer(t, Config{})
	before := time.Now().Truncate(time.Second)
	s.create("s", 2)
	got := s.summary("s")
	created := got.StreamCreationTimestamp
	want := &kinesis.StreamDescriptionSummary{
		StreamName: "s", StreamARN: "arn:aws:kinesis:us-east-1:000000000000:stream/s", StreamStatus: "ACTIVE",
		StreamModeDetails: &kinesis.StreamModeDetails{StreamMode: "PROVISIONED"}, RetentionPeriodHours: 24,
		StreamCreationTimestamp: created,
		EnhancedMonitoring:      kinesis.EnhancedMonitoringList{{ShardLevelMetrics: kinesis.MetricsNameList{}}},
		EncryptionType:          "NONE", OpenShardCount: 2, ConsumerCount: ptr[int32](0), MaxRecordSizeInKiB: ptr[int32](1024),
		ChannelCount: ptr[int32](0), QueueCount: ptr[int32](0),
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("summary is %+v\nwant %+v", got, want)
	}
	if created.Before(before) || created.After(time.Now().Add(time.Second)) || created.Nanosecond() != 0 {
		t.Errorf("created at %v, not a whole second from %v on", created, before)
	}
}

// Check 25: at most 100 shards a page, and the 101st after the last of them.
func TestCheck25DescribeStreamPages(t *testing.T) {
	s := newServer(t, Config{})
	s.create("s", 101)
	page := func(limit *int32, after string) *kinesis.StreamDescription {
		return call[*kinesis.DescribeStreamOutput](s, "DescribeStream",
			&kinesis.DescribeStreamInput{StreamName: "s", Limit: limit, ExclusiveStartShardId: after}).StreamDescription
	}
	for _, limit := range []*int32{ptr[int32](1000), nil} {
		first := page(limit, "")
		if len(first.Shards) != 100 || !first.HasMoreShards {
			t.Fatalf("%d shards, more %v", len(first.Shards), first.HasMoreShards)
		}
		rest := page(limit, first.Shards[99].ShardId)
		if len(rest.Shards) != 1 || rest.HasMoreShards || rest.Shards[0].ShardId != "shardId-000000000100" {
			t.Errorf("then %d shards, more %v", len(rest.Shards), rest.HasMoreShards)
		}
	}
	if got := page(ptr[int32](1), "shardId-000000000007x"); len(got.Shards) != 1 || got.Shards[0].ShardId != "shardId-000000000008" {
		t.Errorf("after an id that is none: %+v", got.Shards)
	}
}

// Check 26: names come sorted, 100 a page, and both ways of going on give the
// rest; another tenant's streams are not among them.
func TestCheck26ListStreams(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := newServer(t, Config{Quotas: quota.Of(quota.Off)})
		for i := range 120 {
			s.create(fmt.Sprintf("s-%03d", (i*7)%120), 1)
		}
		if _, err := s.do(abroad, "CreateStream", &kinesis.CreateStreamInput{StreamName: "a-foreign"}); err != nil {
			t.Fatal(err)
		}
		list := func(in *kinesis.ListStreamsInput) *kinesis.ListStreamsOutput {
			out := call[*kinesis.ListStreamsOutput](s, "ListStreams", in)
			for i, sum := range out.StreamSummaries {
				if sum.StreamName != out.StreamNames[i] || sum.StreamStatus != "ACTIVE" || sum.StreamARN != home.StreamARN(sum.StreamName) ||
					sum.StreamModeDetails.StreamMode != "PROVISIONED" || sum.StreamCreationTimestamp.IsZero() {
					t.Errorf("summary %d of %s is %+v", i, out.StreamNames[i], sum)
				}
			}
			return out
		}
		first := list(&kinesis.ListStreamsInput{Limit: ptr[int32](5000)})
		if len(first.StreamNames) != 100 || !first.HasMoreStreams || first.NextToken == "" || !slices.IsSorted(first.StreamNames) {
			t.Fatalf("%d names, more %v, sorted %v", len(first.StreamNames), first.HasMoreStreams, slices.IsSorted(first.StreamNames))
		}
		for _, in := range []*kinesis.ListStreamsInput{{NextToken: first.NextToken}, {ExclusiveStartStreamName: first.StreamNames[99]}} {
			rest := list(in)
			if len(rest.StreamNames) != 20 || rest.StreamNames[0] != "s-100" || rest.HasMoreStreams || rest.NextToken != "" {
				t.Errorf("then %v, more %v", rest.StreamNames, rest.HasMoreStreams)
			}
		}
		for _, tenant := range []shardwell.Tenant{abroad, {Account: home.Account, Region: "eu-west-1"}} {
			if _, err := s.do(tenant, "ListStreams", &kinesis.ListStreamsInput{NextToken: first.NextToken}); code(err) != shardwell.CodeInvalidArgument {
				t.Errorf("another tenant's token: %v", err)
			}
		}
		pass(301 * time.Second)
		if _, err := s.do(home, "ListStreams", &kinesis.ListStreamsInput{NextToken: first.NextToken}); code(err) != shardwell.CodeExpiredNextToken {
			t.Errorf("old token: %v", err)
		}
	})
}

// A stream is found by name, by ARN or by both, if they agree; never by the
// ARN of another account or region.
func TestAddressing(t *testing.T) {
	s := newServer(t, Config{})
	s.create("s", 1)
	if _, err := s.do(abroad, "CreateStream", &kinesis.CreateStreamInput{StreamName: "theirs"}); err != nil {
		t.Fatal(err)
	}
	arn := home.StreamARN("s")
	for _, in := range []*kinesis.DescribeStreamInput{{StreamName: "s"}, {StreamARN: arn}, {StreamName: "s", StreamARN: arn}} {
		in.StreamId = "abcdefghij0123456789-abc"
		if got := call[*kinesis.DescribeStreamOutput](s, "DescribeStream", in); got.StreamDescription.StreamARN != arn {
			t.Errorf("%+v describes %s", in, got.StreamDescription.StreamARN)
		}
	}
	for _, c := range []struct{ name, arn, code, message string }{
		{"", "", shardwell.CodeInvalidArgument, "Either StreamName or StreamARN should be provided."},
		{"t", arn, shardwell.CodeInvalidArgument, "StreamName t and StreamARN " + arn + " do not identify the same stream."},
		{"", home.StreamARN("t"), shardwell.CodeResourceNotFound, "Stream t under account 000000000000 not found."},
		{"theirs", "", shardwell.CodeResourceNotFound, "Stream theirs under account 000000000000 not found."},
		{"", abroad.StreamARN("theirs"), shardwell.CodeResourceNotFound, "Stream theirs under account 111111111111 not found."},
		{"", "arn:aws:kinesis:eu-west-1:000000000000:stream/s", shardwell.CodeResourceNotFound, "Stream s under account 000000000000 not found."},
		{"", "arn:aws-cn:kinesis:us-east-1:000000000000:stream/s", shardwell.CodeResourceNotFound, "Stream s under account 000000000000 not found."},
		{"", "arn:aws:kinesis:x:y:000000000000:stream/s", shardwell.CodeInvalidArgument, "StreamARN arn:aws:kinesis:x:y:000000000000:stream/s is invalid."},
	} {
		s.refused("DescribeStream", &kinesis.DescribeStreamInput{StreamName: c.name, StreamARN: c.arn}, c.code, c.message)
		s.refused("DescribeStreamSummary", &kinesis.DescribeStreamSummaryInput{StreamName: c.name, StreamARN: c.arn}, c.code, c.message)
		s.refused("DeleteStream", &kinesis.DeleteStreamInput{StreamName: c.name, StreamARN: c.arn}, c.code, c.message)
		if c.name+c.arn != "" {
			s.refused("ListShards", &kinesis.ListShardsInput{StreamName: c.name, StreamARN: c.arn}, c.code, c.message)
		}
	}
	if got := s.service.Elsewhere(home, "theirs"); !slices.Equal(got, []shardwell.Tenant{abroad}) {
		t.Errorf("the stream is elsewhere: %v", got)
	}
}
