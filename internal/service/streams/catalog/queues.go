package catalog

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/log"
)

// QueueOwner is the upper part of the ids of all logs that belong to queues.
const QueueOwner = 2

// OfQueue says whether a log belongs to a queue.
func OfQueue(id log.LogID) bool { return id>>48 == QueueOwner }

// Where a queue begins in its stream (values of the API's
// QueueStartingPositionType).
const (
	StartLatest      = "LATEST"
	StartTrimHorizon = "TRIM_HORIZON"
	StartAtTimestamp = "AT_TIMESTAMP"
)

// Queue is a queue on a stream at one moment; immutable like its Stream. What it
// has delivered is not known here: that is a machine of its own, on its own logs.
type Queue struct {
	ID        string     `json:"id"` // random; the last part of its ARN
	Name      string     `json:"name"`
	Status    Status     `json:"status"`
	Deadline  log.Millis `json:"deadline,omitempty"` // when a passing Status may end
	CreatedAt log.Millis `json:"createdAt"`

	// Start is where the queue begins in the shards that were there when it was
	// made, StartAt when the first record is from that it can deliver.
	Start   string     `json:"start"`
	StartAt log.Millis `json:"startAt"`

	QueueAttributes
	Tags   map[string]string `json:"tags,omitempty"`
	Policy string            `json:"policy,omitempty"` // as it was put, "" if there is none

	Commands  log.LogID `json:"commands"` // the logs of its machine
	Snapshots log.LogID `json:"snapshots"`
}

// QueueAttributes is what UpdateQueue changes.
type QueueAttributes struct {
	VisibilityTimeoutSeconds int32 `json:"visibilityTimeoutSeconds"`
	// MaxReceiveCount is after how many receipts a record is a dead letter; 0: never.
	MaxReceiveCount int32 `json:"maxReceiveCount,omitempty"`
}

func (a QueueAttributes) valid() bool {
	return a.VisibilityTimeoutSeconds >= 0 && a.MaxReceiveCount >= 0
}

// CreateQueue gives a stream a queue in state CREATING. The reply is the *Stream
// with it. It is refused if the stream is neither ACTIVE nor UPDATING or not
// on-demand, the tenant has a queue of that name, or the stream has as many
// consumers and queues as it may. It leaves the stream's own state alone.
type CreateQueue struct {
	Key
	ID      string     `json:"id"` // random
	Queue   string     `json:"queue"`
	Start   string     `json:"start"`
	StartAt log.Millis `json:"startAt,omitempty"` // of StartAtTimestamp
	QueueAttributes
	Tags        map[string]string `json:"tags,omitempty"`
	DelayMillis int64             `json:"delayMillis,omitempty"` // how long it stays CREATING at least
	Limits      ConsumerLimits    `json:"limits"`                // of consumers and queues together
}

// UpdateQueue changes those of a queue's attributes that are given. The queue is
// UPDATING for as long as state changes take. The reply is the *Stream. It is
// refused if the queue is not there or not ACTIVE.
type UpdateQueue struct {
	Key
	ID                       string `json:"id"`
	VisibilityTimeoutSeconds *int32 `json:"visibilityTimeoutSeconds,omitempty"`
	MaxReceiveCount          *int32 `json:"maxReceiveCount,omitempty"`
	DelayMillis              int64  `json:"delayMillis,omitempty"`
}

// DeleteQueue takes a queue to DELETING, from every other state. The reply is
// the *Stream. One that is DELETING already stays as it is. It is refused if the
// queue is not there (any more).
type DeleteQueue struct {
	Key
	ID          string `json:"id"`
	DelayMillis int64  `json:"delayMillis,omitempty"`
}

// SettleQueue ends a queue's passing state: one that was CREATING or UPDATING
// becomes ACTIVE, one that was DELETING is forgotten. The reply is the *Stream,
// or nil if there is nothing to end (any more).
type SettleQueue struct {
	Key
	UID    string `json:"uid"` // the stream's
	ID     string `json:"id"`
	Status Status `json:"status"` // that ends
	// Deadline is that of the state that ends: a later change has another.
	Deadline log.Millis `json:"deadline"`
}

