package queue_test

import (
	"bytes"
	"errors"
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"
	"time"

	"github.com/shardwell/shardwell/internal/log"
	"github.com/shardwell/shardwell/internal/service/streams/queue"
	"github.com/shardwell/shardwell/internal/state"
	"github.com/shardwell/shardwell/internal/state/statetest"
)

const start = log.Millis(1_795_000_000_000)

func apply(m *queue.Machine, at log.Millis, command interface{ Encode() []byte }) any {
	return m.Apply(at.Time(), command.Encode())
}

var snapshot = statetest.Snapshot

func restored(t testing.TB, from []byte) *queue.Machine {
	t.Helper()
	return statetest.Restored(t, queue.New(), from)
}

// all gives positions from first up to before end.
func all(first, end log.Position) (positions []log.Position) {
	for p := first; p < end; p++ {
		positions = append(positions, p)
	}
	return positions
}

// fresh is a Receive of everything in a shard from first up to before end.
func fresh(shard uint32, first, end log.Position, timeout log.Millis) queue.Receive {
	return queue.Receive{MaxUnacknowledged: 1 << 20, MaxDeadLetters: 1 << 20, Parts: []queue.Part{
		{Timeout: timeout, Shard: shard, From: first, Next: end, Positions: all(first, end)},
	}}
}

// again is a Receive of single records.
func again(side queue.Side, timeout log.Millis, shard uint32, positions ...log.Position) queue.Receive {
	return queue.Receive{Parts: []queue.Part{{Side: side, Timeout: timeout, Shard: shard, Positions: positions}}}
}

func settleOne(m *queue.Machine, at log.Millis, it queue.Item) bool {
	return apply(m, at, queue.Settle{Items: []queue.Item{it}}).([]bool)[0]
}

// A record that is not acknowledged comes back when its visibility has run
// out, and is a dead letter after as many receipts as configured; restored, it
// begins again, and an older receipt of it is worth nothing.
func TestLifeOfARecord(t *testing.T) {
	m := queue.New()
	apply(m, start, queue.Begin{MaxReceiveCount: 2})
	now := start + 1
	first := apply(m, now, fresh(0, 1, 2, 100)).([]queue.Receipt)
	if want := []queue.Receipt{{Granted: true, Number: 1, Count: 1, First: now}}; !slices.Equal(first, want) {
		t.Fatalf("the first receipt is %+v", first)
	}
	if got := apply(m, now+99, again(queue.Live, 100, 0, 1)).([]queue.Receipt); got[0].Granted {
		t.Error("a record in flight is received")
	}
	second := apply(m, now+100, again(queue.Live, 100, 0, 1)).([]queue.Receipt)
	if want := (queue.Receipt{Granted: true, Number: 2, Count: 2, First: now}); second[0] != want {
		t.Errorf("the second receipt is %+v, want %+v", second[0], want)
	}
	if settleOne(m, now+101, queue.Item{Position: 1, Receipt: 1}) {
		t.Error("a record is acknowledged by an older receipt")
	}
	if got := m.Visible(nil, queue.Live, 0, now+200, 9); got != nil {
		t.Errorf("a dead letter is visible to workers: %v", got)
	}
	if got := m.Visible(nil, queue.Dead, 0, now+199, 9); got != nil {
		t.Errorf("a record in flight is a dead letter: %v", got)
	}
	if got := m.Counts(now + 200); got != (queue.Counts{DeadLetters: 1}) {
		t.Errorf("the queue counts %+v", got)
	}
	dead := apply(m, now+200, again(queue.Dead, 50, 0, 1)).([]queue.Receipt)
	if want := (queue.Receipt{Granted: true, Number: 3, Count: 3, First: now}); dead[0] != want {
		t.Errorf("the dead letter's receipt is %+v, want %+v", dead[0], want)
	}
	for _, it := range []queue.Item{
		{Position: 1, Receipt: 2}, // received since by somebody else
		{Action: queue.SetVisibility, Position: 1, Receipt: 2},
		{Action: queue.SetVisibility, Position: 1, Receipt: 3}, // of the other side
		{Action: queue.Restore, Side: queue.Dead, Position: 1, Receipt: 2},
	} {
		if settleOne(m, now+201, it) {
			t.Errorf("%+v is carried out on a dead letter", it)
		}
	}
	if !settleOne(m, now+202, queue.Item{Action: queue.Restore, Side: queue.Dead, Position: 1, Receipt: 3}) {
		t.Error("a dead letter is not restored")
	}
	if got := m.Visible(nil, queue.Live, 0, now+202, 9); !slices.Equal(got, []log.Position{1}) {
		t.Errorf("visible after it was restored: %v", got)
	}
	third := apply(m, now+203, again(queue.Live, 100, 0, 1)).([]queue.Receipt)
	if want := (queue.Receipt{Granted: true, Number: 4, Count: 1, First: now + 203}); third[0] != want {
		t.Errorf("the receipt after it was restored is %+v, want %+v", third[0], want)
	}
	if !settleOne(m, now+204, queue.Item{Position: 1, Receipt: 4}) || m.Counts(now+204) != (queue.Counts{}) {
		t.Error("a record is not acknowledged")
	}
	if settleOne(m, now+205, queue.Item{Position: 1, Receipt: 4}) {
		t.Error("a record is acknowledged twice")
	}
}

