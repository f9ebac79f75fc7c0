package query_test

import (
	"encoding/xml"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/shardwell/shardwell/internal/api"
	"github.com/shardwell/shardwell/internal/api/iam"
	"github.com/shardwell/shardwell/internal/api/sts"
	"github.com/shardwell/shardwell/internal/wire/query"
)

func decode(t *testing.T, text string, into api.Struct) error {
	t.Helper()
	form, err := query.Parse(text)
	if err != nil {
		return err
	}
	return query.Decode(form, into)
}

// Property: strings, numbers, booleans and lists of structures are read as AWS's
// clients write them, whatever the order of parameters; what no member has is
// ignored, what was sent is marked as present.
func TestDecode(t *testing.T) {
	in := &iam.CreateUserRequest{}
	err := decode(t, "Action=CreateUser&Version=2010-05-08&Tags.member.2.Key=b&UserName=a%2Bb+c&Tags.member.1.Value=&Tags.member.1.Key=k%26&X=1&Path=", in)
	if err != nil {
		t.Fatal(err)
	}
	if in.UserName != "a+b c" || len(in.Tags) != 2 || in.Tags[0].Key != "k&" || in.Tags[1].Key != "b" || !in.Has(0) || in.Has(2) {
		t.Errorf("%+v", in)
	}
	if !in.Tags[0].Has(1) || in.Tags[1].Has(1) {
		t.Error("an empty value and none are the same")
	}
	version := &iam.CreatePolicyVersionRequest{}
	for text, want := range map[string]bool{"true": true, "True": true, "1": true, "false": false, "0": false} {
		if err := decode(t, "SetAsDefault="+text, version); err != nil || *version.SetAsDefault != want {
			t.Errorf("%s: %v", text, err)
		}
	}
	list := &iam.ListUsersRequest{}
	if err := decode(t, "MaxItems=%2B007", list); err != nil || *list.MaxItems != 7 {
		t.Errorf("a plus and zeros: %v, %v", list.MaxItems, err)
	}
	empty := &iam.CreateUserRequest{}
	if err := decode(t, "Tags=", empty); err != nil || empty.Tags == nil || len(empty.Tags) != 0 {
		t.Errorf("empty list: %v, %v", empty.Tags, err)
	}
}

// Property: what cannot be read is MalformedInput: wrong types, broken escapes,
// repeated parameters, and whatever is beyond the bounds.
func TestMalformed(t *testing.T) {
	deep, many, wide := strings.Repeat("a.", 100), strings.Repeat("a&", 5000), ""
	for i := range 1000 {
		wide += fmt.Sprintf("x%d.a.a.a.a.a.a.a.a.a=&", i)
	}
	for _, text := range []string{
		"MaxItems=x", "MaxItems=99999999999", "MaxItems=", "UserName=%zz", "%=1", "UserName=a&UserName=a", "UserName.x=1",
		"Tags.member.0.Key=a", "Tags.member.01.Key=a", "Tags.member.x.Key=a", "Tags.member.99999.Key=a", "Tags.1.Key=a",
		"Tags=a", "SetAsDefault=yes", deep + "=1", many, wide, "a=" + strings.Repeat("b", query.MaxBytes),
	} {
		var refused error
		for _, into := range []api.Struct{&iam.CreateUserRequest{}, &iam.ListUsersRequest{}, &iam.CreatePolicyVersionRequest{}} {
			refused = errors.Join(refused, decode(t, text, into))
		}
		if e, ok := errors.AsType[*query.Error](refused); !ok || e.Code != "MalformedInput" {
			t.Errorf("%.40s: %v", text, refused)
		}
	}
}

// Property: answers have AWS's form, with members in the model's order, lists
// under their own element, times in UTC, and nothing in them is markup.
func TestEncode(t *testing.T) {
	out := &iam.ListUsersResponse{
		Users: iam.UserListType{{
			Path: "/", UserName: `<a&"b">` + "\x00", UserId: "AIDA", Arn: "arn",
			CreateDate: time.Date(2026, 1, 2, 4, 4, 5, 0, time.FixedZone("x", 3600)),
		}},
		IsTruncated: new(false),
	}
	got := string(query.AppendResult(nil, iam.Service.Operation("ListUsers"), iam.Service.XMLNamespace, "id", out))
	const want = `<ListUsersResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/"><ListUsersResult><Users><member><Path>/</Path>` +
		`<UserName>&lt;a&amp;&quot;b&quot;&gt;` + "\uFFFD" + `</UserName><UserId>AIDA</UserId><Arn>arn</Arn><CreateDate>2026-01-02T03:04:05Z</CreateDate>` +
		`</member></Users><IsTruncated>false</IsTruncated></ListUsersResult><ResponseMetadata><RequestId>id</RequestId></ResponseMetadata></ListUsersResponse>`
	if got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	got = string(query.AppendResult(nil, iam.Service.Operation("DeleteUser"), iam.Service.XMLNamespace, "id", nil))
	if want := `<DeleteUserResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/"><ResponseMetadata><RequestId>id</RequestId></ResponseMetadata></DeleteUserResponse>`; got != want {
		t.Errorf("without output: %s", got)
	}
	got = string(query.AppendError(nil, sts.Service.XMLNamespace, "id", "NoSuchEntity", "a < b", false))
	if want := `<ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><Error><Type>Sender</Type><Code>NoSuchEntity</Code>` +
		`<Message>a &lt; b</Message></Error><RequestId>id</RequestId></ErrorResponse>`; got != want {
		t.Errorf("error: %s", got)
	}
}

// Property: no form makes the codec panic, and what is read is written as XML
// that can be parsed again.
func FuzzParse(f *testing.F) {
	f.Add("UserName=a&Tags.member.1.Key=a&Tags.member.1.Value=b")
	f.Add("MaxItems=1&Marker=%00%ff&PathPrefix=%3C")
	f.Add("Policy=&PolicyArns.member.1.arn=x&DurationSeconds=900&TransitiveTagKeys.member.3=a")
	f.Fuzz(func(t *testing.T, text string) {
		form, err := query.Parse(text)
		if err != nil {
			return
		}
		for _, in := range []api.Struct{&iam.CreateUserRequest{}, &iam.ListUsersRequest{}, &sts.AssumeRoleRequest{}} {
			if query.Decode(form, in) != nil {
				continue
			}
			op := &api.Operation{Name: "X", ResultWrapper: "XResult"}
			var all struct{}
			if err := xml.Unmarshal(query.AppendResult(nil, op, "n", "id", in), &all); err != nil {
				t.Error(fmt.Errorf("%q: %w", text, err))
			}
		}
	})
}
