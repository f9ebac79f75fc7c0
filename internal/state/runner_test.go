package state_test

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/shardwell/shardwell/internal/log"
	"github.com/shardwell/shardwell/internal/log/memory"
	"github.com/shardwell/shardwell/internal/state"
)

// A ledger keeps every command it was given and answers with their number. It
// refuses "refuse" and does not know commands that begin with "new".
type ledger struct {
	commands [][]byte
	times    []time.Time
	applying bool // catches methods called together
	pad      int  // bytes that make snapshots larger
}

func (l *ledger) Apply(at time.Time, command []byte) any {
	if l.applying {
		panic("apply is not alone")
	}
	l.applying = true
	defer func() { l.applying = false }()
	switch {
	case bytes.HasPrefix(command, []byte("new")):
		return &state.UnknownVersion{Machine: "ledger", Version: 9, Known: 1}
	case string(command) == "refuse":
		return errors.New("refused")
	}
	l.commands = append(l.commands, command)
	l.times = append(l.times, at)
	return len(l.commands)
}

func (l *ledger) Snapshot(w io.Writer) error {
	b := binary.AppendUvarint(nil, uint64(l.pad))
	b = append(b, make([]byte, l.pad)...)
	for i, c := range l.commands {
		b = binary.AppendVarint(b, l.times[i].UnixMilli())
		b = binary.AppendUvarint(b, uint64(len(c)))
		b = append(b, c...)
	}
	_, err := w.Write(b)
	return err
}

func (l *ledger) Restore(r io.Reader) error {
	b, err := io.ReadAll(r)
	if err != nil {
		return err
	}
	if bytes.Contains(b, []byte("from-the-future")) {
		return &state.UnknownVersion{Machine: "ledger", Version: 9, Known: 1}
	}
	pad, n := binary.Uvarint(b)
	*l = ledger{pad: int(pad)}
	for b = b[n+int(pad):]; len(b) > 0; {
		ms, n := binary.Varint(b)
		size, m := binary.Uvarint(b[n:])
		l.times = append(l.times, time.UnixMilli(ms).UTC())
		l.commands = append(l.commands, b[n+m:n+m+int(size)])
		b = b[n+m+int(size):]
	}
	return nil
}

var (
	commandLog  = log.Owner(1, 1)
	snapshotLog = log.Owner(1, 2)
)

func config() state.Config {
	return state.Config{
		Name: "ledger", Commands: commandLog, Snapshots: snapshotLog,
		Log: slog.New(slog.DiscardHandler),
	}
}

func open(t *testing.T, e log.Engine, l *ledger, cfg state.Config) *state.Runner {
	t.Helper()
	r, err := state.Open(t.Context(), e, l, cfg)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { r.Close() })
	return r
}

func propose(t *testing.T, r *state.Runner, command string) any {
	t.Helper()
	reply, err := r.Propose(t.Context(), []byte(command))
	if err != nil {
		t.Fatalf("propose %q: %v", command, err)
	}
	return reply
}

// Every proposer gets the reply to its own command, however many propose at
// once, and the next start finds the same state.
func TestProposersGetTheirOwnReplies(t *testing.T) {
	e := memory.New(memory.Config{})
	l := &ledger{}
	r := open(t, e, l, config())
	const workers, each = 16, 100
	var wg sync.WaitGroup
	for w := range workers {
		wg.Go(func() {
			for i := range each {
				want := fmt.Sprintf("%d/%d", w, i)
				reply, err := r.Propose(context.Background(), []byte(want))
				if err != nil {
					t.Error(err)
					return
				}
				r.View(func() {
					if got := string(l.commands[reply.(int)-1]); got != want {
						t.Errorf("reply %d is for %q, not %q", reply, got, want)
					}
				})
			}
		})
	}
	wg.Wait()
	if len(l.commands) != workers*each {
		t.Fatalf("%d commands applied, want %d", len(l.commands), workers*each)
	}
	r.Close()

	again := &ledger{}
	open(t, e, again, config())
	if !sameCommands(l, again) {
		t.Error("replay gives another state")
	}
}

