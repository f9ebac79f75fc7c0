package directory

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"github.com/shardwell/shardwell/internal/log"
)

// Kind is what sort of identity an Entity is.
type Kind string

// The kinds. An account has one Root, which has access keys and the account's alias and
// nothing else, and is there once it has had one.
const (
	User  Kind = "user"
	Group Kind = "group"
	Role  Kind = "role"
	Root  Kind = "root"
	// Profile is an instance profile, which holds a role for machines. It is no
	// identity, but kept like one.
	Profile Kind = "instance-profile"
)

// Title is the kind as IAM's messages and quotas spell it.
func (k Kind) Title() string {
	switch k {
	case "":
		return ""
	case Profile:
		return "InstanceProfile"
	}
	return strings.ToUpper(string(k[:1])) + string(k[1:])
}

// Key names an entity. Names that differ in case alone are the same.
type Key struct {
	Account string `json:"account"`
	Kind    Kind   `json:"kind"`
	Name    string `json:"name,omitempty"`
}

// folded is the key under which the entity is kept.
func (k Key) folded() Key {
	k.Name = strings.ToLower(k.Name)
	return k
}

func (k Key) compare(other Key) int {
	return cmp.Or(cmp.Compare(k.Account, other.Account), cmp.Compare(k.Kind, other.Kind),
		cmp.Compare(strings.ToLower(k.Name), strings.ToLower(other.Name)))
}

// Document is an inline policy. Size is what it counts for the limit.
type Document struct {
	Text string `json:"text"`
	Size int    `json:"size"`
}

// Entity is a user, a group, a role, an instance profile or the root of an account. It
// does not change: a command makes another one.
type Entity struct {
	Key
	ID        string              `json:"id"` // AIDA..., AGPA..., AROA... or AIPA...
	Path      string              `json:"path,omitempty"`
	CreatedAt log.Millis          `json:"createdAt"`
	Tags      map[string]string   `json:"tags,omitempty"`
	Attached  []Ref               `json:"attached,omitempty"` // sorted
	Inline    map[string]Document `json:"inline,omitempty"`
	// Boundary is the permissions boundary of a user or role, "" if there is none.
	Boundary Ref `json:"boundary,omitempty"`

	AccessKeys []string `json:"accessKeys,omitempty"` // of a user or root: ids, oldest first
	Groups     []string `json:"groups,omitempty"`     // of a user: names, sorted

	// Role is the name of an instance profile's role, "" if it has none.
	Role string `json:"role,omitempty"`
	// Alias is another name of a root's account, "" if it has none.
	Alias string `json:"alias,omitempty"`

	// Of a role:
	Trust             string `json:"trust,omitempty"`
	Description       string `json:"description,omitempty"`
	MaxSessionSeconds int32  `json:"maxSessionSeconds,omitempty"`
	// Trusted has the ids of users and roles that Trust names, by ARN: a namesake
	// made later is not trusted. ARNs that named nobody here are not in it.
	Trusted map[string]string `json:"trusted,omitempty"`
}

// Resource is what an ARN of the entity ends with: user/PATH/NAME.
func (e *Entity) Resource() string {
	if e.Kind == Root {
		return "root"
	}
	return string(e.Kind) + e.Path + e.Name
}

// clone gives a copy that may be changed.
func (e *Entity) clone() *Entity {
	c := *e
	c.Tags, c.Inline, c.Trusted = maps.Clone(e.Tags), maps.Clone(e.Inline), maps.Clone(e.Trusted)
	c.Attached, c.AccessKeys, c.Groups = slices.Clone(e.Attached), slices.Clone(e.AccessKeys), slices.Clone(e.Groups)
	return &c
}

// inlineSize is what all inline policies but one count.
func (e *Entity) inlineSize(but string) (size int) {
	for name, d := range e.Inline {
		if name != but {
			size += d.Size
		}
	}
	return size
}

// Use is a use of an access key: for a service, as signatures name it, in a region.
type Use struct {
	At      log.Millis `json:"at"`
	Service string     `json:"service"`
	Region  string     `json:"region"`
}

// AccessKey is a key of a user or of a root. It does not change.
type AccessKey struct {
	ID        string     `json:"id"`
	Owner     Key        `json:"owner"`
	Sealed    []byte     `json:"sealed"` // the secret, under the master key
	Active    bool       `json:"active"`
	CreatedAt log.Millis `json:"createdAt"`
	// LastUsed is the last use that was written down, nil if there was none.
	LastUsed *Use `json:"lastUsed,omitempty"`
}
