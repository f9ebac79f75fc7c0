package identity

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/api"
	"github.com/shardwell/shardwell/internal/api/iam"
	"github.com/shardwell/shardwell/internal/api/sts"
	"github.com/shardwell/shardwell/internal/policy"
	"github.com/shardwell/shardwell/internal/service"
	"github.com/shardwell/shardwell/internal/service/identity/directory"
)

// actions are the operations by name, as policies know them.
var actions = func() map[string]policy.Action {
	all := map[string]policy.Action{}
	for _, s := range []*api.Service{iam.Service, sts.Service} {
		for i := range s.Operations {
			name := s.Operations[i].Name
			all[name] = policy.NewAction(s.SigningName + ":" + name)
		}
	}
	return all
}()

// subject is what sort of resource an operation is about, and by which member of
// its input it is named.
type subject struct {
	kind   directory.Kind
	member string
}

// unbound are the operations that are about no resource (service authorization
// reference).
var unbound = map[string]bool{
	"GetAccountAuthorizationDetails": true, "GetAccountSummary": true, "GetContextKeysForCustomPolicy": true,
	"ListVirtualMFADevices": true, "SimulateCustomPolicy": true, "CreateAccountAlias": true, "DeleteAccountAlias": true, "ListAccountAliases": true,
}

// listed are the operations about all of a kind (service authorization reference).
var listed = map[string]string{"ListUsers": "user/", "ListGroups": "group/", "ListRoles": "role/", "ListPolicies": "policy/",
	"ListInstanceProfiles": "instance-profile/"}

// subjectOf says what an operation is about: the first of these members that its
// input has, but that what has to do with members of groups is about the group.
func subjectOf(operation string, has func(member string) bool) (subject, bool) {
	all := []subject{{directory.User, "UserName"}, {directory.Group, "GroupName"}, {directory.Profile, "InstanceProfileName"}, {directory.Role, "RoleName"}}
	if operation == "AddUserToGroup" || operation == "RemoveUserFromGroup" {
		all = all[1:]
	}
	for _, s := range all {
		if has(s.member) {
			return s, true
		}
	}
	return subject{}, false
}

// passRole is what giving a role to a service asks for.
var passRole = policy.NewAction("iam:PassRole")

// texts gives the members of an input that are text.
func texts(in api.Struct) map[string]string {
	found := map[string]string{}
	for i := range in.Shape().Members {
		if text, ok := in.Field(i).(*string); ok {
			found[in.Shape().Members[i].Name] = *text
		}
	}
	return found
}

// IAMAccess tells what a call of IAM asks of its caller; see gateway.Service.
func (s *Service) IAMAccess(t shardwell.Tenant, operation string, in api.Struct, into *service.Access) error {
	if isOfSessionToken(into.Caller) {
		return &shardwell.Error{Code: shardwell.CodeUnrecognizedClient, Message: "The security token included in the request is invalid"}
	}
	ask := service.Ask{Action: actions[operation], Account: t.Account}
	members := texts(in)
	about, named := subjectOf(operation, func(member string) bool { _, ok := members[member]; return ok })
	switch arn, isPolicy := members["PolicyArn"], listed[operation] == ""; {
	case unbound[operation]:
		ask.Resource = "*"
	case operation == "GetAccessKeyLastUsed":
		s.askOfKey(t, members["AccessKeyId"], &ask)
	case members["PolicySourceArn"] != "":
		ask.Resource = members["PolicySourceArn"]
	case !isPolicy:
		ask.Resource = s.arn(t.Account, listed[operation])
	case named:
		e := s.subject(t, about.kind, members[about.member], members["Path"], into.Caller)
		ask.Resource, ask.Tags = s.arn(t.Account, e.Resource()), e.Tags
		if e.Boundary != "" {
			into.SetKey("iam:permissionsboundary", s.refARN(e.Boundary))
		}
	case arn != "":
		ask.Resource = arn
		// Policies of AWS are everybody's to look at.
		ask.Account = t.Account
	default:
		ask.Resource = s.arn(t.Account, "policy"+pathOr(members["Path"])+members["PolicyName"])
	}
	into.Asks = append(into.Asks, ask)
	if renamed := members["New"+about.member]; named && renamed+members["NewPath"] != "" {
		// What it is going to be takes the permission, too (documented).
		e := &directory.Entity{Key: directory.Key{Kind: about.kind, Name: cmp.Or(renamed, members[about.member])}, Path: pathOr(members["NewPath"])}
		if old := s.directory.Entity(directory.Key{Account: t.Account, Kind: about.kind, Name: members[about.member]}); old != nil && members["NewPath"] == "" {
			e.Path = old.Path
		}
		ask.Resource = s.arn(t.Account, e.Resource())
		into.Asks = append(into.Asks, ask)
	}
	if strings.HasPrefix(operation, "Attach") || strings.HasPrefix(operation, "Detach") {
		into.SetKey("iam:policyarn", members["PolicyArn"])
	}
	if operation == "AddRoleToInstanceProfile" {
		// The machine that gets the role is EC2's to give it to (service authorization
		// reference).
		role := s.subject(t, directory.Role, members["RoleName"], "", into.Caller)
		ask.Action, ask.Resource, ask.Tags = passRole, s.arn(t.Account, role.Resource()), role.Tags
		ask.Keys = map[string][]string{"iam:passedtoservice": {"ec2.amazonaws.com"}}
		into.Asks = append(into.Asks, ask)
	}
	into.SetKey("iam:permissionsboundary", members["PermissionsBoundary"])
	requestTags(in, into)
	return nil
}

