package directory

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/log"
	"github.com/shardwell/shardwell/internal/state/tokenkeys"
)

// The quotas of IAM (IAM User Guide, "IAM and AWS STS quotas").
const (
	MaxKeysPerUser   = 2
	MaxVersions      = 5
	MaxAttached      = 10
	MaxGroupsPerUser = 10
	maxTags          = 50
	MaxPolicies      = 1500
	MaxUsers         = 5000
	MaxGroups        = 300
	MaxRoles         = 1000
	MaxProfiles      = 1000
)

var maxPerAccount = map[Kind]int{User: MaxUsers, Group: MaxGroups, Role: MaxRoles, Profile: MaxProfiles}

func (m *Machine) create(at log.Millis, c Create) any {
	most, known := maxPerAccount[c.Kind]
	switch {
	case !known || c.Account == "" || c.Name == "" || c.ID == "":
		return fmt.Errorf("%w: entity %+v", ErrMalformed, c.Key)
	case m.entities[c.folded()] != nil:
		return taken(c.Key)
	case m.count[Key{Account: c.Account, Kind: c.Kind}] >= most:
		return OverQuota(c.Kind.Title()+"sPerAccount", most)
	case c.Boundary != "" && !m.attachable(c.Account, c.Boundary):
		return BoundaryNotFound(string(c.Boundary))
	}
	e := &Entity{
		Key: c.Key, ID: c.ID, Path: c.Path, CreatedAt: at, Tags: maps.Clone(c.Tags), Boundary: c.Boundary,
		Trust: c.Trust, Trusted: maps.Clone(c.Trusted), Description: c.Description, MaxSessionSeconds: c.MaxSessionSeconds,
	}
	m.putEntity(e)
	return e
}

// attachable tells whether an account can attach a policy. Those of AWS are the
// proposer's to know.
func (m *Machine) attachable(account string, r Ref) bool {
	if r.Account() == "aws" {
		return true
	}
	p := m.policies[keyOfPolicy(r.Account(), r.Name())]
	return p != nil && p.Account == account && p.Ref() == r
}

func (m *Machine) delete(_ log.Millis, c Delete) any {
	e := m.entities[c.folded()]
	switch {
	case e == nil || e.Kind == Root:
		return NotFound(c.Key)
	case len(e.AccessKeys) > 0:
		return conflict("delete access keys")
	case len(e.Attached) > 0:
		return conflict("detach all policies")
	case len(e.Inline) > 0:
		return conflict("delete policies")
	case len(e.Groups) > 0 || e.Kind == Group && len(m.Members(e.Account, e.Name)) > 0:
		return conflict("remove users from group")
	case e.Role != "" || e.Kind == Role && len(m.ProfilesOf(e.Account, e.Name)) > 0:
		return conflict("remove roles from instance profile")
	}
	m.removeEntity(e)
	return nil
}

// Members gives the users of a group, by name.
func (m *Machine) Members(account, group string) []*Entity {
	return slices.DeleteFunc(m.Entities(account, User), func(e *Entity) bool { return !inFold(e.Groups, group) })
}

func inFold(names []string, name string) bool {
	return slices.ContainsFunc(names, func(n string) bool { return strings.EqualFold(n, name) })
}

// change makes a changed copy of an entity the one that counts, unless change
// refuses. The reply is the entity.
func (m *Machine) change(k Key, change func(e *Entity) error) any {
	old := m.entities[k.folded()]
	if old == nil {
		return NotFound(k)
	}
	e := old.clone()
	if err := change(e); err != nil {
		return err
	}
	m.putEntity(e)
	return e
}

func (m *Machine) setTrust(_ log.Millis, c SetTrust) any {
	return m.change(Key{c.Account, Role, c.Name}, func(e *Entity) error {
		e.Trust, e.Trusted = c.Trust, maps.Clone(c.Trusted)
		return nil
	})
}

