package streams

import (
	"context"
	"fmt"
	"slices"
	"testing"
	"testing/synctest"
	"time"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/api/kinesis"
	"github.com/shardwell/shardwell/internal/service/streams/catalog"
	"github.com/shardwell/shardwell/internal/service/streams/quota"
	"github.com/shardwell/shardwell/internal/service/streams/scaling"
)

// heat puts records of one key until its shard has taken more in a minute than a
// shard takes before it is hot.
func (s *server) heat(stream, key string) {
	s.t.Helper()
	batch := make(kinesis.PutRecordsRequestEntryList, 500)
	for i := range batch {
		batch[i] = kinesis.PutRecordsRequestEntry{PartitionKey: key, Data: []byte("d")}
	}
	for range 63 * scaling.HotRecords / len(batch) {
		out := call[*kinesis.PutRecordsOutput](s, "PutRecords", &kinesis.PutRecordsInput{StreamName: stream, Records: batch})
		if *out.FailedRecordCount != 0 {
			s.t.Fatalf("%d records were not taken", *out.FailedRecordCount)
		}
	}
}

// openShards gives the stream's open shards in hash order.
func (s *server) openShards(name string) (ids []string) {
	for _, sh := range s.service.catalog.Stream(home, name).Open() {
		ids = append(ids, fmt.Sprint(sh.Index))
	}
	return ids
}

// A shard of an on-demand stream that is hot for a minute is halved, with
// lineage as after any split, and its records stay readable; one of a
// provisioned stream is not, however hot. When nothing has been hot for an hour
// idle neighbours are merged, down to four shards and never below.
func TestOnDemandScales(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := newServer(t, Config{Quotas: quota.Of(quota.Off)})
		s.run("CreateStream", &kinesis.CreateStreamInput{StreamName: "d"})
		s.create("p", 4)
		pass(scaleEvery)
		s.heat("d", "a") // of shard 0
		s.heat("p", "a")
		pass(scaling.Sustained - scaleEvery)
		if got := s.openShards("d"); len(got) != 4 {
			t.Errorf("within a minute the shards are %v", got)
		}
		pass(2 * scaleEvery)
		if got := s.openShards("d"); !slices.Equal(got, []string{"4", "5", "1", "2", "3"}) || s.describe("d").StreamStatus != "ACTIVE" {
			t.Errorf("after a minute of heat the shards are %v", got)
		}
		if got := s.shardIDs("d"); got != "0< 1< 2< 3< 4<0 5<0 " || len(s.read("d", "0")) != 63*scaling.HotRecords {
			t.Errorf("the lineage is %s, shard 0 has %d records", got, len(s.read("d", "0")))
		}
		pass(scaling.QuietFor - 2*scaleEvery)
		if got := s.openShards("d"); len(got) != 5 {
			t.Errorf("within an hour the shards are %v", got)
		}
		pass(scaling.Sustained + 4*scaleEvery)
		if got := s.openShards("d"); !slices.Equal(got, []string{"6", "1", "2", "3"}) {
			t.Errorf("after a quiet hour the shards are %v", got)
		}
		pass(2 * scaling.QuietFor)
		if d, p := s.openShards("d"), s.openShards("p"); len(d) != 4 || !slices.Equal(p, []string{"0", "1", "2", "3"}) {
			t.Errorf("in the end the shards are %v, those of the provisioned stream %v", d, p)
		}
	})
}

