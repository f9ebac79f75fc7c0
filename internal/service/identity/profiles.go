package identity

import (
	"github.com/shardwell/shardwell/internal/api"
	"github.com/shardwell/shardwell/internal/api/iam"
	"github.com/shardwell/shardwell/internal/service"
	"github.com/shardwell/shardwell/internal/service/identity/directory"
)

// profileHandlers are the operations on instance profiles, which nothing here takes
// roles from, and on the account's alias: tools that set up accounts make them.
func (s *Service) profileHandlers() map[string]service.Handler {
	return map[string]service.Handler{
		"CreateInstanceProfile":         handle(s, createInstanceProfile),
		"GetInstanceProfile":            handle(s, getInstanceProfile),
		"ListInstanceProfiles":          handle(s, listInstanceProfiles),
		"ListInstanceProfilesForRole":   handle(s, listInstanceProfilesForRole),
		"DeleteInstanceProfile":         handle(s, deleteInstanceProfile),
		"AddRoleToInstanceProfile":      handle(s, addRoleToInstanceProfile),
		"RemoveRoleFromInstanceProfile": handle(s, removeRoleFromInstanceProfile),
		"TagInstanceProfile":            handle(s, tagInstanceProfile),
		"UntagInstanceProfile":          handle(s, untagInstanceProfile),
		"ListInstanceProfileTags":       handle(s, listInstanceProfileTags),
		"CreateAccountAlias":            handle(s, createAccountAlias),
		"DeleteAccountAlias":            handle(s, deleteAccountAlias),
		"ListAccountAliases":            handle(s, listAccountAliases),
	}
}

// profile shows an instance profile with its role. Lists leave out tags.
func (s *Service) profile(e *directory.Entity) iam.InstanceProfile {
	shown := iam.InstanceProfile{
		Path: pathOr(e.Path), InstanceProfileName: e.Name, InstanceProfileId: e.ID, Arn: s.arn(e.Account, e.Resource()), CreateDate: date(e.CreatedAt),
		Roles: iam.RoleListType{},
	}
	if role := s.directory.Entity(directory.Key{Account: e.Account, Kind: directory.Role, Name: e.Role}); e.Role != "" && role != nil {
		shown.Roles = append(shown.Roles, s.role(role))
	}
	return shown
}

func (s *Service) profiles(of []*directory.Entity) iam.InstanceProfileListType {
	list := iam.InstanceProfileListType{}
	for _, e := range of {
		list = append(list, s.profile(e))
	}
	return list
}

func createInstanceProfile(c *call, in *iam.CreateInstanceProfileRequest) (api.Struct, error) {
	tags, err := tagsWithCase(in.Tags)
	if err != nil {
		return nil, err
	}
	e, err := proposed[*directory.Entity](c.ctx, c.Service, directory.Create{Entity: directory.Entity{
		Key: c.key(directory.Profile, in.InstanceProfileName), ID: newID("AIPA", entityIDLetters), Path: pathOr(in.Path), Tags: tags,
	}}.Encode())
	if err != nil {
		return nil, err
	}
	shown := c.profile(e)
	shown.Tags = echo(in.Tags)
	return &iam.CreateInstanceProfileResponse{InstanceProfile: &shown}, nil
}

func getInstanceProfile(c *call, in *iam.GetInstanceProfileRequest) (api.Struct, error) {
	e, err := c.entity(directory.Profile, in.InstanceProfileName)
	if err != nil {
		return nil, err
	}
	shown := c.profile(e)
	shown.Tags = tagList(e.Tags)
	return &iam.GetInstanceProfileResponse{InstanceProfile: &shown}, nil
}

func listInstanceProfiles(c *call, in *iam.ListInstanceProfilesRequest) (api.Struct, error) {
	all := view(c.Service, func(m *directory.Machine) []*directory.Entity { return m.Entities(c.account, directory.Profile) })
	some, marker, err := page(under(all, entityPath, in.PathPrefix), entityName, in.Marker, in.MaxItems)
	if err != nil {
		return nil, err
	}
	return &iam.ListInstanceProfilesResponse{InstanceProfiles: c.profiles(some), IsTruncated: truncated(marker), Marker: marker}, nil
}

