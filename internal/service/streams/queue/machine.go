package queue

import (
	"errors"
	"maps"
	"math"
	"slices"
	"time"

	"github.com/shardwell/shardwell/internal/log"
	"github.com/shardwell/shardwell/internal/state"
)

// ErrMalformed is the reply to bytes that are no command. Nothing changes.
var ErrMalformed = errors.New("queue command is malformed")

// machineName is what the machine is called where its release is too old.
const machineName = "queue"

// never is later than every time.
const never = log.Millis(math.MaxInt64)

// Machine is the state machine. See the package documentation for who may call
// what when.
type Machine struct {
	begun      bool
	maxReceive uint32 // receipts after which a record is a dead letter; 0: any number
	shards     map[uint32]*shard

	live, dead int // records of shards, by whether they are marked as dead

	// exhausted is a time up to which no record that has had its receipts
	// becomes visible, and so a dead letter that is not marked yet.
	exhausted log.Millis

	// Memory that Apply uses again.
	scratch struct {
		begin     Begin
		configure Configure
		receive   Receive
		settle    Settle
		expire    Expire
		dirty     []*chunk
	}
}

// shard is how far the queue has got with one shard.
type shard struct {
	next log.Position // the first that was never received
	set  set          // of those before it, the ones not acknowledged
}

// New gives the machine of a queue that has not begun.
func New() *Machine { return &Machine{shards: map[uint32]*shard{}, exhausted: never} }

// Apply carries out one command; see state.Machine.
func (m *Machine) Apply(arrival time.Time, command []byte) (reply any) {
	if len(command) < 2 {
		return ErrMalformed
	}
	at, r, c := log.Millis(arrival.UnixMilli()), reader{b: command[2:]}, &m.scratch
	if version := command[1]; version != commandVersion {
		return &state.UnknownVersion{Machine: machineName, Version: int(version), Known: commandVersion}
	}
	switch command[0] {
	case opBegin:
		if !r.begin(&c.begin) {
			return ErrMalformed
		}
		m.begin(&c.begin)
	case opConfigure:
		if !r.configure(&c.configure) {
			return ErrMalformed
		}
		m.bury(at)
		m.configure(c.configure.MaxReceiveCount)
	case opReceive:
		if !r.receive(&c.receive) {
			return ErrMalformed
		}
		m.bury(at)
		reply = m.receive(at, &c.receive)
	case opSettle:
		if !r.settle(&c.settle) {
			return ErrMalformed
		}
		m.bury(at)
		reply = m.settle(at, &c.settle)
	case opExpire:
		if !r.expire(&c.expire) {
			return ErrMalformed
		}
		m.expire(&c.expire)
	default:
		return &state.UnknownVersion{Machine: machineName, Version: commandVersion + 1, Known: commandVersion}
	}
	m.tidy()
	return reply
}

func (m *Machine) begin(c *Begin) {
	if m.begun {
		return
	}
	m.begun, m.maxReceive = true, c.MaxReceiveCount
	for _, s := range c.Starts {
		m.shard(s.Shard).next = max(1, s.Position)
	}
}

// configure changes the number of receipts and sees which records have had
// them now.
func (m *Machine) configure(maxReceive uint32) {
	m.maxReceive, m.exhausted = maxReceive, never
	for _, s := range m.shards {
		for _, c := range s.set.chunks {
			c.summarise(maxReceive)
			m.exhausted = min(m.exhausted, c.exhausted)
		}
	}
}

// bury marks the records that have become dead letters.
func (m *Machine) bury(at log.Millis) {
	if m.exhausted > at {
		return
	}
	m.exhausted = never
	for _, s := range m.shards {
		for _, c := range s.set.chunks {
			if c.exhausted <= at {
				n := c.bury(at, m.maxReceive)
				m.live -= n
				m.dead += n
			}
			m.exhausted = min(m.exhausted, c.exhausted)
		}
	}
}

