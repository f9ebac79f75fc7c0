package keyring

import (
	"errors"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"

	"github.com/shardwell/shardwell/internal/log"
)

// ErrStaleMaterial is the reply to Rotate when the key has been rotated meanwhile.
var ErrStaleMaterial = errors.New("the key has been rotated meanwhile")

// The quotas of KMS (KMS Developer Guide, "Resource quotas"), but for the grants
// of a key, of which AWS takes 50,000: here they are read with its policy.
const (
	maxKeys      = 100_000 // of customers, for each account and region
	maxAliases   = 50      // for each key
	maxGrants    = 100     // for each key
	maxRotations = 25      // by order, for each key
)

// MaxTags is how many tags a key may have (KMS Developer Guide, "Resource quotas").
const MaxTags = 50

// changed makes a new version of a key current and gives it.
func (m *Machine) changed(k *Key) *Key {
	m.changes++
	k.Version = m.changes
	m.putKey(k)
	return k
}

func (m *Machine) create(at log.Millis, c Create) any {
	alias := AliasKey{c.Tenant, c.Managed}
	if c.Managed != "" {
		if have := m.aliases[alias]; have != nil {
			return m.keys[have.KeyID]
		}
	}
	switch {
	case c.ID == "" || c.Account == "" || c.Region == "" || len(c.Sealed) == 0 || m.keys[c.ID] != nil:
		return fmt.Errorf("%w: key %q", ErrMalformed, c.ID)
	case m.count[c.Tenant] >= maxKeys && c.Managed == "":
		return overQuota("keys of the account in the region", maxKeys)
	case len(c.Tags) > MaxTags:
		return overQuota("tags of a key", MaxTags)
	}
	k := m.changed(&Key{
		ID: c.ID, Tenant: c.Tenant, CreatedAt: at, Description: c.Description, Managed: c.Managed, Policy: c.Policy, Tags: maps.Clone(c.Tags),
		Materials: []Material{{Number: 1, Sealed: c.Sealed, CreatedAt: at}}, RotationDays: c.RotationDays, RotatesAt: c.RotatesAt,
	})
	if c.Managed != "" {
		m.putAlias(&Alias{AliasKey: alias, KeyID: c.ID, CreatedAt: at, UpdatedAt: at})
	}
	return k
}

// change has a key changed that is not about to go.
func (m *Machine) change(id string, how func(*Key) error) any {
	k := m.keys[id]
	switch {
	case k == nil:
		return NotFound(id)
	case k.DeletesAt != 0:
		return PendingDeletion(k.ARN())
	}
	c := k.clone()
	if err := how(c); err != nil {
		return err
	}
	return m.changed(c)
}

func (m *Machine) setState(_ log.Millis, c SetState) any {
	return m.change(c.ID, func(k *Key) error {
		k.Disabled = c.Disabled
		return nil
	})
}

func (m *Machine) setDescription(_ log.Millis, c SetDescription) any {
	return m.change(c.ID, func(k *Key) error {
		k.Description = c.Description
		return nil
	})
}

// setPolicy replaces the policy also of a key that is about to go, which may be all that
// keeps somebody from having it stay (documented).
func (m *Machine) setPolicy(_ log.Millis, c SetPolicy) any {
	k := m.keys[c.ID]
	if k == nil {
		return NotFound(c.ID)
	}
	next := k.clone()
	next.Policy = c.Policy
	return m.changed(next)
}

func (m *Machine) setTags(_ log.Millis, c SetTags) any {
	return m.change(c.ID, func(k *Key) error {
		if k.Tags == nil {
			k.Tags = map[string]string{}
		}
		for _, key := range c.Remove {
			delete(k.Tags, key)
		}
		maps.Copy(k.Tags, c.Set)
		if len(k.Tags) > MaxTags {
			return overQuota("tags of a key", MaxTags)
		}
		return nil
	})
}

func (m *Machine) schedule(_ log.Millis, c Schedule) any {
	return m.change(c.ID, func(k *Key) error {
		if c.At <= 0 {
			return fmt.Errorf("%w: a key cannot go at %d", ErrMalformed, c.At)
		}
		k.DeletesAt = c.At
		return nil
	})
}

func (m *Machine) cancel(_ log.Millis, c Cancel) any {
	k := m.keys[c.ID]
	switch {
	case k == nil:
		return NotFound(c.ID)
	case k.DeletesAt == 0:
		return notPendingDeletion(k.ARN())
	}
	kept := k.clone()
	kept.DeletesAt, kept.Disabled = 0, true // it has to be enabled again (documented)
	return m.changed(kept)
}

func (m *Machine) expire(_ log.Millis, c Expire) any {
	gone := 0
	for _, k := range slices.SortedFunc(maps.Values(m.keys), compareKeys) {
		if k.DeletesAt == 0 || k.DeletesAt > c.Now {
			continue
		}
		for _, a := range slices.SortedFunc(maps.Values(m.aliases), func(a, b *Alias) int { return a.compare(b.AliasKey) }) {
			if a.KeyID == k.ID {
				m.removeAlias(a)
			}
		}
		m.removeKey(k)
		gone++
	}
	return gone
}