// Work that is finished late counts until somebody else has the record, also
// when that has become a dead letter; its visibility cannot be changed then.
func TestLateAcknowledgement(t *testing.T) {
	m := queue.New()
	apply(m, start, queue.Begin{MaxReceiveCount: 1})
	apply(m, start, fresh(7, 1, 3, 10))
	if settleOne(m, start+10, queue.Item{Action: queue.SetVisibility, Shard: 7, Position: 1, Receipt: 1, Timeout: 5}) {
		t.Error("the visibility of a dead letter is changed as if it were alive")
	}
	if !settleOne(m, start+10, queue.Item{Shard: 7, Position: 1, Receipt: 1}) {
		t.Error("work done late is not believed")
	}
	if got := m.Counts(start + 11); got != (queue.Counts{DeadLetters: 1}) {
		t.Errorf("the queue counts %+v", got)
	}
}

// What is a dead letter stays one when the number of receipts is raised, and a
// lower number makes dead letters at once.
func TestConfigure(t *testing.T) {
	m := queue.New()
	apply(m, start, queue.Begin{MaxReceiveCount: 1})
	apply(m, start, fresh(0, 1, 2, 10))
	apply(m, start+10, queue.Configure{MaxReceiveCount: 5})
	apply(m, start+10, fresh(0, 2, 3, 10))
	if got, want := m.Counts(start+20), (queue.Counts{Visible: 1, DeadLetters: 1}); got != want {
		t.Errorf("after the number was raised: %+v, want %+v", got, want)
	}
	apply(m, start+20, queue.Configure{MaxReceiveCount: 0})
	for i := range log.Millis(40) {
		apply(m, start+20+10*i, again(queue.Live, 10, 0, 2))
	}
	if got, want := m.Counts(start+500), (queue.Counts{Visible: 1, DeadLetters: 1}); got != want {
		t.Errorf("without dead letters: %+v, want %+v", got, want)
	}
	apply(m, start+500, queue.Configure{MaxReceiveCount: 3})
	if got, want := m.Counts(start+500), (queue.Counts{DeadLetters: 2}); got != want {
		t.Errorf("after the number was lowered: %+v, want %+v", got, want)
	}
}

