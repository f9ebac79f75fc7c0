package streams

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"time"

	"github.com/shardwell/shardwell/internal/log"
	"github.com/shardwell/shardwell/internal/service/streams/catalog"
)

// A state change of a stream, or of something of it, is a state in the catalog, so
// that it survives a crash, and a step function that brings the world one step
// towards it. Steps may be repeated. A reconciler runs one task for each stream
// that is changing, which sees to its consumers, queues and channels too;
// a task that cannot go on tries again, ever less often, shows in Health, and
// is in no other's way.
type reconciler struct {
	service *Service
	mu      sync.Mutex
	tasks   map[string]*task // by the stream's uid
}

// task is one stream's way to a lasting state, and that of all it has.
type task struct {
	stream catalog.Key
	uid    string
	wake   chan struct{} // there may be something new to do
	done   chan struct{} // closed when the task is done

	// Of the task's own goroutine: the deadline that it saw last of the stream ("")
	// and of each thing of it.
	deadlines map[string]deadline

	// Guarded by reconciler.mu:
	asked    []chan struct{} // closed when the task has looked at the stream again
	attempts int             // failed in a row
	since    time.Time
	err      error
}

// deadline is a deadline of the catalog, and when that is.
type deadline struct {
	of   log.Millis
	over time.Time
}

// How long a failed step waits before it is repeated: doubled each time.
const (
	firstRetry = 100 * time.Millisecond
	lastRetry  = 30 * time.Second
)

// settle sees to it that the stream's state change is finished. It returns the
// task that does so, which looks at the stream at once.
func (r *reconciler) settle(st *catalog.Stream) *task {
	r.mu.Lock()
	defer r.mu.Unlock()
	t, known := r.tasks[st.UID]
	if !known {
		return r.start(st)
	}
	t.look()
	return t
}

// look wakes the task. reconciler.mu is held, so that the task cannot end
// without noticing.
func (t *task) look() {
	select {
	case t.wake <- struct{}{}:
	default:
	}
}

// start makes a task for the stream. r.mu is held. Once the service is closing
// the task does nothing.
func (r *reconciler) start(st *catalog.Stream) *task {
	t := &task{
		stream: st.Key, uid: st.UID,
		wake: make(chan struct{}, 1), done: make(chan struct{}),
	}
	if r.service.background.Err() != nil {
		return t
	}
	if r.tasks == nil {
		r.tasks = map[string]*task{}
	}
	r.tasks[st.UID] = t
	r.service.running.Go(func() { r.run(t) })
	return t
}

// stop lets no task start any more.
func (r *reconciler) stop() {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.service.stop()
}

// run repeats the task's step until nothing is left to do or the service
// closes.
func (r *reconciler) run(t *task) {
	var asked []chan struct{}
	for {
		moved := r.service.cfg.Clock.Moved()
		asked = append(asked, r.takeAsked(t)...)
		wait, err := r.service.step(r.service.background, t)
		if r.service.background.Err() != nil {
			return
		}
		switch {
		case err != nil:
			wait = r.failed(t, err)
		case wait > 0:
			r.recovered(t)
		case r.finished(t):
			closeAll(asked)
			return
		}
		if wait > 0 {
			closeAll(asked)
			asked = nil
		}
		timer := time.NewTimer(wait)
		select {
		case <-timer.C:
		case <-t.wake:
		case <-moved:
		case <-r.service.background.Done():
		}
		timer.Stop()
	}
}

func (r *reconciler) takeAsked(t *task) []chan struct{} {
	r.mu.Lock()
	defer r.mu.Unlock()
	asked := t.asked
	t.asked = nil
	return asked
}

func closeAll(all []chan struct{}) {
	for _, c := range all {
		close(c)
	}
}

// catchUp has every task look at its stream, those that begin meanwhile
// included, and returns when none of them can do more now.
func (r *reconciler) catchUp(ctx context.Context) error {
	looked := map[*task]bool{}
	for {
		waiting := r.askTasks(looked)
		if len(waiting) == 0 {
			return nil
		}
		for _, done := range waiting {
			select {
			case <-done:
			case <-ctx.Done():
				return ctx.Err()
			case <-r.service.background.Done():
				return r.service.background.Err()
			}
		}
	}
}

// askTasks asks the tasks that are not in looked, and puts them there.
func (r *reconciler) askTasks(looked map[*task]bool) (waiting []<-chan struct{}) {
	r.mu.Lock()
	defer r.mu.Unlock()
	for _, t := range r.tasks {
		if looked[t] {
			continue
		}
		looked[t] = true
		waiting = append(waiting, t.ask())
	}
	return waiting
}

// ask has a task look at its stream, and gives what is closed when it can do no
// more now.
func (r *reconciler) ask(t *task) <-chan struct{} {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.tasks[t.uid] != t {
		ended := make(chan struct{})
		close(ended)
		return ended
	}
	return t.ask()
}

