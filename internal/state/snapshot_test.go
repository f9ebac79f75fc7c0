package state_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"sync"
	"testing"
	"time"

	"github.com/shardwell/shardwell/internal/log"
	"github.com/shardwell/shardwell/internal/log/memory"
	"github.com/shardwell/shardwell/internal/state"
)

// How a crashing engine leaves the call at which it crashes.
type crashMode int

const (
	crashBefore crashMode = iota // nothing was done
	crashAfter                   // all was done, but nobody is told
	crashHalf                    // the first half of the entries was done
	crashModes
)

var errCrash = fmt.Errorf("%w: the power is gone", log.ErrUnknown)

// A crasher lets writing calls through until the k-th, which fails, as does
// every call after it.
type crasher struct {
	log.Engine
	mode crashMode

	mu      sync.Mutex
	k       int
	crashed bool
}

// write counts one writing call, and reports whether it is the fatal one.
func (c *crasher) write() (fatal bool, err error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.crashed {
		return false, errCrash
	}
	c.k--
	c.crashed = c.k == 0
	return c.crashed, nil
}

func (c *crasher) Create(ctx context.Context, kind log.Kind, ids ...log.LogID) error {
	return c.do(func() error { return c.Engine.Create(ctx, kind, ids...) })
}

func (c *crasher) Trim(ctx context.Context, id log.LogID, before log.Position) error {
	return c.do(func() error { return c.Engine.Trim(ctx, id, before) })
}

func (c *crasher) do(call func() error) error {
	fatal, err := c.write()
	if err == nil && (!fatal || c.mode != crashBefore) {
		err = call()
	}
	if fatal {
		return errCrash
	}
	return err
}

func (c *crasher) Append(ctx context.Context, entries []log.Entry, out []log.Appended) error {
	fatal, err := c.write()
	switch {
	case err == nil && !fatal:
		return c.Engine.Append(ctx, entries, out)
	case fatal && c.mode == crashAfter:
		c.Engine.Append(ctx, entries, out)
	case fatal && c.mode == crashHalf:
		n := (len(entries) + 1) / 2
		c.Engine.Append(ctx, entries[:n], out[:n])
	}
	for i := range out {
		out[i] = log.Appended{Err: errCrash}
	}
	return errCrash
}

// workload proposes commands and takes snapshots until something fails. It
// returns the commands that were acknowledged, and the one whose fate is open.
func workload(t *testing.T, e log.Engine, from int, pad int) (acked []string, open string) {
	r, err := state.Open(t.Context(), e, &ledger{pad: pad}, config())
	if err != nil {
		return nil, ""
	}
	defer r.Close()
	for i := range 12 {
		command := fmt.Sprint("command ", from+i)
		if _, err := r.Propose(t.Context(), []byte(command)); err != nil {
			return acked, command
		}
		acked = append(acked, command)
		if i%4 == 3 {
			if err := r.Snapshot(t.Context()); err != nil {
				return acked, ""
			}
		}
	}
	return acked, ""
}

// Wherever a node dies, the next start finds every acknowledged command, in
// order and once, and can go on from there.
func TestCrashAtEveryWrite(t *testing.T) {
	const pad = 1100 << 10 // five chunks, in two calls
	points := 0
	for mode := range crashModes {
		for k := 1; ; k++ {
			inner := memory.New(memory.Config{})
			c := &crasher{Engine: inner, mode: mode, k: k}
			acked, unsure := workload(t, c, 0, pad)
			if !c.crashed {
				break // the workload has fewer writes
			}
			points++
			// The second life dies too, somewhere.
			again := &crasher{Engine: inner, mode: mode, k: 1 + k%9}
			more, unsureToo := workload(t, again, 100, pad)

			l := &ledger{pad: pad}
			r, err := state.Open(t.Context(), inner, l, config())
			if err != nil {
				t.Fatalf("mode %d, write %d: %v", mode, k, err)
			}
			rest := without(l.commands, acked, unsure)
			rest = without(rest, more, unsureToo)
			if len(rest) != 0 {
				t.Fatalf("mode %d, write %d: %q, acknowledged were %q and %q", mode, k, l.commands, acked, more)
			}
			if reply := propose(t, r, "last"); reply != len(l.commands) {
				t.Fatalf("mode %d, write %d: reply %v to command %d", mode, k, reply, len(l.commands))
			}
			r.Close()
			inner.Close()
		}
	}
	t.Logf("%d crash points", points)
	if points < 30 {
		t.Errorf("only %d crash points", points)
	}
}