// Fresh records stop at either limit and go on where they stopped; records
// that were received before do not.
func TestLimits(t *testing.T) {
	m := queue.New()
	apply(m, start, queue.Begin{MaxReceiveCount: 1})
	receive := func(at log.Millis, unacknowledged, dead int) (granted int) {
		from := m.Next(0)
		c := queue.Receive{MaxUnacknowledged: unacknowledged, MaxDeadLetters: dead, Parts: []queue.Part{
			{Timeout: 10, From: from, Next: 11, Positions: all(from, 11)},
		}}
		for _, r := range apply(m, at, c).([]queue.Receipt) {
			if r.Granted {
				granted++
			}
		}
		return granted
	}
	if n := receive(start, 4, 4); n != 4 || m.Next(0) != 5 || m.Room(start, 4, 4) != 0 {
		t.Errorf("%d granted, next is %d, room for %d", n, m.Next(0), m.Room(start, 4, 4))
	}
	if n := receive(start+10, 4, 4); n != 0 || m.Next(0) != 5 { // now they are dead letters
		t.Errorf("%d granted beside too many dead letters, next is %d", n, m.Next(0))
	}
	if n := receive(start+10, 4, 5); n != 4 || m.Next(0) != 9 {
		t.Errorf("%d granted, next is %d", n, m.Next(0))
	}
	if got := apply(m, start+20, again(queue.Dead, 10, 0, 1)).([]queue.Receipt); !got[0].Granted {
		t.Error("a dead letter is held back by the limits")
	}
}

// A proposal made from an older state hands out no fresh record, and does not
// move on; neither do positions that were acknowledged come back.
func TestOutdatedProposal(t *testing.T) {
	m := queue.New()
	apply(m, start, queue.Begin{Starts: []queue.Start{{Shard: 3, Position: 5}}})
	apply(m, start, queue.Begin{MaxReceiveCount: 9, Starts: []queue.Start{{Shard: 3, Position: 50}}})
	for _, c := range []queue.Receive{fresh(3, 1, 9, 10), fresh(3, 6, 9, 10), again(queue.Live, 10, 3, 2, 7), again(queue.Live, 1, 4, 1)} {
		if slices.ContainsFunc(apply(m, start, c).([]queue.Receipt), func(r queue.Receipt) bool { return r.Granted }) || m.Next(3) != 5 {
			t.Errorf("%+v is granted something", c)
		}
	}
	apply(m, start, fresh(3, 5, 9, 10))
	if m.Next(3) != 9 || m.Counts(start) != (queue.Counts{InFlight: 4}) {
		t.Errorf("next is %d, %+v", m.Next(3), m.Counts(start))
	}
	if m.Drained(3, 9) || m.Drained(3, 10) || !m.Drained(8, 1) || m.Drained(8, 2) {
		t.Error("a shard with records in flight is drained, or an empty one is not")
	}
	apply(m, start, queue.Expire{Live: []queue.Start{{Shard: 3, Position: 8}}})
	if got := m.Counts(start); got != (queue.Counts{InFlight: 1}) {
		t.Errorf("after records have expired: %+v", got)
	}
	apply(m, start, queue.Expire{Live: []queue.Start{{Shard: 3, Position: 20}}})
	if !m.Drained(3, 20) {
		t.Error("a shard whose records have all expired is not drained")
	}
}

// What is no command changes nothing, and a newer release's command stops the
// node.
func TestUnknownCommands(t *testing.T) {
	m := queue.New()
	apply(m, start, fresh(0, 1, 4, 10))
	before := snapshot(t, m)
	for _, c := range [][]byte{nil, {3}, {3, 1}, {3, 1, 1, 1, 200}, append(fresh(0, 4, 5, 1).Encode(), 0), fresh(0, 4, 5, 1).Encode()[:9]} {
		if reply, _ := m.Apply(start.Time(), c).(error); !errors.Is(reply, queue.ErrMalformed) {
			t.Errorf("% x is answered with %v", c, reply)
		}
	}
	for _, c := range [][]byte{{3, 2}, {9, 1}} {
		if _, ok := m.Apply(start.Time(), c).(*state.UnknownVersion); !ok {
			t.Errorf("% x is not of an unknown version", c)
		}
	}
	if !bytes.Equal(before, snapshot(t, m)) {
		t.Error("a refused command has changed something")
	}
	newer := slices.Clone(before)
	newer[0] = 99
	if _, ok := errors.AsType[*state.UnknownVersion](queue.New().Restore(bytes.NewReader(newer))); !ok {
		t.Error("a newer snapshot is read")
	}
}

