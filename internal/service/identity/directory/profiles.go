package directory

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shardwell/shardwell/internal/log"
)

// maxRolesPerProfile is IAM's quota.
const maxRolesPerProfile = 1

// ProfilesOf gives the instance profiles that hold a role, by name.
func (m *Machine) ProfilesOf(account, role string) []*Entity {
	return slices.DeleteFunc(m.Entities(account, Profile), func(e *Entity) bool { return !strings.EqualFold(e.Role, role) })
}

func (m *Machine) addRole(_ log.Millis, c AddRole) any {
	return m.change(Key{c.Account, Profile, c.Profile}, func(e *Entity) error {
		role := m.entities[Key{c.Account, Role, c.Role}.folded()]
		switch {
		case role == nil:
			return NotFound(Key{c.Account, Role, c.Role})
		case e.Role != "":
			return OverQuota("InstanceSessionsPerInstanceProfile", maxRolesPerProfile)
		}
		e.Role = role.Name
		return nil
	})
}

func (m *Machine) removeRole(_ log.Millis, c RemoveRole) any {
	return m.change(Key{c.Account, Profile, c.Profile}, func(e *Entity) error {
		switch {
		case m.entities[Key{c.Account, Role, c.Role}.folded()] == nil:
			return NotFound(Key{c.Account, Role, c.Role})
		case !strings.EqualFold(e.Role, c.Role):
			return notInProfile(c.Role, e.Name)
		}
		e.Role = ""
		return nil
	})
}

// addAlias gives an account its alias, which no other account may have.
func (m *Machine) addAlias(at log.Millis, c AddAlias) any {
	if c.Account == "" || c.Alias == "" {
		return fmt.Errorf("%w: alias %q of account %q", ErrMalformed, c.Alias, c.Account)
	}
	for _, e := range m.entities {
		if e.Alias == c.Alias {
			return aliasTaken(c.Alias)
		}
	}
	root := Key{Account: c.Account, Kind: Root}
	if m.entities[root] == nil {
		m.putEntity(&Entity{Key: root, ID: c.Account, CreatedAt: at})
	}
	return m.change(root, func(e *Entity) error {
		e.Alias = c.Alias
		return nil
	})
}

func (m *Machine) removeAlias(_ log.Millis, c RemoveAlias) any {
	root := Key{Account: c.Account, Kind: Root}
	if e := m.entities[root]; e == nil || e.Alias == "" || e.Alias != c.Alias {
		return aliasNotFound(c.Alias)
	}
	return m.change(root, func(e *Entity) error {
		e.Alias = ""
		return nil
	})
}
