package identity_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/shardwell/shardwell/internal/api"
	"github.com/shardwell/shardwell/internal/api/iam"
	"github.com/shardwell/shardwell/internal/api/sts"
	"github.com/shardwell/shardwell/internal/policy"
	"github.com/shardwell/shardwell/internal/service"
	"github.com/shardwell/shardwell/internal/sigv4"
)

// Property: another name or path keeps keys, policies and groups; names that are
// taken are refused; and the permission of both names is asked for.
func TestRename(t *testing.T) {
	s := newServer(t)
	made := s.userWithKey("u")
	s.userWithKey("taken")
	for _, name := range []string{"g", "h"} {
		run[iam.CreateGroupResponse](s, "CreateGroup", &iam.CreateGroupRequest{GroupName: name})
	}
	run[any](s, "AddUserToGroup", &iam.AddUserToGroupRequest{GroupName: "g", UserName: "u"})
	run[any](s, "PutGroupPolicy", &iam.PutGroupPolicyRequest{GroupName: "g", PolicyName: "p", PolicyDocument: allow("kinesis:PutRecord")})
	rename := &iam.UpdateUserRequest{UserName: "u", NewUserName: "U2", NewPath: "/p/"}
	access := &service.Access{Caller: s.caller}
	if err := s.IAMAccess(home, "UpdateUser", rename, access); err != nil || len(access.Asks) != 2 || access.Asks[1].Resource != "arn:aws:iam::"+account+":user/p/U2" {
		t.Errorf("%v asks for %+v", err, access.Asks)
	}
	run[any](s, "UpdateUser", rename)
	run[any](s, "UpdateGroup", &iam.UpdateGroupRequest{GroupName: "g", NewGroupName: "G2"})
	s.restart()
	key := s.Key(made.AccessKeyId, "")
	caller := key.Holder.(*service.Caller)
	if key.Status != sigv4.Active || caller.ARN != "arn:aws:iam::"+account+":user/p/U2" || !s.may(key, "kinesis:PutRecord").Allowed {
		t.Errorf("%+v of %+v", key, caller)
	}
	groups := run[iam.ListGroupsForUserResponse](s, "ListGroupsForUser", &iam.ListGroupsForUserRequest{UserName: "U2"}).Groups
	keys := run[iam.ListAccessKeysResponse](s, "ListAccessKeys", &iam.ListAccessKeysRequest{UserName: "U2"}).AccessKeyMetadata
	if len(groups) != 1 || groups[0].GroupName != "G2" || len(keys) != 1 || keys[0].UserName != "U2" {
		t.Errorf("%+v %+v", groups, keys)
	}
	s.refused("UpdateUser", &iam.UpdateUserRequest{UserName: "U2", NewUserName: "TAKEN"}, "EntityAlreadyExists", "User with name TAKEN already exists.")
	s.refused("UpdateGroup", &iam.UpdateGroupRequest{GroupName: "G2", NewGroupName: "h"}, "EntityAlreadyExists", "h")
	s.refused("UpdateUser", &iam.UpdateUserRequest{UserName: "u", NewUserName: "x"}, "NoSuchEntity", "The user with name u cannot be found.")
	run[any](s, "UpdateUser", &iam.UpdateUserRequest{UserName: "U2", NewUserName: "u2"})
	if u := run[iam.GetUserResponse](s, "GetUser", &iam.GetUserRequest{UserName: "U2"}).User; u.UserName != "u2" || u.Path != "/p/" {
		t.Errorf("%+v", u)
	}
}