// isOfSessionToken says whether a caller has credentials of GetSessionToken. IAM takes
// those with MFA only, which nobody has here, and STS for little (API reference).
func isOfSessionToken(c *service.Caller) bool {
	return c != nil && c.Kind != policy.Role && !c.SessionSince.IsZero()
}

// subject gives an entity, which need not be there. A user without a name is the
// caller.
func (s *Service) subject(t shardwell.Tenant, kind directory.Kind, name, path string, caller *service.Caller) *directory.Entity {
	key := directory.Key{Account: t.Account, Kind: kind, Name: name}
	if name == "" && kind == directory.User && caller != nil {
		key.Name = caller.Name
		if caller.Kind == policy.Root {
			key.Kind = directory.Root
		}
	}
	if e := s.directory.Entity(key); e != nil {
		return e
	}
	return &directory.Entity{Key: key, Path: pathOr(path)}
}

// requestTags notes the tags that a call sets and the keys of those it removes.
func requestTags(in api.Struct, into *service.Access) {
	for i := range in.Shape().Members {
		switch list := in.Field(i).(type) {
		case *iam.TagListType:
			for _, tag := range *list {
				noteTag(into, tag.Key, tag.Value)
			}
		case *sts.TagListType:
			for _, tag := range *list {
				noteTag(into, tag.Key, tag.Value)
			}
		case *iam.TagKeyListType:
			into.TagKeys = append(into.TagKeys, *list...)
		}
	}
}

func noteTag(into *service.Access, key, value string) {
	if into.RequestTags == nil {
		into.RequestTags = map[string]string{}
	}
	into.RequestTags[key] = value
	into.TagKeys = append(into.TagKeys, key)
}

// STSAccess tells what a call of STS asks of its caller; see gateway.Service. Who
// may have a role's credentials is what its trust policy says.
func (s *Service) STSAccess(t shardwell.Tenant, operation string, in api.Struct, into *service.Access) error {
	ask := service.Ask{Action: actions[operation], Resource: "*", Account: t.Account}
	switch in := in.(type) {
	case *sts.GetSessionTokenRequest:
		// It takes no permission (documented), like asking who one is.
		ask.Action = actions["GetCallerIdentity"]
	case *sts.AssumeRoleRequest:
		parts := roleARN.FindStringSubmatch(in.RoleArn)
		if parts == nil {
			return shardwell.Errorf(codeValidation, "%s is invalid", in.RoleArn)
		}
		ask.Resource, ask.Account, ask.Decides = in.RoleArn, parts[2], true
		if role := s.roleNamed(in.RoleArn); role != nil {
			ask.Policy, ask.Tags = s.trustOf(role), role.Tags
		}
		requestTags(in, into)
		if into.Caller != nil {
			// Inherited tags are asked for like those of the request (AWS's guides to
			// chained roles).
			for _, key := range slices.Sorted(maps.Keys(into.Caller.Transitive)) {
				noteTag(into, key, into.Caller.Transitive[key])
			}
		}
		into.SetKey("sts:rolesessionname", in.RoleSessionName)
		into.SetKey("sts:externalid", in.ExternalId)
		into.SetKey("sts:sourceidentity", sourceIdentity(into.Caller, in))
	}
	into.Asks = append(into.Asks, ask)
	if len(into.RequestTags) > 0 { // the role must be trusted with those, too (documented)
		ask.Action = tagSession
		into.Asks = append(into.Asks, ask)
	}
	if len(into.Keys["sts:sourceidentity"]) > 0 {
		ask.Action = setSourceIdentity
		into.Asks = append(into.Asks, ask)
	}
	return nil
}

// sourceIdentity is what a new session says of who is behind it: what the caller's
// session says, or else what the request does.
func sourceIdentity(caller *service.Caller, in *sts.AssumeRoleRequest) string {
	if caller != nil && caller.SourceIdentity != "" {
		return caller.SourceIdentity
	}
	return in.SourceIdentity
}

// What AssumeRole asks for beside itself where it gives tags or a source identity,
// which policies may go by.
var (
	tagSession        = policy.NewAction("sts:TagSession")
	setSourceIdentity = policy.NewAction("sts:SetSourceIdentity")
)

// trustOf gives a role's trust policy, or nil, by which nobody is trusted, if it can
// no longer be read.
func (s *Service) trustOf(role *directory.Entity) *policy.Policy {
	p, err := policy.ParseStored(policy.Trust, "the role's trust policy", role.Trust)
	if err != nil {
		s.cfg.Log.Error("a role's trust policy cannot be read, so that nobody may assume the role", "role", role.Name, "error", err)
		return nil
	}
	return p.Bound(role.Trusted)
}
