package wire_test

import (
	"strings"
	"testing"

	"github.com/shardwell/shardwell/internal/api"
	"github.com/shardwell/shardwell/internal/api/iam"
	"github.com/shardwell/shardwell/internal/api/sts"
	"github.com/shardwell/shardwell/internal/wire"
)

// Property: IAM's refusals of an input are those that were recorded from it: values are
// left out, names and paths have sentences of their own, which come after all other
// violations, and a list's rules say that nothing in it is null.
func TestWordsOfIAM(t *testing.T) {
	const one = "1 validation error detected: Value at "
	tags := func(key, value string) iam.TagListType { return iam.TagListType{{Key: key, Value: value}} }
	const named = " is invalid. It must contain only alphanumeric characters and/or the following: +=,.@_-"
	const path = " is invalid. It must begin and end with / and contain only alphanumeric characters and/or / characters."
	for _, c := range []struct {
		in   api.Struct
		want string
	}{
		{&iam.CreateUserRequest{}, one + "'userName' failed to satisfy constraint: Member must not be null"},
		{&iam.CreateUserRequest{UserName: strings.Repeat("u", 65)}, one + "'userName' failed to satisfy constraint: Member must have length less than or equal to 64"},
		{&iam.TagRoleRequest{RoleName: "r", Tags: make(iam.TagListType, 51)}, "10 validation errors detected: Value at 'tags' failed to satisfy constraint: Member must have length less than or equal to 50; "},
		{&iam.TagRoleRequest{RoleName: "r", Tags: tags(strings.Repeat("k", 129), "v")}, one + "'tags.1.member.key' failed to satisfy constraint: Member must have length less than or equal to 128"},
		{&iam.TagRoleRequest{RoleName: "r", Tags: tags("no!", "v")}, one + `'tags.1.member.key' failed to satisfy constraint: Member must satisfy regular expression pattern: [\p{L}\p{Z}\p{N}_.:/=+\-@]+`},
		{&iam.UntagRoleRequest{RoleName: "r", TagKeys: iam.TagKeyListType{"no!"}}, one + "'tagKeys' failed to satisfy constraint: Member must satisfy constraint: " +
			"[Member must have length less than or equal to 128, Member must have length greater than or equal to 1, " +
			`Member must satisfy regular expression pattern: [\p{L}\p{Z}\p{N}_.:/=+\-@]+, Member must not be null]`},
		{&iam.UpdateRoleRequest{RoleName: "r", MaxSessionDuration: new(int32(1))}, one + "'maxSessionDuration' failed to satisfy constraint: Member must have value greater than or equal to 3600"},
		{&iam.CreateUserRequest{UserName: "a/b"}, "The specified value for userName" + named},
		{&iam.GetRoleRequest{RoleName: "a/b"}, "The specified value for roleName" + named},
		{&iam.CreateUserRequest{UserName: "a", Path: "p/"}, "The specified value for path" + path},
		{&iam.UpdateUserRequest{UserName: "a", NewPath: "/p"}, "The specified value for newPath" + path},
		{&iam.ListRolesRequest{PathPrefix: "p"}, "The specified value for pathPrefix is invalid. It must begin with the / character and contain only alphanumeric characters and/or / characters."},
		{&iam.CreateUserRequest{UserName: "a/b", Path: "/" + strings.Repeat("p", 512) + "/"}, one + "'path' failed to satisfy constraint: Member must have length less than or equal to 512"},
	} {
		if got := wire.ValidateIn(wire.IAM, c.in); got == nil || !strings.HasPrefix(got.Message, c.want) {
			t.Errorf("%T: %v, want %s", c.in, got, c.want)
		}
	}
	if got := wire.ValidateIn(wire.IAM, &iam.CreateUserRequest{UserName: "a", Path: "/p/"}); got != nil {
		t.Error(got)
	}
	// STS speaks like the others.
	name := &sts.AssumeRoleRequest{RoleArn: "arn:aws:iam::111111111111:role/r", RoleSessionName: "a:b"}
	if got, want := wire.Validate(name), `1 validation error detected: Value 'a:b' at 'roleSessionName' failed to satisfy constraint: Member must satisfy regular expression pattern: [\w+=,.@-]*`; got == nil || got.Message != want {
		t.Error(got)
	}
}
