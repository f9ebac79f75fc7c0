package state

import (
	"context"
	"fmt"
	"sync"

	"github.com/shardwell/shardwell/internal/log"
)

// replies brings the reply to each command to the call that proposed it. A
// command may be applied before its proposer has learnt its position from
// Append, so replies that nobody has claimed are kept while somebody might.
type replies struct {
	mu        sync.Mutex
	next      log.Position // everything before it has been applied
	err       error        // why the runner has stopped
	appending map[*proposal]struct{}
	claimed   map[log.Position]*proposal
	unclaimed map[log.Position]any
	barriers  map[*barrier]struct{}
}

// A proposal is one call of Propose.
type proposal struct {
	after    log.Position  // its command is at or after this position
	position log.Position  // of its command; 0 until Append has told
	ready    chan struct{} // closed when reply and err are set
	reply    any
	err      error
}

// A barrier waits until everything before end has been applied.
type barrier struct {
	end   log.Position
	ready chan struct{}
}

// begin announces that a command is about to be appended.
func (r *replies) begin() (*proposal, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.err != nil {
		return nil, r.err
	}
	if r.appending == nil {
		r.appending = make(map[*proposal]struct{})
		r.claimed = make(map[log.Position]*proposal)
		r.unclaimed = make(map[log.Position]any)
	}
	p := &proposal{after: r.next, ready: make(chan struct{})}
	r.appending[p] = struct{}{}
	return p, nil
}

// claim says where p's command is. p becomes ready now or when that position
// is applied.
func (r *replies) claim(p *proposal, at log.Position) {
	r.mu.Lock()
	defer r.mu.Unlock()
	delete(r.appending, p)
	p.position = at
	if reply, ok := r.unclaimed[at]; ok {
		delete(r.unclaimed, at)
		p.finish(reply, nil)
	} else if r.err != nil {
		p.finish(nil, unapplied(r.err))
	} else {
		r.claimed[at] = p
	}
	r.prune()
}

// abandon forgets p. It reports whether p is ready nevertheless.
func (r *replies) abandon(p *proposal) bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	delete(r.appending, p)
	r.prune()
	if r.claimed[p.position] == p {
		delete(r.claimed, p.position)
		return false
	}
	return true
}

// deliver hands over the reply to the command at position at.
func (r *replies) deliver(at log.Position, reply any) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if p, ok := r.claimed[at]; ok {
		delete(r.claimed, at)
		p.finish(reply, nil)
	} else if len(r.appending) > 0 && r.err == nil {
		r.unclaimed[at] = reply
	}
	r.reach(at + 1)
}

// advance says that everything before next has been applied.
func (r *replies) advance(next log.Position) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.reach(next)
	r.prune()
}

// reach moves next on. The caller holds mu.
func (r *replies) reach(next log.Position) {
	r.next = next
	for b := range r.barriers {
		if b.end <= next {
			delete(r.barriers, b)
			close(b.ready)
		}
	}
}

// prune drops replies that none of the calls still appending can claim. Looking
// at all of those calls is worth it only now and then. The caller holds mu.
func (r *replies) prune() {
	if len(r.appending) == 0 {
		clear(r.unclaimed)
		return
	}
	if len(r.unclaimed) < 2*len(r.appending)+64 {
		return
	}
	oldest := r.next
	for p := range r.appending {
		oldest = min(oldest, p.after)
	}
	for at := range r.unclaimed {
		if at < oldest {
			delete(r.unclaimed, at)
		}
	}
}

// await waits until everything before end has been applied.
func (r *replies) await(ctx context.Context, end log.Position) error {
	r.mu.Lock()
	if r.next >= end || r.err != nil {
		defer r.mu.Unlock()
		return r.err
	}
	b := &barrier{end: end, ready: make(chan struct{})}
	if r.barriers == nil {
		r.barriers = make(map[*barrier]struct{})
	}
	r.barriers[b] = struct{}{}
	r.mu.Unlock()
	select {
	case <-b.ready:
		return r.reached(end)
	case <-ctx.Done():
		r.mu.Lock()
		defer r.mu.Unlock()
		delete(r.barriers, b)
		return ctx.Err()
	}
}

// reached is why end has not been reached, if so.
func (r *replies) reached(end log.Position) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.next >= end {
		return nil
	}
	return r.err
}

// stop ends all waiting, now and later. The first reason stays.
func (r *replies) stop(err error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.err != nil {
		return
	}
	r.err = err
	for at, p := range r.claimed {
		delete(r.claimed, at)
		p.finish(nil, unapplied(err))
	}
	for b := range r.barriers {
		delete(r.barriers, b)
		close(b.ready)
	}
}

func (r *replies) stopped() error {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.err
}

func (r *replies) position() log.Position {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.next
}

// unapplied is the error for a command that is durable while the runner has
// stopped for the given reason: another start will apply it.
func unapplied(err error) error { return fmt.Errorf("%w: %w", log.ErrUnknown, err) }

func (p *proposal) finish(reply any, err error) {
	p.reply, p.err = reply, err
	close(p.ready)
}