// ask is reconciler.ask with its mu held, for a task that is known.
func (t *task) ask() <-chan struct{} {
	done := make(chan struct{})
	t.asked = append(t.asked, done)
	t.look()
	return done
}

// sweepEvery is how often streams are looked for that change their state and
// have no task: those of calls that did not live to see their command carried
// out.
const sweepEvery = 5 * time.Second

// sweep settles every stream that needs it.
func (r *reconciler) sweep(context.Context) (again time.Duration) {
	for _, st := range r.service.allStreams() {
		if st.Passing() {
			r.adopt(st)
		}
	}
	return sweepEvery
}

// adopt starts a task for a stream that has none.
func (r *reconciler) adopt(st *catalog.Stream) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.tasks[st.UID] == nil {
		r.start(st)
	}
}

// finished ends the task, unless it was woken meanwhile.
func (r *reconciler) finished(t *task) bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	select {
	case <-t.wake:
		return false
	default:
	}
	delete(r.tasks, t.uid)
	close(t.done)
	return true
}

// recovered notes that the task gets on.
func (r *reconciler) recovered(t *task) {
	r.mu.Lock()
	defer r.mu.Unlock()
	t.attempts, t.err = 0, nil
}

// failed notes that a step has failed and says when to repeat it.
func (r *reconciler) failed(t *task, err error) time.Duration {
	r.mu.Lock()
	defer r.mu.Unlock()
	if t.attempts == 0 {
		t.since = r.service.data.clock.now()
	}
	t.attempts++
	t.err = err
	r.service.log.Warn("state change of a stream is stuck", "account", t.stream.Account, "region", t.stream.Region,
		"stream", t.stream.Name, "attempts", t.attempts, "error", err)
	return min(lastRetry, firstRetry<<min(t.attempts-1, 16))
}

// step does what is next for a stream and what it has. It returns how long to
// wait before there is more to do; 0 means that all of it is in a state that lasts.
func (s *Service) step(ctx context.Context, t *task) (wait time.Duration, err error) {
	st := s.catalog.Stream(t.stream.Tenant, t.stream.Name)
	if st == nil || st.UID != t.uid {
		return 0, nil
	}
	wait, err = s.stepStream(ctx, t, st)
	if st.Status == catalog.Deleting {
		return wait, err // what it has goes with it
	}
	consumers, failedConsumers := s.stepConsumers(ctx, t, st)
	queues, failedQueues := s.stepQueues(ctx, t, st)
	channels, failedChannels := s.stepChannels(ctx, t, st)
	return sooner(sooner(wait, consumers), sooner(queues, channels)),
		errors.Join(err, failedConsumers, failedQueues, failedChannels, s.stepDoomed(ctx, st))
}

// sooner is the shorter of two waits, of which 0 is none.
func sooner(a, b time.Duration) time.Duration {
	if a <= 0 || b > 0 && b < a {
		return b
	}
	return a
}

// stepStream does what is next for the stream itself.
func (s *Service) stepStream(ctx context.Context, t *task, st *catalog.Stream) (time.Duration, error) {
	wait := s.untilDeadline(t, "", st.Deadline)
	switch st.Status {
	case catalog.Creating:
		return s.stepCreating(ctx, st, wait)
	case catalog.Updating:
		if st.Plan != nil {
			return s.stepResharding(ctx, st, wait)
		}
		return s.stepUpdating(ctx, st, wait)
	case catalog.Deleting:
		return s.stepDeleting(ctx, st, wait)
	}
	return 0, nil
}

// stepUpdating makes the stream active again when it is time: its change has
// taken effect when it was asked for.
func (s *Service) stepUpdating(ctx context.Context, st *catalog.Stream, wait time.Duration) (time.Duration, error) {
	if wait > 0 {
		return wait, nil
	}
	if _, err := s.propose(ctx, catalog.Updated{Key: st.Key, UID: st.UID}.Encode()); err != nil {
		return 0, fmt.Errorf("make stream active again: %w", err)
	}
	return 0, nil
}

// stepCreating makes the logs at once and the stream active when it is time.
func (s *Service) stepCreating(ctx context.Context, st *catalog.Stream, wait time.Duration) (time.Duration, error) {
	if err := s.engine.Create(ctx, log.Data, logsOf(st)...); err != nil {
		return 0, fmt.Errorf("create shard logs: %w", err)
	}
	if wait > 0 {
		return wait, nil
	}
	if _, err := s.propose(ctx, catalog.Activate{Key: st.Key, UID: st.UID}.Encode()); err != nil {
		return 0, fmt.Errorf("make stream active: %w", err)
	}
	return 0, nil
}

