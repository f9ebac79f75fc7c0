package identity

import (
	"strconv"
	"strings"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/api"
	"github.com/shardwell/shardwell/internal/api/iam"
	"github.com/shardwell/shardwell/internal/policy"
	"github.com/shardwell/shardwell/internal/service"
	"github.com/shardwell/shardwell/internal/service/identity/directory"
)

func (s *Service) roleHandlers() map[string]service.Handler {
	return map[string]service.Handler{
		"CreateRole":             handle(s, createRole),
		"GetRole":                handle(s, getRole),
		"ListRoles":              handle(s, listRoles),
		"DeleteRole":             handle(s, deleteRole),
		"UpdateAssumeRolePolicy": handle(s, updateAssumeRolePolicy),
		"TagRole":                handle(s, tagRole),
		"UntagRole":              handle(s, untagRole),
		"ListRoleTags":           handle(s, listRoleTags),
	}
}

// defaultSessionSeconds is how long a role's sessions last where nobody says
// otherwise, and how long they may (API reference).
const defaultSessionSeconds = 3600

// role shows what all answers tell of a role.
func (s *Service) role(e *directory.Entity) iam.Role {
	return iam.Role{
		Path: pathOr(e.Path), RoleName: e.Name, RoleId: e.ID, Arn: s.arn(e.Account, e.Resource()), CreateDate: date(e.CreatedAt),
		AssumeRolePolicyDocument: s.trustShown(e),
	}
}

// roleMade shows a role that has just been made: without its description and how
// long its sessions last.
func (s *Service) roleMade(e *directory.Entity) *iam.Role {
	r := s.role(e)
	r.PermissionsBoundary = s.boundary(e.Boundary)
	return &r
}

// roleListed shows a role in a list: without tags and boundaries.
func (s *Service) roleListed(e *directory.Entity) iam.Role {
	r := s.role(e)
	r.Description, r.MaxSessionDuration = e.Description, new(e.MaxSessionSeconds)
	return r
}

// roleInFull shows all of a role. When it was used last is not kept.
func (s *Service) roleInFull(e *directory.Entity) *iam.Role {
	r := s.roleListed(e)
	r.Tags, r.PermissionsBoundary, r.RoleLastUsed = tagsShown(e.Tags), s.boundary(e.Boundary), &iam.RoleLastUsed{}
	return &r
}

// readTrust refuses what is no trust policy, or names users or roles of the account
// that are not there, as IAM does; those of other accounts may be anybody's. It gives
// the unique ids of those that are there, by ARN.
func (c *call) readTrust(text string) (map[string]string, error) {
	if err := checkDocument(policy.Trust, text, overQuota("ACLSizePerRole")); err != nil {
		return nil, err
	}
	p, err := policy.Parse(policy.Trust, "", text)
	if err != nil {
		return nil, err
	}
	trusted := map[string]string{}
	for _, arn := range p.PrincipalARNs() {
		parts := entityARN.FindStringSubmatch(arn)
		if parts == nil {
			continue
		}
		e := c.directory.Entity(directory.Key{Account: parts[2], Kind: directory.Kind(parts[3]), Name: parts[5]})
		switch {
		case e != nil && c.arn(e.Account, e.Resource()) == arn:
			trusted[arn] = e.ID
		case parts[2] == c.account:
			return nil, shardwell.Errorf(codeMalformedPolicy, "Invalid principal in policy: \"AWS\":%q", arn)
		}
	}
	return trusted, nil
}

// trustShown is a role's trust policy as answers have it: with their unique ids in
// place of the users and roles that are gone.
func (s *Service) trustShown(e *directory.Entity) string {
	text := e.Trust
	for arn, id := range e.Trusted {
		parts := entityARN.FindStringSubmatch(arn)
		if parts == nil {
			continue
		}
		now := s.directory.Entity(directory.Key{Account: parts[2], Kind: directory.Kind(parts[3]), Name: parts[5]})
		if now == nil || now.ID != id {
			text = strings.ReplaceAll(text, strconv.Quote(arn), strconv.Quote(id))
		}
	}
	return document(text)
}

func createRole(c *call, in *iam.CreateRoleRequest) (api.Struct, error) {
	tags, err := tagsOf(in.Tags)
	if err != nil {
		return nil, err
	}
	boundary, err := c.boundaryRef(in.PermissionsBoundary)
	if err != nil {
		return nil, err
	}
	trusted, err := c.readTrust(in.AssumeRolePolicyDocument)
	if err != nil {
		return nil, err
	}
	longest := int32(defaultSessionSeconds)
	if in.MaxSessionDuration != nil {
		longest = *in.MaxSessionDuration
	}
	e, err := proposed[*directory.Entity](c.ctx, c.Service, directory.Create{Entity: directory.Entity{
		Key: c.key(directory.Role, in.RoleName), ID: newID("AROA", entityIDLetters), Path: pathOr(in.Path), Tags: tags, Boundary: boundary,
		Trust: in.AssumeRolePolicyDocument, Trusted: trusted, Description: in.Description, MaxSessionSeconds: longest,
	}}.Encode())
	if err != nil {
		return nil, err
	}
	role := c.roleMade(e)
	role.Tags = echo(in.Tags)
	return &iam.CreateRoleResponse{Role: role}, nil
}

func getRole(c *call, in *iam.GetRoleRequest) (api.Struct, error) {
	e, err := c.entity(directory.Role, in.RoleName)
	if err != nil {
		return nil, err
	}
	return &iam.GetRoleResponse{Role: c.roleInFull(e)}, nil
}

func listRoles(c *call, in *iam.ListRolesRequest) (api.Struct, error) {
	all := view(c.Service, func(m *directory.Machine) []*directory.Entity { return m.Entities(c.account, directory.Role) })
	some, marker, err := page(under(all, entityPath, in.PathPrefix), entityName, in.Marker, in.MaxItems)
	if err != nil {
		return nil, err
	}
	roles := iam.RoleListType{}
	for _, e := range some {
		roles = append(roles, c.roleListed(e))
	}
	return &iam.ListRolesResponse{Roles: roles, IsTruncated: truncated(marker), Marker: marker}, nil
}

func deleteRole(c *call, in *iam.DeleteRoleRequest) (api.Struct, error) {
	_, err := c.propose(c.ctx, directory.Delete{Key: c.key(directory.Role, in.RoleName)}.Encode())
	return nil, err
}

func updateAssumeRolePolicy(c *call, in *iam.UpdateAssumeRolePolicyRequest) (api.Struct, error) {
	if _, err := c.entity(directory.Role, in.RoleName); err != nil {
		return nil, err
	}
	trusted, err := c.readTrust(in.PolicyDocument)
	if err != nil {
		return nil, err
	}
	_, err = c.propose(c.ctx, directory.SetTrust{Key: c.key(directory.Role, in.RoleName), Trust: in.PolicyDocument, Trusted: trusted}.Encode())
	return nil, err
}

func tagRole(c *call, in *iam.TagRoleRequest) (api.Struct, error) {
	return c.tag(directory.Role, in.RoleName, in.Tags)
}

func untagRole(c *call, in *iam.UntagRoleRequest) (api.Struct, error) {
	return c.untag(directory.Role, in.RoleName, in.TagKeys)
}

func listRoleTags(c *call, in *iam.ListRoleTagsRequest) (api.Struct, error) {
	some, marker, err := c.tags(directory.Role, in.RoleName, in.Marker, in.MaxItems)
	if err != nil {
		return nil, err
	}
	return &iam.ListRoleTagsResponse{Tags: some, IsTruncated: truncated(marker), Marker: marker}, nil
}
