package catalog

import (
	"slices"

	"github.com/shardwell/shardwell/internal/log"
)

const (
	opExpire = "expire"
	opFreed  = "freed"
)

// Expire forgets the closed shards of a stream that have outlived its retention,
// and dooms their logs. What is past its retention then stays so, whatever
// becomes of the clock: the shards that held it are gone, and those that are left
// must cover the hash space from the oldest readable moment on. The reply is the
// *Stream, or nil if there is no such stream (any more) or it is not ACTIVE or
// UPDATING.
type Expire struct {
	Key
	UID string     `json:"uid"`
	Now log.Millis `json:"now"` // the time that retention goes by
}

// Freed forgets doomed logs: they are gone. The reply is the *Stream, or nil if
// there is no such stream (any more).
type Freed struct {
	Key
	UID  string      `json:"uid"`
	Logs []log.LogID `json:"logs"`
}

// Encode gives the command's bytes.
func (c Expire) Encode() []byte { return encode(opExpire, c) }

// Encode gives the command's bytes.
func (c Freed) Encode() []byte { return encode(opFreed, c) }

// Expired says whether a shard has outlived the stream's retention: it is closed
// and nothing in it can be read any more. horizon is as Horizon gives it.
func (s *Shard) Expired(horizon log.Millis) bool { return s.Closed() && s.ClosedAt <= horizon }

func (m *Machine) expire(_ log.Millis, c Expire) any {
	s := m.streams[c.Key]
	if s == nil || s.UID != c.UID || !s.Writable() {
		return (*Stream)(nil)
	}
	horizon := s.Horizon(c.Now)
	expired := func(sh Shard) bool { return sh.Expired(horizon) }
	if !slices.ContainsFunc(s.Shards, expired) {
		return s
	}
	s = s.clone()
	s.HiddenTo = horizon
	s.Doomed = slices.Clone(s.Doomed)
	for i := range s.Shards {
		if expired(s.Shards[i]) {
			s.Doomed = append(s.Doomed, s.Shards[i].Log)
		}
	}
	s.ownShards()
	s.Shards = slices.DeleteFunc(s.Shards, expired)
	m.put(s)
	return s
}

func (m *Machine) freed(_ log.Millis, c Freed) any {
	s := m.streams[c.Key]
	if s == nil || s.UID != c.UID {
		return (*Stream)(nil)
	}
	s = s.clone()
	s.Doomed = slices.DeleteFunc(slices.Clone(s.Doomed), func(id log.LogID) bool { return slices.Contains(c.Logs, id) })
	if len(s.Doomed) == 0 {
		s.Doomed = nil // as a snapshot has it
	}
	m.put(s)
	return s
}
