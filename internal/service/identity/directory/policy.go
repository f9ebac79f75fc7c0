package directory

import (
	"maps"
	"slices"
	"strings"

	"github.com/shardwell/shardwell/internal/log"
)

// Ref names a managed policy as ACCOUNT:policy/PATH/NAME, where ACCOUNT is aws
// for those of AWS: an ARN without the partition, which is not ours to keep.
type Ref string

// NewRef names a policy of an account.
func NewRef(account, path, name string) Ref {
	return Ref(account + ":policy" + path + name)
}

// Name is the policy's name.
func (r Ref) Name() string { return string(r[strings.LastIndexByte(string(r), '/')+1:]) }

// Path is the policy's path, with a slash at both ends.
func (r Ref) Path() string {
	_, rest, _ := strings.Cut(string(r), ":policy")
	return rest[:strings.LastIndexByte(rest, '/')+1]
}

// Account is the policy's account, or aws.
func (r Ref) Account() string {
	account, _, _ := strings.Cut(string(r), ":")
	return account
}

// Policy is a managed policy of an account. It does not change.
type Policy struct {
	Account     string            `json:"account"`
	Name        string            `json:"name"`
	Path        string            `json:"path"`
	ID          string            `json:"id"` // ANPA...
	Description string            `json:"description,omitempty"`
	Tags        map[string]string `json:"tags,omitempty"`
	CreatedAt   log.Millis        `json:"createdAt"`
	UpdatedAt   log.Millis        `json:"updatedAt"`
	Versions    []Version         `json:"versions"` // by number
	Default     int               `json:"default"`  // the number of a version
	Last        int               `json:"last"`     // the highest number ever given
}

// Version is a version of a policy.
type Version struct {
	Number    int        `json:"number"`
	Document  string     `json:"document"`
	CreatedAt log.Millis `json:"createdAt"`
}

// Ref names the policy.
func (p *Policy) Ref() Ref { return NewRef(p.Account, p.Path, p.Name) }

// Version gives a version by its number, or nil.
func (p *Policy) Version(number int) *Version {
	for i := range p.Versions {
		if p.Versions[i].Number == number {
			return &p.Versions[i]
		}
	}
	return nil
}

// clone gives a copy that may be changed.
func (p *Policy) clone() *Policy {
	c := *p
	c.Versions, c.Tags = slices.Clone(p.Versions), maps.Clone(p.Tags)
	return &c
}

// policyKey is what a policy is kept under: names that differ in case alone are
// the same, whatever their paths.
type policyKey struct{ account, name string }

func keyOfPolicy(account, name string) policyKey { return policyKey{account, strings.ToLower(name)} }
