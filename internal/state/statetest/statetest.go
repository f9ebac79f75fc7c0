package statetest

import (
	"bytes"
	"errors"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/state"
)

// Snapshot gives the state of a machine.
func Snapshot(t testing.TB, m state.Machine) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := m.Snapshot(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// Restored gives a fresh machine the state of a snapshot, and returns it.
func Restored[M state.Machine](t testing.TB, fresh M, snapshot []byte) M {
	t.Helper()
	if err := fresh.Restore(bytes.NewReader(snapshot)); err != nil {
		t.Fatal(err)
	}
	return fresh
}

// Apply applies commands that must not be refused, and gives the last reply.
func Apply(t testing.TB, m state.Machine, at time.Time, commands ...[]byte) (last any) {
	t.Helper()
	for _, c := range commands {
		last = m.Apply(at, c)
		if err, ok := last.(error); ok {
			t.Fatalf("%s: %v", c, err)
		}
	}
	return last
}

// Refused applies a command that must be refused with a code and some words, and
// change nothing.
func Refused(t testing.TB, m state.Machine, at time.Time, code, words string, command []byte) {
	t.Helper()
	before := Snapshot(t, m)
	err, _ := m.Apply(at, command).(error)
	refusal, ok := errors.AsType[*shardwell.Error](err)
	if !ok || refusal.Code != code || !strings.Contains(refusal.Message, words) {
		t.Errorf("%s: got %v, want %s with %q", command, err, code, words)
	}
	if !bytes.Equal(before, Snapshot(t, m)) {
		t.Errorf("%s was refused and changed the state", command)
	}
}

// Golden holds version 1 of a machine's commands and snapshots against the golden files
// in its testdata: the commands are written as they were, and give the snapshot, which
// gives the same state. With update the files are written instead.
func Golden[M state.Machine](t *testing.T, fresh func() M, at time.Time, commands [][]byte, update bool) {
	t.Helper()
	const commandsFile, snapshotFile = "testdata/commands-v1.jsonl", "testdata/snapshot-v1.jsonl"
	m := fresh()
	Apply(t, m, at, commands...)
	for name, now := range map[string][]byte{commandsFile: append(bytes.Join(commands, []byte("\n")), '\n'), snapshotFile: Snapshot(t, m)} {
		if update {
			if err := os.WriteFile(name, now, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		then, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(now, then) {
			t.Errorf("%s: it is now\n%s", name, now)
		}
		if name == snapshotFile && !bytes.Equal(Snapshot(t, Restored(t, fresh(), then)), then) {
			t.Error("the snapshot gives another state")
		}
	}
}
