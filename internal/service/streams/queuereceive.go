package streams

import (
	"context"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"github.com/shardwell/shardwell/internal/log"
	"github.com/shardwell/shardwell/internal/service/streams/catalog"
	"github.com/shardwell/shardwell/internal/service/streams/queue"
	"github.com/shardwell/shardwell/internal/service/streams/quota"
)

// Records are received in rounds. A round takes all calls that wait, chooses what
// they could have, reads it, and proposes one command for all of them; they get
// what the machine has granted. So nothing is in flight that could not be read,
// and many workers cost one write together. Calls that got nothing wait for the
// next round, which comes when there may be something: a record that was put, a
// visibility that has run out, a dead letter restored, a shard that is new.

// receive is one call that waits for records.
type receive struct {
	side    queue.Side
	limit   int
	timeout log.Millis // visibility
	// answer gets what the call has received, once. It has room for that.
	answer chan received

	// Guarded by receiveDesk.mu.
	inRound bool
	over    bool // does not want to wait any longer
}

// received is the answer to a receive. Records is empty if there was nothing in
// time.
type received struct {
	records []delivery
	err     error
}

// delivery is one record as it is handed out.
type delivery struct {
	shard    *catalog.Shard
	position log.Position
	arrival  log.Millis
	key      string
	data     []byte
	receipt  queue.Receipt
}

// receiveDesk is where receives wait.
type receiveDesk struct {
	wake    chan struct{} // there may be something to do
	crowded atomic.Bool   // nothing fresh is handed out before something is settled

	mu      sync.Mutex
	waiting []*receive // first come first
	inside  int        // receives that have entered and not left

	// Of the goroutine that runs the rounds, but for idle, which mu guards.
	turn     int                   // the shard that comes first
	idle     map[uint32]*idleShard // shards without fresh records
	lost     map[shardPosition]struct{}
	lostFrom time.Time // when lost began to be filled
	swept    time.Time // when expired records were last looked for
}

// shardPosition names a record.
type shardPosition struct {
	shard    uint32
	position log.Position
}

// idleShard is a shard that has nothing from a position on, or could not be read.
type idleShard struct {
	from     log.Position
	watching bool      // somebody waits for a record there
	until    time.Time // not tried before; zero unless reading has failed
}

// maxWaiting bounds the calls that wait for records of one queue.
const maxWaiting = 1000

// wakeUp says that there may be something to receive.
func (d *receiveDesk) wakeUp() {
	select {
	case d.wake <- struct{}{}:
	default:
	}
}

// enter has a receive wait. It is refused if too many wait.
func (d *receiveDesk) enter(r *receive) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.inside >= maxWaiting {
		return errTooManyReceives()
	}
	d.inside++
	d.waiting = append(d.waiting, r)
	d.wakeUp()
	return nil
}

// leave makes room for another receive.
func (d *receiveDesk) leave() {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.inside--
}

// giveUp ends a receive's waiting: its answer comes at once, or with the end of
// the round that it is in.
func (d *receiveDesk) giveUp(r *receive) {
	d.mu.Lock()
	defer d.mu.Unlock()
	r.over = true
	if at := slices.Index(d.waiting, r); at >= 0 {
		d.waiting = slices.Delete(d.waiting, at, at+1)
		r.answer <- received{}
	}
}

// take gives the receives for a round.
func (d *receiveDesk) take() []*receive {
	d.mu.Lock()
	defer d.mu.Unlock()
	round := d.waiting
	d.waiting = nil
	for _, r := range round {
		r.inRound = true
	}
	return round
}

// putBack has those wait again that a round had nothing for.
func (d *receiveDesk) putBack(rest []*receive) {
	d.mu.Lock()
	defer d.mu.Unlock()
	var waiting []*receive
	for _, r := range rest {
		r.inRound = false
		if r.over {
			r.answer <- received{}
			continue
		}
		waiting = append(waiting, r)
	}
	d.waiting = append(waiting, d.waiting...)
}

// receiveRecords waits for records until ctx or patience ends, and then gives none.
func (run *queueRun) receiveRecords(ctx context.Context, r *receive, patience time.Duration) ([]delivery, error) {
	r.answer = make(chan received, 1)
	if err := run.receives.enter(r); err != nil {
		return nil, err
	}
	defer run.receives.leave()
	clock := run.service.data.clock.source
	for until, waiting := clock.Steady().Add(patience), true; waiting; {
		moved := clock.Moved()
		timer := time.NewTimer(until.Sub(clock.Steady()))
		select {
		case got := <-r.answer:
			timer.Stop()
			return got.records, got.err
		case <-timer.C:
			waiting = false
		case <-moved:
		case <-ctx.Done():
			waiting = false
		case <-run.background.Done():
			waiting = false
		}
		timer.Stop()
	}
	run.receives.giveUp(r)
	select {
	case got := <-r.answer:
		return got.records, got.err
	case <-run.background.Done():
		return nil, log.ErrClosed
	}
}

