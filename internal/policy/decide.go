package policy

import "strings"

// Policies are all that bear on a request.
type Policies struct {
	// Identity are those of the user and the user's groups, or of the role.
	Identity []*Policy
	// Boundary is the permissions boundary, nil if there is none.
	Boundary *Policy
	// Session are those that a session was given when it began. Together they limit
	// it; none do not.
	Session []*Policy
	// Resource is the resource's own, nil if it has none; of sts:AssumeRole the
	// role's trust policy.
	Resource *Policy
	// ResourceDecides is for roles and KMS keys, for which identity policies count
	// only as far as the resource's own policy leaves it to them.
	ResourceDecides bool
}

// Layer is a sort of policies, by what they are to a decision.
type Layer uint8

// The layers, in the order in which denials are told.
const (
	// NoLayer decided: the root of the account may do all, and everybody may ask who
	// they are.
	NoLayer Layer = iota
	ResourceLayer
	IdentityLayer
	BoundaryLayer
	SessionLayer
)

// Decision is what came of a request.
type Decision struct {
	Allowed bool
	// Explicit is set if a statement denies, not set if none allows.
	Explicit bool
	// By is the layer that allows, denies, or does not allow.
	By Layer
	// Policy is where the statement is that allows or denies, nil if none does.
	// Where several do it is one of them.
	Policy *Policy
	// Statement is the statement's index, from 0.
	Statement int
	// Action and Resource are what matched, as written; "" where it is that nothing
	// in NotAction or NotResource did.
	Action, Resource string
	// Unclear says what could not be understood in a statement that would have
	// allowed, or that denies; "" mostly. It belongs into a log.
	Unclear string

	trust bool // the resource's policy is a role's trust policy
}

// Sid is the Sid of the statement, "" if it has none or there is no statement.
func (d *Decision) Sid() string {
	if d.Policy == nil {
		return ""
	}
	return d.Policy.Sid(d.Statement)
}

// evaluation is one decision under way.
type evaluation struct {
	request *Request
	// bounded is set if the principal has a permissions boundary.
	bounded  bool
	unclear  string
	answers  [8]answer // the latest, in a circle
	answered int       // how many there have been
	read     readings
	scratch  [512]byte // for patterns with variables
}

// Decide says whether a request is allowed, in AWS's order: any statement that
// denies; then the resource's own policy; then identity policies, boundary and
// session, all of which must allow. In one account either the resource's policy or
// an identity policy is enough, across accounts it takes both.
func Decide(r *Request, p *Policies) Decision {
	if r.Action.lower == "sts:getcalleridentity" { // even if it is denied (documented)
		return Decision{Allowed: true}
	}
	e := evaluation{request: r, bounded: p.Boundary != nil}
	d := e.decide(p)
	d.trust = strings.HasPrefix(r.Action.lower, "sts:assumerole")
	return d
}

func (e *evaluation) decide(p *Policies) Decision {
	w := e.request.Principal
	local := w.Account == e.request.owner()
	root := w.Kind == Root
	if d, denied := e.denied(p, root); denied {
		return d
	}
	if root && local && !p.ResourceDecides {
		return Decision{Allowed: true}
	}
	byResource, shared := e.allowing(ResourceLayer, p.Resource)
	if shared == notNamed && (p.ResourceDecides || !local || w.Account == "") {
		return e.notAllowed(ResourceLayer)
	}
	if w.Account == "" || local && shared == byName {
		return byResource
	}
	granted, by := local && shared == byRole || root, byResource
	for _, policy := range p.Identity {
		if granted {
			break
		}
		if d, standing := e.allowing(IdentityLayer, policy); standing != notNamed {
			granted, by = true, d
		}
	}
	switch {
	case !granted:
		return e.notAllowed(IdentityLayer)
	case root:
		return by
	case !e.within(BoundaryLayer, p.Boundary):
		return e.notAllowed(BoundaryLayer)
	case !e.within(SessionLayer, p.Session...):
		return e.notAllowed(SessionLayer)
	}
	return by
}

