package policy

import (
	"strings"
	"testing"
)

// user is a user of the first account, named.
func user(name string) *Principal {
	return &Principal{Kind: User, Account: account, ARN: "arn:aws:iam::" + account + ":user/" + name, Name: name, ID: "AIDA" + name}
}

// session is a session of the role r of an account.
func session(of string) *Principal {
	return &Principal{Kind: Role, Account: of, ARN: "arn:aws:sts::" + of + ":assumed-role/r/s", RoleARN: "arn:aws:iam::" + of + ":role/p/r", ID: "AROAR:s"}
}

func root(of string) *Principal {
	return &Principal{Kind: Root, Account: of, ARN: "arn:aws:iam::" + of + ":root", ID: of}
}

// to is a statement about kinesis:PutRecord.
func to(effect, rest string) string {
	return documentOf(`{"Effect":"` + effect + `","Action":"kinesis:PutRecord","Resource":"*"` + rest + `}`)
}

// sharing is a resource policy for principals.
func sharing(effect, who string) string { return to(effect, `,"Principal":`+who) }

// putting is the request to put a record.
func putting(who *Principal) *Request {
	return &Request{Principal: who, Action: NewAction("kinesis:PutRecord"), Resource: stream, ResourceAccount: account}
}

// The layers decide in the order that AWS documents, in one account and across two.
func TestLayers(t *testing.T) {
	yes, no := parsed(t, Managed, to("Allow", "")), parsed(t, Managed, to("Deny", ""))
	elsewhere := parsed(t, Managed, documentOf(`{"Effect":"Allow","Action":"kinesis:GetRecords","Resource":"*"}`))
	resource := func(effect, who string) *Policy { return parsed(t, Resource, sharing(effect, who)) }
	const (
		u         = `{"AWS":"arn:aws:iam::111111111111:user/u"}`
		role      = `{"AWS":"arn:aws:iam::222222222222:role/p/r"}`
		localRole = `{"AWS":"arn:aws:iam::111111111111:role/p/r"}`
		one       = `{"AWS":"arn:aws:sts::111111111111:assumed-role/r/s"}`
		here      = `{"AWS":"111111111111"}`
		there     = `{"AWS":"arn:aws:iam::222222222222:root"}`
		all       = `"*"`
	)
	service := &Principal{Kind: Service, Name: "firehose.amazonaws.com", ARN: "firehose.amazonaws.com"}
	none := []*Policy(nil)
	one1 := func(p *Policy) []*Policy { return []*Policy{p} }
	for name, c := range map[string]struct {
		who      *Principal
		policies Policies
		allowed  bool
		explicit bool
		by       Layer
	}{
		"nothing":                                     {user("u"), Policies{}, false, false, IdentityLayer},
		"identity":                                    {user("u"), Policies{Identity: one1(yes)}, true, false, IdentityLayer},
		"another action":                              {user("u"), Policies{Identity: one1(elsewhere)}, false, false, IdentityLayer},
		"deny beside allow":                           {user("u"), Policies{Identity: []*Policy{yes, no}}, false, true, IdentityLayer},
		"boundary allows":                             {user("u"), Policies{Identity: one1(yes), Boundary: yes}, true, false, IdentityLayer},
		"boundary grants nothing":                     {user("u"), Policies{Boundary: yes}, false, false, IdentityLayer},
		"boundary limits":                             {user("u"), Policies{Identity: one1(yes), Boundary: elsewhere}, false, false, BoundaryLayer},
		"boundary denies":                             {user("u"), Policies{Identity: one1(yes), Boundary: no}, false, true, BoundaryLayer},
		"session limits":                              {session(account), Policies{Identity: one1(yes), Session: one1(elsewhere)}, false, false, SessionLayer},
		"session denies":                              {session(account), Policies{Identity: one1(yes), Session: one1(no)}, false, true, SessionLayer},
		"one of two session policies":                 {session(account), Policies{Identity: one1(yes), Session: []*Policy{elsewhere, yes}}, true, false, IdentityLayer},
		"session grants nothing":                      {session(account), Policies{Session: one1(yes)}, false, false, IdentityLayer},
		"resource alone":                              {user("u"), Policies{Resource: resource("Allow", u)}, true, false, ResourceLayer},
		"resource for another":                        {user("v"), Policies{Resource: resource("Allow", u)}, false, false, IdentityLayer},
		"resource for all":                            {user("v"), Policies{Resource: resource("Allow", all)}, true, false, ResourceLayer},
		"resource denies":                             {user("u"), Policies{Identity: one1(yes), Resource: resource("Deny", u)}, false, true, ResourceLayer},
		"resource denies the account":                 {user("u"), Policies{Identity: one1(yes), Resource: resource("Deny", here)}, false, true, ResourceLayer},
		"identity denies what resource allows":        {user("u"), Policies{Identity: one1(no), Resource: resource("Allow", u)}, false, true, IdentityLayer},
		"the account only delegates":                  {user("u"), Policies{Resource: resource("Allow", here)}, false, false, IdentityLayer},
		"the account delegates":                       {user("u"), Policies{Identity: one1(yes), Resource: resource("Allow", here)}, true, false, IdentityLayer},
		"no boundary for whom resource names":         {user("u"), Policies{Boundary: elsewhere, Resource: resource("Allow", u)}, true, false, ResourceLayer},
		"boundary for a role that resource names":     {session(account), Policies{Boundary: elsewhere, Resource: resource("Allow", localRole)}, false, false, BoundaryLayer},
		"no session policy for a session named":       {session(account), Policies{Session: one1(elsewhere), Resource: resource("Allow", one)}, true, false, ResourceLayer},
		"role that resource names":                    {session(account), Policies{Resource: resource("Allow", localRole)}, true, false, ResourceLayer},
		"across: a user that resource names":          {&Principal{Kind: User, Account: other, ARN: "arn:aws:iam::222222222222:user/u"}, Policies{Resource: resource("Allow", `{"AWS":"arn:aws:iam::222222222222:user/u"}`)}, false, false, IdentityLayer},
		"across: nothing":                             {session(other), Policies{}, false, false, ResourceLayer},
		"across: identity alone":                      {session(other), Policies{Identity: one1(yes)}, false, false, ResourceLayer},
		"across: resource alone":                      {session(other), Policies{Resource: resource("Allow", role)}, false, false, IdentityLayer},
		"across: both":                                {session(other), Policies{Identity: one1(yes), Resource: resource("Allow", role)}, true, false, IdentityLayer},
		"across: by account":                          {session(other), Policies{Identity: one1(yes), Resource: resource("Allow", there)}, true, false, IdentityLayer},
		"across: boundary":                            {session(other), Policies{Identity: one1(yes), Boundary: elsewhere, Resource: resource("Allow", role)}, false, false, BoundaryLayer},
		"across: the other root":                      {root(other), Policies{Resource: resource("Allow", there)}, true, false, ResourceLayer},
		"across: the other root unshared":             {root(other), Policies{}, false, false, ResourceLayer},
		"root":                                        {root(account), Policies{}, true, false, NoLayer},
		"root has no identity policies":               {root(account), Policies{Identity: one1(no)}, true, false, NoLayer},
		"root is denied by resources":                 {root(account), Policies{Resource: resource("Deny", all)}, false, true, ResourceLayer},
		"service":                                     {service, Policies{Resource: resource("Allow", `{"Service":"firehose.amazonaws.com"}`)}, true, false, ResourceLayer},
		"another service":                             {service, Policies{Identity: one1(yes), Resource: resource("Allow", `{"Service":"x"}`)}, false, false, ResourceLayer},
		"anonymous":                                   {&Principal{}, Policies{Resource: resource("Allow", all)}, true, false, ResourceLayer},
		"anonymous is nobody":                         {&Principal{}, Policies{Identity: one1(yes), Resource: resource("Allow", here)}, false, false, ResourceLayer},
		"key or role: resource decides":               {user("u"), Policies{Identity: one1(yes), ResourceDecides: true}, false, false, ResourceLayer},
		"key or role: delegated":                      {user("u"), Policies{Identity: one1(yes), Resource: resource("Allow", here), ResourceDecides: true}, true, false, IdentityLayer},
		"key or role: delegated, but not to the user": {user("u"), Policies{Identity: none, Resource: resource("Allow", here), ResourceDecides: true}, false, false, IdentityLayer},
		"key or role: root too":                       {root(account), Policies{ResourceDecides: true}, false, false, ResourceLayer},
	} {
		d := Decide(putting(c.who), &c.policies)
		if d.Allowed != c.allowed || d.Explicit != c.explicit || d.By != c.by {
			t.Errorf("%s: %+v", name, d)
		}
	}
}

