package policy

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf8"
)

// slowGlob is what a pattern means, said as plainly as can be.
func slowGlob(pattern, name []rune) bool {
	switch {
	case len(pattern) == 0:
		return len(name) == 0
	case pattern[0] == '*':
		return slowGlob(pattern[1:], name) || len(name) > 0 && slowGlob(pattern, name[1:])
	}
	return len(name) > 0 && (pattern[0] == '?' || pattern[0] == name[0]) && slowGlob(pattern[1:], name[1:])
}

// randomText draws a short text of few letters.
func randomText(r *rand.Rand, letters []rune, most int) string {
	b := make([]rune, r.IntN(most+1))
	for i := range b {
		b[i] = letters[r.IntN(len(letters))]
	}
	return string(b)
}

// Patterns stand for what they are defined to, with variables and without.
func TestGlob(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	matched := 0
	for range 60_000 {
		text, name := randomText(r, []rune("aab*?é€"), 7), randomText(r, []rune("aabé€"), 7)
		want := slowGlob([]rune(text), []rune(name))
		p, _ := newPattern(text, true, false)
		u := user("u")
		u.Tags = map[string]string{"a": "a"}
		e := evaluation{request: putting(u)}
		v, _ := newPattern(strings.ReplaceAll(text, "a", "${aws:PrincipalTag/a}"), true, true)
		if got, other := p.matches(&e, name), v.matches(&e, name); got != want || other != want {
			t.Fatalf("%q for %q: %v, with variables %v, want %v", text, name, got, other, want)
		}
		if want {
			matched++
		}
	}
	if matched < 1000 {
		t.Errorf("only %d of the pairs match", matched)
	}
}

// FuzzPattern: a pattern stands for what it is defined to, and whatever it stands for has
// its longest literal in it, which gates rely on.
func FuzzPattern(f *testing.F) {
	f.Add("*boto3/1.*", "x boto3/1.2")
	f.Add("a*a?*b", "aacab")
	f.Add("**", "")
	f.Add("*é?", "aé€")
	f.Fuzz(func(t *testing.T, text, name string) {
		pattern, have := []rune(text), []rune(name)
		if len(pattern) > 10 || len(have) > 14 || !utf8.ValidString(text) || !utf8.ValidString(name) {
			return // the plain matcher takes exponential time
		}
		p, _ := newPattern(text, true, false)
		want := slowGlob(pattern, have)
		if got := p.matches(&evaluation{}, name); got != want {
			t.Errorf("%q for %q: %v", text, name, got)
		}
		if want && !strings.Contains(name, p.literal()) {
			t.Errorf("%q stands for %q, which lacks %q", text, name, p.literal())
		}
	})
}

// A pattern made to be taken back often is still decided within the square of the
// name's length: one that took exponential time would not come back from this.
func TestGlobIsNotExponential(t *testing.T) {
	name := strings.Repeat("a", 2000)
	p, _ := newPattern(strings.Repeat("a*?", 1000)+"b", true, false)
	if p.matches(&evaluation{}, name) {
		t.Error("it matches")
	}
}

// randomStatement draws a statement about few names, so that many apply.
func randomStatement(r *rand.Rand, effect string, shared bool) string {
	pick := func(of ...string) string { return of[r.IntN(len(of))] }
	principal := ""
	if shared {
		principal = `,` + pick(`"Principal":"*"`, `"Principal":{"AWS":"111111111111"}`, `"Principal":{"AWS":"arn:aws:iam::111111111111:user/u"}`, `"Principal":{"AWS":"222222222222"}`,
			`"Principal":{"AWS":"arn:aws:iam::222222222222:role/p/r"}`)
	}
	condition := pick("", "", `,"Condition":{"StringEquals":{"k:a":"1"}}`, `,"Condition":{"StringNotEqualsIfExists":{"k:a":["1","2"]}}`, `,"Condition":{"Null":{"k:a":"true"}}`,
		`,"Condition":{"ForAnyValue:StringLike":{"k:a":"${aws:username, '1'}"}}`)
	return fmt.Sprintf(`{"Effect":%q,%q:[%q,%q],%q:%q%s%s}`, effect, pick("Action", "Action", "NotAction"),
		pick("kinesis:PutRecord", "kinesis:*", "kinesis:Get*", "*", "Kinesis:put?ecord"), pick("s3:*", "kinesis:PutRecord", "kinesis:GetRecord?"),
		pick("Resource", "Resource", "NotResource"), pick("*", "arn:aws:kinesis:*:*:stream/s", "arn:aws:kinesis:*:*:stream/${aws:username, 't'}", "arn:*:stream/t"), principal, condition)
}

// scene is a random request with policies of every layer.
type scene struct {
	request  Request
	identity []string
	boundary []string
	session  []string
	resource []string
}

