package identity

import (
	"maps"
	"regexp"
	"slices"
	"strings"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/api"
	"github.com/shardwell/shardwell/internal/api/iam"
	"github.com/shardwell/shardwell/internal/policy"
	"github.com/shardwell/shardwell/internal/service"
	"github.com/shardwell/shardwell/internal/service/identity/directory"
)

// simulateHandlers are the operations that tell what policies would decide, and by
// what; simulation.go has how.
func (s *Service) simulateHandlers() map[string]service.Handler {
	return map[string]service.Handler{
		"SimulateCustomPolicy":             handle(s, simulateCustomPolicy),
		"SimulatePrincipalPolicy":          handle(s, simulatePrincipalPolicy),
		"GetContextKeysForCustomPolicy":    handle(s, contextKeysForCustomPolicy),
		"GetContextKeysForPrincipalPolicy": handle(s, contextKeysForPrincipalPolicy),
	}
}

// entityARN is the form of the ARN of a user, group or role: the partition, the
// account, the kind, the path and the name.
var entityARN = regexp.MustCompile(`^arn:(aws|aws-cn|aws-us-gov):iam::([0-9]{12}):(user|group|role)/((?:[!-.0-~]+/)*)([\w+=,.@-]{1,64})$`)

// entityOf gives the entity of the account that an ARN names, or why there is none.
func (c *call) entityOf(arn string) (*directory.Entity, error) {
	parts := entityARN.FindStringSubmatch(arn)
	if parts == nil {
		return nil, shardwell.Errorf(codeInvalidInput, "ARN %s is not valid.", arn)
	}
	key := c.key(directory.Kind(parts[3]), parts[5])
	e := c.directory.Entity(key)
	if e == nil || c.arn(e.Account, e.Resource()) != arn {
		return nil, directory.NotFound(key)
	}
	return e, nil
}

func simulateCustomPolicy(c *call, in *iam.SimulateCustomPolicyRequest) (api.Struct, error) {
	out, err := SimulateCustom(c.account, in)
	if err != nil {
		return nil, err
	}
	return out, nil
}

func simulatePrincipalPolicy(c *call, in *iam.SimulatePrincipalPolicyRequest) (api.Struct, error) {
	x, err := c.simulationOf(in.PolicySourceArn, in.PolicyExclusionList)
	if err != nil {
		return nil, err
	}
	if err := x.addInput(in.PolicyInputList); err != nil {
		return nil, err
	}
	if err := x.setUp(&surroundings{in.PermissionsBoundaryPolicyInputList, in.ResourcePolicy, in.ResourceOwner, in.CallerArn, in.ContextEntries}); err != nil {
		return nil, err
	}
	out, err := x.run(in.ActionNames, in.ResourceArns, in.Marker, in.MaxItems)
	if err != nil {
		return nil, err
	}
	return out, nil
}

// simulationOf is a simulation with the policies of a user, group or role, but for
// those that are excluded.
func (c *call) simulationOf(arn string, excluded iam.PolicyExclusionsListType) (*simulation, error) {
	e, err := c.entityOf(arn)
	if err != nil {
		return nil, err
	}
	x := &simulation{principal: policy.Principal{Kind: policy.User, Account: c.account}, ids: map[*policy.Policy]string{}}
	switch e.Kind {
	case directory.User:
		x.principal = c.callerOf(e).Principal
	case directory.Role:
		x.principal = policy.Principal{Kind: policy.Role, Account: c.account, ARN: arn, RoleARN: arn, Tags: e.Tags}
	}
	x.addOf(c, e, excluded)
	for _, name := range e.Groups {
		if group := c.directory.Entity(c.key(directory.Group, name)); group != nil {
			x.addOf(c, group, excluded)
		}
	}
	if e.Boundary != "" && !excludes(excluded, func(i *iam.PolicyIdentifier) bool {
		return i.PolicyType == iam.PolicyIdentifierPolicyTypePermissionBoundary || i.PolicyArn == c.refARN(e.Boundary)
	}) {
		x.Boundary = c.managed(e.Boundary)
		x.ids[x.Boundary] = e.Boundary.Name()
	}
	return x, nil
}

// addOf adds the policies of an entity.
func (x *simulation) addOf(c *call, e *directory.Entity, excluded iam.PolicyExclusionsListType) {
	for _, name := range slices.Sorted(maps.Keys(e.Inline)) {
		if excludes(excluded, func(i *iam.PolicyIdentifier) bool {
			in := i.InlinePolicyIdentifier
			return in != nil && in.PolicyName == name && in.AttachmentType == string(e.Kind) && strings.EqualFold(in.AttachmentName, e.Name)
		}) {
			continue
		}
		p := c.stored(inlineKinds[e.Kind], name, e.Inline[name].Text)
		x.ids[p] = string(e.Kind) + "_" + e.Name + "_" + name
		x.Identity = append(x.Identity, p)
	}
	for _, ref := range e.Attached {
		if excludes(excluded, func(i *iam.PolicyIdentifier) bool { return i.PolicyArn == c.refARN(ref) }) {
			continue
		}
		p := c.managed(ref)
		x.ids[p] = ref.Name()
		x.Identity = append(x.Identity, p)
	}
}

func excludes(excluded iam.PolicyExclusionsListType, is func(*iam.PolicyIdentifier) bool) bool {
	for i := range excluded {
		if is(&excluded[i]) {
			return true
		}
	}
	return false
}

func contextKeysForCustomPolicy(_ *call, in *iam.GetContextKeysForCustomPolicyRequest) (api.Struct, error) {
	x := &simulation{ids: map[*policy.Policy]string{}}
	if err := x.addInput(in.PolicyInputList); err != nil {
		return nil, err
	}
	return x.contextKeys(), nil
}

func contextKeysForPrincipalPolicy(c *call, in *iam.GetContextKeysForPrincipalPolicyRequest) (api.Struct, error) {
	x, err := c.simulationOf(in.PolicySourceArn, nil)
	if err != nil {
		return nil, err
	}
	if err := x.addInput(in.PolicyInputList); err != nil {
		return nil, err
	}
	return x.contextKeys(), nil
}

// contextKeys tells which keys the policies ask for.
func (x *simulation) contextKeys() *iam.GetContextKeysForPolicyResponse {
	var all []string
	for _, p := range x.Identity {
		all = append(all, p.ContextKeys()...)
	}
	slices.SortFunc(all, func(a, b string) int { return strings.Compare(strings.ToLower(a), strings.ToLower(b)) })
	return &iam.GetContextKeysForPolicyResponse{
		ContextKeyNames: append(iam.ContextKeyNamesResultListType{}, slices.CompactFunc(all, strings.EqualFold)...),
	}
}
