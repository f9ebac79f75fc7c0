package policy

import (
	"errors"
	"runtime"
	"slices"
	"strings"
	"testing"
)

const (
	account = "111111111111"
	other   = "222222222222"
	stream  = "arn:aws:kinesis:us-east-1:111111111111:stream/s"
)

// parsed is a policy that must be one.
func parsed(t testing.TB, kind Kind, text string) *Policy {
	t.Helper()
	p, err := Parse(kind, "p", text)
	if err != nil {
		t.Fatalf("%s: %v", text, err)
	}
	return p
}

// document writes a policy of statements.
func documentOf(statements ...string) string {
	return `{"Version":"2012-10-17","Statement":[` + strings.Join(statements, ",") + `]}`
}

// refused checks that a document is refused with AWS's text.
func refused(t *testing.T, kind Kind, text, message string) {
	t.Helper()
	_, err := Parse(kind, "p", text)
	if e, ok := errors.AsType[*Error](err); !ok || e.Message != message {
		t.Errorf("%s is answered with %v, want %s", text, err, message)
	}
}

// Members of statements, and documents made of them.
const (
	version  = `"Version":"2012-10-17"`
	allow    = `"Effect":"Allow"`
	action   = `"Action":"s3:ListBucket"`
	resource = `"Resource":"arn:aws:s3:::b"`
)

func managed(members ...string) string {
	return `{` + version + `,"Statement":{` + strings.Join(members, ",") + `}}`
}
func withResource(r string) string  { return managed(allow, action, `"Resource":`+r) }
func withCondition(c string) string { return managed(allow, action, resource, `"Condition":`+c) }

