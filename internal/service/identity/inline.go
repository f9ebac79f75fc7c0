package identity

import (
	"maps"
	"slices"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/api"
	"github.com/shardwell/shardwell/internal/api/iam"
	"github.com/shardwell/shardwell/internal/service"
	"github.com/shardwell/shardwell/internal/service/identity/directory"
)

// inlineHandlers are the operations on inline policies: the same for users, groups
// and roles, in types of their own.
func (s *Service) inlineHandlers() map[string]service.Handler {
	return map[string]service.Handler{
		"PutUserPolicy":     handle(s, putUserPolicy),
		"GetUserPolicy":     handle(s, getUserPolicy),
		"DeleteUserPolicy":  handle(s, deleteUserPolicy),
		"ListUserPolicies":  handle(s, listUserPolicies),
		"PutGroupPolicy":    handle(s, putGroupPolicy),
		"GetGroupPolicy":    handle(s, getGroupPolicy),
		"DeleteGroupPolicy": handle(s, deleteGroupPolicy),
		"ListGroupPolicies": handle(s, listGroupPolicies),
		"PutRolePolicy":     handle(s, putRolePolicy),
		"GetRolePolicy":     handle(s, getRolePolicy),
		"DeleteRolePolicy":  handle(s, deleteRolePolicy),
		"ListRolePolicies":  handle(s, listRolePolicies),
	}
}

// putInline puts an inline policy.
func (c *call) putInline(kind directory.Kind, name, policyName, text string) (api.Struct, error) {
	e, err := c.entity(kind, name)
	if err != nil {
		return nil, err
	}
	read := inlineKinds[kind]
	err = checkDocument(read, text, func(limit int) error {
		return shardwell.Errorf(directory.CodeLimitExceeded, "Maximum policy size of %d bytes exceeded for %s %s", limit, kind, e.Name)
	})
	if err != nil {
		return nil, err
	}
	_, err = c.propose(c.ctx, directory.PutInline{
		Key: e.Key, Policy: policyName, Document: directory.Document{Text: text, Size: read.Size(text)}, Limit: read.Limit(),
	}.Encode())
	return nil, err
}

// inline gives an entity's inline policy, as answers have it.
func (c *call) inline(kind directory.Kind, name, policyName string) (*directory.Entity, string, error) {
	e, err := c.entity(kind, name)
	if err != nil {
		return nil, "", err
	}
	found, ok := e.Inline[policyName]
	if !ok {
		return nil, "", directory.InlineNotFound(kind, policyName)
	}
	return e, document(found.Text), nil
}

func (c *call) deleteInline(kind directory.Kind, name, policyName string) (api.Struct, error) {
	_, err := c.propose(c.ctx, directory.DeleteInline{Key: c.key(kind, name), Policy: policyName}.Encode())
	return nil, err
}

// listInline gives a page of the names of an entity's inline policies.
func (c *call) listInline(kind directory.Kind, name, marker string, most *int32) (iam.PolicyNameListType, string, error) {
	e, err := c.entity(kind, name)
	if err != nil {
		return nil, "", err
	}
	names, next, err := page(slices.Collect(maps.Keys(e.Inline)), func(n string) string { return n }, marker, most)
	return append(iam.PolicyNameListType{}, names...), next, err
}

func putUserPolicy(c *call, in *iam.PutUserPolicyRequest) (api.Struct, error) {
	return c.putInline(directory.User, in.UserName, in.PolicyName, in.PolicyDocument)
}

func getUserPolicy(c *call, in *iam.GetUserPolicyRequest) (api.Struct, error) {
	e, text, err := c.inline(directory.User, in.UserName, in.PolicyName)
	if err != nil {
		return nil, err
	}
	return &iam.GetUserPolicyResponse{UserName: e.Name, PolicyName: in.PolicyName, PolicyDocument: text}, nil
}

func deleteUserPolicy(c *call, in *iam.DeleteUserPolicyRequest) (api.Struct, error) {
	return c.deleteInline(directory.User, in.UserName, in.PolicyName)
}

func listUserPolicies(c *call, in *iam.ListUserPoliciesRequest) (api.Struct, error) {
	names, marker, err := c.listInline(directory.User, in.UserName, in.Marker, in.MaxItems)
	if err != nil {
		return nil, err
	}
	return &iam.ListUserPoliciesResponse{PolicyNames: names, IsTruncated: truncated(marker), Marker: marker}, nil
}

func putGroupPolicy(c *call, in *iam.PutGroupPolicyRequest) (api.Struct, error) {
	return c.putInline(directory.Group, in.GroupName, in.PolicyName, in.PolicyDocument)
}

func getGroupPolicy(c *call, in *iam.GetGroupPolicyRequest) (api.Struct, error) {
	e, text, err := c.inline(directory.Group, in.GroupName, in.PolicyName)
	if err != nil {
		return nil, err
	}
	return &iam.GetGroupPolicyResponse{GroupName: e.Name, PolicyName: in.PolicyName, PolicyDocument: text}, nil
}

func deleteGroupPolicy(c *call, in *iam.DeleteGroupPolicyRequest) (api.Struct, error) {
	return c.deleteInline(directory.Group, in.GroupName, in.PolicyName)
}

func listGroupPolicies(c *call, in *iam.ListGroupPoliciesRequest) (api.Struct, error) {
	names, marker, err := c.listInline(directory.Group, in.GroupName, in.Marker, in.MaxItems)
	if err != nil {
		return nil, err
	}
	return &iam.ListGroupPoliciesResponse{PolicyNames: names, IsTruncated: truncated(marker), Marker: marker}, nil
}

func putRolePolicy(c *call, in *iam.PutRolePolicyRequest) (api.Struct, error) {
	return c.putInline(directory.Role, in.RoleName, in.PolicyName, in.PolicyDocument)
}

func getRolePolicy(c *call, in *iam.GetRolePolicyRequest) (api.Struct, error) {
	e, text, err := c.inline(directory.Role, in.RoleName, in.PolicyName)
	if err != nil {
		return nil, err
	}
	return &iam.GetRolePolicyResponse{RoleName: e.Name, PolicyName: in.PolicyName, PolicyDocument: text}, nil
}

func deleteRolePolicy(c *call, in *iam.DeleteRolePolicyRequest) (api.Struct, error) {
	return c.deleteInline(directory.Role, in.RoleName, in.PolicyName)
}

func listRolePolicies(c *call, in *iam.ListRolePoliciesRequest) (api.Struct, error) {
	names, marker, err := c.listInline(directory.Role, in.RoleName, in.Marker, in.MaxItems)
	if err != nil {
		return nil, err
	}
	return &iam.ListRolePoliciesResponse{PolicyNames: names, IsTruncated: truncated(marker), Marker: marker}, nil
}
