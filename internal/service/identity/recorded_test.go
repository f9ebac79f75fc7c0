package identity_test

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/api"
	"github.com/shardwell/shardwell/internal/api/iam"
	"github.com/shardwell/shardwell/internal/api/sts"
	"github.com/shardwell/shardwell/internal/service"
	"github.com/shardwell/shardwell/internal/service/identity"
)

// The tests of this file hold answers against what was recorded from AWS.

const ofService = `{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}]}`

func (s *server) managed(name string, tags ...iam.Tag) *iam.Policy {
	s.t.Helper()
	return run[iam.CreatePolicyResponse](s, "CreatePolicy", &iam.CreatePolicyRequest{
		PolicyName: name, PolicyDocument: allow("kinesis:*"), Description: "d", Tags: tags}).Policy
}

// Property: each answer about a role has the members that AWS's has: the one that makes
// it and the one that describes it leave out what the others tell.
func TestRoleAsRecorded(t *testing.T) {
	s := newServer(t)
	boundary := s.managed("p").Arn
	tags := iam.TagListType{{Key: "z", Value: ""}, {Key: "a", Value: "1"}}
	show := func(r *iam.Role) string {
		return fmt.Sprint(r.Description, " ", r.MaxSessionDuration != nil, r.PermissionsBoundary != nil, r.RoleLastUsed != nil, keysOf(r.Tags))
	}
	check := func(what string, r *iam.Role, want string) {
		t.Helper()
		if got := show(r); got != want {
			t.Errorf("%s: %s, want %s", what, got, want)
		}
	}
	made := run[iam.CreateRoleResponse](s, "CreateRole", &iam.CreateRoleRequest{
		RoleName: "r", AssumeRolePolicyDocument: ofService, Description: "d", PermissionsBoundary: boundary, Tags: tags}).Role
	check("CreateRole", made, " false true false [z a]")
	if made.PermissionsBoundary.PermissionsBoundaryType != "Policy" {
		t.Errorf("%+v", made.PermissionsBoundary)
	}
	check("GetRole", run[iam.GetRoleResponse](s, "GetRole", &iam.GetRoleRequest{RoleName: "r"}).Role, "d true true true [a z]")
	check("ListRoles", &run[iam.ListRolesResponse](s, "ListRoles", &iam.ListRolesRequest{}).Roles[0], "d true false false []")
	check("UpdateRoleDescription", run[iam.UpdateRoleDescriptionResponse](s, "UpdateRoleDescription", &iam.UpdateRoleDescriptionRequest{RoleName: "r", Description: "e"}).Role,
		"e false true false []")
	details := run[iam.GetAccountAuthorizationDetailsResponse](s, "GetAccountAuthorizationDetails", &iam.GetAccountAuthorizationDetailsRequest{})
	if r := details.RoleDetailList[0]; r.RoleLastUsed == nil || r.RolePolicyList == nil {
		t.Errorf("%+v", r)
	}
	s.refused("UpdateAssumeRolePolicy", &iam.UpdateAssumeRolePolicyRequest{RoleName: "r", PolicyDocument: "no JSON"}, "MalformedPolicyDocument", "This policy contains invalid Json")
}

// Property: each answer about a policy has the members that AWS's has, tags of policies
// have a case, and those with short keys are listed first.
func TestPolicyAsRecorded(t *testing.T) {
	s := newServer(t)
	made := s.managed("p", iam.Tag{Key: "abc"}, iam.Tag{Key: "b"}, iam.Tag{Key: "a"}, iam.Tag{Key: "A"})
	if got := fmt.Sprint(made.Description, keysOf(made.Tags)); got != "[abc b a A]" {
		t.Errorf("made: %s", got)
	}
	if tags := keysOf(run[iam.ListPolicyTagsResponse](s, "ListPolicyTags", &iam.ListPolicyTagsRequest{PolicyArn: made.Arn}).Tags); fmt.Sprint(tags) != "[A a b abc]" {
		t.Errorf("listed: %v", tags)
	}
	run[any](s, "UntagPolicy", &iam.UntagPolicyRequest{PolicyArn: made.Arn, TagKeys: iam.TagKeyListType{"a"}})
	run[any](s, "TagPolicy", &iam.TagPolicyRequest{PolicyArn: made.Arn, Tags: iam.TagListType{{Key: "B"}}})
	got := run[iam.GetPolicyResponse](s, "GetPolicy", &iam.GetPolicyRequest{PolicyArn: made.Arn}).Policy
	if shown := fmt.Sprint(got.Description, keysOf(got.Tags)); shown != "d[A B b abc]" {
		t.Errorf("got: %s", shown)
	}
	if p := run[iam.GetPolicyResponse](s, "GetPolicy", &iam.GetPolicyRequest{PolicyArn: "arn:aws:iam::aws:policy/AmazonKinesisFullAccess"}).Policy; p.Tags == nil {
		t.Error("a policy without tags does not say so")
	}
	twice := iam.TagListType{{Key: "k"}, {Key: "k"}}
	s.refused("TagPolicy", &iam.TagPolicyRequest{PolicyArn: made.Arn, Tags: twice}, "InvalidInput", "Duplicate tag keys found.")
	s.refused("CreateUser", &iam.CreateUserRequest{UserName: "u", Tags: iam.TagListType{{Key: "k"}, {Key: "K"}}}, "InvalidInput", "Tag keys are case insensitive.")
}