// profilesOf gives the instance profiles that hold a role.
func (c *call) profilesOf(role *directory.Entity) []*directory.Entity {
	return view(c.Service, func(m *directory.Machine) []*directory.Entity { return m.ProfilesOf(role.Account, role.Name) })
}

func listInstanceProfilesForRole(c *call, in *iam.ListInstanceProfilesForRoleRequest) (api.Struct, error) {
	role, err := c.entity(directory.Role, in.RoleName)
	if err != nil {
		return nil, err
	}
	some, marker, err := page(c.profilesOf(role), entityName, in.Marker, in.MaxItems)
	if err != nil {
		return nil, err
	}
	return &iam.ListInstanceProfilesForRoleResponse{InstanceProfiles: c.profiles(some), IsTruncated: truncated(marker), Marker: marker}, nil
}

func deleteInstanceProfile(c *call, in *iam.DeleteInstanceProfileRequest) (api.Struct, error) {
	_, err := c.propose(c.ctx, directory.Delete{Key: c.key(directory.Profile, in.InstanceProfileName)}.Encode())
	return nil, err
}

func addRoleToInstanceProfile(c *call, in *iam.AddRoleToInstanceProfileRequest) (api.Struct, error) {
	_, err := c.propose(c.ctx, directory.AddRole{Account: c.account, Profile: in.InstanceProfileName, Role: in.RoleName}.Encode())
	return nil, err
}

func removeRoleFromInstanceProfile(c *call, in *iam.RemoveRoleFromInstanceProfileRequest) (api.Struct, error) {
	_, err := c.propose(c.ctx, directory.RemoveRole{Account: c.account, Profile: in.InstanceProfileName, Role: in.RoleName}.Encode())
	return nil, err
}

func tagInstanceProfile(c *call, in *iam.TagInstanceProfileRequest) (api.Struct, error) {
	tags, err := tagsWithCase(in.Tags)
	if err == nil {
		_, err = c.propose(c.ctx, directory.SetTags{Key: c.key(directory.Profile, in.InstanceProfileName), Set: tags}.Encode())
	}
	return nil, err
}

func untagInstanceProfile(c *call, in *iam.UntagInstanceProfileRequest) (api.Struct, error) {
	return c.untag(directory.Profile, in.InstanceProfileName, in.TagKeys)
}

func listInstanceProfileTags(c *call, in *iam.ListInstanceProfileTagsRequest) (api.Struct, error) {
	some, marker, err := c.tags(directory.Profile, in.InstanceProfileName, in.Marker, in.MaxItems)
	if err != nil {
		return nil, err
	}
	return &iam.ListInstanceProfileTagsResponse{Tags: some, IsTruncated: truncated(marker), Marker: marker}, nil
}

func createAccountAlias(c *call, in *iam.CreateAccountAliasRequest) (api.Struct, error) {
	_, err := c.propose(c.ctx, directory.AddAlias{Account: c.account, Alias: in.AccountAlias}.Encode())
	return nil, err
}

func deleteAccountAlias(c *call, in *iam.DeleteAccountAliasRequest) (api.Struct, error) {
	_, err := c.propose(c.ctx, directory.RemoveAlias{Account: c.account, Alias: in.AccountAlias}.Encode())
	return nil, err
}

func listAccountAliases(c *call, in *iam.ListAccountAliasesRequest) (api.Struct, error) {
	if _, err := place(in.Marker); err != nil {
		return nil, err
	}
	list := iam.AccountAliasListType{}
	if root := c.directory.Entity(c.key(directory.Root, "")); root != nil && root.Alias != "" {
		list = append(list, root.Alias)
	}
	return &iam.ListAccountAliasesResponse{AccountAliases: list, IsTruncated: new(false)}, nil
}
