package identity

import (
	"maps"
	"slices"

	"github.com/shardwell/shardwell/internal/api"
	"github.com/shardwell/shardwell/internal/api/iam"
	"github.com/shardwell/shardwell/internal/policy"
	"github.com/shardwell/shardwell/internal/service"
	"github.com/shardwell/shardwell/internal/service/identity/directory"
)

// accountHandlers are the operations that tell of a whole account.
func (s *Service) accountHandlers() map[string]service.Handler {
	return map[string]service.Handler{
		"GetAccountSummary":              handle(s, getAccountSummary),
		"GetAccountAuthorizationDetails": handle(s, getAccountAuthorizationDetails),
		"ListEntitiesForPolicy":          handle(s, listEntitiesForPolicy),
	}
}

// absentNumbers are those of an account's summary about what there is none of here.
// AWS's defaults are the quotas (recorded).
var absentNumbers = iam.SummaryMapType{
	iam.SummaryKeyTypeMFADevices: 0, iam.SummaryKeyTypeMFADevicesInUse: 0, iam.SummaryKeyTypeAccountMFAEnabled: 0,
	iam.SummaryKeyTypeAccountPasswordPresent: 0, iam.SummaryKeyTypeProviders: 0,
	iam.SummaryKeyTypeServerCertificates: 0, iam.SummaryKeyTypeServerCertificatesQuota: 20,
	iam.SummaryKeyTypeAccountSigningCertificatesPresent: 0, iam.SummaryKeyTypeSigningCertificatesPerUserQuota: 2,
	iam.SummaryKeyTypePolicyVersionsInUseQuota: 10000, iam.SummaryKeyTypeGlobalEndpointTokenVersion: 1,
}

// getAccountSummary counts what there is and tells the quotas.
func getAccountSummary(c *call, _ *api.Empty) (api.Struct, error) {
	numbers := iam.SummaryMapType{
		iam.SummaryKeyTypeUsersQuota:                   directory.MaxUsers,
		iam.SummaryKeyTypeGroupsQuota:                  directory.MaxGroups,
		iam.SummaryKeyTypeRolesQuota:                   directory.MaxRoles,
		iam.SummaryKeyTypeInstanceProfilesQuota:        directory.MaxProfiles,
		iam.SummaryKeyTypePoliciesQuota:                directory.MaxPolicies,
		iam.SummaryKeyTypeVersionsPerPolicyQuota:       directory.MaxVersions,
		iam.SummaryKeyTypeAccessKeysPerUserQuota:       directory.MaxKeysPerUser,
		iam.SummaryKeyTypeGroupsPerUserQuota:           directory.MaxGroupsPerUser,
		iam.SummaryKeyTypeAttachedPoliciesPerUserQuota: directory.MaxAttached, iam.SummaryKeyTypeAttachedPoliciesPerGroupQuota: directory.MaxAttached,
		iam.SummaryKeyTypeAttachedPoliciesPerRoleQuota: directory.MaxAttached,
		iam.SummaryKeyTypePolicySizeQuota:              int32(policy.Managed.Limit()),
		iam.SummaryKeyTypeUserPolicySizeQuota:          int32(policy.UserInline.Limit()),
		iam.SummaryKeyTypeGroupPolicySizeQuota:         int32(policy.GroupInline.Limit()),
		iam.SummaryKeyTypeRolePolicySizeQuota:          int32(policy.RoleInline.Limit()),
		iam.SummaryKeyTypeAssumeRolePolicySizeQuota:    int32(policy.Trust.Limit()),
	}
	maps.Copy(numbers, absentNumbers)
	c.runner.View(func() {
		numbers[iam.SummaryKeyTypeUsers] = int32(c.directory.Count(c.account, directory.User))
		numbers[iam.SummaryKeyTypeGroups] = int32(c.directory.Count(c.account, directory.Group))
		numbers[iam.SummaryKeyTypeInstanceProfiles] = int32(c.directory.Count(c.account, directory.Profile))
		numbers[iam.SummaryKeyTypeRoles] = int32(c.directory.Count(c.account, directory.Role))
		policies := c.directory.Policies(c.account)
		numbers[iam.SummaryKeyTypePolicies], numbers[iam.SummaryKeyTypePolicyVersionsInUse] = int32(len(policies)), 0
		for _, p := range policies {
			numbers[iam.SummaryKeyTypePolicyVersionsInUse] += int32(len(p.Versions))
		}
	})
	numbers[iam.SummaryKeyTypeAccountAccessKeysPresent] = int32(min(1, len(c.RootKeys(c.account))))
	return &iam.GetAccountSummaryResponse{SummaryMap: numbers}, nil
}

