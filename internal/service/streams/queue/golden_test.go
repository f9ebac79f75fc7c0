package queue_test

import (
	"bytes"
	"encoding/hex"
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/shardwell/shardwell/internal/log"
	"github.com/shardwell/shardwell/internal/service/streams/queue"
)

var update = flag.Bool("update", false, "write the golden files of the newest version")

const (
	goldenCommandsFile = "testdata/commands-v1.txt"
	goldenSnapshotFile = "testdata/snapshot-v1.txt"
)

type goldenCommand struct {
	at      log.Millis
	command []byte
}

// goldenCommands meets every operation and every field.
func goldenCommands() []goldenCommand {
	visible := queue.Item{Action: queue.SetVisibility, Shard: 300, Position: 1003, Receipt: 1, Timeout: 43_200_000}
	return []goldenCommand{
		{start, queue.Begin{MaxReceiveCount: 2, Starts: []queue.Start{{Shard: 0, Position: 7}, {Shard: 300, Position: 1000}}}.Encode()},
		{start + 1, queue.Receive{MaxUnacknowledged: 120_000, MaxDeadLetters: 120_000, Parts: []queue.Part{
			{Timeout: 30_000, Shard: 300, From: 1000, Next: 1010, Positions: []log.Position{1000, 1003, 1004, 1009}},
			{Timeout: 0, Shard: 2, From: 1, Next: 4, Positions: []log.Position{1, 2, 3}},
		}}.Encode()},
		{start + 2, queue.Settle{Items: []queue.Item{{Shard: 300, Position: 1000, Receipt: 1}, visible}}.Encode()},
		{start + 3, again(queue.Live, 5, 2, 1, 2, 3).Encode()},
		{start + 9, again(queue.Dead, 60_000, 2, 1, 2).Encode()},
		{start + 10, queue.Settle{Items: []queue.Item{
			{Action: queue.Restore, Side: queue.Dead, Shard: 2, Position: 2, Receipt: 3},
			{Action: queue.SetVisibility, Side: queue.Dead, Shard: 2, Position: 1, Receipt: 3, Timeout: 1},
		}}.Encode()},
		{start + 11, queue.Configure{MaxReceiveCount: 6}.Encode()},
		{start + 12, queue.Expire{Live: []queue.Start{{Shard: 300, Position: 1004}}, Forget: []uint32{0, 9}}.Encode()},
		{start + 13, fresh(5, 1, 2, 1).Encode()},
	}
}

// The commands and snapshots of every released version give the same state
// for ever, byte by byte. To release a new version, add its files; never write
// over these.
func TestGolden(t *testing.T) {
	if *update {
		writeGolden(t)
	}
	lines, err := os.ReadFile(goldenCommandsFile)
	if err != nil {
		t.Fatal(err)
	}
	m := queue.New()
	for i, line := range strings.Split(strings.TrimSpace(string(lines)), "\n") {
		var at log.Millis
		var text string
		if _, err := fmt.Sscan(line, &at, &text); err != nil {
			t.Fatal(err)
		}
		command, err := hex.DecodeString(text)
		if err != nil {
			t.Fatal(err)
		}
		if now := goldenCommands(); i >= len(now) || !bytes.Equal(now[i].command, command) {
			t.Errorf("command %d is no longer written as % x", i, command)
		}
		if refusal, refused := m.Apply(at.Time(), command).(error); refused {
			t.Errorf("command %d is refused: %v", i, refusal)
		}
	}
	text, err := os.ReadFile(goldenSnapshotFile)
	if err != nil {
		t.Fatal(err)
	}
	want, err := hex.DecodeString(strings.TrimSpace(string(text)))
	if err != nil {
		t.Fatal(err)
	}
	if got := snapshot(t, m); !bytes.Equal(got, want) {
		t.Errorf("the commands give\n% x\nwant\n% x", got, want)
	}
	if got := snapshot(t, restored(t, want)); !bytes.Equal(got, want) {
		t.Errorf("the snapshot is restored as\n% x\nwant\n% x", got, want)
	}
}

func writeGolden(t *testing.T) {
	var lines strings.Builder
	m := queue.New()
	for _, c := range goldenCommands() {
		fmt.Fprintf(&lines, "%d %x\n", c.at, c.command)
		m.Apply(c.at.Time(), c.command)
	}
	if err := os.WriteFile(goldenCommandsFile, []byte(lines.String()), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(goldenSnapshotFile, fmt.Appendf(nil, "%x\n", snapshot(t, m)), 0o644); err != nil {
		t.Fatal(err)
	}
}
