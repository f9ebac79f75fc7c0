package catalog_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"slices"
	"testing"
	"time"

	"github.com/shardwell/shardwell/internal/log"
	"github.com/shardwell/shardwell/internal/service/streams/catalog"
)

var update = flag.Bool("update", false, "write the golden files of the newest version")

// goldenLine is one line of a commands file.
type goldenLine struct {
	At      int64           `json:"at"` // ms
	Command json.RawMessage `json:"command"`
}

// goldenCommands meets every operation and every field.
func goldenCommands() []goldenLine {
	orders := create(home, "orders", 3)
	orders.UID, orders.DelayMillis, orders.Tags = "a1", 500, map[string]string{"team": "a", "env": "test"}
	events := create(other, "events", 4)
	events.UID, events.Mode, events.Distribution, events.WarmMiBps = "b2", catalog.OnDemand, catalog.DistributeByKey, 10
	brief := create(home, "brief", 1)
	brief.UID, brief.Limits = "c3", catalog.Limits{InFlight: 7, OnDemandStreams: 60, Shards: 900}
	brief.RetentionHours, brief.MaxRecordSizeInKiB = 48, 10240
	at := begin.UnixMilli()
	hold := func(at log.Millis) []byte { return catalog.HoldRetention{At: at}.Encode() }
	lines := []goldenLine{
		{at, hold(5000)},
		{at, hold(3000)},
		{at, hold(4000)},
		{at, catalog.AddTokenKey{ID: 1, Sealed: []byte("one")}.Encode()},
		{at + 1, orders.Encode()},
		{at + 2, catalog.SetCommitment{Tenant: other, Enabled: true}.Encode()},
		{at + 2, events.Encode()},
		{at + 501, catalog.Activate{Key: orders.Key, UID: "a1"}.Encode()},
		{at + 502, brief.Encode()},
		{at + 503, catalog.Activate{Key: brief.Key, UID: "c3"}.Encode()},
		{at + 504, catalog.Delete{Key: brief.Key}.Encode()},
		{at + 505, catalog.Removed{Key: brief.Key, UID: "c3"}.Encode()},
		{at + 506, catalog.AddTokenKey{ID: 2, Sealed: []byte("two")}.Encode()},
		{at + 507, catalog.Delete{Key: events.Key, DelayMillis: 250}.Encode()},
	}
	return slices.Concat(lines, goldenSettings(orders.Key, at+600), goldenConsumers(at+1000), goldenChannels(at+2000), goldenLineage(orders.Key, at+3000))
}

// goldenLineage splits a shard of stream a1, merges and halves others while it is
// on demand, and forgets those that have expired.
func goldenLineage(k catalog.Key, at int64) []goldenLine {
	const week = 7 * 24 * 3600 * 1000
	return []goldenLine{
		{at, catalog.Split{Key: k, Shard: 0, Before: "1000", DelayMillis: 5, Limits: catalog.ReshardLimits{AccountShards: 900}}.Encode()},
		{at + 5, catalog.Swapped{Key: k, UID: "a1", Ends: []log.Position{17}, Newest: log.Millis(at)}.Encode()},
		{at + 10, catalog.Merge{Key: k, Shard: 1, Adjacent: 2, DelayMillis: 5}.Encode()},
		{at + 15, catalog.Swapped{Key: k, UID: "a1", Ends: []log.Position{1, 2}}.Encode()},
		{at + week, catalog.Expire{Key: k, UID: "a1", Now: log.Millis(at + week)}.Encode()},
		{at + week + 1, catalog.Freed{Key: k, UID: "a1", Logs: []log.LogID{log.Owner(catalog.Owner, 1024)}}.Encode()},
		{at + week + 2, catalog.SetMode{Key: k, Mode: catalog.OnDemand}.Encode()},
		{at + week + 3, catalog.Updated{Key: k, UID: "a1"}.Encode()},
		{at + week + 3, catalog.NotePeak{Key: k, UID: "a1", Shards: 6}.Encode()},
		{at + week + 4, catalog.Reshape{Key: k, UID: "a1", Splits: []uint32{5}, Merges: [][2]uint32{{3, 4}}, DelayMillis: 5}.Encode()},
	}
}