// listEntitiesForPolicy tells whom a managed policy is attached to, and whose
// permissions boundary it is.
func listEntitiesForPolicy(c *call, in *iam.ListEntitiesForPolicyRequest) (api.Struct, error) {
	p, err := c.managedPolicy(in.PolicyArn)
	if isNoSuchEntity(err) {
		err = directory.NotAttachable(in.PolicyArn)
	}
	if err != nil {
		return nil, err
	}
	uses := func(e *directory.Entity) bool {
		return in.PolicyUsageFilter != iam.PolicyUsageTypePermissionsBoundary && slices.Contains(e.Attached, p.Ref()) ||
			in.PolicyUsageFilter != iam.PolicyUsageTypePermissionsPolicy && e.Boundary == p.Ref()
	}
	all := slices.DeleteFunc(c.entities(in.EntityFilter), func(e *directory.Entity) bool { return !uses(e) })
	some, marker, err := page(under(all, entityPath, in.PathPrefix), kindAndName, in.Marker, in.MaxItems)
	if err != nil {
		return nil, err
	}
	out := &iam.ListEntitiesForPolicyResponse{
		PolicyGroups: iam.PolicyGroupListType{}, PolicyUsers: iam.PolicyUserListType{}, PolicyRoles: iam.PolicyRoleListType{},
		IsTruncated: truncated(marker), Marker: marker,
	}
	for _, e := range some {
		switch e.Kind {
		case directory.User:
			out.PolicyUsers = append(out.PolicyUsers, iam.PolicyUser{UserName: e.Name, UserId: e.ID})
		case directory.Group:
			out.PolicyGroups = append(out.PolicyGroups, iam.PolicyGroup{GroupName: e.Name, GroupId: e.ID})
		default:
			out.PolicyRoles = append(out.PolicyRoles, iam.PolicyRole{RoleName: e.Name, RoleId: e.ID})
		}
	}
	return out, nil
}

// entities gives those of one kind (User, Group or Role), or all if it is "".
func (c *call) entities(filter string) []*directory.Entity {
	return view(c.Service, func(m *directory.Machine) (all []*directory.Entity) {
		for _, kind := range []directory.Kind{directory.User, directory.Group, directory.Role} {
			if filter == "" || filter == kind.Title() {
				all = append(all, m.Entities(c.account, kind)...)
			}
		}
		return all
	})
}

// kindAndName orders entities of several kinds, whose names have no space.
func kindAndName(e *directory.Entity) string { return string(e.Kind) + " " + e.Name }

// detail is an entity or a policy on its way into an account's details.
type detail struct {
	name   string
	entity *directory.Entity
	policy *directory.Policy
}

// getAccountAuthorizationDetails tells everything that decides in an account.
func getAccountAuthorizationDetails(c *call, in *iam.GetAccountAuthorizationDetailsRequest) (api.Struct, error) {
	wanted := func(kind string) bool { return len(in.Filter) == 0 || slices.Contains(in.Filter, kind) }
	var all []detail
	for _, e := range c.entities("") {
		if wanted(e.Kind.Title()) {
			all = append(all, detail{name: kindAndName(e), entity: e})
		}
	}
	for _, p := range c.allPolicies(wanted(iam.EntityTypeLocalManagedPolicy), wanted(iam.EntityTypeAWSManagedPolicy)) {
		all = append(all, detail{name: "policy " + p.Name + " " + p.Account, policy: p})
	}
	some, marker, err := page(all, func(d detail) string { return d.name }, in.Marker, in.MaxItems)
	if err != nil {
		return nil, err
	}
	out := &iam.GetAccountAuthorizationDetailsResponse{
		UserDetailList: iam.UserDetailListType{}, GroupDetailList: iam.GroupDetailListType{}, RoleDetailList: iam.RoleDetailListType{},
		Policies: iam.ManagedPolicyDetailListType{}, IsTruncated: truncated(marker), Marker: marker,
	}
	for _, d := range some {
		c.addDetail(out, d)
	}
	return out, nil
}