// malformed are documents that are no managed policies, and AWS's texts for them.
var malformed = []struct{ text, message string }{
	{`no JSON`, textSyntax},
	{``, textSyntax},
	{`[]`, textSyntax},
	{`null`, textSyntax},
	{managed(allow, action, resource) + "x", textSyntax},
	{`{` + version + `}`, textSyntax},
	{`{` + version + `,"Statement":[]}`, textSyntax},
	{`{` + version + `,"Statement":["x"]}`, textSyntax},
	{`{"Version":"2013-10-17","Statement":{` + allow + `,` + action + `,` + resource + `}}`, textSyntax},
	{`{"Version":20121017,"Statement":{` + allow + `,` + action + `,` + resource + `}}`, textSyntax},
	{`{` + version + `,"Id":[],"Statement":{` + allow + `,` + action + `,` + resource + `}}`, textSyntax},
	{`{` + version + `,"Extra":1,"Statement":{` + allow + `,` + action + `,` + resource + `}}`, textSyntax},
	{`{` + version + `,` + version + `,"Statement":{` + allow + `,` + action + `,` + resource + `}}`, textSyntax},
	{managed(allow, allow, action, resource), textSyntax},
	{managed(allow, action, resource, `"Extra":1`), textSyntax},
	{managed(`"Effect":"x"`, action, resource), textSyntax},
	{managed(action, resource), textSyntax},
	{managed(allow, action, resource, `"Sid":{}`), textSyntax},
	{managed(allow, action, `"NotAction":"x:y"`, resource), textSyntax},
	{managed(allow, action, resource, `"NotResource":[]`), textSyntax},
	{managed(allow, `"Action":{}`, resource), textSyntax},
	{managed(allow, `"Action":[[]]`, resource), textSyntax},
	{withResource(`{"a":"b"}`), textSyntax},
	{withResource(`["x",{}]`), textSyntax},
	{withCondition(`[]`), textSyntax},
	{withCondition(`"a"`), textSyntax},
	{withCondition(`{"a":"b"}`), textSyntax},
	{withCondition(`{"StringEquals":{"a":{}}}`), textSyntax},
	{withCondition(`{"StringEquals":{"a":null}}`), textSyntax},
	{withCondition(`{"x":{"a":"1"}}`), textSyntax},
	{withCondition(`{"stringequals":{"a":"1"}}`), textSyntax},
	{withCondition(`{"ForAnyValue::StringEquals":{"a":"1"}}`), textSyntax},
	{withCondition(`{"NullIfExists":{"a":"true"}}`), textSyntax},
	{withResource(`"arn:aws:s3:::${aws:username"`), textSyntax},
	{withCondition(`{"StringEquals":{"a":"1","a":"2"}}`), textSyntax},
	{withCondition(`{"StringEquals":{"a":"1"},"StringEquals":{"b":"2"}}`), textSyntax},
	{withCondition(`{"StringEqualsIfExistsIfExists":{"a":"1"}}`), textSyntax},
	{withCondition(`{"ForSomeValues:StringEquals":{"a":"1"}}`), textSyntax},
	{withCondition(`{"NumericEquals":{"a":01}}`), textSyntax},
	{withCondition(`{"NumericEquals":{"a":1` + strings.Repeat("0", 5000) + `x}}`), textSyntax},
	{managed(allow, action, resource, `"Sid":1e999`), textSyntax},
	{`{"Version":"2012-10-17","version":"2012-10-17","Statement":{` + allow + `,` + action + `,` + resource + `}}`, textSyntax},
	{"\ufeff" + managed(allow, action, resource), textSyntax},
	{managed(allow, action, resource) + "\x00", textSyntax},
	{"{\"Version\":\"2012-10-17\",\"Statement\":{\"Sid\":\"a\nb\"," + allow + "," + action + "," + resource + "}}", textSyntax},
	{strings.Repeat("[", 3000), textSyntax},
	{strings.Repeat(`{"a":`, 1000) + "1" + strings.Repeat("}", 1000), textSyntax},

	{`{"Statement":{` + allow + `,` + action + `,` + resource + `}}`, textVersion},
	{`{"Version":"2008-10-17","Statement":{"Effect":"denY",` + action + `,` + resource + `}}`, textVersion},
	{managed(`"Effect":"denY"`, action, resource), textLegacy},
	{managed(`"Effect":"allow"`, `"Resource":"arn:aws:s3:us-east-1::b"`), textLegacy},
	{withCondition(`{"DateGreaterThan":{"a":"soon"}}`), textLegacy},
	{withCondition(`{"DateLessThanEquals":{"a":"234-13"}}`), textLegacy},
	{withCondition(`{"DateLessThanEquals":{"a":"2016-12-13t2:00:00.593194+1"}}`), textLegacy},
	{withCondition(`{"DateLessThanEquals":{"a":"2016-12-13t2:00:00.1999999999+10:59"}}`), textLegacy},
	{withCondition(`{"DateLessThan":{"a":"9223372036854775808"}}`), textLegacy},
	{withResource(`"arn:aws:s3::b"`), textLegacy},
	{managed(allow, `"Resource":"arn:aws:s3::b"`), textLegacy},
	{withResource(`"arn:aws::::b"`), textLegacy},
	{withResource(`"arn:aws::b"`), textLegacy},
	{managed(allow, action, `"NotResource":"arn:aws:s3::b"`), textLegacy},

	{documentOf(`{"Sid":"s",`+allow+`,`+action+`,`+resource+`}`, `{"Sid":"s",`+allow+`}`), textSidsDiffer},
	{managed(`"Sid":"a b"`, allow, action, resource), textSidCharacters},
	{managed(allow, resource), textNoActions},
	{managed(allow), textNoActions},
	{managed(allow, `"Action":[]`, resource), textNoActions},
	{documentOf(`{"Effect":"Deny"}`, `{`+allow+`,`+action+`,`+resource+`}`), textNoActions},
	{managed(allow, action), textNoResources},
	{managed(allow, action, `"Resource":[]`), textNoResources},
	{managed(allow, `"Action":"x"`), textNoResources},

	{withResource(`"x y"`), `Resource x y must be in ARN format or "*".`},
	{withResource(`""`), `Resource  must be in ARN format or "*".`},
	{managed(allow, `"Action":"s:3:L"`, `"Resource":"x"`), `Resource x must be in ARN format or "*".`},
	{withResource(`"a:b"`), `Partition "b" is not valid for resource "arn:b:*:*:*:*".`},
	{withResource(`"a:b:c"`), `Partition "b" is not valid for resource "arn:b:c:*:*:*".`},
	{withResource(`"a:b:c:d:e:f:g:h"`), `Partition "b" is not valid for resource "arn:b:c:d:e:f:g:h".`},
	{withResource(`"aws:s3:::b"`), `Partition "s3" is not valid for resource "arn:s3:::b:*".`},
	{withResource(`["arn:error:s3:::e","arn:error:s3::e"]`), `Partition "error" is not valid for resource "arn:error:s3:::e".`},
	{withResource(`"arn:aws"`), textResourceVendor},
	{withResource(`"arn:aws:s3:us-east-1::b"`), "Resource arn:aws:s3:us-east-1::b can not contain region information."},
	{withResource(`"arn:aws:iam:us-east-1::b"`), "IAM resource arn:aws:iam:us-east-1::b cannot contain region information."},
	{withResource(`"arn:aws:iam:::b"`), `IAM resource path must either be "*", root, or start with user/, federated-user/, role/, group/, instance-profile/, mfa/, ` +
		`server-certificate/, policy/, sms-mfa/, saml-provider/, oidc-provider/, report/, access-report/.`},

	{managed(allow, `"Action":"x"`, resource), textVendorMissing},
	{managed(allow, `"NotAction":""`, resource), textVendorMissing},
	{managed(allow, `"Action":"a a:L"`, resource), "Vendor a a is not valid"},
	{managed(allow, `"Action":"s3:L:B"`, resource), textColons},
	{managed(allow, action, resource, `"Principal":"*"`), textPrincipal},
}