// Of statements that speak of a principal in several ways, the most direct counts,
// wherever it is.
func TestMostDirectStatement(t *testing.T) {
	statement := func(who string) string {
		return `{"Sid":"` + who[len(who)-4:len(who)-2] + `","Effect":"Allow","Principal":` + who + `,"Action":"*","Resource":"*"}`
	}
	of, u := statement(`{"AWS":"111111111111"}`), statement(`{"AWS":"arn:aws:iam::111111111111:user/u"}`)
	for _, text := range []string{documentOf(of, u), documentOf(u, of)} {
		d := Decide(putting(user("u")), &Policies{Resource: parsed(t, Resource, text)})
		if !d.Allowed || d.By != ResourceLayer || d.Sid() != "/u" {
			t.Errorf("%s: %+v", text, d)
		}
	}
}

// A resource belongs to the account in its ARN unless something else is said, or to
// the principal's if there is none: forgetting to say it opens nothing to others.
func TestOwner(t *testing.T) {
	for _, c := range []struct{ resource, said, want string }{
		{stream, "", account}, {stream, other, other}, {strings.Replace(stream, account, other, 1), "", other}, {"*", "", account},
		{"arn:aws:s3:::b", "", account}, {"arn:aws:iam::aws:policy/x", "", account}, {"arn:aws:s3:::b", other, other}, {"", "", account},
	} {
		r := &Request{Principal: user("u"), Resource: c.resource, ResourceAccount: c.said}
		if got := r.owner(); got != c.want {
			t.Errorf("%q of %q belongs to %s, want %s", c.resource, c.said, got, c.want)
		}
	}
}

