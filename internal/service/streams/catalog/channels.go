package catalog

import (
	"fmt"
	"maps"
	"slices"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/log"
)

const (
	opCreateChannel = "createChannel"
	opUpdateChannel = "updateChannel"
	opDeleteChannel = "deleteChannel"
	opSettleChannel = "settleChannel"
)

// CreateChannel gives a stream a channel in state CREATING. The reply is the
// *Stream with it. It is refused if the stream is neither ACTIVE nor UPDATING or
// not on-demand, or the tenant has a channel of that name. It leaves the stream's
// own state alone.
type CreateChannel struct {
	Key
	ID       string          `json:"id"` // random
	Channel  string          `json:"channel"`
	Settings ChannelSettings `json:"settings"`
	ChannelChanges
	Tags        map[string]string `json:"tags,omitempty"`
	DelayMillis int64             `json:"delayMillis,omitempty"` // how long it stays CREATING at least
}

// UpdateChannel changes what can be changed about a channel, which is in force
// then; the channel is UPDATING for as long as state changes take. The reply is
// the *Stream. It is refused if the channel is not there or is changing already.
type UpdateChannel struct {
	Key
	ID string `json:"id"`
	ChannelChanges
	DelayMillis int64 `json:"delayMillis,omitempty"`
}

// DeleteChannel takes a channel to DELETING, from every other state. The reply is
// the *Stream. One that is DELETING already stays as it is. It is refused if the
// channel is not there (any more).
type DeleteChannel struct {
	Key
	ID          string `json:"id"`
	DelayMillis int64  `json:"delayMillis,omitempty"`
}

// SettleChannel ends a channel's passing state: one that was CREATING or UPDATING
// gets the state To, which is Active or Failed, one that was DELETING is
// forgotten. The reply is the *Stream, or nil if there is nothing to end (any
// more).
type SettleChannel struct {
	Key
	UID    string `json:"uid"` // the stream's
	ID     string `json:"id"`
	Status Status `json:"status"` // that ends
	// Deadline is that of the state that ends: a later change has another.
	Deadline log.Millis `json:"deadline"`
	To       Status     `json:"to,omitempty"`
	Reason   string     `json:"reason,omitempty"` // of Failed
}

// Encode gives the command's bytes.
func (c CreateChannel) Encode() []byte { return encode(opCreateChannel, c) }

// Encode gives the command's bytes.
func (c UpdateChannel) Encode() []byte { return encode(opUpdateChannel, c) }

// Encode gives the command's bytes.
func (c DeleteChannel) Encode() []byte { return encode(opDeleteChannel, c) }

// Encode gives the command's bytes.
func (c SettleChannel) Encode() []byte { return encode(opSettleChannel, c) }

func (m *Machine) createChannel(at log.Millis, c CreateChannel) any {
	s := m.streams[c.Key]
	switch {
	case c.ID == "" || c.Channel == "" || c.DelayMillis < 0:
		return fmt.Errorf("%w: channel %q with id %q, delay %d ms", ErrMalformed, c.Channel, c.ID, c.DelayMillis)
	case (c.Settings.S3 == nil) == (c.Settings.Table == nil):
		return fmt.Errorf("%w: channel %q has not one destination", ErrMalformed, c.Channel)
	case s == nil:
		return NotFound(c.Key)
	case !s.Writable():
		return NotActive(s)
	case s.Mode != OnDemand:
		return channelNeedsOnDemand(s)
	}
	if _, taken := m.tenants[c.Tenant].channels.at(c.Channel); taken {
		return channelNameTaken(c.Key, c.Channel)
	}
	if _, known := m.channelStreams.Load(Key{c.Tenant, c.ID}); known {
		return fmt.Errorf("%w: channel id %q is not new", ErrMalformed, c.ID)
	}
	place, _ := s.channelAt(c.ID)
	s = s.clone()
	s.Channels = slices.Insert(slices.Clone(s.Channels), place, Channel{
		ID: c.ID, Name: c.Channel, Status: Creating, CreatedAt: at, Deadline: at + log.Millis(c.DelayMillis),
		ChannelSettings: c.Settings, ChannelChanges: c.ChannelChanges, Tags: maps.Clone(c.Tags),
	})
	m.put(s)
	return s
}

// channelOf finds a channel and its place in its stream's.
func (m *Machine) channelOf(k Key, id string) (s *Stream, place int, refusal error) {
	if s = m.streams[k]; s != nil {
		if at, found := s.channelAt(id); found {
			return s, at, nil
		}
	}
	return nil, 0, ChannelNotFound(k.Tenant.ChannelARN(id), k.Account)
}

// changeChannel puts a copy of the stream with one channel changed.
func (m *Machine) changeChannel(s *Stream, place int, change func(*Channel)) *Stream {
	s = s.clone()
	s.Channels = slices.Clone(s.Channels)
	change(&s.Channels[place])
	m.put(s)
	return s
}

func (m *Machine) updateChannel(at log.Millis, c UpdateChannel) any {
	s, place, refusal := m.channelOf(c.Key, c.ID)
	switch {
	case c.DelayMillis < 0:
		return fmt.Errorf("%w: delay %d ms", ErrMalformed, c.DelayMillis)
	case refusal != nil:
		return refusal
	case s.Channels[place].Status.passing():
		return channelNotActive(s, &s.Channels[place])
	}
	return m.changeChannel(s, place, func(ch *Channel) {
		ch.Status, ch.Reason, ch.Deadline = Updating, "", at+log.Millis(c.DelayMillis)
		ch.ChannelChanges = c.ChannelChanges
	})
}

func (m *Machine) deleteChannel(at log.Millis, c DeleteChannel) any {
	s, place, refusal := m.channelOf(c.Key, c.ID)
	switch {
	case c.DelayMillis < 0:
		return fmt.Errorf("%w: delay %d ms", ErrMalformed, c.DelayMillis)
	case refusal != nil:
		return refusal
	case s.Channels[place].Status == Deleting:
		return s
	}
	return m.changeChannel(s, place, func(ch *Channel) {
		ch.Status, ch.Reason, ch.Deadline = Deleting, "", at+log.Millis(c.DelayMillis)
	})
}

func (m *Machine) settleChannel(_ log.Millis, c SettleChannel) any {
	s, place, refusal := m.channelOf(c.Key, c.ID)
	if refusal != nil || s.UID != c.UID || s.Channels[place].Status != c.Status || s.Channels[place].Deadline != c.Deadline {
		return (*Stream)(nil)
	}
	switch {
	case c.Status == Deleting:
		s = s.clone()
		s.Channels = slices.Delete(slices.Clone(s.Channels), place, place+1)
		m.put(s)
		return s
	case c.Status.passing() && (c.To == Active || c.To == Failed):
		return m.changeChannel(s, place, func(ch *Channel) {
			ch.Status, ch.Reason, ch.Deadline = c.To, c.Reason, 0
		})
	}
	return fmt.Errorf("%w: channel's state %q does not end as %q", ErrMalformed, c.Status, c.To)
}

// attachedToChannel is attached for a channel.
func (m *Machine) attachedToChannel(k Key, id string) (*Stream, attachments, error) {
	s, place, refusal := m.channelOf(k, id)
	switch {
	case refusal != nil:
		return nil, attachments{}, refusal
	case s.Channels[place].Status == Creating || s.Channels[place].Status == Deleting:
		return nil, attachments{}, channelNotActive(s, &s.Channels[place])
	}
	s = s.clone()
	s.Channels = slices.Clone(s.Channels)
	c := &s.Channels[place]
	return s, attachments{shardwell.KindChannel, c.Name, &c.Tags, nil}, nil
}
