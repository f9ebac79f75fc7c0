package catalog

import (
	"fmt"
	"slices"
	"time"

	"github.com/shardwell/shardwell/internal/log"
)

const opPeak = "notePeak"

// peakDays is for how long a peak counts: AWS keeps on-demand streams ready for
// twice the most that they have taken in 30 days (documentation).
const peakDays = 30

// NotePeak notes how many shards an on-demand stream was found to need on the
// day of the command. Lower numbers of the same day are forgotten. The reply is
// the *Stream, or nil if there is no such stream (any more).
type NotePeak struct {
	Key
	UID    string `json:"uid"`
	Shards int    `json:"shards"`
}

// Peak is the most shards that a stream has needed in a day.
type Peak struct {
	Day    int64 `json:"day"` // since 1970, UTC
	Shards int   `json:"shards"`
}

// Encode gives the command's bytes.
func (c NotePeak) Encode() []byte { return encode(opPeak, c) }

func (m *Machine) noted(at log.Millis, c NotePeak) any {
	s := m.streams[c.Key]
	switch {
	case c.Shards < 1:
		return fmt.Errorf("%w: peak of %d shards", ErrMalformed, c.Shards)
	case s == nil || s.UID != c.UID || s.Mode != OnDemand:
		return (*Stream)(nil)
	}
	s = s.clone()
	s.notePeak(at, c.Shards)
	m.put(s)
	return s
}

// notePeak adds a peak and forgets those that count no more. s must be a clone.
func (s *Stream) notePeak(at log.Millis, shards int) {
	today := dayOf(at)
	s.Peaks = slices.DeleteFunc(slices.Clone(s.Peaks), func(p Peak) bool { return p.Day <= today-peakDays })
	if last := len(s.Peaks) - 1; last >= 0 && s.Peaks[last].Day == today {
		s.Peaks[last].Shards = max(s.Peaks[last].Shards, shards)
		return
	}
	s.Peaks = append(s.Peaks, Peak{today, shards})
}

func dayOf(at log.Millis) int64 { return int64(at) / (24 * time.Hour).Milliseconds() }

// PeakShards is how many shards the stream has needed at most in the 30 days up
// to now, and today alone.
func (s *Stream) PeakShards(now log.Millis) (month, today int) {
	for _, p := range s.Peaks {
		if p.Day > dayOf(now)-peakDays {
			month = max(month, p.Shards)
		}
		if p.Day == dayOf(now) {
			today = p.Shards
		}
	}
	return month, today
}