// Property: what is not there is refused in the words that AWS has for the operation.
func TestAbsentAsRecorded(t *testing.T) {
	s := newServer(t)
	key := s.userWithKey("u").AccessKeyId
	none, odd := "arn:aws:iam::"+account+":policy/none", "arn:aws:iam::"+account+":not_a_policy/x"
	scope := "Scope ARN: " + none + " does not exist or is not attachable."
	version := "Policy " + none + " version v1 does not exist or is not attachable."
	for _, c := range []struct {
		operation     string
		in            api.Struct
		code, message string
	}{
		{"PutUserPermissionsBoundary", &iam.PutUserPermissionsBoundaryRequest{UserName: "u", PermissionsBoundary: none}, "NoSuchEntity", scope},
		{"CreateUser", &iam.CreateUserRequest{UserName: "v", PermissionsBoundary: none}, "NoSuchEntity", scope},
		{"CreateUser", &iam.CreateUserRequest{UserName: "v", PermissionsBoundary: odd}, "InvalidInput", "ARN " + odd + " is not valid."},
		{"AttachUserPolicy", &iam.AttachUserPolicyRequest{UserName: "u", PolicyArn: "longpolicynamebutnoarn"}, "ValidationError", "ARN longpolicynamebutnoarn is not valid."},
		{"GetPolicyVersion", &iam.GetPolicyVersionRequest{PolicyArn: none, VersionId: "v1"}, "NoSuchEntity", version},
		{"SetDefaultPolicyVersion", &iam.SetDefaultPolicyVersionRequest{PolicyArn: none, VersionId: "v1"}, "NoSuchEntity", version},
		{"ListEntitiesForPolicy", &iam.ListEntitiesForPolicyRequest{PolicyArn: none}, "NoSuchEntity", "Policy " + none + " does not exist or is not attachable."},
		{"RemoveUserFromGroup", &iam.RemoveUserFromGroupRequest{GroupName: "g", UserName: "v"}, "NoSuchEntity", "The user with name v cannot be found."},
		{"AddUserToGroup", &iam.AddUserToGroupRequest{GroupName: "g", UserName: "v"}, "NoSuchEntity", "The user with name v cannot be found."},
		{"RemoveUserFromGroup", &iam.RemoveUserFromGroupRequest{GroupName: "g", UserName: "u"}, "NoSuchEntity", "The group with name g cannot be found."},
		{"ListUsers", &iam.ListUsersRequest{Marker: "100"}, "ValidationError", "Invalid Marker."},
		{"ListVirtualMFADevices", &iam.ListVirtualMFADevicesRequest{Marker: "100"}, "ValidationError", "Invalid Marker."},
		{"ListInstanceProfiles", &iam.ListInstanceProfilesRequest{Marker: "100"}, "ValidationError", "Invalid Marker."},
	} {
		s.refused(c.operation, c.in, c.code, c.message)
	}
	s.caller = s.Key(key, "").Holder.(*service.Caller)
	s.refused("GetLoginProfile", &iam.GetLoginProfileRequest{}, "NoSuchEntity", "Login Profile for User u cannot be found.")
	run[iam.CreateGroupResponse](s, "CreateGroup", &iam.CreateGroupRequest{GroupName: "g"})
	run[any](s, "RemoveUserFromGroup", &iam.RemoveUserFromGroupRequest{GroupName: "g", UserName: "u"}) // who is no member
}

