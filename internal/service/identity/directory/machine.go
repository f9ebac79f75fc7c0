package directory

import (
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"github.com/shardwell/shardwell/internal/log"
	"github.com/shardwell/shardwell/internal/state/tokenkeys"
)

// Owner is the upper part of the ids of the directory's logs.
const Owner = 2

// The directory's logs.
var (
	CommandLog  = log.Owner(Owner, 1)
	SnapshotLog = log.Owner(Owner, 2)
)

// Machine is the state machine. See the package documentation for who may call
// what when.
type Machine struct {
	entities map[Key]*Entity // by folded keys
	policies map[policyKey]*Policy
	keys     map[string]*AccessKey
	tokens   tokenkeys.Keys
	// uses counts the entities of an account that a policy is attached to.
	uses map[use]int
	// bounds counts the entities whose permissions boundary it is.
	bounds map[use]int
	// count is how many entities of a kind, or policies, an account has.
	count map[Key]int

	version  atomic.Uint64
	shownBy  sync.Map // folded Key to *Entity
	policyBy sync.Map // policyKey to *Policy
	keyBy    sync.Map // id to *AccessKey
}

type use struct {
	account string
	policy  Ref
}

// policyKind stands for policies in Machine.count.
const policyKind Kind = "policy"

// New gives a machine that knows nobody.
func New() *Machine {
	m := &Machine{}
	m.reset()
	return m
}

func (m *Machine) reset() {
	m.entities, m.policies, m.keys = map[Key]*Entity{}, map[policyKey]*Policy{}, map[string]*AccessKey{}
	m.uses, m.bounds, m.count = map[use]int{}, map[use]int{}, map[Key]int{}
	m.tokens = nil
	m.shownBy.Clear()
	m.policyBy.Clear()
	m.keyBy.Clear()
	m.version.Add(1)
}

// Version changes whenever anything has changed, and only after what has changed
// can be seen. Any goroutine may call it.
func (m *Machine) Version() uint64 { return m.version.Load() }

// Key gives an access key, or nil. Any goroutine may call it.
func (m *Machine) Key(id string) *AccessKey {
	k, _ := m.keyBy.Load(id)
	found, _ := k.(*AccessKey)
	return found
}

// Entity gives an entity, or nil. Any goroutine may call it.
func (m *Machine) Entity(k Key) *Entity {
	e, _ := m.shownBy.Load(k.folded())
	found, _ := e.(*Entity)
	return found
}

// Policy gives a policy of an account, or nil. Any goroutine may call it.
func (m *Machine) Policy(r Ref) *Policy {
	p, _ := m.policyBy.Load(keyOfPolicy(r.Account(), r.Name()))
	found, _ := p.(*Policy)
	if found == nil || found.Ref() != r {
		return nil
	}
	return found
}

// Entities gives an account's entities of a kind, by name.
func (m *Machine) Entities(account string, kind Kind) (found []*Entity) {
	for k, e := range m.entities {
		if k.Account == account && k.Kind == kind {
			found = append(found, e)
		}
	}
	slices.SortFunc(found, func(a, b *Entity) int { return a.compare(b.Key) })
	return found
}

// Policies gives an account's own policies, by name.
func (m *Machine) Policies(account string) (found []*Policy) {
	for k, p := range m.policies {
		if k.account == account {
			found = append(found, p)
		}
	}
	slices.SortFunc(found, comparePolicies)
	return found
}

func comparePolicies(a, b *Policy) int {
	if a.Account != b.Account {
		return strings.Compare(a.Account, b.Account)
	}
	return strings.Compare(strings.ToLower(a.Name), strings.ToLower(b.Name))
}

// Uses is how many entities of an account a policy is attached to.
func (m *Machine) Uses(account string, policy Ref) int { return m.uses[use{account, policy}] }

// Bounds is how many entities of an account a policy is the permissions boundary of.
func (m *Machine) Bounds(account string, policy Ref) int { return m.bounds[use{account, policy}] }

// Count is how many entities of a kind an account has.
func (m *Machine) Count(account string, kind Kind) int {
	return m.count[Key{Account: account, Kind: kind}]
}

// TokenKeys gives the keys of session tokens.
func (m *Machine) TokenKeys() tokenkeys.Keys { return m.tokens }

// putEntity makes e the entity of its key.
func (m *Machine) putEntity(e *Entity) {
	k := e.folded()
	if old := m.entities[k]; old != nil {
		m.counted(old, -1)
	}
	m.counted(e, +1)
	m.entities[k] = e
	m.shownBy.Store(k, e)
}

func (m *Machine) removeEntity(e *Entity) {
	m.counted(e, -1)
	delete(m.entities, e.folded())
	m.shownBy.Delete(e.folded())
}

// counted adds an entity to what is counted, or takes it off.
func (m *Machine) counted(e *Entity, by int) {
	add(m.count, Key{Account: e.Account, Kind: e.Kind}, by)
	for _, r := range e.Attached {
		add(m.uses, use{e.Account, r}, by)
	}
	if e.Boundary != "" {
		add(m.bounds, use{e.Account, e.Boundary}, by)
	}
}

// add leaves no zeros behind.
func add[K comparable](counts map[K]int, k K, by int) {
	if counts[k] += by; counts[k] == 0 {
		delete(counts, k)
	}
}

func (m *Machine) putPolicy(p *Policy) {
	k := keyOfPolicy(p.Account, p.Name)
	if m.policies[k] == nil {
		add(m.count, Key{Account: p.Account, Kind: policyKind}, +1)
	}
	m.policies[k] = p
	m.policyBy.Store(k, p)
}

func (m *Machine) removePolicy(p *Policy) {
	k := keyOfPolicy(p.Account, p.Name)
	add(m.count, Key{Account: p.Account, Kind: policyKind}, -1)
	delete(m.policies, k)
	m.policyBy.Delete(k)
}

func (m *Machine) putKey(k *AccessKey) {
	m.keys[k.ID] = k
	m.keyBy.Store(k.ID, k)
}

func (m *Machine) removeKey(id string) {
	delete(m.keys, id)
	m.keyBy.Delete(id)
}
