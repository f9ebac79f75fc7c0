package service

import (
	"strings"
	"sync/atomic"
	"time"
)

// Use is a use of an access key: for a service, as signatures name it, in a region.
type Use struct {
	At      time.Time // to the minute
	Service string
	Region  string
}

// KeyUse is the last use of an access key. Any goroutine may use it; of nil nothing is
// noted.
type KeyUse struct {
	now  func() time.Time
	last atomic.Pointer[noted]
}

// noted is a Use and the minute of its request, since the Unix epoch.
type noted struct {
	Use
	minute int64
}

// NewKeyUse gives the use of a key that has not been used. Uses are told by the clock
// now.
func NewKeyUse(now func() time.Time) *KeyUse { return &KeyUse{now: now} }

// Note says that the key is used, by a request that began by the machine's clock at
// start. It is for every request: neither is another clock read nor anything written
// for one that differs from the last in nothing that is told.
func (k *KeyUse) Note(service, region string, start time.Time) {
	if k == nil {
		return
	}
	minute := start.Unix() / 60
	if last := k.last.Load(); last != nil && last.minute == minute && last.Service == service && last.Region == region {
		return
	}
	// Copied, since a region may be a part of a request's header.
	k.last.Store(&noted{Use{k.now().Truncate(time.Minute), service, strings.Clone(region)}, minute})
}

// Last gives the last use, nil if there was none. It does not change.
func (k *KeyUse) Last() *Use {
	last := k.last.Load()
	if last == nil {
		return nil
	}
	return &last.Use
}