// NotPrincipal excepts those it names, and nobody who has a boundary (documented).
func TestNotPrincipal(t *testing.T) {
	yes := parsed(t, Managed, to("Allow", ""))
	but := parsed(t, Resource, to("Deny", `,"NotPrincipal":{"AWS":"arn:aws:iam::111111111111:user/u"}`))
	for _, c := range []struct {
		who      *Principal
		boundary *Policy
		allowed  bool
	}{{user("u"), nil, true}, {user("v"), nil, false}, {user("u"), yes, false}, {root(account), nil, false}} {
		p := &Policies{Identity: []*Policy{yes}, Boundary: c.boundary, Resource: but}
		if d := Decide(putting(c.who), p); d.Allowed != c.allowed {
			t.Errorf("%s: %+v", c.who.ARN, d)
		}
	}
}

// Everybody may ask who they are, even who is denied it.
func TestGetCallerIdentity(t *testing.T) {
	no := parsed(t, Managed, documentOf(`{"Effect":"Deny","Action":"*","Resource":"*"}`))
	r := &Request{Principal: user("u"), Action: NewAction("sts:GetCallerIdentity"), Resource: "*"}
	if d := Decide(r, &Policies{Identity: []*Policy{no}, Boundary: no}); !d.Allowed {
		t.Errorf("%+v", d)
	}
}

