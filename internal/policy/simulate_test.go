package policy

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// A statement's span is its text, and what comes between it and what stands before.
func TestSpan(t *testing.T) {
	for _, c := range []struct {
		text string
		want []string // line:column of each statement's beginning and end
	}{
		{"{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}]}", []string{"1:38-1:84"}},
		{"{\"Version\":\"2012-10-17\",\"Statement\": {\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}}", []string{"1:37-1:84"}},
		// AdministratorAccess as AWS wrote it, for which IAM was seen to tell these.
		{"{\n  \"Version\": \"2012-10-17\",\n  \"Statement\": [\n    {\n      \"Effect\": \"Allow\",\n      \"Action\": \"*\",\n      \"Resource\": \"*\"\n    }\n  ]\n}", []string{"3:17-8:6"}},
		{"{\"Version\":\"2012-10-17\",\n\"Statement\":[{\"Sid\":\"a\",\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"arn:aws:s3:::é\"} ,\n{\"Effect\":\"Deny\",\"Action\":\"*\",\"Resource\":\"*\"}]}",
			[]string{"2:14-2:83", "2:85-3:46"}},
	} {
		p := parsed(t, Managed, c.text)
		var got []string
		for i := range p.Statements() {
			from, to := p.Span(i)
			got = append(got, fmt.Sprintf("%d:%d-%d:%d", from.Line, from.Column, to.Line, to.Column))
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, want %v", c.text, got, c.want)
		}
	}
}

// What is told of a simulation: all that denies, or else all that allows; keys that
// nobody gave a value to; and across accounts what either side says.
func TestSimulate(t *testing.T) {
	statement := func(sid, effect, action, rest string) string {
		return `{"Sid":"` + sid + `","Effect":"` + effect + `","Action":"` + action + `","Resource":"*"` + rest + `}`
	}
	identity := parsed(t, Managed, documentOf(
		statement("One", "Allow", "kinesis:Put*", ""), statement("Two", "Allow", "kinesis:PutRecord", `,"Condition":{"Bool":{"aws:SecureTransport":"true"}}`),
		statement("Other", "Allow", "kinesis:Get*", `,"Condition":{"Bool":{"k:other":"true"}}`), statement("No", "Deny", "kinesis:PutRecord", `,"Condition":{"StringEquals":{"k:no":"1"}}`)))
	boundary := parsed(t, Managed, documentOf(statement("Get", "Allow", "kinesis:Get*", ""), statement("Not", "Deny", "kinesis:PutRecord", `,"Condition":{"StringEquals":{"k:no":"1"}}`)))
	shared := parsed(t, Resource, sharing("Allow", `{"AWS":"222222222222"}`))
	for name, c := range map[string]struct {
		who      *Principal
		policies Policies
		context  map[string][]string
		want     string
	}{
		"allowed": {user("u"), Policies{Identity: []*Policy{identity}}, nil, "0 [One] missing [aws:SecureTransport k:no]"},
		"allowed twice": {user("u"), Policies{Identity: []*Policy{identity}}, map[string][]string{"AWS:secureTransport": {"true"}, "k:no": {"2"}},
			"0 [One Two] missing []"},
		"denied": {user("u"), Policies{Identity: []*Policy{identity}, Boundary: boundary}, map[string][]string{"k:no": {"1"}},
			"2 [No Not] missing [aws:SecureTransport] bounded false"},
		"beyond the boundary": {user("u"), Policies{Identity: []*Policy{identity}, Boundary: boundary}, map[string][]string{"k:no": {"2"}},
			"1 [] missing [aws:SecureTransport] bounded false"},
		"across": {&Principal{Kind: User, Account: other, ARN: "arn:aws:iam::" + other + ":user/u", Name: "u"}, Policies{Resource: shared}, nil, "1 [] missing [] across 1 0"},
	} {
		r := putting(c.who)
		r.Context = NewKeys(c.context)
		s := Simulate(r, &c.policies)
		var sids []string
		for _, m := range s.Matched {
			sids = append(sids, m.Policy.Sid(m.Statement))
		}
		got := fmt.Sprintf("%d %v missing %v", s.Outcome(), sids, s.Missing)
		if s.Bounded {
			got += fmt.Sprint(" bounded ", s.WithinBoundary)
		}
		if s.Across {
			got += fmt.Sprint(" across ", s.Identity, s.Resource)
		}
		if got != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
	}
}

// A simulation decides as Decide does, and what it says has matched is of the effect
// that decided.
func TestSimulateAgrees(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	matched := 0
	for range 1000 {
		s := randomScene(r)
		p := s.policies(t)
		d, sim := Decide(&s.request, &p), Simulate(&s.request, &p)
		if d != sim.Decision {
			t.Fatalf("%+v: %+v, simulated %+v", s, d, sim.Decision)
		}
		if d.Policy != nil && !slices.ContainsFunc(sim.Matched, func(m Match) bool { return m.Policy == d.Policy && m.Statement == d.Statement }) {
			t.Fatalf("%+v: %+v is not among %+v", s, d, sim.Matched)
		}
		for _, m := range sim.Matched {
			matched++
			if m.Policy.statements[m.Statement].deny != d.Explicit {
				t.Fatalf("%+v: %+v for %+v", s, m, d)
			}
		}
	}
	if matched < 300 {
		t.Errorf("only %d statements matched", matched)
	}
}

// Where a text stops being JSON is told by line and column.
func TestPlaceOfSyntaxError(t *testing.T) {
	_, err := Parse(Managed, "p", "{\"Version\":\"2012-10-17\",\n \"Statement\":[{}},\n]}")
	if err == nil || !strings.Contains(err.Error(), "(line 2, column 17: it is not JSON)") {
		t.Error(err)
	}
}
