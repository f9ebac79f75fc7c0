package catalog

import (
	"iter"
	"slices"
	"sync"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/log"
	"github.com/shardwell/shardwell/internal/state/tokenkeys"
)

// Owner is the upper part of the ids of all logs that belong to streams.
const Owner = 1

// The logs of the catalog itself, and the number of the first shard's.
var (
	CommandLog  = log.Owner(Owner, 1)
	SnapshotLog = log.Owner(Owner, 2)
)

const firstShardLog = 1024

// Machine is the state machine. See the package documentation for who may call
// what when.
type Machine struct {
	streams map[Key]*Stream
	tenants map[shardwell.Tenant]*tenant
	nextLog uint64
	keys    tokenkeys.Keys
	heldAt  log.Millis // where retention stands still; 0: it goes on
	// epochs keeps, for names whose stream has been removed within the second,
	// the newest epoch of its shards: the next stream of that name must not
	// number its records alike.
	epochs map[Key]int64
	// commitments are those of accounts that ever made one, streams or not.
	commitments map[shardwell.Tenant]Commitment

	published      sync.Map // Key to *published
	queueStreams   sync.Map // Key with a queue's id to the name of its stream
	channelStreams sync.Map // Key with a channel's id to the name of its stream
}

// published is a stream as everybody sees it.
type published struct {
	stream   *Stream
	replaced chan struct{} // closed when it is no longer the newest
}

// tenant is what an account has in a region, counted.
type tenant struct {
	names             []string // sorted
	queues            places
	channels          places
	inFlight          int
	onDemand          int
	provisionedShards int
	plannedShards     int // what changes under way add to these at most
}

// New gives a machine without streams.
func New() *Machine {
	m := &Machine{}
	m.reset()
	return m
}

func (m *Machine) reset() {
	for k := range m.streams { // of an earlier state
		if before, had := m.published.LoadAndDelete(k); had {
			close(before.(*published).replaced)
		}
	}
	m.queueStreams.Clear()
	m.channelStreams.Clear()
	m.streams = map[Key]*Stream{}
	m.tenants = map[shardwell.Tenant]*tenant{}
	m.epochs = map[Key]int64{}
	m.commitments = map[shardwell.Tenant]Commitment{}
	m.nextLog = firstShardLog
	m.keys = nil
	m.heldAt = 0
}

// Stream gives the stream of that name, or nil. Any goroutine may call it.
func (m *Machine) Stream(t shardwell.Tenant, name string) *Stream {
	p, ok := m.published.Load(Key{t, name})
	if !ok {
		return nil
	}
	return p.(*published).stream
}

// Watch is Stream with a channel that is closed once the stream has changed or
// is gone. For no stream the channel is nil. Any goroutine may call it.
func (m *Machine) Watch(k Key) (s *Stream, replaced <-chan struct{}) {
	p, ok := m.published.Load(k)
	if !ok {
		return nil, nil
	}
	return p.(*published).stream, p.(*published).replaced
}

// HeldAt gives the time at which retention stands still, 0 if it goes on.
func (m *Machine) HeldAt() log.Millis { return m.heldAt }

// TokenKeys gives the keys of iterators and page tokens.
func (m *Machine) TokenKeys() tokenkeys.Keys { return m.keys }

// All ranges over every stream, in no particular order.
func (m *Machine) All() iter.Seq[*Stream] {
	return func(yield func(*Stream) bool) {
		for _, s := range m.streams {
			if !yield(s) {
				return
			}
		}
	}
}

// Sorted gives every stream, by account, region and name.
func (m *Machine) Sorted() []*Stream {
	return slices.SortedFunc(m.All(), func(a, b *Stream) int { return a.compare(b.Key) })
}

// List gives up to limit of a tenant's streams, sorted by name, strictly after
// a name, and whether there are more.
func (m *Machine) List(t shardwell.Tenant, after string, limit int) (page []*Stream, more bool) {
	owned := m.tenants[t]
	if owned == nil {
		return nil, false
	}
	at, found := slices.BinarySearch(owned.names, after)
	if found {
		at++
	}
	names := owned.names[at:]
	more = len(names) > limit
	for _, name := range names[:min(limit, len(names))] {
		page = append(page, m.streams[Key{t, name}])
	}
	return page, more
}

// Usage is what a tenant has of what is limited.
type Usage struct {
	OnDemandStreams   int
	ProvisionedShards int // open ones
}

// Usage gives what a tenant has.
func (m *Machine) Usage(t shardwell.Tenant) Usage {
	owned := m.tenants[t]
	if owned == nil {
		return Usage{}
	}
	return Usage{OnDemandStreams: owned.onDemand, ProvisionedShards: owned.provisionedShards}
}

// shardsToCount is what a tenant's limit of shards is held against: the open
// ones of provisioned streams, and those to which changes under way are
// entitled, so that two changes at a time cannot pass the limit together.
func (m *Machine) shardsToCount(t shardwell.Tenant) int {
	owned := m.tenants[t]
	if owned == nil {
		return 0
	}
	return owned.provisionedShards + owned.plannedShards
}

// Elsewhere gives the tenants other than t that have a stream of that name:
// the answer to a not-found that puzzles its user.
func (m *Machine) Elsewhere(t shardwell.Tenant, name string) []shardwell.Tenant {
	var found []shardwell.Tenant
	for other := range m.tenants {
		if other != t && m.streams[Key{other, name}] != nil {
			found = append(found, other)
		}
	}
	slices.SortFunc(found, func(a, b shardwell.Tenant) int { return Key{Tenant: a}.compare(Key{Tenant: b}) })
	return found
}

// put makes s the stream of its key.
func (m *Machine) put(s *Stream) {
	s.derive()
	owned := m.tenants[s.Tenant]
	if owned == nil {
		owned = &tenant{}
		m.tenants[s.Tenant] = owned
	}
	if old := m.streams[s.Key]; old != nil {
		owned.count(old, -1)
	} else if at, found := slices.BinarySearch(owned.names, s.Name); !found {
		owned.names = slices.Insert(owned.names, at, s.Name)
	}
	owned.count(s, +1)
	m.indexParts(owned, m.streams[s.Key], s)
	m.streams[s.Key] = s
	if before, had := m.published.Swap(s.Key, &published{s, make(chan struct{})}); had {
		close(before.(*published).replaced)
	}
}

// remove forgets s.
func (m *Machine) remove(s *Stream) {
	owned := m.tenants[s.Tenant]
	owned.count(s, -1)
	m.indexParts(owned, s, nil)
	if at, found := slices.BinarySearch(owned.names, s.Name); found {
		owned.names = slices.Delete(owned.names, at, at+1)
	}
	if len(owned.names) == 0 {
		delete(m.tenants, s.Tenant)
	}
	delete(m.streams, s.Key)
	if before, had := m.published.LoadAndDelete(s.Key); had {
		close(before.(*published).replaced)
	}
}

func (t *tenant) count(s *Stream, by int) {
	if s.Status == Creating || s.Status == Deleting {
		t.inFlight += by
	}
	if s.Mode == OnDemand {
		t.onDemand += by
	} else {
		t.provisionedShards += by * len(s.open)
		t.plannedShards += by * s.growth()
	}
}