// Property: a permissions boundary limits from the request after it was put to the one
// after it was taken away, is counted and listed as such, and cannot be deleted while
// it is one.
func TestBoundary(t *testing.T) {
	s := newServer(t)
	made := s.userWithKey("u")
	run[any](s, "PutUserPolicy", &iam.PutUserPolicyRequest{UserName: "u", PolicyName: "p", PolicyDocument: allow("kinesis:*")})
	role := run[iam.CreateRoleResponse](s, "CreateRole", &iam.CreateRoleRequest{RoleName: "r", AssumeRolePolicyDocument: trust}).Role.RoleName
	arn := run[iam.CreatePolicyResponse](s, "CreatePolicy", &iam.CreatePolicyRequest{PolicyName: "limit", PolicyDocument: allow("kinesis:Get*")}).Policy.Arn
	key := s.Key(made.AccessKeyId, "")
	expect := func(want bool, by policy.Layer) {
		t.Helper()
		if d := s.may(key, "kinesis:PutRecord"); d.Allowed != want || d.By != by {
			t.Errorf("%+v, want %v", d, want)
		}
	}
	expect(true, policy.IdentityLayer)
	run[any](s, "PutUserPermissionsBoundary", &iam.PutUserPermissionsBoundaryRequest{UserName: "u", PermissionsBoundary: arn})
	run[any](s, "PutRolePermissionsBoundary", &iam.PutRolePermissionsBoundaryRequest{RoleName: role, PermissionsBoundary: arn})
	expect(false, policy.BoundaryLayer)
	access := &service.Access{Caller: s.caller}
	if err := s.IAMAccess(home, "PutUserPolicy", &iam.PutUserPolicyRequest{UserName: "u"}, access); err != nil || !slices.Equal(access.Keys["iam:permissionsboundary"], []string{arn}) {
		t.Errorf("%v %v", err, access.Keys)
	}
	shown := run[iam.GetPolicyResponse](s, "GetPolicy", &iam.GetPolicyRequest{PolicyArn: arn}).Policy
	if *shown.PermissionsBoundaryUsageCount != 2 || *shown.AttachmentCount != 0 {
		t.Errorf("%+v", shown)
	}
	uses := run[iam.ListEntitiesForPolicyResponse](s, "ListEntitiesForPolicy", &iam.ListEntitiesForPolicyRequest{PolicyArn: arn, PolicyUsageFilter: iam.PolicyUsageTypePermissionsBoundary})
	if len(uses.PolicyUsers) != 1 || uses.PolicyUsers[0].UserName != "u" || len(uses.PolicyRoles) != 1 || len(uses.PolicyGroups) != 0 {
		t.Errorf("%+v", uses)
	}
	s.refused("DeletePolicy", &iam.DeletePolicyRequest{PolicyArn: arn}, "DeleteConflict", "attached")
	s.refused("PutUserPermissionsBoundary", &iam.PutUserPermissionsBoundaryRequest{UserName: "u", PermissionsBoundary: strings.Replace(arn, "limit", "none", 1)}, "NoSuchEntity", "none")
	s.restart()
	expect(false, policy.BoundaryLayer)
	run[any](s, "DeleteUserPermissionsBoundary", &iam.DeleteUserPermissionsBoundaryRequest{UserName: "u"})
	run[any](s, "DeleteRolePermissionsBoundary", &iam.DeleteRolePermissionsBoundaryRequest{RoleName: role})
	expect(true, policy.IdentityLayer)
	run[any](s, "DeletePolicy", &iam.DeletePolicyRequest{PolicyArn: arn})
}