func (m *Machine) receive(at log.Millis, c *Receive) []Receipt {
	n := 0
	for i := range c.Parts {
		n += len(c.Parts[i].Positions)
	}
	receipts := make([]Receipt, n)
	rest := receipts
	for i := range c.Parts {
		p := &c.Parts[i]
		if p.From == m.Next(p.Shard) {
			m.fresh(at, c, p, rest)
		}
		for j, position := range p.Positions {
			if p.From == 0 || position < p.From {
				rest[j] = m.again(at, p, position)
			}
		}
		rest = rest[len(p.Positions):]
	}
	return receipts
}

// again hands a record out that was handed out before.
func (m *Machine) again(at log.Millis, p *Part, position log.Position) Receipt {
	s := m.shards[p.Shard]
	if s == nil {
		return Receipt{}
	}
	c, e := s.set.find(position)
	if e == nil || e.until > at || e.dead() != (p.Side == Dead) || e.count() == countMask {
		return Receipt{}
	}
	m.touch(c)
	return m.grant(e, at, p.Timeout)
}

// fresh hands out the part's records that nobody has had, while there is room.
func (m *Machine) fresh(at log.Millis, c *Receive, p *Part, receipts []Receipt) {
	s := m.shard(p.Shard)
	for j, position := range p.Positions {
		if position < p.From {
			continue
		}
		if m.live >= c.MaxUnacknowledged || m.dead >= c.MaxDeadLetters {
			s.next = position
			return
		}
		chunk, e := s.set.add(position)
		m.live++
		m.touch(chunk)
		receipts[j] = m.grant(e, at, p.Timeout)
	}
	s.next = p.Next
}

// grant makes e in flight.
func (m *Machine) grant(e *entry, at, timeout log.Millis) Receipt {
	if e.count() == 0 {
		e.first = at
	}
	e.receipt++
	e.counted++
	e.until = at + timeout
	return Receipt{Granted: true, Number: e.receipt, Count: e.count(), First: e.first}
}

func (m *Machine) settle(at log.Millis, c *Settle) []bool {
	done := make([]bool, len(c.Items))
	for i := range c.Items {
		done[i] = m.settleOne(at, &c.Items[i])
	}
	return done
}

func (m *Machine) settleOne(at log.Millis, it *Item) bool {
	s := m.shards[it.Shard]
	if s == nil {
		return false
	}
	c, e := s.set.find(it.Position)
	if e == nil || e.receipt != it.Receipt || it.Side == Dead && !e.dead() {
		return false
	}
	switch it.Action {
	case Acknowledge:
		// One who has done the work late is believed, even if the record has
		// become a dead letter, until somebody else has received it.
		m.forget(e)
		if left := s.set.remove(c, e); left != nil {
			m.touch(left)
		}
		return true
	case Restore:
		*e = entry{position: e.position, receipt: e.receipt, until: at}
		m.dead--
		m.live++
	default:
		if e.dead() != (it.Side == Dead) {
			return false
		}
		e.until = at + it.Timeout
	}
	m.touch(c)
	return true
}

func (m *Machine) expire(c *Expire) {
	for _, l := range c.Live {
		s := m.shard(l.Shard)
		s.set.removeBefore(l.Position, m.forget, m.touch)
		s.next = max(s.next, l.Position)
	}
	for _, index := range c.Forget {
		if s := m.shards[index]; s != nil {
			s.set.removeBefore(maxPosition+1, m.forget, m.touch)
			delete(m.shards, index)
		}
	}
}

// shard gives the state of a shard; one that is not known is at its beginning.
func (m *Machine) shard(index uint32) *shard {
	s := m.shards[index]
	if s == nil {
		s = &shard{next: 1}
		m.shards[index] = s
	}
	return s
}

// forget counts an entry out.
func (m *Machine) forget(e *entry) {
	if e.dead() {
		m.dead--
	} else {
		m.live--
	}
}

// touch notes that c has changed.
func (m *Machine) touch(c *chunk) {
	if !c.dirty {
		c.dirty = true
		m.scratch.dirty = append(m.scratch.dirty, c)
	}
}

