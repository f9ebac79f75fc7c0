package identity_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/url"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/api"
	"github.com/shardwell/shardwell/internal/api/iam"
	"github.com/shardwell/shardwell/internal/api/sts"
	"github.com/shardwell/shardwell/internal/clock"
	"github.com/shardwell/shardwell/internal/envelope"
	"github.com/shardwell/shardwell/internal/log"
	"github.com/shardwell/shardwell/internal/log/memory"
	"github.com/shardwell/shardwell/internal/policy"
	"github.com/shardwell/shardwell/internal/service"
	"github.com/shardwell/shardwell/internal/service/identity"
	"github.com/shardwell/shardwell/internal/service/identity/directory"
	"github.com/shardwell/shardwell/internal/sigv4"
)

const account = "111122223333"

var home = shardwell.Tenant{Account: account, Region: "us-east-1"}

// server is IAM and STS on an engine in memory.
type server struct {
	*identity.Service
	t      testing.TB
	engine log.Engine
	clock  *clock.Clock
	caller *service.Caller
	logged *bytes.Buffer
}

func newServer(t testing.TB) *server {
	s := &server{t: t, engine: memory.New(memory.Config{}), clock: clock.New(nil), caller: service.Root("aws", account, ""), logged: new(bytes.Buffer)}
	s.open()
	t.Cleanup(func() {
		if err := errors.Join(s.Close(), s.engine.Close()); err != nil {
			t.Error(err)
		}
	})
	return s
}

func (s *server) open() {
	s.t.Helper()
	var err error
	s.Service, err = identity.Open(s.t.Context(), s.engine, identity.Config{
		MasterKey: envelope.Key{1}, Clock: s.clock, Enforced: true, Log: slog.New(slog.NewTextHandler(s.logged, nil)),
	})
	if err != nil {
		s.t.Fatal(err)
	}
}

func (s *server) restart() {
	s.t.Helper()
	if err := s.Close(); err != nil {
		s.t.Fatal(err)
	}
	s.open()
}

func (s *server) call(operation string, in api.Struct) (api.Struct, error) {
	s.t.Helper()
	handler := s.IAM()[operation]
	if handler == nil {
		handler = s.STS()[operation]
	}
	reply, err := handler(service.WithCaller(context.Background(), s.caller), home, in)
	return reply.Body, err
}

func run[O any](s *server, operation string, in api.Struct) *O {
	s.t.Helper()
	out, err := s.call(operation, in)
	if err != nil {
		s.t.Fatalf("%s: %v", operation, err)
	}
	if out == nil {
		return nil
	}
	return out.(any).(*O)
}

func (s *server) refused(operation string, in api.Struct, code, text string) {
	s.t.Helper()
	_, err := s.call(operation, in)
	refusal, ok := errors.AsType[*shardwell.Error](err)
	if !ok || refusal.Code != code || !strings.Contains(refusal.Message, text) {
		s.t.Errorf("%s: got %v, want %s with %q", operation, err, code, text)
	}
}

// may asks whether a key may do something to stream s.
func (s *server) may(k sigv4.Key, action string) policy.Decision {
	return s.Decide(k.Holder.(*service.Caller), &policy.Request{
		Action: policy.NewAction(action), Resource: "arn:aws:kinesis:us-east-1:" + account + ":stream/s",
	}, policy.Policies{})
}

func allow(actions string) string {
	return `{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":["` + actions + `"],"Resource":"*"}}`
}

const trust = `{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"AWS":"` + account + `"},"Action":"sts:AssumeRole"}}`

// userWithKey makes a user with one key.
func (s *server) userWithKey(name string) *iam.AccessKey {
	s.t.Helper()
	run[iam.CreateUserResponse](s, "CreateUser", &iam.CreateUserRequest{UserName: name})
	return run[iam.CreateAccessKeyResponse](s, "CreateAccessKey", &iam.CreateAccessKeyRequest{UserName: name}).AccessKey
}

