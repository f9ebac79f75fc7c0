package streams

import (
	"fmt"
	"reflect"
	"testing"
	"testing/synctest"
	"time"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/api"
	"github.com/shardwell/shardwell/internal/api/kinesis"
)

func commit(status string) api.Struct {
	return &kinesis.UpdateAccountSettingsInput{
		MinimumThroughputBillingCommitment: &kinesis.MinimumThroughputBillingCommitmentInput{Status: status}}
}

// wantCommitment compares what is told about the home tenant's commitment.
func (s *server) wantCommitment(when string, want kinesis.MinimumThroughputBillingCommitmentOutput) {
	s.t.Helper()
	got := call[*kinesis.DescribeAccountSettingsOutput](s, "DescribeAccountSettings", &kinesis.DescribeAccountSettingsInput{}).MinimumThroughputBillingCommitment
	if got.Status != want.Status || !got.StartedAt.Equal(want.StartedAt) || !got.EndedAt.Equal(want.EndedAt) || !got.EarliestAllowedEndAt.Equal(want.EarliestAllowedEndAt) {
		s.t.Errorf("%s:\n got %+v\nwant %+v", when, got, want)
	}
}

// Check 35: a commitment lasts 24 hours at least: one that is disabled earlier
// ends by itself at the earliest moment allowed, unless it is enabled before;
// after 24 hours it ends at once. Restarts change nothing, and other accounts
// have their own.
func TestCheck35Commitment(t *testing.T) {
	type told = kinesis.MinimumThroughputBillingCommitmentOutput
	synctest.Test(t, func(t *testing.T) {
		s := newServer(t, Config{})
		update := func(status string) {
			t.Helper()
			out := call[*kinesis.UpdateAccountSettingsOutput](s, "UpdateAccountSettings", commit(status))
			s.wantCommitment("as updated to "+status, *out.MinimumThroughputBillingCommitment)
		}
		s.wantCommitment("never enabled", told{Status: "DISABLED"})
		update("DISABLED")
		s.wantCommitment("disabled", told{Status: "DISABLED"})
		began := time.Now()
		end := began.Add(24 * time.Hour)
		update("ENABLED")
		enabled := told{Status: "ENABLED", StartedAt: began, EarliestAllowedEndAt: end}
		s.wantCommitment("enabled", enabled)
		pass(time.Hour)
		update("ENABLED")
		s.wantCommitment("enabled again", enabled)
		update("DISABLED")
		ending := told{Status: "ENABLED_UNTIL_EARLIEST_ALLOWED_END", StartedAt: began, EarliestAllowedEndAt: end}
		s.wantCommitment("disabled early", ending)
		update("ENABLED")
		s.wantCommitment("kept going", enabled)
		update("DISABLED")
		update("DISABLED")
		s.restart()
		pass(23*time.Hour - time.Millisecond)
		s.wantCommitment("up to the end", ending)
		pass(time.Millisecond)
		s.wantCommitment("ended", told{Status: "DISABLED", StartedAt: began, EndedAt: end})
		update("DISABLED")
		pass(time.Hour)

		began = time.Now()
		update("ENABLED")
		pass(100 * time.Hour)
		s.wantCommitment("enabled for long", told{Status: "ENABLED", StartedAt: began, EarliestAllowedEndAt: began.Add(24 * time.Hour)})
		ended := time.Now()
		update("DISABLED")
		s.wantCommitment("ended at once", told{Status: "DISABLED", StartedAt: began, EndedAt: ended})
		out, err := s.do(abroad, "DescribeAccountSettings", &kinesis.DescribeAccountSettingsInput{})
		if err != nil || out.(*kinesis.DescribeAccountSettingsOutput).MinimumThroughputBillingCommitment.Status != "DISABLED" {
			t.Errorf("another account: %+v, %v", out, err)
		}
	})
}

