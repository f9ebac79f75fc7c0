package identity

import (
	"github.com/shardwell/shardwell/internal/api"
	"github.com/shardwell/shardwell/internal/api/iam"
	"github.com/shardwell/shardwell/internal/service"
	"github.com/shardwell/shardwell/internal/service/identity/directory"
)

func (s *Service) groupHandlers() map[string]service.Handler {
	return map[string]service.Handler{
		"CreateGroup":         handle(s, createGroup),
		"GetGroup":            handle(s, getGroup),
		"ListGroups":          handle(s, listGroups),
		"DeleteGroup":         handle(s, deleteGroup),
		"AddUserToGroup":      handle(s, addUserToGroup),
		"RemoveUserFromGroup": handle(s, removeUserFromGroup),
		"ListGroupsForUser":   handle(s, listGroupsForUser),
	}
}

func (s *Service) group(e *directory.Entity) iam.Group {
	return iam.Group{
		Path: pathOr(e.Path), GroupName: e.Name, GroupId: e.ID, Arn: s.arn(e.Account, e.Resource()), CreateDate: date(e.CreatedAt),
	}
}

func (s *Service) groups(of []*directory.Entity) iam.GroupListType {
	groups := iam.GroupListType{}
	for _, e := range of {
		groups = append(groups, s.group(e))
	}
	return groups
}

func createGroup(c *call, in *iam.CreateGroupRequest) (api.Struct, error) {
	e, err := proposed[*directory.Entity](c.ctx, c.Service, directory.Create{Entity: directory.Entity{
		Key: c.key(directory.Group, in.GroupName), ID: newID("AGPA", entityIDLetters), Path: pathOr(in.Path),
	}}.Encode())
	if err != nil {
		return nil, err
	}
	group := c.group(e)
	return &iam.CreateGroupResponse{Group: &group}, nil
}

func getGroup(c *call, in *iam.GetGroupRequest) (api.Struct, error) {
	e, err := c.entity(directory.Group, in.GroupName)
	if err != nil {
		return nil, err
	}
	members := view(c.Service, func(m *directory.Machine) []*directory.Entity { return m.Members(c.account, e.Name) })
	some, marker, err := page(members, entityName, in.Marker, in.MaxItems)
	if err != nil {
		return nil, err
	}
	group := c.group(e)
	return &iam.GetGroupResponse{Group: &group, Users: c.users(some), IsTruncated: truncated(marker), Marker: marker}, nil
}

func listGroups(c *call, in *iam.ListGroupsRequest) (api.Struct, error) {
	all := view(c.Service, func(m *directory.Machine) []*directory.Entity { return m.Entities(c.account, directory.Group) })
	some, marker, err := page(under(all, entityPath, in.PathPrefix), entityName, in.Marker, in.MaxItems)
	if err != nil {
		return nil, err
	}
	return &iam.ListGroupsResponse{Groups: c.groups(some), IsTruncated: truncated(marker), Marker: marker}, nil
}

func deleteGroup(c *call, in *iam.DeleteGroupRequest) (api.Struct, error) {
	_, err := c.propose(c.ctx, directory.Delete{Key: c.key(directory.Group, in.GroupName)}.Encode())
	return nil, err
}

func addUserToGroup(c *call, in *iam.AddUserToGroupRequest) (api.Struct, error) {
	_, err := c.propose(c.ctx, directory.Join{Account: c.account, User: in.UserName, Group: in.GroupName}.Encode())
	return nil, err
}

func removeUserFromGroup(c *call, in *iam.RemoveUserFromGroupRequest) (api.Struct, error) {
	_, err := c.propose(c.ctx, directory.Leave{Account: c.account, User: in.UserName, Group: in.GroupName}.Encode())
	return nil, err
}

func listGroupsForUser(c *call, in *iam.ListGroupsForUserRequest) (api.Struct, error) {
	e, err := c.entity(directory.User, in.UserName)
	if err != nil {
		return nil, err
	}
	var all []*directory.Entity
	for _, name := range e.Groups {
		if group := c.directory.Entity(c.key(directory.Group, name)); group != nil {
			all = append(all, group)
		}
	}
	some, marker, err := page(all, entityName, in.Marker, in.MaxItems)
	if err != nil {
		return nil, err
	}
	return &iam.ListGroupsForUserResponse{Groups: c.groups(some), IsTruncated: truncated(marker), Marker: marker}, nil
}