// Property: a key that was made is found with its secret and its user, before and
// after a restart; what is allowed follows every change at once; an inactive key
// is known as such, a deleted one not at all; and the secret is in no log line.
func TestKeysAndPolicies(t *testing.T) {
	s := newServer(t)
	made := s.userWithKey("Ann")
	for range 2 {
		k := s.Key(made.AccessKeyId, "")
		caller := k.Holder.(*service.Caller)
		if k.Status != sigv4.Active || k.Secret.Reveal() != made.SecretAccessKey || caller.ARN != "arn:aws:iam::"+account+":user/Ann" ||
			caller.Kind != policy.User || caller.AccessKeyID != made.AccessKeyId || !strings.HasPrefix(caller.ID, "AIDA") {
			t.Fatalf("%+v of %+v", k, caller)
		}
		s.restart()
	}
	key := s.Key(made.AccessKeyId, "")
	expect := func(action string, want bool) {
		t.Helper()
		if d := s.may(key, action); d.Allowed != want {
			t.Errorf("%s: allowed %v, want %v", action, d.Allowed, want)
		}
	}
	expect("kinesis:PutRecord", false)
	p := run[iam.CreatePolicyResponse](s, "CreatePolicy", &iam.CreatePolicyRequest{PolicyName: "p", PolicyDocument: allow("kinesis:PutRecord")}).Policy
	run[any](s, "AttachUserPolicy", &iam.AttachUserPolicyRequest{UserName: "ann", PolicyArn: p.Arn})
	expect("kinesis:PutRecord", true)
	run[iam.CreatePolicyVersionResponse](s, "CreatePolicyVersion", &iam.CreatePolicyVersionRequest{PolicyArn: p.Arn, PolicyDocument: allow("kinesis:GetRecords"), SetAsDefault: new(true)})
	expect("kinesis:PutRecord", false)
	expect("kinesis:GetRecords", true)
	run[iam.CreateGroupResponse](s, "CreateGroup", &iam.CreateGroupRequest{GroupName: "g"})
	run[any](s, "PutGroupPolicy", &iam.PutGroupPolicyRequest{GroupName: "g", PolicyName: "i", PolicyDocument: allow("kinesis:PutRecord")})
	expect("kinesis:PutRecord", false)
	run[any](s, "AddUserToGroup", &iam.AddUserToGroupRequest{GroupName: "g", UserName: "Ann"})
	expect("kinesis:PutRecord", true)
	run[any](s, "PutUserPolicy", &iam.PutUserPolicyRequest{UserName: "Ann", PolicyName: "no",
		PolicyDocument: strings.Replace(allow("kinesis:*"), "Allow", "Deny", 1)})
	expect("kinesis:PutRecord", false)
	if d := s.may(key, "kinesis:PutRecord"); !d.Explicit {
		t.Error("the denial is not explicit")
	}
	run[any](s, "UpdateAccessKey", &iam.UpdateAccessKeyRequest{UserName: "Ann", AccessKeyId: made.AccessKeyId, Status: iam.StatusTypeInactive})
	if k := s.Key(made.AccessKeyId, ""); k.Status != sigv4.Inactive {
		t.Errorf("status %v", k.Status)
	}
	run[any](s, "DeleteAccessKey", &iam.DeleteAccessKeyRequest{UserName: "Ann", AccessKeyId: made.AccessKeyId})
	for _, id := range []string{made.AccessKeyId, "AKIAUNKNOWN", ""} {
		if k := s.Key(id, ""); k.Status != sigv4.Unknown {
			t.Errorf("key %q has status %v", id, k.Status)
		}
	}
	if strings.Contains(s.logged.String(), made.SecretAccessKey) {
		t.Error("the secret was logged")
	}
}

// Property: the secret of a key is nowhere in the command log or a snapshot.
func TestSecretsAreSealed(t *testing.T) {
	s := newServer(t)
	made := s.userWithKey("u")
	role := run[iam.CreateRoleResponse](s, "CreateRole", &iam.CreateRoleRequest{RoleName: "r", AssumeRolePolicyDocument: trust}).Role
	s.caller = s.Key(made.AccessKeyId, "").Holder.(*service.Caller)
	session := run[sts.AssumeRoleResponse](s, "AssumeRole", &sts.AssumeRoleRequest{RoleArn: role.Arn, RoleSessionName: "x"}).Credentials
	var buffer log.Buffer
	page, err := s.engine.Read(t.Context(), directory.CommandLog, 1, log.Limit{Records: 100, Bytes: 1 << 20}, &buffer)
	if err != nil || len(page.Records) == 0 {
		t.Fatal(err, len(page.Records))
	}
	for _, r := range page.Records {
		for _, secret := range []string{made.SecretAccessKey, session.SecretAccessKey, session.SessionToken} {
			if bytes.Contains(r.Data, []byte(secret)) {
				t.Errorf("a secret is in %s", r.Data)
			}
		}
	}
}