// Warm throughput is for on-demand streams of accounts with a commitment, and
// bounded; what is refused changes nothing.
func TestWarmThroughputRefused(t *testing.T) {
	s := newServer(t, Config{})
	s.create("p", 1)
	s.run("CreateStream", &kinesis.CreateStreamInput{StreamName: "d"})
	mode := &kinesis.StreamModeDetails{StreamMode: "ON_DEMAND"}
	uncommitted := "WarmThroughputMiBps can only be set when the account's MinimumThroughputBillingCommitment is ENABLED."
	for _, c := range []struct {
		op            string
		in            api.Struct
		code, message string
	}{
		{"UpdateStreamWarmThroughput", &kinesis.UpdateStreamWarmThroughputInput{WarmThroughputMiBps: 1}, shardwell.CodeInvalidArgument,
			"Either StreamName or StreamARN should be provided."},
		{"UpdateStreamWarmThroughput", &kinesis.UpdateStreamWarmThroughputInput{StreamName: "none", WarmThroughputMiBps: 1},
			shardwell.CodeResourceNotFound, "Stream none under account 000000000000 not found."},
		{"UpdateStreamWarmThroughput", &kinesis.UpdateStreamWarmThroughputInput{StreamName: "p", WarmThroughputMiBps: 1},
			shardwell.CodeValidation, "WarmThroughputMiBps can only be set when StreamMode is ON_DEMAND."},
		{"UpdateStreamWarmThroughput", &kinesis.UpdateStreamWarmThroughputInput{StreamName: "d", WarmThroughputMiBps: 1}, shardwell.CodeValidation, uncommitted},
		{"UpdateStreamMode", &kinesis.UpdateStreamModeInput{StreamARN: home.StreamARN("p"), StreamModeDetails: mode, WarmThroughputMiBps: ptr[int32](1)},
			shardwell.CodeValidation, uncommitted},
		{"CreateStream", &kinesis.CreateStreamInput{StreamName: "n", StreamModeDetails: mode, WarmThroughputMiBps: ptr[int32](1)},
			shardwell.CodeValidation, uncommitted},
		{"CreateStream", &kinesis.CreateStreamInput{StreamName: "n", ShardCount: ptr[int32](1), WarmThroughputMiBps: ptr[int32](1)},
			shardwell.CodeValidation, "WarmThroughputMiBps can only be set when StreamMode is ON_DEMAND."},
		{"UpdateAccountSettings", commit("ENABLED"), "", ""},
		{"UpdateStreamWarmThroughput", &kinesis.UpdateStreamWarmThroughputInput{StreamName: "d", WarmThroughputMiBps: 10241},
			shardwell.CodeInvalidArgument, "WarmThroughputMiBps 10241 is above the maximum of 10240."},
		{"CreateStream", &kinesis.CreateStreamInput{StreamName: "n", StreamModeDetails: mode, WarmThroughputMiBps: ptr[int32](10241)},
			shardwell.CodeInvalidArgument, "WarmThroughputMiBps 10241 is above the maximum of 10240."},
		{"UpdateStreamMode", &kinesis.UpdateStreamModeInput{StreamARN: home.StreamARN("d"), StreamModeDetails: mode, WarmThroughputMiBps: ptr[int32](10241)},
			shardwell.CodeInvalidArgument, "WarmThroughputMiBps 10241 is above the maximum of 10240."},
	} {
		if c.code == "" {
			call[*kinesis.UpdateAccountSettingsOutput](s, c.op, c.in)
			continue
		}
		s.refused(c.op, c.in, c.code, c.message)
		if p, d := s.summary("p"), s.summary("d"); p.WarmThroughput != nil || d.WarmThroughput != nil {
			t.Errorf("%s %+v has set %+v, %+v", c.op, c.in, p.WarmThroughput, d.WarmThroughput)
		}
	}
}

// A stream with warm throughput from its creation has the shards for it; the
// target changes at once; without a commitment there is none, and on the way to
// provisioned capacity it is lost.
func TestWarmThroughput(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := newServer(t, Config{})
		call[*kinesis.UpdateAccountSettingsOutput](s, "UpdateAccountSettings", commit("ENABLED"))
		mode := &kinesis.StreamModeDetails{StreamMode: "ON_DEMAND"}
		s.run("CreateStream", &kinesis.CreateStreamInput{StreamName: "s", StreamModeDetails: mode, WarmThroughputMiBps: ptr[int32](7)})
		if sum := s.summary("s"); sum.OpenShardCount != 7 || *sum.WarmThroughput.TargetMiBps != 7 || *sum.WarmThroughput.CurrentMiBps != 7 {
			t.Errorf("created with %d shards, %+v", sum.OpenShardCount, sum.WarmThroughput)
		}
		out := call[*kinesis.UpdateStreamWarmThroughputOutput](s, "UpdateStreamWarmThroughput",
			&kinesis.UpdateStreamWarmThroughputInput{StreamARN: home.StreamARN("s"), WarmThroughputMiBps: 2})
		want := &kinesis.UpdateStreamWarmThroughputOutput{StreamName: "s", StreamARN: home.StreamARN("s"),
			WarmThroughput: &kinesis.WarmThroughputObject{TargetMiBps: ptr[int32](2), CurrentMiBps: ptr[int32](2)}}
		if !reflect.DeepEqual(out, want) || !reflect.DeepEqual(s.summary("s").WarmThroughput, want.WarmThroughput) {
			t.Errorf("updated to %+v, %+v", out, out.WarmThroughput)
		}
		pass(25 * time.Hour)
		call[*kinesis.UpdateAccountSettingsOutput](s, "UpdateAccountSettings", commit("DISABLED"))
		if w := s.summary("s").WarmThroughput; w != nil {
			t.Errorf("without a commitment there is %+v", w)
		}
		call[*kinesis.UpdateAccountSettingsOutput](s, "UpdateAccountSettings", commit("ENABLED"))
		if w := s.summary("s").WarmThroughput; w == nil || *w.TargetMiBps != 2 {
			t.Errorf("with a commitment again there is %+v", w)
		}
		switchTo := func(mode string, warm *int32) {
			s.run("UpdateStreamMode", &kinesis.UpdateStreamModeInput{StreamARN: home.StreamARN("s"),
				StreamModeDetails: &kinesis.StreamModeDetails{StreamMode: mode}, WarmThroughputMiBps: warm})
		}
		switchTo("PROVISIONED", nil)
		switchTo("ON_DEMAND", nil)
		if w := s.summary("s").WarmThroughput; w != nil {
			t.Errorf("after provisioned capacity there is %+v", w)
		}
		switchTo("ON_DEMAND", ptr[int32](3))
		if w := s.summary("s").WarmThroughput; w == nil || *w.TargetMiBps != 3 {
			t.Errorf("set with the mode that there is: %+v", w)
		}
	})
}

