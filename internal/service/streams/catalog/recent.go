package catalog

import (
	"maps"
	"slices"
	"time"

	"github.com/shardwell/shardwell/internal/log"
)

// Kinds of changes that AWS allows only so often in 24 hours.
const (
	RecentShardCount      = "shardCount"
	RecentMode            = "mode"
	RecentStartEncryption = "startEncryption"
	RecentStopEncryption  = "stopEncryption"
)

// recentFor is how long a change counts.
const recentFor = log.Millis(24 * time.Hour / time.Millisecond)

// changedRecently counts the changes of a kind in the 24 hours up to at.
func (s *Stream) changedRecently(kind string, at log.Millis) int {
	count := 0
	for _, when := range s.Recent[kind] {
		if when > at-recentFor {
			count++
		}
	}
	return count
}

// noteChange adds a change of a kind at a time, and forgets those that count no
// more. s must be a clone.
func (s *Stream) noteChange(kind string, at log.Millis) {
	recent := maps.Clone(s.Recent)
	if recent == nil {
		recent = map[string][]log.Millis{}
	}
	for kind, times := range recent {
		recent[kind] = slices.DeleteFunc(slices.Clone(times), func(when log.Millis) bool { return when <= at-recentFor })
		if len(recent[kind]) == 0 {
			delete(recent, kind)
		}
	}
	recent[kind] = append(recent[kind], at)
	s.Recent = recent
}
