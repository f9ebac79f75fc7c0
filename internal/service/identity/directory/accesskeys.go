package directory

import (
	"fmt"
	"slices"

	"github.com/shardwell/shardwell/internal/log"
)

func (m *Machine) createKey(at log.Millis, c CreateKey) any {
	root := c.Kind == Root
	if c.ID == "" || c.Kind != User && !root || m.keys[c.ID] != nil {
		return fmt.Errorf("%w: access key %q of %+v", ErrMalformed, c.ID, c.Key)
	}
	owner := Key{c.Account, c.Kind, c.Name}
	if root {
		owner.Name = ""
	}
	e := m.entities[owner.folded()]
	switch {
	case e == nil && root:
		e = &Entity{Key: owner, ID: c.Account, CreatedAt: at}
	case e == nil:
		return NotFound(owner)
	case len(e.AccessKeys) >= MaxKeysPerUser:
		return OverQuota("AccessKeysPerUser", MaxKeysPerUser)
	}
	e = e.clone()
	e.AccessKeys = append(e.AccessKeys, c.ID)
	key := &AccessKey{ID: c.ID, Owner: e.Key, Sealed: c.Sealed, Active: true, CreatedAt: at}
	m.putEntity(e)
	m.putKey(key)
	return key
}

// keyOf gives an entity's access key, or why there is none.
func (m *Machine) keyOf(owner Key, id string) (*Entity, *AccessKey, error) {
	e := m.entities[owner.folded()]
	switch {
	case e == nil && owner.Kind != Root:
		return nil, nil, NotFound(owner)
	case e == nil || !slices.Contains(e.AccessKeys, id) || m.keys[id] == nil:
		return nil, nil, KeyNotFound(id)
	}
	return e, m.keys[id], nil
}

func (m *Machine) setKeyActive(_ log.Millis, c SetKeyActive) any {
	_, old, err := m.keyOf(c.Key, c.ID)
	if err != nil {
		return err
	}
	key := *old
	key.Active = c.Active
	m.putKey(&key)
	return &key
}

func (m *Machine) keysUsed(_ log.Millis, c KeysUsed) any {
	for id, use := range c.Uses {
		if old := m.keys[id]; old != nil {
			key := *old
			key.LastUsed = &use
			m.putKey(&key)
		}
	}
	return nil
}

func (m *Machine) deleteKey(_ log.Millis, c DeleteKey) any {
	old, _, err := m.keyOf(c.Key, c.ID)
	if err != nil {
		return err
	}
	e := old.clone()
	e.AccessKeys = slices.DeleteFunc(e.AccessKeys, func(id string) bool { return id == c.ID })
	m.putEntity(e)
	m.removeKey(c.ID)
	return nil
}