// Property: an account's summary has the keys of AWS's, and a user's details say that
// there are no tags, but not that there are no policies.
func TestAccountAsRecorded(t *testing.T) {
	s := newServer(t)
	s.userWithKey("u")
	const keys = "AccessKeysPerUserQuota AccountAccessKeysPresent AccountMFAEnabled AccountPasswordPresent AccountSigningCertificatesPresent " +
		"AssumeRolePolicySizeQuota AttachedPoliciesPerGroupQuota AttachedPoliciesPerRoleQuota AttachedPoliciesPerUserQuota GlobalEndpointTokenVersion " +
		"GroupPolicySizeQuota Groups GroupsPerUserQuota GroupsQuota InstanceProfiles InstanceProfilesQuota MFADevices MFADevicesInUse Policies " +
		"PoliciesQuota PolicySizeQuota PolicyVersionsInUse PolicyVersionsInUseQuota Providers RolePolicySizeQuota Roles RolesQuota ServerCertificates " +
		"ServerCertificatesQuota SigningCertificatesPerUserQuota UserPolicySizeQuota Users UsersQuota VersionsPerPolicyQuota"
	summary := run[iam.GetAccountSummaryResponse](s, "GetAccountSummary", &api.Empty{}).SummaryMap
	if got := strings.Join(slices.Sorted(maps.Keys(summary)), " "); got != keys {
		t.Errorf("the summary has %s", got)
	}
	u := run[iam.GetAccountAuthorizationDetailsResponse](s, "GetAccountAuthorizationDetails", &iam.GetAccountAuthorizationDetailsRequest{}).UserDetailList[0]
	if u.Tags == nil || u.UserPolicyList != nil || u.GroupList == nil || u.AttachedManagedPolicies == nil {
		t.Errorf("%+v", u)
	}
}

// Property: transitive tags of a role's session are those of every session begun with
// it, which cannot set them otherwise, and they are asked for like the request's own.
func TestTransitiveTags(t *testing.T) {
	s := newServer(t)
	made := s.userWithKey("u")
	both := strings.Replace(trust, `"sts:AssumeRole"`, `["sts:AssumeRole","sts:TagSession"]`, 1)
	arn := run[iam.CreateRoleResponse](s, "CreateRole", &iam.CreateRoleRequest{RoleName: "r", AssumeRolePolicyDocument: both}).Role.Arn
	s.caller = s.Key(made.AccessKeyId, "").Holder.(*service.Caller)
	in := &sts.AssumeRoleRequest{RoleArn: arn, RoleSessionName: "one", TransitiveTagKeys: sts.TagKeyListType{"TEAM"},
		Tags: sts.TagListType{{Key: "team", Value: "a"}, {Key: "kept", Value: "b"}}}
	assume := func(in *sts.AssumeRoleRequest) *service.Caller {
		t.Helper()
		out := run[sts.AssumeRoleResponse](s, "AssumeRole", in)
		if (out.PackedPolicySize != nil) != (len(in.Tags) > 0) {
			t.Errorf("packed %v", out.PackedPolicySize)
		}
		return s.Key(out.Credentials.AccessKeyId, out.Credentials.SessionToken).Holder.(*service.Caller)
	}
	s.refused("AssumeRole", &sts.AssumeRoleRequest{RoleArn: arn, RoleSessionName: "one", TransitiveTagKeys: sts.TagKeyListType{"team"}},
		"InvalidParameterValue", "The specified transitive tag key must be included in the requested tags.")
	s.caller = assume(in)
	in = &sts.AssumeRoleRequest{RoleArn: arn, RoleSessionName: "two"}
	access := &service.Access{Caller: s.caller}
	if err := s.STSAccess(shardwell.Tenant{Account: account}, "AssumeRole", in, access); err != nil || access.RequestTags["team"] != "a" || len(access.Asks) != 2 {
		t.Errorf("%v %+v", err, access)
	}
	s.caller = assume(in)
	if got := s.caller.Tags; len(got) != 1 || got["team"] != "a" {
		t.Errorf("the second session has %v", got)
	}
	in.RoleSessionName = "three"
	if got := assume(in).Tags; len(got) != 1 || got["team"] != "a" {
		t.Errorf("the third session has %v", got)
	}
	in.Tags = sts.TagListType{{Key: "Team", Value: "x"}}
	s.refused("AssumeRole", in, "InvalidParameterValue",
		"One of the specified transitive tag keys can't be set because it conflicts with a transitive tag key from the calling session.")
}