// tidy brings the summaries of changed chunks up to date.
func (m *Machine) tidy() {
	for i, c := range m.scratch.dirty {
		c.summarise(m.maxReceive)
		c.dirty = false
		m.exhausted = min(m.exhausted, c.exhausted)
		m.scratch.dirty[i] = nil
	}
	m.scratch.dirty = m.scratch.dirty[:0]
}

// Begun says whether it is settled where the queue begins.
func (m *Machine) Begun() bool { return m.begun }

// Next gives the first position of a shard that was never received.
func (m *Machine) Next(index uint32) log.Position {
	if s := m.shards[index]; s != nil {
		return s.next
	}
	return 1
}

// Drained says whether the shard has nothing below end left to hand out or to
// be acknowledged.
func (m *Machine) Drained(index uint32, end log.Position) bool {
	s := m.shards[index]
	return s != nil && s.next >= end && len(s.set.chunks) == 0 || s == nil && end <= 1
}

// Shards gives the shards that something is known of, ascending.
func (m *Machine) Shards() []uint32 { return slices.Sorted(maps.Keys(m.shards)) }

// Visible appends to dst up to limit positions of a shard that could be
// received again on one side at a time, the oldest first.
func (m *Machine) Visible(dst []log.Position, side Side, index uint32, now log.Millis, limit int) []log.Position {
	s := m.shards[index]
	if s == nil {
		return dst
	}
	for _, c := range s.set.chunks {
		if limit <= 0 {
			break
		}
		if c.earliest(side) > now {
			continue
		}
		for i := range c.entries {
			e := &c.entries[i]
			if limit > 0 && e.until <= now && m.sideOf(e, now) == side {
				dst = append(dst, e.position)
				limit--
			}
		}
	}
	return dst
}

// sideOf gives where a record is, once it is visible.
func (m *Machine) sideOf(e *entry, now log.Millis) Side {
	if e.dead() || e.exhausted(m.maxReceive) && e.until <= now {
		return Dead
	}
	return Live
}

// Wake gives the first time at which something that was received becomes
// visible on one side; ok is false if nothing will by itself. It may have
// passed already.
func (m *Machine) Wake(side Side) (at log.Millis, ok bool) {
	at = never
	for _, s := range m.shards {
		for _, c := range s.set.chunks {
			at = min(at, c.earliest(side))
		}
	}
	return at, at != never
}

// Counts says how much a queue holds.
type Counts struct {
	InFlight    int // received, and not visible yet
	Visible     int // received before, and visible again
	DeadLetters int // in flight or not
}

// Counts counts what the queue holds at a time.
func (m *Machine) Counts(now log.Millis) (n Counts) {
	for _, s := range m.shards {
		for _, c := range s.set.chunks {
			for i := range c.entries {
				switch e := &c.entries[i]; {
				case m.sideOf(e, now) == Dead:
					n.DeadLetters++
				case e.until > now:
					n.InFlight++
				default:
					n.Visible++
				}
			}
		}
	}
	return n
}

// Room says how many more fresh records a Receive under its limits can hand out
// at a time. Records that have become dead letters by then count as such, marked
// or not.
func (m *Machine) Room(now log.Millis, maxUnacknowledged, maxDeadLetters int) int {
	buried := m.unmarked(now)
	if m.dead+buried >= maxDeadLetters {
		return 0
	}
	return max(0, maxUnacknowledged-(m.live-buried))
}

// unmarked counts the dead letters that the next command marks.
func (m *Machine) unmarked(now log.Millis) (n int) {
	if m.exhausted > now {
		return 0
	}
	for _, s := range m.shards {
		for _, c := range s.set.chunks {
			if c.exhausted > now {
				continue
			}
			for i := range c.entries {
				if e := &c.entries[i]; e.exhausted(m.maxReceive) && e.until <= now {
					n++
				}
			}
		}
	}
	return n
}

// Oldest gives the first record of a shard that was received and not
// acknowledged; 0 if there is none.
func (m *Machine) Oldest(index uint32) log.Position {
	if s := m.shards[index]; s != nil && len(s.set.chunks) > 0 {
		return s.set.chunks[0].entries[0].position
	}
	return 0
}
