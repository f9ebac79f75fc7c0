package identity_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/shardwell/shardwell/internal/api/iam"
)

// told is a result of a simulation in one line.
func told(r *iam.EvaluationResult) string {
	line := r.EvalActionName + " " + r.EvalResourceName + " " + r.EvalDecision
	for _, m := range r.MatchedStatements {
		line += fmt.Sprintf(" %s(%s)@%d:%d", m.SourcePolicyId, m.SourcePolicyType, *m.StartPosition.Line, *m.StartPosition.Column)
	}
	if b := r.PermissionsBoundaryDecisionDetail; b != nil {
		line += fmt.Sprint(" boundary ", *b.AllowedByPermissionsBoundary)
	}
	for _, each := range r.ResourceSpecificResults {
		line += " | " + each.EvalResourceName + " " + each.EvalResourceDecision
	}
	return line
}

// Property: a principal's policies are its own, its groups' and those of the
// request; answers name them as IAM does, leave out those that are excluded, and say
// what the boundary does.
func TestSimulatePrincipalPolicy(t *testing.T) {
	s := newServer(t)
	boundary := run[iam.CreatePolicyResponse](s, "CreatePolicy", &iam.CreatePolicyRequest{PolicyName: "limit", PolicyDocument: allow(`kinesis:Put*","kinesis:List*`)}).Policy.Arn
	user := run[iam.CreateUserResponse](s, "CreateUser", &iam.CreateUserRequest{UserName: "u", Path: "/a/", PermissionsBoundary: boundary}).User.Arn
	run[any](s, "PutUserPolicy", &iam.PutUserPolicyRequest{UserName: "u", PolicyName: "own", PolicyDocument: allow("kinesis:PutRecord")})
	group := run[iam.CreateGroupResponse](s, "CreateGroup", &iam.CreateGroupRequest{GroupName: "g"}).Group.Arn
	run[any](s, "AttachGroupPolicy", &iam.AttachGroupPolicyRequest{GroupName: "g", PolicyArn: "arn:aws:iam::aws:policy/AmazonKinesisReadOnlyAccess"})
	run[any](s, "AddUserToGroup", &iam.AddUserToGroupRequest{GroupName: "g", UserName: "u"})
	role := run[iam.CreateRoleResponse](s, "CreateRole", &iam.CreateRoleRequest{RoleName: "r", AssumeRolePolicyDocument: trust}).Role.Arn
	const own, readOnly = "user_u_own(IAM Policy)@1:37", "AmazonKinesisReadOnlyAccess(IAM Policy)@1:38"
	for name, c := range map[string]struct {
		in   iam.SimulatePrincipalPolicyRequest
		want string
	}{
		"own":      {iam.SimulatePrincipalPolicyRequest{PolicySourceArn: user, ActionNames: iam.ActionNameListType{"kinesis:PutRecord"}}, "kinesis:PutRecord * allowed " + own + " boundary true"},
		"group's":  {iam.SimulatePrincipalPolicyRequest{PolicySourceArn: user, ActionNames: iam.ActionNameListType{"kinesis:ListStreams"}}, "kinesis:ListStreams * allowed " + readOnly + " boundary true"},
		"boundary": {iam.SimulatePrincipalPolicyRequest{PolicySourceArn: user, ActionNames: iam.ActionNameListType{"kinesis:GetRecords"}}, "kinesis:GetRecords * implicitDeny boundary false"},
		"group":    {iam.SimulatePrincipalPolicyRequest{PolicySourceArn: group, ActionNames: iam.ActionNameListType{"kinesis:GetRecords"}}, "kinesis:GetRecords * allowed " + readOnly},
		"role": {iam.SimulatePrincipalPolicyRequest{PolicySourceArn: role, ActionNames: iam.ActionNameListType{"kinesis:GetRecords"}, PolicyInputList: iam.SimulationPolicyListType{allow("kinesis:*")}},
			"kinesis:GetRecords * allowed PolicyInputList.1(IAM Policy)@1:37"},
		"excluded": {iam.SimulatePrincipalPolicyRequest{PolicySourceArn: user, ActionNames: iam.ActionNameListType{"kinesis:PutRecord"}, PolicyExclusionList: iam.PolicyExclusionsListType{
			{InlinePolicyIdentifier: &iam.InlinePolicyIdentifierType{PolicyName: "own", AttachmentType: "user", AttachmentName: "u"}}, {PolicyArn: boundary}}}, "kinesis:PutRecord * implicitDeny"},
		"resources": {iam.SimulatePrincipalPolicyRequest{PolicySourceArn: user, ActionNames: iam.ActionNameListType{"kinesis:PutRecord"}, ResourceArns: iam.ResourceNameListType{"arn:aws:kinesis:x:111122223333:stream/a", "b"},
			PolicyInputList: iam.SimulationPolicyListType{strings.Replace(allow("kinesis:*"), `"Resource":"*"`, `"Resource":"arn:aws:kinesis:*:*:stream/a"`, 1)},
			ResourcePolicy:  `{"Statement":{"Effect":"Deny","Principal":"*","Action":"*","NotResource":"arn:aws:kinesis:*:*:stream/a"}}`},
			"kinesis:PutRecord * explicitDeny ResourcePolicy(Resource Policy)@1:14 boundary true | arn:aws:kinesis:x:111122223333:stream/a allowed | b explicitDeny"},
	} {
		out := run[iam.SimulatePolicyResponse](s, "SimulatePrincipalPolicy", &c.in)
		if got := told(&out.EvaluationResults[0]); got != c.want || *out.IsTruncated {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
	}
	actions := iam.ActionNameListType{"kinesis:PutRecord"}
	s.refused("SimulatePrincipalPolicy", &iam.SimulatePrincipalPolicyRequest{PolicySourceArn: strings.Replace(user, "/a/", "/", 1), ActionNames: actions}, "NoSuchEntity", "The user with name u cannot be found.")
	s.refused("SimulatePrincipalPolicy", &iam.SimulatePrincipalPolicyRequest{PolicySourceArn: "arn:aws:iam::111122223333:root", ActionNames: actions}, "InvalidInput", "is not valid")
	s.refused("SimulatePrincipalPolicy", &iam.SimulatePrincipalPolicyRequest{PolicySourceArn: role, ActionNames: actions, ResourcePolicy: trust}, "InvalidInput", "caller ARN")
}

// Property: a custom simulation takes nothing but its arguments, tells across accounts
// what each side says, and comes in pages that together have each action once.
func TestSimulateCustomPolicy(t *testing.T) {
	s := newServer(t)
	in := &iam.SimulateCustomPolicyRequest{
		PolicyInputList: iam.SimulationPolicyListType{allow("kinesis:Get*"), `{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:*","Resource":"*","Condition":{"Bool":{"aws:SecureTransport":true}}}}`},
		CallerArn:       "arn:aws:iam::222222222222:user/x/y", ResourceArns: iam.ResourceNameListType{"arn:aws:kinesis:x:111122223333:stream/a"},
		ResourcePolicy: `{"Statement":{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::222222222222:user/x/y"},"Action":"kinesis:*","Resource":"*"}}`,
		ActionNames:    iam.ActionNameListType{"kinesis:GetRecords", "kinesis:PutRecord", "s3:GetObject"},
	}
	out := run[iam.SimulatePolicyResponse](s, "SimulateCustomPolicy", in)
	for i, want := range []string{"allowed IAM Policy allowed Resource Policy allowed []", "implicitDeny IAM Policy implicitDeny Resource Policy allowed []", "implicitDeny IAM Policy implicitDeny Resource Policy implicitDeny [aws:SecureTransport]"} {
		r := out.EvaluationResults[i]
		got := fmt.Sprintf("%s IAM Policy %s Resource Policy %s %v", r.EvalDecision, r.EvalDecisionDetails["IAM Policy"], r.EvalDecisionDetails["Resource Policy"], r.MissingContextValues)
		if got != want || r.ResourceSpecificResults[0].EvalDecisionDetails["IAM Policy"] != r.EvalDecisionDetails["IAM Policy"] {
			t.Errorf("%s: %s, want %s", r.EvalActionName, got, want)
		}
	}
	in.MaxItems = new(int32(2))
	var got []string
	for more := true; more; more = in.Marker != "" {
		page := run[iam.SimulatePolicyResponse](s, "SimulateCustomPolicy", in)
		for _, r := range page.EvaluationResults {
			got = append(got, r.EvalActionName)
		}
		in.Marker = page.Marker
	}
	if !slices.Equal(got, in.ActionNames) {
		t.Errorf("pages of %v", got)
	}
	in.ContextEntries = iam.ContextEntryListType{{ContextKeyName: "aws:securetransport", ContextKeyValues: iam.ContextKeyValueListType{"true"}, ContextKeyType: "boolean"}}
	in.ActionNames, in.CallerArn, in.ResourcePolicy, in.MaxItems = iam.ActionNameListType{"s3:GetObject"}, "", "", nil
	in.ResourceArns = nil
	if r := run[iam.SimulatePolicyResponse](s, "SimulateCustomPolicy", in).EvaluationResults[0]; told(&r) != "s3:GetObject * allowed PolicyInputList.2(IAM Policy)@1:37" {
		t.Error(told(&r))
	}
	keys := run[iam.GetContextKeysForPolicyResponse](s, "GetContextKeysForCustomPolicy", &iam.GetContextKeysForCustomPolicyRequest{PolicyInputList: in.PolicyInputList}).ContextKeyNames
	if !slices.Equal(keys, []string{"aws:SecureTransport"}) {
		t.Errorf("keys %v", keys)
	}
	for _, c := range []struct {
		change func(*iam.SimulateCustomPolicyRequest)
		text   string
	}{
		{func(in *iam.SimulateCustomPolicyRequest) { in.ActionNames = iam.ActionNameListType{"kinesis:Get*"} }, "Invalid action name"},
		{func(in *iam.SimulateCustomPolicyRequest) { in.ActionNames = iam.ActionNameListType{"GetRecords"} }, "Invalid action name"},
		{func(in *iam.SimulateCustomPolicyRequest) { in.PolicyInputList = iam.SimulationPolicyListType{"{"} }, "PolicyInputList.1: Syntax errors in policy."},
		{func(in *iam.SimulateCustomPolicyRequest) { in.CallerArn = "arn:aws:iam::111122223333:role/r" }, "not the ARN of a user"},
		{func(in *iam.SimulateCustomPolicyRequest) { in.ResourcePolicy = trust }, "caller ARN"},
		{func(in *iam.SimulateCustomPolicyRequest) { in.ResourceOwner = "me" }, "not the ARN of an account"},
		{func(in *iam.SimulateCustomPolicyRequest) { in.ResourceArns = make(iam.ResourceNameListType, 1001) }, "1000 resources"},
		{func(in *iam.SimulateCustomPolicyRequest) {
			in.PolicyInputList = slices.Repeat(iam.SimulationPolicyListType{allow("kinesis:*") + strings.Repeat(" ", 100_000)}, 11)
		}, "1048576 bytes together"},
		{func(in *iam.SimulateCustomPolicyRequest) {
			one := strings.Repeat(`{"Effect":"Allow","Action":"a:b","Resource":"*"},`, 2100)
			in.PolicyInputList = iam.SimulationPolicyListType{`{"Version":"2012-10-17","Statement":[` + one[:len(one)-1] + `]}`}
			in.ResourceArns = slices.Repeat(iam.ResourceNameListType{"*"}, 1000)
		}, "2000000 statements times resources"},
		{func(in *iam.SimulateCustomPolicyRequest) {
			in.PermissionsBoundaryPolicyInputList = iam.SimulationPolicyListType{"", ""}
		}, "one permissions boundary"},
		{func(in *iam.SimulateCustomPolicyRequest) {
			in.OrderedOrganizationPolicyInputList = make(iam.OrganizationPolicyListType, 1)
		}, "no organizations"},
	} {
		wrong := *in
		c.change(&wrong)
		s.refused("SimulateCustomPolicy", &wrong, "InvalidInput", c.text)
	}
	in.Marker = "MA"
	s.refused("SimulateCustomPolicy", in, "ValidationError", "Invalid Marker.")
}

// Property: what would take a processor for minutes, or be told of too often, is refused.
func TestSimulationIsBounded(t *testing.T) {
	s := newServer(t)
	for _, c := range []struct {
		change func(*iam.SimulateCustomPolicyRequest)
		text   string
	}{
		{func(in *iam.SimulateCustomPolicyRequest) { // many patterns for many values, which would take minutes
			some := strings.Repeat(`"${aws:PrincipalTag/a}*",`, 5000)
			in.PolicyInputList = iam.SimulationPolicyListType{strings.Replace(allow("kinesis:*"), `"Resource"`, `"Condition":{"StringLike":{"k:a":[`+some[:len(some)-1]+`]}},"Resource"`, 1)}
			in.ContextEntries = iam.ContextEntryListType{{ContextKeyName: "k:a", ContextKeyValues: slices.Repeat(iam.ContextKeyValueListType{strings.Repeat("a", 200)}, 1000)}}
		}, "would take too long"},
		{func(in *iam.SimulateCustomPolicyRequest) { // patterns that are tried at each place of a name
			some := strings.Repeat(`"arn:aws:k:::*?a?a?*c*",`, 5000)
			in.PolicyInputList = iam.SimulationPolicyListType{strings.Replace(allow("kinesis:*"), `"*"`, `[`+some[:len(some)-1]+`]`, 1)}
			in.ResourceArns = slices.Repeat(iam.ResourceNameListType{"arn:aws:k:::" + strings.Repeat("a", 1000)}, 100)
		}, "would take too long"},
		{func(in *iam.SimulateCustomPolicyRequest) { // each resource would be told all of the keys
			var some []string
			for i := range 1000 {
				some = append(some, fmt.Sprintf(`"arn:aws:k:::${k:%d}"`, i))
			}
			in.PolicyInputList = iam.SimulationPolicyListType{strings.Replace(allow("s3:*"), `"*"`, `[`+strings.Join(some, ",")+`]`, 1)}
			in.ResourceArns = slices.Repeat(iam.ResourceNameListType{"arn:aws:k:::a"}, 51)
		}, "more than 50000 statements and condition keys"},
	} {
		in := &iam.SimulateCustomPolicyRequest{ActionNames: iam.ActionNameListType{"s3:GetObject"}}
		c.change(in)
		s.refused("SimulateCustomPolicy", in, "InvalidInput", c.text)
	}
}