// Denials are AWS's sentences.
func TestDenial(t *testing.T) {
	yes, no := parsed(t, Managed, to("Allow", "")), parsed(t, Managed, to("Deny", ""))
	elsewhere := parsed(t, Managed, documentOf(`{"Effect":"Allow","Action":"kinesis:GetRecords","Resource":"*"}`))
	denies := parsed(t, Resource, sharing("Deny", `"*"`))
	identity := []*Policy{yes}
	start := func(who string) string {
		return "User: " + who + " is not authorized to perform: kinesis:PutRecord on resource: " + stream + " "
	}
	u, r := user("u"), session(other)
	for _, c := range []struct {
		who      *Principal
		policies Policies
		want     string
	}{
		{u, Policies{}, start(u.ARN) + "because no identity-based policy allows the kinesis:PutRecord action"},
		{u, Policies{Identity: []*Policy{no}}, start(u.ARN) + "with an explicit deny in an identity-based policy"},
		{u, Policies{Identity: identity, Resource: denies}, start(u.ARN) + "with an explicit deny in a resource-based policy"},
		{u, Policies{Identity: identity, Boundary: no}, start(u.ARN) + "with an explicit deny in a permissions boundary"},
		{u, Policies{Identity: identity, Boundary: elsewhere}, start(u.ARN) + "because no permissions boundary allows the kinesis:PutRecord action"},
		{u, Policies{Identity: identity, Session: []*Policy{no}}, start(u.ARN) + "with an explicit deny in a session policy"},
		{u, Policies{Identity: identity, Session: []*Policy{elsewhere}}, start(u.ARN) + "because no session policy allows the kinesis:PutRecord action"},
		{r, Policies{Identity: identity}, start(r.ARN) + "because no resource-based policy allows the kinesis:PutRecord action"},
	} {
		request := putting(c.who)
		d := Decide(request, &c.policies)
		if got := d.Denial(request); d.Allowed || got != c.want {
			t.Errorf("%s, want %s", got, c.want)
		}
	}
	role := &Request{Principal: user("u"), Action: NewAction("sts:AssumeRole"), Resource: "arn:aws:iam::111111111111:role/r", ResourceAccount: account}
	trust := parsed(t, Trust, `{"Statement":{"Effect":"Allow","Principal":{"Service":"x"},"Action":"sts:AssumeRole"}}`)
	d := Decide(role, &Policies{Resource: trust, ResourceDecides: true})
	if got, want := d.Denial(role), "User: "+role.Principal.ARN+" is not authorized to perform: sts:AssumeRole on resource: "+role.Resource; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}

// A decision tells which statement decided, and by which of its patterns.
func TestWhatDecided(t *testing.T) {
	p := parsed(t, Managed, documentOf(
		`{"Sid":"Some","Effect":"Allow","Action":["kinesis:List*","KINESIS:Put*"],"Resource":["arn:aws:kinesis:*:*:stream/t","arn:aws:kinesis:*:*:stream/?"]}`,
		`{"Sid":"But","Effect":"Deny","NotAction":"kinesis:PutRecord","NotResource":"arn:aws:kinesis:*:*:stream/t"}`))
	r := putting(user("u"))
	d := Decide(r, &Policies{Identity: []*Policy{p}})
	if !d.Allowed || d.Sid() != "Some" || d.Statement != 0 || d.Action != "KINESIS:Put*" || d.Resource != "arn:aws:kinesis:*:*:stream/?" {
		t.Errorf("%+v", d)
	}
	r.Action = NewAction("kinesis:PutRecords")
	d = Decide(r, &Policies{Identity: []*Policy{p}})
	if d.Allowed || !d.Explicit || d.Sid() != "But" || d.Policy != p || d.Action != "" || d.Resource != "" {
		t.Errorf("%+v", d)
	}
	r.Resource = strings.TrimSuffix(stream, "s") + "t"
	if d = Decide(r, &Policies{Identity: []*Policy{p}}); !d.Allowed {
		t.Errorf("%+v", d)
	}
	r.Action = NewAction("kinesis:GetRecords")
	if d = Decide(r, &Policies{Identity: []*Policy{p}}); d.Allowed || d.Explicit || d.Sid() != "" {
		t.Errorf("%+v", d)
	}
}