// Property: credentials of a role are the role's with the session's policy as a
// limit, in AWS's names, until they end; they survive a restart, are worth nothing
// with another key or a changed token, and nothing once the role is gone, even if
// there is another of that name.
func TestAssumeRole(t *testing.T) {
	s := newServer(t)
	made := s.userWithKey("u")
	role := run[iam.CreateRoleResponse](s, "CreateRole", &iam.CreateRoleRequest{RoleName: "r", AssumeRolePolicyDocument: trust, MaxSessionDuration: new(int32(7200))}).Role
	run[any](s, "AttachRolePolicy", &iam.AttachRolePolicyRequest{RoleName: "r", PolicyArn: "arn:aws:iam::aws:policy/AmazonKinesisFullAccess"})
	in := &sts.AssumeRoleRequest{RoleArn: role.Arn, RoleSessionName: "job", Policy: allow("kinesis:Get*"), DurationSeconds: new(int32(900))}
	s.refused("AssumeRole", in, "AccessDenied", "Roles may not be assumed by root accounts.")
	s.caller = s.Key(made.AccessKeyId, "").Holder.(*service.Caller)
	out := run[sts.AssumeRoleResponse](s, "AssumeRole", in)
	c := out.Credentials
	if want := "arn:aws:sts::" + account + ":assumed-role/r/job"; out.AssumedRoleUser.Arn != want || out.AssumedRoleUser.AssumedRoleId != role.RoleId+":job" {
		t.Errorf("%+v", out.AssumedRoleUser)
	}
	s.restart()
	k := s.Key(c.AccessKeyId, c.SessionToken)
	if k.Status != sigv4.Active || k.Secret.Reveal() != c.SecretAccessKey {
		t.Fatalf("%+v", k)
	}
	if !s.may(k, "kinesis:GetRecords").Allowed || s.may(k, "kinesis:PutRecord").Allowed || s.may(k, "iam:GetUser").Allowed {
		t.Error("the session is not limited by both policies")
	}
	flipped := []byte(c.SessionToken)
	flipped[len(flipped)/2] ^= 1
	for name, k := range map[string]sigv4.Key{
		"another key": s.Key("ASIAAAAAAAAAAAAAAAAA", c.SessionToken), "changed": s.Key(c.AccessKeyId, string(flipped)), "no token": s.Key(c.AccessKeyId, ""),
		"long-term key with a token": s.Key(made.AccessKeyId, c.SessionToken), "short": s.Key(c.AccessKeyId, "AQAAAAE="),
	} {
		if k.Status != sigv4.Unknown {
			t.Errorf("%s: status %v", name, k.Status)
		}
	}
	s.caller = k.Holder.(*service.Caller)
	s.refused("GetSessionToken", &sts.GetSessionTokenRequest{}, "AccessDenied", "Cannot call GetSessionToken with session credentials")
	in.DurationSeconds = new(int32(7200))
	s.refused("AssumeRole", in, "ValidationError", "1 hour session limit")
	if err := s.clock.Advance(901 * time.Second); err != nil {
		t.Fatal(err)
	}
	if k := s.Key(c.AccessKeyId, c.SessionToken); k.Status != sigv4.Expired {
		t.Errorf("after its end the status is %v", k.Status)
	}
	s.caller = s.Key(made.AccessKeyId, "").Holder.(*service.Caller)
	in.DurationSeconds = nil
	c = run[sts.AssumeRoleResponse](s, "AssumeRole", in).Credentials
	run[any](s, "DetachRolePolicy", &iam.DetachRolePolicyRequest{RoleName: "r", PolicyArn: "arn:aws:iam::aws:policy/AmazonKinesisFullAccess"})
	run[any](s, "DeleteRole", &iam.DeleteRoleRequest{RoleName: "r"})
	run[iam.CreateRoleResponse](s, "CreateRole", &iam.CreateRoleRequest{RoleName: "r", AssumeRolePolicyDocument: trust})
	if k := s.Key(c.AccessKeyId, c.SessionToken); k.Status != sigv4.Unknown {
		t.Errorf("the session of a deleted role has status %v", k.Status)
	}
}