// receive runs rounds until the run ends.
func (run *queueRun) receive() {
	for run.background.Err() == nil {
		moved := run.service.data.clock.source.Moved()
		st, replaced := run.service.catalog.Watch(run.stream)
		batch := run.receives.take()
		wait := time.Duration(-1) // for ever
		if len(batch) > 0 {
			rest, again := run.round(st, batch)
			run.receives.putBack(rest)
			if len(rest) > 0 {
				wait = again
			}
		}
		run.rest(wait, moved, replaced)
	}
}

// rest waits for a reason to run another round; below 0 there is no time for it.
func (run *queueRun) rest(wait time.Duration, moved, replaced <-chan struct{}) {
	var timer <-chan time.Time
	if wait >= 0 {
		t := time.NewTimer(wait)
		defer t.Stop()
		timer = t.C
	}
	select {
	case <-run.receives.wake:
	case <-timer:
	case <-moved:
	case <-replaced:
	case <-run.background.Done():
	}
}

// fail answers receives with an error.
func fail(batch []*receive, err error) {
	for _, r := range batch {
		r.answer <- received{err: err}
	}
}

// retryRead is how long reading that has failed is left alone, and how long a
// round waits that could not give what it has seen.
const retryRead = time.Second

// round serves a batch. It gives the receives that it had nothing for, and after
// what time there may be something for them; below 0 that is not known.
func (run *queueRun) round(st *catalog.Stream, batch []*receive) (rest []*receive, wait time.Duration) {
	q := (*catalog.Queue)(nil)
	if st != nil && st.UID == run.uid {
		q = st.Queue(run.id)
	}
	if q == nil || !q.Receivable() {
		fail(batch, catalog.QueueNotFound(run.stream.Tenant.QueueARN(run.id), run.stream.Account))
		return nil, -1
	}
	now := run.service.data.clock.now()
	swept := run.sweepExpired(run.background, st)
	p := &picker{
		run: run, st: st, now: millis(now), dead: horizon(st, run.service.data.clock.retention()),
		most: int(run.service.cfg.Quotas.Value(quota.QueueRecordsInFlight)),
	}
	run.receives.crowded.Store(true) // what is settled from here on may make room
	p.pick(batch)
	run.receives.crowded.Store(p.room <= 0)
	if len(p.parts) > 0 {
		reply, err := run.propose(run.background, queue.Receive{
			MaxUnacknowledged: p.most, MaxDeadLetters: p.most, Parts: p.parts,
		}.Encode())
		if err != nil {
			fail(batch, controlFailure("receive from queue on stream", run.stream, err))
			return nil, -1
		}
		p.granted(reply.([]queue.Receipt))
	}
	served := 0
	for i := range p.fills {
		f := &p.fills[i]
		if records := f.grantedRecords(); len(records) > 0 {
			f.receive.answer <- received{records: records}
			served++
		} else if err := p.refusals[f.receive.side]; err != nil {
			f.receive.answer <- received{err: err}
		} else {
			rest = append(rest, f.receive)
		}
	}
	if p.stale {
		run.receives.swept = time.Time{} // the next round looks for what has expired
	}
	switch {
	case served > 0, p.passed, p.stale && !swept:
		return rest, 0
	case p.picked > 0, p.stale: // what has expired could not be forgotten
		return rest, retryRead
	}
	return rest, run.untilVisible(rest, p.now)
}

// untilVisible says how long it is until something that was received before
// becomes visible to one of the receives; now is when the last round looked.
func (run *queueRun) untilVisible(rest []*receive, now log.Millis) time.Duration {
	var wanted [2]bool
	for _, r := range rest {
		wanted[r.side] = true
	}
	// A record that becomes a dead letter makes room for a fresh one.
	wanted[queue.Dead] = wanted[queue.Dead] || run.receives.crowded.Load()
	wait := time.Duration(-1)
	run.view(func(m *queue.Machine) {
		for side := range queue.Side(2) {
			at, ok := m.Wake(side)
			if !wanted[side] || !ok {
				continue
			}
			left := retryRead
			if at > now {
				left = max(0, at.Time().Sub(run.service.data.clock.now()))
			}
			if wait < 0 || left < wait {
				wait = left
			}
		}
	})
	return run.receives.untilRetry(wait)
}

// untilRetry is the shorter of wait and the time until a shard is tried again
// that could not be read.
func (d *receiveDesk) untilRetry(wait time.Duration) time.Duration {
	d.mu.Lock()
	defer d.mu.Unlock()
	for _, idle := range d.idle {
		if idle.until.IsZero() {
			continue
		}
		if left := max(0, time.Until(idle.until)); wait < 0 || left < wait {
			wait = left
		}
	}
	return wait
}