// stepDeleting leaves the logs alone until it is time, so that readers are not
// cut off before the stream is gone.
func (s *Service) stepDeleting(ctx context.Context, st *catalog.Stream, wait time.Duration) (time.Duration, error) {
	if wait > 0 {
		return wait, nil
	}
	if err := s.deleteLogs(ctx, logsOf(st)); err != nil {
		return 0, fmt.Errorf("delete shard logs: %w", err)
	}
	if _, err := s.propose(ctx, catalog.Removed{Key: st.Key, UID: st.UID}.Encode()); err != nil {
		return 0, fmt.Errorf("remove stream: %w", err)
	}
	s.data.traffic.byUID.Delete(st.UID)
	return 0, nil
}

// deletesAtOnce is how many logs are being deleted at a time: enough for an
// engine to make them durable together.
const deletesAtOnce = 32

func (s *Service) deleteLogs(ctx context.Context, ids []log.LogID) error {
	errs := make([]error, deletesAtOnce)
	var workers sync.WaitGroup
	for w := range errs {
		workers.Go(func() {
			for i := w; i < len(ids) && errs[w] == nil; i += deletesAtOnce {
				// A stream may be deleted before its logs were made.
				if err := s.engine.Delete(ctx, ids[i]); !errors.Is(err, log.ErrNotFound) {
					errs[w] = err
				}
			}
		})
	}
	workers.Wait()
	return errors.Join(errs...)
}

// logsOf gives the logs that the stream has or may have: those of shards that
// are only planned and of those that have expired, too.
func logsOf(st *catalog.Stream) []log.LogID {
	ids := make([]log.LogID, len(st.Shards))
	for i := range st.Shards {
		ids[i] = st.Shards[i].Log
	}
	ids = append(ids, st.Doomed...)
	if st.Plan != nil {
		for _, round := range st.Plan.Rounds {
			ids = append(ids, round.Logs()...)
		}
	}
	return ids
}

// stepConsumers ends the states of consumers that it is time for.
func (s *Service) stepConsumers(ctx context.Context, t *task, st *catalog.Stream) (wait time.Duration, err error) {
	for i := range st.Consumers {
		c := &st.Consumers[i]
		if c.Status == catalog.Active {
			continue
		}
		key := fmt.Sprint("consumer ", c.Name)
		if left := s.untilDeadline(t, key, c.Deadline); left > 0 {
			wait = sooner(wait, left)
			continue
		}
		settle := catalog.SettleConsumer{Key: st.Key, UID: st.UID, ConsumerID: c.ID(), Status: c.Status}
		if _, err := s.propose(ctx, settle.Encode()); err != nil {
			return wait, fmt.Errorf("end state %s of consumer %s: %w", c.Status, c.Name, err)
		}
		delete(t.deadlines, key)
	}
	return wait, nil
}

// stepChannels ends the states of channels that it is time for.
func (s *Service) stepChannels(ctx context.Context, t *task, st *catalog.Stream) (wait time.Duration, err error) {
	for i := range st.Channels {
		c := &st.Channels[i]
		if c.Deadline == 0 {
			continue
		}
		key := "channel " + c.ID
		if left := s.untilDeadline(t, key, c.Deadline); left > 0 {
			wait = sooner(wait, left)
			continue
		}
		settle := catalog.SettleChannel{Key: st.Key, UID: st.UID, ID: c.ID, Status: c.Status, Deadline: c.Deadline}
		if c.Status != catalog.Deleting {
			settle.To, settle.Reason = catalog.Failed, noDelivery
		}
		if _, err := s.propose(ctx, settle.Encode()); err != nil {
			return wait, fmt.Errorf("end state %s of channel %s: %w", c.Status, c.Name, err)
		}
		delete(t.deadlines, key)
	}
	return wait, nil
}

// untilDeadline is how long a state must last yet whose deadline is given; of is
// what it is a state of. Deadlines are in the log's time, which the wall clock may
// have stepped back from; so each is asked once, never waited for longer than
// states last here, and after that the steady clock decides.
func (s *Service) untilDeadline(t *task, of string, at log.Millis) time.Duration {
	seen, known := t.deadlines[of]
	if !known || seen.of != at {
		left := at.Time().Sub(s.data.clock.now())
		seen = deadline{at, s.data.clock.steady().Add(min(left, s.longestDelay()))}
		if t.deadlines == nil {
			t.deadlines = map[string]deadline{}
		}
		t.deadlines[of] = seen
	}
	return seen.over.Sub(s.data.clock.steady())
}

// Stuck is a state change that does not get on.
type Stuck struct {
	Stream   string // its ARN
	Attempts int    // failed in a row
	Since    time.Time
	Err      error
}

// Health gives the state changes that do not get on, by stream; none if all is
// well.
func (s *Service) Health() []Stuck {
	s.tasks.mu.Lock()
	defer s.tasks.mu.Unlock()
	var stuck []Stuck
	for _, t := range s.tasks.tasks {
		if t.attempts > 0 {
			stuck = append(stuck, Stuck{t.stream.StreamARN(t.stream.Name), t.attempts, t.since, t.err})
		}
	}
	slices.SortFunc(stuck, func(a, b Stuck) int { return cmp.Compare(a.Stream, b.Stream) })
	return stuck
}
