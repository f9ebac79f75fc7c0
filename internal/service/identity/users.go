package identity

import (
	"github.com/shardwell/shardwell/internal/api"
	"github.com/shardwell/shardwell/internal/api/iam"
	"github.com/shardwell/shardwell/internal/service"
	"github.com/shardwell/shardwell/internal/service/identity/directory"
)

func (s *Service) userHandlers() map[string]service.Handler {
	return map[string]service.Handler{
		"CreateUser":   handle(s, createUser),
		"GetUser":      handle(s, getUser),
		"ListUsers":    handle(s, listUsers),
		"DeleteUser":   handle(s, deleteUser),
		"TagUser":      handle(s, tagUser),
		"UntagUser":    handle(s, untagUser),
		"ListUserTags": handle(s, listUserTags),
	}
}

// user shows a user. Lists leave out tags and boundaries.
func (s *Service) user(e *directory.Entity) iam.User {
	return iam.User{
		Path: pathOr(e.Path), UserName: e.Name, UserId: e.ID, Arn: s.arn(e.Account, e.Resource()), CreateDate: date(e.CreatedAt),
	}
}

func (s *Service) userInFull(e *directory.Entity) *iam.User {
	u := s.user(e)
	u.Tags, u.PermissionsBoundary = tagsShown(e.Tags), s.boundary(e.Boundary)
	return &u
}

func createUser(c *call, in *iam.CreateUserRequest) (api.Struct, error) {
	tags, err := tagsOf(in.Tags)
	if err != nil {
		return nil, err
	}
	boundary, err := c.boundaryRef(in.PermissionsBoundary)
	if err != nil {
		return nil, err
	}
	e, err := proposed[*directory.Entity](c.ctx, c.Service, directory.Create{Entity: directory.Entity{
		Key: c.key(directory.User, in.UserName), ID: newID("AIDA", entityIDLetters), Path: pathOr(in.Path), Tags: tags, Boundary: boundary,
	}}.Encode())
	if err != nil {
		return nil, err
	}
	user := c.userInFull(e)
	user.Tags = echo(in.Tags)
	return &iam.CreateUserResponse{User: user}, nil
}

func getUser(c *call, in *iam.GetUserRequest) (api.Struct, error) {
	key, err := c.self(in.UserName)
	if err != nil {
		return nil, err
	}
	e := c.directory.Entity(key)
	switch {
	case e != nil:
	case key.Kind == directory.Root: // has never had a key of its own
		e = &directory.Entity{Key: key, ID: key.Account}
	default:
		return nil, directory.NotFound(key)
	}
	return &iam.GetUserResponse{User: c.userInFull(e)}, nil
}

func listUsers(c *call, in *iam.ListUsersRequest) (api.Struct, error) {
	all := view(c.Service, func(m *directory.Machine) []*directory.Entity { return m.Entities(c.account, directory.User) })
	some, marker, err := page(under(all, entityPath, in.PathPrefix), entityName, in.Marker, in.MaxItems)
	if err != nil {
		return nil, err
	}
	return &iam.ListUsersResponse{Users: c.users(some), IsTruncated: truncated(marker), Marker: marker}, nil
}

func (s *Service) users(of []*directory.Entity) iam.UserListType {
	users := iam.UserListType{}
	for _, e := range of {
		users = append(users, s.user(e))
	}
	return users
}

func deleteUser(c *call, in *iam.DeleteUserRequest) (api.Struct, error) {
	_, err := c.propose(c.ctx, directory.Delete{Key: c.key(directory.User, in.UserName)}.Encode())
	return nil, err
}

func tagUser(c *call, in *iam.TagUserRequest) (api.Struct, error) {
	return c.tag(directory.User, in.UserName, in.Tags)
}

// tag sets tags of an entity.
func (c *call) tag(kind directory.Kind, name string, list iam.TagListType) (api.Struct, error) {
	tags, err := tagsOf(list)
	if err == nil {
		_, err = c.propose(c.ctx, directory.SetTags{Key: c.key(kind, name), Set: tags}.Encode())
	}
	return nil, err
}

func untagUser(c *call, in *iam.UntagUserRequest) (api.Struct, error) {
	return c.untag(directory.User, in.UserName, in.TagKeys)
}

// untag removes tags of an entity.
func (c *call) untag(kind directory.Kind, name string, keys []string) (api.Struct, error) {
	_, err := c.propose(c.ctx, directory.SetTags{Key: c.key(kind, name), Remove: keys}.Encode())
	return nil, err
}

func listUserTags(c *call, in *iam.ListUserTagsRequest) (api.Struct, error) {
	some, marker, err := c.tags(directory.User, in.UserName, in.Marker, in.MaxItems)
	if err != nil {
		return nil, err
	}
	return &iam.ListUserTagsResponse{Tags: some, IsTruncated: truncated(marker), Marker: marker}, nil
}

// tags gives a page of an entity's tags, and the marker of the next.
func (c *call) tags(kind directory.Kind, name, from string, most *int32) ([]iam.Tag, string, error) {
	e, err := c.entity(kind, name)
	if err != nil {
		return nil, "", err
	}
	return page(tagList(e.Tags), tagKey, from, most)
}

func tagKey(t iam.Tag) string { return t.Key }