// assumes asks whether a caller may assume a role of the account.
func (s *server) assumes(caller *service.Caller, in *sts.AssumeRoleRequest) (policy.Decision, string) {
	s.t.Helper()
	access := &service.Access{Caller: caller}
	if err := s.STSAccess(home, "AssumeRole", in, access); err != nil || len(access.Asks) != 1 {
		s.t.Fatal(err, access)
	}
	ask := access.Asks[0]
	r := &policy.Request{Action: ask.Action, Resource: ask.Resource, ResourceAccount: ask.Account, Context: policy.NewKeys(access.Keys)}
	d := s.Decide(caller, r, policy.Policies{Resource: ask.Policy, ResourceDecides: ask.Decides})
	return d, d.Denial(r)
}

// Property: who may assume a role is what its trust policy says, and a role that is
// not there is denied like one that does not trust.
func TestTrust(t *testing.T) {
	s := newServer(t)
	made := s.userWithKey("u")
	s.userWithKey("v")
	caller := s.Key(made.AccessKeyId, "").Holder.(*service.Caller)
	named := strings.Replace(trust, `"`+account+`"`, `"`+caller.ARN+`"`, 1)
	for name, document := range map[string]string{"named": named, "other": strings.Replace(named, "user/u", "user/v", 1)} {
		run[iam.CreateRoleResponse](s, "CreateRole", &iam.CreateRoleRequest{RoleName: name, AssumeRolePolicyDocument: document})
	}
	for name, want := range map[string]bool{"named": true, "other": false, "absent": false} {
		d, text := s.assumes(caller, &sts.AssumeRoleRequest{RoleArn: "arn:aws:iam::" + account + ":role/" + name, RoleSessionName: "x"})
		if d.Allowed != want {
			t.Errorf("%s: allowed %v", name, d.Allowed)
		}
		if !want && !strings.HasSuffix(text, " is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::"+account+":role/"+name) {
			t.Error(text)
		}
	}
}

// Property: a role trusts the user that there was when its policy was set, under
// whatever name, and no other of that name; and users of the account that are not
// there cannot be trusted.
func TestTrustIsOfUniqueIDs(t *testing.T) {
	s := newServer(t)
	made := s.userWithKey("u")
	before := s.Key(made.AccessKeyId, "").Holder.(*service.Caller)
	named := strings.Replace(trust, `"`+account+`"`, `"`+before.ARN+`"`, 1)
	in := &sts.AssumeRoleRequest{RoleArn: "arn:aws:iam::" + account + ":role/r", RoleSessionName: "x"}
	run[iam.CreateRoleResponse](s, "CreateRole", &iam.CreateRoleRequest{RoleName: "r", AssumeRolePolicyDocument: named})
	run[any](s, "UpdateUser", &iam.UpdateUserRequest{UserName: "u", NewUserName: "w", NewPath: "/p/"})
	renamed := s.Key(made.AccessKeyId, "").Holder.(*service.Caller)
	if d, _ := s.assumes(renamed, in); !d.Allowed || renamed.ARN != "arn:aws:iam::"+account+":user/p/w" {
		t.Errorf("%s is not trusted", renamed.ARN)
	}
	run[any](s, "DeleteAccessKey", &iam.DeleteAccessKeyRequest{UserName: "w", AccessKeyId: made.AccessKeyId})
	run[any](s, "DeleteUser", &iam.DeleteUserRequest{UserName: "w"})
	again := s.Key(s.userWithKey("u").AccessKeyId, "").Holder.(*service.Caller)
	if d, _ := s.assumes(again, in); d.Allowed || again.ARN != before.ARN {
		t.Errorf("%s, made anew, is trusted", again.ARN)
	}
	shown := run[iam.GetRoleResponse](s, "GetRole", &iam.GetRoleRequest{RoleName: "r"}).Role.AssumeRolePolicyDocument
	if plain, err := url.PathUnescape(shown); err != nil || !strings.Contains(plain, `{"AWS":"`+before.ID+`"}`) {
		t.Error(plain, err)
	}
	run[any](s, "UpdateAssumeRolePolicy", &iam.UpdateAssumeRolePolicyRequest{RoleName: "r", PolicyDocument: named})
	if d, _ := s.assumes(again, in); !d.Allowed {
		t.Error("not trusted although the policy was set again")
	}
	s.restart()
	if d, _ := s.assumes(again, in); !d.Allowed {
		t.Error("not trusted after a restart")
	}
	nobody := strings.Replace(named, "user/u", "user/nobody", 1)
	s.refused("UpdateAssumeRolePolicy", &iam.UpdateAssumeRolePolicyRequest{RoleName: "r", PolicyDocument: nobody}, "MalformedPolicyDocument",
		`Invalid principal in policy: "AWS":"arn:aws:iam::`+account+`:user/nobody"`)
	elsewhere := strings.Replace(nobody, account, "999999999999", 1)
	run[any](s, "UpdateAssumeRolePolicy", &iam.UpdateAssumeRolePolicyRequest{RoleName: "r", PolicyDocument: elsewhere})
}