// Random commands give the model's replies and the model's state, through
// snapshots and restores at any moment, whose bytes do not depend on how the
// state came about.
func TestAgainstModel(t *testing.T) {
	for seed := range uint64(20) {
		t.Run(fmt.Sprint("seed ", seed), func(t *testing.T) {
			r := &run{t: t, random: rand.New(rand.NewPCG(seed, 5)), machine: queue.New(), model: newModel(), now: start}
			r.both(queue.Begin{MaxReceiveCount: uint32(seed % 4), Starts: []queue.Start{{Shard: 1, Position: 10}}})
			for range 200 {
				r.step()
			}
		})
	}
}

type run struct {
	t       *testing.T
	random  *rand.Rand
	machine *queue.Machine
	model   *model
	now     log.Millis
	issued  []queue.Item // receipts, old ones too
}

const shardsOfRun = 3

// both applies a command to both and compares the replies.
func (r *run) both(command interface{ Encode() []byte }) {
	var want any
	switch c := command.(type) {
	case queue.Begin:
		r.model.begin(c)
	case queue.Configure:
		r.model.bury(r.now)
		r.model.maxReceive = c.MaxReceiveCount
	case queue.Receive:
		want = r.model.receive(r.now, c)
	case queue.Settle:
		want = r.model.settle(r.now, c)
	case queue.Expire:
		r.model.expire(c)
	}
	if got := apply(r.machine, r.now, command); !reflect.DeepEqual(got, want) && len(fmt.Sprint(got)) > len("[]") {
		r.t.Fatalf("%+v is answered with\n%+v, want\n%+v", command, got, want)
	}
}

func (r *run) step() {
	r.now += log.Millis(r.random.IntN(30))
	switch k := r.random.IntN(20); {
	case k < 9:
		r.receive()
	case k < 17:
		r.settle()
	case k < 18:
		shard := uint32(r.random.IntN(shardsOfRun))
		live := max(1, int64(r.model.nextOf(shard))+5-r.random.Int64N(300))
		r.both(queue.Expire{Live: []queue.Start{{Shard: shard, Position: log.Position(live)}}})
	case k < 19:
		r.both(queue.Configure{MaxReceiveCount: uint32(r.random.IntN(4))})
	default:
		bytes := snapshot(r.t, r.machine)
		r.machine = restored(r.t, bytes)
		if !slices.Equal(bytes, snapshot(r.t, r.machine)) {
			r.t.Fatal("a restored machine is written in other bytes")
		}
	}
	r.compare()
}

func (r *run) receive() {
	c := queue.Receive{MaxUnacknowledged: r.random.IntN(2000), MaxDeadLetters: r.random.IntN(200)}
	for range 1 + r.random.IntN(3) {
		p := queue.Part{
			Side: queue.Side(r.random.IntN(2)), Timeout: log.Millis(r.random.IntN(80)), Shard: uint32(r.random.IntN(shardsOfRun)),
		}
		p.Positions = r.machine.Visible(nil, p.Side, p.Shard, r.now, r.random.IntN(100))
		if next := r.model.nextOf(p.Shard); p.Side == queue.Live && r.random.IntN(3) > 0 {
			p.From = next + log.Position(r.random.IntN(20)/19)
			p.Next = p.From
			for range r.random.IntN(300) {
				if p.Next++; r.random.IntN(10) > 0 {
					p.Positions = append(p.Positions, p.Next-1)
				}
			}
		}
		c.Parts = append(c.Parts, p)
	}
	before := r.now
	r.both(c)
	// What the model has granted is what there are receipts of now.
	for _, p := range c.Parts {
		for _, position := range p.Positions {
			if known := r.model.records[place{p.Shard, position}]; known != nil && known.until == before+p.Timeout {
				r.issued = append(r.issued, queue.Item{Side: p.Side, Shard: p.Shard, Position: position, Receipt: known.receipt})
			}
		}
	}
}