const (
	opCreateQueue = "createQueue"
	opUpdateQueue = "updateQueue"
	opDeleteQueue = "deleteQueue"
	opSettleQueue = "settleQueue"
)

// Encode gives the command's bytes.
func (c CreateQueue) Encode() []byte { return encode(opCreateQueue, c) }

// Encode gives the command's bytes.
func (c UpdateQueue) Encode() []byte { return encode(opUpdateQueue, c) }

// Encode gives the command's bytes.
func (c DeleteQueue) Encode() []byte { return encode(opDeleteQueue, c) }

// Encode gives the command's bytes.
func (c SettleQueue) Encode() []byte { return encode(opSettleQueue, c) }

// QueueARN is the ARN of one of the stream's queues.
func (s *Stream) QueueARN(q *Queue) string { return s.Tenant.QueueARN(q.ID) }

// Queue gives the stream's queue with an id, or nil.
func (s *Stream) Queue(id string) *Queue {
	at, found := s.queueAt(id)
	if !found {
		return nil
	}
	return &s.Queues[at]
}

func (s *Stream) queueAt(id string) (int, bool) {
	return slices.BinarySearchFunc(s.Queues, id, func(q Queue, id string) int { return strings.Compare(q.ID, id) })
}

// Receivable says whether records can be received from the queue.
func (q *Queue) Receivable() bool { return q.Status == Active || q.Status == Updating }

// Queue gives the queue of a tenant with an id, and its stream; or nils. Any
// goroutine may call it.
func (m *Machine) Queue(t shardwell.Tenant, id string) (*Stream, *Queue) {
	name, ok := m.queueStreams.Load(Key{t, id})
	if !ok {
		return nil, nil
	}
	s := m.Stream(t, name.(string))
	if s == nil {
		return nil, nil
	}
	if q := s.Queue(id); q != nil {
		return s, q
	}
	return nil, nil
}

// ListQueues gives a tenant's queues by name, strictly after a name, for as long
// as take wants more.
func (m *Machine) ListQueues(t shardwell.Tenant, after string, take func(*Stream, *Queue) bool) {
	owned := m.tenants[t]
	if owned == nil {
		return
	}
	for _, place := range owned.queues.after(after) {
		s := m.streams[Key{t, place.stream}]
		if !take(s, s.Queue(place.id)) {
			return
		}
	}
}

func (m *Machine) createQueue(at log.Millis, c CreateQueue) any {
	s := m.streams[c.Key]
	switch {
	case c.ID == "" || c.Queue == "" || c.DelayMillis < 0:
		return fmt.Errorf("%w: queue %q with id %q, delay %d ms", ErrMalformed, c.Queue, c.ID, c.DelayMillis)
	case !c.QueueAttributes.valid():
		return fmt.Errorf("%w: queue attributes %+v", ErrMalformed, c.QueueAttributes)
	case c.Start != StartLatest && c.Start != StartTrimHorizon && c.Start != StartAtTimestamp:
		return fmt.Errorf("%w: queue starts at %q", ErrMalformed, c.Start)
	case s == nil:
		return NotFound(c.Key)
	case !s.Writable():
		return NotActive(s)
	case s.Mode != OnDemand:
		return queueNeedsOnDemand(s)
	}
	if _, taken := m.tenants[c.Tenant].queues.at(c.Queue); taken {
		return queueNameTaken(c.Key, c.Queue)
	}
	place, taken := s.queueAt(c.ID)
	if _, known := m.queueStreams.Load(Key{c.Tenant, c.ID}); known || taken {
		return fmt.Errorf("%w: queue id %q is not new", ErrMalformed, c.ID)
	}
	if most := m.mostConsumers(at, s, c.Limits); most != 0 && s.registered() >= most {
		return tooManyConsumers(s, most)
	}
	q := Queue{
		ID: c.ID, Name: c.Queue, Status: Creating, CreatedAt: at, Deadline: at + log.Millis(c.DelayMillis),
		Start: c.Start, StartAt: c.StartAt, QueueAttributes: c.QueueAttributes, Tags: maps.Clone(c.Tags),
		Commands: log.Owner(QueueOwner, m.nextLog), Snapshots: log.Owner(QueueOwner, m.nextLog+1),
	}
	switch c.Start {
	case StartLatest:
		q.StartAt = at
	case StartTrimHorizon:
		q.StartAt = max(s.CreatedAt, s.Horizon(at)+1)
	}
	m.nextLog += 2
	s = s.clone()
	s.Queues = slices.Insert(slices.Clone(s.Queues), place, q)
	m.put(s)
	return s
}

