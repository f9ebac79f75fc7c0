package identity

import (
	"errors"
	"slices"
	"strconv"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/api"
	"github.com/shardwell/shardwell/internal/api/iam"
	"github.com/shardwell/shardwell/internal/log"
	"github.com/shardwell/shardwell/internal/policy"
	"github.com/shardwell/shardwell/internal/service"
	"github.com/shardwell/shardwell/internal/service/identity/directory"
)

func (s *Service) managedHandlers() map[string]service.Handler {
	return map[string]service.Handler{
		"CreatePolicy":            handle(s, createPolicy),
		"GetPolicy":               handle(s, getPolicy),
		"ListPolicies":            handle(s, listPolicies),
		"DeletePolicy":            handle(s, deletePolicy),
		"CreatePolicyVersion":     handle(s, createPolicyVersion),
		"GetPolicyVersion":        handle(s, getPolicyVersion),
		"ListPolicyVersions":      handle(s, listPolicyVersions),
		"SetDefaultPolicyVersion": handle(s, setDefaultPolicyVersion),
		"DeletePolicyVersion":     handle(s, deletePolicyVersion),
	}
}

// fromAWS makes one of AWS's policies look like those of an account. It is as old
// as IAM.
func fromAWS(m policy.AWSManaged) *directory.Policy {
	n, _ := strconv.Atoi(m.Version[1:]) // v1, v2 ...: our own table
	const since = iamBegan
	return &directory.Policy{
		Account: "aws", Name: m.Name, Path: m.Path, ID: awsPolicyID(m.Name), CreatedAt: since, UpdatedAt: since,
		Versions: []directory.Version{{Number: n, Document: m.Document, CreatedAt: since}}, Default: n, Last: n,
	}
}

// iamBegan is when AWS published the first managed policies, 2015-02-06.
const iamBegan log.Millis = 1423247000000

// awsPolicyID makes an id of a name, since AWS's own ids are not published: the
// same for ever, and unlike those of others by its first letters.
func awsPolicyID(name string) string {
	id := []byte("ANPAAAAAAAAAAAAAAAAAA")
	for i := range name {
		at := 4 + i%(len(id)-4)
		id[at] = idAlphabet[(int(id[at])*31+int(name[i]))%len(idAlphabet)]
	}
	return string(id)
}

// managedPolicy gives a policy by its ARN, or why there is none.
func (c *call) managedPolicy(arn string) (*directory.Policy, error) {
	ref, err := c.ref(arn)
	if err != nil {
		return nil, err
	}
	if m, ok := policy.FindAWSManaged(arn); ok {
		return fromAWS(m), nil
	}
	if p := c.directory.Policy(ref); p != nil {
		return p, nil
	}
	return nil, directory.PolicyNotFound(arn)
}

// policyShown shows a policy, while nothing changes. Lists leave out descriptions and
// tags.
func (c *call) policyShown(m *directory.Machine, p *directory.Policy) iam.Policy {
	return iam.Policy{
		PolicyName: p.Name, PolicyId: p.ID, Arn: c.refARN(p.Ref()), Path: p.Path, DefaultVersionId: versionID(p.Default),
		AttachmentCount: new(int32(m.Uses(c.account, p.Ref()))), PermissionsBoundaryUsageCount: new(int32(m.Bounds(c.account, p.Ref()))), IsAttachable: new(true),
		CreateDate: date(p.CreatedAt), UpdateDate: date(p.UpdatedAt),
	}
}

// policyMade shows a policy that has just been made with tags: without its description.
func (c *call) policyMade(p *directory.Policy, tags iam.TagListType) *iam.Policy {
	shown := view(c.Service, func(m *directory.Machine) iam.Policy { return c.policyShown(m, p) })
	shown.Tags = echo(tags)
	return &shown
}

// policyInFull shows all of a policy, also that it has no tags.
func (c *call) policyInFull(p *directory.Policy) *iam.Policy {
	shown := c.policyMade(p, nil)
	shown.Description, shown.Tags = p.Description, policyTagList(p.Tags)
	return shown
}

