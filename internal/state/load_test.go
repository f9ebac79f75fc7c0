package state_test

import (
	"reflect"
	"testing"

	"github.com/shardwell/shardwell/internal/log"
	"github.com/shardwell/shardwell/internal/log/memory"
	"github.com/shardwell/shardwell/internal/state"
)

// Load gives the state that a Runner had, from snapshot and commands, and
// leaves the logs as they are; logs that do not exist hold nothing.
func TestLoad(t *testing.T) {
	e := memory.New(memory.Config{})
	defer e.Close()
	empty := &ledger{}
	if err := state.Load(t.Context(), e, empty, config()); err != nil || len(empty.commands) != 0 {
		t.Fatalf("%v, %+v", err, empty)
	}
	if _, err := e.Bounds(t.Context(), commandLog); err == nil {
		t.Fatal("Load has made the logs")
	}
	running := &ledger{}
	r := open(t, e, running, config())
	propose(t, r, "one")
	propose(t, r, "two")
	if err := r.Snapshot(t.Context()); err != nil {
		t.Fatal(err)
	}
	propose(t, r, "three")
	r.Close()
	bounds := func() (b [2]log.Bounds) {
		for i, id := range []log.LogID{commandLog, snapshotLog} {
			var err error
			if b[i], err = e.Bounds(t.Context(), id); err != nil {
				t.Fatal(err)
			}
		}
		return b
	}
	before := bounds()
	loaded := &ledger{}
	if err := state.Load(t.Context(), e, loaded, config()); err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(loaded.commands, running.commands) || !reflect.DeepEqual(loaded.times, running.times) {
		t.Errorf("loaded %q, want %q", loaded.commands, running.commands)
	}
	if after := bounds(); after != before {
		t.Errorf("the logs went from %+v to %+v", before, after)
	}
}