// What is no policy is refused in AWS's words, and of several faults the one that
// AWS was seen to tell.
func TestMalformed(t *testing.T) {
	for _, c := range malformed {
		refused(t, Managed, c.text, c.message)
	}
}

// However deep a document is nested, no more than a few levels are read.
func TestDepth(t *testing.T) {
	for _, text := range []string{strings.Repeat("[", 6000), strings.Repeat(`{"a":`, 1000) + "1" + strings.Repeat("}", 1000)} {
		_, err := Parse(Managed, "p", text)
		if e, ok := errors.AsType[*Error](err); !ok || e.Message != textSyntax || !strings.Contains(e.Detail, "too deeply") {
			t.Errorf("%.20s... is answered with %v", text, err)
		}
	}
}

// Resource and trust policies name principals, and a trust policy no resource.
func TestMalformedPrincipals(t *testing.T) {
	statement := func(who, rest string) string { return documentOf(`{"Effect":"Allow",` + who + rest + `}`) }
	const (
		put    = `,"Action":"kinesis:PutRecord","Resource":"*"`
		assume = `,"Action":"sts:AssumeRole"`
		root   = `"Principal":{"AWS":"` + account + `"}`
	)
	for _, c := range []struct {
		kind          Kind
		text, message string
	}{
		{Resource, statement(`"Sid":"x"`, put), textNoPrincipal},
		{Trust, statement(`"Sid":"x"`, assume), textNoPrincipal},
		{Resource, statement(`"NotPrincipal":"*"`, put), textSyntax},
		{Resource, statement(`"Principal":"x"`, put), textSyntax},
		{Resource, statement(`"Principal":{}`, put), textSyntax},
		{Resource, statement(`"Principal":{"AWS":[]}`, put), textSyntax},
		{Resource, statement(`"Principal":{"Me":"x"}`, put), textSyntax},
		{Resource, statement(`"Principal":"*","NotPrincipal":"*"`, put), textSyntax},
		{Resource, statement(`"Principal":{"AWS":"me"}`, put), `Invalid principal in policy: "AWS":"me"`},
		{Resource, statement(`"Principal":{"AWS":"arn:aws:iam::111111111111:user/*"}`, put), `Invalid principal in policy: "AWS":"arn:aws:iam::111111111111:user/*"`},
		{Resource, statement(root, `,"Action":"kinesis:PutRecord"`), textNoResources},
		{Trust, statement(`"Principal":"*"`, assume), textTrustStar},
		{Trust, statement(root, assume+`,"Resource":"*"`), textResourceInTrust},
		{Trust, statement(root, assume+`,"NotResource":"*"`), textNotResourceInTrust},
		{Trust, statement(`"Principal":{}`, assume), textEmptyPrincipal},
		{Trust, statement(`"NotPrincipal":{"AWS":"`+account+`"}`, assume), textAllowNot},
		{Trust, `{"Version":"2012-10-17","Statement":[]}`, textTrustEmpty},
		{Trust, `{"Version":"2012-10-17"}`, textSyntax},
		{Trust, `{"Version":"2012-10-17","Statement":[{"Effect":"Allow",}]}`, textTrustJSON},
		{RoleInline, `{"Version":"2012-10-17","Statement":[{"Effect":"Allow",}]}`, textSyntax},
		{Trust, statement(root, `,"Action":"kinesis:PutRecord"`), textTrustActions},
	} {
		refused(t, c.kind, c.text, c.message)
	}
	for _, who := range []string{root, `"Principal":{"AWS":"*"}`, `"Principal":{"Service":["a.amazonaws.com"],"Federated":"f"}`,
		`"Principal":{"AWS":["arn:aws:iam::111111111111:root","arn:aws:iam::111111111111:user/p/u","arn:aws:sts::111111111111:assumed-role/r/s"]}`} {
		parsed(t, Resource, statement(who, put))
		parsed(t, Trust, statement(who, assume))
	}
	parsed(t, Resource, `{"Statement":{"Sid":"any thing","Effect":"Deny","NotPrincipal":{"AWS":"`+account+`"}`+put+`}}`)
}