// goldenSettings changes every setting of stream a1.
func goldenSettings(k catalog.Key, at int64) (lines []goldenLine) {
	for _, command := range [][]byte{
		catalog.SetRetention{Key: k, Hours: 96, Longer: true, Now: log.Millis(at), DelayMillis: 5}.Encode(),
		catalog.SetRetention{Key: k, Hours: 72, Now: log.Millis(at)}.Encode(),
		catalog.SetMonitoring{Key: k, On: []string{"ALL"}, DelayMillis: 5}.Encode(),
		catalog.SetMonitoring{Key: k, Off: []string{"IncomingBytes"}}.Encode(),
		catalog.SetMaxRecordSize{Key: k, KiB: 2048, DelayMillis: 5}.Encode(),
		catalog.SetMode{Key: k, Mode: catalog.OnDemand, PerDay: 2, Limits: catalog.Limits{OnDemandStreams: 50}, DelayMillis: 5}.Encode(),
		catalog.SetEncryption{Key: k, KeyID: "alias/aws/kinesis", PerDay: 25, DelayMillis: 5}.Encode(),
		catalog.SetEncryption{Key: k, PerDay: 25}.Encode(),
		catalog.SetEncryption{Key: k, KeyID: "1234"}.Encode(),
		catalog.SetCommitment{Tenant: k.Tenant, Enabled: true}.Encode(),
		catalog.SetWarm{Key: k, MiBps: 5, Limits: catalog.Limits{WarmMiBps: 10240}, DelayMillis: 5}.Encode(),
		catalog.SetDistribution{Key: k, Strategy: catalog.DistributeAuto}.Encode(),
		catalog.SetDistribution{Key: k, Strategy: catalog.DistributeByKey}.Encode(),
		catalog.SetCommitment{Tenant: k.Tenant}.Encode(),
		catalog.SetMode{Key: k, Mode: catalog.OnDemand, WarmMiBps: new(int32(9)), Limits: catalog.Limits{WarmMiBps: 10240}}.Encode(),
		catalog.SetMode{Key: k, Mode: catalog.Provisioned, Limits: catalog.Limits{Shards: 900}, DelayMillis: 5}.Encode(),
	} {
		lines = append(lines, goldenLine{at, command}, goldenLine{at + 5, catalog.Updated{Key: k, UID: "a1"}.Encode()})
		at += 10
	}
	return lines
}

// The commands and snapshots of every released version give the same state for
// ever, and what is written now is written so byte by byte. To release a new
// version, add its files; never write over these.
func TestGolden(t *testing.T) {
	for _, released := range []string{"v1", "held"} {
		t.Run(released, func(t *testing.T) { checkGolden(t, released, nil) })
	}
	t.Run("v3", func(t *testing.T) { checkGolden(t, "v3", goldenCommands()) })
	t.Run("queues", func(t *testing.T) { checkGolden(t, "queues", queueCommands()) })
	t.Run("datakeys", func(t *testing.T) { checkGolden(t, "datakeys", dataKeyCommands()) })
	t.Run("reshard", func(t *testing.T) { checkGolden(t, "reshard", reshardCommands()) })
}

// checkGolden replays the commands of a release and compares the state with that
// of its snapshot. now are the commands as they are written today, if they are
// those of the newest release.
func checkGolden(t *testing.T, release string, now []goldenLine) {
	commandsFile, snapshotFile := "testdata/commands-"+release+".jsonl", "testdata/snapshot-"+release+".jsonl"
	if *update && now != nil {
		writeGolden(t, now, commandsFile, snapshotFile)
	}
	commands, err := os.ReadFile(commandsFile)
	if err != nil {
		t.Fatal(err)
	}
	want, err := os.ReadFile(snapshotFile)
	if err != nil {
		t.Fatal(err)
	}
	m := catalog.New()
	for i, line := range bytes.Split(bytes.TrimSpace(commands), []byte("\n")) {
		var g goldenLine
		if err := json.Unmarshal(line, &g); err != nil {
			t.Fatal(err)
		}
		if now != nil && (i >= len(now) || !bytes.Equal(g.Command, now[i].Command)) {
			t.Errorf("command %d is no longer written as %s", i, g.Command)
		}
		if err, refused := m.Apply(time.UnixMilli(g.At).UTC(), g.Command).(error); refused {
			t.Errorf("command %d is refused: %v", i, err)
		}
	}
	got := snapshot(t, m)
	if now != nil && !bytes.Equal(got, want) {
		t.Errorf("the commands give\n%s\nwant\n%s", got, want)
	}
	if restored := snapshot(t, restored(t, want)); !bytes.Equal(got, restored) {
		t.Errorf("the commands give\n%s\nand the snapshot\n%s", got, restored)
	}
}

func writeGolden(t *testing.T, commands []goldenLine, commandsFile, snapshotFile string) {
	t.Helper()
	var lines bytes.Buffer
	m := catalog.New()
	for _, g := range commands {
		line, err := json.Marshal(g)
		if err != nil {
			t.Fatal(err)
		}
		lines.Write(append(line, '\n'))
		m.Apply(time.UnixMilli(g.At).UTC(), g.Command)
	}
	for name, content := range map[string][]byte{commandsFile: lines.Bytes(), snapshotFile: snapshot(t, m)} {
		if err := os.WriteFile(name, content, 0o644); err != nil {
			t.Fatal(err)
		}
	}
}