func sameCommands(a, b *ledger) bool {
	var x, y bytes.Buffer
	a.Snapshot(&x)
	b.Snapshot(&y)
	return bytes.Equal(x.Bytes(), y.Bytes())
}

// A refused command answers its proposer with the machine's error and leaves
// the runner going.
func TestRefusalIsAReply(t *testing.T) {
	r := open(t, memory.New(memory.Config{}), &ledger{}, config())
	if reply := propose(t, r, "refuse"); reply == nil || reply.(error).Error() != "refused" {
		t.Errorf("reply is %v", reply)
	}
	if reply := propose(t, r, "a"); reply != 1 {
		t.Errorf("reply is %v", reply)
	}
}

// A barrier waits for commands that somebody else appended.
func TestBarrierCoversForeignCommands(t *testing.T) {
	e := memory.New(memory.Config{})
	l := &ledger{}
	r := open(t, e, l, config())
	for i := range 100 {
		out := make([]log.Appended, 1)
		e.Append(t.Context(), []log.Entry{{Log: commandLog, Head: []byte{1}, Data: []byte("x")}}, out)
		if err := r.Barrier(t.Context()); err != nil {
			t.Fatal(err)
		}
		r.View(func() {
			if len(l.commands) != i+1 {
				t.Fatalf("%d commands applied after barrier, want %d", len(l.commands), i+1)
			}
		})
	}
}

// After a command or snapshot of a newer release nothing goes on, neither in
// this process nor in the next.
func TestUnknownVersionStopsForGood(t *testing.T) {
	e := memory.New(memory.Config{})
	l := &ledger{}
	r := open(t, e, l, config())
	propose(t, r, "a")
	_, err := r.Propose(t.Context(), []byte("new thing"))
	if _, ok := errors.AsType[*state.UnknownVersion](err); !ok {
		t.Errorf("proposer got %v", err)
	}
	for name, call := range map[string]func() error{
		"propose":  func() error { _, err := r.Propose(t.Context(), []byte("b")); return err },
		"barrier":  func() error { return r.Barrier(t.Context()) },
		"snapshot": func() error { return r.Snapshot(t.Context()) },
	} {
		if _, ok := errors.AsType[*state.UnknownVersion](call()); !ok {
			t.Errorf("%s after it: %v", name, err)
		}
	}
	if len(l.commands) != 1 {
		t.Errorf("%d commands applied, want 1", len(l.commands))
	}
	_, err = state.Open(t.Context(), e, &ledger{}, config())
	if _, ok := errors.AsType[*state.UnknownVersion](err); !ok {
		t.Errorf("next start: %v", err)
	}
}

// An entry format or snapshot of a newer release stops the start.
func TestNewerEntriesStopTheStart(t *testing.T) {
	for name, entry := range map[string]log.Entry{
		"command entry":  {Log: commandLog, Head: []byte{2}},
		"snapshot entry": {Log: snapshotLog, Head: []byte{2, 1}},
	} {
		e := memory.New(memory.Config{})
		e.Create(t.Context(), log.Control, commandLog, snapshotLog)
		e.Append(t.Context(), []log.Entry{entry}, make([]log.Appended, 1))
		_, err := state.Open(t.Context(), e, &ledger{}, config())
		if _, ok := errors.AsType[*state.UnknownVersion](err); !ok {
			t.Errorf("%s: %v", name, err)
		}
	}
	e := memory.New(memory.Config{})
	r := open(t, e, &ledger{}, config())
	propose(t, r, "from-the-future")
	if err := r.Snapshot(t.Context()); err != nil {
		t.Fatal(err)
	}
	r.Close()
	_, err := state.Open(t.Context(), e, &ledger{}, config())
	if _, ok := errors.AsType[*state.UnknownVersion](err); !ok {
		t.Errorf("machine's snapshot: %v", err)
	}
}

