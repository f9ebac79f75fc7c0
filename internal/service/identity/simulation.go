package identity

import (
	"encoding/base64"
	"strconv"
	"strings"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/api/iam"
	"github.com/shardwell/shardwell/internal/policy"
)

// What bounds a simulation, so that nobody keeps the machine busy by one request.
const (
	// maxSimulated is how many resources one may be about, and how many pairs of an
	// action and a resource a page of results is of.
	maxSimulated = 1000
	// maxSimulatedSteps is how many statements a page looks at, each as often as there
	// are pairs.
	maxSimulatedSteps = 2_000_000
	// maxInputBytes is how much text the policies of a request may have together.
	maxInputBytes = 1 << 20
)

// simulation is what requests are simulated with.
type simulation struct {
	policy.Policies
	principal policy.Principal
	owner     string // the account of resources that do not name theirs
	context   policy.Keys
	ids       map[*policy.Policy]string // what answers call them
	// inputBytes is how much text has been read of the request's policies.
	inputBytes int
}

// What answers call policies that are not attached to anything, and say of where
// policies are from, as IAM was seen to.
const (
	inputID        = "PolicyInputList."
	boundaryID     = "PermissionsBoundaryPolicyInputList."
	resourceID     = "ResourcePolicy"
	fromPrincipal  = "IAM Policy"
	fromResource   = "Resource Policy"
	boundaryPolicy = "Permissions Boundary Policy"
)

// SimulateCustom carries out SimulateCustomPolicy for an account. It needs nothing
// but its arguments. A refusal is a *shardwell.Error.
func SimulateCustom(account string, in *iam.SimulateCustomPolicyRequest) (*iam.SimulatePolicyResponse, error) {
	if len(in.OrderedOrganizationPolicyInputList) > 0 {
		return nil, shardwell.Errorf(codeInvalidInput, "There are no organizations here whose policies could be simulated.")
	}
	x := &simulation{principal: policy.Principal{Kind: policy.User, Account: account}, ids: map[*policy.Policy]string{}}
	if err := x.addInput(in.PolicyInputList); err != nil {
		return nil, err
	}
	if err := x.setUp(&surroundings{in.PermissionsBoundaryPolicyInputList, in.ResourcePolicy, in.ResourceOwner, in.CallerArn, in.ContextEntries}); err != nil {
		return nil, err
	}
	return x.run(in.ActionNames, in.ResourceArns, in.Marker, in.MaxItems)
}

// surroundings is what requests of both operations have alike, beside policies of
// identities.
type surroundings struct {
	boundary       iam.SimulationPolicyListType
	resourcePolicy string
	resourceOwner  string
	caller         string
	context        iam.ContextEntryListType
}

// read reads a policy of a request; id is what answers call it.
func (x *simulation) read(kind policy.Kind, id, text string) (*policy.Policy, error) {
	if x.inputBytes += len(text); x.inputBytes > maxInputBytes {
		return nil, shardwell.Errorf(codeInvalidInput, "The policies of a simulation can have %d bytes together.", maxInputBytes)
	}
	p, err := policy.ParseInput(kind, id, text)
	if err != nil {
		return nil, shardwell.Errorf(codeInvalidInput, "%s: %s", id, err)
	}
	x.ids[p] = id
	return p, nil
}

// addInput adds policies of a request to those of the identity.
func (x *simulation) addInput(texts iam.SimulationPolicyListType) error {
	for i, text := range texts {
		p, err := x.read(policy.UserInline, inputID+strconv.Itoa(i+1), text)
		if err != nil {
			return err
		}
		x.Identity = append(x.Identity, p)
	}
	return nil
}

// userOf reads the ARN of a user, who alone can be a simulated caller.
func userOf(arn string) (account, name string, ok bool) {
	parts := entityARN.FindStringSubmatch(arn)
	if parts == nil || parts[3] != "user" {
		return "", "", false
	}
	return parts[2], parts[5], true
}

func (x *simulation) setUp(in *surroundings) (err error) {
	if in.caller != "" {
		account, name, ok := userOf(in.caller)
		if !ok {
			return shardwell.Errorf(codeInvalidInput, "The caller ARN %s is not the ARN of a user.", in.caller)
		}
		if in.caller != x.principal.ARN {
			x.principal = policy.Principal{Kind: policy.User, Account: account, ARN: in.caller, Name: name}
		}
	}
	if len(in.boundary) > 1 {
		return shardwell.Errorf(codeInvalidInput, "There can be one permissions boundary only.")
	}
	if len(in.boundary) == 1 {
		if x.Boundary, err = x.read(policy.UserInline, boundaryID+"1", in.boundary[0]); err != nil {
			return err
		}
	}
	if in.resourcePolicy != "" {
		if x.principal.ARN == "" || x.principal.Kind != policy.User {
			return shardwell.Errorf(codeInvalidInput, "A resource policy takes a caller ARN, that of a user.")
		}
		if x.Resource, err = x.read(policy.Resource, resourceID, in.resourcePolicy); err != nil {
			return err
		}
	}
	x.owner = x.principal.Account
	if in.resourceOwner != "" {
		parts := strings.SplitN(in.resourceOwner, ":", 6)
		if len(parts) != 6 || len(parts[4]) != 12 || strings.Trim(parts[4], "0123456789") != "" {
			return shardwell.Errorf(codeInvalidInput, "The resource owner %s is not the ARN of an account.", in.resourceOwner)
		}
		x.owner = parts[4]
	}
	values := map[string][]string{}
	for _, entry := range in.context {
		values[entry.ContextKeyName] = entry.ContextKeyValues
	}
	x.context = policy.NewKeys(values)
	return nil
}