// In doubt, stored policies deny: a statement that cannot be understood allows
// nothing, denies what it speaks of, and is told of.
func TestDoubtDenies(t *testing.T) {
	stored := func(kind Kind, text string) *Policy {
		p, err := ParseStored(kind, "p", text)
		if err != nil {
			t.Fatal(err)
		}
		return p
	}
	yes := parsed(t, Managed, to("Allow", ""))
	for _, c := range []string{
		`"StringSortOf":{"a":"b"}`, `"StringSortOf":{"a":"b"},"StringEquals":{"aws:username":"u"}`,
		`"NumericNotEquals":{"a":"many"}`, `"NotIpAddress":{"aws:SourceIp":"10.0.0.0/99"}`, `"StringNotLike":{"a":"${b"}`, `"Null":{"a":"maybe"}`,
	} {
		condition := `,"Condition":{` + c + `}`
		allows, denies := stored(Managed, to("Allow", condition)), stored(Managed, to("Deny", condition))
		if d := Decide(putting(user("u")), &Policies{Identity: []*Policy{allows}}); d.Allowed || d.Unclear == "" {
			t.Errorf("%s: %+v", c, d)
		}
		if d := Decide(putting(user("u")), &Policies{Identity: []*Policy{yes, denies}}); d.Allowed || !d.Explicit || d.Unclear == "" {
			t.Errorf("%s: %+v", c, d)
		}
		if len(allows.Doubts()) != 1 {
			t.Errorf("%s: %q", c, allows.Doubts())
		}
	}
	denies := stored(Managed, to("deny", `,"Condition":{"StringSortOf":{"a":"b"},"StringEquals":{"aws:username":"v"}}`))
	if d := Decide(putting(user("u")), &Policies{Identity: []*Policy{yes, denies}}); !d.Allowed {
		t.Errorf("what is clear about the statement does not hold: %+v", d)
	}
	denies = stored(Managed, to("deny", ""))
	if d := Decide(putting(user("u")), &Policies{Identity: []*Policy{yes, denies}}); d.Allowed {
		t.Errorf("a Deny in another case is lost: %+v", d)
	}
	denies = stored(Managed, documentOf(`{"Effect":"Deny","Action":"*","Resource":"arn:aws:kinesis:*:*:stream/${aws:username"}`))
	if d := Decide(putting(user("u")), &Policies{Identity: []*Policy{yes, denies}}); d.Allowed || d.Unclear == "" {
		t.Errorf("a Deny of a resource that cannot be read is lost: %+v", d)
	}
	nobody := stored(Resource, to("Allow", `,"Principal":{"AWS":"","Service":""}`))
	for _, kind := range []PrincipalKind{Anonymous, User, Role, Service} {
		if d := Decide(putting(&Principal{Kind: kind}), &Policies{Resource: nobody}); d.Allowed {
			t.Errorf("who has no name is %+v", d)
		}
	}
	everybody := stored(Resource, to("Allow", `,"NotPrincipal":{"AWS":"`+other+`"}`))
	if d := Decide(putting(user("u")), &Policies{Resource: everybody}); d.Allowed || d.Unclear == "" {
		t.Errorf("%+v", d)
	}
	for _, text := range []string{`{"Statement":{"Effect":"Deny","Action":"*"}}`, `{"Statement":{"Effect":"Deny","Resource":"*"}}`, `x`,
		`{"Statement":{"Effect":"Deny","Action":"*","Resource":"*","Principal":"*"}}`} {
		if p, err := ParseStored(Managed, "p", text); err == nil {
			t.Errorf("%s is taken: %+v", text, p)
		}
	}
}

// The user of the Kinesis tutorial may do five things with one stream and nothing
// else, nowhere else.
func TestTutorial(t *testing.T) {
	p := parsed(t, Managed, documentOf(
		`{"Effect":"Allow","Action":["kinesis:PutRecord","kinesis:PutRecords","kinesis:DescribeStreamSummary","kinesis:GetRecords","kinesis:GetShardIterator"],"Resource":["`+stream+`"]}`))
	for _, action := range []string{"PutRecord", "PutRecords", "DescribeStreamSummary", "GetRecords", "GetShardIterator", "ListShards", "DeleteStream", "DescribeStream", "PutRecordz"} {
		for _, arn := range []string{stream, stream + "2", strings.Replace(stream, "us-east-1", "us-east-2", 1), strings.Replace(stream, account, other, 1), strings.ToUpper(stream), "*"} {
			r := &Request{Principal: user("u"), Action: NewAction("kinesis:" + action), Resource: arn}
			want := arn == stream && action != "ListShards" && action != "DeleteStream" && action != "DescribeStream" && action != "PutRecordz"
			if d := Decide(r, &Policies{Identity: []*Policy{p}}); d.Allowed != want {
				t.Errorf("%s on %s: %+v", action, arn, d)
			}
		}
	}
}