// changeQueue puts a copy of the stream with one queue changed.
func (m *Machine) changeQueue(s *Stream, place int, change func(*Queue)) *Stream {
	s = s.clone()
	s.Queues = slices.Clone(s.Queues)
	change(&s.Queues[place])
	m.put(s)
	return s
}

// queueOf finds a queue and its place in its stream's.
func (m *Machine) queueOf(k Key, id string) (s *Stream, place int, refusal error) {
	if s = m.streams[k]; s != nil {
		if at, found := s.queueAt(id); found {
			return s, at, nil
		}
	}
	return nil, 0, QueueNotFound(k.Tenant.QueueARN(id), k.Account)
}

// attachedToQueue is attached for a queue. Tags can be changed while it is
// UPDATING.
func (m *Machine) attachedToQueue(k Key, id string) (*Stream, attachments, error) {
	s, place, refusal := m.queueOf(k, id)
	switch {
	case refusal != nil:
		return nil, attachments{}, refusal
	case !s.Queues[place].Receivable():
		return nil, attachments{}, queueNotActive(s, &s.Queues[place])
	}
	s = s.clone()
	s.Queues = slices.Clone(s.Queues)
	q := &s.Queues[place]
	return s, attachments{shardwell.KindQueue, q.Name, &q.Tags, &q.Policy}, nil
}

func (m *Machine) updateQueue(at log.Millis, c UpdateQueue) any {
	s, place, refusal := m.queueOf(c.Key, c.ID)
	if refusal != nil {
		return refusal
	}
	after := s.Queues[place].QueueAttributes
	if c.VisibilityTimeoutSeconds != nil {
		after.VisibilityTimeoutSeconds = *c.VisibilityTimeoutSeconds
	}
	if c.MaxReceiveCount != nil {
		after.MaxReceiveCount = *c.MaxReceiveCount
	}
	switch {
	case c.DelayMillis < 0 || !after.valid():
		return fmt.Errorf("%w: delay %d ms, queue attributes %+v", ErrMalformed, c.DelayMillis, after)
	case s.Queues[place].Status != Active:
		return queueNotActive(s, &s.Queues[place])
	}
	return m.changeQueue(s, place, func(q *Queue) {
		q.Status, q.Deadline, q.QueueAttributes = Updating, at+log.Millis(c.DelayMillis), after
	})
}

func (m *Machine) deleteQueue(at log.Millis, c DeleteQueue) any {
	s, place, refusal := m.queueOf(c.Key, c.ID)
	switch {
	case c.DelayMillis < 0:
		return fmt.Errorf("%w: delay %d ms", ErrMalformed, c.DelayMillis)
	case refusal != nil:
		return refusal
	case s.Queues[place].Status == Deleting:
		return s
	}
	return m.changeQueue(s, place, func(q *Queue) {
		q.Status, q.Deadline = Deleting, at+log.Millis(c.DelayMillis)
	})
}

func (m *Machine) settleQueue(_ log.Millis, c SettleQueue) any {
	s, place, refusal := m.queueOf(c.Key, c.ID)
	if refusal != nil || s.UID != c.UID || s.Queues[place].Status != c.Status || s.Queues[place].Deadline != c.Deadline {
		return (*Stream)(nil)
	}
	switch c.Status {
	case Creating, Updating:
		return m.changeQueue(s, place, func(q *Queue) { q.Status, q.Deadline = Active, 0 })
	case Deleting:
		s = s.clone()
		s.Queues = slices.Delete(slices.Clone(s.Queues), place, place+1)
		m.put(s)
		return s
	}
	return fmt.Errorf("%w: queue's state %q does not end", ErrMalformed, c.Status)
}
