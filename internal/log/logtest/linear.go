package logtest

import (
	"fmt"
	"math"
	"math/rand/v2"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/anishathalye/porcupine"

	"github.com/shardwell/shardwell/internal/log"
)

// The shape of a history: short enough for the checker to decide every one.
const (
	linearClients  = 8
	linearLeast    = 100 // operations of each client
	linearMost     = 150
	linearCancels  = 8  // contexts that end early, in one history
	linearUnknown  = 50 // of so many operations at most one has an unknown outcome
	linearPatience = 30 * time.Second
)

// RunLinear records histories of eight clients on one log and has porcupine
// search, for each, an order in which a log could have done its operations one
// by one: appends, reads of what is new and of everything, bounds, seeks to the
// end, a seal. Some contexts end early; where the harness can, some histories
// hold restarts and some a crash. A history of which the checker cannot say
// within half a minute whether there is such an order fails, too. Every
// history is a sub-test named by its seed. The positions of the engine must be
// dense.
func RunLinear(t *testing.T, open func(t *testing.T) Harness, histories int) {
	var operations, overlapping, unknown, sealed, restarts, crashes int
	for seed := range uint64(histories) {
		t.Run(fmt.Sprintf("Seed%d", seed), func(t *testing.T) {
			h := record(t, open(t), seed)
			operations += len(h.done)
			overlapping += overlaps(h.done)
			unknown += h.unknown
			restarts += h.restarts
			crashes += h.lives
			if h.sealed {
				sealed++
			}
			if h.unknown*linearUnknown > len(h.done) {
				t.Errorf("%d of %d outcomes are unknown", h.unknown, len(h.done))
			}
			for _, fault := range h.faults {
				t.Error(fault)
			}
			if verdict := linearizable(h.done); verdict != porcupine.Ok {
				t.Errorf("%d operations, %d of unknown outcome, %d restarts, %d crashes; linearizable: %s",
					len(h.done), h.unknown, h.restarts, h.lives, verdict)
			}
		})
	}
	t.Logf("proof: %d histories, %d operations, %d of them at the same time as another, %d of unknown outcome, %d logs sealed, %d restarts, %d crashes",
		histories, operations, overlapping, unknown, sealed, restarts, crashes)
}

// overlaps counts the operations that were under way when another began or
// ended: those of which the order is not known.
func overlaps(history []porcupine.Operation) int {
	n := 0
	for _, op := range history {
		if op.Return > op.Call+1 {
			n++
		}
	}
	return n
}

// An action is what an operation does to a log, or asks of it.
type action uint8

const (
	appends action = iota
	reads          // to the end, knowing all entries up to there
	looks          // at the end only
	bounded        // the end, and whether there is a seal
	seals
)

// An operation is what a client asked and was told.
type operation struct {
	Action action
	Hash   uint64       // of what was appended, or running over all that was read
	End    log.Position // of the log; for an append one more than its position
	Sealed bool         // an append was refused because of it, or bounds say so
}

// A logState is all of a log that tells right answers from wrong ones.
type logState struct {
	end    log.Position
	hash   uint64 // running, over all entries
	sealed bool
}

// running is a running hash after one more entry.
func running(hash, entry uint64) uint64 { return (hash ^ entry) * 0x9e3779b97f4a7c15 }

// step is the sequential specification: whether a log in state s may answer
// as op says, and its state afterwards.
func (s logState) step(op operation) (bool, logState) {
	switch op.Action {
	case appends:
		if op.Sealed {
			return s.sealed, s
		}
		return !s.sealed && op.End == s.end+1, logState{op.End, running(s.hash, op.Hash), false}
	case reads:
		return op.End == s.end && op.Hash == s.hash, s
	case bounded:
		return op.End == s.end && op.Sealed == s.sealed, s
	case seals:
		return op.End == s.end, logState{s.end, s.hash, true}
	}
	return op.End == s.end, s
}