func versionID(number int) string { return "v" + strconv.Itoa(number) }

// versionNumber reads v2, which has passed the API's pattern; 0 is no version.
func versionNumber(id string) int {
	n, err := strconv.Atoi(id[min(1, len(id)):])
	if err != nil || versionID(n) != id {
		return 0
	}
	return n
}

func checkManaged(text string) error {
	return checkDocument(policy.Managed, text, overQuota("PolicySize"))
}

func createPolicy(c *call, in *iam.CreatePolicyRequest) (api.Struct, error) {
	tags, err := tagsWithCase(in.Tags)
	if err != nil {
		return nil, err
	}
	if err := checkManaged(in.PolicyDocument); err != nil {
		return nil, err
	}
	p, err := proposed[*directory.Policy](c.ctx, c.Service, directory.CreatePolicy{
		Account: c.account, Name: in.PolicyName, Path: pathOr(in.Path), ID: newID("ANPA", entityIDLetters),
		Description: in.Description, Tags: tags, Document: in.PolicyDocument,
	}.Encode())
	if err != nil {
		return nil, err
	}
	return &iam.CreatePolicyResponse{Policy: c.policyMade(p, in.Tags)}, nil
}

func getPolicy(c *call, in *iam.GetPolicyRequest) (api.Struct, error) {
	p, err := c.managedPolicy(in.PolicyArn)
	if err != nil {
		return nil, err
	}
	return &iam.GetPolicyResponse{Policy: c.policyInFull(p)}, nil
}

func listPolicies(c *call, in *iam.ListPoliciesRequest) (api.Struct, error) {
	var all []*directory.Policy
	shown := map[directory.Ref]iam.Policy{}
	c.runner.View(func() {
		if in.Scope != iam.PolicyScopeTypeAws {
			all = c.directory.Policies(c.account)
		}
		if in.Scope != iam.PolicyScopeTypeLocal {
			for _, m := range policy.AWSManagedPolicies() {
				all = append(all, fromAWS(m))
			}
		}
		for _, p := range all {
			shown[p.Ref()] = c.policyShown(c.directory, p)
		}
	})
	uses := func(p *directory.Policy) int32 {
		s := shown[p.Ref()]
		switch in.PolicyUsageFilter {
		case iam.PolicyUsageTypePermissionsPolicy:
			return *s.AttachmentCount
		case iam.PolicyUsageTypePermissionsBoundary:
			return *s.PermissionsBoundaryUsageCount
		}
		return *s.AttachmentCount + *s.PermissionsBoundaryUsageCount
	}
	if in.PolicyUsageFilter != "" || in.OnlyAttached != nil && *in.OnlyAttached {
		all = slices.DeleteFunc(all, func(p *directory.Policy) bool { return uses(p) == 0 })
	}
	all = under(all, func(p *directory.Policy) string { return p.Path }, in.PathPrefix)
	// One of AWS's may have the name of one of the account's.
	name := func(p *directory.Policy) string { return p.Name + " " + p.Account }
	some, marker, err := page(all, name, in.Marker, in.MaxItems)
	if err != nil {
		return nil, err
	}
	list := iam.PolicyListType{}
	for _, p := range some {
		list = append(list, shown[p.Ref()])
	}
	return &iam.ListPoliciesResponse{Policies: list, IsTruncated: truncated(marker), Marker: marker}, nil
}

// own gives the name of a policy that the account may change.
func (c *call) own(arn string) (directory.Ref, error) {
	ref, err := c.ref(arn)
	if err == nil && ref.Account() == "aws" {
		err = accessDenied("Policy is outside your own account.")
	}
	return ref, err
}

func deletePolicy(c *call, in *iam.DeletePolicyRequest) (api.Struct, error) {
	ref, err := c.own(in.PolicyArn)
	if err == nil {
		_, err = c.propose(c.ctx, directory.DeletePolicy{Policy: ref, Named: in.PolicyArn}.Encode())
	}
	return nil, err
}