// Property: what is no role's ARN is refused as such before anybody is asked who may.
func TestRoleARNAsRecorded(t *testing.T) {
	s := newServer(t)
	for _, arn := range []string{"nothing-valid-in-here", "arn::b:::something/test-role", "arn:a:::something/test-role", "arn:a:a::aaaaaaaaaa:"} {
		in := &sts.AssumeRoleRequest{RoleArn: arn, RoleSessionName: "one"}
		s.refused("AssumeRole", in, "ValidationError", arn+" is invalid")
		err := s.STSAccess(home, "AssumeRole", in, &service.Access{Caller: s.caller})
		if refusal, ok := errors.AsType[*shardwell.Error](err); !ok || refusal.Code != "ValidationError" || refusal.Message != arn+" is invalid" {
			t.Errorf("%s: %v", arn, err)
		}
	}
}

// Property: instance profiles are told of with their roles and, each by itself, with their
// tags, also among the account's details; to put a role in takes the permission to pass it.
func TestProfilesAsRecorded(t *testing.T) {
	s := newServer(t)
	run[iam.CreateRoleResponse](s, "CreateRole", &iam.CreateRoleRequest{RoleName: "r", Path: "/a/", AssumeRolePolicyDocument: ofService, Description: "d"})
	made := run[iam.CreateInstanceProfileResponse](s, "CreateInstanceProfile", &iam.CreateInstanceProfileRequest{InstanceProfileName: "p", Path: "/b/"}).InstanceProfile
	if made.Arn != "arn:aws:iam::"+account+":instance-profile/b/p" || !strings.HasPrefix(made.InstanceProfileId, "AIPA") || made.Roles == nil || made.Tags != nil {
		t.Errorf("made: %+v", made)
	}
	in := &iam.AddRoleToInstanceProfileRequest{InstanceProfileName: "p", RoleName: "r"}
	access := &service.Access{Caller: s.caller}
	if err := s.IAMAccess(home, "AddRoleToInstanceProfile", in, access); err != nil || len(access.Asks) != 2 || access.Asks[0].Resource != made.Arn ||
		access.Keys["iam:passedtoservice"] != nil || !slices.Equal(access.Asks[1].Keys["iam:passedtoservice"], []string{"ec2.amazonaws.com"}) ||
		access.Asks[1].Action.String() != "iam:PassRole" || access.Asks[1].Resource != "arn:aws:iam::"+account+":role/a/r" {
		t.Errorf("%v %+v", err, access.Asks)
	}
	run[any](s, "AddRoleToInstanceProfile", in)
	run[any](s, "TagInstanceProfile", &iam.TagInstanceProfileRequest{InstanceProfileName: "p", Tags: iam.TagListType{{Key: "k", Value: "v"}, {Key: "l"}}})
	run[any](s, "UntagInstanceProfile", &iam.UntagInstanceProfileRequest{InstanceProfileName: "p", TagKeys: iam.TagKeyListType{"l"}})
	s.restart()
	show := func(p iam.InstanceProfile) string {
		if len(p.Roles) != 1 || p.Roles[0].Description != "" || p.Roles[0].MaxSessionDuration != nil {
			t.Errorf("roles: %+v", p.Roles)
		}
		return fmt.Sprint(p.InstanceProfileName, keysOf(p.Tags))
	}
	if got := show(*run[iam.GetInstanceProfileResponse](s, "GetInstanceProfile", &iam.GetInstanceProfileRequest{InstanceProfileName: "p"}).InstanceProfile); got != "p[k]" {
		t.Error(got)
	}
	all := run[iam.ListInstanceProfilesResponse](s, "ListInstanceProfiles", &iam.ListInstanceProfilesRequest{PathPrefix: "/b/"}).InstanceProfiles
	of := run[iam.ListInstanceProfilesForRoleResponse](s, "ListInstanceProfilesForRole", &iam.ListInstanceProfilesForRoleRequest{RoleName: "r"}).InstanceProfiles
	details := run[iam.GetAccountAuthorizationDetailsResponse](s, "GetAccountAuthorizationDetails", &iam.GetAccountAuthorizationDetailsRequest{}).RoleDetailList[0].InstanceProfileList
	if got := show(all[0]) + show(of[0]) + show(details[0]); got != "p[]p[]p[]" {
		t.Error(got)
	}
	if tags := run[iam.ListInstanceProfileTagsResponse](s, "ListInstanceProfileTags", &iam.ListInstanceProfileTagsRequest{InstanceProfileName: "p"}).Tags; len(tags) != 1 {
		t.Error(tags)
	}
	if n := run[iam.GetAccountSummaryResponse](s, "GetAccountSummary", &api.Empty{}).SummaryMap["InstanceProfiles"]; n != 1 {
		t.Error(n)
	}
	run[any](s, "TagInstanceProfile", &iam.TagInstanceProfileRequest{InstanceProfileName: "p", Tags: iam.TagListType{{Key: "K", Value: "w"}}})
	run[any](s, "TagInstanceProfile", &iam.TagInstanceProfileRequest{InstanceProfileName: "p", Tags: iam.TagListType{{Key: "l"}, {Key: "L"}}})
	run[any](s, "UntagInstanceProfile", &iam.UntagInstanceProfileRequest{InstanceProfileName: "p", TagKeys: iam.TagKeyListType{"L"}})
	if got := keysOf(run[iam.ListInstanceProfileTagsResponse](s, "ListInstanceProfileTags", &iam.ListInstanceProfileTagsRequest{InstanceProfileName: "p"}).Tags); fmt.Sprint(got) != "[K k l]" {
		t.Errorf("tags %v", got)
	}
	s.refused("DeleteRole", &iam.DeleteRoleRequest{RoleName: "r"}, "DeleteConflict", "must remove roles from instance profile first")
	run[any](s, "RemoveRoleFromInstanceProfile", &iam.RemoveRoleFromInstanceProfileRequest{InstanceProfileName: "p", RoleName: "r"})
	run[any](s, "DeleteInstanceProfile", &iam.DeleteInstanceProfileRequest{InstanceProfileName: "p"})
	s.refused("GetInstanceProfile", &iam.GetInstanceProfileRequest{InstanceProfileName: "p"}, "NoSuchEntity", "Instance Profile p cannot be found.")
}