// Property: tags of a session take a trust policy that speaks of them, since policies
// may go by tags; they are the principal's then, over those of the role.
func TestSessionTags(t *testing.T) {
	s := newServer(t)
	made := s.userWithKey("u")
	s.caller = s.Key(made.AccessKeyId, "").Holder.(*service.Caller)
	both := strings.Replace(trust, `"sts:AssumeRole"`, `["sts:AssumeRole","sts:TagSession"]`, 1)
	run[iam.CreateRoleResponse](s, "CreateRole", &iam.CreateRoleRequest{RoleName: "r", AssumeRolePolicyDocument: both,
		Tags: iam.TagListType{{Key: "Team", Value: "a"}, {Key: "kept", Value: "b"}}})
	in := &sts.AssumeRoleRequest{RoleArn: "arn:aws:iam::" + account + ":role/r", RoleSessionName: "x", Tags: sts.TagListType{{Key: "team", Value: "c"}}}
	access := &service.Access{Caller: s.caller}
	if err := s.STSAccess(home, "AssumeRole", in, access); err != nil {
		t.Fatal(err)
	}
	var asked []string
	for _, ask := range access.Asks {
		asked = append(asked, ask.Action.String())
	}
	if !slices.Equal(asked, []string{"sts:AssumeRole", "sts:TagSession"}) || access.RequestTags["team"] != "c" {
		t.Errorf("asks for %v with %v", asked, access.RequestTags)
	}
	c := run[sts.AssumeRoleResponse](s, "AssumeRole", in).Credentials
	got := s.Key(c.AccessKeyId, c.SessionToken).Holder.(*service.Caller).Tags
	if len(got) != 2 || got["team"] != "c" || got["kept"] != "b" {
		t.Errorf("tags %v", got)
	}
}

// Property: what a call asks is about the thing it names, with the path it has; the
// caller's own where it names nobody.
func TestAccess(t *testing.T) {
	s := newServer(t)
	run[iam.CreateUserResponse](s, "CreateUser", &iam.CreateUserRequest{UserName: "u", Path: "/a/"})
	const iamARN = "arn:aws:iam::" + account + ":"
	for _, c := range []struct {
		operation string
		in        api.Struct
		want      string
	}{
		{"GetUser", &iam.GetUserRequest{UserName: "U"}, iamARN + "user/a/u"},
		{"GetUser", &iam.GetUserRequest{}, iamARN + "root"},
		{"CreateUser", &iam.CreateUserRequest{UserName: "v", Path: "/b/"}, iamARN + "user/b/v"},
		{"ListUsers", &iam.ListUsersRequest{}, iamARN + "user/"},
		{"CreatePolicy", &iam.CreatePolicyRequest{PolicyName: "p", Path: "/c/"}, iamARN + "policy/c/p"},
		{"GetPolicy", &iam.GetPolicyRequest{PolicyArn: "arn:aws:iam::aws:policy/X"}, "arn:aws:iam::aws:policy/X"},
		{"AttachUserPolicy", &iam.AttachUserPolicyRequest{UserName: "u", PolicyArn: "arn:x"}, iamARN + "user/a/u"},
		{"AddUserToGroup", &iam.AddUserToGroupRequest{UserName: "u", GroupName: "g"}, iamARN + "group/g"},
		{"GetRolePolicy", &iam.GetRolePolicyRequest{RoleName: "r", PolicyName: "p"}, iamARN + "role/r"},
	} {
		access := &service.Access{Caller: s.caller}
		if err := s.IAMAccess(home, c.operation, c.in, access); err != nil {
			t.Fatal(err)
		}
		if got := access.Asks[0]; got.Resource != c.want || got.Action.String() != "iam:"+c.operation {
			t.Errorf("%s asks for %s on %s, want %s", c.operation, got.Action, got.Resource, c.want)
		}
	}
}