// A closed runner, and one whose engine has been closed, say so.
func TestClosed(t *testing.T) {
	e := memory.New(memory.Config{})
	r := open(t, e, &ledger{}, config())
	r.Close()
	if _, err := r.Propose(t.Context(), nil); !errors.Is(err, log.ErrClosed) {
		t.Errorf("propose after close: %v", err)
	}
	if err := r.Barrier(t.Context()); !errors.Is(err, log.ErrClosed) {
		t.Errorf("barrier after close: %v", err)
	}
	if err := r.Close(); err != nil {
		t.Errorf("second close: %v", err)
	}
	r = open(t, e, &ledger{}, config())
	e.Close()
	if _, err := r.Propose(t.Context(), nil); !errors.Is(err, log.ErrClosed) {
		t.Errorf("propose after the engine's close: %v", err)
	}
}

// The time given to a machine never steps back, even where arrivals do,
// and not across a snapshot either.
func TestTimeNeverStepsBack(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		e := &skewed{Engine: memory.New(memory.Config{}), by: []log.Millis{0, 50, -20, 7, 90, -3, -100, 1000, 2}}
		l := &ledger{}
		r := open(t, e, l, config())
		for range 6 {
			<-time.After(time.Millisecond)
			propose(t, r, "x")
		}
		if err := r.Snapshot(t.Context()); err != nil {
			t.Fatal(err)
		}
		r.Close()
		l = &ledger{}
		r = open(t, e, l, config())
		for range 3 {
			propose(t, r, "x")
		}
		for i := 1; i < len(l.times); i++ {
			if l.times[i].Before(l.times[i-1]) {
				t.Errorf("command %d is earlier than the one before it", i+1)
			}
		}
		if len(l.times) != 9 {
			t.Errorf("%d commands, want 9", len(l.times))
		}
		r.Close()
	})
}

// skewed moves the arrival of the command at position p by by[p-1].
type skewed struct {
	log.Engine
	by []log.Millis
}

func (s *skewed) Read(ctx context.Context, id log.LogID, from log.Position, limit log.Limit, buf *log.Buffer) (log.Page, error) {
	page, err := s.Engine.Read(ctx, id, from, limit, buf)
	if id == commandLog {
		for i := range page.Records {
			page.Records[i].Arrival += s.by[page.Records[i].Position-1]
		}
	}
	return page, err
}

// A proposer whose context ends while its command waits to be applied learns
// that the outcome is unknown; the command is applied all the same.
func TestCancelledProposalIsUnknown(t *testing.T) {
	e := memory.New(memory.Config{})
	l := &ledger{}
	r := open(t, e, l, config())
	ctx, cancel := context.WithCancel(t.Context())
	result := make(chan error)
	r.View(func() { // holds commands back
		go func() {
			_, err := r.Propose(ctx, []byte("x"))
			result <- err
		}()
		if err := e.Wait(t.Context(), commandLog, 1); err != nil {
			t.Fatal(err)
		}
		cancel()
		if err := <-result; !errors.Is(err, log.ErrUnknown) {
			t.Errorf("proposer got %v", err)
		}
	})
	if err := r.Barrier(t.Context()); err != nil {
		t.Fatal(err)
	}
	if len(l.commands) != 1 {
		t.Errorf("%d commands applied, want 1", len(l.commands))
	}
}

// A caller may reuse the bytes of its command once Propose has returned.
func TestCommandIsNotKept(t *testing.T) {
	l := &ledger{}
	r := open(t, memory.New(memory.Config{}), l, config())
	command := []byte("first")
	r.Propose(t.Context(), command)
	copy(command, "other")
	propose(t, r, "second")
	if got := string(l.commands[0]); got != "first" {
		t.Errorf("machine holds %q", got)
	}
}
