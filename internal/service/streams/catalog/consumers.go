package catalog

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/log"
)

// Consumer is a registered consumer of a stream at one moment; immutable like
// its Stream. It is told from every other of its name by CreatedAt.
type Consumer struct {
	Name      string            `json:"name"`
	CreatedAt int64             `json:"createdAt"` // seconds, as in its ARN
	Status    Status            `json:"status"`    // Creating, Active or Deleting
	Deadline  log.Millis        `json:"deadline,omitempty"`
	Tags      map[string]string `json:"tags,omitempty"`
	Policy    string            `json:"policy,omitempty"` // as it was put, "" if there is none
}

// ConsumerARN is the ARN of one of the stream's consumers.
func (s *Stream) ConsumerARN(c *Consumer) string {
	return shardwell.ConsumerARN{Stream: s.arn, Name: c.Name, CreatedAt: c.CreatedAt}.String()
}

// Consumer gives the stream's consumer of that name, or nil.
func (s *Stream) Consumer(name string) *Consumer {
	at, found := s.consumerAt(name)
	if !found {
		return nil
	}
	return &s.Consumers[at]
}

func (s *Stream) consumerAt(name string) (int, bool) {
	return slices.BinarySearchFunc(s.Consumers, name, func(c Consumer, name string) int { return strings.Compare(c.Name, name) })
}

// registered counts what the limit of consumers holds for.
func (s *Stream) registered() int { return len(s.Consumers) + len(s.Queues) }

// ConsumerLimits is how many consumers a stream may have. 0 stands for no limit.
type ConsumerLimits struct {
	Consumers int `json:"consumers,omitempty"`
	Advantage int `json:"advantage,omitempty"` // instead, of on-demand streams while the account is committed
	Creating  int `json:"creating,omitempty"`  // consumers CREATING at once
}

// RegisterConsumer gives a stream a consumer in state CREATING. The reply is
// the *Stream with it. It is refused if the stream is neither ACTIVE nor
// UPDATING, the name is taken or a limit would be passed. It leaves the
// stream's own state alone.
type RegisterConsumer struct {
	Key
	Consumer    string            `json:"consumer"`
	Tags        map[string]string `json:"tags,omitempty"`
	DelayMillis int64             `json:"delayMillis,omitempty"` // how long it stays CREATING at least
	Limits      ConsumerLimits    `json:"limits"`
}

// DeregisterConsumer takes a consumer to DELETING. The reply is the *Stream. One
// that is DELETING already stays as it is. It is refused if the consumer is not
// there (any more).
type DeregisterConsumer struct {
	Key
	ConsumerID
	DelayMillis int64 `json:"delayMillis,omitempty"` // how long it stays DELETING at least
}

// ConsumerID names one consumer of a stream.
type ConsumerID struct {
	Consumer  string `json:"consumer"`
	CreatedAt int64  `json:"createdAt"` // seconds
}

// ID is what the consumer is named by in commands.
func (c *Consumer) ID() ConsumerID { return ConsumerID{c.Name, c.CreatedAt} }

// SettleConsumer ends a consumer's passing state: one that was CREATING becomes
// ACTIVE, one that was DELETING is forgotten. Of a stream that is being deleted
// none is settled: they go with it. The reply is the *Stream, or nil if there is
// nothing to end (any more).
type SettleConsumer struct {
	Key
	UID string `json:"uid"` // the stream's
	ConsumerID
	Status Status `json:"status"` // that ends
}

// Encode gives the command's bytes.
func (c RegisterConsumer) Encode() []byte { return encode(opRegister, c) }

// Encode gives the command's bytes.
func (c DeregisterConsumer) Encode() []byte { return encode(opDeregister, c) }

// Encode gives the command's bytes.
func (c SettleConsumer) Encode() []byte { return encode(opSettleConsumer, c) }

