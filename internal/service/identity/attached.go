package identity

import (
	"regexp"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/api"
	"github.com/shardwell/shardwell/internal/api/iam"
	"github.com/shardwell/shardwell/internal/policy"
	"github.com/shardwell/shardwell/internal/service"
	"github.com/shardwell/shardwell/internal/service/identity/directory"
)

// attachedHandlers are the operations that attach managed policies: the same for
// users, groups and roles, in types of their own.
func (s *Service) attachedHandlers() map[string]service.Handler {
	return map[string]service.Handler{
		"AttachUserPolicy":          handle(s, attachUserPolicy),
		"DetachUserPolicy":          handle(s, detachUserPolicy),
		"ListAttachedUserPolicies":  handle(s, listAttachedUserPolicies),
		"AttachGroupPolicy":         handle(s, attachGroupPolicy),
		"DetachGroupPolicy":         handle(s, detachGroupPolicy),
		"ListAttachedGroupPolicies": handle(s, listAttachedGroupPolicies),
		"AttachRolePolicy":          handle(s, attachRolePolicy),
		"DetachRolePolicy":          handle(s, detachRolePolicy),
		"ListAttachedRolePolicies":  handle(s, listAttachedRolePolicies),
	}
}

// policyARN is the form of a managed policy's ARN, of which the directory keeps
// what follows the partition.
var policyARN = regexp.MustCompile(`^arn:(aws|aws-cn|aws-us-gov):iam::((?:aws|[0-9]{12}):policy/(?:[!-.0-~]+/)*[\w+=,.@-]+)$`)

// ref reads the ARN of a managed policy.
func (c *call) ref(arn string) (directory.Ref, error) {
	parts := policyARN.FindStringSubmatch(arn)
	if parts == nil {
		return "", shardwell.Errorf(codeValidation, "ARN %s is not valid.", arn)
	}
	ref, ok := c.refOf(parts)
	if !ok {
		return "", directory.PolicyNotFound(arn)
	}
	return ref, nil
}

// refOf makes a reference of the parts of a policy's ARN; false if the policy cannot
// be one of those that the account sees.
func (c *call) refOf(parts []string) (directory.Ref, bool) {
	ref := directory.Ref(parts[2])
	return ref, parts[1] == c.cfg.Partition && (ref.Account() == "aws" || ref.Account() == c.account)
}

// exists tells whether there is such a policy, AWS's or the account's.
func (c *call) exists(r directory.Ref) bool {
	if r.Account() == "aws" {
		_, ok := policy.FindAWSManaged(c.refARN(r))
		return ok
	}
	return c.directory.Policy(r) != nil
}

func (c *call) attach(kind directory.Kind, name, arn string) (api.Struct, error) {
	ref, err := c.ref(arn)
	if err != nil {
		return nil, err
	}
	if _, err := c.entity(kind, name); err != nil {
		return nil, err
	}
	if !c.exists(ref) {
		return nil, shardwell.Errorf(directory.CodeNoSuchEntity, "Policy %s does not exist or is not attachable.", arn)
	}
	_, err = c.propose(c.ctx, directory.Attach{Key: c.key(kind, name), Policy: ref, Named: arn}.Encode())
	return nil, err
}

func (c *call) detach(kind directory.Kind, name, arn string) (api.Struct, error) {
	ref, err := c.ref(arn)
	if err != nil {
		return nil, err
	}
	_, err = c.propose(c.ctx, directory.Detach{Key: c.key(kind, name), Policy: ref, Named: arn}.Encode())
	return nil, err
}

// listAttached gives a page of the managed policies of an entity.
func (c *call) listAttached(kind directory.Kind, name, prefix, marker string, most *int32) (iam.AttachedPoliciesListType, string, error) {
	e, err := c.entity(kind, name)
	if err != nil {
		return nil, "", err
	}
	all := append([]directory.Ref{}, e.Attached...)
	refs, next, err := page(under(all, directory.Ref.Path, prefix), directory.Ref.Name, marker, most)
	list := iam.AttachedPoliciesListType{}
	for _, r := range refs {
		list = append(list, iam.AttachedPolicy{PolicyName: r.Name(), PolicyArn: c.refARN(r)})
	}
	return list, next, err
}

func attachUserPolicy(c *call, in *iam.AttachUserPolicyRequest) (api.Struct, error) {
	return c.attach(directory.User, in.UserName, in.PolicyArn)
}

func detachUserPolicy(c *call, in *iam.DetachUserPolicyRequest) (api.Struct, error) {
	return c.detach(directory.User, in.UserName, in.PolicyArn)
}

func listAttachedUserPolicies(c *call, in *iam.ListAttachedUserPoliciesRequest) (api.Struct, error) {
	list, marker, err := c.listAttached(directory.User, in.UserName, in.PathPrefix, in.Marker, in.MaxItems)
	if err != nil {
		return nil, err
	}
	return &iam.ListAttachedUserPoliciesResponse{AttachedPolicies: list, IsTruncated: truncated(marker), Marker: marker}, nil
}

func attachGroupPolicy(c *call, in *iam.AttachGroupPolicyRequest) (api.Struct, error) {
	return c.attach(directory.Group, in.GroupName, in.PolicyArn)
}

func detachGroupPolicy(c *call, in *iam.DetachGroupPolicyRequest) (api.Struct, error) {
	return c.detach(directory.Group, in.GroupName, in.PolicyArn)
}

func listAttachedGroupPolicies(c *call, in *iam.ListAttachedGroupPoliciesRequest) (api.Struct, error) {
	list, marker, err := c.listAttached(directory.Group, in.GroupName, in.PathPrefix, in.Marker, in.MaxItems)
	if err != nil {
		return nil, err
	}
	return &iam.ListAttachedGroupPoliciesResponse{AttachedPolicies: list, IsTruncated: truncated(marker), Marker: marker}, nil
}

func attachRolePolicy(c *call, in *iam.AttachRolePolicyRequest) (api.Struct, error) {
	return c.attach(directory.Role, in.RoleName, in.PolicyArn)
}

func detachRolePolicy(c *call, in *iam.DetachRolePolicyRequest) (api.Struct, error) {
	return c.detach(directory.Role, in.RoleName, in.PolicyArn)
}

func listAttachedRolePolicies(c *call, in *iam.ListAttachedRolePoliciesRequest) (api.Struct, error) {
	list, marker, err := c.listAttached(directory.Role, in.RoleName, in.PathPrefix, in.Marker, in.MaxItems)
	if err != nil {
		return nil, err
	}
	return &iam.ListAttachedRolePoliciesResponse{AttachedPolicies: list, IsTruncated: truncated(marker), Marker: marker}, nil
}