// Whatever of the language AWS was seen to take is taken.
func TestPoliciesOfEveryForm(t *testing.T) {
	allow := func(rest string) string { return documentOf(`{"Effect":"Allow",` + rest + `}`) }
	when := func(c string) string { return allow(`"Action":"*","Resource":"*","Condition":` + c) }
	for _, text := range []string{
		allow(`"Action":"iam: some thing ","Resource":["arn:aws:s3:::b","*"]`),
		allow(`"NotAction":"s3-s.x:L","NotResource":"arn:aws:iam:::user/b"`),
		allow(`"Action":["aaaaa:L"],"Resource":"arn:aws:fdsasf"`),
		allow(`"Action":"*","Resource":"arn:aws:invalid-service:us-east-1::b"`),
		allow(`"Action":"s3:*","Resource":"arn:aws:s3:us-west-2:123456789012:accesspoint/p/object/*"`),
		allow(`"Action":"*","Resource":"arn:aws:iam::123456789012:root"`),
		allow(`"Action":"*","Resource":["arn:aws-cn:kinesis:*:*:stream/*","arn:*:iam::*:role/x","arn:aws:iam::*:user/${aws:username}"]`),
		when(`{}`), when(`{"x":{},"y":{}}`), when(`{"DateGreaterThan":{}}`), when(`{"DateGreaterThan":{"a":[]}}`),
		when(`{"DateGreaterThan":{"a":["01T","2019-07-01T13:20:15Z","2016-12-13T21:20:37.593194+00:00","2016-12-13t2:00:00.593194+23","-292275054","1700000000"]}}`),
		when(`{"ForAllValues:StringEquals":{"aws:TagKeys":"D"},"ForAnyValue:StringEqualsIfExists":{"a":["b","c"]}}`),
		when(`{"Bool":{"aws:SecureTransport":true},"NumericLessThan":{"x:y":10.5}}`),
	} {
		parsed(t, Managed, text)
	}
	parsed(t, UserInline, `{"Version":"2008-10-17","Statement":{"Effect":"Deny","Action":"*","Resource":"*"}}`)
}

