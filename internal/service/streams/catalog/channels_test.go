package catalog_test

import (
	"testing"

	"github.com/shardwell/shardwell/internal/log"
	"github.com/shardwell/shardwell/internal/service/streams/catalog"
)

// goldenChannels meets every operation on channels and every field, on a stream of
// its own.
func goldenChannels(at int64) []goldenLine {
	stream := create(home, "delivered", 4)
	stream.UID, stream.Mode, stream.Distribution = "d4", catalog.OnDemand, catalog.DistributeByKey
	bucket := catalog.CreateChannel{Key: stream.Key, ID: "bucket01", Channel: "b", DelayMillis: 300, Tags: map[string]string{"a": "b"},
		Settings: catalog.ChannelSettings{Role: "role", RecordFormat: "JSON", KeyID: "key",
			S3:          &catalog.ChannelBucket{ARN: "arn", Owner: "o", KeyTemplate: "t", StorageClass: "STANDARD", Compression: "GZIP"},
			DeadLetters: catalog.ChannelDeadLetters{ARN: "dead", Owner: "o", Prefix: "p/"}}}
	bucket.FreshnessSeconds, bucket.Logs = 300, catalog.ChannelLogs{Enabled: true, Group: "g", Stream: "s"}
	table := catalog.CreateChannel{Key: stream.Key, ID: "table01", Channel: "t",
		Settings: catalog.ChannelSettings{Role: "role", RecordFormat: "GSR_JSON", SchemaARN: "schema",
			Table: &catalog.ChannelTable{BucketARN: "arn", Namespace: "n", Name: "t", Compression: "ZSTD",
				Partitions: []catalog.ChannelPartition{{Source: "at", Transform: "TIME_HOUR"}}},
			DeadLetters: catalog.ChannelDeadLetters{ARN: "dead", Owner: "o"}}}
	gone := bucket
	gone.ID, gone.Channel = "gone01", "g"
	changes := catalog.ChannelChanges{FreshnessSeconds: 60}
	settle := func(id string, status catalog.Status, deadline int64, to catalog.Status, reason string) []byte {
		return settleChannel(stream.Key, "d4", id, status, deadline, to, reason).Encode()
	}
	return []goldenLine{
		{at, stream.Encode()},
		{at, catalog.Activate{Key: stream.Key, UID: "d4"}.Encode()},
		{at, bucket.Encode()},
		{at + 1, table.Encode()},
		{at + 2, gone.Encode()},
		{at + 3, settle("table01", catalog.Creating, at+1, catalog.Failed, "why")},
		{at + 4, catalog.UpdateChannel{Key: stream.Key, ID: "table01", ChannelChanges: changes, DelayMillis: 100}.Encode()},
		{at + 5, catalog.DeleteChannel{Key: stream.Key, ID: "gone01"}.Encode()},
		{at + 6, settle("gone01", catalog.Deleting, at+5, "", "")},
		{at + 7, catalog.SetTags{Key: stream.Key, Part: catalog.Part{Channel: "table01"}, Set: map[string]string{"c": "d"}}.Encode()},
		{at + 8, catalog.DeleteChannel{Key: stream.Key, ID: "bucket01", DelayMillis: 100}.Encode()},
	}
}

func settleChannel(k catalog.Key, uid, id string, status catalog.Status, deadline int64, to catalog.Status, reason string) catalog.SettleChannel {
	return catalog.SettleChannel{Key: k, UID: uid, ID: id, Status: status, Deadline: log.Millis(deadline), To: to, Reason: reason}
}

// A channel's state ends only as it is meant to: not of another stream of the
// name, not another channel's, not a state that it is not in or is in anew.
func TestSettleChannelOnce(t *testing.T) {
	m := catalog.New()
	c := create(home, "s", 4)
	c.Mode = catalog.OnDemand
	s := active(t, m, begin, c)
	made := m.Apply(begin, catalog.CreateChannel{Key: s.Key, ID: "x", Channel: "c",
		Settings: catalog.ChannelSettings{S3: &catalog.ChannelBucket{}}}.Encode()).(*catalog.Stream)
	right := settleChannel(s.Key, s.UID, "x", catalog.Creating, begin.UnixMilli(), catalog.Active, "")
	for name, change := range map[string]func(*catalog.SettleChannel){
		"another stream":  func(c *catalog.SettleChannel) { c.UID = "another" },
		"another channel": func(c *catalog.SettleChannel) { c.ID = "y" },
		"another state":   func(c *catalog.SettleChannel) { c.Status = catalog.Deleting },
		"another time":    func(c *catalog.SettleChannel) { c.Deadline++ },
	} {
		wrong := right
		change(&wrong)
		if got, ok := m.Apply(begin, wrong.Encode()).(*catalog.Stream); !ok || got != nil || m.Stream(home, "s") != made {
			t.Errorf("%s: %v", name, got)
		}
	}
	if _, refused := m.Apply(begin, settleChannel(s.Key, s.UID, "x", catalog.Creating, begin.UnixMilli(), catalog.Deleting, "").Encode()).(error); !refused {
		t.Error("a channel that was CREATING became DELETING by itself")
	}
	s = m.Apply(begin, right.Encode()).(*catalog.Stream)
	if c := s.Channel("x"); c.Status != catalog.Active || c.Deadline != 0 || s.Passing() {
		t.Errorf("settled: %+v, passing %v", c, s.Passing())
	}
}
