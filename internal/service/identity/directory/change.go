package directory

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shardwell/shardwell/internal/log"
)

func (m *Machine) rename(_ log.Millis, c Rename) any {
	if c.Kind != User && c.Kind != Group {
		return fmt.Errorf("%w: a new name for %+v", ErrMalformed, c.Key)
	}
	old := m.entities[c.folded()]
	if old == nil {
		return NotFound(c.Key)
	}
	e := old.clone()
	if c.NewPath != "" {
		e.Path = c.NewPath
	}
	if c.NewName != "" {
		e.Name = c.NewName
	}
	if other := m.entities[e.folded()]; other != nil && other != old {
		return taken(e.Key)
	}
	m.putEntity(e)
	if e.Name != old.Name {
		m.follow(old, e)
	}
	if e.folded() != old.folded() {
		m.removeEntity(old) // last, since others read meanwhile
	}
	return e
}

// follow lets what names an entity by its old name name it by the new one.
func (m *Machine) follow(old, e *Entity) {
	for _, id := range e.AccessKeys {
		if k := m.keys[id]; k != nil {
			key := *k
			key.Owner = e.Key
			m.putKey(&key)
		}
	}
	if e.Kind != Group {
		return
	}
	for _, member := range m.Members(e.Account, old.Name) {
		u := member.clone()
		for i, name := range u.Groups {
			if strings.EqualFold(name, old.Name) {
				u.Groups[i] = e.Name
			}
		}
		slices.Sort(u.Groups)
		m.putEntity(u)
	}
}

func (m *Machine) describe(_ log.Millis, c Describe) any {
	return m.change(Key{c.Account, Role, c.Name}, func(e *Entity) error {
		if c.Description != nil {
			e.Description = *c.Description
		}
		if c.MaxSessionSeconds != nil {
			e.MaxSessionSeconds = *c.MaxSessionSeconds
		}
		return nil
	})
}

func (m *Machine) setBoundary(_ log.Millis, c SetBoundary) any {
	if c.Kind != User && c.Kind != Role {
		return fmt.Errorf("%w: a boundary for %+v", ErrMalformed, c.Key)
	}
	return m.change(c.Key, func(e *Entity) error {
		if c.Boundary != "" && !m.attachable(e.Account, c.Boundary) {
			return BoundaryNotFound(c.Named)
		}
		e.Boundary = c.Boundary
		return nil
	})
}