// Check 74: AUTO is for on-demand streams, takes effect at once, without
// UPDATING, and lets records come without a partition key, which are read back
// without one; by key again, a key is needed.
func TestCheck74Distribution(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := newServer(t, Config{StateDelay: time.Second})
		s.run("CreateStream", &kinesis.CreateStreamInput{StreamName: "s"})
		s.create("p", 1)
		set := func(name, strategy string) api.Struct {
			return &kinesis.UpdateStreamRecordDistributionStrategyInput{StreamARN: home.StreamARN(name), RecordDistributionStrategy: strategy}
		}
		op := "UpdateStreamRecordDistributionStrategy"
		s.refused(op, set("s", "AUTO"), shardwell.CodeResourceInUse, "Stream s under account 000000000000 not ACTIVE, instead in state CREATING")
		pass(2 * time.Second)
		s.refused(op, set("none", "AUTO"), shardwell.CodeResourceNotFound, "Stream none under account 000000000000 not found.")
		s.refused(op, set("p", "AUTO"), shardwell.CodeInvalidArgument, "RecordDistributionStrategy AUTO can only be set when StreamMode is ON_DEMAND.")
		s.run(op, set("p", "USER_PARTITION_KEY"))
		s.run(op, set("s", "AUTO"))
		if sum := s.summary("s"); sum.StreamStatus != "ACTIVE" || sum.RecordDistributionStrategy != "AUTO" {
			t.Errorf("the stream is %s, %s", sum.StreamStatus, sum.RecordDistributionStrategy)
		}
		shards := map[string]bool{}
		for range 4 {
			shards[call[*kinesis.PutRecordOutput](s, "PutRecord", &kinesis.PutRecordInput{StreamName: "s", Data: []byte("d")}).ShardId] = true
		}
		if records := s.read("s", "0"); len(shards) != 4 || len(records) != 1 || records[0].PartitionKey != "" {
			t.Errorf("four records went to %v, shard 0 has %+v", shards, records)
		}
		s.run(op, set("s", "USER_PARTITION_KEY"))
		s.refused("PutRecord", &kinesis.PutRecordInput{StreamName: "s", Data: []byte("d")}, shardwell.CodeValidation,
			"1 validation error detected: Value null at 'partitionKey' failed to satisfy constraint: Member must not be null")
	})
}

// An on-demand stream has room for more consumers while the account is
// committed, and for no more than others before and afterwards.
func TestConsumersOfAdvantage(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := newServer(t, Config{})
		s.run("CreateStream", &kinesis.CreateStreamInput{StreamName: "d"})
		s.create("p", 1)
		fill := func(stream string, from, to int) {
			t.Helper()
			for i := from; i < to; i++ {
				call[*kinesis.RegisterStreamConsumerOutput](s, "RegisterStreamConsumer",
					&kinesis.RegisterStreamConsumerInput{StreamARN: home.StreamARN(stream), ConsumerName: fmt.Sprint("c", i)})
			}
			s.refused("RegisterStreamConsumer", &kinesis.RegisterStreamConsumerInput{StreamARN: home.StreamARN(stream), ConsumerName: "more"},
				shardwell.CodeLimitExceeded, fmt.Sprintf("This request would exceed the consumer limit for the stream %s under account 000000000000. Limit: %d", stream, to))
		}
		fill("d", 0, 20)
		call[*kinesis.UpdateAccountSettingsOutput](s, "UpdateAccountSettings", commit("ENABLED"))
		fill("d", 20, 50)
		fill("p", 0, 20)
		pass(25 * time.Hour)
		call[*kinesis.UpdateAccountSettingsOutput](s, "UpdateAccountSettings", commit("DISABLED"))
		s.refused("RegisterStreamConsumer", &kinesis.RegisterStreamConsumerInput{StreamARN: home.StreamARN("d"), ConsumerName: "more"},
			shardwell.CodeLimitExceeded, "This request would exceed the consumer limit for the stream d under account 000000000000. Limit: 20")
	})
}