// allPolicies gives the account's own policies and those of AWS that are in use, as
// asked.
func (c *call) allPolicies(own, ofAWS bool) []*directory.Policy {
	return view(c.Service, func(m *directory.Machine) (all []*directory.Policy) {
		if own {
			all = m.Policies(c.account)
		}
		for _, managed := range policy.AWSManagedPolicies() {
			if p := fromAWS(managed); ofAWS && m.Uses(c.account, p.Ref())+m.Bounds(c.account, p.Ref()) > 0 {
				all = append(all, p)
			}
		}
		return all
	})
}

func (c *call) addDetail(out *iam.GetAccountAuthorizationDetailsResponse, d detail) {
	if p := d.policy; p != nil {
		shown := c.policyInFull(p)
		versions := iam.PolicyDocumentVersionListType{}
		for i := range p.Versions {
			v := versionShown(p, &p.Versions[i])
			v.Document = document(p.Versions[i].Document)
			versions = append(versions, v)
		}
		out.Policies = append(out.Policies, iam.ManagedPolicyDetail{
			PolicyName: shown.PolicyName, PolicyId: shown.PolicyId, Arn: shown.Arn, Path: shown.Path, DefaultVersionId: shown.DefaultVersionId,
			AttachmentCount: shown.AttachmentCount, PermissionsBoundaryUsageCount: shown.PermissionsBoundaryUsageCount, IsAttachable: shown.IsAttachable,
			Description: shown.Description, CreateDate: shown.CreateDate, UpdateDate: shown.UpdateDate, PolicyVersionList: versions,
		})
		return
	}
	e := d.entity
	inline, attached := iam.PolicyDetailListType{}, iam.AttachedPoliciesListType{}
	for _, name := range slices.Sorted(maps.Keys(e.Inline)) {
		inline = append(inline, iam.PolicyDetail{PolicyName: name, PolicyDocument: document(e.Inline[name].Text)})
	}
	for _, r := range e.Attached {
		attached = append(attached, iam.AttachedPolicy{PolicyName: r.Name(), PolicyArn: c.refARN(r)})
	}
	switch e.Kind {
	case directory.User:
		u := c.userInFull(e)
		if len(inline) == 0 {
			inline = nil // of users only IAM leaves an empty list out (recorded)
		}
		out.UserDetailList = append(out.UserDetailList, iam.UserDetail{
			Path: u.Path, UserName: u.UserName, UserId: u.UserId, Arn: u.Arn, CreateDate: u.CreateDate, UserPolicyList: inline,
			GroupList: append(iam.GroupNameListType{}, e.Groups...), AttachedManagedPolicies: attached, PermissionsBoundary: u.PermissionsBoundary, Tags: tagList(e.Tags),
		})
	case directory.Group:
		g := c.group(e)
		out.GroupDetailList = append(out.GroupDetailList, iam.GroupDetail{
			Path: g.Path, GroupName: g.GroupName, GroupId: g.GroupId, Arn: g.Arn, CreateDate: g.CreateDate, GroupPolicyList: inline, AttachedManagedPolicies: attached,
		})
	default:
		r := c.roleInFull(e)
		out.RoleDetailList = append(out.RoleDetailList, iam.RoleDetail{
			Path: r.Path, RoleName: r.RoleName, RoleId: r.RoleId, Arn: r.Arn, CreateDate: r.CreateDate, AssumeRolePolicyDocument: r.AssumeRolePolicyDocument,
			InstanceProfileList: c.profiles(c.profilesOf(e)), RolePolicyList: inline, AttachedManagedPolicies: attached, PermissionsBoundary: r.PermissionsBoundary, Tags: tagList(e.Tags),
			RoleLastUsed: r.RoleLastUsed,
		})
	}
}
