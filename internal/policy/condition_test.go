package policy

import (
	"fmt"
	"strings"
	"testing"
	"time"
)

// holds says whether a Condition lets a request with keys pass.
func holds(t *testing.T, condition string, context Context) bool {
	t.Helper()
	p := parsed(t, Managed, to("Allow", `,"Condition":`+condition))
	r := putting(user("u"))
	r.Context = context
	return Decide(r, &Policies{Identity: []*Policy{p}}).Allowed
}

// Every operator compares as it is documented, whatever the case of keys.
func TestOperators(t *testing.T) {
	for _, c := range []struct {
		operator, policy, value string
		want                    bool
	}{
		{"StringEquals", `"a"`, "a", true}, {"StringEquals", `"a"`, "A", false}, {"StringEquals", `["x","a"]`, "a", true},
		{"StringEquals", `"a*"`, "ab", false}, {"StringEquals", `"a*"`, "a*", true}, {"StringEquals", `[]`, "a", false},
		{"StringNotEquals", `["x","a"]`, "a", false}, {"StringNotEquals", `["x","y"]`, "a", true}, {"StringNotEquals", `[]`, "a", true},
		{"StringEqualsIgnoreCase", `"aB"`, "Ab", true}, {"StringNotEqualsIgnoreCase", `"aB"`, "Ab", false},
		{"StringLike", `"a*d?"`, "abcde", true}, {"StringLike", `"a*d?"`, "abcd", false}, {"StringLike", `"?"`, "é", true}, {"StringLike", `"??"`, "é", false},
		{"StringLike", `"a${*}"`, "a*", true}, {"StringLike", `"a${*}"`, "ab", false}, {"StringLike", `"${?}${$}"`, "?$", true},
		{"StringNotLike", `["x*","a*"]`, "ab", false}, {"StringNotLike", `["x*","y*"]`, "ab", true},
		{"NumericEquals", `"10"`, "10.0", true}, {"NumericEquals", `10`, "11", false}, {"NumericNotEquals", `"10"`, "11", true},
		{"NumericLessThan", `"10"`, "9", true}, {"NumericLessThan", `"10"`, "10", false}, {"NumericLessThanEquals", `"10"`, "10", true},
		{"NumericGreaterThan", `["20","10"]`, "11", true}, {"NumericGreaterThan", `"10"`, "10", false}, {"NumericGreaterThanEquals", `"-10"`, "-10", true},
		{"NumericEquals", `"0x10"`, "0x10", false}, {"NumericEquals", `"10"`, "ten", false}, {"NumericNotEquals", `"10"`, "ten", true}, {"NumericLessThan", `"Inf"`, "1", false},
		{"DateEquals", `"2020-01-01T00:00:00Z"`, "2020-01-01T01:00:00+01:00", true}, {"DateEquals", `"1577836800"`, "2020-01-01T00:00:00Z", true},
		{"DateNotEquals", `"2020-01-01T00:00:00Z"`, "2020-01-02T00:00:00Z", true}, {"DateLessThan", `"2020-01-01T00:00:00Z"`, "2019-12-31T23:59:59Z", true},
		{"DateLessThan", `"2020-01-01T00:00:00Z"`, "2020-01-01T00:00:00Z", false}, {"DateLessThanEquals", `"2020-01-01T00:00:00Z"`, "2020-01-01T00:00:00Z", true},
		{"DateGreaterThan", `"2020-01-01T00:00:00Z"`, "2020-01-01T00:00:01Z", true}, {"DateGreaterThan", `"-292275054"`, "2020-01-01T00:00:01Z", true},
		{"DateGreaterThanEquals", `"2020-01-01T00:00:00Z"`, "1577836799", false}, {"DateGreaterThan", `"9223372036854775807"`, "2020-01-01T00:00:00Z", false},
		{"Bool", `"true"`, "true", true}, {"Bool", `true`, "TRUE", true}, {"Bool", `"false"`, "true", false}, {"Bool", `"maybe"`, "maybe", false},
		{"BinaryEquals", `"AQID"`, "\x01\x02\x03", true}, {"BinaryEquals", `"AQID"`, "AQID", false}, {"BinaryEquals", `"%"`, "%", false},
		{"IpAddress", `"10.1.0.0/16"`, "10.1.2.3", true}, {"IpAddress", `"10.1.2.3/16"`, "10.1.9.9", true}, {"IpAddress", `"10.1.0.0/16"`, "10.2.0.0", false},
		{"IpAddress", `"10.1.2.3"`, "10.1.2.3", true}, {"IpAddress", `"10.1.2.3"`, "::ffff:10.1.2.3", true}, {"IpAddress", `"2001:db8::/32"`, "2001:db8::1", true},
		{"IpAddress", `"::ffff:10.1.0.0/112"`, "10.1.2.3", true}, {"IpAddress", `"0.0.0.0/0"`, "::1", false}, {"IpAddress", `"10.1.0.0/33"`, "10.1.0.0", false}, {"IpAddress", `"0.0.0.0/0"`, "x", false},
		{"NotIpAddress", `["10.1.0.0/16","::1"]`, "10.1.2.3", false}, {"NotIpAddress", `"10.1.0.0/16"`, "10.2.0.0", true},
		{"ArnLike", `"arn:aws:s3:::b*/x"`, "arn:aws:s3:::ba:c/d/x", true}, {"ArnLike", `"arn:*:x"`, "arn:aws:s3:::x", false}, {"ArnLike", `"arn:aws:*:x"`, "arn:aws:s3:::x", false},
		{"ArnLike", `"*"`, "arn:aws:s3:::x", true}, {"ArnLike", `"*"`, "x", false}, {"ArnEquals", `"arn:aws:iam::*:user/?"`, "arn:aws:iam::1:user/u", true},
		{"ArnEquals", `"arn:aws:iam::*:user/?"`, "arn:aws:iam::1:2:user/u", false}, {"ArnNotEquals", `"arn:aws:iam::*:user/?"`, "arn:aws:iam::1:user/uv", true},
		{"ArnNotLike", `"arn:aws:iam::*:user/*"`, "arn:aws:iam::1:user/u", false},
		{"Null", `"true"`, "a", false}, {"Null", `"false"`, "a", true}, {"Null", `["true","false"]`, "a", true}, {"Null", `"false"`, "", true},
	} {
		for _, key := range []string{"test:key", "TEST:Key"} {
			condition := fmt.Sprintf(`{%q:{%q:%s}}`, c.operator, key, c.policy)
			if got := holds(t, condition, NewKeys(map[string][]string{"Test:Key": {c.value}})); got != c.want {
				t.Errorf("%s with %q: %v", condition, c.value, got)
			}
		}
	}
}