// A policy is as long as its kind may be, white space not counted in IAM, and
// nothing is read that is longer.
func TestLimits(t *testing.T) {
	text := func(kind Kind, fill int) string {
		who := ""
		if kind.hasPrincipals() {
			who = `"Principal":{"AWS":"*"},`
		}
		what := `"Action":"sts:AssumeRole"`
		if kind.hasResources() {
			what += `,"Resource":"*"`
		}
		return documentOf(`{"Sid":"` + strings.Repeat("x", fill) + `","Effect":"Allow",` + who + what + `}`)
	}
	for kind := range kinds {
		room := kind.Limit() - len(text(kind, 0))
		fits := text(kind, room)
		if kind != Resource && kind != Key {
			fits += strings.Repeat(" \n", 1000)
		}
		if p := parsed(t, kind, fits); p.Kind() != kind || kind.Size(fits) != kind.Limit() {
			t.Errorf("%s: size %d, limit %d", kind, kind.Size(fits), kind.Limit())
		}
		_, err := Parse(kind, "p", text(kind, room+1))
		if e, ok := errors.AsType[*TooLong](err); !ok || e.Size != kind.Limit()+1 || e.Limit != kind.Limit() || e.Kind != kind {
			t.Errorf("%s: one more is answered with %v", kind, err)
		}
		for _, parse := range []func(Kind, string, string) (*Policy, error){Parse, ParseStored} {
			_, err = parse(kind, "p", text(kind, 0)+strings.Repeat(" ", maxDocumentBytes))
			if _, ok := errors.AsType[*TooLong](err); !ok {
				t.Errorf("%s: a huge document is answered with %v", kind, err)
			}
		}
	}
}

// Numbers that no machine has are numbers that nothing is equal to, below or above:
// what is allowed by one is not, what is denied unless it holds is.
func TestHugeNumbers(t *testing.T) {
	for _, number := range []string{"1e999", "-1e999", "1" + strings.Repeat("0", 400)} {
		for _, operator := range []string{"NumericEquals", "NumericLessThan", "NumericGreaterThan", "NumericNotEquals"} {
			r := putting(user("u"))
			r.Context = NewKeys(map[string][]string{"k:n": {"5"}})
			for _, effect := range []string{"Allow", "Deny"} {
				p := parsed(t, Managed, to(effect, `,"Condition":{"`+operator+`":{"k:n":`+number+`}}`))
				d := Decide(r, &Policies{Identity: []*Policy{p}})
				if d.Allowed || d.Explicit != (effect == "Deny" && operator == "NumericNotEquals") {
					t.Errorf("%s %s %s: %+v", effect, operator, number, d)
				}
			}
		}
	}
}

// Dates are read as they are written, offsets included.
func TestParseDate(t *testing.T) {
	for text, want := range map[string]string{
		"2020": "1970-01-01T00:33:40Z", "2020T": "2020-01-01T00:00:00Z", "2020-03": "2020-03-01T00:00:00Z", "2020-03-04": "2020-03-04T00:00:00Z",
		"2020-03-04T05": "2020-03-04T05:00:00Z", "2020-03-04T05:06Z": "2020-03-04T05:06:00Z",
		"2020-03-04T05:06:07.5z": "2020-03-04T05:06:07.5Z", "2020-03-04t05:06:07+01:30": "2020-03-04T03:36:07Z",
		"2020-03-04T05:06:07-01": "2020-03-04T06:06:07Z", "0": "1970-01-01T00:00:00Z",
	} {
		got, ok := parseDate(text)
		if s := got.UTC().Format("2006-01-02T15:04:05.999999999Z07:00"); !ok || s != want {
			t.Errorf("%s is %s, %v, want %s", text, s, ok, want)
		}
	}
	for _, text := range []string{"", "x", "-", "T", "+1", "2020-13", "2020-1-32", "2020-1-1-1", "2020-1-1T24", "2020-1-1T1:60", "2020-1-1T1:1:1:1",
		"2020-1-1T1.5", "2020-1-1T1:1:1.", "2020-1-1T1:1:1Zz", "2020-1-1T1:1:1+1", "2020-1-1T+25", "292278994-1"} {
		if got, ok := parseDate(text); ok {
			t.Errorf("%q is taken for %v", text, got)
		}
	}
}