func randomScene(r *rand.Rand) scene {
	some := func(shared bool, least int) (all []string) {
		for range least + r.IntN(4) {
			all = append(all, randomStatement(r, []string{"Allow", "Allow", "Deny"}[r.IntN(3)], shared))
		}
		return all
	}
	who := []*Principal{user("u"), user("s"), session(account), session(other), root(account), root(other)}[r.IntN(6)]
	s := scene{request: *putting(who), identity: some(false, 1), resource: some(true, 0)}
	s.request.Action = NewAction([]string{"kinesis:PutRecord", "kinesis:GetRecords", "s3:GetObject"}[r.IntN(3)])
	s.request.Resource = "arn:aws:kinesis:us-east-1:111111111111:stream/" + []string{"s", "t"}[r.IntN(2)]
	if r.IntN(3) == 0 {
		s.boundary = some(false, 1)
	}
	if r.IntN(3) == 0 {
		s.session = some(false, 1)
	}
	if r.IntN(2) == 0 {
		s.request.Context = NewKeys(map[string][]string{"k:a": {[]string{"1", "2", "s"}[r.IntN(3)]}})
	}
	return s
}

// layers are the statements of each layer, for changing them.
func (s *scene) layers() []*[]string {
	return []*[]string{&s.identity, &s.boundary, &s.session, &s.resource}
}

func (s *scene) decide(t *testing.T) Decision {
	t.Helper()
	p := s.policies(t)
	return sameDecision(t, &s.request, &p)
}

func (s *scene) policies(t *testing.T) Policies {
	t.Helper()
	policy := func(kind Kind, statements []string) *Policy {
		if len(statements) == 0 {
			return nil
		}
		return parsed(t, kind, documentOf(statements...))
	}
	p := Policies{Boundary: policy(RoleInline, s.boundary), Resource: policy(Resource, s.resource)}
	if identity := policy(RoleInline, s.identity); identity != nil {
		p.Identity = append(p.Identity, identity)
	}
	if session := policy(RoleInline, s.session); session != nil {
		p.Session = append(p.Session, session)
	}
	return p
}

// with gives a copy of the statements with one more.
func with(statements []string, one string) []string {
	return append(append([]string(nil), statements...), one)
}

// One more Deny never allows more, one more Allow never less, and the order of
// statements makes no difference, in any layer.
func TestMonotone(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	outcomes := make(map[string]int)
	for range 700 {
		s := randomScene(r)
		before := s.decide(t)
		outcomes[fmt.Sprint(before.Allowed, before.Explicit, before.By)]++
		for i, layer := range s.layers() {
			statements := *layer
			shared := i == 3
			if len(statements) == 0 && !shared {
				continue // a first statement would set a limit, whatever its effect
			}
			denies, allows := randomStatement(r, "Deny", shared), randomStatement(r, "Allow", shared)
			*layer = with(statements, denies)
			if d := s.decide(t); d.Allowed && !before.Allowed {
				t.Fatalf("%+v: %s allows: %+v", s, denies, d)
			}
			*layer = with(statements, allows)
			if d := s.decide(t); !d.Allowed && before.Allowed {
				t.Fatalf("%+v: %s takes away: %+v", s, allows, d)
			}
			*layer = append([]string(nil), statements...)
			r.Shuffle(len(statements), func(i, j int) { (*layer)[i], (*layer)[j] = (*layer)[j], (*layer)[i] })
			if d := s.decide(t); d.Allowed != before.Allowed || d.Explicit != before.Explicit {
				t.Fatalf("%+v: in another order %+v, was %+v", s, d, before)
			}
			*layer = statements
		}
	}
	if len(outcomes) < 9 {
		t.Errorf("too few sorts of outcomes: %v", outcomes)
	}
}

// FuzzDecide: whatever a policy's condition, resource and the request's values are,
// a decision is made, the same twice, and a Deny of the same text is never an Allow.
func FuzzDecide(f *testing.F) {
	f.Add("StringLike", "aws:PrincipalTag/x", "${aws:username}*", "arn:aws:s3:::${k:v, 'a'}/*?", "kinesis:*", "a")
	f.Add("ForAnyValue:ArnLike", "k:v", "arn:*:*:::?*", "*", "*", "arn:aws:s3:::a")
	f.Add("NotIpAddress", "k:v", "::1/64", "arn:aws:kinesis:*", "?*", "::ffff:1.2.3.4")
	f.Fuzz(func(t *testing.T, operator, key, value, resource, action, have string) {
		text := func(effect string) string {
			return documentOf(fmt.Sprintf(`{"Effect":%q,"Action":%q,"Resource":%q,"Condition":{%q:{%q:%q}}}`, effect, action, resource, operator, key, value))
		}
		allow, err := ParseStored(Managed, "p", text("Allow"))
		deny, err2 := ParseStored(Managed, "p", text("Deny"))
		if err != nil || err2 != nil {
			return
		}
		u := user("u")
		u.Tags = map[string]string{"x": have}
		r := putting(u)
		r.Context = NewKeys(map[string][]string{key: {have}, "k:v": {have, have}})
		first, second := Decide(r, &Policies{Identity: []*Policy{allow}}), Decide(r, &Policies{Identity: []*Policy{allow}})
		if first != second {
			t.Errorf("%+v, then %+v", first, second)
		}
		sameDecision(t, r, &Policies{Identity: []*Policy{allow, deny}})
		sameDecision(t, r, &Policies{Identity: []*Policy{allow}})
		if d := Decide(r, &Policies{Identity: []*Policy{allow, deny}}); d.Allowed || first.Allowed && !d.Explicit {
			t.Errorf("beside %+v: %+v", first, d)
		}
	})
}
