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
	// maxSimulatedEffort is what a page may take, as policy.Policy.Effort has it: a second
	// or a few of a processor.
	maxSimulatedEffort = 1e9
	// maxSimulatedTold is how many statements and condition keys the results of one action
	// may name, and of a page that does not end with that action.
	maxSimulatedTold = 50_000
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
	// valueBytes is how much all values of one condition key are, at most.
	valueBytes int
	// told is how many statements and condition keys the results name so far.
	told int
}

// leastValueBytes is what values are taken to be that the request does not give, such as
// tags of the principal.
const leastValueBytes = 256

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
	x.valueBytes = leastValueBytes
	for _, entry := range in.context {
		values[entry.ContextKeyName] = entry.ContextKeyValues
		size := len(entry.ContextKeyValues)
		for _, v := range entry.ContextKeyValues {
			size += len(v)
		}
		x.valueBytes = max(x.valueBytes, size)
	}
	x.context = policy.NewKeys(values)
	return nil
}

// run gives a page of results, one for each action.
func (x *simulation) run(actions, resources []string, marker string, wanted *int32) (*iam.SimulatePolicyResponse, error) {
	for _, name := range actions {
		if service, action, ok := strings.Cut(name, ":"); !ok || service == "" || action == "" || strings.ContainsAny(name, "*?") {
			return nil, shardwell.Errorf(codeInvalidInput, "Invalid action name: %s", name)
		}
	}
	first, size := 0, defaultPage
	if marker != "" {
		raw, err := base64.RawURLEncoding.DecodeString(marker)
		if first, _ = strconv.Atoi(string(raw)); err != nil || first <= 0 || first > len(actions) {
			return nil, &shardwell.Error{Code: codeValidation, Message: "Invalid Marker."}
		}
	}
	if wanted != nil {
		size = int(*wanted)
	}
	most, err := x.bounded(resources)
	if err != nil {
		return nil, err
	}
	last := min(first+min(size, most), len(actions))
	out := &iam.SimulatePolicyResponse{EvaluationResults: iam.EvaluationResultsListType{}}
	for i := first; i < last; i++ {
		before := x.told
		r := x.result(actions[i], resources)
		if x.told-before > maxSimulatedTold {
			return nil, shardwell.Errorf(codeInvalidInput, "The results would name more than %d statements and condition keys. Ask for fewer resources.", maxSimulatedTold)
		}
		out.EvaluationResults = append(out.EvaluationResults, r)
		if x.told > maxSimulatedTold {
			last = i + 1
		}
	}
	if last < len(actions) {
		out.Marker = base64.RawURLEncoding.EncodeToString([]byte(strconv.Itoa(last)))
	}
	out.IsTruncated = truncated(out.Marker)
	return out, nil
}

// bounded says of how many actions a page may be, or why not even of one.
func (x *simulation) bounded(resources []string) (actions int, err error) {
	if len(resources) > maxSimulated {
		return 0, shardwell.Errorf(codeInvalidInput, "There can be %d resources.", maxSimulated)
	}
	pairs := max(1, len(resources))
	steps, effort := x.statements()*pairs, x.effort(resources)
	switch {
	case steps > maxSimulatedSteps:
		return 0, shardwell.Errorf(codeInvalidInput, "There can be %d statements times resources.", maxSimulatedSteps)
	case effort > maxSimulatedEffort:
		return 0, &shardwell.Error{Code: codeInvalidInput, Message: "The simulation would take too long. Ask for fewer resources, or give fewer values."}
	}
	return max(1, min(maxSimulated/pairs, maxSimulatedSteps/max(1, steps), int(maxSimulatedEffort/effort))), nil
}

// effort is what it may take at most to simulate one action.
func (x *simulation) effort(resources []string) float64 {
	all := 1.0
	if len(resources) == 0 {
		resources = []string{"*"}
	}
	size := 0
	for _, r := range resources {
		size += len(r)
	}
	for p := range x.ids {
		each := p.Effort(0, x.valueBytes)
		all += float64(len(resources))*each + p.Effort(size, x.valueBytes) - each
	}
	return all
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
		if x.told += len(s.Matched) + len(s.Missing); x.told > 2*maxSimulatedTold {
			return worst // which nobody is going to see
		}
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
