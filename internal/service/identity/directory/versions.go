package directory

import (
	"fmt"
	"maps"
	"slices"
	"strconv"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/log"
)

func (m *Machine) createPolicy(at log.Millis, c CreatePolicy) any {
	switch {
	case c.Account == "" || c.Name == "" || c.ID == "" || c.Path == "":
		return fmt.Errorf("%w: policy %q", ErrMalformed, c.Name)
	case m.policies[keyOfPolicy(c.Account, c.Name)] != nil:
		return policyTaken(c.Name)
	case m.count[Key{Account: c.Account, Kind: policyKind}] >= MaxPolicies:
		return OverQuota("PoliciesPerAccount", MaxPolicies)
	}
	p := &Policy{
		Account: c.Account, Name: c.Name, Path: c.Path, ID: c.ID, Description: c.Description, Tags: maps.Clone(c.Tags),
		CreatedAt: at, UpdatedAt: at, Versions: []Version{{1, c.Document, at}}, Default: 1, Last: 1,
	}
	m.putPolicy(p)
	return p
}

// policyNamed gives a policy, or why there is none.
func (m *Machine) policyNamed(r Ref, named string) (*Policy, error) {
	if p := m.policies[keyOfPolicy(r.Account(), r.Name())]; p != nil && p.Ref() == r {
		return p, nil
	}
	return nil, PolicyNotFound(named)
}

func (m *Machine) deletePolicy(_ log.Millis, c DeletePolicy) any {
	p, err := m.policyNamed(c.Policy, c.Named)
	switch {
	case err != nil:
		return err
	case m.Uses(p.Account, p.Ref()) > 0 || m.Bounds(p.Account, p.Ref()) > 0:
		return shardwell.Errorf(CodeDeleteConflict, "Cannot delete a policy attached to entities.")
	case len(p.Versions) > 1:
		return shardwell.Errorf(CodeDeleteConflict, "This policy has more than one version. Before you delete a policy,"+
			" you must delete the policy's versions. The default version is deleted with the policy.")
	}
	m.removePolicy(p)
	return nil
}

func (m *Machine) addVersion(at log.Millis, c AddVersion) any {
	old, err := m.policyNamed(c.Policy, c.Named)
	if err != nil {
		return err
	}
	if len(old.Versions) >= MaxVersions {
		return shardwell.Errorf(CodeLimitExceeded, "A managed policy can have up to %d versions. Before you create a new version,"+
			" you must delete an existing version.", MaxVersions)
	}
	p := old.clone()
	p.Last++
	p.Versions = append(p.Versions, Version{p.Last, c.Document, at})
	p.UpdatedAt = at
	if c.Default {
		p.Default = p.Last
	}
	m.putPolicy(p)
	return p
}

func (m *Machine) deleteVersion(_ log.Millis, c DeleteVersion) any {
	old, err := m.policyNamed(c.Policy, c.Named)
	switch {
	case err != nil || old.Version(c.Number) == nil:
		return VersionNotFound(c.Named, "v"+strconv.Itoa(c.Number))
	case old.Default == c.Number:
		return shardwell.Errorf(CodeDeleteConflict, "Cannot delete the default version of a policy.")
	}
	p := old.clone()
	p.Versions = slices.DeleteFunc(p.Versions, func(v Version) bool { return v.Number == c.Number })
	m.putPolicy(p)
	return p
}

func (m *Machine) setDefault(at log.Millis, c SetDefault) any {
	old, err := m.policyNamed(c.Policy, c.Named)
	switch {
	case err != nil || old.Version(c.Number) == nil:
		return VersionNotFound(c.Named, "v"+strconv.Itoa(c.Number))
	}
	p := old.clone()
	p.Default, p.UpdatedAt = c.Number, at
	m.putPolicy(p)
	return p
}

// tagPolicy changes tags of a policy, whose keys have a case, unlike those of users and
// roles (recorded from AWS).
func (m *Machine) tagPolicy(_ log.Millis, c TagPolicy) any {
	old, err := m.policyNamed(c.Policy, c.Named)
	if err != nil {
		return err
	}
	p := old.clone()
	p.Tags = retagged(p.Tags, c.Set, c.Remove, func(a, b string) bool { return a == b })
	if len(p.Tags) > maxTags {
		return OverQuota("TagsPerPolicy", maxTags)
	}
	m.putPolicy(p)
	return p
}