// without takes wanted, and then maybe one more, off the front of commands. It
// returns what does not belong there when they do not match.
func without(commands [][]byte, wanted []string, maybe string) [][]byte {
	for _, w := range wanted {
		if len(commands) == 0 || string(commands[0]) != w {
			return [][]byte{[]byte("missing " + w)}
		}
		commands = commands[1:]
	}
	if maybe != "" && len(commands) > 0 && string(commands[0]) == maybe {
		commands = commands[1:]
	}
	return commands
}

// A snapshot replaces the commands that it covers, and its predecessor.
func TestSnapshotTrims(t *testing.T) {
	e := memory.New(memory.Config{})
	l := &ledger{pad: 600 << 10}
	r := open(t, e, l, config())
	for i := range 3 {
		propose(t, r, fmt.Sprint(i))
		if err := r.Snapshot(t.Context()); err != nil {
			t.Fatal(err)
		}
		commands, _ := e.Bounds(t.Context(), commandLog)
		if commands.First != commands.End {
			t.Errorf("commands left after snapshot: %+v", commands)
		}
		snapshots, _ := e.Bounds(t.Context(), snapshotLog)
		if n := snapshots.End - snapshots.First; n != 4 {
			t.Errorf("%d entries of snapshots, want three chunks and an end", n)
		}
	}
	r.Close()
	again := &ledger{}
	open(t, e, again, config())
	if !sameCommands(l, again) {
		t.Error("another state after restart")
	}
}