// AWS's policies are there by their ARNs and grant what is published.
func TestAWSManaged(t *testing.T) {
	grants := map[string]map[string]bool{
		"AdministratorAccess":             {"kinesis:DeleteStream": true, "iam:CreateUser": true},
		"AmazonKinesisFullAccess":         {"kinesis:DeleteStream": true, "iam:CreateUser": false, "kinesisanalytics:X": false},
		"AmazonKinesisReadOnlyAccess":     {"kinesis:GetRecords": true, "kinesis:DescribeStream": true, "kinesis:PutRecord": false, "kinesis:SubscribeToShard": false},
		"AmazonKinesisFirehoseFullAccess": {"firehose:PutRecord": true, "kinesis:PutRecord": false},
		"CloudWatchFullAccess":            {"cloudwatch:PutMetricData": true, "logs:PutLogEvents": true, "iam:CreateServiceLinkedRole": false, "kinesis:PutRecord": false},
		"AWSLambdaBasicExecutionRole":     {"logs:PutLogEvents": true, "kinesis:GetRecords": false},
		"AWSLambdaKinesisExecutionRole":   {"logs:PutLogEvents": true, "kinesis:SubscribeToShard": true, "kinesis:PutRecord": false},
	}
	for _, m := range AWSManagedPolicies() {
		p := parsed(t, Managed, m.Document)
		if found, ok := FindAWSManaged(m.ARN("aws-cn")); !ok || found != m {
			t.Errorf("%s is not found", m.ARN("aws-cn"))
		}
		for action, want := range grants[m.Name] {
			r := &Request{Principal: user("u"), Action: NewAction(action), Resource: stream}
			if d := Decide(r, &Policies{Identity: []*Policy{p}}); d.Allowed != want {
				t.Errorf("%s, %s: %+v", m.Name, action, d)
			}
		}
		delete(grants, m.Name)
	}
	if len(grants) != 0 {
		t.Errorf("missing: %v", grants)
	}
	if m, ok := FindAWSManaged("arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole"); !ok || m.ARN("aws") != "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole" {
		t.Errorf("%+v", m)
	}
	for _, arn := range []string{"", "arn:aws:iam::111111111111:policy/AdministratorAccess", "arn:aws:iam::aws:policy/AWSLambdaBasicExecutionRole"} {
		if m, ok := FindAWSManaged(arn); ok {
			t.Errorf("%s is %s", arn, m.Name)
		}
	}
}

// A policy that is bound to unique ids means whoever has them, under any name, and
// not those who have the names alone; whom it is not bound for it means by name.
func TestBound(t *testing.T) {
	u, v, of := user("u"), user("v"), session(account)
	text := sharing("Allow", `{"AWS":["`+u.ARN+`","`+v.ARN+`","`+of.RoleARN+`"]}`)
	p := parsed(t, Resource, text)
	if got := strings.Join(p.PrincipalARNs(), " "); got != of.RoleARN+" "+u.ARN+" "+v.ARN {
		t.Error(got)
	}
	bound := p.Bound(map[string]string{u.ARN: u.ID, of.RoleARN: "AROAR", "arn:aws:iam::111111111111:user/x": "AIDAX"})
	namesake, renamed, another := *u, *u, *of
	namesake.ID, renamed.ARN, another.ID = "AIDANEW", "arn:aws:iam::111111111111:user/w", "AROANEW:s"
	for name, c := range map[string]struct {
		who  *Principal
		want bool
	}{
		"user": {u, true}, "namesake": {&namesake, false}, "renamed": {&renamed, true}, "not bound": {v, true}, "role": {of, true}, "role made anew": {&another, false},
		"one who is not named": {&Principal{Kind: User, Account: account, ARN: "arn:aws:iam::111111111111:user/x", ID: "AIDAX"}, false},
	} {
		if d := Decide(putting(c.who), &Policies{Resource: bound}); d.Allowed != c.want {
			t.Errorf("%s: %+v", name, d)
		}
	}
	if !Decide(putting(&namesake), &Policies{Resource: p}).Allowed {
		t.Error("the policy that was not bound has changed")
	}
	others := parsed(t, Resource, to("Deny", `,"NotPrincipal":{"AWS":["`+u.ARN+`","111111111111"]}`)).Bound(map[string]string{u.ARN: u.ID})
	yes := parsed(t, Managed, to("Allow", ""))
	if Decide(putting(&namesake), &Policies{Resource: others, Identity: []*Policy{yes}}).Explicit {
		t.Error("an account that is excepted is denied")
	}
}