// Property: what clients read before they delete, and to tell of an account, is what
// there is.
func TestWhatToolsAsk(t *testing.T) {
	s := newServer(t)
	s.userWithKey("u")
	run[iam.CreateGroupResponse](s, "CreateGroup", &iam.CreateGroupRequest{GroupName: "g"})
	run[any](s, "AddUserToGroup", &iam.AddUserToGroupRequest{GroupName: "g", UserName: "u"})
	run[iam.CreateRoleResponse](s, "CreateRole", &iam.CreateRoleRequest{RoleName: "r", AssumeRolePolicyDocument: trust, Description: "one"})
	run[iam.UpdateRoleResponse](s, "UpdateRole", &iam.UpdateRoleRequest{RoleName: "r", MaxSessionDuration: new(int32(7200))})
	if r := run[iam.GetRoleResponse](s, "GetRole", &iam.GetRoleRequest{RoleName: "r"}).Role; r.Description != "one" || *r.MaxSessionDuration != 7200 {
		t.Errorf("%+v", r)
	}
	if r := run[iam.UpdateRoleDescriptionResponse](s, "UpdateRoleDescription", &iam.UpdateRoleDescriptionRequest{RoleName: "r", Description: "two"}).Role; r.Description != "two" || r.MaxSessionDuration != nil {
		t.Errorf("%+v", r)
	}
	run[iam.UpdateRoleResponse](s, "UpdateRole", &iam.UpdateRoleRequest{RoleName: "r", Description: "three"})
	if r := run[iam.GetRoleResponse](s, "GetRole", &iam.GetRoleRequest{RoleName: "r"}).Role; r.Description != "three" || *r.MaxSessionDuration != 7200 {
		t.Errorf("%+v", r)
	}
	for operation, in := range map[string]api.Struct{
		"ListVirtualMFADevices": &iam.ListVirtualMFADevicesRequest{}, "ListMFADevices": &iam.ListMFADevicesRequest{UserName: "u"},
		"ListSSHPublicKeys": &iam.ListSSHPublicKeysRequest{UserName: "u"}, "ListSigningCertificates": &iam.ListSigningCertificatesRequest{UserName: "u"},
		"ListServiceSpecificCredentials": &iam.ListServiceSpecificCredentialsRequest{UserName: "u"},
	} {
		if out, err := s.call(operation, in); err != nil || out == nil {
			t.Errorf("%s: %v", operation, err)
		}
	}
	s.refused("ListMFADevices", &iam.ListMFADevicesRequest{UserName: "v"}, "NoSuchEntity", "The user with name v cannot be found.")
	s.refused("ListInstanceProfilesForRole", &iam.ListInstanceProfilesForRoleRequest{RoleName: "v"}, "NoSuchEntity", "The role with name v cannot be found.")
	for _, operation := range []string{"GetLoginProfile", "DeleteLoginProfile"} {
		in := map[string]api.Struct{"GetLoginProfile": &iam.GetLoginProfileRequest{UserName: "u"}, "DeleteLoginProfile": &iam.DeleteLoginProfileRequest{UserName: "u"}}[operation]
		s.refused(operation, in, "NoSuchEntity", "Login Profile for User u cannot be found.")
	}
	arn := run[iam.CreatePolicyResponse](s, "CreatePolicy", &iam.CreatePolicyRequest{PolicyName: "p", PolicyDocument: allow("kinesis:*")}).Policy.Arn
	run[any](s, "TagPolicy", &iam.TagPolicyRequest{PolicyArn: arn, Tags: iam.TagListType{{Key: "a", Value: "1"}, {Key: "b", Value: "2"}}})
	run[any](s, "UntagPolicy", &iam.UntagPolicyRequest{PolicyArn: arn, TagKeys: iam.TagKeyListType{"a"}})
	if tags := run[iam.ListPolicyTagsResponse](s, "ListPolicyTags", &iam.ListPolicyTagsRequest{PolicyArn: arn}).Tags; len(tags) != 1 || tags[0].Key != "b" {
		t.Errorf("%+v", tags)
	}
	run[any](s, "AttachRolePolicy", &iam.AttachRolePolicyRequest{RoleName: "r", PolicyArn: arn})
	summary := run[iam.GetAccountSummaryResponse](s, "GetAccountSummary", &api.Empty{}).SummaryMap
	if got := fmt.Sprint(summary["Users"], summary["Groups"], summary["Roles"], summary["Policies"], summary["PolicyVersionsInUse"], summary["AccessKeysPerUserQuota"]); got != "1 1 1 1 1 2" {
		t.Error(got)
	}
	var names []string
	in := &iam.GetAccountAuthorizationDetailsRequest{MaxItems: new(int32(1))}
	for more := true; more; more = in.Marker != "" {
		out := run[iam.GetAccountAuthorizationDetailsResponse](s, "GetAccountAuthorizationDetails", in)
		for _, u := range out.UserDetailList {
			names = append(names, u.UserName+fmt.Sprint(u.GroupList))
		}
		for _, g := range out.GroupDetailList {
			names = append(names, g.GroupName)
		}
		for _, r := range out.RoleDetailList {
			names = append(names, r.RoleName+r.AttachedManagedPolicies[0].PolicyName)
		}
		for _, p := range out.Policies {
			names = append(names, p.PolicyName+p.PolicyVersionList[0].VersionId+fmt.Sprint(*p.AttachmentCount))
		}
		in.Marker = out.Marker
	}
	if !slices.Equal(names, []string{"g", "pv11", "rp", "u[g]"}) {
		t.Errorf("%v", names)
	}
	in.Filter = iam.EntityListType{iam.EntityTypeRole}
	if out := run[iam.GetAccountAuthorizationDetailsResponse](s, "GetAccountAuthorizationDetails", in); len(out.RoleDetailList) != 1 || *out.IsTruncated {
		t.Errorf("%+v", out)
	}
}

