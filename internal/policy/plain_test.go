package policy

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// plain is a policy of which each decision looks at every statement: no index leads to
// some of them, and no gate turns anybody away.
func plain(p *Policy) *Policy {
	if p == nil {
		return nil
	}
	q := *p
	q.allow, q.deny = index{}, index{}
	for i := range q.statements {
		s := &q.statements[i]
		x := &q.allow
		if s.deny {
			x = &q.deny
		}
		x.size++
		if s.notActions {
			x.rest = append(x.rest, hit{statement: i, action: -1})
			continue
		}
		for j := range s.actions {
			x.rest = append(x.rest, hit{statement: i, action: j})
		}
	}
	return &q
}

func plainPolicies(p *Policies) *Policies {
	all := func(of []*Policy) (made []*Policy) {
		for _, p := range of {
			made = append(made, plain(p))
		}
		return made
	}
	return &Policies{Identity: all(p.Identity), Boundary: plain(p.Boundary), Session: all(p.Session), Resource: plain(p.Resource), ResourceDecides: p.ResourceDecides}
}

// sameDecision compares what matters: of statements that say the same, either may be
// told.
func sameDecision(t *testing.T, r *Request, p *Policies) Decision {
	t.Helper()
	d, want := Decide(r, p), Decide(r, plainPolicies(p))
	if d.Allowed != want.Allowed || d.Explicit != want.Explicit || d.By != want.By || !d.Explicit && (d.Unclear == "") != (want.Unclear == "") {
		t.Fatalf("%+v, plainly %+v", d, want)
	}
	return d
}

// Of random policies, with every sort of pattern, variable and condition, a decision
// is what it is without index and gates.
func TestDecideAsPlainly(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	pick := func(of ...string) string { return of[r.IntN(len(of))] }
	resource := func() string {
		return pick("*", "arn:aws:kinesis:*:*:stream/", "arn:*", "arn:aws:kinesis:us-east-1:111111111111:") +
			pick("", "s", "*", "?", "stream/s", "stream/${aws:username}", "${aws:username}", "${k:b, 's'}", "*${k:a}", "${k:a}${aws:username}", "stream/${k:a}*${aws:username}t", "*/${aws:PrincipalTag/x}") + pick("", "", "t", "*t")
	}
	condition := func() string {
		operator := pick("StringEquals", "StringNotEquals", "StringEqualsIfExists", "ForAnyValue:StringEquals", "ForAllValues:StringEquals", "StringLike", "StringLike", "ForAnyValue:StringLike", "StringNotLike", "StringLikeIfExists", "ArnLike", "IpAddress", "NumericLessThan", "DateLessThan", "Nonsense", "Null")
		value := func() string {
			return pick("s", "t", "1", "10.0.0.0/8", "2030-01-01T00:00:00Z", "true", "${aws:username}", "${k:a",
				"*s*", "s*", "*t", "?", "*", "s*${aws:username}*", "*:*:*:*:*:*/s?", "arn:*:kinesis:*:*:stream/s*")
		}
		values := fmt.Sprintf(`[%q,%q]`, value(), value())
		if r.IntN(2) == 0 {
			values = fmt.Sprintf("%q", value())
		}
		return fmt.Sprintf(`%q:{%q:%s,%q:%q}`, operator, pick("k:a", "K:a"), values, pick("k:b", "aws:username", "k:c"), value())
	}
	statement := func() string {
		conditions := ""
		if r.IntN(2) == 0 {
			conditions = `,"Condition":{` + condition() + `}`
		}
		return fmt.Sprintf(`{"Effect":%q,%q:[%q,%q],%q:[%q,%q]%s}`, pick("Allow", "Allow", "Allow", "Deny"), pick("Action", "Action", "Action", "NotAction"),
			pick("kinesis:PutRecord", "kinesis:Put*", "*", "s3:*", "kinesis:PutRecord?"), pick("k*:PutRecord", "s3:Get", "kinesis:*d"),
			pick("Resource", "Resource", "Resource", "NotResource"), resource(), resource(), conditions)
	}
	outcomes, read := map[string]int{}, 0
	for range 2500 {
		var policies []*Policy
		for range 1 + r.IntN(3) {
			var all []string
			for range 1 + r.IntN(3) {
				all = append(all, statement())
			}
			if p, err := ParseStored(Managed, "p", documentOf(all...)); err == nil {
				policies, read = append(policies, p), read+1
			}
		}
		u := user(pick("s", "t", "u"))
		u.Tags = map[string]string{"x": pick("s", "t")}
		request := putting(u)
		request.Resource = pick("arn:aws:kinesis:us-east-1:111111111111:stream/s", "arn:aws:kinesis:us-east-1:111111111111:stream/st", "arn:aws:kinesis:us-east-1:111111111111:s", "*", "")
		values := map[string][]string{}
		for _, key := range []string{"k:a", "k:b"} {
			if n := r.IntN(3); n > 0 {
				values[key] = slices.Repeat([]string{pick("s", "t", "1", "10.1.1.1", "2020-01-01T00:00:00Z")}, n)
				values[key][0] = pick("s", "t", "st", "tsat", "arn:aws:kinesis:us-east-1:111111111111:stream/st")
			}
		}
		request.Context = NewKeys(values)
		d := sameDecision(t, request, &Policies{Identity: policies})
		outcomes[fmt.Sprint(d.Allowed, d.Explicit, d.Unclear != "")]++
	}
	if len(outcomes) < 4 || read < 2500 {
		t.Errorf("%d policies, outcomes %v", read, outcomes)
	}
}

// The scenes that decisions are measured with come out as they do plainly, and a gate
// turns most away, or else they measure nothing.
func TestGatesOfScenes(t *testing.T) {
	for name, statement := range scenes {
		p, r := &Policies{Identity: hundred(t, statement)}, sceneRequest()
		sameDecision(t, r, p)
		shut, of := 0, 0
		e := evaluation{request: r}
		for _, policy := range p.Identity {
			for _, hits := range [][]hit{policy.allow.exact["kinesis:putrecord"], policy.allow.service["kinesis"]} {
				for i := range hits {
					if of++; hits[i].gate.shut(&e) {
						shut++
					}
				}
			}
		}
		if strings.Contains(name, "streams") || name == "conditions" || name == "variables" || name == "likes" {
			if shut < 99 || of != 100 {
				t.Errorf("%s: %d of %d are turned away", name, shut, of)
			}
		}
	}
}