// Property: lists come in pages, by name, each item once, whatever the size of the
// pages; documents come escaped by RFC 3986; and refusals have IAM's codes.
func TestListsAndRefusals(t *testing.T) {
	s := newServer(t)
	var want []string
	for i := range 7 {
		want = append(want, fmt.Sprint("User", i))
		run[iam.CreateUserResponse](s, "CreateUser", &iam.CreateUserRequest{UserName: want[i]})
	}
	for size := int32(1); size < 9; size++ {
		var got []string
		in := &iam.ListUsersRequest{MaxItems: &size}
		for more := true; more; more = in.Marker != "" {
			out := run[iam.ListUsersResponse](s, "ListUsers", in)
			if *out.IsTruncated != (out.Marker != "") || len(out.Users) == 0 {
				t.Fatalf("page %+v", out)
			}
			for _, u := range out.Users {
				got = append(got, u.UserName)
			}
			in.Marker = out.Marker
		}
		if !slices.Equal(got, want) {
			t.Errorf("pages of %d: %v", size, got)
		}
	}
	text := `{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"kinesis:*","Resource":"a b+~"}]}`
	text = strings.Replace(text, "a b+~", "arn:aws:kinesis:*:*:stream/a b+~", 1)
	run[any](s, "PutUserPolicy", &iam.PutUserPolicyRequest{UserName: "User1", PolicyName: "p", PolicyDocument: text})
	got := run[iam.GetUserPolicyResponse](s, "GetUserPolicy", &iam.GetUserPolicyRequest{UserName: "User1", PolicyName: "p"}).PolicyDocument
	if plain, err := url.PathUnescape(got); err != nil || plain != text || strings.ContainsAny(got, ` +{"`) {
		t.Errorf("the document is %s", got)
	}
	s.refused("ListUsers", &iam.ListUsersRequest{Marker: "!"}, "ValidationError", "Invalid Marker.")
	s.refused("CreatePolicy", &iam.CreatePolicyRequest{PolicyName: "p", PolicyDocument: "{"}, "MalformedPolicyDocument", "Syntax errors in policy.")
	s.refused("CreatePolicy", &iam.CreatePolicyRequest{PolicyName: "p", PolicyDocument: allow(strings.Repeat(`kinesis:PutRecord","`, 400) + "kinesis:*")},
		"LimitExceeded", "Cannot exceed quota for PolicySize: 6144")
	s.refused("GetPolicy", &iam.GetPolicyRequest{PolicyArn: "arn:aws:iam::" + account + ":policy/none"}, "NoSuchEntity", "policy/none was not found.")
	s.refused("DeletePolicy", &iam.DeletePolicyRequest{PolicyArn: "arn:aws:iam::aws:policy/AdministratorAccess"}, "AccessDenied", "")
	s.refused("GetPolicy", &iam.GetPolicyRequest{PolicyArn: "not-an-arn-but-long-enough"}, "ValidationError", "is not valid")
	s.refused("AttachUserPolicy", &iam.AttachUserPolicyRequest{UserName: "User1", PolicyArn: "arn:aws:iam::aws:policy/Nothing"}, "NoSuchEntity", "not attachable")
}

