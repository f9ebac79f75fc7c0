package streams

import (
	"context"
	"sync"

	"github.com/shardwell/shardwell/internal/log"
	"github.com/shardwell/shardwell/internal/service/streams/queue"
)

// Calls that acknowledge records, set their visibility or restore them go through
// one goroutine, too: all that wait make one command together.

// settlement is one call.
type settlement struct {
	items []queue.Item
	done  []bool // for each item
	err   error
	ready chan struct{} // closed when done and err are set
}

// settleDesk is where settlements wait.
type settleDesk struct {
	wake chan struct{}

	mu      sync.Mutex
	waiting []*settlement
}

// maxSettled bounds the items of one command.
const maxSettled = 10_000

func (d *settleDesk) enter(s *settlement) {
	d.mu.Lock()
	d.waiting = append(d.waiting, s)
	d.mu.Unlock()
	d.wakeUp()
}

func (d *settleDesk) wakeUp() {
	select {
	case d.wake <- struct{}{}:
	default:
	}
}

// take gives the settlements of the next command.
func (d *settleDesk) take() []*settlement {
	d.mu.Lock()
	defer d.mu.Unlock()
	n, items := 0, 0
	for n < len(d.waiting) && (n == 0 || items+len(d.waiting[n].items) <= maxSettled) {
		items += len(d.waiting[n].items)
		n++
	}
	batch := d.waiting[:n:n]
	if d.waiting = d.waiting[n:]; len(d.waiting) == 0 {
		d.waiting = nil
	} else {
		d.wakeUp()
	}
	return batch
}

// settleRecords has the machine carry out items, and says for each whether it
// did. When ctx ends before, they may be carried out all the same.
func (run *queueRun) settleRecords(ctx context.Context, items []queue.Item) ([]bool, error) {
	s := &settlement{items: items, ready: make(chan struct{})}
	run.settles.enter(s)
	select {
	case <-s.ready:
		return s.done, s.err
	case <-ctx.Done():
		return nil, ctx.Err()
	case <-run.background.Done():
		return nil, log.ErrClosed
	}
}

// settle carries out settlements until the run ends.
func (run *queueRun) settle() {
	for {
		select {
		case <-run.settles.wake:
		case <-run.background.Done():
			return
		}
		if batch := run.settles.take(); len(batch) > 0 {
			run.settleBatch(batch)
		}
	}
}

func (run *queueRun) settleBatch(batch []*settlement) {
	var c queue.Settle
	visible := false
	for _, s := range batch {
		c.Items = append(c.Items, s.items...)
	}
	for i := range c.Items {
		visible = visible || c.Items[i].Action != queue.Acknowledge
	}
	reply, err := run.propose(run.background, c.Encode())
	done, _ := reply.([]bool)
	for _, s := range batch {
		if s.err = err; err == nil {
			s.done, done = done[:len(s.items):len(s.items)], done[len(s.items):]
		}
		close(s.ready)
	}
	if visible || run.receives.crowded.Load() {
		run.receives.wakeUp() // there may be something to receive sooner
	}
}
