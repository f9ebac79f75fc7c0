package policy

import (
	"slices"
	"strings"
)

// Outcome is what policies say about a request, taken for themselves.
type Outcome uint8

// The outcomes, the one that gives way first.
const (
	Allows Outcome = iota
	Silent         // no statement allows or denies
	Denies
)

// Outcome says how the decision came out.
func (d *Decision) Outcome() Outcome {
	switch {
	case d.Allowed:
		return Allows
	case d.Explicit:
		return Denies
	}
	return Silent
}

// Simulation is a decision with all that led to it.
type Simulation struct {
	Decision
	// Matched are the statements that decide: all that deny, or else all that allow
	// if the request is allowed.
	Matched []Match
	// Missing are condition keys that statements about the action ask for and that
	// nobody has given a value, in order, as in ContextKeys.
	Missing []string
	// Bounded says that there is a permissions boundary, WithinBoundary that it allows.
	Bounded, WithinBoundary bool
	// Across says that the resource is another account's than the principal. Both of
	// the following must allow then.
	Across             bool
	Identity, Resource Outcome
}

// Match is a statement that is about a request.
type Match struct {
	By        Layer
	Policy    *Policy
	Statement int // from 0
}

// Simulate is Decide with more to tell, and slower: it looks at every statement.
func Simulate(r *Request, p *Policies) Simulation {
	s := Simulation{Decision: Decide(r, p), Across: r.Principal.Account != r.owner(), Bounded: p.Boundary != nil}
	e := &evaluation{request: r, bounded: s.Bounded}
	var missing []string
	for by, policies := range p.layers() {
		for _, policy := range policies {
			for i := range policy.statements {
				s.look(e, Match{by, policy, i}, &missing)
			}
		}
	}
	s.WithinBoundary = e.within(BoundaryLayer, p.Boundary)
	if _, denied := e.denying(BoundaryLayer, p.Boundary); denied {
		s.WithinBoundary = false
	}
	s.Identity, s.Resource = e.outcome(p.Identity...), e.outcome(p.Resource)
	slices.SortFunc(missing, func(a, b string) int { return strings.Compare(strings.ToLower(a), strings.ToLower(b)) })
	s.Missing = slices.CompactFunc(missing, strings.EqualFold)
	return s
}

// layers gives all policies by layer, in the order in which denials are told.
func (p *Policies) layers() func(yield func(Layer, []*Policy) bool) {
	one := func(p *Policy) []*Policy {
		if p == nil {
			return nil
		}
		return []*Policy{p}
	}
	return func(yield func(Layer, []*Policy) bool) {
		_ = yield(ResourceLayer, one(p.Resource)) && yield(IdentityLayer, p.Identity) &&
			yield(BoundaryLayer, one(p.Boundary)) && yield(SessionLayer, p.Session)
	}
}

// look notes a statement if it decides, and the keys that it lacks.
func (s *Simulation) look(e *evaluation, m Match, missing *[]string) {
	statement := &m.Policy.statements[m.Statement]
	if statement.of(e) == notNamed || !statement.mentions(e) {
		return
	}
	for _, key := range statement.keys(nil) {
		if e.lookup(canonicalKey(key)).n == 0 {
			*missing = append(*missing, key)
		}
	}
	if statement.deny != s.Explicit || !statement.deny && !s.Allowed {
		return
	}
	limits := m.By == BoundaryLayer || m.By == SessionLayer
	if _, about := statement.ofResource(e); about && statement.holds(e) && (statement.deny || !limits) {
		s.Matched = append(s.Matched, m)
	}
}

// mentions says whether the statement is about the action.
func (s *statement) mentions(e *evaluation) bool {
	if s.notActions {
		return s.ofAction(e, -1)
	}
	for i := range s.actions {
		if s.ofAction(e, i) {
			return true
		}
	}
	return false
}

// leastEffort is what a statement costs, whatever is in it.
const leastEffort = 16

// Effort is about how many bytes it takes at most to compare a request with the policy,
// whose resource has so many, as have all values of any one condition key. It is a
// float64 because it may be beyond every integer.
func (p *Policy) Effort(resource, values int) (all float64) {
	for i := range p.statements {
		s := &p.statements[i]
		all += leastEffort + float64(len(s.actions))
		for j := range s.resources {
			all += s.resources[j].effort(resource, values)
		}
		for j := range s.conditions {
			c := &s.conditions[j]
			all += leastEffort + float64(len(c.texts)+len(c.numbers)+len(c.dates)+len(c.prefixes))*float64(values)
			for k := range c.patterns {
				all += float64(values) + c.patterns[k].effort(values, values)
			}
		}
	}
	return all
}

// effort is Policy.Effort of a pattern, for a name of so many bytes.
func (p *pattern) effort(name, values int) float64 {
	if len(p.variables) == 0 && p.prefix >= len(p.text)-1 { // * at the end, or nowhere
		return 1
	}
	return (float64(len(p.source)) + float64(len(p.variables))*float64(values)) * float64(name)
}

// outcome is what policies of one layer say together.
func (e *evaluation) outcome(policies ...*Policy) Outcome {
	outcome := Silent
	for _, p := range policies {
		if _, denied := e.denying(NoLayer, p); denied {
			return Denies
		}
		if _, standing := e.allowing(NoLayer, p); standing != notNamed {
			outcome = Allows
		}
	}
	return outcome
}
