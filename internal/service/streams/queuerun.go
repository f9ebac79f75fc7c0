package streams

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"time"

	"github.com/shardwell/shardwell/internal/log"
	"github.com/shardwell/shardwell/internal/service/streams/catalog"
	"github.com/shardwell/shardwell/internal/service/streams/queue"
	"github.com/shardwell/shardwell/internal/state"
)

// queueRun is a queue in use: its machine and the two goroutines through which
// all calls go, so that calls at the same time cost one command together. It is
// opened when the queue is used for the first time, and closed again when it has
// not been used for a while. Nothing in it lasts but the machine's logs.
type queueRun struct {
	service *Service
	stream  catalog.Key
	uid     string // the stream's
	id      string

	// Set once opened is closed; err says why the machine could not be read.
	opened  chan struct{}
	err     error
	machine *queue.Machine // through runner
	runner  *state.Runner

	receives receiveDesk
	settles  settleDesk

	// background ends the goroutines in running.
	background context.Context
	stop       context.CancelFunc
	running    sync.WaitGroup

	// gone is closed when it is no longer in the table.
	gone chan struct{}

	// Guarded by queueTable.mu.
	users    int
	lastUsed time.Time
	closing  bool
}

// queueTable finds queues in use by their ids. The zero value is ready.
type queueTable struct {
	mu     sync.Mutex
	byID   map[string]*queueRun
	closed bool // no queue is opened any more
}

// How long a queue that nobody uses stays open, and how often that is looked at.
const (
	queueIdle      = 5 * time.Minute
	queueIdleEvery = time.Minute
)

// useQueue opens a queue, if it is not open, until done is called.
func (s *Service) useQueue(ctx context.Context, st *catalog.Stream, q *catalog.Queue) (run *queueRun, done func(), err error) {
	for run == nil {
		var leaving <-chan struct{}
		if run, leaving, err = s.joinQueue(st, q); leaving == nil {
			break
		}
		select {
		case <-leaving:
		case <-ctx.Done():
			err = ctx.Err()
		}
		if err != nil {
			break
		}
	}
	if err != nil {
		return nil, nil, fmt.Errorf("open %s: %w", queueName(st, q), err)
	}
	done = func() { s.queues.leave(run) }
	select {
	case <-run.opened:
		err = run.err
	case <-ctx.Done():
		err = ctx.Err()
	}
	if err != nil {
		done()
		return nil, nil, fmt.Errorf("open %s: %w", queueName(st, q), err)
	}
	return run, done, nil
}

// joinQueue makes the caller a user of a queue that is open or being opened. If
// it is being closed, leaving says when to try again.
func (s *Service) joinQueue(st *catalog.Stream, q *catalog.Queue) (run *queueRun, leaving <-chan struct{}, err error) {
	t := &s.queues
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.closed {
		return nil, nil, log.ErrClosed
	}
	run = t.byID[q.ID]
	if run != nil && run.closing {
		return nil, run.gone, nil
	}
	if run == nil {
		run = s.newQueueRun(st, q)
		if t.byID == nil {
			t.byID = map[string]*queueRun{}
		}
		t.byID[q.ID] = run
		s.running.Go(func() { run.open(q) })
	}
	run.users++
	return run, nil, nil
}

func (t *queueTable) leave(run *queueRun) {
	t.mu.Lock()
	defer t.mu.Unlock()
	run.users--
	run.lastUsed = time.Now()
}

func (s *Service) newQueueRun(st *catalog.Stream, q *catalog.Queue) *queueRun {
	run := &queueRun{service: s, stream: st.Key, uid: st.UID, id: q.ID, opened: make(chan struct{}), gone: make(chan struct{})}
	run.background, run.stop = context.WithCancel(s.background)
	run.receives.wake = make(chan struct{}, 1)
	run.settles.wake = make(chan struct{}, 1)
	run.receives.idle = map[uint32]*idleShard{}
	return run
}

// open reads the machine and starts serving. A queue that cannot be opened is
// forgotten, so that the next call tries again.
func (run *queueRun) open(q *catalog.Queue) {
	defer close(run.opened)
	run.machine = queue.New()
	run.runner, run.err = state.Open(run.background, run.service.engine, run.machine, state.Config{
		Name: "queue " + q.ID, Commands: q.Commands, Snapshots: q.Snapshots, Log: run.service.log,
	})
	if run.err != nil {
		run.service.queues.forget(run)
		return
	}
	run.running.Go(run.receive)
	run.running.Go(run.settle)
}

func (t *queueTable) forget(run *queueRun) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.byID[run.id] == run {
		delete(t.byID, run.id)
		close(run.gone)
	}
}

// close ends a run and waits for its goroutines. Calls that use it fail.
func (run *queueRun) close() error {
	run.stop()
	<-run.opened
	run.running.Wait()
	if run.runner == nil {
		return nil
	}
	return run.runner.Close()
}

// closeQueue closes a queue if it is open.
func (s *Service) closeQueue(id string) error {
	s.queues.mu.Lock()
	run := s.queues.byID[id]
	if run != nil {
		run.closing = true
	}
	s.queues.mu.Unlock()
	if run == nil {
		return nil
	}
	err := run.close()
	s.queues.forget(run)
	return err
}

// all gives the queues that are open.
func (t *queueTable) all() (all []*queueRun) {
	t.mu.Lock()
	defer t.mu.Unlock()
	for _, run := range t.byID {
		all = append(all, run)
	}
	return all
}