// Property: wherever IAM or STS takes a policy, one that is none is refused as
// malformed, whatever is wrong with it, and nothing is changed.
func TestMalformedDocuments(t *testing.T) {
	s := newServer(t)
	made := s.userWithKey("u")
	run[iam.CreateGroupResponse](s, "CreateGroup", &iam.CreateGroupRequest{GroupName: "g"})
	role := run[iam.CreateRoleResponse](s, "CreateRole", &iam.CreateRoleRequest{RoleName: "r", AssumeRolePolicyDocument: trust}).Role
	arn := run[iam.CreatePolicyResponse](s, "CreatePolicy", &iam.CreatePolicyRequest{PolicyName: "p", PolicyDocument: allow("kinesis:*")}).Policy.Arn
	s.caller = s.Key(made.AccessKeyId, "").Holder.(*service.Caller)
	const syntax, noJSON = "Syntax errors in policy.", "This policy contains invalid Json"
	for name, c := range map[string]struct{ text, message, ofTrust string }{
		"no JSON":       {"{", syntax, noJSON},
		"duplicate":     {strings.Replace(allow("kinesis:*"), `"Effect"`, `"Effect":"Deny","Effect"`, 1), syntax, noJSON},
		"nested":        {strings.Repeat(`{"Statement":[`, 100), syntax, noJSON},
		"operator":      {strings.Replace(allow("kinesis:*"), `"Effect"`, `"Condition":{"StringSounds":{"a:b":"c"}},"Effect"`, 1), syntax, syntax},
		"huge number":   {strings.Replace(allow("kinesis:*"), `"kinesis:*"`, `1e999`, 1), syntax, syntax},
		"no statements": {`{"Version":"2012-10-17","Statement":[]}`, syntax, "Could not parse the policy: Statement is empty!"},
	} {
		for operation, in := range map[string]api.Struct{
			"CreatePolicy":           &iam.CreatePolicyRequest{PolicyName: "q", PolicyDocument: c.text},
			"CreatePolicyVersion":    &iam.CreatePolicyVersionRequest{PolicyArn: arn, PolicyDocument: c.text},
			"PutUserPolicy":          &iam.PutUserPolicyRequest{UserName: "u", PolicyName: "q", PolicyDocument: c.text},
			"PutGroupPolicy":         &iam.PutGroupPolicyRequest{GroupName: "g", PolicyName: "q", PolicyDocument: c.text},
			"PutRolePolicy":          &iam.PutRolePolicyRequest{RoleName: "r", PolicyName: "q", PolicyDocument: c.text},
			"CreateRole":             &iam.CreateRoleRequest{RoleName: "q", AssumeRolePolicyDocument: c.text},
			"UpdateAssumeRolePolicy": &iam.UpdateAssumeRolePolicyRequest{RoleName: "r", PolicyDocument: c.text},
			"AssumeRole":             &sts.AssumeRoleRequest{RoleArn: role.Arn, RoleSessionName: "x", Policy: c.text},
		} {
			want := c.message
			if operation == "CreateRole" || operation == "UpdateAssumeRolePolicy" {
				want = c.ofTrust
			}
			if _, err := s.call(operation, in); fmt.Sprint(err) != "MalformedPolicyDocument: "+want {
				t.Errorf("%s, %s: %v", operation, name, err)
			}
		}
	}
	s.caller = service.Root("aws", account, "")
	details := run[iam.GetAccountAuthorizationDetailsResponse](s, "GetAccountAuthorizationDetails", &iam.GetAccountAuthorizationDetailsRequest{})
	if len(details.Policies) != 1 || len(details.Policies[0].PolicyVersionList) != 1 || len(details.RoleDetailList) != 1 || len(details.UserDetailList[0].UserPolicyList) != 0 ||
		details.RoleDetailList[0].AssumeRolePolicyDocument != role.AssumeRolePolicyDocument {
		t.Errorf("%+v", details)
	}
}

// Property: while others ask all the time, a change counts for whoever asks after it
// was answered.
func TestChangesCountAtOnce(t *testing.T) {
	s := newServer(t)
	made := s.userWithKey("u")
	caller := s.Key(made.AccessKeyId, "").Holder.(*service.Caller)
	allowed := func() bool {
		s.Key(made.AccessKeyId, "")
		return s.Decide(caller, &policy.Request{Action: policy.NewAction("kinesis:PutRecord"), Resource: "*"}, policy.Policies{}).Allowed
	}
	stop := make(chan struct{})
	var others sync.WaitGroup
	for range 4 {
		others.Go(func() {
			for {
				select {
				case <-stop:
					return
				default:
					allowed()
				}
			}
		})
	}
	for range 100 {
		run[any](s, "PutUserPolicy", &iam.PutUserPolicyRequest{UserName: "u", PolicyName: "p", PolicyDocument: allow("kinesis:PutRecord")})
		if !allowed() {
			t.Error("denied after it was allowed")
		}
		run[any](s, "DeleteUserPolicy", &iam.DeleteUserPolicyRequest{UserName: "u", PolicyName: "p"})
		if allowed() {
			t.Error("allowed after it was denied")
		}
	}
	close(stop)
	others.Wait()
}