// What is without a value meets negated operators, IfExists, ForAllValues and Null.
func TestMissingKeys(t *testing.T) {
	for operator, value := range map[string]string{
		"String%sEquals": "x", "String%sEqualsIgnoreCase": "x", "String%sLike": "*", "Numeric%sEquals": "1", "Date%sEquals": "2020-01-01T00:00:00Z",
		"%sIpAddress": "0.0.0.0/0", "Arn%sEquals": "*", "Arn%sLike": "*",
	} {
		for _, not := range []string{"", "Not"} {
			name := strings.Replace(operator, "%s", not, 1)
			for name, want := range map[string]bool{
				name: not != "", name + "IfExists": true, "ForAllValues:" + name: true, "ForAllValues:" + name + "IfExists": true,
				"ForAnyValue:" + name: false, "ForAnyValue:" + name + "IfExists": true,
			} {
				if got := holds(t, fmt.Sprintf(`{%q:{"test:key":%q}}`, name, value), nil); got != want {
					t.Errorf("%s: %v", name, got)
				}
			}
		}
	}
	for value, want := range map[string]bool{`"true"`: true, `"false"`: false, `["false","true"]`: true, `[]`: false} {
		if got := holds(t, `{"Null":{"test:key":`+value+`}}`, NewKeys(map[string][]string{"test:key": {}})); got != want {
			t.Errorf("Null %s: %v", value, got)
		}
	}
}