func (r *run) settle() {
	var c queue.Settle
	for n := r.random.IntN(200); n > 0 && len(r.issued) > 0; n-- {
		i := r.random.IntN(len(r.issued))
		it := r.issued[i]
		if it.Action = queue.Action(r.random.IntN(3)); it.Action == queue.Restore {
			it.Side = queue.Dead
		}
		if it.Action == queue.SetVisibility {
			it.Timeout = log.Millis(r.random.IntN(60))
		}
		c.Items = append(c.Items, it)
		if r.random.IntN(3) > 0 {
			r.issued = slices.Delete(r.issued, i, i+1)
		}
	}
	r.both(c)
}

func (r *run) compare() {
	r.t.Helper()
	for _, now := range []log.Millis{r.now, r.now + 17} {
		for shard := range uint32(shardsOfRun) {
			for side := range queue.Side(2) {
				got, want := r.machine.Visible(nil, side, shard, now, 1<<20), r.model.visible(side, shard, now)
				if !slices.Equal(got, want) {
					r.t.Fatalf("visible in shard %d on side %d: %v, want %v", shard, side, got, want)
				}
			}
			if got, want := r.machine.Next(shard), r.model.nextOf(shard); got != want {
				r.t.Fatalf("next in shard %d is %d, want %d", shard, got, want)
			}
		}
		if got, want := r.machine.Counts(now), r.model.counts(now); got != want {
			r.t.Fatalf("the queue counts %+v, want %+v", got, want)
		}
		if got, want := r.machine.Room(now, 20, 10), r.model.room(now, 20, 10); got != want {
			r.t.Fatalf("the queue has room for %d, want %d", got, want)
		}
	}
	for side := range queue.Side(2) {
		got, ok := r.machine.Wake(side)
		if want, wanted := r.model.wake(side); ok != wanted || ok && got != want {
			r.t.Fatalf("side %d wakes at %d, %v, want %d, %v", side, got, ok, want, wanted)
		}
	}
}

// FuzzApply: no bytes make Apply panic or leave a state that a snapshot does
// not keep.
func FuzzApply(f *testing.F) {
	for _, c := range goldenCommands() {
		f.Add(c.command, c.command)
	}
	f.Fuzz(func(t *testing.T, one, two []byte) {
		m := queue.New()
		m.Apply(start.Time(), one)
		m.Apply(start.Time().Add(time.Minute), two)
		bytes := snapshot(t, m)
		if again := snapshot(t, restored(t, bytes)); !slices.Equal(bytes, again) {
			t.Errorf("% x and % x leave a state that is restored differently", one, two)
		}
	})
}

// FuzzRestore: no bytes make Restore panic, and what it takes it keeps.
func FuzzRestore(f *testing.F) {
	m := queue.New()
	for _, c := range goldenCommands() {
		m.Apply(c.at.Time(), c.command)
		f.Add(snapshot(f, m))
	}
	f.Fuzz(func(t *testing.T, from []byte) {
		m := queue.New()
		if m.Restore(bytes.NewReader(from)) == nil {
			bytes := snapshot(t, m)
			if !slices.Equal(bytes, snapshot(t, restored(t, bytes))) {
				t.Errorf("% x is restored and written differently", from)
			}
			m.Counts(start)
			m.Apply(start.Time(), queue.Configure{MaxReceiveCount: 1}.Encode())
		}
	})
}
