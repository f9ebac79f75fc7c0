package identity

import (
	"maps"
	"sync/atomic"
)

// memory remembers values by key, in parts: readers take no lock and make no garbage,
// and to add one copies the part that it goes to. get may be called by any goroutine,
// put by one at a time. The zero value is ready.
type memory[K comparable, V any] struct {
	parts [memoryParts]atomic.Pointer[map[K]*V]
}

// memoryParts is a power of two; a part that is full is begun anew, which bounds how
// much is remembered.
const (
	memoryParts   = 64
	maxRemembered = 4096
)

// partOf spreads keys by a text that is most of them. Ends of ids and ARNs differ.
func partOf(text string) int {
	h := len(text)
	for _, c := range []byte(text[max(0, len(text)-8):]) {
		h = h*31 + int(c)
	}
	return (h ^ h>>6) & (memoryParts - 1)
}

func (m *memory[K, V]) get(text string, key K) *V {
	part := m.parts[partOf(text)].Load()
	if part == nil {
		return nil
	}
	return (*part)[key]
}

func (m *memory[K, V]) put(text string, key K, value *V) {
	at := &m.parts[partOf(text)]
	next := map[K]*V{}
	if old := at.Load(); old != nil && len(*old) < maxRemembered/memoryParts {
		next = maps.Clone(*old)
	}
	next[key] = value
	at.Store(&next)
}