// Operators are alternatives of nothing: all of them, and all of their keys, must
// hold.
func TestConditionsAreAnded(t *testing.T) {
	keys := NewKeys(map[string][]string{"k:a": {"1"}, "k:b": {"2"}})
	for condition, want := range map[string]bool{
		`{}`: true, `{"StringEquals":{}}`: true,
		`{"StringEquals":{"k:a":"1","k:b":"2"}}`:                        true,
		`{"StringEquals":{"k:a":"1","k:b":"1"}}`:                        false,
		`{"StringEquals":{"k:a":"1"},"StringNotEquals":{"k:b":"1"}}`:    true,
		`{"StringEquals":{"k:a":"1"},"StringNotEquals":{"k:b":["2"]}}`:  false,
		`{"StringEquals":{"k:a":["0","1"]},"StringLike":{"k:b":["?"]}}`: true,
	} {
		if got := holds(t, condition, keys); got != want {
			t.Errorf("%s: %v", condition, got)
		}
	}
}

// Keys with several values, as AWS's documentation of them has it.
func TestSeveralValues(t *testing.T) {
	for _, c := range []struct {
		operator, policy string
		values           []string
		want             bool
	}{
		{"ForAllValues:StringNotLike", `"key1*"`, []string{"key1:legal"}, false},
		{"ForAllValues:StringNotLike", `"key1*"`, []string{"key1:hr", "key1:personnel"}, false},
		{"ForAllValues:StringNotLike", `"key1*"`, []string{"key2:audit"}, true},
		{"ForAllValues:StringNotLike", `"key1*"`, []string{"key2:audit", "key1:hr"}, false},
		{"ForAllValues:StringEquals", `["a","b"]`, []string{"a"}, true},
		{"ForAllValues:StringEquals", `["a","b"]`, []string{"b", "a"}, true},
		{"ForAllValues:StringEquals", `["a","b"]`, []string{"a", "c"}, false},
		{"ForAllValues:StringEquals", `["a","b"]`, nil, true},
		{"ForAllValues:StringEquals", `["a","b"]`, []string{""}, true},
		{"ForAnyValue:StringEquals", `["a","b"]`, []string{"c", "a"}, true},
		{"ForAnyValue:StringEquals", `["a","b"]`, []string{"c"}, false},
		{"ForAnyValue:StringEquals", `["a","b"]`, nil, false},
		{"ForAnyValue:StringNotEquals", `["a","b"]`, []string{"a", "c"}, true},
		{"ForAnyValue:StringNotEquals", `["a","b"]`, []string{"a", "b"}, false},
		{"StringEquals", `"a"`, []string{"c", "a"}, true},
		{"StringNotEquals", `"a"`, []string{"c", "a"}, false},
	} {
		condition := fmt.Sprintf(`{%q:{"aws:TagKeys":%s}}`, c.operator, c.policy)
		if got := holds(t, condition, &Facts{TagKeys: c.values}); got != c.want {
			t.Errorf("%s with %q: %v", condition, c.values, got)
		}
	}
}

