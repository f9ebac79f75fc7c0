package catalog

import (
	"maps"
	"slices"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/log"
)

// Part says what of a stream is meant: the stream itself, or, if one of the
// fields is set, something of it.
type Part struct {
	Consumer *ConsumerID `json:"consumer,omitempty"`
	Queue    string      `json:"queue,omitempty"`   // its id
	Channel  string      `json:"channel,omitempty"` // its id
}

// SetTags adds tags to a stream or something of it, or takes tags away: a tag
// that is there is overwritten, one that is not there is not missed. The reply is
// the *Stream. It is refused if what is meant is not there, is being made or
// deleted, or would have more tags than it may; then all its tags are as they
// were.
type SetTags struct {
	Key
	Part   Part              `json:"part,omitzero"`
	Set    map[string]string `json:"set,omitempty"`
	Remove []string          `json:"remove,omitempty"`
	Most   int               `json:"most,omitempty"` // tags that it may have, 0 for any number
}

const opSetTags = "setTags"

// Encode gives the command's bytes.
func (c SetTags) Encode() []byte { return encode(opSetTags, c) }

func (m *Machine) setTags(_ log.Millis, c SetTags) any {
	changed, of, refusal := m.attached(c.Key, c.Part)
	if refusal != nil {
		return refusal
	}
	tags := maps.Clone(*of.tags)
	if tags == nil {
		tags = map[string]string{}
	}
	maps.Copy(tags, c.Set)
	for _, name := range c.Remove {
		delete(tags, name)
	}
	if c.Most != 0 && len(tags) > c.Most && len(tags) > len(*of.tags) {
		return TooManyTags(of.kind, of.name, c.Account, c.Most)
	}
	if len(tags) == 0 {
		tags = nil
	}
	*of.tags = tags
	m.put(changed)
	return changed
}

// attachments is what hangs on a stream or on something of it, in a copy of the
// stream that is to be changed.
type attachments struct {
	kind   shardwell.ResourceKind
	name   string
	tags   *map[string]string
	policy *string // nil where there can be none
}

// attached gives a copy of the stream, to be changed and put, and what hangs on
// the part of it that is meant; or why that cannot be changed now.
func (m *Machine) attached(k Key, p Part) (*Stream, attachments, error) {
	switch {
	case p.Consumer != nil:
		return m.attachedToConsumer(k, *p.Consumer)
	case p.Queue != "":
		return m.attachedToQueue(k, p.Queue)
	case p.Channel != "":
		return m.attachedToChannel(k, p.Channel)
	}
	s := m.streams[k]
	switch {
	case s == nil:
		return nil, attachments{}, NotFound(k)
	case !s.Writable():
		return nil, attachments{}, NotActive(s)
	}
	s = s.clone()
	return s, attachments{shardwell.KindStream, s.Name, &s.Tags, &s.Policy}, nil
}

func (m *Machine) attachedToConsumer(k Key, id ConsumerID) (*Stream, attachments, error) {
	s, place, refusal := m.consumer(k, id)
	switch {
	case refusal != nil:
		return nil, attachments{}, refusal
	case s.Consumers[place].Status != Active:
		return nil, attachments{}, ConsumerNotActive(s, &s.Consumers[place])
	}
	s = s.clone()
	s.Consumers = slices.Clone(s.Consumers)
	c := &s.Consumers[place]
	return s, attachments{shardwell.KindConsumer, c.Name, &c.Tags, &c.Policy}, nil
}
