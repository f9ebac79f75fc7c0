package queue_test

import (
	"maps"
	"slices"

	"github.com/shardwell/shardwell/internal/log"
	"github.com/shardwell/shardwell/internal/service/streams/queue"
)

// model is what the machine means, without thought of memory or time: every
// record that was received and not acknowledged, in a map.
type model struct {
	begun      bool
	maxReceive uint32
	next       map[uint32]log.Position
	records    map[place]*record
}

type place struct {
	shard    uint32
	position log.Position
}

type record struct {
	until, first   log.Millis
	receipt, count uint32
	dead           bool
}

func newModel() *model {
	return &model{next: map[uint32]log.Position{}, records: map[place]*record{}}
}

func (m *model) nextOf(shard uint32) log.Position { return max(1, m.next[shard]) }

func (m *model) isDead(r *record, now log.Millis) bool {
	return r.dead || m.maxReceive > 0 && r.count >= m.maxReceive && r.until <= now
}

// bury makes what is a dead letter now one for ever.
func (m *model) bury(now log.Millis) {
	for _, r := range m.records {
		r.dead = m.isDead(r, now)
	}
}

func (m *model) numbers() (live, dead int) {
	for _, r := range m.records {
		if r.dead {
			dead++
		} else {
			live++
		}
	}
	return live, dead
}

// room is for how many fresh records there is room at a time.
func (m *model) room(now log.Millis, maxUnacknowledged, maxDeadLetters int) int {
	live, dead := 0, 0
	for _, r := range m.records {
		if m.isDead(r, now) {
			dead++
		} else {
			live++
		}
	}
	if dead >= maxDeadLetters {
		return 0
	}
	return max(0, maxUnacknowledged-live)
}

func (m *model) begin(c queue.Begin) {
	if m.begun {
		return
	}
	m.begun, m.maxReceive = true, c.MaxReceiveCount
	for _, s := range c.Starts {
		m.next[s.Shard] = s.Position
	}
}

func (m *model) receive(now log.Millis, c queue.Receive) (all []queue.Receipt) {
	m.bury(now)
	live, dead := m.numbers()
	for _, p := range c.Parts {
		fresh := p.From == m.nextOf(p.Shard)
		if fresh {
			m.next[p.Shard] = p.Next
		}
		for _, position := range p.Positions {
			at := place{p.Shard, position}
			if p.From > 0 && position >= p.From {
				if fresh && (live >= c.MaxUnacknowledged || dead >= c.MaxDeadLetters) {
					m.next[p.Shard], fresh = position, false
				}
				if !fresh {
					all = append(all, queue.Receipt{})
					continue
				}
				m.records[at] = &record{}
				live++
			}
			r := m.records[at]
			if r == nil || r.until > now || r.dead != (p.Side == queue.Dead) {
				all = append(all, queue.Receipt{})
				continue
			}
			if r.count == 0 {
				r.first = now
			}
			r.count++
			r.receipt++
			r.until = now + p.Timeout
			all = append(all, queue.Receipt{Granted: true, Number: r.receipt, Count: r.count, First: r.first})
		}
	}
	return all
}

func (m *model) settle(now log.Millis, c queue.Settle) (done []bool) {
	m.bury(now)
	for _, it := range c.Items {
		at := place{it.Shard, it.Position}
		r := m.records[at]
		ok := r != nil && r.receipt == it.Receipt && (it.Side == queue.Live || r.dead)
		switch {
		case !ok:
		case it.Action == queue.Acknowledge:
			delete(m.records, at)
		case it.Action == queue.Restore:
			*r = record{receipt: r.receipt, until: now}
		case r.dead != (it.Side == queue.Dead):
			ok = false
		default:
			r.until = now + it.Timeout
		}
		done = append(done, ok)
	}
	return done
}

func (m *model) expire(c queue.Expire) {
	for _, l := range c.Live {
		m.next[l.Shard] = max(m.nextOf(l.Shard), l.Position)
		maps.DeleteFunc(m.records, func(at place, _ *record) bool {
			return at.shard == l.Shard && at.position < l.Position
		})
	}
	for _, shard := range c.Forget {
		delete(m.next, shard)
		maps.DeleteFunc(m.records, func(at place, _ *record) bool { return at.shard == shard })
	}
}

func (m *model) visible(side queue.Side, shard uint32, now log.Millis) (all []log.Position) {
	for at, r := range m.records {
		if at.shard == shard && r.until <= now && m.isDead(r, now) == (side == queue.Dead) {
			all = append(all, at.position)
		}
	}
	slices.Sort(all)
	return all
}

func (m *model) counts(now log.Millis) (n queue.Counts) {
	for _, r := range m.records {
		switch {
		case m.isDead(r, now):
			n.DeadLetters++
		case r.until > now:
			n.InFlight++
		default:
			n.Visible++
		}
	}
	return n
}

// wake is the earliest time at which a record is visible on a side. Whether
// one whose receipts are used up is dead by then does not depend on when now is.
func (m *model) wake(side queue.Side) (at log.Millis, ok bool) {
	for _, r := range m.records {
		if m.isDead(r, r.until) == (side == queue.Dead) && (!ok || r.until < at) {
			at, ok = r.until, true
		}
	}
	return at, ok
}
