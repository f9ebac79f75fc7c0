package keyring

import (
	"slices"
	"strings"
	"sync"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/log"
)

// Owner is the upper part of the ids of the keyring's logs.
const Owner = 4

// The keyring's logs.
var (
	CommandLog  = log.Owner(Owner, 1)
	SnapshotLog = log.Owner(Owner, 2)
)

// Machine is the state machine. See the package documentation for who may call
// what when.
type Machine struct {
	keys    map[string]*Key // by id
	aliases map[AliasKey]*Alias
	// changes is how often anything has changed, ever.
	changes uint64
	count   map[shardwell.Tenant]int // customers' keys
	named   map[string]int           // aliases by key

	keyBy   sync.Map // id to *Key
	aliasBy sync.Map // AliasKey to *Alias
}

// New gives a machine without keys.
func New() *Machine {
	m := &Machine{}
	m.reset()
	return m
}

func (m *Machine) reset() {
	m.keys, m.aliases = map[string]*Key{}, map[AliasKey]*Alias{}
	m.count, m.named = map[shardwell.Tenant]int{}, map[string]int{}
	m.changes = 0
	m.keyBy.Clear()
	m.aliasBy.Clear()
}

// Key gives a key, or nil. Any goroutine may call it.
func (m *Machine) Key(id string) *Key {
	k, _ := m.keyBy.Load(id)
	found, _ := k.(*Key)
	return found
}

// Alias gives an alias, or nil. Any goroutine may call it.
func (m *Machine) Alias(k AliasKey) *Alias {
	a, _ := m.aliasBy.Load(k)
	found, _ := a.(*Alias)
	return found
}

// Keys gives a tenant's keys, by id.
func (m *Machine) Keys(t shardwell.Tenant) (found []*Key) {
	for _, k := range m.keys {
		if k.Tenant == t {
			found = append(found, k)
		}
	}
	slices.SortFunc(found, compareKeys)
	return found
}

// Aliases gives a tenant's aliases, by name.
func (m *Machine) Aliases(t shardwell.Tenant) (found []*Alias) {
	for _, a := range m.aliases {
		if a.Tenant == t {
			found = append(found, a)
		}
	}
	slices.SortFunc(found, func(a, b *Alias) int { return strings.Compare(a.Name, b.Name) })
	return found
}

// Granted gives the keys of a region that have a grant which a principal may
// retire, by account and id.
func (m *Machine) Granted(region, retiring string) (found []*Key) {
	for _, k := range m.keys {
		if k.Region == region && slices.ContainsFunc(k.Grants, func(g Grant) bool { return g.Retiring == retiring }) {
			found = append(found, k)
		}
	}
	slices.SortFunc(found, compareKeys)
	return found
}

// Next gives the first deadline there is: when keys go, or get new material, the
// first of them by id; 0 if there is none.
func (m *Machine) Next() (at log.Millis, rotate *Key) {
	for _, k := range m.keys {
		due, rotates := k.due()
		if due == 0 || at != 0 && due > at || due == at && rotate != nil && rotate.ID < k.ID {
			continue
		}
		if due == at && !rotates { // what goes needs no new material
			rotate = nil
			continue
		}
		if due == at && rotate == nil {
			continue
		}
		at, rotate = due, nil
		if rotates {
			rotate = k
		}
	}
	return at, rotate
}

// due is when something is to be done about the key, and whether that is new
// material; keys that are disabled or about to go get none.
func (k *Key) due() (at log.Millis, rotates bool) {
	switch {
	case k.DeletesAt != 0:
		return k.DeletesAt, false
	case k.RotatesAt != 0 && !k.Disabled:
		return k.RotatesAt, true
	}
	return 0, false
}

// putKey makes k the key of its id.
func (m *Machine) putKey(k *Key) {
	if m.keys[k.ID] == nil && k.Managed == "" {
		add(m.count, k.Tenant, +1)
	}
	m.keys[k.ID] = k
	m.keyBy.Store(k.ID, k)
}

func (m *Machine) removeKey(k *Key) {
	if k.Managed == "" {
		add(m.count, k.Tenant, -1)
	}
	delete(m.keys, k.ID)
	m.keyBy.Delete(k.ID)
}

// putAlias makes a the alias of its name.
func (m *Machine) putAlias(a *Alias) {
	if old := m.aliases[a.AliasKey]; old != nil {
		add(m.named, old.KeyID, -1)
	}
	add(m.named, a.KeyID, +1)
	m.aliases[a.AliasKey] = a
	m.aliasBy.Store(a.AliasKey, a)
}

func (m *Machine) removeAlias(a *Alias) {
	add(m.named, a.KeyID, -1)
	delete(m.aliases, a.AliasKey)
	m.aliasBy.Delete(a.AliasKey)
}

// add leaves no zeros behind.
func add[K comparable](counts map[K]int, k K, by int) {
	if counts[k] += by; counts[k] == 0 {
		delete(counts, k)
	}
}