func createPolicyVersion(c *call, in *iam.CreatePolicyVersionRequest) (api.Struct, error) {
	ref, err := c.own(in.PolicyArn)
	if err != nil {
		return nil, err
	}
	if err := checkManaged(in.PolicyDocument); err != nil {
		return nil, err
	}
	p, err := proposed[*directory.Policy](c.ctx, c.Service, directory.AddVersion{
		Policy: ref, Named: in.PolicyArn, Document: in.PolicyDocument, Default: in.SetAsDefault != nil && *in.SetAsDefault,
	}.Encode())
	if err != nil {
		return nil, err
	}
	return &iam.CreatePolicyVersionResponse{PolicyVersion: new(versionShown(p, p.Version(p.Last)))}, nil
}

// versionShown shows a version without its document.
func versionShown(p *directory.Policy, v *directory.Version) iam.PolicyVersion {
	return iam.PolicyVersion{VersionId: versionID(v.Number), IsDefaultVersion: new(v.Number == p.Default), CreateDate: date(v.CreatedAt)}
}

// isNoSuchEntity says whether an error is the refusal of what is not there.
func isNoSuchEntity(err error) bool {
	refused, ok := errors.AsType[*shardwell.Error](err)
	return ok && refused.Code == directory.CodeNoSuchEntity
}

// policyVersion gives a policy and its version of that id. The version is nil if there
// is none or no such policy, which IAM answers alike.
func (c *call) policyVersion(arn, id string) (*directory.Policy, *directory.Version, error) {
	p, err := c.managedPolicy(arn)
	if isNoSuchEntity(err) {
		return nil, nil, nil
	}
	if err != nil {
		return nil, nil, err
	}
	return p, p.Version(versionNumber(id)), nil
}

func getPolicyVersion(c *call, in *iam.GetPolicyVersionRequest) (api.Struct, error) {
	p, v, err := c.policyVersion(in.PolicyArn, in.VersionId)
	if err != nil {
		return nil, err
	}
	if v == nil {
		return nil, directory.VersionNotFound(in.PolicyArn, in.VersionId)
	}
	shown := versionShown(p, v)
	shown.Document = document(v.Document)
	return &iam.GetPolicyVersionResponse{PolicyVersion: &shown}, nil
}

func listPolicyVersions(c *call, in *iam.ListPolicyVersionsRequest) (api.Struct, error) {
	p, err := c.managedPolicy(in.PolicyArn)
	if err != nil {
		return nil, err
	}
	// The newest comes first, and numbers are ordered as numbers.
	newest := func(v directory.Version) string { return strconv.Itoa(1_000_000_000 - v.Number) }
	some, marker, err := page(slices.Clone(p.Versions), newest, in.Marker, in.MaxItems)
	if err != nil {
		return nil, err
	}
	list := iam.PolicyDocumentVersionListType{}
	for i := range some {
		list = append(list, versionShown(p, &some[i]))
	}
	return &iam.ListPolicyVersionsResponse{Versions: list, IsTruncated: truncated(marker), Marker: marker}, nil
}

func setDefaultPolicyVersion(c *call, in *iam.SetDefaultPolicyVersionRequest) (api.Struct, error) {
	ref, err := c.own(in.PolicyArn)
	if err == nil {
		_, err = c.propose(c.ctx, directory.SetDefault{Policy: ref, Named: in.PolicyArn, Number: versionNumber(in.VersionId)}.Encode())
	}
	return nil, err
}

func deletePolicyVersion(c *call, in *iam.DeletePolicyVersionRequest) (api.Struct, error) {
	ref, err := c.own(in.PolicyArn)
	if err == nil {
		_, err = c.propose(c.ctx, directory.DeleteVersion{Policy: ref, Named: in.PolicyArn, Number: versionNumber(in.VersionId)}.Encode())
	}
	return nil, err
}