func (m *Machine) registerConsumer(at log.Millis, c RegisterConsumer) any {
	s := m.streams[c.Key]
	switch {
	case c.Consumer == "" || c.DelayMillis < 0:
		return fmt.Errorf("%w: consumer %q, delay %d ms", ErrMalformed, c.Consumer, c.DelayMillis)
	case s == nil:
		return NotFound(c.Key)
	case !s.Writable():
		return NotActive(s)
	}
	place, taken := s.consumerAt(c.Consumer)
	if taken {
		return consumerTaken(s, c.Consumer)
	}
	if most := m.mostConsumers(at, s, c.Limits); most != 0 && s.registered() >= most {
		return tooManyConsumers(s, most)
	}
	if most := c.Limits.Creating; most != 0 && s.consumersCreating() >= most {
		return tooManyConsumersCreating(s, most)
	}
	created := at.Time().Unix()
	if last, had := s.GoneConsumers[c.Consumer]; had {
		created = max(created, last+1)
	}
	s = s.clone()
	s.Consumers = slices.Insert(slices.Clone(s.Consumers), place, Consumer{
		Name: c.Consumer, CreatedAt: created, Status: Creating, Deadline: at + log.Millis(c.DelayMillis), Tags: maps.Clone(c.Tags),
	})
	m.put(s)
	return s
}

// mostConsumers is how many consumers the stream may have, 0 for no limit.
func (m *Machine) mostConsumers(at log.Millis, s *Stream, most ConsumerLimits) int {
	if s.Mode == OnDemand && m.commitments[s.Tenant].InForce(at) {
		return most.Advantage
	}
	return most.Consumers
}

func (s *Stream) consumersCreating() (count int) {
	for i := range s.Consumers {
		if s.Consumers[i].Status == Creating {
			count++
		}
	}
	return count
}

func (m *Machine) deregisterConsumer(at log.Millis, c DeregisterConsumer) any {
	if c.DelayMillis < 0 {
		return fmt.Errorf("%w: delay %d ms", ErrMalformed, c.DelayMillis)
	}
	s, place, refusal := m.consumer(c.Key, c.ConsumerID)
	if refusal != nil {
		return refusal
	}
	if s.Consumers[place].Status == Deleting {
		return s
	}
	s = s.clone()
	s.Consumers = slices.Clone(s.Consumers)
	gone := &s.Consumers[place]
	gone.Status, gone.Deadline = Deleting, at+log.Millis(c.DelayMillis)
	m.put(s)
	return s
}

// consumer finds a consumer and its place in the stream's.
func (m *Machine) consumer(k Key, id ConsumerID) (s *Stream, place int, refusal error) {
	if s = m.streams[k]; s != nil {
		if at, found := s.consumerAt(id.Consumer); found && s.Consumers[at].CreatedAt == id.CreatedAt {
			return s, at, nil
		}
	}
	return nil, 0, ConsumerNotFound(k, id)
}

func (m *Machine) settleConsumer(at log.Millis, c SettleConsumer) any {
	s, place, refusal := m.consumer(c.Key, c.ConsumerID)
	if refusal != nil || s.UID != c.UID || s.Status == Deleting || s.Consumers[place].Status != c.Status {
		return (*Stream)(nil)
	}
	s = s.clone()
	switch c.Status {
	case Creating:
		s.Consumers = slices.Clone(s.Consumers)
		s.Consumers[place].Status, s.Consumers[place].Deadline = Active, 0
	case Deleting:
		s.Consumers = slices.Delete(slices.Clone(s.Consumers), place, place+1)
		s.noteGoneConsumer(at, c.ConsumerID)
	default:
		return fmt.Errorf("%w: consumer's state %q does not end", ErrMalformed, c.Status)
	}
	m.put(s)
	return s
}

// noteGoneConsumer remembers when a consumer was made that is gone, as long as
// another of its name could be given the same second.
func (s *Stream) noteGoneConsumer(at log.Millis, id ConsumerID) {
	now := at.Time().Unix()
	gone := maps.Clone(s.GoneConsumers)
	maps.DeleteFunc(gone, func(_ string, created int64) bool { return created < now })
	if id.CreatedAt >= now {
		if gone == nil {
			gone = map[string]int64{}
		}
		gone[id.Consumer] = id.CreatedAt
	}
	if len(gone) == 0 {
		gone = nil
	}
	s.GoneConsumers = gone
}

// endConsumers takes the consumers of a stream that is being deleted with it. s
// must be a clone.
func (s *Stream) endConsumers() {
	s.Consumers = slices.Clone(s.Consumers)
	for i := range s.Consumers {
		s.Consumers[i].Status, s.Consumers[i].Deadline = Deleting, s.Deadline
	}
}