// Variables stand for what the request has, as text; without a value for nothing,
// or their default. The older version of the language has none.
func TestVariables(t *testing.T) {
	u := user("u")
	u.Tags = map[string]string{"team": "red", "star": "*", "empty": "", "bad": "\xff"}
	decide := func(version, resource, arn string) bool {
		p := parsed(t, UserInline, `{"Version":"`+version+`","Statement":{"Effect":"Allow","Action":"*","Resource":"`+resource+`"}}`)
		r := &Request{Principal: u, Action: NewAction("s3:GetObject"), Resource: arn, Context: &Facts{TagKeys: []string{"a", "b"}}}
		return Decide(r, &Policies{Identity: []*Policy{p}}).Allowed
	}
	for _, c := range []struct {
		resource, arn string
		want          bool
	}{
		{"arn:aws:s3:::b/${aws:username}/*", "arn:aws:s3:::b/u/x", true},
		{"arn:aws:s3:::b/${ AWS:UserName }/*", "arn:aws:s3:::b/u/x", true},
		{"arn:aws:s3:::b/${aws:username}/*", "arn:aws:s3:::b/v/x", false},
		{"arn:aws:s3:::b/${aws:PrincipalTag/Team}-${aws:userid}", "arn:aws:s3:::b/red-AIDAu", true},
		{"arn:aws:s3:::b/${aws:PrincipalTag/star}", "arn:aws:s3:::b/*", true},
		{"arn:aws:s3:::b/${aws:PrincipalTag/star}", "arn:aws:s3:::b/x", false},
		{"arn:aws:s3:::b/${aws:PrincipalTag/empty}x", "arn:aws:s3:::b/x", true},
		{"arn:aws:s3:::b/${aws:PrincipalTag/bad}x", "arn:aws:s3:::b/yyx", false},
		{"arn:aws:s3:::b/${aws:PrincipalTag/none}*", "arn:aws:s3:::b/x", false},
		{"arn:aws:s3:::b/${aws:PrincipalTag/none, 'all'}/?", "arn:aws:s3:::b/all/x", true},
		{"arn:aws:s3:::b/${aws:PrincipalTag/team,'all'}/?", "arn:aws:s3:::b/all/x", false},
		{"arn:aws:s3:::b/${aws:TagKeys}*", "arn:aws:s3:::b/ab", false},
		{"arn:aws:s3:::b/${*}${?}${$}{aws:username}", "arn:aws:s3:::b/*?${aws:username}", true},
		{"arn:aws:s3:::b/${*}", "arn:aws:s3:::b/x", false},
	} {
		if got := decide("2012-10-17", c.resource, c.arn); got != c.want {
			t.Errorf("%s for %s: %v", c.resource, c.arn, got)
		}
	}
	if decide("2008-10-17", "arn:aws:s3:::b/${aws:username}", "arn:aws:s3:::b/u") || !decide("2008-10-17", "arn:aws:s3:::b/${aws:username}", "arn:aws:s3:::b/${aws:username}") {
		t.Error("the older version has variables")
	}
	for condition, want := range map[string]bool{
		`{"StringEquals":{"k:a":"${aws:username}"}}`:                                      true,
		`{"StringEqualsIgnoreCase":{"k:a":"${aws:username}"}}`:                            true,
		`{"StringLike":{"k:b":"${aws:username}*"}}`:                                       true,
		`{"StringEquals":{"k:a":"${aws:none}"}}`:                                          false,
		`{"StringNotEquals":{"k:a":"${aws:none}"}}`:                                       true,
		`{"StringNotEquals":{"k:a":"${aws:none, 'u'}"}}`:                                  false,
		`{"ArnLike":{"k:arn":"arn:aws:iam::*:user/${aws:username}"}}`:                     true,
		`{"ArnLike":{"aws:PrincipalArn":"arn:aws:iam::*:user/${aws:PrincipalTag/team}"}}`: false,
	} {
		keys := NewKeys(map[string][]string{"k:a": {"u"}, "k:b": {"us"}, "k:arn": {"arn:aws:iam::1:user/u"}})
		if got := holds(t, condition, keys); got != want {
			t.Errorf("%s: %v", condition, got)
		}
	}
}