// Property: what an AssumeRole says of itself is asked of the trust policy, and who is
// said to be behind a session stays so in those that come from it.
func TestKeysOfAssumeRole(t *testing.T) {
	s := newServer(t)
	made := s.userWithKey("u")
	caller := s.Key(made.AccessKeyId, "").Holder.(*service.Caller)
	careful := `{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"AWS":"` + caller.ARN + `"},"Action":["sts:AssumeRole","sts:SetSourceIdentity"],` +
		`"Condition":{"StringEquals":{"sts:ExternalId":"e","sts:RoleSessionName":"${aws:username}"}}}}`
	arn := run[iam.CreateRoleResponse](s, "CreateRole", &iam.CreateRoleRequest{RoleName: "r", AssumeRolePolicyDocument: careful}).Role.Arn
	for _, c := range []struct {
		name, external string
		want           bool
	}{{"u", "e", true}, {"u", "", false}, {"v", "e", false}} {
		if d, _ := s.assumes(caller, &sts.AssumeRoleRequest{RoleArn: arn, RoleSessionName: c.name, ExternalId: c.external}); d.Allowed != c.want {
			t.Errorf("%+v: %+v", c, d)
		}
	}
	run[any](s, "UpdateAssumeRolePolicy", &iam.UpdateAssumeRolePolicyRequest{RoleName: "r", PolicyDocument: trust})
	in := &sts.AssumeRoleRequest{RoleArn: arn, RoleSessionName: "x", SourceIdentity: "Ann"}
	access := &service.Access{Caller: caller}
	if err := s.STSAccess(home, "AssumeRole", in, access); err != nil || len(access.Asks) != 2 || access.Asks[1].Action.String() != "sts:SetSourceIdentity" ||
		!slices.Equal(access.Keys["sts:sourceidentity"], []string{"Ann"}) {
		t.Errorf("%v %+v", err, access)
	}
	s.caller = caller
	for range 2 { // the second time from the session itself
		out := run[sts.AssumeRoleResponse](s, "AssumeRole", in)
		s.caller = s.Key(out.Credentials.AccessKeyId, out.Credentials.SessionToken).Holder.(*service.Caller)
		if out.SourceIdentity != "Ann" || s.caller.SourceIdentity != "Ann" {
			t.Errorf("%q %+v", out.SourceIdentity, s.caller)
		}
		in.SourceIdentity = ""
	}
	in.SourceIdentity = "Bob"
	s.refused("AssumeRole", in, "AccessDenied", "source identity")
}

// Property: credentials of GetSessionToken are not for IAM.
func TestSessionTokensAreNotForIAM(t *testing.T) {
	s := newServer(t)
	s.caller = s.Key(s.userWithKey("u").AccessKeyId, "").Holder.(*service.Caller)
	c := run[sts.GetSessionTokenResponse](s, "GetSessionToken", &sts.GetSessionTokenRequest{}).Credentials
	for who, want := range map[*service.Caller]string{s.caller: "<nil>", s.Key(c.AccessKeyId, c.SessionToken).Holder.(*service.Caller): "UnrecognizedClientException: The security token included in the request is invalid"} {
		if err := s.IAMAccess(home, "GetUser", &iam.GetUserRequest{}, &service.Access{Caller: who}); fmt.Sprint(err) != want {
			t.Errorf("%+v: %v", who, err)
		}
	}
}

// Property: a request that was believed before its user was renamed, deleted or made anew is
// not decided without what denied it, whatever else allows it.
func TestDecisionsAboutWhoIsGone(t *testing.T) {
	s := newServer(t)
	shared, err := policy.Parse(policy.Resource, "shared", `{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":"*","Action":"*","Resource":"*"}}`)
	if err != nil {
		t.Fatal(err)
	}
	may := func(c *service.Caller) bool {
		return s.Decide(c, &policy.Request{Action: policy.NewAction("kinesis:PutRecord"), Resource: "arn:aws:kinesis:us-east-1:" + account + ":stream/s"}, policy.Policies{Resource: shared}).Allowed
	}
	delete := func(name string) { run[any](s, "DeleteUser", &iam.DeleteUserRequest{UserName: name}) }
	for name, gone := range map[string]func(user string){
		"renamed": func(user string) { run[any](s, "UpdateUser", &iam.UpdateUserRequest{UserName: user, NewUserName: "v"}) },
		"deleted": delete,
		"anew": func(user string) {
			delete(user)
			run[iam.CreateUserResponse](s, "CreateUser", &iam.CreateUserRequest{UserName: user})
		},
	} {
		key := s.userWithKey(name)
		caller := s.Key(key.AccessKeyId, "").Holder.(*service.Caller)
		if !may(caller) {
			t.Errorf("%s: the user may not even before", name)
		}
		run[any](s, "DeleteAccessKey", &iam.DeleteAccessKeyRequest{UserName: name, AccessKeyId: key.AccessKeyId})
		gone(name)
		if may(caller) {
			t.Errorf("%s: who is gone may still", name)
		}
	}
}