// An empty state has a snapshot, too, and one that covers no command.
func TestSnapshotOfNothing(t *testing.T) {
	e := memory.New(memory.Config{})
	r := open(t, e, &ledger{}, config())
	for range 2 {
		if err := r.Snapshot(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	r.Close()
	r = open(t, e, &ledger{}, config())
	if reply := propose(t, r, "a"); reply != 1 {
		t.Errorf("reply is %v", reply)
	}
}

// A snapshot whose bytes do not match its end counts for nothing; the one
// before it does.
func TestDamagedSnapshotIsPassedOver(t *testing.T) {
	e := memory.New(memory.Config{})
	l := &ledger{}
	r := open(t, e, l, config())
	propose(t, r, "a")
	if err := r.Snapshot(t.Context()); err != nil {
		t.Fatal(err)
	}
	propose(t, r, "b")
	r.Close()
	var buf log.Buffer
	page, err := e.Read(t.Context(), snapshotLog, 1, log.Limit{Records: 10, Bytes: 1 << 20}, &buf)
	if err != nil || len(page.Records) != 2 {
		t.Fatalf("%d entries, %v", len(page.Records), err)
	}
	chunk, end := page.Records[0], page.Records[1]
	damaged := bytes.Replace(chunk.Data, []byte("a"), []byte("x"), 1)
	for _, row := range [][]log.Entry{
		{{Log: snapshotLog, Head: chunk.Head, Data: damaged}, {Log: snapshotLog, Head: end.Head, Data: end.Data}},
		{{Log: snapshotLog, Head: chunk.Head, Data: chunk.Data}, {Log: snapshotLog, Head: []byte{1, 2}, Data: []byte("more")}, {Log: snapshotLog, Head: end.Head, Data: end.Data}},
		{{Log: snapshotLog, Head: end.Head, Data: end.Data}},
		{{Log: snapshotLog, Head: chunk.Head, Data: chunk.Data}},
	} {
		e.Append(t.Context(), row, make([]log.Appended, len(row)))
		again := &ledger{}
		open(t, e, again, config()).Close()
		if !sameCommands(l, again) {
			t.Errorf("state is %q", again.commands)
		}
	}
}

// Commands that a lost snapshot covered are missed at the start, not skipped.
func TestLostSnapshotIsNoticed(t *testing.T) {
	e := memory.New(memory.Config{})
	r := open(t, e, &ledger{}, config())
	propose(t, r, "a")
	if err := r.Snapshot(t.Context()); err != nil {
		t.Fatal(err)
	}
	r.Close()
	e.Trim(t.Context(), snapshotLog, 100)
	_, err := state.Open(t.Context(), e, &ledger{}, config())
	if _, ok := errors.AsType[*log.TrimmedError](err); !ok {
		t.Errorf("start without the snapshot: %v", err)
	}
}

// A trimWatch tells of every trim of the command log, and fails appends to the
// snapshot log while full.
type trimWatch struct {
	log.Engine
	trims chan log.Position
	mu    sync.Mutex
	full  int // appends to refuse
	tried chan struct{}
}

func (w *trimWatch) Trim(ctx context.Context, id log.LogID, before log.Position) error {
	err := w.Engine.Trim(ctx, id, before)
	if id == commandLog {
		w.trims <- before
	}
	return err
}

func (w *trimWatch) Append(ctx context.Context, entries []log.Entry, out []log.Appended) error {
	w.mu.Lock()
	refuse := entries[0].Log == snapshotLog && w.full > 0
	if refuse {
		w.full--
	}
	w.mu.Unlock()
	if refuse {
		out[0] = log.Appended{Err: log.ErrFull}
		w.tried <- struct{}{}
		return nil
	}
	return w.Engine.Append(ctx, entries, out)
}

// Snapshots come by themselves when enough commands have, also when one could
// not be written before, and while many propose.
func TestSnapshotsComeByThemselves(t *testing.T) {
	e := &trimWatch{Engine: memory.New(memory.Config{}), trims: make(chan log.Position, 1000), tried: make(chan struct{}, 10), full: 2}
	cfg := config()
	cfg.SnapshotBytes = 2000
	l := &ledger{}
	r := open(t, e, l, cfg)
	var wg sync.WaitGroup
	stop := make(chan struct{})
	for w := range 4 {
		wg.Go(func() {
			for i := 0; ; i++ {
				select {
				case <-stop:
					return
				default:
				}
				if _, err := r.Propose(context.Background(), fmt.Appendf(nil, "%d/%d", w, i)); err != nil {
					t.Error(err)
					return
				}
			}
		})
	}
	timeout := time.After(time.Minute)
	var last log.Position
	for tries, trims := 0, 0; trims < 3; {
		select {
		case <-e.tried:
			tries++
		case p := <-e.trims:
			if tries < 2 {
				t.Fatalf("trimmed to %d although no snapshot could be written", p)
			}
			last = p
			trims++
		case <-timeout:
			t.Fatal("no snapshot for a minute")
		}
	}
	close(stop)
	wg.Wait()
	r.Close()
	bounds, err := e.Bounds(t.Context(), commandLog)
	if err != nil || bounds.First < last {
		t.Errorf("commands are %+v, trimmed to %d, %v", bounds, last, err)
	}
	again := &ledger{}
	open(t, e, again, config())
	if !sameCommands(l, again) {
		t.Error("another state after restart")
	}
}

// Views run together, and never while a command is applied.
func TestViewsRunTogether(t *testing.T) {
	r := open(t, memory.New(memory.Config{}), &ledger{}, config())
	inside, leave := make(chan struct{}), make(chan struct{})
	var wg sync.WaitGroup
	for range 3 {
		wg.Go(func() { r.View(func() { inside <- struct{}{}; <-leave }) })
	}
	for range 3 {
		select {
		case <-inside:
		case <-time.After(time.Minute):
			t.Fatal("views wait for each other")
		}
	}
	close(leave)
	wg.Wait()
}