// The keys that a policy asks for are told once, variables among them.
func TestContextKeys(t *testing.T) {
	p := parsed(t, Managed, documentOf(
		`{"Sid":"A","Effect":"Allow","Action":"*","Resource":"arn:aws:s3:::${aws:UserName}/${aws:PrincipalTag/Team, 'x'}","Condition":{"Bool":{"aws:SecureTransport":"true"},"StringLike":{"k:v":"${*}${aws:userid}"}}}`,
		`{"Effect":"Deny","Action":"*","Resource":"*","Condition":{"Bool":{"aws:SecureTransport":"false"}}}`))
	want := []string{"aws:SecureTransport", "aws:principaltag/Team", "aws:userid", "aws:username", "k:v"}
	if got := p.ContextKeys(); !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
	if p.Statements() != 2 || p.Sid(0) != "A" || p.Sid(1) != "" || p.Name() != "p" || len(p.Doubts()) != 0 {
		t.Errorf("%d statements, %q", p.Statements(), p.Doubts())
	}
}

// FuzzParse: whatever is read, a document costs memory in proportion to its length,
// and what is taken once is taken when it is stored, with nothing in doubt but
// values, and can be decided by.
func FuzzParse(f *testing.F) {
	f.Add(uint8(0), documentOf(`{"Sid":"A","Effect":"Allow","Action":["kinesis:*"],"Resource":"arn:aws:s3:::${aws:username, 'x'}","Condition":{"IpAddress":{"aws:SourceIp":"10.0.0.0/8"}}}`))
	f.Add(uint8(5), documentOf(`{"Effect":"Deny","NotPrincipal":{"AWS":"111111111111"},"NotAction":"x:?","NotResource":"*","Condition":{"ForAllValues:DateEquals":{"k":[1,"2020-01-01T00:00:00Z"]}}}`))
	f.Add(uint8(6), `{"Statement":{"Effect":"Allow","Principal":{"Service":"x"},"Action":"sts:AssumeRole"}}`)
	f.Add(uint8(0), strings.Repeat(`[{"a":`, 20))
	f.Add(uint8(5), `{"Statement":[`+strings.Repeat(`{},`, 100)+`{}]}`)
	f.Fuzz(func(t *testing.T, k uint8, text string) {
		kind := Kind(k % uint8(kinds))
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		p, err := Parse(kind, "p", text)
		runtime.ReadMemStats(&after)
		if spent, limit := after.TotalAlloc-before.TotalAlloc, uint64(64<<10+600*min(len(text), maxDocumentBytes)); spent > limit {
			t.Errorf("%d bytes cost %d bytes of memory, more than %d", len(text), spent, limit)
		}
		if err != nil {
			return
		}
		if _, err := ParseInput(kind, "p", text); err != nil {
			t.Fatalf("%v", err)
		}
		for i := range p.Statements() {
			if from, to := p.Span(i); from.Line < 1 || from.Column < 1 || to.Line < from.Line || to.Line == from.Line && to.Column <= from.Column {
				t.Errorf("statement %d is at %v to %v", i, from, to)
			}
		}
		stored, err := ParseStored(kind, "p", text)
		if err != nil {
			t.Fatalf("%v", err)
		}
		if !slices.Equal(p.Doubts(), stored.Doubts()) {
			t.Errorf("%q, stored %q", p.Doubts(), stored.Doubts())
		}
		r := &Request{Principal: user("u"), Action: NewAction("kinesis:PutRecord"), Resource: stream, Context: &Facts{SourceIP: "10.1.1.1", TagKeys: []string{"a", "b"}}}
		for _, all := range []Policies{{Identity: []*Policy{p}}, {Resource: p}, {Identity: []*Policy{p}, Boundary: p, Session: []*Policy{p}}} {
			d := Decide(r, &all)
			if d.Allowed && d.Explicit || d.Allowed != (d.Policy != nil) && !d.Explicit || d.Allowed && d.Policy != p {
				t.Errorf("%+v", d)
			}
		}
	})
}