// linearizable asks the checker about a history.
func linearizable(history []porcupine.Operation) porcupine.CheckResult {
	return porcupine.CheckOperationsTimeout(porcupine.Model{
		Init: func() any { return logState{end: 1} },
		Step: func(state, input, _ any) (bool, any) { return state.(logState).step(input.(operation)) },
	}, history, linearPatience)
}

// A recording is made by clients that share one engine, and the next one after a
// restart or a crash.
type recording struct {
	t       *testing.T
	harness Harness
	clock   atomic.Int64 // orders calls and answers
	cancels atomic.Int64 // contexts that ended early

	mu       sync.RWMutex // held to change engines, shared to use or judge one
	engine   log.Engine
	restarts int
	lives    int // how many engines have crashed

	noting  sync.Mutex
	done    []porcupine.Operation
	open    []porcupine.Operation // appends and seals that may have happened or not
	unknown int
	sealed  bool
	faults  []string // what is wrong whatever the order
}

const linearLog = log.LogID(1)

// record makes one history.
func record(t *testing.T, harness Harness, seed uint64) *recording {
	h := &recording{t: t, harness: harness, engine: harness.Engine}
	if err := h.engine.Create(t.Context(), log.Data, linearLog); err != nil {
		t.Fatal(err)
	}
	var clients sync.WaitGroup
	for id := range linearClients {
		rng := rand.New(rand.NewPCG(seed, uint64(id)))
		c := &client{recording: h, id: id, rng: rng, next: 1}
		clients.Go(func() { c.run(seed, linearLeast+rng.IntN(linearMost-linearLeast+1)) })
	}
	clients.Wait()
	h.settle()
	return h
}

// restart closes the engine in good order, whoever uses it, and goes on.
func (h *recording) restart() {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.engine = h.harness.Reopen()
	h.restarts++
}

// crash goes on with what is left of the engine now.
func (h *recording) crash() {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.engine = h.harness.Crash()
	h.lives++
}

// faulty notes an answer that is wrong whatever the others are.
func (h *recording) faulty(format string, args ...any) {
	h.noting.Lock()
	defer h.noting.Unlock()
	h.faults = append(h.faults, fmt.Sprintf(format, args...))
}

// A worth says what an answer is worth.
type worth uint8

const (
	told      worth = iota // it holds
	refused                // nothing happened, nothing was learnt
	uncertain              // it happened, will happen, or never will
)

// do lets a client do one operation, and reports whether its answer holds. An
// answer that comes from an engine after its crash tells nothing: reads may
// have seen what is lost, and appends and seals may be there or not.
func (h *recording) do(client int, call func(e log.Engine) (operation, worth)) bool {
	h.mu.RLock()
	e, life := h.engine, h.lives
	h.mu.RUnlock()
	start := h.clock.Add(1)
	op, fate := call(e)
	h.mu.RLock()
	defer h.mu.RUnlock()
	if life != h.lives && fate == told {
		fate = refused
		if op.Action == seals || op.Action == appends && !op.Sealed {
			fate = uncertain
		}
	}
	done := porcupine.Operation{ClientId: client, Input: op, Call: start, Return: h.clock.Add(1)}
	h.noting.Lock()
	defer h.noting.Unlock()
	switch fate {
	case told:
		h.done = append(h.done, done)
	case uncertain:
		h.open = append(h.open, done)
	}
	return fate == told
}

// settle reads what there is in the end and decides by it what is open: an
// append that is not there never was, for whoever saw it has seen another log;
// one that is there may have happened at any time, but only at its position; a
// seal may have happened or not, unless there is none.
func (h *recording) settle() {
	c := &client{recording: h, id: linearClients, next: 1, at: map[uint64]log.Position{}}
	c.read(1)
	c.bounds()
	for _, o := range h.open {
		op := o.Input.(operation)
		h.unknown++
		if op.Action == appends && c.at[op.Hash] == 0 || op.Action == seals && !h.sealed {
			continue
		}
		op.End = c.next
		if op.Action == appends {
			op.End = c.at[op.Hash] + 1
		}
		o.Input, o.Return = op, math.MaxInt64
		h.done = append(h.done, o)
	}
}
