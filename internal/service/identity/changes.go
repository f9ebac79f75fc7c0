package identity

import (
	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/api"
	"github.com/shardwell/shardwell/internal/api/iam"
	"github.com/shardwell/shardwell/internal/service"
	"github.com/shardwell/shardwell/internal/service/identity/directory"
)

// changeHandlers are the operations that change what is there already, but for its
// policies.
func (s *Service) changeHandlers() map[string]service.Handler {
	return map[string]service.Handler{
		"UpdateUser":                    handle(s, updateUser),
		"UpdateGroup":                   handle(s, updateGroup),
		"UpdateRole":                    handle(s, updateRole),
		"UpdateRoleDescription":         handle(s, updateRoleDescription),
		"PutUserPermissionsBoundary":    handle(s, putUserPermissionsBoundary),
		"DeleteUserPermissionsBoundary": handle(s, deleteUserPermissionsBoundary),
		"PutRolePermissionsBoundary":    handle(s, putRolePermissionsBoundary),
		"DeleteRolePermissionsBoundary": handle(s, deleteRolePermissionsBoundary),
		"TagPolicy":                     handle(s, tagPolicy),
		"UntagPolicy":                   handle(s, untagPolicy),
		"ListPolicyTags":                handle(s, listPolicyTags),
	}
}

func updateUser(c *call, in *iam.UpdateUserRequest) (api.Struct, error) {
	_, err := c.propose(c.ctx, directory.Rename{Key: c.key(directory.User, in.UserName), NewName: in.NewUserName, NewPath: in.NewPath}.Encode())
	return nil, err
}

func updateGroup(c *call, in *iam.UpdateGroupRequest) (api.Struct, error) {
	_, err := c.propose(c.ctx, directory.Rename{Key: c.key(directory.Group, in.GroupName), NewName: in.NewGroupName, NewPath: in.NewPath}.Encode())
	return nil, err
}

// updateRole changes what it is told and nothing else, also where the API reference
// says that sessions last an hour again (recorded from AWS).
func updateRole(c *call, in *iam.UpdateRoleRequest) (api.Struct, error) {
	change := directory.Describe{Key: c.key(directory.Role, in.RoleName), MaxSessionSeconds: in.MaxSessionDuration}
	if in.Description != "" || in.Presence().Has(in.Shape().Index("Description", 0)) {
		change.Description = &in.Description
	}
	if _, err := c.propose(c.ctx, change.Encode()); err != nil {
		return nil, err
	}
	return &iam.UpdateRoleResponse{}, nil
}

func updateRoleDescription(c *call, in *iam.UpdateRoleDescriptionRequest) (api.Struct, error) {
	e, err := proposed[*directory.Entity](c.ctx, c.Service, directory.Describe{Key: c.key(directory.Role, in.RoleName), Description: &in.Description}.Encode())
	if err != nil {
		return nil, err
	}
	role := c.roleMade(e)
	role.Description = e.Description
	return &iam.UpdateRoleDescriptionResponse{Role: role}, nil
}

// setBoundary sets a permissions boundary, or removes it if arn is "".
func (c *call) setBoundary(kind directory.Kind, name, arn string) (api.Struct, error) {
	ref, err := c.boundaryRef(arn)
	if err == nil {
		_, err = c.propose(c.ctx, directory.SetBoundary{Key: c.key(kind, name), Boundary: ref, Named: arn}.Encode())
	}
	return nil, err
}

func putUserPermissionsBoundary(c *call, in *iam.PutUserPermissionsBoundaryRequest) (api.Struct, error) {
	return c.setBoundary(directory.User, in.UserName, in.PermissionsBoundary)
}

func deleteUserPermissionsBoundary(c *call, in *iam.DeleteUserPermissionsBoundaryRequest) (api.Struct, error) {
	return c.setBoundary(directory.User, in.UserName, "")
}

func putRolePermissionsBoundary(c *call, in *iam.PutRolePermissionsBoundaryRequest) (api.Struct, error) {
	return c.setBoundary(directory.Role, in.RoleName, in.PermissionsBoundary)
}

func deleteRolePermissionsBoundary(c *call, in *iam.DeleteRolePermissionsBoundaryRequest) (api.Struct, error) {
	return c.setBoundary(directory.Role, in.RoleName, "")
}

