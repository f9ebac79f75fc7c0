package keyring

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/log"
)

// Key is a key. It does not change: a command makes another one.
type Key struct {
	ID string `json:"id"`
	shardwell.Tenant
	CreatedAt   log.Millis `json:"createdAt"`
	Description string     `json:"description,omitempty"`
	// Managed is the alias, alias/aws/SERVICE, of a key that belongs to AWS; "" if it
	// is a customer's.
	Managed  string            `json:"managed,omitempty"`
	Disabled bool              `json:"disabled,omitempty"`
	Policy   string            `json:"policy"`
	Tags     map[string]string `json:"tags,omitempty"`
	// DeletesAt is when the key goes, 0 if it stays.
	DeletesAt log.Millis `json:"deletesAt,omitempty"`
	// Materials are what the key seals with, oldest first: the last one seals, all of
	// them open.
	Materials []Material `json:"materials"`
	// RotationDays is how often new material comes by itself, 0 if it does not, and
	// RotatesAt when it does next.
	RotationDays int32      `json:"rotationDays,omitempty"`
	RotatesAt    log.Millis `json:"rotatesAt,omitempty"`
	Grants       []Grant    `json:"grants,omitempty"` // by id
	// Version is another one after every change of the key.
	Version uint64 `json:"version"`
}

// Material is one secret of a key.
type Material struct {
	Number    uint32     `json:"number"` // 1, 2 ...
	Sealed    []byte     `json:"sealed"` // 32 bytes, under the master key
	CreatedAt log.Millis `json:"createdAt"`
	OnDemand  bool       `json:"onDemand,omitempty"` // made by order, and not because it was time
}

// Grant lets somebody use a key without its policy.
type Grant struct {
	ID         string     `json:"id"`
	Name       string     `json:"name,omitempty"`
	CreatedAt  log.Millis `json:"createdAt"`
	Grantee    string     `json:"grantee"` // an ARN, or the name of a service
	Retiring   string     `json:"retiring,omitempty"`
	Issuer     string     `json:"issuer"` // the ARN of an account's root
	Operations []string   `json:"operations"`
	// ContextEquals and ContextSubset are what an encryption context must be, or have
	// in it; nil if it may be any. One that must be empty is not nil.
	ContextEquals map[string]string `json:"contextEquals,omitzero"`
	ContextSubset map[string]string `json:"contextSubset,omitzero"`
}

// AliasKey names an alias.
type AliasKey struct {
	shardwell.Tenant
	Name string `json:"name"` // alias/...
}

// Alias is another name of a key. It does not change.
type Alias struct {
	AliasKey
	KeyID     string     `json:"keyId"`
	CreatedAt log.Millis `json:"createdAt"`
	UpdatedAt log.Millis `json:"updatedAt"`
}

// ARN names the key.
func (k *Key) ARN() string { return KeyARN(k.Tenant, k.ID) }

// KeyARN names a key of a tenant by its id.
func KeyARN(t shardwell.Tenant, id string) string { return prefix(t) + "key/" + id }

// ARN names the alias.
func (a AliasKey) ARN() string { return prefix(a.Tenant) + a.Name }

func prefix(t shardwell.Tenant) string {
	return "arn:" + shardwell.Partition(t.Region) + ":kms:" + t.Region + ":" + t.Account + ":"
}

// Newest is the material that seals.
func (k *Key) Newest() *Material { return &k.Materials[len(k.Materials)-1] }

// Material gives a material by its number, or nil.
func (k *Key) Material(number uint32) *Material {
	for i := range k.Materials {
		if k.Materials[i].Number == number {
			return &k.Materials[i]
		}
	}
	return nil
}

// Grant gives a grant by its id, or nil.
func (k *Key) Grant(id string) *Grant {
	i, ok := slices.BinarySearchFunc(k.Grants, id, func(g Grant, id string) int { return strings.Compare(g.ID, id) })
	if !ok {
		return nil
	}
	return &k.Grants[i]
}

// clone gives a copy that may be changed.
func (k *Key) clone() *Key {
	c := *k
	c.Tags = maps.Clone(k.Tags)
	c.Materials, c.Grants = slices.Clone(k.Materials), slices.Clone(k.Grants)
	return &c
}

func (a AliasKey) compare(b AliasKey) int {
	return cmp.Or(compareTenants(a.Tenant, b.Tenant), strings.Compare(a.Name, b.Name))
}

func compareTenants(a, b shardwell.Tenant) int {
	return cmp.Or(strings.Compare(a.Account, b.Account), strings.Compare(a.Region, b.Region))
}

func compareKeys(a, b *Key) int {
	return cmp.Or(compareTenants(a.Tenant, b.Tenant), strings.Compare(a.ID, b.ID))
}
