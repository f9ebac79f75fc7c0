package catalog_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
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
	brief.UID, brief.Unlimited = "c3", true
	brief.RetentionHours, brief.MaxRecordSizeInKiB = 48, 10240
	at := begin.UnixMilli()
	return []goldenLine{
		{at, catalog.AddTokenKey{ID: 1, Sealed: []byte("one")}.Encode()},
		{at + 1, orders.Encode()},
		{at + 2, events.Encode()},
		{at + 501, catalog.Activate{Key: orders.Key, UID: "a1"}.Encode()},
		{at + 502, brief.Encode()},
		{at + 503, catalog.Activate{Key: brief.Key, UID: "c3"}.Encode()},
		{at + 504, catalog.Delete{Key: brief.Key}.Encode()},
		{at + 505, catalog.Removed{Key: brief.Key, UID: "c3"}.Encode()},
		{at + 506, catalog.AddTokenKey{ID: 2, Sealed: []byte("two")}.Encode()},
		{at + 507, catalog.Delete{Key: events.Key, DelayMillis: 250}.Encode()},
	}
}

// heldCommands leave retention standing still, which needs version 2 of the
// snapshot.
func heldCommands() []goldenLine {
	at := begin.UnixMilli()
	hold := func(at log.Millis) []byte { return catalog.HoldRetention{At: at}.Encode() }
	return []goldenLine{
		{at, hold(5000)},
		{at + 1, hold(0)},
		{at + 2, hold(3000)},
		{at + 3, hold(4000)},
	}
}

// The commands and snapshots of every released version give the same state
// for ever, byte by byte. To release a new version, add its files; never write
// over these.
func TestGolden(t *testing.T) {
	t.Run("first", func(t *testing.T) {
		checkGolden(t, goldenCommands(), "testdata/commands-v1.jsonl", "testdata/snapshot-v1.jsonl")
	})
	t.Run("held", func(t *testing.T) {
		checkGolden(t, heldCommands(), "testdata/commands-held.jsonl", "testdata/snapshot-v2.jsonl")
	})
}

func checkGolden(t *testing.T, now []goldenLine, commandsFile, snapshotFile string) {
	if *update {
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
		if i >= len(now) || !bytes.Equal(g.Command, now[i].Command) {
			t.Errorf("command %d is no longer written as %s", i, g.Command)
		}
		if err, refused := m.Apply(time.UnixMilli(g.At).UTC(), g.Command).(error); refused {
			t.Errorf("command %d is refused: %v", i, err)
		}
	}
	if got := snapshot(t, m); !bytes.Equal(got, want) {
		t.Errorf("the commands give\n%s\nwant\n%s", got, want)
	}
	if got := snapshot(t, restored(t, want)); !bytes.Equal(got, want) {
		t.Errorf("the snapshot is restored as\n%s\nwant\n%s", got, want)
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