// The global keys have the values that are documented.
func TestGlobalKeys(t *testing.T) {
	u, s := user("u"), session(other)
	u.Tags = map[string]string{"Team": "red", "TEAM": "blue"}
	now := time.Date(2026, 3, 4, 5, 6, 7, 0, time.UTC)
	facts := func() *Facts {
		return &Facts{Now: now, SourceIP: "10.0.0.1", TLS: true, UserAgent: "a/1", Region: "eu-west-1",
			ResourceTags: map[string]string{"Cost": "1"}, RequestTags: map[string]string{"Cost": "2"}, TagKeys: []string{"Cost"}, More: map[string][]string{"k:v": {"x"}}}
	}
	temporary, ofIAM := facts(), facts()
	temporary.SessionSince, ofIAM.Service = now, NewAction("IAM:GetUser").Service()
	behind := *s
	behind.SourceIdentity = "Ann"
	for _, c := range []struct {
		who     *Principal
		context Context
		key     string
		want    string // "" is no value
	}{
		{u, facts(), "aws:SourceIp", "10.0.0.1"}, {u, facts(), "aws:SecureTransport", "true"}, {u, facts(), "aws:UserAgent", "a/1"},
		{u, facts(), "aws:RequestedRegion", "eu-west-1"}, {u, facts(), "aws:CurrentTime", "2026-03-04T05:06:07Z"}, {u, facts(), "aws:EpochTime", "1772600767"},
		{u, facts(), "aws:ResourceTag/cost", "1"}, {u, facts(), "aws:RequestTag/Cost", "2"}, {u, facts(), "aws:RequestTag/none", ""}, {u, facts(), "aws:TagKeys", "Cost"},
		{u, facts(), "aws:TokenIssueTime", ""}, {u, temporary, "aws:TokenIssueTime", "2026-03-04T05:06:07Z"},
		{u, facts(), "aws:MultiFactorAuthPresent", ""}, {u, temporary, "aws:MultiFactorAuthPresent", "false"}, {u, facts(), "K:V", "x"},
		{u, ofIAM, "iam:ResourceTag/cost", "1"}, {u, facts(), "iam:ResourceTag/Cost", ""}, {u, facts(), "aws:ViaAWSService", "false"},
		{&behind, nil, "aws:SourceIdentity", "Ann"}, {s, nil, "aws:SourceIdentity", ""},
		{u, &Facts{}, "aws:SourceIp", ""}, {u, &Facts{}, "aws:SecureTransport", "false"},
		{u, nil, "aws:username", "u"}, {s, nil, "aws:username", ""}, {u, nil, "aws:userid", "AIDAu"}, {u, nil, "aws:PrincipalType", "User"},
		{s, nil, "aws:PrincipalType", "AssumedRole"}, {s, nil, "aws:PrincipalArn", s.RoleARN}, {u, nil, "aws:PrincipalArn", u.ARN},
		{s, nil, "aws:PrincipalAccount", other}, {s, nil, "aws:ResourceAccount", account}, {u, nil, "aws:PrincipalTag/Team", "red"},
		{u, nil, "aws:PrincipalTag/TEAM", "blue"}, {u, nil, "aws:PrincipalTag/team", "blue"}, {u, nil, "aws:PrincipalIsAWSService", "false"},
		{&Principal{Kind: Service, Name: "x", ARN: "x"}, nil, "aws:PrincipalArn", ""}, {&Principal{Kind: Service}, nil, "aws:PrincipalType", ""},
		{u, nil, "aws:PrincipalServiceName", ""}, {&Principal{Kind: Service, Name: "x"}, nil, "aws:PrincipalServiceName", "x"},
		{u, NewKeys(map[string][]string{"aws:username": {"another"}}), "aws:username", "another"}, // as a simulation has it
	} {
		r := putting(c.who)
		r.Context = c.context
		e := evaluation{request: r}
		if got, ok := e.single(canonicalKey(c.key)); got != c.want || ok != (c.want != "") {
			t.Errorf("%s of %s is %q, %v, want %q", c.key, c.who.ARN, got, ok, c.want)
		}
	}
}