func (m *Machine) rotate(at log.Millis, c Rotate) any {
	return m.change(c.ID, func(k *Key) error {
		ordered := 0
		for _, have := range k.Materials {
			if have.OnDemand {
				ordered++
			}
		}
		switch {
		case k.Newest().Number != c.Newest:
			return ErrStaleMaterial
		case len(c.Sealed) == 0:
			return fmt.Errorf("%w: no material", ErrMalformed)
		case k.Disabled:
			return Disabled(k.ARN())
		case c.OnDemand && ordered >= maxRotations:
			return tooManyRotations(k.ARN())
		}
		k.Materials = append(k.Materials, Material{Number: c.Newest + 1, Sealed: c.Sealed, CreatedAt: at, OnDemand: c.OnDemand})
		if !c.OnDemand && k.RotationDays > 0 { // rotating by order leaves the schedule as it is (documented)
			k.RotatesAt = c.RotatesAt
		}
		return nil
	})
}

func (m *Machine) setRotation(_ log.Millis, c SetRotation) any {
	return m.change(c.ID, func(k *Key) error {
		if k.Disabled {
			return Disabled(k.ARN())
		}
		k.RotationDays, k.RotatesAt = c.Days, c.RotatesAt
		return nil
	})
}

func (m *Machine) createAlias(at log.Millis, c CreateAlias) any {
	k := m.keys[c.KeyID]
	switch {
	case k == nil || k.Tenant != c.Tenant:
		return NotFound(KeyARN(c.Tenant, c.KeyID))
	case k.DeletesAt != 0:
		return PendingDeletion(k.ARN())
	case c.Name == "":
		return fmt.Errorf("%w: an alias without a name", ErrMalformed)
	case m.aliases[c.AliasKey] != nil:
		return aliasTaken(c.ARN())
	case m.named[c.KeyID] >= maxAliases:
		return overQuota("aliases of a key", maxAliases)
	}
	a := &Alias{AliasKey: c.AliasKey, KeyID: c.KeyID, CreatedAt: at, UpdatedAt: at}
	m.putAlias(a)
	return a
}

func (m *Machine) updateAlias(at log.Millis, c UpdateAlias) any {
	a, k := m.aliases[c.AliasKey], m.keys[c.KeyID]
	switch {
	case a == nil:
		return AliasNotFound(c.ARN())
	case k == nil || k.Tenant != c.Tenant:
		return NotFound(KeyARN(c.Tenant, c.KeyID))
	case k.DeletesAt != 0:
		return PendingDeletion(k.ARN())
	case a.KeyID != c.KeyID && m.named[c.KeyID] >= maxAliases:
		return overQuota("aliases of a key", maxAliases)
	}
	next := *a
	next.KeyID, next.UpdatedAt = c.KeyID, at
	m.putAlias(&next)
	return &next
}

func (m *Machine) deleteAlias(_ log.Millis, c DeleteAlias) any {
	a := m.aliases[c.AliasKey]
	if a == nil {
		return AliasNotFound(c.ARN())
	}
	m.removeAlias(a)
	return nil
}

func (m *Machine) addGrant(at log.Millis, c AddGrant) any {
	k := m.keys[c.KeyID]
	if k != nil && c.Name != "" { // asked for again, it is the same one (documented)
		for _, have := range k.Grants {
			same := c.Grant
			same.ID, same.CreatedAt = have.ID, have.CreatedAt
			if reflect.DeepEqual(have, same) {
				return have
			}
		}
	}
	g := c.Grant
	g.CreatedAt = at
	refusal := m.change(c.KeyID, func(k *Key) error {
		switch {
		case k.Disabled:
			return Disabled(k.ARN())
		case g.ID == "" || k.Grant(g.ID) != nil:
			return fmt.Errorf("%w: grant %q", ErrMalformed, g.ID)
		case len(k.Grants) >= maxGrants:
			return overQuota("grants of a key", maxGrants)
		}
		k.Grants = append(k.Grants, g)
		slices.SortFunc(k.Grants, func(a, b Grant) int { return strings.Compare(a.ID, b.ID) })
		return nil
	})
	if _, refused := refusal.(error); refused {
		return refusal
	}
	return g
}

// endGrant ends a grant also of a key that is about to go.
func (m *Machine) endGrant(_ log.Millis, c EndGrant) any {
	k := m.keys[c.KeyID]
	if k == nil {
		return NotFound(c.KeyID)
	}
	if k.Grant(c.Grant) == nil {
		return GrantNotFound(c.Grant)
	}
	next := k.clone()
	next.Grants = slices.DeleteFunc(next.Grants, func(g Grant) bool { return g.ID == c.Grant })
	m.changed(next)
	return nil
}
