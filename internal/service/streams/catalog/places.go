package catalog

import (
	"cmp"
	"slices"
	"sync"
)

// place is where something is found that hangs on a stream and has a name of its
// own in its tenant: a queue or a channel.
type place struct{ name, id, stream string }

// places are a tenant's queues, or its channels, by name.
type places []place

// at gives where a name is, or would be.
func (p places) at(name string) (int, bool) {
	return slices.BinarySearchFunc(p, name, func(p place, name string) int { return cmp.Compare(p.name, name) })
}

// after gives those whose names are above a name.
func (p places) after(name string) places {
	at, found := p.at(name)
	if found {
		at++
	}
	return p[at:]
}

// index is what changes when a stream does: a tenant's places, and the names of
// streams by Key with the id of what hangs on them.
type index struct {
	places  *places
	streams *sync.Map
}

// follow makes what a stream has now findable, and what it had and has no more
// not. Both are sorted by id; naming gives the id and the name of one.
func follow[P any](to index, stream Key, before, after []P, naming func(*P) (id, name string)) {
	for i := range before {
		id, name := naming(&before[i])
		if _, stays := slices.BinarySearchFunc(after, id, func(p P, id string) int {
			has, _ := naming(&p)
			return cmp.Compare(has, id)
		}); stays {
			continue
		}
		to.streams.Delete(Key{stream.Tenant, id})
		if at, found := to.places.at(name); found {
			*to.places = slices.Delete(*to.places, at, at+1)
		}
	}
	for i := range after {
		id, name := naming(&after[i])
		if at, found := to.places.at(name); !found {
			*to.places = slices.Insert(*to.places, at, place{name, id, stream.Name})
			to.streams.Store(Key{stream.Tenant, id}, stream.Name)
		}
	}
}

// noStream has nothing.
var noStream = &Stream{}

// indexParts follows a change of a stream's queues and channels; before and after
// may be nil, not both.
func (m *Machine) indexParts(owned *tenant, before, after *Stream) {
	had, has := cmp.Or(before, noStream), cmp.Or(after, noStream)
	key := cmp.Or(after, before).Key
	follow(index{&owned.queues, &m.queueStreams}, key, had.Queues, has.Queues,
		func(q *Queue) (id, name string) { return q.ID, q.Name })
	follow(index{&owned.channels, &m.channelStreams}, key, had.Channels, has.Channels,
		func(c *Channel) (id, name string) { return c.ID, c.Name })
}