func (m *Machine) setTags(_ log.Millis, c SetTags) any {
	return m.change(c.Key, func(e *Entity) error {
		same := strings.EqualFold
		if e.Kind == Profile { // of all but users and roles, keys have a case (IAM User Guide)
			same = func(a, b string) bool { return a == b }
		}
		e.Tags = retagged(e.Tags, c.Set, c.Remove, same)
		if len(e.Tags) > maxTags {
			return OverQuota("TagsPer"+e.Kind.Title(), maxTags)
		}
		return nil
	})
}

// retagged changes tags; same says which keys are one.
func retagged(tags, set map[string]string, remove []string, same func(a, b string) bool) map[string]string {
	for _, key := range slices.Concat(remove, slices.Collect(maps.Keys(set))) {
		maps.DeleteFunc(tags, func(k, _ string) bool { return same(k, key) })
	}
	if len(set) > 0 && tags == nil {
		tags = map[string]string{}
	}
	maps.Copy(tags, set)
	return tags
}

func (m *Machine) putInline(_ log.Millis, c PutInline) any {
	return m.change(c.Key, func(e *Entity) error {
		if c.Policy == "" || c.Size < 0 {
			return fmt.Errorf("%w: inline policy %q of %d", ErrMalformed, c.Policy, c.Size)
		}
		if e.inlineSize(c.Policy)+c.Size > c.Limit {
			return shardwell.Errorf(CodeLimitExceeded, "Maximum policy size of %d bytes exceeded for %s %s", c.Limit, e.Kind, e.Name)
		}
		if e.Inline == nil {
			e.Inline = map[string]Document{}
		}
		e.Inline[c.Policy] = c.Document
		return nil
	})
}

func (m *Machine) deleteInline(_ log.Millis, c DeleteInline) any {
	return m.change(c.Key, func(e *Entity) error {
		if _, ok := e.Inline[c.Policy]; !ok {
			return InlineNotFound(e.Kind, c.Policy)
		}
		delete(e.Inline, c.Policy)
		return nil
	})
}

func (m *Machine) attach(_ log.Millis, c Attach) any {
	return m.change(c.Key, func(e *Entity) error {
		at, found := slices.BinarySearch(e.Attached, c.Policy)
		switch {
		case found:
			return nil
		case !m.attachable(e.Account, c.Policy):
			return NotAttachable(c.Named)
		case len(e.Attached) >= MaxAttached:
			return OverQuota("PoliciesPer"+e.Kind.Title(), MaxAttached)
		}
		e.Attached = slices.Insert(e.Attached, at, c.Policy)
		return nil
	})
}

func (m *Machine) detach(_ log.Millis, c Detach) any {
	return m.change(c.Key, func(e *Entity) error {
		at, found := slices.BinarySearch(e.Attached, c.Policy)
		if !found {
			return PolicyNotFound(c.Named)
		}
		e.Attached = slices.Delete(e.Attached, at, at+1)
		return nil
	})
}

func (m *Machine) join(_ log.Millis, c Join) any {
	group := m.entities[Key{c.Account, Group, c.Group}.folded()]
	return m.change(Key{c.Account, User, c.User}, func(e *Entity) error {
		switch {
		case group == nil:
			return NotFound(Key{c.Account, Group, c.Group})
		case inFold(e.Groups, group.Name):
			return nil
		case len(e.Groups) >= MaxGroupsPerUser:
			return OverQuota("GroupsPerUser", MaxGroupsPerUser)
		}
		e.Groups = append(e.Groups, group.Name)
		slices.Sort(e.Groups)
		return nil
	})
}

// leave takes a user out of a group. Who is no member stays so, which is no mistake.
func (m *Machine) leave(_ log.Millis, c Leave) any {
	return m.change(Key{c.Account, User, c.User}, func(e *Entity) error {
		if m.entities[Key{c.Account, Group, c.Group}.folded()] == nil {
			return NotFound(Key{c.Account, Group, c.Group})
		}
		e.Groups = slices.DeleteFunc(e.Groups, func(n string) bool { return strings.EqualFold(n, c.Group) })
		return nil
	})
}

func (m *Machine) addTokenKey(at log.Millis, c AddTokenKey) any {
	return m.tokens.Add(at, tokenkeys.Add(c))
}