// denied looks for a statement that denies. The root of an account is subject to
// no policies but those of resources.
func (e *evaluation) denied(p *Policies, root bool) (Decision, bool) {
	if d, ok := e.denying(ResourceLayer, p.Resource); ok || root {
		return d, ok
	}
	for _, policy := range p.Identity {
		if d, ok := e.denying(IdentityLayer, policy); ok {
			return d, true
		}
	}
	if d, ok := e.denying(BoundaryLayer, p.Boundary); ok {
		return d, true
	}
	for _, policy := range p.Session {
		if d, ok := e.denying(SessionLayer, policy); ok {
			return d, true
		}
	}
	return Decision{}, false
}

func (e *evaluation) denying(by Layer, p *Policy) (Decision, bool) {
	if p == nil {
		return Decision{}, false
	}
	d, standing := e.find(p, &p.deny)
	d.By, d.Explicit = by, true
	return d, standing != notNamed
}

func (e *evaluation) allowing(by Layer, p *Policy) (Decision, standing) {
	if p == nil {
		return Decision{}, notNamed
	}
	d, standing := e.find(p, &p.allow)
	d.By, d.Allowed = by, true
	return d, standing
}

// within says whether one of the policies of a limiting layer allows, or there is
// none that could limit.
func (e *evaluation) within(by Layer, policies ...*Policy) bool {
	limited := false
	for _, p := range policies {
		if p == nil {
			continue
		}
		if _, standing := e.allowing(by, p); standing != notNamed {
			return true
		}
		limited = true
	}
	return !limited
}

// notAllowed is that no statement of a layer allows.
func (e *evaluation) notAllowed(by Layer) Decision {
	return Decision{By: by, Unclear: e.unclear}
}

// find looks for a statement that applies: any, but of those of a resource policy
// that allow, one that speaks of the principal most directly.
func (e *evaluation) find(p *Policy, x *index) (best Decision, standing standing) {
	if x.size == 0 {
		return best, standing
	}
	a := &e.request.Action
	for i, hits := range [...][]hit{x.exact[a.lower], x.service[a.service], x.rest} {
		for j := range hits {
			h := &hits[j]
			if h.gate.shut(e) {
				continue
			}
			s := &p.statements[h.statement]
			how := s.of(e)
			if how <= standing || i > 0 && !s.ofAction(e, h.action) {
				continue
			}
			resource, ok := s.ofResource(e)
			if !ok || !s.holds(e) {
				continue
			}
			standing = how
			best = Decision{Policy: p, Statement: h.statement, Unclear: s.unclear, Action: source(s.actions, h.action), Resource: source(s.resources, resource)}
			if s.deny || how == byName {
				return best, standing
			}
		}
	}
	return best, standing
}

// source gives the i-th pattern as it was written, "" for none.
func source(patterns []pattern, i int) string {
	if i < 0 {
		return ""
	}
	return patterns[i].source
}

// of says how the statement speaks of the principal. NotPrincipal includes nobody
// who has a permissions boundary (documented).
func (s *statement) of(e *evaluation) standing {
	if s.principals == nil {
		return byName
	}
	how := s.principals.of(e.request.Principal)
	if !s.notPrincipal {
		return how
	}
	if how == notNamed || e.bounded {
		return byName
	}
	return notNamed
}

// ofAction says whether the statement is about the action, given which of its
// patterns led here.
func (s *statement) ofAction(e *evaluation, i int) bool {
	action := e.request.Action.lower
	if !s.notActions {
		return s.actions[i].matches(e, action)
	}
	for j := range s.actions {
		if s.actions[j].matches(e, action) {
			return false
		}
	}
	return true
}

// ofResource says whether the statement is about the resource, and which pattern
// says so; -1 for NotResource and trust policies.
func (s *statement) ofResource(e *evaluation) (which int, ok bool) {
	if len(s.resources) == 0 {
		return -1, true
	}
	for i := range s.resources {
		if s.resources[i].matches(e, e.request.Resource) {
			return i, !s.notResources
		}
	}
	return -1, s.notResources
}

// holds says whether the conditions are met. In doubt, a statement that denies does
// and one that allows does not, which is noted.
func (s *statement) holds(e *evaluation) bool {
	for i := range s.conditions {
		if !s.conditions[i].holds(e) {
			return false
		}
	}
	if s.unclear != "" && !s.deny {
		e.unclear = s.unclear
		return false
	}
	return true
}