// run gives a page of results, one for each action.
func (x *simulation) run(actions, resources []string, marker string, most *int32) (*iam.SimulatePolicyResponse, error) {
	for _, name := range actions {
		if service, action, ok := strings.Cut(name, ":"); !ok || service == "" || action == "" || strings.ContainsAny(name, "*?") {
			return nil, shardwell.Errorf(codeInvalidInput, "Invalid action name: %s", name)
		}
	}
	if len(resources) > maxSimulated {
		return nil, shardwell.Errorf(codeInvalidInput, "There can be %d resources.", maxSimulated)
	}
	first, size := 0, defaultPage
	if marker != "" {
		raw, err := base64.RawURLEncoding.DecodeString(marker)
		if first, _ = strconv.Atoi(string(raw)); err != nil || first <= 0 || first > len(actions) {
			return nil, &shardwell.Error{Code: codeValidation, Message: "Invalid Marker."}
		}
	}
	if most != nil {
		size = int(*most)
	}
	perAction := x.statements() * max(1, len(resources))
	if perAction > maxSimulatedSteps {
		return nil, shardwell.Errorf(codeInvalidInput, "There can be %d statements times resources.", maxSimulatedSteps)
	}
	last := min(first+size, first+max(1, min(maxSimulated/max(1, len(resources)), maxSimulatedSteps/max(1, perAction))), len(actions))
	out := &iam.SimulatePolicyResponse{EvaluationResults: iam.EvaluationResultsListType{}}
	for _, action := range actions[first:last] {
		out.EvaluationResults = append(out.EvaluationResults, x.result(action, resources))
	}
	if last < len(actions) {
		out.Marker = base64.RawURLEncoding.EncodeToString([]byte(strconv.Itoa(last)))
	}
	out.IsTruncated = truncated(out.Marker)
	return out, nil
}

// statements is how many all policies have.
func (x *simulation) statements() (n int) {
	for p := range x.ids {
		n += p.Statements()
	}
	return n
}

// result simulates one action. With several resources, what stands above them is the
// decision that lets least through (API reference).
func (x *simulation) result(action string, resources []string) iam.EvaluationResult {
	if len(resources) == 0 {
		resources = []string{"*"}
	}
	var worst iam.EvaluationResult
	var each iam.ResourceSpecificResultListType
	outcome := policy.Allows
	for i, resource := range resources {
		s := policy.Simulate(&policy.Request{
			Principal: &x.principal, Action: policy.NewAction(action), Resource: resource, ResourceAccount: x.accountOf(resource), Context: x.context,
		}, &x.Policies)
		r := x.shown(action, resource, &s)
		if got := s.Outcome(); i == 0 || got > outcome {
			worst, outcome = r, got
		}
		each = append(each, iam.ResourceSpecificResult{
			EvalResourceName: resource, EvalResourceDecision: r.EvalDecision, MatchedStatements: r.MatchedStatements,
			MissingContextValues: r.MissingContextValues, PermissionsBoundaryDecisionDetail: r.PermissionsBoundaryDecisionDetail,
		})
		if s.Across {
			each[i].EvalDecisionDetails = r.EvalDecisionDetails
		}
	}
	if len(resources) == 1 && resources[0] == "*" {
		worst.EvalDecisionDetails = nil
		return worst
	}
	worst.ResourceSpecificResults = each
	if len(resources) > 1 {
		worst.EvalResourceName = "*"
	}
	return worst
}

// accountOf is the owner of a resource that does not name its own, or else "".
func (x *simulation) accountOf(resource string) string {
	if parts := strings.SplitN(resource, ":", 6); len(parts) == 6 && parts[4] != "" {
		return ""
	}
	return x.owner
}

// decisions are outcomes as answers call them.
var decisions = map[policy.Outcome]string{
	policy.Allows: iam.PolicyEvaluationDecisionTypeAllowed,
	policy.Silent: iam.PolicyEvaluationDecisionTypeImplicitDeny,
	policy.Denies: iam.PolicyEvaluationDecisionTypeExplicitDeny,
}

func (x *simulation) shown(action, resource string, s *policy.Simulation) iam.EvaluationResult {
	r := iam.EvaluationResult{
		EvalActionName: action, EvalResourceName: resource, EvalDecision: decisions[s.Outcome()],
		MatchedStatements: iam.StatementListType{}, MissingContextValues: append(iam.ContextKeyNamesResultListType{}, s.Missing...),
		EvalDecisionDetails: map[string]string{},
	}
	for _, m := range s.Matched {
		from, to := m.Policy.Span(m.Statement)
		of := fromPrincipal
		switch m.By {
		case policy.ResourceLayer:
			of = fromResource
		case policy.BoundaryLayer:
			of = boundaryPolicy
		}
		r.MatchedStatements = append(r.MatchedStatements, iam.Statement{
			SourcePolicyId: x.ids[m.Policy], SourcePolicyType: of,
			StartPosition: &iam.Position{Line: &from.Line, Column: &from.Column}, EndPosition: &iam.Position{Line: &to.Line, Column: &to.Column},
		})
	}
	if s.Bounded {
		r.PermissionsBoundaryDecisionDetail = &iam.PermissionsBoundaryDecisionDetail{AllowedByPermissionsBoundary: new(s.WithinBoundary)}
	}
	if s.Across {
		r.EvalDecisionDetails[fromPrincipal], r.EvalDecisionDetails[fromResource] = decisions[s.Identity], decisions[s.Resource]
	}
	return r
}