func tagPolicy(c *call, in *iam.TagPolicyRequest) (api.Struct, error) {
	ref, err := c.own(in.PolicyArn)
	if err != nil {
		return nil, err
	}
	tags, err := tagsWithCase(in.Tags)
	if err == nil {
		_, err = c.propose(c.ctx, directory.TagPolicy{Policy: ref, Named: in.PolicyArn, Set: tags}.Encode())
	}
	return nil, err
}

func untagPolicy(c *call, in *iam.UntagPolicyRequest) (api.Struct, error) {
	ref, err := c.own(in.PolicyArn)
	if err == nil {
		_, err = c.propose(c.ctx, directory.TagPolicy{Policy: ref, Named: in.PolicyArn, Remove: in.TagKeys}.Encode())
	}
	return nil, err
}

func listPolicyTags(c *call, in *iam.ListPolicyTagsRequest) (api.Struct, error) {
	p, err := c.managedPolicy(in.PolicyArn)
	if err != nil {
		return nil, err
	}
	some, marker, err := page(policyTagList(p.Tags), policyTagOrder, in.Marker, in.MaxItems)
	if err != nil {
		return nil, err
	}
	return &iam.ListPolicyTagsResponse{Tags: some, IsTruncated: truncated(marker), Marker: marker}, nil
}

// absentHandlers are the operations by which clients look for what nobody can make
// here, before they delete a user or role: there is none of it.
func (s *Service) absentHandlers() map[string]service.Handler {
	return map[string]service.Handler{
		"GetLoginProfile": handle(s, func(c *call, in *iam.GetLoginProfileRequest) (api.Struct, error) {
			return c.noLoginProfile(in.UserName)
		}),
		"DeleteLoginProfile": handle(s, func(c *call, in *iam.DeleteLoginProfileRequest) (api.Struct, error) {
			return c.noLoginProfile(in.UserName)
		}),
		"ListVirtualMFADevices": handle(s, func(_ *call, in *iam.ListVirtualMFADevicesRequest) (api.Struct, error) {
			_, err := place(in.Marker)
			return only(&iam.ListVirtualMFADevicesResponse{VirtualMFADevices: iam.VirtualMFADeviceListType{}, IsTruncated: new(false)}, err)
		}),
		"ListMFADevices": handle(s, func(c *call, in *iam.ListMFADevicesRequest) (api.Struct, error) {
			return only(&iam.ListMFADevicesResponse{MFADevices: iam.MfaDeviceListType{}, IsTruncated: new(false)}, c.checkUser(in.UserName))
		}),
		"ListSSHPublicKeys": handle(s, func(c *call, in *iam.ListSSHPublicKeysRequest) (api.Struct, error) {
			return only(&iam.ListSSHPublicKeysResponse{SSHPublicKeys: iam.SSHPublicKeyListType{}, IsTruncated: new(false)}, c.checkUser(in.UserName))
		}),
		"ListSigningCertificates": handle(s, func(c *call, in *iam.ListSigningCertificatesRequest) (api.Struct, error) {
			return only(&iam.ListSigningCertificatesResponse{Certificates: iam.CertificateListType{}, IsTruncated: new(false)}, c.checkUser(in.UserName))
		}),
		"ListServiceSpecificCredentials": handle(s, func(c *call, in *iam.ListServiceSpecificCredentialsRequest) (api.Struct, error) {
			return only(&iam.ListServiceSpecificCredentialsResponse{ServiceSpecificCredentials: iam.ServiceSpecificCredentialsListType{}, IsTruncated: new(false)}, c.checkUser(in.UserName))
		}),
	}
}

// only gives out, or else the error.
func only(out api.Struct, err error) (api.Struct, error) {
	if err != nil {
		return nil, err
	}
	return out, nil
}

// checkUser says why there is no such user, if there is none; "" is the caller.
func (c *call) checkUser(name string) error {
	key, err := c.self(name)
	if err == nil && key.Kind == directory.User && c.directory.Entity(key) == nil {
		err = directory.NotFound(key)
	}
	return err
}

// noLoginProfile says that a user, or the caller if name is "", has no password.
func (c *call) noLoginProfile(name string) (api.Struct, error) {
	if err := c.checkUser(name); err != nil {
		return nil, err
	}
	if name == "" {
		name = c.caller.Name
	}
	return nil, shardwell.Errorf(directory.CodeNoSuchEntity, "Login Profile for User %s cannot be found.", name)
}