// A stream gets the shards for its warm throughput within seconds, keeps them
// while the account is committed, and loses them an hour after that.
func TestWarmThroughputScales(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := newServer(t, Config{StateDelay: 500 * time.Millisecond})
		s.run("CreateStream", &kinesis.CreateStreamInput{StreamName: "d"})
		pass(time.Second)
		call[*kinesis.UpdateAccountSettingsOutput](s, "UpdateAccountSettings", commit("ENABLED"))
		out := call[*kinesis.UpdateStreamWarmThroughputOutput](s, "UpdateStreamWarmThroughput",
			&kinesis.UpdateStreamWarmThroughputInput{StreamName: "d", WarmThroughputMiBps: 30})
		if *out.WarmThroughput.TargetMiBps != 30 || *out.WarmThroughput.CurrentMiBps != 4 {
			t.Errorf("at once the target is %d, the throughput %d", *out.WarmThroughput.TargetMiBps, *out.WarmThroughput.CurrentMiBps)
		}
		pass(scaleEvery + 5*time.Second)
		if w := s.summary("d").WarmThroughput; len(s.openShards("d")) != 30 || *w.CurrentMiBps != 30 {
			t.Errorf("seconds later there are %d shards, and %d MiB/s", len(s.openShards("d")), *w.CurrentMiBps)
		}
		pass(25 * time.Hour)
		if got := s.openShards("d"); len(got) != 30 {
			t.Errorf("a day later there are %d shards", len(got))
		}
		call[*kinesis.UpdateAccountSettingsOutput](s, "UpdateAccountSettings", commit("DISABLED"))
		pass(5 * scaling.QuietFor)
		if got := s.openShards("d"); len(got) != 4 {
			t.Errorf("without a commitment there are %d shards", len(got))
		}
	})
}

// A stream keeps the shards that its peak calls for during 30 days, restarts or
// not, and gives them up afterwards; what it was given when it became on-demand
// counts as a peak.
func TestPeaksOf30Days(t *testing.T) {
	s := newMovable(t, Config{})
	s.run("CreateStream", &kinesis.CreateStreamInput{StreamName: "d"})
	s.create("p", 7)
	s.run("UpdateStreamMode", &kinesis.UpdateStreamModeInput{StreamARN: home.StreamARN("p"), StreamModeDetails: &kinesis.StreamModeDetails{StreamMode: "ON_DEMAND"}})
	d := s.service.catalog.Stream(home, "d")
	for _, shards := range []int{9, 6} {
		if _, err := s.service.propose(context.Background(), catalog.NotePeak{Key: d.Key, UID: d.UID, Shards: shards}.Encode()); err != nil {
			t.Fatal(err)
		}
	}
	advance := func(by time.Duration) {
		t.Helper()
		s.advance(by)
		for range 3 { // each does one round, which doubles or halves at most
			s.advance(0)
		}
	}
	want := func(when string, ofD, ofP int) {
		t.Helper()
		if d, p := len(s.openShards("d")), len(s.openShards("p")); d != ofD || p != ofP {
			t.Errorf("%s there are %d and %d shards, want %d and %d", when, d, p, ofD, ofP)
		}
	}
	advance(time.Minute)
	want("at once", 9, 7)
	advance(10 * 24 * time.Hour)
	s.restart()
	advance(time.Minute)
	advance(19 * 24 * time.Hour)
	want("after 29 days", 9, 7)
	for range 5 {
		advance(24 * time.Hour)
	}
	want("after 34 days", 4, 4)
}

// Scaling waits while the stream is UPDATING, goes on afterwards, and does not
// go beyond what an account may have.
func TestScalingWaitsAndStops(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		limits, err := quota.New(quota.Off, quota.Override{Name: quota.ShardsPerAccount, Value: 6})
		if err != nil {
			t.Fatal(err)
		}
		s := newServer(t, Config{Quotas: limits, StateDelay: time.Minute})
		s.run("CreateStream", &kinesis.CreateStreamInput{StreamName: "d"})
		pass(2 * time.Minute)
		s.run("StartStreamEncryption", &kinesis.StartStreamEncryptionInput{StreamName: "d", EncryptionType: "KMS", KeyId: awsKey})
		d := s.service.catalog.Stream(home, "d")
		if _, err := s.service.propose(context.Background(), catalog.NotePeak{Key: d.Key, UID: d.UID, Shards: 100}.Encode()); err != nil {
			t.Fatal(err)
		}
		pass(59 * time.Second)
		if got := s.openShards("d"); len(got) != 4 {
			t.Errorf("while UPDATING the shards are %v", got)
		}
		pass(time.Minute)
		if got := s.openShards("d"); len(got) != 6 {
			t.Errorf("the shards are %v", got)
		}
		s.refused("SplitShard", &kinesis.SplitShardInput{StreamName: "d", ShardToSplit: "1", NewStartingHashKey: half},
			shardwell.CodeValidation, "Request is invalid. Stream d under account 000000000000 is in On-Demand mode.")
	})
}