// Property: a long-term credential costs no garbage once it is known, and neither
// does finding its policies.
func TestKnownKeysAreCheap(t *testing.T) {
	s := newServer(t)
	made := s.userWithKey("u")
	key := s.Key(made.AccessKeyId, "")
	s.may(key, "kinesis:PutRecord")
	if n := testing.AllocsPerRun(100, func() { s.Key(made.AccessKeyId, "") }); n != 0 {
		t.Errorf("finding a key allocates %v times", n)
	}
	action, caller := policy.NewAction("kinesis:PutRecord"), key.Holder.(*service.Caller)
	r := &policy.Request{Action: action, Resource: "*"}
	if n := testing.AllocsPerRun(100, func() { s.Decide(caller, r, policy.Policies{}) }); n > 1 {
		t.Errorf("a decision allocates %v times", n)
	}
}

// Tags of a user and of a role are set, listed page by page, and removed, each for
// itself.
func TestTags(t *testing.T) {
	s := newServer(t)
	trust := `{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"*"},"Action":"sts:AssumeRole"}]}`
	run[iam.CreateUserResponse](s, "CreateUser", &iam.CreateUserRequest{UserName: "same"})
	run[iam.CreateRoleResponse](s, "CreateRole", &iam.CreateRoleRequest{RoleName: "same", AssumeRolePolicyDocument: trust})
	tags := iam.TagListType{{Key: "a", Value: "1"}, {Key: "b", Value: "2"}}
	run[api.Empty](s, "TagUser", &iam.TagUserRequest{UserName: "same", Tags: tags})
	run[api.Empty](s, "TagRole", &iam.TagRoleRequest{RoleName: "same", Tags: tags[:1]})
	one := int32(1)
	first := run[iam.ListUserTagsResponse](s, "ListUserTags", &iam.ListUserTagsRequest{UserName: "same", MaxItems: &one})
	rest := run[iam.ListUserTagsResponse](s, "ListUserTags", &iam.ListUserTagsRequest{UserName: "same", Marker: first.Marker})
	if got := fmt.Sprint(keysOf(first.Tags), *first.IsTruncated, keysOf(rest.Tags), *rest.IsTruncated); got != "[a] true [b] false" {
		t.Errorf("tags of the user: %s", got)
	}
	run[api.Empty](s, "UntagUser", &iam.UntagUserRequest{UserName: "same", TagKeys: iam.TagKeyListType{"a"}})
	user := run[iam.ListUserTagsResponse](s, "ListUserTags", &iam.ListUserTagsRequest{UserName: "same"})
	role := run[iam.ListRoleTagsResponse](s, "ListRoleTags", &iam.ListRoleTagsRequest{RoleName: "same"})
	if got := fmt.Sprint(keysOf(user.Tags), keysOf(role.Tags)); got != "[b] [a]" {
		t.Errorf("tags of the user and the role: %s", got)
	}
	run[api.Empty](s, "UntagRole", &iam.UntagRoleRequest{RoleName: "same", TagKeys: iam.TagKeyListType{"a"}})
	if role = run[iam.ListRoleTagsResponse](s, "ListRoleTags", &iam.ListRoleTagsRequest{RoleName: "same"}); len(role.Tags) != 0 {
		t.Errorf("left on the role: %v", role.Tags)
	}
	s.refused("UntagRole", &iam.UntagRoleRequest{RoleName: "nobody", TagKeys: iam.TagKeyListType{"a"}}, "NoSuchEntity", "nobody")
}

func keysOf(tags iam.TagListType) (keys []string) {
	for _, tag := range tags {
		keys = append(keys, tag.Key)
	}
	return keys
}
