package state_test

import (
	"context"
	"errors"
	"fmt"
	"testing"

	"github.com/shardwell/shardwell/internal/log"
	"github.com/shardwell/shardwell/internal/log/memory"
	"github.com/shardwell/shardwell/internal/state"
)

// A moth has eaten ranges of logs: reads of those that it lost fail, and those
// that it skips were never given.
type moth struct {
	log.Engine
	lost, skipped map[log.LogID][2]log.Position // first and last
}

func (m *moth) Read(ctx context.Context, id log.LogID, from log.Position, limit log.Limit, buf *log.Buffer) (log.Page, error) {
	if gap, ok := m.skipped[id]; ok && from >= gap[0] && from <= gap[1] {
		bounds, err := m.Bounds(ctx, id)
		return log.Page{Next: gap[1] + 1, End: bounds.End}, err
	}
	hole, ok := m.lost[id]
	if ok && from >= hole[0] && from <= hole[1] {
		return log.Page{}, &log.CorruptError{File: "f", Log: id, First: from, Last: hole[1], Reason: "eaten"}
	}
	page, err := m.Engine.Read(ctx, id, from, limit, buf)
	for _, edges := range []map[log.LogID][2]log.Position{m.lost, m.skipped} {
		for i, r := range page.Records {
			if edge, ok := edges[id]; ok && r.Position == edge[0] {
				page.Records, page.Next = page.Records[:i], edge[0]
				break
			}
		}
	}
	return page, err
}

// Damage in the commands: with Partial the state before it can be seen, no
// command is taken, and waiting ends with the reason; without, Open fails.
func TestPartial(t *testing.T) {
	e := memory.New(memory.Config{})
	r := open(t, e, &ledger{}, config())
	for i := range 5 {
		propose(t, r, fmt.Sprint(i))
	}
	r.Close()
	eaten := &moth{Engine: e, lost: map[log.LogID][2]log.Position{commandLog: {3, 3}}}
	if _, err := state.Open(t.Context(), eaten, &ledger{}, config()); !isDamage(err) {
		t.Errorf("without Partial: %v", err)
	}
	cfg := config()
	cfg.Partial = true
	l := &ledger{}
	r = open(t, eaten, l, cfg)
	if !isDamage(r.Damaged()) {
		t.Errorf("the damage is %v", r.Damaged())
	}
	r.View(func() {
		if got := fmt.Sprintf("%s", l.commands); got != "[0 1]" {
			t.Errorf("the state is %s", got)
		}
	})
	if _, err := r.Propose(t.Context(), []byte("x")); !isDamage(err) {
		t.Errorf("a command is answered with %v", err)
	}
	if err := r.Barrier(t.Context()); !isDamage(err) {
		t.Errorf("a barrier is answered with %v", err)
	}
	if err := r.Snapshot(t.Context()); !isDamage(err) {
		t.Errorf("a snapshot is answered with %v", err)
	}
}

func isDamage(err error) bool {
	_, ok := errors.AsType[*log.CorruptError](err)
	return ok
}

// Damage in a snapshot costs nothing while the commands it stands for are
// there, and otherwise the error names it.
func TestDamagedSnapshotLog(t *testing.T) {
	for _, trimmed := range []bool{false, true} {
		e := memory.New(memory.Config{})
		l := &ledger{}
		keep := &keeper{Engine: e, keep: !trimmed}
		r := open(t, keep, l, config())
		propose(t, r, "a")
		if err := r.Snapshot(t.Context()); (err == nil) != trimmed {
			t.Fatal(err)
		}
		propose(t, r, "b")
		r.Close()
		eaten := &moth{Engine: e, lost: map[log.LogID][2]log.Position{snapshotLog: {1, 1}}}
		again := &ledger{}
		r, err := state.Open(t.Context(), eaten, again, config())
		if trimmed {
			if !isDamage(err) {
				t.Errorf("without the commands: %v", err)
			}
			continue
		}
		if err != nil || !sameCommands(l, again) {
			t.Fatalf("with the commands: %v", err)
		}
		r.Close()
	}
}

// A keeper does not trim, as if the process had died before.
type keeper struct {
	log.Engine
	keep bool
}

func (k *keeper) Trim(ctx context.Context, id log.LogID, before log.Position) error {
	if k.keep {
		return errCrash
	}
	return k.Engine.Trim(ctx, id, before)
}

// Positions that were never given are passed over, in the middle of the log and
// at its end: nothing waits for them and the next command gets its reply.
func TestPositionsNeverGiven(t *testing.T) {
	e := memory.New(memory.Config{})
	r := open(t, e, &ledger{}, config())
	for i := range 6 {
		propose(t, r, fmt.Sprint(i))
	}
	r.Close()
	for gap, want := range map[[2]log.Position]string{{2, 4}: "[0 4 5]", {5, 6}: "[0 1 2 3]", {1, 3}: "[3 4 5]"} {
		jumped := &moth{Engine: e, skipped: map[log.LogID][2]log.Position{commandLog: gap}}
		l := &ledger{}
		r := open(t, jumped, l, config())
		if got := fmt.Sprintf("%s", l.commands); got != want {
			t.Errorf("without %v: %s, want %s", gap, got, want)
		}
		if err := r.Barrier(t.Context()); err != nil {
			t.Errorf("without %v: barrier: %v", gap, err)
		}
		r.Close()
	}
	jumped := &moth{Engine: e, skipped: map[log.LogID][2]log.Position{commandLog: {5, 6}}}
	l := &ledger{}
	if reply := propose(t, open(t, jumped, l, config()), "next"); reply != 5 {
		t.Errorf("the first command behind the gap is answered with %v", reply)
	}
}