// close lets no queue be opened any more.
func (t *queueTable) close() {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.closed = true
}

// closeIdleQueues closes queues that nobody has used for a while.
func (s *Service) closeIdleQueues(context.Context) (again time.Duration) {
	for _, run := range s.queues.all() {
		s.queues.mu.Lock()
		idle := run.users == 0 && time.Since(run.lastUsed) >= queueIdle && !run.closing
		run.closing = run.closing || idle
		s.queues.mu.Unlock()
		if !idle {
			continue
		}
		if err := run.close(); err != nil {
			s.log.Warn("queue was not closed cleanly", "queue", run.id, "error", err)
		}
		s.queues.forget(run)
	}
	return queueIdleEvery
}

// view calls read while the machine is not changing.
func (run *queueRun) view(read func(*queue.Machine)) { run.runner.View(func() { read(run.machine) }) }

// propose has the machine carry out a command.
func (run *queueRun) propose(ctx context.Context, command []byte) (any, error) {
	reply, err := run.runner.Propose(ctx, command)
	if err != nil {
		return nil, err
	}
	if refusal, ok := reply.(error); ok {
		return nil, refusal
	}
	return reply, nil
}

// queueStarts gives where a queue begins in the shards of a stream: with LATEST
// at their ends, else at the first record of a time.
func (s *Service) queueStarts(ctx context.Context, st *catalog.Stream, start string, at time.Time) ([]queue.Start, error) {
	starts := make([]queue.Start, 0, len(st.Shards))
	for i := range st.Shards {
		sh := &st.Shards[i]
		var position log.Position
		var err error
		if start == catalog.StartLatest {
			var bounds log.Bounds
			bounds, err = s.engine.Bounds(ctx, sh.Log)
			position = bounds.End
		} else {
			position, err = s.engine.Seek(ctx, sh.Log, at)
		}
		if err != nil {
			return nil, fmt.Errorf("find where the queue begins in %s: %w", sh.ID(), err)
		}
		starts = append(starts, queue.Start{Shard: sh.Index, Position: position})
	}
	return starts, nil
}

// beginQueue settles where a queue begins, unless that is settled. Without
// starts, which who made the queue has had, they are found by its time.
func (s *Service) beginQueue(ctx context.Context, st *catalog.Stream, q *catalog.Queue, starts []queue.Start) error {
	run, done, err := s.useQueue(ctx, st, q)
	if err != nil {
		return err
	}
	defer done()
	begun := false
	if run.view(func(m *queue.Machine) { begun = m.Begun() }); begun {
		return nil
	}
	if starts == nil && q.Start != catalog.StartTrimHorizon {
		if starts, err = s.queueStarts(ctx, st, catalog.StartAtTimestamp, q.StartAt.Time()); err != nil {
			return err
		}
	}
	starts = slices.DeleteFunc(starts, func(s queue.Start) bool { return s.Position <= 1 })
	_, err = run.propose(ctx, queue.Begin{MaxReceiveCount: uint32(q.MaxReceiveCount), Starts: starts}.Encode())
	return err
}

// configureQueue tells a queue's machine its attributes.
func (s *Service) configureQueue(ctx context.Context, st *catalog.Stream, q *catalog.Queue) error {
	run, done, err := s.useQueue(ctx, st, q)
	if err != nil {
		return err
	}
	defer done()
	_, err = run.propose(ctx, queue.Configure{MaxReceiveCount: uint32(q.MaxReceiveCount)}.Encode())
	run.receives.wakeUp()
	return err
}

// stepQueues brings the queues of a stream on that change their state.
func (s *Service) stepQueues(ctx context.Context, t *task, st *catalog.Stream) (wait time.Duration, err error) {
	for i := range st.Queues {
		q := &st.Queues[i]
		if q.Status == catalog.Active {
			continue
		}
		left, stuck := s.stepQueue(ctx, t, st, q)
		if stuck != nil {
			err = errors.Join(err, fmt.Errorf("end state %s of %s: %w", q.Status, queueName(st, q), stuck))
		}
		wait = sooner(wait, left)
	}
	return wait, err
}

// stepQueue does what is next for a queue. What a change needs is done at once,
// but for deleting, which waits until it is time.
func (s *Service) stepQueue(ctx context.Context, t *task, st *catalog.Stream, q *catalog.Queue) (wait time.Duration, err error) {
	switch q.Status {
	case catalog.Creating:
		err = s.beginQueue(ctx, st, q, nil)
	case catalog.Updating:
		err = s.configureQueue(ctx, st, q)
	}
	if err != nil {
		return 0, err
	}
	key := "queue " + q.ID
	if left := s.untilDeadline(t, key, q.Deadline); left > 0 {
		return left, nil
	}
	if q.Status == catalog.Deleting {
		if err := s.closeQueue(q.ID); err != nil {
			return 0, fmt.Errorf("close: %w", err)
		}
		if err := s.deleteLogs(ctx, []log.LogID{q.Commands, q.Snapshots}); err != nil {
			return 0, fmt.Errorf("delete logs: %w", err)
		}
	}
	settle := catalog.SettleQueue{Key: st.Key, UID: st.UID, ID: q.ID, Status: q.Status, Deadline: q.Deadline}
	if _, err := s.propose(ctx, settle.Encode()); err != nil {
		return 0, err
	}
	delete(t.deadlines, key)
	return 0, nil
}