// Property: an account's alias is listed, also after a restart, until it is taken away.
func TestAccountAlias(t *testing.T) {
	s := newServer(t)
	aliases := func() string {
		return fmt.Sprint(run[iam.ListAccountAliasesResponse](s, "ListAccountAliases", &iam.ListAccountAliasesRequest{}).AccountAliases)
	}
	before := aliases()
	run[any](s, "CreateAccountAlias", &iam.CreateAccountAliasRequest{AccountAlias: "here"})
	s.restart()
	with := aliases()
	run[any](s, "DeleteAccountAlias", &iam.DeleteAccountAliasRequest{AccountAlias: "here"})
	if got := before + with + aliases(); got != "[][here][]" {
		t.Error(got)
	}
	if keys := s.RootKeys(account); len(keys) != 0 {
		t.Errorf("the root has keys: %v", keys)
	}
}

// Property: a server that verifies nothing knows who has a key or a session all the same,
// whether or not it works; where there is no IAM, nobody is known.
func TestKnown(t *testing.T) {
	s := newServer(t)
	made := s.userWithKey("u")
	run[iam.CreateRoleResponse](s, "CreateRole", &iam.CreateRoleRequest{RoleName: "r", AssumeRolePolicyDocument: trust})
	s.caller = s.Known(made.AccessKeyId, "")
	if s.caller == nil || s.caller.ARN != "arn:aws:iam::"+account+":user/u" {
		t.Fatalf("%+v", s.caller)
	}
	c := run[sts.AssumeRoleResponse](s, "AssumeRole", &sts.AssumeRoleRequest{RoleArn: "arn:aws:iam::" + account + ":role/r", RoleSessionName: "one"}).Credentials
	if k := s.Known(c.AccessKeyId, c.SessionToken); k == nil || k.ARN != "arn:aws:sts::"+account+":assumed-role/r/one" {
		t.Errorf("%+v", k)
	}
	s.caller = service.Root("aws", account, "")
	run[any](s, "UpdateAccessKey", &iam.UpdateAccessKeyRequest{UserName: "u", AccessKeyId: made.AccessKeyId, Status: "Inactive"})
	if s.Known(made.AccessKeyId, "") == nil || s.Known("AKIANOBODYSKEY00", "") != nil || s.Known(c.AccessKeyId, "token") != nil {
		t.Error("known are others than those who have keys")
	}
	var none *identity.Service
	if none.Known(made.AccessKeyId, "") != nil {
		t.Error("somebody is known without IAM")
	}
}
